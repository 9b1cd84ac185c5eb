import { CUSTOMER } from '../../blueprint/id.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import { displayWidth } from '../../text/width.ts';
import { describeDuration, parseDuration } from '../../time/duration.ts';
import { dayAndTime } from '../../time/instant-beside.ts';
import { explanationWords } from './clock-explanation-words.ts';
import { describeCause } from './describe-cause.ts';
import { describeTold, type TellingWords } from './describe-told.ts';
import type {
  EscalationAhead,
  EscalationCause,
  EscalationExplanation,
  EscalationLine,
  EscalationRun,
  LevelPoint,
  Who,
} from './escalation-explanation.ts';
import { BLANK, ExplanationText, textOfRows, type ExplanationRow } from './explanation-text.ts';
import { joinLines, type JoinedLine } from './join-lines.ts';
import { ladderWords, type LadderWords } from './escalation-explanation-words.ts';

/**
 * Who was told in an escalation, for whoever asks why: first how it stands, then what happened, then what comes next if
 * nobody does anything. What the blueprint's author wrote stands in it as it was written: show it in a terminal with
 * `visible`.
 *
 * @param locale of the blueprint's own titles; the language's unless told.
 */
export function describeEscalation(
  explanation: EscalationExplanation,
  language: Language,
  locale: string = language,
): string {
  return textOfRows(escalationRows(explanation, language, locale));
}

/** The same row by row. */
export function escalationRows(
  explanation: EscalationExplanation,
  language: Language,
  locale: string = language,
): ExplanationRow[] {
  return new Describer(explanation, language, locale).rows();
}

/** How an escalation stands, in one sentence. */
export function describeEscalationState(
  explanation: EscalationExplanation,
  language: Language,
  locale: string = language,
): string {
  return new Describer(explanation, language, locale).state();
}

/** Under a clock: how its escalations stand, and what comes next in each. */
export function escalationsOfClockRows(
  escalations: readonly EscalationExplanation[],
  language: Language,
  locale: string = language,
): ExplanationRow[] {
  if (escalations.length === 0) return [];
  const rows: ExplanationRow[] = [BLANK, { text: ladderWords[language].ofClock, lead: '', heading: true }];
  for (const explanation of escalations) {
    const describer = new Describer(explanation, language, locale);
    rows.push({ text: describer.state(), lead: '  ' }, ...describer.ahead('    '));
  }
  return rows;
}

class Describer {
  readonly #why: EscalationExplanation;
  readonly #language: Language;
  readonly #locale: string;
  readonly #text: ExplanationText;
  readonly #words: LadderWords;

  constructor(why: EscalationExplanation, language: Language, locale: string) {
    this.#why = why;
    this.#language = language;
    this.#locale = locale;
    this.#text = new ExplanationText(why, language, locale);
    this.#words = ladderWords[language];
  }

