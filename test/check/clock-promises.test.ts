import { describe, expect, test } from 'vitest';

import { said, smallBlueprint, told, type Parts } from './small-blueprint.ts';

/** What is told about clocks. */
const clocks = (parts: Parts): string[] =>
  told(smallBlueprint(parts)).filter((line) => /^TL(?:2011|206|413|414|4120|4001|4027)/u.test(line));

const CALENDAR = 'calendars: { office: { open: { mon-fri: 09:00-17:00 } } }\n';
const slas = (clock: string, before = ''): string => `${before}slas: { answer: ${clock} }`;
const reply = 'tell: { say: hello, reach: formal-reply }';
const clock = (more: string, before = ''): string[] =>
  clocks({ sections: slas(`{ start: case.opened, stop: formal-reply, ${more} }`, before), steps: reply });

describe('what the steps of a stage may take fits into what its clock promises', () => {
  const stage = (promise: string, steps: string, more = ''): string[] =>
    clocks({ stage: `sla: { target: ${promise}${more} }`, steps, sections: CALENDAR.trim() });
  const within = (id: string, length: string): string =>
    `${id}: { do: Work, within: ${length}, outcomes: { done: next, timed-out: next } }`;

  test('limits one after the other are added up, and the sum is shown', () => {
    const steps = `${within('look', '4h')}\n${within('mend', '6h')}`;
    expect(stage('8h', steps)).toEqual(['TL4131 8h']);
    expect(stage('10h', steps)).toEqual([]);
    const [words] = said(smallBlueprint({ stage: 'sla: { target: 8h }', steps })).filter(({ en }) =>
      en.includes('promises'),
    );
    expect(words?.en).toBe(
      'Stage "work" promises 8h, and its steps may take more: look 4h + mend 6h = 10h. Shorten these times, or lengthen the promise of the stage.',
    );
  });

  test('waits and the clocks of steps count too', () => {
    expect(stage('1d', 'rest: { wait: 2d }')).toEqual(['TL4131 1d']);
    expect(stage('1d', 'look: { do: Look, sla: { target: 2d } }')).toEqual(['TL4131 1d']);
  });

  test('of several ways the longest counts, and nothing is gone twice', () => {
    const steps = `pick: { choose: [{ when: score != null and score > 3, to: mend }, { else: next }] }\n${within('look', '4h').replace('done: next', 'done: close')}\nmend: { do: Mend, within: 6h, outcomes: { done: next, again: pick, timed-out: next } }`;
    expect(stage('8h', steps)).toEqual([]);
    expect(stage('5h', steps)).toEqual(['TL4131 5h']);
  });

  test('of branches at the same time the one counts for which the case waits', () => {
    const both = (join: string): string =>
      `both: { parallel: { join: ${join}, branches: { one: { steps: { look: { do: Look, sla: { target: 2h } } } }, two: { steps: { mend: { do: Mend, sla: { target: 6h } } } } } } }`;
    expect(stage('4h', both('all'))).toEqual(['TL4131 4h']);
    expect(stage('7h', both('all'))).toEqual([]);
    expect(stage('4h', both('any'))).toEqual([]);
  });

  test('where the clock of the stage stands still, and what does not compare, does not count', () => {
    const asked = 'more: { ask: [score], via: [hotline], within: 3d, outcomes: { answered: next, no-answer: next } }';
    expect(stage('2d', asked)).toEqual(['TL4131 2d']);
    expect(stage('2d', asked, ', pause: waiting-customer')).toEqual([]);
    expect(stage('8bh', within('look', '2d'), ', calendar: office')).toEqual([]);
  });
});

describe('a clock is moved by what happens', () => {
  const start = (trigger: string, more: Parts = {}): string[] =>
    clocks({ ...more, sections: slas(`{ start: ${trigger}, stop: formal-reply, target: 4h }`), steps: reply });

  test('an event, a milestone or a date', () => {
    expect(start('step.begin.answered')).toEqual([]);
    expect(start('late')).toEqual([]);
    expect(start('formal-replies')).toEqual(['TL4133 formal-replies']);
    expect(start('opened')).toEqual(['TL4133 opened']);
    expect(start('note')).toEqual(['TL4134 note']);
    expect(start('case.openend')).toEqual(['TL4027 case.openend']);
  });

  test('never a condition', () => {
    expect(start('score >= 4.5')).toEqual(['TL4133 score >= 4.5']);
    expect(start('reached.formal_reply')).toEqual(['TL4133 reached.formal_reply']);
    const [words] = said(smallBlueprint({ sections: slas('{ start: case.opened, stop: score > 3, target: 4h }') }));
    expect(words?.en).toBe(
      '"score > 3" is a condition, and a clock is moved by what happens. Write an event, a milestone or a date field here, and the condition in "when".',
    );
  });

  test('a calendar that is not there is told', () => {
    expect(clock('target: 4bh, calendar: offices', CALENDAR)).toContain('TL4001 offices');
  });
});

