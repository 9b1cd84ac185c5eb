import type { Text } from '../blueprint/text.ts';
import { visible } from '../text/safe-text.ts';
import { displayWidth } from '../text/width.ts';
import type { WrittenJourney, WrittenLine } from './journey-file.ts';
import { writeText, writeValue } from './write-value.ts';

/** So many cells a line of YAML may take before it is broken up. */
const WIDEST = 100;

/** Keys of a line in the order in which people say them: who, what, with which result. */
const ORDER = [
  ...['event', 'message', 'accept', 'absent', 'present', 'by', 'as', 'step', 'outcome'],
  ...['returns', 'fail', 'times', 'slow', 'for', 'with', 'expect'],
];

/** What a new journey file says before its first journey. */
export interface JourneyFileHead {
  /** The path of the blueprint, seen from the file. */
  readonly blueprint: string;
  /** The instant at which the journeys begin, as {@link printInstant} gives it. */
  readonly start: string;
}

/**
 * A whole journey file with one journey, formatted as people write them. `readJourneys` reads back the same journey.
 *
 * @example
 * writeJourneyFile({ blueprint: './desk.blueprint.yaml', start }, 'refused', { title: 'Refused', steps });
 */
export function writeJourneyFile(
  { blueprint, start }: JourneyFileHead,
  name: string,
  journey: WrittenJourney,
  remarks?: JourneyRemarks,
): string {
  const head = ['throughline-journey: 1', `blueprint: ${writeText(blueprint)}`, `start: ${shortInstant(start)}`];
  return `${[...head, 'journeys:', ...writeJourney(name, journey, 2, remarks)].join('\n')}\n`;
}

/** What stands in comments before the lines of a journey, by their index; behind the last line at one more. */
export type JourneyRemarks = ReadonlyMap<number, readonly string[]>;

/** The lines of YAML of one journey, its name first; `indent` spaces stand before the name. */
export function writeJourney(
  name: string,
  { title, data, locale, steps }: WrittenJourney,
  indent = 2,
  remarks?: JourneyRemarks,
): string[] {
  const commentsAt = (index: number): string[] => (remarks?.get(index) ?? []).map((text) => `    # ${visible(text)}`);
  const rows = [
    `${writeText(name)}:`,
    ...(title === undefined ? [] : [`  title: ${writeTitle(title)}`]),
    ...(locale === undefined ? [] : [`  locale: ${writeText(locale)}`]),
    ...(data === undefined || Object.keys(data).length === 0
      ? []
      : writeMap('  data: ', data, indent).map((row, index) => (index === 0 ? row : `  ${row}`))),
    '  steps:',
    ...steps.flatMap((line, index) => [
      ...commentsAt(index),
      ...writeLine(line, indent + 4).map((row) => `    ${row}`),
    ]),
    ...commentsAt(steps.length),
  ];
  return rows.map((row) => ' '.repeat(indent) + row);
}

/** An instant without its seconds where they are nought: `2026-01-05T09:00+08:00`. */
export function shortInstant(iso: string): string {
  return iso.replace(/^(.{16}):00(?=Z|[+-]\d\d:\d\d$)/u, '$1');
}

function writeTitle(title: string | Text): string {
  return typeof title === 'string' ? writeText(title) : writeValue(title);
}

/** One line of a journey as an item of a list: on one line of YAML where there is room, else key by key. */
function writeLine(line: WrittenLine, indent: number): string[] {
  const pairs = Object.entries(line).filter(([, value]) => value !== undefined);
  const sorted = pairs.toSorted(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b));
  const [first] = sorted;
  if (first !== undefined && sorted.length === 1 && ['wait', 'until', 'absent', 'present'].includes(first[0])) {
    return [`- ${first[0]}: ${writeValue(first[1])}`];
  }
  const short = `- ${writeValue(Object.fromEntries(sorted))}`;
  if (displayWidth(short) + indent <= WIDEST) return [short];
  return sorted
    .flatMap(([key, value]) => writeMap(`${key}: `, value, indent + 2))
    .map((row, index) => (index === 0 ? `- ${row}` : `  ${row}`));
}

/** A key and its value: a map that is too wide is written pair by pair, indented. */
function writeMap(key: string, value: unknown, indent: number): string[] {
  const short = key + writeValue(value);
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
  if (!isMap || displayWidth(short) + indent <= WIDEST) return [short];
  return [key.trimEnd(), ...Object.entries(value).map(([name, one]) => `  ${writeText(name)}: ${writeValue(one)}`)];
}
