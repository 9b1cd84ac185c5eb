import uniqWith from 'lodash/uniqWith.js';
import isEqual from 'lodash/isEqual.js';

import type { CompiledBlueprint } from '../../compile/compile.ts';
import { noteAtoms } from '../../feel/note-atoms.ts';
import { representatives } from '../../feel/representatives.ts';
import type { Term } from '../../feel/term.ts';
import { encode, type Value } from '../../feel/values.ts';
import { expressionsOf } from '../../flow/expressions.ts';
import { feelTypeOf } from '../../flow/names.ts';
import type { AcceptedField } from '../../run/accepted.ts';
import { sampleValue } from '../sample-value.ts';

/** So many values of one field are tried at most. */
const MOST_VALUES = 8;

/** Values worth trying for the fields of a blueprint: some that fit, and those around what its conditions compare with. */
export class TryValues {
  readonly #points = new Map<string, Set<Value>>();
  readonly #zone: string;

  constructor({ blueprint, plan }: CompiledBlueprint) {
    this.#zone = plan.zone;
    const { sites, tables } = expressionsOf(blueprint);
    for (const { feel } of sites) noteAtoms(feel.term, (subject, point) => this.#note(subject, point));
    for (const { inputs, rows } of tables.values()) {
      for (const { tests } of rows) {
        for (const [column, cell] of tests.entries()) {
          const read = inputs[column]?.feel.term;
          noteAtoms(cell.tests.term, (subject, point) =>
            this.#note(subject.kind === 'local' && read !== undefined ? read : subject, point),
          );
        }
      }
    }
  }

  #note(subject: Term, point: Value | undefined): void {
    if (subject.kind !== 'read' || point === undefined) return;
    const name = subject.path.at(-1) ?? '';
    const points = this.#points.get(name) ?? new Set();
    this.#points.set(name, points.add(point));
  }

  /** In JSON form, the most ordinary one first. */
  of({ name, field, known }: AcceptedField): unknown[] {
    const type = feelTypeOf(field);
    const around = representatives(type, this.#points.get(name) ?? []).map((value) => encode(type, value, this.#zone));
    const some = [known ?? sampleValue(field), ...around].filter((value) => value !== null && value !== undefined);
    return uniqWith(some, isEqual).slice(0, MOST_VALUES);
  }
}
