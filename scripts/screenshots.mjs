// Takes the README's screenshots of the playground into docs/images: run `npm run build` before. Needs a Chromium.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createHttpTransport, parseHostMap } from '@connect-app/app-runner';
import { createClozeMock, happenings } from '@connect-app/cloze-mock';
import { startPlayground } from '@connect-app/playground';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const images = fileURLToPath(new URL('../docs/images/', import.meta.url));

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('No Chromium was found. Install one, or set CHROMIUM_PATH to it.');
await mkdir(images, { recursive: true });
const mock = createClozeMock({ live: true });
const { url } = await mock.listen();
const { email, apiKey } = mock.account;
const playground = await startPlayground({
  app: root,
  port: 0,
  transport: createHttpTransport({ mapHosts: parseHostMap([`https://api.cloze.com=${url}`]) }),
  readyMade: { label: 'Cloze (mock)', data: { email, apiKey } },
  happenings: happenings(mock),
});
const browser = await chromium.launch({ executablePath });
const page = await browser.newPage({
  viewport: { width: 1280, height: 800 },
  colorScheme: 'light',
  reducedMotion: 'reduce',
});

try {
  await searchOfPeople();
  await deliveryInAChain();
} finally {
  await browser.close();
  await playground.close();
  await mock.close();
}

/** A dialog filled in by its dropdowns, and the bundles it gave. */
async function searchOfPeople() {
  const form = await open('Find People');
  await choose(form, 'Sort Order', 'Last Changed');
  await choose(form, 'Segment', 'Client');
  await choose(form, 'Stage', 'Lead');
  await form.getByRole('textbox', { name: 'Limit', exact: true }).fill('5');
  await button('Run').click();
  await page.getByRole('status').getByText(/^Done/).waitFor();
  await form.getByRole('combobox', { name: 'Sort Order', exact: true }).scrollIntoViewIfNeeded();
  await take('playground-search.png');
}

/** A delivery that a colleague's change brought, mapped into a to-do. */
async function deliveryInAChain() {
  await open('Watch Person Audit Changed');
  await button('Attach').click();
  await button('Detach').waitFor();
  await button('A colleague changes a person’s stage').click();
  await page.getByRole('treeitem', { name: 'Bundle 1' }).waitFor();
  await button('Detach').click();
  await button('Attach').waitFor();
  const chain = page.getByRole('region', { name: 'Chain', exact: true });
  await chain.getByRole('combobox', { name: 'Next module', exact: true }).click();
  await chain.getByRole('option', { name: 'Create a To Do', exact: true }).click();
  const form = await formOf('Create a To Do');
  await form.getByRole('button', { name: 'Map Subject', exact: true }).click();
  await form
    .getByRole('textbox', { name: 'Subject', exact: true })
    .fill('Call {{1.person.name}}, now {{1.changes[].after}}');
  await form.getByText(/^= Call/).waitFor();
  await button('Run').click();
  await page.getByRole('status').getByText(/^Done/).waitFor();
  await take('playground-chain.png');
}

/** @param {string} label */
async function open(label) {
  await page.goto(playground.url);
  await page.getByRole('navigation', { name: 'Modules' }).getByRole('link', { name: label, exact: true }).click();
  return formOf(label);
}

/** @param {string} label */
async function formOf(label) {
  const form = page.getByRole('form', { name: label, exact: true });
  await form.waitFor();
  return form;
}

/** @param {string} name */
function button(name) {
  return page.getByRole('button', { name, exact: true });
}

/**
 * @param {import('playwright-core').Locator} form
 * @param {string} label
 * @param {string} option
 */
async function choose(form, label, option) {
  await form.getByRole('combobox', { name: label, exact: true }).click();
  await form.getByRole('option', { name: option, exact: true }).click();
}

/** @param {string} name */
async function take(name) {
  // No caret and no message that is about to go.
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${images}${name}`, caret: 'hide' });
  console.error(`docs/images/${name} written.`);
}
