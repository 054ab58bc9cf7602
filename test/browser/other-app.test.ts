import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, expect, it } from 'vitest';
import { appFolder, SMALL_APP } from '../../packages/playground/src/testing/small-app.js';
import { type SmallService, startSmallService, TOKEN } from '../../packages/playground/src/testing/small-service.js';
import { seriousFindings } from './support/axe.js';
import { Fields } from './support/fields.js';
import { inChromium } from './support/in-chromium.js';
import type { ModuleDialog } from './support/module-dialog.js';
import type { PlaygroundPage } from './support/playground-page.js';

const COLOURS = ['Red', 'Green', 'Blue'].map((label) => ({ label, value: label.toLowerCase() }));

/** A module that asks for one value of every kind and is answered with what it sent. */
const EVERY_KIND = {
  'modules/everyKind/metadata.json': {
    label: 'Every Kind',
    description: 'Echoes.',
    type: 'action',
    connection: 'main',
  },
  'modules/everyKind/api.imljson': {
    url: '/echo',
    method: 'POST',
    body: '{{parameters}}',
    response: { output: '{{body}}' },
  },
  'modules/everyKind/expect.imljson': [
    { name: 'text', type: 'text', label: 'Text', required: true },
    { name: 'lines', type: 'text', label: 'Lines', multiline: true },
    { name: 'number', type: 'number', label: 'Number' },
    { name: 'whole', type: 'integer', label: 'Whole' },
    { name: 'maybe', type: 'boolean', label: 'Maybe' },
    { name: 'sure', type: 'boolean', label: 'Sure', required: true },
    { name: 'day', type: 'date', label: 'Day', time: false },
    { name: 'moment', type: 'date', label: 'Moment' },
    { name: 'clock', type: 'time', label: 'Clock' },
    { name: 'colour', type: 'select', label: 'Colour', options: COLOURS },
    { name: 'colours', type: 'select', label: 'Colours', multiple: true, options: COLOURS },
    { name: 'tree', type: 'collection', label: 'Tree', spec: [{ name: 'leaf', type: 'text', label: 'Leaf' }] },
    { name: 'words', type: 'array', label: 'Words', spec: { type: 'text', label: 'Word' } },
    { name: 'where', type: 'filter', label: 'Where', options: [{ label: 'Age', value: 'age' }] },
    { name: 'data', type: 'json', label: 'Data' },
    { name: 'zone', type: 'timezone', label: 'Zone' },
    { name: 'paint', type: 'color', label: 'Paint' },
    { name: 'secret', type: 'password', label: 'Secret' },
    { name: 'file', type: 'buffer', label: 'File' },
    { name: 'fixed', type: 'text', label: 'Fixed', readonly: true, default: 'as it is', postfix: 'for ever' },
  ],
};

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing.splice(0)) await close();
});

let service: SmallService;

/** The ZIP of an app that knows nothing of the mock, and its service. */
async function zipOfOtherApp(): Promise<string> {
  service = await startSmallService();
  const folder = await appFolder({});
  closing.push(() => service.close(), folder.remove);
  const files = Object.entries({ ...SMALL_APP, ...EVERY_KIND }).map(
    ([name, content]) => [`small-app/${name}`, strToU8(JSON.stringify(content))] as const,
  );
  const zip = join(folder.path, 'small-app.zip');
  await writeFile(zip, zipSync(Object.fromEntries(files)));
  return zip;
}

