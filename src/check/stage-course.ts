import type { Blueprint } from '../blueprint/blueprint.ts';
import { stepsIn } from '../blueprint/blueprint.ts';
import type { Reference } from '../blueprint/origin.ts';
import type { Stage } from '../blueprint/stage.ts';
import type { Step } from '../blueprint/step.ts';
import type { FlowGraph } from '../flow/graph.ts';
import { joinKey, stepKey } from '../flow/keys.ts';
import type { Path } from '../text/places.ts';
import type { Duration } from '../time/duration.ts';
import { lengthOf, promisesOf, roughly } from './lengths.ts';

/** A time that a step may take. */
export interface Allowed {
  readonly step: string;
  readonly length: Duration;
  readonly path: Path;
  readonly calendar?: Reference;
}

/**
 * The longest way through a stage, by the times that its steps may take (critical path method): branches at the same time
 * count as long as the one for which the case waits; nothing is gone twice; time-outs and failures are no planned ways.
 *
 * @param doesCount which of the times are looked at.
 */
export function longestWay(
  blueprint: Blueprint,
  flow: FlowGraph,
  stage: Stage,
  doesCount: (allowed: Allowed) => boolean,
): readonly Allowed[] {
  return new StageCourse(blueprint, flow, stage, doesCount).longest();
}

class StageCourse {
  readonly #blueprint: Blueprint;
  readonly #flow: FlowGraph;
  readonly #stage: Stage;
  readonly #doesCount: (allowed: Allowed) => boolean;
  readonly #members: ReadonlySet<string>;
  readonly #known = new Map<string, readonly Allowed[]>();

  constructor(blueprint: Blueprint, flow: FlowGraph, stage: Stage, doesCount: (allowed: Allowed) => boolean) {
    this.#blueprint = blueprint;
    this.#flow = flow;
    this.#stage = stage;
    this.#doesCount = doesCount;
    const steps = stepsIn(stage);
    this.#members = new Set([...steps.map(({ id }) => stepKey(id)), ...steps.map(({ id }) => joinKey(id))]);
  }

  longest(): readonly Allowed[] {
    const [first] = this.#stage.steps;
    return first === undefined ? [] : this.#from(stepKey(first.id));
  }

  /** The longest way from a node until the stage, or the branch, is left. */
  #from(key: string): readonly Allowed[] {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const node = this.#flow.nodes.get(key);
    if (node === undefined || !this.#members.has(key)) return [];
    // While a node is being worked out, coming back to it adds nothing.
    this.#known.set(key, []);
    const targets = node.edges
      .filter(
        ({ kind, way }) => (kind === 'way' || kind === 'skip') && way?.kind !== 'time-out' && way?.kind !== 'failure',
      )
      .map(({ to }) => to);
    const isParallel = node.kind === 'step' && node.step.action.verb === 'parallel';
    const ahead = isParallel ? [joinKey(node.step.id), ...targets] : targets;
    const rest = longestOf(ahead.map((to) => this.#from(to)));
    const result = node.kind === 'step' ? [...this.#at(node.step), ...rest] : rest;
    this.#known.set(key, result);
    return result;
  }

  #at(step: Step): readonly Allowed[] {
    const own = timeOf(this.#blueprint, step);
    if (own !== undefined) return this.#doesCount(own) ? [own] : [];
    const { action } = step;
    if (action.verb !== 'parallel') return [];
    const branches = action.branches
      .map(({ steps: [first] }) => (first === undefined ? [] : this.#from(stepKey(first.id))))
      .toSorted((a, b) => lengthOfAll(a) - lengthOfAll(b));
    return branches[action.needed - 1] ?? [];
  }
}

/** The time that a step is given: what its own clock promises, its limit, or how long it waits. */
function timeOf(blueprint: Blueprint, { id, sla, within, action, calendar }: Step): Allowed | undefined {
  if (sla !== undefined) {
    const [shortest] = (promisesOf(blueprint, sla) ?? []).toSorted((a, b) => roughly(a) - roughly(b));
    if (shortest !== undefined) return { step: id, length: shortest, path: sla.target.path, calendar: sla.calendar };
  }
  const times = [within, ...waits(action)].flatMap((deadline) => {
    const length = deadline && lengthOf(blueprint, deadline);
    return deadline === undefined || length === undefined ? [] : [{ step: id, length, path: deadline.path, calendar }];
  });
  // Whichever comes first ends the step.
  return times.toSorted((a, b) => roughly(a.length) - roughly(b.length))[0];
}

function waits(action: Step['action']): Extract<Step['within'], object>[] {
  if (action.verb !== 'wait' || action.for.kind === 'event') return [];
  if (action.for.kind !== 'first') return [action.for];
  return action.for.arms.flatMap(({ until }) => (until.kind === 'event' ? [] : [until]));
}

function longestOf(ways: readonly (readonly Allowed[])[]): readonly Allowed[] {
  return ways.reduce((best, way) => (lengthOfAll(way) > lengthOfAll(best) ? way : best), []);
}

function lengthOfAll(way: readonly Allowed[]): number {
  return way.reduce((sum, { length }) => sum + roughly(length), 0);
}
