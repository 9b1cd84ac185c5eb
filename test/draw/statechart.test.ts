import { readFileSync } from 'node:fs';

import { SaxesParser } from 'saxes';
import { describe, expect, it, test } from 'vitest';

import { drawStatechart } from '../../src/draw/statechart/draw-statechart.ts';
import type { LabelRole } from '../../src/draw/statechart/chart-geometry.ts';
import { layoutStatechart } from '../../src/draw/statechart/layout-statechart.ts';
import { compileBlueprint, loadBlueprint, type CompiledBlueprint } from '../../src/index.ts';
import { compiledFrom } from '../support/blueprints.ts';
import { everyExample } from '../support/examples.ts';
import { shortDeskText } from '../support/short-desk.ts';

/** What a picture is made of; throws where it is no XML. */
function parsed(svg: string): { elements: Set<string>; attributes: Set<string>; texts: string } {
  const elements = new Set<string>();
  const attributes = new Set<string>();
  let texts = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes: own }) => {
    elements.add(name);
    for (const key of Object.keys(own)) attributes.add(key);
  });
  parser.on('text', (text) => {
    texts += text;
  });
  parser.write(svg).close();
  return { elements, attributes, texts };
}

/** The words of a kind that belong to a state or arrow, one for each label. */
function wordsOf(compiled: CompiledBlueprint, of: string, role: LabelRole, locale = 'en'): string[] {
  const { labels } = layoutStatechart(compiled, { locale });
  return labels
    .filter((label) => label.of === of && label.role === role)
    .map(({ label }) => label.full ?? label.lines.join(' '));
}

const DESK = `
title: { en: Desk, zh-CN: 柜台 }
data:
  amount: { type: integer, title: { en: Amount, zh-CN: 金额 } }
  contact: { type: phone, title: { en: Telephone, zh-CN: 电话 } }
milestones: { checked: { title: { en: Checked, zh-CN: 已核对 } } }
roles: { clerk: { title: { en: Clerk, zh-CN: 职员 } } }
services: { bank: { title: { en: Bank, zh-CN: 银行 } } }
events: { hurries: { title: { en: The customer hurries, zh-CN: 客户催促 } } }
slas: { answer: { title: { en: An answer in time, zh-CN: 及时答复 }, start: acknowledged, stop: resolved, target: 2h } }
stages:
  work:
    kind: resolution
    title: { en: Work, zh-CN: 处理 }
    on: { customer.hurries: look }
    next: good
    steps:
      tell:
        ask: [amount]
        title: { en: Say how much, zh-CN: 说明金额 }
        within: 3d
        remind: { every: 1d, times: 2 }
        outcomes: { no-answer: bad }
      large:
        choose:
          - { when: amount > 100, to: look }
          - { else: pay }
      look:
        do: { en: Look into it, zh-CN: 核查 }
        by: clerk
        outcomes: { fine: { to: pay, reach: checked }, again: look }
      pay:
        call: { service: bank, timeout: 30s, retry: { times: 3, every: 5m } }
        outcomes: { failed: bad }
ends:
  good: { outcome: solved, title: { en: Paid, zh-CN: 已支付 } }
  bad: { outcome: refused, title: { en: Not paid, zh-CN: 未支付 } }
`;

describe('what a statechart says', () => {
  const desk = compiledFrom(shortDeskText(DESK));

  it('calls a state what its author calls it, with its id and whom it waits for below', () => {
    expect(wordsOf(desk, 'step-tell', 'title')).toEqual(['Say how much']);
    expect(wordsOf(desk, 'step-tell', 'caption')).toEqual(['step-tell · waits for the customer']);
    expect(wordsOf(desk, 'step-tell', 'title', 'zh-CN')).toEqual(['说明金额']);
    expect(wordsOf(desk, 'step-tell', 'caption', 'zh-CN')).toEqual(['step-tell · 等待客户']);
  });

  it('says of an arrow what happens, on what condition, and what is done then', () => {
    expect(wordsOf(desk, 'step-look>step-pay', 'arrow')).toEqual(['fine / reach “Checked”']);
    expect(wordsOf(desk, 'step-large>step-look', 'arrow')).toEqual(['[Amount > 100]']);
    expect(wordsOf(desk, 'step-large>step-pay', 'arrow')).toEqual(['otherwise']);
    expect(wordsOf(desk, 'step-tell>end-bad', 'arrow')).toEqual(['after 3 days (72 hours)']);
    expect(wordsOf(desk, 'step-tell>end-bad', 'arrow', 'zh-CN')).toEqual(['3天（72小时）后']);
  });

  it('draws transitions that lead from one state to one other as a single arrow', () => {
    expect(wordsOf(desk, 'step-pay>end-bad', 'arrow')).toEqual(['failed', 'after 30 seconds']);
  });

  it('lists in a state what leaves the case there: reminders, further tries, and ways back to itself', () => {
    expect(wordsOf(desk, 'step-tell', 'note')).toEqual(['every 24 hours / remind, 2 times']);
    expect(wordsOf(desk, 'step-pay', 'note')).toContain('failed / try again after 5 minutes, 3 times');
    expect(wordsOf(desk, 'step-look', 'note')).toEqual(['↻ again']);
  });

  it('lists in the title of a stage, and of the journey, what leads away from all of it', () => {
    expect(wordsOf(desk, 'stage-work', 'note')).toEqual(['The customer hurries → Look into it']);
    expect(wordsOf(desk, 'journey', 'note')).toContain('The case is cancelled → Cancelled');
  });

  it('shows a clock by its promise and the states that it can be in', () => {
    expect(wordsOf(desk, 'clock-answer', 'caption')).toEqual(['clock-answer · 2 hours']);
    const { states } = layoutStatechart(desk);
    const own = states.filter(({ parent }) => parent === 'clock-answer').map(({ id }) => id);
    expect(own).toEqual([
      'initial-clock-answer',
      ...Object.keys(desk.config.states?.['sla']?.states?.['clock-answer']?.states ?? {}),
    ]);
  });

  it('speaks the first language of the blueprint where none is asked for', () => {
    const [, blueprint] = everyExample().find(([name]) => name === 'lost-parcel') ?? [];
    expect(drawStatechart(compileBlueprint(blueprint!))).toContain('<title>包裹丢失（在线客服）：状态图</title>');
  });
});

