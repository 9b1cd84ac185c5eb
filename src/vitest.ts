// Tests of blueprints with Vitest: `throughline/vitest`. Importing it teaches `expect` the words of journeys.
import { describe, expect, test, type TestAPI } from 'vitest';

import type { AnyBlueprint, BlueprintTypes } from './journey/handle/blueprint-types.ts';
import { rememberCaller } from './journey/handle/callers-line.ts';
import type {
  WaitedFor,
  BlueprintOf,
  MessageOrWords,
  Offer,
  OutcomeOf,
  Recipient,
  SomeData,
  StepIn,
} from './journey/handle/expected-types.ts';
import type { JourneyCase } from './journey/handle/journey-case.ts';
import { openJourney, type OpenJourneyOptions } from './journey/handle/open-journey.ts';
import type { InstantLike } from './journey/handle/written.ts';
import { journeyMatchers, type HowOften } from './journey/expect/matchers.ts';
import { blueprintForTest, type BlueprintLike } from './testing/blueprint-for-test.ts';
import { handlerLaws, type HandlerContractOptions, type HandlersUnderTest } from './testing/handler-contract.ts';

export { expect } from 'vitest';
export { journeyMatchers, UnknownNameError, type Expectable, type HowOften } from './journey/expect/matchers.ts';
export type { BlueprintLike } from './testing/blueprint-for-test.ts';
export type { HandlerContractOptions, HandlersUnderTest } from './testing/handler-contract.ts';
export { JourneyError } from './journey/handle/journey-error.ts';
export type { JourneyCase } from './journey/handle/journey-case.ts';
export type { KnownPersons } from './journey/known-persons.ts';

expect.extend(journeyMatchers);

/**
 * The words of expectations; what must not be so stands behind `not`. Of a case whose blueprint is known at compile
 * time they take only the names that it has; the types of what is expected are those of {@link BlueprintTypes}.
 */
export interface JourneyMatchers<R = void, T = unknown, B extends BlueprintTypes = BlueprintOf<T>> {
  /** The case is in this stage, waits at this step (or at one that it holds), or deals with this interrupt. */
  toBeIn: (place: B['places']) => R;
  /** The case waits for this role, for `customer`, `service`, `system`, or for this person. */
  toBeWaitingFor: (who: WaitedFor<B>) => R;
  /** The case would take this step (with this outcome), this type of event, or that this escalation is accepted. */
  toOffer: <O extends Offer<B>>(stepOrEvent: O, outcome?: OutcomeOf<B, O>) => R;
  /** The milestone is reached. */
  toHaveReached: (milestone: B['milestones']) => R;
  /** The case has come to these stages and steps in this order; others may lie between. */
  toHaveVisitedInOrder: (...places: readonly B['places'][]) => R;
  /** This message was sent, or one with these words in it; with `times` exactly so often. */
  toHaveSent: (message: MessageOrWords<B>, howOften?: HowOften) => R;
  /** An escalation has told this role or person; with `times` exactly so often. */
  toHaveEscalatedTo: (roleOrPerson: Recipient<B>, howOften?: HowOften) => R;
  /** The clock was stopped in time. */
  toHaveMet: (clock: B['slas']) => R;
  /** The clock has run over, whether or not it was stopped later. */
  toHaveBreached: (clock: B['slas']) => R;
  /** The clock runs: it has begun, does not stand still and has not run over. */
  toBeRunning: (clock: B['slas']) => R;
  /** The clock stands still. */
  toBePaused: (clock: B['slas']) => R;
  /** The last instant in time of the clock, or of the time limit of the step at which the case waits. */
  toBeDue: (clockOrStep: B['slas'] | StepIn<B>, instant: InstantLike) => R;
  /** Each of these fields has this value, in its JSON form. */
  toHaveData: (data: SomeData<B>) => R;
  /** The case has ended: by this end, with this outcome, or at all. */
  toHaveEnded: (endOrOutcome?: B['ends'] | B['outcomes']) => R;
  /** What was tried last was turned down: with this code, or at all. */
  toHaveRefused: (code?: string) => R;
}

declare module 'vitest' {
  // oxlint-disable-next-line typescript/no-empty-object-type -- merging is how Vitest learns of matchers
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> extends JourneyMatchers<
    R,
    T
  > {}
}

/** Opens a case of the blueprint, with the fields that are known from the beginning. */
export type OpenCase<B extends BlueprintTypes = AnyBlueprint> = (
  data?: Partial<B['data']>,
  options?: Omit<OpenJourneyOptions<B>, 'data'>,
) => Promise<JourneyCase<B>>;

/**
 * A `test` whose tests get `open`, which opens a case of one blueprint in virtual time. Every test has cases of its own; the
 * blueprint is read and checked once.
 *
 * @param blueprint what was read already, or where it is: a path (YAML or BPMN) that is looked for beside the test file,
 *   then in the working directory, or a file URL. One that has errors fails each test with what is wrong with it.
 * @param options with what every case is opened; `open` may say otherwise.
 * @example
 * import { expect, journeyTest } from 'throughline/vitest';
 *
 * const test = journeyTest('./repair.blueprint.yaml', { start: '2026-01-05T09:00+08:00' });
 *
 * test('an urgent case that nobody confirms goes to the team lead', async ({ open }) => {
 *   const c = await open({ priority: 'urgent' });
 *   await c.wait('15m');
 *   expect(c).toHaveEscalatedTo('team-lead');
 * });
 */
export function journeyTest<B extends BlueprintTypes = AnyBlueprint>(
  blueprint: BlueprintLike,
  options: Omit<OpenJourneyOptions<B>, 'data'> = {},
): TestAPI<{ open: OpenCase<B> }> {
  const read = blueprintForTest(blueprint, options.language ?? 'en');
  return test.extend<{ open: OpenCase<B> }>({
    open: async ({ task }, use) => {
      const open: OpenCase<B> = async (data, more) => {
        const atLine = rememberCaller(open);
        const compiled = await read(task.file.filepath);
        return atLine(() => openJourney<B>(compiled, { ...options, ...more, data }));
      };
      await use(open);
    },
  });
}

/**
 * A test for each thing that must hold of handlers of effects; `handlerContract` of `throughline/testing` says which.
 *
 * @param make makes the handlers anew for each test.
 * @example
 * describeHandlers('mail', () => ({ handlers: mailHandlers(testServer), keys: () => testServer.keys }));
 */
export function describeHandlers(
  name: string,
  make: () => HandlersUnderTest | Promise<HandlersUnderTest>,
  options: HandlerContractOptions = {},
): void {
  // oxlint-disable-next-line vitest/valid-title -- whoever calls this gives the name
  describe(name, () => {
    // oxlint-disable-next-line vitest/valid-title -- the titles are those of the laws
    for (const { title, run } of handlerLaws(make, options)) test(title, run);
  });
}
