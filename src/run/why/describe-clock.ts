import type { Language } from '../../text/catalogue/entry.ts';
import { displayWidth } from '../../text/width.ts';
import { describeDuration, MILLISECONDS, parseDuration } from '../../time/duration.ts';
import { describeLength } from '../../time/describe-length.ts';
import { dayAndTime, dayBeside, instantBeside } from '../../time/instant-beside.ts';
import { parseInstant } from '../../time/instant.ts';
import type { ClockCause } from './clock-cause.ts';
import type { ClockExplanation, ClockLine, ExplainedRun, ExplainedStretch } from './clock-explanation.ts';
import { explanationWords, type ExplanationWords } from './clock-explanation-words.ts';
import type { Period } from './closed-periods.ts';
import type { Who } from './escalation-explanation.ts';
import { describeCause } from './describe-cause.ts';
import { BLANK, ExplanationText, textOfRows, type ExplanationRow } from './explanation-text.ts';

/**
 * Why a clock stands as it does, for whoever was woken up by it: first how it stands, then what happened, then the sum.
 * What the blueprint's author wrote stands in it as it was written: show it in a terminal with `visible`.
 *
 * @param locale of the blueprint's own titles; the language's unless told.
 */
export function describeClock(explanation: ClockExplanation, language: Language, locale: string = language): string {
  return textOfRows(clockRows(explanation, language, locale));
}

/** The same row by row. */
export function clockRows(
  explanation: ClockExplanation,
  language: Language,
  locale: string = language,
): ExplanationRow[] {
  return new Describer(explanation, language, locale).rows();
}

/** How a clock stands, in one sentence. */
export function describeClockState(
  explanation: ClockExplanation,
  language: Language,
  locale: string = language,
): string {
  return new Describer(explanation, language, locale).state();
}

class Describer {
  readonly #why: ClockExplanation;
  readonly #language: Language;
  readonly #locale: string;
  readonly #text: ExplanationText;
  readonly #words: ExplanationWords;

  constructor(why: ClockExplanation, language: Language, locale: string) {
    this.#why = why;
    this.#language = language;
    this.#locale = locale;
    this.#text = new ExplanationText(why, language, locale);
    this.#words = explanationWords[language];
  }

