import type { Text } from '../../blueprint/text.ts';
import type { Step } from '../../blueprint/step.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { coverage } from '../../feel/domain.ts';
import type { FeelExpression } from '../../feel/feel.ts';
import { expressionsOf } from '../../flow/expressions.ts';
import { flowOf } from '../../flow/graph.ts';
import { stepKey } from '../../flow/keys.ts';
import { globalNames } from '../../flow/names.ts';
import { reachable } from '../../flow/reach.ts';
import type { WrittenCondition } from './conditions.ts';

/**
 * What can be proven of a blueprint without playing it: why something in it can never happen. Only what follows from how
 * it is written counts; where nothing is said, it may or may not happen.
 */
export class Proof {
  readonly #compiled: CompiledBlueprint;
  readonly #reachable: ReadonlySet<string> | undefined;

  constructor(compiled: CompiledBlueprint) {
    this.#compiled = compiled;
    const { blueprint, plan } = compiled;
    this.#reachable = plan.tokens === undefined ? reachable(flowOf(blueprint)) : undefined;
  }

  /** What a condition always gives: it reads nothing, or only parameters. */
  constantOf(expression: WrittenCondition['expression'] | undefined): boolean | undefined {
    if (expression === undefined) return undefined;
    const { blueprint, plan } = this.#compiled;
    const feel = expressionsOf(blueprint).of(expression);
    const isConstant = feel.reads.every(({ path: [root = ''] }) => blueprint.parameters.has(root));
    if (!isConstant) return undefined;
    return feel.test({ data: plan.parameters ?? {}, facts: {}, zone: plan.zone });
  }

  /** Why a case never comes to a step. */
  noWayTo({ id, when }: Step): Text | undefined {
    if (this.#reachable !== undefined && !this.#reachable.has(stepKey(id))) return NO_WAY;
    return this.constantOf(when) === false ? NEVER_HOLDS : undefined;
  }

  /** Why a condition is never seen to hold, or not to hold. */
  noSuchAnswer(condition: WrittenCondition, holds: boolean): Text | undefined {
    const { expression, step, isOfStep, after = [], lastOf } = condition;
    const unreached = step === undefined ? undefined : this.noWayTo(step);
    // A step that is left out because its condition never holds has that condition looked at all the same.
    if (unreached !== undefined && !(isOfStep === true && unreached === NEVER_HOLDS)) return unreached;
    if (this.isTaken(after)) return TAKEN_BEFORE;
    const constant = this.constantOf(expression);
    if (constant !== undefined && constant !== holds) return holds ? NEVER_HOLDS : ALWAYS_HOLDS;
    return !holds && lastOf !== undefined && this.#areWhole(lastOf) ? ONE_HOLDS : undefined;
  }

  /** True where one of these is always taken: what comes after it is never looked at. */
  isTaken(conditions: readonly (WrittenCondition['expression'] | undefined)[]): boolean {
    return conditions.some((when) => when === undefined || this.constantOf(when) === true);
  }

  #areWhole(conditions: readonly WrittenCondition['expression'][]): boolean {
    const { blueprint } = this.#compiled;
    const expressions = expressionsOf(blueprint);
    const feels: FeelExpression[] = conditions.map((one) => expressions.of(one));
    const { exact, uncovered } = coverage(feels, globalNames(blueprint));
    return exact && uncovered === undefined;
  }
}

export const NO_WAY: Text = { en: 'No way leads to this step.', 'zh-CN': '没有任何路径通向这个步骤。' };
export const NEVER_HOLDS: Text = { en: 'Its condition never holds.', 'zh-CN': '它的条件永远不成立。' };
export const ALWAYS_HOLDS: Text = { en: 'Its condition always holds.', 'zh-CN': '它的条件永远成立。' };
export const TAKEN_BEFORE: Text = {
  en: 'A branch before it is always taken.',
  'zh-CN': '它前面的分支总会被选中。',
};
export const ONE_HOLDS: Text = {
  en: 'One of the conditions of this step always holds, and this is the last of them.',
  'zh-CN': '这个步骤的条件总有一个成立，而这是最后一个。',
};
