import { describe, expect, test } from 'vitest';

import { directoryOf, readPeople, type JourneyResult } from '../../src/index.ts';
import { playJourney } from '../../src/journey/play-journey.ts';
import { writeJourneyFile } from '../../src/journey/write-journey.ts';
import { writtenJourney } from '../../src/journey/written-line.ts';
import { wordingOf } from '../../src/text/diagnostic.ts';
import { compiledWithModules } from '../support/modules.ts';
import { CARD_DESK, CARD_STAFF, cardDesk } from '../support/card-desk.ts';
import { journeysOf, journeyText, play, story } from './support.ts';

const desk = cardDesk();
const REPORTED =
  '- { by: customer, step: receive, with: { amount: 100, angry: false } }\n- { event: customer.complains }\n';

/** Who was told at each alert, by person where one was found. */
function toldIn({ effects }: JourneyResult): string[][] {
  return effects.flatMap((effect) =>
    effect.kind === 'alert' ? [effect.to.map(({ person, role = '' }) => person ?? role)] : [],
  );
}

/** What stopped a journey, in English. */
function whyStopped({ findings }: JourneyResult): string[] {
  return findings.map((found) => {
    const { message, hint } = wordingOf(found, 'en');
    return `${found.code}: ${message} ${hint}`;
  });
}

describe('a journey lets somebody who was told take the matter over', () => {
  test('after that nobody else is told', () => {
    const result = play(desk, `${REPORTED}- wait: 5m\n- { accept: fraud, by: agent, as: li-na }\n- wait: 2h`);
    expect([whyStopped(result), toldIn(result)]).toEqual([[], [['li-na', 'wang-fang']]]);
    expect(result.view?.escalations).toMatchObject([
      { escalation: 'late-reply', state: 'climbing' },
      { escalation: 'fraud', state: 'accepted', level: 1 },
    ]);
  });

  test('somebody who was told at the first level may accept at the second, and once all are told', () => {
    for (const later of ['12m', '2h']) {
      const result = play(desk, `${REPORTED}- wait: ${later}\n- { accept: fraud, by: agent, as: wang-fang }`);
      expect([later, whyStopped(result), result.completed]).toEqual([later, [], true]);
    }
  });

  test('the deputy of a role that was told may accept', () => {
    const alone = cardDesk('');
    const result = play(alone, `${REPORTED}- wait: 10m\n- { accept: fraud, by: head }`);
    expect([whyStopped(result), result.completed]).toEqual([[], true]);
  });

  test.each([
    [
      'somebody of a role that was told, who was not told',
      `${REPORTED}- { accept: fraud, by: agent, as: zhao-lei }`,
      'TL5017: Only somebody who was told of "fraud" can accept it. The case takes now: { by: agent, step: look } or { accept: fraud, by: agent, as: li-na | wang-fang } or { event: customer.complains } or { event: customer.calms-down } or { event: case.cancels } or { event: case.merged }.',
    ],
    [
      'a role that was not told yet',
      `${REPORTED}- { accept: fraud, by: senior }`,
      'TL5017: Only somebody who was told of "fraud" can accept it. The case takes now: { by: agent, step: look } or { accept: fraud, by: agent, as: li-na | wang-fang } or { event: customer.complains } or { event: customer.calms-down } or { event: case.cancels } or { event: case.merged }.',
    ],
    [
      'before anybody was told',
      '- { accept: fraud, by: agent }',
      'TL5017: Nobody has been told of "fraud", so nobody can accept it now. The case takes now: { by: customer, step: receive } or { event: customer.complains } or { event: case.cancels } or { event: case.merged }.',
    ],
    [
      'a second time',
      `${REPORTED}- { accept: fraud, by: agent }\n- { accept: fraud, by: agent }`,
      'TL5017: "fraud" has been accepted already. The case takes now: { by: agent, step: look } or { event: customer.complains } or { event: customer.calms-down } or { event: case.cancels } or { event: case.merged }.',
    ],
    [
      'in a case that is closed for good',
      `${REPORTED}- { event: case.cancels }\n- wait: P40D\n- { accept: fraud, by: agent }`,
      'TL5017: The case is closed for good. Nothing more can happen to this case: remove the line.',
    ],
  ])('and nobody else: %s', (_, lines, told) => {
    const result = play(desk, lines);
    expect([whyStopped(result), result.completed]).toEqual([[told], false]);
  });

  test('without a people file the roles that were told are what the case would take', () => {
    const result = play(cardDesk(''), `${REPORTED}- { accept: fraud, by: head }`);
    expect(whyStopped(result)[0]).toContain('or { accept: fraud, by: agent } or');
  });

  test('in a blueprint without clocks as well', () => {
    const text = CARD_DESK.replace(/^slas:\n(?: .*\n)+/mu, '').replace(/^ {2}late-reply:\n(?: {4}.*\n)+/mu, '');
    const bare = cardDesk('', text);
    expect(bare.plan.clocks).toBeUndefined();
    const result = play(bare, `${REPORTED}- wait: 11m\n- { accept: fraud, by: senior }\n- wait: 2h`);
    expect([whyStopped(result), toldIn(result)]).toEqual([[], [['agent'], ['senior']]]);
  });
});

