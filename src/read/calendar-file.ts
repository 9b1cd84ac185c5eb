import * as z from 'zod';

import { CALENDAR_VERSION, calendarFileSchema, type WrittenCalendarFile } from '../blueprint/calendar.ts';
import type { Code, ParamsOf } from '../text/catalogue.ts';
import { compareFindings, finding, type Edit, type Finding } from '../text/diagnostic.ts';
import type { Path } from '../text/places.ts';
import type { Source, Span } from '../text/source.ts';
import type { CalendarDays, DatedDay } from '../time/calendar-definition.ts';
import { dateOf, parseDateKey, type DateRange } from '../time/date-key.ts';
import { isWeekday, parseDayKey } from '../time/weekday.ts';
import { strayMark } from './stray-mark.ts';
import { checkShape } from './shape.ts';
import { readYaml, writtenText, type YamlDocument } from './yaml.ts';

/** What reading a `*.calendar.yaml` gives: its days when there is no error, and all that was found on the way. */
export interface ReadCalendarResult {
  readonly days?: CalendarDays;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
}

/** The version has a sentence of its own, so the shape leaves it alone. */
const shapeSchema = calendarFileSchema.extend({ [CALENDAR_VERSION]: z.unknown().optional() });

/** Reads the dated days of a calendar. Never throws on bad input: all that is wrong comes back as findings. */
export function readCalendarSource(source: Source): ReadCalendarResult {
  const mark = strayMark(source);
  if (mark !== undefined) return { findings: [mark] };
  const document = readYaml(source);
  if (document.data === undefined) return { findings: document.findings };
  const reader = new CalendarReader(document);
  const shape = checkShape(document, shapeSchema);
  reader.readVersion();
  const days = shape.length === 0 ? reader.read(document.data as WrittenCalendarFile) : undefined;
  const findings = [...document.findings, ...shape, ...reader.findings].toSorted(compareFindings);
  return findings.some(({ severity }) => severity === 'error') ? { findings } : { days, findings };
}

/** Turns a document of the right shape into days and gathers what is wrong on the way. */
class CalendarReader {
  readonly findings: Finding[] = [];
  readonly #document: YamlDocument;

  constructor(document: YamlDocument) {
    this.#document = document;
  }

  /** The file must say that it is written in the one version of the language that there is. */
  readVersion(): void {
    const { data, places } = this.#document;
    // The shape says what a file that is no map should be.
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return;
    if ((data as Record<string, unknown>)[CALENDAR_VERSION] === 1) return;
    const [first] = places.keys([]);
    if (places.has([CALENDAR_VERSION])) {
      const found = writtenText(this.#document, [CALENDAR_VERSION]);
      this.#report('TL2052', places.value([CALENDAR_VERSION]), { found });
    } else {
      this.#report('TL2052', first === undefined ? places.value([]) : places.key([first]), {});
    }
  }

  read(written: WrittenCalendarFile): CalendarDays {
    const first = this.#readBound(written, 'valid-from')?.first;
    const last = this.#readBound(written, 'valid-until')?.last;
    const known = first === undefined || last === undefined ? undefined : { first, last };
    if (known !== undefined && known.first > known.last) {
      const span = this.#document.places.value(['valid-until']);
      this.#report('TL2050', span, { text: written['valid-until'], problem: 'backwards' });
    }
    const isSpan = known !== undefined && known.first <= known.last;
    const taken = new Map<number, string>();
    const days = Object.entries(written.days).map(([key, day]): [string, DatedDay] => {
      const path = ['days', key];
      const dates = this.#readDates(key, path, isSpan ? known : undefined);
      if (dates !== undefined) this.#take(dates, key, path, taken);
      return [key, this.#readDay(day, path)];
    });
    const { source } = written;
    return {
      ...(source === undefined ? {} : { source }),
      'valid-from': written['valid-from'],
      'valid-until': written['valid-until'],
      days: Object.fromEntries(days),
    };
  }

  /** A single date. */
  #readBound(written: WrittenCalendarFile, key: 'valid-from' | 'valid-until'): DateRange | undefined {
    const text = written[key];
    const parsed = parseDateKey(text);
    if (parsed.ok && parsed.dates.first === parsed.dates.last) return parsed.dates;
    const suggestion = parsed.ok ? undefined : parsed.suggestion;
    this.#reportDate(this.#document.places.value([key]), text, 'not-a-date', suggestion);
    return undefined;
  }

  #readDates(key: string, path: Path, known: DateRange | undefined): DateRange | undefined {
    const span = this.#document.places.key(path);
    const parsed = parseDateKey(key);
    if (!parsed.ok) {
      const { problem, suggestion } = parsed;
      this.#reportDate(span, key, problem === 'backwards' ? problem : 'not-a-date', suggestion);
      return undefined;
    }
    const { dates } = parsed;
    if (known !== undefined && (dates.first < known.first || dates.last > known.last)) {
      const [from, until] = [known.first, known.last].map(dateOf);
      this.#report('TL2050', span, { text: key, problem: 'outside', from, until });
    }
    return dates;
  }

  #reportDate(span: Span, text: string, problem: 'not-a-date' | 'backwards', suggestion: string | undefined): void {
    const fix = suggestion === undefined ? undefined : [{ ...span, newText: suggestion }];
    this.#report('TL2050', span, { text, problem, suggestion }, fix);
  }

  /** A day that two entries speak of could be either. */
  #take({ first, last }: DateRange, key: string, path: Path, taken: Map<number, string>): void {
    // Whoever lists thousands of years means none of them.
    const end = Math.min(last, first + LONGEST);
    for (let day = first; day <= end; day += 1) {
      const before = taken.get(day);
      if (before !== undefined) {
        this.#report('TL2048', this.#document.places.key(path), { what: dateOf(day), before });
        return;
      }
    }
    for (let day = first; day <= end; day += 1) taken.set(day, key);
  }

  #readDay(day: WrittenCalendarFile['days'][string], path: Path): DatedDay {
    const { places } = this.#document;
    const { closed, 'open-as': openAs } = day;
    if ((closed === undefined) === (openAs === undefined)) {
      const both = closed !== undefined;
      this.#report('TL2053', places.key(both ? [...path, 'open-as'] : path), { day: String(path.at(-1)), both });
    }
    if (openAs === undefined) return { closed: closed ?? true };
    if (!isWeekday(openAs)) {
      const parsed = parseDayKey(openAs);
      const meant = parsed.ok ? undefined : parsed.suggestion;
      const suggestion = meant !== undefined && isWeekday(meant) ? meant : undefined;
      const span = places.value([...path, 'open-as']);
      const fix = suggestion === undefined ? undefined : [{ ...span, newText: suggestion }];
      this.#report('TL2046', span, { text: openAs, suggestion, single: true }, fix);
    }
    return { 'open-as': openAs };
  }

  #report<C extends Code>(code: C, span: Span, params: ParamsOf<C>, fix?: readonly Edit[]): void {
    this.findings.push(finding(code, { source: this.#document.source, span }, params, fix ? { fix } : {}));
  }
}

/** As many days as a hundred years have. */
const LONGEST = 36_525;
