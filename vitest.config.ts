import { defineConfig } from 'vitest/config';

/** Tests run on the sources: every package's `exports` has a `source` condition for that. */
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'], externalConditions: ['source'] } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'test/fixtures/**'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
