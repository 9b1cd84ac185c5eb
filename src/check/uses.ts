import { stepsOf, type Blueprint } from '../blueprint/blueprint.ts';
import { ALWAYS } from '../blueprint/calendar.ts';
import { deadlinesOf, type DeadlineUse } from '../blueprint/deadlines.ts';
import { BUILT_IN_MILESTONES } from '../blueprint/declared.ts';
import { levelsOf, recipientsOf } from '../blueprint/escalation.ts';
import { CUSTOMER } from '../blueprint/id.ts';
import type { Reference } from '../blueprint/origin.ts';
import type { Deadline } from '../blueprint/deadline.ts';
import type { Assignment, Handler, Step } from '../blueprint/step.ts';
import { givenFields, givenMilestones } from '../blueprint/use.ts';

/** The kinds of thing that a blueprint declares and refers to by name; targets and events are looked up elsewhere. */
export type UsedKind =
  | 'role'
  | 'role-or-customer'
  | 'calendar'
  | 'channel'
  | 'field'
  | 'message'
  | 'decision'
  | 'service'
  | 'milestone'
  | 'need'
  | 'sla'
  | 'stage'
  | 'end';

/** A name that stands for something declared elsewhere. */
export interface Use {
  readonly kind: UsedKind;
  readonly reference: Reference;
}

/** Every name that a blueprint uses, in the order of the blueprint; names inside expressions and messages are not here. */
export function usesOf(blueprint: Blueprint): Use[] {
  const uses: Use[] = [];
  const use = (kind: UsedKind, ...references: readonly (Reference | undefined)[]): void => {
    for (const reference of references) if (reference !== undefined) uses.push({ kind, reference });
  };
  const assigned = (set: readonly Assignment[]): void => use('field', ...set.map(({ field }) => field));
  const handled = (handlers: readonly Handler[]): void => {
    for (const { set, reach } of handlers) {
      assigned(set);
      use('milestone', ...reach);
    }
  };
  use('role', blueprint.owner);
  use('calendar', blueprint.calendar);
  for (const { open } of blueprint.channels.values()) if (open !== ALWAYS) use('calendar', open);
  use('field', ...blueprint.inputs, ...blueprint.outputs);
  for (const { deputy } of blueprint.roles.values()) use('role', deputy);
  for (const { outputs } of blueprint.decisions.values()) {
    use('field', ...outputs.filter(({ own }) => own === undefined));
  }
  for (const stage of blueprint.stages) {
    use('role-or-customer', stage.by);
    use('calendar', stage.calendar);
    handled(stage.on);
  }
  for (const step of stepsOf(blueprint)) {
    if (step.by?.how === 'written') use('role-or-customer', step.by);
    if (step.calendar?.how === 'written') use('calendar', step.calendar);
    use('channel', ...step.via);
    use('need', step.need);
    use('message', step.remind?.message);
    use('milestone', ...step.reach);
    assigned(step.set);
    handled(step.on);
    for (const outcome of step.outcomes) {
      assigned(outcome.set);
      use('milestone', ...outcome.reach);
    }
    useAction(step, use, assigned);
  }
  const milestones = declaredNames(blueprint, 'milestone');
  for (const { target, start, stop, reset, cancel, outer, calendar } of blueprint.slas.values()) {
    const triggers = [start, stop, reset, cancel].filter((trigger) => trigger !== undefined);
    if (target.kind === 'decision') use('decision', target.decision);
    // A trigger that is neither event, milestone nor field is told by a law of its own.
    use('milestone', ...triggers.filter(({ kind, name }) => kind === 'milestone' && milestones.has(name)));
    use('field', ...triggers.filter(({ kind }) => kind === 'field'));
    if (calendar?.how === 'written') use('calendar', calendar);
    use('sla', outer);
  }
  for (const escalation of blueprint.escalations.values()) {
    const { trigger, until, calendar, hours } = escalation;
    if (trigger.kind === 'sla') use('sla', trigger.sla);
    if (until?.kind === 'milestone' && milestones.has(until.name)) use('milestone', until);
    if (calendar?.how === 'written') use('calendar', calendar);
    use('calendar', hours);
    for (const level of levelsOf(escalation)) {
      const { reassign, message } = level;
      const roles = recipientsOf(level).filter(({ kind }) => kind !== 'customer' && kind !== 'on-call');
      use('role', ...roles, reassign);
      use('message', message);
    }
  }
  for (const interrupt of blueprint.interrupts) use('stage', ...interrupt.notIn);
  for (const end of blueprint.ends) use('milestone', ...end.reach);
  if (blueprint.reopen !== undefined) {
    use('end', ...blueprint.reopen.from.filter(({ how }) => how === 'written'));
  }
  return uses;
}

