import { posix } from 'node:path';
import type { ComponentKind } from '../app.js';
import { childOf, stringAt, type Tree } from '../json/tree.js';
import type { LayoutInput } from './folder-app.js';
import { sectionNamed } from './section-names.js';

/** The files a component names, by section. */
export function codeFilesOf(input: LayoutInput, kind: ComponentKind, codeFiles: Tree | undefined): Map<string, string> {
  const files = new Map<string, string>();
  if (codeFiles?.kind !== 'object') return files;
  for (const [code, entry] of codeFiles.entries) {
    const part = ['code', 'test', 'context'].includes(code) ? code : sectionNamed(kind, code);
    // `null` means: not part of local development (R10.8).
    if (part === undefined) {
      input.report({
        rule: 'section/unknown',
        severity: 'warning',
        message: `A ${kind} has no block "${code}"; its file is not read. The workspace's own tool knows: communication, params, interface and the like.`,
        at: entry.key.location(),
      });
      continue;
    }
    const path = codePath(input, codeFiles, code);
    if (path !== undefined && !files.has(part)) files.set(part, path);
  }
  return files;
}

/** The file a code type names, from the app's root; the case of its letters is forgiven, as some file systems do. */
export function codePath(input: LayoutInput, codeFiles: Tree | undefined, code: string): string | undefined {
  const written = codeFiles && stringAt(codeFiles, code);
  if (codeFiles?.kind !== 'object' || written === undefined) return undefined;
  const path = posix.normalize(posix.join(input.prefix, written.replaceAll('\\', '/')));
  if (input.documents.has(path)) return path;
  const alike = [...input.documents.files.keys()].find((file) => file.toLowerCase() === path.toLowerCase());
  input.report({
    rule: 'section/missing',
    severity: alike === undefined ? 'error' : 'warning',
    message:
      alike === undefined
        ? `makecomapp.json names the file "${written}", which is not there. Add it, or write null to leave "${code}" out.`
        : `makecomapp.json names the file "${written}"; the file is called "${alike}". Write both alike.`,
    at: (childOf(codeFiles, code) ?? codeFiles).place.location(),
  });
  return alike;
}
