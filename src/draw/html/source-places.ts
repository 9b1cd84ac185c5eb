import { stepsOf, type Blueprint } from '../../blueprint/blueprint.ts';
import { visible } from '../../text/safe-text.ts';
import { lineText, positionAt, type Source } from '../../text/source.ts';
import type { Path, Places } from '../../text/places.ts';
import type { SourcePlace } from './page-data.ts';

/** More lines than these are no longer read beside a picture. */
const MOST_LINES = 40;

/** A line that is longer is cut: a whole file may stand in one. */
const LONGEST = 400;

/** Where each step and end of a blueprint is written, with its lines; those of a module where it is used. */
export function sourcesOf(blueprint: Blueprint): Record<string, SourcePlace> {
  const { places } = blueprint;
  return Object.fromEntries(
    [...stepsOf(blueprint), ...blueprint.ends].map(({ id, path }) => [id, placeOf(places, path)] as const),
  );
}

function placeOf(places: Places, path: Path): SourcePlace {
  const { source } = places;
  const { line } = positionAt(source, places.key(path).start);
  const { start, end } = places.value(path);
  // A span that ends behind a line end does not reach into the next line.
  const last = positionAt(source, Math.max(start, start + source.text.slice(start, end).trimEnd().length)).line;
  return {
    file: visible(source.file),
    line,
    lines: linesOf(source, line, Math.min(last, line + MOST_LINES - 1), last),
  };
}

function linesOf(source: Source, first: number, until: number, last: number): string[] {
  const lines: string[] = [];
  for (let line = first; line <= until; line += 1) {
    const text = visible(lineText(source, line), { tab: 'keep' });
    lines.push(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
  }
  const told = withoutIndent(lines);
  return until < last ? [...told, '…'] : told;
}

/** What all lines are indented by says nothing, and takes room. */
function withoutIndent(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const least = Math.min(...indents);
  return lines.map((line) => line.slice(least));
}
