import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests that change Node itself, as nock does; each has a process of its own. */
const ALONE = 'packages/*/src/**/*.alone.test.ts';

/** Tests run on the sources: every package's `exports` has a `source` condition for that. */
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'], externalConditions: ['source'] } },
  test: {
    reporters: ['default', ['json', { outputFile: 'artifacts/test-report.json' }]],
    // Two at a time on two cores as well, where Vitest takes one: many tests wait for sockets, processes and the browser.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Every mock of every test is held to its contract, answers and deliveries by itself, requests by this file.
    env: { CLOZE_MOCK_CONTRACT: 'strict' },
    setupFiles: ['packages/cloze-mock/src/testing/contract-watch.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // To load everything anew for each of so many files would take a third of the time: files share what they load where they can.
    projects: [
      {
        extends: true,
        test: { name: 'packages', include: ['packages/*/src/**/*.test.ts'], exclude: [ALONE], isolate: false },
      },
      { extends: true, test: { name: 'alone', include: [ALONE] } },
      { extends: true, test: { name: 'app', include: ['test/app/**/*.test.ts'], isolate: false } },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: ['test/app/**', 'test/browser/**', 'test/fixtures/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: 'test/browser/support/global-setup.ts',
          testTimeout: 60_000,
          // Each file has a playground of its own; what they import need not be loaded anew.
          isolate: false,
        },
      },
    ],
  },
});
