/** The characters that XML is written with, as units of UTF-16. */
export const Unit = {
  SPACE: 0x20,
  QUOTE: 0x22,
  AMPERSAND: 0x26,
  APOSTROPHE: 0x27,
  SLASH: 0x2f,
  LESS: 0x3c,
  EQUALS: 0x3d,
  GREATER: 0x3e,
} as const;

const IS_SPACE = tableOf(/[ \t\r\n]/);
const BEGINS_NAME = tableOf(/[A-Za-z_]/);
const IS_IN_NAME = tableOf(/[\w.-]/);

/** Where the white space ends that begins at an offset; the offset itself where none does. */
export function afterSpace(text: string, at: number): number {
  let end = at;
  while (IS_SPACE[text.charCodeAt(end)] === 1) end += 1;
  return end;
}

/** Where the name ends that begins at an offset, with its prefix; the offset itself where no plain name does. */
export function afterName(text: string, at: number): number {
  const end = afterPart(text, at);
  if (end === at || text.charAt(end) !== ':') return end;
  const last = afterPart(text, end + 1);
  return last === end + 1 ? end : last;
}

function afterPart(text: string, at: number): number {
  if (BEGINS_NAME[text.charCodeAt(at)] !== 1) return at;
  let end = at + 1;
  while (IS_IN_NAME[text.charCodeAt(end)] === 1) end += 1;
  return end;
}

/** A table is looked up several times as fast as a pattern is tried; what is not in ASCII is in none. */
function tableOf(pattern: RegExp): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, unit) => (pattern.test(String.fromCharCode(unit)) ? 1 : 0));
}
