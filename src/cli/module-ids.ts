import { modulesOf, stepsOf, type Blueprint } from '../blueprint/blueprint.ts';
import { textIn, type Text } from '../blueprint/text.ts';
import { labelOf } from '../blueprint/verbs.ts';
import { inlined } from '../flow/inlined.ts';
import { ownField } from '../story/module-names.ts';
import type { Language } from '../text/catalogue/entry.ts';
import type { OwnId, OwnIds } from './own-ids.ts';

/** The ends of modules, which are outcomes where these are used. */
export function withModuleEnds(ids: OwnIds, blueprint: Blueprint, language: Language): OwnIds {
  const ends = stepsOf(blueprint).flatMap(({ action }) => (action.verb === 'use' ? (action.module?.ends ?? []) : []));
  return {
    ...ids,
    outcomes: [...ids.outcomes, ...ends.map(({ id, title }) => ({ id, words: wordsOf(title, language) }))],
  };
}

/**
 * What journeys name in the files that a blueprint uses: stages, steps, outcomes, clocks, milestones, messages, escalations
 * and, by the names of the module, fields of modules; persons of the people file.
 */
export function withModuleParts(ids: OwnIds, blueprint: Blueprint, language: Language): OwnIds {
  const own = new Set(ids.steps.map(({ id }) => id));
  const whole = inlined(blueprint);
  const steps = stepsOf(whole).filter(({ id }) => !own.has(id));
  const fields = [...whole.data.values()].filter(({ name }) => !blueprint.data.has(name));
  const listed = new Set(ids.acceptable.map(({ id }) => id));
  const escalations = [...whole.escalations.values()].filter(({ until }) => until?.kind === 'accepted');
  const inner = modulesOf(whole).slice(1);
  const added = (
    known: readonly OwnId[],
    named: readonly { readonly id: string; readonly title?: Text }[],
  ): readonly OwnId[] => [
    ...known,
    ...named
      .filter(({ id }) => known.every((one) => one.id !== id))
      .map(({ id, title }) => ({ id, words: wordsOf(title, language) })),
  ];
  const stages = inner.flatMap((module) => module.blueprint.stages);
  const persons = [...(blueprint.people?.people?.people.values() ?? [])];
  return {
    ...ids,
    acceptable: [
      ...ids.acceptable,
      ...escalations
        .filter(({ id }) => !listed.has(id))
        .map(({ id, title }) => ({ id, words: wordsOf(title, language) })),
    ],
    stages: added(ids.stages, stages),
    slas: added(ids.slas, [
      ...inner.flatMap((module) => [...module.blueprint.slas.values()]),
      ...[...stages, ...steps].filter(({ sla }) => sla !== undefined),
    ]),
    milestones: added(ids.milestones, [...whole.milestones.values()]),
    messages: added(
      ids.messages,
      [...whole.messages.keys()].map((id) => ({ id })),
    ),
    persons: persons.map(({ id, name = '' }) => ({ id, words: name })),
    steps: [
      ...ids.steps,
      ...steps.map(({ id, title, action }) => ({ id, words: wordsOf(title ?? labelOf(action), language) })),
    ],
    outcomes: [
      ...ids.outcomes,
      ...steps.flatMap(({ outcomes }) => outcomes.map(({ name }) => ({ id: name, words: '' }))),
    ],
    fields: [
      ...ids.fields,
      ...fields
        .map(({ name, title, type, values }) => ({
          id: ownField(name),
          type,
          words: wordsOf(title, language),
          values: [...(values ?? [])].map(([id, label]) => ({ id, words: wordsOf(label, language) })),
        }))
        .filter(({ id }) => !blueprint.data.has(id)),
    ],
  };
}

function wordsOf(text: Text | undefined, language: Language): string {
  return text === undefined ? '' : textIn(text, language);
}
