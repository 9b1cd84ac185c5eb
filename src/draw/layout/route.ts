import type { GridEdge } from './columns.ts';
import { positionOf, type Key, type RiseEnd, type Run } from './pieces.ts';
import { assignTracks, type Tracks } from './tracks.ts';

/** Where a node stands in the grid. */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

/** An edge that is to be led through the grid. */
export interface RoutedEdge extends GridEdge {
  /** True where it leaves by the bottom of its node: from an event on the border. */
  readonly leavesBelow: boolean;
  readonly hasLabel: boolean;
  /** Edges that leave the same gateway share their first way, those that meet in one their last. */
  readonly isSplit: boolean;
  readonly isMerge: boolean;
}

/** A line between a node and what lies above the grid. */
export interface Talk {
  readonly id: string;
  readonly node: string;
}

/** How an edge goes: straight along its row, by one rise, or by a run between two rows. */
export type Way =
  | { readonly kind: 'straight' }
  | { readonly kind: 'rise'; readonly rise: Key }
  | { readonly kind: 'run'; readonly first?: Key; readonly run: Key; readonly last: Key }
  | { readonly kind: 'up' }
  | { readonly kind: 'up-by'; readonly run: Key; readonly rise: Key };

/** A place for a name: the end of a channel, above the middle line of a row. */
export interface LabelPlace {
  readonly channel: number;
  readonly row: number;
}

export interface Routing {
  readonly ways: ReadonlyMap<string, Way>;
  readonly tracks: Tracks;
  /** Where the name of a way without a run stands: on a row, in a channel. */
  readonly labelsAt: ReadonlyMap<string, LabelPlace>;
  /** The channel of a run that stays in one, with its name on it. */
  readonly shortRuns: ReadonlyMap<string, number>;
}

/** Leads every edge through the channels of a grid, so that none crosses a node and none lies on another. */
export function route(cells: ReadonlyMap<string, Cell>, edges: readonly RoutedEdge[], talks: readonly Talk[]): Routing {
  const bent = new Set<string>();
  for (;;) {
    const routing = new Router(cells, bent).route(edges, talks);
    if (!('stuck' in routing)) return routing;
    for (const edge of routing.stuck) bent.add(edge);
  }
}

class Router {
  readonly #cells: ReadonlyMap<string, Cell>;
  readonly #bent: ReadonlySet<string>;
  /** Rows between two columns that a node or another way takes. */
  readonly #taken = new Map<string, string>();
  readonly #rises = new Map<
    string,
    { net: string; channel: number; ends: RiseEnd[]; edge: string; mayBend: boolean }
  >();
  readonly #runs: Run[] = [];
  readonly #ways = new Map<string, Way>();
  /** Where the name of a way stands, in a channel beside a row, and the net of the rise it belongs to. One name each. */
  readonly #named = new Map<string, string>();
  readonly #shortRuns = new Map<string, number>();
  /** Where a way comes along the row. */
  readonly #reached = new Set<string>();
  readonly #labelsAt = new Map<string, LabelPlace>();

  constructor(cells: ReadonlyMap<string, Cell>, bent: ReadonlySet<string>) {
    this.#cells = cells;
    this.#bent = bent;
    for (const [node, { column, row }] of cells) this.#taken.set(`${row} ${column}`, `node ${node}`);
  }

