import { expect, it } from 'vitest';
import { fieldMapping } from './support/field-mapping.js';
import { clozeApp } from './support/scenario.js';

it('docs/field-mapping.md says where each field goes', async () => {
  const page = fieldMapping(await clozeApp());
  // Every field of every dialog goes somewhere, or is known to go nowhere.
  const unsent = [...page.matchAll(/^\| [^|]+ \| `(\w+)[^|]*\| not sent/gm)].map(([, name]) => name);
  expect([...new Set(unsent)].sort()).toEqual(['requiredField', 'returnRecord']);
  await expect(page).toMatchFileSnapshot('../../docs/field-mapping.md');
});
