import { describe, expect, test } from 'vitest';

import { AlreadyClaimed, NoSuchWork, UnknownCase } from '../../src/run/host/host-errors.ts';
import { memoryStore } from '../../src/run/store/memory-store.ts';
import { claimsDesk, complete, customer, deputy, head, legal, li, openClaim, owners, wang } from './desk-support.ts';
import { DAY, desk, HOUR } from './host-support.ts';

async function claims(store = memoryStore()) {
  const tools = desk({}, { store, blueprints: [claimsDesk] });
  await openClaim(tools.host);
  return { ...tools, as: tools.host.as.bind(tools.host) };
}

describe('who has claimed work', () => {
  test('is found in the worklist and in the journal, and has it alone', async () => {
    const { host, as } = await claims();
    expect(await owners(host)).toEqual(['look (agent) -']);
    expect(await as(li).claim('C-1', 'look')).toMatchObject({ seq: 2, changed: true });
    expect(await owners(host)).toEqual(['look (agent) Li']);
    expect((await host.worklist({ owner: 'Li' })).items.map(({ step }) => step)).toEqual(['look']);
    expect((await host.worklist({ owner: null })).items).toEqual([]);
    expect(await host.history('C-1', 2)).toEqual([
      {
        ...{ caseId: 'C-1', seq: 2, recordedAt: expect.any(Number) as number },
        cause: { kind: 'act', act: 'claim', by: li },
        entries: [{ type: 'work.claimed', at: expect.any(Number) as number, by: li, step: 'look', person: 'Li' }],
      },
    ]);

    await expect(as(wang).claim('C-1', 'look')).rejects.toBeInstanceOf(AlreadyClaimed);
    await expect(as(wang).claim('C-1', 'look')).rejects.toMatchObject({ owner: 'Li', step: 'look', caseId: 'C-1' });
    expect(await as(li).claim('C-1', 'look')).toMatchObject({ seq: 2, changed: false });
    expect((await host.history('C-1')).length).toBe(2);
  });

  test('of two who claim at the same moment one has it', async () => {
    const { host, as } = await claims();
    const answers = await Promise.allSettled([as(li).claim('C-1', 'look'), as(wang).claim('C-1', 'look')]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(await owners(host)).toEqual(['look (agent) Li']);
  });

  test('completes it; anybody else is refused, at the desk and with an event of their own', async () => {
    const { host, as } = await claims();
    await as(li).claim('C-1', 'look');
    expect(await complete(host, wang, 'look')).toBe('TL6018');
    const raw = await host.send('C-1', { type: 'step.look.done', by: wang }, { eventId: 'raw' });
    expect(raw).toMatchObject({ seq: 2, duplicate: false });
    expect(raw.refused).toMatchObject({
      code: 'TL6018',
      rule: 'claimed-work-is-its-owners',
      message: 'The work of step "look" is with Li.',
      params: { step: 'look', owner: 'Li' },
    });
    expect(raw.refused?.accepted.map(({ type }) => type)).toContain('step.look.done');
    // A role alone is not the person, and nor is somebody of the same name in a role that does not do this work.
    expect(await complete(host, { role: 'agent' }, 'look')).toBe('TL6018');
    expect(await complete(host, { ...head, person: 'Li' }, 'look')).toBe('TL6003');
    expect(await complete(host, li, 'look', { data: { sum: 5 } })).toBe('taken');
    expect(await owners(host)).toEqual(['agree (head) -', 'agree (legal) -']);
  });

  test('a refused event may be sent again under its id, once the work is free', async () => {
    const { host, as } = await claims();
    await as(li).claim('C-1', 'look');
    const done = { type: 'step.look.done', by: wang, data: { sum: 5 } } as const;
    expect((await host.send('C-1', done, { eventId: 'one' })).refused?.code).toBe('TL6018');
    await as(li).release('C-1', 'look');
    expect(await host.send('C-1', done, { eventId: 'one' })).toMatchObject({ seq: 4, duplicate: false });
  });

  test('may be the deputy; a role that has nothing to do there, the customer, or nobody in particular may not be', async () => {
    const { host, as } = await claims();
    await expect(as(head).claim('C-1', 'look')).rejects.toBeInstanceOf(NoSuchWork);
    await expect(as(li).claim('C-1', 'agree')).rejects.toThrow('What waits is: look (agent).');
    await expect(as(li).claim('C-9', 'look')).rejects.toBeInstanceOf(UnknownCase);
    expect(() => as({ role: '' })).toThrow(TypeError);
    await expect(as({ role: 'agent' }).claim('C-1', 'look')).rejects.toThrow(TypeError);
    await expect(as(customer).claim('C-1', 'look')).rejects.toThrow('Customers have no worklist');
    expect(await as(deputy).claim('C-1', 'look')).toMatchObject({ changed: true });
    expect(await complete(host, li, 'look')).toBe('TL6018');
    expect(await complete(host, deputy, 'look', { data: { sum: 5 } })).toBe('taken');
  });
});

describe('a claim', () => {
  test('is known to another host on the same store, and to the same after a restart', async () => {
    const store = memoryStore();
    const { as } = await claims(store);
    await as(li).claim('C-1', 'look');
    const other = desk({}, { store, blueprints: [claimsDesk] });
    expect(await complete(other.host, wang, 'look')).toBe('TL6018');
    expect(await complete(other.host, li, 'look', { data: { sum: 5 } })).toBe('taken');
  });

  test('survives what else happens to the case, an interrupt that takes the work off the list too', async () => {
    const store = memoryStore();
    const { host, as } = await claims(store);
    await as(li).claim('C-1', 'look');
    await host.send('C-1', { type: 'customer.writes', by: customer, data: { text: 'Hello?' } }, { eventId: 'w' });
    expect(await owners(host)).toEqual(['look (agent) Li']);
    await host.send('C-1', { type: 'customer.asks', by: customer, data: { note: 'When?' } }, { eventId: 'q' });
    expect(await owners(host)).toEqual(['reply (head) -']);
    await as(head).claim('C-1', 'reply');
    await host.send('C-1', { type: 'customer.writes', by: customer, data: { text: 'Hello?' } }, { eventId: 'v' });

    // Also for a host that did not see it.
    const other = desk({}, { store, blueprints: [claimsDesk] });
    expect(await complete(other.host, head, 'reply')).toBe('taken');
    expect(await owners(other.host)).toEqual(['look (agent) Li']);
    expect(await complete(host, wang, 'look')).toBe('TL6018');
    expect((await store.load('C-1'))?.frozen.resting).toBeUndefined();
  });

  test('is over when the step is, even where the case comes to it again in the same instant', async () => {
    const { host, as } = await claims();
    await as(li).claim('C-1', 'look');
    expect(await complete(host, li, 'look', { outcome: 'again' })).toBe('taken');
    expect(await owners(host)).toEqual(['look (agent) -']);
    expect(await complete(host, wang, 'look', { data: { sum: 5 } })).toBe('taken');
  });

  test('is over when the time limit runs out', async () => {
    const { host, as, clock, run, stop } = await claims();
    await run();
    await as(li).claim('C-1', 'look');
    clock.advanceTo(clock.now() + 3 * DAY);
    await host.settled();
    expect(await owners(host)).toEqual(['hurry (agent) -']);
    await stop();
  });

  test('does not keep the time limit of the work from running', async () => {
    const { host, as, clock } = await claims();
    const [before] = (await host.worklist()).items;
    clock.advanceTo(clock.now() + HOUR);
    await as(li).claim('C-1', 'look');
    const [after] = (await host.worklist()).items;
    expect(after).toEqual({ ...before, owner: 'Li' });
  });
});

describe('work can be given back and given on', () => {
  test('release gives it to everybody again; what nobody has stays as it is', async () => {
    const { host, as } = await claims();
    expect(await as(li).release('C-1', 'look')).toMatchObject({ seq: 1, changed: false });
    await as(li).claim('C-1', 'look');
    expect(await as(wang).release('C-1', 'look')).toMatchObject({ seq: 3, changed: true });
    expect(await owners(host)).toEqual(['look (agent) -']);
    expect((await host.history('C-1', 3))[0]?.entries).toMatchObject([
      { type: 'work.released', step: 'look', person: 'Li', by: wang },
    ]);
    await expect(as(li).release('C-1', 'agree')).rejects.toBeInstanceOf(NoSuchWork);
  });

  test('delegate gives it to a person, whoever had it, with a reason', async () => {
    const { host, as } = await claims();
    await as(li).claim('C-1', 'look');
    await as(head).delegate('C-1', 'look', 'Wang', { reason: 'Li is on leave' });
    expect(await owners(host)).toEqual(['look (agent) Wang']);
    expect((await host.history('C-1', 3))[0]).toMatchObject({
      cause: { kind: 'act', act: 'delegate', by: head, reason: 'Li is on leave' },
      entries: [{ type: 'work.delegated', step: 'look', from: 'Li', person: 'Wang', reason: 'Li is on leave' }],
    });
    expect(await as(head).delegate('C-1', 'look', 'Wang')).toMatchObject({ changed: false });
    expect(await complete(host, li, 'look')).toBe('TL6018');
    expect(await complete(host, wang, 'look', { data: { sum: 5 } })).toBe('taken');
    await expect(as(head).delegate('C-1', 'agree', '')).rejects.toThrow(TypeError);
    await expect(as(customer).delegate('C-1', 'agree', 'Li')).rejects.toThrow(TypeError);
  });

  test('a reason that names the customer is erased with them, and other reasons stay', async () => {
    const { host, as, store } = await claims();
    await as(head).delegate('C-1', 'look', 'Wang', { reason: 'Chen Wei asked for somebody else' });
    const reason = async (): Promise<unknown> => (await host.history('C-1', 2))[0]?.entries[0];
    expect(await reason()).toMatchObject({ reason: 'Chen Wei asked for somebody else' });
    await host.send('C-1', { type: 'case.cancels', by: customer }, { eventId: 'off' });
    await as(head).erase('C-1', { reason: 'asked for' });
    expect(await reason()).toMatchObject({ reason: '[erased]' });
    expect((await store.audit()).broken).toBeUndefined();
  });
});

describe('of an approval by two roles', () => {
  test('each vote is claimed by itself', async () => {
    const { host, as } = await claims();
    await complete(host, li, 'look', { data: { sum: 5 } });
    await as(head).claim('C-1', 'agree');
    expect(await owners(host)).toEqual(['agree (head) Zhao', 'agree (legal) -']);
    expect(await complete(host, { role: 'head', person: 'Qian' }, 'agree')).toBe('TL6018');
    await as(legal).claim('C-1', 'agree');
    await expect(as({ ...legal, person: 'Zhou' }).claim('C-1', 'agree')).rejects.toMatchObject({ owner: 'Sun' });
    expect(await complete(host, legal, 'agree')).toBe('taken');
    // The other vote is where it was.
    expect(await owners(host)).toEqual(['agree (head) Zhao']);
    expect(await complete(host, legal, 'agree')).not.toBe('TL6018');
    expect(await complete(host, head, 'agree')).toBe('taken');
    expect(await owners(host)).toEqual(['rest (agent) -']);
  });
});

describe('completing', () => {
  test('takes the ordinary outcome unless another is named, and says what there is to choose from', async () => {
    const { host } = await claims();
    await expect(complete(host, li, 'agree')).rejects.toBeInstanceOf(NoSuchWork);
    expect(await complete(host, li, 'look', { outcome: 'again' })).toBe('taken');
    expect(await complete(host, li, 'look', { data: { sum: 5 } })).toBe('taken');
    expect(await complete(host, head, 'agree', { outcome: 'maybe' })).toBe('TL6002');
    expect(await complete(host, head, 'agree', { outcome: 'rejected' })).toBe('taken');
  });

  test('a form that is not as it should be is refused like any event', async () => {
    const { host } = await claims();
    expect(await complete(host, li, 'look', { data: { sum: 'many' } })).toBe('TL6006');
  });

  test('once more under its id is a duplicate, though the work is done', async () => {
    const { as } = await claims();
    const completion = { eventId: 'click-1', data: { sum: 5 } };
    const first = await as(li).complete('C-1', 'look', completion);
    expect(await as(li).complete('C-1', 'look', completion)).toEqual({
      seq: first.seq,
      duplicate: true,
      view: first.view,
    });
    await expect(as(li).complete('C-1', 'look', { eventId: 'click-2' })).rejects.toBeInstanceOf(NoSuchWork);
  });

  test('at a seq that is over is a conflict', async () => {
    const { as } = await claims();
    await as(li).claim('C-1', 'look');
    const late = as(li).complete('C-1', 'look', { eventId: 'click-1', expectedSeq: 1 });
    await expect(late).rejects.toMatchObject({ name: 'ConflictError', seq: 2 });
  });
});

test('who a caller is was told to the desk: a request that says otherwise is refused, even where it says the same', async () => {
  const { host, as } = await claims();
  const forged = { type: 'customer.writes', by: head } as never;
  await expect(as(li).send('C-1', forged, { eventId: 'f' })).rejects.toThrow('a request must not carry "by"');
  const start = { blueprint: 'claims-desk', requestId: 'x', input: { by: li } as never };
  await expect(as(li).start('C-2', start)).rejects.toThrow(TypeError);
  const completion = { eventId: 'c', by: head } as never;
  await expect(as(li).complete('C-1', 'look', completion)).rejects.toThrow(TypeError);
  expect((await host.history('C-1')).length).toBe(1);
  const sneaky = { ...li, admin: true };
  await as(sneaky).claim('C-1', 'look');
  expect((await host.history('C-1', 2))[0]?.cause).toMatchObject({ by: li });
  expect((await host.history('C-1'))[0]?.cause).toMatchObject({ input: { by: customer } });
});
