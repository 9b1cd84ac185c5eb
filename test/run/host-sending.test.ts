import { describe, expect, test } from 'vitest';

import { CaseParked, ConflictError, EventIdReused, UnknownCase } from '../../src/run/host/host-errors.ts';
import { memoryStore } from '../../src/run/store/memory-store.ts';
import type { CaseStore } from '../../src/run/store/store.ts';
import { agent, answered, breathe, customer, desk, MINUTE, repaired, START, story, wrapped } from './host-support.ts';

describe('an event that was acknowledged is applied once', () => {
  test('the same event under the same id again is a duplicate with the seq of the first time, and changes nothing', async () => {
    const { host, open, send } = desk();
    await open('C-1');
    const first = await send('C-1', answered, 'mail-1');
    await send('C-1', { type: 'customer.writes', by: customer, data: { text: 'Hello?' } });
    const before = { report: await host.read('C-1'), history: await host.history('C-1') };

    const again = await send('C-1', { data: { item: 'lamp' }, by: customer, type: 'step.receive.answered' }, 'mail-1');

    expect({ seq: first.seq, duplicate: first.duplicate }).toEqual({ seq: 2, duplicate: false });
    expect(again).toEqual({ seq: 2, duplicate: true, view: before.report.view });
    expect({ report: await host.read('C-1'), history: await host.history('C-1') }).toEqual(before);
  });

  test('it is a duplicate for another host on the same store too', async () => {
    const store = memoryStore();
    const before = desk({}, { store });
    await before.open('C-1');
    await before.send('C-1', answered, 'mail-1');

    const after = desk({}, { store });
    expect(await after.send('C-1', answered, 'mail-1')).toMatchObject({ seq: 2, duplicate: true });
    expect(await after.host.history('C-1')).toHaveLength(2);
  });

  test('two deliveries of one event at the same moment are applied once', async () => {
    const { host, open, send } = desk();
    await open('C-1');
    const answers = await Promise.all([send('C-1', answered, 'mail-1'), send('C-1', answered, 'mail-1')]);
    expect(answers.map(({ seq, duplicate }) => ({ seq, duplicate }))).toEqual([
      { seq: 2, duplicate: false },
      { seq: 2, duplicate: true },
    ]);
    expect(await host.history('C-1')).toHaveLength(2);
  });

  test('the same id with another body is an error that no retry mends, and changes nothing', async () => {
    const { host, open, send } = desk();
    await open('C-1');
    await send('C-1', answered, 'mail-1');
    const before = await host.history('C-1');

    const reused = send('C-1', { ...answered, data: { item: 'clock' } }, 'mail-1');

    await expect(reused).rejects.toBeInstanceOf(EventIdReused);
    await expect(reused).rejects.toMatchObject({ caseId: 'C-1', eventId: 'mail-1', retryable: false });
    expect(await host.history('C-1')).toEqual(before);
  });

  test('ids are those of a case: two cases may use the same', async () => {
    const { open, send } = desk();
    await open('C-1');
    await open('C-2');
    await send('C-1', answered, 'mail-1');
    expect(await send('C-2', { ...answered, data: { item: 'clock' } }, 'mail-1')).toMatchObject({
      seq: 2,
      duplicate: false,
    });
  });
});

