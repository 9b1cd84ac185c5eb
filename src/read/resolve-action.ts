import type { Use } from '../blueprint/use.ts';
import type {
  Action,
  AskedField,
  Branch,
  Intake,
  Meet,
  Survey,
  Verb,
  Votes,
  Wait,
  WaitArm,
} from '../blueprint/verbs.ts';
import validRange from 'semver/ranges/valid.js';

import type { Blueprint } from '../blueprint/blueprint.ts';
import { CUSTOMER } from '../blueprint/id.ts';
import { written, type Reference } from '../blueprint/origin.ts';
import { CASE_OUTCOMES, type Container, type Step, type WrittenStep } from '../blueprint/step.ts';
import type { Path } from '../text/places.ts';
import { parseDuration, type Duration } from '../time/duration.ts';
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

/** What the case tells of every step: `step.<id>.entered` and `step.<id>.left` are no outcomes. */
export const STEP_FACTS: readonly string[] = ['entered', 'left'];

/** Reads the steps that another step holds. */
export type ReadInner = (
  entries: Readonly<Record<string, WrittenStep>> | undefined,
  path: Path,
  inside: Container,
  alternative: boolean,
) => Step[];

/** What a step does, with every default stated. */
export function readAction(
  reading: Reading,
  entry: WrittenStep,
  id: string,
  verb: Verb,
  path: Path,
  readInner: ReadInner,
): Action {
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
      if (value.retry?.factor !== undefined && value.retry.every === undefined) {
        // Nothing can grow where nothing is waited for.
        report(reading, 'TL2002', reading.places.key([...path, 'retry']), { key: 'every' });
      }
      return {
        verb,
        path,
        service: written(value.service, [...path, 'service']),
        with: readAssignments(value.with, [...path, 'with']),
        into: readIntakes(value.into, [...path, 'into']),
        timeout: value.timeout === undefined ? undefined : readDeadline(reading, value.timeout, [...path, 'timeout']),
        retry: value.retry && {
          path: [...path, 'retry'],
          times: value.retry.times,
          every:
            value.retry.every === undefined
              ? undefined
              : readDeadline(reading, value.retry.every, [...path, 'retry', 'every']),
          factor: value.retry.factor ?? 1,
        },
        fallback: readReference(value.fallback, [...path, 'fallback']),
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
    case 'survey':
      return readSurvey(reading, entry.survey ?? 'csat', path);
    case 'meet': {
      const value = entry.meet ?? '';
      if (isLabel(value)) return { verb, path, label: readText(reading, value, path), required: [] };
      return {
        verb,
        path,
        label: readText(reading, value.label, [...path, 'label']),
        lasts: value.lasts === undefined ? undefined : readLasts(reading, value.lasts, [...path, 'lasts']),
        required: readReferences(reading, value.required, [...path, 'required']),
        quorum: value.quorum,
        minutes: readReference(value.minutes, [...path, 'minutes']),
      };
    }
    case 'approve': {
      const value = entry.approve ?? '';
      if (isLabel(value)) return { verb, path, label: readText(reading, value, path), shows: [] };
      return {
        verb,
        path,
        label: readText(reading, value.label, [...path, 'label']),
        shows: readReferences(reading, value.shows, [...path, 'shows']),
        maker: readReference(value.maker, [...path, 'maker']),
        votes: value.votes && readVotes(reading, value.votes, [...path, 'votes']),
      };
    }
    case 'parallel': {
      const { branches: entries = {}, join = 'all' } = entry.parallel ?? {};
      const branches = Object.entries(entries).map(([name, branch]): Branch => {
        const at = [...path, 'branches', name];
        const inside = { step: id, branch: name };
        if (Object.keys(branch.steps).length === 0) {
          report(reading, 'TL2008', reading.places.value([...at, 'steps']), { what: 'map' });
        }
        return {
          name,
          path: at,
          title: readOptionalText(reading, branch.title, [...at, 'title']),
          steps: readInner(branch.steps, [...at, 'steps'], inside, false),
          alternatives: readInner(branch.alternatives, [...at, 'alternatives'], inside, true),
        };
      });
      const needed = join === 'all' ? branches.length : join === 'any' ? 1 : join;
      if (branches.length < 2) {
        const params = { step: id, branches: branches.length, needed: undefined };
        report(reading, 'TL2040', reading.places.key([...path, 'branches']), params);
      } else if (needed > branches.length) {
        report(reading, 'TL2040', reading.places.value([...path, 'join']), {
          step: id,
          branches: branches.length,
          needed,
        });
      }
      return { verb, path, branches, needed };
    }
    case 'use':
      return readUse(reading, entry.use ?? '', path);
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

/** Fields that are asked for; `name?` may stay unanswered. */
export function readAsked(reading: Reading, fields: readonly string[], path: Path): AskedField[] {
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

/** A score with its one field, or several questions with a field each. */
function readSurvey(reading: Reading, value: NonNullable<WrittenStep['survey']>, path: Path): Survey {
  const verb = 'survey';
  // The shorthand names the field like the kind: `survey: csat` fills the field `csat`.
  if (typeof value === 'string') {
    if (value === 'questions') {
      report(reading, 'TL2041', reading.places.value(path), { kind: value, lacks: 'questions', stray: undefined });
      return { verb, path, kind: value, questions: [] };
    }
    return { verb, path, kind: value, questions: [{ name: value, path, how: 'defaulted', optional: false }] };
  }
  const { kind, question, questions } = value;
  // So does the long form, where there is such a field.
  const isDefaulted = value.into === undefined && kind !== 'questions' && reading.names.has(kind);
  const into = isDefaulted ? kind : value.into;
  const lacks = kind === 'questions' ? 'questions' : 'into';
  const stray = (kind === 'questions' ? (['into', 'question'] as const) : (['questions'] as const)).find(
    (key) => value[key] !== undefined,
  );
  if (stray !== undefined) {
    report(reading, 'TL2041', reading.places.key([...path, stray]), { kind, lacks: undefined, stray });
  } else if ((lacks === 'into' ? into : questions) === undefined) {
    report(reading, 'TL2041', reading.places.key(path), { kind, lacks, stray: undefined });
  } else if (Object.keys(questions ?? { into }).length === 0) {
    report(reading, 'TL2008', reading.places.value([...path, 'questions']), { what: 'map' });
  }
  if (kind !== 'questions') {
    const field: Reference = isDefaulted
      ? { name: kind, path, how: 'defaulted' }
      : written(into ?? '', [...path, 'into']);
    const text = readOptionalText(reading, question, [...path, 'question']);
    return { verb, path, kind, questions: into === undefined ? [] : [{ ...field, optional: false, text }] };
  }
  return {
    verb,
    path,
    kind,
    questions: Object.entries(questions ?? {}).map(([name, text]) => {
      const at = [...path, 'questions', name];
      const optional = name.endsWith('?');
      return { ...written(optional ? name.slice(0, -1) : name, at), optional, text: readText(reading, text, at) };
    }),
  };
}

/** Who votes, and how many approvals it takes. */
function readVotes(
  reading: Reading,
  value: NonNullable<Extract<WrittenStep['approve'], { label: unknown; votes?: unknown }>['votes']>,
  path: Path,
): Votes {
  const list = (roles: readonly string[], key: string): Reference[] =>
    roles.map((role, index) => written(role, [...path, key, index]));
  if ('all' in value) return { path, kind: 'all', roles: list(value.all, 'all'), needed: value.all.length };
  if ('any' in value) return { path, kind: 'any', roles: list(value.any, 'any'), needed: 1 };
  if ('chain' in value) return { path, kind: 'chain', roles: list(value.chain, 'chain'), needed: value.chain.length };
  if (value.n > value.of.length) {
    report(reading, 'TL2042', reading.places.value([...path, 'n']), { needed: value.n, voters: value.of.length });
  }
  return { path, kind: 'n', roles: list(value.of, 'of'), needed: value.n };
}

/** `1h` at least, or `2h..4h`: lengths of time, the shorter one first. */
function readLasts(reading: Reading, text: string, path: Path): Meet['lasts'] {
  const parts = text.split('..');
  const [from, last] = parts.map((part) => parseDuration(part.trim()));
  const to = last ?? from;
  const isRange = from?.ok === true && to?.ok === true && parts.length <= 2;
  const span = reading.places.value(path);
  if (!isRange || !isElapsed(from.duration) || !isElapsed(to.duration)) {
    report(reading, 'TL2043', span, { text, problem: 'unreadable', meant: rangeMeant(text) });
    return undefined;
  }
  if (from.duration.milliseconds > to.duration.milliseconds) {
    report(reading, 'TL2043', span, { text, problem: 'reversed', meant: parts.toReversed().join('..') });
  }
  // A single length is the shortest: nobody calls a meeting off because it ran over.
  return { path, from: from.duration.milliseconds, to: last === undefined ? undefined : to.duration.milliseconds };
}

/** The range that another way of writing stands for: `2-4h`, `2h to 4h`, `2..4h`; undefined where nobody can say. */
function rangeMeant(text: string): string | undefined {
  const found = /^(\d+)\s*([a-z]*)\s*(?:\.{2,}|…|[-–—~～至到]|to)\s*(\d+)\s*([a-z]+)$/u.exec(text.trim());
  const [, from = '', unit = '', to = '', last = ''] = found ?? [];
  const ends = [from + (unit || last), to + last];
  const durations = ends.map((end) => parseDuration(end));
  return durations.every((end) => end.ok && isElapsed(end.duration)) ? ends.join('..') : undefined;
}

function isElapsed(duration: Duration): duration is Extract<Duration, { kind: 'elapsed' }> {
  return duration.kind === 'elapsed';
}

/** The path of a module, what it is given and what it gives back. */
function readUse(reading: Reading, value: NonNullable<WrittenStep['use']>, path: Path): Use {
  const verb = 'use';
  if (typeof value === 'string') {
    const file = written(value, path);
    return { verb, path, file, with: [], gives: [], roles: [], module: readModule(reading, file) };
  }
  const file = written(value.module, [...path, 'module']);
  const version = readReference(value.version, [...path, 'version']);
  if (version !== undefined && validRange(version.name) === null) {
    report(reading, 'TL2044', reading.places.value(version.path), { text: version.name });
  }
  return {
    verb,
    path,
    file,
    module: readModule(reading, file),
    version,
    with: readAssignments(value.with, [...path, 'with']),
    gives: readIntakes(value.gives, [...path, 'gives']),
    roles: Object.entries(value.roles ?? {}).map(([theirs, ours]) => ({
      theirs: written(theirs, [...path, 'roles', theirs]),
      ours: written(ours, [...path, 'roles', theirs]),
    })),
  };
}

/** The blueprint behind a path; what is wrong with its file is told at that file. */
function readModule(reading: Reading, { name, path }: Reference): Blueprint | undefined {
  const { blueprint, problem, findings } = reading.module(name);
  if (problem !== undefined) report(reading, 'TL2045', reading.places.value(path), { file: name, problem });
  reading.findings.push(...findings);
  return blueprint;
}

/** Receiver: source. */
function readIntakes(into: Readonly<Record<string, string>> | undefined, path: Path): Intake[] {
  return Object.entries(into ?? {}).map(([field, output]) => ({
    field: written(field, [...path, field]),
    output: written(output, [...path, field]),
  }));
}

function reportLateElse(reading: Reading, branches: readonly { readonly path: Path; readonly when?: unknown }[]): void {
  const first = branches.findIndex((branch) => branch.when === undefined);
  const after = branches[first + 1];
  if (first >= 0 && after !== undefined) report(reading, 'TL2028', reading.places.value(after.path), {});
}

function toCustomer(path: Path): Reference {
  return { name: CUSTOMER, path, how: 'defaulted' };
}

/** The shorthand of `do`, `meet` and `approve`: a text in one locale or several. */
function isLabel(
  value: NonNullable<WrittenStep['do'] | WrittenStep['meet'] | WrittenStep['approve']>,
): value is string | Record<string, string> {
  return typeof value === 'string' || !('label' in value);
}

/** Events are dotted, durations and field names are not. */
function isEventName(text: string): boolean {
  return text.includes('.') && !/^[\d.]+\D*$/.test(text);
}
