import { positionOf, type Rise, type RiseEnd, type Run } from './pieces.ts';

/** The track of every net in every channel, counted from the left or from the top. */
export interface Tracks {
  /** By `channel net`. */
  readonly rises: ReadonlyMap<string, number>;
  /** By `below net`. */
  readonly runs: ReadonlyMap<string, number>;
  readonly riseCounts: ReadonlyMap<number, number>;
  /** How many of them stand behind the names in a channel; these are its last. */
  readonly lateCounts: ReadonlyMap<number, number>;
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
 * @param names the net of the way whose name stands in a channel on a row, by `channel row`; '' for a way without a rise.
 * What else comes to that row joins it behind the name, so that the name is that of one way only.
 * @returns the tracks, or edges that must go another way.
 */
export function assignTracks(
  rises: readonly BendableRise[],
  runs: readonly Run[],
  names: ReadonlyMap<string, string>,
): Tracks | { stuck: readonly string[] } {
  const lateCounts = new Map<number, number>();
  const stuck: string[] = [];
  const riseTracks = new Map<string, number>();
  const riseCounts = new Map<number, number>();
  for (const [channel, own] of grouped(rises, ({ channel }) => channel)) {
    const { late, under } = lateOf(own, names);
    stuck.push(...under.filter(({ mayBend }) => mayBend).map(({ edge }) => edge));
    let count = 0;
    for (const group of [own.filter((rise) => !late.has(rise)), [...late]]) {
      if (group.length === 0) continue;
      const placed = placeRises(group);
      if ('stuck' in placed) return placed;
      for (const [net, track] of placed.tracks) riseTracks.set(`${channel} ${net}`, count + track);
      const taken = Math.max(0, ...placed.tracks.values()) + 1;
      if (late.size > 0 && group.every((rise) => late.has(rise))) lateCounts.set(channel, taken);
      count += taken;
    }
    riseCounts.set(channel, count);
  }
  if (stuck.length > 0) return { stuck };
  const runTracks = new Map<string, number>();
  const runCounts = new Map<number, number>();
  for (const [below, own] of grouped(runs, (run) => run.below)) {
    const tracks = placeRuns(own);
    for (const [net, track] of tracks) runTracks.set(`${below} ${net}`, track);
    runCounts.set(below, Math.max(0, ...tracks.values()) + 1);
  }
  return { rises: riseTracks, runs: runTracks, riseCounts, lateCounts, runCounts };
}

/**
 * The rises of a channel that stand behind the names in it: those that come to a row on which the name of another way
 * stands, and those that have to stand right of them; `under` are those that cannot, so that they would run under that name.
 */
function lateOf(
  rises: readonly BendableRise[],
  names: ReadonlyMap<string, string>,
): { readonly late: ReadonlySet<BendableRise>; readonly under: readonly BendableRise[] } {
  const nameAt = ({ channel }: Rise, end: RiseEnd, side: 'left' | 'right'): string | undefined =>
    'row' in end && end.side === side ? names.get(`${channel} ${end.row}`) : undefined;
  const joins = (rise: Rise): boolean => rise.ends.some((end) => (nameAt(rise, end, 'right') ?? rise.net) !== rise.net);
  // What begins left of a name or carries it itself stays before it.
  const stays = new Set(
    rises.filter((rise) =>
      rise.ends.some(
        (end) => (nameAt(rise, end, 'left') ?? rise.net) !== rise.net || nameAt(rise, end, 'right') === rise.net,
      ),
    ),
  );
  const late = new Set<BendableRise>();
  const follow = (rise: BendableRise, found: Set<BendableRise>): boolean => {
    if (stays.has(rise)) return false;
    if (late.has(rise) || found.has(rise)) return true;
    found.add(rise);
    return rises.every((other) => other === rise || !mustPrecede(rise, other) || follow(other, found));
  };
  const under: BendableRise[] = [];
  for (const rise of rises.filter(joins)) {
    const found = new Set<BendableRise>();
    if (follow(rise, found)) for (const one of found) late.add(one);
    else under.push(rise);
  }
  return { late, under };
}

function placeRises(rises: readonly BendableRise[]): { tracks: Map<string, number> } | { stuck: readonly string[] } {
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
      return { stuck: [(bent ?? open[0])?.edge ?? ''] };
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
