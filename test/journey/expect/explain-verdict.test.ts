import { describe, expect, test } from 'vitest';

import { explainVerdict } from '../../../src/journey/expect/explain-verdict.ts';
import { judge } from '../../../src/journey/expect/judge.ts';
import type { Expectation, Situation } from '../../../src/journey/expectation.ts';
import { compiled } from '../support.ts';
import type { Language } from '../../../src/text/catalogue/entry.ts';
import { after, FIXED, LOOK, REPORT, seen, URGENT } from './support.ts';

const at = (time: string): number => Date.parse(`2026-01-05T${time}+08:00`);

const GRAVE = { conditions: seen('severity > 3', true, { severity: 5 }) };
const SLIGHT = { conditions: seen('severity > 3', false, { severity: 2 }) };
const UNKNOWN = { conditions: seen('severity > 3', false, { severity: null }) };

const OPENED = after('');
const REPORTED = after(REPORT);
const LOOKED = after(REPORT + LOOK, SLIGHT);
const LATE = after(`${REPORT}${LOOK}- wait: 9h`, SLIGHT);
const MENDED = after(`${REPORT}${LOOK}- wait: 9h\n${FIXED}`, SLIGHT);
const LOST = after('- wait: 2d');
const REFUSED = after(FIXED);

/** A desk whose escalations have a hard time. */
const WATCH = compiled(`
throughline: 1
id: watch
version: "1.0.0"
zone: Asia/Shanghai
calendars: { office: { open: { mon-fri: 09:00-17:00 } } }
roles: { agent: {}, lead: {}, boss: {}, head: {} }
milestones: { heard: {} }
messages: { sorry: We are sorry. }
slas: { heard-by: { start: case.opened, stop: heard, target: 2h } }
escalations:
  alone: { sla: heard-by, levels: [{ at: breach, notify: { manager-of: boss } }] }
  asleep: { sla: heard-by, hours: office, levels: [{ at: breach, notify: agent }, { after: 7h, notify: lead }] }
  asked: { sla: heard-by, until: accepted, levels: [{ at: breach, notify: agent }, { after: 9h, notify: head }] }
stages:
  intake:
    kind: intake
    steps:
      call: { do: Call, by: agent, outcomes: { answered: { to: write, reach: heard }, busy: write } }
      write: { say: sorry }
      again: { say: sorry }
      wait: { do: Wait, by: agent }
ends: { done: { outcome: solved, reach: resolved } }
`);

/** What is said of expectations that are not met, the reason behind a dash. */
function said(language: Language, held: readonly (readonly [Situation, Expectation])[]): string {
  return held
    .map(([situation, expectation]) => {
      const verdict = judge(situation, expectation);
      if (verdict.holds) return `${JSON.stringify(expectation)} holds`;
      const { message, reason } = explainVerdict(situation, expectation, verdict, language);
      return reason === undefined ? message : `${message}\n  - ${reason}`;
    })
    .join('\n');
}

const not = (expectation: Expectation): Expectation => ({ ...expectation, negated: true });

const PLACES: [Situation, Expectation][] = [
  [OPENED, { key: 'in', name: 'resolution' }],
  [OPENED, not({ key: 'in', name: 'intake' })],
  [LOOKED, { key: 'in', name: 'both' }],
  [after(URGENT + LOOK, GRAVE), { key: 'in', name: 'repair' }],
  [after(REPORT + LOOK, UNKNOWN), { key: 'in', name: 'both' }],
  [LOST, { key: 'in', name: 'repair' }],
  [REPORTED, { key: 'waiting-for', name: 'customer' }],
  [REPORTED, not({ key: 'waiting-for', name: 'agent' })],
  [REPORTED, { key: 'offers', name: 'repair', value: 'fixed' }],
  [REPORTED, not({ key: 'offers', name: 'look' })],
  [LOOKED, { key: 'visited', value: ['intake', 'both'] }],
  [LOOKED, { key: 'visited', value: ['look', 'report'] }],
  [LOOKED, { key: 'visited', value: ['both', 'repair'] }],
  [LOOKED, not({ key: 'visited', value: ['report', 'look'] })],
];

