import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

interface Axe {
  run(where: string, options: RunOptions): Promise<AxeResults>;
}

/**
 * What axe-core holds to be serious or critical on a page as it is now, in light and in dark; one text an element. `where` is the
 * part of the page that is looked at.
 */
export async function seriousFindings(page: Page, where = 'html'): Promise<string[]> {
  await page.evaluate(axe.source);
  const run = async (options: RunOptions): Promise<string[]> => {
    const { violations } = await page.evaluate(
      ([part, given]) => (window as unknown as { axe: Axe }).axe.run(part, given),
      [where, options] as const,
    );
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
  };
  const light = await run({ resultTypes: ['violations'] });
  await page.emulateMedia({ colorScheme: 'dark' });
  // Between the schemes nothing but colours differs.
  const dark = await run({ runOnly: ['color-contrast', 'link-in-text-block'] });
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((finding) => `dark: ${finding}`)];
}
