import { describe, expect, test } from 'vitest';

import { fixed, said, smallBlueprint, told } from '../check/small-blueprint.ts';
import { readOrThrow } from '../support/blueprints.ts';

const speaking = (locales: string, ...titles: string[]): string =>
  smallBlueprint({
    sections: `locales: ${locales}\nneeds:\n${titles.map((title, index) => `  n${index}: { title: ${title} }`).join('\n')}`,
  });

const withoutUnused = (text: string): string[] => told(text).filter((line) => !line.startsWith('TL4011'));

const fieldFindings = (definition: string): string[] =>
  told(smallBlueprint({ data: `x: ${definition}` })).filter((line) => !line.startsWith('TL4011'));

const withInterrupt = (lines: string): string[] => told(smallBlueprint({ interrupts: lines }));

const zoneFinding = (name: string): string => said(smallBlueprint({ sections: `zone: ${name}` }))[0]?.en ?? '';

describe('what is not written is stated, with where it comes from', () => {
  const blueprint = readOrThrow(
    smallBlueprint({
      sections: 'reopen: { within: P7D, to: begin }\nevents: { pays: {} }',
      steps: 'a: { do: Work, outcomes: { ok: { reach: resolved } } }\nb: { survey: csat }',
      data: 'csat: { type: integer, min: 1, max: 5 }',
    }),
  );
  const [stage] = blueprint.stages;
  const [begin, work, survey] = stage?.steps ?? [];

  test('the stage gives its role to steps that name none', () => {
    expect(begin?.by).toEqual({ name: 'agent', path: ['stages', 'work', 'by'], how: 'inherited' });
    expect(stage?.steps.at(-1)?.by).toEqual({
      name: 'boss',
      path: ['stages', 'work', 'steps', 'close', 'by'],
      how: 'written',
    });
  });

  test('an outcome that names no target goes on', () => {
    expect(work?.outcomes[0]?.to).toEqual({
      name: 'next',
      path: ['stages', 'work', 'steps', 'a', 'outcomes', 'ok'],
      how: 'defaulted',
    });
  });

  test('a survey fills the field that is called like its kind', () => {
    expect(survey?.action).toMatchObject({
      verb: 'survey',
      kind: 'csat',
      questions: [{ name: 'csat', how: 'defaulted' }],
    });
  });

  test('a case may come back from every end', () => {
    expect(blueprint.reopen?.from).toEqual([{ name: 'done', path: ['reopen'], how: 'defaulted' }]);
  });

  test('texts are those of the first language, times those of UTC', () => {
    expect([blueprint.locales, blueprint.zone]).toEqual([['en'], 'UTC']);
    expect(blueprint.messages.get('hello')?.text).toEqual({ en: 'Hello {case.id}.' });
  });
});

test('values of a choice keep the order in which they are written', () => {
  const { data } = readOrThrow(
    smallBlueprint({ data: 'size: { type: enum, values: { "42": Large, "36": Small, all: All } }' }),
  );
  expect([...(data.get('size')?.values ?? [])]).toEqual([
    ['42', { en: 'Large' }],
    ['36', { en: 'Small' }],
    ['all', { en: 'All' }],
  ]);
});

describe('texts speak the languages of the blueprint', () => {
  test('a text in one language only counts for the first', () => {
    expect(withoutUnused(speaking('[en, zh-CN]', 'Rest', '{ en: Peace, zh-CN: 安静 }'))).toEqual([]);
  });

  test('a language that one text lacks is told there', () => {
    expect(withoutUnused(speaking('[en, zh-CN]', '{ en: Rest }', '{ en: Peace, zh-CN: 安静 }'))).toEqual([
      'TL2022 title',
    ]);
  });

  test('a language that every text lacks is told once, where it is declared', () => {
    const text = speaking('[en, zh-CN, nl]', '{ en: Rest, zh-CN: 休息 }', '{ en: Peace, zh-CN: 安静 }');
    expect(withoutUnused(text)).toEqual(['TL2022 nl']);
    expect(said(text)[0]).toEqual({
      en: 'No text is written in nl. Add the texts, or remove the language from "locales".',
      'zh-CN': '没有一处文字写了 nl 版本。请补上文字，或者从 locales 中去掉这种语言。',
    });
  });

  test('a language that is not declared is told once', () => {
    expect(withoutUnused(speaking('[en]', '{ en: Rest, zh: 休息 }', '{ en: Peace, zh: 安静 }'))).toEqual(['TL2021 zh']);
  });
});

describe('times are lengths of time, or named', () => {
  const sections = 'parameters: { patience: { type: duration, value: 2d } }\nevents: { pays: {} }';
  const within = (time: string): string =>
    smallBlueprint({
      sections,
      steps: `a: { do: Work, within: ${time}, on: { customer.pays: close }, outcomes: { timed-out: next } }`,
    });
  const problems = (time: string): string[] =>
    said(within(time))
      .map(({ en }) => en)
      .filter((line) => !line.includes('never used'));

  test.each(['30s', '1h30m', 'P2D', 'PT45M', 'patience'])('%s', (time) => expect(problems(time)).toEqual([]));

  test.each([
    ['2 days', '"2 days" is not a length of time. Write "2d".'],
    ['1M', '"1M" is not a length of time. Write "1m" or "P1M".'],
    ['patiense', '"patiense" is not a length of time. Write "patience".'],
    ['soon', '"soon" is not a length of time. Write for example 30s, 15m, 24h, 2d, 1w, or P1M for a calendar month.'],
    [
      '1bd',
      '"1bd" counts business time, and no calendar is in reach to count it by. Declare opening hours under "calendars" and name them with "calendar:" on the step, its stage or the blueprint.',
    ],
    ['1个工作日', '"1个工作日" is not a length of time. Write "1bd".'],
    ['２d', 'The full-width "２" stands where the half-width sign is needed. Write the half-width "2".'],
  ])('%s', (time, sentence) => expect(problems(time)).toEqual([sentence]));
});

