import { expect, test } from 'vitest';

import { explainVerdict } from '../../../src/journey/expect/explain-verdict.ts';
import { judge } from '../../../src/journey/expect/judge.ts';
import { markedStory, type MarkedFailure } from '../../../src/journey/expect/marked-story.ts';
import type { Expectation, Situation } from '../../../src/journey/expectation.ts';
import { renderStory } from '../../../src/story/render-story.ts';
import { tellStory } from '../../../src/story/story.ts';
import type { Language } from '../../../src/text/catalogue/entry.ts';
import { after, FIXED, LOOK, REPORT } from './support.ts';

const MENDED = after(`${REPORT}${LOOK}- wait: 9h\n${FIXED}`);

/** An expectation that is not met, as it is told after so many entries. */
function failed(situation: Situation, expectation: Expectation, language: Language, count: number): MarkedFailure {
  const verdict = judge(situation, expectation);
  const { message, reason } = explainVerdict(situation, expectation, verdict, language);
  return { after: count, moment: verdict.moment, text: reason === undefined ? message : `${message}\n${reason}` };
}

/** The story with the expectations that are not met, each after so many entries. */
function told(situation: Situation, language: Language, ...held: readonly (readonly [number, Expectation])[]): string {
  const failures = held.map(([count, expectation]) => failed(situation, expectation, language, count));
  return markedStory(situation, failures, { language });
}

test('a failed expectation stands in the story where it was held, and the line that decided it is marked', () => {
  const met: Expectation = { key: 'met', name: 'mended' };
  expect(told(MENDED, 'en', [MENDED.entries.length, met])).toMatchInlineSnapshot(`
    "Mon 5 Jan 2026

    09:00  ◉ Case C-1 is opened

           ── intake ──
           › “report”: customer is asked for what and severity (by Tue 6 Jan 09:00)
           ◷ Clock “answered” is paused
           ✓ Customer answers “report”
               what      lamp
               severity  2
           ✉ Message to customer
             “Thank you: lamp.”

           ── resolution ──
           › Work for Agent: “Have a look”
           ◷ Clock “answered” runs on: due 13:00
           ✓ Agent finishes “Have a look”
           ⚑ Milestone: looked-at
           ↳ On to “Repair”
           › Work for Engineer: “Repair” (by Wed 7 Jan 09:00)
           ◷ Clock “answered” is met, 4 h left
           ◷ Clock “mended”: due 15:00
    15:00  ✗ Clock “mended” has run over: it was due 15:00
             ◄ this decided it
           ⇑ Escalation “unanswered”, level 1 of 2: Team lead is notified
    17:00  ⇑ Escalation “unanswered” leaves out level 2 of 2: severity > 3 does not hold (nobody else is
             told after this)
    18:00  ✓ Engineer finishes “Repair”: fixed
           ✉ Message to customer
             “Good bye.”
           ⚑ Milestone: resolved
           ◉ The case is closed: solved (done)
           ◷ Clock “mended” is stopped 3 h late
           ► Expected clock "mended" to have been met, but it ran over: it was due on Mon 5 Jan 2026 at
             15:00 and was stopped on Mon 5 Jan 2026 at 18:00."
  `);
  const asked = after('');
  expect(told(asked, 'zh-CN', [asked.entries.length, { key: 'met', name: 'answered' }])).toMatchInlineSnapshot(`
    "2026年1月5日 周一

    09:00     ◉ 案例 C-1 开立

              ── 受理 ──
              › “report”：请客户提供 what、severity（最迟 1月6日 周二 09:00）
              ◷ 时钟“answered”暂停
                ◄ 由此决定
    09:00:01  ► 预期时钟“answered”已达标，但它从 09:00 起一直暂停。
                案例在“report”等待期间，它暂停。它到 \`looked-at\` 停止。

              › 仍在“report”等待客户"
  `);
});

test('of several, each has its number at both places', () => {
  const end = MENDED.entries.length;
  const held: [number, Expectation][] = [
    [8, { key: 'data', name: 'severity', value: 3 }],
    [17, { key: 'reached', name: 'looked-at', negated: true }],
    [end, { key: 'said', name: 'goodbye', negated: true }],
    [end, { key: 'ended', negated: true }],
  ];
  expect(told(MENDED, 'en', ...held)).toMatchInlineSnapshot(`
    "Mon 5 Jan 2026

    09:00  ◉ Case C-1 is opened

           ── intake ──
           › “report”: customer is asked for what and severity (by Tue 6 Jan 09:00)
           ◷ Clock “answered” is paused
           ✓ Customer answers “report”
             ◄ this decided it (1)
               what      lamp
               severity  2
           ► 1. Expected field "severity" to be 3, but it is 2.
           ✉ Message to customer
             “Thank you: lamp.”

           ── resolution ──
           › Work for Agent: “Have a look”
           ◷ Clock “answered” runs on: due 13:00
           ✓ Agent finishes “Have a look”
           ⚑ Milestone: looked-at
             ◄ this decided it (2)
           ► 2. Expected milestone "looked-at" not to have been reached, but it was reached on Mon 5 Jan
             2026 at 09:00.
           ↳ On to “Repair”
           › Work for Engineer: “Repair” (by Wed 7 Jan 09:00)
           ◷ Clock “answered” is met, 4 h left
           ◷ Clock “mended”: due 15:00
    15:00  ✗ Clock “mended” has run over: it was due 15:00
           ⇑ Escalation “unanswered”, level 1 of 2: Team lead is notified
    17:00  ⇑ Escalation “unanswered” leaves out level 2 of 2: severity > 3 does not hold (nobody else is
             told after this)
    18:00  ✓ Engineer finishes “Repair”: fixed
           ✉ Message to customer
             ◄ this decided it (3)
             “Good bye.”
           ⚑ Milestone: resolved
           ◉ The case is closed: solved (done)
             ◄ this decided it (4)
           ◷ Clock “mended” is stopped 3 h late
           ► 3. Expected message "goodbye" not to have been sent, but it was sent once, on Mon 5 Jan
             2026 at 18:00.
           ► 4. Expected the case not to have ended, but it ended with "done" on Mon 5 Jan 2026 at
             18:00."
  `);
});

test('without failed expectations it is the story as it is always told', () => {
  for (const situation of [MENDED, after(''), after(REPORT)]) {
    const { compiled, entries, view } = situation;
    const story = renderStory(tellStory(compiled, entries, { language: 'en', view }));
    expect(markedStory(situation, [], { language: 'en' })).toBe(story);
  }
});
