import { describe, expect, test } from 'vitest';

import { COMPILER_REVISION } from '../../src/compile/hash.ts';
import { EventIdReused, MissingBlueprint, UnknownBlueprint } from '../../src/run/host/host-errors.ts';
import { createHost } from '../../src/run/host/host.ts';
import { memoryStore } from '../../src/run/store/memory-store.ts';
import { advanceHost } from '../../src/run/host/advance-host.ts';
import {
  answered,
  compiled,
  customer,
  DAY,
  desk,
  MINUTE,
  REPAIR_DESK,
  repairDesk,
  START,
  story,
} from './host-support.ts';

const newer = compiled(REPAIR_DESK.replace('"1.0.0"', '"1.1.0"').replace('within: 1d', 'within: 2d'));

describe('a case is started', () => {
  test('with what is known of it, in its own language', async () => {
    const { host } = desk();
    const started = await host.start('C-1', {
      blueprint: 'repair-desk',
      requestId: 'call-1',
      input: { by: customer, locale: 'zh-CN', data: { item: '台灯' } },
    });
    const { created, seq, view } = started;
    expect({ created, seq, id: view.id, data: view.data, openedAt: view.openedAt, status: view.status }).toEqual({
      created: true,
      seq: 1,
      id: 'C-1',
      data: { item: '台灯' },
      openedAt: START,
      status: 'open',
    });
    expect(await host.read('C-1')).toEqual({ seq: 1, view, parked: undefined });
  });

  test('once: the same request again changes nothing, whatever has happened since', async () => {
    const { host, open, send } = desk();
    await open('C-1');
    const { view } = await send('C-1', answered);
    const again = await host.start('C-1', { blueprint: 'repair-desk', requestId: 'open-C-1', input: { by: customer } });
    expect(again).toEqual({ created: false, seq: 2, view });
    expect(await host.history('C-1')).toHaveLength(2);
  });

  test('never anew: another request for the same case finds it as it is', async () => {
    const { host, open } = desk();
    await open('C-1');
    const other = await host.start('C-1', {
      blueprint: 'repair-desk',
      requestId: 'call-2',
      input: { data: { item: 'clock' } },
    });
    expect({ created: other.created, seq: other.seq, data: other.view.data }).toEqual({
      created: false,
      seq: 1,
      data: {},
    });
  });

  test('only for one thing: the same request id with another request is an error', async () => {
    const { host, open } = desk();
    await open('C-1');
    const other = host.start('C-1', {
      blueprint: 'repair-desk',
      requestId: 'open-C-1',
      input: { data: { item: 'clock' } },
    });
    await expect(other).rejects.toBeInstanceOf(EventIdReused);
  });

  test('by two requests at once: one opens it', async () => {
    const { host } = desk();
    const request = { blueprint: 'repair-desk', requestId: 'call-1' };
    const started = await Promise.all([host.start('C-1', request), host.start('C-1', request)]);
    expect(started.map(({ created }) => created)).toEqual([true, false]);
  });

  test('at an instant of the past: what fell due since then falls due now', async () => {
    const { host, run, stop } = desk();
    await host.start('C-1', { blueprint: 'repair-desk', requestId: 'fax-1', input: { at: START - 2 * DAY } });
    await run();
    expect(await story(host, 'C-1', 3)).toEqual([
      '4 step.left receive no-answer',
      '4 stage.left intake',
      '4 case.closed closed-silent no-answer',
      '4 case.sealed',
    ]);
    await stop();
  });

  test('not in the future, not with data that does not fit, not of a blueprint that nobody knows; then there is no case', async () => {
    const { host } = desk();
    const start = async (request: object): Promise<unknown> =>
      host.start('C-1', { blueprint: 'repair-desk', requestId: 'call-1', ...request });
    await expect(start({ input: { at: START + 1 } })).rejects.toThrow('A case cannot be opened in the future');
    await expect(start({ input: { data: { item: 7 } } })).rejects.toBeInstanceOf(TypeError);
    await expect(start({ blueprint: 'repair' })).rejects.toThrow(
      'There is no blueprint "repair". There is: repair-desk 1.0.0.',
    );
    await expect(start({ version: '2.0.0' })).rejects.toBeInstanceOf(UnknownBlueprint);
    await expect(start({ requestId: '' })).rejects.toThrow('The request needs an id: a text that is not empty.');
    expect(await host.list()).toEqual({ items: [] });
  });
});

