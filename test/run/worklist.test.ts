import { describe, expect, test } from 'vitest';

import { advanceHost } from '../../src/run/host/advance-host.ts';
import { answered, customer, DAY, desk, head, HOUR, repaired, START, type Desk } from './host-support.ts';

/** A desk with one case that waits for its customer, two for an agent, one for the head. */
async function busyDesk(): Promise<Desk> {
  const made = desk({
    call: (_effect, { caseId }) => (caseId === 'C-head' ? Promise.reject(new Error('closed')) : { price: 50 }),
  });
  const { host, clock, open, send, run } = made;
  await run();
  for (const caseId of ['C-late', 'C-head', 'C-early']) await open(caseId);
  await send('C-early', answered);
  await host.settled();
  await advanceHost(host, clock, START + HOUR);
  await send('C-late', answered);
  await send('C-head', answered);
  await open('C-new');
  await host.settled();
  return made;
}

describe('the worklist', () => {
  test('says who has to do what since when and until when, with what is asked', async () => {
    const { host, stop } = await busyDesk();
    const { items } = await host.worklist({ for: 'customer' });
    const fields = (await host.read('C-new')).view.accepts.find(({ step }) => step === 'receive')?.fields;
    expect(items).toEqual([
      {
        caseId: 'C-new',
        blueprint: 'repair-desk',
        step: 'receive',
        label: 'receive',
        for: 'customer',
        since: START + HOUR,
        due: START + HOUR + DAY,
        stage: 'intake',
        events: ['step.receive.answered'],
        fields,
      },
    ]);
    expect(fields?.map(({ name, needed }) => [name, needed])).toEqual([
      ['item', true],
      ['note', false],
    ]);
    await stop();
  });

  test('puts what is due first first, then what waits longest, and work without a time limit last', async () => {
    const { host, stop } = await busyDesk();
    const { items } = await host.worklist();
    expect(items.map(({ caseId, step, due }) => [caseId, step, due])).toEqual([
      ['C-new', 'receive', START + HOUR + DAY],
      ['C-early', 'repair', START + 2 * DAY],
      ['C-late', 'repair', START + HOUR + 2 * DAY],
      ['C-head', 'by-hand', undefined],
    ]);
    await stop();
  });

  test('is that of a role or of several, of a stage, of a blueprint', async () => {
    const { host, stop } = await busyDesk();
    const cases = async (filter: Parameters<typeof host.worklist>[0]): Promise<string[]> =>
      (await host.worklist(filter)).items.map(({ caseId }) => caseId);
    expect(await cases({ for: 'agent' })).toEqual(['C-early', 'C-late']);
    expect(await cases({ for: ['head', 'customer', 'head'] })).toEqual(['C-new', 'C-head']);
    expect(await cases({ for: [] })).toEqual([]);
    expect(await cases({ for: 'service' })).toEqual([]);
    expect(await cases({ stage: 'intake' })).toEqual(['C-new']);
    expect(await cases({ blueprint: 'repair-desk', for: 'head' })).toEqual(['C-head']);
    expect(await cases({ blueprint: 'other-desk' })).toEqual([]);
    await stop();
  });

  test('speaks the wanted language, else the first of the blueprint', async () => {
    const { host, stop } = await busyDesk();
    const labels = async (locale?: string): Promise<string[]> =>
      (await host.worklist({ for: 'agent', locale })).items.map(({ label }) => label);
    expect([await labels('zh-CN'), await labels('en'), await labels('nl'), await labels()]).toEqual([
      ['维修', '维修'],
      ['Repair it', 'Repair it'],
      ['Repair it', 'Repair it'],
      ['Repair it', 'Repair it'],
    ]);
    await stop();
  });

  test('comes in pages that neither repeat nor miss what stays, also while others are worked off', async () => {
    const { host, open, send, run, stop } = desk({ call: () => ({ price: 50 }) });
    await run();
    for (let index = 0; index < 25; index += 1) await open(`C-${index}`);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await host.worklist({ for: 'customer', limit: 10 }, cursor);
      seen.push(...page.items.map(({ caseId }) => caseId));
      cursor = page.cursor;
      const [first] = page.items;
      if (first !== undefined) await send(first.caseId, answered);
      await host.settled();
    } while (cursor !== undefined);
    expect(seen.toSorted()).toEqual(Array.from({ length: 25 }, (_, index) => `C-${index}`).toSorted());
    await expect(host.worklist({}, 'page 2')).rejects.toThrow('"page 2" is not a cursor of this list.');
    await expect(host.worklist({}, '[1,2]')).rejects.toBeInstanceOf(TypeError);
    await stop();
  });

  test('follows the case: done work goes, new work comes, and during an interrupt only its own is there', async () => {
    const { host, clock, send, stop } = await busyDesk();
    const work = async (): Promise<string[]> =>
      (await host.worklist()).items.filter(({ caseId }) => caseId === 'C-early').map(({ step }) => step);
    expect(await work()).toEqual(['repair']);
    await send('C-early', { type: 'customer.asks', by: customer });
    expect(await work()).toEqual(['reply']);
    await send('C-early', { type: 'step.reply.done', by: head });
    expect(await work()).toEqual(['repair']);
    await advanceHost(host, clock, START + 2 * DAY + 1);
    expect(await work()).toEqual(['hurry']);
    await send('C-early', { type: 'step.hurry.done', by: head });
    expect(await work()).toEqual([]);
    await stop();
  });

  test('has nothing of parked cases', async () => {
    const { host, send, stop } = await busyDesk();
    await expect(send('C-head', { type: 'step.by-hand.done', by: head, data: { price: 5000 } })).rejects.toThrow(
      'parked',
    );
    expect((await host.worklist({ for: 'head' })).items).toEqual([]);
    await send('C-early', repaired);
    expect((await host.worklist({ for: 'agent' })).items.map(({ caseId }) => caseId)).toEqual(['C-late']);
    await stop();
  });
});