describe('a blueprint that was drawn as BPMN', () => {
  it('whose case moves by tokens shows what can be told while the process runs, and where it ends', async () => {
    const { blueprint } = await loadBlueprint('test/bpmn/cells/13.bpmn');
    const compiled = compileBlueprint(blueprint!);
    expect(compiled.plan.tokens).toBeDefined();
    expect(wordsOf(compiled, 'running', 'note')).toEqual(['a: done', 'b: done', 'c: done']);
    const { arrows } = layoutStatechart(compiled);
    expect(arrows.filter(({ from }) => from === 'running').map(({ to }) => to)).toEqual(['end-e1', 'end-completed']);
  });

  it('and has blocks is drawn like any other', async () => {
    const { blueprint } = await loadBlueprint('examples/delivery-complaint/delivery-complaint.bpmn');
    const { states } = layoutStatechart(compileBlueprint(blueprint!));
    expect(states.map(({ id }) => id)).toContain('step-log-complaint');
  });
});

/** A desk whose texts all say the same. */
function saying(words: string): CompiledBlueprint {
  const title = JSON.stringify(words);
  const text = shortDeskText(`
title: ${title}
roles: { clerk: { title: ${title} } }
stages:
  work:
    kind: resolution
    title: ${title}
    next: good
    steps:
      first: { do: ${title}, by: clerk }
ends:
  good: { outcome: solved, title: ${title} }
`);
  return compiledFrom(text);
}

const ELEMENTS = new Set(['svg', 'title', 'desc', 'style', 'rect', 'circle', 'path', 'g', 'text', 'tspan']);

describe('a picture is safe and whole', () => {
  it.each([
    ['markup', '<script>alert(1)</script><a href="javascript:alert(1)">x</a>'],
    ['the end of a section', ']]> --> &amp; &#60; "\''],
    ['marks that turn the reading direction', 'a\u202Eb\u2066c\u200F'],
    ['ten thousand characters', 'Wort für Wort '.repeat(720)],
    ['emoji', '👩‍👩‍👧‍👦 🇨🇳 ok'],
  ])('whatever a title says is text: %s', (_, words) => {
    const svg = drawStatechart(saying(words));
    const { elements, attributes, texts } = parsed(svg);
    expect([...elements].filter((name) => !ELEMENTS.has(name))).toEqual([]);
    expect([...attributes].filter((name) => /^on|href/u.test(name))).toEqual([]);
    expect(texts).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u);
    expect(texts).toContain(words.replace(/[\u202A-\u202E\u2066-\u2069\u200F].*$/u, '').slice(0, 8));
    expect(svg.length).toBeLessThan(150_000);
  });

  it('every example is valid SVG without scripts and without anything from outside, with a title and a description', () => {
    for (const [, blueprint] of everyExample()) {
      for (const theme of ['auto', 'dark'] as const) {
        const svg = drawStatechart(compileBlueprint(blueprint), { theme });
        const { elements, attributes } = parsed(svg);
        expect([...elements].filter((name) => !ELEMENTS.has(name))).toEqual([]);
        expect([...attributes].filter((name) => /^on|href/u.test(name))).toEqual([]);
        expect(svg).toMatch(/<svg [^>]*role="img"[^>]*><title>[^<]+<\/title><desc>[^<]+<\/desc>/u);
        expect(svg).not.toMatch(/url\(|NaN|undefined/u);
        expect(svg.length).toBeLessThan(150_000);
      }
    }
  });

  test('no number in the picture needs more than a tenth of a pixel', () => {
    const [, blueprint] = everyExample()[0]!;
    const svg = drawStatechart(compileBlueprint(blueprint)).replace(/<style>.*<\/style>/su, '');
    expect(svg.match(/[ "MLHV]\d+\.\d{2,}/gu)).toBeNull();
  });
});

it.each([
  ['lost-parcel', 'zh-CN'],
  ['refund-approval', 'en'],
])('the picture of %s in %s is the one that was looked at', async (name, locale) => {
  const [, blueprint] = everyExample().find(([example]) => example === name)!;
  const svg = drawStatechart(compileBlueprint(blueprint), { locale, theme: 'light' });
  await expect(svg).toMatchFileSnapshot(`golden/statechart-${name}.${locale}.svg`);
});

it('leaves the machine as it is', () => {
  const compiled = compiledFrom(readFileSync('examples/lost-parcel/lost-parcel.blueprint.yaml', 'utf8'));
  const before = JSON.stringify(compiled.config);
  drawStatechart(compiled);
  expect(JSON.stringify(compiled.config)).toBe(before);
});
