import { expect, test } from 'vitest';

import { wordingOf } from '../../src/text/diagnostic.ts';
import { compiled, journal, play } from './support.ts';

const desk = compiled(`
throughline: 1
id: refunds
version: "1.0.0"
roles: { clerk: {}, lead: {}, head: {} }
data: { amount: { type: integer } }
stages:
  work:
    kind: resolution
    steps:
      work-out: { do: { label: Work out the refund, form: [amount] }, by: clerk }
      agree:
        approve: { label: Agree, shows: [amount], votes: { all: [lead, head] } }
        outcomes: { approved: paid, rejected: refused, returned: work-out, disputed: decide }
    alternatives:
      decide: { approve: Decide alone, by: head, outcomes: { approved: paid, rejected: refused } }
ends: { paid: { outcome: solved }, refused: { outcome: refused } }
omits: { intake: Comes from the shop, confirmation: The shop has confirmed, follow-up: None }
`);

const BEGIN = '- { by: clerk, step: work-out, with: { amount: 5 } }';

test('in a journey a voter may approve, reject or return what is to be decided', () => {
  const result = play(
    desk,
    `
${BEGIN}
- { by: lead, step: agree, outcome: returned }
- { by: head, step: agree, outcome: returned }
${BEGIN}
- { by: lead, step: agree, outcome: rejected }
- { by: head, step: agree }
- { by: head, step: decide, outcome: rejected }
`,
  );
  expect(result.findings).toEqual([]);
  expect(journal(result).slice(-3)).toEqual([
    '01-05 09:00 decide: rejected',
    '01-05 09:00 closed: refused',
    '01-05 09:00 case.sealed',
  ]);
});

test('a vote is misspelt, or is none that the step takes, or is only what the votes together can come to', () => {
  const lines = [
    '- { by: lead, step: agree, outcome: rejcted }',
    '- { by: lead, step: agree, outcome: disputed }',
    '- { by: lead, step: agree }\n- { by: head, step: agree, outcome: rejected }\n- { by: head, step: decide, outcome: returned }',
  ];
  const found = lines.map((line) => play(desk, `${BEGIN}\n${line}`).findings);
  expect(found.map((findings) => findings.map(({ code }) => code))).toEqual([['TL5008'], ['TL5008'], ['TL5008']]);
  expect(wordingOf(found[0]![0]!, 'en').hint).toMatch(/^Did you mean "rejected"\?/u);
});
