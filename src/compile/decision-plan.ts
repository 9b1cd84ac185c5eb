import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Expressions } from '../flow/expressions.ts';
import type { DecisionPlan } from './plan.ts';

/** The tables of a blueprint by the ids of their decisions. */
export function planDecisions(blueprint: Blueprint, { tables }: Expressions): Map<string, DecisionPlan> {
  return new Map(
    [...tables].map(([id, { decision, inputs, rows }]) => {
      const outputs = decision.outputs.map(({ name, own }) =>
        own === undefined && blueprint.data.has(name) ? name : undefined,
      );
      return [
        id,
        {
          hit: decision.hit,
          inputs: inputs.map(({ feel }) => feel),
          outputs,
          rows: rows.map(({ tests, values }) => ({
            tests: tests.map((cell) => cell.tests),
            values: values.map(({ cell, feel }, column) => ({
              field: outputs[column] ?? '',
              literal: cell.value,
              feel,
            })),
          })),
        },
      ];
    }),
  );
}
