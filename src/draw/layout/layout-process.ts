import type { Bounds, Diagram, Lane, Process, ProcessModel, Waypoint } from '../../blueprint/process.ts';
import { layoutScope, type ScopeLayout } from './scope-layout.ts';
import { labelSize } from './sizes.ts';

export interface LayoutOptions {
  /** The stage of a node: the id of its group. Groups are drawn around the nodes of their stage. */
  readonly stageOf?: (node: string) => string | undefined;
}

/** The head of a pool or lane, with its name upright. */
const HEAD = 30;
/** Where the picture begins, as the modelling tools do it. */
const LEFT = 160;
const TOP = 80;
const CUSTOMER_HEIGHT = 60;
const POOL_GAP = 60;
/** Between lines that pass a pool on its left. */
const PASSING = 14;

/**
 * Draws a process on a grid: lanes are rows, stages are groups of columns, time runs to the right. The customer's pool
 * lies on top. Nothing overlaps, no arrow crosses a shape, names have the room that they need; the same model gives the
 * same picture.
 */
export function layout(model: ProcessModel, { stageOf = () => undefined }: LayoutOptions = {}): Diagram {
  const shapes = new Map<string, Bounds>();
  const edges = new Map<string, readonly Waypoint[]>();
  const labels = new Map<string, Bounds>();
  const processes = orderedProcesses(model);
  const layouts = new Map(processes.map((process) => [process.id, layoutProcess(model, process, stageOf)]));
  const boxes = model.participants.filter(({ process }) => process === undefined || !layouts.has(process));
  const passing = model.messageFlows.length * PASSING;
  const widths = [...layouts].map(([id, { size }]) => size.width + headsOf(model, id));
  const width = Math.max(600, ...widths);
  const left = LEFT + (processes.length > 1 ? passing : 0);
  let y = TOP;
  for (const box of boxes) {
    shapes.set(box.id, { x: left, y, width, height: CUSTOMER_HEIGHT, isHorizontal: true });
    y += CUSTOMER_HEIGHT + POOL_GAP;
  }
  for (const process of processes) {
    const drawn = layouts.get(process.id);
    if (drawn === undefined) continue;
    // Lines that pass the pools above turn in the gap before this one.
    if (process !== processes[0]) y += drawn.talks.size * PASSING;
    placeProcess(model, process, drawn, { x: left, y, width }, { shapes, edges, labels });
    y += drawn.size.height + POOL_GAP;
  }
  talk(model, { processes, layouts, shapes, edges });
  return { shapes, edges, labels };
}

interface Drawn {
  readonly shapes: Map<string, Bounds>;
  readonly edges: Map<string, readonly Waypoint[]>;
  readonly labels: Map<string, Bounds>;
}

/** The process that is run first; a called one follows that which calls it, as in the file. */
function orderedProcesses({ processes, participants, collaboration, main }: ProcessModel): readonly Process[] {
  if (collaboration === undefined) return processes.filter(({ id }) => id === (main ?? processes[0]?.id));
  const pooled = new Set(participants.map(({ process }) => process));
  return processes.filter(({ id }) => pooled.has(id));
}

function layoutProcess(
  model: ProcessModel,
  process: Process,
  stageOf: (node: string) => string | undefined,
): ScopeLayout {
  const leaves = leafLanes(process);
  const laneOfNode = new Map(
    leaves.flatMap((lane, index) => lane.nodes.map((node): [string, number] => [node, index])),
  );
  const groups = process.artifacts.filter(
    ({ type, id }) => type === 'group' && [...process.nodes.keys()].some((node) => stageOf(node) === id),
  );
  return layoutScope({
    process,
    scope: process.id,
    laneCount: Math.max(1, leaves.length),
    laneOf: (node) => laneOfNode.get(node) ?? 0,
    stages: groups.map(({ id }) => id),
    stageOf,
    talks: model.messageFlows.flatMap(({ id, from, to }) => {
      const node = [from, to].find((end) => process.nodes.get(end)?.scope === process.id);
      return node === undefined ? [] : [{ id, node }];
    }),
  });
}

/** Lanes that hold no others. */
function leafLanes({ lanes }: Process): readonly Lane[] {
  return lanes.filter(({ id }) => !lanes.some(({ parent }) => parent === id));
}

function depthOf({ lanes }: Process): number {
  if (lanes.length === 0) return 0;
  return lanes.some(({ parent }) => parent !== undefined) ? 2 : 1;
}

function headsOf({ processes, collaboration }: ProcessModel, id: string): number {
  const process = processes.find((one) => one.id === id);
  const depth = process === undefined ? 0 : depthOf(process);
  return HEAD * depth + (collaboration === undefined ? 0 : HEAD);
}

