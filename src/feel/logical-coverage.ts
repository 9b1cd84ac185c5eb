import { isRead, isTotal, termKey } from './same-term.ts';
import type { OrderOperator, Term, Test } from './term.ts';

/** How many combinations of atoms are tried. */
const MOST_COMBINATIONS = 20_000;

/**
 * True when one of the conditions holds whatever the values are, by their form alone: `a > b` and `a <= b`, `x` and
 * `not(x)`. Every comparison of two parts is taken for an atom of its own (the first is smaller, equal or greater), every
 * other part for one that is true or false; what would hold for every combination of atoms holds for every value.
 *
 * @param conditions What was checked of each condition.
 * @param optional Paths of fields, such as `csat`, that may have no value.
 */
export function coversByForm(conditions: readonly Term[], optional: ReadonlySet<string>): boolean {
  const atoms = new Map<string, Atom>();
  const isPresent = (term: Term): boolean => !isRead(term) || !optional.has(term.path.join('.'));
  const formulas = conditions.map((term) => formulaOf(term, { atoms, isPresent }));
  // What may be null covers nothing for certain.
  const certain = formulas.filter((formula) => formula !== undefined);
  const all = [...atoms.values()];
  if (certain.length === 0 || all.reduce((product, { size }) => product * size, 1) > MOST_COMBINATIONS) return false;
  const search = (index: number): boolean => {
    const atom = all[index];
    if (!atom) return certain.some((formula) => formula());
    for (atom.value = 0; atom.value < atom.size; atom.value += 1) if (!search(index + 1)) return false;
    return true;
  };
  return search(0);
}

/** A comparison, 0 smaller, 1 equal, 2 greater; or a part that is 0 false or 1 true. */
interface Atom {
  readonly size: number;
  value: number;
}

type Formula = () => boolean;

interface Noting {
  readonly atoms: Map<string, Atom>;
  readonly isPresent: (term: Term) => boolean;
}

function formulaOf(term: Term, noting: Noting): Formula | undefined {
  switch (term.kind) {
    case 'literal':
      return typeof term.value === 'boolean' ? () => term.value === true : undefined;
    case 'not': {
      const of = formulaOf(term.of, noting);
      return of && (() => !of());
    }
    case 'logic': {
      const terms = all(term.terms.map((inner) => formulaOf(inner, noting)));
      if (!terms) return undefined;
      return term.operator === 'and' ? () => terms.every((inner) => inner()) : () => terms.some((inner) => inner());
    }
    case 'if': {
      const parts = all([term.condition, term.whenTrue, term.otherwise].map((inner) => formulaOf(inner, noting)));
      const [condition, whenTrue, otherwise] = parts ?? [];
      return condition && whenTrue && otherwise && (() => (condition() ? whenTrue() : otherwise()));
    }
    case 'equal': {
      const equal = comparison('=', term.left, term.right, noting);
      return equal && term.negated ? () => !equal() : equal;
    }
    case 'order':
      return comparison(term.operator, term.left, term.right, noting);
    case 'in': {
      const tests = all(term.tests.map((test) => testOf(term.value, test, noting)));
      return tests && (() => tests.some((test) => test()));
    }
    default: {
      if (term.type.kind !== 'boolean' || !isTotal(term, noting.isPresent)) return undefined;
      const atom = atomFor(termKey(term), 2, noting);
      return () => atom.value === 1;
    }
  }
}

function testOf(value: Term, test: Test, noting: Noting): Formula | undefined {
  switch (test.kind) {
    case 'equal': {
      const equal = comparison('=', value, test.operand, noting);
      return equal && test.negated ? () => !equal() : equal;
    }
    case 'order':
      return comparison(test.operator, value, test.operand, noting);
    case 'range': {
      const low = comparison(test.lowOpen ? '>' : '>=', value, test.low, noting);
      const high = comparison(test.highOpen ? '<' : '<=', value, test.high, noting);
      return low && high && (() => low() && high());
    }
    case 'member':
      return undefined;
  }
}

/** A comparison of two parts; `b > a` is the same atom as `a < b`. */
function comparison(operator: OrderOperator | '=', left: Term, right: Term, noting: Noting): Formula | undefined {
  if (!isTotal(left, noting.isPresent) || !isTotal(right, noting.isPresent)) return undefined;
  const keys = [termKey(left), termKey(right)] as const;
  const isTurned = keys[0] > keys[1];
  const same = keys[0] === keys[1];
  const atom = same ? { size: 1, value: 1 } : atomFor(keys.toSorted().join(' ? '), 3, noting);
  const holds = HOLDING[operator];
  return () => holds.includes(isTurned ? 2 - atom.value : atom.value);
}

const HOLDING: Readonly<Record<OrderOperator | '=', readonly number[]>> = {
  '<': [0],
  '<=': [0, 1],
  '=': [1],
  '>=': [1, 2],
  '>': [2],
};

function atomFor(key: string, size: number, { atoms }: Noting): Atom {
  const atom = atoms.get(key) ?? { size, value: 0 };
  atoms.set(key, atom);
  return atom;
}

function all<T>(found: readonly (T | undefined)[]): readonly T[] | undefined {
  return found.every((part) => part !== undefined) ? found : undefined;
}
