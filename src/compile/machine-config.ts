import type { Blueprint } from '../blueprint/blueprint.ts';
import { endKey } from '../flow/keys.ts';
import { BUILT_IN_ENDS, EMPTY_CONTEXT } from './case.ts';
import { clocksState } from './clock-states.ts';
import { laddersState } from './ladder-states.ts';
import { leaveOn } from './handler-states.ts';
import { interruptRegion, leadOut } from './interrupt-states.ts';
import { MachineFlow, startOf } from './machine-flow.ts';
import type { Plan } from './plan.ts';
import { stageStates } from './stage-states.ts';
import { listen, type CaseMachineConfig, type StateConfig } from './state-config.ts';
import { stepStates } from './step-states.ts';
import { COMPLETED } from './token-board.ts';
import { runningState } from './token-states.ts';

/** Builds the machine of a blueprint without errors from its flow. */
export function machineConfig(
  blueprint: Blueprint,
  plan: Pick<Plan, 'clocks' | 'ladders' | 'tokens' | 'steps'>,
): CaseMachineConfig {
  const { clocks, ladders } = plan;
  const flow = new MachineFlow(blueprint);
  const { id, version } = blueprint;
  const journey = journeyState(flow, plan);
  const interrupt = interruptRegion(flow);
  if (interrupt !== undefined) leadOut(interrupt, journey);
  return {
    id: `blueprint-${id}`,
    version,
    type: 'parallel',
    context: EMPTY_CONTEXT,
    entry: [{ type: 'openCase' }],
    options: { maxIterations: 1000 + 10 * flow.graph.nodes.size },
    states: {
      journey,
      ...(interrupt === undefined ? {} : { interrupt }),
      ...(clocks === undefined ? {} : { sla: clocksState(blueprint, clocks) }),
      ...(ladders === undefined ? {} : { escalation: laddersState(ladders, clocks !== undefined) }),
    },
  };
}

function journeyState(flow: MachineFlow, { tokens, steps }: Pick<Plan, 'tokens' | 'steps'>): StateConfig {
  const { ends } = flow.blueprint;
  const states =
    tokens === undefined
      ? stageStates(flow, flow.blueprint, undefined, stepStates)
      : { running: runningState(flow.blueprint, tokens, steps) };
  if (tokens !== undefined && !ends.some(({ id }) => id === COMPLETED)) {
    states[endKey(COMPLETED)] = { ...closing(endKey(COMPLETED), COMPLETED), type: 'final' };
  }
  for (const { id } of ends) states[endKey(id)] = endState(flow, id);
  // An end of the blueprint that has the name of a built-in one stands in its place.
  const builtIn = Object.entries(BUILT_IN_ENDS).map(([event, name]) => {
    const isOwn = ends.some(({ id }) => id === name);
    if (!isOwn) states[name] = { ...closing(name, name), type: 'final' };
    return { event, key: isOwn ? endKey(name) : name };
  });
  states['sealed'] = { id: 'sealed', type: 'final', tags: ['closed'], entry: [{ type: 'sealCase' }] };

  const journey: StateConfig = {
    id: 'journey',
    initial: tokens === undefined ? startOf(flow.blueprint) : 'running',
    states,
  };
  leaveOn(flow, journey, flow.blueprint.interrupts, {});
  for (const { event, key } of builtIn) {
    listen(journey, event, { guard: { type: 'mayClose' }, target: `#${key}`, actions: [{ type: 'interrupt' }] });
  }
  listen(journey, 'customer.writes', { guard: { type: 'isKept' }, actions: [{ type: 'receive' }] });
  return journey;
}

function endState(flow: MachineFlow, id: string): StateConfig {
  const config = closing(endKey(id), id);
  const reopened = flow.graph.nodes.get(endKey(id))?.edges.find(({ kind }) => kind === 'reopen');
  if (reopened === undefined) {
    config.type = 'final';
    return config;
  }
  listen(config, 'case.reopens', {
    guard: { type: 'mayReopen' },
    target: flow.target(reopened.to),
    actions: [{ type: 'reopenCase' }],
  });
  listen(config, 'timer', { guard: { type: 'isDue', params: { timer: 'reopen' } }, target: '#sealed' });
  return config;
}

/** A state in which the case is closed. */
function closing(key: string, end: string): StateConfig {
  return { id: key, tags: ['closed'], entry: [{ type: 'closeCase', params: { end } }] };
}
