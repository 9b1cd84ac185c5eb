import { defineConfig } from 'tsup';

export default defineConfig([
  {
    entry: {
      index: 'src/index.ts',
      cli: 'src/cli/main.ts',
      handlers: 'src/handlers.ts',
      sqlite: 'src/sqlite.ts',
      testing: 'src/testing.ts',
      vitest: 'src/vitest.ts',
      'vitest-plugin': 'src/vitest-plugin.ts',
      'journey-tests': 'src/journey-tests.ts',
    },
    format: 'esm',
    target: 'node22',
    dts: {
      entry: {
        index: 'src/index.ts',
        handlers: 'src/handlers.ts',
        sqlite: 'src/sqlite.ts',
        testing: 'src/testing.ts',
        vitest: 'src/vitest.ts',
        'vitest-plugin': 'src/vitest-plugin.ts',
      },
    },
    sourcemap: true,
    splitting: true,
    // Chinese stays readable and a third of its size.
    esbuildOptions: (options) => {
      options.charset = 'utf8';
    },
  },
  {
    // The launcher must parse on any Node, so that an old one gets a plain sentence and not a syntax error.
    entry: { throughline: 'src/cli/throughline.ts' },
    format: 'esm',
    target: 'es2018',
    external: ['./cli.js'],
  },
]);
