import { STAGE_KINDS, type WrittenStage } from '../blueprint/stage.ts';
import type { WrittenStep } from '../blueprint/step.ts';
import { freeId, idFrom } from '../flow/process-choices.ts';
import type { Path } from '../text/places.ts';
import type { Parts } from './process-carried.ts';
import type { ProcessStage } from './process-stages.ts';
import type { Goal, Region, RoutedStep } from './process-structured.ts';

/** The id under which something of a process stands in its blueprint. */
export type Naming = (id: string) => string;

/** Lays steps out in stages: what follows is written below, what is entered only by name among the alternatives. */
export class Layout {
  readonly #parts: Parts;
  readonly #name: Naming;
  readonly #onMisfit: (step: RoutedStep) => void;

  /** @param onMisfit is told of a step whose ways cannot be written where it stands. */
  constructor(parts: Parts, name: Naming, onMisfit: (step: RoutedStep) => void) {
    this.#parts = parts;
    this.#name = name;
    this.#onMisfit = onMisfit;
  }

  stages({ steps }: Region): Record<string, WrittenStage> {
    const { stages, ends, draft } = this.#parts;
    const taken = new Set([...allSteps(steps), ...ends.map(({ id }) => id)].map((id) => this.#name(id)));
    const groups = new Map<string, { readonly stage: ProcessStage; readonly steps: RoutedStep[] }>();
    for (const step of steps) {
      const stage = stages.of(step.process, step.node);
      const known = groups.get(stage.key);
      if (known === undefined) groups.set(stage.key, { stage, steps: [step] });
      else known.steps.push(step);
    }
    const [onlyEnd, ...otherEnds] = ends;
    const last: Goal | undefined = onlyEnd !== undefined && otherEnds.length === 0 ? { end: onlyEnd.id } : undefined;
    const inOrder = ordered([...groups.values()]);
    return Object.fromEntries(
      inOrder.map(({ stage, steps: own }, index): [string, WrittenStage] => {
        const id = freeId(idFrom(stage.title ?? stage.kind) ?? stage.kind, taken);
        taken.add(id);
        const path = ['stages', id];
        draft.origins.add(path, stage.from);
        const next = inOrder[index + 1]?.steps[0];
        const title = stage.title === undefined || stage.title === stage.kind ? {} : { title: stage.title };
        const after: Goal | undefined = next === undefined ? last : { step: next.id };
        return [id, { kind: stage.kind, ...title, ...this.#rows(path, split(own), after) }];
      }),
    );
  }

  #rows(
    path: Path,
    { main, alternatives }: Rows,
    after: Goal | undefined,
  ): Pick<WrittenStage, 'steps' | 'alternatives'> {
    const steps = main.map((step, index): [string, WrittenStep] => {
      const next = main[index + 1];
      return this.#written([...path, 'steps'], step, next === undefined ? after : { step: next.id });
    });
    const others = alternatives.map((step) => this.#written([...path, 'alternatives'], step, undefined));
    return {
      steps: Object.fromEntries(steps),
      ...(others.length === 0 ? {} : { alternatives: Object.fromEntries(others) }),
    };
  }

  /** @param following where a step goes on that says nothing; undefined for an alternative. */
  #written(below: Path, step: RoutedStep, following: Goal | undefined): [string, WrittenStep] {
    const id = this.#name(step.id);
    const path = [...below, id];
    const { origins } = this.#parts.draft;
    origins.add(path, step.node.path);
    for (const [part, from, shift] of step.origins) origins.add([...path, ...part], from, shift);
    const written = copy(step.written) as WrittenStep & Record<string, unknown>;
    const endsBranch = [step.next, ...step.ways.map(({ goal }) => goal)].includes('branch-end');
    // What ends a branch has no name: `next` of the last step says it, and of an alternative `next: next`.
    if (endsBranch && ((step.next !== undefined && step.next !== 'branch-end') || isOther(following)))
      this.#onMisfit(step);
    if (step.branches !== undefined) {
      const branches = step.branches.map(({ name, title, from, region }) => {
        const at = [...path, 'parallel', 'branches', name];
        origins.add(at, from);
        const rows = this.#rows(at, splitBranch(region), 'branch-end');
        return [name, { ...(title === undefined ? {} : { title }), ...rows }] as const;
      });
      written.parallel = { branches: Object.fromEntries(branches) };
    }
    for (const { path: part, goal } of step.ways) {
      const isChoice = part[0] === 'choose';
      put(written, part, same(goal, following) && !isChoice ? 'next' : this.#target(goal));
    }
    if (step.next !== undefined && !same(step.next, following)) written.next = this.#target(step.next);
    else if (following === undefined && endsBranch) written.next = 'next';
    return [id, written];
  }

  #target(goal: Goal): string {
    if (goal === 'branch-end') return 'next';
    return this.#name('step' in goal ? goal.step : goal.end);
  }
}

/** Stages that were proposed stand in the order of their kinds, behind the one in which a case begins. */
function ordered<T extends { readonly stage: ProcessStage }>(groups: readonly T[]): T[] {
  const [first, ...others] = groups;
  if (first === undefined) return [];
  const isProposed = groups.every(({ stage }) => stage.key.startsWith('proposed'));
  const rank = ({ stage }: T): number => (isProposed ? STAGE_KINDS.indexOf(stage.kind) : 0);
  return [first, ...others.toSorted((a, b) => rank(a) - rank(b))];
}

interface Rows {
  readonly main: readonly RoutedStep[];
  readonly alternatives: readonly RoutedStep[];
}

/** In a stage a step stands below the one that leads to it; all others are entered by name. */
function split(steps: readonly RoutedStep[]): Rows {
  const main: RoutedStep[] = [];
  const alternatives: RoutedStep[] = [];
  for (const step of steps) {
    const before = main.at(-1);
    (before === undefined || leadsTo(before, step) ? main : alternatives).push(step);
  }
  return { main, alternatives };
}

/** In a branch nothing stands below a step that can end the branch. */
function splitBranch({ steps }: Region): Rows {
  const [first, ...others] = steps;
  if (first === undefined) return { main: [], alternatives: [] };
  const main = [first];
  for (let last = first; !goalsOf(last).includes('branch-end');) {
    const next = others.find((step) => !main.includes(step) && leadsTo(last, step));
    if (next === undefined) break;
    main.push(next);
    last = next;
  }
  return { main, alternatives: others.filter((step) => !main.includes(step)) };
}

function leadsTo(from: RoutedStep, to: RoutedStep): boolean {
  const goals = from.next === undefined ? goalsOf(from) : [from.next];
  return goals.some((goal) => typeof goal === 'object' && 'step' in goal && goal.step === to.id);
}

function goalsOf({ next, ways }: RoutedStep): Goal[] {
  return [...(next === undefined ? [] : [next]), ...ways.map(({ goal }) => goal)];
}

/** True where a step that is silent goes on at something with a name. */
function isOther(following: Goal | undefined): boolean {
  return following !== undefined && following !== 'branch-end';
}

function same(a: Goal, b: Goal | undefined): boolean {
  if (b === undefined || a === 'branch-end' || b === 'branch-end') return a === b;
  if ('step' in a) return 'step' in b && a.step === b.step;
  return 'end' in b && a.end === b.end;
}

function allSteps(steps: readonly RoutedStep[]): string[] {
  return steps.flatMap(({ id, branches = [] }) => [id, ...branches.flatMap(({ region }) => allSteps(region.steps))]);
}

/** Targets are written into a step of its own. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)]));
}

/** Puts a target into a step at a path whose owner is there. */
function put(written: Record<string, unknown>, path: Path, target: string): void {
  let owner: unknown = written;
  for (const key of path.slice(0, -1)) {
    owner = typeof owner === 'object' && owner !== null ? (owner as Record<string | number, unknown>)[key] : undefined;
  }
  const key = path.at(-1);
  if (typeof owner === 'object' && owner !== null && key !== undefined) {
    (owner as Record<string | number, unknown>)[key] = target;
  }
}
