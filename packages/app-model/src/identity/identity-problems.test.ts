import { describe, expect, it } from 'vitest';
import { loadAppFromFiles } from '../load/load-app-from-files.js';
import { identityProblems } from './identity-problems.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const METADATA = '{"name": "shop", "label": "Shop", "version": 1, "theme": "#123456", "language": "en"}';

/** Problems of an app of these files, as `rule file`. */
function problemsOf(files: Record<string, string>): string[] {
  const entries = Object.entries(files).map(([path, text]) => [path, encode(text)] as const);
  const { app } = loadAppFromFiles(new Map(entries), '/shop');
  if (!app) throw new Error('no app');
  return identityProblems(app).map(({ rule, file }) => `${rule} ${file}`);
}

describe('identityProblems', () => {
  it('names the icon’s own file, wherever a layout keeps it', () => {
    const base = { 'base.imljson': '{}' };
    expect(problemsOf({ ...base, 'app.json': METADATA, 'assets/icon.png': 'x' })).toEqual([
      'icon/invalid assets/icon.png',
    ]);
    expect(problemsOf({ ...base, 'metadata.json': METADATA, 'icon.png': 'x' })).toEqual(['icon/invalid icon.png']);
    expect(
      problemsOf({ 'shop/base.imljson': '{}', 'shop/metadata.json': METADATA, 'shop/assets/icon.png': 'x' }),
    ).toEqual(['icon/invalid shop/assets/icon.png']);
    expect(
      problemsOf({ 'src/makecomapp.json': '{"components": {}}', 'src/app.json': METADATA, 'src/icon/base.png': 'x' }),
    ).toEqual(['icon/invalid src/icon/base.png']);
  });

  it('refuses names, themes and versions that no instance takes (R10.14)', () => {
    const named = (metadata: string, module = 'getThing') =>
      problemsOf({ 'app.json': metadata, [`modules/${module}/metadata.json`]: '{"type": "action"}' });
    expect(named(METADATA)).toEqual([]);
    expect(named(METADATA.replace('"shop"', '"Shop App"'))).toEqual(['name/invalid app.json']);
    expect(named(METADATA.replace('#123456', 'red'))).toEqual(['theme/invalid app.json']);
    expect(named(METADATA.replace('"version": 1', '"version": 0'))).toEqual(['version/invalid app.json']);
    expect(named(METADATA, 'get-thing')).toEqual(['name/invalid modules/get-thing/metadata.json']);
  });
});
