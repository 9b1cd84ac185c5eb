import { CUSTOMER } from '../blueprint/id.ts';
import type { Actor } from '../compile/case.ts';
import type { Code, ParamsOf } from '../text/catalogue.ts';
import { finding, type Edit, type Finding } from '../text/diagnostic.ts';
import type { Path, Places } from '../text/places.ts';
import type { Source, Span } from '../text/source.ts';
import { parseDuration, type Duration } from '../time/duration.ts';
import { parseInstant } from '../time/instant.ts';
import {
  KEYS_OF_KIND,
  LINE_KINDS,
  type JourneyLine,
  type LineKind,
  type Values,
  type WrittenLine,
} from './journey-file.ts';
import { expectationsOf } from './read-expectations.ts';

/** Turns lines of the right shape into what a case can be played with, and gathers what is wrong on the way. */
export class LineReader {
  readonly findings: Finding[] = [];
  readonly #source: Source;
  readonly #places: Places;

  constructor({ source, places }: { readonly source: Source; readonly places: Places }) {
    this.#source = source;
    this.#places = places;
  }

  /** One line; undefined where it says nothing that could be played. */
  read(line: WrittenLine, path: Path): JourneyLine | undefined {
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
        if (this.#places.keys(place).length === 0) {
          this.report('TL2008', this.#places.value(place), { what: 'map' });
        }
        const expected = expectationsOf(wanted, place, (text, at) => this.readInstant(text, at));
        return { kind, path, expected, written: wanted };
      }
      case 'until': {
        const instant = this.readInstant(line.until ?? '', [...path, 'until']);
        return instant === undefined ? undefined : { kind, path, instant, text: line.until ?? '' };
      }
    }
  }

  /** The one kind of a line; a line of no kind or of several is reported, and so is a key that does not fit the kind. */
  #kindOf(line: WrittenLine, path: Path): LineKind | undefined {
    const places = this.#places;
    const keys = places.keys(path);
    const kinds = LINE_KINDS.filter((kind) => line[kind] !== undefined);
    const [kind] = kinds;
    if (kind === undefined || kinds.length > 1) {
      const written = keys.filter((key) => kinds.some((one) => one === key));
      const [, second] = written;
      const span = second === undefined ? places.value(path) : places.key([...path, second]);
      this.report('TL5002', span, { kinds: written });
      return undefined;
    }
    for (const key of keys) {
      if (key === kind || KEYS_OF_KIND[kind].includes(key)) continue;
      const fitting = LINE_KINDS.filter((other) => KEYS_OF_KIND[other].includes(key));
      this.report('TL5003', places.key([...path, key]), { key, kind, kinds: fitting });
    }
    return kind;
  }

  #readDuration(text: string, path: Path): Duration | undefined {
    const places = this.#places;
    const parsed = parseDuration(text);
    if (!parsed.ok) {
      const span = places.value(path);
      const { problem, suggestion } = parsed;
      const fix = suggestion === undefined ? undefined : [{ ...span, newText: suggestion }];
      this.report('TL2010', span, { text, problem, suggestion }, fix);
      return undefined;
    }
    if (parsed.duration.kind !== 'business') return parsed.duration;
    this.report('TL2011', places.value(path), { text });
    return undefined;
  }

  /** The epoch milliseconds of a written instant. */
  readInstant(text: string, path: Path): number | undefined {
    const parsed = parseInstant(text);
    if (parsed.ok) return parsed.instant;
    const { problem, suggestion } = parsed;
    this.report('TL5004', this.#places.value(path), { text, problem, suggestion });
    return undefined;
  }

  #miss(key: string, path: Path): void {
    const [first] = this.#places.keys(path);
    const span = this.#places.key(first === undefined ? path : [...path, first]);
    this.report('TL2002', span, { key });
  }

  report<C extends Code>(code: C, span: Span, params: ParamsOf<C>, fix?: readonly Edit[]): void {
    this.findings.push(finding(code, { source: this.#source, span }, params, { fix }));
  }
}

function actor(role: string, person: string | undefined): Actor {
  return person === undefined ? { role } : { role, person };
}

/** What the reader gives are objects without prototype, possibly shared; a case keeps its own plain ones. */
export function plain(values: Values | undefined): Values {
  return structuredClone(values ?? {});
}
