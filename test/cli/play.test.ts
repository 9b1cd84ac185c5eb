import { describe, expect, test } from 'vitest';

import { CALL_BACK, call, repositoryFile, type World } from './support.ts';

// A desk of its own, so that the numbers of the choices stay when the examples grow.
const COMPLAINT_DESK = repositoryFile('test/cli/fixtures/complaint-desk.blueprint.yaml');
const COMPLAINT_JOURNEYS = repositoryFile('test/cli/fixtures/complaint-desk.journey.yaml');
const EXAMPLE = { 'desk.blueprint.yaml': COMPLAINT_DESK };
const EN = ['play', 'desk.blueprint.yaml', '--lang', 'en'];

/** Plays and gives all that was said, with the exit code and the files there are afterwards. */
async function play(typed: readonly string[], world: World = { files: EXAMPLE }, argv: readonly string[] = EN) {
  const { code, stdout, stderr, files } = await call(argv, { typed, ...world });
  return { code, stdout, stderr, files, file: (path: string) => String(files.get(path)) };
}

/** The complaint is taken down, the customer's file is found, the customer confirms. */
const TAKEN_DOWN = ['1', '2', '3', 'Broadband gone', '13800000000', '1', '1', '1'];
const CONFIRMED = [...TAKEN_DOWN, '1', '1'];
const REPLIED = [...CONFIRMED, '1', '2', 'Modem replaced', '1', '1', '1'];
const SATISFIED = [...REPLIED, '1', '1', '1', '1', '5', '1'];

describe('a case is played from its opening to an end', () => {
  test.each(['en', 'zh-CN'])('what is told and asked is as it was (%s)', async (lang) => {
    const { code, stdout, stderr } = await play([...SATISFIED, 'd', 'q', '2'], undefined, [
      'play',
      'desk.blueprint.yaml',
      '--lang',
      lang,
    ]);
    expect([code, stderr]).toEqual([0, '']);
    await expect(stdout).toMatchFileSnapshot(`golden/play.${lang}.txt`);
  });

  test.each([
    [
      'the customer withdraws while it is confirmed',
      [...TAKEN_DOWN, '2', '1'],
      'The case is closed for good: withdrawn',
    ],
    ['the customer withdraws by an event', [...CONFIRMED, '6'], 'The case is closed for good: withdrawn'],
    [
      'the reply is disputed and upheld',
      [...CONFIRMED, '2', '1', '1', 'By the book', '1', '2', '1', '2', '1'],
      'The case is closed for good: refused (Reply upheld).',
    ],
    [
      'nobody answers the last call',
      [...REPLIED, '3', '1', '2'],
      'The case is closed: no answer. It can still be reopened.',
    ],
    [
      'it is reopened, and solved again',
      [...SATISFIED, '3', '1', '1', '1', '1', '1', '1', '1', '1', '4', '1', '1'],
      'The case is closed for good: solved',
    ],
    ['it is cancelled', ['5', '2'], 'The case is closed for good: cancelled'],
    ['it is merged', ['5', '3'], 'The case is closed for good: merged'],
  ])('%s', async (_, typed, end) => {
    const { stdout } = await play([...typed, 'q', '2']);
    expect(stdout.split('\nNow  ').at(-1)).toContain(end);
  });
});

describe('time', () => {
  test('passes to the next thing that happens by itself, for a while, or until an instant on the clocks of the service', async () => {
    const { stdout } = await play([...TAKEN_DOWN, '3', '4', '２h', '4', '17:00', '4', '2026-01-06 08:30', 'q', '2']);
    expect(stdout.match(/^Now .*$/gmu)?.slice(2)).toEqual([
      'Now  Mon 5 Jan 2026 09:00 · Confirming what is asked for',
      'Now  Mon 5 Jan 2026 13:00 · Confirming what is asked for',
      'Now  Mon 5 Jan 2026 15:00 · Confirming what is asked for',
      'Now  Mon 5 Jan 2026 17:00 · Confirming what is asked for',
      'Now  Tue 6 Jan 2026 08:30 · Confirming what is asked for',
    ]);
    expect(stdout).toContain('Time passes, and nothing happens.');
  });

  test('does not run backwards, and is not a number without a unit', async () => {
    const { stdout } = await play(['2', '2026-01-01 09:00', '3', '<', 'q']);
    expect(stdout).toContain('> 2026-01-01 09:00\nThat is past already: it is Mon 5 Jan 2026 09:00.\n');
    expect(stdout).toContain('> 3\nThat is neither a length of time such as 30m, 2h or 1d');
  });

  test.each([['2026-03-02T08:00+08:00'], ['2026-03-02 08:00']])('begins when it is told to: %s', async (start) => {
    const { stdout } = await play(['q'], undefined, [...EN, '--start', start]);
    expect(stdout).toContain('The clock stands at Mon 2 Mar 2026 08:00');
  });
});

