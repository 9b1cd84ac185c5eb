import { describe, expect, test } from 'vitest';

import { tellStory } from '../../src/story/story.ts';
import { compiled, play, story } from '../journey/support.ts';

const repairDesk = compiled(`
throughline: 1
id: repair-desk
version: "1.0.0"
locales: [zh-CN, en]
zone: Asia/Shanghai
title: { zh-CN: 维修服务台, en: Repair desk }
channels:
  hotline: { kind: phone, title: { zh-CN: 热线, en: hotline } }
  sms: { kind: sms }
roles:
  agent: { title: { zh-CN: 客服, en: Agent } }
  engineer: { title: { zh-CN: 工程师, en: Engineer } }
data:
  fault: { type: text, title: { zh-CN: 故障, en: Fault } }
  urgent: { type: boolean, title: { zh-CN: 紧急, en: Urgent }, default: false }
  level: { type: enum, values: { low: { zh-CN: 普通, en: ordinary }, high: { zh-CN: 加急, en: urgent } }, title: { zh-CN: 级别, en: Level } }
  parts: { type: integer, unit: pcs }
  score: { type: integer, min: 1, max: 5, title: { zh-CN: 评分, en: Score } }
services:
  store: { title: { zh-CN: 备件库, en: Parts store }, in: { fault: text }, out: { parts: integer } }
events: { calls: { title: { zh-CN: 客户来电催促, en: Calls again }, carries: { mood: text } }, shouts: { title: { zh-CN: 客户发怒, en: Is angry } } }
milestones: { visited: { title: { zh-CN: 已上门, en: visited } } }
messages:
  received: { zh-CN: "您好，{case.id} 已受理。\\n我们会尽快联系您。", en: "Hello, we have received {case.id}.\\nWe will be in touch." }
stages:
  intake:
    kind: intake
    title: { zh-CN: 报修, en: Report }
    steps:
      report: { ask: [fault, urgent], via: [hotline, sms], title: { zh-CN: 登记故障, en: Register the fault } }
      confirm: { say: received, by: agent, reach: acknowledged }
      grade: { decide: [{ when: urgent, set: { level: high } }, { set: { level: low } }] }
      warn: { say: received, when: level = "high" }
  resolution:
    kind: resolution
    on: { customer.calls: { set: { level: high }, reach: first-response } }
    steps:
      look: { call: { service: store, with: { fault: =fault }, into: { parts: parts } }, outcomes: { failed: next } }
      way: { choose: [{ when: parts > 0, to: visit }, { else: done }] }
      visit: { do: { zh-CN: 上门维修, en: Visit and repair }, by: engineer, within: 1d, remind: { every: 20h, times: 1 }, outcomes: { fixed: { to: next, reach: visited }, broken: next, timed-out: next } }
  follow-up:
    kind: follow-up
    steps:
      rest: { wait: 2h }
      rate: { survey: { kind: csat, into: score, question: { zh-CN: 您满意吗？, en: Are you satisfied? } }, within: P1D, outcomes: { good: { when: score >= 4, to: done }, bad: { when: score < 4, to: visit }, no-answer: done } }
interrupts:
  upset: { title: { zh-CN: 安抚客户, en: Calm the customer }, on: customer.shouts, not-in: [intake], steps: { calm: { do: { zh-CN: 致电安抚, en: Call and calm }, by: agent } } }
ends: { done: { outcome: solved, reach: resolved, title: { zh-CN: 完成, en: finished } } }
reopen: { within: 1d, to: visit }
omits: { confirmation: { zh-CN: 登记时已确认, en: Confirmed when registered } }
`);

