import { describe, expect, test } from 'vitest';

import { clockDesk } from '../support/clock-case.ts';
import { DAY, DrivenCase, HOUR, MINUTE, START } from '../support/driven-case.ts';
import { compiledWithModules } from '../support/modules.ts';
import { shortDesk, shortDeskText } from '../support/short-desk.ts';

/** A desk that calls a customer back; a question that comes in between goes first, however it ends. */
const desk = (answer: string, rest = ''): string => `
roles: { agent: {}, lead: {} }
data: { note: { type: text } }
events: { asks: {} }
stages:
  work:
    kind: resolution
    steps:
      greet: { do: Greet, by: agent, reach: first-response }
      call-back:
        ask: [note]
        within: 1d
        remind: { every: 4h, times: 9 }
        outcomes: { answered: solved, no-answer: lost }
interrupts:
  question: { on: customer.asks, steps: { ${answer} } }
ends: { solved: { outcome: solved }, lost: { outcome: no-answer } }
reopen: { within: P7D, to: greet, from: [solved, lost] }
${rest}
`;

const ANSWER = 'answer: { do: Answer, by: lead }';

/** Somebody answers within an hour, or the case is lost. */
const OR_LOST = 'answer: { do: Answer, by: lead, within: 1h, outcomes: { done: resume, timed-out: lost } }';

/** A case in which the customer asks something while we wait for the customer. */
function asked<D extends DrivenCase>(driven: D): D {
  driven.send('step.greet.done', 'agent');
  driven.send('customer.asks', 'customer');
  return driven;
}

describe('while an interrupt is dealt with, the case stands still', () => {
  test('none of its time limits and reminders comes up; they run on with their old times when it is over', () => {
    const driven = asked(shortDesk(desk(ANSWER)));
    expect(driven.last.cancelTimers).toEqual(['remind:call-back', 'within:call-back']);
    driven.now += 3 * HOUR;
    driven.send('step.answer.done', 'lead');
    expect(driven.last.setTimers.map(({ id, due }) => [id, due - START])).toEqual([
      ['remind:call-back', 4 * HOUR],
      ['within:call-back', DAY + 1],
    ]);
    expect(driven.pass(HOUR)).toEqual(['reminder to customer: undefined']);
  });

  test('what fell due meanwhile comes up when it is over, in the order in which it was due', () => {
    const driven = asked(shortDesk(desk(ANSWER)));
    expect(driven.pass(2 * DAY)).toEqual([]);
    driven.send('step.answer.done', 'lead');
    expect(driven.last.setTimers.map(({ id }) => id)).toEqual(['remind:call-back', 'within:call-back']);
    expect(driven.pass(0).at(-1)).toBe('closed lost: no-answer');
  });

  test('the time limits of its own steps, clocks and escalations run', () => {
    const driven = asked(
      clockDesk(desk(OR_LOST, 'slas: { all: { start: case.opened, stop: resolved, target: 30m } }')),
    );
    expect(driven.pass(31 * MINUTE)).toEqual(['all breached']);
    expect(driven.pass(30 * MINUTE)).toContain('left answer: timed-out');
  });
});

describe('an interrupt may lead to an end', () => {
  test('the case is closed as any other: it can come back, goes on, and is sealed when its time is over', () => {
    const driven = asked(shortDesk(desk(OR_LOST)));
    expect(driven.pass(HOUR + 1)).toEqual([
      'left answer: timed-out',
      'withdrawn call-back',
      'stage.left work',
      'closed lost: no-answer',
    ]);
    driven.send('case.reopens', 'customer');
    expect(driven.send('step.greet.done', 'agent')).toContain('entered call-back');
    driven.send('step.call-back.answered', 'customer', { note: 'Thanks' });
    expect(driven.pass(8 * DAY)).toEqual(['case.sealed']);
  });

  test('clocks that were met or breached before it stay so', () => {
    const slas = `slas:
  first: { start: case.opened, stop: first-response, target: 1h }
  all: { start: case.opened, stop: case.closed, target: 30m }`;
    const driven = asked(clockDesk(desk(OR_LOST, slas)));
    driven.pass(HOUR + 1);
    expect([driven.state('first'), driven.state('all')]).toEqual(['met', 'breached']);
  });

  test('of several things that it began at once the others are left', () => {
    const both = `both: { parallel: { branches: {
      inside: { steps: { look: { do: Look it up, by: agent, outcomes: { found: next, hopeless: lost } } } },
      outside: { steps: { tell: { do: Tell the customer, by: lead } } } } } }`;
    const driven = asked(shortDesk(desk(both)));
    expect(driven.at).toEqual(['look', 'tell']);
    expect(driven.send('step.look.hopeless', 'agent')).toEqual([
      'left look: hopeless',
      'withdrawn tell',
      'withdrawn both',
      'withdrawn call-back',
      'stage.left work',
      'closed lost: no-answer',
    ]);
    expect(driven.last.snapshot.context.active).toEqual({});
  });

  test('of the module that it interrupts: the module ends, with what it has found out, and the case goes on', () => {
    const module = `
throughline: 1
id: check
version: "1.0.0"
outputs: [finding]
roles: { agent: {} }
data: { finding: { type: text } }
events: { asks: {} }
stages:
  inner:
    kind: resolution
    steps:
      look: { do: { label: Look, form: [finding] }, by: agent }
      judge: { do: Judge, by: agent, next: fine }
interrupts:
  question:
    on: customer.asks
    steps:
      both: { parallel: { branches: {
        inside: { steps: { reply: { do: Reply, by: agent, outcomes: { done: next, hopeless: poor } } } },
        outside: { steps: { tell: { do: Tell, by: agent } } } } } }
ends: { fine: { outcome: solved }, poor: { outcome: refused } }
omits: { intake: none, confirmation: none, follow-up: none }
`;
    const text = shortDeskText(`
roles: { agent: {} }
data: { found: { type: text } }
stages:
  work:
    kind: resolution
    steps:
      check: { use: { module: ./check.yaml, gives: { found: finding } } }
      finish: { do: Finish, by: agent, within: 1d, outcomes: { done: good, timed-out: good } }
ends: { good: { outcome: solved } }
`);
    const driven = new DrivenCase(compiledWithModules(text, { './check.yaml': module }));
    driven.send('step.check--look.done', 'agent', { check__finding: 'broken' });
    driven.send('customer.asks', 'customer');
    expect(driven.send('step.check--reply.hopeless', 'agent')).toEqual([
      'left check--reply: hopeless',
      'stage.left check--inner',
      'withdrawn check--tell',
      'withdrawn check--both',
      'withdrawn check--judge',
      'set {"found":"broken"}',
      'left check: poor',
      'entered finish',
    ]);
    expect(driven.pass(DAY + 1)).toContain('closed good: solved');
  });
});
