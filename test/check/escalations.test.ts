import { describe, expect, test } from 'vitest';

import { findingsWithModules } from '../support/modules.ts';
import { said, smallBlueprint, told, type Parts } from './small-blueprint.ts';

/** What is told about escalations. */
const escalations = (parts: Parts): string[] =>
  told(smallBlueprint(parts)).filter(
    (line) => /^TL(?:[123]|40|4120|415|416)/u.test(line) && !line.startsWith('TL4007'),
  );

const OFFICE = 'calendars: { office: { open: { mon-fri: 09:00-17:00 } } }\n';
const REPLY = 'look: { do: Look }\ntell: { say: hello, reach: formal-reply }';

/** An escalation of a clock that promises an answer within 24 hours. */
const late = (levels: string, more = '', clock = 'target: 24h', before = ''): Parts => ({
  sections: `${before}slas: { answer: { start: case.opened, stop: formal-reply, ${clock} } }
escalations:
  late:
    sla: answer
${more}
    levels:
${levels
  .trim()
  .split('\n')
  .map((level) => `      - ${level.trim()}`)
  .join('\n')}`,
  steps: REPLY,
});

/** An escalation that an event or a condition sets off. */
const on = (begin: string, parts: Parts = {}, levels = '[{ notify: boss }]'): Parts => ({
  steps: REPLY,
  ...parts,
  sections: `${parts.sections ?? ''}\nescalations: { told: { ${begin}, levels: ${levels} } }`.trim(),
});

test('an escalation in order gets no finding', () => {
  const levels = '{ at: 50%, notify: agent }\n{ at: -2h, notify: agent }\n{ at: breach, notify: boss, reassign: boss }';
  expect(escalations(late(levels))).toEqual([]);
});

describe('escalations are set off and ended by what happens', () => {
  test('an event that nobody can send is told like everywhere else, under "on" and under "until"', () => {
    expect(escalations(on('on: customer.complains'))).toEqual(['TL4027 customer.complains']);
    expect(escalations(on('on: case.opened, until: signal.over'))).toEqual(['TL4027 signal.over']);
  });

  test('an event that only an escalation hears is used', () => {
    expect(told(smallBlueprint(on('on: customer.pays', { sections: 'events: { pays: {} }' })))).toEqual([]);
  });

  test('a milestone sets nothing off, and the condition to write instead is named', () => {
    const parts = on('on: formal-reply');
    expect(escalations(parts)).toEqual(['TL4150 formal-reply']);
    expect(said(smallBlueprint(parts))[0]?.en).toBe(
      '"formal-reply" is a milestone, and an escalation is set off by a clock, an event or a condition. Write "when: reached.formal_reply" instead, or the event of the step that reaches it.',
    );
  });

  test('a condition under "on" or "until" is none of both', () => {
    expect(escalations(on('on: score <= 2'))).toEqual(['TL4150 score <= 2']);
    expect(escalations(on('on: case.opened, until: score = 5'))).toEqual(['TL4150 score = 5']);
    const [words] = said(smallBlueprint(on('on: case.opened, until: reached.formal_reply')));
    expect(words?.en).toContain('Did you mean "formal-reply"?');
  });

  test('a milestone that nobody declared ends nothing; what was meant is named', () => {
    const hint = (until: string, sections = ''): string =>
      said(smallBlueprint(on(`on: case.opened, until: ${until}`, { sections })))[0]?.['zh-CN'] ?? '';
    expect(escalations(on('on: case.opened, until: formel-reply'))).toEqual(['TL4150 formel-reply']);
    expect(hint('formel-reply')).toContain('您是不是想写“formal-reply”？');
    expect(hint('acepted')).toContain('您是不是想写“accepted”？');
    expect(hint('pays', 'events: { pays: {} }')).toContain('您是不是想写“customer.pays”？');
    expect(hint('答复', 'milestones: { answered: { title: 答复 } }')).toContain('您是不是想写“answered”？');
  });

  test('the same mistake in two escalations is told once', () => {
    const sections = `escalations:
  one: { on: case.opened, until: dun, levels: [{ notify: boss }] }
  two: { on: step.look.entered, until: dun, levels: [{ notify: agent }] }`;
    expect(escalations({ sections, steps: REPLY })).toEqual(['TL4150 dun']);
  });
});

