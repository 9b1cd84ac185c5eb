import { CASE_OUTCOMES } from '../blueprint/step.ts';
import type { Call, Verb } from '../blueprint/verbs.ts';
import { BUILT_IN_ENDS, type Actor } from '../compile/case.ts';
import { acceptedBy } from '../compile/ladder-plan.ts';
import { ordinaryOutcome } from '../flow/ways.ts';
import type { AcceptedEvent, AcceptedField } from '../run/accepted.ts';
import { meetingFields } from './meeting-fields.ts';
import type { WrittenLine } from './journey-file.ts';
import { ownField } from '../story/module-names.ts';
import { sampleValue } from './sample-value.ts';
import { playLine, untilLine, type PlaySession } from './play-session.ts';

/**
 * One thing that may happen next.
 * - `step`: somebody does a step, with this outcome (absent where nobody picks one);
 * - `returns`, `fails`: a service answers a call that waits;
 * - `accept`: somebody who was told of an escalation takes it over;
 * - `event`: something from outside; `awaited` when a step waits for it;
 * - `message`: the customer writes.
 */
export type Choice =
  | {
      readonly kind: 'step';
      readonly step: string;
      readonly verb: Verb;
      readonly outcome?: string;
      /** Roles that may do it, the likeliest first. */
      readonly by: readonly string[];
      readonly fields: readonly ChoiceField[];
    }
  | {
      readonly kind: 'returns';
      readonly step: string;
      readonly service: string;
      readonly fields: readonly ChoiceField[];
    }
  | { readonly kind: 'fails'; readonly step: string; readonly service: string }
  | {
      readonly kind: 'accept';
      readonly escalation: string;
      /** Those who may, as far as they are known by name; first those who were told. */
      readonly by: readonly Actor[];
    }
  | {
      readonly kind: 'event';
      readonly event: string;
      readonly awaited: boolean;
      readonly fields: readonly ChoiceField[];
    }
  | { readonly kind: 'message' };

/** A field of a choice. */
export interface ChoiceField extends AcceptedField {
  /** What it usually is, in its JSON form; proposed, never taken for granted. */
  readonly usual?: unknown;
}

/** What the case would take now, in the order in which people think of it: its steps, what it waits for, all else. */
export function choicesOf(session: PlaySession): Choice[] {
  const { accepts = [], waiting = [] } = session.result.view ?? {};
  const order = waiting.map(({ step }) => step);
  const ofSteps = accepts
    .filter(({ step }) => step !== undefined)
    .toSorted((a, b) => order.indexOf(a.step ?? '') - order.indexOf(b.step ?? ''))
    .flatMap((event) => ofStep(session, event) ?? []);
  const acceptances = accepts.flatMap((event) => acceptance(session, event) ?? []);
  const awaited = awaitedEvents(session);
  const outside = accepts
    .filter(({ step, type }) => step === undefined && type !== 'customer.writes' && acceptedBy(type) === undefined)
    .map(({ type, fields }): Choice => ({ kind: 'event', event: type, awaited: awaited.has(type), fields }))
    .filter((choice) => isHeard(session, choice))
    .toSorted((a, b) => rankOf(a) - rankOf(b));
  const writes = accepts.some(({ type }) => type === 'customer.writes');
  return [...ofSteps, ...acceptances, ...outside, ...(writes ? [{ kind: 'message' } as const] : [])];
}

/** The line of a journey that a choice is, with who did it and what it carries. */
export function lineOf(
  choice: Choice,
  { by, person, data = {} }: { by?: string; person?: string; data?: Readonly<Record<string, unknown>> } = {},
): WrittenLine {
  const carrying = Object.keys(data).length === 0 ? {} : { with: { ...data } };
  const as = person === undefined ? {} : { as: person };
  switch (choice.kind) {
    case 'step': {
      const { step, outcome } = choice;
      const own = Object.fromEntries(Object.entries(data).map(([name, value]) => [ownField(name), value]));
      const filled = 'with' in carrying ? { with: own } : {};
      return { by: by ?? choice.by[0] ?? '', ...as, step, ...(outcome === undefined ? {} : { outcome }), ...filled };
    }
    case 'returns':
      return { returns: choice.service, ...carrying };
    case 'fails':
      return { fail: choice.service };
    case 'accept': {
      const [first] = choice.by;
      const name = by === undefined ? first?.person : person;
      return { accept: choice.escalation, by: by ?? first?.role ?? '', ...(name === undefined ? {} : { as: name }) };
    }
    case 'event':
      return { event: choice.event, ...carrying };
    case 'message':
      return { message: typeof data['text'] === 'string' ? data['text'] : '', ...as };
  }
}

/** The next thing that happens by itself when nobody does anything. */
export interface NextByItself {
  readonly line: WrittenLine;
  /** The session after it. */
  readonly after: PlaySession;
}

/** So many timers may fire without a line in the journal before we stop looking. */
const MOST_IN_VAIN = 50;

/**
 * What happens next by itself, tried out; undefined when nothing will. A time limit runs out just after its last good
 * instant: time is then let pass to the full minute after it, unless something else falls due before that.
 */
