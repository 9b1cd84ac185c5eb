import { describe, expect, test } from 'vitest';

import { acceptedLines } from '../../src/journey/accepted-lines.ts';
import { compiled, journal, play, story } from './support.ts';

const blueprint = compiled(`
throughline: 1
id: price-desk
version: "1.0.0"
locales: [en, zh-CN]
zone: Asia/Shanghai
title: { en: Price desk, zh-CN: 报价台 }
omits: { confirmation: none, follow-up: none, intake: none }
roles:
  agent: { title: { en: Agent, zh-CN: 客服 } }
  lead: { title: { en: Team lead, zh-CN: 组长 }, deputy: vice }
  head: { title: { en: Head, zh-CN: 主管 } }
  vice: { title: { en: Vice lead, zh-CN: 副组长 } }
services:
  stock: { title: { en: Stock system, zh-CN: 库存系统 }, in: { item: text }, out: { price: integer } }
  spare: { title: { en: Old list, zh-CN: 旧库存表 }, in: { item: text }, out: { price: integer } }
data:
  item: { type: text, title: { en: Item, zh-CN: 物品 } }
  price: { type: integer, title: { en: Price, zh-CN: 价格 } }
  day: { type: text, title: { en: Day, zh-CN: 日期 } }
  speed: { type: integer, min: 1, max: 5, title: { en: Speed, zh-CN: 速度 } }
  remarks: { type: text, title: { en: Remarks, zh-CN: 意见 } }
stages:
  work:
    kind: resolution
    title: { en: Offer, zh-CN: 报价 }
    steps:
      receive: { ask: [item], title: { en: The order, zh-CN: 订单 } }
      look-up:
        call: { service: stock, with: { item: =item }, into: { price: price }, timeout: 30s, retry: { times: 1, every: 1m }, fallback: spare }
        outcomes: { failed: dropped }
      talk:
        meet: { label: { en: Talk it over, zh-CN: 商量 }, lasts: 30m..2h, required: [lead], quorum: 2, minutes: agent }
        within: 5d
        outcomes: { not-held: prepare, timed-out: prepare }
      prepare:
        title: { en: Prepare the offer, zh-CN: 准备报价 }
        parallel:
          join: any
          branches:
            office: { title: { en: In writing, zh-CN: 书面 }, steps: { write: { do: { en: Write the offer, zh-CN: 写报价单 }, by: agent } } }
            phone: { title: { en: By telephone, zh-CN: 电话 }, steps: { call-up: { ask: [day], title: { en: Agree on a day, zh-CN: 约日期 } } } }
      agree:
        approve: { label: { en: Agree to the price, zh-CN: 审批价格 }, shows: [price], maker: agent, votes: { all: [lead, head] } }
        within: 3d
        outcomes: { rejected: dropped, returned: talk, disputed: settle, timed-out: dropped }
      rate:
        title: { en: How was it, zh-CN: 满意度 }
        survey: { kind: questions, questions: { speed: { en: Was it quick?, zh-CN: 够快吗？ }, "remarks?": { en: Anything else?, zh-CN: 还有什么？ } } }
        within: P7D
        outcomes: { answered: sent, no-answer: sent }
    alternatives:
      settle: { approve: { en: Settle the dispute, zh-CN: 裁决 }, by: head, outcomes: { approved: rate, rejected: dropped } }
ends: { sent: { outcome: solved, title: { en: Offer sent, zh-CN: 已报价 } }, dropped: { outcome: refused, title: { en: Dropped, zh-CN: 放弃 } } }
`);

const TO_MEETING = `
- { returns: stock, with: { price: 50 } }
- { by: customer, step: receive, with: { item: lamp } }
`;
const TO_VOTE = `${TO_MEETING}
- { by: agent, as: Ann, step: talk, with: { present: [lead, agent], lasted: 1h } }
- { by: agent, as: Ann, step: write }
`;

const told = (lines: string) => {
  const result = play(blueprint, lines);
  return result.findings.map(({ code, message, hint }) => [code, message, hint]);
};

/** So many lines of a story, from the first that holds some words on; those that still wait at its end are told last. */
const storyFrom = (lines: string, words: string, count: number, language: 'en' | 'zh-CN' = 'en') => {
  const result = play(blueprint, lines);
  expect(result.findings).toEqual([]);
  const all = story(blueprint, result, language)
    .split('\n')
    .map((line) => line.trim().replace(/^\d\d:\d\d(?::\d\d)? +/u, ''))
    .filter((line) => line !== '');
  const from = all.findIndex((line) => line.includes(words));
  return all.slice(from, from + count);
};

