import { CUSTOMER } from '../blueprint/id.ts';
import type { Field } from '../blueprint/field.ts';
import { BUILT_IN_ENDS, SERVICE, SYSTEM, type CaseContext } from '../compile/case.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import { askedBy, isHeardAt, whoMayAccept } from '../compile/admit.ts';
import { extendedBy } from '../compile/clock-plan.ts';
import { carriedBy } from '../compile/carried.ts';
import { actingFor, actorsNow } from '../compile/reassign.ts';
import type { Plan } from '../compile/plan.ts';
import { votersOf } from '../compile/votes.ts';
import { calledService } from '../compile/calls.ts';
import { isWaitedFor } from '../compile/token-admit.ts';
import type { CaseSnapshot } from './step.ts';

/** One event that a case can take now. */
export interface AcceptedEvent {
  /** Its type, such as `step.receive.answered`. */
  readonly type: string;
  /** The step it belongs to, when it is one of a step's outcomes. */
  readonly step?: string;
  readonly outcome?: string;
  /** Roles that may send it. */
  readonly by: readonly string[];
  /** What it must or may carry. */
  readonly fields: readonly AcceptedField[];
  /** Only on the result of a service: which call it answers. */
  readonly run?: number;
  /** Only on the result of a service: the one that was called, which may be the one in reserve. */
  readonly service?: string;
}

export interface AcceptedField {
  readonly name: string;
  readonly field: Field;
  /** True when it must be sent: it is asked for and not known yet. */
  readonly needed: boolean;
  /** What is known already. */
  readonly known?: unknown;
}

/** What a case hears also while an interrupt is dealt with. */
const ALWAYS_HEARD: readonly string[] = ['customer.writes', ...Object.keys(BUILT_IN_ENDS)];

/**
 * What can happen to a case now: events from outside in the order in which the machine looks at them, innermost first.
 * Conditions that depend on what the event carries are not looked at.
 */
export function acceptedEvents({ plan }: CompiledBlueprint, snapshot: CaseSnapshot): AcceptedEvent[] {
  const { context } = snapshot;
  const found = new Map<string, AcceptedEvent>();
  if (snapshot.status === 'done') return [];
  const everybody = [CUSTOMER, ...plan.blueprint.roles.keys()];
  const heard = snapshot._nodes.toSorted((a, b) => b.order - a.order);
  for (const node of heard) {
    for (const { type, step: id, outcome, escalation } of heardBy(node)) {
      if (found.has(type)) continue;
      if (escalation !== undefined) {
        const by = acceptorsOf(plan, context, escalation);
        if (by.length > 0) found.set(type, { type, by, fields: [] });
        continue;
      }
      const step = id === undefined ? undefined : plan.steps.get(id);
      if (step === undefined || id === undefined || outcome === undefined) {
        if (context.interrupt !== undefined && !ALWAYS_HEARD.includes(type)) continue;
        if (context.closed !== undefined && type !== 'customer.writes' && type !== 'case.reopens') continue;
        if (plan.tokens?.events.includes(type) === true && !isWaitedFor(plan, context, type)) continue;
        if (isUnheard(plan, context, (node.config.on as Listening | undefined)?.[type])) continue;
        const fields = [...carriedBy(plan.blueprint, type)].map(([name, field]) => ({ name, field, needed: true }));
        const by = type.startsWith('signal.') ? [SYSTEM.role, SERVICE, ...plan.blueprint.roles.keys()] : everybody;
        found.set(type, { type, by, fields });
        continue;
      }
      if (context.interrupt !== step.interrupt) continue;
      // Where tokens move, one state listens for all steps.
      if (plan.tokens !== undefined && context.active[id] === undefined) continue;
      const { verb } = step.step.action;
      const run = context.calls?.[id]?.run;
      // Between two calls nobody can answer.
      if (verb === 'call' && (run === undefined || run < 0)) continue;
      const isStored = verb !== 'call' && verb !== 'meet';
      // A failure brings nothing with it.
      const asked = outcome === 'failed' ? [] : [...askedBy(step, outcome)];
      const fields = asked.map(([name, { field, optional }]): AcceptedField => {
        const known = isStored ? context.data[name] : undefined;
        return { name, field, known, needed: !optional && (known === undefined || known === null) };
      });
      const senders = verb === 'approve' ? votersOf(step, context) : [...(actorsNow(plan, context, step) ?? everybody)];
      const call = run === undefined ? {} : { run, service: calledService(step, context.calls?.[id]) };
      found.set(type, { type, step: id, outcome, by: senders, fields, ...call });
    }
  }
  return [...found.values()];
}

type Heard = Pick<AcceptedEvent, 'type' | 'step' | 'outcome'> & { readonly escalation?: string };

/** The events from outside that a state listens to: worked out once, because a state is looked at after every event. */
function heardBy(node: StateNode): readonly Heard[] {
  let heard = known.get(node);
  if (heard === undefined) known.set(node, (heard = node.ownEvents.filter(isFromOutside).map(heardAs)));
  return heard;
}

type StateNode = CaseSnapshot['_nodes'][number];

const known = new WeakMap<StateNode, readonly Heard[]>();

/** More time for a clock is given when somebody decides so; no case waits for it. */
function isFromOutside(type: string): boolean {
  return type !== 'timer' && !type.startsWith('fact.') && extendedBy(type) === undefined;
}

function heardAs(type: string): Heard {
  const [, step, outcome] = /^step\.([^.]+)\.([^.]+)$/.exec(type) ?? [];
  return { type, step, outcome, escalation: /^escalation\.([^.]+)\.accepted$/.exec(type)?.[1] };
}

/** Who may accept an escalation now: the roles that were told, and their deputies. */
function acceptorsOf(plan: Plan, context: CaseContext, escalation: string): string[] {
  const roles = whoMayAccept(context, escalation).flatMap(({ role }) =>
    role === undefined ? [] : [...actingFor(plan, role)],
  );
  return [...new Set(roles)].filter((role) => role === CUSTOMER || plan.blueprint.roles.has(role));
}

type Listening = Readonly<Record<string, readonly Transition[]>>;

interface Transition {
  readonly guard?: { readonly type: string; readonly params?: Readonly<Record<string, string>> };
}

/** True when only interrupts listen to an event, and none of them in the stage in which the case is. */
function isUnheard(plan: Plan, context: CaseContext, transitions: readonly Transition[] = []): boolean {
  const interrupts = transitions.map(({ guard }) =>
    guard?.type === 'mayInterrupt' ? plan.interrupts.get(guard.params?.['interrupt'] ?? '') : undefined,
  );
  return (
    interrupts.length > 0 && interrupts.every((interrupt) => interrupt !== undefined && !isHeardAt(context, interrupt))
  );
}
