import { describe, expect, test } from 'vitest';

import { advanceHost } from '../../src/run/host/advance-host.ts';
import type { HandlerContext } from '../../src/run/effects/handlers.ts';
import { memoryStore } from '../../src/run/store/memory-store.ts';
import type { CaseStore } from '../../src/run/store/store.ts';
import { virtualClock } from '../../src/time/virtual-clock.ts';
import {
  agent,
  answered,
  breathe,
  compiled,
  customer,
  DAY,
  desk,
  head,
  HOUR,
  MINUTE,
  REPAIR_DESK,
  repaired,
  START,
  story,
  wrapped,
} from './host-support.ts';

/** The firings of a case's timers: which one, with which instant, recorded when (both in hours since the start). */
async function firings(
  { host }: Pick<ReturnType<typeof desk>, 'host'>,
  caseId: string,
): Promise<[string | undefined, number, number][]> {
  return (await host.history(caseId)).flatMap(({ cause, recordedAt }): [string | undefined, number, number][] =>
    cause.kind === 'event' && cause.event.type === 'timer'
      ? [[cause.event.timer, Math.floor((cause.event.at - START) / HOUR), Math.floor((recordedAt - START) / HOUR)]]
      : [],
  );
}

describe('a timer', () => {
  test('fires at its own instant, neither before nor polled for', async () => {
    const { host, clock, open, run, stop } = desk();
    await run();
    await open('C-1');
    expect([clock.pending(), clock.nextDue()]).toEqual([1, START + 4 * HOUR]);
    await advanceHost(host, clock, START + DAY);
    expect((await host.read('C-1')).view.status).toBe('open');
    await advanceHost(host, clock, START + DAY + 1);
    expect((await host.read('C-1')).view.end).toBe('closed-silent');
    expect(clock.pending()).toBe(0);
    await stop();
  });

  test('that is late is delivered with the instant at which it was due, and what follows counts from there', async () => {
    const late = desk();
    await late.open('C-1');
    late.clock.advance(6 * HOUR);
    await late.run();
    expect(await firings(late, 'C-1')).toEqual([['remind:receive', 4, 6]]);
    expect(late.clock.nextDue()).toBe(START + 8 * HOUR);
    await late.stop();
  });

  test('fires before an event of its instant or a later one, in due order, also when nothing runs', async () => {
    const desk_ = desk();
    await desk_.open('C-1');
    desk_.clock.advance(9 * HOUR);
    const { seq } = await desk_.send('C-1', answered);
    expect(seq).toBe(4);
    expect(await firings(desk_, 'C-1')).toEqual([
      ['remind:receive', 4, 9],
      ['remind:receive', 8, 9],
    ]);
  });

  test('that was due at the very instant of an event fires before it; one that is due later does not', async () => {
    const { host, clock, open, send } = desk();
    await open('C-1');
    clock.advance(DAY + 1);
    const { refused } = await send('C-1', answered);
    expect(refused?.code).toBe('TL6011');
    await open('C-2');
    clock.advance(DAY);
    expect((await send('C-2', answered)).refused).toBeUndefined();
    expect((await host.read('C-1')).view.end).toBe('closed-silent');
  });

  test('that an earlier event was backdated behind does not fire for that event', async () => {
    const desk_ = desk();
    await desk_.open('C-1');
    desk_.clock.advance(6 * HOUR);
    await desk_.send('C-1', { ...answered, at: START + HOUR });
    expect(await firings(desk_, 'C-1')).toEqual([]);
    expect(await story(desk_.host, 'C-1', 2)).toContain('2 step.left receive answered');
  });

  test('fires once, whoever comes first: the event that finds it due, or the run that claims it', async () => {
    const desk_ = desk();
    await desk_.open('C-1');
    desk_.clock.advance(5 * HOUR);
    const write = { type: 'customer.writes', by: customer, data: { text: 'Hello?' } };
    await Promise.all([desk_.send('C-1', write), desk_.run(), desk_.send('C-1', write)]);
    await desk_.host.settled();
    expect(await firings(desk_, 'C-1')).toEqual([['remind:receive', 4, 5]]);
    await desk_.stop();
  });

  test('is gone once its step is left, and none is left of a closed case but its reopening window', async () => {
    const { host, store, clock, open, send, run, stop } = desk({ call: () => ({ price: 50 }) });
    const dues = async (): Promise<number[]> =>
      store.commit('C-1', ({ timers }) => ({ result: timers().map(({ due }) => due) }));
    await run();
    await open('C-1');
    expect(await dues()).toEqual([START + 4 * HOUR, START + DAY + 1]);
    await send('C-1', answered);
    await host.settled();
    expect(await dues()).toEqual([START + 2 * DAY + 1]);
    await send('C-1', repaired);
    expect(await dues()).toEqual([START + DAY]);
    await advanceHost(host, clock, START + DAY);
    expect(await dues()).toEqual([START + 8 * DAY + 1]);
    await send('C-1', { type: 'case.reopens', by: customer });
    expect(await dues()).toEqual([START + 3 * DAY + 1]);
    await send('C-1', { type: 'case.cancels', by: agent });
    expect((await host.read('C-1')).view.status).toBe('sealed');
    expect(await dues()).toEqual([]);
    await advanceHost(host, clock, START + 30 * DAY);
    expect([clock.pending(), (await host.read('C-1')).view.end]).toEqual([0, 'cancelled']);
    await stop();
  });

  test('of a case that stands still for an interrupt waits until the case goes on', async () => {
    const { host, clock, open, send, run, stop } = desk();
    await run();
    await open('C-1');
    await send('C-1', { type: 'customer.asks', by: customer });
    await advanceHost(host, clock, START + 2 * DAY);
    expect((await host.read('C-1')).view.waiting.map(({ step }) => step)).toEqual(['reply']);
    await send('C-1', { type: 'step.reply.done', by: head });
    await host.settled();
    // The reminder was due before the time limit, and goes out before it.
    expect(await firings({ host }, 'C-1')).toEqual([
      ['remind:receive', 4, 48],
      ['within:receive', 24, 48],
    ]);
    expect(await story(host, 'C-1', 5)).toEqual([
      '5 step.left receive no-answer',
      '5 stage.left intake',
      '5 case.closed closed-silent no-answer',
      '5 case.sealed',
    ]);
    await stop();
  });

  test('that passed while the case stood still is not lost when the end of the interrupt is told late', async () => {
    const { host, clock, open, send, run, stop } = desk();
    await run();
    await open('C-1');
    await send('C-1', { type: 'customer.asks', by: customer });
    await advanceHost(host, clock, START + 2 * DAY);
    await send('C-1', { type: 'step.reply.done', by: head, at: START + HOUR });
    await host.settled();
    expect(await firings({ host }, 'C-1')).toEqual([
      ['remind:receive', 4, 48],
      ['remind:receive', 8, 48],
      ['within:receive', 24, 48],
    ]);
    expect((await host.read('C-1')).view.end).toBe('closed-silent');
    await stop();
  });

  test('of a parked case does not fire and does not wake anybody', async () => {
    const { host, clock, open, send, run, stop } = desk();
    await run();
    await open('C-1');
    await send('C-1', { ...answered, data: { item: 'lamp' } });
    await send('C-1', { type: 'step.look-up.failed', by: { role: 'service' } });
    await expect(send('C-1', { type: 'step.by-hand.done', by: head, data: { price: 5000 } })).rejects.toThrow('parked');
    await advanceHost(host, clock, START + 30 * DAY);
    expect(clock.pending()).toBe(0);
    expect((await host.list({ parked: true })).items).toHaveLength(1);
    await stop();
  });

  test('at which the blueprint fails parks its case, with the timer as the event; the timers of others go on', async () => {
    const faulty = compiled(
      REPAIR_DESK.replace('timed-out: hurry', 'timed-out: { to: grade, set: { price: 5000 } }').replace(
        / +hurry:.*\n/,
        '',
      ),
    );
    const { host, clock, open, send, run, stop } = desk({ call: () => ({ price: 50 }) }, { blueprints: [faulty] });
    await run();
    for (const caseId of ['C-1', 'C-2']) await open(caseId);
    await send('C-1', answered);
    await advanceHost(host, clock, START + 3 * DAY);
    const { parked } = await host.read('C-1');
    expect({
      type: parked?.event.type,
      timer: parked?.event.timer,
      at: parked?.event.at,
      reason: parked?.error.reason,
    }).toEqual({
      type: 'timer',
      timer: 'within:repair',
      at: START + 2 * DAY + 1,
      reason: 'no-rule-matches',
    });
    expect((await host.read('C-2')).view.end).toBe('closed-silent');
    await expect(send('C-1', repaired)).rejects.toThrow('The case "C-1" is parked since 2026-01-07T01:00:00.001Z');
    await stop();
  });
});

