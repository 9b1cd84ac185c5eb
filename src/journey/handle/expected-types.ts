import type { AnyBlueprint, BlueprintTypes } from './blueprint-types.ts';
import type { JourneyCase } from './journey-case.ts';

/** The blueprint of what is held against expectations, as far as it is known at compile time. */
export type BlueprintOf<T> = 0 extends T & 1 ? AnyBlueprint : T extends JourneyCase<infer B> ? B : AnyBlueprint;

/** The steps of a blueprint. */
export type StepIn<B extends BlueprintTypes> = keyof B['steps'] & string;

/** Any text, such that an editor still proposes the names beside it. */
type AnyText = string & Record<never, never>;

/** Whom a case can wait for. Where no people file says who works here, any text may be the name of a person. */
export type WaitedFor<B extends BlueprintTypes> = Recipient<B> | 'service' | 'system' | 'staff';

/** Whom an escalation can tell. */
export type Recipient<B extends BlueprintTypes> =
  | 'customer'
  | B['roles']
  | (string extends B['persons'] ? AnyText : B['persons']);

/** A message by its id, or any words of one. */
export type MessageOrWords<B extends BlueprintTypes> = B['messages'] | AnyText;

/** What a case may take next: a step, an escalation that can be accepted, or an event by its type. */
export type Offer<B extends BlueprintTypes> =
  | StepIn<B>
  | B['escalations']
  | (keyof B['events'] & string)
  | 'customer.writes'
  | `step.${StepIn<B>}.${string}`
  | `escalation.${B['escalations']}.${string}`;

/** The outcomes of what is offered: only steps have any. */
export type OutcomeOf<B extends BlueprintTypes, O extends string> =
  O extends StepIn<B> ? B['steps'][O]['outcomes'] : never;

/** Some fields of a case, with values that they can have. */
export type SomeData<B extends BlueprintTypes> = Readonly<Partial<B['data']>>;
