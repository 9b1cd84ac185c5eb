/** What one row of a table of examples says, by column. */
export type Row = Readonly<Record<string, unknown>>;

const PLACEHOLDER = /<([\p{L}_][\p{L}\p{M}\p{N}_-]*)>/gu;

/**
 * A part of a journey with what a row of examples says in the place of `<column>`: a text that is nothing but a placeholder
 * becomes the value itself, with its type; inside a text the value is written out. Columns that the row does not have stay
 * as they are written.
 */
export function withRow(part: unknown, row: Row): unknown {
  if (typeof part === 'string') return inText(part, row);
  if (Array.isArray(part)) return part.map((item) => withRow(item, row));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, withRow(value, row)]));
}

/** The columns that a part of a journey names, in written order, each with the path at which it does. */
export function placeholdersIn(part: unknown, path: readonly (string | number)[] = []): Placeholder[] {
  if (typeof part === 'string') return [...part.matchAll(PLACEHOLDER)].map(([, column = '']) => ({ column, path }));
  if (typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part)) return part.flatMap((item, index) => placeholdersIn(item, [...path, index]));
  return Object.entries(part).flatMap(([key, value]) => placeholdersIn(value, [...path, key]));
}

export interface Placeholder {
  readonly column: string;
  readonly path: readonly (string | number)[];
}

/** The rows of a table as it is written; undefined where it is no table. */
export function rowsOf(written: unknown): readonly Row[] | undefined {
  if (!Array.isArray(written) || written.length === 0) return undefined;
  return written.every(isRow) ? written : undefined;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inText(text: string, row: Row): unknown {
  const [whole, column = ''] = /^<([^<>]+)>$/u.exec(text) ?? [];
  if (whole !== undefined && Object.hasOwn(row, column)) return row[column];
  return text.replaceAll(PLACEHOLDER, (written, name: string) =>
    Object.hasOwn(row, name) ? String(row[name]) : written,
  );
}
