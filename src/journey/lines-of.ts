import * as z from 'zod';

import type { Path, Places } from '../text/places.ts';
import { createSource } from '../text/source.ts';
import { lineSchema, type JourneyLine, type WrittenLine } from './journey-file.ts';
import { LineReader } from './read-lines.ts';

const linesSchema = z.array(lineSchema);
const source = createSource('', '');
const NOWHERE = { start: 0, end: 0 };

/**
 * Lines that stand in no file, read as those of a file are; a program that writes many need not write YAML first.
 *
 * @returns undefined when something is wrong with them: written into a file, `readJourneys` tells what and where.
 */
export function linesOf(written: readonly WrittenLine[]): readonly JourneyLine[] | undefined {
  if (!linesSchema.safeParse(written).success) return undefined;
  const reader = new LineReader({ source, places: placesOf(written) });
  const lines = written.flatMap((line, index) => reader.read(line, [index]) ?? []);
  return reader.findings.length === 0 ? lines : undefined;
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
