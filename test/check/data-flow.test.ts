import { describe, expect, test } from 'vitest';

import { findingsOf, said, smallBlueprint, told } from './small-blueprint.ts';

const tableOf = (rows: string): string =>
  `decisions: { d: { hit: first, inputs: [score], outputs: [note], rules: [${rows}] } }`;

const interruptWith = (more: string): string =>
  `aside: { on: customer.nudges, ${more} steps: { look: { do: Look, by: boss } } }`;

const sending = (steps: string): string =>
  smallBlueprint({ sections: 'milestones: { x: {} }', steps }).replace('Hello {case.id}', 'Hello {note}');

// Nobody has to give `score`, `note` and `late`, so they may be empty behind the first step.
const steps = (lines: string, more: Parameters<typeof smallBlueprint>[0] = {}): string[] =>
  told(smallBlueprint({ ...more, steps: lines }));

describe('a field may be read where every way before has set it', () => {
  test('what may be left unanswered is not certain, what must be answered is', () => {
    expect(steps('a: { do: Work, when: score > 3 }')).toEqual(['TL4018 score']);
    expect(steps('q: { ask: [score] }\na: { do: Work, when: score > 3 }')).toEqual([]);
  });

  test('a step that may be skipped sets nothing for certain', () => {
    expect(steps('q: { ask: [score], when: note != null }\na: { do: Work, when: score > 3 }')).toEqual([
      'TL4018 score',
    ]);
  });

  test('who runs out of time has answered nothing', () => {
    const outcomes = 'outcomes: { answered: next, no-answer: next }';
    expect(steps(`q: { ask: [score], within: 1d, ${outcomes} }\na: { do: Work, when: score > 3 }`)).toEqual([
      'TL4018 score',
    ]);
    expect(
      steps('q: { ask: [score], within: 1d, outcomes: { no-answer: { set: { note: =string(score) } } } }'),
    ).toEqual(['TL4018 score']);
  });

  test('a counter needs a value to begin with', () => {
    const count = 'a: { do: Work, set: { tries: =tries + 1 } }';
    expect(steps(count, { data: 'tries: { type: integer }' })).toEqual(['TL4018 tries']);
    expect(steps(count, { data: 'tries: { type: integer, default: 0 }' })).toEqual([]);
  });

  test('settings happen one after the other', () => {
    expect(steps('a: { do: Work, set: { score: 1, note: =string(score) } }')).toEqual([]);
    expect(steps('a: { do: Work, set: { note: =string(score), score: 1 } }')).toEqual(['TL4018 score']);
    expect(
      steps('a: { do: Work, set: { score: 1 }, outcomes: { ok: { to: next, set: { note: =string(score) } } } }'),
    ).toEqual([]);
  });

  test('a value that is taken away is no value', () => {
    expect(steps('a: { do: Work, set: { score: null } }\nb: { do: Work, when: score > 3 }')).toEqual(['TL4018 score']);
  });

  test('a table needs its inputs, unless a row asks whether they are there, and what its cells read', () => {
    expect(steps('t: { decide: d }', { sections: tableOf('{ if: [any], then: [x] }') })).toEqual(['TL4018 d']);
    expect(
      steps('t: { decide: d }', { sections: tableOf('{ if: ["null"], then: [y] }, { if: [any], then: [x] }') }),
    ).toEqual([]);
    const besides = tableOf('{ if: [any], then: [=string(late)] }');
    expect(steps('q: { ask: [score] }\nt: { decide: d }', { sections: besides })).toEqual(['TL4018 late']);
  });

  test('a time limit that a field gives must be known when it begins', () => {
    expect(steps('a: { do: Work, within: late, outcomes: { timed-out: next } }')).toEqual(['TL4018 late']);
    expect(steps('', { sections: 'reopen: { within: late, to: begin }' })).toEqual(['TL4018 late']);
    expect(steps('q: { ask: [late] }', { sections: 'reopen: { within: late, to: begin }' })).toEqual([]);
  });
});

