import { describe, expect, test } from 'vitest';

import { tellStory } from '../../src/index.ts';
import { CaseNotClosed, CaseParked } from '../../src/run/host/host-errors.ts';
import { claimsDesk, complete, customer, head, legal, li, openClaim } from './desk-support.ts';
import { DAY, desk } from './host-support.ts';

const NAMES = ['Chen Wei', '13812345678', 'Xuhui', 'Chen'];

/** A claims desk on which the list of people can go away: every case that is touched meanwhile is parked. */
async function claims() {
  const cause = { isAway: false };
  const people = (): undefined => {
    if (cause.isAway) throw new Error('No list of people for Chen Wei.');
  };
  const tools = desk({}, { blueprints: [claimsDesk], people });
  await openClaim(tools.host);
  return { ...tools, cause, as: tools.host.as(head) };
}

/** Up to the end of the case; the customer asks something on the way. */
async function toTheEnd({ host }: Awaited<ReturnType<typeof claims>>): Promise<void> {
  const asks = { type: 'customer.asks', by: customer, data: { note: 'Chen Wei lives in Xuhui.' } };
  await host.send('C-1', asks, { eventId: 'q' });
  await complete(host, head, 'reply');
  await host.as(head).delegate('C-1', 'look', 'Li', { reason: 'Chen Wei knows him' });
  await complete(host, li, 'look', { data: { sum: 5 } });
  await complete(host, head, 'agree');
  await complete(host, legal, 'agree');
  await complete(host, li, 'rest');
}

/** All that can be found out about a case. */
async function everythingOf({ host, store }: Awaited<ReturnType<typeof claims>>): Promise<string> {
  return JSON.stringify([
    await host.read('C-1'),
    await host.history('C-1'),
    (await host.list()).items,
    (await host.outbox()).items,
    await store.load('C-1'),
    await host.notes(),
  ]);
}

