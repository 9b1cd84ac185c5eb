import { CUSTOMER } from '../blueprint/id.ts';
import { written, type Reference } from '../blueprint/origin.ts';
import { CASE_OUTCOMES, ROWS, type Handler, type Outcome, type Step, type WrittenStep } from '../blueprint/step.ts';
import type { Text } from '../blueprint/text.ts';
import { VERBS, type Action, type AskedField, type Verb, type Wait, type WaitArm } from '../blueprint/verbs.ts';
import type { Path } from '../text/places.ts';
import { parseDuration } from '../time/duration.ts';
import {
  readAssignments,
  readCondition,
  readDeadline,
  readOptionalText,
  readReference,
  readReferences,
  readText,
  report,
  secondKey,
  type Reading,
} from './reading.ts';
import { separating } from './separating.ts';
import { fullWidthIn } from './yaml.ts';

/** Where a step stands: in a stage, or in an interrupt. */
export interface StepOwner {
  readonly stage?: string;
  readonly interrupt?: string;
  readonly alternative: boolean;
  /** The stage's role, for steps that name none. */
  readonly by?: Reference;
}

/** The verbs on which a key means something; keys that are not named here stand on every step. */
const VERBS_OF_KEY: Readonly<Record<string, readonly Verb[]>> = {
  within: ['ask', 'do', 'wait', 'survey'],
  remind: ['ask', 'do', 'survey'],
  outcomes: ['ask', 'do', 'call', 'wait', 'survey'],
  title: VERBS.filter((verb) => verb !== 'do'),
};

/** What the case tells of every step: `step.<id>.entered` and `step.<id>.left` are no outcomes. */
const STEP_FACTS: readonly string[] = ['entered', 'left'];

