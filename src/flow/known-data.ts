import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Assignment, Step } from '../blueprint/step.ts';
import type { Expression } from '../blueprint/origin.ts';
import { givenFields } from '../blueprint/use.ts';
import { expressionsOf, type Expressions } from './expressions.ts';
import { flowOf, type FlowEdge, type FlowGraph } from './graph.ts';
import { branchEndKey, endKey, joinKey } from './keys.ts';
import { presentWhen } from './present.ts';
import { reachable } from './reach.ts';
import { isDone } from './ways.ts';

/** Which fields certainly have a value at a node of the flow; true throughout where no case comes to the node. */
export interface KnownData {
  /** When a case arrives: every way to the node sets the field. */
  before(key: string, field: string): boolean;
  /** When the step begins: its `when` may tell that a field is there. */
  entered(key: string, field: string): boolean;
  /** When the step's own answers and results are in, before it sets anything. */
  answered(key: string, field: string): boolean;
}

/**
 * Forward data flow over the whole graph (Kildall 1973): a field is known at a node when every way to it sets the field
 * or asks whether it is there. What breaks in from outside can come whenever a case rests in its scope, so it knows only
 * what all those steps know.
 */
export function knownData(graph: FlowGraph, expressions: Expressions): KnownData {
  const before = worked.get(graph);
  if (before?.expressions === expressions) return before.known;
  const known = workOut(graph, expressions);
  worked.set(graph, { expressions, known });
  return known;
}

/** The same graph gives the same answer: whoever makes a blueprint may ask before it is checked. */
const worked = new WeakMap<FlowGraph, { readonly expressions: Expressions; readonly known: KnownData }>();

function workOut(graph: FlowGraph, expressions: Expressions): KnownData {
  const { blueprint } = graph;
  const names = [...blueprint.data.keys()];
  const bit = new Map(names.map((name, index) => [name, 1n << BigInt(index)]));
  const bits = (fields: Iterable<string>): bigint => {
    let set = 0n;
    for (const field of fields) set |= bit.get(field) ?? 0n;
    return set;
  };
  const told = (when: Expression | undefined, holds: boolean): bigint =>
    when === undefined ? 0n : bits(presentWhen(expressions.of(when), holds));
  const all = (1n << BigInt(names.length)) - 1n;
  // Whoever uses a module gives it its inputs.
  const defaults = bits([
    ...[...blueprint.data.values()].filter((field) => field.default !== undefined).map(({ name }) => name),
    ...blueprint.inputs.filter(({ optional }) => !optional).map(({ name }) => name),
  ]);
  const guarded = new Map<string, bigint>();
  const brought = new Map<string, bigint>();
  const gained = new Map<FlowEdge, bigint>();
  for (const node of graph.nodes.values()) {
    const when = node.kind === 'step' ? node.step.when : node.kind === 'stage' ? node.stage.when : undefined;
    const guard = told(when, true);
    // What a parallel step sets, it sets where its branches have met.
    const done = node.kind === 'step' || node.kind === 'join' || node.kind === 'exit' ? node.step : undefined;
    const own = done === undefined ? 0n : bits(broughtIn(blueprint, done));
    const set = done === undefined ? 0n : bits(filled(done.set));
    if (node.kind === 'step') guarded.set(node.key, guard);
    if (own !== 0n) brought.set(node.key, own);
    let refused = 0n;
    for (const edge of node.edges) {
      const { way } = edge;
      let gain = edge.kind === 'skip' ? told(when, false) : guard | bits(setOn(edge));
      if (edge.kind === 'way' && way !== undefined && done !== undefined && isDone(done, way)) gain |= own | set;
      if (way?.kind === 'end' && done !== undefined) gain |= bits(broughtOut(done, way.name));
      if (way !== undefined) gain |= told(way.when, true);
      if (way?.kind === 'branch' || way?.kind === 'computed') {
        gain |= refused;
        refused |= told(way.when, false);
      }
      gained.set(edge, gain);
    }
  }
  const reached = reachable(graph);
  const before = new Map<string, bigint>([...reached].map((key) => [key, all]));
  const queue: string[] = [];
  const lower = (key: string, known: bigint): void => {
    const now = before.get(key);
    if (now === undefined || (now & known) === now) return;
    before.set(key, now & known);
    queue.push(key);
  };
  // Steps that can be interrupted hand on what they knew when they began.
  const breaksFrom = new Map<string, { to: string; gain: bigint }[]>();
  for (const { scope, to, source } of graph.breaks) {
    const gain = told(source.when, true) | ('set' in source ? bits(filled(source.set)) : 0n);
    for (const key of scope) {
      const list = breaksFrom.get(key);
      if (list === undefined) breaksFrom.set(key, [{ to, gain }]);
      else list.push({ to, gain });
    }
  }
  // Where all branches meet, what any of them knows is known; where some may be missing, only what all of them know.
  const joined = ({ id, action }: Step): bigint => {
    if (action.verb !== 'parallel') return 0n;
    const ends = action.branches.flatMap(({ name }) => before.get(branchEndKey(id, name)) ?? []);
    return action.needed === action.branches.length
      ? ends.reduce((sum, end) => sum | end, 0n)
      : ends.reduce((sum, end) => sum & end, all);
  };
  if (graph.start !== undefined) {
    before.set(graph.start, defaults);
    queue.push(graph.start);
  }
  // Every reached node is worked off at least once, also where nothing is lowered.
  queue.push(...[...reached].toReversed());
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    const known = before.get(key);
    if (known === undefined) continue;
    const node = graph.nodes.get(key);
    const given = node?.kind === 'branch-end' ? joined(node.step) : known;
    for (const edge of node?.edges ?? []) lower(edge.to, given | (gained.get(edge) ?? 0n));
    for (const { to, gain } of breaksFrom.get(key) ?? []) lower(to, known | gain | (guarded.get(key) ?? 0n));
  }
  const has = (set: bigint, field: string): boolean => (set & (bit.get(field) ?? all)) !== 0n;
  const entered = (key: string): bigint => (before.get(key) ?? all) | (guarded.get(key) ?? 0n);
  return {
    before: (key, field) => has(before.get(key) ?? all, field),
    entered: (key, field) => has(entered(key), field),
    answered: (key, field) => {
      const node = graph.nodes.get(key);
      const isParallel = node?.kind === 'step' && node.step.action.verb === 'parallel';
      return has((isParallel ? entered(joinKey(node.step.id)) : entered(key)) | (brought.get(key) ?? 0n), field);
    },
  };
}

