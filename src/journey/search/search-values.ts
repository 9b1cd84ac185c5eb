import isEqual from 'lodash/isEqual.js';
import uniqWith from 'lodash/uniqWith.js';

import type { Field } from '../../blueprint/field.ts';
import { fieldProblem } from '../../blueprint/field-value.ts';
import { sampleValue } from '../../blueprint/sample-value.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { representatives } from '../../feel/representatives.ts';
import { encode, type Value } from '../../feel/values.ts';
import { feelTypeOf } from '../../flow/names.ts';
import { printInstant } from '../../time/instant.ts';
import { shortInstant } from '../write-journey.ts';
import { ComparedWith } from './compared-with.ts';

const DAY = 86_400_000;
const YEAR = 365 * DAY;

/** Of more values for one field none is tried: a blueprint that tells so many apart needs a test that names them. */
const MOST_VALUES = 12;

/** Values worth trying for the fields of a blueprint: one that fits, and others of which its conditions make a difference. */
export class SearchValues {
  readonly #compiled: CompiledBlueprint;
  readonly #compared: ComparedWith;

  constructor(compiled: CompiledBlueprint) {
    this.#compiled = compiled;
    this.#compared = new ComparedWith(compiled);
  }

  /** True where a condition looks at what the case knows of itself, such as how often a step was come to. */
  get readsFacts(): boolean {
    return this.#compared.readsFacts;
  }

  /** True for a field of the case at which some condition, table or assignment looks. */
  isRead(name: string): boolean {
    return this.#compared.pointsOf(name) !== undefined;
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
    const points = this.#compared.pointsOf(name);
    if (points === undefined) return [];
    const fitting = this.#candidates(field, points, now).filter(
      (value) => fieldProblem(field, value) === undefined && !isEqual(value, usual),
    );
    return uniqWith(fitting, isEqual).slice(0, MOST_VALUES);
  }

  #candidates(field: Field, points: ReadonlySet<Value>, now: number): readonly unknown[] {
    const type = feelTypeOf(field);
    const around = (): unknown[] =>
      representatives(type, points).map((value) => encode(type, value, this.#compiled.blueprint.zone));
    switch (field.type) {
      case 'date':
      case 'datetime':
        return [this.#dated(field, now + YEAR), this.#dated(field, now - YEAR), ...(points.size > 0 ? around() : [])];
      case 'text':
        return [...points].filter((point) => typeof point === 'string');
      case 'list': {
        const { of, min = 0 } = field;
        const items = of?.type === 'enum' ? [...(of.values?.keys() ?? [])].map((value) => [value]) : [];
        return [...(min === 0 ? [[]] : []), ...items];
      }
      default:
        return around();
    }
  }

  #dated({ type }: Field, instant: number): string {
    const text = shortInstant(printInstant(instant, this.#compiled.blueprint.zone));
    return type === 'date' ? text.slice(0, 10) : text;
  }
}
