import { dirname, join } from 'node:path';

import type { Journey } from '../journey/journey-file.ts';
import { nearest } from '../text/did-you-mean.ts';
import { visible } from '../text/safe-text.ts';
import { JOURNEY_FILE, namesIn, sibling } from './files.ts';
import { beside, Loader, type LoadedJourneys } from './loader.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';
import type { Words } from './words.ts';

/** A journey file and those of its journeys that are to be played; none when the file cannot be understood. */
export interface ChosenJourneys {
  readonly loaded: LoadedJourneys;
  readonly journeys: readonly Journey[];
}

/**
 * The journeys that were asked for, or without any all those of the files beside the blueprint that are for it.
 *
 * @param blueprint the path of the blueprint.
 * @param asked `FILE`, or `FILE#NAME` for one journey of it.
 * @throws UsageError when a file cannot be read, there is no such journey, or none at all.
 */
export async function chooseJourneys(
  session: Session,
  loader: Loader,
  blueprint: string,
  asked: readonly string[],
): Promise<ChosenJourneys[]> {
  if (asked.length === 0) return findJourneys(session, loader, blueprint);
  const chosen: ChosenJourneys[] = [];
  for (const one of asked) chosen.push(await chooseOne(session, loader, blueprint, one));
  return chosen;
}

async function chooseOne(
  { io, words }: Session,
  loader: Loader,
  blueprint: string,
  asked: string,
): Promise<ChosenJourneys> {
  const { path, name } = splitName(asked);
  const loaded = await loader.loadJourneys(path);
  const { blueprintWritten: written, file } = loaded;
  if (written !== undefined && loader.resolve(beside(path, written)) !== loader.resolve(blueprint)) {
    io.stderr.write(`${words.otherBlueprint(visible(path), visible(written), visible(blueprint))}\n`);
  }
  if (name === undefined || file === undefined) return { loaded, journeys: file?.journeys ?? [] };
  return { loaded, journeys: journeysNamed(words, path, file.journeys, name) };
}

/** `FILE#NAME` taken apart; a file may have the sign in its own name. */
export function splitName(asked: string): { readonly path: string; readonly name?: string } {
  const hash = /\.ya?ml$/iu.test(asked) ? -1 : asked.lastIndexOf('#');
  return hash < 0 ? { path: asked } : { path: asked.slice(0, hash), name: asked.slice(hash + 1) };
}

/**
 * The journey of a name, or those that a table of examples made of it (`name/1`, `name/2`, …).
 *
 * @throws UsageError when there is none.
 */
export function journeysNamed(words: Words, path: string, all: readonly Journey[], wanted: string): readonly Journey[] {
  const journeys = all.filter(({ name }) => name === wanted || name.startsWith(`${wanted}/`));
  if (journeys.length > 0) return journeys;
  const names = all.map(({ name }) => name);
  const near = nearest(wanted, names);
  const hint = near === undefined ? words.journeysAre(names) : words.didYouMean(near);
  throw new UsageError(words.noSuchJourney(visible(wanted), visible(path)), hint);
}

/** The journey files beside blueprints that are for them; one that cannot be read may be for anything. */
export async function journeysBeside({ io, words }: Session, blueprints: readonly string[]): Promise<string[]> {
  const loader = new Loader(io, words);
  const found: string[] = [];
  for (const blueprint of blueprints.filter((path) => !JOURNEY_FILE.test(path))) {
    for (const name of await namesIn(io, dirname(blueprint))) {
      const path = sibling(blueprint, name);
      const loaded = JOURNEY_FILE.test(name) ? await loader.load(path).catch(() => undefined) : undefined;
      const written = loaded?.kind === 'journeys' ? loaded.blueprintWritten : undefined;
      const isFor = written !== undefined && loader.resolve(beside(path, written)) === loader.resolve(blueprint);
      if (isFor) found.push(path);
    }
  }
  return found;
}

async function findJourneys({ io, words }: Session, loader: Loader, blueprint: string): Promise<ChosenJourneys[]> {
  const folder = dirname(blueprint);
  const found: ChosenJourneys[] = [];
  for (const name of await namesIn(io, join(folder))) {
    if (!JOURNEY_FILE.test(name)) continue;
    const loaded = await loader.loadJourneys(sibling(blueprint, name));
    const { blueprintWritten: written, file } = loaded;
    const isFor = written !== undefined && loader.resolve(beside(loaded.path, written)) === loader.resolve(blueprint);
    if (isFor) found.push({ loaded, journeys: file?.journeys ?? [] });
  }
  if (found.length === 0) throw new UsageError(words.noJourneyHere(visible(folder)), words.noJourneyHereHint);
  return found;
}
