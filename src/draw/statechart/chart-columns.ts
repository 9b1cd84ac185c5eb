import type { ChartEdge, ChartGroup, ChartNode, ChartScope } from './chart.ts';
import { arrowLabels, boxOf, heightOf, snap, withPorts, writeNotes, writeTitle, type Box } from './chart-box.ts';
import type { Label } from '../svg/label.ts';
import { Sheet } from './chart-geometry.ts';

/** States below one another; arrows between them run on their right, others come in on their left. */
export interface Column {
  readonly index: number;
  /** The position of its group in the scope. */
  readonly group: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  shelf: number;
  readonly boxes: Box[];
  /** The top of each box, below the top of the shelf. */
  readonly tops: number[];
  width: number;
  /** Room for the words on arrows, to the right of the boxes. */
  zone: number;
  height: number;
  /** The title of the group, over the first of its columns. */
  heading?: Sheet;
}

/** How an arrow goes: to the state below, by the right side of its column, or into another column. */
export type EdgeKind = 'down' | 'side' | 'across';

export interface Columns {
  readonly columns: readonly Column[];
  /** The column of each state, and the first of each group. */
  readonly of: ReadonlyMap<string, Column>;
  readonly positions: ReadonlyMap<string, number>;
  readonly shelves: number;
  readonly kindOf: (edge: ChartEdge) => EdgeKind;
  /** The words of an arrow. */
  readonly labelsOf: (edge: ChartEdge) => readonly Label[];
}

const GAP = 24;
const HEADING = 13;
/** What a column takes beside its boxes and words, roughly: the room for its arrows. */
const ARROWS = 64;

/** How a scope is to be cut into columns. */
export interface ColumnsRequest {
  readonly scope: ChartScope;
  readonly more: (count: number) => string;
  readonly inside: (node: ChartNode) => Sheet;
}

/** Cuts groups into columns of about one height, and columns into shelves of about one width. */
export function columnsOf(request: ColumnsRequest): Columns {
  const { scope, more } = request;
  const out = new Map<string, ChartEdge[]>();
  for (const edge of scope.edges) {
    const own = out.get(edge.from);
    if (own === undefined) out.set(edge.from, [edge]);
    else own.push(edge);
  }
  const known = new Map<ChartEdge, readonly Label[]>();
  const labelsOf = (edge: ChartEdge): readonly Label[] => {
    const labels = known.get(edge) ?? arrowLabels(edge, more);
    known.set(edge, labels);
    return labels;
  };
  // A first measure, with all arrows on the right, tells how large the whole is.
  const rough = new Map<string, Box>();
  for (const { nodes } of scope.groups) {
    for (const node of nodes) {
      const box = boxOf({ node, inside: request.inside });
      rough.set(node.id, withPorts(box, { out: out.get(node.id) ?? [], entersRight: false, labelsOf }));
    }
  }
  const area = [...rough.values()].reduce((sum, { width, height }) => sum + (width + 210) * (height + GAP), 0);
  const pageWidth = Math.max(1700, Math.sqrt(area * 2.4));
  const pageHeight = Math.max(460, pageWidth * 0.27);
  const columns = cut(scope.groups, rough, pageHeight);
  const of = new Map<string, Column>();
  const positions = new Map<string, number>();
  for (const column of columns) {
    const { box } = scope.groups[column.group] ?? {};
    if (column.isFirst && box !== undefined) of.set(box.id, column);
    for (const [position, { node }] of column.boxes.entries()) {
      of.set(node.id, column);
      positions.set(node.id, position);
    }
  }
  const kindOf = ({ from, to }: ChartEdge): EdgeKind => {
    const target = positions.get(to);
    if (target === undefined || of.get(from) !== of.get(to)) return 'across';
    return target === (positions.get(from) ?? 0) + 1 ? 'down' : 'side';
  };
  const entersRight = new Set(scope.edges.filter((edge) => kindOf(edge) === 'side').map(({ to }) => to));
  const tops = new Map<number, number>();
  for (const column of columns) {
    column.boxes.splice(
      0,
      Infinity,
      ...column.boxes.map((box) =>
        withPorts(box, {
          out: (out.get(box.node.id) ?? []).filter((edge) => kindOf(edge) !== 'down'),
          entersRight: entersRight.has(box.node.id),
          labelsOf,
        }),
      ),
    );
    const down = column.boxes.map(({ node }) => (out.get(node.id) ?? []).find((edge) => kindOf(edge) === 'down'));
    place(column, down, { box: scope.groups[column.group]?.box, tops, labelsOf });
  }
  const shelves = shelve(columns, pageWidth, (group) => scope.groups[group]?.box !== undefined);
  return { columns, of, positions, shelves, kindOf, labelsOf };
}