describe('erasing the personal values of a case', () => {
  test('leaves none of them anywhere, and the journal whole', async () => {
    const tools = await claims();
    const { host, as } = tools;
    await toTheEnd(tools);
    const { head: before } = await host.audit();
    const known = await everythingOf(tools);
    for (const name of NAMES) expect(known).toContain(name);

    const erased = await as.erase('C-1', { reason: 'asked for in writing' });

    expect(erased.changed).toBe(true);
    expect(erased.view.data).toMatchObject({ subject: 'a bill', sum: 5 });
    const left = await everythingOf(tools);
    expect(NAMES.filter((name) => left.includes(name))).toEqual([]);
    expect((await host.history('C-1')).at(-1)).toMatchObject({
      cause: { kind: 'act', act: 'erase', by: head, reason: 'asked for in writing' },
      entries: [{ type: 'case.erased', fields: ['name', 'phone'], reason: 'asked for in writing', by: head }],
    });
    expect(await host.audit({ head: before })).toMatchObject({ broken: undefined });
    expect((await host.audit()).erased).toBeGreaterThan(3);
  });

  test('once more changes nothing', async () => {
    const tools = await claims();
    await toTheEnd(tools);
    const { seq } = await tools.as.erase('C-1', { reason: 'asked for' });
    const before = await everythingOf(tools);
    expect(await tools.as.erase('C-1', { reason: 'asked for' })).toMatchObject({ seq, changed: false });
    expect(await everythingOf(tools)).toBe(before);
  });

  test('is refused while the case is open, and without a reason, or with one that names what is erased', async () => {
    const tools = await claims();
    const { as, host } = tools;
    await expect(as.erase('C-1', { reason: 'asked for' })).rejects.toBeInstanceOf(CaseNotClosed);
    await toTheEnd(tools);
    await expect(as.erase('C-1', { reason: '' })).rejects.toThrow(TypeError);
    const naming = as.erase('C-1', { reason: 'Chen Wei asked for it' });
    await expect(naming).rejects.toThrow('must not name what is erased');
    await expect(naming).rejects.not.toThrow('Chen');
    expect((await host.read('C-1')).view.data['name']).toBe('Chen Wei');
  });

  test('leaves a story that can be told, and a case that can be looked at and listed', async () => {
    const tools = await claims();
    const { host, as } = tools;
    await toTheEnd(tools);
    await as.erase('C-1', { reason: 'asked for' });
    const history = await host.history('C-1');
    const entries = history.flatMap((record) => record.entries);
    for (const locale of ['en', 'zh-CN'] as const) {
      const told = tellStory(claimsDesk, entries, { language: locale }).map(({ text }) => text);
      expect(told.length).toBeGreaterThan(8);
      expect(NAMES.filter((name) => told.join('\n').includes(name))).toEqual([]);
    }
    expect((await host.list({ data: { subject: 'a bill' } })).items).toHaveLength(1);
    expect((await host.list({ data: { name: 'Chen Wei' } })).items).toHaveLength(0);
  });

  test('keeps the ids of what was sent: the same once more is a duplicate, whatever it says now', async () => {
    const tools = await claims();
    const { host, as } = tools;
    await toTheEnd(tools);
    await as.erase('C-1', { reason: 'asked for' });
    const again = { type: 'customer.asks', by: customer, data: { note: 'Chen Wei lives in Xuhui.' } };
    expect(await host.send('C-1', again, { eventId: 'q' })).toMatchObject({ seq: 2, duplicate: true });
    expect(await everythingOf(tools)).not.toContain('Xuhui');
  });

  test('takes with it what has not left yet, and lets the case be sealed in its time', async () => {
    const said: string[] = [];
    const tools = desk({ message: async (_effect, { id }) => void said.push(id) }, { blueprints: [claimsDesk] });
    const { host, clock, run, stop } = tools;
    await openClaim(host);
    await toTheEnd({ ...tools, cause: { isAway: false }, as: host.as(head) });
    expect((await host.outbox({ caseId: 'C-1' })).items).not.toEqual([]);
    await host.as(head).erase('C-1', { reason: 'asked for' });
    await run();
    await host.settled();
    clock.advanceTo(clock.now() + 30 * DAY);
    await host.settled();
    expect(said).toEqual([]);
    expect((await host.read('C-1')).view.status).toBe('sealed');
    expect((await host.audit()).broken).toBeUndefined();
    await stop();
  });

  test('works for a case that is sealed, and for what came in after an erasure', async () => {
    const tools = await claims();
    const { host, as, clock, run, stop } = tools;
    await toTheEnd(tools);
    await run();
    clock.advanceTo(clock.now() + 30 * DAY);
    await host.settled();
    await stop();
    expect(await as.erase('C-1', { reason: 'asked for' })).toMatchObject({ changed: true });
    const letter = { type: 'customer.writes', by: customer, data: { text: 'It is Chen Wei again.' } };
    await host.send('C-1', letter, { eventId: 'late' });
    await as.erase('C-1', { reason: 'asked for once more' });
    const left = await everythingOf(tools);
    expect(NAMES.filter((name) => left.includes(name))).toEqual([]);
    expect((await host.audit()).broken).toBeUndefined();
  });

  test('takes the event and the error of a case that is parked with it; a second erasure changes nothing', async () => {
    const tools = await claims();
    const { host, as, cause } = tools;
    await toTheEnd(tools);
    cause.isAway = true;
    const letter = { type: 'customer.writes', by: customer, data: { text: 'It is Chen Wei again.' } };
    await expect(host.send('C-1', letter, { eventId: 'late' })).rejects.toBeInstanceOf(CaseParked);
    expect(await everythingOf(tools)).toContain('No list of people for Chen Wei.');
    const { seq } = await as.erase('C-1', { reason: 'asked for' });
    const left = await everythingOf(tools);
    expect(NAMES.filter((name) => left.includes(name))).toEqual([]);
    expect((await host.read('C-1')).parked).toMatchObject({
      error: { name: 'Error', message: '[erased]' },
      event: { type: 'customer.writes', by: { role: 'customer' } },
      eventId: 'late',
    });
    expect(await as.erase('C-1', { reason: 'asked for' })).toMatchObject({ seq, changed: false });
  });
});
