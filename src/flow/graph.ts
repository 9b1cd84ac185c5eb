import type { Blueprint } from '../blueprint/blueprint.ts';
import type { End } from '../blueprint/end.ts';
import type { Interrupt } from '../blueprint/interrupt.ts';
import type { Reference } from '../blueprint/origin.ts';
import type { Stage } from '../blueprint/stage.ts';
import type { Handler, Step } from '../blueprint/step.ts';
import { branchEndKey, endKey, joinKey, resumeKey, stageKey, stepKey } from './keys.ts';
import { Targets, type Target, type TargetProblem } from './targets.ts';
import { restsIn } from './rests.ts';
import { waits, waysOf, type Way } from './ways.ts';

/**
 * A point of the flow: a step, the condition at the door of a stage, an end, the return from an interrupt, the end of a
 * branch, the join of a parallel step's branches, or the end by which a module is left.
 */
export type FlowNode = { readonly key: string; readonly edges: FlowEdge[] } & (
  | { readonly kind: 'step'; readonly step: Step; readonly waits: boolean }
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'end'; readonly end: End }
  | { readonly kind: 'resume'; readonly interrupt: Interrupt }
  | { readonly kind: 'branch-end'; readonly step: Step; readonly branch: string }
  | { readonly kind: 'join'; readonly step: Step }
  | { readonly kind: 'exit'; readonly step: Step; readonly end: string }
);

/**
 * A way from one node to another.
 * - `way`: out of a step, by an outcome or branch;
 * - `skip`: past a step or stage whose `when` is not true;
 * - `enter`: through the door of a stage, or into a module;
 * - `fork`: into the branches of a parallel step, all at once;
 * - `join`: from the end of a branch to where enough of them meet;
 * - `event`: by a handler on the step or on its stage;
 * - `reopen`: from an end back into the case.
 */
export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'way' | 'skip' | 'enter' | 'fork' | 'join' | 'event' | 'reopen';
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
  return new Lowering().lower(blueprint);
}

class Lowering {
  readonly #nodes = new Map<string, FlowNode>();
  readonly #breaks: FlowBreak[] = [];
  readonly #unresolved: UnresolvedTarget[] = [];

