import type { Action } from '../blueprint/verbs.ts';
import { ROWS, type Handler, type Outcome, type Step } from '../blueprint/step.ts';
import type { Part, Value } from './difference.ts';
import {
  askedPart,
  assignments,
  called,
  code,
  codePart,
  group,
  intakes,
  lasting,
  list,
  namePart,
  namesPart,
  numberPart,
  part,
  rowsPart,
  TARGETS,
  textPart,
  time,
  timePart,
  wordPart,
  yesPart,
} from './difference-parts.ts';

/** Everything that a step says, but for its clock, which is told among the clocks, and the steps that it holds. */
export function stepParts(step: Step): Part[] {
  const { action, by, calendar, remind } = step;
  return [
    ...wordPart('verb', action.verb),
    ...textPart('title', step.title),
    ...actionParts(action),
    ...namePart('by', by, 'roles'),
    ...namesPart('via', step.via, 'channels'),
    ...codePart('when', step.when),
    ...timePart('within', step.within),
    // What it inherits is told where it is written.
    ...(calendar?.how === 'written' ? namePart('calendar', calendar, 'calendars') : []),
    ...(remind === undefined
      ? []
      : [
          group('remind', undefined, [
            ...timePart('every', remind.every),
            ...numberPart('times', remind.times),
            ...namePart('message', remind.message, 'messages'),
          ]),
        ]),
    ...step.outcomes.map(outcomePart),
    ...step.on.map(handlerPart),
    ...namePart('next', step.next, ...TARGETS),
    ...assignments('set', step.set, 'data'),
    ...namesPart('reach', step.reach, 'milestones'),
    ...namePart('need', step.need, 'needs'),
    ...numberPart('cost', step.cost),
    ...textPart('notes', step.notes),
    ...ROWS.flatMap((row) => textPart(row, step.rows[row])),
  ];
}

function outcomePart({ name, to, when, set, reach }: Outcome): Part {
  return group('outcome', code(name), [
    ...namePart('to', to, ...TARGETS),
    ...codePart('when', when),
    ...assignments('set', set, 'data'),
    ...namesPart('reach', reach, 'milestones'),
  ]);
}

export function handlerPart({ event, to, when, set, reach }: Handler): Part {
  return group('on', code(event.name), [
    ...namePart('to', to, ...TARGETS),
    ...codePart('when', when),
    ...assignments('set', set, 'data'),
    ...namesPart('reach', reach, 'milestones'),
  ]);
}

function actionParts(action: Action): Part[] {
  switch (action.verb) {
    case 'say':
      return [
        ...namePart('message', action.message, 'messages'),
        ...namePart('receiver', action.to, 'roles'),
        ...namesPart('fallback', action.fallback, 'channels'),
      ];
    case 'ask':
      return [...askedPart('fields', action.fields), ...namePart('message', action.message, 'messages')];
    case 'do':
      return [
        ...textPart('label', action.label),
        ...askedPart('form', action.form),
        ...rowsPart(
          'check',
          action.checklist.map((text) => textPart('text', text)),
        ),
      ];
    case 'call':
      return [
        ...namePart('service', action.service, 'services'),
        ...assignments('with', action.with),
        ...intakes('into', action.into, 'data'),
        ...timePart('timeout', action.timeout),
        ...(action.retry === undefined
          ? []
          : [
              group('retry', undefined, [
                ...numberPart('times', action.retry.times),
                ...timePart('every', action.retry.every),
                ...numberPart('factor', action.retry.factor, 1),
              ]),
            ]),
        ...namePart('fallback', action.fallback, 'services'),
      ];
    case 'decide':
      return [
        ...namePart('decision', action.decision, 'decisions'),
        ...rowsPart(
          'branch',
          action.branches.map(({ when, set }) => [...codePart('when', when), ...assignments('set', set, 'data')]),
        ),
      ];
    case 'choose':
      return rowsPart(
        'branch',
        action.branches.map(({ when, to }) => [...codePart('when', when), ...namePart('to', to, ...TARGETS)]),
      );
    case 'wait':
      return action.for.kind === 'first'
        ? action.for.arms.map(({ name, until }) => group('arm', code(name), part('until', awaited(until))))
        : part('until', awaited(action.for));
    case 'meet':
      return [
        ...textPart('label', action.label),
        ...(action.lasts === undefined
          ? []
          : part(
              'lasts',
              list([action.lasts.from, ...(action.lasts.to === undefined ? [] : [action.lasts.to])].map(length)),
            )),
        ...namesPart('required', action.required, 'roles'),
        ...numberPart('quorum', action.quorum),
        ...namePart('minutes', action.minutes, 'roles'),
      ];
    case 'approve':
      return [
        ...textPart('label', action.label),
        ...namesPart('shows', action.shows, 'data'),
        ...namePart('maker', action.maker, 'roles'),
        ...(action.votes === undefined
          ? []
          : [
              ...wordPart('votes', action.votes.kind),
              ...namesPart('voters', action.votes.roles, 'roles'),
              ...numberPart('needed', action.votes.needed),
            ]),
      ];
    case 'survey':
      return [
        ...wordPart('survey', action.kind),
        ...action.questions.map(({ name, optional, text }) =>
          group('question', called(name, 'data'), [...yesPart('optional', optional), ...textPart('text', text)]),
        ),
      ];
    case 'parallel':
      return [
        ...numberPart('branches-needed', action.needed),
        ...action.branches.map(({ name, title }) => group('parallel-branch', code(name), textPart('title', title))),
      ];
    case 'use':
      return [
        ...part('module', code(action.file.name)),
        ...(action.version === undefined ? [] : part('module-version', code(action.version.name))),
        ...assignments('with', action.with),
        ...intakes('gives', action.gives, 'data', 'milestones'),
        ...action.roles.map(({ theirs, ours }): Part => ({
          key: 'role-there',
          name: code(theirs.name),
          value: called(ours.name, 'roles'),
        })),
      ];
  }
}

function awaited(
  until: Parameters<typeof time>[0] | { readonly kind: 'event'; readonly event: { name: string } },
): Value {
  return until.kind === 'event' ? code(until.event.name) : time(until);
}

function length(milliseconds: number): Value {
  return lasting({ kind: 'elapsed', milliseconds });
}
