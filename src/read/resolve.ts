import { stepsOf, type Blueprint, type WrittenBlueprint } from '../blueprint/blueprint.ts';
import type { End, Reopen } from '../blueprint/end.ts';
import { slaOf } from '../blueprint/escalation.ts';
import type { Interrupt } from '../blueprint/interrupt.ts';
import { written, type Reference } from '../blueprint/origin.ts';
import type { Sla } from '../blueprint/sla.ts';
import type { Stage, StageKind, WrittenStage } from '../blueprint/stage.ts';
import type { Step } from '../blueprint/step.ts';
import type { Text } from '../blueprint/text.ts';
import type { Finding } from '../text/diagnostic.ts';
import type { Path, Places } from '../text/places.ts';
import type { Source } from '../text/source.ts';
import {
  readCondition,
  readDeadline,
  readOptionalText,
  readReference,
  readReferences,
  readText,
  readZone,
  report,
  secondKey,
  type Reading,
} from './reading.ts';
import {
  readChannel,
  readDecision,
  readDeclared,
  readEvent,
  readField,
  readParameter,
  readRole,
  readSection,
  readService,
} from './resolve-declared.ts';
import { readReservedNames } from './resolve-names.ts';
import { readPeopleKey } from './resolve-people.ts';
import { readAsked } from './resolve-action.ts';
import { readCalendar, reportUncountedTimes } from './resolve-calendars.ts';
import { readEscalation } from './resolve-escalation.ts';
import { readOwnerSla, readSla } from './resolve-sla.ts';
import { readHandlers, readSteps } from './resolve-step.ts';
import { TextLocales } from './text-locales.ts';

/**
 * Turns a document of the right shape into the model: shorthands spelled out, defaults and inherited values stated, every
 * value with its origin.
 */
export function resolveBlueprint(
  entry: WrittenBlueprint,
  source: Source,
  places: Places,
  files: Pick<Reading, 'module' | 'days' | 'people'>,
): { blueprint: Blueprint; findings: readonly Finding[] } {
  const names = new Set([...Object.keys(entry.data ?? {}), ...Object.keys(entry.parameters ?? {})]);
  const events = [
    ...Object.keys(entry.events ?? {}).map((id) => `customer.${id}`),
    ...Object.keys(entry.signals ?? {}).map((id) => `signal.${id}`),
  ];
  const locales = entry.locales ?? ['en'];
  const texts = new TextLocales(locales);
  const ids = new Set(Object.keys(entry.calendars ?? {}));
  const milestones = new Set(Object.keys(entry.milestones ?? {}));
  const steps = new Set(writtenSteps(entry));
  const reading: Reading = {
    source,
    places,
    locales,
    findings: [],
    names,
    milestones,
    steps,
    calendars: ids,
    events,
    texts,
    ...files,
  };
  const section = <W, T>(
    key: string,
    values: Record<string, W> | undefined,
    read: (reading: Reading, value: W, id: string, path: Path) => T,
  ): Map<string, T> => readSection(values, [key], (value, id, path) => read(reading, value, id, path));
  readReservedNames(reading, entry);
  for (const key of ['stages', 'ends'] as const) {
    if (Object.keys(entry[key]).length === 0) report(reading, 'TL2008', places.value([key]), { what: 'map' });
  }
  const zone = readZone(reading, entry.zone, ['zone']) ?? 'UTC';
  const calendars = section('calendars', entry.calendars, (_, value, id, path) =>
    readCalendar(reading, value, id, path, zone),
  );
  const calendar = readReference(entry.calendar, ['calendar']);
  const inherited = calendar && { ...calendar, how: 'inherited' as const };
  const unclocked: Omit<Blueprint, 'slas'> = {
    content: withDays(withoutPeople(entry), calendars),
    source,
    places,
    id: entry.id,
    version: entry.version,
    locales: reading.locales,
    zone,
    title: readOptionalText(reading, entry.title, ['title']),
    purpose: readOptionalText(reading, entry.purpose, ['purpose']),
    owner: readReference(entry.owner, ['owner']),
    calendars,
    calendar,
    channels: section('channels', entry.channels, readChannel),
    roles: section('roles', entry.roles, readRole),
    people: readPeopleKey(reading, entry.people),
    data: section('data', entry.data, (_, value, name, path) => readField(reading, value, name, path)),
    inputs: readAsked(reading, entry.inputs ?? [], ['inputs']),
    outputs: readReferences(reading, entry.outputs, ['outputs']),
    decisions: section('decisions', entry.decisions, readDecision),
    escalations: section('escalations', entry.escalations, (_, value, id, path) =>
      readEscalation(reading, value, id, path, inherited),
    ),
    messages: section('messages', entry.messages, (_, text, id, path) => ({
      id,
      path,
      text: readText(reading, text, path),
    })),
    events: section('events', entry.events, readEvent),
    signals: section('signals', entry.signals, readEvent),
    services: section('services', entry.services, readService),
    parameters: section('parameters', entry.parameters, readParameter),
    needs: section('needs', entry.needs, readDeclared),
    milestones: section('milestones', entry.milestones, readDeclared),
    stages: Object.entries(entry.stages).map(([id, stage]) => readStage(reading, stage, id, inherited)),
    interrupts: Object.entries(entry.interrupts ?? {}).map(([id, interrupt]) =>
      readInterrupt(reading, interrupt, id, inherited),
    ),
    ends: Object.entries(entry.ends).map(([id, end]): End => {
      const path = ['ends', id];
      return {
        id,
        path,
        title: readOptionalText(reading, end.title, [...path, 'title']),
        outcome: end.outcome,
        reach: readReferences(reading, end.reach, [...path, 'reach']),
      };
    }),
    reopen: readReopen(reading, entry),
    omits: readOmits(reading, entry.omits),
  };
  const slas = readSlas(reading, entry.slas, unclocked);
  const blueprint: Blueprint = { ...unclocked, slas, escalations: countedByClocks(unclocked.escalations, slas) };
  reportUncountedTimes(reading, blueprint);
  return { blueprint, findings: [...reading.findings, ...reading.texts.findings(places)] };
}