inChromium(
  'the ZIP of another app',
  (bench) => {
    it('asks for a connection first, takes a value of every kind and runs', async () => {
      const page = await bench().open();
      expect(await page.modules.getByRole('region', { name: 'Items', exact: true }).count()).toBe(1);
      await connect(page);
      const dialog = await page.openModule('Every Kind');
      await dialog.fill('Text', 'Hello');
      await dialog.fill('Lines', 'one\ntwo');
      await dialog.fill('Number', '1.5');
      await dialog.fill('Whole', '7');
      expect(await dialog.root.getByRole('radiogroup', { name: 'Sure', exact: true }).getByRole('radio').count()).toBe(
        2,
      );
      await dialog.answer('Maybe', 'No');
      await dialog.answer('Sure', 'Yes');
      await dialog.root.getByLabel('Day', { exact: true }).fill('2030-01-15');
      await dialog.root.getByLabel('Moment', { exact: true }).fill('2030-01-15T09:30');
      // Beside both dates stands the zone whose clocks they show.
      expect(await dialog.root.getByText('UTC', { exact: true }).count()).toBe(2);
      await dialog.root.getByLabel('Clock', { exact: true }).fill('17:45');
      await dialog.choose('Colour', 'Green');
      const colours = await dialog.open('Colours');
      await colours.getByRole('option', { name: 'Red', exact: true }).click();
      await colours.getByRole('option', { name: 'Blue', exact: true }).click();
      await dialog.dropdown('Colours').press('Escape');
      await dialog.fill('Leaf', 'green');
      await (await dialog.addItem('Words')).fill('Word', 'first');
      await (await dialog.addItem('Words')).fill('Word', 'second');
      await fillFilter(dialog);
      expect(await dialog.text('Fixed').isDisabled()).toBe(true);
      await dialog.fill('Data', '{"a":[1]}');
      await dialog.choose('Zone', 'Europe/Prague');
      await dialog.fill('Paint', '#336699');
      const secret = dialog.root.getByLabel('Secret', { exact: true });
      await secret.fill('a-secret-of-the-form');
      await dialog.root
        .getByLabel('File', { exact: true })
        .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('bytes') });
      const [bundle] = await dialog.runForBundles();
      expect(bundle).toMatchObject({
        text: 'Hello',
        lines: 'one\ntwo',
        number: 1.5,
        whole: 7,
        maybe: false,
        sure: true,
        day: '2030-01-15T00:00:00.000Z',
        moment: '2030-01-15T09:30:00.000Z',
        clock: '17:45',
        colour: 'green',
        colours: ['red', 'blue'],
        tree: { leaf: 'green' },
        words: ['first', 'second'],
        where: [
          [
            { a: 'age', o: 'number:greater', b: '30' },
            { a: 'age', o: 'exist' },
          ],
          [{ a: 'age', o: 'notexist' }],
        ],
        fixed: 'as it is',
        zone: 'Europe/Prague',
        paint: '#336699',
        secret: '[redacted]',
        authorization: '[redacted]',
      });
      expect(await seriousFindings(page.page, 'main')).toEqual([]);
      await dialog.answer('Maybe', 'Empty');
      expect((await dialog.runForBundles())[0]).not.toHaveProperty('maybe');
      await secret.fill('');
      expect(await page.everything()).not.toContain('a-secret-of-the-form');
      expect(await page.everything()).not.toContain(TOKEN);
      await page.goto('/modules/everyKind');
      expect(await dialog.text('Text').inputValue()).toBe('Hello');
      expect(await secret.inputValue()).toBe('');
    });
  },
  { app: zipOfOtherApp, hosts: () => [`https://api.small.example=${service.url}`] },
);

/** Older than 30 and with an age at all, or without one. */
async function fillFilter(dialog: ModuleDialog): Promise<void> {
  const where = new Fields(dialog.root.getByRole('group', { name: 'Where', exact: true }));
  await where.button('Add condition to Where').click();
  await where.choose('Where condition 1.1: field', 'Age');
  const operators = await where.open('Where condition 1.1: operator');
  const numeric = operators.getByRole('group', { name: 'Numeric operators', exact: true });
  await numeric.getByRole('option', { name: 'Greater than', exact: true }).click();
  await where.fill('Where condition 1.1: value', '30');
  await where.button('+ And').click();
  await where.choose('Where condition 1.2: field', 'Age');
  await where.choose('Where condition 1.2: operator', 'Exists');
  await where.button('Or to Where').click();
  await where.choose('Where condition 2.1: field', 'Age');
  await where.choose('Where condition 2.1: operator', 'Does not exist');
}

async function connect(page: PlaygroundPage): Promise<void> {
  await page.button(/Connections$/).click();
  const connections = page.page.getByRole('dialog', { name: 'Connections' });
  const form = connections.getByRole('form');
  await form.getByRole('textbox', { name: 'User', exact: true }).fill('ada');
  await form.getByLabel('Token', { exact: true }).fill(TOKEN);
  await form.getByRole('button', { name: 'Create', exact: true }).click();
  await connections.getByText('Belongs to Ada').waitFor();
  await connections.getByRole('button', { name: 'Close', exact: true }).click();
}
