import { describe, expect, test } from 'vitest';

import { explainVerdict } from '../../../src/journey/expect/explain-verdict.ts';
import { judge } from '../../../src/journey/expect/judge.ts';
import type { Expectation, Situation } from '../../../src/journey/expectation.ts';
import type { Language } from '../../../src/text/catalogue/entry.ts';
import { compiled } from '../support.ts';
import { after, LOOK, REPORT } from './support.ts';

const CALLS = '- { event: customer.calls }\n';

const OPENED = after('');
const REPORTED = after(REPORT);
const LOOKED = after(REPORT + LOOK);
const UNANSWERED = after('- wait: 2d');
const OUT_OF_TIME = after(`${REPORT}${LOOK}- wait: 3d`);
const CALLING = after(REPORT + CALLS);

/** A desk that writes seven messages and then waits; its visit may be repeated. */
const LETTERS = compiled(`
throughline: 1
id: letters
version: "1.0.0"
locales: [en, zh-CN]
zone: Asia/Shanghai
roles: { agent: {} }
events: { calls: {} }
messages:
${[1, 2, 3, 4, 5, 6, 7].map((index) => `  m${index}: { en: Letter ${index}, zh-CN: 信 ${index} }`).join('\n')}
stages:
  intake:
    kind: intake
    steps:
${[1, 2, 3, 4, 5, 6, 7].map((index) => `      s${index}: { say: m${index} }`).join('\n')}
      visit: { do: Visit, by: agent, outcomes: { again: visit, fixed: next } }
      check: { do: Check, by: agent, outcomes: { bad: visit, good: next } }
interrupts: { calls: { on: customer.calls, steps: { calm: { do: Calm down, by: agent } } } }
ends: { done: { outcome: solved } }
`);

const VISITED = '- { by: agent, step: visit, outcome: fixed }\n';
const WRITTEN = after('', { blueprint: LETTERS });
const BAD = '- { by: agent, step: check, outcome: bad }\n';
const BACK = after(VISITED + BAD, { blueprint: LETTERS });
const BACK_AND_CALLING = after(VISITED + BAD + CALLS, { blueprint: LETTERS });

/** Why an expectation is not met. */
function why(language: Language, situation: Situation, expectation: Expectation): string | undefined {
  return explainVerdict(situation, expectation, judge(situation, expectation), language).reason;
}

/** What is the case instead. */
function instead(language: Language, situation: Situation, expectation: Expectation): string {
  return explainVerdict(situation, expectation, judge(situation, expectation), language).message;
}

/** The entry of the journal that decided it. */
function decidedBy(situation: Situation, expectation: Expectation): unknown {
  return situation.entries[judge(situation, expectation).moment ?? -1];
}

describe('a message that was not sent: what went out instead', () => {
  test('words that the customer was sent in another language are told with both languages', () => {
    const expectation: Expectation = { key: 'said', name: '谢谢' };
    expect(why('en', LOOKED, expectation)).toBe(
      'Message "thanks" has these words in zh-CN; the customer was written to in en. Sent so far: "thanks". ' +
        'The case has been waiting for "engineer" at "repair" since 09:00, until Wed 7 Jan 09:00 at the latest.',
    );
    expect(why('zh-CN', LOOKED, expectation)).toBe(
      '消息“thanks”的 zh-CN 文本中有这些词，而发给客户的是 en 文本。至今发出的消息：“thanks”。' +
        '案例从 09:00 起一直在“repair”等待“engineer”（最迟到 1月7日 周三 09:00）。',
    );
  });

  test('words of a message that has not gone out in any language are not told of', () => {
    expect(why('en', OPENED, { key: 'said', name: '谢谢' })).toBe(
      'No message has been sent so far. ' +
        'The case has been waiting for the customer at "report" since 09:00, until Tue 6 Jan 09:00 at the latest.',
    );
    expect(why('zh-CN', OPENED, { key: 'said', name: '谢谢' })).toBe(
      '至今没有发出任何消息。案例从 09:00 起一直在“report”等待客户（最迟到 1月6日 周二 09:00）。',
    );
  });

  test('who names the step that says it is told which message the step sends', () => {
    expect(why('en', REPORTED, { key: 'said', name: 'bye' })).toBe(
      '"bye" is a step: it sends message "goodbye". Sent so far: "thanks". ' +
        'The case has been waiting for "agent" at "look" since 09:00.',
    );
    expect(why('zh-CN', REPORTED, { key: 'said', name: 'bye' })).toBe(
      '“bye”是一个步骤，它发出的是消息“goodbye”。至今发出的消息：“thanks”。案例从 09:00 起一直在“look”等待“agent”。',
    );
  });

  test('of many messages the latest six are named, the last one last', () => {
    expect(why('en', WRITTEN, { key: 'said', name: 'Postcard' })).toBe(
      'The last 6 messages sent so far: "m2", "m3", "m4", "m5", "m6", "m7". ' +
        'The case has been waiting for "agent" at "visit" since 09:00.',
    );
    expect(why('zh-CN', WRITTEN, { key: 'said', name: 'Postcard' })).toBe(
      '至今最后发出的 6 种消息：“m2”、“m3”、“m4”、“m5”、“m6”、“m7”。案例从 09:00 起一直在“visit”等待“agent”。',
    );
  });
});

