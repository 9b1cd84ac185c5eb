import type { Bounds, Waypoint } from '../../blueprint/process.ts';
import { ROWS, type Row } from '../../blueprint/step.ts';
import { Grid } from '../layout/grid.ts';
import { route, type RoutedEdge } from '../layout/route.ts';
import { labelLines, labelSize, LABEL_WIDTH, type Size } from '../layout/sizes.ts';
import { splitCharacters } from '../../text/width.ts';
import { fitLabel, type Label } from '../svg/label.ts';
import { barRows, type PlacedBar } from './bars.ts';
import { boxText, cellSize, cellText, CONNECTOR, endSize, endText, nodeSize, type BoxText } from './boxes.ts';
import { standingOf } from './standing.ts';
import { pagesOf, type Connector, type Page } from './pages.ts';
import type { Scene, SceneEnd, SceneNode, SceneStage, SceneWay } from './scene.ts';

/** Something with a border that arrows may end on but never cross. */
export type PlacedBox = { readonly key: string; readonly row: Row; readonly bounds: Bounds } & (
  | { readonly kind: 'node'; readonly node: SceneNode; readonly text: BoxText; readonly label?: PlacedLabel }
  | { readonly kind: 'cell'; readonly of: SceneNode; readonly text: Label }
  | { readonly kind: 'end'; readonly end: SceneEnd; readonly text: ReturnType<typeof endText> }
  | { readonly kind: 'exit' | 'entry'; readonly connector: Connector; readonly label: PlacedLabel }
  | { readonly kind: 'start' }
);

/** Words beside what they name. */
export interface PlacedLabel {
  readonly bounds: Bounds;
  readonly lines: readonly string[];
  /** The whole text, where it was cut. */
  readonly full?: string;
}

export interface PlacedWay {
  readonly way: SceneWay;
  readonly points: readonly Waypoint[];
  readonly label?: PlacedLabel;
}

/** A line between the rows of one column. */
export interface PlacedLink {
  readonly from: string;
  readonly to: string;
  readonly points: readonly [Waypoint, Waypoint];
  /** True where it crosses the line of interaction: both sides act. */
  readonly isExchange: boolean;
}

export interface PlacedStage {
  readonly stage: SceneStage;
  readonly bounds: Bounds;
  readonly name: Label;
  readonly kind: Label;
  /** True where it began on the page before. */
  readonly isContinued: boolean;
}

export interface PlacedRow {
  readonly row: Row;
  readonly bounds: Bounds;
}

/** One page; all places are those in the whole picture. */
export interface PlacedPage {
  readonly number: number;
  readonly bounds: Bounds;
  readonly stages: readonly PlacedStage[];
  readonly bars: readonly PlacedBar[];
  readonly rows: readonly PlacedRow[];
  readonly boxes: readonly PlacedBox[];
  readonly ways: readonly PlacedWay[];
  readonly links: readonly PlacedLink[];
}

/** Where everything in the picture of a blueprint stands, in pixels. */
export interface BlueprintLayout {
  readonly scene: Scene;
  readonly size: Size;
  readonly pages: readonly PlacedPage[];
  readonly asides: readonly {
    readonly kind: Scene['asides'][number]['kind'];
    readonly id: string;
    readonly text: Label;
    readonly bounds: Bounds;
  }[];
  /** The top of what stands below the pages. */
  readonly footY: number;
}

/** The names of the rows and lines stand left of the grid. */
export const GUTTER = 124;
export const MARGIN = 24;
export const TITLE = 62;
export const STAGE_HEAD = 46;
const PAGE_GAP = 44;
const ASIDE_LINE = 24;
/** Room below the asides for the legend. */
export const LEGEND = 58;

/** Lays out a scene on pages of so many columns. */
export function layoutScene(scene: Scene, columns: number): BlueprintLayout {
  const drafts = pagesOf(scene, columns).map((page) => draftPage(scene, page));
  const inner = Math.max(640, ...drafts.map(({ grid }) => grid.size.width));
  const width = GUTTER + inner + 2 * MARGIN;
  let y = MARGIN + TITLE;
  const pages = drafts.map((draft): PlacedPage => {
    const placed = placePage(scene, draft, { y, inner });
    y += placed.bounds.height + PAGE_GAP;
    return placed;
  });
  let at = y - PAGE_GAP + 26;
  const footY = at;
  if (scene.asides.length > 0) at += 24;
  const asides = scene.asides.map(({ id, kind, text }) => {
    const label = fitLabel(text, { size: 12, width: width - 2 * MARGIN - 34, lines: 2 });
    const bounds = { x: MARGIN, y: at, width: width - 2 * MARGIN, height: Math.max(ASIDE_LINE, label.height + 8) };
    at += bounds.height;
    return { id, kind, text: label, bounds };
  });
  return { scene, pages, asides, footY, size: { width, height: at + LEGEND + MARGIN } };
}

