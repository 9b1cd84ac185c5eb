import { calendar, type Calendar } from '../../src/index.ts';

export const MINUTE = 60_000;

/** How far the model looks ahead: further than its longest target lasts. */
const AHEAD = 9 * 24 * 60 * MINUTE;

/** A clock as the model knows it; everything happens at whole minutes. */
export interface ModelClock {
  readonly start: string;
  readonly stop: string;
  readonly reset?: string;
  readonly cancel?: string;
  /** Applies only while the flag is up. */
  readonly isWatched: boolean;
  /** By priority. */
  readonly target: (priority: string) => string;
  /** Targets that are written out never change. */
  readonly isDecided: boolean;
  readonly pause: readonly ('customer' | 'vendor' | 'flag')[];
  readonly pauseAtMost?: string;
  readonly onRetarget: 'keep-start' | 'from-now';
  readonly onReopen: 'continue' | 'restart' | 'none';
  readonly repeat: boolean;
  readonly warn: readonly string[];
}

/** What a clock is, in the words of a case. */
export interface ModelState {
  readonly state: string;
  readonly cycle: number;
  readonly start?: number;
  readonly due?: number;
  readonly warned: readonly string[];
}

interface Run {
  readonly cycle: number;
  readonly start: number;
  end?: { at: number; how: 'met' | 'cancelled' | 'closed' };
  /** Ended in the very moment of closing, or by it. */
  isShut: boolean;
  /** When it was due as it was met. */
  due?: number;
  closings: [number, number][];
  /** Targets with the instant from which each counts. */
  bases: [string, number][];
  target?: string;
  /** Minutes that it was given besides, as its target counts them. */
  extended: number;
  warned: string[];
  isArmed: boolean;
}

/** Minutes in which a clock stands still, and the one from which it does without an end. */
interface Paused {
  readonly minutes: ReadonlySet<number>;
  readonly forever: number;
}

interface Stay {
  readonly why: 'customer' | 'vendor' | 'flag';
  readonly from: number;
  to?: number;
}

const OFFICE = calendar({ zone: 'Asia/Shanghai', open: { 'mon-fri': ['09:00-12:00', '13:00-18:00'] } });

/** Whether the office is open in the minute that begins at an instant. */
const openings = new Map<number, boolean>();
function isOpen(office: Calendar, minute: number): boolean {
  let open = openings.get(minute);
  if (open === undefined) openings.set(minute, (open = office.isOpen(minute)));
  return open;
}

/**
 * One clock, slow and plain: a list of what has happened, and a walk over the minutes whenever somebody asks. It shares
 * nothing with the machine but the words.
 */
export class ClockModel {
  readonly #clock: ModelClock;
  #run: Run | undefined;
  #cycles = 0;
  readonly #stays: Stay[] = [];
  #priority: string;
  #flag: boolean;

  constructor(clock: ModelClock, priority: string, flag: boolean) {
    this.#clock = clock;
    this.#priority = priority;
    this.#flag = flag;
  }

