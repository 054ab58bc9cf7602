import { expect, it } from 'vitest';
import { seriousFindings } from './support/axe.js';
import { inChromium } from './support/in-chromium.js';

inChromium('axe-core finds nothing serious, in light and in dark,', (bench) => {
  it('on the list of modules and the first page', async () => {
    const { page } = await bench().open();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('on a dialog with lists, mapped fields, an open dropdown and advanced fields, and on the connections', async () => {
    const page = await bench().open('/modules/createPerson');
    const dialog = await page.dialog('Create a Person');
    await dialog.addItem('Emails');
    await dialog.map('Headline', '{{nope(1)}}');
    await dialog.root.getByText(/at character/).waitFor();
    await dialog.showAdvanced();
    await dialog.open('Segment');
    expect(await seriousFindings(page.page, 'main')).toEqual([]);
    await page.button(/Connections$/).click();
    await page.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Add a connection/ })
      .click();
    expect(await seriousFindings(page.page, 'dialog')).toEqual([]);
  });

  it('on bundles, requests, a chain and a failure', async () => {
    const page = await bench().open('/modules/findPeople');
    const find = await page.dialog('Find People');
    await find.fill('Limit', '2');
    await find.runToEnd();
    await find.requests.getByRole('button', { name: /^GET/ }).click();
    const get = await page.addToChain('Get a Person');
    await get.map('Person Sync Key', '{{1.syncKey}}x');
    await get.runToEnd();
    await get.alert.first().waitFor();
    expect(await seriousFindings(page.page, 'main')).toEqual([]);
    await page.openModule('Find People');
    expect(await seriousFindings(page.page, 'main')).toEqual([]);
  });

  it('on a delivery and on a trigger that polls', async () => {
    const page = await bench().open('/modules/watchPersonAuditChanged');
    const instant = await page.dialog('Watch Person Audit Changed');
    await page.button('Attach').click();
    await page.button('Detach').waitFor();
    await page.button('A colleague changes a person’s stage').click();
    await instant.line('Bundle 1').waitFor();
    expect(await seriousFindings(page.page, 'main')).toEqual([]);
    await page.button('Detach').click();
    await page.button('Attach').waitFor();
    const polling = await page.openModule('Watch People');
    await polling.runToEnd();
    expect(await seriousFindings(page.page, 'main')).toEqual([]);
  });

  it('on a narrow window, where nothing is wider than it', async () => {
    const page = await bench().open('/modules/findPeople', { viewport: { width: 420, height: 800 } });
    await page.dialog('Find People');
    expect(await page.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(420);
    await page.button('List of modules').click();
    await page.link('Get a Person').waitFor();
    expect(await seriousFindings(page.page)).toEqual([]);
    await page.link('Get a Person').click();
    await page.dialog('Get a Person');
    await page.link('Get a Person').waitFor({ state: 'hidden' });
    expect(await seriousFindings(page.page)).toEqual([]);
  });
});