describe('answers are looked at as they are given', () => {
  test('a value that does not fit is refused in the words of a finding, and asked for again', async () => {
    const { stdout } = await play(['1', '2', '9', '３', '', 'Gone', 'none', '13800000000', '1', 'q', '2']);
    expect(stdout).toContain(
      '> 9\nThis value does not fit "Severity": it is too large. (whole number, 1 to 5)\n> ３\n',
    );
    expect(stdout).toContain('> \nThis needs an answer.\n> Gone\n');
    expect(stdout).toContain('> none\nThis value does not fit "Contact number": it is not written as it should be.');
    expect(stdout).toContain('           Severity        3\n');
  });

  test('what is known already is shown, can be changed, and is not said again when it stays', async () => {
    const typed = [...TAKEN_DOWN, '1', '2', 'Broadband slow', '2', '', '1', 'w', 'Slow', '', '', 'q'];
    const { stdout, file } = await play(typed);
    expect(stdout).toContain('What happened (text, at most 2000 characters) [Broadband slow]\n');
    expect(file('desk.journey.yaml')).toContain(
      '- { by: customer, step: read-back, outcome: confirmed, with: { summary: Broadband slow } }',
    );
  });

  test('what is known already and is left as it is does not stand in the journey', async () => {
    const { file } = await play([...TAKEN_DOWN, '1', '2', '', '1', 'w', 'Same', '', '', 'q']);
    expect(file('desk.journey.yaml')).toContain('- { by: customer, step: read-back, outcome: confirmed }\n');
  });

  test('somebody else may do it, by name', async () => {
    const { stdout, file } = await play([...CONFIRMED, '1', '3', '2', '王丽', '1', 'w', 'x', '', '', 'q']);
    expect(stdout).toContain('11  ✓'.slice(4) + ' Senior complaints officer (王丽) finishes “Investigate”: upheld');
    expect(file('desk.journey.yaml')).toContain('- { by: senior, as: 王丽, step: investigate, outcome: upheld }');
  });

  test('every question can be gone back from', async () => {
    const { stdout } = await play(['1', '<', '1', '2', '<', '4', '<', '2', '<', '5', '<', 'w', 'q']);
    expect(stdout.match(/What happens now\?/gu)?.length).toBe(7);
    expect(stdout).toContain('Nothing has happened yet, so there is nothing to save.');
    expect(stdout.endsWith('> q\nGoodbye.\n')).toBe(true);
  });

  test('a choice that does not exist is told, with those that do', async () => {
    const { stdout } = await play(['77', '', 'q']);
    expect(stdout).toContain('> 77\nThere is no choice "77": 1, 2, 3, 4, 5, s, d, w, q\n> \nPlease choose one: 1,');
  });

  test('what the case does not take is said, and nothing has changed', async () => {
    const blueprint = CALL_BACK.replace(
      'kind: resolution',
      'kind: resolution\n    on: { customer.rings: { when: event.minutes > 5, to: closed-solved } }',
    ).replace('stages:', 'events: { rings: { carries: { minutes: integer } } }\nstages:');
    const { stdout } = await play(['1', '13800000000', '1', '3', '5', '3', 'x', '6', 'q', '2'], {
      files: { 'desk.blueprint.yaml': blueprint },
    });
    expect(stdout).toContain(
      '> 5\nThat does not work now. "customer.rings" has no effect now: its condition does not hold.\n',
    );
    expect(stdout.split('\nNow  ').at(-1)).toContain('The case is closed for good: solved.');
  });
});

const MEETING = `throughline: 1
id: m
version: "1.0.0"
locales: [en, zh-CN]
roles: { clerk: { title: { en: Clerk, zh-CN: 经办 } }, boss: { title: { en: Boss, zh-CN: 主管 } } }
stages:
  s:
    kind: intake
    steps:
      talk:
        meet: { label: Review, lasts: 20m..1h, required: [clerk, boss, customer], minutes: clerk }
        outcomes: { held: next, not-held: off }
      vote: { approve: { label: Approval, votes: { all: [clerk, boss] } }, outcomes: { rejected: off, disputed: off } }
ends: { settled: { outcome: solved }, off: { outcome: withdrawn, title: Called off } }
`.replace('vote: {', 'vote: { next: settled,');

