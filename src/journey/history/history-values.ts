import type { Field } from '../../blueprint/field.ts';
import { carriedBy } from '../../compile/carried.ts';
import type { CaseEvent } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { JournalRecord } from '../../run/store/journal-record.ts';

/** A value that came into a case from outside. */
export interface GivenValue {
  /** The name under which it came, as the case knows it. */
  readonly name: string;
  readonly value: unknown;
  /** What the blueprint says of it; absent where it does not ask for it. */
  readonly field?: Field;
  /** True where the blueprint takes nothing for an answer. */
  readonly isOptional: boolean;
  /** The role of whoever gave it; absent where nobody is known to have opened the case. */
  readonly by?: string;
}

/** A history in which each value that came from outside is replaced by what is returned for it. */
export function mapGiven(
  compiled: CompiledBlueprint,
  history: readonly JournalRecord[],
  replace: (given: GivenValue) => unknown,
): JournalRecord[] {
  return history.map((record): JournalRecord => {
    const { cause } = record;
    if (cause.kind === 'opened') {
      const { input } = cause;
      const fields = compiled.blueprint.data;
      const data = mapped(input.data, replace, (name) => ({
        field: fields.get(name),
        isOptional: true,
        by: input.by?.role,
      }));
      return { ...record, cause: { ...cause, input: { ...input, ...data } } };
    }
    if (cause.kind !== 'event') return record;
    const { event } = cause;
    const asked = askedBy(compiled, event);
    const data = mapped(event.data, replace, (name) => ({
      ...(asked(name) ?? { isOptional: true }),
      by: event.by.role,
    }));
    return { ...record, cause: { ...cause, event: { ...event, ...data } } };
  });
}

function mapped(
  data: CaseEvent['data'],
  replace: (given: GivenValue) => unknown,
  known: (name: string) => Pick<GivenValue, 'field' | 'isOptional' | 'by'>,
): { data?: Readonly<Record<string, unknown>> } {
  if (data === undefined || data === null) return {};
  return {
    data: Object.fromEntries(
      Object.entries(data).map(([name, value]) => [name, replace({ name, value, ...known(name) })]),
    ),
  };
}

/** What a blueprint knows of the fields that an event fills. */
function askedBy(
  { plan, blueprint }: CompiledBlueprint,
  { type }: CaseEvent,
): (name: string) => Pick<GivenValue, 'field' | 'isOptional'> | undefined {
  const [, id = ''] = /^step\.(.+)\.[^.]+$/u.exec(type) ?? [];
  const planned = plan.steps.get(id);
  if (planned === undefined) {
    const carried = carriedBy(blueprint, type);
    return (name) => ({ field: carried.get(name), isOptional: false });
  }
  const { action } = planned.step;
  if (action.verb === 'call') {
    const services = [action.service, ...(action.fallback === undefined ? [] : [action.fallback])];
    const outputs = services.map(({ name }) => blueprint.services.get(name)?.out);
    return (name) => ({ field: outputs.find((out) => out?.has(name))?.get(name), isOptional: false });
  }
  return (name) => {
    const question = planned.asked.get(name);
    return question && { field: question.field, isOptional: question.optional };
  };
}
