import { TRUTHS } from '../../blueprint/misfit.ts';
import isEqual from 'lodash/isEqual.js';

import { valueLabelled } from '../../blueprint/misfit.ts';
import type { Expression } from '../../blueprint/origin.ts';
import type { FeelProblem } from '../../feel/problem.ts';
import type { ReadTable } from '../../flow/expressions.ts';
import type { Code, ParamsOf } from '../../text/catalogue.ts';
import { finding } from '../../text/diagnostic.ts';
import type { Span } from '../../text/source.ts';
import { feelEdit } from '../feel-edit.ts';
import type { Check, Rule } from '../rule.ts';
import { choiceCause } from '../choice-cause.ts';
import { isWhole } from '../table-rows.ts';
import { valueTitled } from '../titled.ts';

/** Expressions are FEEL, use names that exist, and give the kind of value that is needed. */
export const expressions: Rule = {
  name: 'expressions-can-be-understood',
  phase: 2,
  check(check) {
    const { sites, tables } = check.expressions;
    const told = new Told(check);
    for (const { expression, feel } of sites) told.add(expression, feel.problems);
    for (const table of tables.values()) checkTable(told, table);
    told.report();
  },
};

/** A column whose input is not known says nothing of its cells; a column in which no cell fits is one mistake. */
function checkTable(told: Told, { decision, inputs, rows }: ReadTable): void {
  for (const [column, { feel, path }] of inputs.entries()) {
    const { name = '' } = decision.inputs[column] ?? {};
    told.add({ text: name, path, offset: 0 }, feel.problems);
    if (feel.problems.length > 0) continue;
    if (feel.term.kind !== 'read') {
      const known = [...new Set(feel.reads.map((read) => read.path.join('.')))];
      told.check.atValue(path, 'TL4039', { text: name, known });
    }
    const cells = rows.flatMap(({ tests }, row) => (isWhole(decision, row, 'if') ? (tests[column] ?? []) : []));
    const wrong = cells.filter(({ tests }) => tests.problems.length > 0);
    const all = wrong.length > 1 && wrong.length === cells.length;
    for (const { cell, tests } of all ? wrong.slice(0, 1) : wrong) {
      told.add({ text: '', path: cell.path, offset: 0 }, tests.problems);
    }
  }
  for (const [row, { values }] of rows.entries()) {
    if (!isWhole(decision, row, 'then')) continue;
    for (const { feel, expression } of values) {
      if (feel !== undefined && expression !== undefined) told.add(expression, feel.problems);
    }
  }
}

/** The problems of all expressions; an unknown name that stands in several of them is one mistake. */
class Told {
  readonly check: Check;
  readonly #unknown = new Map<string, { readonly problem: FeelProblem; readonly spans: Span[] }>();

  constructor(check: Check) {
    this.check = check;
  }

  add({ path, offset }: Expression, problems: readonly FeelProblem[]): void {
    const { places } = this.check.blueprint;
    for (const problem of withoutRepeats(problems)) {
      const span = places.within(path, offset + problem.start, offset + problem.end);
      if (problem.code === 'TL3027') {
        const { name } = problem.params;
        const known = this.#unknown.get(name);
        if (known === undefined) this.#unknown.set(name, { problem, spans: [span] });
        else known.spans.push(span);
        continue;
      }
      if (problem.code === 'TL3033') {
        const { value, values } = problem.params;
        const near = this.#labelled(value, values) ?? problem.params.near;
        const found = finding('TL3033', { source: this.check.blueprint.source, span }, { value, values, near });
        this.check.once(choiceCause(value, values), found);
        continue;
      }
      // Which of the values a misspelt word means is for its author to say.
      const isGuess = problem.code === 'TL3028' && problem.params.instead !== JSON.stringify(problem.params.word);
      const fix = isGuess ? undefined : feelEdit(places, { path, offset }, problem.fix);
      this.check.at(span, problem.code, paramsOf(problem), { fix });
    }
  }

  /** The value that has this label, where the author compared with what people read. */
  #labelled(label: string, values: readonly string[]): string | undefined {
    const fields = [...this.check.blueprint.data.values()].filter((field) =>
      isEqual([...(field.values?.keys() ?? [])], values),
    );
    return fields.map((field) => valueLabelled(field, label)).find((value) => value !== undefined);
  }

  report(): void {
    for (const [name, { problem, spans }] of this.#unknown) {
      const [first, ...related] = spans.toSorted((a, b) => a.start - b.start);
      if (first === undefined) continue;
      const titled = valueTitled(this.check.blueprint, name);
      if (name === 'event') this.check.at(first, 'TL4038', {}, { related });
      else if (LATER_FACTS.includes(name)) this.check.at(first, 'TL4040', { name }, { related });
      else if (TRUTHS[name] !== undefined)
        this.check.at(first, 'TL3027', { name, near: TRUTHS[name], values: [] }, { related });
      else if (titled !== undefined) this.check.at(first, 'TL3027', { name, near: titled, values: [] }, { related });
      else this.check.at(first, problem.code, paramsOf(problem), { related });
    }
  }
}

/** Facts of the language that need what this version does not have: opening hours and clocks. */
const LATER_FACTS: readonly string[] = ['open', 'sla'];

/** Values without their quotation marks are one mistake in one expression. */
function withoutRepeats(problems: readonly FeelProblem[]): readonly FeelProblem[] {
  const unquoted = problems.filter(({ code }) => code === 'TL3028');
  const all = unquoted.flatMap(({ code, params }) => (code === 'TL3028' ? params.instead : []));
  if (all.length < 2) return problems;
  const [first] = unquoted;
  return problems.flatMap((problem): FeelProblem[] => {
    if (problem.code !== 'TL3028') return [problem];
    if (problem !== first) return [];
    const { fix: _, ...told } = problem;
    return [{ ...told, params: { ...problem.params, all } }];
  });
}

/** A problem was made with the parameters of its own code; the union of all codes cannot say so. */
function paramsOf(problem: FeelProblem): ParamsOf<Code> {
  return problem.params as never;
}
