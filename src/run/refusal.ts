import {
  refuse,
  refuseAcceptance,
  refuseCarried,
  refuseHandled,
  refuseInterrupt,
  refuseOutcome,
  refuseReopening,
  refuseSender,
  refuseTimer,
  type Refusal,
} from '../compile/admit.ts';
import type { CaseContext, CaseEvent } from '../compile/case.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import { refuseExtension } from '../compile/extend-clock.ts';
import { tally, type Tally } from '../compile/votes.ts';
import { catalogue, type Code, type ParamsOf } from '../text/catalogue.ts';
import type { CatalogueEntry, Language, Wording } from '../text/catalogue/entry.ts';
import { nearest } from '../text/did-you-mean.ts';
import { acceptedEvents, type AcceptedEvent } from './accepted.ts';
import type { CaseSnapshot } from './step.ts';

/** Why an event was not accepted, and what would be. */
export interface CaseRefusal {
  readonly code: Code;
  readonly rule: string;
  /** One sentence in English; {@link wordingOfRefusal} gives it in another language. */
  readonly message: string;
  readonly hint: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** What the case can take now. */
  readonly accepted: readonly AcceptedEvent[];
}

/** Says why the machine did not take an event, by asking the guards that turned it down. */
export function explainRefusal(
  compiled: CompiledBlueprint,
  snapshot: CaseSnapshot,
  event: CaseEvent,
  now: number,
): CaseRefusal {
  const accepted = acceptedEvents(compiled, snapshot);
  const { code, params } = reason(compiled, snapshot, event, now, accepted);
  const { rule } = catalogue[code];
  const refused = { code, rule, params: params as Readonly<Record<string, unknown>>, accepted };
  return { ...refused, ...wordingOfRefusal(refused, 'en') };
}

/** The sentences of a refusal in a language. */
export function wordingOfRefusal({ code, params }: Pick<CaseRefusal, 'code' | 'params'>, language: Language): Wording {
  return (catalogue[code] as unknown as CatalogueEntry<object>)[language](params);
}

function reason(
  compiled: CompiledBlueprint,
  snapshot: CaseSnapshot,
  event: CaseEvent,
  now: number,
  accepted: readonly AcceptedEvent[],
): Refusal {
  const { plan, events } = compiled;
  const { context } = snapshot;
  const types = accepted.map(({ type }) => type);
  if (snapshot.status === 'done')
    return refuse('TL6011', event.type === 'case.reopens' ? whySealed(plan, snapshot) : {});
  if (event.type === 'timer') {
    const timer = event.timer ?? '';
    return refuseTimer(context, event, timer, undefined) ?? refuse('TL6012', { timer });
  }
  if (!events.includes(event.type)) {
    return refuse('TL6002', { event: event.type, known: events, near: nearest(event.type, events) });
  }
  if (event.at > now) return refuse('TL6004', { problem: 'future' });
  return (
    guardsSay(compiled, snapshot, event) ??
    refuseSender(plan, context, event) ??
    refuse('TL6001', { event: event.type, accepted: types })
  );
}

/** The first refusal among the guards that listen to this event in the case's present state. */
function guardsSay({ plan }: CompiledBlueprint, snapshot: CaseSnapshot, event: CaseEvent): Refusal | undefined {
  const { context } = snapshot;
  for (const node of snapshot._nodes.toSorted((a, b) => b.order - a.order)) {
    const listening = (node.config.on as Record<string, readonly { guard?: GuardConfig }[]> | undefined)?.[event.type];
    for (const { guard } of listening ?? []) {
      const { step, way, handler, interrupt, escalation, sla, event: awaited } = guard?.params ?? {};
      const stepPlan = plan.steps.get(step ?? '');
      const wayPlan = stepPlan?.ways.get(way ?? '');
      const handled = plan.handlers.get(handler ?? '');
      const interrupting = plan.interrupts.get(interrupt ?? '');
      const carries = plan.awaited.get(awaited ?? '');
      const refusal =
        guard?.type === 'mayAccept' && escalation !== undefined
          ? refuseAcceptance(plan, context, event, escalation)
          : guard?.type === 'mayExtend' && sla !== undefined
            ? refuseExtension(plan, context, event, sla)
            : guard?.type === 'mayReopen'
              ? refuseReopening(plan, context, event)
              : (guard?.type === 'mayVote' || guard?.type === 'votesComeTo') && stepPlan !== undefined
                ? refusedVote(tally(plan, context, event, stepPlan))
                : (guard?.type === 'maySend' || isHere(guard, context)) &&
                    stepPlan !== undefined &&
                    wayPlan !== undefined
                  ? refuseOutcome(plan, context, event, stepPlan, wayPlan)
                  : handled !== undefined
                    ? refuseHandled(plan, context, event, handled)
                    : interrupting !== undefined
                      ? refuseInterrupt(plan, context, event, interrupting)
                      : carries === undefined
                        ? undefined
                        : refuseCarried(plan, context, event, carries);
      if (refusal !== undefined && refusal.code !== 'TL6001') return refusal;
    }
  }
  return undefined;
}

/** Where tokens move, one state listens for all steps: only those at which a token is can refuse anything. */
function isHere(guard: GuardConfig | undefined, { active }: CaseContext): boolean {
  return guard?.type === 'maySendHere' && active[guard.params?.['step'] ?? ''] !== undefined;
}

function refusedVote(counted: Tally | Refusal): Refusal | undefined {
  return 'vote' in counted ? undefined : counted;
}

interface GuardConfig {
  readonly type: string;
  readonly params?: Readonly<Record<string, string>>;
}

/** Why a case cannot be reopened any more. */
function whySealed({ blueprint }: CompiledBlueprint['plan'], { context }: CaseSnapshot): ParamsOf<'TL6011'> {
  const end = context.closed?.end;
  const { reopen } = blueprint;
  if (reopen === undefined) return { end, because: 'never' };
  const isNamed = reopen.from.some(({ name }) => name === end);
  return { end, because: isNamed ? 'over' : 'end' };
}
