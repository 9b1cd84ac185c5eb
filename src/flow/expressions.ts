import type { Blueprint } from '../blueprint/blueprint.ts';
import { modulesOf, stepsOf } from '../blueprint/blueprint.ts';
import type { Decision, DecisionCell } from '../blueprint/decision.ts';
import type { Field } from '../blueprint/field.ts';
import type { Expression } from '../blueprint/origin.ts';
import { CASE_OUTCOMES, type Assignment, type Handler, type Step } from '../blueprint/step.ts';
import { readFeel, type FeelExpression } from '../feel/feel.ts';
import type { FeelNames, FeelType } from '../feel/types.ts';
import { readUnaryTests, type UnaryTests } from '../feel/unary.ts';
import type { Path } from '../text/places.ts';
import { stepKey } from './keys.ts';
import { eventType, feelTypeOf, globalNames } from './names.ts';
import { presentWhen } from './present.ts';
import { processExpression, processExpressions, type ProcessExpressionUse } from './process-expressions.ts';
import { restsIn } from './rests.ts';

/**
 * When an expression is looked at.
 * - `arriving`: before it is known whether a step applies;
 * - `entering`: when a step begins;
 * - `answered`: with the step's own answers at hand;
 * - `during`: at any moment at which a case rests in one of the steps in `scope`.
 *
 * `also` names fields that are certain to have a value besides: by an assignment or a condition before.
 */
export type Moment = { readonly also: readonly string[] } & (
  | { readonly kind: 'arriving' | 'entering' | 'answered'; readonly step: string }
  | { readonly kind: 'during'; readonly scope: readonly string[] }
);

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

const COUNT: FeelType = { kind: 'number', integer: true, min: 0 };

/** What the instances of a multiple activity are counted by, in the words of BPMN and in those of Camunda. */
const INSTANCES: FeelNames = Object.fromEntries(
  [
    ...['numberOfInstances', 'numberOfActiveInstances', 'numberOfCompletedInstances', 'numberOfTerminatedInstances'],
    ...['nrOfInstances', 'nrOfActiveInstances', 'nrOfCompletedInstances', 'loopCounter'],
  ].map((name) => [name, COUNT]),
);

