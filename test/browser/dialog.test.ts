import { describe, expect, it } from 'vitest';
import { inChromium } from './support/in-chromium.js';

inChromium('the page', (bench) => {
  describe('the list', () => {
    it('holds the groups of the app with the types of its modules, and finds by name', async () => {
      const page = await bench().open();
      const people = page.modules.getByRole('region', { name: 'People', exact: true });
      expect(await people.getByRole('link').allInnerTexts()).toContain('Find People');
      const item = (label: string) =>
        page.modules.getByRole('listitem').filter({ has: page.page.getByRole('link', { name: label, exact: true }) });
      expect(await item('Watch Person Audit Changed').innerText()).toContain('instant');
      expect(await item('Watch People').innerText()).toContain('polling');
      expect(await item('Find People').innerText()).toContain('search');
      expect(await item('Get a Person').innerText()).toContain('action');
      await page.search('find proj');
      expect(await page.modules.getByRole('link').allInnerTexts()).toEqual(['Find Projects']);
    });
  });

  describe('a dialog', () => {
    it('asks its dropdowns with what stands in the form, and runs', async () => {
      const page = await bench().open();
      const dialog = await page.openModule('Find People');
      expect(new URL(page.page.url()).pathname).toBe('/modules/findPeople');
      const all = await dialog.options('Step');
      await dialog.choose('Segment', 'Client');
      await dialog.choose('Stage', 'Lead');
      const narrowed = await dialog.options('Step');
      expect(narrowed.length).toBeGreaterThan(0);
      expect(narrowed.length).toBeLessThan(all.length);
      await dialog.fill('Limit', '3');
      const people = await dialog.runForBundles();
      expect(people).toHaveLength(3);
      for (const person of people) expect(person).toMatchObject({ segment: 'customer', stage: 'lead' });
      expect(await dialog.status.innerText()).toContain('3 bundles');
      await dialog.line('stage lead text').waitFor();
      await dialog.line(/^Bundle 3\b/).click();
      expect(await dialog.line('stage lead text').count()).toBe(2);
      // What the app calls a field stands beside its name.
      const name = dialog.line(/^name /).first();
      expect(await name.innerText()).toMatch(/^Full Name\s+name\s/);
      await dialog.bundles.getByRole('button', { name: 'JSON', exact: true }).click();
      const json = dialog.bundles.getByRole('group', { name: 'Bundles as JSON', exact: true });
      expect(await json.innerText()).toContain('"stage": "lead"');
    });

    it('filters a dropdown by what is typed, and says when nothing fits', async () => {
      const page = await bench().open('/modules/findPeople');
      const dialog = await page.dialog('Find People');
      const list = await dialog.open('Segment');
      await dialog.dropdown('Segment').fill('part');
      expect(await list.getByRole('option').allInnerTexts()).toEqual(['Partner']);
      await dialog.dropdown('Segment').fill('nonsense');
      await dialog.root.getByText('Nothing matches.').waitFor();
      await dialog.dropdown('Segment').fill('part');
      await dialog.dropdown('Segment').press('ArrowDown');
      await dialog.dropdown('Segment').press('Enter');
      expect(await dialog.dropdown('Segment').inputValue()).toBe('Partner');
    });

    it('says why a list cannot be loaded or that it is empty, and loads it when asked again', async () => {
      const page = await bench().open('/modules/findPeople');
      const dialog = await page.dialog('Find People');
      bench().mock.faults.set([{ route: '/v1/user/segments/*', kind: 'server-error', at: [{ from: 1, to: 1 }] }]);
      await dialog.dropdown('Segment').click();
      expect(await dialog.root.getByRole('alert').innerText()).toContain('500');
      await dialog.button('Try again').click();
      await dialog.root.getByRole('option', { name: 'Client', exact: true }).waitFor();
      await dialog.dropdown('Segment').press('Escape');
      const [teammate = ''] = await dialog.options('Assignee');
      bench().mock.faults.set([{ route: '/v1/team/members/*', kind: 'empty-page' }]);
      await dialog.dropdown('Assignee').click();
      await dialog.root.getByText('The list is empty.').waitFor();
      bench().mock.faults.clear();
      await dialog.button('Refresh').click();
      await dialog.root.getByRole('option', { name: teammate, exact: true }).waitFor();
    });

    it('creates a person with nested lists, which is found again', async () => {
      const page = await bench().open('/modules/createPerson');
      const dialog = await page.dialog('Create a Person');
      await dialog.fill('Full Name', 'Ada Lovelace');
      await dialog.choose('Stage', 'Lead');
      const work = await dialog.addItem('Emails');
      await work.fill('Value', 'ada@analytical.example');
      await work.answer('Work', 'Yes');
      const home = await dialog.addItem('Emails');
      await home.fill('Value', 'ada@lovelace.example');
      const address = await dialog.addItem('Addresses');
      await address.fill('City', 'London');
      const keyword = await dialog.addItem('Keywords');
      await keyword.fill('Keyword', 'mathematics');
      const [created] = await dialog.runForBundles();
      expect(created).toMatchObject({
        name: 'Ada Lovelace',
        stage: 'lead',
        emails: [{ value: 'ada@analytical.example', work: true }, { value: 'ada@lovelace.example' }],
        addresses: [{ city: 'London' }],
        keywords: ['mathematics'],
      });
      await dialog.line('name Ada Lovelace text').waitFor();
      await dialog.line('emails 2 items list').click();
      const find = await page.openModule('Find People');
      await find.fill('Free Form Query', 'ada@lovelace.example');
      expect(await find.runForBundles()).toMatchObject([{ name: 'Ada Lovelace' }]);
      await find.line('name Ada Lovelace text').waitFor();
    });

    it('takes items out of a list and moves them', async () => {
      const page = await bench().open('/modules/createPerson');
      const dialog = await page.dialog('Create a Person');
      for (const value of ['a@example.com', 'b@example.com', 'c@example.com']) {
        await (await dialog.addItem('Emails')).fill('Value', value);
      }
      await dialog.button('Move Emails 3 up').click();
      await dialog.button('Remove Emails 1').click();
      expect(await dialog.items('Emails').count()).toBe(2);
      expect(await dialog.item('Emails', 1).text('Value').inputValue()).toBe('c@example.com');
      expect(await dialog.item('Emails', 2).text('Value').inputValue()).toBe('b@example.com');
    });

    it('opens the fields that a choice brings, and the value field of the type that was chosen', async () => {
      const page = await bench().open('/modules/findPeople');
      const dialog = await page.dialog('Find People');
      await dialog.choose('Scope', 'Hierarchy Node');
      expect(await dialog.options('Node')).not.toEqual([]);
      await dialog.choose('Scope', 'Local');
      await dialog.dropdown('Node').waitFor({ state: 'detached' });
      const create = await page.openModule('Create a Person');
      const field = await create.addItem('Custom Fields');
      const [first = ''] = await field.options('Field');
      await field.choose('Field', first);
      await field.root.getByText('Value', { exact: true }).waitFor();
    });

    it('finds what a field asks for with its Search button', async () => {
      const page = await bench().open('/modules/getPerson');
      const dialog = await page.dialog('Get a Person');
      await dialog.root.getByRole('button', { name: /^Search/ }).click();
      const search = page.page.getByRole('dialog');
      await search.getByRole('textbox').first().fill('Åkesson');
      await search.getByRole('button', { name: 'Search', exact: true }).click();
      const results = search.getByRole('list', { name: 'Search results' });
      const label = (await results.getByRole('button').first().innerText()).trim();
      await results.getByRole('button').first().click();
      await search.waitFor({ state: 'detached' });
      const [person] = await dialog.runForBundles();
      expect(label).toContain(String(person?.['name']));
    });

    it('shows advanced fields when asked to', async () => {
      const page = await bench().open('/modules/createPerson');
      const dialog = await page.dialog('Create a Person');
      expect(await dialog.text('First Name').count()).toBe(0);
      await dialog.showAdvanced();
      await dialog.text('First Name').waitFor();
    });
  });

  describe('a run that fails', () => {
    it('says type, message, step and what the scenario would do', async () => {
      const page = await bench().open('/modules/getPerson');
      const dialog = await page.dialog('Get a Person');
      await dialog.fill('Person Sync Key', 'nobody@nowhere.example');
      await dialog.runToEnd();
      expect(await dialog.line(/^Bundle/).count()).toBe(0);
      const text = await dialog.alert.innerText();
      expect(text).toContain('DataError');
      expect(text).toContain('Cloze error 62');
      expect(text).toMatch(/scenario/i);
      await dialog.requests.getByText('/v1/people/get').first().waitFor();
    });

    it('for want of a required value says so at the field', async () => {
      const page = await bench().open('/modules/getPerson');
      const dialog = await page.dialog('Get a Person');
      await dialog.runToEnd();
      expect(await dialog.alert.first().innerText()).toContain('BundleValidationError');
      expect(await dialog.text('Person Sync Key').getAttribute('aria-invalid')).toBe('true');
    });

    it('can be called off while it goes; what has arrived stays', async () => {
      bench().mock.faults.set([{ route: 'GET /v1/people/find', kind: 'latency', ms: 3000, at: [{ from: 2 }] }]);
      const page = await bench().open('/modules/findPeople');
      const dialog = await page.dialog('Find People');
      await dialog.fill('Limit', '2500');
      await dialog.run.click();
      await dialog.line(/^Bundle 1\b/).waitFor();
      await dialog.cancel.click();
      await dialog.status.getByText(/^Cancelled .*: 1,?000 bundles/).waitFor();
      await dialog.line(/^Bundle 1\b/).waitFor();
      // What was answered before stays readable.
      await dialog.requests.getByRole('button', { name: /^GET 200 / }).waitFor();
      await dialog.requests.getByRole('button', { name: /^GET cancelled / }).waitFor();
      bench().mock.faults.clear();
    });
  });
});
