import type { Waypoint } from '../../blueprint/process.ts';
import type { ChartEdge, ChartScope } from './chart.ts';
import { heightOf, STEP, type Box } from './chart-box.ts';
import { columnsOf, type Column, type Columns, type ColumnsRequest } from './chart-columns.ts';
import { Sheet } from './chart-geometry.ts';
import { Spans, type Packed } from './chart-tracks.ts';

/** Between two arrows that run side by side. */
const TRACK = 12;
/** Between the last upright piece of an arrow and the state that it enters: room for its head. */
const HEAD = 18;
const PAD = 8;

/**
 * Lays out a scope. Arrows leave a state on its right and enter it from above, from the right (inside a column) or from the
 * left. All that lead to one state from other columns share their last way. They run upright between columns and level
 * between shelves, so that none crosses a state; and because what leaves, what enters, and what runs upright on neighbouring
 * shelves keep to places of their own, no two lie on one another.
 */
export function layoutScope(request: ColumnsRequest): Sheet {
  return new ScopeLayout(request.scope, columnsOf(request)).draw();
}

/** The least place from `from` on that is `phase` behind a whole number of tracks. */
function nextTrack(from: number, phase: number): number {
  return Math.ceil((from - phase) / TRACK) * TRACK + phase;
}

/** Arrows that enter from the left, those that leave on an even shelf, and on an odd one, keep to their own places. */
const ENTERS = 8;
const leaves = (shelf: number): number => (shelf % 2 === 0 ? 0 : 4);

/** The channels beside a column. */
interface Channels {
  /** To groups that begin with it, left of their box. */
  readonly outer: Spans;
  readonly left: Spans;
  readonly right: Spans;
}

/** The same with tracks. */
interface Laid {
  readonly outer: Packed;
  readonly left: Packed;
  readonly right: Packed;
  groupX: number;
  outerX: number;
  leftX: number;
  boxX: number;
  rightX: number;
}

/** An arrow that leads past other columns: down or up from its shelf, and past shelves where it must. */
interface Far {
  readonly edge: ChartEdge;
  /** The level channel by which it leaves, and the one by which it comes; channel 0 lies above the first shelf. */
  readonly exit: number;
  readonly entry: number;
}

class ScopeLayout {
  readonly #scope: ChartScope;
  readonly #columns: Columns;
  readonly #sheet = new Sheet();
  readonly #laid: Laid[] = [];
  readonly #far = new Map<ChartEdge, Far>();
  readonly #shelfTops: number[] = [];
  readonly #rails: { packed: Packed; y: number }[] = [];
  #margin: Packed = { tracks: new Map(), count: 0 };

  constructor(scope: ChartScope, columns: Columns) {
    this.#scope = scope;
    this.#columns = columns;
  }

  draw(): Sheet {
    this.#layChannels();
    this.#layColumns();
    this.#layRails();
    this.#drawStates();
    for (const edge of this.#scope.edges) this.#drawArrow(edge);
    this.#writeWords();
    return this.#sheet;
  }

  #column(id: string): Column {
    const column = this.#columns.of.get(id);
    if (column === undefined) throw new Error(`The state "${id}" stands in no column.`);
    return column;
  }

