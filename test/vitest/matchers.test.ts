import { describe, test } from 'vitest';

import { expect } from '../../src/vitest.ts';
import type { JourneyCase } from '../../src/journey/handle/journey-case.ts';
import type { Language } from '../../src/text/catalogue/entry.ts';
import { directoryOf, readPeople } from '../../src/index.ts';
import { shop } from '../journey/expect/support.ts';
import { openShop, printed } from './desk.ts';

const reported = (language?: Language): JourneyCase =>
  openShop({ language }).reply('report', { with: { what: 'lamp', severity: 2 } });
const looked = (language?: Language): JourneyCase => reported(language).as('agent').complete('look');
const mended = (language?: Language): JourneyCase =>
  looked(language).wait('9h').as('engineer').complete('repair', { outcome: 'fixed' });

describe('every word of expectations is a matcher, both ways round', () => {
  test('of where a case is and what it waits for', () => {
    const c = looked();
    expect(c).toBeIn('resolution');
    expect(c).not.toBeIn('intake');
    expect(c).toBeWaitingFor('engineer');
    expect(c).not.toBeWaitingFor('customer');
    expect(c).toOffer('repair', 'fixed');
    expect(c).toOffer('customer.calls');
    expect(c).not.toOffer('look');
    expect(c).toHaveVisitedInOrder('report', 'look', 'repair');
    expect(c).not.toHaveVisitedInOrder('repair', 'report');
  });

  test('of what has happened', () => {
    const c = mended();
    expect(c).toHaveReached('resolved');
    expect(looked()).not.toHaveReached('resolved');
    expect(c).toHaveSent('goodbye');
    expect(c).toHaveSent('Thank you: lamp', { times: 1 });
    expect(looked()).not.toHaveSent('goodbye');
    expect(c).toHaveEscalatedTo('team-lead', { times: 1 });
    expect(c).not.toHaveEscalatedTo('head');
    expect(c).toHaveData({ what: 'lamp', severity: 2 });
    expect(c).not.toHaveData({ severity: 3 });
    expect(c).toHaveEnded();
    expect(c).toHaveEnded('solved');
    expect(c).not.toHaveEnded('lost');
  });

  test('of clocks', () => {
    const c = mended();
    expect(c).toHaveMet('answered');
    expect(c).not.toHaveMet('mended');
    expect(c).toHaveBreached('mended');
    expect(c).not.toHaveBreached('answered');
    expect(looked()).toBeRunning('mended');
    expect(c).not.toBeRunning('mended');
    expect(openShop()).toBePaused('answered');
    expect(looked()).not.toBePaused('mended');
    expect(looked()).toBeDue('mended', '2026-01-05T15:00+08:00');
    expect(looked()).toBeDue('repair', new Date('2026-01-07T09:00+08:00'));
    expect(looked()).not.toBeDue('mended', Date.parse('2026-01-05T16:00+08:00'));
  });

  test('of what was turned down', () => {
    const c = openShop().tries((one) => one.as('agent').complete('look'));
    expect(c).toHaveRefused();
    expect(c).toHaveRefused('TL6001');
    expect(reported()).not.toHaveRefused();
  });
});

