import { modulesOf } from '../blueprint/blueprint.ts';
import { leavingFact } from './event-actions.ts';
import { entryOf, type MachineFlow } from './machine-flow.ts';
import { statesOf } from './machine-transitions.ts';
import { listen, type StateConfig, type TransitionConfig } from './state-config.ts';
import { stepStates } from './step-states.ts';

/** The region of what comes in between and goes back; undefined where nothing does. */
export function interruptRegion(flow: MachineFlow): StateConfig | undefined {
  const all = modulesOf(flow.blueprint).flatMap(({ blueprint }) => blueprint.interrupts);
  const returning = all.filter(({ steps }) => steps.length > 0);
  if (returning.length === 0) return undefined;
  const idle: StateConfig = { id: 'interrupt-none' };
  const states: Record<string, StateConfig> = { 'interrupt-none': idle };
  for (const interrupt of returning) {
    const params = { interrupt: interrupt.id };
    const [first] = interrupt.steps;
    listen(idle, interrupt.on.name, {
      guard: { type: 'mayInterrupt', params },
      target: first === undefined ? undefined : `#${entryOf(first)}`,
      actions: [{ type: 'beginInterrupt', params }],
    });
    const key = `interrupt-${interrupt.id}`;
    states[key] = {
      id: key,
      initial: first === undefined ? '' : entryOf(first),
      states: {
        ...stepStates(flow, interrupt.steps),
        [`resume-${interrupt.id}`]: {
          id: `resume-${interrupt.id}`,
          always: [{ target: '#interrupt-none', actions: [{ type: 'endInterrupt', params }] }],
        },
      },
      on: { 'fact.journey.closed': [{ target: '#interrupt-none', actions: [{ type: 'abandonInterrupt', params }] }] },
    };
  }
  listen(idle, 'journey.sealed', { target: '#interrupt-sealed' });
  states['interrupt-sealed'] = { id: 'interrupt-sealed', type: 'final' };
  return { id: 'interrupt', initial: 'interrupt-none', states };
}

/**
 * Steps of an interrupt may lead to an end of the journey, or of the module that they interrupt. A transition from one
 * region into another would leave and enter all regions anew: clocks would forget their states, and a module would begin
 * once more. So the interrupt only goes back to rest and says where it leads; the journey follows.
 */
export function leadOut(region: StateConfig, journey: StateConfig): void {
  const holders = new Map(
    [...statesOf(journey)].flatMap((state) => Object.values(state.states ?? {}).map(({ id }) => [id, state] as const)),
  );
  const heard = new Set<string>();
  const led = (transition: TransitionConfig): TransitionConfig => {
    const to = transition.target?.slice(1) ?? '';
    const holder = holders.get(to);
    if (holder === undefined) return transition;
    if (!heard.has(to)) listen(holder, leavingFact(to), { target: `#${to}` });
    heard.add(to);
    const leaves = { type: 'leaveInterrupt', params: { to } };
    return { ...transition, target: '#interrupt-none', actions: [leaves, ...(transition.actions ?? [])] };
  };
  for (const state of statesOf(region)) {
    for (const [event, transitions] of Object.entries(state.on ?? {})) state.on![event] = transitions.map(led);
    if (state.always !== undefined) state.always = state.always.map(led);
  }
}
