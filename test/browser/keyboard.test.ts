import { describe, expect, it } from 'vitest';
import { inChromium } from './support/in-chromium.js';

inChromium('the keyboard alone', (bench) => {
  describe('someone without a mouse', () => {
    it('finds a module, fills in its dialog, runs it and reads its bundles', async () => {
      const page = await bench().open();
      const { keyboard } = page.page;
      const focused = () => page.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
      const tabTo = async (name: string): Promise<void> => {
        const wanted = page.page.locator(':focus').and(page.page.getByLabel(name, { exact: true }));
        for (let presses = 0; presses < 60; presses += 1) {
          if ((await wanted.count()) > 0) return;
          await keyboard.press('Tab');
        }
        throw new Error(`Tab does not lead to "${name}" but to "${await focused()}".`);
      };
      await tabTo('Search modules');
      await keyboard.type('find people');
      await keyboard.press('Enter');
      const dialog = await page.dialog('Find People');
      await tabTo('Segment');
      await keyboard.press('ArrowDown');
      await dialog.root.getByRole('option', { name: 'Client', exact: true }).waitFor();
      await keyboard.type('cli');
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
      expect(await dialog.dropdown('Segment').inputValue()).toBe('Client');
      await tabTo('Limit');
      await keyboard.press('ControlOrMeta+a');
      await keyboard.type('2');
      await dialog.runToEnd(() => keyboard.press('ControlOrMeta+Enter'));
      expect(await dialog.status.innerText()).toContain('2 bundles');
      await tabTo('Bundles');
      await keyboard.press('End');
      await dialog
        .line(/^Bundle 2\b/)
        .and(page.page.locator('[aria-selected=true]'))
        .waitFor();
      await keyboard.press('ArrowRight');
      expect(await dialog.line(/^Bundle 2\b/).getAttribute('aria-expanded')).toBe('true');
    });

    it('comes back to where a modal dialog was opened', async () => {
      const page = await bench().open('/modules/getPerson');
      const dialog = await page.dialog('Get a Person');
      const button = dialog.root.getByRole('button', { name: /^Search/ });
      await button.focus();
      await page.page.keyboard.press('Enter');
      const search = page.page.getByRole('dialog');
      await search.waitFor();
      await page.page.keyboard.press('Escape');
      await search.waitFor({ state: 'detached' });
      expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    });
  });
});
