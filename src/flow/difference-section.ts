import type { Blueprint } from '../blueprint/blueprint.ts';
import { ALWAYS, type OpeningHours } from '../blueprint/calendar.ts';
import type { Decision, DecisionCell } from '../blueprint/decision.ts';
import type { Field } from '../blueprint/field.ts';
import type { Text } from '../blueprint/text.ts';
import type { Path } from '../text/places.ts';
import type { Part, PartKey, Section, Thing, Value } from './difference.ts';
import { stepThings } from './difference-course.ts';
import { flowThings, nodeThings } from './difference-process.ts';
import { clockParts, escalationParts } from './difference-clock.ts';
import {
  askedPart,
  called,
  code,
  codePart,
  group,
  list,
  literal,
  namePart,
  namesPart,
  numberPart,
  part,
  phrase,
  rowsPart,
  TARGETS,
  textPart,
  timePart,
  word,
  wordPart,
  yesPart,
} from './difference-parts.ts';
import { handlerPart } from './difference-step.ts';

/** What a blueprint says of itself; each is a thing of its own, so that it has a place of its own. */
function ownThings(blueprint: Blueprint): Thing[] {
  const { version, title, purpose, owner, locales, zone, calendar, people, inputs, outputs } = blueprint;
  const parts = [
    ...part('id', code(blueprint.id)),
    ...part('version', code(version)),
    ...textPart('title', title),
    ...textPart('purpose', purpose),
    ...namePart('owner', owner, 'roles'),
    ...part('locales', list(locales.map(code))),
    ...part('zone', code(zone)),
    ...namePart('calendar', calendar, 'calendars'),
    ...(people === undefined ? [] : part('people', code(people.reference))),
    ...askedPart('inputs', inputs),
    ...namesPart('outputs', outputs, 'data'),
  ];
  return [{ id: blueprint.id, ...titled(title), path: [], parts }];
}

/** Everything that a section of a blueprint holds. */
export function sectionOf(blueprint: Blueprint, section: Section): readonly Thing[] {
  switch (section) {
    case 'writing':
      return [];
    case 'steps':
      return stepThings(blueprint);
    case 'nodes':
      return nodeThings(blueprint);
    case 'flows':
      return flowThings(blueprint);
    case 'blueprint':
      return ownThings(blueprint);
    case 'stages':
      return blueprint.stages.map((stage) =>
        thing(stage, [
          ...wordPart('kind', stage.kind),
          ...namePart('by', stage.by, 'roles'),
          ...(stage.calendar?.how === 'written' ? namePart('calendar', stage.calendar, 'calendars') : []),
          ...codePart('when', stage.when),
          ...stage.on.map(handlerPart),
          ...namePart('next', stage.next, ...TARGETS),
        ]),
      );
    case 'decisions':
      return things(blueprint.decisions, decisionParts);
    case 'data':
      return [...blueprint.data].map(([id, field]) => thing({ ...field, id }, fieldParts(field)));
    case 'clocks':
      return things(blueprint.slas, clockParts);
    case 'escalations':
      return things(blueprint.escalations, escalationParts);
    case 'messages':
      return [...blueprint.messages.values()].map(({ id, path, text }) => ({
        id,
        path,
        parts: part('words', { kind: 'text', text, isTemplate: true }),
      }));
    case 'interrupts':
      return blueprint.interrupts.map((interrupt) =>
        thing(interrupt, [
          ...part('on-event', code(interrupt.on.name)),
          ...codePart('when', interrupt.when),
          ...namesPart('not-in', interrupt.notIn, 'stages'),
          ...namePart('to', interrupt.to, ...TARGETS),
        ]),
      );
    case 'ends':
      return blueprint.ends.map((end) =>
        thing(end, [...wordPart('end-outcome', end.outcome), ...namesPart('reach', end.reach, 'milestones')]),
      );
    case 'reopen': {
      const { reopen } = blueprint;
      if (reopen === undefined) return [];
      const { path, within, to, from } = reopen;
      const parts = [
        ...timePart('within', within),
        ...namePart('to', to, ...TARGETS),
        ...namesPart('from', from, 'ends'),
      ];
      return [{ id: 'reopen', path, parts }];
    }
    case 'roles':
      return things(blueprint.roles, ({ deputy, external, automatic }) => [
        ...namePart('deputy', deputy, 'roles'),
        ...yesPart('external', external),
        ...yesPart('automatic', automatic),
      ]);
    case 'channels':
      return things(blueprint.channels, ({ kind, open }) => [
        ...wordPart('channel-kind', kind),
        ...part(
          'open',
          open === undefined ? undefined : open === ALWAYS ? word('always') : called(open.name, 'calendars'),
        ),
      ]);
    case 'calendars':
      return things(blueprint.calendars, (calendar) => calendarParts(calendar, blueprint.zone));
    case 'services':
      return things(blueprint.services, ({ in: given, out, idempotent }) => [
        ...fieldsPart('given', given),
        ...fieldsPart('returned', out),
        ...yesPart('idempotent', idempotent),
      ]);
    case 'events':
      return things(blueprint.events, ({ carries }) => fieldsPart('carries', carries));
    case 'signals':
      return things(blueprint.signals, ({ carries }) => fieldsPart('carries', carries));
    case 'parameters':
      return [...blueprint.parameters].map(([id, { path, title, type, value }]) =>
        thing({ id, path, title }, [
          ...part('value', value === undefined ? undefined : literal(value)),
          ...fieldParts(type),
        ]),
      );
    case 'needs':
      return things(blueprint.needs, () => []);
    case 'milestones':
      return things(blueprint.milestones, () => []);
    case 'omits':
      return [...blueprint.omits].map(([id, reason]) => ({
        id,
        path: ['omits', id],
        parts: textPart('reason', reason),
      }));
  }
}

