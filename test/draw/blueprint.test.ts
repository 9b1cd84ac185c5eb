import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';

import { drawBlueprint, layoutBlueprint } from '../../src/draw/blueprint/draw-blueprint.ts';
import { coverageOverlay, differenceOverlay, journeyOverlay } from '../../src/draw/overlays.ts';
import { PALETTES } from '../../src/draw/svg/theme.ts';
import { readBlueprint, type Blueprint } from '../../src/index.ts';
import { readSvg } from '../support/boxes-and-words.ts';
import { everyExample } from '../support/examples.ts';

const examples = new Map(everyExample());

function example(name: string): Blueprint {
  const found = examples.get(name);
  if (found === undefined) throw new Error(`There is no example ${name}.`);
  return found;
}

/** A desk whose texts can be chosen. */
function desk({ title = 'Desk', work = 'Do the work', evidence = 'A letter', more = '' } = {}): Blueprint {
  const text = JSON.stringify;
  const { blueprint, findings } = readBlueprint(
    `throughline: 1
id: desk
version: "1.0.0"
title: ${text(title)}
roles: { clerk: {} }
data: { note: { type: text } }
channels: { counter: { kind: in-person } }
slas: { answer: { start: case.opened, stop: resolved, target: 2h } }
escalations: { late: { sla: answer, levels: [{ at: breach, notify: clerk }] } }
stages:
  intake:
    kind: intake
    steps:
      hear: { ask: [note], via: [counter], evidence: ${text(evidence)} }
  work:
    kind: resolution
    sla: { target: 1d }
    steps:
      work: { do: ${text(work)}, by: clerk, support: Files, outcomes: { fine: next, wrong: hear } }
      ${more}
      check: { do: Look at it again, by: clerk, within: 2d, outcomes: { good: closed, bad: work, timed-out: closed } }
ends: { closed: { outcome: solved, reach: resolved } }
`,
    { file: 'desk.blueprint.yaml' },
  );
  if (blueprint === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return blueprint;
}

describe('a service blueprint is drawn as designers know it', () => {
  const svg = drawBlueprint(example('complaint-desk'), { locale: 'en' });

  it('names its five rows and the three lines between them, in both languages', () => {
    const { words } = readSvg(svg);
    for (const row of ['Evidence', 'Customer', 'Frontstage', 'Backstage', 'Support']) expect(words).toContain(row);
    for (const line of ['line of interaction', 'line of visibility', 'line of internal']) expect(words).toContain(line);
    const chinese = readSvg(drawBlueprint(example('complaint-desk'), { locale: 'zh-CN' })).words;
    for (const word of ['有形展示', '客户行为', '前台', '后台', '支持', '互动线', '可视线', '内部互动线']) {
      expect(chinese).toContain(word);
    }
  });

  it('says in one sentence what it shows to those who cannot see it', () => {
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="Telecom complaint desk"/u);
    expect(svg).toContain('<desc>Service blueprint of Telecom complaint desk: ');
    expect(svg).toContain('it ends as ');
  });

  it('marks where the case waits and where it can go wrong, and says for whom and how', () => {
    const { pages } = layoutBlueprint(desk());
    const nodes = pages.flatMap(({ boxes }) => boxes.flatMap((box) => (box.kind === 'node' ? box.node : [])));
    expect(nodes.map(({ id, waits, fails }) => ({ id, waits, fails }))).toEqual([
      { id: 'hear', waits: 'The case waits for the customer', fails: undefined },
      { id: 'work', waits: 'The case waits for staff', fails: undefined },
      { id: 'check', waits: 'The case waits for staff', fails: 'Can go wrong: timed out' },
    ]);
  });

  it('shows the clocks of the whole case as bars, of a stage in its head, of a step in its box', () => {
    const { pages } = layoutBlueprint(desk());
    const [page] = pages;
    expect(page?.bars.map(({ bar }) => [bar.id, bar.text, bar.from, bar.to, bar.levels])).toEqual([
      ['answer', 'answer: 2 hours', 0, 2, 1],
    ]);
    expect(page?.stages.map(({ kind }) => kind.lines.join(' '))).toEqual(['intake', 'resolution ◷ 24 hours']);
    const svgText = readSvg(drawBlueprint(desk())).words;
    expect(svgText).toContain('≤ 2 days (48 hours)');
  });

  it('lets each part of the customer, frontstage and support stand in its row, tied to the step', () => {
    const { pages } = layoutBlueprint(desk());
    const rows = pages.flatMap(({ boxes }) =>
      boxes.flatMap((box) => (box.kind === 'node' || box.kind === 'cell' ? [[box.key, box.row]] : [])),
    );
    expect(Object.fromEntries(rows)).toEqual({
      'step-hear': 'frontstage',
      'step-hear evidence': 'evidence',
      'step-hear customer': 'customer',
      'step-work': 'backstage',
      'step-work support': 'support',
      'step-check': 'backstage',
    });
  });
});

