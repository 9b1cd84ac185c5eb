import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Step } from '../blueprint/step.ts';
import { flowOf, type FlowGraph } from '../flow/graph.ts';
import { stageKey, stepKey } from '../flow/keys.ts';
import { positionAt } from '../text/source.ts';
import type { TransitionConfig } from './state-config.ts';

/** The flow of a blueprint as its machine sees it: which state each way leads to. Needs a blueprint without errors. */
export class MachineFlow {
  readonly blueprint: Blueprint;
  readonly graph: FlowGraph;

  constructor(blueprint: Blueprint) {
    this.blueprint = blueprint;
    this.graph = flowOf(blueprint);
  }

  /** The state to which a node of the flow is entered: its gate or door, where it has one. */
  target(key: string): string {
    const node = this.graph.nodes.get(key);
    if (node?.kind === 'step' && node.step.when !== undefined) return `#gate-${node.step.id}`;
    return node?.kind === 'stage' ? `#door-${node.stage.id}` : `#${key}`;
  }

  /** Where the case goes on when a step or stage is skipped. */
  edgeOf(key: string, kind: 'skip'): string {
    const edge = this.graph.nodes.get(key)?.edges.find((candidate) => candidate.kind === kind);
    if (edge === undefined) throw new Error(`There is no way past "${key}"; check the blueprint first.`);
    return this.target(edge.to);
  }

  /** Where a handler or an interrupt that leaves for good leads. */
  breakTarget(source: FlowGraph['breaks'][number]['source']): string {
    const found = this.graph.breaks.find((candidate) => candidate.source === source);
    if (found === undefined) throw new Error('A handler leads nowhere; check the blueprint first.');
    return this.target(found.to);
  }

  /** The guard of what happens at once in a branch that others may have made needless meanwhile. */
  ifLive(step: Step): Pick<TransitionConfig, 'guard'> {
    return this.isInRace(step) ? { guard: { type: 'isLive', params: { step: step.id } } } : {};
  }

  /** True in a branch that is given up when enough others are done. */
  isInRace({ inside }: Step): boolean {
    for (let place = inside; place !== undefined;) {
      const node = this.graph.nodes.get(stepKey(place.step));
      const outer = node?.kind === 'step' ? node.step : undefined;
      if (outer?.action.verb === 'parallel' && outer.action.needed < outer.action.branches.length) return true;
      place = outer?.inside;
    }
    return false;
  }

  /** The line of the source on which something stands, counted from one. */
  line(path: Step['path']): number {
    const { places, source } = this.blueprint;
    return positionAt(source, places.key(path).start).line;
  }
}

/** The state in which a case, or a module, begins: by its key. */
export function startOf({ stages: [first] }: Blueprint): string {
  if (first === undefined) return '';
  return first.when === undefined ? stageKey(first.id) : `door-${first.id}`;
}

/** The key of the state by which a step is entered. */
export function entryOf(step: Step): string {
  return step.when === undefined ? stepKey(step.id) : `gate-${step.id}`;
}
