/** What is one to a reader: an emoji with all its parts, or one code point. */
const CHARACTER = /\p{RGI_Emoji}|./gsv;

/** Takes no cell of its own: it stands on or joins its neighbour, or is never printed. */
const ZERO = /^[\p{Mn}\p{Me}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u1160-\u11FF\uD7B0-\uD7FF]$/v;

/**
 * East Asian Width W and F (Unicode Standard Annex 11), as blocks: what is unassigned in them counts as wide, as the
 * annex advises. The single wide symbols outside them are all emoji, except the trigrams, hexagrams and Tai Xuan Jing
 * symbols at the end.
 */
const WIDE = new RegExp(
  `^[${[
    String.raw`\u1100-\u115F\u2329\u232A\u2E80-\u303E\u3041-\u3247\u3250-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF`,
    String.raw`\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6`,
    String.raw`\u{16FE0}-\u{18DFF}\u{1AFF0}-\u{1B2FF}\u{1F200}-\u{1F265}\u{20000}-\u{2FFFD}\u{30000}-\u{3FFFD}`,
    String.raw`\u2630-\u2637\u268A-\u268F\u{1D300}-\u{1D35F}`,
  ].join('')}]$`,
  'v',
);

/** A lone regional indicator is a letter in a box; only two of them are a flag. */
const WIDE_EMOJI = /^[\p{Emoji_Presentation}--[\u{1F1E6}-\u{1F1FF}]]$/v;

const PRINTABLE_ASCII = /^[ -~]*$/;

/**
 * How many cells of a terminal a text takes: 2 for East Asian wide and full-width characters and for emoji, 0 for
 * combining and invisible ones, 1 for all else. Characters of ambiguous width (curly quotes, Greek) count 1, as modern
 * terminals show them. Tabs and controls count 0: expand or show them first.
 */
export function displayWidth(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  let width = 0;
  for (const character of splitCharacters(text)) width += widthOf(character);
  return width;
}

/** The text cut into what a reader sees as one: emoji stay whole, all else is cut into code points. */
export function splitCharacters(text: string): readonly string[] {
  return text.match(CHARACTER) ?? [];
}

function widthOf(character: string): number {
  if (PRINTABLE_ASCII.test(character)) return character.length;
  if (ZERO.test(character)) return 0;
  return WIDE.test(character) || WIDE_EMOJI.test(character) || isEmojiSequence(character) ? 2 : 1;
}

/** {@link splitCharacters} leaves nothing else whole that is longer than one code point. */
function isEmojiSequence(character: string): boolean {
  return character.length > String.fromCodePoint(character.codePointAt(0) ?? 0).length;
}