/** One step with every default stated; undefined when it has no verb. */
export function readStep(
  reading: Reading,
  entry: WrittenStep,
  id: string,
  path: Path,
  owner: StepOwner,
): Step | undefined {
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
  for (const [key, allowed] of Object.entries(VERBS_OF_KEY)) {
    if (entry[key as keyof WrittenStep] !== undefined && !allowed.includes(verb)) {
      report(reading, 'TL2018', reading.places.key([...path, key]), { key, verb, verbs: allowed });
    }
  }
  const { stage, interrupt, alternative } = owner;
  const { remind } = entry;
  return {
    id,
    path,
    stage,
    interrupt,
    alternative,
    action: readAction(reading, entry, verb, [...path, verb]),
    title: readOptionalText(reading, entry.title, [...path, 'title']),
    by: readReference(entry.by, [...path, 'by']) ?? owner.by,
    when: readCondition(reading, entry.when, [...path, 'when']),
    on: readHandlers(reading, entry.on, [...path, 'on']),
    next: readReference(entry.next, [...path, 'next']),
    via: readReferences(reading, entry.via, [...path, 'via']),
    within: entry.within === undefined ? undefined : readDeadline(reading, entry.within, [...path, 'within']),
    need: readReference(entry.need, [...path, 'need']),
    cost: entry.cost,
    remind: remind && {
      path: [...path, 'remind'],
      every: readDeadline(reading, remind.every, [...path, 'remind', 'every']),
      times: remind.times,
      message: readReference(remind.message, [...path, 'remind', 'message']),
    },
    set: readAssignments(entry.set, [...path, 'set']),
    reach: readReferences(reading, entry.reach, [...path, 'reach']),
    outcomes: Object.entries(entry.outcomes ?? {}).map(([name, to]) => {
      const isArm = Object.hasOwn(armsOf(entry), name);
      return readOutcome(reading, name, to, [...path, 'outcomes', name], isArm);
    }),
    notes: readOptionalText(reading, entry.notes, [...path, 'notes']),
    rows: Object.fromEntries(
      ROWS.flatMap((row): [string, Text][] => {
        const text = readOptionalText(reading, entry[row], [...path, row]);
        return text === undefined ? [] : [[row, text]];
      }),
    ),
  };
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

function readAction(reading: Reading, entry: WrittenStep, verb: Verb, path: Path): Action {
  switch (verb) {
    case 'say': {
      const value = entry.say ?? '';
      if (typeof value === 'string')
        return { verb, path, message: written(value, path), to: toCustomer(path), fallback: [] };
      return {
        verb,
        path,
        message: written(value.message, [...path, 'message']),
        to: readReference(value.to, [...path, 'to']) ?? toCustomer(path),
        fallback: readReferences(reading, value.fallback, [...path, 'fallback']),
      };
    }
    case 'ask': {
      const value = entry.ask ?? [];
      if (Array.isArray(value)) return { verb, path, fields: readAsked(reading, value, path) };
      return {
        verb,
        path,
        fields: readAsked(reading, value.fields, [...path, 'fields']),
        message: readReference(value.message, [...path, 'message']),
      };
    }
    case 'do': {
      const value = entry.do ?? '';
      if (isLabel(value)) return { verb, path, label: readText(reading, value, path), form: [], checklist: [] };
      return {
        verb,
        path,
        label: readText(reading, value.label, [...path, 'label']),
        form: readAsked(reading, value.form ?? [], [...path, 'form']),
        checklist: (value.checklist ?? []).map((text, index) => readText(reading, text, [...path, 'checklist', index])),
      };
    }
    case 'call': {
      const value = entry.call ?? '';
      if (typeof value === 'string') return { verb, path, service: written(value, path), with: [], into: [] };
      return {
        verb,
        path,
        service: written(value.service, [...path, 'service']),
        with: readAssignments(value.with, [...path, 'with']),
        into: Object.entries(value.into ?? {}).map(([field, output]) => ({
          field: written(field, [...path, 'into', field]),
          output: written(output, [...path, 'into', field]),
        })),
      };
    }
    case 'decide': {
      const value = entry.decide ?? '';
      if (typeof value === 'string') return { verb, path, decision: written(value, path), branches: [] };
      if (!Array.isArray(value)) {
        return { verb, path, decision: written(value.decision, [...path, 'decision']), branches: [] };
      }
      const branches = value.map((branch, index) => ({
        path: [...path, index],
        when: readCondition(reading, branch.when, [...path, index, 'when']),
        set: readAssignments(branch.set, [...path, index, 'set']),
      }));
      reportLateElse(reading, branches);
      return { verb, path, branches };
    }
    case 'choose': {
      const branches = (entry.choose ?? []).map((branch, index) => {
        const at = [...path, index];
        return 'else' in branch
          ? { path: at, to: written(branch.else, [...at, 'else']) }
          : {
              path: at,
              when: readCondition(reading, branch.when, [...at, 'when']),
              to: written(branch.to, [...at, 'to']),
            };
      });
      reportLateElse(reading, branches);
      return { verb, path, branches };
    }
    case 'wait':
      return readWait(reading, entry.wait ?? '', path);
    case 'survey': {
      const value = entry.survey ?? 'csat';
      // The shorthand names the field like the kind: `survey: csat` fills the field `csat`.
      if (typeof value === 'string') return { verb, path, kind: value, into: { name: value, path, how: 'defaulted' } };
      return {
        verb,
        path,
        kind: value.kind,
        into: written(value.into, [...path, 'into']),
        question: readOptionalText(reading, value.question, [...path, 'question']),
      };
    }
  }
}

function readWait(reading: Reading, value: NonNullable<WrittenStep['wait']>, path: Path): Wait {
  if (typeof value === 'string') return { verb: 'wait', path, for: readDeadline(reading, value, path) };
  const keys = ['until', 'event', 'first'] as const;
  const given = keys.filter((key) => value[key] !== undefined).length;
  if (given !== 1) {
    const span = reading.places.key(given === 0 ? path : [...path, secondKey(reading, path, keys)]);
    report(reading, 'TL2029', span, { keys, given });
  }
  if (value.first !== undefined) {
    const at = [...path, 'first'];
    const arms = Object.entries(value.first).map(([name, until]) => readArm(reading, name, until, [...at, name]));
    if (arms.length === 0) report(reading, 'TL2008', reading.places.value(at), { what: 'map' });
    return { verb: 'wait', path, for: { kind: 'first', arms } };
  }
  if (value.event !== undefined) {
    return { verb: 'wait', path, for: { kind: 'event', event: written(value.event, [...path, 'event']) } };
  }
  const until = value.until ?? '';
  const at = [...path, 'until'];
  if (!reading.names.has(until) && parseDuration(until).ok) {
    report(reading, 'TL2034', reading.places.value(at), { text: until });
  }
  // `until` takes a field, never a length of time, so its name is kept as it is and resolved by the checker.
  return { verb: 'wait', path, for: { kind: 'name', name: until, how: 'written', path: at } };
}

function readArm(reading: Reading, name: string, until: string, path: Path): WaitArm {
  // `timed-out` and the like are brought about by the case; a thing that is waited for has a name of its own.
  if ([...CASE_OUTCOMES, ...STEP_FACTS, 'else'].includes(name)) {
    report(reading, 'TL2016', reading.places.key(path), { word: name });
  }
  if (isEventName(until)) return { name, path, until: { kind: 'event', event: written(until, path) } };
  const bare = reading.events.filter((event) => event.endsWith(`.${until}`));
  return { name, path, until: readDeadline(reading, until, path, bare) };
}

function readAsked(reading: Reading, fields: readonly string[], path: Path): AskedField[] {
  const seen = new Set<string>();
  return fields.map((field, index) => {
    const optional = field.endsWith('?');
    const name = optional ? field.slice(0, -1) : field;
    const [wide] = fullWidthIn(field);
    if (wide !== undefined) {
      const span = reading.places.within([...path, index], wide.index, wide.index + wide.char.length);
      report(reading, 'TL2019', span, { char: wide.char, ascii: wide.ascii }, separating(reading, [...path, index]));
    }
    if (seen.has(name)) report(reading, 'TL2031', reading.places.value([...path, index]), { what: name });
    seen.add(name);
    return { ...written(name, [...path, index]), optional };
  });
}

function reportLateElse(reading: Reading, branches: readonly { readonly path: Path; readonly when?: unknown }[]): void {
  const first = branches.findIndex((branch) => branch.when === undefined);
  const after = branches[first + 1];
  if (first >= 0 && after !== undefined) report(reading, 'TL2028', reading.places.value(after.path), {});
}

function toCustomer(path: Path): Reference {
  return { name: CUSTOMER, path, how: 'defaulted' };
}

/** The shorthand of `do`: a text in one locale or several. */
function isLabel(value: NonNullable<WrittenStep['do']>): value is string | Record<string, string> {
  return typeof value === 'string' || !('label' in value);
}

/** Events are dotted, durations and field names are not. */
function isEventName(text: string): boolean {
  return text.includes('.') && !/^[\d.]+\D*$/.test(text);
}
