import { describe, expect, test } from 'vitest';

import { journeyJson } from '../../src/journey/journey-json.ts';
import { playJourney } from '../../src/journey/play-journey.ts';
import { compiled, journeysOf, journeyText } from './support.ts';

const desk = compiled(`
throughline: 1
id: desk
version: "1.0.0"
locales: [en, zh-CN]
zone: Asia/Shanghai
data: { what: { type: text, title: { en: Fault, zh-CN: 故障 } } }
messages: { hello: { en: Hello, zh-CN: 您好 } }
stages: { intake: { kind: intake, steps: { report: { ask: [what], within: 1d, outcomes: { no-answer: done } }, greet: { say: hello, reach: acknowledged } } } }
ends: { done: { outcome: solved } }
`);

describe('a result is plain JSON for other programs', () => {
  test('of a journey that was played to its end', () => {
    const [journey] = journeysOf(
      journeyText('- wait: 30m\n- { by: customer, step: report, with: { what: lamp } }', {
        beside: 'title: { en: Short, zh-CN: 短 }',
      }),
    );
    const result = playJourney(desk, journey!);
    const json = JSON.parse(JSON.stringify(journeyJson(desk, journey!, result, { language: 'zh-CN' }))) as object;
    expect(json).toEqual({
      journey: 'walk',
      title: '短',
      blueprint: 'desk',
      version: '1.0.0',
      completed: true,
      passed: true,
      expectations: 0,
      start: '2026-01-05T09:00:00+08:00',
      end: '2026-01-05T09:30:00+08:00',
      case: {
        id: 'C-1',
        status: 'sealed',
        waiting: [],
        end: 'done',
        data: { what: 'lamp' },
        reached: { acknowledged: '2026-01-05T09:30:00+08:00' },
        reopened: 0,
      },
      findings: [],
      story: [
        { at: '2026-01-05T09:00:00+08:00', kind: 'case', text: '案例 C-1 开立' },
        { at: '2026-01-05T09:00:00+08:00', kind: 'stage', text: '受理' },
        {
          at: '2026-01-05T09:00:00+08:00',
          kind: 'asked',
          text: '“report”：请客户提供故障（最迟 1月6日 周二 09:00）',
        },
        {
          at: '2026-01-05T09:30:00+08:00',
          kind: 'done',
          text: '客户答复“report”',
          data: [{ name: 'what', label: '故障', text: 'lamp' }],
        },
        { at: '2026-01-05T09:30:00+08:00', kind: 'sent', text: '发给客户的消息', quote: 'Hello' },
        { at: '2026-01-05T09:30:00+08:00', kind: 'milestone', text: '里程碑：已自动回执' },
        { at: '2026-01-05T09:30:00+08:00', kind: 'case', text: '案例关闭：已解决（done）' },
      ],
      entries: expect.arrayContaining([
        {
          at: '2026-01-05T09:30:00+08:00',
          by: { role: 'customer' },
          type: 'step.left',
          step: 'report',
          outcome: 'answered',
        },
      ]) as object,
    });
  });

  test('of a journey that was stopped: where the case waits, and what was found', () => {
    const [journey] = journeysOf(journeyText('- { event: case.cancels }\n- { event: case.merged }'));
    const stopped = playJourney(desk, journey!);
    expect(journeyJson(desk, journey!, stopped, { language: 'en' })).toMatchObject({
      completed: false,
      findings: [
        {
          code: 'TL5017',
          rule: 'lines-are-what-the-case-takes-now',
          severity: 'error',
          file: 'desk.journey.yaml',
          line: 7,
          column: 18,
          endLine: 7,
          endColumn: 29,
          message: 'The case is closed for good.',
          hint: 'Nothing more can happen to this case: remove the line.',
        },
      ],
    });
    const [open] = journeysOf(journeyText('- wait: 1h'));
    expect(journeyJson(desk, open!, playJourney(desk, open!), { language: 'en' })).toMatchObject({
      case: {
        status: 'open',
        stage: 'intake',
        waiting: [
          {
            step: 'report',
            verb: 'ask',
            for: 'customer',
            since: '2026-01-05T09:00:00+08:00',
            due: '2026-01-06T09:00:00+08:00',
          },
        ],
      },
    });
  });

  test('of a journey that does not fit its blueprint there is no case', () => {
    const [journey] = journeysOf(journeyText('- { by: customer, step: reprot }'));
    const json = journeyJson(desk, journey!, playJourney(desk, journey!), { language: 'en' });
    expect(json).toMatchObject({ completed: false, story: [], entries: [] });
    expect(json).not.toHaveProperty('case');
  });
});
