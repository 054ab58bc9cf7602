type Tree = Record<string, unknown>;

/** Deeper names than this are not taken apart. */
const DEEPEST = 8;
/** Longer lists than this are not made of a form. */
const LONGEST = 1000;

/**
 * A form as the object its names spell: `name=Ada&emails[0][value]=a@b.example` gives `{name, emails: [{value}]}`.
 * Names that would reach for an object's prototype are left out.
 */
export async function parseForm(text: string, type: string): Promise<Tree> {
  const tree: Tree = Object.create(null);
  for (const [name, value] of await fields(text, type)) {
    const path = (name.match(/[^.[\]]+|\[\]/g) ?? []).map((part) => (part === '[]' ? '' : part));
    if (path.length === 0 || path.length > DEEPEST || path.some((part) => part === '__proto__')) continue;
    put(tree, path, value);
  }
  return JSON.parse(JSON.stringify(tree)) as Tree;
}

async function fields(text: string, type: string): Promise<[string, string][]> {
  if (!/^multipart/i.test(type)) return [...new URLSearchParams(text)];
  const form = await new Response(text, { headers: { 'content-type': type } }).formData().catch(() => new FormData());
  return [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : []));
}

function put(tree: Tree, path: readonly string[], value: string): void {
  let at: Tree | unknown[] = tree;
  path.forEach((part, index) => {
    const last = index === path.length - 1;
    const next = last ? value : /^\d*$/.test(path[index + 1] ?? '') ? [] : Object.create(null);
    if (Array.isArray(at)) {
      const number = part === '' ? at.length : Number(part);
      if (!(number < LONGEST)) return;
      at[number] = last ? next : (at[number] ?? next);
      at = at[number] as Tree;
    } else {
      at[part] = last ? next : (at[part] ?? next);
      at = at[part] as Tree;
    }
  });
}
