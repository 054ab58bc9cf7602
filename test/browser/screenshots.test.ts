import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Meta } from '../../packages/playground/src/protocol.js';
import { inChromium, projectRoot } from './support/in-chromium.js';
import { screenshotIndex } from './support/screenshot-index.js';

const FOLDER = join(projectRoot, 'artifacts/screenshots');
/** Lower dialogs would waste room, higher ones are cut. */
const HEIGHT = { least: 800, most: 2400, aroundForm: 260 };

inChromium('screenshots', (bench) => {
  it('are taken of every dialog that meta.json lists, with an index', async () => {
    await rm(FOLDER, { recursive: true, force: true });
    await mkdir(FOLDER, { recursive: true });
    const { playground, open } = bench();
    const { app, dialogs } = (await (await fetch(`${playground.url}/meta.json`)).json()) as Meta;
    expect(dialogs.length).toBeGreaterThanOrEqual(41);
    const page = await open();
    for (const { module, label } of dialogs) {
      const dialog = await page.openModule(label);
      await dialog.root.getByText('Loading fields…').waitFor({ state: 'detached' });
      expect([label, await page.page.getByRole('alert').allInnerTexts()]).toEqual([label, []]);
      const box = await dialog.root.boundingBox();
      const wanted = Math.ceil(box?.height ?? 0) + HEIGHT.aroundForm;
      const height = Math.min(Math.max(wanted, HEIGHT.least), HEIGHT.most);
      await page.page.setViewportSize({ width: 1280, height });
      await page.page.screenshot({ path: join(FOLDER, `${module}.png`) });
      await page.page.setViewportSize({ width: 1280, height: 800 });
    }
    await writeFile(join(FOLDER, 'index.html'), screenshotIndex(app.label, dialogs));
    for (const { module } of dialogs) {
      expect((await stat(join(FOLDER, `${module}.png`))).size).toBeGreaterThan(10_000);
    }
  }, 180_000);
});
