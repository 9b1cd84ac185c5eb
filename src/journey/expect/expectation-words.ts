import type { ClockView } from '../../run/clock-view.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import type { ExpectedKind } from '../../text/catalogue/journey-check.ts';
import type { DepartureKind } from './departures.ts';
import type { Doer } from './doers.ts';
import { expectationWordsEnglish } from './expectation-words-en.ts';
import { expectationWordsChinese } from './expectation-words-zh.ts';

/** A place by its kind and id. */
export interface PlaceName {
  readonly kind: 'stage' | 'step' | 'interrupt' | 'end' | 'event';
  readonly id: string;
}

/** Where a case stands; instants and roles come in ready for people. */
export interface StandingWords {
  readonly stage?: string;
  /** While one is dealt with; the stage stands still then. */
  readonly interrupt?: string;
  readonly waiting: readonly WaitingWords[];
  readonly end?: { readonly id: string; readonly at: string };
}

export interface WaitingWords {
  readonly step: string;
  /** Absent where it waits for time or an event. */
  readonly whom?: { readonly role: string; readonly person?: string };
  readonly since: string;
  readonly until?: string;
}

/** How a level of an escalation that would tell somebody stands. */
export type LevelStanding =
  | { readonly kind: 'not-set-off'; readonly by?: string }
  | { readonly kind: 'held'; readonly until: string }
  | { readonly kind: 'ahead'; readonly next?: string }
  | { readonly kind: 'left-out'; readonly when?: string; readonly values: string }
  | { readonly kind: 'nobody'; readonly why: string }
  | { readonly kind: 'over'; readonly accepted: boolean };

/** How far a case has come with the step that would have brought something about. */
export type DoerCourse =
  | { readonly kind: 'never' | 'there' }
  | { readonly kind: 'left'; readonly outcome: string; readonly at: string };

/** How a place was left; the instant comes in ready for people. */
export interface DepartureWords {
  readonly place: string;
  readonly how: DepartureKind;
  readonly outcome?: string;
  readonly at: string;
}

/** A message with the words in another language than the one in which it went out. */
export interface OtherLanguageWords {
  readonly message: string;
  readonly has: string;
  readonly locale: string;
  readonly toCustomer: boolean;
}

/** What is said of expectations. Ids come in as authors write them, everything else ready for people. */
export interface ExpectationWords {
  readonly clause: (expected: string, found: string) => string;
  readonly to: {
    readonly be: (not: boolean, place: PlaceName) => string;
    readonly waitFor: (not: boolean, whom: string) => string;
    readonly offer: (not: boolean, name: string, outcome: string | undefined) => string;
    readonly reach: (not: boolean, milestone: string) => string;
    readonly visit: (not: boolean, places: readonly string[]) => string;
    readonly say: (not: boolean, message: string, isId: boolean, times: number | undefined) => string;
    readonly notify: (not: boolean, whom: string, times: number | undefined) => string;
    readonly clock: (not: boolean, clock: string, state: 'met' | 'breached' | 'running' | 'paused') => string;
    readonly due: (not: boolean, what: string, isClock: boolean, instant: string) => string;
    readonly data: (not: boolean, field: string, value: string) => string;
    readonly end: (not: boolean, end: string | undefined) => string;
    readonly refuse: (not: boolean, code: string | undefined) => string;
  };
  readonly unopened: string;
  readonly standing: (standing: StandingWords) => string;
  /** The same as a sentence of its own. */
  readonly stands: (standing: StandingWords) => string;
  readonly thereSince: (since: string | undefined) => string;
  readonly waitsAt: (steps: readonly string[], since: string | undefined) => string;
  readonly offered: (is: boolean) => string;
  readonly offersOnly: (events: readonly string[]) => string;
  readonly reachedAt: (at: string | undefined) => string;
  readonly visited: (found: readonly string[], missing: string, otherwiseAt: string | undefined) => string;
  readonly allVisited: string;
  readonly sent: (count: number, last: string | undefined) => string;
  readonly told: (count: number, last: string | undefined) => string;
  readonly clockIs: (
    state: ClockView['state'] | 'off',
    at: { readonly due?: string; readonly since?: string; readonly at?: string; readonly stopped?: string },
  ) => string;
  /** Of a clock that has begun anew since. */
  readonly ranOverOnce: (due: string) => string;
  readonly dueAt: (instant: string | undefined) => string;
  readonly valueIs: (value: string | undefined) => string;
  readonly ended: (end: string, at: string) => string;
  readonly refusedAs: (code: string, message: string) => string;
  readonly taken: string;

  /** What a condition read: names with their values, ready for people. */
  readonly values: (values: readonly (readonly [name: string, value: string | undefined])[]) => string;
  readonly because: (place: string, condition: string, holds: boolean, values: string) => string;
  readonly doneBy: (what: 'say' | 'reach', by: Doer, course: DoerCourse) => string;
  readonly doneByEither: (what: 'say' | 'reach', steps: readonly string[]) => string;
  readonly doneByNothing: (what: 'say' | 'reach') => string;
  /** How the case left a place. */
  readonly departed: (departure: DepartureWords) => string;
  /** The latest messages; whether there were more before them. */
  readonly sentSoFar: (messages: readonly string[], isMore: boolean) => string;
  readonly otherLanguage: (found: OtherLanguageWords) => string;
  readonly stepSends: (step: string, message: string) => string;
  readonly left: (length: string) => string;
  readonly startsWith: (what: string) => string;
  readonly stopsWith: (what: string) => string;
  readonly appliesNot: (condition: string, values: string) => string;
  readonly pausedBy: (steps: readonly string[], condition: string | undefined) => string;
  readonly level: (escalation: string, level: number | undefined, standing: LevelStanding) => string;
  readonly noLevel: (whom: string) => string;

  /** Above the story of the case. */
  readonly soFar: string;
  readonly unknown: (what: ExpectedKind, name: string) => string;
  readonly didYouMean: (near: string) => string;
  readonly knows: (known: readonly string[]) => string;
}

/** What is said of expectations, by language. */
export const expectationWords: Readonly<Record<Language, ExpectationWords>> = {
  en: expectationWordsEnglish,
  'zh-CN': expectationWordsChinese,
};
