import { finding, type Finding } from '../text/diagnostic.ts';
import type { Source } from '../text/source.ts';

export const BYTE_ORDER_MARK = '\uFEFF';

/** Inside a text the mark is invisible and ends what stands before it: lines behind it would get lost without a word. */
export function strayMark(source: Source): Finding | undefined {
  const start = source.text.indexOf(BYTE_ORDER_MARK);
  if (start < 0) return undefined;
  const span = { start, end: start + BYTE_ORDER_MARK.length };
  const params = { code: BYTE_ORDER_MARK.charCodeAt(0) };
  return finding('TL1005', { source, span }, params, { fix: [{ ...span, newText: '' }] });
}
