import { stepsOf } from '../../blueprint/blueprint.ts';
import { stepIdOf } from '../../blueprint/process-names.ts';
import type { Process, ProcessEvent, ProcessModel, ProcessNode, SequenceFlow } from '../../blueprint/process.ts';
import type { Row, Step } from '../../blueprint/step.ts';
import { columnsOf } from '../layout/columns.ts';
import { rowOfStep } from './row-of-step.ts';
import { nodeOfStep, type Telling } from './scene-node.ts';
import type { Course } from './scene-of-flow.ts';
import type { SceneNode, SceneWay } from './scene.ts';

const nodeKey = (id: string): string => `node-${id}`;

/**
 * A process that tokens move through, as columns: in the order in which its nodes can be reached, those of a sub-process
 * behind it. Events on the border of an activity are ways out of it.
 */
export function courseOfProcess(telling: Telling, model: ProcessModel): Course {
  const process = model.processes.find(({ id }) => id === model.main) ?? model.processes[0];
  if (process === undefined) return { nodes: [], ways: [] };
  const steps = new Map(stepsOf(telling.blueprint).map((step) => [step.id, step]));
  const stages = new Map(telling.blueprint.stages.map(({ id }, index) => [id, index]));
  const shown = orderOf(process, (node) => stageOf(steps, stages, node));
  const rows = rowsWritten(process);
  const nodes: SceneNode[] = [];
  let [row, stage]: [Row, number] = ['frontstage', 0];
  for (const node of shown) {
    const step = steps.get(stepIdOf(node));
    stage = stageOf(steps, stages, node) ?? stage;
    row = rows.get(node.id) ?? (step === undefined ? row : rowOfStep(telling.blueprint, step, row));
    nodes.push(sceneNode(telling, node, step, { key: nodeKey(node.id), row, stage }));
  }
  return { nodes, ways: waysOfProcess(telling, process), start: nodes[0]?.key };
}

function stageOf(
  steps: ReadonlyMap<string, Step>,
  stages: ReadonlyMap<string, number>,
  node: ProcessNode,
): number | undefined {
  return stages.get(steps.get(stepIdOf(node))?.stage ?? '');
}

/** The nodes that have a column, scope by scope, each as far right as the longest way to it. */
function orderOf(process: Process, stage: (node: ProcessNode) => number | undefined): ProcessNode[] {
  const inScope = (scope: string): ProcessNode[] => {
    const own = [...process.nodes.values()].filter((node) => node.scope === scope && hostOf(node) === undefined);
    const flows = [...process.flows.values()]
      .filter((flow) => flow.scope === scope)
      .map(({ id, from, to }) => ({ id, from: hostOf(process.nodes.get(from)) ?? from, to }));
    const columns = columnsOf(
      own.map(({ id }) => id),
      flows,
      () => 0,
    );
    let last = 0;
    const placed = own
      .sort((a, b) => (columns.get(a.id) ?? 0) - (columns.get(b.id) ?? 0))
      .map((node) => ({ node, stage: (last = stage(node) ?? last) }));
    return placed.sort((a, b) => a.stage - b.stage).flatMap(({ node }) => [node, ...inScope(node.id)]);
  };
  return inScope(process.id);
}

function sceneNode(
  telling: Telling,
  node: ProcessNode,
  step: Step | undefined,
  place: Pick<SceneNode, 'key' | 'row' | 'stage'>,
): SceneNode {
  const plain = { ...place, id: node.id, channels: [], clocks: [], cells: [], isTouchpoint: false };
  if (node.kind === 'gateway') {
    const sign =
      node.type === 'exclusiveGateway'
        ? '×'
        : node.type === 'inclusiveGateway'
          ? '○'
          : node.type === 'parallelGateway'
            ? '+'
            : '◷';
    return { ...plain, shape: 'gateway', sign, name: node.name ?? '' };
  }
  if (node.kind === 'event') {
    const sign = signOf(node);
    return {
      ...plain,
      shape: 'event',
      name: node.name ?? (step === undefined ? '' : telling.names.step(step)),
      ...(sign && { sign }),
    };
  }
  if (step === undefined) return { ...plain, shape: 'step', name: node.name ?? node.id };
  return { ...nodeOfStep(telling, step, place), id: node.id };
}

function signOf({ definitions }: ProcessEvent): SceneNode['sign'] {
  const kind = definitions[0]?.kind;
  if (kind === 'timer') return '◷';
  if (kind === 'message' || kind === 'signal') return '✉';
  return kind === 'terminate' || kind === 'error' || kind === 'cancel' ? '×' : undefined;
}

function waysOfProcess({ names }: Telling, process: Process): SceneWay[] {
  const ways = [...process.flows.values()].map((flow): SceneWay => {
    const source = process.nodes.get(flow.from);
    const host = hostOf(source);
    const label = host === undefined ? flowName(names, flow, source) : (source?.name ?? flow.name);
    return {
      id: flow.id,
      from: nodeKey(host ?? flow.from),
      to: nodeKey(flow.to),
      kind: host === undefined ? 'way' : 'exception',
      ...(label === undefined ? {} : { label }),
    };
  });
  // Into a sub-process, and out of it where its own course ends.
  const entered = [...process.nodes.values()].flatMap((node): SceneWay[] => {
    const parent = process.nodes.get(node.scope);
    if (parent === undefined || node.incoming.length > 0 || hostOf(node) !== undefined) return [];
    return [{ id: `enter ${node.id}`, from: nodeKey(parent.id), to: nodeKey(node.id), kind: 'way' }];
  });
  return [...ways, ...entered];
}

function flowName(
  names: Telling['names'],
  { name, condition, id }: SequenceFlow,
  source: ProcessNode | undefined,
): string | undefined {
  if (name !== undefined) return name;
  if (condition !== undefined) return names.condition(condition);
  return source?.default === id ? names.words.otherwise : undefined;
}

function hostOf(node: ProcessNode | undefined): string | undefined {
  return node?.kind === 'event' ? node.attachedTo : undefined;
}

/** The rows that lanes say they are, by node. */
function rowsWritten({ lanes }: Process): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const { extensions = [], nodes } of lanes) {
    const row = extensions.find(({ name, isAttribute }) => isAttribute === true && name.endsWith(':row'))?.text;
    if (row !== 'frontstage' && row !== 'backstage' && row !== 'support') continue;
    for (const node of nodes) rows.set(node, row);
  }
  return rows;
}
