import type { EventDefinition, ProcessNode } from '../blueprint/process.ts';
import { freeHandlers } from './net-of-scope.ts';
import { boundariesOf, type Scope } from './process-scopes.ts';

const FROM_OUTSIDE: ReadonlySet<EventDefinition['kind']> = new Set(['message', 'timer', 'signal', 'conditional']);
const BREAKING_OFF: ReadonlySet<EventDefinition['kind']> = new Set(['terminate', 'error', 'cancel']);

/**
 * True where what goes on in a scope can be ended before it comes to its own end: from outside, by a time, a message, a
 * signal or a condition, or by what goes on at the same time around it. What ends an outer scope ends the inner ones too.
 *
 * @param inner the sub-process of the scope that is asked about.
 */
export function isBrokenOff(scopes: ReadonlyMap<string, Scope>, scope: Scope, inner?: ProcessNode): boolean {
  // What broke off the rest of a scope is not broken off by itself.
  if (freeHandlers(scope).some(({ node, isInterrupting }) => isInterrupting && node !== inner)) return true;
  const { owner } = scope;
  const around = owner && scopes.get(owner.scope);
  if (owner === undefined || around === undefined) return false;
  const border = boundariesOf(around).get(owner.id) ?? [];
  const isTimed = border.some(
    ({ isInterrupting, definitions }) => isInterrupting && hasKind(definitions, FROM_OUTSIDE),
  );
  return isTimed || isOvertaken(around, owner) || isBrokenOff(scopes, around, owner);
}

/** True where one way of a split leads to a node, and another to an end that breaks off everything. */
function isOvertaken(scope: Scope, { id }: ProcessNode): boolean {
  return [...scope.nodes.values()].some((split) => {
    if (split.outgoing.length < 2 || !isParallel(split)) return false;
    const ways = split.outgoing.map((flow) => followingOf(scope, [scope.process.flows.get(flow)?.to ?? ''], id));
    return ways.some((way, at) => way.has(id) && ways.some((other, index) => index !== at && breaksOff(scope, other)));
  });
}

/** An exclusive gateway, or one that waits for the first of several events, takes one way only. */
function isParallel(node: ProcessNode): boolean {
  return node.kind !== 'gateway' || node.type === 'parallelGateway' || node.type === 'inclusiveGateway';
}

function breaksOff(scope: Scope, ids: ReadonlySet<string>): boolean {
  return [...ids].some((id) => {
    const node = scope.nodes.get(id);
    return node?.kind === 'event' && node.type === 'endEvent' && hasKind(node.definitions, BREAKING_OFF);
  });
}

/** The nodes that flows and events on the border of activities lead to, without what only follows the last node. */
function followingOf(scope: Scope, from: readonly string[], last: string): ReadonlySet<string> {
  const borders = boundariesOf(scope);
  const seen = new Set<string>();
  const queue = [...from];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    if (id === last) continue;
    for (const flow of scope.nodes.get(id)?.outgoing ?? []) queue.push(scope.process.flows.get(flow)?.to ?? '');
    for (const event of borders.get(id) ?? []) queue.push(event.id);
  }
  return seen;
}

function hasKind(definitions: readonly EventDefinition[], kinds: ReadonlySet<EventDefinition['kind']>): boolean {
  return definitions.some(({ kind }) => kinds.has(kind));
}
