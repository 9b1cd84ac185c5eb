import type { YamlDocument } from '../read/yaml.ts';
import type { ParamsOf } from '../text/catalogue.ts';
import { finding, type Finding } from '../text/diagnostic.ts';
import { nearest } from '../text/did-you-mean.ts';
import type { Path } from '../text/places.ts';
import type { Span } from '../text/source.ts';

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
  if (!isMap(part)) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, withRow(value, row)]));
}

/** A journey without its table. */
export function withoutTable(journey: object): object {
  const { examples: _table, ...rest } = journey as { readonly examples?: unknown };
  return rest;
}

/**
 * A document of journeys once for each row of its longest table, with that row of each table put in. What has no such row
 * stands in the first alone, so that it is looked at once.
 */
export function withEachRow(data: unknown): unknown[] {
  const tables = tablesIn(data);
  if (tables.size === 0) return [data];
  const { journeys } = data as { readonly journeys: Readonly<Record<string, unknown>> };
  const most = Math.max(...[...tables.values()].map(({ rows }) => rows.length));
  return Array.from({ length: most }, (_, index) => ({
    ...(data as object),
    journeys: Object.fromEntries(
      Object.entries(journeys).flatMap(([name, journey]): [string, unknown][] => {
        const table = tables.get(name);
        const row = table?.rows[index];
        if (table === undefined || row === undefined) return index === 0 ? [[name, journey]] : [];
        return [[name, { ...(withRow(table.template, row) as object), examples: table.rows }]];
      }),
    ),
  }));
}

/** What is wrong with the columns of tables, and the places that are told by it. */
export interface ColumnsChecked {
  readonly findings: readonly Finding[];
  /** Where values begin that nothing can be said of while their column is missing. */
  readonly unfilled: ReadonlySet<number>;
}

/** Each column that is named is in each row (`TL5027`); a column that no line names says something to its reader. */
export function checkColumns({ data, source, places }: YamlDocument): ColumnsChecked {
  const findings: Finding[] = [];
  const unfilled = new Set<number>();
  const report = (span: Span, params: ParamsOf<'TL5027'>): void => {
    findings.push(finding('TL5027', { source, span }, params));
  };
  for (const [name, { template, rows }] of tablesIn(data)) {
    const columns = new Set(rows.flatMap((row) => Object.keys(row)));
    const told = new Set<string>();
    for (const { column, path } of placeholdersIn(template, ['journeys', name])) {
      const span = places.value(path);
      const lacking = rows.flatMap((row, index) => (Object.hasOwn(row, column) ? [] : [index]));
      if (lacking.length > 0) unfilled.add(span.start);
      if (!columns.has(column)) {
        const near = nearest(column, columns);
        report(span, { problem: 'unknown', column, columns: [...columns], near });
        continue;
      }
      if (told.has(column)) continue;
      told.add(column);
      for (const index of lacking) {
        const row = ['journeys', name, 'examples', index];
        report(places.value(row), { problem: 'missing', column, columns: places.keys(row) });
      }
    }
  }
  return { findings, unfilled };
}

interface Table {
  readonly template: object;
  readonly rows: readonly Row[];
}

/** The tables of a document by the journeys that have them; what has no shape of a table is left to the shape. */
function tablesIn(data: unknown): ReadonlyMap<string, Table> {
  const journeys = isMap(data) && isMap(data['journeys']) ? data['journeys'] : {};
  return new Map(
    Object.entries(journeys).flatMap(([name, journey]): [string, Table][] => {
      const rows = isMap(journey) ? journey['examples'] : undefined;
      if (!isMap(journey) || !Array.isArray(rows) || rows.length === 0 || !rows.every(isMap)) return [];
      return [[name, { template: withoutTable(journey), rows }]];
    }),
  );
}

/** The columns that a part of a journey names, in written order, each with its place. */
function placeholdersIn(part: unknown, path: Path): { readonly column: string; readonly path: Path }[] {
  if (typeof part === 'string') return [...part.matchAll(PLACEHOLDER)].map(([, column = '']) => ({ column, path }));
  if (Array.isArray(part)) return part.flatMap((item, index) => placeholdersIn(item, [...path, index]));
  if (!isMap(part)) return [];
  return Object.entries(part).flatMap(([key, value]) => placeholdersIn(value, [...path, key]));
}

function isMap(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inText(text: string, row: Row): unknown {
  const [whole, column = ''] = /^<([^<>]+)>$/u.exec(text) ?? [];
  if (whole !== undefined && Object.hasOwn(row, column)) return row[column];
  return text.replaceAll(PLACEHOLDER, (written, name: string) =>
    Object.hasOwn(row, name) ? String(row[name]) : written,
  );
}
