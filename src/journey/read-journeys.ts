import * as z from 'zod';

import { CUSTOMER } from '../blueprint/id.ts';
import type { Text } from '../blueprint/text.ts';
import type { Actor } from '../compile/case.ts';
import { checkShape } from '../read/shape.ts';
import { readYaml, writtenText, type YamlDocument } from '../read/yaml.ts';
import type { Code, ParamsOf } from '../text/catalogue.ts';
import { compareFindings, finding, type Edit, type Finding } from '../text/diagnostic.ts';
import type { Path } from '../text/places.ts';
import { createSource, type Span } from '../text/source.ts';
import { parseDuration, type Duration } from '../time/duration.ts';
import { parseInstant } from '../time/instant.ts';
import { checkColumns, withEachRow, withoutTable, withRow } from './examples.ts';
import {
  journeyFileSchema,
  KEYS_OF_KIND,
  LINE_KINDS,
  type JourneyFile,
  type JourneyLine,
  type LineKind,
  type Values,
  type WrittenJourney,
  type WrittenJourneyFile,
  type WrittenLine,
} from './journey-file.ts';
import { expectationsOf } from './read-expectations.ts';
import { whole, type OwnJourney } from './shared-beginnings.ts';

/** What reading gives: the journeys when there is no error, and all that was found on the way. */
export interface ReadJourneysResult {
  readonly file?: JourneyFile;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
}

const VERSION = 'throughline-journey';

/** The version has a sentence of its own, so the shape leaves it alone. */
const shapeSchema = journeyFileSchema.extend({ [VERSION]: z.unknown().optional() });

/**
 * Reads journeys from YAML text. Never throws on bad input: all that is wrong comes back as findings (`TL1…` for YAML,
 * `TL2…` for shape and durations, `TL5…` for lines), each with its place. The blueprint is not opened: `file.blueprint` is
 * its path as written, and {@link checkJourneys} holds the journeys against it.
 *
 * @param text the YAML, decoded; a byte order mark is ignored.
 * @param options `file` is the name that findings show; nothing is opened.
 * @example
 * const { file, findings } = readJourneys(text, { file: 'repair.journey.yaml' });
 */
export function readJourneys(text: string, { file }: { file: string }): ReadJourneysResult {
  const source = createSource(file, text.startsWith('\uFEFF') ? text.slice(1) : text);
  const document = readYaml(source);
  if (document.data === undefined) return { findings: document.findings };
  const reader = new JourneyReader(document);
  const columns = checkColumns(document);
  const isTold = ({ span }: Finding): boolean => columns.some(({ span: told }) => told.start === span.start);
  const shape = shapeOf(document).filter((one) => !isTold(one));
  const version = reader.readVersion();
  const read = shape.length === 0 ? reader.readFile(document.data as WrittenJourneyFile) : undefined;
  const others = reader.findings.filter((one) => !isTold(one));
  const findings = [...document.findings, ...columns, ...shape, ...others].toSorted(compareFindings);
  const failed = !version || findings.some(({ severity }) => severity === 'error');
  return failed || read === undefined ? { findings } : { file: read, findings };
}

/** What is wrong with the shape, each thing once; a journey with examples is looked at with every row in its place. */
function shapeOf(document: YamlDocument): Finding[] {
  const found = new Map<string, Finding>();
  for (const data of withEachRow(document.data)) {
    for (const one of checkShape({ ...document, data }, shapeSchema)) {
      found.set(`${one.code} ${one.line}:${one.column}`, one);
    }
  }
  return [...found.values()];
}

/** Turns a document of the right shape into journeys and gathers what is wrong on the way. */
class JourneyReader {
  readonly findings: Finding[] = [];
  readonly #document: YamlDocument;

  constructor(document: YamlDocument) {
    this.#document = document;
  }

  /** True when the file is written in the one version of the language that there is. */
  readVersion(): boolean {
    const { data, places } = this.#document;
    // The shape says what a file that is no map should be.
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return false;
    const found = (data as Record<string, unknown>)[VERSION];
    if (found === 1) return true;
    const [first] = places.keys([]);
    if (places.has([VERSION])) {
      this.#report('TL5001', places.value([VERSION]), { found: writtenText(this.#document, [VERSION]) });
    } else {
      this.#report('TL5001', first === undefined ? places.value([]) : places.key([first]), {});
    }
    return false;
  }

