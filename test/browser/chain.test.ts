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

    it('runs from its first module on, tells which inputs failed, and comes back after a reload', async () => {
      const page = await bench().open('/modules/findPeople');
      const find = await page.dialog('Find People');
      await find.choose('Stage', 'Lead');
      await find.fill('Limit', '4');
      const get = await page.addToChain('Get a Person');
      const chain = page.region('Chain');
      await chain.getByText('Module 1 has not run yet; Run begins with it.').waitFor();
      // A picked value maps the field it goes into; there is an example before anything has run.
      await get.text('Person Sync Key').click();
      await page
        .region('Earlier outputs')
        .getByRole('treeitem', { name: /^Person Sync Key\b/ })
        .click();
      expect(await get.text('Person Sync Key').inputValue()).toBe('{{1.syncKey}}');
      const found = await get.runForBundles();
      expect(found).toHaveLength(4);

      await get.text('Person Sync Key').fill(`{{if(1.syncKey = "${found[1]?.['syncKey']}"; "nobody"; 1.syncKey)}}`);
      await get.runToEnd();
      expect(await get.status.innerText()).toContain('3 bundles, 4 requests');
      expect(await get.alert.innerText()).toMatch(/DataError.*Input 2.*incomplete executions/s);
      const lines = await get.bundles.getByRole('treeitem', { name: /^Input/ }).allInnerTexts();
      expect(lines.map((line) => line.replace(/\s+/g, ' ').trim())).toEqual([
        'Input 1 1 bundle',
        expect.stringMatching(/^Input 2 failed: .*Not found/),
        'Input 3 1 bundle',
        'Input 4 1 bundle',
      ]);

      await page.goto('/modules/getPerson');
      await page.dialog('Get a Person');
      await chain.getByText('Find People not run yet').waitFor();
      await page.button('Start from module 1').click();
      await chain.getByText('Find People 4 bundles').waitFor();
      await get.bundles.getByRole('treeitem', { name: 'Input 4 1 bundle' }).waitFor();
      await page.button(/^Remove module 1/).click();
      await chain.getByText('Find People').waitFor({ state: 'detached' });
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
      await field.fill('');
      await field.pressSequentially('{{1.na');
      await create.root.getByRole('option', { name: /^1\.name/ }).waitFor();
      await field.press('Enter');
      expect(await field.inputValue()).toBe('{{1.name}}');
      await field.fill('{{upper(1.name}}');
      await create.root.getByText(/at character \d+/).waitFor();
      await field.fill('{{upper(1.name)}} {{nope(1)}}');
      await create.root.getByText(/nope.*at character/).waitFor();
    });
  });
});
