import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Deadline, Step } from '../blueprint/step.ts';
import { givenFields } from '../blueprint/use.ts';
import { components } from './components.ts';
import { flowOf, type FlowEdge, type FlowGraph } from './graph.ts';
import { branchEndKey, joinKey, stepKey } from './keys.ts';

/**
 * Loops that a case could run through without waiting for anybody or anything, each as the keys on the way round, first
 * key first in the order of writing. Such a loop would never come to rest.
 *
 * A date that a case waits for may be over already; only where the loop itself sets the date anew does it count as a wait.
 */
export function loopsWithoutWaiting(graph: FlowGraph): string[][] {
  return loopsAmong(graph, new Set(graph.nodes.keys()), new Set()).flatMap((loop) => {
    const dated = loop.flatMap((key) => datesSetAt(graph, key));
    return dated.length === 0 ? [loop] : loopsAmong(graph, new Set(loop), new Set(dated));
  });
}

/** @param dated fields whose dates are set anew on the way, so that waiting for them takes time. */
function loopsAmong(graph: FlowGraph, keys: ReadonlySet<string>, dated: ReadonlySet<string>): string[][] {
  const passing = new Passing(graph, dated);
  const next = (key: string): string[] => passing.from(key).filter((to) => keys.has(to));
  return components([...keys], next).filter(
    ([first = '', ...others]) => others.length > 0 || next(first).includes(first),
  );
}

/** The date fields that a step of the loop sets, as far as it does so without waiting. */
function datesSetAt({ blueprint, nodes }: FlowGraph, key: string): string[] {
  const node = nodes.get(key);
  if (node === undefined) return [];
  const own = node.kind === 'step' || node.kind === 'join' || node.kind === 'exit' ? fieldsSetAt(node.step) : [];
  const outcomes = node.edges.flatMap(({ way }) => way?.set.map(({ field }) => field.name) ?? []);
  return [...own, ...outcomes].filter((name) => isDate(blueprint, name));
}

function fieldsSetAt({ set, action }: Step): string[] {
  const branches = action.verb === 'decide' ? action.branches.flatMap((branch) => branch.set) : [];
  const given = action.verb === 'use' ? givenFields(action).map(({ field }) => field.name) : [];
  return [...[...set, ...branches].map(({ field }) => field.name), ...given];
}

function isDate({ data, parameters }: Blueprint, name: string): boolean {
  const type = data.get(name)?.type ?? parameters.get(name)?.type;
  return type === 'date' || type === 'datetime';
}

/** Where a case can go on in the same instant. */
class Passing {
  readonly #graph: FlowGraph;
  readonly #dated: ReadonlySet<string>;
  readonly #joined = new Map<string, boolean>();

  constructor(graph: FlowGraph, dated: ReadonlySet<string>) {
    this.#graph = graph;
    this.#dated = dated;
  }

  from(key: string): string[] {
    const node = this.#graph.nodes.get(key);
    if (node === undefined || node.kind === 'branch-end') return [];
    if (node.kind === 'step' && node.step.action.verb === 'parallel') {
      const past = this.#isPassed(node.step) ? [joinKey(node.step.id)] : [];
      const forks = node.edges.filter((edge) => edge.kind === 'fork' || this.#isInstant(node.step, edge));
      return [...forks.map(goal), ...past];
    }
    const edges =
      node.kind === 'step' && node.waits
        ? node.edges.filter((edge) => edge.kind === 'enter' || this.#isInstant(node.step, edge))
        : node.edges;
    return edges.filter(({ kind }) => kind !== 'reopen' && kind !== 'event').map(goal);
  }

  /** Every node that a case can reach from one in the same instant, itself among them. */
  reach(key: string | undefined): ReadonlySet<string> {
    const seen = new Set<string>();
    const queue = key === undefined ? [] : [key];
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      queue.push(...this.from(at));
    }
    return seen;
  }

  /** True when enough branches of a parallel step can come to their end in the instant in which they begin. */
  #isPassed({ id, action }: Step): boolean {
    const known = this.#joined.get(id);
    if (known !== undefined || action.verb !== 'parallel') return known ?? false;
    const instant = action.branches.filter(({ name, steps: [first] }) =>
      this.reach(first && stepKey(first.id)).has(branchEndKey(id, name)),
    );
    const isPassable = instant.length >= action.needed;
    this.#joined.set(id, isPassable);
    return isPassable;
  }

  /** A waiting step that is skipped, that waits for no time at all, or whose service may fail at once. */
  #isInstant({ action, within }: Step, { kind, way }: FlowEdge): boolean {
    if (kind !== 'way' || way === undefined) return kind === 'skip';
    if (way.kind === 'failure') return true;
    if (way.kind === 'time-out') return this.#isNoTime(within);
    if (way.kind === 'end')
      return action.verb === 'use' && action.module !== undefined && isInstantModule(action.module);
    if (action.verb !== 'wait' || action.for.kind === 'event') return false;
    const until =
      action.for.kind === 'first' ? action.for.arms.find(({ name }) => name === way.name)?.until : action.for;
    return until !== undefined && until.kind !== 'event' && this.#isNoTime(until);
  }

  #isNoTime(time: Deadline | undefined): boolean {
    if (time === undefined) return false;
    if (time.kind === 'name') return isDate(this.#graph.blueprint, time.name) && !this.#dated.has(time.name);
    const { duration } = time;
    if (duration.kind === 'business') return duration.amount === 0;
    const days = duration.kind === 'calendar' ? duration.years + duration.months + duration.weeks + duration.days : 0;
    return days === 0 && duration.milliseconds === 0;
  }
}

/** True when a case can run through a module from its beginning to an end without waiting. */
function isInstantModule(module: Blueprint): boolean {
  const graph = flowOf(module);
  const reached = new Passing(graph, new Set()).reach(graph.start);
  return [...reached].some((key) => graph.nodes.get(key)?.kind === 'end');
}

function goal({ to }: FlowEdge): string {
  return to;
}
