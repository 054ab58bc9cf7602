import type { Meta } from '../../../packages/playground/src/protocol.js';

/** A page that shows the screenshots of all dialogs, by group. */
export function screenshotIndex(app: string, dialogs: Meta['dialogs']): string {
  const groups = new Map<string, string[]>();
  for (const { group, label, module } of dialogs) {
    const figure = `<figure id="${text(module)}"><figcaption>${text(label)}</figcaption><img loading="lazy" src="${text(module)}.png" alt="${text(label)}"></figure>`;
    groups.set(group, [...(groups.get(group) ?? []), figure]);
  }
  const sections = [...groups].map(([group, figures]) => `<h2>${text(group)}</h2>\n${figures.join('\n')}`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Dialogs of ${text(app)}</title>
<style>
  body { font: 16px system-ui; margin: 2rem; }
  figure { margin: 1rem 0 3rem; }
  img { border: 1px solid #ccc; max-width: 100%; }
</style>
<h1>Dialogs of ${text(app)}</h1>
${sections.join('\n')}
</html>
`;
}

function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
