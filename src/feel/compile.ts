import { negate } from './arithmetic.ts';
import { areEqual, isFlat, orderFor } from './compare-values.ts';
import { compileIn } from './compile-tests.ts';
import type { Evaluate } from './evaluate.ts';
import { partOf } from './temporal-parts.ts';
import { FACT_ROOTS, type Read, type Term } from './term.ts';
import { unreachable } from './unreachable.ts';
import { type Decode, decoderOf, isRecord, type Value } from './values.ts';

/** Turns a term into closures; nothing of the term is looked at again when they run. */
export function compile(term: Term): Evaluate {
  switch (term.kind) {
    case 'literal': {
      const { value } = term;
      return () => value;
    }
    case 'read':
      return compileRead(term);
    case 'local': {
      const { slot } = term;
      return (_env, slots) => slots[slot] ?? null;
    }
    case 'field':
      return compileField(compile(term.of), term.name, decoderOf(term.type));
    case 'part': {
      const of = compile(term.of);
      const { part } = term;
      const { type } = term.of;
      return (env, slots) => partOf(type, of(env, slots), part, env.zone);
    }
    case 'as': {
      const of = compile(term.of);
      const decode = decoderOf(term.type);
      return (env, slots) => decode(of(env, slots), env.zone);
    }
    case 'equal':
      return compileEqual(term);
    case 'order':
      return compileOrder(term);
    case 'in':
      return compileIn(term, compile);
    case 'logic':
      return compileLogic(term.operator === 'and', term.terms.map(compile));
    case 'not': {
      const of = compile(term.of);
      return (env, slots) => {
        const value = of(env, slots);
        return typeof value === 'boolean' ? !value : null;
      };
    }
    case 'arithmetic':
      return compileArithmetic(term);
    case 'negate': {
      const of = compile(term.of);
      return (env, slots) => negate(of(env, slots));
    }
    case 'if': {
      const [condition, whenTrue] = [compile(term.condition), compile(term.whenTrue)];
      const otherwise = compile(term.otherwise);
      return (env, slots) => (condition(env, slots) === true ? whenTrue(env, slots) : otherwise(env, slots));
    }
    case 'list': {
      const items = term.items.map(compile);
      return (env, slots) => items.map((item) => item(env, slots));
    }
    case 'quantified':
      return compileQuantified(term);
    case 'defined': {
      const of = compile(term.of);
      return (env, slots) => of(env, slots) !== null;
    }
    case 'else': {
      const [of, otherwise] = [compile(term.of), compile(term.otherwise)];
      return (env, slots) => of(env, slots) ?? otherwise(env, slots);
    }
    case 'call':
      return compileCall(term);
    case 'broken':
      throw new Error('An expression with problems cannot be compiled.');
    default:
      return unreachable(term);
  }
}

function compileRead({ path, type }: Read): Evaluate {
  const [name = '', ...fields] = path;
  const decode = decoderOf(type);
  const isFact = FACT_ROOTS.has(name);
  if (fields.length === 0 && !isInherited(name)) {
    if (isFact) return (env) => decode(env.facts[name], env.zone);
    return (env) => decode(env.data[name], env.zone);
  }
  return (env) => {
    // The roots of facts may be worked out when they are asked for, by getters that are no own properties.
    let value = isFact ? env.facts[name] : own(env.data, name);
    for (const field of fields) value = own(value, field);
    return decode(value, env.zone);
  };
}

/** A field called `constructor` must not find what every object inherits. */
function isInherited(name: string): boolean {
  return name in Object.prototype;
}

function own(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function compileField(of: Evaluate, name: string, decode: Decode): Evaluate {
  return (env, slots) => decode(own(of(env, slots), name), env.zone);
}

function compileEqual({ left, right, negated }: Term & { readonly kind: 'equal' }): Evaluate {
  const [a, b] = [compile(left), compile(right)];
  if (!isFlat(left.type) || !isFlat(right.type)) {
    return (env, slots) => areEqual(a(env, slots), b(env, slots)) !== negated;
  }
  if (right.kind === 'literal') {
    const { value } = right;
    return negated ? (env, slots) => a(env, slots) !== value : (env, slots) => a(env, slots) === value;
  }
  return (env, slots) => (a(env, slots) === b(env, slots)) !== negated;
}

function compileOrder({ operator, left, right }: Term & { readonly kind: 'order' }): Evaluate {
  const [a, b] = [compile(left), compile(right)];
  const holds = orderFor(operator, left.type);
  return (env, slots) => holds(a(env, slots), b(env, slots));
}

/** `and` is false as soon as one term is, `or` true; else one null makes the whole null (DMN 1.5, table 48). */
function compileLogic(isAnd: boolean, terms: readonly Evaluate[]): Evaluate {
  const deciding = !isAnd;
  return (env, slots) => {
    let answer: boolean | null = isAnd;
    for (const term of terms) {
      const value = term(env, slots);
      if (value === deciding) return deciding;
      if (typeof value !== 'boolean') answer = null;
    }
    return answer;
  };
}

function compileArithmetic({ left, right, apply }: Term & { readonly kind: 'arithmetic' }): Evaluate {
  const [a, b] = [compile(left), compile(right)];
  return (env, slots) => {
    const x = a(env, slots);
    const y = b(env, slots);
    return x === null || y === null ? null : apply(x, y, env.zone);
  };
}

/** `every` is the conjunction over the items, `some` the disjunction; a value that is no list gives null. */
function compileQuantified({ every, slot, list, satisfies }: Term & { readonly kind: 'quantified' }): Evaluate {
  const items = compile(list);
  const holds = compile(satisfies);
  const deciding = !every;
  const decode = list.type.kind === 'any' ? decoderOf(list.type) : undefined;
  return (env, slots) => {
    const values = items(env, slots);
    if (!Array.isArray(values)) return null;
    let answer: boolean | null = every;
    for (const value of values) {
      slots[slot] = decode ? decode(value, env.zone) : (value as Value);
      const answered = holds(env, slots);
      if (answered === deciding) return deciding;
      if (typeof answered !== 'boolean') answer = null;
    }
    return answer;
  };
}

function compileCall({ run, acceptsNull, args }: Term & { readonly kind: 'call' }): Evaluate {
  const compiled = args.map(compile);
  return (env, slots) => {
    const values: Value[] = [];
    for (const arg of compiled) {
      const value = arg(env, slots);
      if (value === null && !acceptsNull) return null;
      values.push(value);
    }
    return run(values, env.zone);
  };
}
