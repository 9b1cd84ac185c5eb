import type { CaseContext, Entry } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { isPersonal } from '../../blueprint/personal-fields.ts';
import { describeCause } from '../../run/why/describe-cause.ts';
import type { ClockExplanation, ClockLine, ExplainedRun } from '../../run/why/clock-explanation.ts';
import { explainClock } from '../../run/why/explain-clock.ts';
import { describeDuration, parseDuration } from '../../time/duration.ts';
import type { Moments } from './moments.ts';
import type { ClockBar, ClockMark, ClockPiece, Moment, TimelineRow, Tone } from './timeline-model.ts';
import type { TimelineNames } from './timeline-names.ts';

/** By what a run of a clock is known when all is said. */
export type RunState = 'running' | 'paused' | 'breached' | 'met' | 'late' | 'given-up' | 'cancelled' | 'replaced';

export interface ClockReading {
  /** Up to when the case is told, in epoch milliseconds. */
  readonly until: number;
  /** Closed cases have nothing ahead. */
  readonly isOpen: boolean;
  readonly context: Pick<CaseContext, 'clocks'> | undefined;
}

/** What a run may end with. */
const ENDING: ReadonlySet<ClockLine['kind']> = new Set(['met', 'stopped', 'cancelled']);

const TONES: Readonly<Record<RunState, Tone>> = {
  running: 'accent',
  paused: 'accent',
  breached: 'bad',
  late: 'bad',
  'given-up': 'bad',
  met: 'good',
  cancelled: 'quiet',
  replaced: 'quiet',
};

/** A row for each clock that has begun, with a bar for each of its runs. */
export function readClocks(
  compiled: CompiledBlueprint,
  entries: readonly Entry[],
  {
    names,
    moments,
    reading,
  }: { readonly names: TimelineNames; readonly moments: Moments; readonly reading: ClockReading },
): TimelineRow[] {
  const begun = new Set(entries.flatMap((entry) => (entry.type === 'sla.started' ? [entry.sla] : [])));
  return (compiled.plan.clocks?.all ?? []).flatMap(({ id }): TimelineRow[] => {
    if (!begun.has(id)) return [];
    const { until: at, context } = reading;
    const why = explainClock(compiled, entries, id, { at, ...(context === undefined ? {} : { context }) });
    if (why === undefined) return [];
    const field = why.promise.from?.kind === 'name' ? compiled.blueprint.data.get(why.promise.from.id) : undefined;
    const hidesTarget = field !== undefined && isPersonal(field);
    const target =
      why.promise.target === undefined || hidesTarget
        ? undefined
        : names.words.clock.target(written(why.promise.target, names));
    return [
      {
        id: `clock ${id}`,
        kind: 'clock',
        name: names.sla(id),
        ...(target === undefined ? {} : { note: target }),
        items: [],
        clocks: why.runs.map((run, index) =>
          new RunReader(
            why,
            { run, isLast: index === why.runs.length - 1, hidesTarget },
            { names, moments, reading },
          ).bar(),
        ),
      },
    ];
  });
}

/** A target as it is written, in words; a date is told as it stands. */
function written(target: string, { language }: TimelineNames): string {
  const parsed = parseDuration(target);
  return parsed.ok ? describeDuration(parsed.duration, language) : target;
}

/** Reads one run of a clock. */
class RunReader {
  readonly #why: ClockExplanation;
  readonly #run: ExplainedRun;
  readonly #isLast: boolean;
  readonly #hidesTarget: boolean;
  readonly #names: TimelineNames;
  readonly #moments: Moments;
  readonly #reading: ClockReading;

  constructor(
    why: ClockExplanation,
    {
      run,
      isLast,
      hidesTarget,
    }: { readonly run: ExplainedRun; readonly isLast: boolean; readonly hidesTarget: boolean },
    {
      names,
      moments,
      reading,
    }: { readonly names: TimelineNames; readonly moments: Moments; readonly reading: ClockReading },
  ) {
    this.#why = why;
    this.#run = run;
    this.#isLast = isLast;
    this.#hidesTarget = hidesTarget;
    this.#names = names;
    this.#moments = moments;
    this.#reading = reading;
  }

