import type { Path, Places } from '../text/places.ts';
import { createSource } from '../text/source.ts';
import {
  journeySchema,
  type Journey,
  type JourneyLine,
  type WrittenJourney,
  type WrittenLine,
} from './journey-file.ts';
import { LineReader, plain } from './read-lines.ts';

const source = createSource('', '');
const NOWHERE = { start: 0, end: 0 };

/**
 * A journey that stands in no file, read as those of a file are; a program that writes many need not write YAML
 * first.
 *
 * @param start epoch milliseconds.
 * @returns undefined when something is wrong with them: written into a file, `readJourneys` tells what and where.
 */
export function journeyOfLines(name: string, written: PlainJourney, start: number): Journey | undefined {
  if (!journeySchema.safeParse(written).success) return undefined;
  const places = placesOf(written);
  const reader = new LineReader({ source, places });
  const lines = written.steps.flatMap((line, index) => reader.read(line, ['steps', index]) ?? []);
  if (reader.findings.length > 0) return undefined;
  return { name, path: [], source, places, start, data: plain(written.data), locale: written.locale, lines };
}

/** A journey without a table and without another that it begins with. */
export type PlainJourney = Pick<WrittenJourney, 'steps' | 'data' | 'locale'>;

/**
 * One line of the program's own: it is right, so nothing is looked at twice.
 *
 * @throws Error when it is not.
 */
export function lineOf(written: WrittenLine): JourneyLine {
  const reader = new LineReader({ source, places: placesOf(written) });
  const line = reader.read(written, []);
  if (line === undefined || reader.findings.length > 0) throw new Error(`No line: ${JSON.stringify(written)}`);
  return line;
}

/** Places of data that was never written: its keys are known, nothing has a place in a text. */
function placesOf(data: unknown): Places {
  const at = (path: Path): unknown =>
    path.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | undefined)?.[key], data);
  return {
    source,
    comments: [],
    value: () => NOWHERE,
    key: () => NOWHERE,
    within: () => NOWHERE,
    keys: (path) => {
      const value = at(path);
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
    },
    has: (path) => at(path) !== undefined,
  };
}
