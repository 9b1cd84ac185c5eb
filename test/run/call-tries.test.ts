import { describe, expect, test } from 'vitest';

import { DAY, HOUR, MINUTE, type DrivenCase } from '../support/driven-case.ts';
import { shortDesk } from '../support/short-desk.ts';

const SECOND = 1000;

/** A desk that asks the stock system, and goes on by hand where that does not help. */
const desk = (call: string) =>
  shortDesk(`
roles: { agent: {} }
services:
  stock: { in: { item: text }, out: { left: integer }, idempotent: true }
  spare: { in: { item: text }, out: { left: integer } }
data: { item: { type: text, default: bolt }, left: { type: integer, min: 0 } }
events: { asks: {} }
stages:
  work:
    kind: resolution
    steps:
      look:
        call: { service: stock, with: { item: =item }, into: { left: left }, ${call} }
        set: { item: found }
        outcomes: { failed: by-hand }
      sell: { do: Sell it, next: done }
    alternatives:
      by-hand: { do: Look by hand, outcomes: { found: look, gone: nothing } }
interrupts:
  question: { on: customer.asks, steps: { answer: { do: Answer, by: agent } } }
ends: { done: { outcome: solved }, nothing: { outcome: refused } }
`);

/** The run of the call that is open. */
const run = (driven: DrivenCase): number | undefined => driven.last.snapshot.context.calls?.['look']?.run;

const fail = (driven: DrivenCase, call = run(driven)) =>
  driven.send('step.look.failed', 'service', undefined, { run: call });

const answer = (driven: DrivenCase, left: number, call = run(driven)) =>
  driven.send('step.look.done', 'service', { left }, { run: call });

const services = (driven: DrivenCase) =>
  driven.last.effects.map((effect) => (effect.kind === 'call' ? effect.service : effect.kind));

describe('a service that fails', () => {
  test('without another try has failed for good', () => {
    expect(fail(desk('timeout: 1h'))).toEqual(['left look: failed', 'entered by-hand']);
  });

  test('is called again at once as often as the step says, each time with the same words, then counts as failed', () => {
    const driven = desk('retry: { times: 2 }');
    const [first] = driven.last.effects;
    expect(fail(driven)).toEqual(['failed stock 1', 'asked call']);
    expect(driven.last.effects).toEqual([{ ...first, run: 2 }]);
    expect(fail(driven)).toEqual(['failed stock 2', 'asked call']);
    expect(fail(driven)).toEqual(['left look: failed', 'entered by-hand']);
    expect(driven.view.data).toEqual({ item: 'bolt' });
  });

  test('that answers at the second try has answered: the failure leaves no trace in the data', () => {
    const driven = desk('retry: { times: 2 }');
    fail(driven);
    expect(answer(driven, 3)).toEqual(['set {"left":3,"item":"found"}', 'left look: done', 'entered sell']);
    expect(driven.last.snapshot.context.calls).toBeUndefined();
  });

  test('is called again after a while, and the while grows each time', () => {
    const driven = desk('retry: { times: 3, every: 10s, factor: 2 }');
    for (const seconds of [10, 20, 40]) {
      expect(fail(driven)).toEqual([expect.stringMatching(/^failed stock/u)]);
      expect(driven.pass(seconds * SECOND - 1)).toEqual([]);
      expect(driven.pass(1)).toEqual(['asked call']);
    }
    expect(fail(driven)).toContain('left look: failed');
  });

  test('is called again after the same while where nothing is said of growing', () => {
    const driven = desk('retry: { times: 2, every: 1h }');
    for (const _ of [1, 2]) {
      fail(driven);
      expect(driven.pass(HOUR)).toEqual(['asked call']);
    }
  });

  test('is waited for no longer than thirty days at most, unless the step itself says longer', () => {
    const grown = desk('retry: { times: 9, every: 10d, factor: 10 }');
    fail(grown);
    grown.pass(10 * DAY);
    fail(grown);
    expect(grown.pass(30 * DAY)).toEqual(['asked call']);
    const long = desk('retry: { times: 2, every: 60d, factor: 2 }');
    fail(long);
    expect(long.pass(60 * DAY - 1)).toEqual([]);
    expect(long.pass(1)).toEqual(['asked call']);
    fail(long);
    expect(long.pass(60 * DAY)).toEqual(['asked call']);
  });

  test('cannot answer between two calls', () => {
    const driven = desk('retry: { times: 2, every: 1h }');
    const first = run(driven);
    fail(driven);
    expect(driven.view.accepts.some(({ step }) => step === 'look')).toBe(false);
    expect(answer(driven, 3, first)).toBe('TL6012');
    expect(driven.send('step.look.done', 'service', { left: 3 })).toBe('TL6012');
    driven.pass(HOUR);
    expect(answer(driven, 3)).toContain('left look: done');
  });

  test('has all its tries again when the case comes to the step again', () => {
    const driven = desk('retry: { times: 1 }');
    fail(driven);
    fail(driven);
    driven.send('step.by-hand.found', 'agent');
    expect(fail(driven)).toEqual(['failed stock 1', 'asked call']);
  });
});

