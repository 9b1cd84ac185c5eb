import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { Row, Step } from '../../blueprint/step.ts';
import { endKey, joinKey, resumeKey, stageKey, stepKey } from '../../flow/keys.ts';
import { flowOf, type FlowEdge, type FlowGraph, type FlowNode } from '../../flow/graph.ts';
import { plain } from '../../flow/process-names.ts';
import { rowOfStep } from './row-of-step.ts';
import { nodeOfStep, type Telling } from './scene-node.ts';
import type { SceneNode, SceneWay } from './scene.ts';

/** The columns of a blueprint and the ways between them. */
export interface Course {
  readonly nodes: readonly SceneNode[];
  readonly ways: readonly SceneWay[];
  readonly start?: string;
}

/**
 * Steps in the order of writing, a column each: stage by stage, main steps before alternatives, the branches of a parallel
 * one after the other between where they fork and join; then those of interrupts. Modules are one step.
 */
export function courseOfFlow(telling: Telling): Course {
  const { blueprint } = telling;
  const flow = flowOf(blueprint);
  const columns = new Columns(telling, flow);
  for (const [index, stage] of blueprint.stages.entries()) {
    if (stage.when !== undefined) columns.addDoor(stageKey(stage.id), stage.id, index);
    for (const step of [...stage.steps, ...stage.alternatives]) columns.addStep(step, index);
  }
  for (const [index, interrupt] of blueprint.interrupts.filter(({ steps }) => steps.length > 0).entries()) {
    const stage = blueprint.stages.length + index;
    columns.restart();
    for (const step of interrupt.steps) columns.addStep(step, stage);
    columns.addResume(resumeKey(interrupt.id), interrupt.id, stage);
  }
  const nodes = columns.nodes;
  return { nodes, ways: waysBetween(telling, flow, nodes), start: flow.start && visibleFrom(flow, nodes, flow.start) };
}

class Columns {
  readonly nodes: SceneNode[] = [];
  readonly #telling: Telling;
  readonly #flow: FlowGraph;
  #row: Row = 'frontstage';

  constructor(telling: Telling, flow: FlowGraph) {
    this.#telling = telling;
    this.#flow = flow;
  }

  restart(): void {
    this.#row = 'frontstage';
  }

