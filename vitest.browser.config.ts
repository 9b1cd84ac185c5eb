import { defineConfig } from 'vitest/config';

// What only a browser can show; npm test does without one.
export default defineConfig({
  test: { include: ['test/browser/**/*.browser.ts'], testTimeout: 120_000, hookTimeout: 60_000 },
});
