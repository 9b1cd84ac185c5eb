import { BUILT_IN_MILESTONES } from '../blueprint/declared.ts';
import { ID } from '../blueprint/id.ts';
import { written, type Reference } from '../blueprint/origin.ts';
import {
  PAUSE_TAGS,
  type Pause,
  type PauseTag,
  type Sla,
  type Target,
  type Trigger,
  type Warning,
  type WrittenOwnerSla,
  type WrittenSla,
} from '../blueprint/sla.ts';
import { nearest } from '../text/did-you-mean.ts';
import type { Path } from '../text/places.ts';
import { parseDuration, printDuration } from '../time/duration.ts';
import { readCondition, readDeadline, readOptionalText, readReference, report, type Reading } from './reading.ts';

/** A clock of the section `slas`. */
export function readSla(
  reading: Reading,
  entry: WrittenSla,
  id: string,
  path: Path,
  calendar: Reference | undefined,
): Sla {
  return {
    ...readShared(reading, entry, id, path, calendar),
    start: readTrigger(reading, entry.start, [...path, 'start']),
    stop: readTrigger(reading, entry.stop, [...path, 'stop']),
  };
}

/** The clock of a step or stage: it runs from entering to leaving. */
export function readOwnerSla(
  reading: Reading,
  entry: WrittenOwnerSla,
  of: NonNullable<Sla['of']>,
  path: Path,
  calendar: Reference | undefined,
): Sla {
  const event = (what: string): Trigger => ({
    kind: 'event',
    name: `${of.kind}.${of.id}.${what}`,
    how: 'defaulted',
    path,
  });
  return {
    ...readShared(reading, entry, of.id, path, calendar),
    of,
    start: event('entered'),
    stop: event('left'),
  };
}

function readShared(
  reading: Reading,
  entry: WrittenOwnerSla,
  id: string,
  path: Path,
  calendar: Reference | undefined,
): Omit<Sla, 'start' | 'stop'> {
  const most = entry['pause-at-most'];
  return {
    id,
    path,
    title: readOptionalText(reading, entry.title, [...path, 'title']),
    reset: entry.reset === undefined ? undefined : readTrigger(reading, entry.reset, [...path, 'reset']),
    cancel: entry.cancel === undefined ? undefined : readTrigger(reading, entry.cancel, [...path, 'cancel']),
    when: readCondition(reading, entry.when, [...path, 'when']),
    target: readTarget(reading, entry.target, [...path, 'target']),
    calendar: readReference(entry.calendar, [...path, 'calendar']) ?? calendar,
    pause: readPause(reading, entry.pause, [...path, 'pause']),
    pauseAtMost: most === undefined ? undefined : readDeadline(reading, most, [...path, 'pause-at-most']),
    warn: readWarnings(reading, entry.warn, [...path, 'warn']),
    onRetarget: entry['on-retarget'] ?? 'keep-start',
    onReopen: entry['on-reopen'] ?? 'continue',
    satisfiedBy: entry['satisfied-by'] ?? 'any',
    repeat: entry.repeat ?? false,
    outer: readReference(entry.inside, [...path, 'inside']),
  };
}

/** Dotted names are events; of bare ones the milestones and fields are known. */
function readTrigger(reading: Reading, name: string, path: Path): Trigger {
  const origin = { name, how: 'written', path } as const;
  if (name.includes('.')) return { ...origin, kind: 'event' };
  const isMilestone = BUILT_IN_MILESTONES.includes(name) || reading.milestones.has(name);
  const isField = reading.names.has(name);
  if (isMilestone && isField) report(reading, 'TL2061', reading.places.value(path), { name });
  return { ...origin, kind: isField && !isMilestone ? 'field' : 'milestone' };
}

function readTarget(reading: Reading, target: WrittenSla['target'], path: Path): Target {
  if (typeof target === 'string') {
    return { kind: 'deadline', deadline: readDeadline(reading, target, path), how: 'written', path };
  }
  const at = [...path, 'decide'];
  const [table = '', output = '', ...rest] = target.decide.split('.');
  if (output === '' || rest.length > 0) report(reading, 'TL2062', reading.places.value(at), { text: target.decide });
  return { kind: 'decision', decision: written(table, at), output: written(output, at), how: 'written', path: at };
}

/** `never`, tags, steps, or else a FEEL condition; in a list only tags and steps. */
function readPause(reading: Reading, pause: WrittenSla['pause'], path: Path): Pause {
  const nothing: Pause = { tags: [], steps: [] };
  if (pause === undefined || pause === 'never') return nothing;
  if (typeof pause === 'boolean') return { ...nothing, when: readCondition(reading, pause, path) };
  if (typeof pause === 'string') {
    const named = readPauseName(reading, pause, path);
    return named ?? { ...nothing, when: readCondition(reading, pause, path) };
  }
  const names = pause.flatMap((name, index) => {
    const at = [...path, index];
    if (pause.indexOf(name) < index) report(reading, 'TL2031', reading.places.value(at), { what: name });
    const named = readPauseName(reading, name, at);
    if (named === undefined) reportPause(reading, name, at);
    return named ?? [];
  });
  return { tags: names.flatMap(({ tags }) => tags), steps: names.flatMap(({ steps }) => steps) };
}

function readPauseName(reading: Reading, name: string, path: Path): Pause | undefined {
  if ((PAUSE_TAGS as readonly string[]).includes(name)) return { tags: [name as PauseTag], steps: [] };
  if (reading.steps.has(name)) return { tags: [], steps: [written(name, path)] };
  // No condition looks like this: it is a name that is not right.
  if (!name.includes('-') || !ID.test(name)) return undefined;
  reportPause(reading, name, path);
  return { tags: [], steps: [] };
}

function reportPause(reading: Reading, name: string, path: Path): void {
  const near = nearest(name, [...PAUSE_TAGS, 'never', ...reading.steps]);
  report(reading, 'TL2063', reading.places.value(path), { name, near });
}

function readWarnings(reading: Reading, warn: WrittenSla['warn'], path: Path): Warning[] {
  if (warn === undefined) return [];
  const list =
    typeof warn === 'string' ? [{ text: warn, at: path }] : warn.map((text, index) => ({ text, at: [...path, index] }));
  const seen = new Set<string>();
  return list.flatMap(({ text, at }) => {
    const warning = readWarning(text.trim(), at);
    if (warning === undefined) report(reading, 'TL2060', reading.places.value(at), { text });
    else if (seen.has(warning.event)) report(reading, 'TL2031', reading.places.value(at), { what: text });
    if (warning === undefined || seen.has(warning.event)) return [];
    seen.add(warning.event);
    return [warning];
  });
}

function readWarning(text: string, path: Path): Warning | undefined {
  const [, share] = /^(\d+)\s*%$/.exec(text) ?? [];
  if (share !== undefined) {
    return { kind: 'share', percent: Number(share), event: `warned-${Number(share)}`, how: 'written', path };
  }
  const [, left] = /^-\s*(.+)$/.exec(text) ?? [];
  const parsed = left === undefined ? undefined : parseDuration(left);
  if (parsed?.ok !== true) return undefined;
  const event = `warned-${printDuration(parsed.duration)}-left`;
  return { kind: 'left', duration: parsed.duration, event, how: 'written', path };
}
