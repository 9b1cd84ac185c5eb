import { stepsOf } from '../../blueprint/blueprint.ts';
import type { Step } from '../../blueprint/step.ts';
import type { FeelExpression } from '../../feel/feel.ts';
import type { Moment, ReadTable } from '../../flow/expressions.ts';
import { endKey } from '../../flow/keys.ts';
import type { Span } from '../../text/source.ts';
import { Known } from '../known.ts';
import { Repeats } from '../repeats.ts';
import type { Check, Rule } from '../rule.ts';
import { fieldsSet, namedDeadlines } from '../uses.ts';

/** A field is read only where every way before has set it, or where the expression copes with its absence. */
export const dataFlow: Rule = {
  name: 'data-is-set-before-it-is-read',
  phase: 3,
  ofWays: true,
  check(check) {
    const { blueprint, expressions } = check;
    const reads = new Reads(check);
    for (const { expression, feel, moment } of expressions.sites) {
      for (const { path, start, end } of reads.open(feel.reads, moment)) {
        const span = blueprint.places.within(expression.path, expression.offset + start, expression.offset + end);
        reads.miss(path[0] ?? '', span, placeOf(moment));
      }
    }
    for (const step of stepsOf(blueprint)) {
      const { action } = step;
      const table = action.verb === 'decide' && action.decision && expressions.tables.get(action.decision.name);
      if (table) checkTable(reads, table, step);
    }
    for (const { deadline, step, sla, escalation } of namedDeadlines(blueprint)) {
      // A clock without a target runs on without a due time.
      if (!blueprint.data.has(deadline.name) || sla !== undefined || escalation !== undefined) continue;
      if (step === undefined ? reads.isKnownAtEnds(deadline.name) : reads.isKnown(deadline.name, entering(step)))
        continue;
      reads.miss(deadline.name, blueprint.places.value(deadline.path), step?.id ?? 'reopen');
    }
    reads.report();
  },
};

type FeelRead = FeelExpression['reads'][number];

/** Inputs must be there when the step decides, and so must what cells read besides. */
function checkTable(reads: Reads, { inputs, rows }: ReadTable, step: Step): void {
  const { places } = reads.check.blueprint;
  const moment = entering(step);
  for (const [column, { feel }] of inputs.entries()) {
    const cells = rows.flatMap(({ tests }) => tests[column]?.tests.text ?? []);
    // Where a row asks for null, the table copes with absence.
    if (cells.some((cell) => /\bnull\b/.test(cell))) continue;
    const { action } = step;
    const path = (action.verb === 'decide' ? action.decision?.path : undefined) ?? step.path;
    for (const read of reads.open(feel.reads, moment)) reads.miss(read.path[0] ?? '', places.value(path), step.id);
  }
  for (const { tests, values } of rows) {
    for (const { cell, tests: unary } of tests) {
      for (const { path, start, end } of reads.open(unary.reads, moment)) {
        reads.miss(path[0] ?? '', places.within(cell.path, start, end), step.id);
      }
    }
    for (const { feel, expression } of values) {
      if (feel === undefined || expression === undefined) continue;
      for (const { path, start, end } of reads.open(feel.reads, moment)) {
        const { offset } = expression;
        reads.miss(path[0] ?? '', places.within(expression.path, offset + start, offset + end), step.id);
      }
    }
  }
}

/** Reads of fields that may be empty; a field that is read too early in several places is one mistake. */
class Reads {
  readonly check: Check;
  readonly #known: Known;
  readonly #missing = new Repeats('TL4018');
  #set: ReadonlySet<string> | undefined;

  constructor(check: Check) {
    this.check = check;
    this.#known = new Known(check);
  }

  isKnown(field: string, moment: Moment): boolean {
    return this.#known.has(field, moment);
  }

  /** In every closed case that can be reopened. */
  isKnownAtEnds(field: string): boolean {
    const from = this.check.blueprint.reopen?.from ?? [];
    return from.every(({ name }) => this.#known.at(endKey(name), field));
  }

  /** The reads of fields that are not known at the moment. */
  open(reads: readonly FeelRead[], moment: Moment): FeelRead[] {
    return reads.filter(({ path: [field = ''], handlesAbsence }) => {
      return !handlesAbsence && this.check.blueprint.data.has(field) && !this.isKnown(field, moment);
    });
  }

  miss(field: string, span: Span, where: string): void {
    const set = (this.#set ??= fieldsSet(this.check.blueprint));
    this.#missing.add(field, span, { field, where, never: !set.has(field), others: 0 });
  }

  report(): void {
    this.#missing.report(this.check);
  }
}

function entering({ id }: Step): Moment {
  return { kind: 'entering', step: id, also: [] };
}

function placeOf(moment: Moment): string {
  if (moment.kind !== 'during') return moment.step;
  const [first = ''] = moment.scope;
  return first.replace(/^step-/, '');
}
