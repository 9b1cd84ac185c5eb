import { afterAll, describe, expect, test } from 'vitest';

import { playJourney } from '../../src/journey/play-journey.ts';
import { readJourneys } from '../../src/journey/read-journeys.ts';
import { journeyCatalogue } from '../../src/text/catalogue/journey.ts';
import { wordingOf, type Finding } from '../../src/text/diagnostic.ts';
import { cardDesk } from '../support/card-desk.ts';
import { compiled, journeyText } from './support.ts';

const desk = compiled(`
throughline: 1
id: repair
version: "1.0.0"
locales: [en, zh-CN]
zone: Asia/Shanghai
roles: { agent: {}, head: {} }
data:
  kind: { type: enum, values: [leak, power, heating] }
  urgency: { type: integer, min: 1, max: 5 }
  note: { type: text, max: 5 }
  stock: { type: integer }
  visit: { type: date }
services:
  store: { out: { stock: integer } }
  mail: {}
decisions:
  grade: { inputs: [urgency], outputs: [note], rules: [{ if: ["< 3"], then: [low] }, { if: ["3"], then: [mid] }, { if: [">= 3"], then: [high] }] }
events: { pays: { carries: { amount: integer } }, waves: {} }
signals: { ready: {} }
messages: { hello: { en: Hello, zh-CN: 您好 } }
stages:
  intake:
    kind: intake
    on: { customer.pays: { reach: acknowledged } }
    steps:
      report: { ask: [kind, urgency, note?, visit?] }
      greet: { say: hello }
      grade: { decide: grade, when: kind = "power" }
      appointment: { wait: { until: visit }, when: kind = "leak" }
      rate: { survey: { kind: csat, into: urgency }, when: kind = "power", outcomes: { good: { when: urgency > 3, to: next }, else: next } }
      look: { call: { service: store, into: { stock: stock } }, outcomes: { failed: repair } }
      repair: { do: Repair, by: agent, within: 2d, outcomes: { fixed: next, lost: next, timed-out: next } }
      tell: { call: mail, outcomes: { failed: tell } }
      pause: { wait: 1d }
      circle: { call: mail, outcomes: { done: circle, failed: next } }
    alternatives:
      agree:
        approve: { label: Agree, votes: { all: [agent, head] } }
        next: done
        outcomes: { rejected: done, disputed: done }
ends: { done: { outcome: solved } }
`);

const seen = new Set<string>();

function words(found: Finding, language: 'en' | 'zh-CN'): string {
  const { message, hint } = wordingOf(found, language);
  return `${message} | ${hint}`;
}

/** Reads and plays; the place of the one finding is marked with « and ». */
function check(marked: string, expected: { code: string; en: string; zh: string }, blueprint = desk): void {
  const text = marked.replace('«', '').replace('»', '');
  const { file, findings } = readJourneys(text, { file: 'walk.journey.yaml' });
  const [journey] = file?.journeys ?? [];
  const all = journey === undefined ? findings : [...findings, ...playJourney(blueprint, journey).findings];
  for (const { code } of all) seen.add(code);
  const start = marked.indexOf('«');
  const span = { start, end: marked.indexOf('»') - 1 };
  expect(
    all.map((found) => ({ code: found.code, span: found.span, en: words(found, 'en'), zh: words(found, 'zh-CN') })),
  ).toEqual([{ span, ...expected }]);
}

const REPORT = '- { by: customer, step: report, with: { kind: heating, urgency: 3 } }\n';

