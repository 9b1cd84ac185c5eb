import type { Blueprint } from '../blueprint/blueprint.ts';
import { stepsOf } from '../blueprint/blueprint.ts';
import type { Decision, DecisionCell } from '../blueprint/decision.ts';
import type { Field } from '../blueprint/field.ts';
import type { Expression } from '../blueprint/origin.ts';
import type { Assignment, Handler, Step } from '../blueprint/step.ts';
import { readFeel, type FeelExpression } from '../feel/feel.ts';
import type { FeelNames, FeelType } from '../feel/types.ts';
import { readUnaryTests, type UnaryTests } from '../feel/unary.ts';
import type { Path } from '../text/places.ts';
import { stepKey } from './keys.ts';
import { eventType, feelTypeOf, globalNames } from './names.ts';

/**
 * When an expression is looked at.
 * - `entering`: before a step begins;
 * - `leaving`: with the step's own answers at hand;
 * - `during`: at any moment of the steps in `scope`.
 */
export type Moment =
  | { readonly kind: 'entering' | 'leaving'; readonly step: string }
  | { readonly kind: 'during'; readonly scope: readonly string[] };

/** One expression of a blueprint, read and typed, with the moment at which it is looked at. */
export interface ExpressionSite {
  readonly expression: Expression;
  readonly feel: FeelExpression;
  readonly moment: Moment;
}

/** A decision table with every cell read. */
export interface ReadTable {
  readonly decision: Decision;
  readonly inputs: readonly { readonly feel: FeelExpression; readonly path: Path }[];
  readonly inputTypes: readonly FeelType[];
  readonly rows: readonly ReadRow[];
}

export interface ReadRow {
  /** One test for each input that has a column; shorter when the row is. */
  readonly tests: readonly { readonly cell: DecisionCell; readonly tests: UnaryTests }[];
  /** The output cells that are expressions; the others are literals. */
  readonly values: readonly {
    readonly cell: DecisionCell;
    readonly feel?: FeelExpression;
    readonly expression?: Expression;
  }[];
}

/** All expressions and tables of a blueprint. */
export interface Expressions {
  readonly sites: readonly ExpressionSite[];
  readonly tables: ReadonlyMap<string, ReadTable>;
  /** The reading of an expression of the model. */
  of(expression: Expression): FeelExpression;
}

const known = new WeakMap<Blueprint, Expressions>();

/** Reads every expression of a blueprint once; the same blueprint gives the same reading. */
export function expressionsOf(blueprint: Blueprint): Expressions {
  const before = known.get(blueprint);
  if (before !== undefined) return before;
  const read = new ExpressionReader(blueprint).read();
  known.set(blueprint, read);
  return read;
}

const CONDITION: FeelType = { kind: 'boolean' };

class ExpressionReader {
  readonly #blueprint: Blueprint;
  readonly #names: FeelNames;
  readonly #sites: ExpressionSite[] = [];
  readonly #byExpression = new Map<Expression, FeelExpression>();
  /** The same words mean the same where the same names are seen and the same type is needed: they are read once. */
  readonly #read = new Map<FeelNames, Map<string, FeelExpression>>();

  constructor(blueprint: Blueprint) {
    this.#blueprint = blueprint;
    this.#names = globalNames(blueprint);
  }

