import { modulesOf, stepsOf, type Blueprint } from '../../blueprint/blueprint.ts';
import { levelsOf } from '../../blueprint/escalation.ts';
import type { Expression } from '../../blueprint/origin.ts';
import type { Handler, Step } from '../../blueprint/step.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { waysOf, type Way } from '../../flow/ways.ts';

/** A condition of a blueprint, and what it decides. */
export interface WrittenCondition {
  readonly expression: Expression;
  /** What it decides, in plain words: `ship`, `clock resolution`, `visit > repaired`. */
  readonly of: string;
  /** The word under which it is written there. */
  readonly word: 'when' | 'pause' | 'condition';
  /** What `of` belongs to. */
  readonly group: string;
  /** The blueprint or module in which it stands. */
  readonly body: Blueprint;
  /** The step that has to be come to before it is looked at. */
  readonly step?: Step;
  /** True for the `when` of a step itself, which decides whether the case comes to it. */
  readonly isOfStep?: true;
  /** Conditions of the same step, of which it is the last and there is nothing else: one of them always holds. */
  readonly lastOf?: readonly Expression[];
  /** Conditions before it that are looked at first; it is only looked at where none of them holds. */
  readonly after?: readonly (Expression | undefined)[];
}

/** Every condition of a blueprint and its modules, in written order. */
export function* conditionsIn({ blueprint, plan }: CompiledBlueprint): Generator<WrittenCondition> {
  const bodies = bodiesOf(blueprint);
  for (const { blueprint: body } of modulesOf(blueprint)) {
    for (const stage of body.stages) {
      const of = `stage ${stage.id}`;
      if (stage.when !== undefined) yield { expression: stage.when, of, word: 'when', group: of, body };
      yield* handlers(stage.on, of, { group: of, body });
    }
    for (const { id, when } of body.interrupts) {
      const of = `interrupt ${id}`;
      if (when !== undefined) yield { expression: when, of, word: 'when', group: of, body };
    }
  }
  for (const step of stepsOf(blueprint)) yield* ofStep(step, bodies.get(step.id) ?? blueprint);
  for (const { blueprint: body } of modulesOf(blueprint)) {
    for (const { id, when, pause } of body.slas.values()) {
      const of = `clock ${id}`;
      if (when !== undefined) yield { expression: when, of, word: 'when', group: of, body };
      if (pause.when !== undefined) yield { expression: pause.when, of, word: 'pause', group: of, body };
    }
    for (const escalation of body.escalations.values()) {
      const { id, trigger, when, last } = escalation;
      const group = `escalation ${id}`;
      const own = trigger.kind === 'when' ? trigger.when : when;
      if (own !== undefined) yield { expression: own, of: group, word: 'when', group, body };
      for (const [index, level] of levelsOf(escalation).entries()) {
        const of = level === last ? `${group} finally` : `${group} level ${index + 1}`;
        if (level.when !== undefined) yield { expression: level.when, of, word: 'when', group, body };
      }
    }
  }
  for (const { flow } of plan.tokens?.flows.values() ?? []) {
    const { condition, id, from } = flow;
    if (condition === undefined || plan.tokens?.flows.get(id)?.when === undefined) continue;
    yield { expression: condition, of: `flow ${id}`, word: 'condition', group: from, body: blueprint };
  }
}

/** The blueprint or module in which each step stands. */
export function bodiesOf(blueprint: Blueprint): ReadonlyMap<string, Blueprint> {
  const bodies = new Map<string, Blueprint>();
  for (const { blueprint: body } of modulesOf(blueprint)) for (const { id } of stepsOf(body)) bodies.set(id, body);
  return bodies;
}

/** The name of a way out of a step: branches that lead to the same place are told apart by their number. */
export function nameOfWay(ways: readonly Way[], way: Way): string {
  const same = ways.filter(({ name }) => name === way.name);
  return same.length < 2 ? way.name : `${way.name} (${same.indexOf(way) + 1})`;
}

function* ofStep(step: Step, body: Blueprint): Generator<WrittenCondition> {
  const group = step.id;
  const { when, action } = step;
  if (when !== undefined) {
    yield { expression: when, of: step.id, word: 'when', group, body, step, isOfStep: true };
  }
  const ways = waysOf(step);
  const inRow = ways.filter(({ kind }) => kind === 'branch' || kind === 'computed');
  for (const way of ways) {
    if (way.when === undefined) continue;
    const of = `${step.id} > ${nameOfWay(ways, way)}`;
    yield { expression: way.when, of, word: 'when', group, body, step, ...rowOf(inRow, inRow.indexOf(way)) };
  }
  if (action.verb === 'decide') {
    for (const [index, branch] of action.branches.entries()) {
      if (branch.when === undefined) continue;
      const of = `${step.id} branch ${index + 1}`;
      yield { expression: branch.when, of, word: 'when', group, body, step, ...rowOf(action.branches, index) };
    }
  }
  yield* handlers(step.on, step.id, { group, body, step });
}

type Branch = { readonly when?: Expression };

function rowOf(all: readonly Branch[], place: number): Pick<WrittenCondition, 'after' | 'lastOf'> {
  if (place < 0) return {};
  const after = all.slice(0, place).map(({ when }) => when);
  const every = all.flatMap(({ when }) => when ?? []);
  const isLast = place === all.length - 1 && every.length === all.length;
  return { after, ...(isLast ? { lastOf: every } : {}) };
}

function* handlers(
  all: readonly Handler[],
  of: string,
  rest: Pick<WrittenCondition, 'group' | 'body' | 'step'>,
): Generator<WrittenCondition> {
  for (const { event, when } of all) {
    if (when !== undefined) yield { expression: when, of: `${of} on ${event.name}`, word: 'when', ...rest };
  }
}
