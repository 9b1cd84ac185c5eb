import type { Entry } from '../../compile/case.ts';
import { acceptedEvent } from '../../compile/ladder-plan.ts';
import { MILLISECONDS } from '../../time/duration.ts';
import { visitedIn, type Expectation, type Situation } from '../expectation.ts';
import { courseOf } from './clock-course.ts';
import { departureFrom } from './departures.ts';
import { stepsFor } from './doers.ts';
import { isSameValue } from './same-value.ts';
import { alertsTo, messagesSent, type Sent } from './sent.ts';
import { arrivalOf, placeEntered, placesOf } from './standing.ts';
import type { Found, Verdict } from './verdict.ts';

/**
 * Holds an expectation against a case. Journeys and the matchers of tests ask here, so that a word means the same in both.
 *
 * A case that could not be opened meets no expectation but that of a refusal. A name that the blueprint does not know is
 * never met: {@link unknownName} tells it apart.
 *
 * @example
 * judge(situation, { key: 'in', name: 'resolution' }).holds
 */
export function judge(situation: Situation, expectation: Expectation): Verdict {
  if (situation.view === undefined && expectation.key !== 'refused')
    return { holds: false, found: { kind: 'unopened' } };
  const { isSo, found, moment } = look(situation, expectation);
  const holds = isSo !== (expectation.negated === true);
  return moment === undefined ? { holds, found } : { holds, found, moment };
}

interface Seen {
  readonly isSo: boolean;
  readonly found: Found;
  readonly moment?: number;
}

function look(situation: Situation, expectation: Expectation): Seen {
  const { key, name = '', value } = expectation;
  switch (key) {
    case 'in':
      return lookAtPlace(situation, name);
    case 'waiting-for':
      return lookAtWaiting(situation, name);
    case 'offers':
      return lookAtOffers(situation, name, value);
    case 'reached':
      return lookAtMilestone(situation, name);
    case 'visited':
      return lookAtVisits(situation.entries, visitedIn(expectation));
    case 'said':
      return counted(messagesSent(situation, name), value);
    case 'notified':
      return counted(alertsTo(situation, name), value);
    case 'met':
    case 'breached':
    case 'running':
    case 'paused':
      return lookAtClock(situation, key, name);
    case 'due':
      return lookAtDue(situation, name, value);
    case 'data':
      return lookAtData(situation, name, value);
    case 'ended':
      return lookAtEnd(situation, expectation.name);
    case 'refused': {
      const code = situation.refusal?.code;
      return { isSo: code !== undefined && (name === '' || name === code), found: { kind: 'refusal', code } };
    }
  }
}

function lookAtPlace(situation: Situation, name: string): Seen {
  const { entries } = situation;
  const isSo = placesOf(situation).has(name);
  const entered = entries.findLastIndex((entry) => placeEntered(entry) === name);
  const left = departureFrom(entries, [name]);
  // The story has no line for leaving a stage: it shows in where the case went.
  const gone = left?.how === 'stage-left' ? undefined : left?.index;
  return {
    isSo,
    found: isSo
      ? { kind: 'place', isThere: true, since: entries[entered]?.at }
      : { kind: 'place', isThere: false, leftAt: left?.at },
    moment: isSo ? presentOf(entered) : (gone ?? arrivalOf(entries)),
  };
}

function lookAtWaiting({ compiled, view, entries }: Situation, name: string): Seen {
  const there = (view?.waiting ?? []).filter(({ for: role, person }) => role === name || person === name);
  const steps = [...new Set(there.map(({ step }) => step))];
  const entered = entries.findLastIndex((entry) => entry.type === 'step.entered' && steps.includes(entry.step));
  const left = steps.length === 0 ? departureFrom(entries, stepsFor(compiled, name)) : undefined;
  const moment = steps.length === 0 ? (left?.index ?? arrivalOf(entries)) : presentOf(entered);
  return { isSo: steps.length > 0, found: { kind: 'waiting', steps }, moment };
}

function lookAtOffers({ view, entries }: Situation, name: string, wanted: unknown): Seen {
  const events = (view?.accepts ?? [])
    .filter(({ type, step, outcome }) =>
      step === name
        ? wanted === undefined || wanted === outcome
        : wanted === undefined && (type === name || type === acceptedEvent(name)),
    )
    .map(({ type }) => type);
  return { isSo: events.length > 0, found: { kind: 'offer', events }, moment: arrivalOf(entries) };
}

