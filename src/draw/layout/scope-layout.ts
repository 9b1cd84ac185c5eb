import type { Bounds, Process, ProcessNode, SequenceFlow, Waypoint } from '../../blueprint/process.ts';
import { columnsOf } from './columns.ts';
import { Grid } from './grid.ts';
import { route, type RoutedEdge, type Talk } from './route.ts';
import { rowsOf } from './rows.ts';
import { BORDER_EVENT, EVENT, labelSize, LINE, sizeOf, type Size } from './sizes.ts';

/** What is drawn in a scope: a process or a sub-process, with its upper left corner at 0, 0. */
export interface ScopeLayout {
  readonly size: Size;
  readonly shapes: ReadonlyMap<string, Bounds>;
  readonly edges: ReadonlyMap<string, readonly Waypoint[]>;
  readonly labels: ReadonlyMap<string, Bounds>;
  /** The band of each lane: its top and its height. */
  readonly lanes: readonly { readonly y: number; readonly height: number }[];
  /** Where each stage begins and ends. */
  readonly stages: ReadonlyMap<string, { readonly x: number; readonly width: number }>;
  /** Where lines to what lies above leave the scope: from its node upwards. */
  readonly talks: ReadonlyMap<string, readonly Waypoint[]>;
}

/** How a scope is to be drawn. */
export interface ScopeRequest {
  readonly process: Process;
  readonly scope: string;
  /** The position of a node's lane from the top. */
  readonly laneOf: (node: string) => number;
  readonly laneCount: number;
  /** Stages in their order; none for a scope that has none. */
  readonly stages: readonly string[];
  readonly stageOf: (node: string) => string | undefined;
  /** Lines to what lies above. */
  readonly talks: readonly Talk[];
}

/** Between what stands beside one another in a strip, and around what a sub-process holds. */
const GAP = 24;
const TITLE = 28;

/** Draws a scope on a grid of lanes and stages; what it holds itself is drawn first, so that it is large enough. */
export function layoutScope(request: ScopeRequest): ScopeLayout {
  const { process, scope, laneOf, laneCount, stages, stageOf } = request;
  const all = [...process.nodes.values()].filter((node) => node.scope === scope);
  const border = all.filter((node) => attachedTo(node) !== undefined);
  const strip = all.filter(isAside);
  const placed = all.filter((node) => attachedTo(node) === undefined && !isAside(node));
  const inner = new Map<string, ScopeLayout>();
  const scopes = new Set([...process.nodes.values()].map((node) => node.scope));
  for (const node of all) {
    if (!scopes.has(node.id)) continue;
    const none = { laneOf: () => 0, laneCount: 1, stages: [], stageOf: () => undefined, talks: [] };
    inner.set(node.id, layoutScope({ process, scope: node.id, ...none }));
  }
  const guests = new Map<string, ProcessNode[]>();
  for (const event of border) {
    const host = attachedTo(event) ?? '';
    guests.set(host, [...(guests.get(host) ?? []), event]);
  }
  const hostOf = (id: string): string => attachedTo(process.nodes.get(id)) ?? id;
  const flows = [...process.flows.values()].filter((flow) => flow.scope === scope);
  const gridEdges = flows.map(({ id, from, to }) => ({ id, from: hostOf(from), to: hostOf(to) }));
  const ids = placed.map(({ id }) => id);
  const stageIndex = new Map(stages.map((stage, index) => [stage, index]));
  const columns = columnsOf(ids, gridEdges, (id) => stageIndex.get(stageOf(id) ?? '') ?? 0);
  const byBorder = new Set(flows.filter(({ from }) => hostOf(from) !== from).map(({ to }) => to));
  const fromNodes = new Set(flows.filter(({ from }) => hostOf(from) === from).map(({ to }) => to));
  const { rows } = rowsOf(
    placed.map(({ id }) => ({
      id,
      column: columns.get(id) ?? 0,
      lane: laneOf(id),
      isAside: byBorder.has(id) && !fromNodes.has(id),
    })),
    gridEdges,
    laneCount,
  );
  const cells = new Map(ids.map((id) => [id, { column: columns.get(id) ?? 0, row: rows.get(id) ?? 0 }]));
  const edges = flows
    .filter(({ from, to }) => cells.has(hostOf(from)) && cells.has(to))
    .map((flow): RoutedEdge => {
      const source = process.nodes.get(flow.from);
      const target = process.nodes.get(flow.to);
      return {
        id: flow.id,
        from: hostOf(flow.from),
        to: flow.to,
        leavesBelow: attachedTo(source) !== undefined,
        hasLabel: flow.name !== undefined,
        isSplit: (source?.outgoing.length ?? 0) > 1,
        isMerge: (target?.incoming.length ?? 0) > 1,
      };
    });
  const routing = route(
    cells,
    edges,
    request.talks.map(({ id, node }) => ({ id, node: hostOf(node) })),
  );
  const grid = new Grid({
    cells,
    laneCount,
    laneOfRow: laneRows(placed, rows, laneOf),
    routing,
    sizes: new Map(placed.map((node) => [node.id, shapeSize(node, guests.get(node.id)?.length ?? 0, inner)])),
    labels: new Map(placed.map((node) => [node.id, node.kind === 'activity' ? undefined : node.name])),
    drops: new Map([...guests].map(([host, events]) => [host, dropOf(events)])),
    flowLabels: new Map(flows.map((flow) => [flow.id, flow.name])),
    stageStarts: stageStarts(ids, columns, stages, stageOf),
    strips: stripsOf(strip, laneOf, inner),
  });
  return draw(request, { grid, placed, strip, guests, edges, flows, inner });
}

