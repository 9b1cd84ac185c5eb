/** A full-width character, where it stands in a text, and the half-width one that was probably meant. */
export interface FullWidthChar {
  /** Offset in UTF-16 units. */
  readonly index: number;
  readonly char: string;
  readonly ascii: string;
}

/** What a Chinese input method gives for keys whose half-width form is not simply 0xFEE0 below (Unicode FF01–FF5E). */
const FROM_INPUT_METHOD: Readonly<Record<string, string>> = {
  '、': ',',
  '。': '.',
  '【': '[',
  '】': ']',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '　': ' ',
};

const FULL_WIDTH = /[！-～、。【】“”‘’　]/gu;

/** The half-width twin of a full-width character; the character itself when it has none. */
export function halfWidth(char: string): string {
  const special = FROM_INPUT_METHOD[char];
  if (special !== undefined) return special;
  const unit = char.charCodeAt(0);
  return unit >= 0xff01 && unit <= 0xff5e ? String.fromCharCode(unit - 0xfee0) : char;
}

/**
 * Every full-width letter, digit and punctuation mark of a text, in order. Prose is full of them rightly: whoever asks
 * must know that the text was meant to be a name, a number or syntax.
 */
export function fullWidthIn(text: string): FullWidthChar[] {
  return Array.from(text.matchAll(FULL_WIDTH), ({ 0: char, index }) => ({ index, char, ascii: halfWidth(char) }));
}
