import { describe, expect, test } from 'vitest';

import { explainClock } from '../../../src/index.ts';
import { at, clockDesk, told, type ClockCase } from '../../support/clock-case.ts';
import { DAY, HOUR } from '../../support/driven-case.ts';
import { expectExplained } from '../../support/explained-clock.ts';

/** A desk that asks the customer, and a clock that stands still meanwhile; `more` are its other words. */
function desk(more: string, target = 'target: 8h'): ClockCase {
  return clockDesk(`
calendars: { office: { zone: Asia/Shanghai, open: { mon-fri: 09:00-18:00 } } }
roles: { agent: {} }
data: { note: { type: text } }
events: { asks: {}, thanks: {}, insists: {} }
slas:
  answer: { start: customer.asks, stop: customer.thanks, reset: customer.insists, ${target}, pause: waiting-customer${more} }
stages:
  handling:
    kind: resolution
    steps: { work: { do: Work, by: agent, outcomes: { done: solved, ask: enquire } } }
    alternatives: { enquire: { ask: [note?], next: work } }
ends: { solved: { outcome: solved } }
reopen: { within: P30D, to: work }
`);
}

/** What counted and what did not, run by run: `counted 09:00-10:00`. All of it makes up the target. */
function sums(c: ClockCase): string[][] {
  const { compiled, entries, now } = c;
  const { context } = c.last.snapshot;
  expectExplained(compiled, { context, entries, now }, 'answer');
  const { runs = [] } = explainClock(compiled, entries, 'answer', { at: now, context }) ?? {};
  const hour = (instant: number): number => (instant - at('00:00')) / HOUR;
  return runs.map(({ sum }) => sum.map(({ kind, from, to }) => `${kind} ${hour(from)}-${hour(to)}`));
}

/** From when the clock went on, each time that it was told. */
function wentOn(c: ClockCase): (string | undefined)[] {
  return c.entries.flatMap((entry) => (entry.type === 'sla.resumed' ? [told(entry.from)] : []));
}

describe('what is told of a run when it is over', () => {
  test('a message that is told after the stop does not change the sum of the run', () => {
    const c = desk('');
    c.send('customer.asks', 'customer');
    c.send('step.work.ask', 'agent');
    c.until('11:00');
    c.send('customer.thanks', 'customer');
    const before = sums(c);
    expect(before).toEqual([['paused 9-11', 'counted 11-19']]);
    c.until('12:00');
    c.send('customer.writes', 'customer', { text: 'Sent at ten.' }, { at: at('10:00') });
    expect(sums(c)).toEqual(before);
  });

  test('the sum of a run that was stopped in a pause stays the same when the next one has begun', () => {
    const c = desk('');
    c.send('customer.asks', 'customer');
    c.until('10:00');
    c.send('step.work.ask', 'agent');
    c.until('11:00');
    c.send('customer.thanks', 'customer');
    c.until('12:00');
    c.send('customer.asks', 'customer');
    expect(sums(c)).toEqual([['counted 9-10', 'paused 10-11', 'counted 11-18'], []]);
  });

  test('a reset that is told late tells of no pause that nobody had, and the run before it ended there', () => {
    const c = desk('');
    c.send('customer.asks', 'customer');
    c.until('10:00');
    c.send('step.work.ask', 'agent');
    c.until('12:00');
    c.send('step.enquire.answered', 'customer', {});
    c.until('13:00');
    c.send('customer.insists', 'customer', undefined, { at: at('11:00') });
    expect(c.courseOf('answer')).toEqual([
      '09:00 started due 17:00',
      '10:00 paused',
      '12:00 resumed due 19:00',
      '12:00 started due 20:00',
    ]);
    const { compiled, entries, now } = c;
    const [first] = explainClock(compiled, entries, 'answer', { at: now })?.runs ?? [];
    expect(first?.ended).toBe(at('11:00'));
  });

  test('the journal alone tells closed time from a pause that may not last so long', () => {
    const c = desk(', pause-at-most: 30m');
    c.send('customer.asks', 'customer');
    c.until('10:00');
    c.send('step.work.done', 'agent');
    c.pass(DAY);
    c.send('case.reopens', 'customer');
    c.until('06 11:00');
    expect(sums(c)).toEqual([['counted 9-10', 'paused 10-34', 'counted 34-35', 'counted 35-41']]);
    c.send('customer.thanks', 'customer');
    c.send('customer.asks', 'customer');
    expect(sums(c)[0]).toEqual(['counted 9-10', 'paused 10-34', 'counted 34-35', 'counted 35-41']);
  });

  test('closed time in a run whose promise applies only later is no pause that may not last so long', () => {
    const c = desk(', pause-at-most: 30m, when: note = "x"');
    c.send('customer.asks', 'customer');
    c.until('10:00');
    c.send('step.work.done', 'agent');
    c.pass(HOUR);
    c.send('case.reopens', 'customer');
    c.send('step.work.ask', 'agent');
    c.send('step.enquire.answered', 'customer', { note: 'x' });
    c.send('customer.thanks', 'customer');
    c.send('customer.asks', 'customer');
    expect(sums(c)[0]).toEqual(['counted 9-10', 'paused 10-11', 'counted 11-18']);
  });

  test('a reset that is told after the breach leaves the pauses in the sum of the run before', () => {
    const c = desk('');
    c.send('customer.asks', 'customer');
    c.until('10:00');
    c.send('step.work.ask', 'agent');
    c.until('12:00');
    c.send('step.enquire.answered', 'customer', {});
    c.until('20:00');
    expect(c.state('answer')).toBe('breached');
    c.send('customer.insists', 'customer', undefined, { at: at('11:00') });
    expect(sums(c)[0]).toEqual(['counted 9-10', 'paused 10-11', 'paused 11-12', 'counted 12-19']);
  });
});

describe('a pause that had lasted as long as it may, and turns out never to have been', () => {
  const NIGHT = ', pause-at-most: 30m, calendar: office';

  test('is taken back in the journal also where the due time stays the same', () => {
    const c = desk(NIGHT, 'target: 20bh');
    c.send('customer.asks', 'customer');
    c.until('20:00');
    c.send('step.work.ask', 'agent');
    c.until('21:00');
    c.send('customer.writes', 'customer', { text: 'Sent as you asked.' }, { at: at('20:00') });
    expect(c.courseOf('answer')).toEqual([
      '09:00 started due 01-07 11:00',
      '20:00 paused due 01-07 11:00',
      '20:30 resumed due 01-07 11:00',
      '20:30 resumed due 01-07 11:00',
    ]);
    expect(wentOn(c)).toEqual(['20:30', '20:00']);
  });

  test('so it is where it ended before the run began', () => {
    const c = desk(NIGHT, 'target: 20bh');
    c.until('19:00');
    c.send('step.work.ask', 'agent');
    c.until('20:00');
    c.send('customer.asks', 'customer');
    c.until('21:00');
    c.send('customer.writes', 'customer', { text: 'Sent at half past seven.' }, { at: at('19:30') });
    expect(wentOn(c)).toEqual(['20:30', '20:00']);
    expect(sums(c)).toEqual([['counted 20-21', 'counted 21-83']]);
  });
});