describe('an escalation can be set off', () => {
  test('closing a case ends every escalation, so that it sets none off', () => {
    expect(escalations(on('on: case.closed'))).toEqual(['TL4151 case.closed']);
    expect(escalations(on('on: case.sealed'))).toEqual(['TL4151 case.sealed']);
    expect(escalations(on('on: case.cancels'))).toEqual(['TL4151 case.cancels']);
  });

  test('no more does what leads straight to an end, however it is said', () => {
    const ending = { steps: `${REPLY}\nover: { do: Finish, next: done }` };
    expect(escalations(on('on: step.over.done', ending))).toEqual(['TL4151 step.over.done']);
    const quits = { sections: 'events: { quits: {} }', interrupts: 'quit: { on: customer.quits, to: done }' };
    expect(escalations(on('on: customer.quits', quits))).toEqual(['TL4151 customer.quits']);
    const cancelled = { interrupts: 'cancelled: { on: case.cancels, steps: { undo: { do: Undo it } } }' };
    expect(escalations(on('on: case.cancels', cancelled))).toEqual([]);
  });

  test('what may also happen while the case goes on does set it off', () => {
    const quits = {
      sections: 'events: { quits: {} }',
      interrupts: 'quit: { on: customer.quits, when: case.reopened = 0, to: done }',
    };
    expect(escalations(on('on: customer.quits', quits))).toEqual([]);
    const two = {
      steps: 'look: { do: Look, outcomes: { fine: done, bad: next } }',
    };
    expect(escalations(on('on: step.look.left', two))).toEqual([]);
  });

  test('a case that is never reopened never comes back', () => {
    expect(escalations(on('on: case.reopened'))).toEqual(['TL4151 case.reopened']);
    expect(escalations(on('on: case.reopened', { sections: 'reopen: { within: P7D, to: begin }' }))).toEqual([]);
  });

  test('a step that no case comes to sets nothing off', () => {
    const parts = on('on: step.aside.done', { alternatives: 'aside: { do: Look aside, next: close }' });
    expect(escalations(parts)).toEqual(['TL4151 step.aside.done']);
  });

  test('a condition that excludes that of the clock lets nobody be told', () => {
    const parts = late('{ at: breach, notify: boss }', '    when: score <= 2', 'target: 24h, when: score > 3');
    expect(escalations(parts)).toEqual(['TL4151 score <= 2']);
    const overlapping = late('{ at: breach, notify: boss }', '    when: score <= 2', 'target: 24h, when: score > 1');
    expect(escalations(overlapping)).toEqual([]);
  });

  test('a condition that no values fulfil is told as such; whoever writes "false" switches the escalation off', () => {
    expect(escalations(on('when: score > 5'))).toEqual(['TL4042 score > 5']);
    expect(escalations(on('when: "false"'))).toEqual([]);
    expect(escalations(late('{ at: breach, notify: boss, when: score > 5 }'))).toEqual(['TL4042 score > 5']);
  });
});