  /** The case waits, or waits no more; `to` may lie before now where the customer's message is told late. */
  waits(why: Stay['why'], from: number): void {
    this.#stays.push({ why, from });
  }
  waitsNoMore(why: Stay['why'], to: number): void {
    for (const stay of this.#stays) if (stay.why === why) stay.to ??= Math.max(to, stay.from);
  }

  setData(priority: string, flag: boolean): void {
    this.#priority = priority;
    this.#flag = flag;
  }

  /** Somebody gives the run more time, where one is under way that applies. */
  extend(minutes: number): void {
    const run = this.#run;
    if (run !== undefined && run.end === undefined && run.isArmed) run.extended += minutes;
  }

  /** A fact that was not there before, at the instant at which it happened. */
  hears(fact: string, at: number, now: number): void {
    const { start, stop, cancel, reset, repeat } = this.#clock;
    const run = this.#run;
    const isRunning = run !== undefined && run.end === undefined && at >= run.start;
    if (fact === stop) {
      if (!isRunning) return;
      this.look(now, at);
      // What is told of the run later changes it no more.
      if (run.isArmed) {
        run.end = { at, how: 'met' };
        run.due = this.#due(run, at);
      } else run.end = { at, how: 'cancelled' };
      if (repeat) this.#begin(at);
    } else if (fact === cancel) {
      if (isRunning) run.end = { at, how: 'cancelled' };
    } else if (fact === reset) {
      if (isRunning) this.#begin(at);
    } else if (fact === start && (run === undefined || (run.end !== undefined && at >= run.end.at))) this.#begin(at);
  }

  closes(at: number): void {
    const run = this.#run;
    if (run === undefined || (run.end !== undefined && run.end.at !== at)) return;
    run.end ??= { at, how: 'closed' };
    run.isShut = true;
  }

  reopens(at: number): void {
    const run = this.#run;
    if (run === undefined) return;
    if (this.#clock.onReopen === 'restart') return this.#begin(at);
    if (this.#clock.onReopen === 'continue' && run.isShut && run.end !== undefined) {
      run.closings.push([run.end.at, at]);
      run.end = undefined;
    }
    run.isShut = false;
  }

  #begin(start: number): void {
    this.#cycles += 1;
    this.#run = {
      cycle: this.#cycles,
      start,
      closings: [],
      bases: [],
      extended: 0,
      warned: [],
      isArmed: false,
      isShut: false,
    };
  }

  /** Every event is followed by a look; `until` is when the run ended, where it did. */
  look(now: number, until = now): void {
    const run = this.#run;
    if (run === undefined || run.end !== undefined) return;
    run.isArmed = !this.#clock.isWatched || this.#flag;
    if (!run.isArmed) return;
    const target = this.#clock.target(this.#priority);
    if (this.#clock.isDecided && this.#clock.onRetarget === 'from-now' && run.target !== target) {
      if (run.target !== undefined && !run.bases.some(([known]) => known === run.target)) {
        run.bases.push([run.target, run.start]);
      }
      if (!run.bases.some(([known]) => known === target)) {
        run.bases.push([target, run.target === undefined ? run.start : until]);
      }
    }
    run.target = target;
    const due = this.#due(run, until);
    for (const warning of this.#clock.warn) {
      const at = this.#warnsAt(run, warning, due, until);
      const name = warning.endsWith('%') ? `warned-${warning.slice(0, -1)}` : `warned-${warning.slice(1)}-left`;
      if (at !== undefined && at <= until && !run.warned.includes(name)) run.warned.push(name);
    }
  }

  /** What the clock is at an instant after the last look. */
  at(now: number): ModelState {
    const run = this.#run;
    if (run === undefined) return { state: 'off', cycle: 0, warned: [] };
    const { cycle, start, warned } = run;
    const known = { cycle, start, warned };
    if (run.end !== undefined) {
      if (run.end.how !== 'met') return { ...known, state: run.isArmed ? 'cancelled' : 'not-armed' };
      const { due } = run;
      return { ...known, state: due !== undefined && run.end.at > due ? 'breached' : 'met', due };
    }
    if (!run.isArmed) return { ...known, state: 'not-armed' };
    const due = this.#due(run, now);
    if (due !== undefined && now > due) return { ...known, state: 'breached', due };
    return { ...known, state: this.#isPaused(now, this.#pausedMinutes(run)) ? 'paused' : 'running', due };
  }

  /** From which instant the present target counts. */
  #base(run: Run): number {
    return run.bases.find(([target]) => target === run.target)?.[1] ?? run.start;
  }

