import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addJourney } from '../../src/journey/add-journey.ts';
import { choicesOf, lineOf, nextByItself } from '../../src/journey/play-choices.ts';
import {
  journeyOf,
  openSession,
  playLine,
  redo,
  undo,
  type Move,
  type PlaySession,
} from '../../src/journey/play-session.ts';
import { playJourney } from '../../src/journey/play-journey.ts';
import { readJourneys } from '../../src/journey/read-journeys.ts';
import { writeJourneyFile } from '../../src/journey/write-journey.ts';
import { writtenJourney } from '../../src/journey/written-line.ts';
import { splitCharacters } from '../../src/text/width.ts';
import { printInstant } from '../../src/time/instant.ts';
import { chosen, playAround } from '../support/played-around.ts';
import { dice, randomBlueprint } from '../support/random-blueprint.ts';
import { repositoryFile } from '../cli/support.ts';
import { runs } from '../support/runs.ts';
import { compiled, journeysOf, story } from './support.ts';

const DESK = compiled(repositoryFile('test/cli/fixtures/complaint-desk.blueprint.yaml'));
const JOURNEYS = repositoryFile('test/cli/fixtures/complaint-desk.journey.yaml');

function begun(move: Move): PlaySession {
  if (!move.ok) throw new Error(move.wording('en').message);
  return move.session;
}

describe('a case that is played by hand', () => {
  test('is saved as a journey that replays to the same story, whatever was played', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (seed, play) => {
        const { compiled: blueprint } = randomBlueprint(seed, 3);
        const session = playAround(dice(play), blueprint, 12);
        if (session === undefined || session.lines.length === 0) return;
        const { start, result } = session;
        const head = { blueprint: './random.blueprint.yaml', start: printInstant(start, blueprint.blueprint.zone) };
        const text = writeJourneyFile(head, 'played', journeyOf(session, '试一试: "all" #1'));
        const { file, findings } = readJourneys(text, { file: 'random.journey.yaml' });
        expect(findings).toEqual([]);
        const [journey] = file!.journeys;
        expect(journey!.title).toEqual({ und: '试一试: "all" #1' });
        const again = playJourney(blueprint, journey!);
        expect(again.entries).toEqual(result.entries);
        expect(again.effects).toEqual(result.effects);
        expect(story(blueprint, again)).toBe(story(blueprint, result));
        // Written once more from what was read, it is the same text.
        expect(writeJourneyFile(head, 'played', writtenJourney(journey!, blueprint.blueprint.zone))).toBe(text);
      }),
      { numRuns: runs(25) },
    );
  });

  test('takes every step, event and answer that is offered, save where the condition of an outcome is in the way', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (seed, play) => {
        const { compiled: blueprint } = randomBlueprint(seed, 3);
        const roll = dice(play);
        const session = playAround(roll, blueprint, 6);
        if (session === undefined) return;
        for (const choice of choicesOf(session)) {
          const move = playLine(session, chosen(roll, choice));
          if (move.ok) continue;
          // Conditions that look at the answer, who must be at a meeting, who has a vote: for the player to find out.
          if (move.refusal !== undefined) expect(['TL6009', 'TL6013', 'TL6014', 'TL6015']).toContain(move.refusal.code);
          else expect(move.wording('en').message).toMatch(/cannot go on|round in circles/u);
        }
      }),
      { numRuns: runs(20) },
    );
  });

  test('goes back any number of moves and forth again to where it was', () => {
    const session = playAround(dice(7), DESK, 14)!;
    for (let count = 0; count <= session.lines.length + 2; count += 1) {
      const back = undo(session, count);
      expect(back.lines).toEqual(session.lines.slice(0, Math.max(0, session.lines.length - count)));
      expect(redo(back, count).result.entries).toEqual(session.result.entries);
    }
    expect(undo(session, 99).result.entries[0]?.type).toBe('case.opened');
  });

  test('forgets what was taken back as soon as something else happens', () => {
    const opened = begun(openSession(DESK));
    const later = begun(playLine(begun(playLine(opened, { wait: '1h' })), { wait: '2h' }));
    const other = begun(playLine(undo(later), { wait: '3h' }));
    expect([undo(later).undone, other.undone]).toEqual([[{ wait: '2h' }], []]);
  });

  test('says why a line is not taken and stays as it was', () => {
    const opened = begun(openSession(DESK));
    const move = playLine(opened, { by: 'customer', step: 'receive', with: { severity: 3 } });
    expect(move.ok ? '' : [move.wording('en').message, move.wording('zh-CN').message]).toEqual([
      'Not answered yet: category, summary, contact.',
      '尚未填写：category、summary、contact。',
    ]);
  });

  test('offers the steps that wait, then what may happen outside, then a message; ending the case comes late', () => {
    const opened = begun(openSession(DESK));
    const names = choicesOf(opened).map((choice) => JSON.stringify(lineOf(choice)));
    expect(names).toEqual([
      '{"by":"customer","step":"receive"}',
      '{"event":"customer.withdraws"}',
      '{"event":"case.cancels"}',
      '{"event":"case.merged"}',
      '{"message":""}',
    ]);
  });

  test('lets time pass to the full minute after a time limit, so that nobody has to write milliseconds', () => {
    const [journey] = journeysOf(JOURNEYS);
    const { steps } = writtenJourney(journey!, 'Asia/Shanghai');
    const asked = begun(openSession(DESK, { start: journey!.start, steps: steps.slice(0, 2) }));
    const lines = [asked];
    for (let turn = 0; turn < 3; turn += 1) lines.push(nextByItself(lines.at(-1)!)!.after);
    expect(lines.at(-1)!.lines.slice(2)).toEqual([
      { until: '2026-01-05T13:00+08:00' },
      { until: '2026-01-05T17:00+08:00' },
      { until: '2026-01-06T09:01+08:00' },
    ]);
  });
});