/** Something of everything: an answer, a message, a decision, a handler, a service, an interrupt, a time-out, a return. */
const WALK = `
- { by: customer, step: report, with: { fault: 空调不制冷, urgent: false } }
- { event: customer.calls, with: { mood: angry } }
- wait: 10m
- { returns: store, with: { parts: 3 } }
- { message: 什么时候来？ }
- { event: customer.shouts }
- { by: agent, as: 李娜, step: calm }
- wait: 27h
- { by: customer, step: rate, with: { score: 2 } }
- { by: engineer, step: visit, outcome: fixed }
- wait: 2h
- { by: customer, step: rate, with: { score: 5 } }
- wait: 1h
- { event: case.reopens }
- { event: case.cancels, by: agent }
`;

describe('the story of a case reads well without any knowledge of the machine', () => {
  test('in English', () => {
    const result = play(repairDesk, WALK);
    expect([result.findings, story(repairDesk, result, 'en')]).toEqual([
      [],
      `
Mon 5 Jan 2026

09:00  ◉ Case C-1 is opened (Repair desk)
           Urgent  no

       ── Report · intake ──
       › “Register the fault”: customer is asked for Fault and Urgent (via hotline, sms)
       ✓ Customer answers “Register the fault”
           Fault   空调不制冷
           Urgent  no
       ✉ Message to customer (signed by Agent)
         “您好，C-1 已受理。
          我们会尽快联系您。”
       ⚑ Milestone: acknowledged
       ↳ Decision “grade”
           Level  ordinary
       ↷ “warn” is skipped: level = "high" does not hold

       ── resolution ──
       › Service “Parts store” is asked
           fault  空调不制冷
       ! Customer: “Calls again”
           mood   angry
           Level  urgent
       ⚑ Milestone: first response
09:10  ✓ Service “Parts store” answers
           parts  3 pcs
       ↳ On to “Visit and repair” because parts > 0
       › Work for Engineer: “Visit and repair” (by Tue 6 Jan 09:10)
       ! Customer writes
         “什么时候来？”
       ! Customer: “Is angry”
       ! The case stands still while “Calm the customer” is dealt with
       › Work for Agent: “Call and calm”
       ✓ Agent (李娜) finishes “Call and calm”
       ! The case goes on where it was

Tue 6 Jan 2026

05:10  ✉ Reminder 1 to Engineer
         “上门维修”
09:10  ✗ “Visit and repair” was not done within 24 hours

       ── follow-up ──
       › Waiting for 2 hours (until 11:10)
11:10  ✓ The waiting is over
       › “rate”: customer is asked for a score (CSAT; by Wed 7 Jan 11:10)
         “您满意吗？”
12:10  ✓ Customer answers “rate”: bad
           Score  2

       ── resolution ──
       › Work for Engineer: “Visit and repair” (by Wed 7 Jan 12:10; visit 2)
       ✓ Engineer finishes “Visit and repair”: fixed
       ⚑ Milestone: visited

       ── follow-up ──
       › Waiting for 2 hours (until 14:10; visit 2)
14:10  ✓ The waiting is over
       › “rate”: customer is asked for a score (CSAT; by Wed 7 Jan 14:10; visit 2)
         “您满意吗？”
       ✓ Customer answers “rate”: good
           Score  5
       ⚑ Milestone: resolved
       ◉ The case is closed: solved (finished)
15:10  ◉ The case is reopened by customer

       ── resolution ──
       › Work for Engineer: “Visit and repair” (by Wed 7 Jan 15:10)
       ! The case is cancelled by Agent
       ! “Visit and repair” is broken off
       ◉ The case is closed: cancelled
`.trim(),
    ]);
  });

  test('in Chinese', () => {
    const result = play(repairDesk, WALK);
    expect(story(repairDesk, result, 'zh-CN')).toBe(
      `
2026年1月5日 周一

09:00  ◉ 案例 C-1 开立（维修服务台）
           紧急  否

       ── 报修 · 受理 ──
       › “登记故障”：请客户提供故障、紧急（渠道：热线、sms）
       ✓ 客户答复“登记故障”
           故障  空调不制冷
           紧急  否
       ✉ 发给客户的消息（署名：客服）
         “您好，C-1 已受理。
          我们会尽快联系您。”
       ⚑ 里程碑：已自动回执
       ↳ 判定“grade”
           级别  普通
       ↷ 跳过“warn”：level = "high" 不成立

       ── 解决 ──
       › 调用服务“备件库”
           fault  空调不制冷
       ! 客户：“客户来电催促”
           mood  angry
           级别  加急
       ⚑ 里程碑：首次响应
09:10  ✓ 服务“备件库”返回结果
           parts  3 pcs
       ↳ 转到“上门维修”，因为 parts > 0
       › 工程师待办：“上门维修”（最迟 1月6日 周二 09:10）
       ! 客户留言
         “什么时候来？”
       ! 客户：“客户发怒”
       ! 案例暂停推进，先处理“安抚客户”
       › 客服待办：“致电安抚”
       ✓ 客服（李娜）完成“致电安抚”
       ! 案例从原处继续

2026年1月6日 周二

05:10  ✉ 第 1 次提醒工程师
         “上门维修”
09:10  ✗ “上门维修”在 24 小时内没有完成

       ── 回访 ──
       › 等待 2 小时（到 11:10）
11:10  ✓ 等待结束
       › “rate”：请客户评分（CSAT；最迟 1月7日 周三 11:10）
         “您满意吗？”
12:10  ✓ 客户答复“rate”：bad
           评分  2

       ── 解决 ──
       › 工程师待办：“上门维修”（最迟 1月7日 周三 12:10；第 2 次）
       ✓ 工程师完成“上门维修”：fixed
       ⚑ 里程碑：已上门

       ── 回访 ──
       › 等待 2 小时（到 14:10；第 2 次）
14:10  ✓ 等待结束
       › “rate”：请客户评分（CSAT；最迟 1月7日 周三 14:10；第 2 次）
         “您满意吗？”
       ✓ 客户答复“rate”：good
           评分  5
       ⚑ 里程碑：已解决
       ◉ 案例关闭：已解决（完成）
15:10  ◉ 客户重新打开案例

       ── 解决 ──
       › 工程师待办：“上门维修”（最迟 1月7日 周三 15:10）
       ! 客服取消案例
       ! “上门维修”中止
       ◉ 案例关闭：已取消
`.trim(),
    );
  });
});