  #due(run: Run, now: number): number | undefined {
    return this.#reaches(run, this.#amount(run), now);
  }

  #warnsAt(run: Run, warning: string, due: number | undefined, now: number): number | undefined {
    const share = /^(\d+)%$/.exec(warning)?.[1];
    if (share !== undefined) return this.#reaches(run, (this.#amount(run) * Number(share)) / 100, now);
    const left = Number(/^-(\d+)m$/.exec(warning)?.[1]) * MINUTE;
    // Before each pause nobody knew of it: what had come by then had come.
    const { minutes, forever } = this.#pausedMinutes(run);
    const isStill = (minute: number): boolean => this.#isPaused(minute, { minutes, forever });
    const begins = [...minutes, forever].filter((minute) => !isStill(minute - MINUTE));
    for (const begin of begins.toSorted((a, b) => a - b)) {
      if (begin === Infinity) continue;
      const known = { minutes: new Set([...minutes].filter((minute) => minute < begin)), forever: Infinity };
      const then = this.#reaches(run, this.#amount(run), now, known);
      if (then !== undefined && then - left <= begin) return Math.max(run.start, then - left);
    }
    return due === undefined ? undefined : Math.max(run.start, due - left);
  }

  /** Minutes of the target, with all that was given besides. */
  #amount({ target = '', extended }: Run): number {
    const [, count = '', unit = ''] = /^(\d+)(m|bm)$/.exec(target) ?? [];
    if (unit === '') throw new Error(`The model does not know "${target}".`);
    return Number(count) + extended;
  }

  #counts(text: string, minute: number): boolean {
    return !text.endsWith('bm') || isOpen(OFFICE, minute);
  }

  /** The minutes of the run that do not count: pauses, cut where all of them together last too long, and closed time. */
  #pausedMinutes(run: Run): Paused {
    const { pause, pauseAtMost } = this.#clock;
    const minutes = new Set<number>();
    const most = pauseAtMost === undefined ? Infinity : Number(/^\d+/.exec(pauseAtMost)?.[0]);
    const stays = this.#stays.filter(({ why, to }) => pause.includes(why) && (to === undefined || to > run.start));
    const open = stays.find(({ to }) => to === undefined);
    const last = Math.max(0, ...stays.map(({ to }) => to ?? 0));
    // Beyond the last pause that is over only one that may not last for ever has to be walked.
    const until = open !== undefined && most < Infinity ? Infinity : last;
    for (let minute = run.start, used = 0; used < most && minute < until; minute += MINUTE) {
      const isStay = stays.some(({ from, to = Infinity }) => from <= minute && minute < to);
      const isShut = run.closings.some(([from, to]) => from <= minute && minute < to);
      if (!isStay || isShut) continue;
      minutes.add(minute);
      if (this.#counts(pauseAtMost ?? '', minute)) used += 1;
    }
    for (const [from, to] of run.closings) {
      for (let minute = from; minute < to; minute += MINUTE) minutes.add(minute);
    }
    return { minutes, forever: most === Infinity && open !== undefined ? open.from : Infinity };
  }

  #isPaused(minute: number, { minutes, forever }: Paused): boolean {
    return minute >= forever || minutes.has(minute);
  }

  /** Walks minute by minute until so many have counted; standing still in that very moment puts it off. */
  #reaches(run: Run, minutes: number, now: number, paused = this.#pausedMinutes(run)): number | undefined {
    const end = run.end?.how === 'met' ? run.end.at : Infinity;
    const limit = now + AHEAD;
    const target = run.target ?? '';
    let used = 0;
    let reached: number | undefined;
    for (let minute = this.#base(run); minute < limit; minute += MINUTE) {
      const isStill = minute < end && this.#isPaused(minute, paused);
      if (used >= minutes && (!isStill || minute >= end)) {
        // Time in which nothing counts does not put off what was reached.
        return reached === undefined || this.#stillIn(reached, minute, paused, end) ? minute : reached;
      }
      if (isStill && minute >= paused.forever && end === Infinity) return undefined;
      if (isStill || !this.#counts(target, minute)) continue;
      used += 1;
      if (used >= minutes) reached = minute + MINUTE;
    }
    return undefined;
  }

  #stillIn(from: number, to: number, paused: Paused, end: number): boolean {
    for (let minute = from; minute < to; minute += MINUTE) {
      if (!(minute < end && this.#isPaused(minute, paused))) return false;
    }
    return true;
  }
}
