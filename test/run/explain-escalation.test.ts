import { describe, expect, test } from 'vitest';

import { explainEscalation } from '../../src/index.ts';
import { AlertingCase, deskOf } from '../support/alerting-case.ts';
import { ALERTING_DESK } from '../support/alerting-desk.ts';
import { HOUR, MINUTE } from '../support/driven-case.ts';

describe('whoever asks why somebody was told reads who was told, when, and why it is they', () => {
  test('a promise that is broken at night: the alert waits for the office, the work goes on at once', () => {
    const desk = new AlertingCase().hours(11);
    expect(desk.read('late-answer')).toMatchInlineSnapshot(`
      "Escalation “Late answer” is at level 2: 王芳 has been told; an alert waits until Tue 6 Jan 09:00.
      Goes by: clock “Formal answer”
      Ends when: the clock ends
      Alerts leave: in the opening hours of calendar “office”
      As of Mon 5 Jan 2026 20:00, Asia/Shanghai

      Mon 5 Jan 2026
        09:00  Begins with clock “Formal answer”; due 19:00
        17:00  Level 1 (80% of the time) tells 王芳 (Agent; because 李娜 is away until Mon 12 Jan)
        19:00  Level 2 (the time is over) comes; its alert waits until Tue 6 Jan 09:00, as calendar “office” is closed
        19:00  “Look into it” goes from Agent to Gu Lin (Head of the centre)

      If nobody does anything
        Tue 6 Jan 09:00  Level 2 tells 王芳 (Senior agent), 孙昊 (Senior agent) and the customer (was due Mon 5 Jan 19:00)
        Tue 6 Jan 09:30  Level 3 (30 minutes after level 2) tells 陈博 (manager of Agent), by phone 陈博 (Head of the centre)
        Tue 6 Jan 10:30  Level 3 tells again, 1 of 3: 陈博, by phone 陈博
        Tue 6 Jan 11:30  Level 3 tells again, 2 of 3: 陈博, by phone 陈博
        Tue 6 Jan 12:30  Level 3 tells again, 3 of 3: 陈博, by phone 陈博
        After that nobody else is told."
    `);
    expect(desk.read('late-answer', 'zh-CN')).toMatchInlineSnapshot(`
      "升级“答复延误”到了第 2 级：已通知王芳；有一条通知要等到 1月6日 周二 09:00。
      依据：时钟“正式答复”
      结束：时钟结束
      通知只在日历“office”的开放时间发出
      截至 2026年1月5日 周一 20:00，Asia/Shanghai

      2026年1月5日 周一
        09:00  随时钟“正式答复”开始；最迟 19:00
        17:00  第 1 级（时间的 80%）：通知王芳（客服；因为李娜不在岗，至 1月12日 周一）
        19:00  第 2 级（时间已到）到来；通知等到 1月6日 周二 09:00，因为日历“office”休息
        19:00  “调查”由客服转给 Gu Lin（中心主任）

      如果没有人处理
        1月6日 周二 09:00  第 2 级：通知王芳（资深客服）、孙昊（资深客服）、客户（应于 1月5日 周一 19:00 发出）
        1月6日 周二 09:30  第 3 级（第 2 级之后 30 分钟）：通知陈博（客服的上级），电话联系陈博（中心主任）
        1月6日 周二 10:30  第 3 级第 1 次重复（共 3 次）：通知陈博，电话联系陈博
        1月6日 周二 11:30  第 3 级第 2 次重复（共 3 次）：通知陈博，电话联系陈博
        1月6日 周二 12:30  第 3 级第 3 次重复（共 3 次）：通知陈博，电话联系陈博
        此后不再通知任何人。"
    `);
  });

  test('the next day at eleven: what was late says so, what is repeated is counted', () => {
    const desk = new AlertingCase().hours(26);
    expect(desk.read('late-answer')).toMatchInlineSnapshot(`
      "Escalation “Late answer” is at level 3: 王芳, 孙昊, the customer and 陈博 have been told.
      Goes by: clock “Formal answer”
      Ends when: the clock ends
      Alerts leave: in the opening hours of calendar “office”
      As of Tue 6 Jan 2026 11:00, Asia/Shanghai

      Mon 5 Jan 2026
        09:00  Begins with clock “Formal answer”; due 19:00
        17:00  Level 1 (80% of the time) tells 王芳 (Agent; because 李娜 is away until Mon 12 Jan)
        19:00  Level 2 (the time is over) comes; its alert waits until Tue 6 Jan 09:00, as calendar “office” is closed
        19:00  “Look into it” goes from Agent to Gu Lin (Head of the centre)

      Tue 6 Jan 2026
        09:00  Level 2 tells 王芳 (Senior agent), 孙昊 (Senior agent) and the customer (was due Mon 5 Jan 19:00)
        09:30  Level 3 (30 minutes after level 2) tells 陈博 (manager of Agent), by phone 陈博 (Head of the centre)
        10:30  Level 3 tells again, 1 of 3: 陈博, by phone 陈博

      If nobody does anything
        Tue 6 Jan 11:30  Level 3 tells again, 2 of 3: 陈博, by phone 陈博
        Tue 6 Jan 12:30  Level 3 tells again, 3 of 3: 陈博, by phone 陈博
        After that nobody else is told."
    `);
    expect(desk.read('late-answer', 'zh-CN')).toMatchInlineSnapshot(`
      "升级“答复延误”到了第 3 级：已通知王芳、孙昊、客户、陈博。
      依据：时钟“正式答复”
      结束：时钟结束
      通知只在日历“office”的开放时间发出
      截至 2026年1月6日 周二 11:00，Asia/Shanghai

      2026年1月5日 周一
        09:00  随时钟“正式答复”开始；最迟 19:00
        17:00  第 1 级（时间的 80%）：通知王芳（客服；因为李娜不在岗，至 1月12日 周一）
        19:00  第 2 级（时间已到）到来；通知等到 1月6日 周二 09:00，因为日历“office”休息
        19:00  “调查”由客服转给 Gu Lin（中心主任）

      2026年1月6日 周二
        09:00  第 2 级：通知王芳（资深客服）、孙昊（资深客服）、客户（应于 1月5日 周一 19:00 发出）
        09:30  第 3 级（第 2 级之后 30 分钟）：通知陈博（客服的上级），电话联系陈博（中心主任）
        10:30  第 3 级第 1 次重复（共 3 次）：通知陈博，电话联系陈博

      如果没有人处理
        1月6日 周二 11:30  第 3 级第 2 次重复（共 3 次）：通知陈博，电话联系陈博
        1月6日 周二 12:30  第 3 级第 3 次重复（共 3 次）：通知陈博，电话联系陈博
        此后不再通知任何人。"
    `);
  });

  test('without a list of people the roles are told', () => {
    const desk = new AlertingCase();
    desk.options = {};
    expect(desk.hours(26).read('late-answer')).toMatchInlineSnapshot(`
      "Escalation “Late answer” is at level 3: Agent, Senior agent, the customer and Head of the centre have been told.
      Goes by: clock “Formal answer”
      Ends when: the clock ends
      Alerts leave: in the opening hours of calendar “office”
      As of Tue 6 Jan 2026 11:00, Asia/Shanghai

      Mon 5 Jan 2026
        09:00  Begins with clock “Formal answer”; due 19:00
        17:00  Level 1 (80% of the time) tells Agent
        19:00  Level 2 (the time is over) comes; its alert waits until Tue 6 Jan 09:00, as calendar “office” is closed
        19:00  “Look into it” goes from Agent to Head of the centre

      Tue 6 Jan 2026
        09:00  Level 2 tells Senior agent and the customer (was due Mon 5 Jan 19:00)
        09:30  Level 3 (30 minutes after level 2) tells by phone Head of the centre; no list of people says who the manager of Agent is
        10:30  Level 3 tells again, 1 of 3: by phone Head of the centre

      If nobody does anything
        Tue 6 Jan 11:30  Level 3 tells again, 2 of 3: by phone Head of the centre
        Tue 6 Jan 12:30  Level 3 tells again, 3 of 3: by phone Head of the centre
        After that nobody else is told."
    `);
  });
});

