import { describe, expect, test } from 'vitest';

import { DAY, HOUR, type DrivenCase } from '../support/driven-case.ts';
import { shortDesk } from '../support/short-desk.ts';

/** A desk that prepares a visit: several things at the same time, then the visit itself. */
const desk = (branches: string, { join = 'all', beside = '', outcomes = '', rest = '', stage = '' } = {}) =>
  shortDesk(`
roles: { agent: {}, store: {}, lead: {} }
channels: { chat: { kind: chat } }
services: { stock: { out: { left: integer } } }
data: { note: { type: text }, part: { type: text }, left: { type: integer, default: 0 }, ready: { type: boolean, default: false } }
events: { asks: {}, calls: {}, leaves: {} }
signals: { arrived: {} }
messages: { soon: "Soon." }
stages:
  work:
    kind: resolution
    ${stage}
    steps:
      prepare:
        parallel:
          join: ${join}
          branches: ${branches}
        ${beside}
        set: { ready: true }
        reach: first-response
        ${outcomes === '' ? '' : `outcomes: { ${outcomes} }`}
      visit: { do: Visit, by: agent, outcomes: { done: solved, again: prepare, no: refused, lost: late, up: hurry } }
    alternatives:
      hurry: { do: Hurry, by: lead, outcomes: { ok: visit } }
${rest}
ends: { solved: { outcome: solved }, refused: { outcome: refused }, late: { outcome: no-answer } }
reopen: { within: P7D, to: prepare, from: [solved] }
`);

const TWO = `{ part: { steps: { fetch: { do: Fetch the part, by: store } } }, customer: { steps: { agree-day: { ask: [note] } } } }`;

const THREE = `
            part: { steps: { fetch: { do: Fetch the part, by: store }, check: { do: Check the part, by: store } } }
            customer: { steps: { agree-day: { ask: [note], within: 2d, remind: { every: 6h, times: 3 }, outcomes: { no-answer: next } } } }
            system: { steps: { look: { call: { service: stock, into: { left: left }, timeout: 3d }, outcomes: { failed: next } } } }`;

const done = (driven: DrivenCase, step: string) =>
  driven.send(`step.${step}.done`, step === 'look' ? 'service' : 'store', step === 'look' ? { left: 2 } : undefined);

describe('things at the same time', () => {
  test('all begin at once, and each waits for its own people', () => {
    const driven = desk(THREE);
    expect(driven.view.waiting.map(({ step, for: who }) => [step, who])).toEqual([
      ['fetch', 'store'],
      ['agree-day', 'customer'],
      ['look', 'service'],
    ]);
  });

  test('come to their end one by one; the case goes on when all are done, and then sets and reaches what it should', () => {
    const driven = desk(TWO);
    expect(driven.send('step.agree-day.answered', 'customer', { note: 'Monday' })).toEqual([
      'set {"note":"Monday"}',
      'left agree-day: answered',
      'branch ended prepare/customer',
    ]);
    expect(driven.view.reached).toEqual({});
    expect(done(driven, 'fetch')).toEqual([
      'left fetch: done',
      'branch ended prepare/part',
      'set {"ready":true}',
      'reached first-response',
      'left prepare: done',
      'entered visit',
    ]);
    expect(driven.last.snapshot.context.branches).toBeUndefined();
  });

  test('run through the steps of their branch in order', () => {
    const driven = desk(THREE);
    expect(done(driven, 'fetch')).toEqual(['left fetch: done', 'entered check']);
    expect(driven.at).toEqual(['agree-day', 'look', 'check']);
  });

  test('that need nobody are done at once, and where none of them waits the case goes straight on', () => {
    const driven = desk(
      '{ one: { steps: { tell: { say: soon } } }, two: { steps: { note-it: { decide: [{ set: { part: bolt } }] } } } }',
    );
    expect(driven.at).toEqual(['visit']);
  });

  test('may hold steps that are skipped and steps beside the main way', () => {
    const driven = desk(`
            part: { steps: { fetch: { do: Fetch, by: store, outcomes: { done: next, gone: order } }, check: { do: Check, when: left > 0, by: store } }, alternatives: { order: { do: Order, by: store, next: check } } }
            customer: { steps: { agree-day: { ask: [note] } } }`);
    expect(driven.send('step.fetch.gone', 'store')).toEqual(['left fetch: gone', 'entered order']);
    expect(done(driven, 'order')).toEqual(['left order: done', 'skipped check', 'branch ended prepare/part']);
  });

  test('are done, too, when a step beside the main way of their branch says so', () => {
    const driven = desk(`
            part: { steps: { fetch: { do: Fetch, by: store, outcomes: { done: next, gone: order } }, check: { do: Check, by: store } }, alternatives: { order: { do: Order, by: store, next: next } } }
            customer: { steps: { agree-day: { ask: [note] } } }`);
    driven.send('step.fetch.gone', 'store');
    expect(done(driven, 'order')).toEqual(['left order: done', 'branch ended prepare/part']);
  });

  test('may hold further things at the same time', () => {
    const driven = desk(`
            part: { steps: { both: { parallel: { branches: { a: { steps: { fetch: { do: Fetch, by: store } } }, b: { steps: { check: { do: Check, by: store } } } } } }, pack: { do: Pack, by: store } } }
            customer: { steps: { agree-day: { ask: [note] } } }`);
    done(driven, 'fetch');
    expect(done(driven, 'check')).toEqual([
      'left check: done',
      'branch ended both/b',
      'left both: done',
      'entered pack',
    ]);
    done(driven, 'pack');
    expect(driven.send('step.agree-day.answered', 'customer', { note: 'x' })).toContain('left prepare: done');
  });
});

