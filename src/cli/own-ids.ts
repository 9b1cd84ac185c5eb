import uniq from 'lodash/uniq.js';

import { BUILT_IN_MILESTONES } from '../blueprint/declared.ts';
import { CUSTOMER } from '../blueprint/id.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { milestoneWords } from './schema-values.ts';
import { inChinese } from './schema-words.ts';

/** Something of a blueprint that its author can name elsewhere. */
export interface OwnId {
  readonly id: string;
  /** What it is and what the author calls it, for the reader: `Step: Read back`. */
  readonly words: string;
}

/** All that can be named in one blueprint, in the order in which it is written. */
export interface OwnIds {
  readonly roles: readonly OwnId[];
  readonly calendars: readonly OwnId[];
  readonly channels: readonly OwnId[];
  readonly fields: readonly OwnField[];
  readonly parameters: readonly OwnId[];
  readonly messages: readonly OwnId[];
  readonly decisions: readonly OwnId[];
  /** The outputs of decision tables, as `table.output`. */
  readonly decided: readonly OwnId[];
  /** The service clocks, those of steps and stages among them. */
  readonly slas: readonly OwnId[];
  readonly services: readonly OwnId[];
  readonly inputs: readonly OwnId[];
  readonly outputs: readonly OwnId[];
  readonly milestones: readonly OwnId[];
  readonly needs: readonly OwnId[];
  readonly stages: readonly OwnId[];
  readonly steps: readonly OwnId[];
  readonly outcomes: readonly OwnId[];
  readonly interrupts: readonly OwnId[];
  readonly ends: readonly OwnId[];
  /** What the ends mean, each once. */
  readonly endOutcomes: readonly OwnId[];
  /** Escalations that somebody may accept. */
  readonly acceptable: readonly OwnId[];
  /** Who works here; known only where the people file was read. */
  readonly persons: readonly OwnId[];
  /** What the customer, other systems and the case itself can do. */
  readonly events: readonly OwnId[];
}

export interface OwnField extends OwnId {
  readonly type: string;
  /** The values of an enum. */
  readonly values: readonly OwnId[];
}

/**
 * What a blueprint declares. It takes the plain data of the file and nothing for granted, because a blueprint that is being
 * written has mistakes, and completion is wanted most just then.
 *
 * @param language of the reader: texts are shown in it where they are written in it, else in the first locale.
 */