function lookAtMilestone({ view, entries }: Situation, name: string): Seen {
  const { reached = {} } = view ?? {};
  const at = Object.hasOwn(reached, name) ? reached[name] : undefined;
  const index = entries.findIndex((entry) => entry.type === 'milestone.reached' && entry.milestone === name);
  return {
    isSo: at !== undefined,
    found: { kind: 'milestone', at },
    moment: at === undefined ? undefined : presentOf(index),
  };
}

/** Places in the order in which they were come to; others may lie between. */
function lookAtVisits(entries: readonly Entry[], wanted: readonly string[]): Seen {
  let found = 0;
  let moment: number | undefined;
  for (const [index, entry] of entries.entries()) {
    if (found === wanted.length) break;
    if (placeEntered(entry) !== wanted[found]) continue;
    found += 1;
    moment = index;
  }
  const next = wanted[found];
  const otherwise = next === undefined ? undefined : entries.findLast((entry) => placeEntered(entry) === next);
  return { isSo: next === undefined, found: { kind: 'places', found, otherwiseAt: otherwise?.at }, moment };
}

function counted(sent: readonly Sent[], wanted: unknown): Seen {
  const isSo = typeof wanted === 'number' ? sent.length === wanted : sent.length > 0;
  return { isSo, found: { kind: 'times', instants: sent.map(({ at }) => at) }, moment: sent.at(-1)?.index };
}

function lookAtClock(situation: Situation, key: 'met' | 'breached' | 'running' | 'paused', name: string): Seen {
  const { state, met, breached, last } = courseOf(situation, name);
  const decided = { met, breached, running: last, paused: last }[key];
  const isSo = key === 'met' || key === 'breached' ? decided !== undefined : state === key;
  const moment = decided ?? (key === 'met' ? breached : undefined) ?? last;
  const at = decided === undefined ? undefined : situation.entries[decided]?.at;
  return { isSo, found: { kind: 'clock', state, at }, moment };
}

/**
 * Instants are written to the second. A whole day lasts until a millisecond before midnight, and a limit that has run out
 * moves the clocks behind it by the millisecond after its last instant.
 */
function isDueAt(due: number, wanted: unknown): boolean {
  return typeof wanted === 'number' && Math.abs(due - wanted) < MILLISECONDS.s;
}

function lookAtDue(situation: Situation, name: string, wanted: unknown): Seen {
  const { compiled, view, entries } = situation;
  const isClock = compiled.plan.clocks?.all.some(({ id }) => id === name) === true;
  const course = isClock ? courseOf(situation, name) : undefined;
  const waiting = view?.waiting.find(({ step, due }) => step === name && due !== undefined);
  const entered = entries.findLastIndex((entry) => entry.type === 'step.entered' && entry.step === name);
  // A step may have a clock of the same name as well as a limit: either may be meant.
  const dues = [course?.view?.due, waiting?.due].filter((due) => due !== undefined);
  const due = dues.find((one) => isDueAt(one, wanted)) ?? dues[0];
  return {
    isSo: due !== undefined && isDueAt(due, wanted),
    found: { kind: 'due', due },
    moment: course?.dueTold ?? presentOf(entered),
  };
}

function lookAtData({ compiled, view, entries }: Situation, name: string, wanted: unknown): Seen {
  const { data = {} } = view ?? {};
  const value = Object.hasOwn(data, name) ? data[name] : undefined;
  const index = entries.findLastIndex(
    (entry) => (entry.type === 'data.set' || entry.type === 'case.opened') && Object.hasOwn(entry.data, name),
  );
  const isSo = isSameValue(compiled.blueprint.data.get(name), value, wanted);
  return { isSo, found: { kind: 'value', value }, moment: presentOf(index) };
}

function lookAtEnd({ view, entries }: Situation, name: string | undefined): Seen {
  const index = entries.findLastIndex((entry) => entry.type === 'case.closed');
  const entry = entries[index];
  if (view?.end === undefined || entry?.type !== 'case.closed') {
    return { isSo: false, found: { kind: 'end' }, moment: arrivalOf(entries) };
  }
  const { end, outcome, at } = entry;
  const isSo = name === undefined || name === end || name === outcome;
  return { isSo, found: { kind: 'end', end, outcome, at }, moment: index };
}

const presentOf = (index: number): number | undefined => (index < 0 ? undefined : index);