describe('adding to a journey file', () => {
  const journey = { title: 'One more', steps: [{ by: 'customer', step: 'receive' }, { wait: '1d' }] };
  const add = (text: string): string => addJourney(readJourneys(text, { file: 'a' }).file!, 'more', journey);
  const block = `  more:
    title: One more
    steps:
      - { by: customer, step: receive }
      - wait: 1d
`;

  test('the example keeps every byte and gets the journey at its end', () => {
    expect(add(JOURNEYS)).toBe(`${JOURNEYS}\n${block}`);
  });

  test.each([
    ['no line end at the end', 'a: { steps: [{ wait: 1d }] }', `a: { steps: [{ wait: 1d }] }\n\n${block}`],
    [
      'comments of the last journey stay with it',
      'a:\n    steps:\n      - wait: 1d\n      # later\n\n# The end.\n',
      `a:\n    steps:\n      - wait: 1d\n      # later\n\n${block}\n# The end.\n`,
    ],
    [
      'another key after the journeys',
      'a:\n    steps:\n      - wait: 1d\nstart: 2026-01-05T09:00+08:00\n',
      `a:\n    steps:\n      - wait: 1d\n\n${block}start: 2026-01-05T09:00+08:00\n`,
    ],
    [
      'a message of several lines at the end',
      'a:\n    steps:\n      - message: |+\n          one\n\n          two\n\n\n',
      `a:\n    steps:\n      - message: |+\n          one\n\n          two\n\n${block}\n\n`,
    ],
  ])('%s', (_, before, after) => {
    const head = 'throughline-journey: 1\nblueprint: ./desk.blueprint.yaml\njourneys:\n  ';
    const text = add(head + before);
    expect(text).toBe(head + after);
    expect(journeysOf(text).map(({ name }) => name)).toEqual(['a', 'more']);
  });

  test('line ends of Windows, and an indentation of four', () => {
    const text = 'throughline-journey: 1\nblueprint: x\njourneys:\n    a:\n        steps:\n            - wait: 1d\n';
    const added = add(text.replaceAll('\n', '\r\n'));
    expect(added.replaceAll('\r\n', '\n')).toBe(`${text}\n${block.replaceAll(/^/gmu, '  ').trimEnd()}\n`);
    expect(added.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('journeys in braces', () => {
    const text = 'throughline-journey: 1\nblueprint: x\njourneys: { a: { steps: [{ wait: 1d }] } } # all\n';
    expect(add(text)).toBe(
      'throughline-journey: 1\nblueprint: x\njourneys: { a: { steps: [{ wait: 1d }] }, more: { title: One more, ' +
        'steps: [{ by: customer, step: receive }, { wait: 1d }] } } # all\n',
    );
  });
});

describe('writing', () => {
  test('any text that people may type is read back as it was, without a finding', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.string({
        unit: fc.constantFrom(
          ...splitCharacters('aA1 -:#,，。“”"\'{}[]&*!|>%@`~?？：\t\n\r\\/.\u00a0\u3000\u200d\u202e\u2028\ufeff'),
        ),
        maxLength: 8,
      }),
      fc.constantFrom(
        'no',
        'null',
        'true',
        '~',
        '1e3',
        '0x1F',
        '.inf',
        '1_000',
        '-',
        '2026-01-05',
        'a ',
        '12:30',
        '<<',
        '=',
      ),
    );
    fc.assert(
      fc.property(text, text, (value, title) => {
        fc.pre(value.isWellFormed() && title.isWellFormed());
        const steps = [
          { message: value },
          { event: 'customer.writes', with: { text: value, all: [value, { a: value }] } },
        ];
        const written = writeJourneyFile({ blueprint: './x.yaml', start: '2026-01-05T09:00:00Z' }, 'a', {
          title,
          steps,
        });
        const { file, findings } = readJourneys(written, { file: 'a' });
        expect(findings).toEqual([]);
        expect(writtenJourney(file!.journeys[0]!, 'UTC')).toEqual({ title, steps });
      }),
      { numRuns: runs(250) },
    );
  });
});