  /** The box of a state with its top on the shelf; undefined for a group. */
  #box(id: string): { box: Box; top: number } | undefined {
    const column = this.#column(id);
    const position = this.#columns.positions.get(id);
    const box = position === undefined ? undefined : column.boxes[position];
    return box === undefined ? undefined : { box, top: column.tops[position ?? 0] ?? 0 };
  }

  /** Where an arrow leaves, below the top of the shelf. */
  #leaveAt(edge: ChartEdge): number {
    const found = this.#box(edge.from);
    const port = found?.box.ports.find((one) => one.edge === edge);
    return (found?.top ?? 0) + (port?.y ?? 0);
  }

  /** Where arrows enter from the left. */
  #enterAt(id: string): number {
    const found = this.#box(id);
    return found === undefined ? STEP * 2.5 : found.top + found.box.left;
  }

  /** Finds out which arrow uses which channel, and gives it a track. */
  #layChannels(): void {
    const channels = this.#columns.columns.map((): Channels => ({
      outer: new Spans(),
      left: new Spans(),
      right: new Spans(),
    }));
    const margin = new Spans();
    for (const edge of this.#scope.edges) {
      const kind = this.#columns.kindOf(edge);
      if (kind === 'down') continue;
      const [source, target] = [this.#column(edge.from), this.#column(edge.to)];
      const from = this.#leaveAt(edge);
      const own = channels[source.index];
      if (kind === 'side') {
        const found = this.#box(edge.to);
        own?.right.add(edge.to, from, (found?.top ?? 0) + (found?.box.right ?? 0));
        continue;
      }
      const to = channels[target.index];
      const into = this.#columns.positions.has(edge.to) ? to?.left : to?.outer;
      if (source.shelf === target.shelf && target.index === source.index + 1) {
        into?.add(edge.to, from, this.#enterAt(edge.to));
        continue;
      }
      const goesDown = source.shelf < target.shelf;
      const far = { edge, exit: goesDown ? source.shelf + 1 : source.shelf, entry: target.shelf };
      this.#far.set(edge, far);
      own?.right.add(edge.to, from, goesDown ? Infinity : -Infinity);
      into?.add(edge.to, this.#enterAt(edge.to), -Infinity);
      if (far.exit !== far.entry) margin.add(edge.to, far.exit, far.entry);
    }
    this.#margin = margin.packed();
    for (const { outer, left, right } of channels) {
      this.#laid.push({
        outer: outer.packed(),
        left: left.packed(),
        right: right.packed(),
        groupX: 0,
        outerX: 0,
        leftX: 0,
        boxX: 0,
        rightX: 0,
      });
    }
  }

  #layColumns(): void {
    const start = PAD + (this.#margin.count === 0 ? 0 : this.#margin.count * TRACK + PAD);
    let x = start;
    let shelf = 0;
    for (const column of this.#columns.columns) {
      const laid = this.#laid[column.index];
      if (laid === undefined) continue;
      if (column.shelf !== shelf) [shelf, x] = [column.shelf, start];
      const isBoxed = this.#scope.groups[column.group]?.box !== undefined;
      if (column.isFirst) {
        laid.outerX = nextTrack(x, ENTERS);
        if (laid.outer.count > 0) x = laid.outerX + (laid.outer.count - 1) * TRACK + HEAD;
        laid.groupX = x;
        if (isBoxed) x += PAD;
      }
      laid.leftX = nextTrack(x, ENTERS);
      laid.boxX = laid.left.count === 0 ? x + PAD : laid.leftX + (laid.left.count - 1) * TRACK + HEAD;
      laid.rightX = nextTrack(laid.boxX + column.width + column.zone, leaves(shelf));
      x =
        laid.right.count === 0
          ? laid.boxX + column.width + column.zone
          : laid.rightX + (laid.right.count - 1) * TRACK + PAD;
      if (column.isLast) x += PAD * 2;
      this.#sheet.width = Math.max(this.#sheet.width, x);
    }
  }

  /** Level channels: one above each shelf. */
  #layRails(): void {
    const spans = Array.from({ length: this.#columns.shelves }, () => new Spans());
    for (const { edge, exit, entry } of this.#far.values()) {
      const from = this.#rightX(edge);
      const to = this.#enterX(edge.to);
      if (exit === entry) spans[entry]?.add(edge.to, from, to);
      else {
        const margin = this.#marginX(edge.to);
        spans[exit]?.add(edge.to, from, margin);
        spans[entry]?.add(edge.to, margin, to);
      }
    }
    let y = 0;
    for (const [shelf, own] of spans.entries()) {
      const packed = own.packed();
      this.#rails.push({ packed, y: y + TRACK });
      y += packed.count === 0 ? TRACK : (packed.count + 1) * TRACK + 4;
      this.#shelfTops.push(y);
      y += Math.max(0, ...this.#columns.columns.filter((column) => column.shelf === shelf).map(({ height }) => height));
    }
    this.#sheet.height = y + PAD;
  }

  /** The upright piece by which an arrow leaves its column. */
  #rightX({ from, to }: ChartEdge): number {
    const laid = this.#laid[this.#column(from).index];
    return (laid?.rightX ?? 0) + (laid?.right.tracks.get(to) ?? 0) * TRACK;
  }

  /** The upright piece by which arrows come to a state from other columns; short ones run next to it. */
  #enterX(id: string): number {
    const laid = this.#laid[this.#column(id).index];
    const isState = this.#columns.positions.has(id);
    const packed = isState ? laid?.left : laid?.outer;
    const first = isState ? laid?.leftX : laid?.outerX;
    return (first ?? 0) + ((packed?.count ?? 1) - 1 - (packed?.tracks.get(id) ?? 0)) * TRACK;
  }

  #marginX(id: string): number {
    return PAD + (this.#margin.count - 1 - (this.#margin.tracks.get(id) ?? 0)) * TRACK;
  }

  #railY(rail: number, id: string): number {
    const { packed, y } = this.#rails[rail] ?? { packed: undefined, y: 0 };
    return y + ((packed?.count ?? 1) - 1 - (packed?.tracks.get(id) ?? 0)) * TRACK;
  }

  /** The shape of a state, on the sheet. */
  #shape(id: string): { x: number; y: number; width: number; height: number; middle: number } {
    const column = this.#column(id);
    const laid = this.#laid[column.index];
    const shelfTop = this.#shelfTops[column.shelf] ?? 0;
    const found = this.#box(id);
    if (found === undefined) return { x: laid?.groupX ?? 0, y: shelfTop, width: 0, height: 0, middle: 0 };
    const { box, top } = found;
    const x = (laid?.boxX ?? 0) + (column.width - box.width) / 2 + box.shape.x;
    return { ...box.shape, x, y: shelfTop + top, middle: x + box.shape.width / 2 };
  }

  #drawStates(): void {
    const { columns } = this.#columns;
    for (const [index, { box }] of this.#scope.groups.entries()) {
      const own = columns.filter(({ group }) => group === index);
      const [first] = own;
      const last = own.at(-1);
      const start = first && this.#laid[first.index];
      const end = last && this.#laid[last.index];
      if (box === undefined || first === undefined || last === undefined || !start || !end) continue;
      const y = this.#shelfTops[first.shelf] ?? 0;
      const right =
        end.right.count === 0 ? end.boxX + last.width + last.zone : end.rightX + (end.right.count - 1) * TRACK + PAD;
      this.#sheet.states.push({
        id: box.id,
        kind: 'group',
        bounds: {
          x: start.groupX,
          y,
          width: right - start.groupX,
          height: Math.max(...own.map(({ height }) => height)),
        },
        bar: y + (first.heading?.height ?? 0) + 2,
      });
      if (first.heading !== undefined) this.#sheet.add(first.heading, { x: start.boxX, y }, box.id);
    }
    for (const column of columns) {
      const parent = this.#scope.groups[column.group]?.box?.id;
      for (const { node, bar, sheet } of column.boxes) {
        const { x, y, width, height } = this.#shape(node.id);
        this.#sheet.states.push({
          id: node.id,
          kind: node.kind,
          bounds: { x, y, width, height },
          ...(parent === undefined ? {} : { parent }),
          ...(node.waits === undefined ? {} : { waits: node.waits }),
          ...(bar === undefined ? {} : { bar: y + bar }),
        });
        const { box } = this.#box(node.id) ?? {};
        this.#sheet.add(sheet, { x: x - (box?.shape.x ?? 0), y }, node.id);
      }
    }
  }

  #drawArrow(edge: ChartEdge): void {
    const { from, to } = edge;
    this.#sheet.arrows.push({ from, to, points: this.#points(edge) });
  }

  #points(edge: ChartEdge): Waypoint[] {
    const source = this.#shape(edge.from);
    const target = this.#shape(edge.to);
    const kind = this.#columns.kindOf(edge);
    if (kind === 'down') {
      return [
        { x: source.middle, y: source.y + source.height },
        { x: source.middle, y: target.y },
      ];
    }
    const y = (this.#shelfTops[this.#column(edge.from).shelf] ?? 0) + this.#leaveAt(edge);
    const start = { x: source.x + source.width, y };
    const rise = this.#rightX(edge);
    if (kind === 'side') {
      const end = { x: target.x + target.width, y: target.y + (this.#box(edge.to)?.box.right ?? 0) };
      return [start, { x: rise, y }, { x: rise, y: end.y }, end];
    }
    const end = { x: target.x, y: (this.#shelfTops[this.#column(edge.to).shelf] ?? 0) + this.#enterAt(edge.to) };
    const enter = this.#enterX(edge.to);
    const far = this.#far.get(edge);
    if (far === undefined) return [start, { x: enter, y }, { x: enter, y: end.y }, end];
    const exit = this.#railY(far.exit, edge.to);
    const entry = this.#railY(far.entry, edge.to);
    const margin = this.#marginX(edge.to);
    const around =
      far.exit === far.entry
        ? []
        : [
            { x: margin, y: exit },
            { x: margin, y: entry },
          ];
    return [
      start,
      { x: rise, y },
      { x: rise, y: exit },
      ...around,
      { x: enter, y: entry },
      { x: enter, y: end.y },
      end,
    ];
  }

  /** Words stand on the level piece with which an arrow begins, or beside one that leads straight down. */
  #writeWords(): void {
    for (const column of this.#columns.columns) {
      for (const { node, ports } of column.boxes) {
        const { x, y, width } = this.#shape(node.id);
        for (const port of ports) {
          let top = y + port.y - 2 - heightOf(port.labels);
          for (const label of port.labels) {
            this.#sheet.write(`${port.edge.from}>${port.edge.to}`, 'arrow', label, { x: x + width + 6, y: top });
            top += label.height;
          }
        }
      }
    }
    for (const edge of this.#scope.edges) {
      if (this.#columns.kindOf(edge) !== 'down') continue;
      const { middle, y, height } = this.#shape(edge.from);
      let top = y + height + 4;
      for (const label of this.#columns.labelsOf(edge)) {
        this.#sheet.write(`${edge.from}>${edge.to}`, 'arrow', label, { x: middle + 8, y: top });
        top += label.height;
      }
    }
  }
}