describe('what is to end an escalation can', () => {
  test('a milestone that nothing reaches ends nothing', () => {
    const parts = on('on: case.opened, until: preliminary-solution');
    expect(escalations(parts)).toEqual(['TL4152 preliminary-solution']);
  });

  test('no more does what only happens before', () => {
    const parts = { steps: `first: { do: Look }\n${REPLY}` };
    expect(escalations(on('on: step.tell.entered, until: step.first.done', parts))).toEqual(['TL4152 step.first.done']);
    expect(escalations(on('on: step.first.done, until: step.look.done', parts))).toEqual([]);
    expect(escalations(on('on: step.look.entered, until: case.opened'))).toEqual(['TL4152 case.opened']);
  });

  test('no more does what only happens once the case was closed and comes back', () => {
    const parts = {
      steps: REPLY,
      alternatives: 'again: { do: Look again, next: close }',
      sections: 'reopen: { within: P7D, to: again }',
    };
    expect(escalations(on('on: step.look.entered, until: step.again.done', parts))).toEqual(['TL4152 step.again.done']);
    expect(escalations(on('on: case.reopened, until: step.again.done', parts))).toEqual([]);
  });

  test('a clock that goes on when the case comes back may see again what was before', () => {
    const parts = (reopen: string, clock = ''): Parts => ({
      steps: `first: { do: Look }\n${REPLY}`,
      sections: `${reopen}
slas: { answer: { start: step.look.done, stop: formal-reply, target: 4h${clock} } }
escalations: { late: { sla: answer, until: step.first.done, levels: [{ at: breach, notify: boss }] } }`,
    });
    const reopen = 'reopen: { within: P7D, to: first }';
    expect(escalations(parts(''))).toEqual(['TL4152 step.first.done']);
    expect(escalations(parts(reopen))).toEqual([]);
    expect(escalations(parts(reopen, ', on-reopen: none'))).toEqual(['TL4152 step.first.done']);
  });

  test('on a loop what was before can come again', () => {
    const steps = 'first: { do: Look }\nlook: { do: Look again, outcomes: { good: next, bad: first } }';
    expect(escalations(on('on: step.look.entered, until: step.first.done', { steps }))).toEqual([]);
  });

  test('the branches of a parallel step go on beside one another', () => {
    const steps = `both:
  parallel:
    branches:
      left: { steps: { one: { do: One } } }
      right: { steps: { two: { do: Two } } }`;
    expect(escalations(on('on: step.two.entered, until: step.one.done', { steps }))).toEqual([]);
  });

  test('what a customer or another system does may come at any time', () => {
    const sections = 'events: { pays: {} }';
    expect(escalations(on('on: step.look.entered, until: customer.pays', { sections }))).toEqual([]);
  });

  test('where only the customer is told, or nobody at all, nobody can accept', () => {
    const accepted = 'on: case.opened, until: accepted';
    expect(escalations(on(accepted, {}, '[{ notify: customer }]'))).toEqual(['TL4152 accepted']);
    expect(escalations(on(accepted, {}, '[{ after: 1h, reassign: boss }]'))).toEqual(['TL4152 accepted']);
    expect(escalations(on(accepted, {}, '[{ notify: [customer, boss] }]'))).toEqual([]);
  });
});

describe('levels stand in the order in which they come', () => {
  test.each([
    ['{ at: 80%, notify: boss }\n{ at: 50%, notify: agent }', '50%'],
    ['{ at: breach, notify: boss }\n{ at: -30m, notify: agent }', '-30m'],
    ['{ at: -30m, notify: boss }\n{ at: -2h, notify: agent }', '-2h'],
    ['{ at: -2h, notify: boss }\n{ at: 50%, notify: agent }', '50%'],
    ['{ at: breach + 4h, notify: boss }\n{ at: breach + 30m, notify: agent }', 'breach + 30m'],
    ['{ at: breach, notify: boss }\n{ after: 2h, notify: agent }\n{ at: breach + 1h, notify: boss }', 'breach + 1h'],
    ['{ after: 2h, notify: agent }\n{ at: breach + 1h, notify: boss }', 'breach + 1h'],
  ])('%s', (levels, told) => {
    expect(escalations(late(levels))).toEqual([`TL4153 ${told}`]);
  });

  test('what cannot be compared is not told', () => {
    const levels = '{ at: 80%, notify: boss }\n{ after: 12h, notify: agent }\n{ at: 90%, notify: boss }';
    expect(escalations(late(levels))).toEqual([]);
    const business = '{ at: breach + 2bh, notify: boss }\n{ at: breach + 90m, notify: agent }';
    expect(escalations(late(business, '    calendar: office', 'target: 24h', OFFICE))).toEqual([]);
  });

  test('of a clock whose promise only the case knows, shares are compared with shares', () => {
    const parts = late('{ at: 80%, notify: boss }\n{ at: 50%, notify: agent }', '', 'target: late');
    expect(escalations(parts)).toEqual(['TL4153 50%']);
  });
});

