import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Decision } from '../blueprint/decision.ts';
import type { Field } from '../blueprint/field.ts';
import { misfitOf } from '../blueprint/misfit.ts';
import { readFeel } from '../feel/feel.ts';
import { findingOfProblem, type FeelProblem } from '../feel/problem.ts';
import type { FeelNames, FeelType } from '../feel/types.ts';
import { readUnaryTests } from '../feel/unary.ts';
import { cellField } from '../flow/expressions.ts';
import { feelTypeOf, globalNames } from '../flow/names.ts';
import type { Code, ParamsOf } from '../text/catalogue.ts';
import { compareFindings, finding, type Finding } from '../text/diagnostic.ts';
import { nearest } from '../text/did-you-mean.ts';
import type { Source, Span } from '../text/source.ts';
import { readCsv, withinCell, writeCsv, type CsvCell, type CsvRow } from './csv.ts';
import { readResult, readTest, writeResult, writeTest, type CellValue } from './table-cells.ts';

/** One row of a table that was read. */
export interface TableRow {
  readonly if: readonly CellValue[];
  readonly then: readonly CellValue[];
}

/** Before the name of an output, so that inputs and outputs of one name are told apart. */
const OUTPUT = '-> ';

/**
 * A decision table as comma-separated values: a line with the names of the inputs and of the outputs (`-> level`), then
 * one line for each row. {@link tableFromCsv} reads it back as the same table.
 */
export function tableToCsv(decision: Decision, data: Blueprint['data']): string {
  const rows = decision.rules.map((rule) => [
    ...rule.if.map(({ value }) => writeTest(value)),
    ...rule.then.map(({ value }, column) => writeResult(value, cellField(decision, column, data))),
  ]);
  return writeCsv([columnsOf(decision), ...rows]);
}

function columnsOf({ inputs, outputs }: Decision): string[] {
  return [...inputs.map(({ name }) => name), ...outputs.map(({ name }) => `${OUTPUT}${name}`)];
}

/**
 * Reads the rows of a decision table from comma-separated values. Columns may stand in any order; semicolons and tabs
 * separate too.
 *
 * @returns the rows, and all that is wrong, with its line and column in the values: `TL7001` to `TL7007` for the form,
 *   `TL3…` for expressions, `TL2…` for values that do not fit their field. No rows when there is an error.
 */
export function tableFromCsv(
  source: Source,
  decision: Decision,
  blueprint: Blueprint,
): { readonly rows?: readonly TableRow[]; readonly findings: readonly Finding[] } {
  const reader = new TableReader(source, decision, blueprint);
  const rows = reader.read();
  const findings = reader.findings.toSorted(compareFindings);
  return findings.some(({ severity }) => severity === 'error') ? { findings } : { rows, findings };
}

class TableReader {
  readonly findings: Finding[] = [];
  readonly #source: Source;
  readonly #decision: Decision;
  readonly #names: FeelNames;
  readonly #known: ReadonlySet<string>;
  readonly #inputs: readonly FeelType[];
  readonly #outputs: readonly (Field | undefined)[];

  constructor(source: Source, decision: Decision, blueprint: Blueprint) {
    this.#source = source;
    this.#decision = decision;
    this.#names = globalNames(blueprint);
    this.#known = new Set([...blueprint.data.keys(), ...blueprint.parameters.keys()]);
    this.#inputs = decision.inputs.map(({ name }) => readFeel(name, this.#names).type);
    this.#outputs = decision.outputs.map((_output, column) => cellField(decision, column, blueprint.data));
  }

