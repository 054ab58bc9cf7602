import type { Locator, Page } from 'playwright-core';
import { copied } from './clipboard.js';
import { ModuleDialog } from './module-dialog.js';

/** The page of the playground in a window of its own. It notes down what the browser complains of and whom it asks. */
export class PlaygroundPage {
  readonly page: Page;
  readonly modules: Locator;
  /** All that was written to the console. */
  readonly console: string[] = [];
  /** Errors of scripts, of the console, and requests that left the playground. */
  readonly complaints: string[] = [];
  readonly #url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
    this.modules = page.getByRole('navigation', { name: 'Modules', exact: true });
    page.on('console', (message) => {
      this.console.push(message.text());
      if (message.type() === 'error' && !isRefusedCall(message.text())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(`${error.message}\n${error.stack}`));
    page.on('request', (request) => {
      const isOwn = request.url().startsWith(`${url}/`) || request.url().startsWith('data:');
      if (!isOwn) this.complaints.push(`asked ${request.url()}`);
    });
  }

  /** Opens the page at a path and waits until it shows something. */
  async goto(path: string): Promise<void> {
    await this.page.goto(this.#url + path);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
  }

  /** Types into the search box of the list. */
  async search(text: string): Promise<void> {
    await this.modules.getByRole('searchbox').fill(text);
  }

  link(label: string): Locator {
    return this.modules.getByRole('link', { name: label, exact: true });
  }

  /** Opens a module's dialog from the list. */
  async openModule(label: string): Promise<ModuleDialog> {
    await this.link(label).click();
    return this.dialog(label);
  }

  /** Adds a module to the chain behind the open one. */
  async addToChain(label: string): Promise<ModuleDialog> {
    const chain = this.region('Chain');
    await chain.getByRole('combobox', { name: 'Next module', exact: true }).click();
    await chain.getByRole('option', { name: label, exact: true }).click();
    return this.dialog(label);
  }

  /** The dialog of that module, which is open. */
  async dialog(label: string): Promise<ModuleDialog> {
    const dialog = new ModuleDialog(this.page, label);
    await dialog.root.waitFor();
    return dialog;
  }

  region(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** What the page has copied last. */
  copied(): Promise<string> {
    return copied(this.page);
  }

  /** Everything somebody could find a secret in: the document, what is typed in, the address, the stores, the console. */
  async everything(): Promise<string> {
    const held = await this.page.evaluate(() => {
      const typed = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
      return [
        document.documentElement.outerHTML,
        location.href,
        JSON.stringify({ ...localStorage }),
        JSON.stringify({ ...sessionStorage }),
        document.cookie,
        JSON.stringify(history.state),
        ...typed.map(({ value }) => value),
      ].join('\n');
    });
    return [held, ...this.console].join('\n');
  }
}

/** The browser notes every answer of 4xx and 5xx; the page shows those in its own words. */
function isRefusedCall(text: string): boolean {
  return /^Failed to load resource: the server responded with a status of (4\d\d|502)/.test(text);
}
