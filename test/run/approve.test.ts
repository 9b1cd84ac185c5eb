import { describe, expect, test } from 'vitest';

import { DAY, HOUR, type DrivenCase } from '../support/driven-case.ts';
import { shortDesk } from '../support/short-desk.ts';

/** A price that others must agree to before it goes out. */
const desk = (votes: string, { beside = '', outcomes = 'returned: work-out, rejected: refused', maker = '' } = {}) =>
  shortDesk(
    `
roles: { agent: {}, lead: { deputy: vice }, head: {}, legal: {}, vice: {} }
data: { price: { type: number, default: 5 }, agreed: { type: boolean, default: false } }
stages:
  work:
    kind: resolution
    steps:
      work-out: { do: { label: Work out the price, form: [price] }, by: agent }
      agree:
        approve: { label: Agree to the price, shows: [price] ${maker === '' ? '' : `, maker: ${maker}`} ${votes === '' ? '' : `, votes: ${votes}`} }
        ${votes === '' ? 'by: lead' : ''}
        ${beside}
        set: { agreed: true }
        reach: formal-reply
        outcomes: { ${outcomes} }
      tell: { do: Tell the customer, outcomes: { told: solved, gone: late } }
    alternatives:
      settle: { do: Settle the dispute, outcomes: { agreed: tell, given-up: refused } }
ends: { solved: { outcome: solved }, refused: { outcome: refused }, late: { outcome: no-answer } }
`.replace(/ {4}alternatives:\n.*settle.*\n/u, (settle) => (outcomes.includes('settle') ? settle : '')),
  );

/** Up to the vote; the price was worked out by Ann, an agent. */
function voting(...given: Parameters<typeof desk>): DrivenCase {
  const driven = desk(...given);
  driven.send('step.work-out.done', 'agent', undefined, { by: { role: 'agent', person: 'Ann' } });
  return driven;
}

const vote = (driven: DrivenCase, said: string, role: string, person?: string) =>
  driven.send(`step.agree.${said}`, role, undefined, { by: person === undefined ? { role } : { role, person } });

const waitingFor = (driven: DrivenCase) => driven.view.waiting.map(({ for: who }) => who);

const DISPUTED = { outcomes: 'returned: work-out, rejected: refused, disputed: settle' };

describe('one who decides', () => {
  test('approves: the case goes on, and only then what the step sets and reaches happens', () => {
    const driven = voting('');
    expect(waitingFor(driven)).toEqual(['lead']);
    expect(vote(driven, 'approved', 'lead')).toEqual([
      'vote lead: approved',
      'set {"agreed":true}',
      'reached formal-reply',
      'left agree: approved',
      'entered tell',
    ]);
  });

  test('rejects or returns: nothing is set and nothing reached', () => {
    const rejected = voting('');
    expect(vote(rejected, 'rejected', 'lead')).toEqual([
      'vote lead: rejected',
      'left agree: rejected',
      'stage.left work',
      'closed refused: refused',
      'case.sealed',
    ]);
    const returned = voting('');
    expect(vote(returned, 'returned', 'lead')).toEqual([
      'vote lead: returned',
      'left agree: returned',
      'entered work-out',
    ]);
    expect([returned.view.data['agreed'], returned.view.reached]).toEqual([false, {}]);
  });

  test('is the role under "by" or its deputy; others have no vote', () => {
    expect(vote(voting(''), 'approved', 'head')).toBe('TL6003');
    expect(vote(voting(''), 'approved', 'vice')).toContain('left agree: approved');
  });

  test('cannot send a paper back where nobody wrote what happens then', () => {
    const driven = voting('', { outcomes: 'rejected: refused' });
    expect(vote(driven, 'returned', 'lead')).toBe('TL6002');
    expect(driven.view.accepts.flatMap(({ step, outcome }) => (step === 'agree' ? [outcome] : []))).toEqual([
      'approved',
      'rejected',
    ]);
  });

  test('says yes or no and nothing more', () => {
    const driven = voting('');
    expect(driven.send('step.agree.approved', 'lead', { price: 1 })).toBe('TL6008');
  });

  test('cannot bring about what the case itself finds: disputed or timed-out', () => {
    const driven = voting('{ all: [lead, head] }', DISPUTED);
    expect(vote(driven, 'disputed', 'lead')).toBe('TL6002');
    expect(vote(driven, 'timed-out', 'lead')).toBe('TL6002');
  });
});