describe('a journey file that cannot be read is told where and why', () => {
  test.each([
    {
      title: 'a file that does not say it holds journeys',
      text: journeyText('- wait: 1d').replace('throughline-journey: 1\nblueprint', '«blueprint»'),
      code: 'TL5001',
      en: 'This file does not say that it holds journeys. | Write "throughline-journey: 1" at the top.',
      zh: '此文件没有声明它是旅程文件。 | 请在开头写“throughline-journey: 1”。',
    },
    {
      title: 'a version that does not exist',
      text: journeyText('- wait: 1d').replace(': 1', ': «2»'),
      code: 'TL5001',
      en: 'This file says it is written in journey version 2; only version 1 is known. | Write "throughline-journey: 1" at the top.',
      zh: '此文件声明的旅程版本是 2，目前只支持版本 1。 | 请在开头写“throughline-journey: 1”。',
    },
    {
      title: 'a version in quotes, which is a text',
      text: journeyText('- wait: 1d').replace(': 1', ': «"1"»'),
      code: 'TL5001',
      en: 'The version of the language is a number and stands without quotes. | Write "throughline-journey: 1" at the top.',
      zh: '语言版本是数字，不加引号。 | 请在开头写“throughline-journey: 1”。',
    },
    {
      title: 'a line that says nothing',
      text: journeyText('- «{ by: agent }»'),
      code: 'TL5002',
      en: 'This line does not say what happens. | Give it exactly one of: step, wait, until, event, message, accept, absent, present, returns, fail, slow, expect.',
      zh: '这一行没有说明发生了什么。 | 请写上以下键中的一个：step、wait、until、event、message、accept、absent、present、returns、fail、slow、expect。',
    },
    {
      title: 'a line that says two things',
      text: journeyText('- { by: agent, wait: 1d, «step»: report }'),
      code: 'TL5002',
      en: 'This line says 2 things at once: "wait", "step". | Give each of them a line of its own.',
      zh: '这一行同时写了 2 件事：“wait”、“step”。 | 请把它们分成几行，每行只写一件事。',
    },
    {
      title: 'a key that belongs to another kind of line',
      text: journeyText('- { wait: 1d, «outcome»: fixed }'),
      code: 'TL5003',
      en: '"outcome" means nothing on a line with "wait". | It stands beside: step. Remove it here.',
      zh: '写有“wait”的行上，“outcome”没有意义。 | 它只与以下键搭配：step。请在这里删除它。',
    },
    {
      title: 'a start without its offset',
      text: journeyText('- wait: 1d', { head: 'start: «2026-01-05T09:00»\n' }),
      code: 'TL5004',
      en: '"2026-01-05T09:00" is not an instant: the offset is missing. | Write date, time and offset, such as 2026-01-05T09:00+08:00.',
      zh: '“2026-01-05T09:00”不是有效的时刻：缺少时区偏移。 | 请写明日期、时间和时区偏移，例如 2026-01-05T09:00+08:00。',
    },
    {
      title: 'an instant in another notation',
      text: journeyText('- until: «2026/1/6 9:00 +08»'),
      code: 'TL5004',
      en: '"2026/1/6 9:00 +08" is not an instant. | Write "2026-01-06T09:00+08:00".',
      zh: '“2026/1/6 9:00 +08”不是有效的时刻。 | 请写成“2026-01-06T09:00+08:00”。',
    },
    {
      title: 'a beginning that is no journey of the file',
      text: `${journeyText('- wait: 1d')}  other: { begins-with: «wlk», steps: [{ wait: 1d }] }\n`,
      code: 'TL5026',
      en: 'There is no journey "wlk" to begin with. | Did you mean "walk"?',
      zh: '没有可作为开头的旅程“wlk”。 | 您是不是想写“walk”？',
    },
    {
      title: 'journeys that begin with each other',
      text: `${journeyText('- wait: 1d')}  first: { begins-with: second, steps: [{ wait: 1d }] }\n  second: { begins-with: «first», steps: [{ wait: 1d }] }\n`,
      code: 'TL5026',
      en: 'These journeys begin with each other: first → second → first. | Write the shared beginning as a journey of its own.',
      zh: '这些旅程互为开头：first → second → first。 | 请把共同的开头写成一条单独的旅程。',
    },
    {
      title: 'a placeholder that is no column of the examples',
      text: `${journeyText('- wait: 1d')}  table: { examples: [{ gap: 1d }], steps: [{ wait: <gap> }, { message: «<kind>» }] }\n`,
      code: 'TL5027',
      en: 'No example says what "<kind>" stands for. | Add a column "kind" to the examples; they have: gap.',
      zh: '没有任何示例说明“<kind>”代表什么。 | 请在示例中加上“kind”一列；现有的列：gap。',
    },
    {
      title: 'an example that lacks a column of the others',
      text: `${journeyText('- wait: 1d')}  table: { examples: [{ gap: 1d, to: a }, «{ gap: 1d }»], steps: [{ wait: <gap> }, { message: <to> }] }\n`,
      code: 'TL5027',
      en: 'This example does not say what "<to>" stands for. | Add "to" to it, as the other examples have it.',
      zh: '这个示例没有说明“<to>”代表什么。 | 请像其他示例一样为它补上“to”。',
    },
  ])('$title', ({ text, code, en, zh }) => check(text, { code, en, zh }));

  test.each([
    {
      title: 'a word that is not in the language yet',
      text: journeyText('- «hope»: { in: intake }'),
      code: 'TL2001',
    },
    {
      title: 'a misspelt key',
      text: journeyText('- { by: agent, step: repair, «outcom»: fixed }'),
      code: 'TL2001',
    },
    {
      title: 'a step that nobody does',
      text: journeyText('- { «step»: repair, outcome: fixed }'),
      code: 'TL2002',
    },
    {
      title: 'a person without a role',
      text: journeyText('- { «event»: customer.waves, as: Li Na }'),
      code: 'TL2002',
    },
    {
      title: 'a slow service without its time',
      text: journeyText('- { «slow»: store }'),
      code: 'TL2002',
    },
    {
      title: 'a duration in words',
      text: journeyText('- wait: «2 days»'),
      code: 'TL2010',
    },
    {
      title: 'business time, which nothing counts yet',
      text: journeyText('- { slow: store, for: «1bd» }'),
      code: 'TL2011',
    },
    {
      title: 'a file without journeys',
      text: 'throughline-journey: 1\nblueprint: ./desk.blueprint.yaml\njourneys: «{}»\n',
      code: 'TL2008',
    },
    {
      title: 'a journey without lines',
      text: 'throughline-journey: 1\nblueprint: ./desk.blueprint.yaml\njourneys: { walk: { steps: «[]» } }\n',
      code: 'TL2008',
    },
  ])('$title', ({ text, code }) => {
    const { findings } = readJourneys(text.replace('«', '').replace('»', ''), { file: 'walk.journey.yaml' });
    expect(findings.map((found) => ({ code: found.code, span: found.span }))).toEqual([
      { code, span: { start: text.indexOf('«'), end: text.indexOf('»') - 1 } },
    ]);
  });

  test('a key that is near to a known one is corrected', () => {
    const { findings } = readJourneys(journeyText('- { by: agent, step: repair, outcom: fixed }'), { file: 'a' });
    expect(findings.map(({ params }) => params['near'])).toEqual(['outcome']);
  });
});

