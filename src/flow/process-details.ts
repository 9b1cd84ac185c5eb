import get from 'lodash/get.js';
import { stringify } from 'yaml';

import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Reference } from '../blueprint/origin.ts';
import type { ExtensionElement } from '../blueprint/process.ts';
import { ROWS, type Assignment, type Handler, type Step } from '../blueprint/step.ts';
import type { Path } from '../text/places.ts';
import { ownAttribute, ownElement } from './process-draft.ts';
import type { ProcessNames } from './process-names.ts';
import type { Way } from './ways.ts';

/** What a step says and BPMN has no place for: the main things as attributes, all of it as it was written. */
export function stepDetails(blueprint: Blueprint, names: ProcessNames, step: Step): ExtensionElement[] {
  const { path } = step;
  const attributes: Readonly<Record<string, string | undefined>> = {
    verb: step.action.verb,
    step: step.id,
    role: step.by?.name,
    channels: step.via.length === 0 ? undefined : namesOf(step.via),
    when: step.when?.text,
    within: step.within && (step.within.kind === 'duration' ? step.within.text : step.within.name),
    need: step.need?.name,
    cost: step.cost === undefined ? undefined : String(step.cost),
    ...Object.fromEntries(ROWS.map((row) => [row, names.text(step.rows[row])])),
    alternative: step.alternative ? 'true' : undefined,
  };
  return [
    ...attributesOf(attributes, path),
    ...(step.sla === undefined ? [] : [ownElement('clock', step.sla.path, { ref: step.sla.id })]),
    ...written(blueprint, 'step', { ref: step.id }, path),
  ];
}

/** Own attributes, without those that have no value. */
export function attributesOf(attributes: Readonly<Record<string, string | undefined>>, path: Path): ExtensionElement[] {
  return Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [ownAttribute(name, value, path)],
  );
}

/** The part of the blueprint at a path as YAML; nothing where nothing was written there. */
export function written(
  { content, places }: Pick<Blueprint, 'content' | 'places'>,
  name: string,
  attributes: Readonly<Record<string, string>>,
  path: Path,
): ExtensionElement[] {
  const value: unknown = path.length > 0 && places.has(path) ? get(content, [...path]) : undefined;
  return value === undefined || value === null ? [] : [ownElement(name, path, attributes, yamlOf(value))];
}

export function yamlOf(value: unknown): string {
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

/** What is done on a way out of a step, beside going there. */
export function wayDetails({ name, kind, when, set, reach, path }: Way): ExtensionElement[] {
  return [
    ownElement(
      'outcome',
      path,
      textsOf({ name, kind, when: when?.text, reach: reach.length === 0 ? undefined : namesOf(reach) }),
      setText(set),
    ),
  ];
}

/** What an event of a step or stage does beside leading somewhere. */
export function handlerDetails({ event, when, set, reach, path }: Handler): ExtensionElement[] {
  return [
    ownElement(
      'on',
      path,
      textsOf({ event: event.name, when: when?.text, reach: reach.length === 0 ? undefined : namesOf(reach) }),
      setText(set),
    ),
  ];
}

export function namesOf(references: readonly Reference[]): string {
  return references.map(({ name }) => name).join(' ');
}

function textsOf(attributes: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function setText(set: readonly Assignment[]): string | undefined {
  if (set.length === 0) return undefined;
  return yamlOf(
    Object.fromEntries(
      set.map(({ field, value }) => [field.name, value.kind === 'feel' ? `=${value.feel.text}` : value.value]),
    ),
  );
}
