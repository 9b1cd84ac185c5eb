import { MOST_LEVELS } from './limits.ts';
import type { Token } from './token.ts';

const CALCULATIONS: ReadonlySet<string> = new Set(['+', '-', '*', '/', '**']);

/** How many operators stand in one row, between brackets and commas. */
interface Row {
  joins: number;
  calculations: number;
}

/**
 * The operator at which a row of `and` and `or`, or of calculations, becomes too long. The grammar has a limit of its
 * own (it gives up on long rows in long texts as if something were missing), which must never be reached.
 */
export function findLongRow(tokens: readonly Token[]): Token | undefined {
  const rows: Row[] = [{ joins: 0, calculations: 0 }];
  for (const token of tokens) {
    const row = rows.at(-1);
    if (token.kind === 'open') rows.push({ joins: 0, calculations: 0 });
    else if (token.kind === 'close') rows.pop();
    if (!row || token.kind === 'open' || token.kind === 'close') continue;
    const isJoin = token.kind === 'word' && (token.text === 'and' || token.text === 'or');
    if (token.kind === 'comma') row.joins = 0;
    if (isJoin) row.joins += 1;
    if (CALCULATIONS.has(token.text)) row.calculations += 1;
    else if (isJoin || token.kind === 'comma' || token.kind === 'compare') row.calculations = 0;
    if (row.joins > MOST_LEVELS || row.calculations > MOST_LEVELS) return token;
  }
  return undefined;
}