describe('or where the expression copes with its absence', () => {
  test('in the condition itself', () => {
    expect(steps('a: { do: Work, when: score != null and score > 3 }')).toEqual([]);
    expect(steps('a: { do: Work, when: "get or else(score, 0) > 3" }')).toEqual([]);
  });

  test('in the condition of the step', () => {
    expect(steps('a: { do: Work, when: score != null, set: { note: =string(score) } }')).toEqual([]);
    expect(steps('a: { do: Work, when: score = null, set: { note: =string(score) } }')).toEqual(['TL4018 score']);
  });

  test('in a branch before: behind it the field is there', () => {
    const choose =
      'pick: { choose: [{ when: score = null, to: close }, { when: score > 3, to: next }, { else: next }] }';
    expect(steps(`${choose}\na: { do: Work, when: score < 3 }`)).toEqual([]);
  });

  test('in the condition of a stage, for whoever comes in by its door', () => {
    const second = 'ends:\n  done'.replace(
      'ends',
      '  rest:\n    kind: improve\n    by: boss\n    when: note != null\n    steps:\n      r: { do: Rest, when: note != "" }\nends',
    );
    const text = smallBlueprint({}).replace('next: done }', 'next: rest }').replace('ends:\n  done', second);
    expect(told(text)).toEqual([]);
    expect(told(text.replace('    when: note != null\n', ''))).toEqual(['TL4018 note']);
    expect(told(text.replace('next: rest }', 'next: r }'))).toEqual(['TL4018 note']);
  });

  test('in an entry of a decision, for what it sets', () => {
    expect(
      steps('d: { decide: [{ when: score != null, set: { note: =string(score) } }, { set: { note: none } }] }'),
    ).toEqual([]);
  });
});

describe('what breaks in from outside', () => {
  const events = 'events: { nudges: {} }';
  test('can come at any moment at which the case rests', () => {
    const more = { sections: events, interrupts: interruptWith('when: score > 3,') };
    expect(steps('q: { ask: [score] }', more)).toEqual(['TL4018 score']);
  });

  test('passes over steps that are done as soon as they begin', () => {
    const text = smallBlueprint({
      sections: events,
      steps: 'n: { say: hello }',
      interrupts: interruptWith('when: score > 3,'),
    });
    expect(told(text.replace('begin: { ask: ["score?", "note?", "late?"]', 'begin: { ask: [note, late]'))).toEqual([
      'TL4018 score',
    ]);
    expect(
      told(
        text.replace(
          'begin: { ask: ["score?", "note?", "late?"], via: [hotline] }',
          'begin: { say: hello, via: [hotline], set: { score: 4 } }\n      r: { do: { label: Rest, form: [note, late] } }',
        ),
      ),
    ).toEqual([]);
  });

  test('is not heard in stages that it leaves out', () => {
    const text = smallBlueprint({ sections: events, interrupts: interruptWith('not-in: [work], when: score > 3,') });
    // It is heard nowhere, and so reads nothing.
    expect(told(text)).toEqual(['TL4007 look']);
  });
});

test('a field that is read too early in several places is told once, and so is one that nothing sets', () => {
  const text = smallBlueprint({ steps: 'a: { do: Work, when: score > 3 }\nb: { do: Work, when: score < 3 }' });
  expect(told(text)).toEqual(['TL4018 score']);
  expect(findingsOf(text)[0]?.related).toHaveLength(1);
  expect(said(smallBlueprint({ data: 'vip: { type: boolean }', steps: 'a: { do: Work, when: vip }' }))).toEqual([
    {
      en: '"vip" is always empty here: no step sets it. Ask for it or set it before, give it a default, or allow for its absence: vip != null and ….',
      'zh-CN':
        '“vip”在这里总是空的：没有任何步骤设置它。请在此之前询问或设置它、给它默认值，或者考虑它没有值的情形：vip != null and …。',
    },
  ]);
});

describe('a message reads its fields like an expression', () => {
  test('what may be blank is a warning, told once for each message', () => {
    const text = sending('q: { ask: { fields: [score], message: hello }, reach: x }');
    expect(told(text)).toEqual(['TL4036 note']);
    expect(said(text)).toEqual([
      {
        en: 'Message "hello" may be sent with a blank for "{note}": not every way to "q" sets it. Ask for it or set it before, give it a default, or leave it out of the message.',
        'zh-CN':
          '消息“hello”里的“{note}”可能是空白：并非每条通往“q”的路径都会设置它。请在此之前询问或设置它、给它默认值，或者从消息中去掉它。',
      },
    ]);
  });

  test('what is certain is not', () => {
    expect(told(sending('q: { ask: [note], reach: x }'))).toEqual([]);
  });
});