const HAPPENED: [Situation, Expectation][] = [
  [REPORTED, { key: 'reached', name: 'looked-at' }],
  [LOOKED, { key: 'reached', name: 'resolved' }],
  [REPORTED, { key: 'reached', name: 'acknowledged' }],
  [LOOKED, not({ key: 'reached', name: 'looked-at' })],
  [LOOKED, { key: 'said', name: 'goodbye' }],
  [LOOKED, { key: 'said', name: 'lamp', value: 2 }],
  [MENDED, not({ key: 'said', name: 'goodbye' })],
  [REPORTED, { key: 'data', name: 'severity', value: 3 }],
  [REPORTED, { key: 'data', name: 'price', value: { amount: '3', currency: 'CNY' } }],
  [REPORTED, not({ key: 'data', name: 'what', value: 'lamp' })],
  [REPORTED, { key: 'ended' }],
  [LOST, { key: 'ended', name: 'done' }],
  [LOST, not({ key: 'ended' })],
  [REPORTED, { key: 'refused' }],
  [REFUSED, { key: 'refused', name: 'TL6007' }],
  [REFUSED, not({ key: 'refused' })],
];

const TOLD: [Situation, Expectation][] = [
  [REPORTED, { key: 'notified', name: 'team-lead' }],
  [LOOKED, { key: 'notified', name: 'team-lead' }],
  [LATE, { key: 'notified', name: 'head' }],
  [MENDED, { key: 'notified', name: 'engineer' }],
  [LATE, { key: 'notified', name: 'team-lead', value: 2 }],
  [LATE, not({ key: 'notified', name: 'team-lead' })],
];

const CLOCKS: [Situation, Expectation][] = [
  [OPENED, { key: 'met', name: 'answered' }],
  [REPORTED, { key: 'met', name: 'answered' }],
  [REPORTED, { key: 'met', name: 'mended' }],
  [MENDED, { key: 'met', name: 'mended' }],
  [LOST, { key: 'met', name: 'answered' }],
  [LOOKED, not({ key: 'met', name: 'answered' })],
  [LOOKED, { key: 'breached', name: 'mended' }],
  [LATE, not({ key: 'breached', name: 'mended' })],
  [LOOKED, { key: 'running', name: 'answered' }],
  [LOOKED, not({ key: 'running', name: 'mended' })],
  [LOOKED, { key: 'paused', name: 'mended' }],
  [OPENED, not({ key: 'paused', name: 'answered' })],
  [LOOKED, { key: 'due', name: 'mended', value: at('16:00') }],
  [OPENED, { key: 'due', name: 'answered', value: at('16:00') }],
  [LOOKED, not({ key: 'due', name: 'mended', value: at('15:00') })],
];

