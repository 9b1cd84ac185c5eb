import { createMachine, type StateMachine } from 'xstate';

import type { Blueprint } from '../blueprint/blueprint.ts';
import { inlined } from '../flow/inlined.ts';
import type { CaseContext, CaseEvent, CaseInput } from './case.ts';
import { contentHash, contentOf } from './hash.ts';
import { implementationsOf, isImplemented, type CaseImplementations } from './implementations.ts';
import { machineConfig } from './machine-config.ts';
import { statesOf } from './machine-transitions.ts';
import type { CaseMachineConfig, StateConfig, TransitionConfig } from './state-config.ts';
import { planOf } from './make-plan.ts';
import type { Plan } from './plan.ts';

// XState's machine type has fourteen parameters; the ones that matter to a caller are context, event and input.
// oxlint-disable-next-line typescript/no-explicit-any
type Rest = any;

/** An XState v5 machine that drives one case. */
export type CaseMachine = StateMachine<
  CaseContext,
  CaseEvent,
  Rest,
  Rest,
  Rest,
  Rest,
  Rest,
  Rest,
  Rest,
  CaseInput,
  Rest,
  Rest,
  Rest,
  Rest
>;

/** A blueprint made ready to run. */
export interface CompiledBlueprint {
  readonly machine: CaseMachine;
  /** Plain JSON: `createMachine(JSON.parse(JSON.stringify(config)), implementations)` behaves the same. */
  readonly config: CaseMachineConfig;
  readonly implementations: CaseImplementations;
  readonly id: string;
  readonly version: string;
  /** SHA-256 of the blueprint's content; layout and comments do not change it. */
  readonly hash: string;
  /** Every event that may come from outside, in the order of the blueprint. */
  readonly events: readonly string[];
  /** With its modules put in. */
  readonly blueprint: Blueprint;
  /** What the machine's actions and guards look up; for the rooms above, not for callers. */
  readonly plan: Plan;
}

/**
 * Compiles a blueprint that has no errors. The pipeline checks first; this throws on what it cannot build.
 *
 * @throws Error when the blueprint was not checked, or when an action or guard is named that does not exist.
 */
export function compile(written: Blueprint): CompiledBlueprint {
  const blueprint = inlined(written);
  const plan = planOf(blueprint);
  const config = machineConfig(blueprint, plan);
  const implementations = implementationsOf(plan);
  const names = namesIn(config);
  const missing = [...names].filter((name) => !isImplemented(name, implementations));
  if (missing.length > 0) throw new Error(`The machine names what does not exist: ${missing.join(', ')}.`);
  return {
    machine: createMachine(config as never, implementations as never) as unknown as CaseMachine,
    config,
    implementations,
    id: blueprint.id,
    version: blueprint.version,
    hash: contentHash(contentOf(written)),
    events: outsideEvents(config),
    blueprint,
    plan,
  };
}

function transitionsOf(state: StateConfig): TransitionConfig[] {
  return [...Object.values(state.on ?? {}).flat(), ...(state.always ?? [])];
}

/** Every action and guard that a config names. */
function namesIn(config: StateConfig): ReadonlySet<string> {
  const names = new Set<string>();
  for (const state of statesOf(config)) {
    for (const { type } of state.entry ?? []) names.add(type);
    for (const { guard, actions } of transitionsOf(state)) {
      if (guard !== undefined) names.add(guard.type);
      for (const { type } of actions ?? []) names.add(type);
    }
  }
  return names;
}

/** The closed set of events from outside; timers and facts are the machine's own. */
function outsideEvents(config: StateConfig): string[] {
  const events = new Set<string>();
  for (const state of statesOf(config)) {
    for (const event of Object.keys(state.on ?? {})) {
      if (event !== 'timer' && !event.startsWith('fact.')) events.add(event);
    }
  }
  return [...events];
}
