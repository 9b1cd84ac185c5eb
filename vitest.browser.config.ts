import { defineConfig } from 'vitest/config';

// CI asks for the counts as a file beside the usual report.
const report = process.env['VITEST_JSON'];

// What only a browser can show; npm test does without one.
export default defineConfig({
  test: {
    include: ['test/browser/**/*.browser.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
});
