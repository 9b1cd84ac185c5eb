import { describe, expect, test } from 'vitest';

import { expect as expectOf, type journeyMatchers } from '../../src/vitest.ts';
import { EXPECTATION_KEYS, type ExpectationKey } from '../../src/journey/expectation.ts';
import type { JourneyCase } from '../../src/journey/handle/journey-case.ts';
import { playJourney } from '../../src/journey/play-journey.ts';
import type { Language } from '../../src/text/catalogue/entry.ts';
import { wordingOf } from '../../src/text/diagnostic.ts';
import { shop } from '../journey/expect/support.ts';
import { journeysOf, journeyText } from '../journey/support.ts';
import { openShop, printed } from './desk.ts';

/** What happened before, as a journey says it and as a test does. */
interface Before {
  readonly lines: string;
  readonly act: (c: JourneyCase) => JourneyCase;
}

const WAITED: Before = { lines: '- wait: 1h', act: (c) => c.wait('1h') };

const LOOKED: Before = {
  lines: '- { by: customer, step: report, with: { what: lamp, severity: 2 } }\n- { by: agent, step: look }',
  act: (c) =>
    c
      .reply('report', { with: { what: 'lamp', severity: 2 } })
      .as('agent')
      .complete('look'),
};

const CLOSED: Before = {
  lines: `${LOOKED.lines}\n- wait: 9h\n- { by: engineer, step: repair, outcome: fixed }`,
  act: (c) => LOOKED.act(c).wait('9h').as('engineer').complete('repair', { outcome: 'fixed' }),
};

const TURNED_DOWN: Before = {
  lines: '- { by: agent, step: look }\n- expect: { refused: true }',
  act: (c) => c.tries((one) => one.as('agent').complete('look')),
};

type Matcher = keyof typeof journeyMatchers;

/** An expectation that is not met: after what, as YAML, and with what the matcher is called. */
type Unmet = readonly [before: Before, yaml: string, ...told: readonly unknown[]];

/** For each word its matcher, what is not so but should be, and what is so but should not be. */
const WORDS: Readonly<Record<ExpectationKey, readonly [matcher: Matcher, unmet: Unmet, unwanted: Unmet]>> = {
  in: ['toBeIn', [LOOKED, 'both', 'both'], [LOOKED, 'repair', 'repair']],
  'waiting-for': ['toBeWaitingFor', [LOOKED, 'customer', 'customer'], [LOOKED, 'engineer', 'engineer']],
  offers: ['toOffer', [LOOKED, 'look', 'look'], [LOOKED, 'repair.fixed', 'repair', 'fixed']],
  reached: ['toHaveReached', [LOOKED, 'resolved', 'resolved'], [LOOKED, 'looked-at', 'looked-at']],
  visited: [
    'toHaveVisitedInOrder',
    [LOOKED, '[look, report]', 'look', 'report'],
    [LOOKED, '[report, look]', 'report', 'look'],
  ],
  said: ['toHaveSent', [LOOKED, '{ goodbye: 2 }', 'goodbye', { times: 2 }], [CLOSED, 'goodbye', 'goodbye']],
  notified: ['toHaveEscalatedTo', [CLOSED, 'head', 'head'], [CLOSED, '{ team-lead: 1 }', 'team-lead', { times: 1 }]],
  met: ['toHaveMet', [WAITED, 'answered', 'answered'], [LOOKED, 'answered', 'answered']],
  breached: ['toHaveBreached', [LOOKED, 'mended', 'mended'], [CLOSED, 'mended', 'mended']],
  running: ['toBeRunning', [WAITED, 'answered', 'answered'], [LOOKED, 'mended', 'mended']],
  paused: ['toBePaused', [LOOKED, 'mended', 'mended'], [WAITED, 'answered', 'answered']],
  due: [
    'toBeDue',
    [WAITED, '{ answered: 2026-01-05T13:00+08:00 }', 'answered', '2026-01-05T13:00+08:00'],
    [LOOKED, '{ mended: 2026-01-05T15:00+08:00 }', 'mended', '2026-01-05T15:00+08:00'],
  ],
  data: [
    'toHaveData',
    [LOOKED, '{ what: chair, severity: 3 }', { what: 'chair', severity: 3 }],
    [LOOKED, '{ what: lamp, severity: 2 }', { what: 'lamp', severity: 2 }],
  ],
  ended: ['toHaveEnded', [LOOKED, 'done', 'done'], [CLOSED, 'true']],
  refused: ['toHaveRefused', [TURNED_DOWN, 'TL6003', 'TL6003'], [TURNED_DOWN, 'true']],
};

describe('a word that is not met says the same sentences in a journey and in a test, both ways round', () => {
  test.each(EXPECTATION_KEYS)('%s', (key) => {
    const [matcher, unmet, unwanted] = WORDS[key];
    for (const language of ['en', 'zh-CN'] as const) {
      const inTest = [saidInTest(matcher, unmet, language), saidInTest(matcher, unwanted, language, { not: true })];
      expect(inTest).toEqual([
        saidInJourney(key, unmet, language),
        saidInJourney(key, unwanted, language, { not: true }),
      ]);
      expect(inTest.map((said) => /^(?:Expected |预期)/u.test(said))).toEqual([true, true]);
    }
  });
});

/** What a matcher prints before the story. */
function saidInTest(matcher: Matcher, [{ act }, , ...told]: Unmet, language: Language, { not = false } = {}): string {
  const c = act(openShop({ language }));
  const matchers = not ? expectOf(c).not : expectOf(c);
  const all = printed(() => (matchers[matcher] as (...given: readonly unknown[]) => void)(...told));
  return all.slice(0, all.indexOf('\n\n'));
}

/** What the finding of the journey says, without the advice at its end. */
function saidInJourney(
  key: ExpectationKey,
  [{ lines }, yaml]: Unmet,
  language: Language,
  { not = false } = {},
): string {
  const word = `${key}: ${yaml}`;
  const [journey] = journeysOf(journeyText(`${lines}\n- expect: { ${not ? `not: { ${word} }` : word} }`));
  return playJourney(shop, journey!)
    .findings.map((found) => {
      const { message, hint } = wordingOf(found, language);
      const reason = hint.replace(
        / ?(?:Mend the blueprint, or expect what is so\.|请修改蓝图，或改写这项预期。)$/u,
        '',
      );
      return [message, reason].filter((one) => one !== '').join('\n');
    })
    .join('\n');
}
