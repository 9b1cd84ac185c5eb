import * as z from 'zod';

import type { Text } from '../blueprint/text.ts';
import { checkShape } from '../read/shape.ts';
import { readYaml, writtenText, type YamlDocument } from '../read/yaml.ts';
import type { Code, ParamsOf } from '../text/catalogue.ts';
import { compareFindings, type Finding } from '../text/diagnostic.ts';
import type { Path } from '../text/places.ts';
import { createSource, type Span } from '../text/source.ts';
import { checkColumns, withEachRow, withoutTable, withRow } from './examples.ts';
import { journeyFileSchema, type JourneyFile, type WrittenJourney, type WrittenJourneyFile } from './journey-file.ts';
import { LineReader, plain } from './read-lines.ts';
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
  const isTold = ({ span }: Finding): boolean => columns.unfilled.has(span.start);
  const shape = shapeOf(document).filter((one) => !isTold(one));
  const version = reader.readVersion();
  const read = shape.length === 0 ? reader.readFile(document.data as WrittenJourneyFile) : undefined;
  const others = reader.findings.filter((one) => !isTold(one));
  const findings = [...document.findings, ...columns.findings, ...shape, ...others].toSorted(compareFindings);
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
  readonly #document: YamlDocument;
  readonly #lines: LineReader;

  constructor(document: YamlDocument) {
    this.#document = document;
    this.#lines = new LineReader(document);
  }

  get findings(): readonly Finding[] {
    return this.#lines.findings;
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
    const start = written.start === undefined ? undefined : this.#lines.readInstant(written.start, ['start']);
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
    const lines = written.steps.flatMap((line, index) => this.#lines.read(line, [...path, 'steps', index]) ?? []);
    const { locale, title, start, data } = written;
    return {
      name,
      path,
      source,
      places,
      title: title === undefined ? undefined : readText(title),
      start: start === undefined ? undefined : this.#lines.readInstant(start, [...path, 'start']),
      data: plain(data),
      locale,
      lines,
      beginsWith: written['begins-with'],
    };
  }

  #report<C extends Code>(code: C, span: Span, params: ParamsOf<C>): void {
    this.#lines.report(code, span, params);
  }
}

/** A bare text is in no declared language. */
function readText(text: string | Text): Text {
  return typeof text === 'string' ? { und: text } : text;
}
