import { written, type Reference } from '../blueprint/origin.ts';
import {
  CASE_OUTCOMES,
  ROWS,
  type Container,
  type Handler,
  type Outcome,
  type Step,
  type WrittenStep,
} from '../blueprint/step.ts';
import type { Text } from '../blueprint/text.ts';
import { VERBS, type Verb } from '../blueprint/verbs.ts';
import type { Path } from '../text/places.ts';
import {
  readAssignments,
  readCondition,
  readDeadline,
  readOptionalText,
  readReference,
  readReferences,
  readText,
  report,
  type Reading,
} from './reading.ts';
import { readAction, STEP_FACTS } from './resolve-action.ts';
import { readOwnerSla } from './resolve-sla.ts';

/** Where a step stands: in a stage or in an interrupt, and there perhaps in a branch. */
export interface StepOwner {
  readonly stage?: string;
  readonly interrupt?: string;
  readonly inside?: Container;
  readonly alternative: boolean;
  /** The stage's role, for steps that name none. */
  readonly by?: Reference;
  /** The calendar of what it stands in. */
  readonly calendar?: Reference;
}

/** The verbs on which a key means something; keys that are not named here stand on every step. */
const VERBS_OF_KEY: readonly (readonly [keyof WrittenStep, readonly Verb[]])[] = [
  ['within', ['ask', 'do', 'wait', 'meet', 'approve', 'survey', 'parallel', 'use']],
  ['remind', ['ask', 'do', 'approve', 'survey']],
  ['outcomes', ['ask', 'do', 'call', 'wait', 'meet', 'approve', 'survey', 'parallel', 'use']],
  ['title', VERBS.filter((verb) => verb !== 'do' && verb !== 'meet' && verb !== 'approve')],
];

/** Steps in the order of writing; those without a verb are findings and left out. */
export function readSteps(
  reading: Reading,
  entries: Readonly<Record<string, WrittenStep>> | undefined,
  path: Path,
  owner: StepOwner,
): Step[] {
  return Object.entries(entries ?? {}).flatMap(
    ([id, entry]) => readStep(reading, entry, id, [...path, id], owner) ?? [],
  );
}

/** One step with every default stated; undefined when it has no verb. */
function readStep(reading: Reading, entry: WrittenStep, id: string, path: Path, owner: StepOwner): Step | undefined {
  const verbs = VERBS.filter((verb) => entry[verb] !== undefined);
  const [verb] = verbs;
  if (verb === undefined) {
    report(reading, 'TL2014', reading.places.key(path), { step: id, verbs: VERBS });
    return undefined;
  }
  if (verbs.length > 1) {
    const written = reading.places.keys(path).filter((key) => VERBS.some((known) => known === key));
    report(reading, 'TL2015', reading.places.key([...path, written[1] ?? verb]), { step: id, verbs: written });
    return undefined;
  }
  for (const [key, allowed] of VERBS_OF_KEY) {
    if (entry[key] !== undefined && !allowed.includes(verb)) {
      report(reading, 'TL2018', reading.places.key([...path, key]), { key, verb, verbs: allowed });
    }
  }
  const { stage, interrupt, inside, alternative } = owner;
  const { remind } = entry;
  // Most parts are not written; those need no path.
  const at = (key: keyof WrittenStep): Path => (entry[key] === undefined ? path : [...path, key]);
  const calendar = readReference(entry.calendar, at('calendar')) ?? owner.calendar;
  return {
    id,
    path,
    stage,
    interrupt,
    inside,
    alternative,
    action: readAction(reading, entry, id, verb, [...path, verb], (entries, at, container, isAlternative) =>
      readSteps(reading, entries, at, {
        ...owner,
        inside: container,
        alternative: isAlternative,
        calendar: calendar && { ...calendar, how: 'inherited' },
      }),
    ),
    title: readOptionalText(reading, entry.title, at('title')),
    by: readReference(entry.by, at('by')) ?? owner.by,
    when: readCondition(reading, entry.when, at('when')),
    on: readHandlers(reading, entry.on, at('on')),
    next: readReference(entry.next, at('next')),
    via: readReferences(reading, entry.via, at('via')),
    calendar,
    sla:
      entry.sla === undefined ? undefined : readOwnerSla(reading, entry.sla, { kind: 'step', id }, at('sla'), calendar),
    within: entry.within === undefined ? undefined : readDeadline(reading, entry.within, at('within')),
    need: readReference(entry.need, at('need')),
    cost: entry.cost,
    remind: remind && {
      path: at('remind'),
      every: readDeadline(reading, remind.every, [...path, 'remind', 'every']),
      times: remind.times,
      message: readReference(remind.message, [...path, 'remind', 'message']),
    },
    set: readAssignments(entry.set, at('set')),
    reach: readReferences(reading, entry.reach, at('reach')),
    outcomes: Object.entries(entry.outcomes ?? {}).map(([name, to]) => {
      const isArm = Object.hasOwn(armsOf(entry), name);
      return readOutcome(reading, name, to, [...path, 'outcomes', name], isArm);
    }),
    notes: readOptionalText(reading, entry.notes, at('notes')),
    rows: readRows(reading, entry, path),
  };
}

function readRows(reading: Reading, entry: WrittenStep, path: Path): Step['rows'] {
  const rows: Record<string, Text> = {};
  for (const row of ROWS) if (entry[row] !== undefined) rows[row] = readText(reading, entry[row], [...path, row]);
  return rows;
}

/** Event -> target, or `{ to, when, set, reach }`. */
export function readHandlers(reading: Reading, on: WrittenStep['on'], path: Path): Handler[] {
  return Object.entries(on ?? {}).map(([event, way]) => {
    const at = [...path, event];
    if (typeof way === 'string')
      return { event: written(event, at), path: at, to: written(way, at), set: [], reach: [] };
    return {
      event: written(event, at),
      path: at,
      to: readReference(way.to, [...at, 'to']),
      when: readCondition(reading, way.when, [...at, 'when']),
      set: readAssignments(way.set, [...at, 'set']),
      reach: readReferences(reading, way.reach, [...at, 'reach']),
    };
  });
}

/** What a wait may end by, by name. */
function armsOf({ wait }: WrittenStep): Readonly<Record<string, string>> {
  return typeof wait === 'object' ? (wait.first ?? {}) : {};
}

function readOutcome(
  reading: Reading,
  name: string,
  way: NonNullable<WrittenStep['outcomes']>[string],
  path: Path,
  isArm: boolean,
): Outcome {
  if (STEP_FACTS.includes(name)) report(reading, 'TL2016', reading.places.key(path), { word: name });
  if (typeof way === 'string') return { name, path, to: written(way, path), set: [], reach: [] };
  // What happens by itself, and what takes all that is left, cannot depend on a condition.
  if (way.when !== undefined && (isArm || name === 'else' || CASE_OUTCOMES.includes(name))) {
    report(reading, 'TL2001', reading.places.key([...path, 'when']), { key: 'when', known: ['to', 'set', 'reach'] });
  }
  return {
    name,
    path,
    // An outcome that names no target goes on like the step.
    to: readReference(way.to, [...path, 'to']) ?? { name: 'next', path, how: 'defaulted' },
    when: readCondition(reading, way.when, [...path, 'when']),
    set: readAssignments(way.set, [...path, 'set']),
    reach: readReferences(reading, way.reach, [...path, 'reach']),
  };
}