describe('a target that a table decides', () => {
  const decided = (output: string, rows: string, target = 'grade.answer_in', hit = 'first'): string[] =>
    clocks({
      sections: `decisions: { grade: { hit: ${hit}, inputs: [score], outputs: [{ answer_in: ${output} }], rules: [${rows}] } }\n${slas(`{ start: case.opened, stop: formal-reply, target: { decide: ${target} } }`)}`,
      steps: reply,
    });
  const rows = '{ if: [">= 4"], then: [4h] }, { if: [any], then: [8h] }';

  test('is one length of time, of one row', () => {
    expect(decided('duration', rows)).toEqual([]);
    expect(decided('duration', rows, 'grade.answer')).toEqual(['TL4135 grade.answer']);
    expect(decided('text', rows)).toEqual(['TL4136 grade.answer_in']);
    expect(decided('duration', rows, 'grades.answer_in')).toEqual(['TL4001 grades.answer_in']);
  });

  test('needs a calendar in reach where it may be business time', () => {
    expect(decided('duration', rows.replace('8h', '8bh'))).toEqual(['TL2011 8bh']);
  });
});

describe('warnings', () => {
  test('come before the time is up, and after the beginning', () => {
    expect(clock('target: 8h, warn: [50%, 99%, -1h]')).toEqual([]);
    expect(clock('target: 8h, warn: 100%')).toEqual(['TL4137 100%']);
    expect(clock('target: 8h, warn: [-8h, -9h]')).toEqual(['TL4137 -8h', 'TL4137 -9h']);
    expect(clock('target: P1M, warn: -20d')).toEqual([]);
  });

  test('count as their clock does', () => {
    expect(clock('target: 8bh, calendar: office, warn: -2bh', CALENDAR)).toEqual([]);
    expect(clock('target: 8bh, calendar: office, warn: -2h', CALENDAR)).toEqual(['TL4138 -2h']);
    expect(clock('target: 8bh, calendar: office, warn: -9bh', CALENDAR)).toEqual(['TL4137 -9bh']);
  });

  test('do not come twice at one moment', () => {
    expect(clock('target: 8h, warn: [75%, -2h]')).toEqual(['TL4139 -2h']);
    expect(clock('target: 8bh, calendar: office, warn: [75%, -120bm]', CALENDAR)).toEqual(['TL4139 -120bm']);
  });
});

describe('pauses', () => {
  test('a condition under which the clock is given up pauses nothing', () => {
    expect(clock('when: score >= 4, pause: score < 2, target: 8h')).toEqual(['TL4132 score < 2']);
    expect(clock('when: score >= 4, pause: score = 5, target: 8h')).toEqual([]);
    expect(clock('when: score >= 4, pause: note = "later", target: 8h')).toEqual([]);
  });

  test('come where the case is while the clock runs', () => {
    const paused = (pause: string): string[] =>
      clocks({
        sections: slas(`{ start: step.begin.answered, stop: formal-reply, target: 8h, pause: ${pause} }`),
        steps: `look: { do: Look }\n${reply}\nmore: { ask: [score], via: [hotline] }`,
      });
    expect(paused('look')).toEqual([]);
    expect(paused('more')).toEqual(['TL4146 more']);
    expect(paused('waiting-customer')).toEqual(['TL4146 waiting-customer']);
    expect(paused('waiting-third-party')).toEqual(['TL4146 waiting-third-party']);
  });
});

describe('promises inside promises', () => {
  const two = (outer: string, inner: string): string[] =>
    clocks({
      sections: `slas:\n  answer: { start: case.opened, stop: formal-reply, ${outer} }\n  part: { start: case.opened, stop: formal-reply, ${inner} }`,
      steps: reply,
    });

  test('are not longer', () => {
    expect(two('target: 8h', 'target: 4h, inside: answer')).toEqual([]);
    expect(two('target: 8h', 'target: 9h, inside: answer')).toEqual(['TL4141 9h']);
  });

  test('lie in no circle, and in a clock that is there', () => {
    expect(two('target: 8h, inside: part', 'target: 4h, inside: answer')).toEqual(['TL4140 part']);
    expect(two('target: 8h', 'target: 4h, inside: part')).toEqual(['TL4140 part']);
    expect(two('target: 8h', 'target: 4h, inside: anser')).toEqual(['TL4001 anser']);
  });

  test('of a step run out before its limit', () => {
    const step = (target: string): string[] =>
      clocks({ steps: `look: { do: Look, within: 2d, sla: { target: ${target} }, outcomes: { timed-out: next } }` });
    expect(step('1d')).toEqual([]);
    expect(step('3d')).toEqual(['TL4145 3d']);
  });
});

test('a clock can start and stop', () => {
  const sections = (start: string, stop: string): string =>
    `milestones: { seen: {} }\n${slas(`{ start: ${start}, stop: ${stop}, target: 4h }`)}`;
  expect(clocks({ sections: sections('seen', 'formal-reply'), steps: reply })).toEqual(['TL4143 seen']);
  expect(clocks({ sections: sections('case.opened', 'seen'), steps: reply })).toEqual(['TL4144 seen']);
  expect(
    clocks({ sections: sections('case.reopened', 'case.closed'), steps: `${reply}\nlook: { do: Look, reach: seen }` }),
  ).toEqual(['TL4143 case.reopened']);
});

test('settings of a clock that change nothing are told', () => {
  expect(clock('target: 8h, pause: waiting-customer, pause-at-most: 2h')).toEqual([]);
  expect(clock('target: 8h, pause-at-most: 2h')).toEqual(['TL4147 pause-at-most']);
  expect(clock('target: 8h, on-reopen: restart')).toEqual(['TL4147 on-reopen']);
  expect(clock('target: 8h, on-retarget: from-now')).toEqual(['TL4147 on-retarget']);
});
