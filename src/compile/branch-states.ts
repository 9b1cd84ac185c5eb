import type { Step } from '../blueprint/step.ts';
import type { Parallel } from '../blueprint/verbs.ts';
import { branchEndKey, joinKey } from '../flow/keys.ts';
import { entryOf, type MachineFlow } from './machine-flow.ts';
import type { StepStates } from './stage-states.ts';
import type { Named, StateConfig } from './state-config.ts';

/** The branches run side by side; when enough have come to their end, the case goes on. */
export function addBranches(
  flow: MachineFlow,
  config: StateConfig,
  step: Step,
  { branches }: Parallel,
  stepStates: StepStates,
): void {
  const params = { step: step.id };
  config.type = 'parallel';
  config.states = Object.fromEntries(
    branches.map(({ name, path, steps, alternatives }): [string, StateConfig] => {
      const [first] = steps;
      const done = branchEndKey(step.id, name);
      const id = `branch-${step.id}--${name}`;
      const branch: StateConfig = {
        id,
        meta: { line: flow.line(path) },
        initial: first === undefined ? '' : entryOf(first),
        states: {
          ...stepStates(flow, [...steps, ...alternatives]),
          [done]: { id: done, entry: [{ type: 'endBranch', params: { ...params, branch: name } }] },
        },
      };
      return [id, branch];
    }),
  );
  const joined = flow.graph.nodes.get(joinKey(step.id))?.edges.find(({ kind }) => kind === 'way');
  if (joined?.way === undefined) throw new Error(`Step "${step.id}" leads nowhere; check the blueprint first.`);
  const taken: Named = { type: 'finishStep', params: { ...params, way: joined.way.name } };
  config.always = [{ guard: { type: 'isJoined', params }, target: flow.target(joined.to), actions: [taken] }];
}
