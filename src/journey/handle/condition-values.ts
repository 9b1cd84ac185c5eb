import type { Field } from '../../blueprint/field.ts';
import { fieldProblem } from '../../blueprint/field-value.ts';
import { sampleValue } from '../../blueprint/sample-value.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { FeelRead } from '../../feel/absence.ts';
import { representatives } from '../../feel/representatives.ts';
import type { Value } from '../../feel/values.ts';
import { expressionsOf } from '../../flow/expressions.ts';
import { feelTypeOf } from '../../flow/names.ts';
import { printInstant } from '../../time/instant.ts';
import { shortInstant } from '../write-journey.ts';

const DAY = 86_400_000;
const YEAR = 365 * DAY;

/** Of more values for one field none is tried: a blueprint that tells so many apart needs a test that names them. */
const MOST_VALUES = 12;

/** Which values make a difference: what the conditions and tables of a blueprint compare its fields with. */
export class ConditionValues {
  readonly #compiled: CompiledBlueprint;
  /** By field: what it is compared with. */
  readonly #points = new Map<string, Set<Value>>();
  /** True where a condition looks at what the case knows of itself, such as how often a step was come to. */
  readonly readsFacts: boolean;

  constructor(compiled: CompiledBlueprint) {
    this.#compiled = compiled;
    const { sites, tables } = expressionsOf(compiled.blueprint);
    let readsFacts = false;
    for (const { feel } of sites) {
      this.#note(feel.reads, [feel.text]);
      readsFacts ||= feel.reads.some(({ path }) => path.length > 1);
    }
    for (const { inputs, rows } of tables.values()) {
      inputs.forEach(({ feel }, column) =>
        this.#note(feel.reads, [feel.text, ...rows.flatMap(({ tests }) => tests[column]?.tests.text ?? [])]),
      );
    }
    this.readsFacts = readsFacts;
  }

  /** True for a field of the case at which some condition, table or assignment looks. */
  isRead(name: string): boolean {
    return this.#points.has(name);
  }

  /**
   * A sensible value for a field, in JSON form; dates lie a day ahead.
   *
   * @param name of the field of the case that takes the value.
   */
  usual(name: string, field: Field, now: number, locale: string): unknown {
    if (field.type === 'date' || field.type === 'datetime') return this.#dated(field, now + DAY);
    const value = sampleValue(field, locale);
    // What a service or an event brings mostly goes into the field of the case that is called the same.
    const taken = this.#compiled.plan.fields.get(name);
    if (taken === undefined || taken.type !== field.type || fieldProblem(taken, value) === undefined) return value;
    const fitting = sampleValue(taken, locale);
    return fieldProblem(field, fitting) === undefined ? fitting : value;
  }

  /**
   * The values of a field that may make a difference, the usual one left out.
   *
   * @param name of the field of the case that takes the value.
   */
  others(name: string, field: Field, usual: unknown, now: number): unknown[] {
    const points = this.#points.get(name);
    if (points === undefined) return [];
    const fitting = this.#candidates(field, points, now).filter(
      (value) => fieldProblem(field, value) === undefined && JSON.stringify(value) !== JSON.stringify(usual),
    );
    return fitting.slice(0, MOST_VALUES);
  }

  #candidates(field: Field, points: ReadonlySet<Value>, now: number): readonly unknown[] {
    switch (field.type) {
      case 'date':
      case 'datetime':
        return [this.#dated(field, now + YEAR), this.#dated(field, now - YEAR)];
      case 'integer':
      case 'number':
      case 'boolean':
      case 'enum':
        return representatives(feelTypeOf(field), points);
      case 'text':
        return [...points].filter((point) => typeof point === 'string');
      case 'list': {
        const { of, min = 0 } = field;
        const items = of?.type === 'enum' ? [...(of.values?.keys() ?? [])].map((value) => [value]) : [];
        return [...(min === 0 ? [[]] : []), ...items];
      }
      default:
        return [];
    }
  }

  #dated({ type }: Field, instant: number): string {
    const text = shortInstant(printInstant(instant, this.#compiled.blueprint.zone));
    return type === 'date' ? text.slice(0, 10) : text;
  }

  #note(reads: readonly FeelRead[], texts: readonly string[]): void {
    const { parameters = {} } = this.#compiled.plan;
    const names = new Set(reads.flatMap(({ path: [name] }) => name ?? []));
    const literals = texts.flatMap(literalsIn);
    const set = [...names].flatMap((name) => (Object.hasOwn(parameters, name) ? [parameters[name] as Value] : []));
    for (const name of names) {
      const points = this.#points.get(name) ?? new Set<Value>();
      for (const point of [...literals, ...set]) points.add(point);
      this.#points.set(name, points);
    }
  }
}

/** The numbers and texts that are written in an expression or cell. */
function literalsIn(text: string): Value[] {
  const texts = [...text.matchAll(/"((?:[^"\\]|\\.)*)"/gu)].map(([, inner = '']) => inner);
  const numbers = [...text.replaceAll(/"(?:[^"\\]|\\.)*"/gu, '').matchAll(/(?<![\p{L}_\d.])-?\d+(?:\.\d+)?/gu)];
  return [...texts, ...numbers.map(([number]) => Number(number))];
}