/** Who works here changes from week to week; what a case is pinned to does not. */
function withoutPeople({ people: _people, ...content }: WrittenBlueprint): Omit<WrittenBlueprint, 'people'> {
  return content;
}

/** What the files with a calendar's days say belongs to what the blueprint says: to count otherwise is to behave otherwise. */
function withDays(entry: Omit<WrittenBlueprint, 'people'>, calendars: Blueprint['calendars']): unknown {
  const days = [...calendars].flatMap(([id, calendar]) => {
    const content = calendar.days?.content;
    return content === undefined ? [] : [[id, content] as const];
  });
  return days.length === 0 ? entry : { ...entry, days: Object.fromEntries(days) };
}

/** An escalation without a calendar of its own counts as its clock does. */
function countedByClocks(
  escalations: Blueprint['escalations'],
  slas: ReadonlyMap<string, Sla>,
): Blueprint['escalations'] {
  return new Map(
    [...escalations].map(([id, escalation]) => {
      const { calendar } = escalation;
      const ofClock = slaOf({ slas }, escalation)?.calendar;
      const isOwn = calendar?.how === 'written';
      return [
        id,
        isOwn || ofClock === undefined ? escalation : { ...escalation, calendar: { ...ofClock, how: 'inherited' } },
      ];
    }),
  );
}

/** Every clock: those of the section, and those of steps and stages, which bear their owner's id. */
function readSlas(
  reading: Reading,
  slas: WrittenBlueprint['slas'],
  blueprint: Omit<Blueprint, 'slas'>,
): Map<string, Sla> {
  const { calendar } = blueprint;
  const all = readSection(slas, ['slas'], (sla, id, path) =>
    readSla(reading, sla, id, path, calendar && { ...calendar, how: 'inherited' }),
  );
  for (const { sla } of [...blueprint.stages, ...stepsOf(blueprint)]) {
    if (sla === undefined) continue;
    if (all.has(sla.id)) report(reading, 'TL2064', reading.places.key(sla.path), { id: sla.id });
    else all.set(sla.id, sla);
  }
  return all;
}

