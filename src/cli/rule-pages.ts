import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { parseRulePage, type RulePage } from './rule-page.ts';

/** Where the pages lie: beside the `package.json` above this module, whether it runs as a source or from `dist`. */
export function rulePagesFolder(module: string = import.meta.url): string {
  let folder = dirname(fileURLToPath(module));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, 'docs', 'rules');
}

/** The page of a code; undefined when it is not there, because the installation is not whole. */
export async function readRulePage(code: string): Promise<RulePage | undefined> {
  const text = await readFile(join(rulePagesFolder(), `${code}.md`), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : parseRulePage(text);
}
