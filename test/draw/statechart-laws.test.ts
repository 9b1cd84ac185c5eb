import { globSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import type { Bounds, Waypoint } from '../../src/blueprint/process.ts';
import { machineTransitions, statesOf } from '../../src/compile/machine-transitions.ts';
import type { PlacedState, StatechartLayout } from '../../src/draw/statechart/chart-geometry.ts';
import { layoutStatechart } from '../../src/draw/statechart/layout-statechart.ts';
import { checkBlueprint, compileBlueprint, readBpmn, type CompiledBlueprint } from '../../src/index.ts';
import { everyExample } from '../support/examples.ts';
import { randomBlueprint } from '../support/random-blueprint.ts';
import { runs } from '../support/runs.ts';

/** What a picture does wrong, in words. */
function faultsOf(compiled: CompiledBlueprint, locale: string): string[] {
  const layout = layoutStatechart(compiled, { locale });
  return [
    ...missing(compiled, layout),
    ...overlapping(layout),
    ...outside(layout),
    ...loose(layout),
    ...crossing(layout),
    ...lyingOn(layout),
    ...unreadable(layout),
  ];
}

/** Every state of the machine is there; a last end that nothing leads to may be left out. */
function missing({ config }: CompiledBlueprint, { states }: StatechartLayout): string[] {
  const drawn = new Set(states.map(({ id }) => id));
  const entered = new Set(machineTransitions(config).map(({ transition }) => transition.target?.slice(1)));
  return [...statesOf(config)]
    .filter(({ id }) => !drawn.has(id) && (id !== 'sealed' || entered.has(id)))
    .map(({ id }) => `${id} is not drawn`);
}

function overlapping({ states }: StatechartLayout): string[] {
  const families = Map.groupBy(states, ({ parent }) => parent);
  return [...families.values()].flatMap((siblings) =>
    siblings.flatMap((one, index) =>
      siblings
        .slice(index + 1)
        .filter((other) => overlap(one.bounds, other.bounds))
        .map((other) => `${one.id} lies on ${other.id}`),
    ),
  );
}

function outside({ states, labels, arrows, width, height }: StatechartLayout): string[] {
  const byId = new Map(states.map((state) => [state.id, state]));
  const page = { x: 0, y: 0, width, height };
  return [
    ...states.flatMap(({ id, parent, bounds }) => {
      const around = parent === undefined ? page : byId.get(parent)?.bounds;
      return around !== undefined && holds(around, bounds) ? [] : [`${id} stands outside ${parent}`];
    }),
    ...labels.filter(({ bounds }) => !holds(page, bounds)).map(({ label }) => `${label.lines.join(' ')} is cut`),
    ...arrows.flatMap(({ from, to, points }) =>
      points.every((point) => inside(page, point)) ? [] : [`${from} > ${to} leaves the page`],
    ),
  ];
}

/** Arrows go from border to border, level and upright, by a piece of some length. */
function loose({ states, arrows }: StatechartLayout): string[] {
  const byId = new Map(states.map(({ id, bounds }) => [id, bounds]));
  return arrows.flatMap(({ from, to, points }) => {
    const [source, target] = [byId.get(from), byId.get(to)];
    const [first, last] = [points[0], points.at(-1)];
    const name = `${from} > ${to}`;
    if (source === undefined || target === undefined || first === undefined || last === undefined)
      return [`${name} ends nowhere`];
    return [
      ...(onBorder(source, first) ? [] : [`${name} does not begin on its state`]),
      ...(onBorder(target, last) ? [] : [`${name} does not end on its state`]),
      ...(pieces(points).every(([a, b]) => a.x === b.x || a.y === b.y) ? [] : [`${name} slants`]),
    ];
  });
}

const HOLDERS: readonly PlacedState['kind'][] = ['machine', 'region', 'group', 'compound', 'card'];

function crossing({ states, arrows }: StatechartLayout): string[] {
  const solid = states.filter(({ kind }) => !HOLDERS.includes(kind));
  const compounds = states.filter(({ kind }) => kind === 'compound');
  const byId = new Map(states.map((state) => [state.id, state]));
  const within = (id: string, holder: string): boolean => {
    for (let state = byId.get(id); state !== undefined; state = byId.get(state.parent ?? '')) {
      if (state.id === holder) return true;
    }
    return false;
  };
  return arrows.flatMap(({ from, to, points }) => {
    const walls = [...solid, ...compounds.filter(({ id }) => !within(from, id) && !within(to, id))];
    return walls
      .filter(({ bounds }) => pieces(points).some(([a, b]) => passes(bounds, a, b)))
      .map(({ id }) => `${from} > ${to} crosses ${id}`);
  });
}

/** Arrows to different states never run on one another. */
function lyingOn({ arrows }: StatechartLayout): string[] {
  const faults: string[] = [];
  const levels = new Map<string, { low: number; high: number; to: string; from: string }[]>();
  for (const { from, to, points } of arrows) {
    for (const [a, b] of pieces(points)) {
      const isLevel = a.y === b.y;
      const key = isLevel ? `y ${a.y}` : `x ${a.x}`;
      const ends = isLevel ? [a.x, b.x] : [a.y, b.y];
      const piece = { low: Math.min(...ends), high: Math.max(...ends), to, from };
      const others = levels.get(key) ?? [];
      for (const other of others) {
        if (other.to !== to && piece.low < other.high && other.low < piece.high) {
          faults.push(`${from} > ${to} runs on ${other.from} > ${other.to}`);
        }
      }
      levels.set(key, [...others, piece]);
    }
  }
  return faults;
}

/** Words of a state stand inside it, those of arrows beside all states, and none on another. */
function unreadable({ states, labels }: StatechartLayout): string[] {
  const byId = new Map(states.map((state) => [state.id, state]));
  const solid = states.filter(({ kind }) => !HOLDERS.includes(kind));
  const faults: string[] = [];
  for (const { of, role, bounds, label } of labels) {
    const words = label.lines.join(' ');
    const owner = byId.get(of);
    const isBeside = role === 'arrow' || owner?.kind === 'final';
    if (!isBeside && (owner === undefined || !holds(owner.bounds, bounds))) faults.push(`“${words}” leaves ${of}`);
    if (isBeside) {
      for (const state of solid) if (overlap(state.bounds, bounds)) faults.push(`“${words}” lies on ${state.id}`);
    }
  }
  for (const [index, one] of labels.entries()) {
    for (const other of labels.slice(index + 1)) {
      if (overlap(one.bounds, other.bounds))
        faults.push(`“${one.label.lines.join(' ')}” lies on “${other.label.lines.join(' ')}”`);
    }
  }
  return faults;
}

function pieces(points: readonly Waypoint[]): [Waypoint, Waypoint][] {
  return points.slice(1).map((point, index) => [points[index] ?? point, point]);
}

function overlap(a: Bounds, b: Bounds): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function inside({ x, y, width, height }: Bounds, point: Waypoint): boolean {
  return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
}

function holds(around: Bounds, { x, y, width, height }: Bounds): boolean {
  return inside(around, { x, y }) && inside(around, { x: x + width, y: y + height });
}

function onBorder(bounds: Bounds, point: Waypoint): boolean {
  const isOnEdge =
    point.x === bounds.x ||
    point.x === bounds.x + bounds.width ||
    point.y === bounds.y ||
    point.y === bounds.y + bounds.height;
  return isOnEdge && inside(bounds, point);
}

function passes({ x, y, width, height }: Bounds, a: Waypoint, b: Waypoint): boolean {
  const left = Math.min(a.x, b.x);
  const right = Math.max(a.x, b.x);
  const top = Math.min(a.y, b.y);
  const bottom = Math.max(a.y, b.y);
  return left < x + width && right > x && top < y + height && bottom > y;
}

describe('the statechart of every example', () => {
  for (const [name, blueprint] of everyExample()) {
    it.each(['zh-CN', 'en'])(`shows ${name} whole, with nothing lying on anything else, in %s`, (locale) => {
      expect(faultsOf(compileBlueprint(blueprint), locale)).toEqual([]);
    });
  }
});

describe('the statechart of a process that was drawn as BPMN', () => {
  it('obeys the same laws, whether its cases move by tokens or from step to step', async () => {
    const seen = new Set<boolean>();
    for (const file of globSync('test/bpmn/cells/*.bpmn')) {
      const { blueprint } = await readBpmn(readFileSync(file, 'utf8'), { file });
      if (blueprint === undefined || checkBlueprint(blueprint).some(({ severity }) => severity === 'error')) continue;
      const compiled = compileBlueprint(blueprint);
      seen.add(compiled.plan.tokens === undefined);
      expect(faultsOf(compiled, 'en').map((fault) => `${file}: ${fault}`)).toEqual([]);
    }
    expect(seen).toEqual(new Set([true, false]));
  });
});

describe('the statechart of any blueprint', () => {
  it(
    'shows every state once, apart from the others, with arrows that cross none',
    () => {
      for (let seed = 0; seed < runs(30); seed += 1) {
        const { compiled } = randomBlueprint(seed);
        const faults = faultsOf(compiled, seed % 2 === 0 ? 'en' : 'zh-CN');
        expect(faults.map((fault) => `seed ${seed}: ${fault}`)).toEqual([]);
      }
    },
    runs(30) * 1000,
  );
});
