import { fieldProblem } from '../blueprint/field-value.ts';
import type { Field } from '../blueprint/field.ts';
import { CUSTOMER } from '../blueprint/id.ts';
import type { Code, ParamsOf } from '../text/catalogue.ts';
import { addDuration, parseDuration } from '../time/duration.ts';
import { carriedBy } from './carried.ts';
import type { CaseContext, CaseEvent, LadderLedger } from './case.ts';
import { environment } from './facts.ts';
import { actingFor, actorsNow } from './reassign.ts';
import type { AskedPlan, HandlerPlan, InterruptPlan, Plan, StepPlan, WayPlan } from './plan.ts';

/** Why an event is not taken: a code of the catalogue with what its sentences speak of. */
export interface Refusal {
  readonly code: Code;
  readonly params: object;
}

/** Makes a refusal; the parameters must be those that the code's sentences use. */
export function refuse<C extends Code>(code: C, params: ParamsOf<C>): Refusal {
  return { code, params };
}

/** The instant at which an event takes effect: a timer that fires late counts from what the case knows. */
export function effectiveAt(context: CaseContext, event: { readonly at?: unknown }): number {
  return typeof event.at === 'number' && event.at > context.at ? event.at : context.at;
}

/** Refuses an event without an instant or a sender, or from before what the case already knows. */
export function refuseSender(plan: Plan, context: CaseContext, event: CaseEvent): Refusal | undefined {
  if (typeof event.at !== 'number' || !Number.isFinite(event.at)) return refuse('TL6004', { problem: 'missing' });
  if (event.at < context.at) return refuse('TL6004', { problem: 'early' });
  if (typeof event.by?.role !== 'string') return refuse('TL6005', {});
  if (!plan.roles.has(event.by.role)) return refuse('TL6003', { role: event.by.role, allowed: [...plan.roles] });
  return undefined;
}

/** Refuses what moves a clock from outside: it may be told late, but not before the case was opened. */
export function refuseForClocks(plan: Plan, context: CaseContext, event: CaseEvent, name: string): Refusal | undefined {
  if (context.closed !== undefined) return refuse('TL6001', { event: event.type, accepted: [] });
  const isLate = event.at < context.at && event.at >= context.opened_at;
  const carries = carriedBy(plan.blueprint, name);
  return refuseCarried(plan, context, isLate ? { ...event, at: context.at } : event, carries);
}

/** Those who were told of an escalation and may accept it now; nobody once it is accepted or stopped. */
export function whoMayAccept(
  { ladders }: Pick<CaseContext, 'ladders'>,
  escalation: string,
): NonNullable<LadderLedger['told']> {
  const { state, told = [] } = ladders?.[escalation] ?? {};
  return state === 'climbing' || state === 'exhausted' ? told : [];
}

/** Refuses to accept what nobody was told of, or for somebody who was not told. */
export function refuseAcceptance(
  plan: Plan,
  context: CaseContext,
  event: CaseEvent,
  escalation: string,
): Refusal | undefined {
  const sender = refuseSender(plan, context, event);
  if (sender !== undefined) return sender;
  const told = whoMayAccept(context, escalation);
  if (told.length === 0) {
    const isTaken = context.ladders?.[escalation]?.state === 'accepted';
    return refuse('TL6016', { escalation, problem: isTaken ? 'taken' : 'nobody', told: [] });
  }
  const { role, person } = event.by;
  // Somebody known by name is meant in whatever role; a role stands for everybody in it, and its deputy.
  const isTold = told.some((one) =>
    one.person !== undefined && person !== undefined
      ? one.person === person
      : one.role === undefined || actingFor(plan, one.role).has(role),
  );
  if (isTold) return undefined;
  const names = told.map((one) => one.person ?? one.role ?? '');
  return refuse('TL6016', { escalation, problem: 'stranger', told: [...new Set(names)] });
}

/** Refuses to reopen a case for anybody but the customer and the staff. */
export function refuseReopening(plan: Plan, context: CaseContext, event: CaseEvent): Refusal | undefined {
  const sender = refuseSender(plan, context, event);
  if (sender !== undefined) return sender;
  const allowed = [CUSTOMER, ...plan.blueprint.roles.keys()];
  return allowed.includes(event.by.role) ? undefined : refuse('TL6003', { role: event.by.role, allowed });
}