describe('calls go round until somebody accepts', () => {
  test('in the first round nobody has accepted: the rounds to come and the final level are told with their instants', () => {
    const desk = new AlertingCase();
    desk.send('customer.storms', 'customer');
    desk.pass(25 * MINUTE);
    expect(desk.read('storm')).toMatchInlineSnapshot(`
      "Escalation “A storm” is at level 3: Gu Lin, 王芳 and 孙昊 have been told; nobody has accepted yet.
      Set off when: “The customer storms” happened
      Ends when: somebody who was told accepts
      As of Mon 5 Jan 2026 09:25, Asia/Shanghai

      Mon 5 Jan 2026
        09:00  Set off because “The customer storms” happened
        09:00  Level 1 (at once) tells by phone Gu Lin (on call by “night-watch”)
        09:10  Level 2 is left out: amount > 1000 does not hold
        09:20  Level 3 (10 minutes after level 2) tells by phone 王芳 (Senior agent) and 孙昊 (Senior agent)

      If nobody does anything
        Mon 5 Jan 09:30  Level 1, round 2 of 3 (10 minutes after the last alert) tells by phone Gu Lin (on call by “night-watch”)
        Mon 5 Jan 09:40  Level 2, round 2 of 3 is left out: amount > 1000 does not hold
        Mon 5 Jan 09:50  Level 3, round 2 of 3 (10 minutes after level 2) tells by phone 王芳 (Senior agent) and 孙昊 (Senior agent)
        Mon 5 Jan 10:00  Level 1, round 3 of 3 (10 minutes after the last alert) tells by phone Gu Lin (on call by “night-watch”)
        Mon 5 Jan 10:10  Level 2, round 3 of 3 is left out: amount > 1000 does not hold
        Mon 5 Jan 10:20  Level 3, round 3 of 3 (10 minutes after level 2) tells by phone 王芳 (Senior agent) and 孙昊 (Senior agent)
        Mon 5 Jan 10:30  The final level (10 minutes after the last alert) tells by phone 陈博 (Head of the centre)
        After that nobody else is told."
    `);
    expect(desk.read('storm', 'zh-CN')).toMatchInlineSnapshot(`
      "升级“客户发火”到了第 3 级：已通知 Gu Lin、王芳、孙昊；还没有人接手。
      触发：“客户发火”发生
      结束：被通知的人接手
      截至 2026年1月5日 周一 09:25，Asia/Shanghai

      2026年1月5日 周一
        09:00  触发：“客户发火”发生
        09:00  第 1 级（立即）：电话联系 Gu Lin（按“night-watch”值班）
        09:10  第 2 级略过：amount > 1000 不成立
        09:20  第 3 级（第 2 级之后 10 分钟）：电话联系王芳（资深客服）、孙昊（资深客服）

      如果没有人处理
        1月5日 周一 09:30  第 2 轮（共 3 轮）第 1 级（最后一次通知之后 10 分钟）：电话联系 Gu Lin（按“night-watch”值班）
        1月5日 周一 09:40  第 2 轮（共 3 轮）第 2 级略过：amount > 1000 不成立
        1月5日 周一 09:50  第 2 轮（共 3 轮）第 3 级（第 2 级之后 10 分钟）：电话联系王芳（资深客服）、孙昊（资深客服）
        1月5日 周一 10:00  第 3 轮（共 3 轮）第 1 级（最后一次通知之后 10 分钟）：电话联系 Gu Lin（按“night-watch”值班）
        1月5日 周一 10:10  第 3 轮（共 3 轮）第 2 级略过：amount > 1000 不成立
        1月5日 周一 10:20  第 3 轮（共 3 轮）第 3 级（第 2 级之后 10 分钟）：电话联系王芳（资深客服）、孙昊（资深客服）
        1月5日 周一 10:30  最后一级（最后一次通知之后 10 分钟）：电话联系陈博（中心主任）
        此后不再通知任何人。"
    `);
  });

  test('somebody accepts: nobody else is told', () => {
    const desk = new AlertingCase();
    desk.send('customer.storms', 'customer');
    desk.pass(25 * MINUTE);
    expect(
      desk.send('escalation.storm.accepted', 'senior', undefined, { by: { role: 'senior', person: 'wang-fang' } }),
    ).toEqual(['storm accepted at 3']);
    desk.pass(HOUR);
    expect(desk.read('storm')).toMatchInlineSnapshot(`
      "Escalation “A storm” was accepted by 王芳 (Senior agent) Mon 5 Jan 09:25, at level 3.
      Set off when: “The customer storms” happened
      Ends when: somebody who was told accepts
      As of Mon 5 Jan 2026 10:25, Asia/Shanghai

      Mon 5 Jan 2026
        09:00  Set off because “The customer storms” happened
        09:00  Level 1 (at once) tells by phone Gu Lin (on call by “night-watch”)
        09:10  Level 2 is left out: amount > 1000 does not hold
        09:20  Level 3 (10 minutes after level 2) tells by phone 王芳 (Senior agent) and 孙昊 (Senior agent)
        09:25  Accepted by 王芳 (Senior agent) at level 3

      If nobody does anything
        Nobody else is told."
    `);
    expect(desk.read('storm', 'zh-CN')).toMatchInlineSnapshot(`
      "升级“客户发火”于 1月5日 周一 09:25 由王芳（资深客服）接手，当时在第 3 级。
      触发：“客户发火”发生
      结束：被通知的人接手
      截至 2026年1月5日 周一 10:25，Asia/Shanghai

      2026年1月5日 周一
        09:00  触发：“客户发火”发生
        09:00  第 1 级（立即）：电话联系 Gu Lin（按“night-watch”值班）
        09:10  第 2 级略过：amount > 1000 不成立
        09:20  第 3 级（第 2 级之后 10 分钟）：电话联系王芳（资深客服）、孙昊（资深客服）
        09:25  由王芳（资深客服）接手，当时在第 3 级

      如果没有人处理
        不再通知任何人。"
    `);
  });

  test('nobody accepts at all: all levels have come', () => {
    const desk = new AlertingCase();
    desk.send('customer.storms', 'customer');
    expect(desk.hours(3).read('storm')).toMatchInlineSnapshot(`
      "Escalation “A storm” has gone through all its levels: Gu Lin, 王芳, 孙昊 and 陈博 have been told; nobody has accepted yet.
      Set off when: “The customer storms” happened
      Ends when: somebody who was told accepts
      As of Mon 5 Jan 2026 12:00, Asia/Shanghai

      Mon 5 Jan 2026
        09:00  Set off because “The customer storms” happened
        09:00  Level 1 (at once) tells by phone Gu Lin (on call by “night-watch”)
        09:10  Level 2 is left out: amount > 1000 does not hold
        09:20  Level 3 (10 minutes after level 2) tells by phone 王芳 (Senior agent) and 孙昊 (Senior agent)
        09:30  Level 1, round 2 of 3 (10 minutes after the last alert) tells by phone Gu Lin (on call by “night-watch”)
        09:40  Level 2, round 2 of 3 is left out: amount > 1000 does not hold
        09:50  Level 3, round 2 of 3 (10 minutes after level 2) tells by phone 王芳 (Senior agent) and 孙昊 (Senior agent)
        10:00  Level 1, round 3 of 3 (10 minutes after the last alert) tells by phone Gu Lin (on call by “night-watch”)
        10:10  Level 2, round 3 of 3 is left out: amount > 1000 does not hold
        10:20  Level 3, round 3 of 3 (10 minutes after level 2) tells by phone 王芳 (Senior agent) and 孙昊 (Senior agent)
        10:30  The final level (10 minutes after the last alert) tells by phone 陈博 (Head of the centre)
        10:30  All levels have come

      If nobody does anything
        Nobody else is told."
    `);
  });

  test('the customer storms once more while people are being called: nothing begins anew', () => {
    const desk = new AlertingCase();
    desk.send('customer.storms', 'customer');
    desk.pass(5 * MINUTE);
    desk.send('customer.storms', 'customer');
    expect(desk.why('storm').runs.map(({ lines }) => lines.map(({ kind }) => kind))).toEqual([
      ['triggered', 'raised', 'told', 'triggered'],
    ]);
    expect(desk.read('storm').split('\n')[8]).toBe(
      '  09:05  Would be set off again because “The customer storms” happened, but is under way already',
    );
  });

  test('accepted, and later set off again: each run stands under its own heading', () => {
    const desk = new AlertingCase();
    desk.send('customer.storms', 'customer');
    desk.send('escalation.storm.accepted', 'guard');
    desk.hours(1);
    desk.send('customer.storms', 'customer');
    expect(desk.read('storm')).toMatchInlineSnapshot(`
      "Escalation “A storm” is at level 1: Gu Lin has been told; nobody has accepted yet.
      Set off when: “The customer storms” happened
      Ends when: somebody who was told accepts
      As of Mon 5 Jan 2026 10:00, Asia/Shanghai

      Run 1 of 2

      Mon 5 Jan 2026
        09:00  Set off because “The customer storms” happened
        09:00  Level 1 (at once) tells by phone Gu Lin (on call by “night-watch”)
        09:00  Accepted by Night guard at level 1

      Run 2 of 2

      Mon 5 Jan 2026
        10:00  Set off because “The customer storms” happened
        10:00  Level 1 (at once) tells by phone Gu Lin (on call by “night-watch”)

      If nobody does anything
        Mon 5 Jan 10:10  Level 2 is left out: amount > 1000 does not hold
        Mon 5 Jan 10:20  Level 3 (10 minutes after level 2) tells by phone 王芳 (Senior agent) and 孙昊 (Senior agent)
        Mon 5 Jan 10:30  Level 1, round 2 of 3 (10 minutes after the last alert) tells by phone Gu Lin (on call by “night-watch”)
        Mon 5 Jan 10:40  Level 2, round 2 of 3 is left out: amount > 1000 does not hold
        Mon 5 Jan 10:50  Level 3, round 2 of 3 (10 minutes after level 2) tells by phone 王芳 (Senior agent) and 孙昊 (Senior agent)
        Mon 5 Jan 11:00  Level 1, round 3 of 3 (10 minutes after the last alert) tells by phone Gu Lin (on call by “night-watch”)
        Mon 5 Jan 11:10  Level 2, round 3 of 3 is left out: amount > 1000 does not hold
        Mon 5 Jan 11:20  Level 3, round 3 of 3 (10 minutes after level 2) tells by phone 王芳 (Senior agent) and 孙昊 (Senior agent)
        Mon 5 Jan 11:30  The final level (10 minutes after the last alert) tells by phone 陈博 (Head of the centre)
        After that nobody else is told."
    `);
  });
});

