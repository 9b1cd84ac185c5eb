import { describe, expect, test } from 'vitest';

import { advanceHost } from '../../src/run/host/advance-host.ts';
import { memoryStore } from '../../src/run/store/memory-store.ts';
import { answered, customer, DAY, desk, type Desk, head, HOUR, MINUTE, START, story, wrapped } from './host-support.ts';

/** Runs a desk up to the point where the service is asked for the price. */
async function handed(desk_: Desk): Promise<void> {
  await desk_.run();
  await desk_.open('C-1');
  await desk_.send('C-1', answered);
  await desk_.host.settled();
}

describe('a service', () => {
  test('brings what it returns back as an event of the step and visit that asked', async () => {
    const desk_ = desk({ call: { stock: () => ({ price: 250 }) } });
    await handed(desk_);
    const { view } = await desk_.host.read('C-1');
    expect({ data: view.data, waiting: view.waiting.map(({ step }) => step) }).toEqual({
      data: { item: 'lamp', price: 250, class: 'dear' },
      waiting: ['repair'],
    });
    const [record] = await desk_.host.history('C-1', 3);
    expect(record?.cause).toEqual({
      kind: 'event',
      event: { type: 'step.look-up.done', at: START, by: { role: 'service' }, data: { price: 250 }, run: 3 },
      eventId: 'C-1:2:2',
    });
    await desk_.stop();
  });

  test('that throws fails its step at once, and the journal says why', async () => {
    const desk_ = desk({
      call: () => {
        throw new Error('The stock system is closed.');
      },
    });
    await handed(desk_);
    expect((await desk_.host.read('C-1')).view.waiting.map(({ step }) => step)).toEqual(['by-hand']);
    const [record] = await desk_.host.history('C-1', 3);
    expect(record?.cause).toEqual({
      kind: 'event',
      event: { type: 'step.look-up.failed', at: START, by: { role: 'service' }, run: 3 },
      eventId: 'C-1:2:2',
      error: { name: 'Error', message: 'The stock system is closed.', retryable: true },
    });
    expect((await desk_.host.outbox()).items.filter(({ topic }) => topic !== 'ask' && topic !== 'message')).toEqual([]);
    await desk_.stop();
  });

  test.each([
    ['a value of the wrong kind', { price: 'fifty' }, 'The value for "price" is of the wrong kind. (TL6006)'],
    ['a value too few', {}, 'Not answered yet: price. (TL6007)'],
    ['a value that nobody knows', { price: 1, colour: 'red' }, 'Nobody asks for: colour. (TL6008)'],
    ['no map at all', 'fifty', 'The value for "data" is of the wrong kind. (TL6006)'],
    ['what is no JSON', { price: 5n }, 'Do not know how to serialize a BigInt'],
  ])('that returns %s has failed', async (_what, outputs, message) => {
    const desk_ = desk({ call: () => outputs as never });
    await handed(desk_);
    const [record] = await desk_.host.history('C-1', 3);
    expect(record?.cause).toMatchObject({ event: { type: 'step.look-up.failed' }, error: { message } });
    await desk_.stop();
  });

  test('that answers after its step was left is not listened to', async () => {
    const desk_ = desk({ call: async (_effect, { sleep }) => (await sleep(HOUR), { price: 50 }) });
    await handed(desk_);
    await desk_.send('C-1', { type: 'customer.withdraws', by: customer });
    const before = await desk_.host.history('C-1');
    await advanceHost(desk_.host, desk_.clock, START + DAY);
    expect(await desk_.host.history('C-1')).toEqual(before);
    expect((await desk_.host.outbox()).items.map(({ topic }) => topic)).toEqual(['ask', 'message']);
    await desk_.stop();
  });

  test('that answers while the case stands still is listened to when it goes on, and is not called again', async () => {
    let calls = 0;
    const desk_ = desk({
      call: async (_effect, { sleep }) => {
        calls += 1;
        await sleep(HOUR);
        return { price: 50 };
      },
    });
    const { host, clock, send } = desk_;
    await handed(desk_);
    await send('C-1', { type: 'customer.asks', by: customer });
    await advanceHost(host, clock, START + 2 * HOUR);
    expect((await host.outbox({ state: 'held' })).items.map(({ id, result }) => [id, result])).toEqual([
      ['C-1:2:2', { ok: true, data: { price: 50 } }],
    ]);
    await send('C-1', { type: 'step.reply.done', by: head });
    await host.settled();
    const { view } = await host.read('C-1');
    expect({ calls, waiting: view.waiting.map(({ step }) => step), price: view.data['price'] }).toEqual({
      calls: 1,
      waiting: ['repair'],
      price: 50,
    });
    expect((await host.outbox({ state: 'held' })).items).toEqual([]);
    await desk_.stop();
  });

  test('whose answer makes the case fail parks it; the answer is kept, and other cases go on', async () => {
    const desk_ = desk({ call: (_effect, { caseId }) => ({ price: caseId === 'C-1' ? 5000 : 50 }) });
    await handed(desk_);
    await desk_.open('C-2');
    await desk_.send('C-2', answered);
    await desk_.host.settled();
    const { parked } = await desk_.host.read('C-1');
    expect([parked?.event.data, parked?.eventId, parked?.error.reason]).toEqual([
      { price: 5000 },
      'C-1:2:2',
      'no-rule-matches',
    ]);
    expect((await desk_.host.outbox({ state: 'held' })).items.map(({ id }) => id)).toEqual(['C-1:2:2']);
    expect((await desk_.host.read('C-2')).view.waiting.map(({ step }) => step)).toEqual(['repair']);
    await desk_.stop();
  });

  test('that is slow holds up neither other cases nor what is said to people', async () => {
    const seen: string[] = [];
    const { host, clock, open, send, run, stop } = desk({
      message: async (_effect, { caseId }) => void seen.push(`${caseId} told`),
      call: async (_effect, { caseId, sleep }) => {
        await sleep(caseId === 'C-1' ? DAY : 0);
        seen.push(`${caseId} priced`);
        return { price: 50 };
      },
    });
    await run();
    for (const caseId of ['C-1', 'C-2']) await open(caseId);
    for (const caseId of ['C-1', 'C-2']) await send(caseId, answered);
    await advanceHost(host, clock, START + 2 * DAY);
    expect(seen).toEqual(['C-1 told', 'C-2 told', 'C-2 priced', 'C-1 priced']);
    await stop();
  });

  test('may answer from elsewhere, when the host has no handler for it', async () => {
    const { host, open, send } = desk();
    await open('C-1');
    await send('C-1', answered);
    await send(
      'C-1',
      { type: 'step.look-up.done', by: { role: 'service' }, data: { price: 50 }, run: 3 },
      'callback-7',
    );
    expect(await story(host, 'C-1', 3)).toContain('3 step.left look-up done');
  });

  test('that answered keeps its answer when writing it down fails, and is not called again', async () => {
    const store = memoryStore();
    let isAway = false;
    const flaky = wrapped(store, () =>
      isAway ? { commit: async () => Promise.reject(new Error('The disk is full.')) } : {},
    );
    let calls = 0;
    const desk_ = desk(
      {
        call: () => {
          calls += 1;
          isAway = true;
          return { price: 50 };
        },
      },
      { store: flaky },
    );
    await handed(desk_);
    isAway = false;
    await advanceHost(desk_.host, desk_.clock, START + MINUTE);
    const { view } = await desk_.host.read('C-1');
    expect({ calls, waiting: view.waiting.map(({ step }) => step) }).toEqual({ calls: 1, waiting: ['repair'] });
    await desk_.stop();
  });
});
