import type { FeelProblem } from '../../feel/problem.ts';
import type { Rule } from '../rule.ts';

/** Expressions are FEEL, use names that exist, and give the kind of value that is needed. */
export const expressions: Rule = {
  name: 'expressions-can-be-understood',
  phase: 2,
  check(check) {
    const { sites, tables } = check.expressions;
    for (const { expression, feel } of sites) {
      for (const problem of feel.problems) check.inExpression(expression, problem, problem.code, params(problem));
    }
    for (const { inputs, rows } of tables.values()) {
      for (const { feel, path } of inputs) {
        const expression = { text: feel.text, path, offset: 0 };
        for (const problem of feel.problems) check.inExpression(expression, problem, problem.code, params(problem));
      }
      for (const { tests, values } of rows) {
        for (const { cell, tests: read } of tests) {
          const expression = { text: '', path: cell.path, offset: 0 };
          for (const problem of read.problems) check.inExpression(expression, problem, problem.code, params(problem));
        }
        for (const { feel, expression } of values) {
          if (feel === undefined || expression === undefined) continue;
          for (const problem of feel.problems) check.inExpression(expression, problem, problem.code, params(problem));
        }
      }
    }
  },
};

/** A problem was made with the parameters of its own code; the union of all codes cannot say so. */
function params(problem: FeelProblem): never {
  return problem.params as never;
}