describe('an event that is not accepted', () => {
  test('changes nothing and is answered with the reason and what is accepted', async () => {
    const { host, open, send } = desk();
    await open('C-1');
    const before = { report: await host.read('C-1'), history: await host.history('C-1') };

    const { seq, view, duplicate, refused } = await send('C-1', repaired, 'click-1');

    expect({ seq, duplicate, view }).toEqual({ seq: 1, duplicate: false, view: before.report.view });
    expect(refused).toMatchObject({
      code: 'TL6001',
      message: 'The case does not wait for "step.repair.done" now.',
      accepted: before.report.view.accepts,
    });
    expect({ report: await host.read('C-1'), history: await host.history('C-1') }).toEqual(before);
  });

  test('does not use up its id: the same event is taken once the case is there', async () => {
    const { open, send } = desk();
    await open('C-1');
    await send('C-1', repaired, 'click-1');
    await send('C-1', answered);
    await send('C-1', { type: 'step.look-up.done', by: { role: 'service' }, data: { price: 50 } });
    const { seq, duplicate, refused } = await send('C-1', repaired, 'click-1');
    expect({ seq, duplicate, refused }).toEqual({ seq: 4, duplicate: false, refused: undefined });
  });

  test.each(['timer', 'fact.case.opened', 'xstate.init', '*', ''])(
    'nobody can send the machine\'s own "%s"',
    async (type) => {
      const { host, open, send } = desk();
      await open('C-1');
      const forged = { type, by: { role: 'system' }, timer: 'within:receive', generation: 1 };
      expect(await send('C-1', forged)).toMatchObject({ seq: 1, refused: { code: 'TL6002' } });
      const { seq, parked } = await host.read('C-1');
      expect({ seq, parked }).toEqual({ seq: 1, parked: undefined });
    },
  );

  test.each([
    ['an instant after now', { ...answered, at: START + 1 }, 'TL6004'],
    ['an instant before what the case knows', { ...answered, at: START - 1 }, 'TL6004'],
    ['an instant that is no number', { ...answered, at: Number.NaN }, 'TL6004'],
    ['no sender', { type: answered.type, data: answered.data } as never, 'TL6005'],
    ['a field that nobody asks for', { ...answered, data: { item: 'lamp', colour: 'red' } }, 'TL6008'],
  ])('is refused for %s', async (_what, event, code) => {
    const { open, send } = desk();
    await open('C-1');
    expect(await send('C-1', event)).toMatchObject({ seq: 1, refused: { code } });
  });

  test('a case that does not exist, an id that is none and an event without a type are told apart from a refusal', async () => {
    const { open, send } = desk();
    await open('C-1');
    await expect(send('C-9', answered)).rejects.toBeInstanceOf(UnknownCase);
    await expect(send('C-1', answered, '')).rejects.toThrow('The event needs an id: a text that is not empty.');
    await expect(send('C-1', { by: customer } as never)).rejects.toThrow(
      'An event is { type, by, data? }, and its type a text.',
    );
  });
});

describe('the seq that a sender has seen', () => {
  test('lets the event through when the case is still there', async () => {
    const { host, open } = desk();
    await open('C-1');
    expect(await host.send('C-1', answered, { eventId: 'a', expectedSeq: 1 })).toMatchObject({ seq: 2 });
  });

  test('is a conflict that a retry may mend when the case has gone on, and nothing changes', async () => {
    const { host, open, send } = desk();
    await open('C-1');
    await send('C-1', { type: 'customer.writes', by: customer, data: { text: 'Hello?' } });

    const late = host.send('C-1', answered, { eventId: 'a', expectedSeq: 1 });

    await expect(late).rejects.toBeInstanceOf(ConflictError);
    await expect(late).rejects.toMatchObject({ caseId: 'C-1', expectedSeq: 1, seq: 2, retryable: true });
    expect(await host.history('C-1')).toHaveLength(2);
  });

  test('counts what a timer did before the event', async () => {
    const { host, clock, open } = desk();
    await open('C-1');
    clock.advance(5 * 60 * MINUTE);
    await expect(host.send('C-1', answered, { eventId: 'a', expectedSeq: 1 })).rejects.toMatchObject({ seq: 2 });
  });

  test('does not turn a duplicate into a conflict', async () => {
    const { host, open } = desk();
    await open('C-1');
    await host.send('C-1', answered, { eventId: 'a', expectedSeq: 1 });
    expect(await host.send('C-1', answered, { eventId: 'a', expectedSeq: 1 })).toMatchObject({
      seq: 2,
      duplicate: true,
    });
  });
});