describe('an expectation that is not met says what is the case instead, and the nearest reason', () => {
  test('of places: the condition that led elsewhere, or what the case waits for', () => {
    expect(said('en', PLACES)).toMatchInlineSnapshot(`
      "Expected the case to be in stage "resolution", but it is in stage "intake": it has been waiting for the customer at "report" since 09:00, until Tue 6 Jan 09:00 at the latest.
      Expected the case not to be in stage "intake", but it has been there since 09:00.
      Expected the case to be at step "both", but it is in stage "resolution": it has been waiting for "engineer" at "repair" since 09:00, until Wed 7 Jan 09:00 at the latest.
        - The case did not come to "both", because \`severity > 3\` does not hold: severity = 2.
      Expected the case to be at step "repair", but it is in stage "resolution": it has been waiting for a service at "order-part" since 09:00 and for "engineer" at "open-up" since 09:00.
        - The case did not come to "repair", because \`severity > 3\` holds: severity = 5.
      Expected the case to be at step "both", but it is in stage "resolution": it has been waiting for "engineer" at "repair" since 09:00, until Wed 7 Jan 09:00 at the latest.
        - The case did not come to "both", because \`severity > 3\` does not hold: severity has no value.
      Expected the case to be at step "repair", but it ended with "lost" on Tue 6 Jan 2026 at 09:00.
      Expected the case to wait for "customer", but it is in stage "resolution": it has been waiting for "agent" at "look" since 09:00.
        - Step "report" was left by "answered" on Mon 5 Jan 2026 at 09:00.
      Expected the case not to wait for "agent", but it has been waiting at "look" since 09:00.
      Expected the case to offer outcome "fixed" of step "repair", but it does not.
        - The case has been waiting for "agent" at "look" since 09:00. It now takes: customer.writes, customer.calls, step.look.done, case.cancels, case.merged.
      Expected the case not to offer "look", but it does.
      Expected the case to have come to "intake", "both" in this order, but it came to "intake" and not to "both" after that.
        - The case did not come to "both", because \`severity > 3\` does not hold: severity = 2. The case has been waiting for "engineer" at "repair" since 09:00, until Wed 7 Jan 09:00 at the latest.
      Expected the case to have come to "look", "report" in this order, but it came to "look" and not to "report" after that; it was at "report" only before, on Mon 5 Jan 2026 at 09:00.
        - The case has been waiting for "engineer" at "repair" since 09:00, until Wed 7 Jan 09:00 at the latest.
      Expected the case to have come to "both", "repair" in this order, but it never came to "both".
        - The case did not come to "both", because \`severity > 3\` does not hold: severity = 2. The case has been waiting for "engineer" at "repair" since 09:00, until Wed 7 Jan 09:00 at the latest.
      Expected the case not to have come to "report", "look" in this order, but it has."
    `);
    expect(said('zh-CN', PLACES)).toMatchInlineSnapshot(`
      "预期案例在阶段“resolution”，但它在阶段“intake”，从 09:00 起一直在“report”等待客户（最迟到 1月6日 周二 09:00）。
      预期案例不在阶段“intake”，但它从 09:00 起一直在那里。
      预期案例在步骤“both”，但它在阶段“resolution”，从 09:00 起一直在“repair”等待“engineer”（最迟到 1月7日 周三 09:00）。
        - 案例没有到“both”，因为 \`severity > 3\` 不成立：severity = 2。
      预期案例在步骤“repair”，但它在阶段“resolution”，从 09:00 起一直在“order-part”等待服务，并从 09:00 起一直在“open-up”等待“engineer”。
        - 案例没有到“repair”，因为 \`severity > 3\` 成立：severity = 5。
      预期案例在步骤“both”，但它在阶段“resolution”，从 09:00 起一直在“repair”等待“engineer”（最迟到 1月7日 周三 09:00）。
        - 案例没有到“both”，因为 \`severity > 3\` 不成立：severity 没有值。
      预期案例在步骤“repair”，但它已在 2026年1月6日 周二 09:00 以“lost”结束。
      预期案例等待“customer”，但它在阶段“resolution”，从 09:00 起一直在“look”等待“agent”。
        - 步骤“report”已在 2026年1月5日 周一 09:00 以“answered”离开。
      预期案例不等待“agent”，但它从 09:00 起一直在“look”等待。
      预期案例此刻接受步骤“repair”的结果“fixed”，但实际上不接受。
        - 案例从 09:00 起一直在“look”等待“agent”。它此刻接受：customer.writes、customer.calls、step.look.done、case.cancels、case.merged。
      预期案例此刻不接受“look”，但实际上接受。
      预期案例依次经过“intake”、“both”，但它到过“intake”之后没有到“both”。
        - 案例没有到“both”，因为 \`severity > 3\` 不成立：severity = 2。案例从 09:00 起一直在“repair”等待“engineer”（最迟到 1月7日 周三 09:00）。
      预期案例依次经过“look”、“report”，但它到过“look”之后没有到“report”；只在此前（2026年1月5日 周一 09:00）到过“report”。
        - 案例从 09:00 起一直在“repair”等待“engineer”（最迟到 1月7日 周三 09:00）。
      预期案例依次经过“both”、“repair”，但它从未到过“both”。
        - 案例没有到“both”，因为 \`severity > 3\` 不成立：severity = 2。案例从 09:00 起一直在“repair”等待“engineer”（最迟到 1月7日 周三 09:00）。
      预期案例没有依次经过“report”、“look”，但它确实依次经过了。"
    `);
  });

  test('of what happened: what would have brought it about, and whether the case came there', () => {
    expect(said('en', HAPPENED)).toMatchInlineSnapshot(`
      "Expected milestone "looked-at" to have been reached, but it has not been reached.
        - Step "look", at which the case still is, reaches it. The case has been waiting for "agent" at "look" since 09:00.
      Expected milestone "resolved" to have been reached, but it has not been reached.
        - End "done", to which the case has not come, reaches it. The case has been waiting for "engineer" at "repair" since 09:00, until Wed 7 Jan 09:00 at the latest.
      Expected milestone "acknowledged" to have been reached, but it has not been reached.
        - Nothing in the blueprint reaches it. The case has been waiting for "agent" at "look" since 09:00.
      Expected milestone "looked-at" not to have been reached, but it was reached on Mon 5 Jan 2026 at 09:00.
      Expected message "goodbye" to have been sent, but it has not been sent.
        - Step "bye", to which the case has not come, sends it. Sent so far: "thanks". The case has been waiting for "engineer" at "repair" since 09:00, until Wed 7 Jan 09:00 at the latest.
      Expected a message with "lamp" in it to have been sent twice, but it was sent once, on Mon 5 Jan 2026 at 09:00.
      Expected message "goodbye" not to have been sent, but it was sent once, on Mon 5 Jan 2026 at 18:00.
      Expected field "severity" to be 3, but it is 2.
      Expected field "price" to be {"amount":"3","currency":"CNY"}, but it has no value.
      Expected field "what" not to be "lamp", but it is "lamp".
      Expected the case to have ended, but it is in stage "resolution": it has been waiting for "agent" at "look" since 09:00.
      Expected the case to have ended with "done", but it ended with "lost" on Tue 6 Jan 2026 at 09:00.
      Expected the case not to have ended, but it ended with "lost" on Tue 6 Jan 2026 at 09:00.
      Expected what was tried last to be refused, but the case took it.
      Expected what was tried last to be refused with TL6007, but it was refused with TL6001: The case does not wait for "step.repair.fixed" now.
      Expected what was tried last not to be refused, but it was refused with TL6001: The case does not wait for "step.repair.fixed" now."
    `);
    expect(said('zh-CN', HAPPENED)).toMatchInlineSnapshot(`
      "预期已达到里程碑“looked-at”，但它尚未达到。
        - 它由步骤“look”达到，案例还在那里。案例从 09:00 起一直在“look”等待“agent”。
      预期已达到里程碑“resolved”，但它尚未达到。
        - 它由结局“done”达到，案例还没有到那里。案例从 09:00 起一直在“repair”等待“engineer”（最迟到 1月7日 周三 09:00）。
      预期已达到里程碑“acknowledged”，但它尚未达到。
        - 蓝图中没有什么会达到它。案例从 09:00 起一直在“look”等待“agent”。
      预期尚未达到里程碑“looked-at”，但它已在 2026年1月5日 周一 09:00 达到。
      预期消息“goodbye”已发出，但它尚未发出。
        - 它由步骤“bye”发出，案例还没有到那里。至今发出的消息：“thanks”。案例从 09:00 起一直在“repair”等待“engineer”（最迟到 1月7日 周三 09:00）。
      预期含有“lamp”的消息发出的次数是 2，但它已发出 1 次，时间是 2026年1月5日 周一 09:00。
      预期消息“goodbye”尚未发出，但它已发出 1 次，时间是 2026年1月5日 周一 18:00。
      预期字段“severity”是 3，但它是 2。
      预期字段“price”是 {"amount":"3","currency":"CNY"}，但它没有值。
      预期字段“what”不是 "lamp"，但它是 "lamp"。
      预期案例已结束，但它在阶段“resolution”，从 09:00 起一直在“look”等待“agent”。
      预期案例以“done”结束，但它已在 2026年1月6日 周二 09:00 以“lost”结束。
      预期案例尚未结束，但它已在 2026年1月6日 周二 09:00 以“lost”结束。
      预期最后尝试的事被拒绝，但案例接受了它。
      预期最后尝试的事被拒绝（TL6007），但它被拒绝（TL6001）：案例此刻不接受“step.repair.fixed”。
      预期最后尝试的事没有被拒绝，但它被拒绝（TL6001）：案例此刻不接受“step.repair.fixed”。"
    `);
  });

  test('of escalations: which level would tell somebody, and why it has not', () => {
    expect(said('en', TOLD)).toMatchInlineSnapshot(`
      "Expected "team-lead" to have been told by an escalation, but it has not been told.
        - Level 1 of escalation "unanswered" would tell it, and nothing has set that escalation off: it goes by \`mended\`.
      Expected "team-lead" to have been told by an escalation, but it has not been told.
        - Level 1 of escalation "unanswered" would tell it and has not come; the next one comes on Mon 5 Jan 2026 at 15:00.
      Expected "head" to have been told by an escalation, but it has not been told.
        - Level 2 of escalation "unanswered" was left out, because \`severity > 3\` does not hold: severity = 2.
      Expected "engineer" to have been told by an escalation, but it has not been told.
        - No escalation of the blueprint tells "engineer".
      Expected "team-lead" to have been told by an escalation twice, but it was told once, on Mon 5 Jan 2026 at 15:00.
      Expected "team-lead" not to have been told by an escalation, but it was told once, on Mon 5 Jan 2026 at 15:00."
    `);
    expect(said('zh-CN', TOLD)).toMatchInlineSnapshot(`
      "预期升级已通知“team-lead”，但至今没有通知过。
        - 升级“unanswered”的第 1 级本会通知，但还没有什么触发这个升级：它取决于 \`mended\`。
      预期升级已通知“team-lead”，但至今没有通知过。
        - 升级“unanswered”的第 1 级本会通知，但还没有到时候；下一级在 2026年1月5日 周一 15:00。
      预期升级已通知“head”，但至今没有通知过。
        - 升级“unanswered”的第 2 级被略过，因为 \`severity > 3\` 不成立：severity = 2。
      预期升级已通知“engineer”，但至今没有通知过。
        - 蓝图中没有升级会通知“engineer”。
      预期升级通知“team-lead”的次数是 2，但已通知 1 次，时间是 2026年1月5日 周一 15:00。
      预期升级尚未通知“team-lead”，但已通知 1 次，时间是 2026年1月5日 周一 15:00。"
    `);
  });

  test('of escalations that find nobody, whose alert waits for its hours, or that somebody accepted before', () => {
    const night = '- wait: 10h\n';
    const missed: [Situation, Expectation][] = [
      [after(night, { blueprint: WATCH }), { key: 'notified', name: 'boss' }],
      [after(night, { blueprint: WATCH }), { key: 'notified', name: 'lead' }],
      [after(`${night}- { by: agent, accept: asked }`, { blueprint: WATCH }), { key: 'notified', name: 'head' }],
    ];
    expect(said('en', missed)).toMatchInlineSnapshot(`
      "Expected "boss" to have been told by an escalation, but it has not been told.
        - Level 1 of escalation "alone" found nobody: no list of people says who that is.
      Expected "lead" to have been told by an escalation, but it has not been told.
        - The alert of level 2 of escalation "asleep" is held until Tue 6 Jan 2026 at 09:00.
      Expected "head" to have been told by an escalation, but it has not been told.
        - Level 2 of escalation "asked" would tell it, but the escalation was over before: somebody accepted it."
    `);
    expect(said('zh-CN', missed)).toMatchInlineSnapshot(`
      "预期升级已通知“boss”，但至今没有通知过。
        - 升级“alone”的第 1 级找不到人：没有人员名单说明是谁。
      预期升级已通知“lead”，但至今没有通知过。
        - 升级“asleep”的第 2 级的通知要等到 2026年1月6日 周二 09:00 才发出。
      预期升级已通知“head”，但至今没有通知过。
        - 升级“asked”的第 2 级本会通知，但升级在此之前已经结束：有人接手。"
    `);
  });

  test('of a milestone that nothing or several things reach, and of a step that was left already', () => {
    const steps: [Situation, Expectation][] = [
      [after('- { by: agent, step: call, outcome: busy }', { blueprint: WATCH }), { key: 'reached', name: 'heard' }],
      [after('', { blueprint: WATCH }), { key: 'said', name: 'sorry' }],
    ];
    expect(said('en', steps)).toMatchInlineSnapshot(`
      "Expected milestone "heard" to have been reached, but it has not been reached.
        - Outcome "answered" of step "call", which was left with "busy" on Mon 5 Jan 2026 at 09:00, reaches it. The case has been waiting for "agent" at "wait" since 09:00.
      Expected message "sorry" to have been sent, but it has not been sent.
        - Each of these sends it: "write", "again". No message has been sent so far. The case has been waiting for "agent" at "call" since 09:00."
    `);
    expect(said('zh-CN', steps)).toMatchInlineSnapshot(`
      "预期已达到里程碑“heard”，但它尚未达到。
        - 它由步骤“call”的结果“answered”达到，该步骤已在 2026年1月5日 周一 09:00 以“busy”离开。案例从 09:00 起一直在“wait”等待“agent”。
      预期消息“sorry”已发出，但它尚未发出。
        - 以下任一都会发出它：“write”、“again”。至今没有发出任何消息。案例从 09:00 起一直在“call”等待“agent”。"
    `);
  });

  test('of clocks: what starts them, why they stand still, how much time is left', () => {
    expect(said('en', CLOCKS)).toMatchInlineSnapshot(`
      "Expected clock "answered" to have been met, but it has been paused since 09:00.
        - It stands still while the case waits at "report". It stops with \`looked-at\`.
      Expected clock "answered" to have been met, but it is running, due on Mon 5 Jan 2026 at 13:00.
        - Time left: 4 h. It stops with \`looked-at\`.
      Expected clock "mended" to have been met, but it has not started.
        - It starts with \`looked-at\`, which has not happened.
      Expected clock "mended" to have been met, but it ran over: it was due on Mon 5 Jan 2026 at 15:00 and was stopped on Mon 5 Jan 2026 at 18:00.
      Expected clock "answered" to have been met, but it was cancelled on Tue 6 Jan 2026 at 09:00.
      Expected clock "answered" not to have been met, but it was met on Mon 5 Jan 2026 at 09:00 (it was due on Mon 5 Jan 2026 at 13:00).
      Expected clock "mended" to have run over, but it is running, due on Mon 5 Jan 2026 at 15:00.
        - Time left: 6 h.
      Expected clock "mended" not to have run over, but it ran over: it was due on Mon 5 Jan 2026 at 15:00 and has not been stopped yet.
      Expected clock "answered" to be running, but it was met on Mon 5 Jan 2026 at 09:00 (it was due on Mon 5 Jan 2026 at 13:00).
      Expected clock "mended" not to be running, but it is running, due on Mon 5 Jan 2026 at 15:00.
      Expected clock "mended" to be paused, but it is running, due on Mon 5 Jan 2026 at 15:00.
        - Time left: 6 h.
      Expected clock "answered" not to be paused, but it has been paused since 09:00.
      Expected clock "mended" to be due on Mon 5 Jan 2026 at 16:00, but it is due on Mon 5 Jan 2026 at 15:00.
      Expected clock "answered" to be due on Mon 5 Jan 2026 at 16:00, but it is not due at any time now.
        - It stands still while the case waits at "report".
      Expected clock "mended" not to be due on Mon 5 Jan 2026 at 15:00, but it is due on Mon 5 Jan 2026 at 15:00."
    `);
    expect(said('zh-CN', CLOCKS)).toMatchInlineSnapshot(`
      "预期时钟“answered”已达标，但它从 09:00 起一直暂停。
        - 案例在“report”等待期间，它暂停。它到 \`looked-at\` 停止。
      预期时钟“answered”已达标，但它正在走，最迟 2026年1月5日 周一 13:00。
        - 还剩 4 小时。它到 \`looked-at\` 停止。
      预期时钟“mended”已达标，但它还没有开始。
        - 它从 \`looked-at\` 开始，而这还没有发生。
      预期时钟“mended”已达标，但它已超时：最迟应为 2026年1月5日 周一 15:00，到 2026年1月5日 周一 18:00 才停止。
      预期时钟“answered”已达标，但它已在 2026年1月6日 周二 09:00 取消。
      预期时钟“answered”尚未达标，但它已在 2026年1月5日 周一 09:00 达标（最迟 2026年1月5日 周一 13:00）。
      预期时钟“mended”已超时，但它正在走，最迟 2026年1月5日 周一 15:00。
        - 还剩 6 小时。
      预期时钟“mended”没有超时，但它已超时：最迟应为 2026年1月5日 周一 15:00，至今没有停止。
      预期时钟“answered”正在走，但它已在 2026年1月5日 周一 09:00 达标（最迟 2026年1月5日 周一 13:00）。
      预期时钟“mended”没有在走，但它正在走，最迟 2026年1月5日 周一 15:00。
      预期时钟“mended”处于暂停，但它正在走，最迟 2026年1月5日 周一 15:00。
        - 还剩 6 小时。
      预期时钟“answered”没有暂停，但它从 09:00 起一直暂停。
      预期时钟“mended”的最迟时间是 2026年1月5日 周一 16:00，但它的最迟时间是 2026年1月5日 周一 15:00。
      预期时钟“answered”的最迟时间是 2026年1月5日 周一 16:00，但它此刻没有最迟时间。
        - 案例在“report”等待期间，它暂停。
      预期时钟“mended”的最迟时间不是 2026年1月5日 周一 15:00，但它的最迟时间是 2026年1月5日 周一 15:00。"
    `);
  });
});