  bar(): ClockBar {
    const { from: base, ended } = this.#run;
    const due = this.#due();
    const { until, isOpen } = this.#reading;
    const begin = this.#begin();
    const end = Math.max(ended ?? until, begin);
    const state = this.#state();
    const pieces: ClockPiece[] = [];
    if (base > begin) pieces.push(this.#piece('earlier', begin, Math.min(base, end)));
    for (const { from, to, kind, closed, ahead, because } of this.#run.sum) {
      if (ahead) {
        if (isOpen && ended === undefined) pieces.push(this.#piece('ahead', from, to));
        continue;
      }
      const why =
        because?.map((cause) => describeCause(cause, this.#names.language, { locale: this.#names.locale })) ?? [];
      pieces.push(this.#piece(kind, from, Math.min(to, end), why));
      if (kind === 'counted') {
        for (const hours of closed) {
          if (hours.from < end) pieces.push(this.#piece('closed', hours.from, Math.min(hours.to, end)));
        }
      }
    }
    if (this.#run.sum.length === 0 && end > begin) pieces.push(this.#piece('counted', begin, end));
    if (due !== undefined && due < end && this.#run.sum.length > 0) {
      pieces.push(this.#piece('over', Math.max(due, begin), end));
      pieces.push(...this.#latePauses(due, end));
    }
    return {
      from: this.#at(begin),
      to: this.#end(end),
      pieces,
      marks: this.#marks(state),
      label: this.#label(state),
      tone: TONES[state],
      lines: this.#lines(state, begin, end),
    };
  }

  /** From when it is drawn: its start, or the base of its target where that is earlier. */
  #begin(): number {
    const started = this.#run.lines.findLast(({ kind }) => kind === 'started');
    return Math.min(this.#run.from, started?.at ?? this.#run.from);
  }

  #state(): RunState {
    const { lines, ended } = this.#run;
    const last = lines.findLast(
      ({ kind }) =>
        kind === 'met' || kind === 'stopped' || kind === 'cancelled' || kind === 'started' || kind === 'resumed',
    );
    if (last?.kind === 'met') return 'met';
    if (last?.kind === 'stopped') return 'late';
    if (last?.kind === 'cancelled') return this.#isBreached() ? 'given-up' : 'cancelled';
    if (this.#isLast && this.#why.state !== 'off') {
      const { state } = this.#why;
      return state === 'breached' && ended !== undefined ? 'late' : state;
    }
    if (this.#isBreached()) return 'breached';
    return ended === undefined ? 'running' : 'replaced';
  }

  /** The last instant in time; of a clock that was given up after it had run over, the one that it had then. */
  #due(): number | undefined {
    const breached = this.#run.lines.findLast(({ kind }) => kind === 'breached');
    const told = breached?.kind === 'breached' && this.#isBreached() ? breached.due : undefined;
    return this.#run.due ?? told;
  }

  #isBreached(): boolean {
    return this.#run.lines.findLast(({ kind }) => kind === 'breached' || kind === 'withdrawn')?.kind === 'breached';
  }

  #label(state: RunState): string {
    const { words } = this.#names;
    const { used, total, over } = this.#run;
    const due = this.#due();
    const at = due === undefined ? undefined : this.#names.beside(due, this.#reading.until);
    switch (state) {
      case 'met':
        return used === undefined || total === undefined || total < used
          ? words.clock.met
          : words.clock.metWith(this.#length(total - used));
      case 'late':
        return words.clock.late(over === undefined ? undefined : this.#length(over));
      case 'breached':
        return words.clock.over(at);
      case 'given-up':
        return words.clock.givenUp;
      case 'running':
        return at === undefined ? words.clock.undated : words.clock.running(at);
      case 'cancelled':
      case 'paused':
      case 'replaced':
        return words.clock[state];
    }
  }

  #length(milliseconds: number): string {
    const { business } = this.#run;
    const length = this.#names.about(milliseconds, { days: !business });
    return business ? this.#names.words.clock.business(length) : length;
  }

  #lines(state: RunState, begin: number, end: number): string[] {
    const names = this.#names;
    const { target } = this.#run;
    const due = this.#due();
    return [
      `${names.sla(this.#why.sla)}: ${this.#label(state)}`,
      ...(target === undefined || this.#hidesTarget ? [] : [names.words.clock.target(written(target, names))]),
      names.words.lasted(names.instant(begin), names.instant(end), names.length(end - begin)),
      ...(due === undefined ? [] : [names.words.clock.due(names.instant(due))]),
    ];
  }

  #marks(state: RunState): ClockMark[] {
    const { words } = this.#names;
    const { lines, ended } = this.#run;
    const due = this.#due();
    const { until } = this.#reading;
    const marks = lines.flatMap((line): ClockMark[] => {
      const at = this.#atLine(line);
      const time = this.#names.instant(line.at);
      switch (line.kind) {
        case 'warned':
          return [{ at, sign: 'warning', tone: 'warn', lines: [words.legend.warning, time] }];
        case 'breached':
          return [{ at, sign: 'breached', tone: 'bad', lines: [words.legend.breached, time] }];
        case 'cancelled':
          return [{ at, sign: 'cancelled', tone: 'quiet', lines: [words.clock.cancelled, time] }];
        case 'met':
          return [{ at, sign: 'met', tone: 'good', lines: [this.#label('met'), time] }];
        case 'stopped':
          return [{ at, sign: 'breached', tone: 'bad', lines: [this.#label('late'), time] }];
        default:
          return [];
      }
    });
    const end = ended ?? until;
    const isAhead = due !== undefined && due >= end && ended === undefined && this.#reading.isOpen;
    if (due !== undefined && state !== 'cancelled' && (isAhead || (due < end && due >= this.#begin()))) {
      marks.push({ at: this.#at(due), sign: 'due', tone: 'plain', lines: [words.clock.due(this.#names.instant(due))] });
    }
    return marks;
  }

  /** Pauses of a clock that has run over already do not change it, but are shown. */
  #latePauses(due: number, end: number): ClockPiece[] {
    const pieces: ClockPiece[] = [];
    let since: number | undefined;
    for (const line of this.#run.lines) {
      if (line.kind === 'paused') since = line.at;
      else if (line.kind === 'resumed' && since !== undefined) {
        if (line.at > due) pieces.push(this.#piece('paused', Math.max(since, due), Math.min(line.at, end)));
        since = undefined;
      }
    }
    if (since !== undefined && since < end && since >= due) pieces.push(this.#piece('paused', since, end));
    return pieces.filter(({ from, to }) => to.at > from.at);
  }

  #piece(kind: ClockPiece['kind'], from: number, to: number, why: readonly string[] = []): ClockPiece {
    const names = this.#names;
    const isBound = kind === 'closed';
    const said = why.length === 0 ? names.words.piece[kind] : `${names.words.piece[kind]}: ${why.join('; ')}`;
    return {
      kind,
      // Opening hours are no instants of the case: they get no place of their own.
      from: isBound ? { at: from, slot: 0 } : this.#at(from),
      to: isBound ? { at: to, slot: 0 } : this.#at(to),
      lines: [said, names.words.lasted(names.instant(from), names.instant(to), names.length(to - from))],
    };
  }

  /** The place of an instant on this clock: that of what the journal says of it then. */
  #at(at: number): Moment {
    const line = this.#run.lines.find((one) => (one.told ?? one.at) === at && one.kind !== 'warned');
    return line === undefined ? this.#moments.at(at) : this.#atLine(line);
  }

  #end(at: number): Moment {
    if (this.#run.ended === undefined) return this.#moments.after(at);
    const line = this.#run.lines.findLast((one) => (one.told ?? one.at) === at && ENDING.has(one.kind));
    return line === undefined ? this.#at(at) : this.#atLine(line);
  }

  #atLine(line: ClockLine): Moment {
    return line.told === undefined
      ? this.#moments.ofNote(this.#why.sla, `sla.${line.kind}`, line.at)
      : this.#moments.at(line.at);
  }
}
