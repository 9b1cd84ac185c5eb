import { BUILT_IN_MILESTONES } from '../blueprint/declared.ts';
import { CUSTOMER } from '../blueprint/id.ts';

/** Something of a blueprint that its author can name elsewhere. */
export interface OwnId {
  readonly id: string;
  /** What the author calls it. */
  readonly title?: string;
}

/** All that can be named in one blueprint, in the order in which it is written. */
export interface OwnIds {
  readonly roles: readonly OwnId[];
  readonly channels: readonly OwnId[];
  readonly fields: readonly OwnField[];
  readonly parameters: readonly OwnId[];
  readonly messages: readonly OwnId[];
  readonly decisions: readonly OwnId[];
  readonly services: readonly OwnId[];
  readonly inputs: readonly OwnId[];
  readonly outputs: readonly OwnId[];
  readonly milestones: readonly OwnId[];
  readonly needs: readonly OwnId[];
  readonly stages: readonly OwnId[];
  readonly steps: readonly OwnId[];
  readonly outcomes: readonly OwnId[];
  readonly ends: readonly OwnId[];
  /** What the customer, other systems and the case itself can do. */
  readonly events: readonly OwnId[];
}

export interface OwnField extends OwnId {
  /** The values of an enum. */
  readonly values: readonly OwnId[];
}

/**
 * What a blueprint declares. It takes the plain data of the file and nothing for granted, because a blueprint that is being
 * written has mistakes, and completion is wanted most just then.
 */
export function ownIds(data: unknown): OwnIds {
  const blueprint = mapOf(data);
  const [locale] = listOf(blueprint['locales']).map(String);
  const declared = (value: unknown): OwnId[] =>
    Object.entries(mapOf(value)).map(([id, one]) => ({ id, title: textOf(mapOf(one)['title'], locale) }));
  const stages = Object.values(mapOf(blueprint['stages'])).map(mapOf);
  const steps = [...stages, ...Object.values(mapOf(blueprint['interrupts'])).map(mapOf)].flatMap((owner) =>
    [owner['steps'], owner['alternatives']].flatMap((some) => Object.entries(mapOf(some))),
  );
  const services = Object.values(mapOf(blueprint['services'])).map(mapOf);
  return {
    roles: declared(blueprint['roles']),
    channels: declared(blueprint['channels']),
    fields: Object.entries(mapOf(blueprint['data'])).map(([id, field]) => {
      const { title, values } = mapOf(field);
      return { id, title: textOf(title, locale), values: valuesOf(values, locale) };
    }),
    parameters: declared(blueprint['parameters']),
    messages: Object.entries(mapOf(blueprint['messages'])).map(([id, text]) => ({ id, title: textOf(text, locale) })),
    decisions: declared(blueprint['decisions']),
    services: declared(blueprint['services']),
    inputs: services.flatMap((service) => declared(service['in'])),
    outputs: services.flatMap((service) => declared(service['out'])),
    milestones: [...BUILT_IN_MILESTONES.map((id) => ({ id })), ...declared(blueprint['milestones'])],
    needs: declared(blueprint['needs']),
    stages: declared(blueprint['stages']),
    steps: steps.map(([id, step]) => ({ id, title: titleOfStep(mapOf(step), locale) })),
    outcomes: steps.flatMap(([, step]) => Object.keys(mapOf(mapOf(step)['outcomes'])).map((id) => ({ id }))),
    ends: declared(blueprint['ends']),
    events: [
      { id: 'customer.writes' },
      ...declared(blueprint['events']).map(({ id, title }) => ({ id: `${CUSTOMER}.${id}`, title })),
      ...declared(blueprint['signals']).map(({ id, title }) => ({ id: `signal.${id}`, title })),
    ],
  };
}

function titleOfStep(step: Record<string, unknown>, locale: string | undefined): string | undefined {
  const { title, do: work } = step;
  return textOf(title, locale) ?? textOf(mapOf(work)['label'] ?? work, locale);
}

function valuesOf(values: unknown, locale: string | undefined): OwnId[] {
  if (Array.isArray(values)) return values.map((value) => ({ id: String(value) }));
  return Object.entries(mapOf(values)).map(([id, label]) => ({ id, title: textOf(label, locale) }));
}

/** A text in the blueprint's first locale. */
function textOf(text: unknown, locale: string | undefined): string | undefined {
  if (typeof text === 'string') return text;
  const all = mapOf(text);
  const found = (locale === undefined ? undefined : all[locale]) ?? Object.values(all)[0];
  return typeof found === 'string' ? found : undefined;
}

function mapOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
