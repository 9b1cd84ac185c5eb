import * as z from 'zod';

import {
  PEOPLE_VERSION,
  peopleFileSchema,
  type OnCallLayer,
  type OnCallSchedule,
  type People,
  type Person,
  type WrittenLayer,
  type WrittenPeopleFile,
  type WrittenPerson,
  type WrittenSchedule,
} from '../blueprint/people.ts';
import { written, type Reference } from '../blueprint/origin.ts';
import { compareFindings, type Finding } from '../text/diagnostic.ts';
import { nearest } from '../text/did-you-mean.ts';
import type { Path } from '../text/places.ts';
import { createSource, type Source } from '../text/source.ts';
import { readSuppressions, silence } from '../text/suppression.ts';
import { parseDateKey } from '../time/date-key.ts';
import { parseHandOver } from '../time/hand-over.ts';
import { handOversOf } from '../time/hand-overs.ts';
import { firstInstantOf } from '../time/wall-clock.ts';
import { parseWallTime } from '../time/wall-time.ts';
import { readCalendarSource } from './calendar-file.ts';
import { Modules, noModules } from './modules.ts';
import { readReference, readReferences, readZone, report, type Reading } from './reading.ts';
import { readCalendar, readOpen } from './resolve-calendars.ts';
import { readSection } from './resolve-declared.ts';
import { checkShape } from './shape.ts';
import { BYTE_ORDER_MARK, strayMark } from './stray-mark.ts';
import { TextLocales } from './text-locales.ts';
import { readYaml, writtenText, type YamlDocument } from './yaml.ts';

/** What reading a `*.people.yaml` gives: the people when there is no error, and all that was found on the way. */
export interface ReadPeopleResult {
  readonly people?: People;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
}

/** The version has a sentence of its own, so the shape leaves it alone. */
const shapeSchema = peopleFileSchema.extend({ [PEOPLE_VERSION]: z.unknown().optional() });

/**
 * Reads who works here from YAML text. Never throws on bad input: all that is wrong comes back as findings (codes `TL1…`
 * for YAML, `TL2…` for the rest), each with its place.
 *
 * @param text the YAML, decoded; a byte order mark is ignored.
 * @param options `file` is the name that findings show; nothing is opened, so that calendars cannot name files there.
 * @example
 * const { people, findings } = readPeople(text, { file: 'staff.people.yaml' });
 */
export function readPeople(text: string, { file }: { file: string }): ReadPeopleResult {
  return readPeopleSource(createSource(file, text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text));
}

/**
 * The same for a text that has its source already.
 *
 * @param modules where the files are that calendars name; without it they can name none.
 */
export function readPeopleSource(source: Source, modules = withoutFiles(source)): ReadPeopleResult {
  const mark = strayMark(source);
  if (mark !== undefined) return { findings: [mark] };
  const document = readYaml(source);
  const suppressions = readSuppressions(source, document.places.comments);
  const { kept: findings } = silence(document.findings, suppressions);
  if (document.data === undefined) return { findings };
  const reader = new PeopleReader(document, modules);
  const shape = checkShape(document, shapeSchema);
  reader.readVersion();
  const people = shape.length === 0 ? reader.read(document.data as WrittenPeopleFile) : undefined;
  const { kept } = silence(reader.findings, suppressions);
  const all = [...findings, ...shape, ...kept].toSorted(compareFindings);
  return all.some(({ severity }) => severity === 'error') ? { findings: all } : { people, findings: all };
}

function withoutFiles({ file }: Source): Modules {
  return new Modules(noModules, { id: file, file });
}

/** Turns a document of the right shape into people and gathers what is wrong on the way. */
class PeopleReader {
  readonly #document: YamlDocument;
  readonly #reading: Reading;
  #known: ReadonlySet<string> = new Set();