describe('levels come in the course of their clock', () => {
  test('the end of the time has a name of its own', () => {
    expect(escalations(late('{ at: 100%, notify: boss }'))).toEqual(['TL4154 100%']);
    expect(escalations(late('{ at: -0s, notify: boss }'))).toEqual(['TL4154 -0s']);
  });

  test('a share of more than all is told once', () => {
    expect(escalations(late('{ at: 120%, notify: boss }\n{ at: breach, notify: agent }'))).toEqual(['TL4154 120%']);
  });

  test('a time left that is all of the time is none', () => {
    expect(escalations(late('{ at: -24h, notify: boss }'))).toEqual(['TL4154 -24h']);
    expect(escalations(late('{ at: -23h, notify: boss }'))).toEqual([]);
  });

  test('a time left that counts the night is told, unless alerts wait for opening hours', () => {
    const levels = '{ at: -2h, notify: boss }';
    const clock = 'target: 8bh, calendar: office';
    expect(escalations(late(levels, '', clock, OFFICE))).toEqual(['TL4155 -2h']);
    expect(escalations(late(levels, '    hours: office', clock, OFFICE))).toEqual([]);
    expect(escalations(late('{ at: -2bh, notify: boss }', '', clock, OFFICE))).toEqual([]);
  });
});

describe('nobody is told the same twice at one moment', () => {
  test.each([
    '{ at: 50%, notify: boss }\n{ at: -12h, notify: boss }',
    '{ at: breach, notify: boss }\n{ after: 0s, notify: boss }',
    '{ at: breach, notify: [agent, boss] }\n{ notify: boss, reassign: boss }',
    '{ after: 2h, phone: boss }\n{ at: breach + 2h, phone: boss }',
  ])('by two levels: %s', (levels) => {
    expect(escalations(late(levels))).toEqual(['TL4156 boss']);
  });

  test('what comes behind the rounds comes later than any of their levels', () => {
    const rounds = 'on: case.opened, rounds: { times: 2, gap: 1h }, finally: { after: 0s, notify: boss }';
    expect(escalations(on(rounds))).toEqual([]);
  });

  test.each([
    '{ at: 50%, notify: boss }\n{ at: -12h, phone: boss }',
    '{ at: 50%, notify: boss }\n{ at: -12h, notify: agent }',
    '{ at: 50%, notify: boss }\n{ at: -12h, notify: boss, message: hello }',
    '{ at: 50%, notify: boss, when: score = 1 }\n{ at: -12h, notify: boss, when: score = 2 }',
    '{ at: breach, notify: boss }\n{ after: 1m, notify: boss }',
  ])('a call besides, another message, another condition and another moment are not the same: %s', (levels) => {
    expect(escalations(late(levels))).toEqual([]);
  });

  test('by two escalations of one clock', () => {
    const two = (of: string): Parts => ({
      steps: REPLY,
      sections: `slas:
  answer: { start: case.opened, stop: formal-reply, target: 24h }
  other: { start: case.opened, stop: formal-reply, target: 24h }
escalations:
  one: { sla: answer, levels: [{ at: breach, notify: boss }] }
  two: { sla: ${of}, levels: [{ at: breach, notify: boss }] }`,
    });
    expect(escalations(two('answer'))).toEqual(['TL4156 boss']);
    expect(escalations(two('other'))).toEqual([]);
    const [words] = said(smallBlueprint(two('answer')));
    expect(words?.en).toBe(
      'Escalations "one" and "two" tell "boss" the same at one moment. Remove one of the two, let it come later, or give it another message.',
    );
  });

  test('by a step to which the warning of the clock leads', () => {
    const parts = (level: string, to: string): Parts => {
      const { sections = '' } = late(level, '', 'target: 24h, warn: 80%');
      const steps = 'look: { do: Look, on: { sla.answer.warned-80: warn } }\ntell: { say: hello, reach: formal-reply }';
      return { sections, steps, alternatives: `warn: { say: { message: hello, to: ${to} }, next: look }` };
    };
    expect(escalations(parts('{ at: 80%, notify: boss }', 'boss'))).toEqual(['TL4156 boss']);
    expect(escalations(parts('{ at: 80%, notify: boss }', 'agent'))).toEqual([]);
    expect(escalations(parts('{ at: breach, notify: boss }', 'boss'))).toEqual([]);
    expect(escalations(parts('{ at: 80%, phone: boss, when: score = 1 }', 'boss'))).toEqual([]);
  });

  test('the warning of a clock tells nobody, so that a level may come with it', () => {
    expect(escalations(late('{ at: 80%, notify: boss }', '', 'target: 24h, warn: 80%'))).toEqual([]);
  });
});

