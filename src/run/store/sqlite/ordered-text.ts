/**
 * What cannot stand in a column as it is: halves of pairs and all units after them, which UTF-8 puts in another order than
 * UTF-16 or cannot hold at all; and the sign 0, at which some releases of Node end a text, with the one that stands for it.
 */
// oxlint-disable-next-line no-control-regex
const MOVED = /[\0\u0001\uD800-\uFFFF]/g;
// oxlint-disable-next-line no-control-regex
const MOVED_BACK = /\u0001[\u0001\u0002]|[\u{1D800}-\u{1DFFF}\u{10E000}-\u{10FFFF}]/gu;

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
    if (code < 2) return code === 0 ? '\u0001\u0001' : '\u0001\u0002';
    return String.fromCodePoint(code + (code < 0xe000 ? HALVES_TO : REST_TO));
  });
}

/** The id that stands in a column. */
export function fromColumn(column: string): string {
  if (column.search(MOVED) === -1) return column;
  return column.replaceAll(MOVED_BACK, (moved) => {
    const code = moved.codePointAt(0) ?? 0;
    if (code === 1) return moved === '\u0001\u0001' ? '\0' : '\u0001';
    return String.fromCharCode(code - (code < REST_TO ? HALVES_TO : REST_TO));
  });
}
