import { describe, expect, test } from 'vitest';

import { compileBlueprint, readBlueprint, type Effect } from '../../src/index.ts';
import { advanceHost } from '../../src/run/host/advance-host.ts';
import type { EffectHandlers } from '../../src/run/effects/handlers.ts';
import { customer, DAY, desk, HOUR, MINUTE, SECOND, START, story, type Desk } from './host-support.ts';

const BLUEPRINT = `
throughline: 1
id: price-desk
version: "1.0.0"
zone: Asia/Shanghai
omits: { confirmation: none, follow-up: none, intake: none }
roles: { agent: { title: Agent }, lead: { title: Lead, deputy: vice }, head: { title: Head }, vice: {} }
services:
  stock: { in: { item: text }, out: { price: integer }, idempotent: true }
  spare: { in: { item: text }, out: { price: integer } }
data:
  item: { type: text, default: lamp }
  price: { type: integer }
messages: { soon: Your price comes soon. }
stages:
  work:
    kind: resolution
    steps:
      look-up:
        call:
          service: stock
          with: { item: =item }
          into: { price: price }
          timeout: 30s
          retry: { times: 2, every: 1m, factor: 2 }
          fallback: spare
        outcomes: { failed: dropped }
      prepare:
        parallel:
          join: any
          branches:
            office: { steps: { write: { do: Write the offer, by: agent, within: 2d, remind: { every: 4h, times: 3 }, outcomes: { timed-out: next } } } }
            phone: { steps: { call-up: { do: Call the customer, by: head } } }
      agree:
        approve: { label: Agree to the price, shows: [price], votes: { all: [lead, head] } }
        within: 3d
        remind: { every: 1d, times: 2 }
        outcomes: { rejected: dropped, disputed: dropped, timed-out: dropped }
      send: { say: soon, next: sent }
ends: { sent: { outcome: solved }, dropped: { outcome: refused } }
`;

const { blueprint } = readBlueprint(BLUEPRINT, { file: 'price-desk.blueprint.yaml' });
const priceDesk = compileBlueprint(blueprint!);

async function opened(handlers: EffectHandlers): Promise<Desk> {
  const made = desk(handlers, { blueprints: [priceDesk] });
  await made.run();
  await made.host.start('C-1', { blueprint: 'price-desk', requestId: 'open', input: { by: customer } });
  await made.host.settled();
  return made;
}

/** A desk whose stock system answers, so that the case is being prepared. */
const preparing = () => opened({ call: () => ({ price: 50 }) });

const work = async ({ host }: Desk, who?: string) =>
  (await host.worklist(who === undefined ? {} : { for: who })).items.map((item) => [item.step, item.for]);

const failures = async ({ host }: Desk) =>
  (await story(host, 'C-1'))
    .filter((line) => /call\.failed|step\.left look-up/u.test(line))
    .map((line) => line.replace(/^\d+ /u, ''));

/** What the case asked of the outside world, and when. */
const requested = async ({ host }: Desk, kind: Effect['kind']) =>
  (await host.history('C-1')).flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.type === 'effect.requested' && entry.effect.kind === kind ? [entry] : [])),
  );

describe('a service that is tried again', () => {
  test('and answers at the third try brings its price, each try at its time', async () => {
    let calls = 0;
    const made = await opened({
      call: () => {
        calls += 1;
        if (calls < 3) throw new Error('The stock system is closed.');
        return { price: 50 };
      },
    });
    await advanceHost(made.host, made.clock, START + HOUR);
    const seconds = (await requested(made, 'call')).map(({ at }) => (at - START) / SECOND);
    expect([calls, seconds]).toEqual([3, [0, 60, 180]]);
    expect(await failures(made)).toEqual([
      'call.failed look-up stock false 1',
      'call.failed look-up stock false 2',
      'step.left look-up done',
    ]);
    expect((await made.host.read('C-1')).view.data['price']).toBe(50);
    await made.stop();
  });

  test('and fails for good is replaced by the one in reserve, which is called once', async () => {
    const asked: string[] = [];
    const made = await opened({
      call: ({ service }) => {
        asked.push(service);
        if (service === 'stock') throw new Error('closed');
        return { price: 70 };
      },
    });
    await advanceHost(made.host, made.clock, START + HOUR);
    expect(asked).toEqual(['stock', 'stock', 'stock', 'spare']);
    expect((await made.host.read('C-1')).view.data['price']).toBe(70);
    await made.stop();
  });

  test('because it was too slow is not listened to when its first answer comes at last', async () => {
    let calls = 0;
    const made = await opened({
      call: async (_effect, { sleep }) => {
        calls += 1;
        const price = calls === 1 ? 99 : 50;
        await sleep(calls === 1 ? 2 * MINUTE : 0);
        return { price };
      },
    });
    await advanceHost(made.host, made.clock, START + HOUR);
    expect([calls, (await made.host.read('C-1')).view.data['price']]).toEqual([2, 50]);
    expect(await failures(made)).toEqual(['call.failed look-up stock true 1', 'step.left look-up done']);
    expect((await made.host.read('C-1')).parked).toBeUndefined();
    await made.stop();
  });
});

describe('work that runs side by side', () => {
  test('stands on every worklist, and what is given up vanishes from it with its reminders', async () => {
    const made = await preparing();
    expect(await work(made)).toEqual([
      ['write', 'agent'],
      ['call-up', 'head'],
    ]);
    await made.send('C-1', { type: 'step.call-up.done', by: { role: 'head' } });
    expect(await work(made, 'agent')).toEqual([]);
    await expect(made.send('C-1', { type: 'step.write.done', by: { role: 'agent' } })).resolves.toMatchObject({
      refused: { code: 'TL6001' },
    });
    await advanceHost(made.host, made.clock, START + 12 * HOUR);
    expect((await made.host.outbox()).items.filter(({ topic }) => topic === 'reminder')).toEqual([]);
    await made.stop();
  });
});

async function voting(): Promise<Desk> {
  const made = await preparing();
  await made.send('C-1', { type: 'step.call-up.done', by: { role: 'head' } });
  return made;
}

describe('a vote', () => {
  test('stands on the worklist of each who has not voted yet, with what can be said', async () => {
    const made = await voting();
    expect(await work(made)).toEqual([
      ['agree', 'head'],
      ['agree', 'lead'],
    ]);
    const [item] = (await made.host.worklist({ for: 'lead' })).items;
    expect(item).toMatchObject({
      label: 'Agree to the price',
      due: START + 3 * DAY,
      events: ['step.agree.approved', 'step.agree.rejected'],
    });
    await made.send('C-1', { type: 'step.agree.approved', by: { role: 'lead' } });
    expect([await work(made, 'lead'), await work(made, 'head')]).toEqual([[], [['agree', 'head']]]);
    await made.send('C-1', { type: 'step.agree.approved', by: { role: 'head' } });
    expect([await work(made), (await made.host.read('C-1')).view.end]).toEqual([[], 'sent']);
    await made.stop();
  });

  test('reminds each of those who have not voted, a message for each', async () => {
    const made = await voting();
    await advanceHost(made.host, made.clock, START + DAY);
    await made.send('C-1', { type: 'step.agree.approved', by: { role: 'head' } });
    await advanceHost(made.host, made.clock, START + 2 * DAY);
    const to = (await requested(made, 'reminder')).map(
      ({ effect }) => effect.kind === 'reminder' && `${effect.count} ${effect.to}`,
    );
    expect(to).toEqual(['1 lead', '1 head', '2 lead']);
    await made.stop();
  });
});
