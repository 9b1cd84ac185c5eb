import type { Waypoint } from '../../blueprint/process.ts';
import type { BoxContent, PlacedBox, PlacedWay } from './placed.ts';

/** Between two ways that leave a box beside one another. */
const PORT = 8;
/** What stays free at the corners of a box. */
const CORNER = 10;

/**
 * Lets each way leave its step by a port of its own: those that go up above the middle, those that go down below it, and
 * what turns first on the outside, so that none crosses another. Gateways and connectors have one port.
 */
export function withPorts(ways: readonly PlacedWay[], boxes: readonly PlacedBox[]): PlacedWay[] {
  const bySource = new Map<string, PlacedWay[]>();
  for (const way of ways) bySource.set(way.way.from, [...(bySource.get(way.way.from) ?? []), way]);
  const offsets = new Map<PlacedWay, number>();
  for (const box of boxes) {
    const own = bySource.get(box.key) ?? [];
    if (own.length < 2 || !hasPorts(box)) continue;
    const room = box.bounds.height / 2 - CORNER;
    for (const direction of [-1, 1]) {
      const turning = own
        .filter((way) => !carriesName(way))
        .filter(({ points }) => Math.sign((points[2]?.y ?? points[0]?.y ?? 0) - (points[0]?.y ?? 0)) === direction)
        .sort((a, b) => (b.points[1]?.x ?? 0) - (a.points[1]?.x ?? 0));
      const step = Math.min(PORT, room / Math.max(1, turning.length));
      for (const [index, way] of turning.entries()) offsets.set(way, direction * step * (index + 1));
    }
  }
  return ways.map((way) => {
    const offset = offsets.get(way);
    return offset === undefined ? way : { ...way, points: shifted(way.points, offset) };
  });
}

/** Its name stands on its first piece, so that this one keeps the middle; no other way goes straight on there. */
function carriesName({ label, points }: PlacedWay): boolean {
  const [first, second] = points;
  if (label === undefined || first === undefined || second === undefined) return false;
  return label.bounds.x < second.x && label.bounds.x > first.x && label.bounds.y + label.bounds.height <= first.y;
}

/** Only a box with an upright side has room for several. */
export function hasPorts(box: BoxContent): boolean {
  return box.kind === 'node' && (box.node.shape === 'step' || box.node.shape === 'module');
}

function shifted([first, second, ...rest]: readonly Waypoint[], by: number): Waypoint[] {
  return [first, second].flatMap((point) => (point === undefined ? [] : { ...point, y: point.y + by })).concat(rest);
}
