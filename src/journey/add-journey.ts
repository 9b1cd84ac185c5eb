import type { JourneyFile, WrittenJourney } from './journey-file.ts';
import { writeJourney } from './write-journey.ts';
import { writeText, writeValue } from './write-value.ts';

/**
 * The text of a journey file with one more journey after its last one; everything else stays as it is, byte for byte.
 *
 * The new journey comes after comments that are indented, because they belong to the journey before, and before comments
 * at the margin and whatever key follows. Line ends and indentation are the file's own; in a file whose journeys stand in
 * braces the new one does too.
 *
 * @param file what `readJourneys` gave; it has no errors and no journey of this name.
 */
export function addJourney(
  { source: { text }, places, journeys }: JourneyFile,
  name: string,
  journey: WrittenJourney,
): string {
  const whole = places.value(['journeys']);
  const last = journeys.at(-1);
  if (last === undefined) throw new Error('A journey file without journeys cannot be read.');
  if (text[whole.start] === '{') {
    const end = places.value(last.path).end;
    return `${text.slice(0, end)}, ${writeText(name)}: ${writeValue(journey)}${text.slice(end)}`;
  }
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const key = places.key(last.path).start;
  const indent = key - (text.lastIndexOf('\n', key - 1) + 1);
  const rows = writeJourney(name, journey, indent);
  const place = endOfBlock(text, places.value(last.path).end);
  const before = text.slice(0, place);
  const joint = before.endsWith('\n') ? lineEnd : lineEnd.repeat(2);
  return before + joint + rows.join(lineEnd) + lineEnd + text.slice(place);
}

/** Where the lines end that belong to a block whose last value ends here: after its comments, before the margin. */
function endOfBlock(text: string, end: number): number {
  let place = afterLine(text, Math.max(0, end - 1));
  for (let next = place; next < text.length;) {
    const after = afterLine(text, next);
    const line = text.slice(next, after);
    if (/^\S/u.test(line)) break;
    if (line.trim() !== '') place = after;
    next = after;
  }
  return place;
}

function afterLine(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : found + 1;
}