describe('the first of several', () => {
  test('is enough: what the others were about is given up, is nobody’s work any more, and their clocks stand still', () => {
    const driven = desk(THREE, { join: 'any' });
    expect(done(driven, 'look')).toEqual([
      'set {"left":2}',
      'left look: done',
      'branch ended prepare/system',
      'withdrawn agree-day',
      'withdrawn fetch',
      'set {"ready":true}',
      'reached first-response',
      'left prepare: done',
      'entered visit',
    ]);
    expect(driven.last.cancelTimers.toSorted()).toEqual(['remind:agree-day', 'timeout:look', 'within:agree-day']);
    expect(driven.at).toEqual(['visit']);
    expect(done(driven, 'fetch')).toBe('TL6001');
    expect(driven.send('step.agree-day.answered', 'customer', { note: 'x' })).toBe('TL6001');
    expect(driven.pass(5 * DAY)).toEqual([]);
  });

  test('makes the answer of a service that was still being asked come too late', () => {
    const driven = desk(THREE, { join: 'any' });
    const run = driven.last.snapshot.context.calls?.['look']?.run;
    driven.send('step.agree-day.answered', 'customer', { note: 'x' });
    expect(driven.last.snapshot.context.calls).toBeUndefined();
    expect(driven.send('step.look.done', 'service', { left: 9 }, { run })).toBe('TL6001');
    expect(driven.view.data['left']).toBe(0);
  });

  test('wins in the order of writing where several end at the same instant, and the others do nothing more', () => {
    const driven = desk(
      `
            one: { steps: { hear: { wait: { event: signal.arrived } } } }
            two: { steps: { hear-too: { wait: { event: signal.arrived } }, tell: { say: soon }, mark: { decide: [{ set: { part: bolt } }] } } }`,
      { join: 'any' },
    );
    const entries = driven.send('signal.arrived', 'system');
    expect(entries).toEqual([
      'left hear: done',
      'left hear-too: done',
      'branch ended prepare/one',
      'set {"ready":true}',
      'reached first-response',
      'left prepare: done',
      'entered visit',
    ]);
    expect(driven.last.effects).toEqual([]);
  });

  test('wins also where it is written last: whatever comes first in its branch', () => {
    const driven = desk(
      `
            one: { steps: { hear-too: { wait: { event: signal.arrived } }, fetch: { do: Fetch, by: store } } }
            two: { steps: { hear: { wait: { event: signal.arrived } } } }`,
      { join: 'any' },
    );
    expect(driven.send('signal.arrived', 'system')).toContain('left prepare: done');
    expect(driven.at).toEqual(['visit']);
  });

  test('that needs nobody wins at once; what would follow in the others does not begin any more', () => {
    const driven = desk(
      `
            one: { steps: { tell: { say: soon } } }
            two: { steps: { fetch: { do: Fetch, by: store }, mark: { decide: [{ set: { part: bolt } }] } } }
            three: { steps: { mark-too: { decide: [{ set: { part: nut } }] }, tell-too: { say: soon } } }`,
      { join: 'any' },
    );
    expect(driven.at).toEqual(['visit']);
    expect(driven.view.data['part']).toBe('nut');
    expect(driven.view.visits['tell-too']).toBeUndefined();
  });
});