  readFile(written: WrittenJourneyFile): JourneyFile {
    const { source, places } = this.#document;
    const start = written.start === undefined ? undefined : this.#readInstant(written.start, ['start']);
    const names = Object.keys(written.journeys);
    if (names.length === 0) this.#report('TL2008', places.value(['journeys']), { what: 'map' });
    const own = Object.entries(written.journeys).flatMap(([name, journey]) => this.#readTable(name, journey));
    const journeys = whole(own, start, (code, path, params) => this.#report(code, places.value(path), params));
    const unreachable = Object.entries(written.unreachable ?? {}).map(([name, why]) => [name, readText(why)] as const);
    return { source, places, blueprint: written.blueprint, start, journeys, unreachable: new Map(unreachable) };
  }

  /** A journey, or one for each row of its table. */
  #readTable(name: string, written: WrittenJourney): OwnJourney[] {
    const rows = written.examples;
    if (rows === undefined) return [this.#readJourney(name, ['journeys', name], written)];
    return rows.map((row, index) => {
      const filled = withRow(withoutTable(written), row) as WrittenJourney;
      return { ...this.#readJourney(`${name}/${index + 1}`, ['journeys', name], filled), row: plain(row) };
    });
  }

  #readJourney(name: string, path: Path, written: WrittenJourney): OwnJourney {
    const { source, places } = this.#document;
    const lines = written.steps.flatMap((line, index) => this.#readLine(line, [...path, 'steps', index]) ?? []);
    const { locale, title, start, data } = written;
    return {
      name,
      path,
      source,
      places,
      title: title === undefined ? undefined : readText(title),
      start: start === undefined ? undefined : this.#readInstant(start, [...path, 'start']),
      data: plain(data),
      locale,
      lines,
      beginsWith: written['begins-with'],
    };
  }

  #readLine(line: WrittenLine, path: Path): JourneyLine | undefined {
    const kind = this.#kindOf(line, path);
    if (kind === undefined) return undefined;
    const data = plain(line.with);
    switch (kind) {
      case 'step': {
        if (line.by === undefined) this.#miss('by', path);
        const by = actor(line.by ?? CUSTOMER, line.as);
        return { kind, path, step: line.step ?? '', by, outcome: line.outcome, data };
      }
      case 'event': {
        const by = line.by === undefined ? undefined : actor(line.by, line.as);
        if (by === undefined && line.as !== undefined) this.#miss('by', path);
        return { kind, path, event: line.event ?? '', by, data };
      }
      case 'message':
        return { kind, path, text: line.message ?? '', by: actor(CUSTOMER, line.as) };
      case 'accept': {
        if (line.by === undefined) this.#miss('by', path);
        return { kind, path, escalation: line.accept ?? '', by: actor(line.by ?? CUSTOMER, line.as) };
      }
      case 'absent':
      case 'present':
        return { kind, path, person: line[kind] ?? '' };
      case 'returns':
        return { kind, path, service: line.returns ?? '', data };
      case 'fail':
        return { kind, path, service: line.fail ?? '', times: line.times ?? 1 };
      case 'slow': {
        if (line.for === undefined) this.#miss('for', path);
        const duration = line.for === undefined ? undefined : this.#readDuration(line.for, [...path, 'for']);
        return duration && { kind, path, service: line.slow ?? '', duration, text: line.for ?? '' };
      }
      case 'wait': {
        const duration = this.#readDuration(line.wait ?? '', [...path, 'wait']);
        return duration && { kind, path, duration, text: line.wait ?? '' };
      }
      case 'expect': {
        const { expect: wanted = {} } = line;
        const place = [...path, 'expect'];
        if (this.#document.places.keys(place).length === 0) {
          this.#report('TL2008', this.#document.places.value(place), { what: 'map' });
        }
        const expected = expectationsOf(wanted, place, (text, at) => this.#readInstant(text, at));
        return { kind, path, expected, written: wanted };
      }
      case 'until': {
        const instant = this.#readInstant(line.until ?? '', [...path, 'until']);
        return instant === undefined ? undefined : { kind, path, instant, text: line.until ?? '' };
      }
    }
  }

  /** The one kind of a line; a line of no kind or of several is reported, and so is a key that does not fit the kind. */
  #kindOf(line: WrittenLine, path: Path): LineKind | undefined {
    const { places } = this.#document;
    const keys = places.keys(path);
    const kinds = LINE_KINDS.filter((kind) => line[kind] !== undefined);
    const [kind] = kinds;
    if (kind === undefined || kinds.length > 1) {
      const written = keys.filter((key) => kinds.some((one) => one === key));
      const [, second] = written;
      const span = second === undefined ? places.value(path) : places.key([...path, second]);
      this.#report('TL5002', span, { kinds: written });
      return undefined;
    }
    for (const key of keys) {
      if (key === kind || KEYS_OF_KIND[kind].includes(key)) continue;
      const fitting = LINE_KINDS.filter((other) => KEYS_OF_KIND[other].includes(key));
      this.#report('TL5003', places.key([...path, key]), { key, kind, kinds: fitting });
    }
    return kind;
  }

  #readDuration(text: string, path: Path): Duration | undefined {
    const { places } = this.#document;
    const parsed = parseDuration(text);
    if (!parsed.ok) {
      const span = places.value(path);
      const { problem, suggestion } = parsed;
      const fix = suggestion === undefined ? undefined : [{ ...span, newText: suggestion }];
      this.#report('TL2010', span, { text, problem, suggestion }, fix);
      return undefined;
    }
    if (parsed.duration.kind !== 'business') return parsed.duration;
    this.#report('TL2011', places.value(path), { text });
    return undefined;
  }

  #readInstant(text: string, path: Path): number | undefined {
    const parsed = parseInstant(text);
    if (parsed.ok) return parsed.instant;
    const { problem, suggestion } = parsed;
    this.#report('TL5004', this.#document.places.value(path), { text, problem, suggestion });
    return undefined;
  }

  #miss(key: string, path: Path): void {
    const [first] = this.#document.places.keys(path);
    const span = this.#document.places.key(first === undefined ? path : [...path, first]);
    this.#report('TL2002', span, { key });
  }

  #report<C extends Code>(code: C, span: Span, params: ParamsOf<C>, fix?: readonly Edit[]): void {
    this.findings.push(finding(code, { source: this.#document.source, span }, params, { fix }));
  }
}

function actor(role: string, person: string | undefined): Actor {
  return person === undefined ? { role } : { role, person };
}

/** A bare text is in no declared language. */
function readText(text: string | Text): Text {
  return typeof text === 'string' ? { und: text } : text;
}

/** What the reader gives are objects without prototype, possibly shared; a case keeps its own plain ones. */
function plain(values: Values | undefined): Values {
  return structuredClone(values ?? {});
}