  addStep(step: Step, stage: number): void {
    const row = rowOfStep(this.#telling.blueprint, step, this.#row);
    this.#row = row;
    this.nodes.push(nodeOfStep(this.#telling, step, { key: stepKey(step.id), row, stage }));
    if (step.action.verb !== 'parallel') return;
    for (const { steps, alternatives } of step.action.branches) {
      this.#row = row;
      for (const inner of [...steps, ...alternatives]) this.addStep(inner, stage);
    }
    this.#row = row;
    const { needed, branches } = step.action;
    const { names, words } = this.#telling;
    const name = needed === branches.length ? words.join : names.words.enough(needed);
    if (this.#flow.nodes.has(joinKey(step.id))) {
      this.#addSign({ key: joinKey(step.id), id: step.id, shape: 'gateway', sign: '+', row, stage, name });
    }
  }

  /** A stage that is passed over unless its condition holds. */
  addDoor(key: string, id: string, stage: number): void {
    const { blueprint, names } = this.#telling;
    const found = blueprint.stages.find((one) => one.id === id);
    if (found?.when === undefined) return;
    const name = `${names.condition(found.when)}?`;
    const row = this.#row === 'customer' ? 'frontstage' : this.#row;
    this.#addSign({ key, id, shape: 'gateway', sign: '×', row, stage, name });
  }

  addResume(key: string, id: string, stage: number): void {
    this.#addSign({ key, id, shape: 'event', sign: '↩', row: this.#row, stage, name: this.#telling.words.back });
  }

  #addSign(sign: Pick<SceneNode, 'key' | 'id' | 'shape' | 'sign' | 'row' | 'stage' | 'name'>): void {
    this.nodes.push({ ...sign, channels: [], clocks: [], cells: [], isTouchpoint: false });
  }
}

/** The ways between what is drawn; those between the same two are one, with both names. */
function waysBetween(telling: Telling, flow: FlowGraph, nodes: readonly SceneNode[]): SceneWay[] {
  const known = new Set(nodes.map(({ key }) => key));
  const exits = exitsByUser(flow);
  const found = new Map<string, SceneWay>();
  for (const { key } of nodes) {
    const node = flow.nodes.get(key);
    if (node === undefined) continue;
    const edges = [...node.edges, ...(exits.get(key) ?? [])].filter(({ kind }) => kind !== 'reopen');
    const isPlain = edges.filter(({ kind }) => kind === 'way').length === 1;
    for (const edge of edges) {
      const to = arriving(flow, known, edge.to);
      if (to === undefined) continue;
      const kind = kindOf(edge);
      const label = labelOf(telling, node, edge, isPlain);
      const id = `${key}>${to}`;
      const twin = found.get(id);
      const usual = [twin?.kind, kind].includes('way') ? 'way' : kind;
      const labels = [twin?.label, label].filter((one) => one !== undefined);
      const joined = labels.length === 0 ? {} : { label: [...new Set(labels)].join(' / ') };
      const outcomes = [...(twin?.outcomes ?? []), ...(edge.way === undefined ? [] : [edge.way.name])];
      found.set(id, { id, from: key, to, kind: usual, outcomes, ...joined });
    }
  }
  return [...found.values()];
}

/** By the key of a step that uses a module: the ways by which the module is left. */
function exitsByUser(flow: FlowGraph): ReadonlyMap<string, readonly FlowEdge[]> {
  const exits = new Map<string, FlowEdge[]>();
  for (const node of flow.nodes.values()) {
    if (node.kind !== 'exit') continue;
    const user = stepKey(node.step.id);
    exits.set(user, [...(exits.get(user) ?? []), ...node.edges]);
  }
  return exits;
}

/** The first thing that is drawn, from a node onwards; an end stands for itself. Undefined inside a module. */
function arriving(flow: FlowGraph, known: ReadonlySet<string>, key: string): string | undefined {
  const seen = new Set<string>();
  for (let at: string | undefined = key; at !== undefined && !seen.has(at);) {
    if (known.has(at)) return at;
    seen.add(at);
    const node: FlowNode | undefined = flow.nodes.get(at);
    if (node === undefined || node.kind === 'end') return node && at;
    if (node.kind === 'step') return undefined;
    at = node.edges.find(({ kind }) => kind !== 'skip')?.to;
  }
  return undefined;
}

function visibleFrom(flow: FlowGraph, nodes: readonly SceneNode[], key: string): string | undefined {
  return arriving(flow, new Set(nodes.map((node) => node.key)), key);
}

function kindOf({ kind, way }: FlowEdge): SceneWay['kind'] {
  if (kind === 'skip' || kind === 'event') return kind;
  return way?.kind === 'failure' || way?.kind === 'time-out' ? 'exception' : 'way';
}

function labelOf(
  { blueprint, names }: Telling,
  node: FlowNode,
  { kind, way, handler, to }: FlowEdge,
  isPlain: boolean,
): string | undefined {
  switch (kind) {
    case 'skip':
      return names.words.skip;
    case 'enter':
      return node.kind === 'stage' && node.stage.when !== undefined ? names.words.yes : undefined;
    case 'event':
      return handler && names.event(handler.event.name);
    case 'fork':
      return node.kind === 'step' ? branchName({ blueprint, names }, node.step, to) : undefined;
    case 'way':
      if (way === undefined) return undefined;
      if (way.kind === 'branch') return way.when === undefined ? names.words.otherwise : names.condition(way.when);
      return isPlain && way.kind === 'ordinary' ? undefined : names.outcome(way.name);
    default:
      return undefined;
  }
}

function branchName({ names }: Pick<Telling, 'blueprint' | 'names'>, { action }: Step, to: string): string | undefined {
  if (action.verb !== 'parallel') return undefined;
  const branch = action.branches.find(({ steps }) => steps[0] !== undefined && stepKey(steps[0].id) === to);
  return branch && (names.text(branch.title) ?? plain(branch.name));
}

/** The key by which ways name an end. */
export function endOfScene(id: string): string {
  return endKey(id);
}

/** A blueprint's own interrupts that have steps, in the order of their columns. */
export function interruptsWithSteps({ interrupts }: Blueprint): Blueprint['interrupts'] {
  return interrupts.filter(({ steps }) => steps.length > 0);
}
