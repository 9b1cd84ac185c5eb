import { describe, expect, test } from 'vitest';

import { DAY } from '../support/driven-case.ts';
import { shortDesk } from '../support/short-desk.ts';

const desk = (outcomes: string, locale = 'en') =>
  shortDesk(
    `
channels: { mail: { kind: email } }
data: { speed: { type: integer, min: 1, max: 5 }, remarks: { type: text, max: 20 }, asked: { type: boolean, default: false } }
stages:
  work:
    kind: follow-up
    steps:
      ask-back:
        survey: { kind: questions, questions: { speed: { en: Was it quick?, zh-CN: 够快吗？ }, "remarks?": { en: Anything else?, zh-CN: 还有什么？ } } }
        via: [mail]
        within: P7D
        set: { asked: true }
        outcomes: ${outcomes}
    alternatives:
      call-back: { do: Call back, next: done }
ends: { done: { outcome: solved }, silent: { outcome: no-answer } }
`.replace(/ {4}alternatives:\n.*\n/u, (lines) => (outcomes.includes('call-back') ? lines : '')),
    { locale },
  );

describe('several questions', () => {
  test('go out together, in the language of the customer', () => {
    const driven = desk('{ answered: done, no-answer: silent }', 'zh-CN');
    expect(driven.last.effects).toEqual([
      {
        kind: 'survey',
        survey: 'questions',
        questions: [
          { field: 'speed', text: '够快吗？' },
          { field: 'remarks', text: '还有什么？' },
        ],
        step: 'ask-back',
        visit: 1,
        locale: 'zh-CN',
        channels: ['mail'],
      },
    ]);
  });

  test('are answered together; one that is marked may stay open, the others must be answered', () => {
    const driven = desk('{ answered: done, no-answer: silent }');
    expect(driven.send('step.ask-back.answered', 'customer', { remarks: 'fine' })).toBe('TL6007');
    expect(driven.last.refused?.message).toBe('Not answered yet: speed.');
    expect(driven.send('step.ask-back.answered', 'customer', { speed: 6 })).toBe('TL6006');
    expect(driven.send('step.ask-back.answered', 'customer', { speed: 4 }).slice(0, 2)).toEqual([
      'set {"speed":4,"asked":true}',
      'left ask-back: answered',
    ]);
  });

  test('lead by conditions on the answers where there are some', () => {
    const outcomes = '{ slow: { when: speed <= 2, to: call-back }, else: done, no-answer: silent }';
    const slow = desk(outcomes);
    expect(slow.send('step.ask-back.answered', 'customer', { speed: 2, remarks: 'too slow' })).toContain(
      'entered call-back',
    );
    const quick = desk(outcomes);
    expect(quick.send('step.ask-back.answered', 'customer', { speed: 3 })).toContain('closed done: solved');
  });

  test('that nobody answers in time set nothing', () => {
    const driven = desk('{ answered: done, no-answer: silent }');
    expect(driven.pass(7 * DAY + 1)).toContain('left ask-back: no-answer');
    expect(driven.view.data).toEqual({ asked: false });
  });

  test('are asked of the customer only, unless a role may answer for them', () => {
    const driven = desk('{ answered: done, no-answer: silent }');
    expect(driven.view.waiting.map(({ for: who }) => who)).toEqual(['customer']);
    expect(driven.send('step.ask-back.answered', 'service', { speed: 4 })).toBe('TL6003');
  });
});
