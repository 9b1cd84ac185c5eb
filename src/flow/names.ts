import type { Blueprint } from '../blueprint/blueprint.ts';
import { BUILT_IN_MILESTONES } from '../blueprint/declared.ts';
import { modulesOf, stepsOf } from '../blueprint/blueprint.ts';
import type { BusinessEvent } from '../blueprint/event.ts';
import type { Field } from '../blueprint/field.ts';
import { feelName } from '../blueprint/id.ts';
import { CLOCK_STATES } from '../blueprint/sla.ts';
import type { FeelNames, FeelType } from '../feel/types.ts';

const TEXT: FeelType = { kind: 'text' };
const NUMBER: FeelType = { kind: 'number' };
const COUNT: FeelType = { kind: 'number', integer: true, min: 0 };
const DATETIME: FeelType = { kind: 'datetime' };

/** The built-in facts of a case, as expressions see them. */
const CASE_FACTS: FeelType = {
  kind: 'record',
  what: 'case',
  fields: { id: TEXT, opened_at: DATETIME, age: { kind: 'duration' }, reopened: COUNT, locale: TEXT },
};

/** What expressions see of a clock; `due` is missing while nothing is due. */
const SLA_FACTS: FeelType = {
  kind: 'record',
  what: 'sla',
  fields: { due: DATETIME, state: { kind: 'enum', name: 'state', values: CLOCK_STATES } },
};

/** The type that expressions see in a field. */
export function feelTypeOf(field: Field): FeelType {
  switch (field.type) {
    case 'text':
    case 'phone':
    case 'email':
    case 'url':
      return TEXT;
    case 'integer':
      return { kind: 'number', integer: true, min: field.min, max: field.max };
    case 'number':
      return { kind: 'number', min: field.min, max: field.max };
    case 'boolean':
    case 'date':
    case 'time':
    case 'datetime':
    case 'duration':
      return { kind: field.type };
    case 'enum':
      return { kind: 'enum', name: field.name, values: [...(field.values?.keys() ?? [])] };
    case 'money':
      return { kind: 'record', what: field.name, fields: { amount: NUMBER, currency: TEXT } };
    case 'file':
      return { kind: 'record', what: field.name, fields: { name: TEXT, type: TEXT, size: COUNT, uri: TEXT } };
    case 'list':
      return { kind: 'list', of: field.of === undefined ? { kind: 'any' } : feelTypeOf(field.of) };
  }
}

const known = new WeakMap<Blueprint, FeelNames>();

/**
 * Every name that any expression of the blueprint may use; `event` only where one is being handled. The same blueprint
 * gives the same names.
 */
export function globalNames(blueprint: Blueprint): FeelNames {
  const before = known.get(blueprint);
  if (before !== undefined) return before;
  const names = namesOf(blueprint);
  known.set(blueprint, names);
  return names;
}

function namesOf(blueprint: Blueprint): FeelNames {
  const milestones = [...BUILT_IN_MILESTONES, ...blueprint.milestones.keys()];
  return {
    ...Object.fromEntries([...blueprint.data].map(([name, field]) => [name, feelTypeOf(field)])),
    ...Object.fromEntries([...blueprint.parameters].map(([name, { type }]) => [name, feelTypeOf(type)])),
    case: CASE_FACTS,
    reached: {
      kind: 'record',
      what: 'reached',
      fields: Object.fromEntries(milestones.map((id) => [feelName(id), { kind: 'boolean' }])),
    },
    visits: {
      kind: 'record',
      what: 'visits',
      fields: Object.fromEntries(stepsOf(blueprint).map(({ id }) => [feelName(id), COUNT])),
    },
    sla: {
      kind: 'record',
      what: 'sla',
      fields: Object.fromEntries(
        modulesOf(blueprint).flatMap(({ blueprint: module }) =>
          [...module.slas.keys()].map((id) => [feelName(id), SLA_FACTS]),
        ),
      ),
    },
    ...openChannels(blueprint),
    now: DATETIME,
  };
}

/** `open.<channel>` for channels that say when they are open. */
function openChannels({ channels }: Blueprint): FeelNames {
  const open = [...channels.values()].filter((channel) => channel.open !== undefined);
  if (open.length === 0) return {};
  const fields = Object.fromEntries(open.map(({ id }): [string, FeelType] => [feelName(id), { kind: 'boolean' }]));
  return { open: { kind: 'record', what: 'open', fields } };
}

/** The declared event behind a dotted name such as `customer.withdraws`; undefined for facts and unknown names. */
export function declaredEvent(blueprint: Blueprint, name: string): BusinessEvent | undefined {
  if (name.startsWith('customer.')) return blueprint.events.get(name.slice('customer.'.length));
  return name.startsWith('signal.') ? blueprint.signals.get(name.slice('signal.'.length)) : undefined;
}

/** What `event` holds while an event is handled. */
export function eventType(blueprint: Blueprint, name: string): FeelType {
  const carried: Record<string, FeelType> = {};
  for (const [field, type] of declaredEvent(blueprint, name)?.carries ?? []) carried[field] = feelTypeOf(type);
  if (name === 'customer.writes') carried['text'] = TEXT;
  return { kind: 'record', what: name, fields: carried };
}