/** Refuses an outcome of a step that its sender may not send, that lacks answers, or whose condition does not hold. */
export function refuseOutcome(
  plan: Plan,
  context: CaseContext,
  event: CaseEvent,
  stepPlan: StepPlan,
  way: WayPlan,
): Refusal | undefined {
  const { step, interrupt } = stepPlan;
  const actors = actorsNow(plan, context, stepPlan);
  if (context.interrupt !== interrupt) {
    return refuse('TL6010', { interrupt: context.interrupt ?? interrupt ?? '' });
  }
  const sender = refuseSender(plan, context, event);
  if (sender !== undefined) return sender;
  if (actors !== undefined && !actors.has(event.by.role)) {
    return refuse('TL6003', { role: event.by.role, allowed: [...actors] });
  }
  const isCall = step.action.verb === 'call';
  const call = context.calls?.[step.id];
  // Between two calls nobody can answer.
  if (isCall && (call === undefined || call.run < 0 || (event.run !== undefined && event.run !== call.run))) {
    return refuse('TL6012', { timer: step.id });
  }
  if (way.way.kind === 'failure') return undefined;
  const isStored = step.action.verb !== 'call' && step.action.verb !== 'meet';
  const answers = refuseAnswers(askedBy(stepPlan, way.way.name), event.data, isStored ? context.data : {});
  const refused =
    answers ??
    (isCall ? refuseResults(plan, stepPlan, event) : undefined) ??
    (way.way.name === 'held' ? refuseMeeting(plan, stepPlan, event) : undefined);
  if (refused !== undefined) return refused;
  if (way.when === undefined) return undefined;
  const data = { ...context.data, ...answersOf(stepPlan, event) };
  return way.when.test(environment(plan, context, data, event.at, event.data))
    ? undefined
    : refuse('TL6009', { step: step.id });
}

/** What an outcome brings with it; of a meeting that was not held there is nothing to say. */
export function askedBy({ step, asked }: StepPlan, outcome: string): StepPlan['asked'] {
  return step.action.verb === 'meet' && outcome !== 'held' ? NOTHING : asked;
}

/** Refuses to call a meeting held that lacked somebody, or that was shorter or longer than it takes. */
function refuseMeeting({ roles, zone }: Plan, { step }: StepPlan, event: CaseEvent): Refusal | undefined {
  const { action } = step;
  if (action.verb !== 'meet') return undefined;
  const present = (event.data?.['present'] ?? []) as readonly string[];
  const strangers = present.filter((role) => !roles.has(role));
  if (strangers.length > 0) return refuse('TL6014', { step: step.id, problem: 'stranger', roles: strangers });
  const absent = action.required.map(({ name }) => name).filter((role) => !present.includes(role));
  if (absent.length > 0) return refuse('TL6014', { step: step.id, problem: 'absent', roles: absent });
  if (action.quorum !== undefined && present.length < action.quorum) {
    return refuse('TL6014', { step: step.id, problem: 'quorum', roles: [], quorum: action.quorum });
  }
  const said = event.data?.['lasted'];
  const lasted = parseDuration(typeof said === 'string' ? said : '');
  if (!lasted.ok) return undefined;
  // Nobody sits in a meeting by opening hours.
  if (lasted.duration.kind === 'business') return refuse('TL6006', { field: 'lasted', problem: 'format' });
  const { from = 0, to = Infinity } = action.lasts ?? {};
  const length = addDuration(event.at, lasted.duration, zone) - event.at;
  if (length >= from && length <= to) return undefined;
  return refuse('TL6014', { step: step.id, problem: length < from ? 'short' : 'long', roles: [] });
}

/** Refuses a result of the right type that the field of the case has no room for. */
function refuseResults(plan: Plan, stepPlan: StepPlan, event: CaseEvent): Refusal | undefined {
  for (const [name, value] of Object.entries(answersOf(stepPlan, event))) {
    const field = plan.fields.get(name);
    const problem = field === undefined || value === null ? undefined : fieldProblem(field, value);
    if (problem !== undefined) return refuse('TL6006', { field: name, problem });
  }
  return undefined;
}

/** The fields of the case that an event fills: the answers themselves, or what a call takes from its result. */
export function answersOf({ step }: StepPlan, event: CaseEvent): Readonly<Record<string, unknown>> {
  const given = event.data ?? {};
  if (step.action.verb === 'meet') return {};
  if (step.action.verb !== 'call') return given;
  return Object.fromEntries(step.action.into.map(({ field, output }) => [field.name, given[output.name] ?? null]));
}