/** What an expression of a process must give; a time may be a text, a length or a date. */
const GIVES: Readonly<Record<ProcessExpressionUse, FeelType | undefined>> = {
  condition: CONDITION,
  completion: CONDITION,
  cardinality: { kind: 'number' },
  collection: { kind: 'list', of: { kind: 'any' } },
  timer: undefined,
  script: undefined,
};

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
    const { decisions } = this.#blueprint;
    for (const step of stepsOf(this.#blueprint)) this.#readStep(step);
    for (const { blueprint } of modulesOf(this.#blueprint)) this.#readAround(blueprint);
    this.#readProcess();
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

  /** What stands on the clocks, stages and interrupts of the blueprint, or of a module that was put in. */
  #readAround({ stages, interrupts, slas, escalations }: Blueprint): void {
    // What a clock looks at may be missing: then the condition does not hold.
    const watched: Moment = { kind: 'during', scope: [], also: [] };
    for (const { when, pause } of slas.values()) {
      this.#condition(when, watched);
      this.#condition(pause.when, watched);
    }
    for (const { trigger, when, levels, last } of escalations.values()) {
      this.#condition(trigger.kind === 'when' ? trigger.when : when, watched);
      for (const level of last === undefined ? levels : [...levels, last]) this.#condition(level.when, watched);
    }
    for (const stage of stages) {
      const [first] = stage.steps;
      if (first !== undefined) this.#condition(stage.when, { kind: 'arriving', step: first.id, also: [] });
      for (const handler of stage.on) this.#readHandler(handler, { kind: 'during', scope: restsIn([stage]), also: [] });
    }
    for (const interrupt of interrupts) {
      const heard = stages.filter(({ id }) => !interrupt.notIn.some(({ name }) => name === id));
      const moment: Moment = { kind: 'during', scope: restsIn(heard), also: [] };
      this.#condition(interrupt.when, moment, this.#withEvent(interrupt.on.name));
    }
  }

  #readStep(step: Step): void {
    const { action } = step;
    const { data, services } = this.#blueprint;
    const entering: Moment = { kind: 'entering', step: step.id, also: [] };
    const answered: Moment = { kind: 'answered', step: step.id, also: [] };
    this.#condition(step.when, { ...entering, kind: 'arriving' });
    for (const handler of step.on) this.#readHandler(handler, { kind: 'during', scope: [stepKey(step.id)], also: [] });
    const isEvent = action.verb === 'wait' && action.for.kind === 'event';
    this.#assignments(step.set, answered, data, isEvent ? this.#withEvent(action.for.event.name) : this.#names);
    const own = step.set.map(({ field }) => field.name);
    const refused: string[] = [];
    for (const outcome of step.outcomes) {
      const names = this.#namesAt(step, outcome.name);
      // Whoever failed or ran out of time has answered nothing, and the step's own settings do not happen.
      if (CASE_OUTCOMES.includes(outcome.name)) {
        this.#assignments(outcome.set, entering, data, names);
        continue;
      }
      const holds = this.#branch(outcome.when, { ...answered, also: [...refused] }, refused, names);
      this.#assignments(outcome.set, { ...answered, also: [...holds, ...own] }, data, names);
    }
    if (action.verb === 'choose') {
      const not: string[] = [];
      for (const { when } of action.branches) this.#branch(when, { ...entering, also: [...not] }, not);
    }
    if (action.verb === 'decide') {
      const not: string[] = [];
      for (const { when, set } of action.branches) {
        const holds = this.#branch(when, { ...entering, also: [...not] }, not);
        this.#assignments(set, { ...entering, also: holds }, data);
      }
    }
    if (action.verb === 'call') {
      this.#assignments(action.with, entering, services.get(action.service.name)?.in ?? new Map(), this.#names, false);
    }
    if (action.verb === 'use') {
      this.#assignments(action.with, entering, (action.body ?? action.module)?.data ?? new Map(), this.#names, false);
    }
  }

  /** What a process that is carried as it is looks at: conditions on its flows, conditional events, times, loops, scripts. */
  #readProcess(): void {
    const { process: model } = this.#blueprint;
    if (model === undefined) return;
    for (const { written, use } of processExpressions(model)) {
      const own = processExpression(written);
      // What FEEL cannot say was told when the file was read; what a script gives is set by its step.
      if (!own.ok || use === 'script') continue;
      const names = use === 'completion' ? { ...this.#names, ...INSTANCES } : this.#names;
      const feel = this.#keep(own.expression, { kind: 'during', scope: [], also: [] }, names, GIVES[use]);
      this.#byExpression.set(written, feel);
    }
  }

  /** The outcome of a wait sees what the event brings that ends it. */
  #namesAt({ action }: Step, outcome: string): FeelNames {
    if (action.verb !== 'wait' || CASE_OUTCOMES.includes(outcome)) return this.#names;
    if (action.for.kind === 'event') return this.#withEvent(action.for.event.name);
    const arms = action.for.kind === 'first' ? action.for.arms : [];
    const until = arms.find(({ name }) => name === outcome)?.until;
    return until?.kind === 'event' ? this.#withEvent(until.event.name) : this.#names;
  }

  /**
   * A condition in a row of which the first that holds decides.
   *
   * @param refused what is known once the conditions before did not hold; grows with this one.
   * @returns what is known where this one holds.
   */
  #branch(when: Expression | undefined, moment: Moment, refused: string[], names = this.#names): string[] {
    const feel = this.#condition(when, moment, names);
    const holds = [...moment.also, ...presentWhen(feel, true)];
    refused.push(...presentWhen(feel, false));
    return holds;
  }

  #readHandler(handler: Handler, moment: Moment): void {
    const names = this.#withEvent(handler.event.name);
    const feel = this.#condition(handler.when, moment, names);
    this.#assignments(handler.set, { ...moment, also: presentWhen(feel, true) }, this.#blueprint.data, names);
  }

  #withEvent(name: string): FeelNames {
    return { ...this.#names, event: eventType(this.#blueprint, name) };
  }

  #condition(expression: Expression | undefined, moment: Moment, names = this.#names): FeelExpression | undefined {
    return expression === undefined ? undefined : this.#keep(expression, moment, names, CONDITION);
  }

  /** Settings happen one after the other: each sees those before it, unless they go elsewhere. */
  #assignments(
    set: readonly Assignment[],
    moment: Moment,
    fields: ReadonlyMap<string, Field>,
    names = this.#names,
    inTurn = true,
  ): void {
    for (const [index, { field, value }] of set.entries()) {
      if (value.kind !== 'feel') continue;
      const target = fields.get(field.name);
      const before = inTurn ? set.slice(0, index).map((other) => other.field.name) : [];
      this.#keep(value.feel, { ...moment, also: [...moment.also, ...before] }, names, target && feelTypeOf(target));
    }
  }

  #keep(expression: Expression, moment: Moment, names: FeelNames, expects: FeelType | undefined): FeelExpression {
    const feel = this.#reading(expression.text, names, expects);
    this.#byExpression.set(expression, feel);
    this.#sites.push({ expression, feel, moment });
    return feel;
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
