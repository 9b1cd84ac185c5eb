import { positionOf, type Rise, type Run } from './pieces.ts';

/** The track of every net in every channel, counted from the left or from the top. */
export interface Tracks {
  /** By `channel net`. */
  readonly rises: ReadonlyMap<string, number>;
  /** By `below net`. */
  readonly runs: ReadonlyMap<string, number>;
  readonly riseCounts: ReadonlyMap<number, number>;
  readonly runCounts: ReadonlyMap<number, number>;
}

/** A rise with the edge that can be led otherwise where rises stand in each other's way. */
interface BendableRise extends Rise {
  readonly edge: string;
  readonly mayBend: boolean;
}

/**
 * Gives ways that share a channel tracks of their own, so that none lies on another: what comes from the left of a row ends
 * before what leaves to the right of it begins.
 *
 * @returns the tracks, or an edge that must go another way.
 */
export function assignTracks(rises: readonly BendableRise[], runs: readonly Run[]): Tracks | { stuck: string } {
  const riseTracks = new Map<string, number>();
  const riseCounts = new Map<number, number>();
  for (const [channel, own] of grouped(rises, ({ channel }) => channel)) {
    const placed = placeRises(own);
    if ('stuck' in placed) return placed;
    for (const [net, track] of placed.tracks) riseTracks.set(`${channel} ${net}`, track);
    riseCounts.set(channel, Math.max(0, ...placed.tracks.values()) + 1);
  }
  const runTracks = new Map<string, number>();
  const runCounts = new Map<number, number>();
  for (const [below, own] of grouped(runs, (run) => run.below)) {
    const tracks = placeRuns(own);
    for (const [net, track] of tracks) runTracks.set(`${below} ${net}`, track);
    runCounts.set(below, Math.max(0, ...tracks.values()) + 1);
  }
  return { rises: riseTracks, runs: runTracks, riseCounts, runCounts };
}

function placeRises(rises: readonly BendableRise[]): { tracks: Map<string, number> } | { stuck: string } {
  const spans = new Map(rises.map((rise) => [rise, spanOf(rise)]));
  const after = new Map<BendableRise, BendableRise[]>(rises.map((rise) => [rise, []]));
  for (const left of rises) {
    for (const right of rises) {
      if (left !== right && mustPrecede(left, right)) after.get(right)?.push(left);
    }
  }
  const open = [...rises].sort((a, b) => rank(a) - rank(b));
  const tracks = new Map<BendableRise, number>();
  while (open.length > 0) {
    const index = open.findIndex((rise) => (after.get(rise) ?? []).every((one) => tracks.has(one)));
    if (index === -1) {
      const bent = open.find(({ mayBend }) => mayBend);
      // Rises that end on runs stand in nobody's way, so one of those in a ring can always be led otherwise.
      return { stuck: (bent ?? open[0])?.edge ?? '' };
    }
    const [rise] = open.splice(index, 1) as [BendableRise];
    let track = Math.max(-1, ...(after.get(rise) ?? []).map((one) => tracks.get(one) ?? 0)) + 1;
    const [low, high] = spans.get(rise) ?? [0, 0];
    const clashes = (at: number): boolean =>
      [...tracks].some(([other, used]) => {
        const [otherLow, otherHigh] = spans.get(other) ?? [0, 0];
        return used === at && low <= otherHigh && otherLow <= high;
      });
    while (clashes(track)) track += 1;
    tracks.set(rise, track);
  }
  return { tracks: new Map([...tracks].map(([rise, track]) => [rise.net, track])) };
}

/** True where one way comes to a row from the left and the other leaves the same row to the right. */
function mustPrecede(left: Rise, right: Rise): boolean {
  return left.ends.some(
    (end) =>
      'row' in end &&
      end.side === 'left' &&
      right.ends.some((other) => 'row' in other && other.side === 'right' && other.row === end.row),
  );
}

/** What comes from the left stands left, what goes to the right stands right. */
function rank({ ends }: Rise): number {
  const left = ends.some((end) => 'row' in end && end.side === 'left');
  const right = ends.some((end) => 'row' in end && end.side === 'right');
  return left && right ? 1 : left ? 0 : 2;
}

/** From the topmost to the lowest end, in half rows. */
function spanOf({ ends }: Rise): [number, number] {
  const heights = ends.map((end) => ('top' in end ? -3 : 'row' in end ? 2 * end.row : 2 * end.below + 1));
  return [Math.min(...heights), Math.max(...heights)];
}

function placeRuns(runs: readonly Run[]): Map<string, number> {
  const spans = new Map<string, [number, number]>();
  for (const { net, from, to } of runs) {
    const [low, high] = spans.get(net) ?? [Infinity, -Infinity];
    const ends = [positionOf(from), positionOf(to)];
    spans.set(net, [Math.min(low, ...ends), Math.max(high, ...ends)]);
  }
  const tracks = new Map<string, number>();
  const free: number[][] = [];
  for (const [net, [low, high]] of [...spans].sort(([, a], [, b]) => a[0] - b[0] || b[1] - a[1])) {
    let track = 0;
    while ((free[track] ?? []).some((end) => end >= low)) track += 1;
    free[track] = [...(free[track] ?? []), high];
    tracks.set(net, track);
  }
  return tracks;
}

function grouped<T>(items: readonly T[], key: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
