import isEqualWith from 'lodash/isEqualWith.js';
import isPlainObject from 'lodash/isPlainObject.js';

import type { Entry } from '../../compile/case.ts';
import type { SeenEntry } from './replayed-case.ts';

/** In what two courses of a case can differ, in the order in which it matters to people. */
export const REPLAY_ASPECTS = ['steps', 'end', 'data', 'messages', 'services', 'clocks', 'escalations'] as const;

export type ReplayAspect = (typeof REPLAY_ASPECTS)[number];

/** The first thing that goes differently in one respect. `at`: epoch milliseconds. */
export interface ReplayDifference {
  readonly aspect: ReplayAspect;
  readonly at: number;
  /** The record of the history at which, or after which, it shows. */
  readonly seq: number;
  /** What the journal says; absent where something happens that did not. */
  readonly before?: Entry;
  /** What would have happened in its place; absent where nothing would have. */
  readonly after?: Entry;
}

/** The first difference in each respect, the earliest first; `isErased`: what was erased is equal to anything. */
export function compareEntries(
  before: readonly SeenEntry[],
  after: readonly SeenEntry[],
  isErased: boolean,
): ReplayDifference[] {
  const lines = [before, after].map((entries) => entries.flatMap((seen) => lineOf(seen)));
  const [old = [], now = []] = lines;
  return REPLAY_ASPECTS.flatMap((aspect) => {
    const [one, other] = [old, now].map((some) => some.filter((line) => line.aspect === aspect)) as [Line[], Line[]];
    const index = Math.max(one.length, other.length) === 0 ? -1 : firstUnequal(one, other, isErased);
    if (index < 0) return [];
    return [differenceAt(aspect, one[index], other[index])];
  }).toSorted((a, b) => a.at - b.at || orderOf(a) - orderOf(b));
}

/** A line of the journal as it is compared. */
interface Line extends SeenEntry {
  readonly aspect: ReplayAspect;
  readonly compared: unknown;
}

function firstUnequal(one: readonly Line[], other: readonly Line[], isErased: boolean): number {
  const length = Math.max(one.length, other.length);
  for (let index = 0; index < length; index += 1) {
    const [a, b] = [one[index], other[index]];
    if (a === undefined || b === undefined || !isSame(a.compared, b.compared, isErased)) return index;
  }
  return -1;
}

function differenceAt(aspect: ReplayAspect, before: Line | undefined, after: Line | undefined): ReplayDifference {
  const both = [before, after].filter((line) => line !== undefined);
  const [first] = both.toSorted((a, b) => a.entry.at - b.entry.at);
  return {
    aspect,
    at: first?.entry.at ?? 0,
    seq: (before ?? after)?.seq ?? 0,
    // What comes later on the other side is no counterpart: the one would have come, and the other not then.
    ...(before === undefined ? {} : { before: before.entry }),
    ...(after === undefined ? {} : { after: after.entry }),
  };
}

function orderOf({ aspect }: ReplayDifference): number {
  return REPLAY_ASPECTS.indexOf(aspect);
}

function lineOf({ seq, entry }: SeenEntry): Line[] {
  const aspect = aspectOf(entry);
  return aspect === undefined ? [] : [{ seq, entry, aspect, compared: plain(comparedOf(entry)) }];
}

/** Undefined for what people do with a case from outside its blueprint. */
function aspectOf(entry: Entry): ReplayAspect | undefined {
  switch (entry.type) {
    case 'work.claimed':
    case 'work.released':
    case 'work.delegated':
    case 'event.skipped':
    case 'effects.revived':
    case 'case.erased':
      return undefined;
    case 'case.opened':
    case 'data.set':
      return 'data';
    case 'case.closed':
    case 'case.reopened':
    case 'case.sealed':
      return 'end';
    case 'effect.requested':
      return entry.effect.kind === 'alert' ? 'escalations' : entry.effect.kind === 'call' ? 'services' : 'messages';
    case 'call.failed':
      return 'services';
    case 'work.reassigned':
      return 'escalations';
    default:
      if (entry.type.startsWith('sla.')) return 'clocks';
      return entry.type.startsWith('escalation.') ? 'escalations' : 'steps';
  }
}

/** The run of a call only numbers it, and the words of an alert without a message are made from names of people. */
function comparedOf(entry: Entry): object {
  if (entry.type !== 'effect.requested') return entry;
  const { effect } = entry;
  if (effect.kind === 'call') return { ...entry, effect: { ...effect, run: undefined } };
  if (effect.kind === 'alert' && effect.message === undefined)
    return { ...entry, effect: { ...effect, text: undefined } };
  return entry;
}

function plain(value: object): unknown {
  return JSON.parse(JSON.stringify(value));
}

function isSame(one: unknown, other: unknown, isErased: boolean): boolean {
  return isEqualWith(one, other, (a: unknown, b: unknown) => {
    if (!isErased) return undefined;
    if (a === null || a === '[erased]') return true;
    // The person of a customer is left out, and what was handed to a service or asked is emptied.
    if (isPlainObject(a) && isPlainObject(b)) return sameWithoutErased(a as Parts, b as Parts);
    return undefined;
  });
}

type Parts = Readonly<Record<string, unknown>>;

function sameWithoutErased(one: Parts, other: Parts): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => {
    const value = one[key];
    if (key === 'with' && isPlainObject(value) && Object.keys(value as Parts).length === 0) return true;
    if (key === 'questions' && Array.isArray(value) && value.length === 0) return true;
    if (key === 'person' && value === undefined) return true;
    return isSame(value, other[key], true);
  });
}
