import type { Bounds } from '../../blueprint/process.ts';
import { ROWS } from '../../blueprint/step.ts';
import { Grid } from '../layout/grid.ts';
import { route, type RoutedEdge } from '../layout/route.ts';
import { labelLines, labelSize, LABEL_WIDTH } from '../layout/sizes.ts';
import { fitLabel } from '../svg/label.ts';
import { barRows } from './bars.ts';
import { besideName, boxesOf, short, START, type DraftBox } from './page-boxes.ts';
import { pagesOf, type Page } from './pages.ts';
import type {
  BlueprintLayout,
  BoxContent,
  PlacedBox,
  PlacedLink,
  PlacedPage,
  PlacedRow,
  PlacedStage,
  PlacedWay,
} from './placed.ts';
import type { Scene, SceneWay } from './scene.ts';
import { hasPorts, withPorts } from './ports.ts';
import { standingOf } from './standing.ts';

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

function draftPage(scene: Scene, page: Page): Draft {
  const hasStart = page.nodes.some(({ key }) => key === scene.start);
  const boxes = boxesOf(scene, page);
  const standing = standingOf(
    boxes.map(({ content: { key, kind, row }, column }) => ({ key, kind, row, column })),
    page,
  );
  const cells = new Map(
    boxes.map(({ content: { key }, column }) => [key, { column, row: standing.rows.get(key) ?? 0 }]),
  );
  const ways: SceneWay[] = [
    ...(hasStart && scene.start !== undefined
      ? [{ id: START, from: START, to: scene.start, kind: 'way' } as const]
      : []),
    ...page.ways,
  ];
  const ported = new Set(boxes.flatMap(({ content }) => (hasPorts(content) ? content.key : [])));
  const [out, into] = [countBy(ways, ({ from }) => from), countBy(ways, ({ to }) => to)];
  const flowNames = new Map(
    ways.flatMap(({ id, label }) => (label === undefined ? [] : [[id, short(label, 60)] as const])),
  );
  const edges = ways.map(({ id, from, to }): RoutedEdge => ({
    id,
    from,
    to,
    leavesBelow: false,
    hasLabel: flowNames.has(id),
    isSplit: (out.get(from) ?? 0) > 1 && !ported.has(from),
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
    sizes: new Map(boxes.map(({ content, size }) => [content.key, size])),
    labels: new Map(boxes.map(({ content }) => [content.key, besideName(content)])),
    drops: new Map(),
    flowLabels: flowNames,
    stageStarts: spans,
    strips: new Map(),
    stageTitle: 0,
  });
  return { page, grid, edges, flowNames, boxes, spans };
}

function placePage(scene: Scene, draft: Draft, { y, inner }: { y: number; inner: number }): PlacedPage {
  const { page, grid, spans } = draft;
  const x = MARGIN + GUTTER;
  const stageBounds = grid.stagesOf([...spans.keys()]);
  const bars = barRows(scene, page, { columns: stageLine(draft), width: inner }, x);
  const top = y + STAGE_HEAD + bars.height;
  const stages = [...stageBounds].flatMap(([key, { x: left, width }]): PlacedStage[] => {
    const stage = scene.stages[Number(key)];
    if (stage === undefined) return [];
    const bounds = { x: x + left - 4, y, width: width + 8, height: STAGE_HEAD - 8 };
    const isContinued = scene.nodes[page.first - 1]?.stage === Number(key);
    const clocks = stage.clocks.map(({ text, levels }) => `◷ ${text}${levels > 0 ? ` ▲${levels}` : ''}`).join('  ');
    return [
      {
        stage,
        bounds,
        isContinued,
        name: fitLabel(isContinued ? `… ${stage.name}` : stage.name, { size: 13, width: width - 12, lines: 1 }),
        kind: fitLabel([stage.kind, clocks].filter((one) => one !== '').join('  '), {
          size: 10.5,
          width: width - 12,
          lines: 1,
        }),
      },
    ];
  });
  const rows = ROWS.map((row, index): PlacedRow => {
    const lane = grid.lanes[index] ?? { y: 0, height: 0 };
    return { row, bounds: { x: MARGIN, y: top + lane.y, width: GUTTER + inner, height: lane.height } };
  });
  const boxes = draft.boxes.map(({ content }) => placeBox(content, moved(grid.boundsOf(content.key), x, top)));
  const byKey = new Map(boxes.map((box) => [box.key, box]));
  const height = STAGE_HEAD + bars.height + grid.size.height;
  return {
    number: page.number,
    bounds: { x: MARGIN, y, width: GUTTER + inner, height },
    stages,
    bars: bars.placed.map((bar) => ({ ...bar, bounds: { ...bar.bounds, y: bar.bounds.y + y + STAGE_HEAD } })),
    rows,
    boxes,
    ways: withPorts(waysOf(draft, x, top), boxes),
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

function placeBox(content: BoxContent, bounds: Bounds): PlacedBox {
  const name = besideName(content);
  if (content.kind !== 'node' || name === undefined || name === '') return { ...content, bounds };
  const { node } = content;
  const size = labelSize(name);
  const y = node.shape === 'gateway' ? bounds.y - size.height - 4 : bounds.y + bounds.height + 4;
  const place = { x: bounds.x + bounds.width / 2 - size.width / 2, y, ...size };
  const full = name === node.name ? {} : { full: node.name };
  return { ...content, bounds, label: { bounds: place, lines: labelLines(name), ...full } };
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
      return [
        {
          from: upper.key,
          to: lower.key,
          points: [
            { x, y: upper.bounds.y + upper.bounds.height },
            { x, y: lower.bounds.y },
          ],
          isExchange: upper.row === 'customer',
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
