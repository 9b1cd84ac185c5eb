import { describe, expect, test } from 'vitest';

import type { CallHandler, HandlerContext } from '../../src/run/effects/handlers.ts';
import { CaseParked, UnknownCase } from '../../src/run/host/host-errors.ts';
import { advanceHost } from '../../src/run/host/advance-host.ts';
import { agent, answered, customer, DAY, desk, head, HOUR, MINUTE, repaired, START, story } from './host-support.ts';

const operator = { role: 'operator', person: 'Ada' } as const;

/** A repair desk whose list of people can go away: every case that is touched meanwhile is parked. */
function shaky(call: CallHandler = async () => ({ price: 50 })) {
  const cause = { isAway: false };
  const people = (): undefined => {
    if (cause.isAway) throw new Error('The list of people is away.');
  };
  const tools = desk({ call }, { people });
  return { ...tools, cause, as: tools.host.as(operator) };
}

describe('a parked case', () => {
  test('goes on once the cause of its fault is gone and somebody has the event tried again', async () => {
    const { host, cause, as, open, send, run, stop } = shaky();
    await open('C-1');
    cause.isAway = true;
    await expect(send('C-1', answered, 'mail-1')).rejects.toBeInstanceOf(CaseParked);
    await expect(send('C-1', answered, 'mail-2')).rejects.toBeInstanceOf(CaseParked);

    cause.isAway = false;
    await run();
    expect(await as.retry('C-1')).toMatchObject({ seq: 2, changed: true });
    await host.settled();
    expect((await host.read('C-1')).parked).toBeUndefined();
    const [, record] = await host.history('C-1');
    expect(record).toMatchObject({
      cause: { kind: 'event', event: { ...answered, at: START }, eventId: 'mail-1', retriedBy: operator },
    });
    expect(await story(host, 'C-1', 3)).toContain('3 step.entered repair 1');
    // Whoever was told that the case is parked sends again, and is told that it is done.
    expect(await send('C-1', answered, 'mail-1')).toMatchObject({ seq: 2, duplicate: true });
    await stop();
  });

  test('that fails again stays parked, with the new error; the event is neither lost nor applied', async () => {
    const { host, clock, cause, as, open, send } = shaky();
    await open('C-1');
    cause.isAway = true;
    await send('C-1', answered, 'mail-1').catch(() => undefined);
    clock.advanceTo(START + MINUTE);
    await expect(as.retry('C-1')).rejects.toMatchObject({ name: 'CaseParked', parked: { at: START + MINUTE } });
    const { parked, seq } = await host.read('C-1');
    expect({ seq, ...parked }).toMatchObject({ seq: 1, eventId: 'mail-1', event: { ...answered, at: START } });
    cause.isAway = false;
    expect(await as.retry('C-1')).toMatchObject({ seq: 2, changed: true });
  });

  test('fires the timers that fell due while it was parked after the event that was tried again', async () => {
    const { host, clock, cause, as, open, send, run, stop } = shaky();
    await run();
    await open('C-1');
    await send('C-1', answered);
    await host.settled();
    cause.isAway = true;
    await advanceHost(host, clock, START + 3 * DAY);
    const { parked } = await host.read('C-1');
    expect(parked?.event).toMatchObject({ type: 'timer', timer: 'within:repair', at: START + 2 * DAY + 1 });
    cause.isAway = false;
    await as.retry('C-1');
    await host.settled();
    expect(await story(host, 'C-1', 4)).toEqual(['4 step.left repair timed-out', '4 step.entered hurry 1']);
    expect((await host.history('C-1', 4))[0]?.cause).toMatchObject({ retriedBy: operator });
    await send('C-1', { type: 'step.hurry.done', by: head });
    await advanceHost(host, clock, START + 9 * DAY);
    expect((await host.read('C-1')).view.status).not.toBe('open');
    await stop();
  });

  test('takes the answer of its service once, though it was held for it', async () => {
    let calls = 0;
    const { host, cause, as, open, send, run, stop } = shaky(async () => {
      calls += 1;
      cause.isAway = true;
      return { price: 50 };
    });
    await run();
    await open('C-1');
    await send('C-1', answered);
    await host.settled();
    expect((await host.read('C-1')).parked?.event).toMatchObject({ type: 'step.look-up.done', data: { price: 50 } });
    expect((await host.outbox({ state: 'held' })).items).toHaveLength(1);
    cause.isAway = false;
    await as.retry('C-1');
    await host.settled();
    expect((await host.outbox({ caseId: 'C-1' })).items.filter(({ topic }) => topic === 'call:stock')).toEqual([]);
    expect(await story(host, 'C-1', 3)).toContain('3 step.left look-up done');
    expect([calls, (await host.history('C-1')).length]).toEqual([1, 3]);
    await stop();
  });

  test('can be brought back without the event that made it fail; the journal says so', async () => {
    const { host, cause, as, open, send } = shaky();
    await open('C-1');
    cause.isAway = true;
    await send('C-1', answered, 'mail-1').catch(() => undefined);
    cause.isAway = false;
    expect(await as.skip('C-1', { reason: 'sent by mistake' })).toMatchObject({ seq: 2, changed: true });
    expect((await host.history('C-1', 2))[0]).toMatchObject({
      cause: { kind: 'act', act: 'skip', by: operator, reason: 'sent by mistake' },
      entries: [{ type: 'event.skipped', event: 'step.receive.answered', reason: 'sent by mistake', by: operator }],
    });
    expect((await host.worklist()).items.map(({ step }) => step)).toEqual(['receive']);
    // It never came in: the sender may send it once more.
    expect(await send('C-1', answered, 'mail-1')).toMatchObject({ seq: 3, duplicate: false });
    expect(await as.skip('C-1', { reason: 'again' })).toMatchObject({ seq: 3, changed: false });
    await expect(as.skip('C-1', { reason: ' ' })).rejects.toThrow(TypeError);
  });

  test('without the timer that made it fail does not fail at it again', async () => {
    const { host, clock, cause, as, open, send, run, stop } = shaky();
    await run();
    await open('C-1');
    await send('C-1', answered);
    await host.settled();
    cause.isAway = true;
    await advanceHost(host, clock, START + 2 * DAY + HOUR);
    await as.skip('C-1', { reason: 'no hurry' });
    await advanceHost(host, clock, START + 9 * DAY);
    expect((await host.read('C-1')).parked).toBeUndefined();
    cause.isAway = false;
    expect(await send('C-1', repaired)).toMatchObject({ duplicate: false });
    await stop();
  });

  test('without the answer of a service does not get it again, and is found among the cases that are stuck', async () => {
    const { host, as, open, send, run, stop } = shaky(async () => ({ price: 5000 }));
    await run();
    await open('C-1');
    await send('C-1', answered);
    await host.settled();
    await expect(as.retry('C-1')).rejects.toMatchObject({ parked: { error: { reason: 'no-rule-matches' } } });
    await as.skip('C-1', { reason: 'no such price' });
    await host.settled();
    expect((await host.read('C-1')).parked).toBeUndefined();
    const left = (await host.outbox()).items.filter(({ topic }) => topic === 'call:stock');
    expect(left).toEqual([]);
    expect(await story(host, 'C-1', 3)).toEqual(['3 event.skipped step.look-up.done no such price']);
    await stop();
  });

  test('lays an event aside that is not accepted any more, and says so', async () => {
    const { host, cause, as, open, send, store } = shaky();
    await open('C-1');
    cause.isAway = true;
    await send('C-1', answered, 'mail-1').catch(() => undefined);
    cause.isAway = false;
    // An older event of a case that has moved on since: its step is left.
    const { parked } = await host.read('C-1');
    await store.commit('C-1', () => ({ change: { now: START, parked: null }, result: 0 }));
    await send('C-1', answered, 'mail-2');
    await store.commit('C-1', () => ({ change: { now: START, parked: parked! }, result: 0 }));
    expect(await as.retry('C-1')).toMatchObject({ seq: 3, changed: true, refused: { code: 'TL6001' } });
    expect((await host.read('C-1')).parked).toBeUndefined();
    expect((await host.history('C-1', 3))[0]).toMatchObject({
      cause: { kind: 'act', act: 'skip', by: operator, reason: 'TL6001' },
      entries: [{ type: 'event.skipped', event: 'step.receive.answered' }],
    });
  });

  test('takes no acts, and keeps who has its work', async () => {
    const { host, cause, open, send, run, stop } = shaky();
    await run();
    await open('C-1');
    await send('C-1', answered);
    await host.settled();
    await host.as(agent).claim('C-1', 'repair');
    cause.isAway = true;
    await send('C-1', { type: 'customer.writes', by: customer, data: { text: 'Hello?' } }).catch(() => undefined);
    await expect(host.as(agent).release('C-1', 'repair')).rejects.toBeInstanceOf(CaseParked);
    cause.isAway = false;
    await host.as(operator).skip('C-1', { reason: 'said on the telephone' });
    expect((await host.worklist()).items.map(({ step, owner }) => [step, owner])).toEqual([['repair', 'Li']]);
    await stop();
  });
});