  route(edges: readonly RoutedEdge[], talks: readonly Talk[]): Routing | { stuck: readonly string[] } {
    for (const edge of edges) this.#straight(edge);
    for (const talk of talks) this.#talk(talk);
    for (const edge of edges) if (!this.#ways.has(edge.id)) this.#bend(edge);
    const tracks = assignTracks([...this.#rises.values()], this.#runs, this.#named);
    if ('stuck' in tracks) return tracks;
    return { ways: this.#ways, tracks, labelsAt: this.#labelsAt, shortRuns: this.#shortRuns };
  }

  #cell(node: string): Cell {
    return this.#cells.get(node) ?? { column: 0, row: 0 };
  }

  #isNamed({ channel, row }: LabelPlace): boolean {
    return this.#named.has(`${channel} ${row}`);
  }

  #putLabel(id: string, place: LabelPlace, net: string): void {
    this.#named.set(`${place.channel} ${place.row}`, net);
    this.#labelsAt.set(id, place);
  }

  /** Keeps the places between two columns of a row for a net; false where something is in the way. */
  #reserve(row: number, from: number, to: number, net: string): boolean {
    const keys = Array.from({ length: Math.max(0, to - from - 1) }, (_, index) => `${row} ${from + 1 + index}`);
    if (keys.some((key) => (this.#taken.get(key) ?? net) !== net)) return false;
    for (const key of keys) this.#taken.set(key, net);
    return true;
  }

  #straight({ id, from, to, leavesBelow, hasLabel }: RoutedEdge): void {
    const source = this.#cell(from);
    const target = this.#cell(to);
    if (leavesBelow || source.row !== target.row || source.column >= target.column) return;
    const place = { channel: source.column + 1, row: source.row };
    if (hasLabel && this.#isNamed(place)) return;
    if (!this.#reserve(source.row, source.column, target.column, id)) return;
    this.#ways.set(id, { kind: 'straight' });
    this.#reached.add(to);
    if (hasLabel) this.#putLabel(id, place, '');
  }

  #bend(edge: RoutedEdge): void {
    const { id, from, to, leavesBelow, isSplit, isMerge, hasLabel } = edge;
    const source = this.#cell(from);
    const target = this.#cell(to);
    const out = isSplit ? `out ${from}` : isMerge ? `in ${to}` : id;
    if (!leavesBelow && target.column > source.column && !this.#bent.has(id)) {
      const early = source.column + 1;
      const channels = isMerge && !isSplit ? [target.column, early] : [early, target.column];
      for (const channel of channels) {
        const row = channel === early ? target.row : source.row;
        const place = { channel: early, row };
        const isLastPiece = channel === early && channel === target.column;
        const isAlong = row === target.row && !isLastPiece;
        // A name stands on no piece that two ways share.
        if (hasLabel && (this.#isNamed(place) || (isLastPiece && this.#reached.has(to)))) continue;
        if (isAlong && this.#isNamed({ channel: target.column, row })) continue;
        const net = hasLabel && isLastPiece && !isSplit ? id : out;
        if (source.row === target.row || !this.#reserve(row, source.column, target.column, id)) continue;
        if (hasLabel) this.#putLabel(id, place, net);
        if (isAlong) this.#reached.add(to);
        this.#rise(channel, net, id, true, [
          { row: source.row, side: 'left' },
          { row: target.row, side: 'right' },
        ]);
        this.#ways.set(id, { kind: 'rise', rise: { channel, net } });
        return;
      }
    }
    const last: Key = { channel: target.column, net: isMerge ? `in ${to}` : `${id} in` };
    const first: Key = { channel: source.column + 1, net: isSplit ? `out ${from}` : `${id} out` };
    const below = leavesBelow ? source.row : this.#between(source, target);
    const net = isMerge && !hasLabel ? `in ${to}` : id;
    this.#rise(last.channel, last.net, id, false, [{ below }, { row: target.row, side: 'right' }]);
    if (!leavesBelow) this.#rise(first.channel, first.net, id, false, [{ row: source.row, side: 'left' }, { below }]);
    this.#runs.push({ net, below, from: leavesBelow ? { column: source.column } : first, to: last, edge: id });
    if (hasLabel && !leavesBelow && first.channel === last.channel) {
      this.#shortRuns.set(id, last.channel);
      const place = `${last.channel} ${target.row}`;
      if (!this.#named.has(place)) this.#named.set(place, '');
    }
    const run = { channel: below, net };
    this.#ways.set(id, leavesBelow ? { kind: 'run', run, last } : { kind: 'run', first, run, last });
  }

  /** The way between two rows that costs the least climbing and is not yet crowded. */
  #between(source: Cell, target: Cell): number {
    const low = Math.min(source.row, target.row) - 1;
    const high = Math.max(source.row, target.row);
    const [left, right] = [Math.min(source.column + 1, target.column), Math.max(source.column + 1, target.column)];
    let best = high;
    let least = Infinity;
    for (let below = low; below <= high; below += 1) {
      const climb = Math.abs(source.row - below - 0.5) + Math.abs(target.row - below - 0.5);
      const crowd = this.#runs.filter(
        (run) => run.below === below && positionOf(run.from) / 2 <= right && positionOf(run.to) / 2 >= left,
      ).length;
      // The way above the first row is that of messages.
      const cost = climb + crowd * 0.2 + (below < 0 ? 0.5 : 0);
      if (cost < least) [best, least] = [below, cost];
    }
    return best;
  }

  /** Straight up where nothing stands above, else past the column. */
  #talk({ id, node }: Talk): void {
    const { column, row } = this.#cell(node);
    const above = Array.from({ length: row }, (_, index) => this.#taken.get(`${index} ${column}`));
    if (above.every((key) => key === undefined || !key.startsWith('node '))) {
      this.#ways.set(id, { kind: 'up' });
      return;
    }
    const rise: Key = { channel: column, net: id };
    this.#rise(column, id, id, false, [{ below: row - 1 }, { top: true }]);
    this.#runs.push({ net: id, below: row - 1, from: rise, to: { column }, edge: id });
    this.#ways.set(id, { kind: 'up-by', run: { channel: row - 1, net: id }, rise });
  }

  #rise(channel: number, net: string, edge: string, mayBend: boolean, ends: readonly RiseEnd[]): void {
    const key = `${channel} ${net}`;
    const known = this.#rises.get(key);
    if (known === undefined) this.#rises.set(key, { channel, net, edge, mayBend, ends: [...ends] });
    else {
      known.ends.push(...ends);
      if (mayBend && !known.mayBend) Object.assign(known, { edge, mayBend });
    }
  }
}
