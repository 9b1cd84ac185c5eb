import { basename, dirname, relative, resolve } from 'node:path';

import { ID } from '../blueprint/id.ts';
import { addJourney } from '../journey/add-journey.ts';
import type { JourneyFile, WrittenJourney } from '../journey/journey-file.ts';
import { journeyOf, type PlaySession } from '../journey/play-session.ts';
import { readJourneys } from '../journey/read-journeys.ts';
import { startOf } from '../journey/start-of.ts';
import { writeJourneyFile } from '../journey/write-journey.ts';
import { MAX_BYTES } from '../read/yaml-limits.ts';
import { visible } from '../text/safe-text.ts';
import { printInstant } from '../time/instant.ts';
import { BPMN_FILE } from '../read/notation.ts';
import { BLUEPRINT_FILE, JOURNEY_FILE, namesIn, sibling, writeText } from './files.ts';
import { beside, Loader } from './loader.ts';
import type { PlayTable } from './play-table.ts';
import { hasErrors } from './report.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

/** A journey file that a journey can be added to, or a path at which there is none yet. */
interface Place {
  readonly path: string;
  readonly file?: JourneyFile;
  /** What stood before the text: a byte order mark, or nothing. */
  readonly mark: string;
}

/**
 * Saves what was played as a journey, in a new file or behind the journeys of an existing one; nothing that is there is
 * changed.
 *
 * @param blueprint the path of the blueprint.
 * @param home the journey file that is proposed; the one named like the blueprint unless told.
 * @returns the path it was saved at; undefined when whoever plays goes back.
 * @throws Leaving when whoever plays wants to go.
 */
export async function savePlay(
  session: Session,
  table: PlayTable,
  play: PlaySession,
  blueprint: string,
  home = `${blueprint
    .replace(BLUEPRINT_FILE, '')
    .replace(BPMN_FILE, '')
    .replace(/\.ya?ml$/iu, '')}.journey.yaml`,
): Promise<string | undefined> {
  const { words, asker } = table;
  const title = await asker.text(words.titleQuestion, {
    hint: words.titleHint,
    check: (text) => (text === '' ? words.titleNeeded : undefined),
  });
  if (title === undefined) return undefined;
  const place = await askPlace(session, table, play, blueprint, home);
  if (place === undefined) return undefined;
  const taken = (place.file?.journeys ?? []).map(({ name }) => name);
  const name = await asker.text(words.nameOfJourney, {
    hint: words.nameOfJourneyHint,
    initial: nameFrom(title, taken),
    check: (text) => (!ID.test(text) ? words.badName : taken.includes(text) ? words.nameTaken(text) : undefined),
  });
  if (name === undefined) return undefined;
  const journey = journeyOf(play, title);
  const text =
    place.file === undefined
      ? newText(session, play, blueprint, place.path, name, journey)
      : added(place.file, name, journey);
  const path = visible(place.path);
  if (text === undefined) {
    table.say(words.notOurs(path));
    return undefined;
  }
  try {
    await writeText(session.io, session.words, place.path, place.mark + text);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    table.say(error.message);
    return undefined;
  }
  table.say(table.output.style('green', words.saved(path, name, place.file === undefined)));
  table.say(words.runIt(`throughline run ${visible(blueprint)} --journey ${path}#${name}`));
  table.say('');
  return place.path;
}

async function askPlace(
  session: Session,
  table: PlayTable,
  play: PlaySession,
  blueprint: string,
  home: string,
): Promise<Place | undefined> {
  const { words, asker } = table;
  for (;;) {
    const exists = (await namesIn(session.io, dirname(home))).includes(basename(home));
    const typed = await asker.text(words.fileQuestion, {
      hint: words.fileHint(exists),
      initial: home,
      check: (text) => (JOURNEY_FILE.test(withEnding(text)) ? undefined : words.notJourneyFile),
    });
    if (typed === undefined) return undefined;
    const path = withEnding(typed);
    const place = await placeAt(session, table, play, blueprint, path);
    if (typeof place !== 'string') return place;
    table.say(place);
  }
}

/** What is at a path, or the sentence that says why nothing can be saved there. */
async function placeAt(
  { io, words: cliWords, language }: Session,
  { words }: PlayTable,
  play: PlaySession,
  blueprint: string,
  path: string,
): Promise<Place | string> {
  const seen = visible(path);
  if (!(await namesIn(io, dirname(path))).includes(basename(path))) return { path, mark: '' };
  const loader = new Loader(io, cliWords);
  try {
    const { file, source, findings, blueprintWritten: written } = await loader.loadJourneys(path);
    if (file === undefined || source === undefined || hasErrors(findings)) return words.hasErrors(seen);
    if (written === undefined || loader.resolve(beside(path, written)) !== loader.resolve(blueprint)) {
      return words.otherBlueprint(seen, visible(written ?? ''));
    }
    const { zone } = play.compiled.blueprint;
    const theirs = startOf(file, zone);
    if (theirs !== play.start) {
      return words.otherStart(seen, printInstant(theirs, zone), printInstant(play.start, zone));
    }
    const content = await io.readFile(path, MAX_BYTES);
    const raw = content.kind === 'bytes' ? utf8(content.bytes) : undefined;
    if (raw === undefined || !raw.endsWith(file.source.text)) return words.notUtf8(seen);
    return { path, file, mark: raw.slice(0, raw.length - file.source.text.length) };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return `${error.message}${language === 'en' && error.hint !== '' ? ' ' : ''}${error.hint}`;
  }
}

function newText(
  { io }: Session,
  play: PlaySession,
  blueprint: string,
  path: string,
  name: string,
  journey: WrittenJourney,
): string {
  const way = relative(dirname(resolve(io.cwd, path)), resolve(io.cwd, blueprint)).replaceAll('\\', '/');
  const start = printInstant(play.start, play.compiled.blueprint.zone);
  return writeJourneyFile({ blueprint: way.startsWith('.') ? way : `./${way}`, start }, name, journey);
}

/** The text with the journey added; undefined where what is there could not be kept as it is. */
function added(file: JourneyFile, name: string, journey: WrittenJourney): string | undefined {
  const text = addJourney(file, name, journey);
  const { file: after } = readJourneys(text, { file: file.source.file });
  const isKept =
    after !== undefined &&
    after.journeys.at(-1)?.name === name &&
    bare(after.journeys.slice(0, -1)) === bare(file.journeys);
  return isKept ? text : undefined;
}

/** Journeys without the places where they stand. */
function bare(journeys: JourneyFile['journeys']): string {
  return JSON.stringify(journeys, (key, value: unknown) => (key === 'source' || key === 'places' ? undefined : value));
}

/** A name for a journey from its title: its letters and digits, joined by hyphens. */
function nameFrom(title: string, taken: readonly string[]): string {
  const words =
    title
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const joined = words.slice(0, 6).join('-');
  const base = ID.test(joined) ? joined : ID.test(`play-${joined}`) ? `play-${joined}` : 'played';
  if (!taken.includes(base)) return base;
  let count = 2;
  while (taken.includes(`${base}-${count}`)) count += 1;
  return `${base}-${count}`;
}

function withEnding(path: string): string {
  return path === '' || /\.ya?ml$/iu.test(path) ? path : sibling(path, `${basename(path)}.journey.yaml`);
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
