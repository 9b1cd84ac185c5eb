import { describe, expect, it } from 'vitest';

import type { Bounds, Diagram, ProcessModel, Waypoint } from '../../src/blueprint/process.ts';
import { layout } from '../../src/draw/layout/layout-process.ts';
import { writtenProcess } from '../../src/flow/process-of.ts';
import { everyExample } from '../support/examples.ts';
import { randomBlueprint } from '../support/random-blueprint.ts';
import { runs } from '../support/runs.ts';

type Blueprint = Parameters<typeof writtenProcess>[0];

function drawn(blueprint: Blueprint, locale: string): { model: ProcessModel; diagram: Diagram } {
  const { model, standings } = writtenProcess(blueprint, { locale });
  return { model, diagram: layout(model, { stageOf: (node) => standings.get(node)?.stage }) };
}

/** What a picture does wrong, in words. */
function faultsOf({ model, diagram }: { model: ProcessModel; diagram: Diagram }): string[] {
  return [
    ...missing(model, diagram),
    ...overlapping(model, diagram),
    ...outside(model, diagram),
    ...crossing(model, diagram),
    ...lyingOn(diagram),
    ...hidden(model, diagram),
  ];
}

function missing(model: ProcessModel, { shapes, edges }: Diagram): string[] {
  const wanted = model.processes.flatMap(({ nodes, lanes }) => [...nodes.keys(), ...lanes.map(({ id }) => id)]);
  const lines = [
    ...model.processes.flatMap(({ flows }) => [...flows.keys()]),
    ...model.messageFlows.map(({ id }) => id),
  ];
  return [...wanted.filter((id) => !shapes.has(id)), ...lines.filter((id) => !edges.has(id))].map(
    (id) => `${id} is not drawn`,
  );
}

interface Shape extends Bounds {
  readonly id: string;
  readonly host?: string;
  readonly scope: string;
}

function nodesOf(model: ProcessModel, { shapes }: Diagram): Shape[] {
  return model.processes.flatMap(({ nodes }) =>
    [...nodes.values()].flatMap((node): Shape[] => {
      const bounds = shapes.get(node.id);
      const host = node.kind === 'event' ? node.attachedTo : undefined;
      return bounds === undefined ? [] : [{ ...bounds, id: node.id, scope: node.scope, ...(host && { host }) }];
    }),
  );
}

function overlapping(model: ProcessModel, diagram: Diagram): string[] {
  const nodes = nodesOf(model, diagram);
  return nodes.flatMap((one, index) =>
    nodes
      .slice(index + 1)
      .filter(
        (other) => one.scope === other.scope && one.host !== other.id && other.host !== one.id && meet(one, other),
      )
      .map((other) => `${one.id} and ${other.id} overlap`),
  );
}

function meet(a: Bounds, b: Bounds, by = 0): boolean {
  return a.x - by < b.x + b.width && b.x - by < a.x + a.width && a.y - by < b.y + b.height && b.y - by < a.y + a.height;
}

function within(inner: Bounds, outer: Bounds): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** Nodes outside their lane, sub-process or pool. */
function outside(model: ProcessModel, { shapes }: Diagram): string[] {
  return model.processes.flatMap(({ nodes, lanes, id }) => {
    const pool = model.participants.find(({ process }) => process === id)?.id ?? '';
    return [...nodes.values()].flatMap((node) => {
      const own = lanes.filter((lane) => lane.nodes.includes(node.id)).map((lane) => lane.id);
      const places = [...own, ...(nodes.has(node.scope) ? [node.scope] : []), pool];
      const bounds = shapes.get(node.id);
      return places
        .filter((place) => {
          const area = shapes.get(place);
          return bounds !== undefined && area !== undefined && !within(bounds, area);
        })
        .map((place) => `${node.id} is outside ${place}`);
    });
  });
}