describe('every level can come', () => {
  const step = (levels: string): Parts => ({
    sections: `escalations: { slow: { sla: look, levels: ${levels} } }`,
    steps: 'look: { do: Look, sla: { target: 4h }, within: 8h, outcomes: { done: next, timed-out: next } }',
  });

  test('not after the step whose clock it is has been left', () => {
    expect(escalations(step('[{ at: breach, notify: boss }, { at: breach + 5h, notify: boss }]'))).toEqual([
      'TL4157 breach + 5h',
    ]);
    const chain = '[{ at: breach, notify: boss }, { after: 3h, notify: agent }, { after: 2h, notify: boss }]';
    expect(escalations(step(chain))).toEqual(['TL4157 2h']);
    expect(escalations(step('[{ at: breach + 4h, notify: boss }]'))).toEqual([]);
  });

  test('a clock that is longer than the limit of its step is told for itself', () => {
    const parts = step('[{ at: breach, notify: boss }]');
    expect(escalations({ ...parts, steps: parts.steps?.replace('target: 4h', 'target: 10h') })).toEqual([]);
  });

  test('of an escalation of the step itself, until it is left', () => {
    const steps = 'look: { do: Look, within: 8h, outcomes: { done: next, timed-out: next } }';
    const levels = '[{ notify: boss }, { after: 9h, notify: agent }]';
    expect(escalations(on('on: step.look.entered, until: step.look.left', { steps }, levels))).toEqual(['TL4157 9h']);
    expect(escalations(on('on: step.look.entered', { steps }, levels))).toEqual([]);
  });

  test('a level whose condition excludes that of the escalation never comes', () => {
    const levels = '[{ notify: boss, when: score > 3 }, { after: 1h, notify: boss }]';
    expect(escalations(on('when: score <= 2', {}, levels))).toEqual(['TL4157 score > 3']);
    expect(escalations(on('on: case.opened, when: score <= 2', {}, levels))).toEqual(['TL4157 score > 3']);
    expect(escalations(on('when: score <= 4', {}, levels))).toEqual([]);
  });
});