  constructor(document: YamlDocument, modules: Modules) {
    this.#document = document;
    const { source, places } = document;
    const none: ReadonlySet<string> = new Set();
    this.#reading = {
      ...{ source, places, locales: ['en'], findings: [], texts: new TextLocales([]), events: [] },
      ...{ names: none, milestones: none, steps: none, calendars: none },
      module: () => ({ problem: 'no-files', findings: [] }),
      days: (path) => modules.readDays(path, readCalendarSource),
      people: () => ({ problem: 'no-files', findings: [] }),
    };
  }

  get findings(): readonly Finding[] {
    return this.#reading.findings;
  }

  /** The file must say that it is written in the one version of the language that there is. */
  readVersion(): void {
    const { data, places } = this.#document;
    // The shape says what a file that is no map should be.
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return;
    if ((data as Record<string, unknown>)[PEOPLE_VERSION] === 1) return;
    const [first] = places.keys([]);
    if (places.has([PEOPLE_VERSION])) {
      const found = writtenText(this.#document, [PEOPLE_VERSION]);
      report(this.#reading, 'TL2070', places.value([PEOPLE_VERSION]), { found });
    } else {
      report(this.#reading, 'TL2070', first === undefined ? places.value([]) : places.key([first]), {});
    }
  }

  read(file: WrittenPeopleFile): People {
    const { source, places } = this.#document;
    const reading = this.#reading;
    const zone = readZone(reading, file.zone, ['zone']) ?? 'UTC';
    this.#known = new Set(Object.keys(file.people));
    if (this.#known.size === 0) report(reading, 'TL2008', places.value(['people']), { what: 'map' });
    const calendars = readSection(file.calendars, ['calendars'], (value, id, path) =>
      readCalendar(reading, value, id, path, zone),
    );
    const people = readSection(file.people, ['people'], (value, id, path) =>
      this.#readPerson(value, id, path, [...calendars.keys()]),
    );
    this.#reportCircles(people);
    const schedules = readSection(file['on-call'], ['on-call'], (value, id, path) =>
      this.#readSchedule(value, id, path, zone),
    );
    return { source, places, zone, calendars, people, schedules };
  }

  #readPerson(person: WrittenPerson, id: string, path: Path, calendars: readonly string[]): Person {
    const reading = this.#reading;
    const manager = readReference(person.manager, [...path, 'manager']);
    const deputies = readReferences(reading, person.deputy, [...path, 'deputy']);
    const hours = readReference(person.hours, [...path, 'hours']);
    if (manager !== undefined && !this.#known.has(manager.name)) this.#reportUnknown(manager, 'manager');
    for (const deputy of deputies) {
      if (deputy.name === id)
        report(reading, 'TL2073', reading.places.value(deputy.path), { person: id, as: 'deputy' });
      else if (!this.#known.has(deputy.name)) this.#reportUnknown(deputy, 'deputy');
    }
    if (hours !== undefined && !calendars.includes(hours.name)) {
      const near = nearest(hours.name, calendars);
      report(reading, 'TL2072', reading.places.value(hours.path), { calendar: hours.name, near, calendars });
    }
    return {
      id,
      path,
      name: person.name,
      roles: readReferences(reading, person.roles, [...path, 'roles']),
      manager,
      deputies,
      hours,
      away: this.#readAway(person.away, [...path, 'away']),
      phone: person.phone,
      email: person.email,
    };
  }

  #readAway(away: WrittenPerson['away'], path: Path): Person['away'] {
    const listed = (text: string, index: number): { text: string; at: Path } => ({ text, at: [...path, index] });
    const texts = typeof away === 'string' ? [{ text: away, at: path }] : (away ?? []).map(listed);
    return texts.flatMap(({ text, at }) => {
      const parsed = parseDateKey(text);
      if (parsed.ok) return [{ ...parsed.dates, path: at }];
      const problem = parsed.problem === 'backwards' ? 'backwards' : 'not-a-date';
      this.#reportDate(at, text, problem, parsed.suggestion);
      return [];
    });
  }

  #readSchedule(schedule: WrittenSchedule, id: string, path: Path, around: string): OnCallSchedule {
    const zone = readZone(this.#reading, schedule.zone, [...path, 'zone']) ?? around;
    const layers = schedule.layers.map((layer, index) => this.#readLayer(layer, [...path, 'layers', index], zone));
    return { id, path, zone, layers };
  }

  #readLayer(layer: WrittenLayer, path: Path, zone: string): OnCallLayer {
    const reading = this.#reading;
    const people = layer.people.map((name, index) => written(name, [...path, 'people', index]));
    for (const person of people) if (!this.#known.has(person.name)) this.#reportUnknown(person, 'on-call');
    const from = this.#readTime(layer.from, [...path, 'from']);
    const until = layer.until === undefined ? undefined : this.#readTime(layer.until, [...path, 'until']);
    // Where the clocks skip an hour, a later time may come no later.
    const [begin, end] = [from, until].map((wall) => (wall === undefined ? undefined : firstInstantOf(wall, zone)));
    if (begin !== undefined && end !== undefined && end <= begin) {
      this.#reportDate([...path, 'until'], layer.until ?? '', 'ends-before', undefined);
    }
    if (layer.only !== undefined) {
      if (Object.keys(layer.only).length === 0) {
        report(reading, 'TL2008', reading.places.value([...path, 'only']), { what: 'map' });
      } else readOpen(reading, layer.only, [...path, 'only']);
    }
    this.#readHandOver(layer, path, from, zone);
    return {
      path,
      people,
      from: layer.from,
      until: layer.until,
      handOver:
        layer['hand-over'] === undefined
          ? undefined
          : { text: layer['hand-over'], path: [...path, 'hand-over'], how: 'written' },
      only: layer.only,
    };
  }

  /** What clocks on the wall show. */
  #readTime(text: string, path: Path): number | undefined {
    const parsed = parseWallTime(text);
    if (parsed.ok) return parsed.wall;
    this.#reportDate(path, text, parsed.problem === 'has-offset' ? 'has-offset' : 'not-a-time', parsed.suggestion);
    return undefined;
  }

  #reportDate(
    path: Path,
    text: string,
    problem: 'not-a-date' | 'backwards' | 'not-a-time' | 'has-offset' | 'ends-before',
    suggestion: string | undefined,
  ): void {
    const span = this.#document.places.value(path);
    const fix = suggestion === undefined ? undefined : [{ ...span, newText: suggestion }];
    report(this.#reading, 'TL2074', span, { text, problem, suggestion }, fix);
  }

  /** Whoever is in a rotation must come to their turn. */
  #readHandOver(layer: WrittenLayer, path: Path, from: number | undefined, zone: string): void {
    const reading = this.#reading;
    const { places } = reading;
    const text = layer['hand-over'];
    const waiting = layer.people.find((name) => name !== layer.people[0]);
    if (text === undefined) {
      if (waiting !== undefined) report(reading, 'TL2076', places.key([...path, 'people']), { person: waiting });
      return;
    }
    const parsed = parseHandOver(text);
    const at = [...path, 'hand-over'];
    const span = places.value(at);
    if (!parsed.ok) {
      const { problem, part, suggestion } = parsed;
      const fix = suggestion === undefined ? undefined : [{ ...span, newText: suggestion }];
      const start = part === undefined ? -1 : text.lastIndexOf(part);
      const place = part === undefined || start < 0 ? span : places.within(at, start, start + part.length);
      report(reading, 'TL2075', place, { text, problem, part, suggestion }, fix);
      return;
    }
    if (from !== undefined && handOversOf(parsed.handOver, from, zone).after(0) === undefined) {
      report(reading, 'TL2076', span, { person: waiting, text });
    }
  }

  #reportUnknown({ name, path }: Reference, as: 'manager' | 'deputy' | 'on-call'): void {
    const near = nearest(name, this.#known);
    report(this.#reading, 'TL2071', this.#reading.places.value(path), { name, as, near });
  }

  /** Managers in a circle have nobody above them: told once, at the person who is written first. */
  #reportCircles(people: ReadonlyMap<string, Person>): void {
    const told = new Set<string>();
    for (const person of people.values()) {
      const chain: string[] = [];
      let next: Person | undefined = person;
      while (next !== undefined && !chain.includes(next.id)) {
        chain.push(next.id);
        next = people.get(next.manager?.name ?? '');
      }
      if (next?.id !== person.id || told.has(person.id) || person.manager === undefined) continue;
      for (const id of chain) told.add(id);
      const span = this.#reading.places.value(person.manager.path);
      report(this.#reading, 'TL2073', span, { person: person.id, as: 'manager', circle: [...chain, person.id] });
    }
  }
}
