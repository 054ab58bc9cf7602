import type { App } from '@connect-app/app-model';
import { type TypedApp, type TypedComponent, typedApp } from './app-types.js';
import { indexFile, OWN_NAMES } from './index-file.js';
import { header, interfacesFile } from './interfaces-file.js';
import { schemaFile } from './schema-file.js';
import { findSharedShapes, type SharedShapes } from './shared-shapes.js';

const KINDS = ['modules', 'rpcs', 'connections', 'webhooks'] as const;
type Kind = (typeof KINDS)[number];

const SINGULAR = { modules: 'Module', rpcs: 'Rpc', connections: 'Connection', webhooks: 'Webhook' } as const;

/**
 * The files of `types/`: TypeScript interfaces of every module's parameters and bundles, of RPC, connection and webhook
 * parameters, and the JSON Schemas they are made of. Keys are paths relative to `types/`.
 */
export async function typeFiles(app: App): Promise<Map<string, string>> {
  const typed = typedApp(app);
  const shared = sharedBy(typed);
  const files = new Map<string, string>();
  for (const module of typed.modules) files.set(`modules/${module.name}.ts`, await moduleFile(typed, module, shared));
  for (const kind of KINDS) {
    files.set(`${kind}.ts`, kind === 'modules' ? modulesFile(typed) : await componentFile(typed, kind, shared));
    for (const component of typed[kind]) files.set(`schemas/${kind}/${component.name}.json`, schemaFile(component));
  }
  files.set('shapes.ts', await shapesFile(typed, shared));
  files.set('index.ts', indexFile(typed));
  return files;
}

/** What the app's interfaces have in common; none of it may be called like an interface of the files beside it. */
function sharedBy(typed: TypedApp): SharedShapes {
  const components = KINDS.flatMap((kind) => typed[kind]);
  return findSharedShapes(
    components.flatMap(({ parameters, bundle }) => [
      { schema: parameters, suffix: '' },
      ...(bundle ? [{ schema: bundle, suffix: 'OfBundle' }] : []),
    ]),
    [...components.flatMap(({ stem }) => [`${stem}Parameters`, `${stem}Bundle`]), ...OWN_NAMES],
  );
}

/** Parameters and bundle of one module. */
function moduleFile(typed: TypedApp, { stem, parameters, bundle }: TypedComponent, shared: SharedShapes) {
  const interfaces = { [`${stem}Parameters`]: parameters, ...(bundle && { [`${stem}Bundle`]: bundle }) };
  return interfacesFile(typed, interfaces, { shared, shapes: '../shapes.js' });
}

async function componentFile(typed: TypedApp, kind: Kind, shared: SharedShapes): Promise<string> {
  const interfaces = Object.fromEntries(typed[kind].map(({ stem, parameters }) => [`${stem}Parameters`, parameters]));
  const file = await interfacesFile(typed, interfaces, { shared, shapes: './shapes.js' });
  return [file, ...membersOf(typed, kind), ''].join('\n');
}

/** The collections that several interfaces share. */
async function shapesFile(typed: TypedApp, { shapes }: SharedShapes): Promise<string> {
  if (shapes.length === 0) return `${header(typed)}\nexport {};\n`;
  const interfaces = Object.fromEntries(shapes.map(({ name, schema }) => [name, schema]));
  return interfacesFile(typed, interfaces);
}

/** All modules by name, with their types from a file each. */
function modulesFile(typed: TypedApp): string {
  const imports = typed.modules.map(
    ({ name, stem }) => `import type { ${stem}Bundle, ${stem}Parameters } from './modules/${name}.js';`,
  );
  const exports = typed.modules.map(({ name }) => `export type * from './modules/${name}.js';`);
  return [header(typed), ...imports, '', ...exports, '', ...membersOf(typed, 'modules'), ''].join('\n');
}

/** The interface that lists the components of one kind by name. */
function membersOf(typed: TypedApp, kind: Kind): string[] {
  const singular = SINGULAR[kind];
  const about = `/** Every ${singular === 'Rpc' ? 'RPC' : singular.toLowerCase()} of the app by its name. */`;
  if (typed[kind].length === 0) return [about, `export type ${singular}Types = Record<never, never>;`];
  const members = typed[kind].map(({ name, stem, bundle, label }) => {
    const types = `parameters: ${stem}Parameters;${bundle ? ` bundle: ${stem}Bundle;` : ''}`;
    return `  /** ${comment(label)} */\n  ${key(name)}: { ${types.slice(0, -1)} };`;
  });
  return [about, `export interface ${singular}Types {`, ...members, '}'];
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function comment(text: string): string {
  return text.replaceAll('*/', '*\\/');
}