describe('all who must agree', () => {
  test('are each waited for until they have voted, in whatever order', () => {
    const driven = voting('{ all: [lead, head] }', DISPUTED);
    expect(waitingFor(driven)).toEqual(['lead', 'head']);
    expect(vote(driven, 'approved', 'head')).toEqual(['vote head: approved']);
    expect(waitingFor(driven)).toEqual(['lead']);
    expect(vote(driven, 'approved', 'lead')).toContain('left agree: approved');
  });

  test('are in dispute as soon as two votes differ; nobody else is asked', () => {
    const driven = voting('{ all: [lead, head, legal] }', DISPUTED);
    vote(driven, 'approved', 'lead');
    expect(vote(driven, 'rejected', 'head')).toEqual(['vote head: rejected', 'left agree: disputed', 'entered settle']);
    expect(vote(driven, 'approved', 'legal')).toBe('TL6001');
  });

  test.each([
    ['rejected', 'left agree: rejected'],
    ['returned', 'left agree: returned'],
  ])('agree in being against it: %s', (said, left) => {
    const driven = voting('{ all: [lead, head] }', DISPUTED);
    expect(vote(driven, said, 'lead')).toEqual([`vote lead: ${said}`]);
    expect(vote(driven, said, 'head')).toContain(left);
  });

  test('of whom one says no and one sends it back are in dispute, too', () => {
    const driven = voting('{ all: [lead, head] }', DISPUTED);
    vote(driven, 'rejected', 'lead');
    expect(vote(driven, 'returned', 'head')).toContain('left agree: disputed');
  });
});

describe('the first who decides', () => {
  test.each(['approved', 'returned', 'rejected'])('has the last word: %s', (said) => {
    const driven = voting('{ any: [lead, head] }');
    expect(waitingFor(driven)).toEqual(['lead', 'head']);
    expect(vote(driven, said, 'head')).toContain(`left agree: ${said}`);
  });
});

describe('so many of several', () => {
  const two = '{ n: 2, of: [lead, head, legal] }';

  test('approve as soon as there are enough of them, whatever the others said', () => {
    const driven = voting(two);
    expect(vote(driven, 'approved', 'lead')).toEqual(['vote lead: approved']);
    expect(vote(driven, 'rejected', 'head')).toEqual(['vote head: rejected']);
    expect(vote(driven, 'approved', 'legal')).toContain('left agree: approved');
  });

  test('reject as soon as there cannot be enough any more; the last is not asked', () => {
    const driven = voting(two);
    vote(driven, 'rejected', 'lead');
    expect(vote(driven, 'returned', 'head')).toContain('left agree: rejected');
  });

  test('send it back where nobody has rejected it', () => {
    const driven = voting(two);
    vote(driven, 'returned', 'lead');
    expect(vote(driven, 'returned', 'head')).toContain('left agree: returned');
  });

  test('count a rejection also where it came after the paper was sent back', () => {
    const driven = voting(two);
    vote(driven, 'returned', 'lead');
    expect(vote(driven, 'rejected', 'head')).toContain('left agree: rejected');
  });
});