interface Drawing {
  readonly grid: Grid;
  readonly placed: readonly ProcessNode[];
  readonly strip: readonly ProcessNode[];
  readonly guests: ReadonlyMap<string, readonly ProcessNode[]>;
  readonly edges: readonly RoutedEdge[];
  readonly flows: readonly SequenceFlow[];
  readonly inner: ReadonlyMap<string, ScopeLayout>;
}

function draw(request: ScopeRequest, { grid, placed, strip, guests, edges, flows, inner }: Drawing): ScopeLayout {
  const shapes = new Map<string, Bounds>();
  const lines = new Map<string, readonly Waypoint[]>();
  const labels = new Map<string, Bounds>();
  const dropAt = new Map<string, Waypoint>();
  const put = (node: ProcessNode, bounds: Bounds): void => {
    const held = inner.get(node.id);
    shapes.set(node.id, held === undefined ? bounds : { ...bounds, isExpanded: true });
    if (held !== undefined) putInner(held, bounds, { shapes, lines, labels });
  };
  for (const node of placed) {
    const bounds = grid.boundsOf(node.id);
    put(node, bounds);
    if (node.kind !== 'activity' && node.name !== undefined) labels.set(node.id, nodeLabel(node, bounds));
    for (const [index, event] of (guests.get(node.id) ?? []).entries()) {
      const x = bounds.x + GAP / 2 + index * BORDER_EVENT;
      const y = bounds.y + bounds.height - EVENT / 2;
      shapes.set(event.id, { x, y, width: EVENT, height: EVENT });
      dropAt.set(event.id, { x: x + EVENT / 2, y: y + EVENT });
      const { height } = labelSize(event.name, DROP_LABEL, DROP_LABEL);
      labels.set(event.id, { x: x + EVENT / 2 + 6, y: y + EVENT - 2, width: DROP_LABEL, height });
    }
  }
  for (const node of strip) put(node, grid.stripOf(node.id));
  const flowById = new Map(flows.map((flow) => [flow.id, flow]));
  for (const edge of edges) {
    const flow = flowById.get(edge.id);
    if (flow === undefined) continue;
    const points = grid.wayOf(edge, dropAt.get(flow.from));
    lines.set(flow.id, points);
    const label = grid.labelOf(edge, flow.name, points);
    if (label !== undefined) labels.set(flow.id, label);
  }
  const talks = new Map(request.talks.map(({ id, node }) => [id, grid.talkOf(id, node)]));
  return {
    size: grid.size,
    shapes,
    edges: lines,
    labels,
    lanes: grid.lanes,
    stages: grid.stagesOf(request.stages),
    talks,
  };
}

