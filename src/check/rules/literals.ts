import { stepsOf } from '../../blueprint/blueprint.ts';
import type { Field } from '../../blueprint/field.ts';
import { fieldProblem } from '../../blueprint/field-value.ts';
import type { Assignment } from '../../blueprint/step.ts';
import { cellField } from '../../flow/expressions.ts';
import type { Path } from '../../text/places.ts';
import type { Check, Rule } from '../rule.ts';

/** A literal fits the field that it is put into; what was meant as an expression needs its `=`. */
export const literals: Rule = {
  name: 'literals-fit-their-field',
  phase: 2,
  check(check) {
    const { blueprint } = check;
    const { data } = blueprint;
    const set = (assignments: readonly Assignment[], fields: ReadonlyMap<string, Field> = data): void => {
      for (const { field, path, value } of assignments) {
        if (value.kind === 'literal') checkLiteral(check, fields.get(field.name), value.value, path);
      }
    };
    for (const { on } of blueprint.stages) for (const handler of on) set(handler.set);
    for (const step of stepsOf(blueprint)) {
      set(step.set);
      for (const outcome of step.outcomes) set(outcome.set);
      for (const handler of step.on) set(handler.set);
      const { action } = step;
      if (action.verb === 'decide') for (const branch of action.branches) set(branch.set);
      if (action.verb === 'call') set(action.with, blueprint.services.get(action.service.name)?.in);
    }
    for (const { decision, rows } of check.expressions.tables.values()) {
      for (const { values } of rows) {
        for (const [column, { cell, feel }] of values.entries()) {
          if (feel === undefined) checkLiteral(check, cellField(decision, column, data), cell.value, cell.path);
        }
      }
    }
  },
};

function checkLiteral(check: Check, field: Field | undefined, value: unknown, path: Path): void {
  // Nothing empties a field.
  if (field === undefined || value === null || fieldProblem(field, value) === undefined) return;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const feel = typeof value === 'string' && looksLikeFeel(value, check.blueprint.data);
  const span = check.blueprint.places.value(path);
  const fix = feel ? [{ start: span.start, end: span.end, newText: JSON.stringify(`=${value}`) }] : undefined;
  check.at(span, 'TL2023', { field: field.name, type: field.type, value: text, feel }, { fix });
}

function looksLikeFeel(text: string, fields: ReadonlyMap<string, Field>): boolean {
  return fields.has(text) || /[-+*/=<>()]|\b(?:now|case|if)\b/.test(text);
}
