import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { build } from 'tsup';

/** The modules of `src/draw/html/page` as one script without types, which every page carries. */
export async function bundledPageScript(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'page-script-'));
  try {
    await build({
      config: false,
      silent: true,
      entry: ['src/draw/html/page/page.ts'],
      tsconfig: 'src/draw/html/page/tsconfig.json',
      format: 'iife',
      platform: 'browser',
      target: 'es2022',
      outDir: folder,
      esbuildOptions: (options) => {
        options.charset = 'utf8';
      },
    });
    return readFileSync(join(folder, 'page.global.js'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The module that holds the script as text, so that neither Node nor a bundler needs to know how to load it. */
export function pageScriptModule(script: string): string {
  const escaped = script.trim().replaceAll(/[\\`]|\$\{/gu, String.raw`\$&`);
  return [
    '// Written by `npm run page` from the modules in `page/`. Do not edit: change those, and write it anew.',
    '',
    '/** What runs in every page. */',
    `export const PAGE_SCRIPT = \`${escaped}\`;`,
    '',
  ].join('\n');
}
