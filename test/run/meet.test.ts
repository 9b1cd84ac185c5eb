import { describe, expect, test } from 'vitest';

import { DAY, HOUR } from '../support/driven-case.ts';
import { shortDesk } from '../support/short-desk.ts';

/** A case that is to be talked over by the people of a desk. */
const desk = (meet: string, beside = '') =>
  shortDesk(`
roles: { agent: { title: Agent }, lead: { deputy: head }, head: {}, writer: { deputy: agent } }
data: { agreed: { type: boolean, default: false } }
stages:
  work:
    kind: resolution
    steps:
      talk:
        meet: ${meet}
        ${beside}
        set: { agreed: true }
        reach: first-response
        outcomes: { held: next, not-held: { to: again, set: { agreed: false } } ${beside.includes('within') ? ', timed-out: dropped' : ''} }
      act: { do: Act on it, next: done }
    alternatives:
      again: { do: Find another day, outcomes: { found: talk, given-up: dropped } }
ends: { done: { outcome: solved }, dropped: { outcome: no-answer } }
`);

const held = 'step.talk.held';

describe('a meeting', () => {
  test('that was held is noted with who was there and how long it took, and the case goes on', () => {
    const driven = desk('{ label: Talk it over, lasts: 1h..2h, required: [lead] }', 'by: lead');
    expect(driven.send(held, 'lead', { present: ['lead', 'agent'], lasted: 'PT1H30M' })).toEqual([
      'meeting lead agent PT1H30M',
      'set {"agreed":true}',
      'reached first-response',
      'left talk: held',
      'entered act',
    ]);
    expect(driven.view.data).toEqual({ agreed: true });
  });

  test('that was not held leads elsewhere, needs no word on who was there, and can be called anew', () => {
    const driven = desk('{ label: Talk it over, lasts: 1h, required: [lead], quorum: 3 }', 'by: lead');
    expect(driven.send('step.talk.not-held', 'lead')).toEqual([
      'set {"agreed":false}',
      'left talk: not-held',
      'entered again',
    ]);
    expect(driven.send('step.again.found', 'agent')).toEqual(['left again: found', 'entered talk']);
    expect(driven.view.visits).toMatchObject({ talk: 2 });
  });

  test('that lacked somebody who must be there cannot be reported as held', () => {
    const driven = desk('{ label: Talk it over, required: [lead, agent] }', 'by: lead');
    expect(driven.send(held, 'lead', { present: ['lead'] })).toBe('TL6014');
    expect(driven.last.refused?.message).toBe('The meeting "talk" cannot count as held without agent.');
    expect(driven.send(held, 'lead', {})).toBe('TL6007');
    expect(driven.send(held, 'lead', { present: ['agent', 'lead'] })).toContain('left talk: held');
  });

  test('needs as many people as its quorum, two of one role count as two', () => {
    const driven = desk('{ label: Talk it over, quorum: 3 }', 'by: lead');
    expect(driven.send(held, 'lead', { present: ['lead', 'agent'] })).toBe('TL6014');
    expect(driven.last.refused?.message).toBe('The meeting "talk" needs 3 people to count as held.');
    expect(driven.send(held, 'lead', { present: ['lead', 'agent', 'agent'] })).toContain('left talk: held');
  });

  test('names only roles that the service has among those who were there', () => {
    const driven = desk('{ label: Talk it over, quorum: 2 }', 'by: lead');
    expect(driven.send(held, 'lead', { present: ['lead', 'Anna'] })).toBe('TL6014');
    expect(driven.last.refused?.message).toBe('"Anna" is no role, so it cannot have been at the meeting "talk".');
    expect(driven.send(held, 'lead', { present: ['lead', 'customer'] })).toContain('left talk: held');
  });

  test.each([
    ['59m', 'was too short'],
    ['PT59M59S', 'was too short'],
    ['1h', undefined],
    ['PT2H', undefined],
    ['2h', undefined],
    ['121m', 'was too long'],
    ['P1D', 'was too long'],
  ])('planned for one to two hours that took %s: %s', (lasted, problem) => {
    const driven = desk('{ label: Talk it over, lasts: 1h..2h }', 'by: lead');
    const answer = driven.send(held, 'lead', { lasted });
    if (problem === undefined) expect(answer).toContain('left talk: held');
    else
      expect([answer, driven.last.refused?.message]).toEqual([
        'TL6014',
        `The meeting "talk" ${problem} to count as held.`,
      ]);
  });

  test('planned for an hour may run over: one length is the shortest', () => {
    const driven = desk('{ label: Talk it over, lasts: 1h }', 'by: lead');
    expect(driven.send(held, 'lead', { lasted: '45m' })).toBe('TL6014');
    expect(driven.send(held, 'lead', { lasted: '1h05m' })).toContain('left talk: held');
  });

  test('whose length counts must be reported with it', () => {
    const driven = desk('{ label: Talk it over, lasts: 1h }', 'by: lead');
    expect(driven.send(held, 'lead')).toBe('TL6007');
    expect(driven.last.refused?.message).toBe('Not answered yet: lasted.');
    expect(driven.send(held, 'lead', { lasted: 'an hour' })).toBe('TL6006');
    expect(driven.send(held, 'lead', { lasted: '1h', weather: 'fine' })).toBe('TL6008');
  });

  test('without conditions is held when somebody says so, and may say who was there', () => {
    expect(desk('Talk it over', 'by: lead').send(held, 'lead')).toContain('left talk: held');
    expect(desk('Talk it over', 'by: lead').send(held, 'lead', { present: ['lead'] })).toContain('meeting lead');
  });

  test('is reported by whoever takes the minutes, or their deputy; nobody else', () => {
    const driven = desk('{ label: Talk it over, minutes: writer }');
    expect(driven.view.waiting.map(({ for: who }) => who)).toEqual(['writer']);
    expect(driven.send(held, 'lead')).toBe('TL6003');
    expect(driven.send(held, 'agent')).toContain('left talk: held');
  });

  test('is reported by the role under "by" where it names another than the minutes', () => {
    const driven = desk('{ label: Talk it over, minutes: writer }', 'by: lead');
    expect(driven.send(held, 'writer')).toBe('TL6003');
    expect(driven.send(held, 'head')).toContain('left talk: held');
  });

  test('is reported by the minute taker, not by the role that the stage has for all its steps', () => {
    const driven = shortDesk(`
roles: { agent: {}, writer: {} }
stages:
  work:
    kind: resolution
    by: agent
    steps: { talk: { meet: { label: Talk, minutes: writer }, outcomes: { not-held: next } } }
ends: { done: { outcome: solved } }
`);
    expect(driven.view.waiting.map(({ for: who }) => who)).toEqual(['writer']);
    expect(driven.send(held, 'agent')).toBe('TL6003');
    expect(driven.send(held, 'writer')).toContain('left talk: held');
  });

  test('that nobody reports in time leads where "timed-out" says, and then nothing can be reported', () => {
    const inTime = desk('Talk it over', 'within: 1d');
    inTime.pass(DAY);
    expect(inTime.send(held, 'lead')).toContain('left talk: held');
    const late = desk('Talk it over', 'within: 1d');
    expect(late.pass(DAY + 1)).toContain('left talk: timed-out');
    expect(late.view.data).toEqual({ agreed: false });
    expect(late.send(held, 'lead')).toBe('TL6011');
  });

  test('is not asked for what the case knows: who was there last time says nothing of this time', () => {
    const driven = desk('{ label: Talk it over, quorum: 1 }', 'by: lead');
    driven.pass(HOUR);
    expect(
      driven.view.accepts
        .slice(0, 2)
        .map(({ outcome, fields }) => [outcome, fields.map(({ name, needed }) => [name, needed])]),
    ).toEqual([
      [
        'held',
        [
          ['present', true],
          ['lasted', false],
        ],
      ],
      ['not-held', []],
    ]);
  });
});
