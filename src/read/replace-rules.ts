import isEqual from 'lodash/isEqual.js';

import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Decision } from '../blueprint/decision.ts';
import { createSource } from '../text/source.ts';
import { displayWidth } from '../text/width.ts';
import { writeTest, type CellValue } from './table-cells.ts';
import type { TableRow } from './table-csv.ts';
import { flowScalar } from './yaml-needs-quotes.ts';
import { LINE_WIDTH } from './yaml-print.ts';
import { readYaml } from './yaml.ts';

/**
 * The text of a blueprint with other rows in one of its tables. All outside the rows stays byte for byte, and so do rows
 * that stay, with the comments on and above them; a comment above the first row is about all and stays there.
 *
 * @returns undefined when the rows could not be exchanged without changing something else: they are repeated by reference.
 */
export function replaceRules(blueprint: Blueprint, decision: Decision, rows: readonly TableRow[]): string | undefined {
  const { source, places } = blueprint;
  const { text } = source;
  const span = places.value([...decision.path, 'rules']);
  const isFlow = text[span.start] === '[';
  const replaced = isFlow
    ? text.slice(0, span.start) + `[${rows.map(flowRow).join(', ')}]` + text.slice(span.end)
    : replaceLines(blueprint, decision, rows);
  return isOnlyThat(blueprint, decision, rows, replaced) ? replaced : undefined;
}

function replaceLines({ source, places }: Blueprint, decision: Decision, rows: readonly TableRow[]): string {
  const { text } = source;
  const span = places.value([...decision.path, 'rules']);
  const from = text.lastIndexOf('\n', span.start - 1) + 1;
  const indent = text.slice(from, span.start);
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const kept: { readonly row: TableRow; readonly lines: string }[] = [];
  let at = from;
  for (const rule of decision.rules) {
    const next = lineEnd(text, places.value(rule.path).end);
    kept.push({
      row: { if: rule.if.map(({ value }) => value), then: rule.then.map(({ value }) => value) },
      lines: text.slice(at, next),
    });
    at = next;
  }
  const lines = rows.map((row) => {
    const same = kept.findIndex((old) => isSameRow(old.row, row));
    const [old] = same < 0 ? [] : kept.splice(same, 1);
    if (old === undefined) return blockRow(row, indent, end);
    return /[\r\n]$/u.test(old.lines) ? old.lines : old.lines + end;
  });
  const joined = lines.join('');
  const isLast = at >= text.length && !/[\r\n]$/u.test(text);
  return text.slice(0, from) + (isLast ? joined.trimEnd() : joined) + text.slice(at);
}

/** Behind the end of the line on which an offset lies. */
function lineEnd(text: string, offset: number): number {
  const found = text.indexOf('\n', Math.max(offset - (text[offset - 1] === '\n' ? 1 : 0), 0));
  return found < 0 ? text.length : found + 1;
}

/** Tests that read the same are the same. */
function isSameRow(a: TableRow, b: TableRow): boolean {
  return isEqual(a.if.map(writeTest), b.if.map(writeTest)) && isEqual(a.then, b.then);
}

function blockRow(row: TableRow, indent: string, end: string): string {
  const line = `${indent}- ${flowRow(row)}`;
  if (displayWidth(line) <= LINE_WIDTH) return line + end;
  return `${indent}- if: ${list(row.if)}${end}${indent}  then: ${list(row.then)}${end}`;
}

function flowRow(row: TableRow): string {
  return `{ if: ${list(row.if)}, then: ${list(row.then)} }`;
}

function list(cells: readonly CellValue[]): string {
  return `[${cells.map((cell) => (typeof cell === 'string' ? flowScalar(cell) : String(cell))).join(', ')}]`;
}

/** The new text must read as the old one with these rows and no other change. */
function isOnlyThat(blueprint: Blueprint, { id }: Decision, rows: readonly TableRow[], replaced: string): boolean {
  const before = withoutRules(readYaml(blueprint.source).data, id);
  const after = withoutRules(readYaml(createSource('', replaced)).data, id);
  const read = after.rules as readonly TableRow[] | undefined;
  return (
    isEqual(before.rest, after.rest) &&
    read?.length === rows.length &&
    read.every((row, index) => isSameRow(row, rows[index] ?? { if: [], then: [] }))
  );
}

function withoutRules(data: unknown, id: string): { readonly rest: unknown; readonly rules: unknown } {
  const copy = JSON.parse(JSON.stringify(data ?? null)) as { decisions?: Record<string, { rules?: unknown }> } | null;
  const decision = copy?.decisions?.[id];
  const rules = decision?.rules;
  if (decision !== undefined) decision.rules = undefined;
  return { rest: copy, rules };
}