test('overdue timers of many cases fire in due order when a host starts', async () => {
  const fired: string[] = [];
  const reminder = async (_effect: unknown, { caseId }: { caseId: string }): Promise<void> => void fired.push(caseId);
  const { host, clock, open, run, stop } = desk({ reminder });
  const minutes = [7, 3, 9, 1, 5];
  for (const minute of minutes.toSorted((a, b) => a - b)) {
    clock.advanceTo(START + minute * MINUTE);
    await open(`C-${minute}`);
  }
  clock.advanceTo(START + 5 * HOUR);
  await run();
  expect(fired).toEqual(['C-1', 'C-3', 'C-5', 'C-7', 'C-9']);
  const history = await Promise.all(minutes.map(async (minute) => (await host.history(`C-${minute}`)).length));
  expect(history).toEqual([2, 2, 2, 2, 2]);
  await stop();
});

test('overdue timers have fired before the first effect leaves a host that starts', async () => {
  const seen: [string, number][] = [];
  const handle = async (_effect: unknown, { id, caseId }: HandlerContext): Promise<void> => {
    seen.push([id, (await host.history(caseId)).length]);
  };
  const { host, clock, open, run, stop } = desk({ ask: handle, reminder: handle });
  await open('C-1');
  clock.advance(9 * HOUR);
  await run();
  expect(seen).toEqual([
    ['C-1:1:1', 3],
    ['C-1:2:1', 3],
    ['C-1:3:1', 3],
  ]);
  await stop();
});

