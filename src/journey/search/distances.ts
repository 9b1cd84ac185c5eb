import type { CompiledBlueprint } from '../../compile/compile.ts';
import { endKey, stepKey } from '../../flow/keys.ts';
import type { CaseSnapshot } from '../../run/step.ts';
import type { Destination } from './destination.ts';
import { DrawnWays } from './drawn-ways.ts';
import { gatesOf, isOpen, type Gate } from './gates.ts';

/** What it costs at least that the condition of a destination has to be seen to where nobody knows how. */
const SHUT = 40;

/**
 * How far a case is from a destination, by the ways that are drawn: each rest on the way costs an act. While a condition of
 * the destination does not hold, the way leads by a step that may change that.
 */
export class Distances {
  readonly #compiled: CompiledBlueprint;
  readonly #ways: DrawnWays;
  readonly #direct: ReadonlyMap<string, number>;
  readonly #gates: readonly { readonly gate: Gate; readonly around: ReadonlyMap<string, number> }[];
  readonly #isKnown: boolean;

  /** @param level 1 where what breaks in from outside counts as a way, 2 where a case that comes back does too. */
  constructor(compiled: CompiledBlueprint, destination: Destination, level: number) {
    const { keys } = destination;
    this.#compiled = compiled;
    // Where tokens move, or where nothing drawn leads to the destination, the drawn ways tell nothing.
    this.#isKnown = compiled.plan.tokens === undefined && keys.size > 0;
    this.#ways = new DrawnWays(compiled, level);
    this.#direct = this.#ways.distancesTo(new Map([...keys].map((key) => [key, 0])));
    this.#gates = gatesOf(compiled, destination).map((gate) => {
      const openers = [...gate.openers].flatMap((key): [string, number][] => {
        const far = this.#direct.get(key);
        return far === undefined ? [] : [[key, far]];
      });
      return { gate, around: this.#ways.distancesTo(new Map(openers)) };
    });
  }

  /** What is at least left to be done, as far as the ways tell; infinite where none leads there. */
  from(snapshot: CaseSnapshot): number {
    if (!this.#isKnown) return 0;
    const { active, closed } = snapshot.context;
    const keys = closed === undefined ? Object.keys(active).map((step) => stepKey(step)) : [endKey(closed.end)];
    const farFrom = (distances: ReadonlyMap<string, number>): number =>
      Math.min(...keys.map((key) => distances.get(key) ?? Infinity));
    const direct = farFrom(this.#direct);
    if (direct === Infinity) return direct;
    const shut = this.#gates.filter(({ gate }) => !isOpen(this.#compiled, gate, snapshot));
    return Math.max(
      direct,
      ...shut.map(({ around }) => {
        const far = farFrom(around);
        return far === Infinity ? direct + SHUT : far;
      }),
    );
  }

  /** What is left to be done when the service of a step has failed; infinite where that leads nowhere. */
  whenFailed(step: string): number {
    if (!this.#isKnown) return 0;
    const to = this.#ways.failureOf(stepKey(step));
    return to === undefined ? Infinity : (this.#direct.get(to) ?? Infinity);
  }
}
