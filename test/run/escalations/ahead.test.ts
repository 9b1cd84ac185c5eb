import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  aheadOf,
  explainEscalation,
  viewCase,
  type Ahead,
  type AlertEffect,
  type CompiledBlueprint,
  type EscalationExplanation,
} from '../../../src/index.ts';
import { AlertingCase, alertingDesk, peopleAt } from '../../support/alerting-case.ts';
import { compiledFrom } from '../../support/blueprints.ts';
import { DAY, DrivenCase, HOUR, MINUTE } from '../../support/driven-case.ts';
import { alertsOf, ESCALATION_DESK, keyOf } from '../../support/escalation-desk.ts';
import { dice } from '../../support/random-blueprint.ts';
import { randomEvent } from '../../support/random-events.ts';
import { runs } from '../../support/runs.ts';

const DESKS: readonly CompiledBlueprint[] = [compiledFrom(ESCALATION_DESK), alertingDesk];

const PASSING = [0, 0, 1, MINUTE, HOUR / 4, HOUR / 2, HOUR, 3 * HOUR, 9 * HOUR, 26 * HOUR, 70 * HOUR];

/** Longer than anything that these desks wait for. */
const LONG = 60 * DAY;

/** Whatever has happened: what is said to come is what comes once nobody does anything any more. */
function live(seed: number): void {
  const roll = dice(seed);
  const compiled = DESKS[roll(2)]!;
  const people = peopleAt(compiled);
  const desk = new DrivenCase(compiled, {}, people === undefined ? {} : { people });
  for (let turn = roll(16); turn > 0 && desk.last.status !== 'sealed'; turn -= 1) {
    desk.pass(PASSING[roll(PASSING.length)]!, { away: roll(4) === 0 });
    const { accepts } = viewCase(compiled, desk.last.snapshot);
    const event = randomEvent(roll, accepts, compiled.events, desk.now);
    desk.send(event.type, event.by.role, event.data, { by: event.by });
  }
  // Now and then nobody has looked after the case for a while.
  const outage = roll(2) === 0 ? 0 : PASSING[roll(PASSING.length)]!;
  const { snapshot } = desk.last;
  const before = desk.entries.length;
  const now = desk.now + outage;
  const ahead = aheadOf(compiled, snapshot, { now, people });
  const explained = (compiled.plan.ladders?.all ?? []).flatMap(
    ({ id }) => explainEscalation(compiled, desk.entries, id, { at: now, snapshot, people }) ?? [],
  );
  expect(aheadOf(compiled, snapshot, { now, people })).toEqual(ahead);
  desk.pass(outage, { away: true });
  desk.pass(LONG);
  expectComes(ahead, desk, before);
  for (const explanation of explained) expectExplains(explanation, desk, before);
  expectEveryAlertExplained(desk);
}

/** The same alerts, to the same people, at the same instants; of many the first. */
function expectComes({ alerts, entries, ends }: Ahead, desk: DrivenCase, before: number): void {
  const come = alertsOf(desk.entries.slice(before));
  const told = alerts.map(({ at, alert }) => ({ ...alert, at }));
  expect(told).toEqual(ends === 'limit' || ends === 'fault' ? come.slice(0, told.length) : come);
  expect(desk.entries.slice(before, before + entries.length)).toEqual(entries);
}

/** What is told of one escalation is the beginning of what comes in it: the rest of its run, and no more than comes. */
function expectExplains({ escalation, ahead }: EscalationExplanation, desk: DrivenCase, before: number): void {
  const come = alertsOf(desk.entries.slice(before)).filter((alert) => alert.escalation === escalation);
  const told = (ahead?.lines ?? []).flatMap((line) => (line.kind === 'told' ? [line] : []));
  const said = told.map(({ at, level, round, repeat, text }) => ({ at, level, round, repeat, text }));
  const known = come.map(({ at, level, round, repeat, text }) => ({ at, level, round, repeat, text }));
  expect(said).toEqual(known.slice(0, said.length));
  const [first] = come;
  const isCut = ahead?.then === 'more' || ahead?.then === 'fault';
  if (first === undefined || isCut) return;
  const ofRun = come.filter(({ cycle }) => cycle === first.cycle);
  expect(said.length).toBeGreaterThanOrEqual(ofRun.length);
}

/** Each alert that left stands in the explanation once, with the instant at which its level came. */
function expectEveryAlertExplained({ compiled, entries, now, last, options }: DrivenCase): void {
  const raised = new Map<string, number>();
  const sent: string[] = [];
  for (const entry of entries) {
    if (entry.type === 'escalation.raised') raised.set(levelOf(entry), entry.at);
    if (entry.type !== 'effect.requested' || entry.effect.kind !== 'alert') continue;
    sent.push(`${keyOf(entry.effect)} at ${entry.at} raised ${raised.get(levelOf(entry.effect)) ?? 'never'}`);
  }
  const told = (compiled.plan.ladders?.all ?? []).flatMap(({ id }) => {
    const why = explainEscalation(compiled, entries, id, { at: now, snapshot: last.snapshot, ...options });
    expect(why?.state).toBe(last.snapshot.context.ladders?.[id]?.state ?? 'idle');
    return (why?.runs ?? []).flatMap(({ cycle, lines }) =>
      lines.flatMap((line) => {
        if (line.kind !== 'told') return [];
        const key = keyOf({ ...line, escalation: id, cycle } as unknown as AlertEffect);
        return [`${key} at ${line.at} raised ${line.raised ?? 'never'}`];
      }),
    );
  });
  expect(told.toSorted()).toEqual(sent.toSorted());
}

function levelOf(of: Pick<AlertEffect, 'escalation' | 'cycle' | 'round' | 'level'>): string {
  return `${of.escalation}/${of.cycle}/${of.round}/${of.level}`;
}

describe('what comes if nobody does anything', () => {
  test(
    'is what comes: the same alerts at the same instants, whatever happened before; each that left can be traced',
    () => {
      fc.assert(fc.property(fc.noShrink(fc.nat()), live), { numRuns: runs(60), endOnFailure: true });
    },
    runs(60_000),
  );

  test('a look ahead leaves the case as it was', () => {
    const desk = new AlertingCase().hours(9);
    const { snapshot } = desk.last;
    const before = JSON.stringify(snapshot.context);
    expect(aheadOf(desk.compiled, snapshot, desk.options).alerts.length).toBe(5);
    expect(JSON.stringify(snapshot.context)).toBe(before);
  });

  test('no more alerts are looked for than asked', () => {
    const desk = new AlertingCase();
    const { alerts, ends } = aheadOf(desk.compiled, desk.last.snapshot, { ...desk.options, limit: 2 });
    expect({ count: alerts.length, ends }).toEqual({ count: 2, ends: 'limit' });
  });
});
