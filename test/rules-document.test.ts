import { readFile } from 'node:fs/promises';
import { rulesDocument } from '@connect-app/app-model';
import { expect, it } from 'vitest';

it('keeps docs/rules.md as the rules say it (node scripts/rules.mjs)', async () => {
  expect(await readFile(new URL('../docs/rules.md', import.meta.url), 'utf8')).toBe(rulesDocument());
});
