import { areEqual, orderFor } from './compare-values.ts';
import type { Evaluate, FeelEnv } from './evaluate.ts';
import type { Term, Test } from './term.ts';
import type { FeelType } from './types.ts';
import { unreachable } from './unreachable.ts';
import type { Value } from './values.ts';

/** A compiled test of a value. */
type Probe = (value: Value, env: FeelEnv, slots: Value[]) => boolean | null;

/** Compiles `value in (tests)`: true when one test holds, else null when one cannot tell, else false. */
export function compileIn(term: Term & { readonly kind: 'in' }, compile: (term: Term) => Evaluate): Evaluate {
  const value = compile(term.value);
  const literals = literalsOf(term.tests);
  if (literals) return (env, slots) => literals.includes(value(env, slots));
  const probes = term.tests.map((test) => compileTest(test, term.value.type, compile));
  return (env, slots) => {
    const tested = value(env, slots);
    let answer: boolean | null = false;
    for (const probe of probes) {
      const holds = probe(tested, env, slots);
      if (holds === true) return true;
      if (holds === null) answer = null;
    }
    return answer;
  };
}

/** The values of tests that only ask for equality with plain literals. */
function literalsOf(tests: readonly Test[]): readonly Value[] | undefined {
  const values: Value[] = [];
  for (const test of tests) {
    if (test.kind !== 'equal' || test.negated || test.operand.kind !== 'literal') return undefined;
    values.push(test.operand.value);
  }
  return values;
}

function compileTest(test: Test, type: FeelType, compile: (term: Term) => Evaluate): Probe {
  switch (test.kind) {
    case 'equal': {
      const operand = compile(test.operand);
      const { negated } = test;
      return (value, env, slots) => areEqual(value, operand(env, slots)) !== negated;
    }
    case 'order': {
      const operand = compile(test.operand);
      const holds = orderFor(test.operator, type);
      return (value, env, slots) => holds(value, operand(env, slots));
    }
    case 'range': {
      const [low, high] = [compile(test.low), compile(test.high)];
      const [above, below] = [orderFor(test.lowOpen ? '>' : '>=', type), orderFor(test.highOpen ? '<' : '<=', type)];
      return (value, env, slots) => both(above(value, low(env, slots)), below(value, high(env, slots)));
    }
    case 'member': {
      const list = compile(test.list);
      return (value, env, slots) => {
        const items = list(env, slots);
        return Array.isArray(items) ? items.some((item) => areEqual(item, value)) : null;
      };
    }
    default:
      return unreachable(test);
  }
}

function both(a: boolean | null, b: boolean | null): boolean | null {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}
