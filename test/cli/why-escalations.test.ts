import { describe, expect, test } from 'vitest';

import { ALERTING_DESK, STAFF } from '../support/alerting-desk.ts';
import { call, type World } from './support.ts';

const JOURNEYS = `throughline-journey: 1
blueprint: ./desk.blueprint.yaml
start: 2026-01-05T09:00+08:00
journeys:
  stormy:
    steps:
      - { by: customer, step: receive, with: { matter: late } }
      - wait: 10m
      - { event: customer.storms }
      - wait: 12h
`;

const DESK: World = {
  files: { 'desk.blueprint.yaml': ALERTING_DESK, 'staff.people.yaml': STAFF, 'desk.journey.yaml': JOURNEYS },
};

const why = async (argv: readonly string[], world = DESK) => call(['why', 'desk.blueprint.yaml', ...argv], world);

describe('throughline why explains the escalations of a journey', () => {
  test('who was told and who comes next, with the names of the people file', async () => {
    const { code, stdout, stderr } = await why(['late-answer']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "Escalation “Late answer” is at level 2: 王芳 has been told; an alert waits until Tue 6 Jan 09:00.
      Goes by: clock “Formal answer”
      Ends when: the clock ends
      Alerts leave: in the opening hours of calendar “office”
      As of Mon 5 Jan 2026 21:10, Asia/Shanghai

      Mon 5 Jan 2026
        09:00  Begins with clock “Formal answer”; due 19:00
        17:00  Level 1 (80% of the time) tells 王芳 (Agent; because 李娜 is away until Mon 12 Jan)
        19:00  Level 2 (the time is over) comes; its alert waits until Tue 6 Jan 09:00, as calendar
               “office” is closed
        19:00  “Look into it” goes from Agent to Gu Lin (Head of the centre)

      If nobody does anything
        Tue 6 Jan 09:00  Level 2 tells 王芳 (Senior agent), 孙昊 (Senior agent) and the customer (was due
                         Mon 5 Jan 19:00)
        Tue 6 Jan 09:30  Level 3 (30 minutes after level 2) tells 陈博 (manager of Agent), by phone 陈博
                         (Head of the centre)
        Tue 6 Jan 10:30  Level 3 tells again, 1 of 3: 陈博, by phone 陈博
        Tue 6 Jan 11:30  Level 3 tells again, 2 of 3: 陈博, by phone 陈博
        Tue 6 Jan 12:30  Level 3 tells again, 3 of 3: 陈博, by phone 陈博
        After that nobody else is told.
      "
    `);
  });

  test('in Chinese', async () => {
    expect((await why(['late-answer', '--lang', 'zh-CN'])).stdout).toMatchInlineSnapshot(`
      "升级“答复延误”到了第 2 级：已通知王芳；有一条通知要等到 1月6日 周二 09:00。
      依据：时钟“正式答复”
      结束：时钟结束
      通知只在日历“office”的开放时间发出
      截至 2026年1月5日 周一 21:10，Asia/Shanghai

      2026年1月5日 周一
        09:00  随时钟“正式答复”开始；最迟 19:00
        17:00  第 1 级（时间的 80%）：通知王芳（客服；因为李娜不在岗，至 1月12日 周一）
        19:00  第 2 级（时间已到）到来；通知等到 1月6日 周二 09:00，因为日历“office”休息
        19:00  “调查”由客服转给 Gu Lin（中心主任）

      如果没有人处理
        1月6日 周二 09:00  第 2 级：通知王芳（资深客服）、孙昊（资深客服）、客户（应于 1月5日 周一 19:00
                           发出）
        1月6日 周二 09:30  第 3 级（第 2 级之后 30 分钟）：通知陈博（客服的上级），电话联系陈博（中心主
                           任）
        1月6日 周二 10:30  第 3 级第 1 次重复（共 3 次）：通知陈博，电话联系陈博
        1月6日 周二 11:30  第 3 级第 2 次重复（共 3 次）：通知陈博，电话联系陈博
        1月6日 周二 12:30  第 3 级第 3 次重复（共 3 次）：通知陈博，电话联系陈博
        此后不再通知任何人。
      "
    `);
  });

  test('as it stood at an earlier instant', async () => {
    expect((await why(['storm', '--at', '09:15'])).stdout).toMatchInlineSnapshot(`
      "Escalation “A storm” is at level 1: Gu Lin has been told; nobody has accepted yet.
      Set off when: “The customer storms” happened
      Ends when: somebody who was told accepts
      As of Mon 5 Jan 2026 09:15, Asia/Shanghai

      Mon 5 Jan 2026
        09:10  Set off because “The customer storms” happened
        09:10  Level 1 (at once) tells by phone Gu Lin (on call by “night-watch”)

      If nobody does anything
        Mon 5 Jan 09:20  Level 2 is left out: amount > 1000 does not hold
        Mon 5 Jan 09:30  Level 3 (10 minutes after level 2) tells by phone 王芳 (Senior agent) and 孙昊
                         (Senior agent)
        Mon 5 Jan 09:40  Level 1, round 2 of 3 (10 minutes after the last alert) tells by phone Gu Lin (on
                         call by “night-watch”)
        Mon 5 Jan 09:50  Level 2, round 2 of 3 is left out: amount > 1000 does not hold
        Mon 5 Jan 10:00  Level 3, round 2 of 3 (10 minutes after level 2) tells by phone 王芳 (Senior
                         agent) and 孙昊 (Senior agent)
        Mon 5 Jan 10:10  Level 1, round 3 of 3 (10 minutes after the last alert) tells by phone Gu Lin (on
                         call by “night-watch”)
        Mon 5 Jan 10:20  Level 2, round 3 of 3 is left out: amount > 1000 does not hold
        Mon 5 Jan 10:30  Level 3, round 3 of 3 (10 minutes after level 2) tells by phone 王芳 (Senior
                         agent) and 孙昊 (Senior agent)
        Mon 5 Jan 10:40  The final level (10 minutes after the last alert) tells by phone 陈博 (Head of
                         the centre)
        After that nobody else is told.
      "
    `);
  });

  test('under a clock stand its escalations with what comes next', async () => {
    const { stdout } = await why(['answer', '--at', '17:30']);
    expect(stdout).toMatchInlineSnapshot(`
      "Clock “Formal answer” is running: due Mon 5 Jan 19:00, 1 h 30 min left.
      Promise: 10 hours
      As of Mon 5 Jan 2026 17:30, Asia/Shanghai

      Mon 5 Jan 2026
        09:00  Starts because “Report the matter” ended (answered); due 19:00

      The sum, counted from Mon 5 Jan 09:00
        Mon 5 Jan 09:00–17:30  8 h 30 min
        used                   8 h 30 min
        Mon 5 Jan 17:30–19:00  1 h 30 min  still to come
        in all                       10 h  due Mon 5 Jan 19:00

      Escalations of this clock, and what comes if nobody does anything
        Escalation “Late answer” is at level 1: 王芳 has been told.
          Mon 5 Jan 19:00  Level 2 (the time is over) comes; its alert waits until Tue 6 Jan 09:00, as
                           calendar “office” is closed
          Mon 5 Jan 19:00  “Look into it” goes from Agent to Gu Lin (Head of the centre)
          Tue 6 Jan 09:00  Level 2 tells 王芳 (Senior agent), 孙昊 (Senior agent) and the customer (was
                           due Mon 5 Jan 19:00)
          Tue 6 Jan 09:30  Level 3 (30 minutes after level 2) tells 陈博 (manager of Agent), by phone 陈博
                           (Head of the centre)
          Tue 6 Jan 10:30  Level 3 tells again, 1 of 3: 陈博, by phone 陈博
          Tue 6 Jan 11:30  Level 3 tells again, 2 of 3: 陈博, by phone 陈博
          Tue 6 Jan 12:30  Level 3 tells again, 3 of 3: 陈博, by phone 陈博
          After that nobody else is told.
      "
    `);
    expect((await why(['answer', '--at', '17:30', '--lang', 'zh-CN'])).stdout).toMatchInlineSnapshot(`
      "时钟“正式答复”正在走：最迟 1月5日 周一 19:00，还剩 1 小时 30 分。
      承诺：10 小时
      截至 2026年1月5日 周一 17:30，Asia/Shanghai

      2026年1月5日 周一
        09:00  开始：“反映情况”结束（answered）；最迟 19:00

      计算过程，从 1月5日 周一 09:00 算起
        1月5日 周一 09:00–17:30  8 小时 30 分
        已用                     8 小时 30 分
        1月5日 周一 17:30–19:00  1 小时 30 分  尚未到来
        合计                          10 小时  最迟 1月5日 周一 19:00

      这个时钟的升级，以及没有人处理时会怎样
        升级“答复延误”到了第 1 级：已通知王芳。
          1月5日 周一 19:00  第 2 级（时间已到）到来；通知等到 1月6日 周二 09:00，因为日历“office”休息
          1月5日 周一 19:00  “调查”由客服转给 Gu Lin（中心主任）
          1月6日 周二 09:00  第 2 级：通知王芳（资深客服）、孙昊（资深客服）、客户（应于 1月5日 周一 19:00
                             发出）
          1月6日 周二 09:30  第 3 级（第 2 级之后 30 分钟）：通知陈博（客服的上级），电话联系陈博（中心主
                             任）
          1月6日 周二 10:30  第 3 级第 1 次重复（共 3 次）：通知陈博，电话联系陈博
          1月6日 周二 11:30  第 3 级第 2 次重复（共 3 次）：通知陈博，电话联系陈博
          1月6日 周二 12:30  第 3 级第 3 次重复（共 3 次）：通知陈博，电话联系陈博
          此后不再通知任何人。
      "
    `);
  });

  test('without an id clocks and escalations are listed with how they stand', async () => {
    expect((await why([])).stdout).toMatchInlineSnapshot(`
      "answer       Clock “Formal answer” has run over by 2 h 10 min: it was due Mon 5 Jan 19:00.

      late-answer  Escalation “Late answer” is at level 2: 王芳 has been told; an alert waits until Tue 6
                   Jan 09:00.
      storm        Escalation “A storm” has gone through all its levels: Gu Lin, 王芳, 孙昊 and 陈博 have
                   been told; nobody has accepted yet.
      unhappy      Escalation “Unhappy” has not been set off.

      More about one of them: throughline why desk.blueprint.yaml answer
      "
    `);
    expect((await why(['--lang', 'zh-CN'])).stdout).toMatchInlineSnapshot(`
      "answer       时钟“正式答复”已超时 2 小时 10 分：应不晚于 1月5日 周一 19:00。

      late-answer  升级“答复延误”到了第 2 级：已通知王芳；有一条通知要等到 1月6日 周二 09:00。
      storm        升级“客户发火”各级都已到来：已通知 Gu Lin、王芳、孙昊、陈博；还没有人接手。
      unhappy      升级“不满意”还没有触发。

      查看其中一个：throughline why desk.blueprint.yaml answer
      "
    `);
  });

  test('as JSON for programs, with instants in the zone of the blueprint', async () => {
    const { stdout } = await why(['late-answer', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      escalation: 'late-answer',
      state: 'climbing',
      zone: 'Asia/Shanghai',
      at: '2026-01-05T21:10:00+08:00',
      trigger: { kind: 'clock', id: 'answer' },
      hours: { id: 'office' },
      runs: [
        {
          cycle: 1,
          level: 2,
          leaves: '2026-01-06T09:00:00+08:00',
          told: [{ role: 'agent', person: 'wang-fang', name: '王芳' }],
          lines: [
            { kind: 'triggered', at: '2026-01-05T09:00:00+08:00', due: '2026-01-05T19:00:00+08:00' },
            { kind: 'raised', level: 1 },
            {
              kind: 'told',
              raised: '2026-01-05T17:00:00+08:00',
              to: [{ instead: [{ person: 'li-na', name: '李娜', why: 'away', until: '2026-01-12T00:00:00+08:00' }] }],
            },
            { kind: 'raised', level: 2 },
            { kind: 'reassigned', step: 'look' },
            { kind: 'held', because: 'hours', until: '2026-01-06T09:00:00+08:00' },
          ],
        },
      ],
      ahead: { then: 'nothing' },
    });
    const all = JSON.parse((await why(['--format', 'json'])).stdout);
    expect(all.escalations.map(({ escalation }: { escalation: string }) => escalation)).toEqual([
      'late-answer',
      'storm',
      'unhappy',
    ]);
    const clock = JSON.parse((await why(['answer', '--format', 'json'])).stdout);
    expect([clock.sla, clock.escalations.length]).toEqual(['answer', 1]);
  });

  test('who is absent in the journey is not told, nor later', async () => {
    const absent = JOURNEYS.replace('      - wait: 10m\n', '      - absent: wang-fang\n      - wait: 10m\n');
    const { stdout } = await why(['storm', '--at', '09:15'], {
      files: { ...DESK.files, 'desk.journey.yaml': absent },
    });
    expect(stdout).not.toContain('王芳');
  });

  test('a narrow terminal wraps under the words, not under the times', async () => {
    const { stdout } = await why(['storm', '--at', '09:15'], { ...DESK, columns: 44 });
    expect(stdout.split('\n').slice(-6)).toMatchInlineSnapshot(`
      [
        "  Mon 5 Jan 10:40  The final level (10",
        "                   minutes after the last",
        "                   alert) tells by phone 陈",
        "                   博 (Head of the centre)",
        "  After that nobody else is told.",
        "",
      ]
    `);
  });
});

describe('what is asked wrongly is answered with the next step', () => {
  test('an id that is not there, nearly right and quite wrong', async () => {
    expect(await why(['late-anwser'])).toMatchObject({
      code: 2,
      stderr: 'error: There is no clock or escalation "late-anwser".\nhelp: Did you mean "late-answer"?\n',
    });
    expect((await why(['xyz'])).stderr).toBe(
      'error: There is no clock or escalation "xyz".\n' +
        'help: The clocks are: answer. The escalations are: late-answer, storm, unhappy\n',
    );
    expect((await why(['xyz', '--lang', 'zh-CN'])).stderr).toBe(
      '错误：没有名为“xyz”的时钟或升级。\n建议：时钟有：answer；升级有：late-answer、storm、unhappy\n',
    );
  });

  test('where a clock and an escalation have the same id, the clock is explained and the escalation stands under it', async () => {
    const files = { ...DESK.files, 'desk.blueprint.yaml': ALERTING_DESK.replace('  storm:\n', '  answer:\n') };
    const { stdout } = await why(['answer', '--at', '09:15'], { files });
    expect(stdout.split('\n').filter((line) => line.includes('scalation'))).toMatchInlineSnapshot(`
      [
        "Escalations of this clock, and what comes if nobody does anything",
        "  Escalation “Late answer” has begun: nobody has been told yet.",
        "  Escalation “A storm” is at level 1: Gu Lin has been told; nobody has accepted yet.",
      ]
    `);
  });
});
