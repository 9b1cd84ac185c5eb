import { personalFields } from '../../blueprint/personal-fields.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { personalTexts } from '../../run/store/journal-chain.ts';
import type { JournalRecord } from '../../run/store/journal-record.ts';

/** What stands where a personal value stood. */
const HIDDEN = '…';

/**
 * Takes personal values out of what is told of a case: fields that one of the blueprints marks, and texts in which one of
 * their values stands.
 */
export function personalHider(
  blueprints: readonly CompiledBlueprint[],
  history: readonly JournalRecord[],
): <T>(told: T) => T {
  const fields = new Set(blueprints.flatMap(({ blueprint }) => personalFields(blueprint)));
  if (fields.size === 0) return (told) => told;
  const given = history.map(({ cause }) =>
    cause.kind === 'opened' ? cause.input.data : cause.kind === 'event' ? cause.event.data : undefined,
  );
  const set = history.flatMap(({ entries }) => entries.map((entry) => ('data' in entry ? entry.data : undefined)));
  // A single letter or digit stands in every text.
  const texts = personalTexts([...fields], ...given, ...set).filter(({ length }) => length > 1);
  const longestFirst = texts.toSorted((a, b) => b.length - a.length);
  const hide = (told: unknown, isPersonal: boolean): unknown => {
    if (told === null || told === undefined) return told;
    if (isPersonal) return HIDDEN;
    if (typeof told === 'string') return longestFirst.reduce((text, one) => text.replaceAll(one, HIDDEN), told);
    if (Array.isArray(told)) return told.map((part) => hide(part, false));
    if (typeof told !== 'object') return told;
    return Object.fromEntries(Object.entries(told).map(([key, part]) => [key, hide(part, fields.has(key))]));
  };
  return <T>(told: T): T => hide(told, false) as T;
}
