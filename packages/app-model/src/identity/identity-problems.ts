import type { App, Component } from '../app.js';
import type { Diagnostic } from '../diagnostic.js';
import { APP_NAME } from '../load/app-metadata.js';
import { metadataOf } from '../load/provenance.js';
import { componentsOf } from '../validate/validate-app.js';
import { iconProblem } from './icon.js';

/** Modules, RPCs and functions (R10.14). */
const COMPONENT_NAME = /^[a-zA-Z][0-9a-zA-Z]+[0-9a-zA-Z]$/;
/** The instance names connections and webhooks itself (R10.7); ours are folder names. */
const LOCAL_NAME = /^[0-9a-zA-Z][\w-]{0,127}$/;

const THEME = /^#[0-9a-f]{6}$/i;

/**
 * Whatever makes an instance refuse the app as such: names, theme, version (R10.14) and icon. Such an app can be neither
 * built nor deployed, whatever else may be forced. Rules: `name/invalid`, `theme/invalid`, `version/invalid`, `icon/invalid`.
 */
export function identityProblems(app: App): Diagnostic[] {
  const findings: Diagnostic[] = [];
  const { name, theme, version } = app.metadata;
  const report = (owner: App | Component, key: string, rule: string, message: string): void => {
    const at = metadataOf(owner)?.locate([key]) ?? { file: 'file' in owner ? owner.file : '.', line: 1, column: 1 };
    findings.push({ ...at, rule, severity: 'error', message });
  };
  if (!APP_NAME.test(name)) {
    report(
      app,
      'name',
      'name/invalid',
      `"${name}" is no name for an app: it takes lower-case letters, digits and hyphens, starts with a letter, ends with a letter or digit, and has at least three of them.`,
    );
  }
  if (!THEME.test(theme)) {
    report(app, 'theme', 'theme/invalid', `The theme "${theme}" must be a colour like #1F6FB2.`);
  }
  if (!Number.isSafeInteger(version) || version < 1) {
    report(app, 'version', 'version/invalid', `The version must be a whole number from 1 up, not ${version}.`);
  }
  for (const component of componentsOf(app)) {
    const problem = nameProblem(component);
    if (problem) report(component, 'name', 'name/invalid', problem);
  }
  const icon = app.icon && iconProblem(app.icon);
  if (icon) {
    findings.push({
      file: app.iconFile ?? 'assets/icon.png',
      line: 1,
      column: 1,
      rule: 'icon/invalid',
      severity: 'error',
      message: icon,
    });
  }
  return findings;
}

function nameProblem({ kind, name }: Component): string | undefined {
  if (kind === 'module' || kind === 'rpc' || kind === 'function') {
    return COMPONENT_NAME.test(name)
      ? undefined
      : `"${name}" is no name for a ${kind === 'rpc' ? 'RPC' : kind}: it takes letters and digits, starts with a letter, and has at least three of them.`;
  }
  return LOCAL_NAME.test(name)
    ? undefined
    : `"${name}" is no name for ${kind === 'endpoint' ? 'an' : 'a'} ${kind}: it takes up to 128 letters, digits, hyphens and underscores.`;
}
