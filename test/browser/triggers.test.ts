import { describe, expect, it } from 'vitest';
import { inChromium } from './support/in-chromium.js';

inChromium('triggers on the page', (bench) => {
  describe('an instant trigger', () => {
    it('is attached, shows what a colleague changes as it arrives, and is detached', async () => {
      const page = await bench().open('/modules/watchPersonAuditChanged');
      const dialog = await page.dialog('Watch Person Audit Changed');
      await dialog.choose('Scope', 'Local');
      await page.button('Attach').click();
      await page.button('Detach').waitFor();
      await page.button('A colleague changes a person’s stage').click();
      await dialog.line('Bundle 1').waitFor();
      const [bundle] = await dialog.copiedBundles();
      expect(bundle).toMatchObject({ event: 'person.audit.change', changes: [{ field: 'stage' }] });
      const { person } = bundle as { person: { name: string } };
      const told = page.region('Make something happen').getByRole('listitem').first();
      expect(await told.innerText()).toContain(person.name);
      expect(await page.region('Deliveries').innerText()).toContain('{"status":"ok"}');
      // The call itself is a request like those that were sent to attach.
      const { requests } = dialog;
      const call = requests.getByRole('button', { name: /^POST 200 \/hooks\/.* came in/ });
      await call.click();
      await requests.getByRole('button', { name: 'Copy body', exact: true }).first().click();
      expect(JSON.parse(await page.copied())).toMatchObject([{ event: 'person.audit.change' }]);
      await requests.getByRole('button', { name: /^POST 200 \/v1\/webhooks\/subscribe/ }).waitFor();

      const other = await bench().open('/modules/watchPersonChanged');
      const now = other.region('Subscribed now');
      await now.getByRole('button', { name: 'Subscribed now' }).click();
      expect(await now.getByRole('link').allInnerTexts()).toEqual(['Watch Person Audit Changed']);

      const asked = bench().mock.requests.length;
      await page.button('Detach').click();
      await page.button('Attach').waitFor();
      await now.getByText('No webhook is subscribed.').waitFor();
      expect(bench().mock.requests.slice(asked)).toMatchObject([{ path: '/v1/webhooks/unsubscribe', status: 200 }]);
      await requests.getByRole('button', { name: /^POST 200 \/v1\/webhooks\/unsubscribe/ }).waitFor();
    });

    it('stays attached over a reload of the page, with what was delivered', async () => {
      const page = await bench().open('/modules/watchPersonChanged');
      await page.dialog('Watch Person Changed');
      await page.button('Attach').click();
      await page.button('Detach').waitFor();
      await page.goto('/modules/watchPersonChanged');
      const dialog = await page.dialog('Watch Person Changed');
      await page.button('Detach').waitFor();
      await page.button('A person’s notes are edited (not audited)').click();
      await dialog.line('Bundle 1').waitFor();
      await page.goto('/modules/watchPersonChanged');
      await dialog.line('Bundle 1').waitFor();
      await page.button('Detach').click();
      await page.button('Attach').waitFor();
    });

    it('that the service refuses says why', async () => {
      bench().mock.faults.set([{ route: 'POST /v1/*', kind: 'too-many-requests', at: [{ from: 1, to: 1 }] }]);
      const page = await bench().open('/modules/watchCompanyChanged');
      const dialog = await page.dialog('Watch Company Changed');
      await page.button('Attach').click();
      expect(await dialog.alert.innerText()).toContain('RateLimitError');
      bench().mock.faults.clear();
    });
  });

  describe('a polling trigger', () => {
    it('starts from now, sees what is new, then nothing, then everything after a reset', async () => {
      const page = await bench().open('/modules/watchPeople');
      const dialog = await page.dialog('Watch People');
      await dialog.fill('Limit', '5');
      const polling = page.region('Polling');
      await polling.getByRole('radio', { name: 'From now on' }).check();
      await dialog.runToEnd();
      expect(await dialog.status.innerText()).toContain('0 bundles');
      await page.button('A new lead arrives').click();
      const told = page.region('Make something happen').getByRole('listitem').first();
      const name = /(?:^|\d\s)([^\d]+) \(lead-/.exec((await told.innerText()).replace(/\s+/g, ' '))?.[1];
      expect(await dialog.runForBundles()).toMatchObject([{ name, stage: 'lead' }]);
      await dialog.runToEnd();
      expect(await dialog.status.innerText()).toContain('0 bundles');
      const polls = polling.getByRole('list', { name: 'Polls' });
      expect(await polls.getByRole('listitem').allInnerTexts()).toEqual([
        expect.stringContaining('nothing new'),
        expect.stringContaining('1 new bundle'),
        expect.stringContaining('nothing new'),
      ]);
      await polling.getByRole('button', { name: 'Reset', exact: true }).click();
      await polling.getByRole('radio', { name: 'All records' }).check();
      expect(await dialog.runForBundles()).toHaveLength(5);
      await polling.getByRole('button', { name: 'Reset', exact: true }).click();
    });

    it('starts with a record that is picked from its epoch', async () => {
      const page = await bench().open('/modules/watchCompanies');
      const dialog = await page.dialog('Watch Companies');
      await dialog.fill('Limit', '50');
      const polling = page.region('Polling');
      await polling.getByRole('radio', { name: 'Choose a record' }).check();
      const start = polling.getByRole('combobox', { name: 'Record to start with' });
      await start.click();
      const third = polling.getByRole('option').nth(2);
      const label = (await third.innerText()).split('\n')[0];
      await third.click();
      const companies = await dialog.runForBundles();
      expect(companies).toHaveLength(3);
      expect(companies[0]).toMatchObject({ name: label });
    });
  });
});
