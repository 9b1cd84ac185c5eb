/** What {@link visible} does with line ends and tabs; `show` is the default for both. */
export interface VisibleOptions {
  /** `keep` leaves LF and CRLF as they are; a lone CR, which would overwrite the line, is shown all the same. */
  readonly newline?: 'keep' | 'show';
  readonly tab?: 'keep' | 'show';
}

/**
 * What a reader cannot see or what a terminal would obey: controls (general category Cc), bidirectional and other format
 * characters (Cf, without the few that have a glyph), ignorable characters such as variation selectors and Hangul
 * fillers, line and paragraph separators, lone surrogates, noncharacters.
 */
const HIDDEN =
  /[[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]--[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}]]/v;

/** An emoji is made of joiners and selectors that are no secret, so it is left whole. */
const EMOJI_OR_HIDDEN = new RegExp(String.raw`\p{RGI_Emoji}|\r\n|(${HIDDEN.source})`, 'gv');

/**
 * The text with everything hidden made visible, so that no input can move the cursor, change colours, reverse the
 * reading direction or hide part of a name: `␛` for an escape, `‹U+202E›` for a bidirectional override. Text for a log
 * or a terminal that comes from outside goes through here.
 */
export function visible(text: string, options: VisibleOptions = {}): string {
  if (!HIDDEN.test(text)) return text;
  return text.replace(EMOJI_OR_HIDDEN, (found: string, hidden: string | undefined) => {
    if (found === '\r\n') return options.newline === 'keep' ? found : sign('\r') + sign('\n');
    if (hidden === undefined) return found;
    const kept = hidden === '\n' ? options.newline : hidden === '\t' ? options.tab : 'show';
    return kept === 'keep' ? hidden : sign(hidden);
  });
}

/** Unicode has pictures of the ASCII controls; everything else is named by its code point. */
function sign(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}
