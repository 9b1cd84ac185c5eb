import type { CompiledBlueprint } from '../../compile/compile.ts';
import { noteAtoms } from '../../feel/note-atoms.ts';
import { FACT_ROOTS, termsIn, type Read, type Term } from '../../feel/term.ts';
import type { Value } from '../../feel/values.ts';
import { expressionsOf } from '../../flow/expressions.ts';

/** What the conditions and tables of a blueprint compare its fields with. */
export class ComparedWith {
  /** True where a condition looks at what the case knows of itself, such as how often a step was come to. */
  readonly readsFacts: boolean;
  readonly #points = new Map<string, Set<Value>>();
  readonly #parameters: Readonly<Record<string, unknown>>;

  constructor({ blueprint, plan }: CompiledBlueprint) {
    this.#parameters = plan.parameters ?? {};
    const { sites, tables } = expressionsOf(blueprint);
    for (const { feel } of sites) this.#noteAll(feel.term);
    for (const { inputs, rows } of tables.values()) {
      for (const { feel } of inputs) this.#noteAll(feel.term);
      for (const { tests } of rows) {
        for (const [column, cell] of tests.entries()) this.#noteAll(cell.tests.term, inputs[column]?.feel.term);
      }
    }
    this.readsFacts = sites.some(({ feel }) =>
      feel.reads.some(({ path: [root = '', ...rest] }) => rest.length > 0 && root !== 'event'),
    );
  }

  /** The values with which a field is compared; undefined for one at which nothing looks. */
  pointsOf(name: string): ReadonlySet<Value> | undefined {
    return this.#points.get(name);
  }

  /** @param tested what a cell of a table tests. */
  #noteAll(term: Term, tested?: Term): void {
    const isExact = noteAtoms(term, (subject, point) => {
      const read = subject.kind === 'local' && tested !== undefined ? tested : subject;
      if (read.kind === 'read') this.#note(read, point === undefined ? [] : [point]);
    });
    if (isExact && (tested === undefined || tested.kind === 'read')) return;
    // Where fields are compared with each other or reckoned with, every value that is written beside them may matter.
    const written = [...termsOf(term), ...(tested === undefined ? [] : termsOf(tested))];
    const reads = written.filter((one) => one.kind === 'read');
    const values = written.flatMap((one) => (one.kind === 'literal' && one.value !== null ? [one.value] : []));
    const set = reads.flatMap(({ path: [name = ''] }) =>
      Object.hasOwn(this.#parameters, name) ? [this.#parameters[name] as Value] : [],
    );
    for (const read of reads) this.#note(read, [...values, ...set]);
  }

  #note({ path }: Read, values: readonly Value[]): void {
    const [root = '', inner] = path;
    // An event brings the field by its own name; of all other facts nobody chooses the values.
    const name = root === 'event' ? inner : FACT_ROOTS.has(root) ? undefined : root;
    if (name === undefined) return;
    const points = this.#points.get(name) ?? new Set<Value>();
    for (const value of values) points.add(value);
    this.#points.set(name, points);
  }
}

/** A term and all that is in it. */
function termsOf(term: Term): Term[] {
  return [term, ...termsIn(term).flatMap(termsOf)];
}
