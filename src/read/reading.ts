import type { Expression, Reference } from '../blueprint/origin.ts';
import type { Deadline } from '../blueprint/deadline.ts';
import type { Assignment } from '../blueprint/step.ts';
import type { Text } from '../blueprint/text.ts';
import { written } from '../blueprint/origin.ts';
import type { Code, ParamsOf } from '../text/catalogue.ts';
import { finding, type Edit, type Finding } from '../text/diagnostic.ts';
import { nearest } from '../text/did-you-mean.ts';
import type { Path, Places } from '../text/places.ts';
import type { Source, Span } from '../text/source.ts';
import { parseDuration } from '../time/duration.ts';
import { isZone } from '../time/instant.ts';
import type { ReadDays, ReadModule, ReadPeople } from './modules.ts';
import type { TextLocales } from './text-locales.ts';
import { nearestZone } from './nearest-zone.ts';
import { fullWidthIn } from './yaml.ts';

/** What stays the same while one document is turned into a blueprint, and the findings gathered on the way. */
export interface Reading {
  readonly source: Source;
  readonly places: Places;
  readonly locales: readonly string[];
  readonly findings: Finding[];
  /** Names of declared fields and parameters: where a duration may stand, one of these may too. */
  readonly names: ReadonlySet<string>;
  /** Ids of declared milestones. */
  readonly milestones: ReadonlySet<string>;
  /** Ids of all steps, whatever they stand in. */
  readonly steps: ReadonlySet<string>;
  /** Ids of declared calendars. */
  readonly calendars: ReadonlySet<string>;
  /** Declared events by their dotted name. */
  readonly events: readonly string[];
  readonly texts: TextLocales;
  /** Reads the blueprint that a step uses, by the path as written. */
  readonly module: (path: string) => ReadModule;
  /** Reads the dated days of a calendar, by the path as written. */
  readonly days: (path: string) => ReadDays;
  /** Reads the people file of a blueprint, by the path as written. */
  readonly people: (path: string) => ReadPeople;
}

export function report<C extends Code>(
  reading: Reading,
  code: C,
  span: Span,
  params: ParamsOf<C>,
  fix?: readonly Edit[],
): void {
  reading.findings.push(finding(code, { source: reading.source, span }, params, fix ? { fix } : {}));
}

/** Of keys that exclude one another, the one that was written second: the first may stay. */
export function secondKey({ places }: Reading, path: Path, keys: readonly string[]): string {
  const written = places.keys(path).filter((key) => keys.includes(key));
  return written[1] ?? written[0] ?? '';
}

/** A text by locale; {@link TextLocales} says afterwards what is wrong with the locales of all texts. */
export function readText(reading: Reading, value: string | Record<string, string>, path: Path): Text {
  const [first = 'en'] = reading.locales;
  if (typeof value === 'string') return { [first]: value };
  reading.texts.add(path, Object.keys(value));
  return value;
}

export function readOptionalText(
  reading: Reading,
  value: string | Record<string, string> | undefined,
  path: Path,
): Text | undefined {
  return value === undefined ? undefined : readText(reading, value, path);
}

export function readReference(name: string | undefined, path: Path): Reference | undefined {
  return name === undefined ? undefined : written(name, path);
}

/** One name or a list of them, in which each stands once. */
export function readReferences(
  reading: Reading,
  names: string | readonly string[] | undefined,
  path: Path,
): Reference[] {
  if (names === undefined) return [];
  if (typeof names === 'string') return [written(names, path)];
  return names.map((name, index) => {
    const at = [...path, index];
    if (names.indexOf(name) < index) report(reading, 'TL2031', reading.places.value(at), { what: name });
    return written(name, at);
  });
}

/** An IANA zone; undefined when none is written, or one that does not exist. */
export function readZone(reading: Reading, zone: string | undefined, path: Path): string | undefined {
  if (zone === undefined || isZone(zone)) return zone;
  report(reading, 'TL2012', reading.places.value(path), { text: zone, near: nearestZone(zone) });
  return undefined;
}

/** A condition; `true` and `false` are FEEL too. */
export function readCondition(
  reading: Reading,
  value: string | boolean | undefined,
  path: Path,
): Expression | undefined {
  if (value === undefined) return undefined;
  const text = String(value);
  if (!text.startsWith('=')) return { text, path, offset: 0 };
  const offset = text.length - text.slice(1).trimStart().length;
  const span = reading.places.within(path, 0, offset);
  report(reading, 'TL2035', span, { text: text.slice(offset) }, [{ ...span, newText: '' }]);
  return { text: text.slice(offset), path, offset };
}

/**
 * A duration, or the name of a field or parameter that holds one.
 *
 * @param meant what the text stands for if it is no time.
 */
export function readDeadline(reading: Reading, text: string, path: Path, meant: readonly string[] = []): Deadline {
  if (reading.names.has(text)) return { kind: 'name', name: text, how: 'written', path };
  const parsed = parseDuration(text);
  if (!parsed.ok) {
    const span = reading.places.value(path);
    const wide = fullWidthIn(text)[0];
    if (wide !== undefined && parsed.problem === 'full-width') {
      const place = reading.places.within(path, wide.index, wide.index + wide.char.length);
      const fix = parsed.suggestion === undefined ? undefined : [{ ...span, newText: parsed.suggestion }];
      report(reading, 'TL2019', place, { char: wide.char, ascii: wide.ascii }, fix);
    } else {
      const { problem, choices, suggestion = meant[0] ?? nearest(text, reading.names) } = parsed;
      const fix = parsed.suggestion === undefined ? undefined : [{ ...span, newText: parsed.suggestion }];
      report(reading, 'TL2010', span, { text, problem, suggestion, choices }, fix);
    }
    return { kind: 'name', name: text, how: 'written', path };
  }
  return { kind: 'duration', duration: parsed.duration, text, how: 'written', path };
}

/** A value where a leading `=` makes an expression. */
export function readAssignment(field: string, value: unknown, path: Path): Assignment {
  const target = written(field, path);
  if (typeof value !== 'string' || !value.startsWith('=')) {
    return { field: target, path, value: { kind: 'literal', value } };
  }
  const offset = value.length - value.slice(1).trimStart().length;
  return { field: target, path, value: { kind: 'feel', feel: { text: value.slice(offset), path, offset } } };
}

export function readAssignments(values: Record<string, unknown> | undefined, path: Path): Assignment[] {
  return Object.entries(values ?? {}).map(([field, value]) => readAssignment(field, value, [...path, field]));
}