describe('a journey that does not fit its blueprint is told where and why, before it is played', () => {
  test.each([
    {
      title: 'a misspelt step',
      lines: '- { by: agent, step: «repare» }',
      code: 'TL5005',
      en: 'The blueprint has no step "repare". | Did you mean "repair"?',
      zh: '蓝图中没有步骤“repare”。 | 您是不是想写“repair”？',
    },
    {
      title: 'a step that happens by itself',
      lines: '- { by: agent, step: «greet» }',
      code: 'TL5006',
      en: 'Nobody does step "greet": it happens by itself. | Remove this line.',
      zh: '步骤“greet”不需要人来做：它会自动完成。 | 请删除这一行。',
    },
    {
      title: 'a step that lets time pass',
      lines: '- { by: agent, step: «pause» }',
      code: 'TL5006',
      en: 'Nobody does step "pause": it lets time pass or waits for an event. | Write "wait:", "until:" or "event:" instead.',
      zh: '步骤“pause”不需要人来做：它等待时间或事件。 | 请改用 wait、until 或 event。',
    },
    {
      title: 'a step that a service answers',
      lines: '- { by: agent, step: «look» }',
      code: 'TL5006',
      en: 'Nobody does step "look": a service answers it. | Write { returns: store, with: … } or { fail: store }.',
      zh: '步骤“look”不需要人来做：它由服务答复。 | 请写 { returns: store, with: … } 或 { fail: store }。',
    },
    {
      title: 'a role that may not act',
      lines: '- { by: «head», step: repair, outcome: fixed }',
      code: 'TL5007',
      en: '"head" may not do "repair". | "repair" is for: agent.',
      zh: '“head”无权执行“repair”。 | “repair”可由以下角色执行：agent。',
    },
    {
      title: 'a role that does not exist',
      lines: '- { event: customer.pays, by: «agnet», with: { amount: 1 } }',
      code: 'TL5007',
      en: 'The blueprint has no role "agnet". | Did you mean "agent"? "customer.pays" is for: customer, agent, head.',
      zh: '蓝图中没有角色“agnet”。 | 您是不是想写“agent”？“customer.pays”可由以下角色执行：customer、agent、head。',
    },
    {
      title: 'a misspelt outcome',
      lines: '- { by: agent, step: repair, outcome: «fxied» }',
      code: 'TL5008',
      en: 'Step "repair" has no outcome "fxied". | Did you mean "fixed"? It has: fixed, lost.',
      zh: '步骤“repair”没有结果“fxied”。 | 您是不是想写“fixed”？可选的结果：fixed、lost。',
    },
    {
      title: 'an outcome that follows from the answer',
      lines: '- { by: customer, step: rate, outcome: «good», with: { urgency: 5 } }',
      code: 'TL5008',
      en: 'The outcome "good" of step "rate" follows from the answer; nobody picks it. | Remove "outcome" and let "with" carry an answer that leads there.',
      zh: '步骤“rate”的结果“good”由答复推算，不由人选择。 | 请删除 outcome，在 with 中给出能推出该结果的答复。',
    },
    {
      title: 'a vote that cannot be cast',
      lines: '- { by: head, step: agree, outcome: «returned» }',
      code: 'TL5008',
      en: 'Step "agree" has no outcome "returned". | It has: approved, rejected.',
      zh: '步骤“agree”没有结果“returned”。 | 可选的结果：approved、rejected。',
    },
    {
      title: 'an outcome that only several votes together bring about',
      lines: '- { by: head, step: agree, outcome: «disputed» }',
      code: 'TL5008',
      en: 'Nobody votes "disputed" at step "agree": it follows from the votes. | Write a line for each voter; a vote is one of: approved, rejected.',
      zh: '步骤“agree”的结果“disputed”由各人的表决得出，没有人直接投。 | 请为每位表决人各写一行；可投：approved、rejected。',
    },
    {
      title: 'an outcome that time brings about',
      lines: '- { by: agent, step: repair, outcome: «timed-out» }',
      code: 'TL5008',
      en: 'Nobody picks the outcome "timed-out" of step "repair": it comes by itself. | Let the time pass instead, with "wait" or "until".',
      zh: '步骤“repair”的结果“timed-out”会自行发生，不由人选择。 | 请改用 wait 或 until 让时间过去。',
    },
    {
      title: 'an outcome that is left out where there are several',
      lines: '- { by: agent, step: «repair» }',
      code: 'TL5009',
      en: 'Step "repair" needs an outcome, and this line picks none. | Add "outcome:" with one of: fixed, lost.',
      zh: '步骤“repair”需要选择一个结果，而这一行没有写。 | 请补写 outcome，可选：fixed、lost。',
    },
    {
      title: 'a field that the step does not ask for',
      lines: '- { by: customer, step: report, with: { «urgancy»: 3 } }',
      code: 'TL5010',
      en: 'Step "report" does not ask for "urgancy". | Did you mean "urgency"?',
      zh: '步骤“report”没有询问“urgancy”。 | 您是不是想写“urgency”？',
    },
    {
      title: 'a field that the event does not carry',
      lines: '- { event: customer.pays, with: { amount: 1, «thanks»: true } }',
      code: 'TL5010',
      en: 'The event "customer.pays" does not carry "thanks". | Possible here: amount.',
      zh: '事件“customer.pays”不带有“thanks”。 | 此处可用：amount。',
    },
    {
      title: 'a misspelt field of an event, which is not missing besides',
      lines: '- { event: customer.pays, with: { «amuont»: 1 } }',
      code: 'TL5010',
      en: 'The event "customer.pays" does not carry "amuont". | Did you mean "amount"?',
      zh: '事件“customer.pays”不带有“amuont”。 | 您是不是想写“amount”？',
    },
    {
      title: 'a field that the service does not return',
      lines: '- { returns: store, with: { «stocks»: 1 } }',
      code: 'TL5010',
      en: 'The service "store" does not return "stocks". | Did you mean "stock"?',
      zh: '服务“store”不返回“stocks”。 | 您是不是想写“stock”？',
    },
    {
      title: 'a field that no case has',
      beside: 'data: { «colour»: red }',
      lines: '- wait: 1d',
      code: 'TL5010',
      en: 'A case of "repair" has no field "colour". | Possible here: kind, urgency, note, stock, visit.',
      zh: '“repair”的案例没有字段“colour”。 | 此处可用：kind、urgency、note、stock、visit。',
    },
    {
      title: 'a value that is no choice',
      lines: '- { by: customer, step: report, with: { kind: «powr» } }',
      code: 'TL5011',
      en: 'This value does not fit "kind": it is not among its values. | Did you mean "power"?',
      zh: '这个值不符合“kind”的要求：不在可选值之中。 | 您是不是想写“power”？',
    },
    {
      title: 'a number out of bounds',
      lines: '- { by: customer, step: report, with: { urgency: «9» } }',
      code: 'TL5011',
      en: 'This value does not fit "urgency": it is too large. | Write a whole number, from 1 to 5.',
      zh: '这个值不符合“urgency”的要求：过大。 | 请写整数，1 到 5。',
    },
    {
      title: 'a text that is too long',
      beside: 'data: { note: «longer» }',
      lines: '- wait: 1d',
      code: 'TL5011',
      en: 'This value does not fit "note": it is too long. | Write text, at most 5 characters.',
      zh: '这个值不符合“note”的要求：过长。 | 请写文字，至多 5 个字符。',
    },
    {
      title: 'a value of another kind',
      lines: '- { returns: store, with: { stock: «many» } }',
      code: 'TL5011',
      en: 'This value does not fit "stock": it is of the wrong kind. | Write a whole number.',
      zh: '这个值不符合“stock”的要求：类型不对。 | 请写整数。',
    },
    {
      title: 'an event that lacks what it must carry',
      lines: '- { event: «customer.pays» }',
      code: 'TL5012',
      en: '"customer.pays" must carry amount, and this line does not. | Add "with: { amount: … }".',
      zh: '“customer.pays”必须带有“amount”，而这一行没有写。 | 请补写“with: { amount: … }”。',
    },
    {
      title: 'a misspelt event',
      lines: '- { event: «customer.paid» }',
      code: 'TL5013',
      en: 'The blueprint has no event "customer.paid" that comes from outside. | Did you mean "customer.pays"?',
      zh: '蓝图中没有来自外部的事件“customer.paid”。 | 您是不是想写“customer.pays”？',
    },
    {
      title: 'an event that nothing listens to',
      lines: '- { event: «signal.ready» }',
      code: 'TL5013',
      en: 'Nothing in the blueprint listens to "signal.ready". | It listens to: customer.pays, case.cancels, case.merged.',
      zh: '蓝图中没有任何地方处理“signal.ready”。 | 可用的事件：customer.pays、case.cancels、case.merged。',
    },
    {
      title: 'reopening where the blueprint has none',
      lines: '- { event: «case.reopens» }',
      code: 'TL5013',
      en: 'Nothing in the blueprint listens to "case.reopens". | It listens to: customer.pays, case.cancels, case.merged.',
      zh: '蓝图中没有任何地方处理“case.reopens”。 | 可用的事件：customer.pays、case.cancels、case.merged。',
    },
    {
      title: 'a step written as an event',
      lines: '- { event: «step.repair.fixed» }',
      code: 'TL5013',
      en: '"step.repair.fixed" is not written as an event in a journey. | Write { by: …, step: …, outcome: … } instead.',
      zh: '在旅程中，“step.repair.fixed”不写成事件。 | 请改写为 { by: …, step: …, outcome: … }。',
    },
    {
      title: 'a misspelt service',
      lines: '- { fail: «stor» }',
      code: 'TL5014',
      en: 'The blueprint has no service "stor". | Did you mean "store"?',
      zh: '蓝图中没有服务“stor”。 | 您是不是想写“store”？',
    },
    {
      title: 'an instant that is past at its line',
      lines: '- wait: 1d\n- until: «2026-01-06T08:59+08:00»',
      code: 'TL5015',
      en: '2026-01-06T08:59+08:00 is past already: at this line it is 2026-01-06T09:00:00+08:00. | Write a later instant, or move the line up.',
      zh: '2026-01-06T08:59+08:00 已经过去：到这一行时是 2026-01-06T09:00:00+08:00。 | 请写更晚的时刻，或把这一行上移。',
    },
    {
      title: 'a customer whose language the blueprint does not have',
      beside: 'locale: «fr»',
      lines: '- wait: 1d',
      code: 'TL5016',
      en: 'The blueprint has no texts in "fr"; the customer gets "en". | Write one of: en, zh-CN.',
      zh: '蓝图没有“fr”的文字，将对客户使用“en”。 | 请写其中之一：en、zh-CN。',
    },
  ])('$title', ({ lines, beside, code, en, zh }) => check(journeyText(lines, { beside }), { code, en, zh }));
});

