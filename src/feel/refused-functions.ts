/** Why a function of FEEL cannot be used, which is also what to write instead. */
export type RefusalReason = 'now' | 'today' | 'pattern' | 'any' | 'all' | 'order' | 'remainder' | 'other';

/**
 * Functions of DMN 1.5 (clause 10.3.4) and of its common dialects that are refused by name. The clock is data of the
 * case here; patterns are refused because a pattern of a few characters can take hours to match.
 */
export const refusedFunctions: ReadonlyMap<string, RefusalReason> = new Map<string, RefusalReason>([
  ['now', 'now'],
  ['today', 'today'],
  ...reason('pattern', ['matches', 'replace', 'split', 'extract']),
  ['any', 'any'],
  ['all', 'all'],
  ...reason('remainder', ['odd', 'even']),
  ...reason('order', ['before', 'after', 'meets', 'met by', 'overlaps', 'overlaps before', 'overlaps after']),
  ...reason('order', ['finishes', 'finished by', 'includes', 'during', 'starts', 'started by', 'coincides']),
  ...reason('other', ['substring before', 'substring after', 'string join', 'trim', 'is blank', 'to base64', 'is']),
  ...reason('other', ['list replace', 'sublist', 'append', 'concatenate', 'insert before', 'remove', 'reverse']),
  ...reason('other', ['index of', 'union', 'distinct values', 'duplicate values', 'flatten', 'product', 'median']),
  ...reason('other', ['stddev', 'mode', 'sqrt', 'log', 'exp', 'random number', 'sort', 'partition', 'is empty']),
  ...reason('other', ['day of year', 'month of year', 'week of year', 'last day of month', 'range']),
  ...reason('other', ['get value', 'get entries', 'context', 'context put', 'context merge', 'assert']),
]);

function reason(why: RefusalReason, names: readonly string[]): readonly (readonly [string, RefusalReason])[] {
  return names.map((name) => [name, why]);
}