  rows(): ExplanationRow[] {
    const { at, zone, runs } = this.#why;
    const { day, time } = dayAndTime(at, zone, this.#language);
    const words = explanationWords[this.#language];
    const rows: ExplanationRow[] = [
      { text: this.state(), lead: '', heading: true },
      ...this.#terms().map((text) => ({ text, lead: '' })),
      { text: words.asOf(`${day} ${time}`, zone), lead: '' },
    ];
    for (const [index, run] of runs.entries()) {
      if (runs.length > 1) rows.push(BLANK, { text: words.run(index + 1, runs.length), lead: '', heading: true });
      rows.push(...this.#timeline(run));
    }
    const ahead = this.ahead('  ');
    return ahead.length === 0 ? rows : [...rows, BLANK, { text: this.#words.ahead, lead: '', heading: true }, ...ahead];
  }

  state(): string {
    const { state: words, nobodyTold, told, notAccepted, waits } = this.#words;
    const { state, runs, until, escalation, title } = this.#why;
    const name = this.#text.named(title, escalation);
    const run = runs.at(-1);
    if (state === 'idle' || run === undefined) return words.idle(name);
    const { lines, accepted, leaves } = run;
    const people =
      run.told.length === 0
        ? nobodyTold
        : told(this.#words.and(run.told.map((who) => this.#short(who))), run.told.length);
    const isOpen = run.told.length > 0 && until?.kind === 'accepted';
    const known = isOpen ? notAccepted(people) : people;
    const now = leaves === undefined ? known : waits(known, this.#text.instant(leaves));
    const level = this.#level(run);
    switch (state) {
      case 'climbing':
        return run.level === 0 ? words.begun(name) : words.climbing(name, level, now);
      case 'accepted': {
        const at = lines.findLast(({ kind }) => kind === 'accepted')?.at ?? this.#why.at;
        return words.accepted(name, this.#person(accepted ?? {}), this.#text.instant(at), level);
      }
      case 'stopped': {
        const end = lines.findLast((line) => line.kind === 'stopped');
        if (end?.kind !== 'stopped') return words.over(name);
        return words.stopped(name, this.#text.instant(end.at), level, this.#cause(end.because, true), people);
      }
      case 'exhausted':
        return words.exhausted(name, now);
    }
  }

  /** What comes next: a row for each alert, and what comes after the last. */
  ahead(indent: string): ExplanationRow[] {
    const { ahead, runs } = this.#why;
    if (ahead === undefined) return [];
    // That all levels have come is what the last row says.
    const shown = ahead.then === 'nothing' ? ahead.lines.filter(({ kind }) => kind !== 'exhausted') : ahead.lines;
    const lines = joinLines(shown, runs.at(-1)?.lines);
    let due = lastDue(runs.at(-1)?.lines ?? []);
    const cells = lines.map((line) => {
      const text = this.#line(line, due);
      due = line.due ?? due;
      return [this.#text.instant(line.at), text] as const;
    });
    const column = Math.max(0, ...cells.map(([at]) => displayWidth(at)));
    return [
      ...cells.map(([at, text]) => ({ lead: `${indent}${at}${' '.repeat(column - displayWidth(at))}  `, text })),
      { lead: indent, text: this.#then(ahead, lines.length === 0) },
    ];
  }

  /** What comes after what comes next. */
  #then({ then, at }: EscalationAhead, isFirst: boolean): string {
    const words = this.#words.then;
    const { trigger } = this.#why;
    switch (then) {
      case 'nothing':
        return words.nothing(isFirst);
      case 'paused':
        return words.paused(trigger.kind === 'clock' ? this.#text.named(trigger.title, trigger.id) : '');
      case 'fault':
        return words.fault(this.#text.instant(at ?? this.#why.at));
      case 'waiting':
      case 'more':
        return words[then];
    }
  }

  /** What sets it off, what ends it, when its alerts may leave. */
  #terms(): string[] {
    const words = this.#words;
    const { trigger, when, until, hours, zone } = this.#why;
    const named = trigger.kind === 'clock' ? this.#text.named(trigger.title, trigger.id) : '';
    const setOff =
      trigger.kind === 'clock'
        ? words.byClock(named, when)
        : words.setOff(trigger.kind === 'event' ? this.#cause(trigger.because) : words.holds(trigger.text), when);
    const ends = [
      ...(until === undefined ? [] : [until.kind === 'accepted' ? words.somebodyAccepts : this.#cause(until)]),
      ...(trigger.kind === 'clock' ? [words.clockEnds] : []),
      ...(trigger.kind === 'when' ? [words.holdsNoMore] : when === undefined ? [] : [words.whenNot(when)]),
    ];
    return [
      setOff,
      ...(ends.length === 0 ? [] : [words.until(ends)]),
      ...(hours === undefined ? [] : [words.hours(hours.id, hours.zone === zone ? undefined : hours.zone)]),
    ];
  }

  #timeline({ lines }: EscalationRun): ExplanationRow[] {
    const { zone } = this.#why;
    const rows: ExplanationRow[] = [];
    let day = '';
    let due: number | undefined;
    for (const line of joinLines(lines)) {
      const now = dayAndTime(line.at, zone, this.#language);
      if (now.day !== day) rows.push(BLANK, { text: now.day, lead: '', heading: true });
      day = now.day;
      rows.push({ lead: `  ${now.time}  `, text: this.#line(line, due) });
      due = line.due ?? due;
    }
    return rows;
  }

  /** @param due the due time that was told last: another one is worth a word. */
  #line(line: JoinedLine, due: number | undefined): string {
    const words = this.#words.line;
    const known = line.due === undefined || line.due === due ? undefined : this.#text.beside(line.due, line.at);
    switch (line.kind) {
      case 'triggered': {
        if (line.again) return words.again(this.#cause(line.because));
        const { because } = line;
        if (because.kind === 'clock' && because.came === 'started') {
          return words.begins(this.#text.named(because.title, because.id), known);
        }
        return words.triggered(this.#cause(because), known);
      }
      case 'raised':
        return words.raised(this.#level(line), this.#point(line, line.point, known));
      case 'told':
        return this.#told(line, known);
      case 'held':
        return this.#held(line, known);
      case 'skipped':
        if (line.because === 'when') return words.leftOut(this.#level(line), line.when ?? '');
        return words.skipped[line.because](this.#alert(line));
      case 'reassigned':
        return words.reassigned(
          this.#text.named(line.title, line.step),
          this.#person(line.from),
          this.#person(line.to),
        );
      case 'accepted':
        return words.accepted(this.#person(line.by), this.#level({ ...line, round: 1 }));
      case 'stopped':
        return words.stopped(this.#level({ ...line, round: 1 }), this.#cause(line.because, true));
      case 'exhausted':
        return words.exhausted;
      case 'undated':
        return words.undated(
          this.#level({ ...line, round: 1 }),
          line.field !== undefined
            ? words.noValue(this.#text.named(line.field.title, line.field.id))
            : line.calendar && words.noDays(line.calendar),
        );
      case 'closed':
        return words.closed(this.#text.named(line.title, line.end));
    }
  }

  #held(line: Extract<JoinedLine, { kind: 'held' }>, due: string | undefined): string {
    const words = this.#words.line;
    const until = this.#text.beside(line.until, line.at);
    const waits =
      line.isOvertaken === true
        ? words.overtaken
        : line.because === 'late'
          ? words.waitsForHost(until)
          : words.waitsForHours(until, this.#why.hours?.id);
    const how = line.because === 'late' ? words.unseen : words.held;
    if (line.point === undefined) return how.alert(this.#alert(line), waits);
    return how.level(words.raised(this.#level(line), this.#point(line, line.point, due)), waits);
  }

  #told(line: Extract<JoinedLine, { kind: 'told' }>, due: string | undefined): string {
    const words = this.#words.line;
    const level = this.#level(line);
    const point = line.point && this.#point(line, line.point, due);
    const { to, untold, repeat, times, late, at, isSame = false } = line;
    const { people, missing } = describeTold(to, untold, this.#telling(at, isSame));
    const isNobody = to.length === 0;
    const said = isNobody
      ? words.toldNobody(level, point, this.#words.remarks(missing))
      : repeat > 0
        ? words.toldAgain(level, repeat, times, people)
        : words.told(level, point, people);
    const whole = late === undefined ? said : words.late(said, this.#text.beside(late, at));
    return missing.length === 0 || isNobody || isSame ? whole : this.#words.untold(whole, missing);
  }

  #telling(at: number, isBrief: boolean): TellingWords {
    return {
      words: this.#words,
      role: (title, id) => (id === CUSTOMER ? this.#words.customer : this.#text.named(title, id)),
      // A day that begins is told as a day.
      until: (instant) => this.#text.beside(instant, at).replace(/ 00:00$/u, ''),
      isBrief,
    };
  }

  /** The alert of a level, or its repetition. */
  #alert(line: { readonly level: number; readonly round: number; readonly repeat: number }): string {
    const { alert, repeated } = this.#words.line;
    return line.repeat === 0 ? alert(this.#level(line)) : repeated(this.#level(line), line.repeat);
  }

  #level({ level, round }: { readonly level: number; readonly round: number }): string {
    const words = this.#words;
    const { levels, rounds } = this.#why;
    if (level > levels) return words.lastLevel;
    return round > 1 ? words.ofRound(words.level(level), round, rounds) : words.level(level);
  }

  #point({ level }: { readonly level: number }, point: LevelPoint, due: string | undefined): string {
    const words = this.#words.point;
    const text = this.#pointAlone(level, point);
    return due === undefined ? text : words.due(text, due);
  }

  #pointAlone(level: number, point: LevelPoint): string {
    const words = this.#words.point;
    const length = (text: string | undefined): string | undefined => text && this.#length(text);
    switch (point.kind) {
      case 'share':
        return words.share(point.percent);
      case 'left':
        return words.left(this.#length(point.duration));
      case 'breach':
        return words.breach(length(point.plus));
      case 'after': {
        const after = length(point.after);
        if (point.from === 'level') return words.level(this.#words.level(level - 1), after);
        if (point.plus === undefined || after === undefined) return words[point.from](after);
        return words[point.from](words.plus(after, this.#length(point.plus)));
      }
    }
  }

  #cause(cause: EscalationCause, not = false): string {
    if (cause.kind === 'clock') return this.#words.clock[cause.came](this.#text.named(cause.title, cause.id));
    return describeCause(cause, this.#language, { locale: this.#locale, not });
  }

  /** A person with the role, or the role alone. */
  #person({ role, roleTitle, person, name }: Who): string {
    const words = this.#words;
    const named =
      role === undefined ? undefined : role === CUSTOMER ? words.customer : this.#text.named(roleTitle, role);
    if (person === undefined) return named ?? '';
    return words.notes(name ?? person, named === undefined ? [] : [named]);
  }

  #short({ role = '', roleTitle, person, name }: Who): string {
    return name ?? person ?? (role === CUSTOMER ? this.#words.customer : this.#text.named(roleTitle, role));
  }

  #length(text: string): string {
    const duration = parseDuration(text);
    return duration.ok ? describeDuration(duration.duration, this.#language) : text;
  }
}

function lastDue(lines: readonly EscalationLine[]): number | undefined {
  const last = lines.findLast((line) => 'due' in line && line.due !== undefined);
  return last !== undefined && 'due' in last ? last.due : undefined;
}
