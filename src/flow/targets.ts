import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Reference } from '../blueprint/origin.ts';
import type { Stage } from '../blueprint/stage.ts';
import type { Container, Step } from '../blueprint/step.ts';
import { branchEndKey, endKey, resumeKey, stageKey, stepKey } from './keys.ts';

/** Why a target leads nowhere. */
export type TargetProblem =
  | 'unknown'
  /** `next` on an alternative that does not say what comes next. */
  | 'next-of-alternative'
  /** Behind the last stage, with no end or with several to choose from. */
  | 'falls-off'
  /** From the steps of an interrupt to a step or stage of the case. */
  | 'out-of-interrupt'
  /** To a step of an interrupt from outside it. */
  | 'into-interrupt'
  /** From a branch of a parallel step to what stands outside it, an end excepted. */
  | 'out-of-branch'
  /** To a step of a branch from outside it. */
  | 'into-branch'
  /** `resume` outside an interrupt. */
  | 'nothing-to-resume';

/** Where a reference leads: the key of a node, or why it leads nowhere. */
export type Target = { readonly key: string } | { readonly problem: TargetProblem };

/** Looks targets up in a blueprint, as the language's ground rules say. */
export class Targets {
  readonly #blueprint: Blueprint;
  readonly #steps = new Map<string, Step>();
  readonly #stages = new Map<string, Stage>();
  readonly #following = new Map<string, Step>();

  constructor(blueprint: Blueprint) {
    this.#blueprint = blueprint;
    for (const stage of blueprint.stages) {
      this.#stages.set(stage.id, stage);
      this.#addSteps(stage.steps, stage.alternatives);
    }
    for (const interrupt of blueprint.interrupts) this.#addSteps(interrupt.steps, []);
  }

  /** Where a reference leads that stands on a step. */
  from(step: Step, { name }: Reference): Target {
    if (name === 'next') return this.after(step);
    const found = this.named(name, step.interrupt, step.inside);
    if (step.interrupt === undefined || 'problem' in found) return found;
    return this.#steps.has(name) || name === 'resume' || this.#isEnd(name) ? found : { problem: 'out-of-interrupt' };
  }

  /** Where a step goes on: its own `next`, the following step, the stage's `next`, the next stage, the only end. */
  after(step: Step): Target {
    if (step.next !== undefined && step.next.name !== 'next') return this.from(step, step.next);
    const branch = branchOf(step.inside);
    // What follows a branch has no name of its own, so an alternative in a branch ends it by `next: next`.
    if (step.alternative) {
      return step.next === undefined || branch === undefined ? { problem: 'next-of-alternative' } : { key: branch };
    }
    const following = this.#following.get(step.id);
    if (following !== undefined) return { key: stepKey(following.id) };
    if (branch !== undefined) return { key: branch };
    if (step.interrupt !== undefined) return { key: resumeKey(step.interrupt) };
    const stage = this.#stages.get(step.stage ?? '');
    return stage === undefined ? { problem: 'unknown' } : this.afterStage(stage);
  }

  /** Where a stage goes on when its last step is done or when it is skipped. */
  afterStage(stage: Stage): Target {
    if (stage.next !== undefined && stage.next.name !== 'next') return this.named(stage.next.name);
    const { stages, ends } = this.#blueprint;
    const next = stages[stages.indexOf(stage) + 1];
    if (next !== undefined) return this.#entry(next);
    const [end] = ends;
    return end !== undefined && ends.length === 1 ? { key: endKey(end.id) } : { problem: 'falls-off' };
  }

  /** A step, alternative, stage or end by its id, seen from the journey, from an interrupt or from a branch of either. */
  named(name: string, interrupt?: string, inside?: Container): Target {
    if (name === 'resume')
      return interrupt === undefined ? { problem: 'nothing-to-resume' } : { key: resumeKey(interrupt) };
    const step = this.#steps.get(name);
    if (step !== undefined) {
      if (step.interrupt !== interrupt) {
        return { problem: interrupt === undefined ? 'into-interrupt' : 'out-of-interrupt' };
      }
      if (branchOf(step.inside) === branchOf(inside)) return { key: stepKey(name) };
      return { problem: this.#stands(inside, step.inside) ? 'into-branch' : 'out-of-branch' };
    }
    const stage = this.#stages.get(name);
    if (stage !== undefined) return inside?.branch === undefined ? this.#entry(stage) : { problem: 'out-of-branch' };
    return this.#isEnd(name) ? { key: endKey(name) } : { problem: 'unknown' };
  }

  /** Every word that may stand as a target. */
  names(): string[] {
    return ['next', ...this.#steps.keys(), ...this.#stages.keys(), ...this.#blueprint.ends.map(({ id }) => id)];
  }

  #entry(stage: Stage): Target {
    if (stage.when !== undefined) return { key: stageKey(stage.id) };
    const [first] = stage.steps;
    return first === undefined ? { problem: 'unknown' } : { key: stepKey(first.id) };
  }

  #isEnd(name: string): boolean {
    return this.#blueprint.ends.some(({ id }) => id === name);
  }

  /** True when the inner place lies somewhere within the outer one: a target from there would enter a branch. */
  #stands(outer: Container | undefined, inner: Container | undefined): boolean {
    if (branchOf(outer) === undefined) return true;
    for (let place = inner; place !== undefined; place = this.#steps.get(place.step)?.inside) {
      if (branchOf(place) === branchOf(outer)) return true;
    }
    return false;
  }

  #addSteps(steps: readonly Step[], alternatives: readonly Step[]): void {
    for (const [index, step] of steps.entries()) {
      const following = steps[index + 1];
      if (following !== undefined) this.#following.set(step.id, following);
    }
    for (const step of [...steps, ...alternatives]) {
      this.#steps.set(step.id, step);
      if (step.action.verb !== 'parallel') continue;
      for (const branch of step.action.branches) this.#addSteps(branch.steps, branch.alternatives);
    }
  }
}

/** The branch of a parallel step by name; undefined in a stage, an interrupt or a module. */
function branchOf(inside: Container | undefined): string | undefined {
  return inside?.branch === undefined ? undefined : branchEndKey(inside.step, inside.branch);
}