  lower(blueprint: Blueprint): FlowGraph {
    const start = this.#scope(blueprint, undefined);
    return { blueprint, nodes: this.#nodes, start, breaks: this.#breaks, unresolved: this.#unresolved };
  }

  /**
   * Lowers a blueprint, or a module that was put into one.
   *
   * @param user the step that uses the module: the module's ends lead on by its ways.
   * @returns the key at which it begins.
   */
  #scope(blueprint: Blueprint, user: Step | undefined): string | undefined {
    const targets = new Targets(blueprint);
    const steps = [
      ...blueprint.stages.flatMap((stage) => [...stage.steps, ...stage.alternatives]),
      ...blueprint.interrupts.flatMap((interrupt) => interrupt.steps),
    ];
    for (const step of steps) this.#addStep(step);
    for (const end of blueprint.ends) {
      const key = endKey(end.id);
      this.#nodes.set(
        key,
        user === undefined
          ? { key, kind: 'end', end, edges: [] }
          : { key, kind: 'exit', step: user, end: end.id, edges: [] },
      );
    }
    for (const stage of blueprint.stages) this.#addDoor(targets, stage);
    for (const interrupt of blueprint.interrupts) {
      if (interrupt.steps.length === 0) continue;
      const key = resumeKey(interrupt.id);
      this.#nodes.set(key, { key, kind: 'resume', interrupt, edges: [] });
    }
    for (const step of steps) this.#linkStep(targets, step);
    for (const stage of blueprint.stages) this.#stageBreaks(targets, stage);
    for (const interrupt of blueprint.interrupts) this.#interruptBreak(blueprint, targets, interrupt);
    if (user === undefined) this.#reopening(blueprint, targets);
    const [first] = blueprint.stages;
    return first && this.#look(targets.named(first.id), { name: first.id, path: first.path, how: 'defaulted' });
  }

  #addStep(step: Step): void {
    const { action } = step;
    const key = stepKey(step.id);
    this.#nodes.set(key, { key, kind: 'step', step, waits: waits(step), edges: [] });
    if (action.verb !== 'parallel') return;
    const join = joinKey(step.id);
    for (const { name, steps, alternatives } of action.branches) {
      for (const inner of [...steps, ...alternatives]) this.#addStep(inner);
      const done = branchEndKey(step.id, name);
      this.#nodes.set(done, {
        key: done,
        kind: 'branch-end',
        step,
        branch: name,
        edges: [{ from: done, to: join, kind: 'join' }],
      });
    }
    this.#nodes.set(join, { key: join, kind: 'join', step, edges: [] });
  }

  #addDoor(targets: Targets, stage: Stage): void {
    if (stage.when === undefined) return;
    const node: FlowNode = { key: stageKey(stage.id), kind: 'stage', stage, edges: [] };
    this.#nodes.set(node.key, node);
    const [first] = stage.steps;
    if (first !== undefined) this.#link(node, stepKey(first.id), { kind: 'enter' });
    const past: Reference = stage.next ?? { name: 'next', path: stage.path, how: 'defaulted' };
    this.#link(node, this.#look(targets.afterStage(stage), past, stage), { kind: 'skip' });
  }

  #linkStep(targets: Targets, step: Step): void {
    const node = this.#nodes.get(stepKey(step.id));
    if (node === undefined) return;
    for (const way of waysOf(step)) {
      const implied = way.to.name === 'next' && way.to.how === 'defaulted';
      const reference = implied ? (step.next ?? { ...way.to, path: step.path }) : way.to;
      const to = this.#look(targets.from(step, way.to), reference, step);
      this.#link(this.#wayOut(node, step, way), to, { kind: 'way', way });
    }
    if (step.when !== undefined) {
      const reference: Reference = step.next ?? { name: 'next', path: step.path, how: 'defaulted' };
      this.#link(node, this.#look(targets.after(step), reference, step), { kind: 'skip' });
    }
    for (const handler of step.on) {
      if (handler.to === undefined) continue;
      this.#link(node, this.#look(targets.from(step, handler.to), handler.to, step), { kind: 'event', handler });
    }
    const { action } = step;
    if (action.verb === 'parallel') {
      for (const { steps, alternatives } of action.branches) {
        for (const inner of [...steps, ...alternatives]) this.#linkStep(targets, inner);
        const [first] = steps;
        if (first !== undefined) this.#link(node, stepKey(first.id), { kind: 'fork' });
      }
    }
    if (action.verb === 'use' && action.body !== undefined) {
      this.#link(node, this.#scope(action.body, step), { kind: 'enter' });
      for (const { id } of action.body.ends) {
        const way = waysOf(step).find(({ name }) => name === innerEnd(step.id, id));
        const exit = this.#nodes.get(endKey(id));
        if (way === undefined || exit === undefined) continue;
        this.#link(exit, this.#look(targets.from(step, way.to), way.to, step), { kind: 'way', way });
      }
    }
  }

  /** Where a way out of a step begins: at the join, where the step holds branches that come to their end. */
  #wayOut(node: FlowNode, { id, action }: Step, way: Way): FlowNode | undefined {
    if (way.kind === 'time-out') return node;
    if (action.verb === 'parallel') return this.#nodes.get(joinKey(id));
    return action.verb === 'use' && action.body !== undefined ? undefined : node;
  }

  #stageBreaks(targets: Targets, stage: Stage): void {
    const scope = restsIn([stage]);
    for (const handler of stage.on) {
      if (handler.to === undefined || stage.steps.length === 0) continue;
      // On a stage, `next` is what follows the stage.
      const found = handler.to.name === 'next' ? targets.afterStage(stage) : targets.named(handler.to.name);
      const to = this.#look(found, handler.to, stage);
      if (to !== undefined) this.#breaks.push({ scope, to, source: handler });
    }
  }

  #interruptBreak(blueprint: Blueprint, targets: Targets, interrupt: Interrupt): void {
    const excluded = new Set(interrupt.notIn.map(({ name }) => name));
    const scope = restsIn(blueprint.stages.filter(({ id }) => !excluded.has(id)));
    const [first] = interrupt.steps;
    const to =
      interrupt.to === undefined
        ? first && stepKey(first.id)
        : this.#look(
            interrupt.to.name === 'next' ? { problem: 'unknown' } : targets.named(interrupt.to.name),
            interrupt.to,
          );
    if (to !== undefined) this.#breaks.push({ scope, to, source: interrupt });
  }

  #reopening({ reopen }: Blueprint, targets: Targets): void {
    if (reopen === undefined) return;
    const found: Target = reopen.to.name === 'next' ? { problem: 'unknown' } : targets.named(reopen.to.name);
    const to = this.#look(found, reopen.to);
    for (const { name } of reopen.from) this.#link(this.#nodes.get(endKey(name)), to, { kind: 'reopen' });
  }

  #look(found: Target, reference: Reference, owner?: Step | Stage): string | undefined {
    if ('key' in found) return found.key;
    const isKnown = this.#unresolved.some(
      (known) => known.reference.path === reference.path && known.problem === found.problem,
    );
    if (!isKnown) this.#unresolved.push({ reference, problem: found.problem, owner });
    return undefined;
  }

  #link(node: FlowNode | undefined, to: string | undefined, edge: Omit<FlowEdge, 'from' | 'to'>): void {
    if (node !== undefined && to !== undefined) node.edges.push({ from: node.key, to, ...edge });
  }
}

/** The name that an end of a module has for the step that uses it. */
export function innerEnd(step: string, id: string): string {
  return id.slice(step.length + '--'.length);
}