describe('a service in a journey', () => {
  const start = '- { by: customer, step: receive, with: { item: lamp } }';

  test('that fails once answers at its next try, at its time', () => {
    const { findings, entries } = play(
      blueprint,
      `- { fail: stock }\n- { returns: stock, with: { price: 50 } }\n${start}\n- wait: 1m`,
    );
    expect([findings, entries.filter(({ type }) => type === 'call.failed').length]).toEqual([[], 1]);
  });

  test('that fails at all its tries is replaced by the one in reserve, and the story says so', () => {
    const lines = `- { fail: stock, times: 2 }\n- { returns: spare, with: { price: 70 } }\n${start}\n- wait: 1m`;
    expect(storyFrom(lines, 'fails and is tried', 9)).toEqual([
      '✗ Service “Stock system” fails and is tried again',
      '› Service “Stock system” is asked',
      'item  lamp',
      '✗ Service “Stock system” fails; “Old list” is asked instead',
      '› Service “Old list” is asked',
      'item  lamp',
      '✓ Service “Old list” answers',
      'Price  70',
      '› Meeting: “Talk it over” (with Team lead; reported by Agent; by Sat 10 Jan 09:01)',
    ]);
  });

  test('that is slow is not waited for: its late answer is lost, the next one counts', () => {
    const lines = `- { slow: stock, for: 2m }\n- { returns: stock, with: { price: 99 } }\n- { returns: stock, with: { price: 50 } }\n${start}\n- wait: 3m`;
    const { view, findings } = play(blueprint, lines);
    expect([view?.data['price'], findings]).toEqual([50, []]);
    expect(storyFrom(lines, 'does not answer', 6)).toEqual([
      '✗ Service “Stock system” does not answer in time and is tried again',
      '› Service “Stock system” is asked',
      'item  lamp',
      '✓ Service “Stock system” answers',
      'Price  50',
      '› Meeting: “Talk it over” (with Team lead; reported by Agent; by Sat 10 Jan 09:01:30)',
    ]);
  });

  test('in reserve that fails, too, is named as the one that failed', () => {
    expect(
      storyFrom(`- { fail: stock, times: 2 }\n- { fail: spare }\n${start}\n- wait: 1m`, '“Old list” fails', 2),
    ).toEqual(['✗ Service “Old list” fails', '◉ The case is closed: refused (Dropped)']);
  });

  test('that is waited for is named in the help, also where it is the one in reserve', () => {
    const { view } = play(blueprint, `- { fail: stock, times: 2 }\n${start}\n- wait: 1m`);
    expect(acceptedLines(blueprint, view!).slice(0, 2)).toEqual([
      '{ returns: spare, with: { price: … } }',
      '{ fail: spare }',
    ]);
  });
});

describe('a meeting in a journey', () => {
  test.each(['1h', 'PT1H', '1h30m', '120m'])('may have lasted %s, as people write it', (lasted) => {
    expect(
      told(`${TO_MEETING}\n- { by: agent, step: talk, with: { present: [lead, agent], lasted: ${lasted} } }`),
    ).toEqual([]);
  });

  test.each([
    ['[lead, agent]', '5m', 'The meeting "talk" was too short to count as held.'],
    ['[agent, agent]', '1h', 'The meeting "talk" cannot count as held without lead.'],
    ['[lead]', '1h', 'The meeting "talk" needs 2 people to count as held.'],
    ['[lead, boss]', '1h', '"boss" is no role, so it cannot have been at the meeting "talk".'],
  ])('with %s there for %s cannot be reported as held', (present, lasted, message) => {
    expect(
      told(`${TO_MEETING}\n- { by: agent, step: talk, with: { present: ${present}, lasted: ${lasted} } }`),
    ).toEqual([
      [
        'TL5017',
        message,
        'The case takes now: { by: agent, step: talk, outcome: held | not-held, with: { present: …, lasted: … } } or { event: case.cancels } or { event: case.merged }.',
      ],
    ]);
  });

  test('reads as one line when it begins and one when it was held', () => {
    const lines = `${TO_MEETING}\n- { by: agent, as: Ann, step: talk, with: { present: [lead, agent], lasted: 1h30m } }`;
    expect(storyFrom(lines, '✓ Talk', 1)).toEqual([
      '✓ Talk it over: held (present: Team lead, Agent; lasted 1 hour 30 minutes)',
    ]);
    expect(storyFrom(lines, '会议', 2, 'zh-CN')).toEqual([
      '› 会议：“商量”（参加：组长；由客服报告结果；最迟 1月10日 周六 09:00）',
      '✓ 商量：已召开（出席：组长、客服；历时 1 小时 30 分钟）',
    ]);
  });
});