/** New columns begin where one is full, and around whatever holds states itself. */
function cut(groups: readonly ChartGroup[], boxes: ReadonlyMap<string, Box>, pageHeight: number): Column[] {
  const columns: Column[] = [];
  for (const [group, { nodes }] of groups.entries()) {
    const all: Box[][] = [];
    const full = columnHeight(nodes, boxes, pageHeight);
    let height = 0;
    let wasWide = false;
    for (const [index, node] of nodes.entries()) {
      const box = boxes.get(node.id);
      if (box === undefined) continue;
      const isWide = node.inner.length > 0;
      // A dot or a gate stays with the state behind it.
      const before = nodes[index - 1]?.kind;
      const stays = !isWide && (before === 'initial' || before === 'choice');
      const isFull = height > 0 && height + box.height > full && !stays;
      if (all.length === 0 || isFull || isWide || wasWide) {
        all.push([]);
        height = 0;
      }
      all.at(-1)?.push(box);
      height += box.height + GAP;
      wasWide = isWide;
    }
    for (const [index, own] of all.entries()) {
      columns.push({
        index: columns.length,
        group,
        isFirst: index === 0,
        isLast: index === all.length - 1,
        shelf: 0,
        boxes: own,
        tops: [],
        width: 0,
        zone: 0,
        height: 0,
      });
    }
  }
  return columns;
}

/** How high the columns of a group may be so that they are about even; a little more than a page saves a column. */
function columnHeight(nodes: readonly ChartNode[], boxes: ReadonlyMap<string, Box>, pageHeight: number): number {
  const heights = nodes.flatMap(({ id, inner }) => (inner.length > 0 ? [] : [(boxes.get(id)?.height ?? 0) + GAP]));
  const total = heights.reduce((sum, height) => sum + height, 0);
  const count = Math.ceil(total / (pageHeight * 1.3));
  return count <= 1 ? Infinity : (total / count) * 1.1;
}

function place(
  column: Column,
  down: readonly (ChartEdge | undefined)[],
  {
    box: group,
    tops,
    labelsOf,
  }: {
    readonly box: ChartGroup['box'];
    /** Where the columns of a group begin, below its title. */
    readonly tops: Map<number, number>;
    readonly labelsOf: (edge: ChartEdge) => readonly Label[];
  },
): void {
  column.width = Math.max(...column.boxes.map(({ width }) => width));
  const downs = down.map((edge) => (edge === undefined ? [] : labelsOf(edge)));
  const besides = column.boxes.flatMap(({ ports }) =>
    ports.flatMap(({ labels }) => labels.map(({ width }) => width + 14)),
  );
  const belows = downs.flatMap((labels) => labels.map(({ width }) => width + 20 - column.width / 2));
  column.zone = Math.ceil(Math.max(12, ...besides, ...belows));
  if (column.isFirst) tops.set(column.group, group === undefined ? GAP : snap(writeHeading(column, group) + 10));
  let y = tops.get(column.group) ?? GAP;
  for (const [index, box] of column.boxes.entries()) {
    column.tops.push(y);
    const gap = downs[index]?.length === 0 ? GAP : Math.max(GAP, heightOf(downs[index] ?? []) + 16);
    column.height = y + box.height + 16;
    y = snap(y + box.height + gap);
  }
}

/** The title of a group stands over the first of its columns; all of them begin below it. */
function writeHeading(column: Column, box: NonNullable<ChartGroup['box']>): number {
  const sheet = new Sheet();
  const width = Math.max(column.width + column.zone, 220);
  column.zone = Math.max(column.zone, width - column.width);
  const top = writeTitle(box, { sheet, x: 0, y: 6, width }, HEADING);
  sheet.height = box.notes.length === 0 ? top : writeNotes(box, { sheet, x: 0, y: top, width });
  column.heading = sheet;
  return sheet.height;
}

/** A group stays on one shelf. @returns how many shelves there are. */
function shelve(columns: readonly Column[], pageWidth: number, isBoxed: (group: number) => boolean): number {
  let shelf = 0;
  let used = 0;
  for (const [index, column] of columns.entries()) {
    if (column.isFirst) {
      let width = 0;
      for (let next = index; next < columns.length; next += 1) {
        const own = columns[next];
        if (own === undefined || own.group !== column.group) break;
        width += own.width + own.zone + ARROWS;
      }
      // Ends and doors need little room: better a wider page than a shelf for them alone.
      const most = isBoxed(column.group) ? pageWidth : pageWidth * 1.25;
      if (used > 0 && used + width > most) {
        shelf += 1;
        used = 0;
      }
      used += width;
    }
    column.shelf = shelf;
  }
  return shelf + 1;
}