describe('so many of several', () => {
  test('are enough, the rest is given up', () => {
    const driven = desk(THREE, { join: '2' });
    expect(done(driven, 'look')).not.toContain('left prepare: done');
    const entries = driven.send('step.agree-day.answered', 'customer', { note: 'x' });
    expect(entries).toContain('withdrawn fetch');
    expect(entries).toContain('left prepare: done');
  });
});

describe('an end that is named inside a branch', () => {
  test('closes the case for all branches', () => {
    const driven = desk(`
            part: { steps: { fetch: { do: Fetch, by: store, outcomes: { done: next, gone: refused } } } }
            customer: { steps: { agree-day: { ask: [note], within: 1d, outcomes: { no-answer: late } } } }`);
    expect(driven.send('step.fetch.gone', 'store')).toEqual([
      'left fetch: gone',
      'withdrawn agree-day',
      'withdrawn prepare',
      'stage.left work',
      'closed refused: refused',
      'case.sealed',
    ]);
    expect([driven.view.data['ready'], driven.view.reached]).toEqual([false, {}]);
    expect(driven.last.snapshot.context).toMatchObject({ active: {}, timers: {} });
    expect(driven.last.snapshot.context.branches).toBeUndefined();
  });
});

describe('a time limit on the whole', () => {
  test('gives up every branch when it runs out, and nothing is set or reached', () => {
    const driven = desk(TWO, { beside: 'within: 2d', outcomes: 'done: next, timed-out: hurry' });
    driven.send('step.agree-day.answered', 'customer', { note: 'x' });
    expect(driven.pass(2 * DAY)).toEqual([]);
    expect(driven.pass(1)).toEqual(['withdrawn fetch', 'left prepare: timed-out', 'entered hurry']);
    expect([driven.view.data['ready'], driven.view.reached, driven.last.snapshot.context.branches]).toEqual([
      false,
      {},
      undefined,
    ]);
  });

  test('ends when enough is done', () => {
    const driven = desk(TWO, { join: 'any', beside: 'within: 2d', outcomes: 'timed-out: hurry' });
    done(driven, 'fetch');
    expect(driven.last.cancelTimers).toEqual(['within:prepare']);
    expect(driven.pass(3 * DAY)).toEqual([]);
  });
});

