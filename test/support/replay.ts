// Plays journey files again in a process of its own, under whatever time zone the machine is said to have.
import { text as textOf } from 'node:stream/consumers';

import { compile, type CompiledBlueprint } from '../../src/compile/compile.ts';
import { playJourney } from '../../src/journey/play-journey.ts';
import { readJourneys } from '../../src/journey/read-journeys.ts';
import { loadBlueprint } from '../../src/read/load.ts';
import { readWithModules } from './modules.ts';
import { toldOf, type Told } from './told.ts';

/** A journey file, and where its blueprint is: at a path, or at hand as a text with its modules. */
export interface Saved {
  readonly blueprint: { readonly path: string } | { readonly text: string; readonly files: Record<string, string> };
  readonly journeys: string;
}

/** What a process says: the offset of its clock from UTC in January and July, and what its journeys came to. */
export interface Replayed {
  readonly offsets: readonly number[];
  readonly told: readonly (readonly Told[])[];
}

if (import.meta.main) {
  const saved = JSON.parse(await textOf(process.stdin)) as readonly Saved[];
  const offsets = [0, 6].map((month) => new Date(2026, month, 15).getTimezoneOffset());
  const told = await Promise.all(saved.map(replayed));
  process.stdout.write(JSON.stringify({ offsets, told } satisfies Replayed));
}

async function replayed({ blueprint, journeys }: Saved): Promise<Told[]> {
  const compiled = await compiledOf(blueprint);
  const { file, findings } = readJourneys(journeys, { file: 'saved.journey.yaml' });
  if (file === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return file.journeys.map((journey) => toldOf(compiled, playJourney(compiled, journey)));
}

async function compiledOf(from: Saved['blueprint']): Promise<CompiledBlueprint> {
  const { blueprint } = 'path' in from ? await loadBlueprint(from.path) : readWithModules(from.text, from.files);
  if (blueprint === undefined) throw new Error('The blueprint cannot be read.');
  // Whoever saved it has checked it.
  return compile(blueprint);
}