describe('a service that does not answer in time', () => {
  test('may answer at the last instant, one millisecond later it has failed', () => {
    const inTime = desk('timeout: 30s');
    inTime.pass(30 * SECOND);
    expect(answer(inTime, 3)).toContain('left look: done');
    const late = desk('timeout: 30s');
    expect(late.pass(30 * SECOND + 1)).toEqual(['left look: failed', 'entered by-hand']);
  });

  test('is tried again as one that fails; each try has its own time', () => {
    const driven = desk('timeout: 30s, retry: { times: 1, every: 10s }');
    driven.pass(30 * SECOND);
    expect(driven.pass(1)).toEqual(['late stock 1']);
    expect(driven.pass(10 * SECOND)).toEqual(['asked call']);
    expect(driven.pass(30 * SECOND)).toEqual([]);
    expect(driven.pass(1)).toEqual(['left look: failed', 'entered by-hand']);
  });

  test('and answers after all while it is called again is not listened to', () => {
    const driven = desk('timeout: 30s, retry: { times: 1 }');
    const first = run(driven);
    driven.pass(30 * SECOND + 1);
    expect(answer(driven, 9, first)).toBe('TL6012');
    expect(fail(driven, first)).toBe('TL6012');
    expect(answer(driven, 3)).toContain('set {"left":3,"item":"found"}');
  });

  test('leaves no clock running when it has answered', () => {
    const driven = desk('timeout: 30s, retry: { times: 1, every: 10s }');
    answer(driven, 3);
    expect(driven.last.cancelTimers).toEqual(['timeout:look']);
    expect(driven.pass(HOUR)).toEqual([]);
  });
});

describe('a service with another one in reserve', () => {
  test('is replaced once by it when it has failed for good, and the other answers for both', () => {
    const driven = desk('retry: { times: 1 }, fallback: spare');
    expect([services(driven), fail(driven)]).toEqual([['stock'], ['failed stock 1', 'asked call']]);
    expect(services(driven)).toEqual(['stock']);
    expect(fail(driven)).toEqual(['failed stock 2', 'asked call']);
    expect(driven.last.effects).toMatchObject([{ service: 'spare', with: { item: 'bolt' }, idempotent: false }]);
    expect(answer(driven, 1)).toContain('left look: done');
  });

  test('has failed when the other fails, too: that one is not tried again', () => {
    const driven = desk('retry: { times: 1 }, fallback: spare');
    fail(driven);
    fail(driven);
    expect(fail(driven)).toEqual(['left look: failed', 'entered by-hand']);
  });

  test('is replaced at once where it is not to be tried again, also when it is too slow', () => {
    const driven = desk('timeout: 30s, fallback: spare');
    expect(driven.pass(30 * SECOND + 1)).toEqual(['late stock 1', 'asked call']);
    expect(services(driven)).toEqual(['spare']);
    expect(driven.pass(30 * SECOND + 1)).toEqual(['left look: failed', 'entered by-hand']);
  });
});

describe('while the case stands still', () => {
  test('a try that falls due is made when it goes on', () => {
    const driven = desk('retry: { times: 1, every: 10m }');
    fail(driven);
    driven.send('customer.asks', 'customer');
    expect(driven.pass(HOUR)).toEqual([]);
    expect(driven.send('step.answer.done', 'agent')).toEqual(['left answer: done', 'interrupt.ended question']);
    expect(driven.pass(0)).toEqual(['asked call']);
    expect(answer(driven, 3)).toContain('left look: done');
  });

  test('a time that runs out counts when it goes on; an answer of before has to wait', () => {
    const driven = desk('timeout: 10m, retry: { times: 1 }');
    driven.send('customer.asks', 'customer');
    expect(answer(driven, 3)).toBe('TL6010');
    driven.pass(10 * MINUTE + 1);
    driven.send('step.answer.done', 'agent');
    expect(driven.pass(0)).toEqual(['late stock 1', 'asked call']);
  });
});
