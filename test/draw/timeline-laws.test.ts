import { readdirSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { drawTimeline } from '../../src/draw/timeline/draw-timeline.ts';
import { textIn } from '../../src/blueprint/text.ts';
import { layoutTimeline } from '../../src/draw/timeline/layout-timeline.ts';
import type { TimelineLayout } from '../../src/draw/timeline/timeline-layout.ts';
import type { TimelineOptions } from '../../src/draw/timeline/timeline-options.ts';
import type { Entry } from '../../src/index.ts';
import { explainClock } from '../../src/run/why/explain-clock.ts';
import { isWithin, overlapping, readSvg } from '../support/boxes-and-words.ts';
import { playedExample } from '../support/played-examples.ts';
import { randomCase } from '../support/random-case.ts';
import { runs } from '../support/runs.ts';

/** What a picture does wrong, in words. */
function faultsOf(layout: TimelineLayout, entries: readonly Entry[], options: TimelineOptions): string[] {
  const { labels, bars, points, counts, legend, width, height } = layout;
  const picture = { x: 0, y: 0, width, height };
  const said = (index: number): string => labels[index]?.label.lines.join(' ') ?? '';
  const outside = [
    ...labels.map(({ bounds }, index) => ({ bounds, name: said(index) })),
    ...[...bars, ...points, ...counts].map(({ bounds, row }) => ({ bounds, name: row })),
    ...legend.map(({ bounds, look }) => ({ bounds, name: look })),
  ].filter(({ bounds }) => !isWithin(bounds, picture));
  return [
    ...overlapping(labels.map(({ bounds }) => bounds)).map(([a, b]) => `"${said(a)}" and "${said(b)}" overlap`),
    ...covered(layout),
    ...outside.map(({ name }) => `${name} is not within the picture`),
    ...outOfOrder(layout),
    ...strayPieces(layout),
    ...wrongClocks(layout, entries, options),
  ];
}

/** Signs on which words stand; the flag of a due instant is high and thin, and may stand beside words. */
function covered({ labels, points }: TimelineLayout): string[] {
  const signs = points.filter(({ sign }) => sign !== 'due');
  return overlapping([...labels, ...signs].map(({ bounds }) => bounds)).flatMap(([a, b]) => {
    const [first, second] = [Math.min(a, b), Math.max(a, b)];
    if (first >= labels.length || second < labels.length) return [];
    const { row, sign } = signs[second - labels.length]!;
    return [`"${labels[first]!.label.lines.join(' ')}" stands on a sign, ${sign} of ${row}`];
  });
}

/** What was later stands further to the right, or in the same place. */
function outOfOrder({ bars, points, ticks, breaks }: TimelineLayout): string[] {
  const places = [
    ...bars.map(({ from, bounds }) => ({ at: from, x: bounds.x })),
    ...points.map(({ at, bounds }) => ({ at, x: bounds.x + bounds.width / 2 })),
    ...ticks,
    ...breaks.map(({ from, x }) => ({ at: from, x })),
  ].toSorted((a, b) => a.at - b.at || a.x - b.x);
  const faults: string[] = [];
  let [furthest, since] = [-Infinity, -Infinity];
  let best = -Infinity;
  for (const { at, x } of places) {
    if (at > since) [furthest, since] = [Math.max(furthest, best), at];
    if (x < furthest - 0.01) faults.push(`${at} stands at ${x}, left of what was before it at ${furthest}`);
    best = Math.max(best, x);
  }
  return faults;
}

function strayPieces({ bars }: TimelineLayout): string[] {
  return bars.flatMap(({ row, bounds, pieces }) =>
    pieces
      .filter((piece) => piece.kind !== 'ahead' && !isWithin(piece.bounds, bounds))
      .map(({ kind }) => `${kind} of ${row} is not within its bar`),
  );
}

/** Each run of each clock has a bar from its start to its end, and each pause its place in it. */
function wrongClocks({ bars }: TimelineLayout, entries: readonly Entry[], options: TimelineOptions): string[] {
  const at = Math.max(options.until ?? 0, ...entries.map((entry) => entry.at));
  const closed = entries.findLast(({ type }) => type === 'case.closed' || type === 'case.reopened');
  const until = closed?.type === 'case.closed' ? entries.at(-1)!.at : at;
  const { compiled, context } = options;
  return (compiled.plan.clocks?.all ?? []).flatMap(({ id }) => {
    const why = explainClock(compiled, entries, id, { at: until, context });
    const drawn = bars.filter(({ row }) => row === `clock ${id}`);
    if (drawn.length !== (why?.runs.length ?? 0))
      return [`${id} has ${why?.runs.length} runs and ${drawn.length} bars`];
    return (why?.runs ?? []).flatMap((run, index) => {
      const bar = drawn[index]!;
      const begin = Math.min(run.from, run.lines.findLast(({ kind }) => kind === 'started')?.at ?? run.from);
      const end = Math.max(begin, run.ended ?? until);
      const pauses = run.sum.filter(({ kind, ahead }) => kind === 'paused' && !ahead);
      const shown = bar.pieces.filter(({ kind }) => kind === 'paused');
      return [
        ...(bar.from === begin && bar.to === end ? [] : [`${id} runs ${begin}–${end}, drawn ${bar.from}–${bar.to}`]),
        ...pauses
          .filter(({ from, to }) => to - from > 1 && !shown.some((one) => one.from === from))
          .filter(({ from }) => from < end)
          .map(({ from }) => `a pause of ${id} from ${from} is not drawn`),
      ];
    });
  });
}

/** Who was told, every breach, and for whom nobody was found can be read in the document. */
function untold(svg: string, entries: readonly Entry[], { compiled }: TimelineOptions): string[] {
  const { words } = readSvg(svg);
  const told = entries.flatMap((entry) =>
    entry.type === 'effect.requested' && entry.effect.kind === 'alert' ? entry.effect.to : [],
  );
  const names = told.flatMap(({ role, person }) => {
    if (person !== undefined) return compiled.blueprint.people?.people?.people.get(person)?.name ?? person;
    const title = role === undefined ? undefined : compiled.blueprint.roles.get(role)?.title;
    return title === undefined ? [] : textIn(title, 'en');
  });
  const breached = entries.some(({ type }) => type === 'sla.breached');
  return [
    ...names.filter((name) => !words.includes(name)).map((name) => `nobody reads that ${name} was told`),
    ...(breached && !/breached|In time after all/u.test(words) ? ['a breach is not told'] : []),
  ];
}

const EXAMPLES = readdirSync('examples').filter((name) =>
  readdirSync(`examples/${name}`).includes(`${name}.journey.yaml`),
);

describe('the picture of a case', () => {
  test.each(EXAMPLES)(
    'of every journey of %s has its words apart and inside, time in order, and clocks as they are explained',
    async (example) => {
      const { compiled, results } = await playedExample(example);
      for (const [name, { entries, end, snapshot }] of results) {
        for (const locale of ['en', 'zh-CN']) {
          const options = { compiled, until: end, locale, context: snapshot?.context };
          const faults = faultsOf(layoutTimeline(entries, options), entries, options);
          expect(faults, `${name}, ${locale}`).toEqual([]);
        }
        const options = { compiled, locale: 'en' };
        expect({ [name]: untold(drawTimeline(entries, options), entries, options) }).toEqual({ [name]: [] });
      }
    },
  );

  test('of whatever may happen to any case keeps the same laws, and is valid XML without scripts', () => {
    fc.assert(
      fc.property(fc.noShrink(fc.nat(100_000)), (seed) => {
        const { compiled, entries, snapshot, now } = randomCase(seed);
        const options = { compiled, until: now, locale: 'en', context: snapshot.context };
        expect(faultsOf(layoutTimeline(entries, options), entries, options)).toEqual([]);
        const svg = drawTimeline(entries, options);
        const { elements, attributes } = readSvg(svg);
        expect([...elements].filter((name) => !ALLOWED.has(name))).toEqual([]);
        expect(attributes.filter((one) => /^(?:on|href|xlink|src)/iu.test(one))).toEqual([]);
        expect(untold(svg, entries, options)).toEqual([]);
        expect(svg.length).toBeLessThan(500_000);
      }),
      { numRuns: runs(30) },
    );
  });
});

const ALLOWED = new Set(['svg', 'title', 'desc', 'style', 'rect', 'g', 'path', 'text', 'tspan', 'circle']);