const shop = compiled(`
throughline: 1
id: shop
version: "1.0.0"
locales: [en, de]
title: { en: Shop, de: Laden }
roles: { clerk: {} }
data: { size: { type: integer }, day: { type: date }, gift: { type: boolean } }
services: { bank: { title: { en: The bank, de: Die Bank } } }
events: { pays: {} }
signals: { arrived: { title: { en: Has arrived, de: Ist da } } }
stages:
  intake:
    kind: intake
    steps:
      order: { ask: [size, day], within: 1d, outcomes: { no-answer: gone } }
      check: { choose: [{ when: size > 9, to: gone }, { when: size > 5, to: by-hand }, { else: next }] }
      debit: { call: bank, outcomes: { failed: by-hand } }
      delivery: { wait: { event: signal.arrived }, within: 2d, outcomes: { timed-out: by-hand } }
    alternatives:
      by-hand: { do: { en: Settle by hand, de: Von Hand }, next: payment }
      payment: { wait: { first: { paid: customer.pays, waited: day } }, outcomes: { paid: settled, waited: settled } }
      settled: { wait: { until: day }, next: wrapping }
  wrapping: { kind: execution, title: { en: Gift wrapping, de: Verpacken }, when: gift, steps: { wrap: { do: { en: Wrap, de: Packen }, by: clerk } }, next: happy }
interrupts: { stop: { on: customer.writes, steps: { talk: { do: { en: Talk, de: Reden }, by: clerk } } } }
ends: { happy: { outcome: solved }, gone: { outcome: withdrawn } }
`);

const ORDER = '- { by: clerk, step: order, with: { size: 6, day: 2026-01-09 } }\n';

