import { describe, expect, test } from 'vitest';

import { UnknownClock, type ClockReport, type EscalationReport } from '../../src/index.ts';
import { alertingDesk, peopleAt } from '../support/alerting-case.ts';
import { customer, desk, HOUR, START, type Desk } from './host-support.ts';

/** A complaint that is ten and a half hours old; its answer was promised within ten. */
async function late(): Promise<Desk> {
  const complaints = desk(
    { message: async () => undefined, alert: async () => undefined },
    { blueprints: [alertingDesk], people: peopleAt(alertingDesk) },
  );
  await complaints.run();
  await complaints.host.start('C-1', { blueprint: 'complaint-desk', requestId: 'open', input: { by: customer } });
  await complaints.send('C-1', { type: 'step.receive.answered', by: customer, data: { matter: 'late' } });
  // By half hours, so that everything comes in its time.
  for (let passed = 0; passed < 21; passed += 1) {
    complaints.clock.advance(HOUR / 2);
    await complaints.host.settled();
  }
  return complaints;
}

describe('a host answers for the escalations of its cases', () => {
  test('who was told, who comes next, and why it is they', async () => {
    const complaints = await late();
    const why = (await complaints.host.why('C-1', 'late-answer')) as EscalationReport;
    expect({ state: why.state, at: why.at, told: why.runs.at(-1)?.told }).toEqual({
      state: 'climbing',
      at: START + 10.5 * HOUR,
      told: [{ role: 'agent', roleTitle: { en: 'Agent', 'zh-CN': '客服' }, person: 'wang-fang', name: '王芳' }],
    });
    expect(why.text('en').split('\n').slice(-7)).toMatchInlineSnapshot(`
      [
        "If nobody does anything",
        "  Tue 6 Jan 09:00  Level 2 tells 王芳 (Senior agent), 孙昊 (Senior agent) and the customer (was due Mon 5 Jan 19:00)",
        "  Tue 6 Jan 09:30  Level 3 (30 minutes after level 2) tells 陈博 (manager of Agent), by phone 陈博 (Head of the centre)",
        "  Tue 6 Jan 10:30  Level 3 tells again, 1 of 3: 陈博, by phone 陈博",
        "  Tue 6 Jan 11:30  Level 3 tells again, 2 of 3: 陈博, by phone 陈博",
        "  Tue 6 Jan 12:30  Level 3 tells again, 3 of 3: 陈博, by phone 陈博",
        "  After that nobody else is told.",
      ]
    `);
    expect(why.text('zh-CN').split('\n')[0]).toBe(
      '升级“答复延误”到了第 2 级：已通知王芳；有一条通知要等到 1月6日 周二 09:00。',
    );
    expect(JSON.parse(JSON.stringify(why))).toMatchObject({ escalation: 'late-answer', ahead: { then: 'nothing' } });
    await complaints.stop();
  });

  test('a clock is told with its escalations', async () => {
    const complaints = await late();
    const why = (await complaints.host.why('C-1', 'answer')) as ClockReport;
    expect(why.escalations.map(({ escalation, state }) => [escalation, state])).toEqual([['late-answer', 'climbing']]);
    expect(why.text('en').split('\n').slice(-10, -7)).toMatchInlineSnapshot(`
      [
        "  in all                 10 h  due Mon 5 Jan 19:00; 30 min over",
        "",
        "Escalations of this clock, and what comes if nobody does anything",
      ]
    `);
    await complaints.stop();
  });

  test('an id that is neither a clock nor an escalation is an error that names both', async () => {
    const complaints = await late();
    const error = await complaints.host.why('C-1', 'storn').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnknownClock);
    expect(error).toMatchObject({
      message:
        'The case "C-1" has no clock or escalation "storn". ' +
        'It has clocks: answer; escalations: late-answer, storm, unhappy.',
    });
    await complaints.stop();
  });
});
