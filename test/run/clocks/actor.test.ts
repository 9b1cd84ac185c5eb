import { createActor } from 'xstate';
import { describe, expect, test } from 'vitest';

import { virtualClock, type Entry } from '../../../src/index.ts';
import { compiledFrom } from '../../support/blueprints.ts';
import { expectFolded, told } from '../../support/clock-case.ts';
import { DAY, HOUR, START } from '../../support/driven-case.ts';
import { shortDeskText } from '../../support/short-desk.ts';

/** A follow-up over ninety days: calls after each month, a survey at the end, promises of months, days and working hours. */
const FOLLOW_UP = compiledFrom(
  shortDeskText(`
calendars: { office: { zone: Asia/Shanghai, open: { mon-fri: [09:00-12:00, 13:00-18:00] }, days: cn } }
roles: { agent: {} }
data: { csat: { type: integer, min: 1, max: 5 } }
slas:
  whole: { start: case.opened, stop: resolved, target: P90D, warn: [50%, -7d] }
  call: { start: step.first-call.entered, stop: step.first-call.left, target: 8bh, calendar: office, warn: 75% }
  answer: { start: case.opened, stop: resolved, target: 40d, pause: [waiting-customer, later] }
stages:
  after:
    kind: resolution
    steps:
      rest: { wait: 30d }
      first-call: { do: Call, by: agent }
      later: { wait: 30d }
      ask: { survey: { kind: csat, into: csat }, within: P40D, outcomes: { good: { when: csat >= 4, to: solved }, bad: { when: csat <= 3, to: first-call }, no-answer: silent } }
ends: { solved: { outcome: solved, reach: resolved }, silent: { outcome: no-answer, reach: resolved } }
`),
);

describe('a plain actor with the virtual clock', () => {
  test('lives through a follow-up of ninety days with its clocks, timers of weeks among them', () => {
    const clock = virtualClock(START);
    const entries: Entry[] = [];
    const actor = createActor(FOLLOW_UP.machine, { input: { id: 'C-1', at: START }, clock });
    actor.on('entry', ({ entry }: { entry: Entry }) => entries.push(entry));
    actor.start();
    clock.advance(31 * DAY);
    expect(actor.getSnapshot().hasTag('clock-running')).toBe(true);
    actor.send({ type: 'step.first-call.done', at: clock.now(), by: { role: 'agent' } });
    clock.advance(80 * DAY);
    expectFolded(FOLLOW_UP, actor.getSnapshot(), entries);
    const course = entries.flatMap((entry) => {
      if (!('sla' in entry)) return [];
      const due = 'due' in entry && entry.due !== undefined ? ` due ${told(entry.due)}` : '';
      return [
        `${told(entry.at)} ${entry.sla} ${entry.type === 'sla.warned' ? entry.warning : entry.type.slice(4)}${due}`,
      ];
    });
    expect(course).toEqual([
      '09:00 whole started due 04-05 09:00',
      '09:00 answer started due 02-14 09:00',
      '02-04 09:00 call started due 02-04 18:00',
      '02-04 16:00 call warned-75 due 02-04 18:00',
      '02-04 18:00:00.001 call breached due 02-04 18:00',
      '02-05 09:00 call stopped due 02-04 18:00',
      '02-05 09:00 answer paused',
      '02-19 09:00 whole warned-50 due 04-05 09:00',
      '03-29 09:00 whole warned-1w-left due 04-05 09:00',
      '04-05 09:00:00.001 whole breached due 04-05 09:00',
      '04-16 09:00:00.001 whole stopped due 04-05 09:00',
      '04-16 09:00:00.001 answer met due 04-25 09:00:00.001',
    ]);
    expect(actor.getSnapshot().status).toBe('done');
    expect(clock.pending()).toBe(0);
  });

  test('a clock that is set to zero has one timer, not the old one beside the new', () => {
    const pushed = compiledFrom(
      shortDeskText(`
roles: { agent: {} }
events: { pushes: {} }
slas: { answer: { start: case.opened, stop: resolved, reset: customer.pushes, target: 4h } }
stages: { handling: { kind: resolution, steps: { work: { do: Work, by: agent, next: solved } } } }
ends: { solved: { outcome: solved, reach: resolved } }
`),
    );
    const clock = virtualClock(START);
    const actor = createActor(pushed.machine, { input: { id: 'C-1', at: START }, clock }).start();
    clock.advance(HOUR);
    actor.send({ type: 'customer.pushes', at: clock.now(), by: { role: 'customer' } });
    expect([clock.pending(), clock.nextDue()]).toEqual([1, START + 5 * HOUR + 1]);
    actor.send({ type: 'case.cancels', at: clock.now(), by: { role: 'agent' } });
    expect(clock.pending()).toBe(0);
  });

  test('resumes a case that was kept as JSON where its clocks were', () => {
    const clock = virtualClock(START);
    const first = createActor(FOLLOW_UP.machine, { input: { id: 'C-1', at: START }, clock }).start();
    clock.advance(20 * DAY);
    const kept = JSON.parse(JSON.stringify(first.getPersistedSnapshot())) as never;
    first.stop();
    const later = virtualClock(clock.now());
    const second = createActor(FOLLOW_UP.machine, {
      snapshot: kept,
      input: { id: 'C-1', at: START },
      clock: later,
    }).start();
    expect(second.getSnapshot().context.clocks).toEqual(first.getSnapshot().context.clocks);
    expect(second.getSnapshot().matches({ sla: { 'clock-whole': 'running-clock-whole' } })).toBe(true);
  });
});
