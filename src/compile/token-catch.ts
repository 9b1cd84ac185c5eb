import type { ScopeRun, Token } from './token-state.ts';
import { isGateway, type CatchPlan, type NodePlan, type TokenPlan } from './token-plan.ts';

/** Something that waits for an event: a token, or a scope whose event sub-process would begin. */
export interface Catcher {
  /** The node of the event: the token's own, a boundary event on it, or one behind an event-based gateway. */
  readonly at: NodePlan;
  readonly index: number;
  readonly caught: CatchPlan;
  readonly token?: number;
  readonly run?: number;
  readonly how: 'waits' | 'boundary' | 'gateway' | 'event-sub-process';
}

/** All that a token waits for: at its node, on the border of its node, behind its gateway. */
export function catchersOf(plan: TokenPlan, token: Token): Catcher[] {
  const own = plan.nodes.get(token.node);
  if (own === undefined) return [];
  if (isGateway(own.node, 'eventBasedGateway')) {
    return own.outgoing.flatMap(({ flow }) => {
      const next = plan.nodes.get(flow.to);
      return next === undefined ? [] : of(next, { token: token.id, how: 'gateway' });
    });
  }
  // Whoever does one of several runs has no border of its own: that of all of them is the loop's.
  const border = token.inner === true ? [] : own.boundaries;
  return [
    ...(own.node.kind === 'event' || own.catches.length > 0 ? of(own, { token: token.id, how: 'waits' }) : []),
    ...border.flatMap((boundary) => of(boundary, { token: token.id, how: 'boundary' })),
  ];
}

/** The event sub-processes that a run may begin. */
export function catchersIn(plan: TokenPlan, run: ScopeRun): Catcher[] {
  if (run.kind === 'loop' || run.kind === 'undo' || run.interrupted === true) return [];
  const { eventSubProcesses = [] } = plan.scopes.get(run.scope) ?? {};
  return eventSubProcesses.flatMap(({ start }) => of(start, { run: run.id, how: 'event-sub-process' }));
}

/** The key of a catcher among those of one token or run. */
export function keyOf({ at, index }: Pick<Catcher, 'at' | 'index'>): string {
  return `${at.node.id}/${index}`;
}

function of(at: NodePlan, where: Pick<Catcher, 'token' | 'run' | 'how'>): Catcher[] {
  return at.catches.map((caught, index) => ({ at, index, caught, ...where }));
}

/** True for an event that takes the place of what it interrupts. */
export function interrupts({ at }: Catcher): boolean {
  return at.node.kind !== 'event' || at.node.isInterrupting;
}
