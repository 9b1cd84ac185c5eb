import type { CaseMachineConfig, StateConfig, TransitionConfig } from './state-config.ts';

/** A transition that stands in a machine. */
export interface MachineTransition {
  /** The id of the state in which it stands. */
  readonly state: string;
  /** What it listens to; absent where it happens by itself. */
  readonly on?: string;
  /** Its place among those of its state that listen to the same. */
  readonly index: number;
  readonly transition: TransitionConfig;
}

/** Every transition of a machine, states in the order in which they are written. */
export function machineTransitions(config: CaseMachineConfig): MachineTransition[] {
  return [...statesOf(config)].flatMap((state) => [
    ...Object.entries(state.on ?? {}).flatMap(([on, list]) =>
      list.map((transition, index) => ({ state: state.id, on, index, transition })),
    ),
    ...(state.always ?? []).map((transition, index) => ({ state: state.id, index, transition })),
  ]);
}

/** A state and all states that it holds. */
export function* statesOf(config: StateConfig): Generator<StateConfig> {
  yield config;
  for (const child of Object.values(config.states ?? {})) yield* statesOf(child);
}
