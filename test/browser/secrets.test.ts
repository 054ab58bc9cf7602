import { describe, expect, it } from 'vitest';
import { inChromium } from './support/in-chromium.js';

inChromium('secrets', (bench) => {
  describe('a connection', () => {
    it('is made, says whose it is, is verified and removed; its key is nowhere on the page', async () => {
      const { email, apiKey } = bench().mock.account;
      const page = await bench().open('/modules/getMyProfile');
      await page.dialog('Get My Profile');
      await page.button(/Connections$/).click();
      const connections = page.page.getByRole('dialog', { name: 'Connections' });
      await connections.getByRole('button', { name: /^Add a connection/ }).click();
      const form = connections.getByRole('form');
      await form.getByRole('textbox', { name: 'Email', exact: true }).fill(email);
      const key = form.getByLabel('API Key', { exact: true });
      expect(await key.getAttribute('type')).toBe('password');
      await key.fill(apiKey);
      await form.getByRole('button', { name: 'Create', exact: true }).click();
      await form.waitFor({ state: 'detached' });
      const made = connections.getByRole('listitem').last();
      expect(await made.innerText()).toContain(`Belongs to ${email}`);
      expect(await page.everything()).not.toContain(apiKey);
      await made.getByRole('button', { name: /^Verify/ }).click();
      await made.getByText(/Verified/).waitFor();
      await made.getByRole('button', { name: /^Remove/ }).click();
      await made.getByText('(mock)').waitFor();
      expect(await connections.getByRole('listitem').count()).toBe(1);
    });

    it('that the service refuses is not made, and says why without the key', async () => {
      const wrong = '0123456789abcdef0123456789abcdef';
      const page = await bench().open('/modules/getMyProfile');
      await page.dialog('Get My Profile');
      await page.button(/Connections$/).click();
      const connections = page.page.getByRole('dialog', { name: 'Connections' });
      await connections.getByRole('button', { name: /^Add a connection/ }).click();
      const form = connections.getByRole('form');
      await form.getByRole('textbox', { name: 'Email', exact: true }).fill('ada@example.com');
      await form.getByLabel('API Key', { exact: true }).fill(wrong);
      await form.getByRole('button', { name: 'Create', exact: true }).click();
      const alert = await connections.getByRole('alert').innerText();
      expect(alert).toMatch(/API key/i);
      expect(alert).not.toContain(wrong);
      await connections.getByRole('button', { name: 'Close', exact: true }).click();
      expect(await page.everything()).not.toContain(wrong);
      await page.goto('/modules/getMyProfile');
      expect(await page.everything()).not.toContain(wrong);
    });
  });

  describe('what a run shows', () => {
    it('holds the key neither in requests, nor in curl commands, nor in the HAR', async () => {
      const page = await bench().open('/modules/getMyProfile');
      const dialog = await page.dialog('Get My Profile');
      await dialog.runToEnd();
      await dialog.requests.getByRole('button', { name: /^GET/ }).click();
      expect(await dialog.requests.innerText()).toContain('[redacted]');
      await dialog.requests.getByRole('button', { name: 'Copy as cURL' }).click();
      expect(await page.copied()).toMatch(/^curl .*\/v1\/user\/profile/s);
      expect(await page.copied()).not.toContain(bench().mock.account.apiKey);
      const [download] = await Promise.all([
        page.page.waitForEvent('download'),
        dialog.requests.getByRole('button', { name: 'Save HAR', exact: true }).click(),
      ]);
      const har = await textOf(await download.createReadStream());
      expect(JSON.parse(har)).toMatchObject({ log: { entries: [{ request: { method: 'GET' } }] } });
      expect(har).not.toContain(bench().mock.account.apiKey);
    });

    it('is only ever text: markup in a record stays markup', async () => {
      const page = await bench().open('/modules/createPerson');
      const dialog = await page.dialog('Create a Person');
      const name = '<img src=x onerror="document.title=1"><b>Mallory</b>';
      await dialog.fill('Full Name', name);
      await (await dialog.addItem('Emails')).fill('Value', 'mallory@example.com');
      const [created] = await dialog.runForBundles();
      expect(created?.['name']).toBe(name);
      await dialog.line(/^name <img/).waitFor();
      expect(await page.page.locator('main img, main b:text-is("Mallory")').count()).toBe(0);
      expect(await page.page.title()).not.toBe('1');
    });
  });
});

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