describe('the events of a case', () => {
  test('are applied one after another even when sent at once, in the order of sending', async () => {
    const { host, open, send } = desk();
    await open('C-1');
    const texts = Array.from({ length: 50 }, (_, index) => `line ${index}`);
    const answers = await Promise.all(
      texts.map(async (text) => send('C-1', { type: 'customer.writes', by: customer, data: { text } })),
    );
    expect(answers.map(({ seq }) => seq)).toEqual(texts.map((_, index) => index + 2));
    const history = await host.history('C-1', 2);
    expect(history.map(({ cause }) => cause.kind === 'event' && cause.event.data?.['text'])).toEqual(texts);
  });

  test('happen now unless they say when', async () => {
    const { host, clock, open, send } = desk();
    await open('C-1');
    clock.advance(10 * MINUTE);
    await send('C-1', { ...answered, at: START + 4 * MINUTE });
    await send('C-1', { type: 'customer.writes', by: customer, data: { text: 'Hello?' } });
    const history = await host.history('C-1');
    expect(
      history.map(({ cause, recordedAt }) => [
        ('input' in cause ? cause.input : 'event' in cause ? cause.event : undefined)?.at,
        recordedAt,
      ]),
    ).toEqual([
      [START, START],
      [START + 4 * MINUTE, START + 10 * MINUTE],
      [START + 10 * MINUTE, START + 10 * MINUTE],
    ]);
  });

  test('are applied in the order of sending also when the store is slow with the first', async () => {
    const store = memoryStore();
    let patience = 10;
    const commit: CaseStore['commit'] = async (caseId, decide) => {
      for (let turn = (patience -= 1); turn > 0; turn -= 1) await breathe();
      return store.commit(caseId, decide);
    };
    const { host, open, send } = desk({}, { store: wrapped(store, () => ({ commit })) });
    await open('C-1');
    const texts = ['one', 'two', 'three', 'four'];
    await Promise.all(
      texts.map(async (text) => send('C-1', { type: 'customer.writes', by: customer, data: { text } })),
    );
    const history = await host.history('C-1', 2);
    expect(history.map(({ cause }) => cause.kind === 'event' && cause.event.data?.['text'])).toEqual(texts);
  });

  test('are not held up by those of other cases', async () => {
    const store = memoryStore();
    const gate = Promise.withResolvers<void>();
    const commit: CaseStore['commit'] = async (caseId, decide) => {
      if (caseId === 'C-slow') await gate.promise;
      return store.commit(caseId, decide);
    };
    const { open, send } = desk({}, { store: wrapped(store, () => ({ commit })) });
    const done: string[] = [];
    const slowly = open('C-slow').then(() => done.push('C-slow'));
    await open('C-fast');
    await send('C-fast', answered).then(() => done.push('C-fast'));
    gate.resolve();
    await slowly;
    expect(done).toEqual(['C-fast', 'C-slow']);
  });

  test('are applied to the case as the store has it, also when another host has moved it on', async () => {
    const store = memoryStore();
    const here = desk({}, { store });
    const there = desk({}, { store });
    await here.open('C-1');
    await there.send('C-1', answered, 'a');
    const writes = { type: 'customer.writes', by: customer, data: { text: 'Hello?' } };
    expect((await here.send('C-1', writes, 'b')).view.waiting.map(({ step }) => step)).toEqual(['look-up']);
    expect((await there.send('C-1', writes, 'c')).seq).toBe(4);
    expect((await here.send('C-1', { type: 'customer.withdraws', by: customer }, 'd')).view.visits).toEqual({
      receive: 1,
      acknowledge: 1,
      'look-up': 1,
    });
  });

  test('leave the case alone when the sender changes what was sent or what was answered', async () => {
    const { host, open, send } = desk();
    await open('C-1');
    const data = { item: 'lamp', note: ['blue'] };
    const sending = send('C-1', { ...answered, data });
    data.note.push('changed while sending');
    const { view } = await sending;
    (view.data['note'] as string[]).push('changed afterwards');
    (view.visits as Record<string, number>)['receive'] = 99;
    await breathe();
    const next = await send('C-1', { type: 'customer.writes', by: customer, data: { text: 'Hello?' } });
    expect(next.view.data).toEqual({ item: 'lamp', note: ['blue'] });
    expect(next.view.visits['receive']).toBe(1);
    expect((await host.read('C-1')).view).toEqual(next.view);
  });

  test('go on where a small step back of the clock leaves them', async () => {
    const { clock, open, store } = desk();
    await open('C-1');
    clock.advance(MINUTE);
    const ahead = desk({}, { store, clock });
    await ahead.send('C-1', { type: 'customer.writes', by: customer, data: { text: 'Hello?' } }, 'chat-1');
    const behind = desk({}, { store });
    const { seq, refused, view } = await behind.send('C-1', answered, 'mail-1');
    expect({ seq, refused, at: view.at }).toEqual({ seq: 3, refused: undefined, at: START + MINUTE });
  });
});

