import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Step } from '../blueprint/step.ts';
import type { FlowEdge, FlowGraph } from './graph.ts';
import { reachable } from './reach.ts';

/** Which fields certainly have a value: before a step begins, and when its own answers are in. */
export interface KnownData {
  /** True when no case comes to the node, or when every way to it sets the field. */
  before(key: string, field: string): boolean;
  /** The same with what the step itself brings in. */
  after(key: string, field: string): boolean;
}

/**
 * Forward data flow over the whole graph (Kildall 1973): a field is known at a node when every way to it sets the field.
 * What breaks in from outside can come at any moment of its scope, so it knows only what all those steps know.
 */
export function knownData(graph: FlowGraph): KnownData {
  const { blueprint } = graph;
  const names = [...blueprint.data.keys()];
  const bit = new Map(names.map((name, index) => [name, 1n << BigInt(index)]));
  const bits = (fields: Iterable<string>): bigint => {
    let set = 0n;
    for (const field of fields) set |= bit.get(field) ?? 0n;
    return set;
  };
  const all = (1n << BigInt(names.length)) - 1n;
  const defaults = bits(
    [...blueprint.data.values()].filter((field) => field.default !== undefined).map(({ name }) => name),
  );
  const brought = new Map<string, bigint>();
  const gained = new Map<FlowEdge, bigint>();
  for (const node of graph.nodes.values()) {
    if (node.kind === 'step') brought.set(node.key, bits(broughtIn(blueprint, node.step)));
    for (const edge of node.edges)
      gained.set(edge, bits(setOn(edge)) | (bringsIn(edge) ? (brought.get(node.key) ?? 0n) : 0n));
  }
  // Steps that can be interrupted hand on what they knew when they began.
  const reached = reachable(graph);
  const before = new Map<string, bigint>([...reached].map((key) => [key, all]));
  const queue: string[] = [];
  const lower = (key: string, known: bigint): void => {
    const now = before.get(key);
    if (now === undefined || (now & known) === now) return;
    before.set(key, now & known);
    queue.push(key);
  };
  const breaksFrom = new Map<string, { to: string; gain: bigint }[]>();
  for (const { scope, to, source } of graph.breaks) {
    const gain = 'set' in source ? bits(source.set.map(({ field }) => field.name)) : 0n;
    for (const key of scope) {
      const list = breaksFrom.get(key);
      if (list === undefined) breaksFrom.set(key, [{ to, gain }]);
      else list.push({ to, gain });
    }
  }
  if (graph.start !== undefined) {
    before.set(graph.start, defaults);
    queue.push(graph.start);
  }
  // Every reached node is worked off at least once, also where nothing is lowered.
  queue.push(...[...reached].toReversed());
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    const known = before.get(key);
    if (known === undefined) continue;
    for (const edge of graph.nodes.get(key)?.edges ?? []) lower(edge.to, known | (gained.get(edge) ?? 0n));
    for (const { to, gain } of breaksFrom.get(key) ?? []) lower(to, known | gain);
  }
  const has = (set: bigint, field: string): boolean => (set & (bit.get(field) ?? all)) !== 0n;
  return {
    before: (key, field) => has(before.get(key) ?? all, field),
    after: (key, field) => has((before.get(key) ?? all) | (brought.get(key) ?? 0n), field),
  };
}

/** An outcome that somebody or the step itself brings about carries the step's answers; time-outs and failures do not. */
function bringsIn({ kind, way }: FlowEdge): boolean {
  return kind === 'way' && way !== undefined && way.kind !== 'time-out' && way.kind !== 'failure';
}

/** The fields that the step's own work fills: answers, results, decisions, and its `set`. */
function broughtIn(blueprint: Blueprint, step: Step): string[] {
  const { action } = step;
  const own = step.set.map(({ field }) => field.name);
  switch (action.verb) {
    case 'ask':
      return [...own, ...action.fields.filter(({ optional }) => !optional).map(({ name }) => name)];
    case 'do':
      return [...own, ...action.form.filter(({ optional }) => !optional).map(({ name }) => name)];
    case 'survey':
      return [...own, action.into.name];
    case 'call':
      return [...own, ...action.into.map(({ field }) => field.name)];
    case 'decide': {
      const outputs = blueprint.decisions.get(action.decision?.name ?? '')?.outputs ?? [];
      const [first, ...others] = action.branches.map(({ set }) => new Set(set.map(({ field }) => field.name)));
      const always = [...(first ?? [])].filter((name) => others.every((set) => set.has(name)));
      return [...own, ...outputs.filter(({ own: local }) => local === undefined).map(({ name }) => name), ...always];
    }
    case 'say':
    case 'choose':
    case 'wait':
      return own;
  }
}

function setOn({ way, handler }: FlowEdge): string[] {
  return [...(way?.set ?? []), ...(handler?.set ?? [])].map(({ field }) => field.name);
}