interface Draft {
  readonly page: Page;
  readonly grid: Grid;
  readonly edges: readonly RoutedEdge[];
  readonly flowNames: ReadonlyMap<string, string>;
  readonly boxes: readonly DraftBox[];
  /** Of each stage on the page: its first and last column in the grid. */
  readonly spans: ReadonlyMap<string, { first: number; last: number }>;
}

type DraftBox = Omit<PlacedBox, 'bounds' | 'label'> & { readonly size: Size; readonly column: number } & Record<
    string,
    unknown
  >;

const START = 'start';

function draftPage(scene: Scene, page: Page): Draft {
  const hasStart = page.nodes.some(({ key }) => key === scene.start);
  const boxes = boxesOf(scene, page, hasStart);
  const standing = standingOf(boxes, page);
  const cells = new Map(boxes.map(({ key, column }) => [key, { column, row: standing.rows.get(key) ?? 0 }]));
  const ways: SceneWay[] = [
    ...(hasStart && scene.start !== undefined
      ? [{ id: START, from: START, to: scene.start, kind: 'way' } as const]
      : []),
    ...page.ways,
  ];
  const [out, into] = [countBy(ways, ({ from }) => from), countBy(ways, ({ to }) => to)];
  const flowNames = new Map(
    ways.flatMap(({ id, label }) => (label === undefined ? [] : [[id, short(label, 34)] as const])),
  );
  const edges = ways.map(({ id, from, to }): RoutedEdge => ({
    id,
    from,
    to,
    leavesBelow: false,
    hasLabel: flowNames.has(id),
    isSplit: (out.get(from) ?? 0) > 1,
    isMerge: (into.get(to) ?? 0) > 1,
  }));
  const spans = new Map<string, { first: number; last: number }>();
  for (const [index, { stage }] of page.nodes.entries()) {
    const key = String(stage);
    spans.set(key, { first: spans.get(key)?.first ?? index + 1, last: index + 1 });
  }
  const grid = new Grid({
    cells,
    laneCount: ROWS.length,
    laneOfRow: standing.laneOfRow,
    routing: route(cells, edges, []),
    sizes: new Map(boxes.map(({ key, size }) => [key, size])),
    labels: new Map(boxes.map((box) => [box.key, besideName(box as unknown as PlacedBox)])),
    drops: new Map(),
    flowLabels: flowNames,
    stageStarts: spans,
    strips: new Map(),
    stageTitle: 0,
  });
  return { page, grid, edges, flowNames, boxes, spans };
}

/** Every box of a page with its size and column; column 0 is for what comes in, the last for what goes out. */
function boxesOf(scene: Scene, { nodes, ends, exits, entries }: Page, hasStart: boolean): DraftBox[] {
  const boxes: DraftBox[] = [];
  if (hasStart) {
    const row = nodes.find(({ key }) => key === scene.start)?.row ?? 'frontstage';
    boxes.push({ key: START, kind: 'start', row, size: { width: 22, height: 22 }, column: 0 });
  }
  for (const connector of entries) {
    boxes.push({ key: connector.key, kind: 'entry', connector, row: connector.near.row, size: CONNECTOR, column: 0 });
  }
  for (const [index, node] of nodes.entries()) {
    const text = boxText(node);
    boxes.push({
      key: node.key,
      kind: 'node',
      node,
      text,
      row: node.row,
      size: nodeSize(node, text),
      column: index + 1,
    });
    for (const { row, text: words } of node.cells) {
      const label = cellText(words);
      boxes.push({
        key: `${node.key} ${row}`,
        kind: 'cell',
        of: node,
        text: label,
        row,
        size: cellSize(label),
        column: index + 1,
      });
    }
  }
  const last = nodes.length + 1;
  for (const connector of exits) {
    boxes.push({ key: connector.key, kind: 'exit', connector, row: connector.near.row, size: CONNECTOR, column: last });
  }
  for (const key of ends) {
    const end = scene.ends.find((one) => one.key === key);
    if (end === undefined) continue;
    const text = endText(end);
    boxes.push({ key, kind: 'end', end, text, row: 'customer', size: endSize(text), column: last });
  }
  return boxes;
}

/** The name that stands above a gateway or below an event or connector. */
function besideName(box: PlacedBox): string | undefined {
  if (box.kind === 'node' && (box.node.shape === 'gateway' || box.node.shape === 'event'))
    return short(box.node.name, 44);
  return undefined;
}

