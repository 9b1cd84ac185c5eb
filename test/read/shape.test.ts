import { describe, expect, test } from 'vitest';

import { findingsOf, fixed, said, smallBlueprint, told } from '../check/small-blueprint.ts';

const ofType = (type: string): string => smallBlueprint({ data: `x: { type: ${type} }` });

const step = (lines: string): string => smallBlueprint({ steps: lines });
const hints = (text: string): string[] => said(text).map(({ en }) => en);

describe('an unknown key is told with what was meant', () => {
  test('a key that is nearly right', () => {
    expect(hints(step('a: { do: Work, remnid: { every: 1d, times: 2 } }'))).toEqual([
      'The key "remnid" is not known here. Did you mean "remind"?',
    ]);
  });

  test('a key that people call otherwise', () => {
    expect(hints(step('a: { do: Work, outcomes: { ok: { if: score != null, to: next }, else: next } }'))).toEqual([
      'The key "if" is not known here. Did you mean "when"?',
    ]);
    expect(said(step('a: { do: Work, 角色: boss }'))[0]?.['zh-CN']).toBe('这里不能写“角色”这个键。您是不是想写“by”？');
  });

  test('a key that stands for the one that is missing', () => {
    expect(hints(smallBlueprint({ ends: 'done: { result: solved }' }))).toEqual([
      'The key "result" is not known here. Did you mean "outcome"?',
    ]);
    expect(told(step('a: { choose: [{ if: score = 1, to: close }, { else: next }] }'))).toEqual(['TL2001 if']);
  });

  test('a setting beside its verb, and a key of the step inside the verb', () => {
    expect(told(step('a: { do: Work, checklist: [x] }'))).toEqual(['TL2033 checklist']);
    expect(told(step('a: { ask: { fields: [score], via: [hotline] } }'))).toEqual(['TL2033 via']);
    expect(said(step('a: { say: hello, to: boss }'))).toEqual([
      {
        en: '"to" belongs to "say" and stands beside it. Move it inside: say: { message: …, to: … }.',
        'zh-CN': '“to”是 say 的设置，却写在了 say 外面。请移到里面：say: { message: …, to: … }。',
      },
    ]);
  });

  test('a key that belongs to none of the shapes a value may have is told for the shape that was meant', () => {
    expect(told(step('a: { do: { lable: Work, form: [score] } }'))).toEqual(['TL2001 lable']);
    expect(told(step('a: { do: { en: Work, zh_CN: 工作 } }'))).toEqual(['TL2030 zh_CN']);
    expect(told(step('a: { survey: { kind: csat } }'))).toEqual(['TL2041 survey']);
    expect(told(step('a: { wait: { untill: late } }'))).toEqual(['TL2001 untill']);
  });

  test('a survey fills the field that is named like its kind, in the long form too', () => {
    const outcomes = '{ low: { when: csat <= 2, to: b }, fine: { when: csat >= 3, to: close }, no-answer: close }';
    const text = smallBlueprint({
      data: 'csat: { type: integer, min: 1, max: 5 }',
      steps: `a: { survey: { kind: csat, question: Was it fine? }, within: 1d, outcomes: ${outcomes} }\nb: { do: Ask why, reach: resolved }`,
    });
    expect(told(text)).toEqual([]);
  });

  test('the same key in several entries is one mistake', () => {
    const text = step('a: { do: Work, who: agent }\nb: { do: Work, who: boss }\nc: { do: Work, who: boss }');
    expect(told(text)).toEqual(['TL2001 who']);
    expect(findingsOf(text)[0]?.related.map(({ line }) => line)).toEqual([19, 20]);
    expect(hints(text)[0]).toContain('It stands in 2 more places.');
  });
});

describe('a missing key is told where it is missing, with what may be written', () => {
  test.each([
    [
      '    kind: resolution\n',
      'TL2002 work',
      'Add "kind:" with one of: intake, confirmation, plan, execution, resolution, follow-up, improve.',
    ],
    ['version: "1.0.0"\n', 'TL2002 throughline', 'Add it like "version: 1.0.0".'],
    ['throughline: 1\n', 'TL2032 id', 'Begin it with "throughline: 1".'],
  ])('without %j', (line, expected, hint) => {
    const text = smallBlueprint({}).replace(line, '');
    expect(told(text)).toEqual([expected]);
    expect(hints(text)[0]).toContain(hint);
  });

  test.each([
    ['', 'The version of the language is missing after this key.', '这个键后面没有写语言版本。'],
    [' "1"', 'The version of the language is a number and stands without quotes.', '语言版本是数字，不加引号。'],
    [
      ' "2"',
      'This file says that it is written in language version "2"; only version 1 is known.',
      '此文件声明的语言版本是 "2"，目前只有版本 1。',
    ],
  ])('a language version that is none: %j', (version, en, zh) => {
    const text = smallBlueprint({}).replace('throughline: 1', `throughline:${version}`);
    expect(said(text)).toEqual([{ en: `${en} Write "throughline: 1".`, 'zh-CN': `${zh}请写“throughline: 1”。` }]);
  });

  test('a key that all stages lack is one mistake', () => {
    const second = '  rest:\n    steps:\n      r: { do: Rest, by: boss }\nends:\n';
    const text = smallBlueprint({}).replace('    kind: resolution\n', '').replace('ends:\n', second);
    expect(told(text)).toEqual(['TL2002 work']);
  });
});

