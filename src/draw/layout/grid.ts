import type { Bounds, Waypoint } from '../../blueprint/process.ts';
import type { Key } from './pieces.ts';
import type { Cell, RoutedEdge, Routing } from './route.ts';
import { EVENT, GATEWAY, labelSize, type Size } from './sizes.ts';

/** What a grid has to make room for. */
export interface GridContent {
  readonly cells: ReadonlyMap<string, Cell>;
  readonly laneCount: number;
  /** The lane of each row in which something stands. */
  readonly laneOfRow: ReadonlyMap<number, number>;
  readonly routing: Routing;
  readonly sizes: ReadonlyMap<string, Size>;
  /** Names that stand beside their node. */
  readonly labels: ReadonlyMap<string, string | undefined>;
  /** How far events on a border reach below their node. */
  readonly drops: ReadonlyMap<string, number>;
  readonly flowLabels: ReadonlyMap<string, string | undefined>;
  readonly stageStarts: ReadonlyMap<string, { readonly first: number; readonly last: number }>;
  /** What stands below the rows of a lane, one beside the other. */
  readonly strips: ReadonlyMap<number, readonly { readonly id: string; readonly size: Size }[]>;
  /** Room for the names of stages above the first row; default: one line where there are stages. */
  readonly stageTitle?: number;
}

/** Between two ways, between a way and a node, and between two stages. */
const TRACK = 12;
const PAD = 14;
const STAGE_GAP = 36;
/** The names of stages stand above the first row. */
const STAGE_TITLE = 26;
const LABEL_PAD = 8;
/** The head of an arrow, which stands free of the way up or down before it. */
const HEAD = 8;
const FLOW_LABEL = 90;

/** Columns and rows in pixels, made as wide and high as what stands in them and between them. */
export class Grid {
  readonly #content: GridContent;
  readonly #columns: { x: number; width: number }[] = [];
  readonly #channels: { x: number; label: number; late: number }[] = [];
  readonly #rows: { y: number }[] = [];
  readonly #runHeights = new Map<string, number>();
  readonly #strips = new Map<string, Bounds>();
  readonly lanes: { y: number; height: number }[] = [];
  readonly size: Size;

