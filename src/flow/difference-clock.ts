import type { Coming, Escalation, EscalationTrigger, Level, Recipient } from '../blueprint/escalation.ts';
import type { Sla, Warning } from '../blueprint/sla.ts';
import type { Part, Value } from './difference.ts';
import {
  called,
  code,
  codePart,
  group,
  lasting,
  list,
  namePart,
  numberPart,
  part,
  phrase,
  rowsPart,
  time,
  timePart,
  word,
  wordPart,
  yesPart,
} from './difference-parts.ts';

/** Everything that a service clock says. */
export function clockParts(sla: Sla): Part[] {
  const { of, start, stop, reset, cancel, when, target, pause, pauseAtMost, warn, outer } = sla;
  const own = of === undefined;
  return [
    ...part(
      'target',
      target.kind === 'deadline'
        ? time(target.deadline)
        : phrase('by-decision', called(target.decision.name, 'decisions'), called(target.output.name, 'data')),
    ),
    // The clock of a step or stage runs while that does; it has no say in it.
    ...(own ? [...part('start', code(start.name)), ...part('stop', code(stop.name))] : []),
    ...(reset === undefined ? [] : part('reset', code(reset.name))),
    ...(cancel === undefined ? [] : part('cancel', code(cancel.name))),
    ...codePart('when', when),
    ...(sla.calendar?.how === 'written' ? namePart('calendar', sla.calendar, 'calendars') : []),
    ...pauseParts(pause),
    ...timePart('pause-at-most', pauseAtMost),
    ...(warn.length === 0 ? [] : part('warn', list(warn.map(warning)))),
    ...wordPart('on-retarget', sla.onRetarget, 'keep-start'),
    ...wordPart('on-reopen', sla.onReopen, 'continue'),
    ...wordPart('satisfied-by', sla.satisfiedBy, 'any'),
    ...yesPart('repeats', sla.repeat),
    ...namePart('outer', outer, 'clocks'),
  ];
}

function pauseParts({ tags, steps, when }: Sla['pause']): Part[] {
  const items = [
    ...tags.map(word),
    ...steps.map(({ name }) => called(name, 'steps')),
    ...(when === undefined ? [] : [code(when.text)]),
  ];
  return items.length === 0 ? [] : part('pause', list(items));
}

function warning(warn: Warning): Value {
  return warn.kind === 'share' ? code(`${warn.percent}%`) : phrase('left', lasting(warn.duration));
}

/** Everything that an escalation says. */
export function escalationParts(escalation: Escalation): Part[] {
  const { trigger, when, until, calendar, hours, levels, rounds, last } = escalation;
  return [
    ...triggerPart(trigger),
    ...codePart('climbs-while', when),
    ...(until === undefined ? [] : part('until', until.kind === 'accepted' ? word('accepted') : code(until.name))),
    ...(calendar?.how === 'written' ? namePart('calendar', calendar, 'calendars') : []),
    ...namePart('alert-hours', hours, 'calendars'),
    ...rowsPart('level', levels.map(levelParts)),
    ...(rounds === undefined
      ? []
      : [group('rounds', undefined, [...numberPart('times', rounds.times), ...timePart('gap', rounds.gap)])]),
    ...(last === undefined ? [] : [group('finally', undefined, levelParts(last))]),
  ];
}

function triggerPart(trigger: EscalationTrigger): Part[] {
  switch (trigger.kind) {
    case 'sla':
      return namePart('by-clock', trigger.sla, 'clocks');
    case 'event':
      return part('by-event', code(trigger.event.name));
    case 'when':
      return codePart('by-condition', trigger.when);
  }
}

function levelParts({ comes, when, notify, phone, reassign, message, repeat }: Level): Part[] {
  return [
    ...part('comes', coming(comes)),
    ...codePart('when', when),
    ...(notify.length === 0 ? [] : part('notify', list(notify.map(recipient)))),
    ...(phone.length === 0 ? [] : part('phone', list(phone.map(recipient)))),
    ...namePart('reassign', reassign, 'roles'),
    ...namePart('message', message, 'messages'),
    ...(repeat === undefined
      ? []
      : [group('repeat', undefined, [...timePart('every', repeat.every), ...numberPart('times', repeat.times)])]),
  ];
}

function coming(comes: Coming): Value {
  switch (comes.kind) {
    case 'share':
      return phrase('share', code(`${comes.percent}%`));
    case 'left':
      return phrase('left', lasting(comes.duration));
    case 'breach':
      return comes.plus === undefined ? word('breach') : phrase('breach-plus', lasting(comes.plus));
    case 'after':
      return comes.after === undefined ? word('at-once') : phrase('after', time(comes.after));
  }
}

function recipient({ kind, name }: Recipient): Value {
  if (kind === 'customer') return word('customer');
  const who = kind === 'on-call' ? code(name) : called(name, 'roles');
  return kind === 'role' ? who : phrase(kind, who);
}
