import { isAlerting, WAYS_OF_TELLING, type Level } from '../blueprint/escalation.ts';
import type { AlertEffect, Entry, LadderEntry } from '../compile/case.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import type { LadderPlan } from '../compile/ladder-plan.ts';
import type { Missed, Told, Untold, Wanted } from '../compile/recipients.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { escalationWords, type EscalationWords, type LadderEnd, type MissedWords } from './escalation-words.ts';
import type { ToldLine } from './story-line.ts';
import type { StoryNames } from './story-names.ts';
import { storyWords } from './story-words.ts';

/** Which level of which escalation, and in which round. */
type AtLevel = Pick<AlertEffect, 'escalation' | 'level'> & Partial<Pick<AlertEffect, 'round' | 'repeat'>>;

/** Of more persons in one role a reader takes in nothing. */
const MOST_PERSONS = 6;

/**
 * Tells what escalations do, a line each. That a level comes is told with its alert; that an escalation ends only where
 * somebody had been told of it.
 */
export class EscalationTeller {
  readonly #compiled: CompiledBlueprint;
  readonly #names: StoryNames;
  readonly #words: EscalationWords;
  readonly #aside: (remarks: readonly string[]) => string;
  /** The run of each escalation in which somebody was told, or was given work. */
  readonly #heard = new Map<string, number>();
  /** Why the alert of each escalation waits that waited last. */
  readonly #waits = new Map<string, 'hours' | 'late'>();
  /** The words that were shown last of each escalation. */
  readonly #quoted = new Map<string, string>();
  /** The level that was told last: its line with and without the remarks. */
  #last: { readonly text: string; readonly bare: string; readonly remarks: readonly string[] } | undefined;

  constructor(compiled: CompiledBlueprint, language: Language, names: StoryNames) {
    this.#compiled = compiled;
    this.#names = names;
    this.#words = escalationWords[language];
    this.#aside = storyWords[language].aside;
  }