/** The fields that the step's own work fills: answers, results, decisions. */
function broughtIn(blueprint: Blueprint, { action }: Step): string[] {
  switch (action.verb) {
    case 'ask':
      return action.fields.filter(({ optional }) => !optional).map(({ name }) => name);
    case 'do':
      return action.form.filter(({ optional }) => !optional).map(({ name }) => name);
    case 'survey':
      return action.questions.filter(({ optional }) => !optional).map(({ name }) => name);
    case 'call':
      return action.into.map(({ field }) => field.name);
    case 'decide': {
      const outputs = blueprint.decisions.get(action.decision?.name ?? '')?.outputs ?? [];
      const [first, ...others] = action.branches.map(({ set }) => new Set(set.map(({ field }) => field.name)));
      const always = [...(first ?? [])].filter((name) => others.every((set) => set.has(name)));
      return [...outputs.filter(({ own: local }) => local === undefined).map(({ name }) => name), ...always];
    }
    case 'say':
    case 'choose':
    case 'wait':
    case 'meet':
    case 'approve':
    case 'parallel':
    case 'use':
      return [];
  }
}

/** The fields that a module fills when it closes by an end: those that every way to that end has set. */
function broughtOut({ action }: Step, end: string): string[] {
  if (action.verb !== 'use' || action.module === undefined) return [];
  const { module } = action;
  const known = knownData(flowOf(module), expressionsOf(module));
  return givenFields(action)
    .filter(({ output }) => known.before(endKey(end), output.name))
    .map(({ field }) => field.name);
}

function setOn({ way, handler }: FlowEdge): string[] {
  return filled([...(way?.set ?? []), ...(handler?.set ?? [])]);
}

/** The fields that settings give a value; a literal null takes it away. */
function filled(set: readonly Assignment[]): string[] {
  return set.filter(({ value }) => value.kind === 'feel' || value.value !== null).map(({ field }) => field.name);
}