describe('a journey that goes wrong while it is played is told where and why', () => {
  const also = '{ event: customer.pays, with: { amount: … } } or { event: case.cancels } or { event: case.merged }';
  const alsoZh = also.replaceAll(' or ', ' 或 ');
  test.each([
    {
      title: 'a step at which the case is not',
      lines: '- { by: agent, step: «repair», outcome: fixed }',
      code: 'TL5017',
      en: `Step "repair" cannot be done now: the case is at "report". | The case takes now: { by: customer, step: report, with: { kind: …, urgency: … } } or ${also}.`,
      zh: `步骤“repair”此刻不能办理：案例正停在“report”。 | 案例此刻可以接受：{ by: customer, step: report, with: { kind: …, urgency: … } } 或 ${alsoZh}。`,
    },
    {
      title: 'a question that is left open',
      lines: '- { by: customer, step: «report», with: { kind: null, urgency: 1 } }',
      code: 'TL5017',
      en: `"report" still needs: kind. | The case takes now: { by: customer, step: report, with: { kind: …, urgency: … } } or ${also}.`,
      zh: `“report”还缺少：kind。 | 案例此刻可以接受：{ by: customer, step: report, with: { kind: …, urgency: … } } 或 ${alsoZh}。`,
    },
    {
      title: 'a result that lacks what the blueprint takes from it, told where the result is written',
      lines: `- returns: «store»\n${REPORT}- wait: 1h`,
      code: 'TL5017',
      en: `"look" still needs: stock. | The case takes now: { returns: store, with: { stock: … } } or { fail: store } or ${also}.`,
      zh: `“look”还缺少：stock。 | 案例此刻可以接受：{ returns: store, with: { stock: … } } 或 { fail: store } 或 ${alsoZh}。`,
    },
    {
      title: 'a step of a case that is closed for good',
      lines: '- { event: case.cancels }\n- { by: customer, step: «report», with: { kind: leak, urgency: 3 } }',
      code: 'TL5017',
      en: 'The case is closed for good. | Nothing more can happen to this case: remove the line.',
      zh: '案例已最终关闭。 | 这个案例不会再发生任何事：请删除这一行。',
    },
    {
      title: 'a wait for time only: the case tells until when',
      lines: `- { fail: store }\n${REPORT}- { by: agent, step: repair, outcome: fixed }\n- { by: agent, step: «repair», outcome: lost }`,
      code: 'TL5017',
      en: `Step "repair" cannot be done now: the case is at "pause". | The case takes now: until: 2026-01-06T09:00:00+08:00 or ${also}.`,
      zh: `步骤“repair”此刻不能办理：案例正停在“pause”。 | 案例此刻可以接受：until: 2026-01-06T09:00:00+08:00 或 ${alsoZh}。`,
    },
    {
      title: 'a decision that has two answers',
      lines: '- { by: customer, step: «report», with: { kind: power, urgency: 3 } }',
      code: 'TL5018',
      en: 'At step "grade" the case cannot go on: several rules fit the data where only one may. | Tell the rules apart, or write "hit: first", or change the data of this journey.',
      zh: '案例在步骤“grade”无法继续：只允许一条规则符合时，有多条规则符合数据。 | 请区分这些规则，或写 hit: first，或修改这条旅程的数据。',
    },
    {
      title: 'a wait for a date that nobody gave',
      lines: '- { by: customer, step: «report», with: { kind: leak, urgency: 3 } }',
      code: 'TL5018',
      en: 'At step "appointment" the case cannot go on: the date it waits for has no value. | Ask for the date before this step, or change the data of this journey.',
      zh: '案例在步骤“appointment”无法继续：它要等待的日期没有值。 | 请在此步骤之前询问该日期，或修改这条旅程的数据。',
    },
    {
      title: 'a case that goes round in circles',
      lines: `- { fail: store }\n${REPORT}- { by: agent, step: repair, outcome: fixed }\n- wait: «1d»`,
      code: 'TL5019',
      en: 'The case goes round in circles: more than 1000 things happen and no time passes. | Let a step of the circle wait for somebody or for time.',
      zh: '案例在原地打转：时间没有前进，却已发生 1000 多件事。 | 请让循环中的某个步骤等待某人或等待一段时间。',
    },
    {
      title: 'failures that no call met',
      lines: `- { fail: «store», times: 3 }\n${REPORT}- wait: 1h`,
      code: 'TL5020',
      en: '2 failures of "store" were never needed: it was not called again. | Write the line before the call that it is meant for, or remove it.',
      zh: '服务“store”的 2 次失败没有用到：之后没有再调用它。 | 请把这一行写在对应的调用之前，或删除它。',
    },
    {
      title: 'a result that no call asked for',
      lines: '- { returns: «store», with: { stock: 1 } }',
      code: 'TL5020',
      en: 'An answer of "store" was never needed: it was not called again. | Write the line before the call that it is meant for, or remove it.',
      zh: '服务“store”的答复没有用到：之后没有再调用它。 | 请把这一行写在对应的调用之前，或删除它。',
    },
    {
      title: 'a delay that no call met',
      lines: '- { slow: «store», for: 1h }',
      code: 'TL5020',
      en: 'A delay of "store" was never needed: it was not called again. | Write the line before the call that it is meant for, or remove it.',
      zh: '服务“store”的延迟没有用到：之后没有再调用它。 | 请把这一行写在对应的调用之前，或删除它。',
    },
  ])('$title', ({ lines, code, en, zh }) => check(journeyText(lines), { code, en, zh }));
});

