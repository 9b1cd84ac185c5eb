import { displayWidth, splitCharacters } from '../text/width.ts';

/** What never begins a line: it belongs to what stands before it. */
const CLOSING = /^[，。、；：！？）》〉」』】〕”’…％,.;:!?)\]}%·—–]$/u;

/** What never ends a line: it belongs to what follows. */
const OPENING = /^[（《〈「『【〔“‘([{]$/u;

/**
 * Breaks a text into lines of at most so many terminal cells: between words, and between Chinese characters, but not
 * before a closing or after an opening sign. A word that is longer than a line is cut. Line ends in the text are kept.
 */
export function wrapText(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width));
}

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (displayWidth(line + piece.trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = piece.trimStart();
    while (displayWidth(line.trimEnd()) > width) {
      const head = fitting(line, width);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  return [...lines, line.trimEnd()];
}

/** The smallest parts between which a line may break; spaces stand at the end of theirs. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let before = '';
  for (const character of splitCharacters(text)) {
    const last = pieces.length - 1;
    const isJoined =
      before !== '' &&
      (character === ' ' ||
        CLOSING.test(character) ||
        OPENING.test(before) ||
        (before !== ' ' && !isWide(before) && !isWide(character)));
    if (isJoined) pieces[last] = `${pieces[last] ?? ''}${character}`;
    else pieces.push(character);
    before = character;
  }
  return pieces;
}

function isWide(character: string): boolean {
  return displayWidth(character) > 1;
}

/** As many characters as fit, at least one. */
function fitting(text: string, width: number): string {
  let head = '';
  for (const character of splitCharacters(text)) {
    if (head !== '' && displayWidth(head + character) > width) break;
    head += character;
  }
  return head;
}