describe('one after the other', () => {
  const chain = '{ chain: [lead, head, legal] }';

  test('each is asked when the one before has approved, and nobody votes before their turn', () => {
    const driven = voting(chain);
    expect(waitingFor(driven)).toEqual(['lead']);
    expect(vote(driven, 'approved', 'head')).toBe('TL6003');
    expect(vote(driven, 'approved', 'lead')).toEqual(['vote lead: approved']);
    expect(waitingFor(driven)).toEqual(['head']);
    vote(driven, 'approved', 'head');
    expect(vote(driven, 'approved', 'legal')).toContain('left agree: approved');
  });

  test.each(['rejected', 'returned'])('the first who does not approve ends it: %s', (said) => {
    const driven = voting(chain);
    vote(driven, 'approved', 'lead');
    expect(vote(driven, said, 'head').slice(0, 2)).toEqual([`vote head: ${said}`, `left agree: ${said}`]);
    expect(waitingFor(driven)).not.toContain('legal');
  });

  test('a paper that was sent back goes through the whole chain again', () => {
    const driven = voting(chain);
    vote(driven, 'approved', 'lead');
    vote(driven, 'returned', 'head');
    driven.send('step.work-out.done', 'agent');
    expect(waitingFor(driven)).toEqual(['lead']);
    expect(driven.view.visits).toMatchObject({ agree: 2 });
  });

  test('a role that stands in it twice is asked twice, of two people', () => {
    const driven = voting('{ chain: [lead, lead, head] }');
    vote(driven, 'approved', 'lead', 'Liv');
    expect(waitingFor(driven)).toEqual(['lead']);
    expect(vote(driven, 'approved', 'lead', 'Liv')).toBe('TL6015');
    expect(vote(driven, 'approved', 'lead', 'Leo')).toEqual(['vote lead: approved']);
    expect(waitingFor(driven)).toEqual(['head']);
  });
});

describe('everybody votes once', () => {
  test('a role has voted when its vote is in', () => {
    const driven = voting('{ all: [lead, head] }', DISPUTED);
    vote(driven, 'approved', 'head');
    expect(vote(driven, 'approved', 'head')).toBe('TL6003');
    expect(driven.last.refused?.message).toContain('head');
  });

  test('a role that is named twice has two votes, of two people who say who they are', () => {
    const driven = voting('{ n: 2, of: [head, head, legal] }');
    expect(waitingFor(driven)).toEqual(['head', 'legal']);
    expect(vote(driven, 'approved', 'head')).toBe('TL6015');
    expect(driven.last.refused?.message).toBe('A vote at step "agree" must say which person votes.');
    expect(vote(driven, 'approved', 'head', 'Hal')).toEqual(['vote head: approved']);
    expect(vote(driven, 'approved', 'head', 'Hal')).toBe('TL6015');
    expect(driven.last.refused?.message).toBe('Hal has voted at step "agree" already.');
    expect(vote(driven, 'approved', 'head', 'Hye')).toContain('left agree: approved');
  });

  test('a person who has two roles has one vote', () => {
    const driven = voting('{ all: [head, legal] }', DISPUTED);
    vote(driven, 'approved', 'head', 'Hal');
    expect(vote(driven, 'approved', 'legal', 'Hal')).toBe('TL6015');
    expect(vote(driven, 'approved', 'legal', 'Liz')).toContain('left agree: approved');
  });

  test('a deputy votes in the place of the role, and the role has voted then', () => {
    const driven = voting('{ all: [lead, head] }', DISPUTED);
    expect(vote(driven, 'approved', 'vice')).toEqual(['vote lead: approved']);
    expect(waitingFor(driven)).toEqual(['head']);
    expect(vote(driven, 'approved', 'lead')).toBe('TL6003');
  });

  test('a deputy who has a vote of their own says who they are, so that nobody votes twice', () => {
    const driven = voting('{ all: [lead, vice] }', DISPUTED);
    expect(vote(driven, 'approved', 'vice', 'Vera')).toEqual(['vote vice: approved']);
    expect(vote(driven, 'approved', 'vice')).toBe('TL6015');
    expect(vote(driven, 'approved', 'vice', 'Vera')).toBe('TL6015');
    expect(vote(driven, 'approved', 'vice', 'Vito')).toContain('left agree: approved');
  });

  test('votes of an earlier round do not count, and whoever voted then votes again', () => {
    const driven = voting('{ n: 2, of: [head, head, legal] }');
    vote(driven, 'approved', 'head', 'Hal');
    vote(driven, 'returned', 'head', 'Hye');
    vote(driven, 'returned', 'legal');
    driven.send('step.work-out.done', 'agent');
    expect(vote(driven, 'approved', 'head', 'Hal')).toEqual(['vote head: approved']);
  });
});

