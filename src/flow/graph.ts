import { stepsOf, type Blueprint } from '../blueprint/blueprint.ts';
import type { End } from '../blueprint/end.ts';
import type { Interrupt } from '../blueprint/interrupt.ts';
import type { Reference } from '../blueprint/origin.ts';
import type { Stage } from '../blueprint/stage.ts';
import type { Handler, Step } from '../blueprint/step.ts';
import { endKey, resumeKey, stageKey, stepKey } from './keys.ts';
import { Targets, type Target, type TargetProblem } from './targets.ts';
import { restsIn } from './rests.ts';
import { waits, waysOf, type Way } from './ways.ts';

/** A point of the flow: a step, the condition at the door of a stage, an end, or the return from an interrupt. */
export type FlowNode = { readonly key: string; readonly edges: FlowEdge[] } & (
  | { readonly kind: 'step'; readonly step: Step; readonly waits: boolean }
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'end'; readonly end: End }
  | { readonly kind: 'resume'; readonly interrupt: Interrupt }
);

/**
 * A way from one node to another.
 * - `way`: out of a step, by an outcome or branch;
 * - `skip`: past a step or stage whose `when` is not true;
 * - `enter`: through the door of a stage;
 * - `event`: by a handler on the step or on its stage;
 * - `reopen`: from an end back into the case.
 */
export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'way' | 'skip' | 'enter' | 'event' | 'reopen';
  readonly way?: Way;
  readonly handler?: Handler;
}

/** An interrupt or a stage's handler: a way out of every step of its scope. */
export interface FlowBreak {
  /** The keys of the steps that it can leave: those in which a case can rest. */
  readonly scope: readonly string[];
  readonly to: string;
  readonly source: Interrupt | Handler;
}

/** A reference to a target that leads nowhere. */
export interface UnresolvedTarget {
  readonly reference: Reference;
  readonly problem: TargetProblem;
  /** The step or stage that has no way on, for problems of a `next` that nobody wrote. */
  readonly owner?: Step | Stage;
}

/** The flow of a case: every step, every way, and what can break in from outside. */
export interface FlowGraph {
  readonly blueprint: Blueprint;
  readonly nodes: ReadonlyMap<string, FlowNode>;
  /** The key at which a case begins. */
  readonly start?: string;
  readonly breaks: readonly FlowBreak[];
  readonly unresolved: readonly UnresolvedTarget[];
}

const graphs = new WeakMap<Blueprint, FlowGraph>();

/** Lowers a blueprint to its flow; the same blueprint gives the same graph. */
export function flowOf(blueprint: Blueprint): FlowGraph {
  const known = graphs.get(blueprint);
  if (known !== undefined) return known;
  const graph = lower(blueprint);
  graphs.set(blueprint, graph);
  return graph;
}

function lower(blueprint: Blueprint): FlowGraph {
  const targets = new Targets(blueprint);
  const nodes = new Map<string, FlowNode>();
  const breaks: FlowBreak[] = [];
  const unresolved: UnresolvedTarget[] = [];

  const look = (found: Target, reference: Reference, owner?: Step | Stage): string | undefined => {
    if ('key' in found) return found.key;
    if (!unresolved.some((known) => known.reference.path === reference.path && known.problem === found.problem)) {
      unresolved.push({ reference, problem: found.problem, owner });
    }
    return undefined;
  };
  const link = (node: FlowNode, to: string | undefined, edge: Omit<FlowEdge, 'from' | 'to'>): void => {
    if (to !== undefined) node.edges.push({ from: node.key, to, ...edge });
  };

  for (const step of stepsOf(blueprint)) {
    nodes.set(stepKey(step.id), { key: stepKey(step.id), kind: 'step', step, waits: waits(step), edges: [] });
  }
  for (const stage of blueprint.stages) {
    if (stage.when === undefined) continue;
    const node: FlowNode = { key: stageKey(stage.id), kind: 'stage', stage, edges: [] };
    nodes.set(node.key, node);
    const [first] = stage.steps;
    if (first !== undefined) link(node, stepKey(first.id), { kind: 'enter' });
    const past: Reference = stage.next ?? { name: 'next', path: stage.path, how: 'defaulted' };
    link(node, look(targets.afterStage(stage), past, stage), { kind: 'skip' });
  }
  for (const end of blueprint.ends) nodes.set(endKey(end.id), { key: endKey(end.id), kind: 'end', end, edges: [] });
  for (const interrupt of blueprint.interrupts) {
    if (interrupt.steps.length === 0) continue;
    const key = resumeKey(interrupt.id);
    nodes.set(key, { key, kind: 'resume', interrupt, edges: [] });
  }

  for (const node of nodes.values()) {
    if (node.kind !== 'step') continue;
    const { step } = node;
    for (const way of waysOf(step)) {
      const implied = way.to.name === 'next' && way.to.how === 'defaulted';
      const reference = implied ? (step.next ?? { ...way.to, path: step.path }) : way.to;
      link(node, look(targets.from(step, way.to), reference, step), { kind: 'way', way });
    }
    if (step.when !== undefined) {
      const reference: Reference = step.next ?? { name: 'next', path: step.path, how: 'defaulted' };
      link(node, look(targets.after(step), reference, step), { kind: 'skip' });
    }
    for (const handler of step.on) {
      if (handler.to === undefined) continue;
      link(node, look(targets.from(step, handler.to), handler.to, step), { kind: 'event', handler });
    }
  }

  for (const stage of blueprint.stages) {
    const last = stage.steps.at(-1);
    const scope = restsIn([stage]);
    for (const handler of stage.on) {
      if (handler.to === undefined || last === undefined) continue;
      // On a stage, `next` is what follows the stage.
      const found = handler.to.name === 'next' ? targets.afterStage(stage) : targets.named(handler.to.name);
      const to = look(found, handler.to, stage);
      if (to !== undefined) breaks.push({ scope, to, source: handler });
    }
  }
  for (const interrupt of blueprint.interrupts) {
    const excluded = new Set(interrupt.notIn.map(({ name }) => name));
    const scope = restsIn(blueprint.stages.filter(({ id }) => !excluded.has(id)));
    const [first] = interrupt.steps;
    const to =
      interrupt.to === undefined
        ? first && stepKey(first.id)
        : look(interrupt.to.name === 'next' ? { problem: 'unknown' } : targets.named(interrupt.to.name), interrupt.to);
    if (to !== undefined) breaks.push({ scope, to, source: interrupt });
  }
  reopening(blueprint, targets, nodes, look, link);

  const [first] = blueprint.stages;
  const start = first && look(targets.named(first.id), { name: first.id, path: first.path, how: 'defaulted' });
  return { blueprint, nodes, start, breaks, unresolved };
}

function reopening(
  { reopen }: Blueprint,
  targets: Targets,
  nodes: ReadonlyMap<string, FlowNode>,
  look: (found: Target, reference: Reference) => string | undefined,
  link: (node: FlowNode, to: string | undefined, edge: Omit<FlowEdge, 'from' | 'to'>) => void,
): void {
  if (reopen === undefined) return;
  const found: Target = reopen.to.name === 'next' ? { problem: 'unknown' } : targets.named(reopen.to.name);
  const to = look(found, reopen.to);
  for (const { name } of reopen.from) {
    const node = nodes.get(endKey(name));
    if (node !== undefined) link(node, to, { kind: 'reopen' });
  }
}
