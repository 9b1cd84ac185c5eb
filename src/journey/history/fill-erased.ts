import { personalFields } from '../../blueprint/personal-fields.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { JournalRecord } from '../../run/store/journal-record.ts';
import { languageOf } from '../../text/language-of.ts';
import { mapGiven, type GivenValue } from './history-values.ts';
import { StandIns } from './stand-ins.ts';

/** True where personal values of a case were erased. */
export function isErased(history: readonly JournalRecord[]): boolean {
  return history.some(({ entries }) => entries.some(({ type }) => type === 'case.erased'));
}

/** True for a value of an erased case that is gone: nothing is left of it, and something must have been there. */
export function isGone({ name, value, isOptional }: GivenValue, personal: ReadonlySet<string>): boolean {
  return value === null && (personal.has(name) || !isOptional);
}

/** A history in which stand-ins fill the places of values that were erased; the same where nothing was. */
export function fillErased(compiled: CompiledBlueprint, history: readonly JournalRecord[]): readonly JournalRecord[] {
  if (!isErased(history)) return history;
  const personal = new Set(personalFields(compiled.blueprint));
  const standIns = new StandIns(languageOf(compiled.blueprint.locales[0] ?? 'en'));
  mapGiven(compiled, history, (given) => {
    if (isGone(given, personal)) standIns.meetErased(given.name, given.field);
  });
  return mapGiven(compiled, history, (given) =>
    isGone(given, personal) ? standIns.ofErased(given.name, given.field) : given.value,
  );
}
