import { describe, expect, it } from 'vitest';
import { inChromium } from './support/in-chromium.js';

inChromium('a chain on the page', (bench) => {
  describe('of two modules', () => {
    it('maps what the first gave, picked from its outputs, and runs the second once per bundle', async () => {
      const page = await bench().open('/modules/findPeople');
      const find = await page.dialog('Find People');
      await find.choose('Stage', 'Lead');
      await find.fill('Limit', '3');
      const people = await find.runForBundles();
      const get = await page.addToChain('Get a Person');
      await get.button('Map Person Sync Key').click();
      await get.text('Person Sync Key').click();
      const outputs = page.region('Earlier outputs');
      await outputs.getByRole('treeitem', { name: /^Person Sync Key\b/ }).click();
      expect(await get.text('Person Sync Key').inputValue()).toBe('{{1.syncKey}}');
      await get.root.getByText(`= ${people[0]?.['syncKey']}`).waitFor();
      const got = await get.runForBundles();
      expect(got.map(({ name }) => name)).toEqual(people.map(({ name }) => name));
    });

    it('completes names of functions and of earlier outputs, and marks the place of a mistake', async () => {
      const page = await bench().open('/modules/findPeople');
      const find = await page.dialog('Find People');
      await find.fill('Limit', '1');
      await find.runToEnd();
      const create = await page.addToChain('Create a Person');
      await create.map('Full Name', '');
      const field = create.text('Full Name');
      await field.pressSequentially('{{upp');
      await create.root.getByRole('option', { name: /^upper/ }).waitFor();
      await field.press('Enter');
      expect(await field.inputValue()).toContain('{{upper(');
      await field.fill('{{upper(1.name}}');
      await create.root.getByText(/at character \d+/).waitFor();
      await field.fill('{{upper(1.name)}} {{nope(1)}}');
      await create.root.getByText(/nope.*at character/).waitFor();
    });
  });
});
