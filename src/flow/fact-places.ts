import { stepsOf } from '../blueprint/blueprint.ts';
import type { Step } from '../blueprint/step.ts';
import { onBreaking, onEntering, onLeaving, whileAt } from './clock-moves.ts';
import type { FlowGraph, FlowNode } from './graph.ts';
import { resumeKey, stepKey } from './keys.ts';
import { reachable } from './reach.ts';

/** One place of the flow at which facts happen. */
interface Place {
  readonly facts: readonly string[];
  /** The node at which a case is before, and the one to which it comes; the same where it stays or arrives. */
  readonly from: string;
  readonly to: string;
  /** True for what may happen any number of times while the case stays. */
  readonly isStaying?: boolean;
}

/** Where the facts of a blueprint happen: which of them can follow which, and which can happen again. */
export class FactPlaces {
  readonly #flow: FlowGraph;
  readonly #places: readonly Place[];
  readonly #next: ReadonlyMap<string, readonly string[]>;
  readonly #steps: ReadonlyMap<string, Step>;

  constructor(flow: FlowGraph) {
    this.#flow = flow;
    const { blueprint } = flow;
    this.#steps = new Map(stepsOf(blueprint).map((step) => [stepKey(step.id), step]));
    const reached = reachable(flow);
    const nodes = [...flow.nodes.values()].filter(({ key }) => reached.has(key));
    const breaks = flow.breaks.flatMap((found) =>
      found.scope.filter((key) => reached.has(key)).map((key) => ({ found, key })),
    );
    this.#places = [
      ...nodes.flatMap((node): Place[] => [
        { facts: withoutStages(onEntering(node, undefined).facts), from: node.key, to: node.key },
        ...node.edges.map((edge) => ({
          facts: [...onLeaving(blueprint, node, edge).facts, ...this.#stagesBetween(node.key, edge.to)],
          from: node.key,
          to: edge.to,
        })),
        ...(node.kind === 'step'
          ? [{ ...whileAt(blueprint, node.step), from: node.key, to: node.key, isStaying: true }]
          : []),
      ]),
      ...breaks.map(({ found, key }) => ({
        facts: [...onBreaking(found, key.slice(stepKey('').length)).facts, ...this.#stagesBetween(key, found.to)],
        from: key,
        to: found.to,
      })),
    ];
    const next = new Map(nodes.map(({ key, edges }) => [key, edges.map(({ to }) => to)]));
    for (const { found, key } of breaks) {
      next.get(key)?.push(found.to);
      // An interrupt gives the case back to wherever it broke in.
      if ('steps' in found.source && found.source.steps.length > 0) next.get(resumeKey(found.source.id))?.push(key);
    }
    this.#next = next;
  }

  /** The places at which a fact happens: events by their names, milestones as `milestone.<id>`. */
  of(fact: string): readonly Place[] {
    const { start } = this.#flow;
    const own = this.#places.filter(({ facts }) => facts.includes(fact));
    const isFirst = start !== undefined && (fact === 'case.opened' || fact === `stage.${this.#stageOf(start)}.entered`);
    return isFirst ? [{ facts: [fact], from: '', to: start }, ...own] : own;
  }

  /**
   * True unless it is certain that a fact happens only before another one. What comes after an end of the case does not
   * count: with it everything ends that has begun.
   */
  canFollow(fact: string, before: string): boolean {
    const origins = this.of(before).flatMap(({ from, to }) => [from, to]);
    const reached = this.#from([...origins, ...origins.flatMap((key) => this.#around(key))], true);
    return this.of(fact).some(({ from }) => reached.has(from));
  }

  /** True unless it is certain that a fact happens at most once in the life of a case. */
  canRecur(fact: string): boolean {
    const places = this.of(fact);
    if (places.some(({ isStaying }) => isStaying === true)) return true;
    const isParallel = places.some(({ from }) => this.#around(from).length > 0);
    if (places.length > 1 && isParallel) return true;
    return places.some(({ from, to }) => {
      const after = this.#from(from === to ? (this.#next.get(to) ?? []) : [to], false);
      return places.some((place) => after.has(place.from));
    });
  }

  #stagesBetween(from: string, to: string): string[] {
    const [left, entered] = [this.#stageOf(from), this.#stageOf(to)];
    if (left === entered) return [];
    return [
      ...(left === undefined ? [] : [`stage.${left}.left`]),
      ...(entered === undefined ? [] : [`stage.${entered}.entered`]),
    ];
  }

  #stageOf(key: string): string | undefined {
    const node: FlowNode | undefined = this.#flow.nodes.get(key);
    return node !== undefined && 'step' in node ? node.step.stage : undefined;
  }

  /** All keys to which a case can come from some keys, themselves among them. */
  #from(keys: readonly string[], stopsAtEnds: boolean): ReadonlySet<string> {
    const seen = new Set<string>();
    const queue = [...keys];
    for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
      if (seen.has(key)) continue;
      seen.add(key);
      if (stopsAtEnds && this.#flow.nodes.get(key)?.kind === 'end') continue;
      queue.push(...(this.#next.get(key) ?? []));
    }
    return seen;
  }

  /** The steps that hold a step: their other branches go on beside it. */
  #around(key: string): string[] {
    const around: string[] = [];
    for (let at = this.#steps.get(key)?.inside; at !== undefined; at = this.#steps.get(stepKey(at.step))?.inside)
      around.push(stepKey(at.step));
    return around;
  }
}

/** Stages are entered and left where a case comes from one to another, not at each of their steps. */
function withoutStages(facts: readonly string[]): string[] {
  return facts.filter((fact) => !fact.startsWith('stage.'));
}