  read(): Expressions {
    const { stages, interrupts, decisions } = this.#blueprint;
    for (const step of stepsOf(this.#blueprint)) this.#readStep(step);
    for (const stage of stages) {
      const scope = [...stage.steps, ...stage.alternatives].map(({ id }) => stepKey(id));
      const [first] = stage.steps;
      if (first !== undefined) this.#condition(stage.when, { kind: 'entering', step: first.id });
      for (const handler of stage.on) this.#readHandler(handler, { kind: 'during', scope });
    }
    const everywhere = stages.flatMap((stage) => [...stage.steps, ...stage.alternatives].map(({ id }) => stepKey(id)));
    for (const interrupt of interrupts) {
      this.#condition(interrupt.when, { kind: 'during', scope: everywhere }, this.#withEvent(interrupt.on.name));
    }
    const tables = new Map([...decisions].map(([id, decision]) => [id, this.#readTable(decision)]));
    const byExpression = this.#byExpression;
    return {
      sites: this.#sites,
      tables,
      of(expression) {
        const feel = byExpression.get(expression);
        if (feel === undefined) throw new Error(`The expression "${expression.text}" belongs to another blueprint.`);
        return feel;
      },
    };
  }

  #readStep(step: Step): void {
    const { action } = step;
    const entering: Moment = { kind: 'entering', step: step.id };
    const leaving: Moment = { kind: 'leaving', step: step.id };
    this.#condition(step.when, entering);
    for (const handler of step.on) this.#readHandler(handler, { kind: 'during', scope: [stepKey(step.id)] });
    for (const outcome of step.outcomes) {
      const names = this.#namesAt(step, outcome.name);
      this.#condition(outcome.when, leaving, names);
      this.#assignments(outcome.set, leaving, this.#blueprint.data, names);
    }
    this.#assignments(step.set, leaving, this.#blueprint.data);
    if (action.verb === 'choose') for (const branch of action.branches) this.#condition(branch.when, entering);
    if (action.verb === 'decide') {
      for (const branch of action.branches) {
        this.#condition(branch.when, entering);
        this.#assignments(branch.set, entering, this.#blueprint.data);
      }
    }
    if (action.verb === 'call') {
      this.#assignments(action.with, entering, this.#blueprint.services.get(action.service.name)?.in ?? new Map());
    }
  }

  /** The outcome of a wait sees what the event brings that ends it. */
  #namesAt({ action }: Step, outcome: string): FeelNames {
    if (action.verb !== 'wait') return this.#names;
    if (action.for.kind === 'event') return this.#withEvent(action.for.event.name);
    const arms = action.for.kind === 'first' ? action.for.arms : [];
    const until = arms.find(({ name }) => name === outcome)?.until;
    return until?.kind === 'event' ? this.#withEvent(until.event.name) : this.#names;
  }

  #readHandler(handler: Handler, moment: Moment): void {
    const names = this.#withEvent(handler.event.name);
    this.#condition(handler.when, moment, names);
    this.#assignments(handler.set, moment, this.#blueprint.data, names);
  }

  #withEvent(name: string): FeelNames {
    return { ...this.#names, event: eventType(this.#blueprint, name) };
  }

  #condition(expression: Expression | undefined, moment: Moment, names = this.#names): void {
    if (expression !== undefined) this.#keep(expression, moment, names, CONDITION);
  }

  #assignments(
    set: readonly Assignment[],
    moment: Moment,
    fields: ReadonlyMap<string, Field>,
    names = this.#names,
  ): void {
    for (const { field, value } of set) {
      if (value.kind !== 'feel') continue;
      const target = fields.get(field.name);
      this.#keep(value.feel, moment, names, target && feelTypeOf(target));
    }
  }

  #keep(expression: Expression, moment: Moment, names: FeelNames, expects: FeelType | undefined): void {
    const feel = this.#reading(expression.text, names, expects);
    this.#byExpression.set(expression, feel);
    this.#sites.push({ expression, feel, moment });
  }

  #reading(text: string, names: FeelNames, expects: FeelType | undefined): FeelExpression {
    let known = this.#read.get(names);
    if (known === undefined) this.#read.set(names, (known = new Map<string, FeelExpression>()));
    const key = `${JSON.stringify(expects)} ${text}`;
    let feel = known.get(key);
    if (feel === undefined) known.set(key, (feel = readFeel(text, names, { expects })));
    return feel;
  }

  #readTable(decision: Decision): ReadTable {
    const inputs = decision.inputs.map(({ name, path }) => ({ feel: readFeel(name, this.#names), path }));
    const inputTypes = inputs.map(({ feel }) => feel.type);
    const rows = decision.rules.map((rule): ReadRow => {
      const tests = rule.if.flatMap((cell, column) => {
        const type = inputTypes[column];
        return type === undefined ? [] : [{ cell, tests: readUnaryTests(cellText(cell), type, this.#names) }];
      });
      const values = rule.then.map((cell, column) => {
        const { value } = cell;
        if (typeof value !== 'string' || !value.startsWith('=')) return { cell };
        const offset = value.length - value.slice(1).trimStart().length;
        const expression: Expression = { text: value.slice(offset), path: cell.path, offset };
        const field = cellField(decision, column, this.#blueprint.data);
        const feel = readFeel(expression.text, this.#names, { expects: field && feelTypeOf(field) });
        return { cell, feel, expression };
      });
      return { tests, values };
    });
    return { decision, inputs, inputTypes, rows };
  }
}

/** What a cell under `then` must fit: its output, or what the output's list holds where all matching rows are collected. */
export function cellField(decision: Decision, column: number, data: ReadonlyMap<string, Field>): Field | undefined {
  const output = decision.outputs[column];
  const field = output?.own ?? data.get(output?.name ?? '');
  return decision.hit === 'collect' && field?.type === 'list' ? field.of : field;
}

/** A cell as the text of a unary test: YAML may have read it as a number, true/false or nothing. */
export function cellText({ value }: DecisionCell): string {
  return value === null ? 'any' : String(value);
}
