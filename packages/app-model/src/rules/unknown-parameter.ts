import { containsIml, ImlError, referencedPaths } from '@connect-app/iml';
import type { Component } from '../app.js';
import { locateCharacter } from '../json/source-section.js';
import type { Json, Location } from '../section.js';
import { nearestName } from '../validate/nearest-name.js';
import type { Rule } from './rule.js';
import { communications, specsOf, textsOf } from './walk.js';

/** Expressions read parameters that the dialog has. RPCs read whatever form they are called from, so they are left out. */
export const unknownParameter: Rule = {
  code: 'unknown-parameter',
  severity: 'warning',
  requirement: 'parameters.x in an expression is a field of the dialog.',
  consequence: 'A misspelt parameter is silently empty.',
  source: 'R2.33, IML §4.4',
  right: [
    {
      'modules/find/expect.imljson': [{ name: 'query', type: 'text', label: 'Query' }],
      'modules/find/api.imljson': { url: '/a', qs: { q: '{{parameters.query}}' } },
    },
  ],
  wrong: [
    {
      'modules/find/expect.imljson': [{ name: 'query', type: 'text', label: 'Query' }],
      'modules/find/api.imljson': { url: '/a', qs: { q: '{{parameters.qeury}}' } },
    },
  ],
  check(app, report) {
    // A shared expression may read a field that some of its dialogs lack: it is a slip only where none has it.
    const reads = new Map<string, Read>();
    for (const { component, section } of communications(app)) {
      const names = fieldsOf(component);
      if (!names) continue;
      for (const { text, path } of textsOf(section.value)) {
        if (!containsIml(text)) continue;
        for (const { path: read, position } of safePaths(text)) {
          const [root, name] = read;
          if (root !== 'parameters' || typeof name !== 'string') continue;
          const at = locateCharacter(section, path, position);
          const key = `${at.file}:${at.line}:${at.column}`;
          const known = reads.get(key) ?? { at, name, names: new Set<string>(), found: false };
          for (const each of names) known.names.add(each);
          reads.set(key, { ...known, found: known.found || names.has(name) });
        }
      }
    }
    for (const { at, name, names, found } of reads.values()) {
      if (found) continue;
      const meant = nearestName(name, names);
      report(at, `The dialog has no field "${name}".${meant ? ` Did you mean "${meant}"?` : ''}`);
    }
  },
};

/** One place that reads a parameter, and the fields of all dialogs it is used by. */
interface Read {
  readonly at: Location;
  readonly name: string;
  readonly names: Set<string>;
  readonly found: boolean;
}

/** Names of all fields of a module, at any depth of nesting; undefined where an RPC may add more, or for other components. */
function fieldsOf(component: Component): ReadonlySet<string> | undefined {
  if (component.kind !== 'module') return undefined;
  const names = new Set<string>();
  const blocks = [component.sections.parameters?.value, component.sections.expect?.value].filter(
    (value): value is Json => value !== undefined,
  );
  if (blocks.length === 0 || blocks.some(mayGrow)) return undefined;
  for (const block of blocks) for (const { spec } of specsOf(block)) names.add(String(spec['name']));
  return names;
}

/** Whether an RPC adds fields: a whole block, an element, or something nested. */
function mayGrow(block: Json): boolean {
  return JSON.stringify(block).includes('"rpc://') && !onlyOptions(block);
}

function onlyOptions(block: Json): boolean {
  return [...textsOf(block)]
    .filter(({ text }) => text.startsWith('rpc://'))
    .every(({ path }) => ['options', 'store', 'url'].includes(String(path.at(-1))));
}

function safePaths(text: string): ReturnType<typeof referencedPaths> {
  try {
    return referencedPaths(text);
  } catch (error) {
    if (error instanceof ImlError) return [];
    throw error;
  }
}