describe('effects that were given up', () => {
  const unfit = Object.assign(new Error('No such address.'), { retryable: false });

  test('leave once they are tried again, under the ids they had', async () => {
    const sent: string[] = [];
    let isAway = true;
    const ask = async (_effect: unknown, { id }: HandlerContext): Promise<void> => {
      if (isAway) throw unfit;
      sent.push(id);
    };
    const { host, open, run, stop } = desk({ ask });
    await run();
    await open('C-1');
    await host.settled();
    expect((await host.list({ stuck: true })).items.map(({ caseId }) => caseId)).toEqual(['C-1']);
    isAway = false;
    const revived = await host.as(operator).retry('C-1', { reason: 'The address is mended.' });
    await host.settled();
    expect([revived.changed, revived.seq, sent]).toEqual([true, 2, ['C-1:1:1']]);
    expect((await host.history('C-1', 2))[0]).toMatchObject({
      cause: { kind: 'act', act: 'revive', by: operator, reason: 'The address is mended.' },
      entries: [{ type: 'effects.revived', reason: 'The address is mended.' }],
    });
    expect((await host.list({ stuck: true })).items).toEqual([]);
    expect(await host.as(operator).retry('C-1')).toMatchObject({ changed: false, seq: 2 });
    await stop();
  });

  test('are tried again together with the event that parked their case', async () => {
    const sent: string[] = [];
    const cause = { isAway: false };
    const people = (): undefined => {
      if (cause.isAway) throw new Error('away');
    };
    const ask = async (_effect: unknown, { id }: HandlerContext): Promise<void> => {
      if (sent.push(id) === 1) throw unfit;
    };
    const { host, open, send, run, stop } = desk({ ask }, { people });
    await run();
    await open('C-1');
    await host.settled();
    cause.isAway = true;
    await send('C-1', answered).catch(() => undefined);
    cause.isAway = false;
    await host.as(operator).retry('C-1');
    await host.settled();
    expect(sent).toEqual(['C-1:1:1', 'C-1:1:1']);
    expect((await host.outbox({ state: 'dead' })).items).toEqual([]);
    await stop();
  });
});

test('what is neither parked nor given up stays as it is; there must be a case', async () => {
  const { host, as, open } = shaky();
  await open('C-1');
  const before = await host.history('C-1');
  expect(await as.retry('C-1')).toMatchObject({ changed: false, seq: 1 });
  expect(await as.skip('C-1', { reason: 'none' })).toMatchObject({ changed: false, seq: 1 });
  expect(await host.history('C-1')).toEqual(before);
  await expect(as.retry('C-9')).rejects.toBeInstanceOf(UnknownCase);
  await expect(as.skip('C-9', { reason: 'none' })).rejects.toBeInstanceOf(UnknownCase);
});