test('the history of a case tells its story and can be read from any seq', async () => {
  const { host, open, send } = desk();
  await open('C-1');
  await send('C-1', answered);
  await send('C-1', { type: 'step.look-up.done', by: { role: 'service' }, data: { price: 50 } });
  await send('C-1', { type: 'step.repair.done', by: agent });
  expect(await story(host, 'C-1', 2)).toEqual([
    '2 step.left receive answered',
    '2 step.entered acknowledge 1',
    '2 milestone.reached acknowledged',
    '2 step.left acknowledge done',
    '2 stage.left intake',
    '2 stage.entered resolution',
    '2 step.entered look-up 1',
    '3 step.left look-up done',
    '3 step.entered grade 1',
    '3 step.left grade done',
    '3 step.entered repair 1',
    '4 step.left repair done',
    '4 stage.left resolution',
    '4 stage.entered follow-up',
    '4 step.entered pause 1',
  ]);
  expect(await host.history('C-9')).toEqual([]);
});

describe('a fault', () => {
  const unheardOf = { type: 'step.look-up.done', by: { role: 'service' }, data: { price: 5000 } } as const;

  test('leaves the case as it was, parks it with the whole error and its event, and says so to the sender', async () => {
    const { host, open, send } = desk();
    await open('C-1');
    await send('C-1', answered);
    const before = { report: await host.read('C-1'), history: await host.history('C-1') };

    const failing = send('C-1', unheardOf, 'answer-1');

    await expect(failing).rejects.toBeInstanceOf(CaseParked);
    await expect(failing).rejects.toMatchObject({ caseId: 'C-1', retryable: false });
    const { parked, ...report } = await host.read('C-1');
    expect(report).toEqual({ seq: before.report.seq, view: before.report.view });
    expect(parked).toEqual({
      at: START,
      event: { ...unheardOf, at: START },
      eventId: 'answer-1',
      error: {
        name: 'CaseFault',
        message: 'No rule of the decision at step "grade" fits 5000.',
        reason: 'no-rule-matches',
        step: 'grade',
        retryable: false,
        stack: expect.stringContaining('CaseFault') as string,
      },
    });
    expect(await host.history('C-1')).toEqual(before.history);
  });

  test('a parked case answers further events with the error that parked it, and other cases go on', async () => {
    const { host, open, send } = desk();
    await open('C-1');
    await open('C-2');
    await send('C-1', answered);
    await send('C-1', unheardOf).catch(() => undefined);

    await expect(send('C-1', { type: 'customer.withdraws', by: customer })).rejects.toThrow(
      'The case "C-1" is parked since 2026-01-05T01:00:00.000Z and takes no events: at "step.look-up.done" it failed with ' +
        'CaseFault: No rule of the decision at step "grade" fits 5000.',
    );
    expect(await send('C-2', answered)).toMatchObject({ seq: 2 });
    const parked = await host.list({ parked: true });
    expect(parked.items.map(({ caseId, parked }) => [caseId, parked?.error.reason])).toEqual([
      ['C-1', 'no-rule-matches'],
    ]);
    const others = await host.list({ parked: false });
    expect(others.items.map(({ caseId, parked }) => [caseId, parked])).toEqual([['C-2', undefined]]);
  });

  test('an event that was taken before the fault is still answered as a duplicate', async () => {
    const { open, send } = desk();
    await open('C-1');
    await send('C-1', answered, 'mail-1');
    await send('C-1', unheardOf).catch(() => undefined);
    expect(await send('C-1', answered, 'mail-1')).toMatchObject({ seq: 2, duplicate: true });
  });
});
