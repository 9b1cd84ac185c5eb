import type { CompiledBlueprint } from '../compile/compile.ts';
import { wordingOfRefusal, type CaseRefusal } from '../run/refusal.ts';
import type { Language, Wording } from '../text/catalogue/entry.ts';
import { wordingOf, type Finding } from '../text/diagnostic.ts';
import { printInstant } from '../time/instant.ts';
import type { Journey, WrittenJourney, WrittenLine } from './journey-file.ts';
import { playJourney, type JourneyResult } from './play-journey.ts';
import { readJourneys } from './read-journeys.ts';
import { startOf } from './start-of.ts';
import { shortInstant, writeJourneyFile } from './write-journey.ts';

/** With what a case that is played by hand begins. */
export interface PlayOpening {
  /** Epoch milliseconds; the journeys' own beginning unless told. */
  readonly start?: number;
  readonly data?: WrittenJourney['data'];
  /** The customer's language. */
  readonly locale?: string;
  /** Lines of a journey that is gone on with. */
  readonly steps?: readonly WrittenLine[];
}

/**
 * A case that is played by hand: the lines of the journey so far. Everything else is computed from them by playing the
 * very text that would be saved, so that what is seen is what a saved journey replays to, and going back is leaving out
 * the last line. A value: each move gives a new one.
 */
export interface PlaySession {
  readonly compiled: CompiledBlueprint;
  /** Epoch milliseconds. */
  readonly start: number;
  readonly data?: WrittenJourney['data'];
  readonly locale?: string;
  readonly lines: readonly WrittenLine[];
  /** Lines that were taken back and can be done again, the next one first. */
  readonly undone: readonly WrittenLine[];
  /** What became of the lines so far; instants are epoch milliseconds. */
  readonly result: JourneyResult;
}

/** A move: the session after it, or why the case did not take the line, in sentences for people. */
export type Move =
  | { readonly ok: true; readonly session: PlaySession }
  | {
      readonly ok: false;
      /** Present where nothing is wrong with the blueprint: the case does not take this now. */
      readonly refusal?: CaseRefusal;
      readonly wording: (language: Language) => Wording;
    };

/** Opens a case, and plays the lines that were brought along. */
export function openSession(compiled: CompiledBlueprint, { start, data, locale, steps = [] }: PlayOpening = {}): Move {
  const blank = { compiled, start: start ?? startOf({}, compiled.blueprint.zone), data, locale, undone: [] };
  return moved(blank, steps);
}

/** Lets one more thing happen; what had been taken back is forgotten. */
export function playLine(session: PlaySession, line: WrittenLine): Move {
  return moved({ ...session, undone: [] }, [...session.lines, line]);
}

/** Goes so many lines back, at most to the opening of the case. */
export function undo(session: PlaySession, count = 1): PlaySession {
  const kept = Math.max(0, session.lines.length - count);
  const undone = [...session.lines.slice(kept), ...session.undone];
  return replayed({ ...session, undone }, session.lines.slice(0, kept));
}

/** Does again so many of the lines that were taken back. */
export function redo(session: PlaySession, count = 1): PlaySession {
  const again = session.undone.slice(0, count);
  return replayed({ ...session, undone: session.undone.slice(count) }, [...session.lines, ...again]);
}

/** The journey that was played, as it is written. */
export function journeyOf(
  { data, locale, lines }: Pick<PlaySession, 'data' | 'locale' | 'lines'>,
  title?: string,
): WrittenJourney {
  return {
    ...(title === undefined ? {} : { title }),
    ...(locale === undefined ? {} : { locale }),
    ...(data === undefined ? {} : { data }),
    steps: [...lines],
  };
}

/** The line that lets time pass until an instant (epoch milliseconds). */
export function untilLine({ compiled }: Pick<PlaySession, 'compiled'>, instant: number): WrittenLine {
  return { until: shortInstant(printInstant(instant, compiled.blueprint.zone)) };
}

type Blank = Omit<PlaySession, 'lines' | 'result'>;

function replayed(blank: Blank, lines: readonly WrittenLine[]): PlaySession {
  const move = moved(blank, lines);
  if (!move.ok) throw new Error(`What was played cannot be played again: ${move.wording('en').message}`);
  return move.session;
}

function moved(blank: Blank, lines: readonly WrittenLine[]): Move {
  const { compiled, start, data, locale, undone } = blank;
  const { journey, findings } = journeyFrom(blank, lines);
  const result = journey === undefined ? undefined : playJourney(compiled, journey);
  if (result?.completed === true)
    return { ok: true, session: { compiled, start, data, locale, lines, undone, result } };
  const refusal = result?.refusals[0];
  if (refusal !== undefined) {
    return { ok: false, refusal, wording: (language) => wordingOfRefusal(refusal, language) };
  }
  const found = [...findings, ...(result?.findings ?? [])].find(({ severity }) => severity === 'error');
  if (found === undefined) throw new Error('A journey stopped and nobody knows why.');
  return { ok: false, wording: (language) => wordingOf(found, language) };
}

/** Something to read while nothing has been played yet: a journey has at least one line. */
const NOTHING_YET: WrittenLine = { wait: '1m' };

function journeyFrom(blank: Blank, lines: readonly WrittenLine[]): { journey?: Journey; findings: readonly Finding[] } {
  const { compiled, start } = blank;
  const written = journeyOf({ ...blank, lines: lines.length === 0 ? [NOTHING_YET] : lines });
  const head = { blueprint: compiled.id, start: printInstant(start, compiled.blueprint.zone) };
  const { file, findings } = readJourneys(writeJourneyFile(head, 'played', written), { file: 'played.journey.yaml' });
  const journey = file?.journeys[0];
  return { journey: journey && lines.length === 0 ? { ...journey, lines: [] } : journey, findings };
}
