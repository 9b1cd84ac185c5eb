import { describe, expect, test } from 'vitest';

import { playJourney } from '../../src/journey/play-journey.ts';
import type { JourneyResult } from '../../src/journey/play-journey.ts';
import { compiled, journeysOf, play } from './support.ts';

const desk = compiled(`
throughline: 1
id: lamps
version: "1.0.0"
locales: [en, zh-CN]
zone: Asia/Shanghai
roles: { agent: {}, head: {} }
data: { severity: { type: integer, min: 1, max: 5 } }
messages: { thanks: { en: Thank you, zh-CN: 谢谢 } }
slas: { answer: { start: step.report.answered, stop: resolved, target: 1h } }
stages:
  intake: { kind: intake, steps: { report: { ask: [severity] } } }
  resolution:
    kind: resolution
    steps:
      mend: { do: Mend, by: agent, outcomes: { mended: next, hopeless: beyond-repair } }
      thank: { say: thanks, reach: resolved, next: solved-case }
ends: { solved-case: { outcome: solved }, beyond-repair: { outcome: refused } }
`);

/** What was not as expected: the key, the name, and what the message says. */
function unmet({ failures, findings }: JourneyResult): unknown[] {
  return failures.map(({ expected: { expectation } }, index) => [
    expectation.key,
    findings.filter(({ code }) => code === 'TL5024')[index]?.message,
  ]);
}

const REPORT = '- { by: customer, step: report, with: { severity: 2 } }';

describe('what a journey expects', () => {
  test('is held against the case at its line, and a journey passes when all of it is so', () => {
    const result = play(
      desk,
      `${REPORT}
- expect: { in: resolution, waiting-for: agent, running: answer, due: { answer: 2026-01-05T10:00+08:00 }, data: { severity: 2 }, not: { said: thanks, ended: true } }
- wait: 59m
- { by: agent, step: mend, outcome: mended }
- expect: { ended: solved-case, met: answer, said: { thanks: 1 }, visited: [intake, mend, thank], reached: resolved, not: { breached: answer } }`,
    );
    expect([result.passed, result.expectations, result.findings]).toEqual([true, 13, []]);
  });

  test('stops nothing when it is not so: all failures are told, each where it is written', () => {
    const result = play(
      desk,
      `${REPORT}
- expect: { in: intake, data: { severity: 3 } }
- wait: 2h
- { by: agent, step: mend, outcome: hopeless }
- expect: { ended: solved-case, met: answer }`,
    );
    expect([result.completed, result.passed, result.view?.end]).toEqual([true, false, 'beyond-repair']);
    expect(unmet(result)).toEqual([
      [
        'in',
        'Expected the case to be in stage "intake", but it is in stage "resolution": it has been waiting for "agent" at "mend" since 09:00.',
      ],
      ['data', 'Expected field "severity" to be 3, but it is 2.'],
      ['ended', expect.stringContaining('but it ended with "beyond-repair" on Mon 5 Jan 2026 at 11:00.')],
      ['met', expect.stringContaining('Expected clock "answer" to have been met')],
    ]);
    expect(result.findings.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['TL5024', 7, 23],
      ['TL5024', 7, 49],
      ['TL5024', 10, 26],
      ['TL5024', 10, 44],
    ]);
  });

  test('may be that a line is turned down: then the journey goes on behind it', () => {
    const result = play(
      desk,
      `- { by: agent, step: mend, outcome: mended }
- expect: { refused: true, in: intake }
${REPORT}
- { by: customer, step: report, with: { severity: 1 } }
- expect: { refused: TL6002 }
- expect: { not: { refused: true } }`,
    );
    expect([result.completed, result.refusals]).toEqual([true, []]);
    expect(unmet(result)).toEqual([
      ['refused', expect.stringContaining('to be refused with TL6002, but it was refused with TL6001')],
      ['refused', expect.stringContaining('not to be refused')],
    ]);
  });

  test('a line that is turned down unexpectedly still stops the journey, and what failed before is told too', () => {
    const result = play(
      desk,
      `- expect: { ended: true }\n- { by: agent, step: mend, outcome: mended }\n- expect: { in: intake }`,
    );
    expect([result.completed, result.passed, result.expectations]).toEqual([false, false, 1]);
    expect(result.findings.map(({ code }) => code)).toEqual(['TL5024', 'TL5017']);
  });

  test('is not held against a journey that only begins in the same way', () => {
    const journeys = journeysOf(`throughline-journey: 1
blueprint: ./desk.blueprint.yaml
journeys:
  reported: { steps: [{ by: customer, step: report, with: { severity: 2 } }, { expect: { ended: true } }] }
  mended: { begins-with: reported, steps: [{ by: agent, step: mend, outcome: mended }, { expect: { ended: solved } }] }
`);
    expect(
      journeys.map((journey) => playJourney(desk, journey)).map(({ passed, expectations }) => [passed, expectations]),
    ).toEqual([
      [false, 1],
      [true, 1],
    ]);
  });

  test('names the condition that kept the case from where it was to go, with what it read', () => {
    const fork = compiled(`
throughline: 1
id: fork
version: "1.0.0"
locales: [en]
zone: Asia/Shanghai
roles: { agent: {}, head: {} }
data: { severity: { type: integer } }
stages:
  intake:
    kind: intake
    steps:
      report: { ask: [severity], outcomes: { grave: { when: severity > 3, to: by-head }, else: by-agent } }
    alternatives:
      by-head: { do: Mend, by: head, next: done }
      by-agent: { do: Mend, by: agent, next: done }
ends: { done: { outcome: solved } }
`);
    const { findings } = play(fork, `${REPORT}\n- expect: { in: by-head }`);
    expect(findings.map(({ message, hint }) => [message, hint])).toEqual([
      [
        'Expected the case to be at step "by-head", but it is in stage "intake": it has been waiting for "agent" at "by-agent" since 09:00.',
        expect.stringContaining('`severity > 3` does not hold: severity = 2'),
      ],
    ]);
  });
});

