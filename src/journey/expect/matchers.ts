import type { Language } from '../../text/catalogue/entry.ts';
import type { Expectation, ExpectationKey, Situation } from '../expectation.ts';
import { readInstant, type InstantLike } from '../handle/written.ts';
import { personsOf, type KnownPersons } from '../known-persons.ts';
import { failureText, unknownNameText, type Failure } from './failure-text.ts';
import { judge } from './judge.ts';
import { unknownName } from './known-names.ts';

/** What can be held against expectations: a case that `openJourney` gave, or anything that can say how it stands. */
export interface Expectable {
  situation(): Situation;
  /** The language of failures. */
  readonly language: Language;
  /** Who works here, where it is not only those of the blueprint's people file. */
  readonly persons?: KnownPersons;
}

/** What a matcher answers to its test runner. */
export interface Matched {
  readonly pass: boolean;
  readonly message: () => string;
}

/** How often something is expected to have happened. */
export interface HowOften {
  readonly times?: number;
}

/** How a test runner calls a matcher. */
interface Matching {
  readonly isNot?: boolean;
}

/** A name that the blueprint does not know stands in an expectation: a slip in the test, not a fault of the case. */
export class UnknownNameError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnknownNameError';
  }
}

/**
 * The words of expectations as matchers, for `expect.extend` of Vitest or Jest. A failure says what was expected, what is
 * the case instead and why, and tells the story of the case so far.
 */
export const journeyMatchers = {
  /** The case is in this stage, waits at this step (or at one that it holds), or deals with this interrupt. */
  toBeIn: one('in'),
  /** The case waits for this role, for `customer`, `service`, `system`, or for this person. */
  toBeWaitingFor: one('waiting-for'),
  /** The case would take this step (with this outcome), this type of event, or that this escalation is accepted. */
  toOffer(this: Matching, received: unknown, name: string, outcome?: string): Matched {
    return hold(this, received, [{ key: 'offers', name, ...(outcome === undefined ? {} : { value: outcome }) }]);
  },
  toHaveReached: one('reached'),
  /** The case has come to these stages and steps in this order; others may lie between. */
  toHaveVisitedInOrder(this: Matching, received: unknown, ...places: readonly string[]): Matched {
    return hold(this, received, [{ key: 'visited', value: places }]);
  },
  /** This message was sent, or one with these words in it. */
  toHaveSent: often('said'),
  /** An escalation has told this role or person. */
  toHaveEscalatedTo: often('notified'),
  /** The clock was stopped in time. */
  toHaveMet: one('met'),
  /** The clock has run over, whether or not it was stopped later. */
  toHaveBreached: one('breached'),
  toBeRunning: one('running'),
  toBePaused: one('paused'),
  /** The last instant in time of the clock, or of the time limit of the step at which the case waits. */
  toBeDue(this: Matching, received: unknown, name: string, instant: InstantLike): Matched {
    const { language } = expectable(received);
    return hold(this, received, [{ key: 'due', name, value: instantOf(instant, language) }]);
  },
  /** Each of these fields has this value, in its JSON form. */
  toHaveData(this: Matching, received: unknown, data: Readonly<Record<string, unknown>>): Matched {
    return hold(
      this,
      received,
      Object.entries(data).map(([name, value]) => ({ key: 'data', name, value })),
    );
  },
  /** The case has ended: by this end, with this outcome, or at all. */
  toHaveEnded: one('ended'),
  /** What was tried last was turned down: with this code, or at all. */
  toHaveRefused: one('refused'),
};

function one(key: ExpectationKey) {
  return function (this: Matching, received: unknown, name?: string): Matched {
    return hold(this, received, [name === undefined ? { key } : { key, name }]);
  };
}

function often(key: 'said' | 'notified') {
  return function (this: Matching, received: unknown, name: string, { times }: HowOften = {}): Matched {
    return hold(this, received, [times === undefined ? { key, name } : { key, name, value: times }]);
  };
}

function hold({ isNot = false }: Matching, received: unknown, expectations: readonly Expectation[]): Matched {
  const { language, persons, ...subject } = expectable(received);
  const situation = subject.situation();
  const failures: Failure[] = [];
  for (const expected of expectations) {
    const expectation: Expectation = isNot ? { ...expected, negated: true } : expected;
    const unknown = unknownName(situation.compiled, expectation, persons ?? personsOf(situation.compiled));
    if (unknown !== undefined) throw new UnknownNameError(unknownNameText(unknown, language));
    const verdict = judge(situation, expectation);
    if (!verdict.holds) failures.push({ expectation, verdict });
  }
  // The test runner turns the answer round once more.
  return { pass: (failures.length === 0) !== isNot, message: () => failureText(situation, failures, language) };
}

function expectable(received: unknown): Expectable {
  if (typeof received === 'object' && received !== null && 'situation' in received && 'language' in received) {
    const subject = received as Expectable;
    return { situation: () => subject.situation(), language: subject.language, persons: subject.persons };
  }
  throw new TypeError(
    'Only a case can be held against this expectation: what openJourney gave, or "open" of a journeyTest.',
  );
}

function instantOf(instant: InstantLike, language: Language): number {
  const read = readInstant(instant, language);
  if ('at' in read) return read.at;
  const { message, hint } = read.wording;
  throw new TypeError(`${message} ${hint}`);
}
