import type { CompiledBlueprint } from '../../compile/compile.ts';
import { flowOf, type FlowEdge } from '../../flow/graph.ts';
import { COST } from './cost.ts';

/** The ways of a blueprint as they are drawn, with what each costs: a rest on the way is an act. */
export class DrawnWays {
  readonly #into = new Map<string, { readonly from: string; readonly cost: number }[]>();
  /** By step: where its failure leads. */
  readonly #failures = new Map<string, string>();

  /** @param level 1 where what breaks in from outside counts as a way, 2 where a case that comes back does too. */
  constructor({ blueprint }: CompiledBlueprint, level: number) {
    const { nodes, breaks } = flowOf(blueprint);
    const link = (from: string, to: string, cost: number): void => {
      this.#into.set(to, [...(this.#into.get(to) ?? []), { from, cost }]);
    };
    for (const node of nodes.values()) {
      const rest = node.kind === 'step' && node.waits ? COST.act : 0;
      for (const edge of node.edges) {
        if (edge.way?.kind === 'failure') this.#failures.set(edge.from, edge.to);
        if ((edge.kind === 'reopen' && level < 2) || (edge.kind === 'event' && level < 1)) continue;
        link(edge.from, edge.to, unusualCost(edge) ?? rest);
      }
    }
    for (const { scope, to } of level > 0 ? breaks : []) for (const from of scope) link(from, to, COST.event);
  }

  /** Where the failure of a step's service leads. */
  failureOf(step: string): string | undefined {
    return this.#failures.get(step);
  }

  /**
   * How far every node is.
   *
   * @param ends the nodes at which it ends, with what is left to be done from there.
   */
  distancesTo(ends: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    const queue = [...ends].map(([key, far]) => ({ key, far }));
    queue.sort((a, b) => a.far - b.far);
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { key, far } = next;
      if (far >= (found.get(key) ?? Infinity)) continue;
      found.set(key, far);
      for (const { from, cost } of this.#into.get(key) ?? []) queue.push({ key: from, far: far + cost });
      queue.sort((a, b) => a.far - b.far);
    }
    return found;
  }
}

/** What stands in the place of an act. */
function unusualCost({ kind, way }: FlowEdge): number | undefined {
  if (kind === 'reopen') return COST.drastic;
  if (kind === 'event') return COST.event;
  if (way?.kind === 'time-out') return COST.timeOut;
  return way?.kind === 'failure' ? COST.failure : undefined;
}
