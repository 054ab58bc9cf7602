import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../../../scripts/chromium.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the one Chromium of all browser tests listens; empty where this machine has none. */
    chromium: string;
  }
}

const BUILD = fileURLToPath(new URL('../../../packages/playground/build.mjs', import.meta.url));

/** Builds the page from its sources and starts the one Chromium that all browser tests share. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    console.warn('The browser tests are skipped: no Chromium was found. Install one, or set CHROMIUM_PATH to it.');
    project.provide('chromium', '');
    return async () => {};
  }
  await promisify(execFile)(process.execPath, [BUILD]);
  const server = await chromium.launchServer({ executablePath });
  project.provide('chromium', server.wsEndpoint());
  return () => server.close();
}