function placeProcess(
  model: ProcessModel,
  process: Process,
  drawn: ScopeLayout,
  pool: { readonly x: number; readonly y: number; readonly width: number },
  into: Drawn,
): void {
  const participant = model.participants.find((one) => one.process === process.id);
  const { x, y, width } = pool;
  if (participant !== undefined) {
    into.shapes.set(participant.id, { x, y, width, height: drawn.size.height, isHorizontal: true });
  }
  const head = participant === undefined ? 0 : HEAD;
  placeLanes(process, drawn, { x: x + head, y, width: width - head }, into);
  const dx = x + headsOf(model, process.id);
  for (const { id, type, name } of process.artifacts) {
    const stage = type === 'group' ? drawn.stages.get(id) : undefined;
    if (stage === undefined) continue;
    const bottom = groupBottom(process, drawn);
    into.shapes.set(id, { x: stage.x + dx, y: y + 6, width: stage.width, height: bottom - 12 });
    const size = labelSize(name, Math.max(60, stage.width - 10));
    into.labels.set(id, { x: stage.x + dx + 10, y: y + 9, ...size });
  }
  for (const [id, bounds] of drawn.shapes) into.shapes.set(id, { ...bounds, x: bounds.x + dx, y: bounds.y + y });
  for (const [id, bounds] of drawn.labels) into.labels.set(id, { ...bounds, x: bounds.x + dx, y: bounds.y + y });
  for (const [id, points] of drawn.edges) into.edges.set(id, moved(points, dx, y));
}

/** Stages reach down to the lanes in which nothing belongs to them. */
function groupBottom(process: Process, drawn: ScopeLayout): number {
  const leaves = leafLanes(process);
  const isAside = (lane: Lane): boolean =>
    lane.nodes.length > 0 &&
    lane.nodes.every((id) => {
      const node = process.nodes.get(id);
      return node?.kind === 'activity' && node.triggeredByEvent === true;
    });
  const first = leaves.findIndex(isAside);
  return drawn.lanes[first]?.y ?? drawn.size.height;
}

function placeLanes(
  process: Process,
  drawn: ScopeLayout,
  area: { readonly x: number; readonly y: number; readonly width: number },
  { shapes }: Drawn,
): void {
  const leaves = leafLanes(process);
  for (const lane of process.lanes) {
    const own = leaves.flatMap((leaf, index) => (leaf.id === lane.id || leaf.parent === lane.id ? index : []));
    const bands = own.flatMap((index) => drawn.lanes[index] ?? []);
    const [first] = bands;
    const last = bands.at(-1);
    if (first === undefined || last === undefined) continue;
    const inset = lane.parent === undefined ? 0 : HEAD;
    shapes.set(lane.id, {
      x: area.x + inset,
      y: area.y + first.y,
      width: area.width - inset,
      height: last.y + last.height - first.y,
      isHorizontal: true,
    });
  }
}

/** Draws what passes between pools: up from its node to the pool above, past whatever pool lies between. */
function talk(
  model: ProcessModel,
  drawn: {
    readonly processes: readonly Process[];
    readonly layouts: ReadonlyMap<string, ScopeLayout>;
    readonly shapes: ReadonlyMap<string, Bounds>;
    readonly edges: Map<string, readonly Waypoint[]>;
  },
): void {
  const { processes, layouts, shapes, edges } = drawn;
  const passing = model.messageFlows.filter(({ id }) =>
    processes.some((one) => one !== processes[0] && layouts.get(one.id)?.talks.has(id)),
  );
  // The lines of a pool are numbered from its first.
  const firstOf = (process: Process): number =>
    passing.findIndex(({ id }) => layouts.get(process.id)?.talks.has(id) === true);
  for (const { id, from, to } of model.messageFlows) {
    const process = processes.find((one) => layouts.get(one.id)?.talks.has(id));
    const points = process && layouts.get(process.id)?.talks.get(id);
    if (process === undefined || points === undefined) continue;
    const isOut = process.nodes.has(from);
    const other = shapes.get(isOut ? to : from);
    const pool = shapes.get(model.participants.find((one) => one.process === process.id)?.id ?? '');
    if (other === undefined || pool === undefined) continue;
    const up = moved(points, pool.x + headsOf(model, process.id), pool.y);
    const last = up.at(-1) ?? { x: 0, y: 0 };
    const rank = passing.findIndex((flow) => flow.id === id);
    const way =
      rank === -1
        ? [...up.slice(0, -1), { x: last.x, y: other.y + other.height }]
        : [...up.slice(0, -1), ...past(rank, { last, pool, other, count: passing.length, own: firstOf(process) })];
    edges.set(id, isOut ? way : way.toReversed());
  }
}

/** The last part of a line that passes other pools on their left: each on a line of its own. */
function past(
  rank: number,
  { last, pool, other, count, own }: { last: Waypoint; pool: Bounds; other: Bounds; count: number; own: number },
): Waypoint[] {
  const turn = { x: last.x, y: pool.y - 8 - (rank - own) * PASSING };
  const x = pool.x - (rank + 1) * PASSING;
  const y = other.y + ((rank + 1) * other.height) / (count + 1);
  return [turn, { x, y: turn.y }, { x, y }, { x: other.x, y }];
}

function moved(points: readonly Waypoint[], dx: number, dy: number): Waypoint[] {
  return points.map(({ x, y }) => ({ x: x + dx, y: y + dy }));
}
