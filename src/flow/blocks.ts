import type { GatewayType, Process, ProcessNode } from '../blueprint/process.ts';
import { dominators, reversed } from './dominators.ts';
import { boundariesOf, linkTargets, scopesOf, startsOf, type Scope } from './process-scopes.ts';

/**
 * A part of a process that is entered only at one gateway and left only at another, whose branches have nothing in common:
 * what a pair of brackets is in a text.
 */
export interface Block {
  readonly scope: string;
  /** The ids of the gateways. */
  readonly split: string;
  readonly join: string;
  readonly splitType: GatewayType;
  readonly joinType: GatewayType;
  /** In the order of the flows out of the split. */
  readonly branches: readonly BlockBranch[];
}

export interface BlockBranch {
  /** The flow out of the split. */
  readonly flow: string;
  /** What stands on the branch, in the order of the file; boundary events and all that follows them among it. */
  readonly nodes: readonly string[];
}

/**
 * The blocks of a process, inner ones after outer ones: every gateway with several ways out whose ways meet again in one
 * gateway, before which nothing enters or leaves them. Both gateways need not be of the same type.
 */
export function blocksOf(process: Process): Block[] {
  return [...scopesOf(process).values()].flatMap(blocksIn);
}

function blocksIn(scope: Scope): Block[] {
  const graph = graphOf(scope);
  const { nodes, next, before, end } = graph;
  const after = dominators(reversed(next), end);
  const found: { block: Block; size: number }[] = [];
  for (const [index, split] of nodes.entries()) {
    if (split.kind !== 'gateway' || split.outgoing.length < 2) continue;
    const at = after[index]!;
    const join = nodes[at];
    if (join?.kind !== 'gateway' || join.incoming.length < 2 || at === index) continue;
    const branches = split.outgoing.map((flow) => branchOf(graph, scope, flow, at));
    const members = branches.flat();
    const inside = new Set(members);
    const isClosed =
      inside.size === members.length &&
      !inside.has(index) &&
      members.every((member) => before[member]!.every((from) => from === index || inside.has(from))) &&
      before[at]!.every((from) => from === index || inside.has(from)) &&
      members.every((member) => next[member]!.every((to) => to === at || inside.has(to)));
    if (!isClosed) continue;
    const block: Block = {
      scope: scope.id,
      split: split.id,
      join: join.id,
      splitType: split.type,
      joinType: join.type,
      branches: branches.map((numbers, branch) => ({
        flow: split.outgoing[branch] ?? '',
        nodes: numbers.toSorted((a, b) => a - b).map((number) => nodes[number]!.id),
      })),
    };
    found.push({ block, size: members.length });
  }
  return found.toSorted((a, b) => b.size - a.size).map(({ block }) => block);
}

interface ScopeGraph {
  readonly nodes: readonly ProcessNode[];
  readonly next: readonly (readonly number[])[];
  readonly before: readonly (readonly number[])[];
  /** What follows every node that nothing follows. */
  readonly end: number;
}

/** Two numbers more than there are nodes: what comes before all of them, and what comes after. */
function graphOf(scope: Scope): ScopeGraph {
  const nodes = [...scope.nodes.values()];
  const numbers = new Map(nodes.map(({ id }, index) => [id, index]));
  const boundaries = boundariesOf(scope);
  const start = nodes.length;
  const end = start + 1;
  const next = nodes.map((node) => {
    const targets = [
      ...node.outgoing.map((flow) => scope.process.flows.get(flow)?.to),
      ...(boundaries.get(node.id) ?? []).map(({ id }) => id),
      ...linkTargets(scope, node).map(({ id }) => id),
    ].flatMap((id) => numbers.get(id ?? '') ?? []);
    return targets.length === 0 ? [end] : targets;
  });
  const first = startsOf(scope).flat();
  next.push(
    first.flatMap(({ id }) => numbers.get(id) ?? []),
    [],
  );
  return { nodes, next, before: reversed(next), end };
}

/** All that can be reached by a flow without passing the join. */
function branchOf({ nodes, next, end }: ScopeGraph, scope: Scope, flow: string, join: number): number[] {
  const seen = new Set<number>();
  const to = scope.process.flows.get(flow)?.to;
  const work = [nodes.findIndex(({ id }) => id === to)];
  for (let node = work.pop(); node !== undefined; node = work.pop()) {
    if (node === -1 || node === join || node === end || seen.has(node)) continue;
    seen.add(node);
    work.push(...next[node]!);
  }
  return [...seen];
}
