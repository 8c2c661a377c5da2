import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * Two projects: `fast` is the inner loop (`npm run test:fast`), and `slow` has the tests that take long by
 * design: whole releases against oracles, property tests, long batches. `npm test` runs both.
 */
export default defineConfig({
  test: {
    root: resolve(import.meta.dirname, '..'),
    // A busy machine takes many times as long; a time-out should catch only tests that hang.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // All test files of a worker share its loaded modules, and with them the bundle that was read into memory.
    isolate: false,
    maxWorkers: '100%',
    setupFiles: [resolve(import.meta.dirname, 'support/setup.ts')],
    projects: [
      {
        extends: true,
        test: { name: 'fast', include: ['tests/**/*.test.ts'], exclude: ['tests/**/*.slow.test.ts'] },
      },
      { extends: true, test: { name: 'slow', include: ['tests/**/*.slow.test.ts'] } },
    ],
  },
});
