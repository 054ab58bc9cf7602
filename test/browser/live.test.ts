import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seriousFindings } from './support/axe.js';
import { inChromium, projectRoot } from './support/in-chromium.js';

const PARTS = [
  'app.json',
  'base.imljson',
  'groups.json',
  'assets',
  'connections',
  'fields',
  'modules',
  'rpcs',
  'webhooks',
];

let folder = '';
afterAll(async () => {
  if (folder !== '') await rm(folder, { recursive: true });
});

/** A copy of the app that a test may edit. */
async function copyOfApp(): Promise<string> {
  folder = await mkdtemp(join(tmpdir(), 'playground-browser-'));
  for (const part of PARTS) await cp(join(projectRoot, part), join(folder, part), { recursive: true });
  return folder;
}

const EXPECT = 'modules/getPerson/expect.imljson';

inChromium(
  'live development',
  (bench) => {
    describe('a saved definition', () => {
      it('changes the open dialog, which keeps what was typed', async () => {
        const page = await bench().open('/modules/getPerson');
        const dialog = await page.dialog('Get a Person');
        await dialog.fill('Person Sync Key', 'half-typed@example');
        const before = await readFile(join(folder, EXPECT), 'utf8');
        const added = '[{ "name": "note", "type": "text", "label": "A New Note" },';
        await writeFile(join(folder, EXPECT), before.replace('[', added));
        await dialog.text('A New Note').waitFor();
        expect(await dialog.text('Person Sync Key').inputValue()).toBe('half-typed@example');
        await writeFile(join(folder, EXPECT), before);
        await dialog.text('A New Note').waitFor({ state: 'detached' });
        expect(await dialog.text('Person Sync Key').inputValue()).toBe('half-typed@example');
      });

      it('with an error shows it in place with file and line, and recovers when it is mended', async () => {
        const page = await bench().open('/modules/getPerson');
        const dialog = await page.dialog('Get a Person');
        await dialog.fill('Person Sync Key', 'kept@example.com');
        const before = await readFile(join(folder, EXPECT), 'utf8');
        await writeFile(join(folder, EXPECT), '[\n  { "name": "uniqueid", "type": "text",\n]');
        const problem = page.page.getByRole('main').getByRole('alert');
        await problem
          .getByText(new RegExp(`${EXPECT.replaceAll('.', '\\.')}:\\d+:\\d+`))
          .first()
          .waitFor();
        const link = page.page.getByRole('link', { name: 'Get a Person', exact: true });
        const item = page.modules.getByRole('listitem').filter({ has: link });
        await item.getByText(/^\d+ findings?$/).waitFor();
        expect(await seriousFindings(page.page)).toEqual([]);
        await writeFile(join(folder, EXPECT), before);
        await problem.waitFor({ state: 'detached' });
        await item.getByText(/finding/).waitFor({ state: 'detached' });
        expect(await dialog.text('Person Sync Key').inputValue()).toBe('kept@example.com');
        await dialog.runToEnd();
        expect(await dialog.alert.innerText()).toContain('DataError');
      });

      it('that all modules share shows its error above whatever is open, and recovers', async () => {
        const page = await bench().open('/modules/getMyProfile');
        const dialog = await page.dialog('Get My Profile');
        const file = join(folder, 'base.imljson');
        const before = await readFile(file, 'utf8');
        await writeFile(file, before.replace('{', '{ "baseUrl": ,'));
        const alert = page.page.getByRole('alert');
        await alert
          .getByText(/base\.imljson:\d+:\d+/)
          .first()
          .waitFor();
        await dialog.root.waitFor();
        await writeFile(file, before);
        await alert.waitFor({ state: 'detached' });
        expect(await dialog.runForBundles()).toHaveLength(1);
      });

      it('changes what the chain knows of a module that is in it', async () => {
        const page = await bench().open('/modules/getMyProfile');
        await page.dialog('Get My Profile');
        await page.addToChain('Get a Person');
        const outputs = page.region('Earlier outputs');
        const file = join(folder, 'modules/getMyProfile/interface.imljson');
        const before = await readFile(file, 'utf8');
        await writeFile(file, before.replace('[', '[{ "name": "made", "type": "text", "label": "Made Up" },'));
        await outputs.getByRole('treeitem', { name: /^Made Up/ }).waitFor();
        await writeFile(file, before);
        await outputs.getByRole('treeitem', { name: /^Made Up/ }).waitFor({ state: 'detached' });
      });

      it('of a module that is new or gone changes the list', async () => {
        const page = await bench().open('/');
        const file = join(folder, 'modules/getMyProfile/metadata.json');
        const before = await readFile(file, 'utf8');
        await writeFile(file, before.replace(/"label": "[^"]+"/, '"label": "Who Am I"'));
        await page.link('Who Am I').waitFor();
        await writeFile(file, before);
        await page.link('Who Am I').waitFor({ state: 'detached' });
      });
    });

    describe('the state of a dialog', () => {
      it('survives a reload of the page', async () => {
        const page = await bench().open('/modules/createPerson');
        const dialog = await page.dialog('Create a Person');
        await dialog.fill('Full Name', 'Grace Hopper');
        await dialog.choose('Stage', 'Lead');
        await (await dialog.addItem('Emails')).fill('Value', 'grace@example.com');
        await dialog.map('Headline', '{{1.title}}');
        await dialog.showAdvanced();
        await page.openModule('Find People');
        await page.goto('/modules/createPerson');
        expect(await dialog.text('Full Name').inputValue()).toBe('Grace Hopper');
        expect(await dialog.dropdown('Stage').inputValue()).toBe('Lead');
        expect(await dialog.item('Emails', 1).text('Value').inputValue()).toBe('grace@example.com');
        expect(await dialog.text('Headline').inputValue()).toBe('{{1.title}}');
        expect(await dialog.button('Map Headline').getAttribute('aria-pressed')).toBe('true');
        await dialog.text('First Name').waitFor();
      });

      it('is empty again after Reset', async () => {
        const page = await bench().open('/modules/createPerson');
        const dialog = await page.dialog('Create a Person');
        await dialog.fill('Full Name', 'Grace Hopper');
        await page.button('Reset').click();
        expect(await dialog.text('Full Name').inputValue()).toBe('');
      });

      it('travels with its link into another browser', async () => {
        const page = await bench().open('/modules/findPeople');
        const dialog = await page.dialog('Find People');
        await dialog.fill('Free Form Query', 'name Åkesson');
        await dialog.choose('Segment', 'Client');
        await page.button('Copy link').click();
        const link = new URL(await page.copied());
        const other = await bench().open(link.pathname + link.hash);
        const shared = await other.dialog('Find People');
        expect(await shared.text('Free Form Query').inputValue()).toBe('name Åkesson');
        expect(await shared.dropdown('Segment').inputValue()).not.toBe('');
        const people = await shared.runForBundles();
        expect(people.length).toBeGreaterThan(0);
        for (const person of people) expect(person).toMatchObject({ segment: 'customer' });
      });
    });
  },
  { app: copyOfApp },
);
