import type { FeelEnv } from '../feel/evaluate.ts';
import { CaseFault } from './fault.ts';
import type { AssignmentPlan, DecisionPlan } from './plan.ts';

/**
 * The fields that a decision table sets (DMN 1.5, hit policies U, F and C).
 *
 * @param hidesValues whether a fault says nothing of what the table was given.
 * @throws CaseFault `no-rule-matches`, or `several-rules-match` under the hit policy unique.
 */
export function decide(
  decision: DecisionPlan,
  env: FeelEnv,
  step: string,
  hidesValues: boolean,
): Record<string, unknown> {
  const given = (): string => (hidesValues ? 'what is known' : inputs.map((value) => JSON.stringify(value)).join(', '));
  const inputs = decision.inputs.map((input) => input.evaluate(env));
  const matching = decision.rows.filter(({ tests }) => tests.every((cell, column) => cell.test(env, inputs[column])));
  const [first, second] = matching;
  if (decision.hit === 'collect') {
    const names = decision.outputs.filter((name) => name !== undefined);
    return Object.fromEntries(
      names.map((name) => [
        name,
        matching.map(({ values }) =>
          valueOf(
            values.find(({ field }) => field === name),
            env,
          ),
        ),
      ]),
    );
  }
  if (first === undefined) {
    throw new CaseFault('no-rule-matches', step, `No rule of the decision at step "${step}" fits ${given()}.`);
  }
  if (decision.hit === 'unique' && second !== undefined) {
    throw new CaseFault('several-rules-match', step, `Several rules of the decision at step "${step}" fit ${given()}.`);
  }
  const fields = first.values.filter(({ field }) => field !== '');
  return Object.fromEntries(fields.map((assignment) => [assignment.field, valueOf(assignment, env)]));
}

/** One output of a table as it stands now; undefined where no rule, or no single rule, fits. */
export function decideColumn(decision: DecisionPlan, column: number, env: FeelEnv): unknown {
  const inputs = decision.inputs.map((input) => input.evaluate(env));
  const [first, second] = decision.rows.filter(({ tests }) =>
    tests.every((cell, index) => cell.test(env, inputs[index])),
  );
  if (first === undefined || (decision.hit === 'unique' && second !== undefined)) return undefined;
  return valueOf(first.values[column], env) ?? undefined;
}

/** The value of an assignment: its literal, or what its expression gives. */
export function valueOf(assignment: AssignmentPlan | undefined, env: FeelEnv): unknown {
  return assignment?.feel === undefined ? (assignment?.literal ?? null) : (assignment.feel.evaluate(env) ?? null);
}