/** Edges that run through a shape, do not end on theirs, or run aslant. */
function crossing(model: ProcessModel, diagram: Diagram): string[] {
  const nodes = nodesOf(model, diagram);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const flows = [...model.processes.flatMap((process) => [...process.flows.values()]), ...model.messageFlows];
  return flows.flatMap(({ id, from, to }) => {
    const points = diagram.edges.get(id) ?? [];
    const ends = new Set([from, to, byId.get(from)?.host ?? from, byId.get(from)?.scope, byId.get(to)?.scope]);
    const scopes = new Set<string | undefined>(ends);
    for (let scope = byId.get(from)?.scope; scope !== undefined; scope = byId.get(scope)?.scope) scopes.add(scope);
    for (let scope = byId.get(to)?.scope; scope !== undefined; scope = byId.get(scope)?.scope) scopes.add(scope);
    const through = nodes.filter((node) => !scopes.has(node.id) && segments(points).some((part) => meet(part, node)));
    const aslant = segments(points).some((part) => part.width > 2 && part.height > 2);
    const [start] = points;
    const last = points.at(-1);
    const begins = touches(start, diagram.shapes.get(from));
    const arrives = touches(last, diagram.shapes.get(to));
    return [
      ...through.map((node) => `${id} runs through ${node.id}`),
      ...(aslant ? [`${id} runs aslant`] : []),
      ...(begins && arrives ? [] : [`${id} does not end on its shapes`]),
    ];
  });
}

function segments(points: readonly Waypoint[]): Bounds[] {
  return points.slice(1).map((point, index) => {
    const before = points[index] ?? point;
    return {
      x: Math.min(point.x, before.x),
      y: Math.min(point.y, before.y),
      width: Math.abs(point.x - before.x) + 0.01,
      height: Math.abs(point.y - before.y) + 0.01,
    };
  });
}

function touches(point: Waypoint | undefined, bounds: Bounds | undefined): boolean {
  if (point === undefined || bounds === undefined) return false;
  return meet({ ...point, width: 0, height: 0 }, bounds, 1);
}

/** Edges that lie upon one another although they neither begin nor end together. */
function lyingOn(diagram: Diagram): string[] {
  const parts = [...diagram.edges].flatMap(([id, points]) =>
    segments(points).map((part) => ({ id, part, start: points[0], end: points.at(-1) })),
  );
  return parts.flatMap((one, index) =>
    parts.slice(index + 1).flatMap((other) => {
      if (one.id === other.id || same(one.start, other.start) || same(one.end, other.end)) return [];
      const flat = one.part.height < 1 && other.part.height < 1 && Math.abs(one.part.y - other.part.y) < 1;
      const steep = one.part.width < 1 && other.part.width < 1 && Math.abs(one.part.x - other.part.x) < 1;
      const along = flat
        ? overlap(one.part.x, one.part.width, other.part.x, other.part.width)
        : steep
          ? overlap(one.part.y, one.part.height, other.part.y, other.part.height)
          : 0;
      return along > 1 ? [`${one.id} lies on ${other.id}`] : [];
    }),
  );
}

function overlap(a: number, width: number, b: number, other: number): number {
  return Math.min(a + width, b + other) - Math.max(a, b);
}

function same(a: Waypoint | undefined, b: Waypoint | undefined): boolean {
  return a?.x === b?.x && a?.y === b?.y;
}

/** Names that lie on a shape or on another name. */
function hidden(model: ProcessModel, diagram: Diagram): string[] {
  const nodes = nodesOf(model, diagram).filter(
    ({ id }) => !model.processes.some(({ nodes }) => [...nodes.values()].some(({ scope }) => scope === id)),
  );
  const labels = [...(diagram.labels ?? [])];
  return labels.flatMap(([id, label], index) => [
    ...nodes
      .filter((node) => node.id !== id && meet(label, node, -2))
      .map((node) => `the name of ${id} lies on ${node.id}`),
    ...labels
      .slice(index + 1)
      .filter(([, other]) => meet(label, other, -2))
      .map(([other]) => `the names of ${id} and ${other} overlap`),
  ]);
}

describe('the layout of a process', () => {
  it.each(everyExample())(
    '%s: nothing overlaps, no arrow crosses a shape or lies on another, all is in its lane',
    (_, blueprint) => {
      for (const locale of ['en', 'zh-CN']) expect(faultsOf(drawn(blueprint, locale))).toEqual([]);
    },
  );

  it('the same holds for any blueprint', () => {
    for (let seed = 1; seed <= runs(20); seed += 1) {
      expect([seed, ...faultsOf(drawn(randomBlueprint(seed).blueprint, 'en'))]).toEqual([seed]);
    }
  });

  it('the same blueprint gives the same picture', () => {
    const [, blueprint] = everyExample()[0]!;
    expect(drawn({ ...blueprint }, 'en').diagram).toEqual(drawn(blueprint, 'en').diagram);
  });
});