/** The ids of all steps as they are written, those of branches among them. */
function writtenSteps({ stages, interrupts }: WrittenBlueprint): string[] {
  const inside = (steps: WrittenStage['steps'] | undefined): string[] =>
    Object.entries(steps ?? {}).flatMap(([id, { parallel }]) => [
      id,
      ...Object.values(parallel?.branches ?? {}).flatMap((branch) => [
        ...inside(branch.steps),
        ...inside(branch.alternatives),
      ]),
    ]);
  return [
    ...Object.values(stages).flatMap((stage) => [...inside(stage.steps), ...inside(stage.alternatives)]),
    ...Object.values(interrupts ?? {}).flatMap((interrupt) => inside(interrupt.steps)),
  ];
}

function readStage(reading: Reading, entry: WrittenStage, id: string, around: Reference | undefined): Stage {
  const path = ['stages', id];
  const by = readReference(entry.by, [...path, 'by']);
  const calendar = readReference(entry.calendar, [...path, 'calendar']);
  const inner = calendar === undefined ? around : { ...calendar, how: 'inherited' as const };
  const steps = (key: 'steps' | 'alternatives'): Step[] =>
    readSteps(reading, entry[key], [...path, key], {
      stage: id,
      alternative: key === 'alternatives',
      by: by && { ...by, how: 'inherited' },
      calendar: inner,
    });
  if (Object.keys(entry.steps).length === 0) {
    report(reading, 'TL2008', reading.places.value([...path, 'steps']), { what: 'map' });
  }
  return {
    id,
    path,
    kind: entry.kind,
    title: readOptionalText(reading, entry.title, [...path, 'title']),
    by,
    calendar,
    when: readCondition(reading, entry.when, [...path, 'when']),
    sla:
      entry.sla === undefined
        ? undefined
        : readOwnerSla(reading, entry.sla, { kind: 'stage', id }, [...path, 'sla'], inner),
    on: readHandlers(reading, entry.on, [...path, 'on']),
    next: readReference(entry.next, [...path, 'next']),
    steps: steps('steps'),
    alternatives: steps('alternatives'),
  };
}

function readInterrupt(
  reading: Reading,
  entry: NonNullable<WrittenBlueprint['interrupts']>[string],
  id: string,
  calendar: Reference | undefined,
): Interrupt {
  const path = ['interrupts', id];
  const steps = readSteps(reading, entry.steps, [...path, 'steps'], { interrupt: id, alternative: false, calendar });
  if ((entry.to === undefined) === (entry.steps === undefined)) {
    const both = entry.to !== undefined;
    const span = reading.places.key(both ? [...path, secondKey(reading, path, ['to', 'steps'])] : path);
    report(reading, 'TL2027', span, { interrupt: id, both });
  } else if (entry.steps !== undefined && Object.keys(entry.steps).length === 0) {
    report(reading, 'TL2008', reading.places.value([...path, 'steps']), { what: 'map' });
  }
  return {
    id,
    path,
    title: readOptionalText(reading, entry.title, [...path, 'title']),
    on: written(entry.on, [...path, 'on']),
    when: readCondition(reading, entry.when, [...path, 'when']),
    notIn: readReferences(reading, entry['not-in'], [...path, 'not-in']),
    to: readReference(entry.to, [...path, 'to']),
    steps,
  };
}

function readReopen(reading: Reading, { reopen, ends }: WrittenBlueprint): Reopen | undefined {
  if (reopen === undefined) return undefined;
  const path = ['reopen'];
  return {
    path,
    within: readDeadline(reading, reopen.within, [...path, 'within']),
    to: written(reopen.to, [...path, 'to']),
    from:
      reopen.from === undefined
        ? Object.keys(ends).map((name) => ({ name, path, how: 'defaulted' as const }))
        : readReferences(reading, reopen.from, [...path, 'from']),
  };
}

function readOmits(reading: Reading, omits: WrittenBlueprint['omits']): Map<StageKind, Text> {
  return new Map(
    Object.entries(omits ?? {}).map(([kind, why]) => [kind as StageKind, readText(reading, why, ['omits', kind])]),
  );
}