describe('an expectation that is not met, or never could be, is told where it is written', () => {
  test.each([
    {
      title: 'a case that is elsewhere',
      lines: `${REPORT}- expect: { in: «appointment» }`,
      code: 'TL5024',
      en: 'Expected the case to be at step "appointment", but it is in stage "intake": it has been waiting for a service at "look" since 09:00. | The case did not come to "appointment", because `kind = "leak"` does not hold: kind = "heating". Mend the blueprint, or expect what is so.',
      zh: '预期案例在步骤“appointment”，但它在阶段“intake”，从 09:00 起一直在“look”等待服务。 | 案例没有到“appointment”，因为 `kind = "leak"` 不成立：kind = "heating"。请修改蓝图，或改写这项预期。',
    },
    {
      title: 'something that must not be so',
      lines: `${REPORT}- expect: { not: { waiting-for: «service» } }`,
      code: 'TL5024',
      en: 'Expected the case not to wait for "service", but it has been waiting at "look" since 09:00. | Mend the blueprint, or expect what is so.',
      zh: '预期案例不等待“service”，但它从 09:00 起一直在“look”等待。 | 请修改蓝图，或改写这项预期。',
    },
    {
      title: 'a stage that is not there',
      lines: '- expect: { in: «intaek» }',
      code: 'TL5025',
      en: 'Nothing here is called "intaek": expected is a stage, a step or an interrupt. | Did you mean "intake"?',
      zh: '这里没有“intaek”：此处应写阶段、步骤或中断的标识。 | 您是不是想写“intake”？',
    },
    {
      title: 'a place among others that is not there',
      lines: '- expect: { visited: [intake, «mending»] }',
      code: 'TL5025',
      en: 'Nothing here is called "mending": expected is a stage, a step or an interrupt. | There are: intake, report, greet, grade, appointment, rate, look, repair, ….',
      zh: '这里没有“mending”：此处应写阶段、步骤或中断的标识。 | 可以写：intake、report、greet、grade、appointment、rate、look、repair、…。',
    },
    {
      title: 'a field that is not there, at its name',
      lines: '- expect: { data: { «urgnecy»: 3 } }',
      code: 'TL5025',
      en: 'Nothing here is called "urgnecy": expected is a field of the case. | Did you mean "urgency"?',
      zh: '这里没有“urgnecy”：此处应写案例的字段。 | 您是不是想写“urgency”？',
    },
    {
      title: 'a clock where there is none',
      lines: '- expect: { met: «answer» }',
      code: 'TL5025',
      en: 'Nothing here is called "answer": expected is a service clock. | There is none here.',
      zh: '这里没有“answer”：此处应写服务时钟。 | 这里一个也没有。',
    },
  ])('$title', ({ lines, code, en, zh }) => check(journeyText(lines), { code, en, zh }));
});