describe('an event', () => {
  test('that the whole listens to takes the case out of every branch', () => {
    const driven = desk(TWO, { beside: 'on: { customer.calls: hurry }' });
    expect(driven.send('customer.calls', 'customer')).toEqual([
      'heard customer.calls',
      'interrupted agree-day',
      'interrupted fetch',
      'interrupted prepare',
      'entered hurry',
    ]);
    expect(driven.last.snapshot.context.branches).toBeUndefined();
  });

  test('that one step listens to leads on in its own branch, the others keep waiting', () => {
    const driven = desk(`
            part: { steps: { fetch: { do: Fetch, by: store, on: { signal.arrived: check } }, check: { do: Check, by: store } } }
            customer: { steps: { agree-day: { ask: [note] } } }`);
    expect(driven.send('signal.arrived', 'system')).toEqual([
      'heard signal.arrived',
      'interrupted fetch',
      'entered check',
    ]);
    expect(driven.at).toEqual(['agree-day', 'check']);
  });

  test('that the stage listens to leaves all branches with the stage', () => {
    const driven = desk(TWO, { stage: 'on: { customer.leaves: late }' });
    expect(driven.send('customer.leaves', 'customer')).toEqual([
      'heard customer.leaves',
      'interrupted agree-day',
      'interrupted fetch',
      'interrupted prepare',
      'stage.left work',
      'closed late: no-answer',
      'case.sealed',
    ]);
  });

  test('that only tells something leaves all branches as they are', () => {
    const driven = desk(TWO, { beside: 'on: { customer.calls: { set: { part: hurry } } }' });
    expect(driven.send('customer.calls', 'customer')).toEqual(['heard customer.calls', 'set {"part":"hurry"}']);
    expect(driven.at).toEqual(['fetch', 'agree-day']);
  });

  test('that breaks in for good leaves all branches', () => {
    const driven = desk(TWO, { rest: 'interrupts: { gone: { on: customer.leaves, to: late } }' });
    driven.send('step.agree-day.answered', 'customer', { note: 'x' });
    expect(driven.send('customer.leaves', 'customer')).toContain('closed late: no-answer');
    expect(driven.last.snapshot.context.active).toEqual({});
  });
});

describe('an interruption that comes back', () => {
  const rest = 'interrupts: { question: { on: customer.asks, steps: { answer: { do: Answer, by: lead } } } }';

  test('leaves every branch where it was, and what is done in none of them counts meanwhile', () => {
    const driven = desk(THREE, { rest });
    done(driven, 'look');
    driven.send('customer.asks', 'customer');
    expect(driven.at).toEqual(['answer']);
    expect(done(driven, 'fetch')).toBe('TL6010');
    driven.send('step.answer.done', 'lead');
    expect(driven.at).toEqual(['fetch', 'agree-day']);
    expect(done(driven, 'fetch')).toEqual(['left fetch: done', 'entered check']);
  });

  test('lets what fell due in several branches happen when it is over', () => {
    const driven = desk(THREE, { rest });
    driven.send('customer.asks', 'customer');
    expect(driven.pass(4 * DAY)).toEqual([]);
    driven.send('step.answer.done', 'lead');
    expect(driven.pass(0).filter((line) => line.startsWith('left'))).toEqual([
      'left agree-day: no-answer',
      'left look: failed',
    ]);
    expect(driven.at).toEqual(['fetch']);
  });
});

describe('coming back', () => {
  test('to the same step begins all its branches anew', () => {
    const driven = desk(TWO, { join: 'any' });
    done(driven, 'fetch');
    expect(driven.send('step.visit.again', 'agent')).toEqual([
      'left visit: again',
      'entered prepare',
      'entered fetch',
      'entered agree-day',
      'asked ask',
    ]);
    expect(driven.view.visits).toMatchObject({ prepare: 2, fetch: 2, 'agree-day': 2 });
    expect(done(driven, 'fetch')).toContain('left prepare: done');
  });

  test('after the case was closed begins all branches anew', () => {
    const driven = desk(TWO);
    driven.send('step.agree-day.answered', 'customer', { note: 'x' });
    done(driven, 'fetch');
    driven.send('step.visit.done', 'agent');
    driven.pass(HOUR);
    expect(driven.send('case.reopens', 'customer')).toEqual([
      'reopened 1',
      'stage.entered work',
      'entered prepare',
      'entered fetch',
      'entered agree-day',
      'asked ask',
    ]);
    expect(done(driven, 'fetch')).not.toContain('left prepare: done');
  });

  test('to the step from one of its own branches gives the others up and begins all anew', () => {
    const driven = desk(TWO, { beside: 'on: { signal.arrived: prepare }' });
    done(driven, 'fetch');
    expect(driven.send('signal.arrived', 'system')).toEqual([
      'heard signal.arrived',
      'interrupted agree-day',
      'interrupted prepare',
      'entered prepare',
      'entered fetch',
      'entered agree-day',
      'asked ask',
    ]);
  });
});