describe('what ends an escalation', () => {
  test('the promise is kept: its clock ends it', () => {
    const desk = new AlertingCase().hours(9);
    desk.send('step.look.done', 'agent');
    expect(desk.read('late-answer')).toMatchInlineSnapshot(`
      "Escalation “Late answer” ended Mon 5 Jan 18:00 at level 1, because clock “Formal answer” was met: 王芳 has been told.
      Goes by: clock “Formal answer”
      Ends when: the clock ends
      Alerts leave: in the opening hours of calendar “office”
      As of Mon 5 Jan 2026 18:00, Asia/Shanghai

      Mon 5 Jan 2026
        09:00  Begins with clock “Formal answer”; due 19:00
        17:00  Level 1 (80% of the time) tells 王芳 (Agent; because 李娜 is away until Mon 12 Jan)
        18:00  Ends at level 1 because clock “Formal answer” was met

      If nobody does anything
        Nobody else is told."
    `);
    expect(desk.read('late-answer', 'zh-CN')).toMatchInlineSnapshot(`
      "升级“答复延误”于 1月5日 周一 18:00 在第 1 级结束（时钟“正式答复”达标）：已通知王芳。
      依据：时钟“正式答复”
      结束：时钟结束
      通知只在日历“office”的开放时间发出
      截至 2026年1月5日 周一 18:00，Asia/Shanghai

      2026年1月5日 周一
        09:00  随时钟“正式答复”开始；最迟 19:00
        17:00  第 1 级（时间的 80%）：通知王芳（客服；因为李娜不在岗，至 1月12日 周一）
        18:00  在第 1 级结束：时钟“正式答复”达标

      如果没有人处理
        不再通知任何人。"
    `);
  });

  test('the promise is kept before anybody had to be told', () => {
    const desk = new AlertingCase().hours(1);
    desk.send('step.look.done', 'agent');
    expect(desk.read('late-answer')).toMatchInlineSnapshot(`
      "Escalation “Late answer” is over: nobody had to be told.
      Goes by: clock “Formal answer”
      Ends when: the clock ends
      Alerts leave: in the opening hours of calendar “office”
      As of Mon 5 Jan 2026 10:00, Asia/Shanghai

      Mon 5 Jan 2026
        09:00  Begins with clock “Formal answer”; due 19:00

      If nobody does anything
        Nobody else is told."
    `);
  });

  test('its condition holds no more', () => {
    const desk = new AlertingCase();
    desk.send('customer.rates', 'customer', { stars: 1 });
    desk.pass(90 * MINUTE);
    expect(desk.read('unhappy')).toMatchInlineSnapshot(`
      "Escalation “Unhappy” is at level 1: 王芳 and 孙昊 have been told.
      Set off when: score <= 2 has become true
      Ends when: “The customer calms down” happened, or that holds no more
      As of Mon 5 Jan 2026 10:30, Asia/Shanghai

      Mon 5 Jan 2026
        09:00  Set off because score <= 2 holds
        10:00  Level 1 (1 hour after it was set off) tells 王芳 (Senior agent) and 孙昊 (Senior agent)

      If nobody does anything
        Mon 5 Jan 11:00  Level 2 (1 hour after level 1) tells 王芳 (deputy of Agent)
        After that nobody else is told."
    `);
    desk.send('customer.rates', 'customer', { stars: 5 });
    expect(desk.read('unhappy')).toMatchInlineSnapshot(`
      "Escalation “Unhappy” ended Mon 5 Jan 10:30 at level 1, because score <= 2 does not hold any more: 王芳 and 孙昊 have been told.
      Set off when: score <= 2 has become true
      Ends when: “The customer calms down” happened, or that holds no more
      As of Mon 5 Jan 2026 10:30, Asia/Shanghai

      Mon 5 Jan 2026
        09:00  Set off because score <= 2 holds
        10:00  Level 1 (1 hour after it was set off) tells 王芳 (Senior agent) and 孙昊 (Senior agent)
        10:30  Ends at level 1 because score <= 2 does not hold any more

      If nobody does anything
        Nobody else is told."
    `);
    expect(desk.read('unhappy', 'zh-CN')).toMatchInlineSnapshot(`
      "升级“不满意”于 1月5日 周一 10:30 在第 1 级结束（score <= 2 不再成立）：已通知王芳、孙昊。
      触发：score <= 2 变为成立
      结束：“客户消气”发生，或条件不再成立
      截至 2026年1月5日 周一 10:30，Asia/Shanghai

      2026年1月5日 周一
        09:00  触发：score <= 2 成立
        10:00  第 1 级（触发后 1 小时）：通知王芳（资深客服）、孙昊（资深客服）
        10:30  在第 1 级结束：score <= 2 不再成立

      如果没有人处理
        不再通知任何人。"
    `);
  });

  test('one that nothing has set off says so', () => {
    const desk = new AlertingCase();
    expect(desk.read('unhappy')).toMatchInlineSnapshot(`
      "Escalation “Unhappy” has not been set off.
      Set off when: score <= 2 has become true
      Ends when: “The customer calms down” happened, or that holds no more
      As of Mon 5 Jan 2026 09:00, Asia/Shanghai

      If nobody does anything
        Nobody else is told."
    `);
    expect(desk.read('unhappy', 'zh-CN').split('\n')[0]).toBe('升级“不满意”还没有触发。');
  });
});

