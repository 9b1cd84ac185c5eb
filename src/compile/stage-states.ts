import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Step } from '../blueprint/step.ts';
import { endKey, stageKey } from '../flow/keys.ts';
import { handling, leaveOn } from './handler-states.ts';
import { entryOf, startOf, type MachineFlow } from './machine-flow.ts';
import { handlerKey } from './plan.ts';
import { listen, type Named, type StateConfig } from './state-config.ts';

/** Makes the states of steps; stages and branches hold steps, and steps hold branches and modules. */
export type StepStates = (flow: MachineFlow, steps: readonly Step[]) => Record<string, StateConfig>;

/** The stages of a blueprint with their doors; those of a module are entered as parts of the step that uses it. */
export function stageStates(
  flow: MachineFlow,
  { stages }: Blueprint,
  user: Step | undefined,
  stepStates: StepStates,
): Record<string, StateConfig> {
  const states: Record<string, StateConfig> = {};
  for (const stage of stages) {
    if (stage.when !== undefined) {
      states[`door-${stage.id}`] = {
        id: `door-${stage.id}`,
        always: [
          {
            guard: { type: 'stageApplies', params: { stage: stage.id, when: stage.when.text } },
            target: `#stage-${stage.id}`,
          },
          {
            target: flow.edgeOf(stageKey(stage.id), 'skip'),
            actions: [{ type: 'skipStage', params: { stage: stage.id } }],
          },
        ],
      };
    }
    const [first] = stage.steps;
    const entry: Named =
      user === undefined
        ? { type: 'enterStage', params: { stage: stage.id } }
        : { type: 'enterInnerStage', params: { stage: stage.id, step: user.id } };
    const config: StateConfig = {
      id: stageKey(stage.id),
      tags: [stage.kind],
      meta: { line: flow.line(stage.path) },
      entry: [entry],
      initial: first === undefined ? '' : entryOf(first),
      states: stepStates(flow, [...stage.steps, ...stage.alternatives]),
    };
    for (const handler of stage.on) {
      const key = handlerKey(stageKey(stage.id), handler.event.name);
      const target = handler.to && flow.breakTarget(handler);
      listen(config, handler.event.name, handling(key, target));
    }
    states[config.id] = config;
  }
  return states;
}

/** A module runs inside the step that uses it; its ends are the step's ways out. */
export function addModule(
  flow: MachineFlow,
  config: StateConfig,
  step: Step,
  body: Blueprint,
  stepStates: StepStates,
): void {
  config.initial = startOf(body);
  config.states = stageStates(flow, body, step, stepStates);
  const live = flow.ifLive(step);
  for (const { id } of body.ends) {
    const exit = flow.graph.nodes.get(endKey(id))?.edges.find(({ kind }) => kind === 'way');
    if (exit?.way === undefined) continue;
    const params = { step: step.id, way: exit.way.name };
    config.states[endKey(id)] = {
      id: endKey(id),
      always: [{ ...live, target: flow.target(exit.to), actions: [{ type: 'finishStep', params }] }],
    };
  }
  leaveOn(flow, config, body.interrupts, { step: step.id });
}
