import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, expect, it } from 'vitest';
import { appFolder, SMALL_APP } from '../../packages/playground/src/testing/small-app.js';
import { type SmallService, startSmallService, TOKEN } from '../../packages/playground/src/testing/small-service.js';
import { seriousFindings } from './support/axe.js';
import { inChromium } from './support/in-chromium.js';
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
    { name: 'where', type: 'filter', label: 'Where' },
    { name: 'data', type: 'json', label: 'Data' },
    { name: 'zone', type: 'timezone', label: 'Zone' },
    { name: 'paint', type: 'color', label: 'Paint' },
    { name: 'secret', type: 'password', label: 'Secret' },
    { name: 'file', type: 'buffer', label: 'File' },
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
      await dialog.answer('Maybe', 'No');
      await dialog.answer('Sure', 'Yes');
      await dialog.root.getByLabel('Day', { exact: true }).fill('2030-01-15');
      await dialog.root.getByLabel('Moment', { exact: true }).fill('2030-01-15T09:30');
      await dialog.root.getByLabel('Clock', { exact: true }).fill('17:45');
      await dialog.choose('Colour', 'Green');
      const colours = await dialog.open('Colours');
      await colours.getByRole('option', { name: 'Red', exact: true }).click();
      await colours.getByRole('option', { name: 'Blue', exact: true }).click();
      await dialog.dropdown('Colours').press('Escape');
      await dialog.fill('Leaf', 'green');
      await (await dialog.addItem('Words')).fill('Word', 'first');
      await (await dialog.addItem('Words')).fill('Word', 'second');
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
        zone: 'Europe/Prague',
        paint: '#336699',
        secret: '[redacted]',
        authorization: '[redacted]',
      });
      expect(await seriousFindings(page.page, 'main')).toEqual([]);
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
