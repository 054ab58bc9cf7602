import { createHttpTransport, parseHostMap } from '@connect-app/app-runner';
import { type ClozeMock, createClozeMock, happenings } from '@connect-app/cloze-mock';
import { type Playground, startPlayground } from '@connect-app/playground';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject } from 'vitest';
import { ownClipboard } from './clipboard.js';
import { PlaygroundPage } from './playground-page.js';

export const projectRoot = new URL('../../..', import.meta.url).pathname;

/** The playground of an app on the mock, and windows to look at it. */
export interface Bench {
  readonly mock: ClozeMock;
  readonly playground: Playground;
  /** Opens a window in which nobody has been before, for the time of the test; `path` is what follows the origin. */
  open(path?: string, options?: BrowserContextOptions): Promise<PlaygroundPage>;
}

export interface SuiteOptions {
  /** Makes the app, a folder or a ZIP, before the tests. Default: this project's app. */
  readonly app?: () => Promise<string>;
  /** Where requests to other hosts than the mock's go, as `--map-host` takes it. Asked for after the app was made. */
  readonly hosts?: () => readonly string[];
}

/**
 * Tests in a real Chromium, on one playground with a mock of its own. Where no Chromium was found they are skipped. After every
 * test each window must have been free of errors, of requests to elsewhere, and of the account's key.
 */
export function inChromium(title: string, suite: (bench: () => Bench) => void, options: SuiteOptions = {}): void {
  const endpoint = inject('chromium');
  describe.skipIf(endpoint === '')(endpoint === '' ? `${title} (skipped: no Chromium was found)` : title, () => {
    let started: Awaited<ReturnType<typeof startBench>>;
    beforeAll(async () => {
      started = await startBench(endpoint, options);
    });
    afterEach(() => started.endTest());
    afterAll(() => started?.close());
    suite(() => started);
  });
}

async function startBench(endpoint: string, { app = async () => projectRoot, hosts = () => [] }: SuiteOptions) {
  const mock = createClozeMock({ live: true, people: 2500 });
  const { url } = await mock.listen();
  const { email, apiKey } = mock.account;
  const path = await app();
  const playground = await startPlayground({
    app: path,
    port: 0,
    transport: createHttpTransport({ mapHosts: parseHostMap([`https://api.cloze.com=${url}`, ...hosts()]) }),
    readyMade: { label: 'Cloze (mock)', data: { email, apiKey } },
    happenings: happenings(mock),
  });
  const browser = await chromium.connect(endpoint);
  const windows = windowsOf(browser, playground.url);
  return {
    mock,
    playground,
    open: windows.open,
    endTest: () => windows.close(apiKey),
    close: async () => {
      await browser.close();
      await playground.close();
      await mock.close();
    },
  };
}

/**
 * The windows of a bench, each in a context of its own. To empty a used one instead would be quicker by a third of a second, but
 * what its page stores on the way out may come after the emptying.
 */
function windowsOf(browser: Browser, url: string) {
  const open: PlaygroundPage[] = [];
  return {
    open: async (path = '/', options: BrowserContextOptions = {}): Promise<PlaygroundPage> => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        reducedMotion: 'reduce',
        ...options,
      });
      context.setDefaultTimeout(20_000);
      await ownClipboard(context);
      const page = new PlaygroundPage(await context.newPage(), url);
      open.push(page);
      await page.goto(path);
      return page;
    },
    close: async (secret: string): Promise<void> => {
      const closing = open.splice(0);
      const seen = await Promise.all(closing.map((page) => page.everything()));
      await Promise.all(closing.map(({ page }) => page.context().close()));
      expect(closing.flatMap(({ complaints }) => complaints)).toEqual([]);
      for (const text of seen) expect(text.includes(secret), 'the page holds the key').toBe(false);
    },
  };
}
