// Draws assets/icon.png from assets/icon.svg, or with --check says whether it still fits.
// The platform shows the icon on the app's theme colour, so it is white on nothing, 512 × 512 (R11.7).
import { readFile, writeFile } from 'node:fs/promises';
import { Resvg } from '@resvg/resvg-js';

const SIZE = 512;
const source = new URL('../assets/icon.svg', import.meta.url);
const target = new URL('../assets/icon.png', import.meta.url);

const image = new Resvg(await readFile(source, 'utf8'), { fitTo: { mode: 'width', value: SIZE } }).render();
if (image.width !== SIZE || image.height !== SIZE) {
  throw new Error(`assets/icon.svg is not square: it draws ${image.width} × ${image.height}.`);
}
const drawn = image.asPng();

if (!process.argv.includes('--check')) {
  await writeFile(target, drawn);
  console.error('assets/icon.png written.');
} else if (drawn.equals(await readFile(target).catch(() => Buffer.alloc(0)))) {
  console.error('assets/icon.png is up to date.');
} else {
  console.error('assets/icon.png does not fit assets/icon.svg. Run: node scripts/icon.mjs');
  process.exitCode = 1;
}