describe('work goes to a role that does not have it', () => {
  test('all that is open is that role’s already', () => {
    expect(escalations(late('{ at: breach, reassign: agent }'))).toEqual(['TL4158 agent']);
    expect(escalations(late('{ at: breach, reassign: boss }'))).toEqual([]);
  });

  test('only the work counts that is open while the clock runs', () => {
    const parts = late('{ at: breach, reassign: agent }');
    const steps = `${REPLY}\nthen: { do: Check it, by: boss }`;
    expect(escalations({ ...parts, steps })).toEqual(['TL4158 agent']);
    expect(escalations({ ...parts, steps: `first: { do: Look, by: boss }\n${REPLY}` })).toEqual([]);
  });

  test('what a case that comes back begins with counts too, while the clock goes on', () => {
    const parts = late('{ at: breach, reassign: agent }', '', 'target: 24h', 'reopen: { within: P7D, to: check }\n');
    const alternatives = 'check: { do: Check it, by: boss, next: close }';
    expect(escalations({ ...parts, alternatives })).toEqual([]);
    const never = late(
      '{ at: breach, reassign: agent }',
      '',
      'target: 24h, on-reopen: none',
      'reopen: { within: P7D, to: check }\n',
    );
    expect(escalations({ ...never, alternatives })).toEqual(['TL4158 agent']);
  });

  test('of the work in a module nothing is said', () => {
    const inner = `throughline: 1
id: inner
version: "1.0.0"
roles: { boss: {} }
stages: { work: { kind: resolution, steps: { look: { do: Look, by: boss } } } }
ends: { over: { outcome: solved } }
`;
    const parts = late('{ at: breach, reassign: agent }');
    const steps = 'inner: { use: ./inner.blueprint.yaml }\ntell: { say: hello, reach: formal-reply }';
    const found = findingsWithModules(smallBlueprint({ ...parts, steps }), { './inner.blueprint.yaml': inner });
    expect(found.filter((line) => line.endsWith('TL4158'))).toEqual([]);
  });

  test('what the customer does goes to nobody else', () => {
    const steps = 'fill: { do: Fill in the form, by: customer }\ntell: { say: hello, reach: formal-reply }';
    expect(escalations({ ...late('{ at: breach, reassign: boss }'), steps })).toEqual(['TL4158 boss']);
  });

  test('where the case only waits for the customer, nothing can go to anybody', () => {
    const parts = late('{ at: breach, reassign: boss }');
    const steps = 'more: { ask: [note], via: [hotline] }\ntell: { say: hello, reach: formal-reply }';
    expect(escalations({ ...parts, steps })).toEqual(['TL4158 boss']);
  });
});

describe('settings change something', () => {
  test('hours hold alerts back, and where nobody is told there are none', () => {
    const levels = '{ at: breach, reassign: boss }';
    expect(escalations(late(levels, '    hours: office', 'target: 24h', OFFICE))).toEqual(['TL4159 hours']);
    const always = 'calendars: { always: { open: 24x7 } }\n';
    expect(escalations(late('{ at: breach, notify: boss }', '    hours: always', 'target: 24h', always))).toEqual([
      'TL4159 hours',
    ]);
    expect(escalations(late('{ at: breach, notify: boss }', '    hours: office', 'target: 24h', OFFICE))).toEqual([]);
  });

  test('what ends it anyway need not be written', () => {
    expect(escalations(on('on: case.opened, until: case.closed'))).toEqual(['TL4159 until']);
    expect(escalations(late('{ at: breach, notify: boss }', '    until: sla.answer.met'))).toEqual(['TL4159 until']);
  });

  test('a calendar counts business time, of which an escalation may have none', () => {
    const levels = '{ at: breach, notify: boss }\n{ after: 2h, notify: boss }';
    expect(escalations(late(levels, '    calendar: office', 'target: 24h', OFFICE))).toEqual(['TL4120 calendar']);
    const business = '{ at: breach, notify: boss }\n{ after: 2bh, notify: boss }';
    expect(escalations(late(business, '    calendar: office', 'target: 24h', OFFICE))).toEqual([]);
  });

  test('what is left of the time is counted by the calendar of the clock, and needs no other', () => {
    const levels = '{ at: -2bh, notify: boss }';
    expect(escalations(late(levels, '', 'target: 8bh, calendar: office', OFFICE))).toEqual([]);
    expect(escalations(late(levels, '    calendar: office', 'target: 24h', OFFICE))).toEqual(['TL2011 -2bh']);
    const after = '{ at: breach + 2bh, notify: boss }';
    expect(escalations(late(after, '', 'target: 8bh, calendar: office', OFFICE))).toEqual([]);
    expect(escalations(late(after, '', 'target: 24h', OFFICE))).toEqual(['TL2011 breach + 2bh']);
  });

  test('a role without a deputy has none who could be told', () => {
    expect(escalations(on('on: case.opened', {}, '[{ notify: { deputy-of: boss } }]'))).toEqual(['TL4161 boss']);
  });
});
