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