/** The names that are declared for a kind. */
export function declaredNames(blueprint: Blueprint, kind: UsedKind): ReadonlySet<string> {
  switch (kind) {
    case 'role':
      return new Set(blueprint.roles.keys());
    case 'role-or-customer':
      return new Set([...blueprint.roles.keys(), CUSTOMER]);
    case 'calendar':
      return new Set(blueprint.calendars.keys());
    case 'channel':
      return new Set(blueprint.channels.keys());
    case 'field':
      return new Set(blueprint.data.keys());
    case 'message':
      return new Set(blueprint.messages.keys());
    case 'decision':
      return new Set(blueprint.decisions.keys());
    case 'service':
      return new Set(blueprint.services.keys());
    case 'milestone':
      return new Set([...BUILT_IN_MILESTONES, ...blueprint.milestones.keys()]);
    case 'need':
      return new Set(blueprint.needs.keys());
    case 'sla':
      return new Set(blueprint.slas.keys());
    case 'stage':
      return new Set(blueprint.stages.map(({ id }) => id));
    case 'end':
      return new Set(blueprint.ends.map(({ id }) => id));
  }
}

/** The fields that something in the blueprint can fill: an answer, a result, a decision, a setting, a default. */
export function fieldsSet(blueprint: Blueprint): ReadonlySet<string> {
  return new Set([
    ...[...blueprint.data.values()].filter((field) => field.default !== undefined).map(({ name }) => name),
    ...blueprint.inputs.map(({ name }) => name),
    ...blueprint.stages.flatMap(({ on }) => on.flatMap(({ set }) => set.map(({ field }) => field.name))),
    ...stepsOf(blueprint).flatMap((step) => fieldsSetBy(blueprint, step)),
  ]);
}

/** The fields that a step can fill by itself; not those of the steps that it holds. */
export function fieldsSetBy(blueprint: Blueprint, { action, set, outcomes, on }: Step): string[] {
  return [
    ...[...set, ...[...outcomes, ...on].flatMap((way) => way.set)].map(({ field }) => field.name),
    ...filledBy(blueprint, action),
  ];
}

function filledBy(blueprint: Blueprint, action: Step['action']): string[] {
  switch (action.verb) {
    case 'ask':
      return action.fields.map(({ name }) => name);
    case 'do':
      return action.form.map(({ name }) => name);
    case 'call':
      return action.into.map(({ field }) => field.name);
    case 'use':
      return givenFields(action).map(({ field }) => field.name);
    case 'survey':
      return action.questions.map(({ name }) => name);
    case 'decide':
      return [
        ...(blueprint.decisions.get(action.decision?.name ?? '')?.outputs ?? []).map(({ name }) => name),
        ...action.branches.flatMap(({ set }) => set.map(({ field }) => field.name)),
      ];
    case 'say':
    case 'choose':
    case 'wait':
    case 'meet':
    case 'approve':
    case 'parallel':
      return [];
  }
}

/** Time limits and waits that take their time from a field or parameter. */
export function namedDeadlines(blueprint: Blueprint): (DeadlineUse & {
  readonly deadline: Extract<Deadline, { kind: 'name' }>;
})[] {
  return deadlinesOf(blueprint).flatMap(({ deadline, ...use }) =>
    deadline.kind === 'name' ? [{ ...use, deadline }] : [],
  );
}

function useAction(
  { action }: Step,
  use: (kind: UsedKind, ...references: readonly (Reference | undefined)[]) => void,
  assigned: (set: readonly Assignment[]) => void,
): void {
  switch (action.verb) {
    case 'say':
      use('message', action.message);
      if (action.to.how === 'written') use('role-or-customer', action.to);
      use('channel', ...action.fallback);
      return;
    case 'ask':
      use('field', ...action.fields);
      use('message', action.message);
      return;
    case 'do':
      use('field', ...action.form);
      return;
    case 'call':
      use('service', action.service, action.fallback);
      use('field', ...action.into.map(({ field }) => field));
      return;
    case 'decide':
      use('decision', action.decision);
      for (const { set } of action.branches) assigned(set);
      return;
    case 'survey':
      use('field', ...action.questions);
      return;
    case 'meet':
      use('role-or-customer', ...action.required);
      use('role', action.minutes);
      return;
    case 'approve':
      use('field', ...action.shows);
      use('role-or-customer', ...(action.votes?.roles ?? []));
      use('role-or-customer', action.maker);
      return;
    case 'use':
      use('field', ...givenFields(action).map(({ field }) => field));
      use('milestone', ...givenMilestones(action).map(({ field }) => field));
      use('role', ...action.roles.map(({ ours }) => ours));
      return;
    case 'choose':
    case 'wait':
    case 'parallel':
  }
}
