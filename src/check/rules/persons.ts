import type { FlowGraph } from '../../flow/graph.ts';
import { hasPerson } from '../touchpoints.ts';
import type { Rule } from '../rule.ts';

/**
 * A customer who is served by pages and machines alone can get to a person: by an outcome, an event, or by coming back.
 * Whoever was with a person before has had the occasion.
 */
export const persons: Rule = {
  name: 'customers-can-reach-a-person',
  phase: 4,
  ofWays: true,
  principle: 'customer-first',
  check(check) {
    const { blueprint, flow } = check;
    const next = nextOf(flow);
    const attended = new Set(
      [...flow.nodes.values()].flatMap((node) =>
        node.kind === 'step' && hasPerson(blueprint, node.step) ? [node.key] : [],
      ),
    );
    const saved = leadingTo(flow, next, attended);
    const alone = untilPerson(flow, next, attended);
    const lost = [...flow.nodes.values()].flatMap((node) => {
      if (node.kind !== 'step' || node.step.interrupt !== undefined) return [];
      const { verb } = node.step.action;
      return (verb === 'ask' || verb === 'survey') && alone.has(node.key) && !saved.has(node.key) ? [node.step] : [];
    });
    const [first, ...others] = lost;
    if (first === undefined) return;
    const related = others.map(({ path }) => blueprint.places.key(path));
    check.atKey(first.path, 'TL4103', { step: first.id, others: others.length }, { related });
  },
};

/** Where a case can go from a node, by itself or because something breaks in. */
function nextOf(flow: FlowGraph): ReadonlyMap<string, readonly string[]> {
  const next = new Map([...flow.nodes.values()].map(({ key, edges }) => [key, edges.map(({ to }) => to)]));
  for (const { scope, to } of flow.breaks) for (const key of scope) next.get(key)?.push(to);
  return next;
}

/** The nodes from which one of some nodes can be reached. */
function leadingTo(
  flow: FlowGraph,
  next: ReadonlyMap<string, readonly string[]>,
  wanted: ReadonlySet<string>,
): ReadonlySet<string> {
  const sources = new Map<string, string[]>([...flow.nodes.keys()].map((key) => [key, []]));
  for (const [from, targets] of next) for (const to of targets) sources.get(to)?.push(from);
  return spread([...wanted], (key) => sources.get(key) ?? []);
}

/** The nodes to which a case can come without having met a person. */
function untilPerson(
  { start }: FlowGraph,
  next: ReadonlyMap<string, readonly string[]>,
  attended: ReadonlySet<string>,
): ReadonlySet<string> {
  if (start === undefined) return new Set();
  return spread([start], (key) => (attended.has(key) ? [] : (next.get(key) ?? [])));
}

function spread(from: readonly string[], next: (key: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set(from);
  const queue = [...from];
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    for (const to of next(key)) {
      if (seen.has(to)) continue;
      seen.add(to);
      queue.push(to);
    }
  }
  return seen;
}