describe('meetings and votes', () => {
  const files = { 'desk.blueprint.yaml': MEETING };

  test('a meeting proposes who was to be there and how long it takes, and takes the names of the roles', async () => {
    const { stdout, file } = await play(['1', 'boss, Clerk, 客户', '', 'w', 'Held', '', '', 'q'], { files });
    expect(stdout).toContain('  1  Clerk finishes “Review”: held → “Approval”…\n');
    expect(stdout).toContain('  2  Clerk finishes “Review”: not held → closed: Called off\n');
    expect(stdout).toContain('Who was there (list with commas: Clerk, Boss, Customer) [Clerk, Boss, Customer]\n');
    expect(stdout).toContain('How long it took: 20 minutes to 1 hour (length of time such as 24h or P2D) [20m]\n');
    expect(stdout).toContain('Review: held (present: Boss, Clerk, Customer; lasted 20 minutes)');
    expect(file('desk.journey.yaml')).toContain('with: { present: [boss, clerk, customer], lasted: 20m }');
  });

  test('a vote is offered once, whoever gives it, and the last one says what was decided', async () => {
    const { stdout } = await play(['1', '', '', '1', '1', 'Ann', '1', 'Bo', 'q', '2'], { files });
    expect(stdout).toContain('  1  Clerk or Boss votes on “Approval”: approved\n');
    expect(stdout).toContain('  1  Boss votes on “Approval”: approved\n');
    expect(stdout).toContain('✓ “Approval” is decided: approved\n');
  });
});

describe('services', () => {
  test('may give an empty text, and what they give is asked for in the words of the case', async () => {
    const blueprint = CALL_BACK.replace(
      'ring: { do: Ring the customer, by: agent }',
      'look: { call: { service: notes, into: { remark: text } }, outcomes: { failed: ring } }\n      ring: { do: Ring the customer, by: agent }',
    )
      .replace('stages:', 'services: { notes: { in: {}, out: { text: text } } }\nstages:')
      .replace('data:', 'data:\n  remark: { type: text, title: What we know }');
    const { stdout, file } = await play(['1', '13800000000', '1', '1', '', 'w', 'Nothing known', '', '', 'q'], {
      files: { 'desk.blueprint.yaml': blueprint },
    });
    expect(stdout).toContain('What we know (text; Enter gives an empty text)\n');
    expect(file('desk.journey.yaml')).toContain('- { returns: notes, with: { text: "" } }\n');
  });

  test('answer or fail when whoever plays says so', async () => {
    const { stdout } = await play([...TAKEN_DOWN.slice(0, 6), '2', 'q', '2']);
    expect(stdout).toContain('✗ Service “Customer file” fails\n           Customer class  Standard');
  });

  test('may be told beforehand to fail or to take their time', async () => {
    const typed = ['5', '1', '1', ...TAKEN_DOWN.slice(0, 6), 'w', 'x', '', '', 'q'];
    const { stdout, file } = await play(typed);
    expect(stdout).toContain('Service “Customer file” will fail at its next call.\n\nNow ');
    expect(stdout).toContain('✗ Service “Customer file” fails');
    expect(file('desk.journey.yaml')).toContain('    steps:\n      - { fail: customer-file }\n      - by: customer\n');
  });

  test('that answer by themselves can be made to fail after all', async () => {
    const blueprint = CALL_BACK.replace(
      'ring: { do: Ring the customer, by: agent }',
      'tell: { call: pager, outcomes: { failed: ring } }\n      ring: { do: Ring the customer, by: agent }',
    ).replace('stages:', 'services: { pager: { in: {}, out: {} } }\nstages:');
    const { stdout, file } = await play(['1', '13800000000', '1', '2', 'w', 'Pager down', '', '', 'q'], {
      files: { 'desk.blueprint.yaml': blueprint },
    });
    expect(stdout).toContain('Let service “pager” fail instead');
    expect(stdout).toContain('✗ Service “pager” fails');
    expect(file('desk.journey.yaml')).toContain(
      '- { fail: pager }\n      - { by: customer, step: receive, with: { number: "13800000000" } }\n',
    );
  });
});

