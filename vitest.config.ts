import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

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
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', 'test/fixtures/**', 'test/browser/**'],
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
