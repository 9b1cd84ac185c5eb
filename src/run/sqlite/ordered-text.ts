/** What UTF-8 puts in another order than UTF-16 does, or cannot hold at all: halves of pairs, and all that comes after them. */
const MOVED = /[\uD800-\uFFFF]/g;
const MOVED_BACK = /[\u{1D800}-\u{1DFFF}\u{10E000}-\u{10FFFF}]/gu;

const HALVES_TO = 0x1_0000;
const REST_TO = 0x10_0000;

/**
 * An id as it stands in a column. SQLite orders text by its UTF-8 bytes; what comes out of this is in that order exactly as
 * the ids are by their UTF-16 units, which is the order of every list. Almost every text stays as it is; two ids are never
 * the same in their column.
 */
export function toColumn(text: string): string {
  if (text.search(MOVED) === -1) return text;
  return text.replaceAll(MOVED, (unit) => {
    const code = unit.charCodeAt(0);
    return String.fromCodePoint(code + (code < 0xe000 ? HALVES_TO : REST_TO));
  });
}

/** The id that stands in a column. */
export function fromColumn(column: string): string {
  if (column.search(MOVED) === -1) return column;
  return column.replaceAll(MOVED_BACK, (moved) => {
    const code = moved.codePointAt(0) ?? 0;
    return String.fromCharCode(code - (code < REST_TO ? HALVES_TO : REST_TO));
  });
}