describe('going back', () => {
  test('one move, several moves, and forth again', async () => {
    const { stdout } = await play([...CONFIRMED, 'u', 'b', '2', 'r', 'r', 'r', 's', 'q', '2']);
    expect(stdout).toContain('Taken back: Customer answers “Read back”: confirmed\n');
    expect(stdout).toContain('Taken back: the last 2 moves\n');
    expect(stdout.split('\nNow  ').at(-1)).toContain('waiting for Agent in charge: “Investigate”');
  });
});

describe('saving', () => {
  test('a new file is written as people write journeys, and replays to the same story', async () => {
    const { stdout, files, file } = await play([...SATISFIED, 's', 'w', 'Solved: the "modem" story', '', '', 'q']);
    expect(file('desk.journey.yaml')).toBe(`throughline-journey: 1
blueprint: ./desk.blueprint.yaml
start: 2026-01-05T09:00+08:00
journeys:
  solved-the-modem-story:
    title: "Solved: the \\"modem\\" story"
    locale: en
    steps:
      - by: customer
        step: receive
        with: { category: network, severity: 3, summary: Broadband gone, contact: "13800000000" }
      - { returns: customer-file, with: { class: standard } }
      - { by: customer, step: read-back, outcome: confirmed }
      - { by: agent, step: investigate, outcome: upheld, with: { finding: Modem replaced } }
      - { by: agent, step: remedy }
      - { by: customer, step: hear-opinion, outcome: accepted }
      - until: 2026-01-06T09:00+08:00
      - { by: customer, step: confirm-solved, with: { csat: 5 } }
`);
    const again = await call(['run', 'desk.blueprint.yaml'], { files: Object.fromEntries(files) });
    const story = again.stdout.split('\n\n').slice(1, -1).join('\n\n');
    expect(again.code).toBe(0);
    expect(stdout).toContain(story);
    expect(stdout).toContain(
      'Play it again: throughline run desk.blueprint.yaml --journey desk.journey.yaml#solved-the-modem-story',
    );
  });

  const kept = COMPLAINT_JOURNEYS.replaceAll('complaint-desk.blueprint', 'desk.blueprint');
  const files = { ...EXAMPLE, 'desk.journey.yaml': kept };

  test('a journey is added to an existing file, and nothing else in it moves', async () => {
    const { file } = await play(['5', '2', 'w', '取消', '', '', 'q'], { files }, [...EN.slice(0, 3), 'zh-CN']);
    expect(file('desk.journey.yaml')).toBe(
      `${kept}\n  取消:\n    title: 取消\n    steps:\n      - { event: case.cancels }\n`,
    );
  });

  test('a byte order mark and the line ends of Windows stay', async () => {
    const text = `\uFEFF${kept.replaceAll('\n', '\r\n')}`;
    const { file } = await play(['5', '2', 'w', 'Called off', '', '', 'q'], {
      files: { ...EXAMPLE, 'desk.journey.yaml': text },
    });
    expect(file('desk.journey.yaml').startsWith(text)).toBe(true);
    expect(file('desk.journey.yaml').slice(text.length)).toBe(
      '\r\n  called-off:\r\n    title: Called off\r\n    locale: en\r\n    steps:\r\n      - { event: case.cancels }\r\n',
    );
  });

  test('a name that is taken is not taken twice', async () => {
    const { stdout, file } = await play(['5', '2', 'w', 'Reopened', '', 'reopened', '', 'q'], { files });
    expect(stdout).toContain('[reopened-2]\n> reopened\nThere is a journey "reopened" in this file already.\n');
    expect(file('desk.journey.yaml')).toContain('\n  reopened-2:\n');
  });

  test.each([
    [
      'of another blueprint',
      kept.replace('desk.blueprint', 'other.blueprint'),
      'is for the blueprint "./other.blueprint.yaml"',
    ],
    [
      'that begins at another time',
      kept.replace('05T09', '05T10'),
      'begin at 2026-01-05T10:00:00+08:00, and this one at',
    ],
    ['with errors', `${kept}broken: [`, 'has errors, so nothing is added to it'],
  ])('nothing is added to a file %s', async (_, text, sentence) => {
    const { stdout, file } = await play(['5', '2', 'w', 'Off', '', 'new', '', 'q'], {
      files: { ...EXAMPLE, 'desk.journey.yaml': text },
    });
    expect(stdout).toContain(sentence);
    expect(file('desk.journey.yaml')).toBe(text);
    expect(file('new.journey.yaml')).toContain('case.cancels');
  });

  test('a file that cannot be written is told, and playing goes on', async () => {
    const { code, stdout } = await play(['5', '2', 'w', 'Off', 'nowhere/x', '', 'q', '2']);
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('"nowhere/x.journey.yaml" cannot be written: its folder does not exist.'),
    ]);
  });
});

