import { SYSTEM } from '../../compile/case.ts';
import type { WaitingStep } from '../../run/view.ts';
import { ownField } from '../../story/module-names.ts';
import { StoryNames } from '../../story/story-names.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import { printInstant } from '../../time/instant.ts';
import { dayAndTime } from '../../time/instant-beside.ts';
import type { ConditionSeen, Situation } from '../expectation.ts';
import {
  expectationWords,
  type ExpectationWords,
  type PlaceName,
  type StandingWords,
  type WaitingWords,
} from './expectation-words.ts';

/** What it takes to speak of one situation in one language. */
export class UnmetWords {
  readonly words: ExpectationWords;
  readonly language: Language;
  readonly situation: Situation;
  readonly #names: StoryNames;

  constructor(situation: Situation, language: Language) {
    this.words = expectationWords[language];
    this.language = language;
    this.situation = situation;
    this.#names = new StoryNames(situation.compiled, language, language);
  }

  /** `Mon 5 Jan 2026 at 10:12`. */
  at(instant: number): string;
  at(instant: number | undefined): string | undefined;
  at(instant: number | undefined): string | undefined {
    if (instant === undefined) return undefined;
    const { day, time } = dayAndTime(instant, this.situation.compiled.blueprint.zone, this.language);
    return this.language === 'en' ? `${day} at ${time}` : `${day} ${time}`;
  }

  /** With its seconds and its offset. */
  exactly(instant: number): string {
    return printInstant(instant, this.situation.compiled.blueprint.zone);
  }

  /** The time alone on the day on which the case is. */
  since(instant: number): string;
  since(instant: number | undefined): string | undefined;
  since(instant: number | undefined): string | undefined {
    return instant === undefined ? undefined : this.#names.instant(instant, this.situation.now);
  }

  /** Where the case stands now. */
  standing(): StandingWords {
    const { view } = this.situation;
    if (view?.end !== undefined) {
      return { waiting: [], end: { id: view.end, at: this.at(view.closedAt ?? view.at) } };
    }
    const waiting = (view?.waiting ?? []).map((step) => ({
      step: step.step,
      whom: this.#whom(step),
      since: this.since(step.since),
      // A day that is not said is that of the beginning.
      until: step.due === undefined ? undefined : this.#names.instant(step.due, step.since),
    }));
    const { stage, interrupt } = view ?? {};
    return {
      ...(stage === undefined ? {} : { stage }),
      ...(interrupt === undefined ? {} : { interrupt }),
      waiting,
    };
  }

  /** What kind of place an id is. */
  place(id: string): PlaceName {
    const { blueprint, plan } = this.situation.compiled;
    if (plan.steps.has(id)) return { kind: 'step', id };
    if (plan.interrupts.has(id)) return { kind: 'interrupt', id };
    if (blueprint.ends.some((end) => end.id === id)) return { kind: 'end', id };
    return { kind: plan.tokens?.nodes.has(id) === true ? 'event' : 'stage', id };
  }

  /** A condition as its author wrote it. */
  condition(text: string): string;
  condition(text: string | undefined): string | undefined;
  condition(text: string | undefined): string | undefined {
    return this.#names.condition(text);
  }

  /** What a condition read, by the names that its author wrote. */
  values({ values }: Pick<ConditionSeen, 'values'>): string {
    return this.words.values(Object.entries(values).map(([name, value]) => [ownField(name), this.value(value)]));
  }

  value(value: unknown): string | undefined {
    return value === undefined || value === null ? undefined : JSON.stringify(value);
  }

  #whom({ for: role, person }: WaitingStep): WaitingWords['whom'] {
    if (role === SYSTEM.role) return undefined;
    return person === undefined ? { role } : { role, person: this.#names.personName(person) };
  }
}