describe('a failing expectation says what was expected, what is the case, why, and tells the story so far', () => {
  test('where a case is', () => {
    expect(printed(() => expect(openShop()).toBeIn('resolution'))).toMatchInlineSnapshot(`
      "Expected the case to be in stage "resolution", but it is in stage "intake": it waits for customer at "report" since 09:00, until Tue 6 Jan 09:00.

      The case so far:

      Mon 5 Jan 2026

      09:00  ◉ Case C-1 is opened

             ── intake ──
             › “report”: customer is asked for what and severity (by Tue 6 Jan 09:00)
               ◄ this decided it
             ◷ Clock “answered” is paused
             ► Expected the case to be in stage "resolution", but it is in stage "intake": it waits for
               customer at "report" since 09:00, until Tue 6 Jan 09:00.

             › Still waiting for customer at “report”"
    `);
    expect(printed(() => expect(openShop({ language: 'zh-CN' })).not.toBeIn('intake'))).toMatchInlineSnapshot(`
      "期望案例不在阶段“intake”，但它从 09:00 起就在那里。

      案例至此的经过：

      2026年1月5日 周一

      09:00  ◉ 案例 C-1 开立

             ── 受理 ──
             ◄ 由此决定
             › “report”：请客户提供 what、severity（最迟 1月6日 周二 09:00）
             ◷ 时钟“answered”暂停
             ► 期望案例不在阶段“intake”，但它从 09:00 起就在那里。

             › 仍在“report”等待客户"
    `);
  });

  test('whom it waits for', () => {
    expect(printed(() => expect(openShop()).not.toBeWaitingFor('customer'))).toMatchInlineSnapshot(`
      "Expected the case not to wait for "customer", but it does so at "report" since 09:00.

      The case so far:

      Mon 5 Jan 2026

      09:00  ◉ Case C-1 is opened

             ── intake ──
             › “report”: customer is asked for what and severity (by Tue 6 Jan 09:00)
               ◄ this decided it
             ◷ Clock “answered” is paused
             ► Expected the case not to wait for "customer", but it does so at "report" since 09:00.

             › Still waiting for customer at “report”"
    `);
    expect(printed(() => expect(openShop({ language: 'zh-CN' })).toBeWaitingFor('agent'))).toMatchInlineSnapshot(`
      "期望案例等待“agent”，但它在阶段“intake”，从 09:00 起在“report”等待客户，到 1月6日 周二 09:00 为止。

      案例至此的经过：

      2026年1月5日 周一

      09:00  ◉ 案例 C-1 开立

             ── 受理 ──
             › “report”：请客户提供 what、severity（最迟 1月6日 周二 09:00）
               ◄ 由此决定
             ◷ 时钟“answered”暂停
             ► 期望案例等待“agent”，但它在阶段“intake”，从 09:00 起在“report”等待客户，到 1月6日 周二
               09:00 为止。

             › 仍在“report”等待客户"
    `);
  });

  test('what it offers', () => {
    expect(printed(() => expect(openShop()).toOffer('repair', 'fixed'))).toMatchInlineSnapshot(`
      "Expected the case to offer outcome "fixed" of step "repair", but it does not now.
      The case waits for customer at "report" since 09:00, until Tue 6 Jan 09:00. It takes now: customer.writes, customer.calls, step.report.answered, case.cancels, case.merged.

      The case so far:

      Mon 5 Jan 2026

      09:00  ◉ Case C-1 is opened

             ── intake ──
             › “report”: customer is asked for what and severity (by Tue 6 Jan 09:00)
               ◄ this decided it
             ◷ Clock “answered” is paused
             ► Expected the case to offer outcome "fixed" of step "repair", but it does not now.

             › Still waiting for customer at “report”"
    `);
    expect(printed(() => expect(openShop({ language: 'zh-CN' })).not.toOffer('report'))).toMatchInlineSnapshot(`
      "期望案例此刻不接受“report”，但它此刻接受。

      案例至此的经过：

      2026年1月5日 周一

      09:00  ◉ 案例 C-1 开立

             ── 受理 ──
             › “report”：请客户提供 what、severity（最迟 1月6日 周二 09:00）
               ◄ 由此决定
             ◷ 时钟“answered”暂停
             ► 期望案例此刻不接受“report”，但它此刻接受。

             › 仍在“report”等待客户"
    `);
  });

  test('what it has reached', () => {
    expect(printed(() => expect(reported()).toHaveReached('looked-at'))).toMatchInlineSnapshot(`
      "Expected milestone "looked-at" to have been reached, but it has not been reached.
      Step "look", at which the case still is, reaches it. The case waits for agent at "look" since 09:00.

      The case so far:

      Mon 5 Jan 2026

      09:00  ◉ Case C-1 is opened

             ── intake ──
             › “report”: customer is asked for what and severity (by Tue 6 Jan 09:00)
             ◷ Clock “answered” is paused
             ✓ Customer answers “report”
                 what      lamp
                 severity  2
             ✉ Message to customer
               “Thank you: lamp.”

             ── resolution ──
             › Work for Agent: “Have a look”
             ◷ Clock “answered” runs on: due 13:00
             ► Expected milestone "looked-at" to have been reached, but it has not been reached.

             › Still waiting for Agent at “Have a look”"
    `);
    expect(printed(() => expect(looked('zh-CN')).not.toHaveReached('looked-at'))).toMatchInlineSnapshot(`
      "期望没有达到里程碑“looked-at”，但已在 2026年1月5日 周一 09:00 达到。

      案例至此的经过：

      2026年1月5日 周一

      09:00  ◉ 案例 C-1 开立

             ── 受理 ──
             › “report”：请客户提供 what、severity（最迟 1月6日 周二 09:00）
             ◷ 时钟“answered”暂停
             ✓ 客户答复“report”
                 what      lamp
                 severity  2
             ✉ 发给客户的消息
               “Thank you: lamp.”

             ── 解决 ──
             › 客服待办：“Have a look”
             ◷ 时钟“answered”继续走：最迟 13:00
             ✓ 客服完成“Have a look”
             ⚑ 里程碑：looked-at
               ◄ 由此决定
             ↳ 转到“Repair”
             › 工程师待办：“Repair”（最迟 1月7日 周三 09:00）
             ◷ 时钟“answered”达标，还剩 4 小时
             ◷ 时钟“mended”：最迟 15:00
             ► 期望没有达到里程碑“looked-at”，但已在 2026年1月5日 周一 09:00 达到。

             › 仍在“Repair”等待工程师"
    `);
  });

  test('where it has been', () => {
    expect(printed(() => expect(reported()).toHaveVisitedInOrder('look', 'report'))).toMatchInlineSnapshot(`
      "Expected the case to have come to "look", "report" in this order, but it came to "look" and not to "report" after that; it was at "report" only before, on Mon 5 Jan 2026 at 09:00.
      The case waits for agent at "look" since 09:00.

      The case so far:

      Mon 5 Jan 2026

      09:00  ◉ Case C-1 is opened

             ── intake ──
             › “report”: customer is asked for what and severity (by Tue 6 Jan 09:00)
             ◷ Clock “answered” is paused
             ✓ Customer answers “report”
                 what      lamp
                 severity  2
             ✉ Message to customer
               “Thank you: lamp.”

             ── resolution ──
             › Work for Agent: “Have a look”
               ◄ this decided it
             ◷ Clock “answered” runs on: due 13:00
             ► Expected the case to have come to "look", "report" in this order, but it came to "look" and
               not to "report" after that; it was at "report" only before, on Mon 5 Jan 2026 at 09:00.

             › Still waiting for Agent at “Have a look”"
    `);
    expect(printed(() => expect(reported('zh-CN')).not.toHaveVisitedInOrder('report', 'look'))).toMatchInlineSnapshot(`
      "期望案例没有依次经过“report”、“look”，但它确实依次经过。

      案例至此的经过：

      2026年1月5日 周一

      09:00  ◉ 案例 C-1 开立

             ── 受理 ──
             › “report”：请客户提供 what、severity（最迟 1月6日 周二 09:00）
             ◷ 时钟“answered”暂停
             ✓ 客户答复“report”
                 what      lamp
                 severity  2
             ✉ 发给客户的消息
               “Thank you: lamp.”

             ── 解决 ──
             › 客服待办：“Have a look”
               ◄ 由此决定
             ◷ 时钟“answered”继续走：最迟 13:00
             ► 期望案例没有依次经过“report”、“look”，但它确实依次经过。

             › 仍在“Have a look”等待客服"
    `);
  });

  test('what was sent', () => {
    expect(printed(() => expect(mended()).not.toHaveSent('goodbye'))).toMatchInlineSnapshot(`
      "Expected message "goodbye" not to have been sent, but it was sent on Mon 5 Jan 2026 at 18:00.

      The case so far:

      Mon 5 Jan 2026

      09:00  ◉ Case C-1 is opened

             ── intake ──
             › “report”: customer is asked for what and severity (by Tue 6 Jan 09:00)
             ◷ Clock “answered” is paused
             ✓ Customer answers “report”
                 what      lamp
                 severity  2
             ✉ Message to customer
               “Thank you: lamp.”

             ── resolution ──
             › Work for Agent: “Have a look”
             ◷ Clock “answered” runs on: due 13:00
             ✓ Agent finishes “Have a look”
             ⚑ Milestone: looked-at
             ↳ On to “Repair”
             › Work for Engineer: “Repair” (by Wed 7 Jan 09:00)
             ◷ Clock “answered” is met, 4 h left
             ◷ Clock “mended”: due 15:00
      15:00  ✗ Clock “mended” has run over: it was due 15:00
             ⇑ Escalation “unanswered”, level 1 of 2: Team lead is notified
      17:00  ⇑ Escalation “unanswered” leaves out level 2 of 2: severity > 3 does not hold (nobody else is
               told after this)
      18:00  ✓ Engineer finishes “Repair”: fixed
             ✉ Message to customer
               ◄ this decided it
               “Good bye.”
             ⚑ Milestone: resolved
             ◉ The case is closed: solved (done)
             ◷ Clock “mended” is stopped 3 h late
             ► Expected message "goodbye" not to have been sent, but it was sent on Mon 5 Jan 2026 at
               18:00."
    `);
    expect(printed(() => expect(reported('zh-CN')).toHaveSent('goodbye'))).toMatchInlineSnapshot(`
      "期望消息“goodbye”已经发出，但没有发出过。
      它由步骤“bye”发出，案例还没有到那里。案例从 09:00 起在“look”等待 agent。

      案例至此的经过：

      2026年1月5日 周一

      09:00  ◉ 案例 C-1 开立

             ── 受理 ──
             › “report”：请客户提供 what、severity（最迟 1月6日 周二 09:00）
             ◷ 时钟“answered”暂停
             ✓ 客户答复“report”
                 what      lamp
                 severity  2
             ✉ 发给客户的消息
               “Thank you: lamp.”

             ── 解决 ──
             › 客服待办：“Have a look”
             ◷ 时钟“answered”继续走：最迟 13:00
             ► 期望消息“goodbye”已经发出，但没有发出过。

             › 仍在“Have a look”等待客服"
    `);
  });

  test('who was told', () => {
    expect(printed(() => expect(looked()).toHaveEscalatedTo('team-lead'))).toMatchInlineSnapshot(`
      "Expected "team-lead" to have been told by an escalation, but no alert has left for it.
      Level 1 of escalation "unanswered" would tell it and has not come; the next one comes on Mon 5 Jan 2026 at 15:00.

      The case so far:

      Mon 5 Jan 2026

      09:00  ◉ Case C-1 is opened

             ── intake ──
             › “report”: customer is asked for what and severity (by Tue 6 Jan 09:00)
             ◷ Clock “answered” is paused
             ✓ Customer answers “report”
                 what      lamp
                 severity  2
             ✉ Message to customer
               “Thank you: lamp.”

             ── resolution ──
             › Work for Agent: “Have a look”
             ◷ Clock “answered” runs on: due 13:00
             ✓ Agent finishes “Have a look”
             ⚑ Milestone: looked-at
             ↳ On to “Repair”
             › Work for Engineer: “Repair” (by Wed 7 Jan 09:00)
             ◷ Clock “answered” is met, 4 h left
             ◷ Clock “mended”: due 15:00
             ► Expected "team-lead" to have been told by an escalation, but no alert has left for it.

             › Still waiting for Engineer at “Repair”"
    `);
    expect(printed(() => expect(mended('zh-CN')).not.toHaveEscalatedTo('team-lead'))).toMatchInlineSnapshot(`
      "期望升级没有通知“team-lead”，但已在 2026年1月5日 周一 15:00 通知。

      案例至此的经过：

      2026年1月5日 周一

      09:00  ◉ 案例 C-1 开立

             ── 受理 ──
             › “report”：请客户提供 what、severity（最迟 1月6日 周二 09:00）
             ◷ 时钟“answered”暂停
             ✓ 客户答复“report”
                 what      lamp
                 severity  2
             ✉ 发给客户的消息
               “Thank you: lamp.”

             ── 解决 ──
             › 客服待办：“Have a look”
             ◷ 时钟“answered”继续走：最迟 13:00
             ✓ 客服完成“Have a look”
             ⚑ 里程碑：looked-at
             ↳ 转到“Repair”
             › 工程师待办：“Repair”（最迟 1月7日 周三 09:00）
             ◷ 时钟“answered”达标，还剩 4 小时
             ◷ 时钟“mended”：最迟 15:00
      15:00  ✗ 时钟“mended”已超时：应不晚于 15:00
             ⇑ 升级“unanswered”第 1/2 级：通知组长
               ◄ 由此决定
      17:00  ⇑ 升级“unanswered”略过第 2/2 级：severity > 3 不成立（此后不再通知其他人）
      18:00  ✓ 工程师完成“Repair”：fixed
             ✉ 发给客户的消息
               “Good bye.”
             ⚑ 里程碑：已解决
             ◉ 案例关闭：已解决（done）
             ◷ 时钟“mended”超时后停止，晚了 3 小时
             ► 期望升级没有通知“team-lead”，但已在 2026年1月5日 周一 15:00 通知。"
    `);
  });

  test('whether a clock is met', () => {
    expect(printed(() => expect(openShop()).toHaveMet('answered'))).toMatchInlineSnapshot(`
      "Expected clock "answered" to have been met, but it is paused since 09:00.
      It stands still while the case waits at "report". It stops with \`looked-at\`.

      The case so far:

      Mon 5 Jan 2026

      09:00  ◉ Case C-1 is opened

             ── intake ──
             › “report”: customer is asked for what and severity (by Tue 6 Jan 09:00)
             ◷ Clock “answered” is paused
               ◄ this decided it
             ► Expected clock "answered" to have been met, but it is paused since 09:00.

             › Still waiting for customer at “report”"
    `);
    expect(printed(() => expect(looked('zh-CN')).not.toHaveMet('answered'))).toMatchInlineSnapshot(`
      "期望时钟“answered”没有达标，但它已在 2026年1月5日 周一 09:00 达标，最迟 2026年1月5日 周一 13:00。

      案例至此的经过：

      2026年1月5日 周一

      09:00  ◉ 案例 C-1 开立

             ── 受理 ──
             › “report”：请客户提供 what、severity（最迟 1月6日 周二 09:00）
             ◷ 时钟“answered”暂停
             ✓ 客户答复“report”
                 what      lamp
                 severity  2
             ✉ 发给客户的消息
               “Thank you: lamp.”

             ── 解决 ──
             › 客服待办：“Have a look”
             ◷ 时钟“answered”继续走：最迟 13:00
             ✓ 客服完成“Have a look”
             ⚑ 里程碑：looked-at
             ↳ 转到“Repair”
             › 工程师待办：“Repair”（最迟 1月7日 周三 09:00）
             ◷ 时钟“answered”达标，还剩 4 小时
               ◄ 由此决定
             ◷ 时钟“mended”：最迟 15:00
             ► 期望时钟“answered”没有达标，但它已在 2026年1月5日 周一 09:00 达标，最迟 2026年1月5日 周一
               13:00。

             › 仍在“Repair”等待工程师"
    `);
  });

  test('whether it has run over', () => {
    expect(printed(() => expect(mended()).not.toHaveBreached('mended'))).toMatchInlineSnapshot(`
      "Expected clock "mended" not to have run over, but it ran over: it was due on Mon 5 Jan 2026 at 15:00 and stopped on Mon 5 Jan 2026 at 18:00.

      The case so far:

      Mon 5 Jan 2026

      09:00  ◉ Case C-1 is opened

             ── intake ──
             › “report”: customer is asked for what and severity (by Tue 6 Jan 09:00)
             ◷ Clock “answered” is paused
             ✓ Customer answers “report”
                 what      lamp
                 severity  2
             ✉ Message to customer
               “Thank you: lamp.”

             ── resolution ──
             › Work for Agent: “Have a look”
             ◷ Clock “answered” runs on: due 13:00
             ✓ Agent finishes “Have a look”
             ⚑ Milestone: looked-at
             ↳ On to “Repair”
             › Work for Engineer: “Repair” (by Wed 7 Jan 09:00)
             ◷ Clock “answered” is met, 4 h left
             ◷ Clock “mended”: due 15:00
      15:00  ✗ Clock “mended” has run over: it was due 15:00
               ◄ this decided it
             ⇑ Escalation “unanswered”, level 1 of 2: Team lead is notified
      17:00  ⇑ Escalation “unanswered” leaves out level 2 of 2: severity > 3 does not hold (nobody else is
               told after this)
      18:00  ✓ Engineer finishes “Repair”: fixed
             ✉ Message to customer
               “Good bye.”
             ⚑ Milestone: resolved
             ◉ The case is closed: solved (done)
             ◷ Clock “mended” is stopped 3 h late
             ► Expected clock "mended" not to have run over, but it ran over: it was due on Mon 5 Jan 2026
               at 15:00 and stopped on Mon 5 Jan 2026 at 18:00."
    `);
    expect(printed(() => expect(looked('zh-CN')).toHaveBreached('mended'))).toMatchInlineSnapshot(`
      "期望时钟“mended”超时，但它正在走，最迟 2026年1月5日 周一 15:00。
      还剩 6 小时。

      案例至此的经过：

      2026年1月5日 周一

      09:00  ◉ 案例 C-1 开立

             ── 受理 ──
             › “report”：请客户提供 what、severity（最迟 1月6日 周二 09:00）
             ◷ 时钟“answered”暂停
             ✓ 客户答复“report”
                 what      lamp
                 severity  2
             ✉ 发给客户的消息
               “Thank you: lamp.”

             ── 解决 ──
             › 客服待办：“Have a look”
             ◷ 时钟“answered”继续走：最迟 13:00
             ✓ 客服完成“Have a look”
             ⚑ 里程碑：looked-at
             ↳ 转到“Repair”
             › 工程师待办：“Repair”（最迟 1月7日 周三 09:00）
             ◷ 时钟“answered”达标，还剩 4 小时
             ◷ 时钟“mended”：最迟 15:00
               ◄ 由此决定
             ► 期望时钟“mended”超时，但它正在走，最迟 2026年1月5日 周一 15:00。

             › 仍在“Repair”等待工程师"
    `);
  });

  test('whether it runs', () => {
    expect(printed(() => expect(reported()).toBeRunning('mended'))).toMatchInlineSnapshot(`
      "Expected clock "mended" to be running, but it has not started.
      It starts with \`looked-at\`, which has not happened.

      The case so far:

      Mon 5 Jan 2026

      09:00  ◉ Case C-1 is opened

             ── intake ──
             › “report”: customer is asked for what and severity (by Tue 6 Jan 09:00)
             ◷ Clock “answered” is paused
             ✓ Customer answers “report”
                 what      lamp
                 severity  2
             ✉ Message to customer
               “Thank you: lamp.”

             ── resolution ──
             › Work for Agent: “Have a look”
             ◷ Clock “answered” runs on: due 13:00
             ► Expected clock "mended" to be running, but it has not started.

             › Still waiting for Agent at “Have a look”"
    `);
    expect(printed(() => expect(looked('zh-CN')).not.toBeRunning('mended'))).toMatchInlineSnapshot(`
      "期望时钟“mended”不在走，但它正在走，最迟 2026年1月5日 周一 15:00。

      案例至此的经过：

      2026年1月5日 周一

      09:00  ◉ 案例 C-1 开立

             ── 受理 ──
             › “report”：请客户提供 what、severity（最迟 1月6日 周二 09:00）
             ◷ 时钟“answered”暂停
             ✓ 客户答复“report”
                 what      lamp
                 severity  2
             ✉ 发给客户的消息
               “Thank you: lamp.”

             ── 解决 ──
             › 客服待办：“Have a look”
             ◷ 时钟“answered”继续走：最迟 13:00
             ✓ 客服完成“Have a look”
             ⚑ 里程碑：looked-at
             ↳ 转到“Repair”
             › 工程师待办：“Repair”（最迟 1月7日 周三 09:00）
             ◷ 时钟“answered”达标，还剩 4 小时
             ◷ 时钟“mended”：最迟 15:00
               ◄ 由此决定
             ► 期望时钟“mended”不在走，但它正在走，最迟 2026年1月5日 周一 15:00。

             › 仍在“Repair”等待工程师"
    `);
  });

  test('whether it stands still', () => {
    expect(printed(() => expect(reported()).toBePaused('answered'))).toMatchInlineSnapshot(`
      "Expected clock "answered" to be paused, but it is running, due on Mon 5 Jan 2026 at 13:00.
      4 h are left.

      The case so far:

      Mon 5 Jan 2026

      09:00  ◉ Case C-1 is opened

             ── intake ──
             › “report”: customer is asked for what and severity (by Tue 6 Jan 09:00)
             ◷ Clock “answered” is paused
             ✓ Customer answers “report”
                 what      lamp
                 severity  2
             ✉ Message to customer
               “Thank you: lamp.”

             ── resolution ──
             › Work for Agent: “Have a look”
             ◷ Clock “answered” runs on: due 13:00
               ◄ this decided it
             ► Expected clock "answered" to be paused, but it is running, due on Mon 5 Jan 2026 at 13:00.

             › Still waiting for Agent at “Have a look”"
    `);
    expect(printed(() => expect(openShop({ language: 'zh-CN' })).not.toBePaused('answered'))).toMatchInlineSnapshot(`
      "期望时钟“answered”不处于暂停，但它从 09:00 起暂停。

      案例至此的经过：

      2026年1月5日 周一

      09:00  ◉ 案例 C-1 开立

             ── 受理 ──
             › “report”：请客户提供 what、severity（最迟 1月6日 周二 09:00）
             ◷ 时钟“answered”暂停
               ◄ 由此决定
             ► 期望时钟“answered”不处于暂停，但它从 09:00 起暂停。

             › 仍在“report”等待客户"
    `);
  });

  test('when it is due', () => {
    const due = '2026-01-05T15:00+08:00';
    expect(printed(() => expect(openShop()).toBeDue('answered', due))).toMatchInlineSnapshot(`
      "Expected clock "answered" to be due on Mon 5 Jan 2026 at 15:00, but nothing is due there now.
      It stands still while the case waits at "report".

      The case so far:

      Mon 5 Jan 2026

      09:00  ◉ Case C-1 is opened

             ── intake ──
             › “report”: customer is asked for what and severity (by Tue 6 Jan 09:00)
             ◷ Clock “answered” is paused
               ◄ this decided it
             ► Expected clock "answered" to be due on Mon 5 Jan 2026 at 15:00, but nothing is due there
               now.

             › Still waiting for customer at “report”"
    `);
    expect(printed(() => expect(looked('zh-CN')).not.toBeDue('mended', due))).toMatchInlineSnapshot(`
      "期望时钟“mended”的最迟时间不是 2026年1月5日 周一 15:00，但它的最迟时间是 2026年1月5日 周一 15:00。

      案例至此的经过：

      2026年1月5日 周一

      09:00  ◉ 案例 C-1 开立

             ── 受理 ──
             › “report”：请客户提供 what、severity（最迟 1月6日 周二 09:00）
             ◷ 时钟“answered”暂停
             ✓ 客户答复“report”
                 what      lamp
                 severity  2
             ✉ 发给客户的消息
               “Thank you: lamp.”

             ── 解决 ──
             › 客服待办：“Have a look”
             ◷ 时钟“answered”继续走：最迟 13:00
             ✓ 客服完成“Have a look”
             ⚑ 里程碑：looked-at
             ↳ 转到“Repair”
             › 工程师待办：“Repair”（最迟 1月7日 周三 09:00）
             ◷ 时钟“answered”达标，还剩 4 小时
             ◷ 时钟“mended”：最迟 15:00
               ◄ 由此决定
             ► 期望时钟“mended”的最迟时间不是 2026年1月5日 周一 15:00，但它的最迟时间是 2026年1月5日 周一
               15:00。

             › 仍在“Repair”等待工程师"
    `);
  });

  test('what is known, each field by itself', () => {
    expect(printed(() => expect(reported()).toHaveData({ what: 'chair', severity: 3 }))).toMatchInlineSnapshot(`
      "Expected field "what" to be "chair", but it is "lamp".
      Expected field "severity" to be 3, but it is 2.

      The case so far:

      Mon 5 Jan 2026

      09:00  ◉ Case C-1 is opened

             ── intake ──
             › “report”: customer is asked for what and severity (by Tue 6 Jan 09:00)
             ◷ Clock “answered” is paused
             ✓ Customer answers “report”
               ◄ this decided it (1, 2)
                 what      lamp
                 severity  2
             ✉ Message to customer
               “Thank you: lamp.”

             ── resolution ──
             › Work for Agent: “Have a look”
             ◷ Clock “answered” runs on: due 13:00
             ► 1. Expected field "what" to be "chair", but it is "lamp".
             ► 2. Expected field "severity" to be 3, but it is 2.

             › Still waiting for Agent at “Have a look”"
    `);
    expect(printed(() => expect(reported('zh-CN')).not.toHaveData({ what: 'lamp' }))).toMatchInlineSnapshot(`
      "期望字段“what”不是 "lamp"，但它是 "lamp"。

      案例至此的经过：

      2026年1月5日 周一

      09:00  ◉ 案例 C-1 开立

             ── 受理 ──
             › “report”：请客户提供 what、severity（最迟 1月6日 周二 09:00）
             ◷ 时钟“answered”暂停
             ✓ 客户答复“report”
               ◄ 由此决定
                 what      lamp
                 severity  2
             ✉ 发给客户的消息
               “Thank you: lamp.”

             ── 解决 ──
             › 客服待办：“Have a look”
             ◷ 时钟“answered”继续走：最迟 13:00
             ► 期望字段“what”不是 "lamp"，但它是 "lamp"。

             › 仍在“Have a look”等待客服"
    `);
  });

  test('whether it has ended', () => {
    expect(printed(() => expect(reported()).toHaveEnded('done'))).toMatchInlineSnapshot(`
      "Expected the case to have ended with "done", but it is in stage "resolution": it waits for agent at "look" since 09:00.

      The case so far:

      Mon 5 Jan 2026

      09:00  ◉ Case C-1 is opened

             ── intake ──
             › “report”: customer is asked for what and severity (by Tue 6 Jan 09:00)
             ◷ Clock “answered” is paused
             ✓ Customer answers “report”
                 what      lamp
                 severity  2
             ✉ Message to customer
               “Thank you: lamp.”

             ── resolution ──
             › Work for Agent: “Have a look”
               ◄ this decided it
             ◷ Clock “answered” runs on: due 13:00
             ► Expected the case to have ended with "done", but it is in stage "resolution": it waits for
               agent at "look" since 09:00.

             › Still waiting for Agent at “Have a look”"
    `);
    expect(printed(() => expect(openShop({ language: 'zh-CN' }).cancel()).not.toHaveEnded())).toMatchInlineSnapshot(`
      "期望案例没有结束，但它已在 2026年1月5日 周一 09:00 以“cancelled”结束。

      案例至此的经过：

      2026年1月5日 周一

      09:00  ◉ 案例 C-1 开立

             ── 受理 ──
             › “report”：请客户提供 what、severity（最迟 1月6日 周二 09:00）
             ◷ 时钟“answered”暂停
             ! 案例取消
             ! “report”中止
             ◉ 案例关闭：已取消
               ◄ 由此决定
             ◷ 时钟“answered”继续走：最迟 13:00
             ◷ 时钟“answered”取消
             ► 期望案例没有结束，但它已在 2026年1月5日 周一 09:00 以“cancelled”结束。"
    `);
  });

  test('what was turned down', () => {
    expect(printed(() => expect(openShop()).toHaveRefused())).toMatchInlineSnapshot(`
      "Expected what was tried last to be refused, but the case took it.

      The case so far:

      Mon 5 Jan 2026

      09:00  ◉ Case C-1 is opened

             ── intake ──
             › “report”: customer is asked for what and severity (by Tue 6 Jan 09:00)
             ◷ Clock “answered” is paused
             ► Expected what was tried last to be refused, but the case took it.

             › Still waiting for customer at “report”"
    `);
    const tried = openShop({ language: 'zh-CN' }).tries((one) => one.as('agent').complete('look'));
    expect(printed(() => expect(tried).not.toHaveRefused())).toMatchInlineSnapshot(`
      "期望最后尝试的事没有被拒绝，但它被拒绝（TL6001）：案例此刻不接受“step.look.done”。

      案例至此的经过：

      2026年1月5日 周一

      09:00  ◉ 案例 C-1 开立

             ── 受理 ──
             › “report”：请客户提供 what、severity（最迟 1月6日 周二 09:00）
             ◷ 时钟“answered”暂停
             ► 期望最后尝试的事没有被拒绝，但它被拒绝（TL6001）：案例此刻不接受“step.look.done”。

             › 仍在“report”等待客户"
    `);
  });
});