describe('what a case is expected to have said, and until when it waits', () => {
  const shop = compiled(`
throughline: 1
id: shop
version: "1.0.0"
locales: [en]
zone: Asia/Shanghai
roles: { agent: {}, head: {} }
data: { note: { type: text }, ready_on: { type: date } }
messages: { what: { en: What is it? }, hurry: { en: Please hurry } }
escalations: { slow: { on: step.report.answered, levels: [{ after: 10m, notify: head, message: hurry }] } }
stages:
  intake: { kind: intake, steps: { report: { ask: { fields: [note, ready_on], message: what }, remind: { every: 1d, times: 2 } } } }
  resolution:
    kind: resolution
    by: agent
    steps: { parcel: { wait: { first: { here: signal.parcel, never: P14D } } }, pay: { do: Pay, within: ready_on, next: done, outcomes: { done: done, timed-out: done } } }
signals: { parcel: {} }
ends: { done: { outcome: solved } }
`);

  test('a reminder without a message of its own says again what was asked, and an alert says its own', () => {
    const { findings } = play(
      shop,
      `- wait: 2d
- expect: { said: { what: 3 } }
- { by: customer, step: report, with: { note: x, ready_on: 2026-01-20 } }
- wait: 10m
- expect: { said: [hurry, Please], notified: head }`,
    );
    expect(findings).toEqual([]);
  });

  test('time and events are waited for by nobody, until the first of them is due', () => {
    const { findings } = play(
      shop,
      `- { by: customer, step: report, with: { note: x, ready_on: 2026-01-20 } }
- expect: { waiting-for: system, due: { parcel: 2026-01-19T09:00+08:00 }, not: { waiting-for: agent } }`,
    );
    expect(findings).toEqual([]);
  });

  test('a whole day lasts until midnight; instants of one minute are told apart by their seconds', () => {
    const { findings } = play(
      shop,
      `- { by: customer, step: report, with: { note: x, ready_on: 2026-01-20 } }
- { event: signal.parcel }
- expect: { due: { pay: 2026-01-21T00:00+08:00 } }
- expect: { due: { pay: 2026-01-20T23:59+08:00 } }`,
    );
    expect(findings.map(({ message }) => message)).toEqual([
      'Expected step "pay" to be due on Tue 20 Jan 2026 at 23:59, but it is due on 2026-01-20T23:59:59.999+08:00.',
    ]);
  });
});

test('whoever acts in a journey can be waited for by name, also where no file lists people', () => {
  const { findings } = play(
    desk,
    `${REPORT}
- { by: agent, as: 李娜, step: mend, outcome: mended }
- expect: { not: { waiting-for: 李娜 } }
- expect: { not: { waiting-for: 王芳 } }`,
  );
  expect(findings.map(({ code, line }) => [code, line])).toEqual([['TL5025', 9]]);
});

describe('what could never be so, or be seen, is a slip and no expectation', () => {
  test('a value that a field cannot have, also where it must not be so', () => {
    const { findings } = play(
      desk,
      `${REPORT}\n- expect: { not: { data: { severity: grave } } }\n- expect: { data: { severity: 9 } }`,
    );
    expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'TL5011 This value does not fit "severity": it is of the wrong kind.',
      'TL5011 This value does not fit "severity": it is too large.',
    ]);
  });

  test('whoever may not do a step can try it, where it is expected to be refused', () => {
    const { findings, passed } = play(
      desk,
      `${REPORT}\n- { by: head, step: mend, outcome: mended }\n- expect: { refused: TL6003, waiting-for: agent }`,
    );
    expect([findings, passed]).toEqual([[], true]);
  });

  test('a case that cannot come back says why', () => {
    const closed = `${REPORT}\n- { by: agent, step: mend, outcome: mended }\n- { event: case.reopens }`;
    const reopening = (reopen: string) =>
      compiled(`
throughline: 1
id: lamps
version: "1.0.0"
locales: [en]
zone: Asia/Shanghai
roles: { agent: {} }
data: { severity: { type: integer } }
stages:
  intake: { kind: intake, steps: { report: { ask: [severity] }, mend: { do: Mend, by: agent, outcomes: { mended: solved, hopeless: refused } } } }
ends: { solved: { outcome: solved }, refused: { outcome: refused } }
${reopen}
`);
    const why = (reopen: string, lines = closed) => play(reopening(reopen), lines).findings[0]?.message;
    expect([
      why('reopen: { within: P3D, to: mend, from: [refused] }'),
      why('reopen: { within: P3D, to: mend }', closed.replace('- { event', '- wait: P4D\n- { event')),
    ]).toEqual([
      'The case is closed for good: "reopen" does not name its end "solved" under "from".',
      'The case is closed for good: the time to reopen it is over.',
    ]);
  });
});