describe('the case was not looked after for eight hours', () => {
  test('one alert is late and says since when, the others are named as left out', () => {
    const desk = new AlertingCase();
    desk.send('customer.storms', 'customer');
    desk.hours(8, { away: true });
    expect(desk.read('storm')).toMatchInlineSnapshot(`
      "Escalation “A storm” has gone through all its levels: Gu Lin and 陈博 have been told; nobody has accepted yet.
      Set off when: “The customer storms” happened
      Ends when: somebody who was told accepts
      As of Mon 5 Jan 2026 17:00, Asia/Shanghai

      Mon 5 Jan 2026
        09:00  Set off because “The customer storms” happened
        09:00  Level 1 (at once) tells by phone Gu Lin (on call by “night-watch”)
        09:10  Level 2 is left out: amount > 1000 does not hold
        09:20  Level 3 (10 minutes after level 2) comes while nobody looks after the case; its alert is left out for a later one
        09:30  Level 1, round 2 of 3 (10 minutes after the last alert) comes while nobody looks after the case; its alert is left out for a later one
        09:40  Level 2, round 2 of 3 is left out: amount > 1000 does not hold
        09:50  Level 3, round 2 of 3 (10 minutes after level 2) comes while nobody looks after the case; its alert is left out for a later one
        10:00  Level 1, round 3 of 3 (10 minutes after the last alert) comes while nobody looks after the case; its alert is left out for a later one
        10:10  Level 2, round 3 of 3 is left out: amount > 1000 does not hold
        10:20  Level 3, round 3 of 3 (10 minutes after level 2) comes while nobody looks after the case; its alert is left out for a later one
        10:30  The final level (10 minutes after the last alert) comes while nobody looks after the case; its alert waits until 17:00
        17:00  The final level tells by phone 陈博 (Head of the centre) (was due 10:30)
        17:00  All levels have come

      If nobody does anything
        Nobody else is told."
    `);
    expect(desk.read('storm', 'zh-CN')).toMatchInlineSnapshot(`
      "升级“客户发火”各级都已到来：已通知 Gu Lin、陈博；还没有人接手。
      触发：“客户发火”发生
      结束：被通知的人接手
      截至 2026年1月5日 周一 17:00，Asia/Shanghai

      2026年1月5日 周一
        09:00  触发：“客户发火”发生
        09:00  第 1 级（立即）：电话联系 Gu Lin（按“night-watch”值班）
        09:10  第 2 级略过：amount > 1000 不成立
        09:20  第 3 级（第 2 级之后 10 分钟）到来，当时系统没有运行；通知不再发出，由后面的通知代替
        09:30  第 2 轮（共 3 轮）第 1 级（最后一次通知之后 10 分钟）到来，当时系统没有运行；通知不再发出，由后面的通知代替
        09:40  第 2 轮（共 3 轮）第 2 级略过：amount > 1000 不成立
        09:50  第 2 轮（共 3 轮）第 3 级（第 2 级之后 10 分钟）到来，当时系统没有运行；通知不再发出，由后面的通知代替
        10:00  第 3 轮（共 3 轮）第 1 级（最后一次通知之后 10 分钟）到来，当时系统没有运行；通知不再发出，由后面的通知代替
        10:10  第 3 轮（共 3 轮）第 2 级略过：amount > 1000 不成立
        10:20  第 3 轮（共 3 轮）第 3 级（第 2 级之后 10 分钟）到来，当时系统没有运行；通知不再发出，由后面的通知代替
        10:30  最后一级（最后一次通知之后 10 分钟）到来，当时系统没有运行；通知等到 17:00
        17:00  最后一级：电话联系陈博（中心主任）（应于 10:30 发出）
        17:00  各级都已到来

      如果没有人处理
        不再通知任何人。"
    `);
  });

  test('while it still waits to be caught up, what leaves at once is told as what comes next', () => {
    const desk = new AlertingCase().hours(7);
    const { snapshot } = desk.last;
    // Nothing was fired since: the host has just been started again, half an hour after level 1 was due.
    const at = desk.now + 90 * MINUTE;
    const why = explainEscalation(desk.compiled, desk.entries, 'late-answer', { at, snapshot, ...desk.options });
    expect(why?.ahead?.lines.slice(0, 4)).toMatchObject([
      { kind: 'raised', level: 1, at: desk.now + HOUR },
      { kind: 'held', level: 1, because: 'late', until: at },
      { kind: 'told', level: 1, at, late: desk.now + HOUR },
      { kind: 'raised', level: 2 },
    ]);
  });
});

