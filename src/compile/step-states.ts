import type { Step } from '../blueprint/step.ts';
import { waitingTag } from '../blueprint/waiting.ts';
import type { FlowNode } from '../flow/graph.ts';
import { stepKey } from '../flow/keys.ts';
import { addBranches } from './branch-states.ts';
import { addTries } from './call-states.ts';
import { handling } from './handler-states.ts';
import { laneOf } from './lanes.ts';
import type { MachineFlow } from './machine-flow.ts';
import { handlerKey } from './plan.ts';
import { addModule } from './stage-states.ts';
import { atOnce, isOfClock } from './told-already.ts';
import { listen, type StateConfig } from './state-config.ts';
import { listenFor } from './way-states.ts';

/** The states of steps in a row, each behind its gate where it has a condition. */
export function stepStates(flow: MachineFlow, steps: readonly Step[]): Record<string, StateConfig> {
  const states: Record<string, StateConfig> = {};
  for (const step of steps) {
    const node = flow.graph.nodes.get(stepKey(step.id));
    if (node?.kind !== 'step') continue;
    const live = flow.ifLive(step);
    if (step.when !== undefined) {
      states[`gate-${step.id}`] = {
        id: `gate-${step.id}`,
        always: [
          { guard: { type: 'stepApplies', params: { step: step.id, when: step.when.text } }, target: `#${node.key}` },
          {
            ...live,
            target: flow.edgeOf(node.key, 'skip'),
            actions: [{ type: 'skipStep', params: { step: step.id } }],
          },
        ],
      };
    }
    states[node.key] = stepState(flow, step, node);
  }
  return states;
}

function stepState(flow: MachineFlow, step: Step, node: Extract<FlowNode, { kind: 'step' }>): StateConfig {
  const { action } = step;
  const config: StateConfig = {
    id: node.key,
    meta: { verb: action.verb, lane: laneOf(step), line: flow.line(step.path) },
    entry: [{ type: 'enterStep', params: { step: step.id } }],
  };
  if (node.waits) {
    const tag = waitingTag(flow.blueprint, step);
    if (tag !== undefined) config.tags = [tag];
  }
  const ways = node.edges.flatMap(({ kind, way, to }) => (kind === 'way' && way !== undefined ? [{ way, to }] : []));
  if (action.verb === 'parallel') addBranches(flow, config, step, action, stepStates);
  if (action.verb === 'use' && action.body !== undefined) addModule(flow, config, step, action.body, stepStates);
  for (const [index, { way, to }] of ways.entries()) listenFor(flow, config, step, way, index, flow.target(to));
  if (action.verb === 'call') addTries(flow, config, step, action, ways);
  if (step.remind !== undefined) {
    listen(config, 'timer', {
      guard: { type: 'isDue', params: { timer: `remind:${step.id}`, step: step.id } },
      actions: [{ type: 'remind', params: { step: step.id } }],
    });
  }
  for (const handler of step.on) {
    const edge = node.edges.find((candidate) => candidate.handler === handler);
    const key = handlerKey(node.key, handler.event.name);
    // Back to the step itself means that it begins anew.
    const target = edge && flow.target(edge.to);
    const transition = { ...handling(key, target), ...(target === undefined ? {} : { reenter: true as const }) };
    listen(config, handler.event.name, transition);
    if (isOfClock(handler.event.name)) listen(config, atOnce(key), transition);
  }
  return config;
}