  constructor(content: GridContent) {
    this.#content = content;
    const width = this.#layColumns();
    const height = this.#layRows(Math.max(width, 900));
    const stripWidth = Math.max(0, ...[...this.#strips.values()].map((strip) => strip.x + strip.width + PAD));
    this.size = { width: Math.max(width, stripWidth), height };
  }

  boundsOf(node: string): Bounds {
    const { column, row } = this.#cell(node);
    const { width, height } = this.#content.sizes.get(node) ?? { width: 0, height: 0 };
    const place = this.#columns[column] ?? { x: 0, width: 0 };
    return { x: place.x + (place.width - width) / 2, y: this.#row(row) - height / 2, width, height };
  }

  stripOf(node: string): Bounds {
    return this.#strips.get(node) ?? { x: 0, y: 0, width: 0, height: 0 };
  }

  stagesOf(stages: readonly string[]): ReadonlyMap<string, { x: number; width: number }> {
    const { stageStarts } = this.#content;
    return new Map(
      stages.flatMap((stage): [string, { x: number; width: number }][] => {
        const found = stageStarts.get(stage);
        if (found === undefined) return [];
        const left = (this.#channels[found.first]?.x ?? 0) + STAGE_GAP / 2 + 4;
        const next = this.#channels[found.last + 1];
        const right = next === undefined ? left : next.x + STAGE_GAP / 2 - 4;
        return [[stage, { x: left, width: right - left }]];
      }),
    );
  }

  /** The points of an edge; `drop` is where it leaves an event on a border. */
  wayOf({ id, from, to }: RoutedEdge, drop: Waypoint | undefined): Waypoint[] {
    const way = this.#content.routing.ways.get(id);
    const source = this.boundsOf(from);
    const target = this.boundsOf(to);
    const start = drop ?? { x: source.x + source.width, y: source.y + source.height / 2 };
    const end = { x: target.x, y: target.y + target.height / 2 };
    if (way?.kind === 'rise') {
      const x = this.#riseX(way.rise);
      return [start, { x, y: start.y }, { x, y: end.y }, end];
    }
    if (way?.kind === 'run') {
      const y = this.#runY(way.run);
      const last = this.#riseX(way.last);
      const first = way.first === undefined ? start.x : this.#riseX(way.first);
      const before = way.first === undefined ? [] : [{ x: first, y: start.y }];
      return [start, ...before, { x: first, y }, { x: last, y }, { x: last, y: end.y }, end];
    }
    return [start, end];
  }

  /** A line from a node up and out of the grid; it ends at y = 0. */
  talkOf(id: string, node: string): Waypoint[] {
    const way = this.#content.routing.ways.get(id);
    const { x, y, width } = this.boundsOf(node);
    const middle = x + width / 2;
    if (way?.kind !== 'up-by')
      return [
        { x: middle, y },
        { x: middle, y: 0 },
      ];
    const run = this.#runY(way.run);
    const rise = this.#riseX(way.rise);
    return [
      { x: middle, y },
      { x: middle, y: run },
      { x: rise, y: run },
      { x: rise, y: 0 },
    ];
  }

  /** Where the name of an edge stands: above its line, behind the ways that fork there. */
  labelOf({ id, from }: RoutedEdge, name: string | undefined, points: readonly Waypoint[]): Bounds | undefined {
    const way = this.#content.routing.ways.get(id);
    if (name === undefined || way === undefined) return undefined;
    const size = labelSize(name, FLOW_LABEL);
    const [start] = points;
    if (start === undefined) return undefined;
    const { column } = this.#cell(from);
    if (way.kind === 'run') {
      const y = this.#runY(way.run);
      const isLeft = (points.at(-3)?.x ?? 0) < (points[1]?.x ?? 0);
      const { label = start.x, late = label } = this.#channels[column + 1] ?? {};
      const isPassed = (this.#content.routing.tracks.lateCounts.get(column + 1) ?? 0) > 0;
      const isShort = this.#content.routing.shortRuns.has(id);
      // Behind the last way that goes up or down there.
      const right = (isPassed && !isShort ? late : label) + LABEL_PAD / 2;
      const edge = isLeft ? this.#columnRight(column) - size.width : right;
      return { x: edge, y: y - size.height - 2, ...size };
    }
    const place = this.#content.routing.labelsAt.get(id);
    if (place === undefined) return undefined;
    const zone = this.#channels[place.channel]?.label ?? start.x;
    return { x: zone + LABEL_PAD / 2, y: this.#row(place.row) - size.height - 2, ...size };
  }

  #layColumns(): number {
    const { cells, sizes, labels, routing, stageStarts, flowLabels } = this.#content;
    const count = Math.max(0, ...[...cells.values()].map(({ column }) => column)) + 1;
    const firsts = new Set([...stageStarts.values()].flatMap(({ first, last }) => [first, last + 1]));
    const zones = new Map<number, number>();
    const named = [...routing.labelsAt].map(([id, { channel }]) => [id, channel] as const);
    for (const [id, channel] of [...named, ...routing.shortRuns]) {
      const name = flowLabels.get(id);
      zones.set(channel, Math.max(zones.get(channel) ?? 0, labelSize(name, FLOW_LABEL).width + LABEL_PAD));
    }
    let x = 0;
    for (let index = 0; index <= count; index += 1) {
      const tracks = routing.tracks.riseCounts.get(index) ?? 0;
      const late = routing.tracks.lateCounts.get(index) ?? 0;
      const zone = zones.get(index) ?? 0;
      const gap = firsts.has(index) ? STAGE_GAP : 0;
      const label = x + gap + PAD + (tracks - late) * TRACK;
      const end = label + zone + late * TRACK;
      this.#channels.push({ x, label, late: end });
      const isBesideColumn = late > 0 || (tracks > 0 && zone === 0);
      x = end + (isBesideColumn ? HEAD : tracks === 0 ? PAD / 2 : 0);
      if (index === count) break;
      const own = [...cells].filter(([, { column }]) => column === index).map(([id]) => id);
      const widths = own.map((id) => Math.max(sizes.get(id)?.width ?? 0, labelSize(labels.get(id)).width));
      const width = Math.max(0, ...widths);
      this.#columns.push({ x, width });
      x += width;
    }
    return x + PAD;
  }

  #layRows(stripWidth: number): number {
    const { laneCount, laneOfRow, stageStarts, cells } = this.#content;
    const count = Math.max(-1, ...[...cells.values()].map(({ row }) => row)) + 1;
    let y = this.#content.stageTitle ?? (stageStarts.size > 0 ? STAGE_TITLE : 0);
    y = this.#layRuns(-1, y);
    let top = 0;
    for (let lane = 0; lane < laneCount; lane += 1) {
      for (let row = 0; row < count; row += 1) {
        if (laneOfRow.get(row) !== lane) continue;
        const { up, down } = this.#extent(row);
        y += PAD + up;
        this.#rows[row] = { y };
        y = this.#layRuns(row, y + down + 4);
      }
      y = this.#layStrip(lane, y, stripWidth);
      y = Math.max(y + PAD / 2, top + 70);
      this.lanes.push({ y: top, height: y - top });
      top = y;
    }
    return y;
  }

  /** How far a row reaches up and down from its middle line. */
  #extent(row: number): { up: number; down: number } {
    const { cells, sizes, labels, drops, routing, flowLabels } = this.#content;
    let [up, down] = [30, 30];
    for (const [id, cell] of cells) {
      if (cell.row !== row) continue;
      const height = (sizes.get(id)?.height ?? 0) / 2;
      const label = labelSize(labels.get(id)).height;
      const isGateway = sizes.get(id)?.width === GATEWAY;
      const isEvent = sizes.get(id)?.width === EVENT;
      up = Math.max(up, height + (isGateway ? label + 6 : 0));
      down = Math.max(down, height + (isEvent ? label + 6 : 0), height + (drops.get(id) ?? 0));
    }
    for (const [id, place] of routing.labelsAt) {
      if (place.row === row) up = Math.max(up, labelSize(flowLabels.get(id), FLOW_LABEL).height + 6);
    }
    return { up, down };
  }

  /** Lays the ways below a row, each as high as the name that stands on it. */
  #layRuns(row: number, from: number): number {
    const { routing, flowLabels } = this.#content;
    const heights = new Map<number, number>();
    for (const [id, way] of routing.ways) {
      if ((way.kind !== 'run' && way.kind !== 'up-by') || way.run.channel !== row) continue;
      const track = routing.tracks.runs.get(`${row} ${way.run.net}`) ?? 0;
      const name = way.kind === 'run' ? flowLabels.get(id) : undefined;
      heights.set(
        track,
        Math.max(heights.get(track) ?? TRACK, name === undefined ? 0 : labelSize(name, FLOW_LABEL).height + 6),
      );
    }
    let y = from + (heights.size > 0 ? 2 : 0);
    for (let track = 0; track < (routing.tracks.runCounts.get(row) ?? 0); track += 1) {
      y += heights.get(track) ?? TRACK;
      this.#runHeights.set(`${row} ${track}`, y);
    }
    return y + (heights.size > 0 ? 4 : 0);
  }

  #layStrip(lane: number, from: number, width: number): number {
    const items = this.#content.strips.get(lane) ?? [];
    if (items.length === 0) return from;
    let [x, y, bottom] = [PAD + 8, from + PAD, from + PAD];
    for (const { id, size } of items) {
      if (x > PAD + 8 && x + size.width > width) [x, y] = [PAD + 8, bottom + PAD];
      this.#strips.set(id, { x, y, ...size });
      x += size.width + 24;
      bottom = Math.max(bottom, y + size.height);
    }
    return bottom + PAD / 2;
  }

  #cell(node: string): Cell {
    return this.#content.cells.get(node) ?? { column: 0, row: 0 };
  }

  #row(row: number): number {
    return this.#rows[row]?.y ?? 0;
  }

  #columnRight(column: number): number {
    const { x, width } = this.#columns[column] ?? { x: 0, width: 0 };
    return x + width;
  }

  #riseX({ channel, net }: Key): number {
    const track = this.#content.routing.tracks.rises.get(`${channel} ${net}`) ?? 0;
    const { label, late } = this.#channels[channel] ?? { label: 0, late: 0 };
    const count = this.#content.routing.tracks.riseCounts.get(channel) ?? 0;
    const early = count - (this.#content.routing.tracks.lateCounts.get(channel) ?? 0);
    const before = track < early ? label - (early - track) * TRACK : late - (count - track) * TRACK;
    return before + TRACK / 2;
  }

  #runY({ channel, net }: Key): number {
    const track = this.#content.routing.tracks.runs.get(`${channel} ${net}`) ?? 0;
    return this.#runHeights.get(`${channel} ${track}`) ?? 0;
  }
}