describe('a case stays on the blueprint it was opened with', () => {
  test('new cases take the version that was given last, or the one they name; each goes on by its own', async () => {
    const { host, clock, run, stop } = desk({}, { blueprints: [repairDesk, newer] });
    await host.start('C-old', { blueprint: 'repair-desk', version: '1.0.0', requestId: 'a' });
    await host.start('C-new', { blueprint: 'repair-desk', requestId: 'b' });
    await run();
    await advanceHost(host, clock, START + DAY + 1);
    const { items } = await host.list();
    expect(items.map(({ caseId, version, status }) => [caseId, version, status])).toEqual([
      ['C-new', '1.1.0', 'open'],
      ['C-old', '1.0.0', 'sealed'],
    ]);
    await stop();
  });

  test('a host without the version of a live case is refused, whatever it is asked, and names what is missing', async () => {
    const { store, clock, open } = desk();
    await open('C-1');
    await open('C-2');
    const host = createHost({ store, clock, blueprints: [newer] });
    const told =
      `The case "C-1" and 1 more run on repair-desk 1.0.0 (${repairDesk.hash.slice(0, 12)}, compiler revision ` +
      `${COMPILER_REVISION}), which is not among the blueprints of this host. Give that version as well: a case stays on ` +
      'the one it was opened with.';
    const asked = [
      host.run(new AbortController().signal),
      host.start('C-3', { blueprint: 'repair-desk', requestId: 'a' }),
      host.send('C-1', answered, { eventId: 'a' }),
      host.read('C-1'),
      host.list(),
      host.worklist(),
      host.history('C-1'),
      host.outbox(),
    ];
    for (const answer of asked) {
      await expect(answer).rejects.toThrow(told);
      await expect(answer).rejects.toMatchObject({
        name: 'MissingBlueprint',
        caseId: 'C-1',
        blueprint: 'repair-desk',
        version: '1.0.0',
        hash: repairDesk.hash,
        revision: COMPILER_REVISION,
        retryable: false,
      });
    }
    expect(asked[0]).toBeInstanceOf(Promise);
    await expect(host.read('C-1')).rejects.toBeInstanceOf(MissingBlueprint);
  });

  test('a sealed case needs its blueprint no more: a host without it runs, and shows the case as it ended', async () => {
    const store = memoryStore();
    const before = desk({}, { store });
    await before.open('C-1');
    const { view } = await before.send('C-1', { type: 'customer.withdraws', by: customer });
    expect(view.status).toBe('sealed');
    const after = desk({}, { store, blueprints: [newer] });
    expect((await after.host.read('C-1')).view).toEqual(view);
    expect((await after.host.start('C-2', { blueprint: 'repair-desk', requestId: 'a' })).created).toBe(true);
  });
});

test('a handler for a service that no blueprint has is a mistake that shows at once', () => {
  expect(() => desk({ call: { stok: () => ({ price: 1 }) } })).toThrow(
    'There is a handler for the service "stok", but no blueprint has such a service.',
  );
});

test('a host runs once at a time, and again after it was stopped', async () => {
  const { host, clock, open, run, stop } = desk();
  await open('C-1');
  await run();
  await expect(host.run(new AbortController().signal)).rejects.toThrow('This host is running already.');
  await stop();
  expect(clock.pending()).toBe(0);
  clock.advance(DAY + MINUTE);
  await run();
  expect((await host.read('C-1')).view.end).toBe('closed-silent');
  await stop();
  const aborted = new AbortController();
  aborted.abort();
  await host.run(aborted.signal);
});