describe('a place at which the case is no more: how and when it was left', () => {
  test.each<{ title: string; situation: Situation; expectation: Expectation; en: string; zh: string; entry: object }>([
    {
      title: 'a step whose time was over',
      situation: OUT_OF_TIME,
      expectation: { key: 'in', name: 'repair' },
      en: 'Step "repair" timed out on Wed 7 Jan 2026 at 09:00.',
      zh: '步骤“repair”已在 2026年1月7日 周三 09:00 超时。',
      entry: { type: 'step.left', step: 'repair', outcome: 'timed-out' },
    },
    {
      title: 'a question that the customer did not answer',
      situation: UNANSWERED,
      expectation: { key: 'in', name: 'report' },
      en: 'Step "report" ran out of time without an answer on Tue 6 Jan 2026 at 09:00.',
      zh: '步骤“report”已在 2026年1月6日 周二 09:00 因没有得到回答而超时。',
      entry: { type: 'step.left', step: 'report', outcome: 'no-answer' },
    },
    {
      title: 'a step that somebody has done',
      situation: LOOKED,
      expectation: { key: 'in', name: 'look' },
      en: 'Step "look" was left by "done" on Mon 5 Jan 2026 at 09:00.',
      zh: '步骤“look”已在 2026年1月5日 周一 09:00 以“done”离开。',
      entry: { type: 'step.left', step: 'look', outcome: 'done' },
    },
    {
      title: 'a stage that is over',
      situation: LOOKED,
      expectation: { key: 'in', name: 'intake' },
      en: 'Stage "intake" was left on Mon 5 Jan 2026 at 09:00.',
      zh: '案例已在 2026年1月5日 周一 09:00 离开阶段“intake”。',
      entry: { type: 'step.entered', step: 'repair' },
    },
    {
      title: 'an interrupt that was dealt with',
      situation: after(`${REPORT}${CALLS}- { by: agent, step: calm }`),
      expectation: { key: 'in', name: 'calls' },
      en: 'Interrupt "calls" ended on Mon 5 Jan 2026 at 09:00.',
      zh: '打断“calls”已在 2026年1月5日 周一 09:00 结束。',
      entry: { type: 'interrupt.ended', interrupt: 'calls' },
    },
    {
      title: 'somebody who was waited for until the time was over',
      situation: OUT_OF_TIME,
      expectation: { key: 'waiting-for', name: 'engineer' },
      en: 'Step "repair" timed out on Wed 7 Jan 2026 at 09:00.',
      zh: '步骤“repair”已在 2026年1月7日 周三 09:00 超时。',
      entry: { type: 'step.left', step: 'repair', outcome: 'timed-out' },
    },
  ])('$title', ({ situation, expectation, en, zh, entry }) => {
    expect(why('en', situation, expectation)).toBe(en);
    expect(why('zh-CN', situation, expectation)).toBe(zh);
    expect(decidedBy(situation, expectation)).toMatchObject(entry);
  });

  test('a place to which the case came back was not left', () => {
    expect(judge(BACK, { key: 'in', name: 'visit' }).holds).toBe(true);
    expect(why('en', BACK, { key: 'in', name: 'check' })).toBe(
      'Step "check" was left by "bad" on Mon 5 Jan 2026 at 09:00.',
    );
    // It stands still at the visit while the call is dealt with.
    expect(judge(BACK_AND_CALLING, { key: 'in', name: 'visit' }).holds).toBe(false);
    expect(why('en', BACK_AND_CALLING, { key: 'in', name: 'visit' })).toBeUndefined();
  });

  test('a step that stands still while an interrupt is dealt with was not left', () => {
    expect(why('en', CALLING, { key: 'in', name: 'look' })).toBeUndefined();
    expect(decidedBy(CALLING, { key: 'in', name: 'look' })).toMatchObject({ type: 'step.entered', step: 'calm' });
  });
});

describe('while an interrupt is dealt with, it is named in place of the stage', () => {
  test('as where the case stands instead', () => {
    const expectation: Expectation = { key: 'in', name: 'repair' };
    expect(instead('en', CALLING, expectation)).toBe(
      'Expected the case to be at step "repair", but it deals with interrupt "calls": ' +
        'it has been waiting for "agent" at "calm" since 09:00.',
    );
    expect(instead('zh-CN', CALLING, expectation)).toBe(
      '预期案例在步骤“repair”，但它正在处理打断“calls”，从 09:00 起一直在“calm”等待“agent”。',
    );
  });

  test('and as the reason why something has not happened', () => {
    const expectation: Expectation = { key: 'reached', name: 'acknowledged' };
    expect(why('en', CALLING, expectation)).toBe(
      'Nothing in the blueprint reaches it. ' +
        'The case deals with interrupt "calls": it has been waiting for "agent" at "calm" since 09:00.',
    );
    expect(why('zh-CN', CALLING, expectation)).toBe(
      '蓝图中没有什么会达到它。案例正在处理打断“calls”，从 09:00 起一直在“calm”等待“agent”。',
    );
  });
});
