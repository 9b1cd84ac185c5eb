import { holdsScope, type Process, type ProcessNode } from '../blueprint/process.ts';

/** Who was at work last before a node, whatever way a case came. */
export interface Before {
  /** Activities that hold no scope of their own. */
  readonly activities: ReadonlySet<ProcessNode>;
  /** True where a case can come from a start without any activity between. */
  readonly fromStart: boolean;
}

/** The activities that are the last before a node on the ways to it; the node itself only where a loop leads back. */
export function activitiesBefore(process: Process, node: ProcessNode): Before {
  const activities = new Set<ProcessNode>();
  let fromStart = false;
  const seen = new Set<string>();
  const queue = previous(process, node);
  if (queue.length === 0) fromStart = true;
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (seen.has(at.id)) continue;
    seen.add(at.id);
    if (at.kind === 'activity' && !holdsScope(at)) {
      activities.add(at);
      continue;
    }
    const inner = holdsScope(at) ? lastOf(process, at) : [];
    const before = inner.length > 0 ? inner : previous(process, at);
    if (before.length === 0) fromStart = true;
    queue.push(...before);
  }
  return { activities, fromStart };
}

/** The nodes to which some way leads that does not go through any of the nodes that are named, those themselves among them. */
export function reachedWithout(process: Process, named: ReadonlySet<string>): ReadonlySet<string> {
  const { begins, next } = waysOf(process);
  const seen = new Set<string>();
  const queue = [...begins];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (!named.has(at)) queue.push(...(next.get(at) ?? []));
  }
  return seen;
}

interface Ways {
  /** Nodes before which there is nothing. */
  readonly begins: readonly string[];
  readonly next: ReadonlyMap<string, readonly string[]>;
}

const known = new WeakMap<Process, Ways>();

function waysOf(process: Process): Ways {
  const before = known.get(process);
  if (before !== undefined) return before;
  const begins: string[] = [];
  const next = new Map<string, string[]>();
  for (const node of process.nodes.values()) {
    const sources = previous(process, node).flatMap((source) => {
      const inner = holdsScope(source) ? lastOf(process, source) : [];
      return inner.length > 0 ? inner : [source];
    });
    if (sources.length === 0) begins.push(node.id);
    for (const { id } of sources) {
      const known = next.get(id);
      if (known === undefined) next.set(id, [node.id]);
      else known.push(node.id);
    }
  }
  const ways = { begins, next };
  known.set(process, ways);
  return ways;
}

/** The nodes from which a token comes to a node; none at a start of the process. */
function previous({ nodes, flows }: Pick<Process, 'nodes' | 'flows'>, node: ProcessNode): ProcessNode[] {
  const sources = node.incoming.flatMap((id) => nodes.get(flows.get(id)?.from ?? '') ?? []);
  if (sources.length > 0) return sources;
  if (node.kind === 'event') {
    const host = nodes.get(node.attachedTo ?? '');
    // Whoever works there has not given anything yet.
    if (host !== undefined) return previous({ nodes, flows }, host);
    const link = node.definitions.find(({ kind }) => kind === 'link');
    if (link?.kind === 'link' && node.type === 'intermediateCatchEvent') {
      return [...nodes.values()].filter(
        (other) =>
          other.kind === 'event' &&
          other.type === 'intermediateThrowEvent' &&
          other.scope === node.scope &&
          other.definitions.some((own) => own.kind === 'link' && own.name === link.name),
      );
    }
  }
  const around = nodes.get(node.scope);
  const isOfEvent = around?.kind === 'activity' && around.triggeredByEvent === true;
  return around === undefined || isOfEvent ? [] : previous({ nodes, flows }, around);
}

/** Where the work in a sub-process comes to its end. */
function lastOf({ nodes }: Process, { id }: ProcessNode): ProcessNode[] {
  return [...nodes.values()].filter(
    (node) =>
      node.scope === id && node.outgoing.length === 0 && !(node.kind === 'activity' && node.triggeredByEvent === true),
  );
}