describe('what comes next ends where the case does', () => {
  test('a paused clock tells nobody', () => {
    const desk = new AlertingCase().hours(9);
    desk.send('step.look.unclear', 'agent');
    expect(desk.read('late-answer')).toMatchInlineSnapshot(`
      "Escalation “Late answer” is at level 1: 王芳 has been told.
      Goes by: clock “Formal answer”
      Ends when: the clock ends
      Alerts leave: in the opening hours of calendar “office”
      As of Mon 5 Jan 2026 18:00, Asia/Shanghai

      Mon 5 Jan 2026
        09:00  Begins with clock “Formal answer”; due 19:00
        17:00  Level 1 (80% of the time) tells 王芳 (Agent; because 李娜 is away until Mon 12 Jan)

      If nobody does anything
        Nothing comes while clock “Formal answer” is paused."
    `);
    expect(desk.read('late-answer', 'zh-CN').split('\n').at(-1)).toBe('  时钟“正式答复”暂停期间不会有任何通知。');
  });

  test('the time limit of a step closes the case before the last level', () => {
    const desk = new AlertingCase().hours(70.5);
    desk.send('customer.rates', 'customer', { stars: 1 });
    desk.pass(MINUTE);
    expect(desk.read('unhappy')).toMatchInlineSnapshot(`
      "Escalation “Unhappy” has begun: nobody has been told yet.
      Set off when: score <= 2 has become true
      Ends when: “The customer calms down” happened, or that holds no more
      As of Thu 8 Jan 2026 07:31, Asia/Shanghai

      Thu 8 Jan 2026
        07:30  Set off because score <= 2 holds

      If nobody does anything
        Thu 8 Jan 08:30  Level 1 (1 hour after it was set off) tells 王芳 (Senior agent)
        Thu 8 Jan 09:00  The case closes by itself: “Given up”
        After that nobody else is told."
    `);
    expect(desk.read('unhappy', 'zh-CN')).toMatchInlineSnapshot(`
      "升级“不满意”已开始：还没有通知任何人。
      触发：score <= 2 变为成立
      结束：“客户消气”发生，或条件不再成立
      截至 2026年1月8日 周四 07:31，Asia/Shanghai

      2026年1月8日 周四
        07:30  触发：score <= 2 成立

      如果没有人处理
        1月8日 周四 08:30  第 1 级（触发后 1 小时）：通知王芳（资深客服）
        1月8日 周四 09:00  案例自行关闭：“放弃”
        此后不再通知任何人。"
    `);
  });

  test('a level of which nobody can tell the instant is named, and nothing comes by itself', () => {
    const text = ALERTING_DESK.replace(
      '- { after: 1h, notify: { deputy-of: agent } }',
      '- { after: pace, notify: head }',
    ).replace('data:\n', 'data:\n  pace: { type: duration, title: { en: Pace, zh-CN: 节奏 } }\n');
    const desk = new AlertingCase(deskOf(text));
    desk.send('customer.rates', 'customer', { stars: 1 });
    desk.hours(2);
    expect(desk.read('unhappy').split('\n').slice(4)).toMatchInlineSnapshot(`
      [
        "",
        "Mon 5 Jan 2026",
        "  09:00  Set off because score <= 2 holds",
        "  10:00  Level 1 (1 hour after it was set off) tells 王芳 (Senior agent) and 孙昊 (Senior agent)",
        "  10:00  Nobody can tell when level 2 comes: “Pace” has no value",
        "",
        "If nobody does anything",
        "  Thu 8 Jan 09:00  The case closes by itself: “Given up”",
        "  After that nobody else is told.",
      ]
    `);
    expect(desk.read('unhappy', 'zh-CN').split('\n').slice(4)).toMatchInlineSnapshot(`
      [
        "",
        "2026年1月5日 周一",
        "  09:00  触发：score <= 2 成立",
        "  10:00  第 1 级（触发后 1 小时）：通知王芳（资深客服）、孙昊（资深客服）",
        "  10:00  无法确定第 2 级何时到来：“节奏”没有值",
        "",
        "如果没有人处理",
        "  1月8日 周四 09:00  案例自行关闭：“放弃”",
        "  此后不再通知任何人。",
      ]
    `);
  });

  test('where the case cannot go on by itself, what was found before is told', () => {
    // The time limit leads to a decision that has no rule for this case.
    const text = ALERTING_DESK.replace('timed-out: given-up', 'timed-out: judge')
      .replace('    alternatives:\n', '    alternatives:\n      judge: { decide: judge, next: given-up }\n')
      .replace(
        'stages:\n',
        'decisions:\n  judge: { hit: unique, inputs: [amount], outputs: [score], rules: [{ if: ["> 1000"], then: [1] }] }\nstages:\n',
      );
    const desk = new AlertingCase(deskOf(text)).hours(70.5);
    desk.send('customer.rates', 'customer', { stars: 1 });
    expect(desk.read('unhappy').split('\n').slice(-3)).toMatchInlineSnapshot(`
      [
        "If nobody does anything",
        "  Thu 8 Jan 08:30  Level 1 (1 hour after it was set off) tells 王芳 (Senior agent)",
        "  From Thu 8 Jan 09:00 on the case cannot go on by itself.",
      ]
    `);
    expect(desk.read('unhappy', 'zh-CN').split('\n').at(-1)).toMatchInlineSnapshot(
      `"  从 1月8日 周四 09:00 起，案例无法自行继续。"`,
    );
  });

  test('after the case was closed nobody is told', () => {
    const desk = new AlertingCase().hours(80);
    expect(desk.last.status).toBe('closed');
    expect(desk.why('late-answer').ahead).toEqual({ lines: [], then: 'nothing' });
  });
});

test('an escalation that the blueprint does not have has no explanation', () => {
  const { compiled, entries, now: at } = new AlertingCase();
  expect(explainEscalation(compiled, entries, 'nothing', { at })).toBeUndefined();
});

test('the journal alone tells the same, but not what comes next', () => {
  const desk = new AlertingCase().hours(26);
  const { compiled, entries, now: at, options } = desk;
  const { ahead: _ahead, ...known } = desk.why('late-answer');
  expect(explainEscalation(compiled, entries, 'late-answer', { at, ...options })).toEqual(known);
});