  rows(): ExplanationRow[] {
    const { at, zone, runs } = this.#why;
    const { day, time } = dayAndTime(at, zone, this.#language);
    const rows: ExplanationRow[] = [
      { text: this.state(), lead: '', heading: true },
      { text: this.#promise(), lead: '' },
      { text: this.#words.asOf(`${day} ${time}`, zone), lead: '' },
    ];
    for (const [index, run] of runs.entries()) {
      if (runs.length > 1) rows.push(BLANK, { text: this.#words.run(index + 1, runs.length), lead: '', heading: true });
      rows.push(...this.#timeline(run));
    }
    const last = runs.at(-1);
    return last === undefined ? rows : [...rows, ...this.#sum(last)];
  }

  state(): string {
    const words = this.#words;
    const { sla, title, state, due, undated, runs, promise } = this.#why;
    const run = runs.at(-1);
    const clock = this.#text.named(title, sla);
    const isKnown = run?.used !== undefined && run.total !== undefined;
    const left = isKnown ? this.#length((run.total ?? 0) - (run.used ?? 0), run) : undefined;
    const over = run?.over === undefined ? undefined : this.#length(run.over, run);
    const dueAt = due === undefined ? undefined : this.#text.instant(due);
    const ended = this.#text.instant(run?.ended ?? this.#why.at);
    switch (state) {
      case 'off':
        return words.off(clock);
      case 'running':
        if (dueAt !== undefined) return words.running(clock, dueAt, left);
        return words.undated(clock, this.#undated(undated ?? 'target', promise.calendar));
      case 'paused':
        return words.paused(clock, left, dueAt);
      case 'met':
        return words.met(clock, ended, left);
      case 'breached':
        return run?.ended === undefined ? words.over(clock, dueAt, over) : words.late(clock, dueAt, over);
      case 'cancelled':
        return words.cancelled(clock, ended);
    }
  }

  #promise(): string {
    const words = this.#words;
    const { target, from, extended, calendar } = this.#why.promise;
    const by = from && (from.kind === 'decision' ? words.decision : words.name)(this.#text.named(from.title, from.id));
    if (target === undefined) return words.noTarget(by);
    return words.promise([
      this.#target(target),
      ...(by === undefined ? [] : [by]),
      ...(extended === undefined ? [] : [words.extended(extended.map((amount) => this.#target(amount)))]),
      ...(calendar === undefined
        ? []
        : [words.calendar(calendar.id, calendar.zone === this.#why.zone ? undefined : calendar.zone)]),
    ]);
  }

  #undated(because: 'calendar' | 'target', calendar: ClockExplanation['promise']['calendar']): string {
    const words = this.#words;
    if (because === 'target') return words.nothingGivesTarget;
    if (calendar?.validUntil === undefined) return words.noCalendarDays(calendar?.id);
    // The last instant that it knows, in its own zone.
    const { day } = dayAndTime(calendar.validUntil - 1, calendar.zone, this.#language);
    return words.ends(calendar.id, day);
  }

  #timeline({ lines }: ExplainedRun): ExplanationRow[] {
    const { zone } = this.#why;
    const rows: ExplanationRow[] = [];
    let day = '';
    for (const line of withoutEmptyPauses(lines)) {
      const now = dayAndTime(line.at, zone, this.#language);
      if (now.day !== day) rows.push(BLANK, { text: now.day, lead: '', heading: true });
      day = now.day;
      const said = this.#line(line);
      const told = line.told === undefined ? said : this.#words.line.told(said, this.#text.beside(line.told, line.at));
      rows.push({ lead: `  ${now.time}  `, text: told });
    }
    return rows;
  }

  #line(line: ClockLine): string {
    const words = this.#words.line;
    const due = 'due' in line && line.due !== undefined ? this.#text.beside(line.due, line.at) : undefined;
    switch (line.kind) {
      case 'started': {
        // What never changes stands in the promise.
        const target = this.#why.promise.from === undefined ? undefined : line.target;
        return words.started(this.#cause(line.because), target && this.#target(target), due, line.again);
      }
      case 'paused':
        return words.paused(line.because.map((cause) => this.#cause(cause)));
      case 'resumed':
        return words.resumed(this.#cause(line.because), due);
      case 'retargeted': {
        const { before, target, from, at } = line;
        return words.retargeted(
          before && this.#target(before),
          target && this.#target(target),
          this.#text.beside(from, at),
          due,
        );
      }
      case 'extended':
        return words.extended(this.#target(line.amount), line.by && this.#who(line.by), line.reason, due);
      case 'warned':
        if (line.share !== undefined) return words.warnedShare(line.share, due);
        return words.warnedLeft(this.#target(line.left ?? ''), due);
      case 'breached':
        return words.breached(due);
      case 'withdrawn':
        return words.withdrawn(due);
      case 'met':
        return words.met(this.#cause(line.because));
      case 'stopped':
        return words.stopped(this.#cause(line.because));
      case 'cancelled':
        return words.cancelled(this.#cause(line.because, true));
      case 'undated':
        return words.undated(this.#undated(line.because, this.#why.promise.calendar));
    }
  }

  /** The sum in columns: when, how long, why. */
  #sum(run: ExplainedRun): ExplanationRow[] {
    const words = this.#words;
    const { sum, used = 0, total = 0, due, over } = run;
    if (sum.length === 0) return [];
    const length = (amount: number): string => describeLength(amount, this.#language, { days: !run.business });
    const cells: (readonly [string, string, string])[] = [];
    const passed = sum.filter(({ ahead }) => !ahead);
    const coming = sum.filter(({ ahead }) => ahead);
    const cell = (stretch: ExplainedStretch): void => {
      const paused = stretch.kind === 'paused';
      const notes = [
        ...(stretch.ahead ? [run.ended === undefined ? words.ahead : words.spared] : []),
        ...(paused ? [words.stillStands(words.join((stretch.because ?? []).map((cause) => this.#cause(cause))))] : []),
        ...(stretch.closed.length === 0 ? [] : [words.closedAt(this.#closed(stretch.closed))]),
      ];
      cells.push([this.#period(stretch), paused ? '–' : length(stretch.length), words.remarks(notes)]);
    };
    passed.forEach(cell);
    if (coming.length > 0 && passed.length > 0) cells.push([words.used, length(used), '']);
    coming.forEach(cell);
    if (due === undefined) {
      const rest = total - used;
      const notes = rest < 0 ? words.tooLate(length(-rest)) : '';
      cells.push([words.used, length(used), notes], ...(rest < 0 ? [] : [[words.left, length(rest), ''] as const]));
    } else {
      const notes = [words.due(this.#text.instant(due)), ...(over === undefined ? [] : [words.tooLate(length(over))])];
      cells.push([words.total, length(total), words.remarks(notes)]);
    }
    const [first, second] = [0, 1].map((column) => Math.max(...cells.map((row) => displayWidth(row[column] ?? ''))));
    return [
      BLANK,
      { text: words.sum(this.#text.instant(run.from)), lead: '', heading: true },
      ...cells.map(([when, long, note]) => ({
        lead: `  ${when}${pad(when, first)}  ${pad(long, second)}${long}  `,
        text: note,
      })),
    ];
  }

  /** Closed periods in few words: those of every day by their times, longer ones with their days. */
  #closed(periods: readonly Period[]): string {
    const { zone } = this.#why;
    const clock = (at: number): string => dayAndTime(at, zone, this.#language).time;
    const daily = new Set<string>();
    const long: string[] = [];
    for (const period of periods) {
      const { from, to } = period;
      if (to - from <= LONGEST_NIGHT) daily.add(`${clock(from)}–${clock(to)}`);
      else long.push(this.#period(period));
    }
    const most = [...[...daily].slice(0, MOST_NAMED), ...long.slice(0, MOST_NAMED)];
    const rest = daily.size + long.length - most.length;
    return this.#words.join([...most, ...(rest === 0 ? [] : [this.#words.more(rest)])]);
  }

  #period({ from, to }: Period): string {
    const { zone, at } = this.#why;
    const begins = `${dayBeside(from, at, zone, this.#language)} ${dayAndTime(from, zone, this.#language).time}`;
    const ends = instantBeside(to, from, zone, this.#language);
    return dayAndTime(from, zone, this.#language).day === dayAndTime(to, zone, this.#language).day
      ? `${begins}–${ends}`
      : this.#words.between(begins, ends);
  }

  #length(amount: number, { business }: { readonly business: boolean }): string {
    const length = describeLength(amount, this.#language, { days: !business });
    return business ? this.#words.business(length) : length;
  }

  #target(text: string): string {
    const duration = parseDuration(text);
    if (duration.ok) return describeDuration(duration.duration, this.#language);
    const instant = parseInstant(text);
    return instant.ok ? this.#text.instant(instant.instant) : text;
  }

  #who({ role, roleTitle, person, name }: Who): string {
    const called = role === undefined ? undefined : this.#text.named(roleTitle, role);
    if (person === undefined) return called ?? '';
    return called === undefined ? (name ?? person) : this.#words.inRole(called, name ?? person);
  }

  #cause(cause: ClockCause, not = false): string {
    return describeCause(cause, this.#language, { locale: this.#locale, not });
  }
}

/** A pause that ends as it begins is nothing to anybody; what is due then was due from the line before on. */
function withoutEmptyPauses(lines: readonly ClockLine[]): ClockLine[] {
  const kept: ClockLine[] = [];
  for (const line of lines) {
    const paused = kept.at(-1);
    if (line.kind !== 'resumed' || paused?.kind !== 'paused' || paused.at !== line.at) {
      kept.push(line);
      continue;
    }
    kept.pop();
    const before = kept.at(-1);
    if (before?.kind === 'started' && before.due === undefined && line.due !== undefined) {
      kept.splice(-1, 1, { ...before, due: line.due });
    }
  }
  return kept;
}

function pad(text: string, width = 0): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** What is closed for longer is no night: it is told with its days. */
const LONGEST_NIGHT = 20 * MILLISECONDS.h;

const MOST_NAMED = 3;
