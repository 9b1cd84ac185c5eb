import { defineConfig } from 'vitest/config';

// CI asks for the counts as a file beside the usual report.
const report = process.env['VITEST_JSON'];

/** Files that put something else in the place of a module; they get modules of their own. */
const MOCKING = ['test/text/render.test.ts', 'test/run/handlers/smtp-absent.test.ts'];

export default defineConfig({
  test: {
    projects: [
      // Nothing in the product keeps state between calls, so that files may share its modules: half the time.
      {
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: MOCKING,
          isolate: false,
          setupFiles: 'test/support/seed.ts',
          testTimeout: 60_000,
        },
      },
      { test: { name: 'mocking', include: MOCKING, testTimeout: 60_000 } },
    ],
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
});
