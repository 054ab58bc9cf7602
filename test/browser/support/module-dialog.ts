import type { Locator, Page } from 'playwright-core';
import { copied } from './clipboard.js';
import { Fields } from './fields.js';

/** The dialog of a module, and what comes of running it. */
export class ModuleDialog extends Fields {
  readonly page: Page;
  readonly run: Locator;
  readonly cancel: Locator;
  readonly bundles: Locator;
  readonly requests: Locator;
  readonly alert: Locator;
  readonly status: Locator;

  constructor(page: Page, label: string) {
    super(page.getByRole('form', { name: label, exact: true }));
    this.page = page;
    const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
    this.run = button('Run');
    this.cancel = button('Cancel');
    this.bundles = page.getByRole('region', { name: 'Bundles', exact: true });
    this.requests = page.getByRole('region', { name: 'Requests', exact: true });
    this.alert = page.getByRole('alert');
    this.status = page.getByRole('status');
  }

  async showAdvanced(): Promise<void> {
    const toggle = this.page.getByRole('button', { name: 'Show advanced', exact: true });
    if ((await toggle.getAttribute('aria-pressed')) !== 'true') await toggle.click();
  }

  /** Runs the module and waits for the end of the run. */
  async runToEnd(press: () => Promise<void> = () => this.run.click()): Promise<void> {
    await Promise.all([
      this.page.waitForResponse((response) => new URL(response.url()).pathname === '/api/runs'),
      press(),
    ]);
    await this.cancel.waitFor({ state: 'hidden' });
    await this.status.getByText(/^(Done|Failed|Cancelled)\b/).waitFor();
  }

  /** Runs the module and gives its bundles as the page copies them. @throws Error with what the page says of a failed run. */
  async runForBundles(): Promise<Record<string, unknown>[]> {
    await this.runToEnd();
    if ((await this.status.innerText()).startsWith('Failed')) {
      throw new Error((await this.alert.allInnerTexts()).join('\n'));
    }
    return this.copiedBundles();
  }

  /** The bundles as the page copies them. */
  async copiedBundles(): Promise<Record<string, unknown>[]> {
    await this.bundles.getByRole('button', { name: 'Copy JSON', exact: true }).click();
    return JSON.parse(await copied(this.page)) as Record<string, unknown>[];
  }

  /** A line of the tree of bundles: name, value and type. */
  line(text: string | RegExp): Locator {
    return this.bundles.getByRole('treeitem', { name: text, exact: true });
  }
}
