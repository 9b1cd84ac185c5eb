import type { Sla } from '../blueprint/sla.ts';
import type { ClockEntry, Entry } from '../compile/case.ts';
import { amountOf, measureOf } from '../compile/clock-time.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import { clockMeasure } from '../run/why/clock-measure.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { describeDuration, MILLISECONDS, parseDuration, type Duration } from '../time/duration.ts';
import { describeLength } from '../time/describe-length.ts';
import { clockWords, type ClockWords } from './clock-words.ts';
import type { StoryNames } from './story-names.ts';

/** Tells what service clocks do, a short line each. */
export class ClockTeller {
  readonly #compiled: CompiledBlueprint;
  readonly #language: Language;
  readonly #names: StoryNames;
  readonly #words: ClockWords;
  /** The target in force of each clock, where it can change. */
  readonly #targets = new Map<string, string | undefined>();

  constructor(compiled: CompiledBlueprint, language: Language, names: StoryNames) {
    this.#compiled = compiled;
    this.#language = language;
    this.#names = names;
    this.#words = clockWords[language];
  }

  /** The line of an entry; undefined where it says nothing that another line does not say. */
  line(entry: ClockEntry & Pick<Entry, 'at' | 'by'>): string | undefined {
    const words = this.#words;
    const { sla, at } = entry;
    const clock = this.#names.sla(sla);
    if (entry.type === 'sla.started' || entry.type === 'sla.retargeted') this.#targets.set(sla, entry.target);
    const due = 'due' in entry && entry.due !== undefined ? this.#names.instant(entry.due, at) : undefined;
    switch (entry.type) {
      case 'sla.started': {
        const from = entry.from === at ? undefined : this.#names.instant(entry.from, at);
        return due === undefined ? undefined : words.started(clock, due, from);
      }
      case 'sla.paused':
        return words.paused(clock);
      case 'sla.resumed':
        return due === undefined ? undefined : words.resumed(clock, due);
      case 'sla.retargeted':
        return words.retargeted(clock, entry.target && this.#target(sla, at), due);
      case 'sla.extended': {
        const given = parseDuration(entry.amount);
        const amount = given.ok ? describeDuration(given.duration, this.#language) : entry.amount;
        const who = entry.by && this.#names.actor(entry.by, this.#language === 'en');
        return words.extended(clock, amount, who, due);
      }
      case 'sla.warned': {
        const warning = this.#sla(sla)?.warn.find(({ event }) => event === entry.warning);
        if (warning === undefined) return undefined;
        return warning.kind === 'share'
          ? words.warnedShare(clock, warning.percent, due)
          : words.warnedLeft(clock, this.#left(sla, warning.duration, at, entry.due), due);
      }
      case 'sla.breached':
        return words.breached(clock, due);
      case 'sla.withdrawn':
        return words.withdrawn(clock, due);
      case 'sla.met':
        return words.met(clock, entry.due === undefined ? undefined : this.#length(sla, entry.stop, entry.due));
      case 'sla.stopped':
        return words.late(clock, entry.due === undefined ? undefined : this.#length(sla, entry.due, entry.stop));
      case 'sla.cancelled':
        return words.cancelled(clock);
      case 'sla.undated': {
        const calendar = this.#sla(sla)?.calendar?.name;
        return words.undated(clock, entry.because === 'calendar' ? calendar : undefined);
      }
    }
  }

  #sla(id: string): Sla | undefined {
    return this.#compiled.plan.clocks?.all.find((clock) => clock.id === id)?.sla;
  }

  /** What is left at a warning: what was asked for, or less where the warning comes late. */
  #left(id: string, wanted: Duration, at: number, due: number | undefined): string {
    const calendar = this.#compiled.plan.calendars.get(this.#sla(id)?.calendar?.name);
    const measure = measureOf(wanted, calendar);
    const left = due === undefined ? undefined : measure?.between(at, due);
    const amount = due === undefined || due < at ? undefined : amountOf(wanted, at, this.#compiled.plan.zone, calendar);
    const isLate = left !== undefined && amount !== undefined && left < amount;
    if (!isLate) return describeDuration(wanted, this.#language);
    const length = describeLength(toSeconds(left), this.#language, { days: wanted.kind !== 'business' });
    return wanted.kind === 'business' ? this.#words.business(length) : length;
  }

  /** A length of time on the clock's own measure: of business time only what is open counts. */
  #length(id: string, from: number, to: number): string | undefined {
    const sla = this.#sla(id);
    const counted = sla && clockMeasure(this.#compiled, sla, this.#targets.get(id));
    const length = counted?.measure.between(from, to);
    if (length === undefined) return undefined;
    const told = toSeconds(length);
    if (counted?.calendar === undefined) return describeLength(told, this.#language, { days: true });
    return this.#words.business(describeLength(told, this.#language));
  }

  #target(id: string, at: number): string | undefined {
    const sla = this.#sla(id);
    const text = this.#targets.get(id);
    const target = sla && clockMeasure(this.#compiled, sla, text)?.target;
    if (target?.duration !== undefined) return describeDuration(target.duration, this.#language);
    return target?.instant === undefined ? text : this.#names.instant(target.instant, at);
  }
}

/** A limit runs out a millisecond after its last instant: nobody wants to read of that one in hours. */
function toSeconds(milliseconds: number): number {
  return milliseconds < MILLISECONDS.s ? milliseconds : Math.round(milliseconds / MILLISECONDS.s) * MILLISECONDS.s;
}
