import type { CompiledBlueprint } from '../../compile/compile.ts';
import { flowOf } from '../../flow/graph.ts';
import { stepKey } from '../../flow/keys.ts';
import type { CaseSnapshot } from '../../run/step.ts';
import type { Destination } from './destination.ts';
import { COST } from './moves.ts';

/** How far the steps of a blueprint are from a destination, by the ways that are drawn: each rest on the way costs an act. */
export class Distances {
  readonly #byKey = new Map<string, number>();
  readonly #isKnown: boolean;

  /** @param withBreaks whether what breaks in from outside counts as a way. */
  constructor({ blueprint, plan }: CompiledBlueprint, { keys }: Destination, withBreaks: boolean) {
    // Where tokens move, or where nothing drawn leads to the destination, the drawn ways tell nothing.
    this.#isKnown = plan.tokens === undefined && keys.size > 0;
    const { nodes, breaks } = flowOf(blueprint);
    const into = new Map<string, { readonly from: string; readonly cost: number }[]>();
    const link = (from: string, to: string, extra: number): void => {
      const node = nodes.get(from);
      const rests = node?.kind === 'step' && node.waits;
      into.set(to, [...(into.get(to) ?? []), { from, cost: (rests ? COST.act : 0) + extra }]);
    };
    for (const { edges } of nodes.values()) {
      for (const { from, to, kind } of edges) {
        if (kind === 'reopen' || (kind === 'event' && !withBreaks)) continue;
        link(from, to, kind === 'event' ? COST.event : 0);
      }
    }
    for (const { scope, to } of withBreaks ? breaks : []) for (const from of scope) link(from, to, COST.event);
    const queue = [...keys].map((key) => ({ key, far: 0 }));
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { key, far } = next;
      if (far >= (this.#byKey.get(key) ?? Infinity)) continue;
      this.#byKey.set(key, far);
      for (const { from, cost } of into.get(key) ?? []) queue.push({ key: from, far: far + cost });
      queue.sort((a, b) => a.far - b.far);
    }
  }

  /** What is at least left to be done, as far as the ways tell; infinite where none leads there. */
  from({ context }: CaseSnapshot): number {
    if (!this.#isKnown) return 0;
    return Math.min(...Object.keys(context.active).map((step) => this.#byKey.get(stepKey(step)) ?? Infinity));
  }
}
