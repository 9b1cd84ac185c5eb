import { describe, expect, test } from 'vitest';

import { lineOf } from '../../src/journey/play-choices.ts';
import { wordingOf } from '../../src/text/diagnostic.ts';
import { compiledWithModules } from '../support/modules.ts';
import { play, story } from './support.ts';

const MODULE = `
throughline: 1
id: credit
version: "1.0.0"
locales: [en]
inputs: [amount]
roles: { checker: {} }
data:
  amount: { type: number, title: Amount asked for }
  granted_flag: { type: boolean }
  remark: { type: text }
stages:
  look:
    kind: resolution
    steps:
      ask-more: { ask: [remark] }
      check: { do: { label: Check it, form: [granted_flag] }, by: checker, reach: first-response }
ends: { checked: { outcome: solved } }
omits: { intake: No, confirmation: No, follow-up: No }
`;
const desk = compiledWithModules(
  `
throughline: 1
id: desk
version: "1.0.0"
locales: [en]
roles: { checker: {} }
data: { price: { type: number } }
stages:
  work:
    kind: resolution
    steps:
      receive: { ask: [price] }
      credit: { use: { module: ./credit.yaml, with: { amount: =price } }, title: Credit check }
ends: { good: { outcome: solved } }
omits: { intake: No, confirmation: No, follow-up: No }
`,
  { './credit.yaml': MODULE },
);
const BEGIN = '- { by: customer, step: receive, with: { price: 5 } }';
const MORE = '- { by: customer, step: credit--ask-more, with: { remark: soon } }';

/** What is found first when a line follows, in words. */
function said(line: string): string {
  const [found] = play(desk, `${BEGIN}\n${MORE}\n${line}`).findings;
  return found === undefined ? '' : Object.values(wordingOf(found, 'en')).join(' ');
}

describe('a journey through a module', () => {
  test('fills its fields by the names that the module gives them, or by those of the case', () => {
    for (const name of ['granted_flag', 'credit__granted_flag']) {
      const result = play(desk, `${BEGIN}\n${MORE}\n- { by: checker, step: credit--check, with: { ${name}: true } }`);
      expect(result.findings).toEqual([]);
      expect(result.view?.data).toMatchObject({ credit__granted_flag: true, credit__remark: 'soon' });
      expect(result.view?.end).toBe('good');
    }
  });

  test('is told what the module asks for by its own name', () => {
    expect(said('- { by: checker, step: credit--check, with: { granted_flg: true } }')).toMatch(
      /does not ask for "granted_flg"\. Did you mean "granted_flag"\?/u,
    );
    expect(said('- { by: checker, step: credit--check, with: { granted_flag: 7 } }')).toMatch(/granted_flag/u);
    expect(said('- { by: checker, step: credit--check }')).toMatch(
      /still needs: granted_flag\..*\{ by: checker, step: credit--check, with: \{ granted_flag: … \} \}/u,
    );
  });

  test('is told as a story in titles, and where there is none in the names of the step and its module', () => {
    const result = play(
      desk,
      `${BEGIN}\n${MORE}\n- { by: checker, step: credit--check, with: { granted_flag: true } }`,
    );
    const text = story(desk, result);
    expect(text).toContain('Credit check › look');
    expect(text).toContain('Credit check › ask-more');
    expect(text).toContain('“Check it”');
    expect(text).toMatch(/Amount asked for +5/u);
    expect(text).toMatch(/granted_flag +yes/u);
    expect(text).toContain('Credit check › first response');
    expect(text).not.toMatch(/--|__/u);
  });
});

test('whoever plays a case writes down the names of the module', () => {
  const result = play(desk, `${BEGIN}\n${MORE}`);
  const accepted = result.view?.accepts.find(({ step }) => step === 'credit--check');
  expect(accepted?.fields.map(({ name }) => name)).toEqual(['credit__granted_flag']);
  const choice = {
    kind: 'step',
    verb: 'do',
    step: 'credit--check',
    by: ['checker'],
    fields: accepted?.fields ?? [],
  } as const;
  expect(lineOf(choice, { data: { credit__granted_flag: true } })).toEqual({
    by: 'checker',
    step: 'credit--check',
    with: { granted_flag: true },
  });
});
