import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // The parser's weights are loaded once per worker: a few workers, reused, beat many.
    pool: 'forks',
    maxWorkers: 2,
  },
});
