import { describe, expect, test } from 'vitest';

import { UnknownCase, UnknownClock } from '../../src/index.ts';
import { CLOCK_DESK } from '../support/clock-desk.ts';
import { compiled, customer, desk, HOUR, MINUTE, START, type Desk } from './host-support.ts';

const parcelDesk = compiled(CLOCK_DESK);
const agent = { role: 'agent' } as const;

/** A parcel that is reported at nine; after an hour the agent asks the customer for more. */
async function waiting(): Promise<Desk> {
  const parcels = desk({ message: async () => undefined }, { blueprints: [parcelDesk] });
  const { host, clock } = parcels;
  await parcels.run();
  await host.start('P-1', { blueprint: 'parcel-desk', requestId: 'open', input: { by: customer } });
  await parcels.send('P-1', { type: 'step.receive.answered', by: customer, data: { parcel: 'SF123' } });
  await advance(parcels, HOUR);
  await parcels.send('P-1', { type: 'step.look.unclear', by: agent });
  expect(clock.now()).toBe(START + HOUR);
  return parcels;
}

async function advance({ host, clock }: Desk, milliseconds: number): Promise<void> {
  clock.advance(milliseconds);
  await host.settled();
}

describe('a host answers for the clocks of its cases', () => {
  test('why a clock stands as it does, from the journal that is kept', async () => {
    const parcels = await waiting();
    await advance(parcels, 40 * MINUTE);
    await parcels.send('P-1', { type: 'step.more.answered', by: customer, data: { colour: 'red' } });
    await advance(parcels, 20 * MINUTE);
    const why = await parcels.host.why('P-1', 'resolution');
    expect({ state: why.state, due: 'due' in why ? why.due : undefined, at: why.at }).toEqual({
      state: 'running',
      due: Date.parse('2026-01-06T09:40+08:00'),
      at: START + 2 * HOUR,
    });
    expect(why.text('en')).toMatchInlineSnapshot(`
      "Clock “Resolution” is running: due Tue 6 Jan 09:40, 6 h 40 min of business time left.
      Promise: 8 business hours, given by decision “Our promise”, counted in the opening hours of calendar “office”
      As of Mon 5 Jan 2026 11:00, Asia/Shanghai

      Mon 5 Jan 2026
        09:00  Starts because “Report the parcel” ended (answered); target 8 business hours; due 18:00
        10:00  Paused because the case waits for the customer at “More details”
        10:40  Runs on because the waiting was over; due Tue 6 Jan 09:40

      The sum, counted from Mon 5 Jan 09:00
        Mon 5 Jan 09:00–10:00                     1 h
        Mon 5 Jan 10:00–10:40                       –  paused: the case waits for the customer at “More details”
        Mon 5 Jan 10:40–11:00                  20 min
        used                               1 h 20 min
        Mon 5 Jan 11:00 – Tue 6 Jan 09:40  6 h 40 min  still to come; closed 12:00–13:00, 18:00–09:00
        in all                                    8 h  due Tue 6 Jan 09:40"
    `);
    expect(why.text('zh-CN').split('\n')[0]).toBe(
      '时钟“解决”正在走：最迟 1月6日 周二 09:40，还剩 6 小时 40 分（工作时间）。',
    );
    expect(JSON.parse(JSON.stringify(why))).toMatchObject({ sla: 'resolution', state: 'running' });
    await parcels.stop();
  });

  test('a case or a clock that is not there is an error that says so', async () => {
    const parcels = await waiting();
    await expect(parcels.host.why('P-2', 'resolution')).rejects.toThrow(new UnknownCase('P-2'));
    const error = await parcels.host.why('P-1', 'resolutoin').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnknownClock);
    expect(error).toMatchObject({
      retryable: false,
      caseId: 'P-1',
      sla: 'resolutoin',
      message: 'The case "P-1" has no clock or escalation "resolutoin". It has clocks: resolution, formal-reply, look.',
    });
    await parcels.stop();
  });

  test('the view of a case shows every clock that has begun, and a paused one since when', async () => {
    const parcels = await waiting();
    const { view } = await parcels.host.read('P-1');
    expect(view.clocks).toEqual([
      {
        sla: 'resolution',
        title: { en: 'Resolution', 'zh-CN': '解决' },
        state: 'paused',
        cycle: 1,
        startedAt: START,
        target: '8bh',
        pausedSince: START + HOUR,
        warned: [],
      },
      {
        sla: 'formal-reply',
        title: { en: 'Formal reply', 'zh-CN': '正式答复' },
        state: 'running',
        cycle: 1,
        startedAt: START,
        target: '1d',
        due: START + 24 * HOUR,
        warned: [],
      },
      {
        sla: 'look',
        title: { en: 'Look for it', 'zh-CN': '查找' },
        of: { kind: 'step', id: 'look' },
        state: 'breached',
        cycle: 1,
        startedAt: START,
        target: '30bm',
        due: START + 30 * MINUTE,
        warned: [],
        breachedAt: START + 30 * MINUTE,
        stoppedAt: START + HOUR,
      },
    ]);
    await parcels.stop();
  });

  test('work is due when the clock of its step is', async () => {
    const parcels = await waiting();
    await parcels.send('P-1', { type: 'step.more.answered', by: customer, data: { colour: 'red' } });
    const { items } = await parcels.host.worklist({ for: 'agent' });
    expect(items.map(({ step, due }) => ({ step, due }))).toEqual([{ step: 'look', due: START + 90 * MINUTE }]);
    await parcels.stop();
  });
});
