import { extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Plugin } from 'vitest/config';

import { beside, Loader } from './cli/loader.ts';
import { noticed } from './cli/noticed.ts';
import { quietSession } from './cli/quiet-session.ts';
import { storiesPath } from './cli/stories-file.ts';
import type { Language } from './text/catalogue/entry.ts';

/** How vitest plays journeys. */
export interface JourneysOptions {
  /** Which files hold journeys, as patterns; `**\/*.journey.yaml` and `**\/*.journey.yml` unless told. */
  readonly include?: readonly string[];
  /** The language of titles, findings and stories; that of the machine unless told. */
  readonly language?: Language;
}

const JOURNEYS = ['**/*.journey.yaml', '**/*.journey.yml'];

/** What vitest includes when nobody says otherwise (`configDefaults.include`); whoever includes more must name it again. */
const TESTS = '**/*.{test,spec}.?(c|m)[jt]s?(x)';

const JOURNEY_ID = /\.journey\.ya?ml$/iu;

/**
 * A plugin with which vitest plays `*.journey.yaml` beside other tests: one test for each journey, played again when the
 * journey file, its blueprint, a module, a people file or a kept story changes.
 *
 * @example
 * // vitest.config.ts
 * import { journeys } from 'throughline/vitest-plugin';
 * export default defineConfig({ plugins: [journeys({ language: 'en' })] });
 */
export function journeys({ include = JOURNEYS, language }: JourneysOptions = {}): Plugin {
  let root = process.cwd();
  return {
    name: 'throughline:journeys',
    enforce: 'pre',
    // What is given here is added to what the user includes.
    config: ({ test }) => ({ test: { include: [...(test?.include === undefined ? [TESTS] : []), ...include] } }),
    configResolved(config) {
      ({ root } = config);
    },
    async load(id) {
      const [file = id] = id.split('?');
      if (!JOURNEY_ID.test(file)) return null;
      for (const path of await filesOf(file)) this.addWatchFile(path);
      return testModule(file, { language, root });
    },
  };
}

/** The files on which the journeys of a file depend, those included that are looked for and not there. */
async function filesOf(file: string): Promise<readonly string[]> {
  const paths = new Set([storiesPath(file)]);
  const session = quietSession(process.cwd());
  const io = noticed(session.io, { file: (path) => paths.add(resolve(path)), folder() {} });
  const loader = new Loader(io, session.words);
  // What cannot be read is told by the tests.
  const loaded = await loader.loadJourneys(file).catch(() => undefined);
  const written = loaded?.blueprintWritten;
  if (written !== undefined) await loader.load(beside(file, written)).catch(() => undefined);
  paths.delete(file);
  return [...paths];
}

/** The module that stands for a journey file; what it imports lies beside this one, as a source or built. */
function testModule(file: string, options: object): string {
  const library = fileURLToPath(new URL(`./journey-tests${extname(import.meta.url)}`, import.meta.url));
  return [
    `import { describe, test } from 'vitest';`,
    `import { defineJourneyTests } from ${JSON.stringify(library)};`,
    `await defineJourneyTests({ describe, test }, ${JSON.stringify(file)}, ${JSON.stringify(options)});`,
  ].join('\n');
}