export function nextByItself(session: PlaySession): NextByItself | undefined {
  let { nextDue } = session.result;
  for (let tries = 0; nextDue !== undefined && tries < MOST_IN_VAIN; tries += 1) {
    const line = untilLine(session, nextDue);
    const move = playLine(session, line);
    if (!move.ok) return undefined;
    if (move.session.result.entries.length > session.result.entries.length) {
      const round = roundedUp(session, nextDue, move.session);
      return round ?? { line, after: move.session };
    }
    nextDue = move.session.result.nextDue;
  }
  return undefined;
}

function roundedUp(session: PlaySession, due: number, exact: PlaySession): NextByItself | undefined {
  const minute = Math.ceil(due / 60_000) * 60_000;
  if (minute === due || (exact.result.nextDue ?? Infinity) <= minute) return undefined;
  const line = untilLine(session, minute);
  const move = playLine(session, line);
  return move.ok ? { line, after: move.session } : undefined;
}

/** Verbs whose ordinary outcome is said all the same: it is a choice like the others. */
const SAID: readonly Verb[] = ['approve', 'meet'];

function ofStep(
  { compiled, result }: PlaySession,
  { step: id = '', outcome, by, fields }: AcceptedEvent,
): Choice | undefined {
  const action = compiled.plan.steps.get(id)?.step.action;
  if (action === undefined || outcome === undefined) return undefined;
  const { verb } = action;
  if (verb === 'call') {
    const service = serviceCalled(result.effects, id);
    if (service === undefined) return undefined;
    if (outcome === 'failed') return { kind: 'fails', step: id, service };
    return {
      kind: 'returns',
      step: id,
      service,
      fields: fields.map((field) => asTheCaseCallsIt(compiled, action, field)),
    };
  }
  if (CASE_OUTCOMES.includes(outcome)) return undefined;
  return {
    kind: 'step',
    step: id,
    verb,
    by,
    fields: verb === 'meet' ? meetingFields(compiled, action, fields) : fields,
    ...(outcome === ordinaryOutcome(verb) && !SAID.includes(verb) ? {} : { outcome }),
  };
}

/** Who may accept an escalation: of a role in which persons were told these, all other roles as such. */
function acceptance({ result }: PlaySession, { type, by }: AcceptedEvent): Choice | undefined {
  const escalation = acceptedBy(type);
  if (escalation === undefined) return undefined;
  const { told = [] } = result.view?.escalations.find((one) => one.escalation === escalation) ?? {};
  const actors = by.flatMap((role): Actor[] => {
    const persons = told.filter((one) => one.role === role && one.person !== undefined);
    return persons.length === 0 ? [{ role }] : persons.map(({ person }) => ({ role, person }));
  });
  return { kind: 'accept', escalation, by: actors };
}

/** What a service gives, with the title and labels of the field that it goes into where it has none of its own. */
function asTheCaseCallsIt({ plan }: PlaySession['compiled'], { into }: Call, given: AcceptedField): AcceptedField {
  const taken = into.find(({ output }) => output.name === given.name);
  const ours = taken && plan.fields.get(taken.field.name);
  if (ours === undefined) return given;
  const { field } = given;
  const title = field.title ?? ours.title;
  const values =
    field.values && new Map([...field.values].map(([value, label]) => [value, label ?? ours.values?.get(value)]));
  return { ...given, field: { ...field, ...(title && { title }), ...(values && { values }) } };
}

/** The service that a step asked last: a fallback may have taken the place of the first. */
function serviceCalled(effects: PlaySession['result']['effects'], step: string): string | undefined {
  const last = effects.findLast((effect) => effect.kind === 'call' && effect.step === step);
  return last?.kind === 'call' ? last.service : undefined;
}

/** The events for which the steps wait at which the case stands. */
function awaitedEvents({ compiled, result }: PlaySession): Set<string> {
  const events = (result.view?.waiting ?? []).flatMap(({ step }) => {
    const action = compiled.plan.steps.get(step)?.step.action;
    if (action?.verb !== 'wait') return [];
    if (action.for.kind === 'event') return [action.for.event.name];
    if (action.for.kind !== 'first') return [];
    return action.for.arms.flatMap(({ until }) => (until.kind === 'event' ? [until.event.name] : []));
  });
  return new Set(events);
}

/**
 * False for an event that would be turned down: in the wrong stage, or under a condition that does not hold. Where the
 * condition may look at what the event carries, it is for whoever sends it to find out.
 */
function isHeard(session: PlaySession, choice: Choice): boolean {
  const fields = 'fields' in choice ? choice.fields : [];
  const data = Object.fromEntries(fields.map(({ name, field }) => [name, sampleValue(field)]));
  const move = playLine(session, lineOf(choice, { data }));
  if (move.ok || move.refusal === undefined) return true;
  return fields.length > 0 && move.refusal.code !== 'TL6001';
}

function rankOf(choice: Choice): number {
  if (choice.kind !== 'event') return 0;
  if (choice.awaited) return 0;
  return Object.hasOwn(BUILT_IN_ENDS, choice.event) ? 2 : 1;
}