/** The sentences of a story, without headings. */
const told = (lines: string, language: 'en' | 'zh-CN' = 'en', locale?: string): string[] => {
  const { entries, view } = play(shop, lines);
  const written = tellStory(shop, entries, { language, locale, view });
  return written.filter(({ kind }) => kind !== 'stage').map(({ kind, time, text }) => `${kind} ${time} ${text}`);
};

describe('each thing that can happen has its sentence', () => {
  test.each([
    {
      title: 'answers that staff record, a branch with its reason, work for anybody',
      lines: ORDER,
      en: [
        'case 09:00 Case C-1 is opened (Shop)',
        'asked 09:00 “order”: customer is asked for size and day (by Tue 6 Jan 09:00)',
        'done 09:00 clerk records the answer to “order”',
        'decision 09:00 On to “Settle by hand” because size > 5',
        'asked 09:00 Work for Staff: “Settle by hand”',
        'waiting 09:00 Still waiting for Staff at “Settle by hand”',
      ],
      zh: [
        'case 09:00 案例 C-1 开立（Shop）',
        'asked 09:00 “order”：请客户提供 size、day（最迟 1月6日 周二 09:00）',
        'done 09:00 clerk 登记“order”的答复',
        'decision 09:00 转到“Settle by hand”，因为 size > 5',
        'asked 09:00 工作人员待办：“Settle by hand”',
        'waiting 09:00 仍在“Settle by hand”等待工作人员',
      ],
    },
    {
      title: 'an unanswered question',
      lines: '- wait: 2d',
      from: 2,
      en: ['missed 09:00 Nobody answered “order” within 24 hours', 'case 09:00 The case is closed: withdrawn (gone)'],
      zh: ['missed 09:00 “order”在 24 小时内无人答复', 'case 09:00 案例关闭：客户撤回（gone）'],
    },
    {
      title: 'a wait for an event that does not come',
      lines: `${ORDER.replace('6', '1')}- wait: 3d`,
      from: 3,
      en: [
        'decision 09:00 On to the next step',
        'asked 09:00 Service “The bank” is asked',
        'done 09:00 Service “The bank” answers',
        'asked 09:00 Waiting for “Has arrived” (by Wed 7 Jan 09:00)',
        'missed 09:00 “delivery” saw nothing happen within 2 days (48 hours)',
        'asked 09:00 Work for Staff: “Settle by hand”',
        'waiting 09:00 Still waiting for Staff at “Settle by hand”',
      ],
      zh: [
        'decision 09:00 继续下一步',
        'asked 09:00 调用服务“The bank”',
        'done 09:00 服务“The bank”返回结果',
        'asked 09:00 等待“Has arrived”（最迟 1月7日 周三 09:00）',
        'missed 09:00 “delivery”在 2 天（48 小时）内没有等到任何情况',
        'asked 09:00 工作人员待办：“Settle by hand”',
        'waiting 09:00 仍在“Settle by hand”等待工作人员',
      ],
    },
    {
      title: 'a service that fails, a first of several, a wait until a date, a stage that is skipped',
      lines: `- { fail: bank }\n${ORDER.replace('6', '1')}- { by: clerk, step: by-hand }\n- { event: customer.pays }\n- wait: 5d`,
      from: 5,
      en: [
        'missed 09:00 Service “The bank” fails',
        'asked 09:00 Work for Staff: “Settle by hand”',
        'done 09:00 clerk finishes “Settle by hand”',
        'asked 09:00 Waiting for whichever comes first: pays, waited',
        'done 09:00 “pays” comes first',
        'asked 09:00 Waiting until Fri 9 Jan 00:00',
        'done 00:00 The waiting is over',
        'skipped 00:00 “Gift wrapping” is skipped: gift does not hold',
        'case 00:00 The case is closed: solved (happy)',
      ],
      zh: [
        'missed 09:00 服务“The bank”调用失败',
        'asked 09:00 工作人员待办：“Settle by hand”',
        'done 09:00 clerk 完成“Settle by hand”',
        'asked 09:00 等待以下任一情况：pays、waited',
        'done 09:00 先等到“pays”',
        'asked 09:00 等待到 1月9日 周五 00:00',
        'done 00:00 等待结束',
        'skipped 00:00 跳过“Gift wrapping”：gift 不成立',
        'case 00:00 案例关闭：已解决（happy）',
      ],
    },
    {
      title: 'a case that is merged into another',
      lines: '- { event: case.merged }',
      from: 2,
      en: [
        'event 09:00 The case is merged into another',
        'interrupt 09:00 “order” is broken off',
        'case 09:00 The case is closed: merged into another case',
      ],
      zh: ['event 09:00 案例并入另一案例', 'interrupt 09:00 “order”中止', 'case 09:00 案例关闭：已并入另一案例'],
    },
  ])('$title', ({ lines, from = 0, en, zh }) => {
    expect([told(lines).slice(from), told(lines, 'zh-CN').slice(from)]).toEqual([en, zh]);
  });

  test('an instant in another year is told with its year', () => {
    const { entries } = play(
      repairDesk,
      '- { by: customer, step: report, with: { fault: x } }\n- { returns: store, with: { parts: 1 } }',
    );
    const late = entries.map((entry) => ({ ...entry, at: Date.parse('2026-12-31T10:00+08:00') }));
    const work = (language: 'en' | 'zh-CN') => tellStory(repairDesk, late, { language }).at(-1)?.text;
    expect([work('en'), work('zh-CN')]).toEqual([
      'Work for Engineer: “Visit and repair” (by Fri 1 Jan 2027 10:00)',
      '工程师待办：“上门维修”（最迟 2027年1月1日 周五 10:00）',
    ]);
  });

  test("the blueprint's own words may be in another locale than the story", () => {
    expect(told(ORDER, 'en', 'de').slice(3, 5)).toEqual([
      'decision 09:00 On to “Von Hand” because size > 5',
      'asked 09:00 Work for Staff: “Von Hand”',
    ]);
  });

  test('what an event brings about is told with it, and not with the answer that follows', () => {
    const { entries } = play(repairDesk, WALK.split('\n').slice(0, 3).join('\n'));
    const lines = tellStory(repairDesk, entries, { language: 'en' });
    const event = lines.find(({ kind }) => kind === 'event');
    expect(event?.data).toEqual([
      { name: 'mood', label: 'mood', text: 'angry' },
      { name: 'level', label: 'Level', text: 'urgent' },
    ]);
  });

  test('a service that is replaced by its fallback is told by name, and so is the answer of the other', () => {
    const bank = compiled(`
throughline: 1
id: refunds
version: "1.0.0"
roles: { clerk: {} }
services: { card: { title: Card }, bank: { title: Bank } }
stages:
  pay:
    kind: resolution
    steps:
      ask-for-it: { do: Ask for it }
      refund:
        call: { service: card, retry: { times: 1 }, fallback: bank }
        outcomes: { failed: done }
ends: { done: { outcome: solved } }
`);
    const lines = (journey: string, language: 'en' | 'zh-CN') =>
      tellStory(bank, play(bank, journey).entries, { language })
        .filter(({ kind, text }) => /card|bank/iu.test(text) && (kind === 'missed' || kind === 'done'))
        .map(({ text }) => text);
    expect(lines('- { fail: card, times: 2 }\n- { by: clerk, step: ask-for-it }', 'en')).toEqual([
      'Service “Card” fails and is tried again',
      'Service “Card” fails; “Bank” is asked instead',
      'Service “Bank” answers',
    ]);
    expect(lines('- { fail: card, times: 2 }\n- { fail: bank }\n- { by: clerk, step: ask-for-it }', 'zh-CN')).toEqual([
      '服务“Card”调用失败，再次尝试',
      '服务“Card”调用失败，改用“Bank”',
      '服务“Bank”调用失败',
    ]);
  });
});
