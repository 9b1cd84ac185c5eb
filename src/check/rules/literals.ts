import { stepsOf } from '../../blueprint/blueprint.ts';
import type { Field } from '../../blueprint/field.ts';
import { misfitOf } from '../../blueprint/misfit.ts';
import type { Assignment } from '../../blueprint/step.ts';
import { cellField, type ReadTable } from '../../flow/expressions.ts';
import { finding, type Finding } from '../../text/diagnostic.ts';
import type { Path } from '../../text/places.ts';
import type { Check, Rule } from '../rule.ts';
import { choiceCause } from '../choice-cause.ts';
import { isWhole } from '../table-rows.ts';

/** A literal fits the field that it is put into; what was meant as an expression needs its `=`. */
export const literals: Rule = {
  name: 'literals-fit-their-field',
  phase: 2,
  check(check) {
    const { blueprint } = check;
    const { data } = blueprint;
    const names = new Set([...data.keys(), ...blueprint.parameters.keys()]);
    const set = (assignments: readonly Assignment[], fields: ReadonlyMap<string, Field> = data): void => {
      for (const { field, path, value } of assignments) {
        const found =
          value.kind === 'literal' ? misfitAt(check, fields.get(field.name), value.value, path, names) : undefined;
        if (found !== undefined) tell(check, found);
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
      if (action.verb === 'use' && action.module !== undefined) set(action.with, action.module.data);
    }
    for (const table of check.expressions.tables.values()) checkTable(check, table, names);
  },
};

/** A column in which no value fits is one mistake, most likely in the column. */
function checkTable(check: Check, { decision, rows }: ReadTable, names: ReadonlySet<string>): void {
  for (const column of decision.outputs.keys()) {
    const field = cellField(decision, column, check.blueprint.data);
    const whole = rows.filter((_, row) => isWhole(decision, row, 'then'));
    const cells = whole.flatMap(({ values }) => values[column] ?? []).filter(({ feel }) => feel === undefined);
    const wrong = cells.flatMap(({ cell }) => misfitAt(check, field, cell.value, cell.path, names) ?? []);
    const all = wrong.length > 1 && wrong.length === cells.length;
    for (const found of all ? wrong.slice(0, 1) : wrong) tell(check, found);
  }
}

/** A value that a choice does not have is one mistake wherever it stands, in expressions too. */
function tell(check: Check, found: Finding): void {
  const { value, allowed } = found.params;
  if (typeof value === 'string' && Array.isArray(allowed)) check.once(choiceCause(value, allowed), found);
  else check.findings.push(found);
}

function misfitAt(
  check: Check,
  field: Field | undefined,
  value: unknown,
  path: Path,
  names: ReadonlySet<string>,
): Finding | undefined {
  if (field === undefined) return undefined;
  const { source, places } = check.blueprint;
  const span = places.value(path);
  if (value !== null) return misfitOf(field, value, { source, span }, names);
  // A written `null` empties a field; a key with nothing after it was forgotten.
  if (span.end > span.start) return undefined;
  return finding('TL2009', { source, span: places.key(path) }, { expected: [] });
}