function things<T extends { readonly id: string; readonly path: Path; readonly title?: Text }>(
  of: ReadonlyMap<string, T>,
  parts: (one: T) => readonly Part[],
): Thing[] {
  return [...of.values()].map((one) => thing(one, parts(one)));
}

function thing({ id, path, title }: Pick<Thing, 'id' | 'path' | 'title'>, parts: readonly Part[]): Thing {
  return { id, path, ...titled(title), parts: [...textPart('title', title), ...parts] };
}

function titled(title: Text | undefined): { title?: Text } {
  return title === undefined ? {} : { title };
}

function fieldParts(field: Field): Part[] {
  const { type, values, min, max, unit, personal = false, of } = field;
  return [
    ...wordPart('type', type),
    ...[...(values ?? [])].map(([value, label]): Part => ({
      key: 'enum-value',
      name: code(value),
      value: label === undefined ? code(value) : { kind: 'text', text: label },
    })),
    ...numberPart('min', min),
    ...numberPart('max', max),
    ...(field.default === undefined ? [] : part('default', literal(field.default))),
    ...(unit === undefined ? [] : part('unit', code(unit))),
    ...yesPart('personal', personal),
    ...(of === undefined ? [] : [group('of', undefined, [...textPart('title', of.title), ...fieldParts(of)])]),
  ];
}

function fieldsPart(key: PartKey, fields: ReadonlyMap<string, Field>): Part[] {
  return [...fields].map(([name, field]) =>
    group(key, code(name), [...textPart('title', field.title), ...fieldParts(field)]),
  );
}

function decisionParts({ hit, inputs, outputs, rules }: Decision): Part[] {
  return [
    ...wordPart('hit', hit, 'unique'),
    ...part('columns', list(inputs.map(({ name }) => called(name, 'data')))),
    ...outputs.map(({ name, own }): Part =>
      group('fills', called(name, 'data'), own === undefined ? [] : fieldParts(own)),
    ),
    ...rowsPart(
      'row',
      rules.map((rule) => [...part('if', cells(rule.if)), ...part('then', cells(rule.then))]),
    ),
  ];
}

function cells(of: readonly DecisionCell[]): Value {
  return list(of.map(({ value }) => literal(value)));
}

function calendarParts({ zone, open, days }: OpeningHours, ownZone: string): Part[] {
  return [
    ...part('zone', code(zone), zone === ownZone),
    ...(typeof open === 'string'
      ? part('hours', word('always'))
      : Object.entries(open).map(([days, times]): Part => ({
          key: 'hours',
          name: code(days),
          value: list([times].flat().map(code)),
        }))),
    ...(days === undefined ? [] : part('days', code(days.written))),
    ...(days?.content === undefined
      ? []
      : [
          ...part('valid-from', code(days.content['valid-from'])),
          ...part('valid-until', code(days.content['valid-until'])),
          ...(days.content.source === undefined ? [] : part('source', code(days.content.source))),
          ...Object.entries(days.content.days).map(([dates, day]): Part => ({
            key: 'day',
            name: code(dates),
            value: 'open-as' in day ? phrase('open-as', code(day['open-as'])) : closed(day.closed),
          })),
        ]),
  ];
}

function closed(why: string | true): Value {
  return why === true ? word('closed') : phrase('closed', code(why));
}