describe('hostile texts stay texts', () => {
  const HOSTILE = [
    '<script>alert(1)</script>',
    ']]>&amp;"><g onload="x">',
    'price \u202Egnp.exe\u202C',
    '👨‍👩‍👧‍👦🏳️‍🌈 Grüße \u0007',
    'ab '.repeat(3400),
    '无'.repeat(10_000),
  ];

  it.each(HOSTILE.map((text) => [text.slice(0, 20), text]))('%s', (_, text) => {
    const svg = drawBlueprint(desk({ title: text, work: text, evidence: text }));
    const { elements, attributes } = readSvg(svg);
    expect([...elements].filter((name) => !KNOWN.has(name))).toEqual([]);
    expect(attributes.filter((one) => /^(?:on|href|xlink|src)/iu.test(one))).toEqual([]);
    expect(svg).not.toMatch(/[\u202A-\u202E\u2066-\u2069]|url\(|@import/u);
    expect(svg).not.toContain('\u0007');
    expect(svg.length).toBeLessThan(200_000);
  });

  const KNOWN = new Set(['svg', 'title', 'desc', 'style', 'g', 'rect', 'path', 'circle', 'text', 'tspan']);
});

test('one changed step changes only its neighbourhood in the file', () => {
  const before = drawBlueprint(desk()).split('\n');
  const after = drawBlueprint(desk({ work: 'Do a thing' })).split('\n');
  expect(after.length).toBe(before.length);
  const changed = after.filter((line, index) => line !== before[index]);
  expect(changed).toHaveLength(1);
  expect(changed[0]).toContain('data-step="work"');
});

test('the same blueprint gives the same picture, however often and in whatever zone it is drawn', () => {
  const zone = process.env['TZ'];
  const first = drawBlueprint(example('card-fraud'));
  process.env['TZ'] = 'Pacific/Kiritimati';
  expect(drawBlueprint(example('card-fraud'))).toBe(first);
  process.env['TZ'] = zone ?? '';
});

test('words stand out from every ground on which they are written: contrast 4.5 (WCAG AA), in all three themes', () => {
  const grounds = {
    ink: ['paper', 'band', 'bandAlt', 'box', 'soft', 'accentSoft', 'goodSoft'],
    quiet: ['paper', 'band', 'bandAlt', 'box'],
    accent: ['paper', 'box', 'accentSoft'],
    good: ['paper', 'goodSoft'],
    warn: ['warnSoft'],
    bad: ['badSoft', 'goodSoft', 'paper'],
  } as const;
  for (const palette of Object.values(PALETTES)) {
    for (const [ink, on] of Object.entries(grounds) as [keyof typeof grounds, readonly (keyof typeof palette)[]][]) {
      for (const ground of on) expect(contrast(palette[ink], palette[ground])).toBeGreaterThanOrEqual(4.5);
    }
  }
});

/** Of two colours as `#rrggbb`, as WCAG 2 says. */
function contrast(one: string, other: string): number {
  const light = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low = 0, high = 0] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe('overlays', () => {
  it('mark what is new and what has changed, and list what is gone', () => {
    const before = desk({ more: 'file: { do: File it, by: clerk }' });
    const after = desk({ work: 'Do the work well', more: 'call: { do: Call back, by: clerk, via: [counter] }' });
    const { steps, notes, legend } = differenceOverlay(before, after, 'en');
    expect([...steps].map(([id, { tone }]) => [id, tone])).toEqual([
      ['work', 'changed'],
      ['call', 'added'],
    ]);
    expect(notes).toEqual(['Gone: File it']);
    expect(legend.map(({ tone }) => tone)).toEqual(['added', 'changed']);
    expect(readSvg(drawBlueprint(after, { overlay: differenceOverlay(before, after, 'en') })).words).toContain(
      'Gone: File it',
    );
    expect(differenceOverlay(before, before, 'en')).toMatchObject({ steps: new Map(), notes: ['Nothing has changed'] });
    expect(differenceOverlay(before, before, 'zh-CN').notes).toEqual(['没有改动']);
  });

  it('mark what journeys show, show in part, and do not show', () => {
    const item = (kind: string, id: string, group: string, hits: number) => ({
      kind,
      id,
      group,
      hits,
      covered: hits > 0,
    });
    const { steps, ways } = coverageOverlay(desk(), [
      item('steps', 'hear', 'hear', 1),
      item('steps', 'work', 'work', 1),
      item('outcomes', 'work > fine', 'work', 0),
      item('outcomes', 'work > wrong', 'work', 1),
      item('steps', 'check', 'check', 0),
      { ...item('outcomes', 'check > timed-out', 'check', 0), cannot: {} },
      item('ends', 'end closed', 'end closed', 0),
    ]);
    expect(Object.fromEntries([...steps].map(([id, { tone }]) => [id, tone]))).toEqual({
      hear: 'covered',
      work: 'partly',
      check: 'uncovered',
      closed: 'uncovered',
    });
    expect(steps.get('work')?.note).toBe('visited once; never: work > fine');
    expect(Object.fromEntries([...ways].map(([id, { tone }]) => [id, tone]))).toEqual({
      'work>check': 'uncovered',
      'work>hear': 'covered',
    });
  });

  it('mark a way that goes on on another page on both, and there with all that is said of those that meet in it', () => {
    const blueprint = desk({
      more: `call: { do: Call back, by: clerk, outcomes: { short: check, long: file } }
      file: { do: File it, by: clerk, outcomes: { filed: next } }`,
    });
    const outcome = (step: string, name: string, hits: number) => ({
      ...{ kind: 'outcomes', id: `${step} > ${name}`, group: step, hits, covered: hits > 0 },
    });
    const drawn = (short: number, filed: number, bad: number, locale = 'en') => {
      const items = [outcome('call', 'short', short), outcome('file', 'filed', filed), outcome('check', 'bad', bad)];
      // Four columns: hear, work, call and file on the first page, check alone on the second.
      const svg = drawBlueprint(blueprint, { columns: 4, overlay: coverageOverlay(blueprint, items, locale), locale });
      const ways = /<g class="way[^"]*" data-from="(.*?)" data-to="(.*?)" data-tone="(.*?)"><title>([^<]*)/gu;
      return [...svg.matchAll(ways)].map(([, from, to, ...said]) => [`${from} to ${to}`, ...said]);
    };
    expect(drawn(0, 2, 1)).toEqual([
      ['call to check', 'uncovered', 'taken 0 times'],
      ['file to check', 'covered', 'taken 2 times'],
      // Then where the way back arrives, and both ends on the second page.
      ['work to work', 'covered', 'taken once'],
      ['check to check', 'partly', 'Call back: taken 0 times\nFile it: taken 2 times'],
      ['check to work', 'covered', 'taken once'],
    ]);
    const second = drawn(1, 1, 0, 'zh-CN').find(([way]) => way === 'check to check');
    expect(second).toEqual(['check to check', 'covered', 'Call back：走过 1 次\nFile it：走过 1 次']);
  });

  it('mark the way of one case', () => {
    const { steps, ways } = journeyOverlay(desk(), ['hear', 'work', 'hear', 'work'], { title: 'Twice' });
    expect(steps.get('hear')).toEqual({ tone: 'visited', note: 'visited 2 times' });
    expect([...ways.keys()]).toEqual(['hear>work', 'work>hear']);
  });
});

test('a picture that the pages show is a whole document that needs nothing else', () => {
  const svg = readFileSync('docs/pictures/card-fraud.blueprint.en.svg', 'utf8');
  expect(readSvg(svg).attributes.filter((one) => one.includes('http'))).toEqual(['xmlns=http://www.w3.org/2000/svg']);
});