describe('a journey says who is away and who is there, whatever the people file says', () => {
  test('somebody who is away is not told from then on, and whoever stands in is', () => {
    const result = play(desk, `- absent: li-na\n${REPORTED}- absent: chen-bo\n- wait: 11m`);
    expect(toldIn(result)).toEqual([['wang-fang'], ['zhao-lei', 'zhao-lei']]);
    const [, second] = result.effects.filter(({ kind }) => kind === 'alert');
    expect(second).toMatchObject({ to: [{ instead: [{ person: 'chen-bo', why: 'away' }] }, {}] });
  });

  test('somebody who is back is told again', () => {
    const result = play(desk, `- absent: chen-bo\n${REPORTED}- present: chen-bo\n- wait: 11m`);
    expect(toldIn(result)[1]).toEqual(['chen-bo', 'chen-bo']);
  });

  test('somebody is there in the file’s absence', () => {
    const away = cardDesk(CARD_STAFF.replace('roles: [head]', 'roles: [head], away: [2026-01-01..2026-02-01]'));
    const lines = `${REPORTED}- wait: 3h`;
    expect(toldIn(play(away, lines)).at(-1)).toEqual([]);
    expect(toldIn(play(away, `- present: zhao-lei\n${lines}`)).at(-1)).toEqual(['zhao-lei']);
  });

  test('after reopening the work goes back to whoever had it before, if that person is there', () => {
    const closed = `${REPORTED}- { by: agent, as: li-na, step: look }\n- { by: agent, as: li-na, step: call-back }\n`;
    const returned = (between: string): unknown[] =>
      play(desk, `${closed}${between}- { event: case.reopens }`).entries.filter(
        ({ type }) => type === 'work.reassigned',
      );
    expect(returned('')).toMatchObject([{ step: 'look', person: 'li-na' }]);
    expect(returned('- absent: li-na\n')).toMatchObject([{ step: 'look', missed: { person: 'li-na', why: 'away' } }]);
  });

  test('other people than those of the people file may be given, and are held against nothing', () => {
    const [journey] = journeysOf(journeyText(`- absent: li-na\n${REPORTED}`));
    const { people } = readPeople(CARD_STAFF, { file: 'staff.people.yaml' });
    const without = cardDesk('');
    const played = playJourney(without, journey!, { people: directoryOf(people!, without.blueprint.roles) });
    expect([played.findings, toldIn(played)]).toEqual([[], [['wang-fang']]]);
    expect(playJourney(without, journey!).findings.map(({ code }) => code)).toEqual(['TL5023']);
  });
});

describe('work that an escalation gives to another role is done by that role', () => {
  const ANGRY = '- { by: customer, step: receive, with: { amount: 100, angry: true } }\n';

  test('once it has been given', () => {
    const result = play(desk, `${ANGRY}- wait: 31m\n- { by: senior, step: look }`);
    expect([whyStopped(result), result.completed]).toEqual([[], true]);
  });

  test('not before: the case turns it down', () => {
    const result = play(desk, `${ANGRY}- { by: senior, step: look }`);
    expect(whyStopped(result)[0]).toMatch(/^TL5017: /u);
  });

  test('in a blueprint whose escalations move no work, the role is told at once', () => {
    const text = CARD_DESK.replaceAll(/reassign: \w+/gu, 'notify: head').replace('notify: [head, customer], ', '');
    const result = play(cardDesk('', text), `${ANGRY}- { by: senior, step: look }`);
    expect(result.findings.map(({ code }) => code)).toEqual(['TL5007']);
  });
});

test('lines about escalations and persons are written as they are read', () => {
  const lines = '- { accept: fraud, by: agent, as: li-na }\n- absent: li-na\n- present: li-na';
  const [journey] = journeysOf(journeyText(lines));
  const head = { blueprint: './desk.blueprint.yaml', start: '2026-01-05T09:00:00+08:00' };
  const text = writeJourneyFile(head, 'walk', writtenJourney(journey!, 'Asia/Shanghai'));
  expect(text).toContain(lines.replaceAll(/^/gmu, '      '));
  expect(journeysOf(text)[0]?.lines).toEqual(journey!.lines);
});

test('an escalation of a module is accepted by the step that uses the module, and its own name', () => {
  const module = `
throughline: 1
id: credit
version: "1.0.0"
locales: [en]
roles: { checker: {}, chief: {} }
data: { amount: { type: integer } }
inputs: [amount]
escalations: { large: { when: amount > 5, until: accepted, levels: [{ notify: chief }] } }
stages: { check: { kind: execution, steps: { look: { do: Look, by: checker } } } }
omits: { intake: A part, confirmation: A part, resolution: A part, follow-up: A part }
ends: { fine: { outcome: solved } }
`;
  const text = `
throughline: 1
id: loan-desk
version: "1.0.0"
locales: [en]
roles: { checker: {}, chief: {} }
data: { wanted: { type: integer } }
stages:
  intake: { kind: intake, steps: { ask: { ask: [wanted] } } }
  work: { kind: resolution, steps: { credit: { use: { module: ./credit.blueprint.yaml, with: { amount: =wanted } }, outcomes: { fine: next } } } }
omits: { confirmation: Short, follow-up: Short }
ends: { done: { outcome: solved } }
`;
  const loans = compiledWithModules(text, { './credit.blueprint.yaml': module });
  const asked = '- { by: customer, step: ask, with: { wanted: 9 } }\n';
  const result = play(loans, `${asked}- { accept: credit--large, by: chief }`);
  expect([whyStopped(result), result.view?.escalations[0]?.state]).toEqual([[], 'accepted']);
  expect(story(loans, result)).toContain('✓ chief accepts escalation “credit › large”');
  expect(whyStopped(play(loans, `${asked}- { accept: large, by: chief }`))[0]).toContain('credit--large');
});