function placePage(scene: Scene, draft: Draft, { y, inner }: { y: number; inner: number }): PlacedPage {
  const { page, grid, spans } = draft;
  const x = MARGIN + GUTTER;
  const stageBounds = grid.stagesOf([...spans.keys()]);
  const bars = barRows(scene, page, stageLine(draft), x);
  const top = y + STAGE_HEAD + bars.height;
  const stages = [...stageBounds].flatMap(([key, { x: left, width }]): PlacedStage[] => {
    const stage = scene.stages[Number(key)];
    if (stage === undefined) return [];
    const bounds = { x: x + left - 4, y, width: width + 8, height: STAGE_HEAD - 8 };
    const isContinued = scene.nodes[page.first - 1]?.stage === Number(key);
    const clocks = stage.clocks.map(({ text }) => `◷ ${text}`).join('  ');
    return [
      {
        stage,
        bounds,
        isContinued,
        name: fitLabel(isContinued ? `… ${stage.name}` : stage.name, { size: 13, width: width - 26, lines: 1 }),
        kind: fitLabel([stage.kind, clocks].filter((one) => one !== '').join('  '), {
          size: 10.5,
          width: width - 26,
          lines: 1,
        }),
      },
    ];
  });
  const rows = ROWS.map((row, index): PlacedRow => {
    const lane = grid.lanes[index] ?? { y: 0, height: 0 };
    return { row, bounds: { x: MARGIN, y: top + lane.y, width: GUTTER + inner, height: lane.height } };
  });
  const boxes = draft.boxes.map((box) => placeBox(box, moved(grid.boundsOf(box.key), x, top)));
  const byKey = new Map(boxes.map((box) => [box.key, box]));
  const height = STAGE_HEAD + bars.height + grid.size.height;
  return {
    number: page.number,
    bounds: { x: MARGIN, y, width: GUTTER + inner, height },
    stages,
    bars: bars.placed.map((bar) => ({ ...bar, bounds: { ...bar.bounds, y: bar.bounds.y + y + STAGE_HEAD } })),
    rows,
    boxes,
    ways: waysOf(draft, x, top),
    links: linksOf(page, byKey),
  };
}

/** Where each column of a page begins and ends, in the grid. */
function stageLine({ grid, page }: Draft): readonly { readonly left: number; readonly right: number }[] {
  return page.nodes.map(({ key }) => {
    const { x, width } = grid.boundsOf(key);
    return { left: x, right: x + width };
  });
}

function placeBox({ size: _, column: __, ...box }: DraftBox, bounds: Bounds): PlacedBox {
  const placed = { ...box, bounds } as unknown as PlacedBox;
  if (placed.kind === 'node') {
    const name = besideName(placed);
    if (name === undefined || name === '') return placed;
    const size = labelSize(name);
    const above = placed.node.shape === 'gateway';
    const place = {
      x: bounds.x + bounds.width / 2 - size.width / 2,
      y: above ? bounds.y - size.height - 4 : bounds.y + bounds.height + 4,
      ...size,
    };
    return {
      ...placed,
      label: {
        bounds: place,
        lines: labelLines(name),
        ...(name === placed.node.name ? {} : { full: placed.node.name }),
      },
    };
  }
  return placed;
}

function waysOf({ page, grid, edges, flowNames }: Draft, x: number, y: number): PlacedWay[] {
  const byId = new Map(page.ways.map((way) => [way.id, way]));
  return edges.map((edge): PlacedWay => {
    const way = byId.get(edge.id) ?? { id: edge.id, from: edge.from, to: edge.to, kind: 'way' };
    const points = grid.wayOf(edge, undefined);
    const name = flowNames.get(edge.id);
    const bounds = grid.labelOf(edge, name, points);
    const label =
      name === undefined || bounds === undefined
        ? {}
        : {
            label: {
              bounds: moved(bounds, x, y),
              lines: labelLines(name, FLOW_LABEL),
              ...(name === way.label ? {} : { full: way.label }),
            },
          };
    return { way, points: points.map((point) => ({ x: point.x + x, y: point.y + y })), ...label };
  });
}

/** As wide as the grid makes room for names of ways. */
const FLOW_LABEL = LABEL_WIDTH - 10;

/** What belongs to one step, row by row, tied together. */
function linksOf({ nodes }: Page, boxes: ReadonlyMap<string, PlacedBox>): PlacedLink[] {
  return nodes.flatMap((node) => {
    const own = ROWS.flatMap((row) => {
      const box = boxes.get(row === node.row ? node.key : `${node.key} ${row}`);
      return box === undefined ? [] : box;
    });
    return own.slice(1).flatMap((lower, index): PlacedLink[] => {
      const upper = own[index];
      if (upper === undefined) return [];
      const x = upper.bounds.x + upper.bounds.width / 2;
      const isFront = (row: Row): boolean => row === 'evidence' || row === 'customer';
      return [
        {
          from: upper.key,
          to: lower.key,
          points: [
            { x, y: upper.bounds.y + upper.bounds.height },
            { x, y: lower.bounds.y },
          ],
          isExchange: upper.row === 'customer' && !isFront(lower.row),
        },
      ];
    });
  });
}

function moved(bounds: Bounds, dx: number, dy: number): Bounds {
  return { ...bounds, x: bounds.x + dx, y: bounds.y + dy };
}

function countBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

/** The beginning of a text that stands beside an arrow, where there is no room for more. */
function short(words: string, most: number): string {
  const characters = splitCharacters(words.slice(0, 4 * most));
  return characters.length <= most && words.length <= 4 * most ? words : `${characters.slice(0, most - 1).join('')}…`;
}