test('a timer that is set while the host still looks for the next one is not missed', async () => {
  const store = memoryStore();
  const nextDue = async (...asked: Parameters<CaseStore['nextDue']>): Promise<number | undefined> => {
    const due = await store.nextDue(...asked);
    for (let turn = 0; turn < 5; turn += 1) await breathe();
    return due;
  };
  const { host, clock, open, stop, run } = desk(
    {},
    { store: wrapped(store, () => ({ nextDue }) as Partial<CaseStore>) },
  );
  const started = run();
  await breathe();
  await open('C-1');
  await started;
  for (let turn = 0; turn < 20; turn += 1) await breathe();
  expect(clock.nextDue()).toBe(START + 4 * HOUR);
  clock.advance(5 * HOUR);
  for (let turn = 0; turn < 20; turn += 1) await breathe();
  expect(await host.history('C-1')).toHaveLength(2);
  await stop();
});

test('virtual time moved in one leap or step by step gives the same history of the case', async () => {
  const histories = [];
  for (const hours of [[30], [3, 4, 5, 7, 8, 30]]) {
    const { host, clock, open, run, stop } = desk();
    await run();
    await open('C-1');
    for (const hour of hours) {
      clock.advanceTo(START + hour * HOUR);
      await host.settled();
    }
    histories.push((await host.history('C-1')).map(({ recordedAt: _when, ...record }) => record));
    await stop();
  }
  expect(histories[0]).toEqual(histories[1]);
  expect(histories[0]).toHaveLength(4);
});

test('an event that claims to be of the future takes no timer away', async () => {
  const { host, clock, store, open, send, run, stop } = desk();
  await open('C-1');
  const timers = async () => store.commit('C-1', (reading) => ({ result: reading.timers().map(({ id }) => id) }));
  const before = await timers();
  expect(before.length).toBeGreaterThan(0);
  const early = await send('C-1', { ...answered, at: START + 30 * DAY });
  expect(early.refused?.code).toBe('TL6004');
  expect(await timers()).toEqual(before);
  await run();
  await advanceHost(host, clock, START + 2 * DAY);
  expect((await host.read('C-1')).view.end).toBe('closed-silent');
  await stop();
});

test('a timer that was claimed before the clock was set back fires when its time comes again', async () => {
  const clock = virtualClock(START);
  let skew = 0;
  const set = { ...clock, now: () => clock.now() + skew };
  const store = memoryStore();
  const setBack = wrapped(store, () => ({
    claim: (async (...asked: Parameters<typeof store.claim>) => {
      const claimed = await store.claim(...asked);
      if (asked[0] === ('timer' as string) && claimed.length > 0) skew = -HOUR;
      return claimed;
    }) as typeof store.claim,
  }));
  const { host, open, run, stop } = desk({}, { store: setBack, clock: set });
  await run();
  await open('C-1');
  await advanceHost(host, clock, START + 4 * HOUR);
  expect(await story(host, 'C-1', 2)).toEqual([]);
  await advanceHost(host, clock, START + 6 * HOUR);
  expect((await host.history('C-1', 2))[0]?.cause).toMatchObject({ event: { type: 'timer', timer: 'remind:receive' } });
  await stop();
});