describe('leaving', () => {
  test('offers to save what is not saved', async () => {
    const { stdout, file } = await play(['5', '2', 'q', '3', 'q', '1', 'Off', '', '']);
    expect(stdout).toContain('1 move is not saved. Leave?\n');
    expect(file('desk.journey.yaml')).toContain('case.cancels');
    expect(stdout.endsWith('Goodbye.\n')).toBe(true);
  });

  test('when the input ends, what is not saved is told', async () => {
    const { code, stdout } = await play(['2', '1h', '1']);
    expect([code, stdout.split('\n').slice(-4)]).toEqual([
      0,
      ['The input has ended.', 'Not saved: 1 move.', 'Goodbye.', ''],
    ]);
  });
});

describe('a recorded journey', () => {
  const files = {
    ...EXAMPLE,
    'desk.journey.yaml': COMPLAINT_JOURNEYS.replaceAll('complaint-desk.blueprint', 'desk.blueprint'),
  };

  test('is gone on with, and saved anew with what was added', async () => {
    const argv = [...EN, '--resume', 'desk.journey.yaml#withdrawn-by-the-customer'];
    const { stdout, file } = await play(
      ['u', 'q', '3', '2', '1', 'w', 'Confirmed after all', '', '', 'q'],
      { files },
      argv,
    );
    expect(stdout).toContain('Taken back: Customer: “The customer withdraws the complaint”');
    expect(file('desk.journey.yaml').slice(files['desk.journey.yaml'].length)).toMatch(
      /^\n {2}confirmed-after-all:\n/u,
    );
  });

  test('without a move more, there is nothing that is not saved', async () => {
    const { stdout } = await play(['q'], { files }, [...EN, '--resume', 'desk.journey.yaml#reopened']);
    expect(stdout.endsWith('> q\nGoodbye.\n')).toBe(true);
  });

  test.each([
    [
      'desk.journey.yaml',
      2,
      'error: Which journey of "desk.journey.yaml"? Write --resume desk.journey.yaml#NAME.\nhelp: It has: upheld',
    ],
    [
      'desk.journey.yaml#reopend',
      2,
      'error: There is no journey "reopend" in "desk.journey.yaml".\nhelp: Did you mean "reopened"?',
    ],
    ['gone.journey.yaml#a', 2, 'error: There is no file "gone.journey.yaml".'],
  ])('%s', async (resume, code, stderr) => {
    const told = await play([], { files }, [...EN, '--resume', resume]);
    expect([told.code, told.stderr]).toEqual([code, expect.stringContaining(stderr)]);
  });

  test('that stops before its end is shown, not gone on with', async () => {
    const text = `throughline-journey: 1\nblueprint: ./desk.blueprint.yaml\njourneys: { a: { steps: [{ by: agent, step: remedy }] } }\n`;
    const told = await play([], { files: { ...EXAMPLE, 'a.journey.yaml': text } }, [
      ...EN,
      '--resume',
      'a.journey.yaml#a',
    ]);
    expect([told.code, told.stdout, told.stderr]).toEqual([
      1,
      expect.stringContaining('TL5017'),
      'The journey "a" stops before its last line, so it cannot be gone on with.\n',
    ]);
  });
});

describe('what cannot be played', () => {
  test('a blueprint with errors', async () => {
    const { code, stdout, stderr } = await play([], {
      files: { 'desk.blueprint.yaml': CALL_BACK.replace('by: agent', 'by: agnet') },
    });
    expect([code, stdout, stderr]).toEqual([
      1,
      expect.stringContaining('agnet'),
      'Nothing was played: there are errors.\n',
    ]);
  });

  test.each([
    [['--start', 'tomorrow'], 'error: --start takes an instant, and "tomorrow" is none.\n'],
    [['--start', '2026-01-05T09:00Z', '--resume', 'x#y'], 'error: A recorded journey begins when it began'],
  ])('%s', async (more, message) => {
    const { code, stderr } = await play([], undefined, [...EN, ...more]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  test('where nobody can be asked', async () => {
    const { code, stderr } = await call(EN, { files: EXAMPLE });
    expect([code, stderr]).toEqual([
      2,
      'error: "throughline play" asks what happens, and there is nobody to ask here.\n',
    ]);
  });
});
