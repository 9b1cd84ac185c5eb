import type { Token } from './token-state.ts';
import { isGateway, type NodePlan, type TokenPlan } from './token-plan.ts';

/**
 * The tokens that a gateway takes to go on: one from each incoming flow of a parallel one; of an inclusive one from each
 * that has any, once none of the others can get one any more (BPMN 2.0, 13.4.3). Undefined while it waits.
 *
 * @param around all tokens of the run.
 */
export function joined(plan: TokenPlan, gate: NodePlan, around: readonly Token[]): readonly Token[] | undefined {
  const here = around.filter(({ node }) => node === gate.node.id);
  const first = gate.incoming.map((flow) => here.find(({ by }) => by === flow));
  const taken = first.filter((token) => token !== undefined);
  if (taken.length === 0) return undefined;
  if (isGateway(gate.node, 'parallelGateway')) return taken.length === gate.incoming.length ? taken : undefined;
  const full = gate.incoming.filter((_, index) => first[index] !== undefined);
  const empty = gate.incoming.filter((_, index) => first[index] === undefined);
  const before = around.filter(({ node }) => node !== gate.node.id);
  const mayCome = before.some(
    ({ node }) =>
      empty.some((flow) => leadsTo(plan, gate, flow).has(node)) &&
      !full.some((flow) => leadsTo(plan, gate, flow).has(node)),
  );
  return mayCome ? undefined : taken;
}

const known = new WeakMap<NodePlan, Map<string, ReadonlySet<string>>>();

/** The nodes from which a flow into a gateway can be reached without going through the gateway itself. */
function leadsTo(plan: TokenPlan, gate: NodePlan, flow: string): ReadonlySet<string> {
  let flows = known.get(gate);
  if (flows === undefined) known.set(gate, (flows = new Map()));
  const before = flows.get(flow);
  if (before !== undefined) return before;
  const seen = new Set<string>();
  const queue = [plan.flows.get(flow)?.flow.from];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const node = plan.nodes.get(at);
    if (node === undefined || seen.has(at) || node === gate) continue;
    seen.add(at);
    queue.push(...sourcesOf(plan, node));
  }
  flows.set(flow, seen);
  return seen;
}

function sourcesOf(plan: TokenPlan, { node, incoming }: NodePlan): string[] {
  const flows = incoming.flatMap((id) => plan.flows.get(id)?.flow.from ?? []);
  if (node.kind !== 'event') return flows;
  if (node.attachedTo !== undefined) return [node.attachedTo];
  const links = [...plan.nodes.values()].filter(({ linkedTo }) => linkedTo === node.id);
  return [...flows, ...links.map((link) => link.node.id)];
}