describe('a section whose name was lost is one mistake, whatever its entries lack where they stand', () => {
  test('told at the first entry, with the name to write', () => {
    const text = smallBlueprint({}).replace('\ndata:\n', '\nneeds:\n  rest: {}\n');
    expect(told(text)).toEqual(['TL2037 score']);
    expect(said(text)).toEqual([
      {
        en: '"score" and what follows it stand under "needs", but look like entries of "data". Write the line "data:" before them.',
        'zh-CN': '“score”及其后的内容写在 needs 之下，看起来却属于 data。请在它们前面补上“data:”这一行。',
      },
    ]);
  });

  test('also where the section is one that every blueprint needs', () => {
    const text = smallBlueprint({ interrupts: 'gone: { on: customer.writes, to: done }' }).replace('\nends:\n', '\n');
    expect(told(text)).toEqual(['TL2037 done']);
  });

  test('and so is an entry whose name was lost', () => {
    expect(told(smallBlueprint({}).replace('agent: {}, boss: {}', 'title: Agent'))).toEqual(['TL2038 title']);
    expect(told(smallBlueprint({}).replace('done: { outcome: solved }', 'outcome: solved'))).toEqual([
      'TL2038 outcome',
    ]);
    const interrupts = 'aside: { on: customer.writes, steps: { do: Look, by: boss } }';
    expect(said(smallBlueprint({ interrupts }))).toEqual([
      {
        en: '"do" stands directly under "steps", where the name of an entry belongs. Write a name with a colon on the line before it, and indent what belongs to it.',
        'zh-CN': '“do”直接写在 steps 之下，而这里应当先写名称。请在它前面一行写上名称和冒号，并把属于它的内容缩进。',
      },
    ]);
  });

  test('but one entry with one slip is told for its slip', () => {
    expect(told(smallBlueprint({}).replace('kind: phone', 'titel: Phone'))).toEqual(['TL2001 titel']);
  });
});

describe('a value of another kind is told with how it may be written', () => {
  test.each([
    ['a: { do: Work, via: hotline }', 'A list should stand here, but this is text. Write [hotline], in brackets.'],
    [
      'a: { do: Work, by: [agent, boss] }',
      'Only one name may stand here, but this is a list. Keep one and write it without brackets.',
    ],
    ['a: { do: Work, cost: "12" }', 'A number should stand here, but this is text. Write 12 without quotes.'],
    [
      'a: { do: Work, remind: 4h }',
      'Entries of the form "key: value" should stand here, but this is text. Write it like { every: 4h, times: 2 }.',
    ],
    [
      'a: { do: Work, outcomes: [ok] }',
      'Entries of the form "key: value" should stand here, but this is a list. Write it like { confirmed: next, withdrawn: closed-withdrawn }.',
    ],
    ['a: { wait: 30 }', '"30" is not a length of time. Write "30m" or "30h" or "30d".'],
    [
      'a: { do: 5 }',
      '5 without quotes is read as a number or as true/false, but text is meant here. Put it in quotes: "5".',
    ],
    ['a: { do: Work, next: }', 'Nothing is written after this key. Write text after it, or remove the key.'],
    [
      'a: { do: Work, remind: { every: 1d, times: 0 } }',
      'This number cannot stand here. Write a number of at least 1.',
    ],
    [
      'a: { do: Work, remind: { every: 1d, times: 1.5 } }',
      'A whole number should stand here, but this is a number. Write a whole number.',
    ],
  ])('%s', (lines, sentence) => {
    expect(hints(step(lines))).toEqual([sentence]);
  });

  test('the same mistake in all items of a list is told once, and mended for all', () => {
    const text = smallBlueprint({ data: 'size: { type: enum, values: [36, 37, 38], default: "36" }' });
    expect(told(text)).toEqual(['TL2004 36']);
    expect(fixed(text)).toContain('values: ["36", "37", "38"]');
  });

  test('a word that another program would take is put into ours', () => {
    for (const [written, meant] of [
      ['string', 'text'],
      ['bool', 'boolean'],
      ['数字', 'number'],
      ['timestamp', 'datetime'],
    ]) {
      expect(hints(ofType(written!))[0]).toContain(`Did you mean "${meant}"?`);
    }
    expect(hints(smallBlueprint({}).replace('kind: phone', 'kind: 微信'))[0]).toContain('Did you mean "social"?');
    expect(hints(smallBlueprint({ ends: 'done: { outcome: cancelled }' }))[0]).toContain('Did you mean "withdrawn"?');
  });
});

describe('names are told with how they may be written', () => {
  test.each([
    ['first_call: { do: Work }', 'TL2006 first_call', '"first-call"'],
    ['"first call": { do: Work }', 'TL2006 "first call"', '"first-call"'],
    ['1st-call: { do: Work }', 'TL2006 1st-call', '"first-call"'],
    ['24h-check: { do: Work }', 'TL2006 24h-check', '"check-24h"'],
    ['"2nd": { do: Work }', 'TL2006 "2nd"', '"nd"'],
    ['“首次”: { do: Work }', 'TL2019 “', 'half-width'],
    ['next: { do: Work }', 'TL2016 next', 'Choose another name.'],
  ])('the step %s', (line, expected, hint) => {
    expect(told(step(line))).toEqual([expected]);
    expect(hints(step(line))[0]).toContain(hint);
  });

  test.each([
    ['orderNumber', 'order_number'],
    ['Order', 'order'],
    ['order-number', 'order_number'],
  ])('the field %s', (name, meant) => {
    expect(hints(smallBlueprint({ data: `${name}: { type: text }` }))[0]).toContain(`such as "${meant}"`);
  });

  test('an accent that is a character of its own makes another name, and is mended', () => {
    const text = smallBlueprint({ steps: 'cafe\u0301: { do: Work }' });
    expect(told(text)).toEqual(['TL2036 cafe\u0301']);
    expect(told(fixed(text))).toEqual([]);
  });
});