/** Refuses an event that a handler of a step or stage listens to. */
export function refuseHandled(
  plan: Plan,
  context: CaseContext,
  event: CaseEvent,
  { handler, when, carries, interrupt }: HandlerPlan,
): Refusal | undefined {
  if (context.interrupt !== interrupt) return refuse('TL6010', { interrupt: context.interrupt ?? interrupt ?? '' });
  return refuseCarried(plan, context, event, carries) ?? refuseWhen(plan, context, event, when, handler.event.name);
}

/** True where the case stands in a stage in which an interrupt is heard. */
export function isHeardAt(context: CaseContext, { interrupt: { inside }, notIn }: InterruptPlan): boolean {
  const stage = inside === undefined ? context.stage : context.modules?.[inside];
  return context.closed === undefined && (stage !== undefined || inside === undefined) && !notIn.has(stage ?? '');
}

/** Refuses an event that an interrupt listens to. */
export function refuseInterrupt(
  plan: Plan,
  context: CaseContext,
  event: CaseEvent,
  interruptPlan: InterruptPlan,
): Refusal | undefined {
  const { interrupt, when, carries } = interruptPlan;
  if (context.interrupt !== undefined) return refuse('TL6010', { interrupt: context.interrupt });
  if (!isHeardAt(context, interruptPlan)) return refuse('TL6001', { event: event.type, accepted: [] });
  return refuseCarried(plan, context, event, carries) ?? refuseWhen(plan, context, event, when, interrupt.on.name);
}

/** Refuses an event from outside that lacks its sender or what it must carry; facts of the machine carry nothing. */
export function refuseCarried(
  plan: Plan,
  context: CaseContext,
  event: CaseEvent,
  carries: ReadonlyMap<string, Field>,
): Refusal | undefined {
  if (event.type.startsWith('fact.')) return undefined;
  return refuseSender(plan, context, event) ?? refuseAnswers(required(carries), event.data, {});
}

/** Refuses a timer that was disarmed or belongs to an earlier visit, and one that fires while the journey stands still. */
export function refuseTimer(
  context: CaseContext,
  event: CaseEvent,
  timer: string,
  interrupt: string | undefined,
): Refusal | undefined {
  const running = context.timers[timer];
  if (event.timer !== timer || running === undefined || running.generation !== event.generation) {
    return refuse('TL6012', { timer: event.timer ?? timer });
  }
  return context.interrupt === interrupt ? undefined : refuse('TL6010', { interrupt: context.interrupt ?? '' });
}

/** Refuses answers that nobody asked for, that do not fit their field, or that leave a question open. */
export function refuseAnswers(
  asked: ReadonlyMap<string, AskedPlan>,
  given: Readonly<Record<string, unknown>> | undefined,
  known: Readonly<Record<string, unknown>>,
): Refusal | undefined {
  if (given !== undefined) {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      return refuse('TL6006', { field: 'data', problem: 'kind' });
    }
    for (const name in given) {
      const question = asked.get(name);
      if (question === undefined) {
        const fields = Object.keys(given).filter((key) => !asked.has(key));
        return refuse('TL6008', { fields, asked: [...asked.keys()] });
      }
      const value = given[name];
      if (value === undefined || value === null) continue;
      const problem = fieldProblem(question.field, value);
      if (problem !== undefined) return refuse('TL6006', { field: name, problem });
    }
  }
  for (const [name, { optional }] of asked) {
    if (optional) continue;
    const value = given !== undefined && name in given ? given[name] : known[name];
    if (value !== undefined && value !== null) continue;
    const open = [...asked].filter(
      ([field, question]) => !question.optional && (given?.[field] ?? known[field] ?? null) === null,
    );
    return refuse('TL6007', { fields: open.map(([field]) => field) });
  }
  return undefined;
}

function refuseWhen(
  plan: Plan,
  context: CaseContext,
  event: CaseEvent,
  when: HandlerPlan['when'],
  name: string,
): Refusal | undefined {
  if (when === undefined) return undefined;
  const holds = when.test(environment(plan, context, context.data, effectiveAt(context, event), event.data));
  return holds ? undefined : refuse('TL6013', { event: name });
}

function required(carries: ReadonlyMap<string, Field>): ReadonlyMap<string, AskedPlan> {
  if (carries.size === 0) return NOTHING;
  return new Map([...carries].map(([name, field]) => [name, { field, optional: false }]));
}

const NOTHING: ReadonlyMap<string, AskedPlan> = new Map();
