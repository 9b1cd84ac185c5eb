import type { Waypoint } from '../../blueprint/process.ts';
import { decimal, element, joined, type Markup } from './markup.ts';

const RADIUS = 6;
const HEAD = 8;

export interface ArrowStyle {
  /** The part of the palette that colours it; default `arrow`. */
  readonly colour?: string;
  readonly dashed?: boolean;
  readonly width?: number;
  /** False for a line without a head. */
  readonly head?: boolean;
  /** Both ends have a head. */
  readonly both?: boolean;
}

/** An orthogonal line with round corners and a head at its end. */
export function drawArrow(points: readonly Waypoint[], style: ArrowStyle = {}): Markup {
  const { colour = 'arrow', dashed = false, width = 1.5, head = true, both = false } = style;
  const corners = withoutRepeats(points);
  const shaft = head ? shortened(corners, HEAD - 2) : corners;
  const line = both ? shortened(shaft.toReversed(), HEAD - 2).toReversed() : shaft;
  return joined([
    element('path', {
      class: `line stroke-${colour}${dashed ? ' dashed' : ''}`,
      d: roundedPath(line),
      'stroke-width': width,
    }),
    head ? headAt(corners, colour) : undefined,
    both ? headAt(corners.toReversed(), colour) : undefined,
  ]);
}

/** The path through points with quarter-round corners, as large as the pieces between them allow. */
export function roundedPath(points: readonly Waypoint[], radius: number = RADIUS): string {
  const [first] = points;
  if (first === undefined) return '';
  let path = `M${at(first)}`;
  for (const [index, point] of points.entries()) {
    if (index === 0) continue;
    const before = points[index - 1] ?? point;
    const after = points[index + 1];
    if (after === undefined) {
      path += `L${at(point)}`;
      continue;
    }
    const round = Math.min(radius, distance(before, point) / 2, distance(point, after) / 2);
    path += `L${at(towards(point, before, round))}Q${at(point)} ${at(towards(point, after, round))}`;
  }
  return path;
}

function headAt(points: readonly Waypoint[], colour: string): Markup | undefined {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) return undefined;
  const foot = towards(tip, before, HEAD);
  const [dx, dy] = [(tip.x - foot.x) / 2.2, (tip.y - foot.y) / 2.2];
  const left = { x: foot.x - dy, y: foot.y + dx };
  const right = { x: foot.x + dy, y: foot.y - dx };
  return element('path', { class: `fill-${colour}`, d: `M${at(tip)}L${at(left)}L${at(right)}Z` });
}

function shortened(points: readonly Waypoint[], by: number): readonly Waypoint[] {
  const last = points.at(-1);
  const before = points.at(-2);
  if (last === undefined || before === undefined) return points;
  return [...points.slice(0, -1), towards(last, before, Math.min(by, distance(last, before)))];
}

function withoutRepeats(points: readonly Waypoint[]): readonly Waypoint[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    return before === undefined || before.x !== point.x || before.y !== point.y;
  });
}

function towards(from: Waypoint, to: Waypoint, length: number): Waypoint {
  const whole = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * length) / whole, y: from.y + ((to.y - from.y) * length) / whole };
}

function distance(a: Waypoint, b: Waypoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function at({ x, y }: Waypoint): string {
  return `${decimal(x)} ${decimal(y)}`;
}