describe('a slip is no failed expectation', () => {
  test('a name that the blueprint does not have is told as such, both ways round, with what was probably meant', () => {
    expect(printed(() => expect(openShop()).toBeIn('resolutoin'))).toBe(
      'The blueprint has no stage, step or interrupt "resolutoin". Did you mean "resolution"?',
    );
    expect(printed(() => expect(openShop()).not.toHaveMet('delivered'))).toBe(
      'The blueprint has no clock "delivered". There are: answered, mended.',
    );
    expect(printed(() => expect(openShop({ language: 'zh-CN' })).toHaveEscalatedTo('teamlead'))).toBe(
      '蓝图中没有角色或人员“teamlead”。您是不是想写“team-lead”？',
    );
    expect(printed(() => expect(openShop({ language: 'zh-CN' })).toBePaused('delivered'))).toBe(
      '蓝图中没有时钟“delivered”。可用的有：answered、mended。',
    );
    expect(printed(() => expect(openShop()).toHaveRefused('TL9999'))).toContain('No refusal has the code "TL9999".');
  });

  test('a person is known by the people that a test brings, and by the people file otherwise', () => {
    const staff =
      'throughline-people: 1\nzone: Asia/Shanghai\npeople: { li-na: { name: Li Na, roles: [team-lead] } }\n';
    const { people } = readPeople(staff, { file: 'staff.people.yaml' });
    const late = openShop({ people: directoryOf(people!, shop.blueprint.roles) })
      .reply('report', { with: { what: 'lamp', severity: 2 } })
      .as('agent')
      .complete('look')
      .wait('7h');
    expect(late).toHaveEscalatedTo('li-na');
    expect(late).not.toHaveEscalatedTo('wang-fang');
    expect(printed(() => expect(openShop()).not.toHaveEscalatedTo('li-na'))).toContain(
      'The blueprint has no role or person "li-na".',
    );
  });

  test('an instant that is none is told as such', () => {
    expect(printed(() => expect(openShop()).toBeDue('report', 'tomorrow'))).toMatchInlineSnapshot(
      `""tomorrow" is not an instant. Write date, time and offset, such as 2026-01-05T09:00+08:00."`,
    );
  });

  test('only a case can be expected to be somewhere', () => {
    expect(printed(() => expect('resolution').toBeIn('resolution'))).toBe(
      'Only a case can be held against this expectation: what openJourney gave, or "open" of a journeyTest.',
    );
  });
});
