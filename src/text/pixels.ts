import { displayWidth, splitCharacters } from './width.ts';

/** Advance widths of printable ASCII in Helvetica and its metric twins (Arial, Liberation Sans), in thousandths of the size. */
const ASCII = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
];

/** How wide a text is drawn in a sans-serif face of a size: Latin by its letters, Chinese and emoji one square each. */
export function pixelWidth(text: string, size: number): number {
  const plain = plainWidth(text);
  if (plain !== undefined) return (plain * size) / 1000;
  let thousandths = 0;
  for (const character of splitCharacters(text)) {
    const code = character.charCodeAt(0);
    const known = character.length === 1 ? ASCII[code - 32] : undefined;
    thousandths += known ?? [0, 650, 1000][displayWidth(character)] ?? 1000;
  }
  return (thousandths * size) / 1000;
}

/** The width of a text of ASCII and common Chinese, in thousandths: nearly all there is, and quickly told. */
function plainWidth(text: string): number | undefined {
  let thousandths = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const known = ASCII[code - 32];
    if (known !== undefined) thousandths += known;
    else if (
      (code >= 0x4e00 && code <= 0x9fff) ||
      (code >= 0x3001 && code <= 0x3011) ||
      (code >= 0xff01 && code <= 0xff5e)
    ) {
      thousandths += 1000;
    } else return undefined;
  }
  return thousandths;
}

/**
 * The lines of a text that is no wider than so many pixels: broken at spaces, and between characters of a script that
 * knows none or inside a word that is wider than a line.
 */
export function wrapPixels(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (piece === '\n') {
      lines.push(line.trimEnd());
      line = '';
      continue;
    }
    if (pixelWidth((line + piece).trimEnd(), size) <= width) {
      line += piece;
      continue;
    }
    if (line !== '') lines.push(line.trimEnd());
    line = '';
    for (const character of splitCharacters(piece.trimStart())) {
      if (line !== '' && pixelWidth(line + character, size) > width) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  return lines;
}

/**
 * Lines as of {@link wrapPixels}, but of about the same length where the last would be short: broken behind a sign or a
 * word if they can be, and inside what is written without spaces only to spare a last line of one character.
 */
export function balancedPixels(text: string, size: number, width: number): string[] {
  const lines = wrapPixels(text, size, width);
  const widths = lines.map((line) => pixelWidth(line, size));
  const last = widths.at(-1) ?? 0;
  if (lines.length < 2 || last > Math.max(...widths) / 2) return lines;
  const longest = Math.max(...piecesOf(text).map((piece) => pixelWidth(piece.trimEnd(), size)));
  const even = widths.reduce((sum, one) => sum + one, 0) / lines.length;
  let evenly: string[] | undefined;
  for (let room = Math.max(longest, even); room < width; room += size / 4) {
    const tried = wrapPixels(text, size, room);
    if (tried.length !== lines.length) continue;
    if (tried.slice(1).every((line, index) => WELL_ENDED.test(tried[index] ?? '') && WELL_BEGUN.test(line)))
      return tried;
    evenly ??= tried;
  }
  return last < 1.5 * size ? (evenly ?? lines) : lines;
}

/** What is written without spaces between words, with the full-width signs that stand among it. */
const CLOSE = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF01-\uFF5E]`;

/** Signs that never end a line, and those that never begin one. */
const OPENING = '[（《【「『〈〔“‘]';
const CLOSING = '[，。、；：！？）》】」』〉〕”’]';

/** A line that ends with a word or a sign, and one that begins with a word. */
const WELL_ENDED = new RegExp(String.raw`(?:[\x21-\x7E]|${CLOSING})$`, 'v');
const WELL_BEGUN = new RegExp(String.raw`^(?:[\p{L}\p{N}]|${OPENING})`, 'v');

/** Whole words with the space behind them, but characters of {@link CLOSE} one by one. */
const PIECE = new RegExp(String.raw`\n|${OPENING}*(?:${CLOSE}|(?:(?!${CLOSE})\S)+)${CLOSING}*\s*|\s+`, 'gv');

function piecesOf(text: string): readonly string[] {
  return text.match(PIECE) ?? [];
}