  /** The line of an entry; undefined where it says nothing that another line does not say. */
  line(entry: Exclude<LadderEntry, { type: 'escalation.exhausted' }> & Pick<Entry, 'at' | 'by'>): ToldLine | undefined {
    const words = this.#words;
    const { escalation, at } = entry;
    const name = this.#names.escalation(escalation);
    const say = (text: string): ToldLine => ({ kind: 'escalation', text: words.of(name, text) });
    switch (entry.type) {
      case 'escalation.triggered':
        return entry.again === true ? say(words.triggeredAgain(this.#cause(entry.because))) : undefined;
      case 'escalation.raised': {
        const level = this.#level(entry);
        if (level !== undefined && isAlerting(level)) return undefined;
        this.#heard.set(escalation, entry.cycle);
        return { kind: 'escalation', text: this.#noted(words.reached(name, this.#levelOf(entry)), this.#round(entry)) };
      }
      case 'escalation.held':
        this.#waits.set(escalation, entry.because);
        return say(words.held[entry.because](this.#alertNamed(entry), this.#names.instant(entry.until, at)));
      case 'escalation.skipped': {
        if (entry.because !== 'when') return say(words.unsent(this.#alertNamed(entry), entry.because));
        const when = this.#names.condition(this.#level(entry)?.when?.text);
        return {
          kind: 'escalation',
          text: this.#noted(words.leftOut(name, this.#levelOf(entry), when), this.#round(entry)),
        };
      }
      case 'escalation.accepted':
        return { kind: 'done', text: words.accepted(this.#names.actor(entry.by ?? { role: '' }), name) };
      case 'escalation.stopped':
        return this.#heard.get(escalation) === entry.cycle
          ? { kind: 'escalation', text: words.over(name, this.#end(entry.because)) }
          : undefined;
      case 'escalation.undated':
        return say(words.undated(this.#levelNamed(entry), this.#unknown(entry)));
    }
  }

  /** Who is told, how, and at which level. */
  alert(effect: AlertEffect, at: number): ToldLine {
    const words = this.#words;
    const { escalation, cycle, to, untold, repeat, late, message } = effect;
    const waited = this.#waits.get(escalation) ?? 'late';
    if (to.length > 0) this.#heard.set(escalation, cycle);
    const parts = WAYS_OF_TELLING.flatMap((way) => {
      const told = to.filter((one) => one.way === way);
      const people = told.length === 0 ? [] : [words.told[way](this.#people(told, at), told.length)];
      return [...people, ...untold.filter((one) => one.way === way).flatMap((one) => this.#nobody(one, at))];
    });
    const { times = repeat } = this.#level(effect)?.repeat ?? {};
    const where = [...(this.#levels(escalation) > 1 ? [this.#levelOf(effect)] : []), ...this.#round(effect)];
    const remarks = [
      ...(repeat === 0 ? [] : [words.again(repeat, times)]),
      ...(late === undefined ? [] : [words.due[waited](this.#names.instant(late, at))]),
    ];
    const text = this.#noted(words.of(this.#names.escalation(escalation), words.join(parts), where), remarks);
    const line = { kind: to.length === 0 ? 'missed' : 'escalation', text } as const;
    // The author's own words are shown until they are known; what we say of the case ourselves stands in the story anyway.
    if (message === undefined || this.#quoted.get(escalation) === effect.text) return line;
    this.#quoted.set(escalation, effect.text);
    return { ...line, quote: effect.text };
  }

  /** The line of the last level, with the remark that nothing comes after it; undefined where another line is the last. */
  asLast(line: string | undefined): string | undefined {
    const last = this.#last;
    return last === undefined || last.text !== line
      ? undefined
      : last.bare + this.#aside([...last.remarks, this.#words.isLast]);
  }

  /** To whom work goes. */
  reassigned({
    step,
    from,
    to,
    person,
    escalation,
    missed,
    at,
  }: Extract<Entry, { type: 'work.reassigned' }>): ToldLine {
    const words = this.#words;
    const names = this.#names;
    const what = names.step(step);
    const there = names.actor({ role: to, ...(person === undefined ? {} : { person }) }, true);
    if (missed !== undefined) {
      return { kind: 'escalation', text: words.notReturned(what, names.role(to, true), this.#missed(missed, at)) };
    }
    if (escalation === undefined) return { kind: 'escalation', text: words.returned(what, there) };
    const text = words.reassigned(what, names.role(from, true), there);
    return { kind: 'escalation', text: words.of(names.escalation(escalation), text) };
  }

  /** The line of a level, kept in mind: it may turn out to be the last. */
  #noted(bare: string, remarks: readonly string[]): string {
    const text = bare + this.#aside(remarks);
    this.#last = { text, bare, remarks };
    return text;
  }

  /** Those who are told, role by role. */
  #people(told: readonly Told[], at: number): string[] {
    const roles = [...new Set(told.map(({ role }) => role))];
    return roles.flatMap((role): string[] => {
      const persons = told
        .filter((one) => one.role === role)
        .flatMap(({ person, instead = [], offDuty = false }) =>
          person === undefined
            ? []
            : [
                this.#words.person(
                  this.#names.personName(person),
                  instead.map((one) => this.#missed(one, at)),
                  offDuty,
                ),
              ],
        );
      if (role === undefined) return persons;
      const name = this.#names.role(role, true);
      if (persons.length === 0) return [name];
      const shown = persons.length > MOST_PERSONS ? persons.slice(0, MOST_PERSONS - 1) : persons;
      return [this.#names.inRole(name, this.#words.persons(shown, persons.length - shown.length))];
    });
  }

  /** For whom nobody was found, and why; whoever is told already is there. */
  #nobody({ wanted, why, missed = [] }: Untold, at: number): string[] {
    const words = this.#words;
    if (why === 'already-told') return [];
    const because = missed.length === 0 ? words.why[why] : words.missed(missed.map((one) => this.#missed(one, at)));
    return [words.nobody(this.#wanted(wanted), because)];
  }

  #wanted({ kind, name }: Wanted): string {
    const role = this.#names.role(name, true);
    switch (kind) {
      case 'role':
      case 'customer':
        return role;
      case 'deputy-of':
        return this.#words.deputyOf(role);
      case 'manager-of':
        return this.#words.managerOf(role);
      case 'on-call':
        return this.#words.onCall(name);
    }
  }

  #missed({ person, why, until }: Missed, at: number): MissedWords {
    return {
      person: this.#names.personName(person),
      why,
      until: until === undefined ? undefined : this.#names.backAt(until, at),
    };
  }

  #plan(escalation: string): LadderPlan | undefined {
    return this.#compiled.plan.ladders?.all.find(({ id }) => id === escalation);
  }

  #level({ escalation, level }: AtLevel): Level | undefined {
    return this.#plan(escalation)?.levels[level - 1]?.level;
  }

  /** How many levels there are, the one behind the rounds among them. */
  #levels(escalation: string): number {
    return this.#plan(escalation)?.levels.length ?? 0;
  }

  /** How many levels a round has. */
  #ofRound(escalation: string): number {
    return this.#plan(escalation)?.escalation.levels.length ?? 0;
  }

  #levelNamed({ escalation, level }: AtLevel): string {
    return this.#words.level(level > this.#ofRound(escalation) ? undefined : level);
  }

  #levelOf(at: AtLevel): string {
    const count = this.#ofRound(at.escalation);
    return at.level > count || count < 2 ? this.#levelNamed(at) : this.#words.levelOf(at.level, count);
  }

  #round({ escalation, level, round = 1 }: AtLevel): string[] {
    const { times = 1 } = this.#plan(escalation)?.escalation.rounds ?? {};
    return times < 2 || level > this.#ofRound(escalation) ? [] : [this.#words.round(round, times)];
  }

  /** A level of which only the alert is spoken: with its round, and how often it was told before. */
  #alertNamed(at: AtLevel): string {
    const { repeat = 0 } = at;
    const again = repeat === 0 ? [] : [this.#words.again(repeat, this.#level(at)?.repeat?.times ?? repeat)];
    return this.#levelNamed(at) + this.#aside([...this.#round(at), ...again]);
  }

  /** What sets an escalation off, inside a sentence. */
  #cause(because: string): string {
    return because === 'when' ? this.#words.condition : `“${this.#names.event(because)}”`;
  }

  #end(because: string): string {
    const words = this.#words;
    const end = ENDS[because];
    if (end !== undefined) return words.ends[end];
    const [, milestone] = /^milestone\.(.+)$/u.exec(because) ?? [];
    if (milestone !== undefined) return words.milestone(this.#names.milestone(milestone));
    const [, step] = /^(?:done|broken):step\.(.+)$/u.exec(because) ?? [];
    return step === undefined ? words.happened(this.#names.event(because)) : words.stepOver(this.#names.step(step));
  }

  /** Why nobody can tell when a level comes: a field without a value, or a calendar that does not reach so far. */
  #unknown({ escalation, level }: AtLevel): { calendar?: string; field?: string } {
    const { comes } = this.#level({ escalation, level }) ?? {};
    if (comes?.kind === 'after' && comes.after?.kind === 'name') return { field: this.#names.field(comes.after.name) };
    return { calendar: this.#plan(escalation)?.escalation.calendar?.name };
  }
}

const ENDS: Readonly<Record<string, LadderEnd>> = {
  'sla.met': 'met',
  'sla.stopped': 'stopped',
  'sla.cancelled': 'cancelled',
  when: 'condition',
  'case.closed': 'closed',
};
