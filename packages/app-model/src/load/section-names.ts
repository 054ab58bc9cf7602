import type { ComponentKind } from '../app.js';
import { SECTION_FILES } from '../section-files.js';

/** Names people give a block beside the archive's and the workspace's. Written without hyphens and in lower case. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  oauthcommunication: 'api',
  staticparameters: 'parameters',
  mappableparameters: 'expect',
};

/**
 * The section of a kind of component that a file or key names, in any of the spellings seen: `mappable-params`,
 * `mappableParams` and `expect` are the same block of a module (R10.1, R10.8, R10.9). Undefined for anything else.
 */
export function sectionNamed(kind: ComponentKind, written: string): string | undefined {
  const plain = bare(written);
  const files = SECTION_FILES[kind];
  const found =
    files.find(({ section }) => bare(section) === plain) ??
    files.find(({ code, suffix }) => bare(code) === plain || bare(suffix) === plain) ??
    files.find(({ section }) => Object.hasOwn(OTHER_NAMES, plain) && OTHER_NAMES[plain] === section);
  return found?.section;
}

function bare(name: string): string {
  return name.replace(/[-_ ]/g, '').toLowerCase();
}