describe('whoever has worked on the case in the role of the maker', () => {
  const checked = { maker: 'agent', outcomes: 'returned: work-out, rejected: refused' };

  test('may not vote on it, in whatever role', () => {
    const driven = voting('', checked);
    expect(vote(driven, 'approved', 'lead', 'Ann')).toBe('TL6015');
    expect(driven.last.refused?.message).toBe('Ann has worked on this case and may not vote on it at step "agree".');
    expect(vote(driven, 'approved', 'lead', 'Liv')).toContain('left agree: approved');
  });

  test('is told apart by name, so a vote says who it is of', () => {
    expect(vote(voting('', checked), 'approved', 'lead')).toBe('TL6015');
  });

  test('is known also after the work was done again by somebody else', () => {
    const driven = voting('', checked);
    vote(driven, 'returned', 'lead', 'Liv');
    driven.send('step.work-out.done', 'agent', undefined, { by: { role: 'agent', person: 'Ben' } });
    expect(vote(driven, 'approved', 'lead', 'Ann')).toBe('TL6015');
    expect(vote(driven, 'approved', 'lead', 'Ben')).toBe('TL6015');
    expect(vote(driven, 'approved', 'lead', 'Liv')).toContain('left agree: approved');
  });
});

describe('a vote that takes its time', () => {
  const slow = { beside: 'within: 2d', outcomes: 'rejected: refused, disputed: settle, timed-out: late' };
  const reminded = { ...slow, beside: 'within: 2d\n        remind: { every: 6h, times: 2 }' };

  test('leads where "timed-out" says one millisecond after its last instant; what was voted till then is void', () => {
    const inTime = voting('{ all: [lead, head] }', slow);
    vote(inTime, 'approved', 'lead');
    inTime.pass(2 * DAY);
    expect(vote(inTime, 'approved', 'head')).toContain('left agree: approved');
    const late = voting('{ all: [lead, head] }', slow);
    vote(late, 'approved', 'lead');
    expect(late.pass(2 * DAY + 1)).toContain('left agree: timed-out');
    expect([late.view.data['agreed'], late.view.reached, late.last.snapshot.context.votes]).toEqual([
      false,
      {},
      undefined,
    ]);
  });

  test('reminds those who have not voted yet, each by themselves', () => {
    const driven = voting('{ all: [lead, head, legal] }', reminded);
    vote(driven, 'approved', 'head');
    expect(driven.pass(6 * HOUR)).toEqual([
      'reminder to lead: Agree to the price',
      'reminder to legal: Agree to the price',
    ]);
    vote(driven, 'approved', 'legal');
    expect(driven.pass(6 * HOUR)).toEqual(['reminder to lead: Agree to the price']);
    expect(driven.pass(6 * HOUR)).toEqual([]);
  });

  test('reminds a role with two votes once, and in a chain only whoever is next', () => {
    const twice = voting('{ all: [head, head] }', reminded);
    expect(twice.pass(6 * HOUR)).toEqual(['reminder to head: Agree to the price']);
    const chain = voting('{ chain: [lead, head] }', { ...reminded, outcomes: 'rejected: refused, timed-out: late' });
    expect(chain.pass(6 * HOUR)).toEqual(['reminder to lead: Agree to the price']);
    vote(chain, 'approved', 'lead');
    expect(chain.pass(6 * HOUR)).toEqual(['reminder to head: Agree to the price']);
  });
});
