import type { BrowserContext, Page } from 'playwright-core';

declare global {
  interface Window {
    copiedText?: string;
  }
}

/** Gives the pages of a context a clipboard of their own: all windows of a browser share the real one. */
export async function ownClipboard(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    navigator.clipboard.writeText = async (text) => {
      window.copiedText = text;
    };
  });
}

/** What the page has copied last. */
export function copied(page: Page): Promise<string> {
  return page.evaluate(() => window.copiedText ?? '');
}