describe('fields', () => {
  test.each([
    ['{ type: text, min: 2, max: 5 }', []],
    ['{ type: text, max: 2.5 }', ['TL2020 2.5']],
    ['{ type: list, of: text, min: -1 }', ['TL2020 -1']],
    ['{ type: integer, min: 1.2, max: 1.8 }', ['TL2026 1.8']],
    ['{ type: integer, max: 1, min: 3 }', ['TL2026 3']],
    ['{ type: date, unit: days }', ['TL2024 unit']],
    ['{ type: list }', ['TL2025 x']],
    // Of a field that is wrong itself it is not told that its default does not fit.
    ['{ type: enum, default: one }', ['TL2025 x']],
    ['{ type: integer, min: 10, max: 1, default: 5 }', ['TL2026 1']],
    ['{ type: list, of: list }', ['TL2005 list']],
    ['{ type: list, of: { type: enum } }', ['TL2025 of']],
    ['{ type: enum, values: {} }', ['TL2008 {}']],
    ['{ type: enum, values: [a, b, a] }', ['TL2031 a']],
    ['{ type: enum, values: [a, b], default: c }', ['TL2023 c']],
    ['{ type: duration, default: 2 days }', ['TL2010 2 days']],
    ['{ type: text, default: }', ['TL2009 default']],
    ['{ type: phone, default: 13800000000 }', ['TL2004 13800000000']],
  ])('%s', (definition, expected) => expect(fieldFindings(definition)).toEqual(expected));
});

describe('words with a meaning of their own are no names', () => {
  test.each([
    ['roles', 'roles: { agent: {}, boss: {}, customer: {} }', 'TL2016 customer'],
    ['events', 'events: { writes: {} }', 'TL2016 writes'],
    ['parameters', 'parameters: { now: { type: datetime, value: 2026-01-05T09:00+08:00 } }', 'TL2016 now'],
  ])('%s', (section, lines, expected) => {
    const base = smallBlueprint({ sections: section === 'roles' ? '' : lines });
    const text = section === 'roles' ? base.replace(/roles: .+/, lines) : base;
    expect(told(text)).toEqual([expected]);
  });
});

test('a condition needs no "=", and the mend takes it away', () => {
  const text = smallBlueprint({ steps: 'a: { do: Work, when: "= score != null" }' });
  expect(told(text)).toEqual(['TL2035 = ']);
  expect(told(fixed(text))).toEqual([]);
});

test('a wait ends by one thing, a list names a thing once, a section holds something', () => {
  expect(told(smallBlueprint({ steps: 'a: { wait: {} }' }))).toEqual(['TL2029 wait']);
  expect(told(smallBlueprint({ steps: 'a: { wait: { event: customer.writes, until: late } }' }))).toEqual([
    'TL2029 until',
  ]);
  expect(told(smallBlueprint({ steps: 'a: { wait: { until: 2d } }' }))).toEqual(['TL2034 2d']);
  expect(told(smallBlueprint({ steps: 'a: { wait: { first: { failed: 2d, ok: customer.writes } } }' }))).toEqual([
    'TL2016 failed',
  ]);
  expect(told(smallBlueprint({ steps: 'a: { ask: [score, "score?"] }' }))).toEqual(['TL2031 "score?"']);
  expect(told(smallBlueprint({ steps: 'a: { do: Work, via: [hotline, hotline] }' }))).toEqual(['TL2031 hotline']);
  expect(told(smallBlueprint({ ends: '' }).replace('ends:\n', 'ends: {}\n'))).toEqual(['TL2008 {}']);
});

test('an interrupt leaves or comes back, not both', () => {
  expect(withInterrupt('x: { on: customer.writes }')).toEqual(['TL2027 x']);
  expect(withInterrupt('x: { on: customer.writes, steps: { a: { do: Work, by: boss } }, to: done }')).toEqual([
    'TL2027 to',
  ]);
});

test('a city by which a zone is known is put right', () => {
  expect(zoneFinding('Asia/Beijing')).toBe('"Asia/Beijing" is not a time zone. Did you mean "Asia/Shanghai"?');
  expect(zoneFinding('Europe/Amsterdm')).toBe('"Europe/Amsterdm" is not a time zone. Did you mean "Europe/Amsterdam"?');
  expect(zoneFinding('Amsterdam')).toBe('"Amsterdam" is not a time zone. Did you mean "Europe/Amsterdam"?');
  for (const china of ['北京时间', '中国', 'UTC+8', 'GMT+08:00', 'China Standard Time']) {
    expect(zoneFinding(china)).toBe(`"${china}" is not a time zone. Did you mean "Asia/Shanghai"?`);
  }
  expect(zoneFinding('UTC+3')).toContain('Write a region and a city');
});

test('an invisible mark in the middle of a file, as joining two files leaves it, is told and mended', () => {
  const text = smallBlueprint({}).replace('    by: agent\n', '    \uFEFFby: agent\n');
  expect(told(text)).toEqual(['TL1005 \uFEFF']);
  expect(told(fixed(text))).toEqual([]);
});