export function ownIds(data: unknown, language: Language): OwnIds {
  const blueprint = mapOf(data);
  const locales = [language, ...listOf(blueprint['locales']).map(String)];
  const own = (id: string, kind: string, title: unknown): OwnId => {
    const called = textOf(title, locales);
    const what = language === 'zh-CN' ? (inChinese[kind] ?? kind) : kind;
    return { id, words: called === undefined ? what : `${what}${language === 'zh-CN' ? '：' : ': '}${called}` };
  };
  const entries = (key: string): [string, Record<string, unknown>][] =>
    Object.entries(mapOf(blueprint[key])).map(([id, one]) => [id, mapOf(one)]);
  const declared = (key: string, kind: string): OwnId[] => entries(key).map(([id, { title }]) => own(id, kind, title));
  const owners = [...entries('stages'), ...entries('interrupts')].map(([, owner]) => owner);
  const steps = owners.flatMap(stepsWritten);
  const valuesOf = (values: unknown): OwnId[] =>
    Array.isArray(values)
      ? values.map((value) => ({ id: String(value), words: '' }))
      : Object.entries(mapOf(values)).map(([id, label]) => ({ id, words: textOf(label, locales) ?? '' }));
  const ofServices = (side: 'in' | 'out', kind: string): OwnId[] =>
    entries('services').flatMap(([, service]) =>
      Object.entries(mapOf(service[side])).map(([id, one]) => own(id, kind, mapOf(one)['title'])),
    );
  return {
    roles: declared('roles', 'Role'),
    calendars: declared('calendars', 'Calendar'),
    channels: declared('channels', 'Channel'),
    fields: entries('data').map(([id, { title, type, values }]) => ({
      ...own(id, 'Field', title),
      type: String(type),
      values: valuesOf(values),
    })),
    parameters: declared('parameters', 'Parameter'),
    messages: Object.entries(mapOf(blueprint['messages'])).map(([id, text]) => own(id, 'Message', text)),
    decisions: declared('decisions', 'Decision'),
    decided: entries('decisions').flatMap(([id, { title, outputs }]) =>
      listOf(outputs)
        .flatMap((output) => (typeof output === 'string' ? [output] : Object.keys(mapOf(output))))
        .map((output) => own(`${id}.${output}`, 'Decision', title)),
    ),
    slas: [
      ...declared('slas', 'Service clock'),
      ...entries('stages').flatMap(([id, { sla, title }]) =>
        sla === undefined ? [] : [own(id, 'Service clock', mapOf(sla)['title'] ?? title)],
      ),
      ...steps.flatMap(([id, step]) => {
        const { sla, ...rest } = mapOf(step);
        return sla === undefined ? [] : [own(id, 'Service clock', mapOf(sla)['title'] ?? titleOfStep(rest))];
      }),
    ],
    services: declared('services', 'Service'),
    inputs: ofServices('in', 'Input of a service'),
    outputs: ofServices('out', 'Output of a service'),
    milestones: [
      ...BUILT_IN_MILESTONES.map((id) => ({ id, words: milestoneWords[id] ?? '' })),
      ...declared('milestones', 'Milestone'),
    ],
    needs: declared('needs', 'Need'),
    stages: declared('stages', 'Stage'),
    steps: steps.map(([id, step]) => own(id, 'Step', titleOfStep(mapOf(step)))),
    outcomes: steps.flatMap(([, step]) =>
      Object.keys(mapOf(mapOf(step)['outcomes'])).map((id) => own(id, 'Outcome', undefined)),
    ),
    interrupts: declared('interrupts', 'Interrupt'),
    ends: declared('ends', 'End'),
    endOutcomes: uniq(entries('ends').flatMap(([, { outcome }]) => (typeof outcome === 'string' ? [outcome] : []))).map(
      (id) => own(id, 'Outcome', undefined),
    ),
    acceptable: entries('escalations').flatMap(([id, { until, title }]) =>
      until === 'accepted' ? [own(id, 'Escalation', title)] : [],
    ),
    persons: [],
    events: [
      own(`${CUSTOMER}.writes`, 'The customer writes.', undefined),
      ...declared('events', 'Event').map(({ id, words }) => ({ id: `${CUSTOMER}.${id}`, words })),
      ...declared('signals', 'Signal').map(({ id, words }) => ({ id: `signal.${id}`, words })),
    ],
  };
}

/** The steps of a stage, interrupt or branch, each followed by those of its own branches. */
function stepsWritten(owner: Record<string, unknown>): [string, unknown][] {
  const own = [owner['steps'], owner['alternatives']].flatMap((some) => Object.entries(mapOf(some)));
  return own.flatMap(([id, step]) => {
    const branches = Object.values(mapOf(mapOf(mapOf(step)['parallel'])['branches']));
    return [[id, step], ...branches.flatMap((branch) => stepsWritten(mapOf(branch)))];
  });
}

/** A title, else the label of the verb where it has one. */
function titleOfStep({ title, do: work, meet, approve, survey }: Record<string, unknown>): unknown {
  const labelled = work ?? meet ?? approve;
  return title ?? mapOf(labelled)['label'] ?? labelled ?? mapOf(survey)['question'];
}

/** A text in the first of these locales that it has. */
function textOf(text: unknown, locales: readonly string[]): string | undefined {
  if (typeof text === 'string') return text;
  const all = mapOf(text);
  const found = locales.map((locale) => all[locale]).find((words) => words !== undefined) ?? Object.values(all)[0];
  return typeof found === 'string' ? found : undefined;
}

function mapOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
