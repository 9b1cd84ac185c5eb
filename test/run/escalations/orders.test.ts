import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { viewCase } from '../../../src/index.ts';
import { compiledFrom } from '../../support/blueprints.ts';
import { DrivenCase, HOUR } from '../../support/driven-case.ts';
import { alertsOf, ESCALATION_DESK, expectOrder } from '../../support/escalation-desk.ts';
import { dice } from '../../support/random-blueprint.ts';
import { randomEvent } from '../../support/random-events.ts';
import { runs } from '../../support/runs.ts';

const DESK = compiledFrom(ESCALATION_DESK);

const PASSING = [0, 0, 1, 60_000, HOUR / 4, HOUR / 2, HOUR, 3 * HOUR, 9 * HOUR, 26 * HOUR, 70 * HOUR];

/** Whatever happens in whatever order, and whether or not the host was there when it was due. */
function live(seed: number): void {
  const roll = dice(seed);
  const desk = new DrivenCase(DESK);
  const office = DESK.plan.calendars.get('office');
  for (let turn = 0; turn < 18 && desk.last.status !== 'sealed'; turn += 1) {
    const before = desk.entries.length;
    const away = roll(4) === 0;
    desk.pass(PASSING[roll(PASSING.length)]!, { away });
    if (away) expectOneEach(desk, before);
    const { accepts } = viewCase(DESK, desk.last.snapshot);
    const event = randomEvent(roll, accepts, DESK.events, desk.now);
    const late = roll(4) === 0 && event.type.startsWith('customer.') ? { at: event.at - roll(6) * HOUR } : {};
    desk.send(event.type, event.by.role, event.data, { ...late, by: event.by });
    expectOrder(desk);
  }
  desk.pass(40 * HOUR);
  expectOrder(desk);
  for (const { escalation, at } of alertsOf(desk.entries)) {
    if (escalation === 'late') expect(office?.isOpen(at)).toBe(true);
  }
}

/** After an outage each escalation tells of what it missed once. */
function expectOneEach(desk: DrivenCase, before: number): void {
  const late = alertsOf(desk.entries.slice(before)).filter(({ late: due }) => due !== undefined);
  const names = late.map(({ escalation }) => escalation);
  expect(new Set(names).size).toBe(names.length);
}

describe('five clocks, four escalations, and events in any order', () => {
  test(
    'nobody is told twice of the same, nor after the end, nor more often than the blueprint says',
    () => {
      fc.assert(fc.property(fc.noShrink(fc.nat()), live), { numRuns: runs(60), endOnFailure: true });
    },
    runs(60_000),
  );
});
