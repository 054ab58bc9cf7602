import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The floors of the house (docs/architecture.md): each package and the packages of ours it may import.
 * An arrow never runs up, and cloze-mock stands alone.
 */
const FLOORS: Record<string, readonly string[]> = {
  iml: [],
  'cloze-mock': [],
  'app-model': ['iml'],
  'app-runner': ['iml', 'app-model'],
  'app-build': ['iml', 'app-model'],
  'app-deploy': ['app-model'],
  playground: ['iml', 'app-model', 'app-runner'],
  'connect-app': ['iml', 'app-model', 'app-runner', 'app-build', 'app-deploy', 'playground'],
};

const root = resolve(import.meta.dirname, '..');
const IMPORT =
  /(?:^|[^\w.])(?:import|export)\s*(?:type\s+)?(?:[\w*{][^'"]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].flatMap((match) => match[1] ?? match[2] ?? []);
}

describe('the floors of the house', () => {
  it('knows every package', () => {
    expect(readdirSync(join(root, 'packages')).sort()).toEqual(Object.keys(FLOORS).sort());
  });

  it.each(Object.entries(FLOORS))('%s imports only from the floors below it', (name, allowed) => {
    const home = join(root, 'packages', name);
    const astray = sources(join(home, 'src'))
      .filter((file) => !/\.test(-d)?\.tsx?$/.test(file))
      .flatMap((file) =>
        importsOf(file)
          .filter((target) =>
            target.startsWith('.')
              ? relative(home, resolve(dirname(file), target)).startsWith('..')
              : (target.startsWith('@connect-app/') || target === 'connect-app') &&
                !allowed.includes(target.replace('@connect-app/', '').split('/')[0] ?? ''),
          )
          .map((target) => `${relative(root, file)} → ${target}`),
      );
    expect(astray).toEqual([]);
  });

  it.each(Object.entries(FLOORS))('%s declares exactly the packages of ours it imports', (name, allowed) => {
    const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
    const ours = Object.keys(manifest.dependencies ?? {}).filter((key) => key.startsWith('@connect-app/'));
    for (const dependency of ours) expect(allowed).toContain(dependency.replace('@connect-app/', ''));
  });

  it.each(Object.keys(FLOORS))('%s has no circle of imports', (name) => {
    const home = join(root, 'packages', name, 'src');
    const files = new Set(sources(home).filter((file) => !/\.test(-d)?\.tsx?$/.test(file)));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, trail: readonly string[]): void => {
      if (trail.includes(file)) {
        circles.push([...trail.slice(trail.indexOf(file)), file].map((step) => relative(home, step)).join(' → '));
        return;
      }
      if (done.has(file)) return;
      for (const target of runtimeImportsOf(file)) {
        const base = resolve(dirname(file), target);
        const next = [base.replace(/\.js$/, '.ts'), base.replace(/\.js$/, '.tsx')].find((path) => files.has(path));
        if (next) visit(next, [...trail, file]);
      }
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('keeps the word Cloze out of the workbench', () => {
    const workbench = Object.keys(FLOORS).filter((name) => name !== 'cloze-mock');
    const named = workbench.flatMap((name) =>
      sources(join(root, 'packages', name, 'src'))
        .filter((file) => !/\.test(-d)?\.tsx?$/.test(file) && /cloze/i.test(readFileSync(file, 'utf8')))
        .map((file) => relative(root, file)),
    );
    expect(named).toEqual([]);
  });
});

/** Relative imports that exist when the code runs: `import type` leaves no trace and makes no circle. */
function runtimeImportsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8').replace(/^(?:import|export) type [^;]*;/gm, '');
  return [...text.matchAll(IMPORT)]
    .flatMap((match) => match[1] ?? match[2] ?? [])
    .filter((target) => target.startsWith('.'));
}
