import {
  holdsScope,
  type Bounds,
  type Process,
  type ProcessElement,
  type ProcessModel,
  type ProcessNode,
} from '../blueprint/process.ts';
import { STAGE_KINDS, type StageKind } from '../blueprint/stage.ts';
import type { Path } from '../text/places.ts';
import { titleOf } from './process-draft.ts';
import { attributeOf } from './process-extensions.ts';
import { kindOfStage, kindOfWork, saysStage } from './stage-words.ts';

/** The stage in which something happens. */
export interface ProcessStage {
  /** What makes two stages the same: the element that says so, or the kind that was proposed. */
  readonly key: string;
  readonly kind: StageKind;
  readonly title?: string;
  readonly from: Path;
}

/** The stages of a process: what its groups, lanes and sub-processes say, else what names let one think. */
export class Stages {
  /** Lanes that are stages, not people. */
  readonly lanes: ReadonlySet<string>;
  readonly #model: ProcessModel;
  readonly #said = new Map<string, ProcessStage>();
  readonly #proposed = new Map<string, ProcessStage>();

  constructor(model: ProcessModel) {
    this.#model = model;
    this.lanes = new Set(model.processes.flatMap((process) => this.#readLanes(process)));
    for (const process of model.processes) {
      this.#readGroups(process);
      this.#readScopes(process);
    }
    for (const process of model.processes) this.#propose(process);
  }

  /** The stage of a node: said by the node's group or lane, by the sub-process around it, or proposed. */
  of(process: Process, node: ProcessNode): ProcessStage {
    return this.said(process, node) ?? this.#proposed.get(node.id) ?? execution(process);
  }

  /** True where the file says the stage itself. */
  said(process: Process, node: ProcessNode): ProcessStage | undefined {
    const own = this.#said.get(node.id);
    const around = process.nodes.get(node.scope);
    return own ?? (around === undefined ? undefined : this.said(process, around));
  }

  /** Lanes with a stage of their own; or lanes that are all called like stages. */
  #readLanes({ lanes }: Process): string[] {
    const leaves = lanes.filter(({ id }) => !lanes.some(({ parent }) => parent === id));
    const isRowOfStages =
      leaves.length > 1 && leaves.every(({ name = '' }) => kindOfStage(name) !== undefined || saysStage(name));
    return lanes.flatMap((lane) => {
      const kind = stageOf(lane) ?? (isRowOfStages && leaves.includes(lane) ? namedKind(lane) : undefined);
      if (kind === undefined) return [];
      const stage = { key: lane.id, kind, title: titleOf(lane), from: lane.path };
      for (const node of lane.nodes) this.#said.set(node, stage);
      return [lane.id];
    });
  }

  /** A group is the stage of what is drawn inside it. */
  #readGroups(process: Process): void {
    const { shapes } = this.#model.diagram;
    for (const group of process.artifacts) {
      const around = group.type === 'group' ? shapes.get(group.id) : undefined;
      const kind = group.stage ?? stageOf(group) ?? kindOfStage(group.name ?? '');
      if (around === undefined || kind === undefined) continue;
      const title = group.name === undefined ? {} : { title: titleOf(group) };
      for (const node of process.nodes.values()) {
        const shape = shapes.get(node.id);
        if (shape === undefined || !isInside(shape, around)) continue;
        this.#said.set(node.id, { key: group.id, kind, ...title, from: group.path });
      }
    }
  }

  #readScopes(process: Process): void {
    for (const node of process.nodes.values()) {
      if (!holdsScope(node)) continue;
      const kind = stageOf(node) ?? kindOfStage(node.name ?? '');
      if (kind !== undefined) this.#said.set(node.id, { key: node.id, kind, title: titleOf(node), from: node.path });
    }
  }

  /** What a name tells counts; what it does not tell belongs to what came before it. */
  #propose(process: Process): void {
    const { nodes, flows } = process;
    const kinds = new Map<string, StageKind>();
    const queue = [...nodes.values()].filter(({ incoming }) => incoming.length === 0);
    const seen = new Set(queue.map(({ id }) => id));
    for (let index = 0; index < queue.length; index += 1) {
      const node = queue[index];
      if (node === undefined) continue;
      const before = node.incoming.map((id) => kinds.get(flows.get(id)?.from ?? '')).find((kind) => kind !== undefined);
      const host = node.kind === 'event' ? kinds.get(node.attachedTo ?? '') : undefined;
      const around = kinds.get(node.scope);
      const isEnd = node.kind === 'event' && node.type === 'endEvent';
      const own = node.kind === 'gateway' || isEnd ? undefined : kindOfWork(node.name ?? '');
      const kind = own ?? before ?? host ?? around;
      if (kind !== undefined) {
        kinds.set(node.id, kind);
        this.#proposed.set(node.id, { key: `proposed ${kind}`, kind, from: process.path });
      }
      for (const flow of node.outgoing) {
        const to = flows.get(flow)?.to ?? '';
        const next = nodes.get(to);
        if (next === undefined || seen.has(to)) continue;
        seen.add(to);
        queue.push(next);
      }
    }
  }
}

/** What cannot be told is work that is carried out. */
function execution(process: Process): ProcessStage {
  return { key: 'proposed execution', kind: 'execution', from: process.path };
}

function stageOf(element: ProcessElement): StageKind | undefined {
  const written = attributeOf(element, 'throughline', 'stage')?.text?.trim();
  return STAGE_KINDS.find((kind) => kind === written);
}

function namedKind({ name = '' }: ProcessElement): StageKind {
  return kindOfStage(name) ?? kindOfWork(name) ?? 'execution';
}

function isInside(shape: Bounds, around: Bounds): boolean {
  const x = shape.x + shape.width / 2;
  const y = shape.y + shape.height / 2;
  return x >= around.x && x <= around.x + around.width && y >= around.y && y <= around.y + around.height;
}