  read(): TableRow[] {
    const columns = columnsOf(this.#decision);
    const { text } = this.#source;
    const { rows, badQuote } = readCsv(
      text,
      (header) => header.filter((name) => this.#columnNamed(name) !== undefined).length,
    );
    const [header, ...lines] = rows;
    if (badQuote !== undefined) {
      this.#say('TL7001', badQuote, {});
      return [];
    }
    if (header === undefined || lines.length === 0) {
      const { id } = this.#decision;
      this.#say('TL7007', header?.span ?? { start: 0, end: 0 }, { decision: id });
      if (header === undefined) return [];
    }
    const order = this.#order(header, columns);
    return order === undefined ? [] : lines.flatMap((line) => this.#row(line, header.cells.length, order) ?? []);
  }

  /** Which column of the table a name of the first line means; an output may be called by its bare name. */
  #columnNamed(name: string): number | undefined {
    const columns = columnsOf(this.#decision);
    const written = name.trim().replace(/^(?:->|→)\s*/u, OUTPUT);
    const exact = columns.indexOf(written);
    const found = exact < 0 ? columns.indexOf(`${OUTPUT}${written}`) : exact;
    return found < 0 ? undefined : found;
  }

  /** For each column of the table, where it stands in the lines; undefined when the first line is wrong. */
  #order({ cells, span }: CsvRow, columns: readonly string[]): number[] | undefined {
    const order: (number | undefined)[] = columns.map(() => undefined);
    const { id: decision } = this.#decision;
    let isWhole = true;
    for (const [at, cell] of cells.entries()) {
      if (cell.text.trim() === '') continue;
      const column = this.#columnNamed(cell.text);
      const name = cell.text.trim();
      if (column === undefined) {
        this.#say('TL7002', cell.span, { column: name, decision, near: nearest(name, columns), known: columns });
      } else if (order[column] !== undefined)
        this.#say('TL7004', cell.span, { column: name, first: order[column] + 1 });
      else order[column] = at;
      isWhole &&= column !== undefined && order[column] === at;
    }
    const missing = columns.filter((_name, column) => order[column] === undefined);
    // A column that is written otherwise is not also missing.
    if (missing.length > 0 && isWhole) this.#say('TL7003', span, { missing, decision });
    return isWhole && missing.length === 0 ? order.map((at) => at ?? 0) : undefined;
  }

  #row({ cells, span }: CsvRow, width: number, order: readonly number[]): TableRow | undefined {
    // Spreadsheets fill rows up with empty cells.
    const used = cells.findLastIndex(({ text }) => text.trim() !== '') + 1;
    if (cells.length < width || used > width) {
      this.#say('TL7005', span, { expected: width, found: cells.length });
      return undefined;
    }
    const { inputs } = this.#decision;
    const inOrder = order.flatMap((at) => cells[at] ?? []);
    return {
      if: inOrder.slice(0, inputs.length).map((cell, column) => this.#test(cell, this.#inputs[column])),
      then: inOrder.slice(inputs.length).map((cell, column) => this.#result(cell, column)),
    };
  }

  #test(cell: CsvCell, type: FeelType | undefined): CellValue {
    const value = readTest(cell.text, type?.kind === 'boolean');
    // What is wrong with an input as such is said of the blueprint.
    if (type !== undefined && type.kind !== 'any') {
      this.#tell(cell, readUnaryTests(writeTest(value), type, this.#names).problems, 0);
    }
    return value;
  }

  #result(cell: CsvCell, column: number): CellValue {
    const field = this.#outputs[column];
    const value = readResult(cell.text, field);
    if (value === undefined) {
      const { name = '' } = this.#decision.outputs[column] ?? {};
      this.#say('TL7006', cell.span.end > cell.span.start ? cell.span : besides(cell.span), { column: name });
      return null;
    }
    if (typeof value === 'string' && value.startsWith('=')) {
      const text = value.slice(1).trimStart();
      const expects = field && feelTypeOf(field);
      this.#tell(cell, readFeel(text, this.#names, { expects }).problems, value.length - text.length);
    } else if (field !== undefined && value !== null) {
      const found = misfitOf(field, value, { source: this.#source, span: cell.span }, this.#known);
      // An edit of the values would have to know how they are quoted.
      if (found !== undefined) this.findings.push({ ...found, fix: undefined });
    }
    return value;
  }

  #tell(cell: CsvCell, problems: readonly FeelProblem[], offset: number): void {
    const before = cell.text.length - cell.text.trimStart().length + offset;
    for (const problem of problems) {
      const span = withinCell(cell, before + problem.start, before + problem.end);
      this.findings.push(findingOfProblem(problem, { source: this.#source, span }));
    }
  }

  #say<C extends Code>(code: C, span: Span, params: ParamsOf<C>): void {
    this.findings.push(finding(code, { source: this.#source, span }, params));
  }
}

/** An empty cell has no width to point at. */
function besides({ start }: Span): Span {
  return { start, end: start + 1 };
}