describe('a line about an escalation or a person that means nothing is told where and why', () => {
  const known = cardDesk();
  const people = 'It knows: li-na, wang-fang, chen-bo, zhao-lei.';
  test.each([
    {
      title: 'a misspelt escalation',
      lines: '- { accept: «fruad», by: agent }',
      code: 'TL5021',
      en: 'The blueprint has no escalation "fruad". | Did you mean "fraud"?',
      zh: '蓝图中没有升级“fruad”。 | 您是不是想写“fraud”？',
    },
    {
      title: 'an escalation that ends with its clock',
      lines: '- { accept: «late-reply», by: agent }',
      code: 'TL5022',
      en: 'Nobody accepts "late-reply": it ends with what set it off. | These can be accepted: fraud. Write "until: accepted" in the blueprint, or remove this line.',
      zh: '“late-reply”无需接手：它随触发它的事情结束。 | 可以接手的有：fraud。请在蓝图中写 until: accepted，或删除这一行。',
    },
    {
      title: 'a role that the blueprint does not have',
      lines: '- { accept: fraud, by: «agnet» }',
      code: 'TL5007',
      en: 'The blueprint has no role "agnet". | Did you mean "agent"? "fraud" is for: customer, agent, senior, head.',
      zh: '蓝图中没有角色“agnet”。 | 您是不是想写“agent”？“fraud”可由以下角色执行：customer、agent、senior、head。',
    },
    {
      title: 'somebody who accepts and is not in the people file',
      lines: '- { accept: fraud, by: agent, as: «lina» }',
      code: 'TL5023',
      en: 'The people file knows no "lina". | Did you mean "li-na"?',
      zh: '人员文件中没有“lina”。 | 您是不是想写“li-na”？',
    },
    {
      title: 'a person by name in place of the id',
      lines: '- absent: «Zhao Lei»',
      code: 'TL5023',
      en: 'The people file knows no "Zhao Lei". | Did you mean "zhao-lei"?',
      zh: '人员文件中没有“Zhao Lei”。 | 您是不是想写“zhao-lei”？',
    },
    {
      title: 'somebody whom nobody knows',
      lines: '- present: «somebody-else»',
      code: 'TL5023',
      en: `The people file knows no "somebody-else". | ${people}`,
      zh: '人员文件中没有“somebody-else”。 | 其中有：li-na、wang-fang、chen-bo、zhao-lei。',
    },
    {
      title: 'accepting written as an event',
      lines: '- { event: «escalation.fraud.accepted», by: agent }',
      code: 'TL5013',
      en: '"escalation.fraud.accepted" is not written as an event in a journey. | Write { accept: …, by: … } instead.',
      zh: '在旅程中，“escalation.fraud.accepted”不写成事件。 | 请改写为 { accept: …, by: … }。',
    },
    {
      title: 'nobody who accepts',
      lines: '- { «accept»: fraud }',
      code: 'TL2002',
      en: 'The key "by" is missing here. | Add "by:".',
      zh: '这里缺少“by”。 | 请补写“by:”。',
    },
  ])('$title', ({ lines, code, en, zh }) => check(journeyText(lines), { code, en, zh }, known));

  test('a person, where the blueprint names no people file', () => {
    check(
      journeyText('- absent: «li-na»'),
      {
        code: 'TL5023',
        en: 'Nothing says who "li-na" is: the blueprint names no people file. | Write "people: ./staff.people.yaml" into the blueprint, or remove this line.',
        zh: '无从得知“li-na”是谁：蓝图没有指定人员文件。 | 请在蓝图中写 people: ./staff.people.yaml，或删除这一行。',
      },
      cardDesk(''),
    );
  });

  test('an escalation, where the blueprint has none that can be accepted', () => {
    check(journeyText('- { accept: «fraud», by: agent }'), {
      code: 'TL5021',
      en: 'The blueprint has no escalation "fraud". | No escalation of it can be accepted: remove this line.',
      zh: '蓝图中没有升级“fraud”。 | 其中没有可以接手的升级：请删除这一行。',
    });
  });
});

afterAll(() => {
  // What stories and coverage have to say is told by `throughline test`.
  const own = Object.keys(journeyCatalogue).filter((code) => code < 'TL5030');
  const untold = own.filter((code) => !seen.has(code));
  expect(untold).toEqual([]);
});