describe('votes in a journey', () => {
  test('are lines of their own, each by a person; without an outcome it is an approval', () => {
    const lines = `${TO_VOTE}\n- { by: lead, as: Liv, step: agree }\n- { by: head, as: Hal, step: agree, outcome: approved }`;
    expect(told(lines)).toEqual([]);
    expect(storyFrom(lines, 'all must agree', 4)).toEqual([
      '› “Agree to the price”: Team lead and Head vote (all must agree; by Thu 8 Jan 09:00)',
      '✓ Team lead (Liv) votes on “Agree to the price”: approved',
      '✓ Head (Hal) votes on “Agree to the price”: approved',
      '✓ “Agree to the price” is decided: approved',
    ]);
    expect(storyFrom(lines, '须全部同意', 4, 'zh-CN')).toEqual([
      '› “审批价格”：由组长、主管审批（须全部同意；最迟 1月8日 周四 09:00）',
      '✓ 组长（Liv）对“审批价格”投票：同意',
      '✓ 主管（Hal）对“审批价格”投票：同意',
      '✓ “审批价格”审批结果：同意',
    ]);
  });

  test('may reject, return, and fall out with each other', () => {
    const lines = `${TO_VOTE}\n- { by: lead, as: Liv, step: agree, outcome: rejected }\n- { by: head, as: Hal, step: agree, outcome: returned }`;
    expect(journal(play(blueprint, lines)).slice(-2)).toEqual(['01-05 01:00 agree: disputed', '01-05 01:00 at settle']);
  });

  test('of one who decides alone are one line of the story', () => {
    const lines = `${TO_VOTE}\n- { by: lead, as: Liv, step: agree, outcome: rejected }\n- { by: head, as: Hal, step: agree }\n- { by: head, as: Hal, step: settle, outcome: rejected }`;
    expect(storyFrom(lines, 'Head decides', 3)).toEqual([
      '› “Settle the dispute”: Head decides',
      '✓ Head (Hal) decides on “Settle the dispute”: rejected',
      '◉ The case is closed: refused (Dropped)',
    ]);
    expect(storyFrom(lines, '审批“裁决”', 1, 'zh-CN')).toEqual(['✓ 主管（Hal）审批“裁决”：否决']);
  });

  test.each([
    ['{ by: lead, as: Ann, step: agree }', 'Ann has worked on this case and may not vote on it at step "agree".'],
    ['{ by: lead, step: agree }', 'A vote at step "agree" must say which person votes.'],
  ])('are refused with the reason and with what would do: %s', (line, message) => {
    expect(told(`${TO_VOTE}\n- ${line}`)).toEqual([
      [
        'TL5017',
        message,
        'The case takes now: { by: lead | head, as: …, step: agree, outcome: approved | returned | rejected } or { event: case.cancels } or { event: case.merged }.',
      ],
    ]);
  });

  test('cannot say what follows from all of them', () => {
    expect(told(`${TO_VOTE}\n- { by: lead, as: Liv, step: agree, outcome: disputed }`)).toEqual([
      [
        'TL5008',
        'Nobody votes "disputed" at step "agree": it follows from the votes.',
        'Write a line for each voter; a vote is one of: approved, rejected, returned.',
      ],
    ]);
    expect(told(`${TO_VOTE}\n- { by: head, as: Hal, step: settle, outcome: returned }`)).toEqual([
      ['TL5008', 'Step "settle" has no outcome "returned".', 'It has: approved, rejected.'],
    ]);
  });

  test('that do not come in time are told as such', () => {
    expect(storyFrom(`${TO_VOTE}\n- wait: 4d`, 'was not decided', 2)).toEqual([
      '✗ “Agree to the price” was not decided within 3 days (72 hours)',
      '◉ The case is closed: refused (Dropped)',
    ]);
  });
});

describe('things at the same time in a journey', () => {
  test('that wait when the story ends stand together', () => {
    const result = play(blueprint, `${TO_MEETING}\n- { by: agent, step: talk, outcome: not-held }`);
    expect(story(blueprint, result)).toMatch(/\n\n[^\n]*for Agent at “Write the offer”\n[^\n]*at “Agree on a day”$/u);
  });

  test('all wait when the story ends', () => {
    const lines = `${TO_MEETING}\n- { by: agent, step: talk, outcome: not-held }`;
    expect(storyFrom(lines, 'not held', 6)).toEqual([
      '✓ Talk it over: not held',
      '› “Prepare the offer”: “In writing” and “By telephone” at the same time',
      '› Work for Agent: “Write the offer”',
      '› “Agree on a day”: customer is asked for Day',
      '› Still waiting for Agent at “Write the offer”',
      '› Still waiting for customer at “Agree on a day”',
    ]);
  });

  test('read as who was done, what is not needed any more, and that the whole is complete', () => {
    const lines = `${TO_MEETING}\n- { by: agent, step: talk, outcome: not-held }\n- { by: customer, step: call-up, with: { day: Monday } }`;
    expect(storyFrom(lines, 'Customer answers “Agree on', 5)).toEqual([
      '✓ Customer answers “Agree on a day”',
      'Day  Monday',
      '✓ “Prepare the offer”: “By telephone” is done',
      '! “Write the offer” is not needed any more',
      '✓ “Prepare the offer” is complete',
    ]);
  });

  test('are done step by step: nobody does the whole', () => {
    expect(told(`${TO_MEETING}\n- { by: agent, step: prepare }`)).toEqual([
      [
        'TL5006',
        'Nobody does step "prepare": it is done when the steps inside it are.',
        'Name one of the steps inside it.',
      ],
    ]);
  });
});