/** The name of an event on a border stands to the right of the line that leaves it. */
const DROP_LABEL = BORDER_EVENT - EVENT / 2 - 10;

function nodeLabel(node: ProcessNode, { x, y, width, height }: Bounds): Bounds {
  const size = labelSize(node.name);
  const left = x + width / 2 - size.width / 2;
  const top = node.kind === 'gateway' ? y - size.height - 4 : y + height + 4;
  return { x: left, y: top, ...size };
}

function putInner(
  held: ScopeLayout,
  { x, y }: Bounds,
  into: {
    readonly shapes: Map<string, Bounds>;
    readonly lines: Map<string, readonly Waypoint[]>;
    readonly labels: Map<string, Bounds>;
  },
): void {
  const [dx, dy] = [x + GAP, y + TITLE];
  for (const [id, bounds] of held.shapes) into.shapes.set(id, { ...bounds, x: bounds.x + dx, y: bounds.y + dy });
  for (const [id, bounds] of held.labels) into.labels.set(id, { ...bounds, x: bounds.x + dx, y: bounds.y + dy });
  for (const [id, points] of held.edges) {
    into.lines.set(
      id,
      points.map((point) => ({ x: point.x + dx, y: point.y + dy })),
    );
  }
}

function shapeSize(node: ProcessNode, borderEvents: number, inner: ReadonlyMap<string, ScopeLayout>): Size {
  const held = inner.get(node.id)?.size;
  const own = sizeOf(node, borderEvents);
  if (held === undefined) return own;
  const title = labelSize(node.name, 400);
  return {
    width: Math.max(own.width, held.width + 2 * GAP, title.width + 2 * GAP),
    height: Math.max(own.height, held.height + TITLE + GAP),
  };
}

/** What hangs below a node with events on its border. */
function dropOf(events: readonly ProcessNode[]): number {
  const lines = Math.max(...events.map(({ name }) => labelSize(name, DROP_LABEL, DROP_LABEL).height), LINE);
  return EVENT / 2 + lines;
}

function laneRows(
  nodes: readonly ProcessNode[],
  rows: ReadonlyMap<string, number>,
  laneOf: (node: string) => number,
): ReadonlyMap<number, number> {
  return new Map(nodes.map(({ id }) => [rows.get(id) ?? 0, laneOf(id)]));
}

/** The first column of each stage. */
function stageStarts(
  ids: readonly string[],
  columns: ReadonlyMap<string, number>,
  stages: readonly string[],
  stageOf: (node: string) => string | undefined,
): ReadonlyMap<string, { first: number; last: number }> {
  const starts = new Map<string, { first: number; last: number }>();
  for (const id of ids) {
    const stage = stageOf(id);
    if (stage === undefined || !stages.includes(stage)) continue;
    const column = columns.get(id) ?? 0;
    const known = starts.get(stage) ?? { first: column, last: column };
    starts.set(stage, { first: Math.min(known.first, column), last: Math.max(known.last, column) });
  }
  return starts;
}

/** What stands in no order with the rest, by lane. */
function stripsOf(
  nodes: readonly ProcessNode[],
  laneOf: (node: string) => number,
  inner: ReadonlyMap<string, ScopeLayout>,
): ReadonlyMap<number, readonly { id: string; size: Size }[]> {
  const strips = new Map<number, { id: string; size: Size }[]>();
  for (const node of nodes) {
    const lane = laneOf(node.id);
    strips.set(lane, [...(strips.get(lane) ?? []), { id: node.id, size: shapeSize(node, 0, inner) }]);
  }
  return strips;
}

function attachedTo(node: ProcessNode | undefined): string | undefined {
  return node?.kind === 'event' ? node.attachedTo : undefined;
}

/** True for what an event starts: no arrow leads to it. */
function isAside(node: ProcessNode): boolean {
  return node.kind === 'activity' && node.triggeredByEvent === true;
}
