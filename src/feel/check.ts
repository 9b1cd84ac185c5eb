import { nearest } from '../text/did-you-mean.ts';
import { negate, operationFor } from './arithmetic.ts';
import { checkCall } from './check-calls.ts';
import { findMismatch } from './check-comparison.ts';
import { checkField, checkName } from './check-names.ts';
import { checkTests } from './check-tests.ts';
import { readMoment } from './moments.ts';
import { type FeelProblem, problem } from './problem.ts';
import { broken, BROKEN, type Check, isBroken, named, type Operand, readAs, type Scope, spanning } from './scope.ts';
import type { Iterator, Syntax } from './syntax.ts';
import type { Term } from './term.ts';
import {
  ANY,
  BOOLEAN,
  commonType,
  type FeelType,
  INTEGER,
  isAssignable,
  NULL,
  NUMBER,
  TEXT,
  typeWord,
  valuesOf,
} from './types.ts';
import { unreachable } from './unreachable.ts';

/** Finds the names of an expression, checks its types, and makes terms of it. */
export const check: Check = (node, scope, expected) => {
  switch (node.kind) {
    case 'number':
      return { kind: 'literal', type: Number.isInteger(node.value) ? INTEGER : NUMBER, value: node.value };
    case 'text':
      return checkText(node, scope, expected);
    case 'boolean':
      return { kind: 'literal', type: BOOLEAN, value: node.value };
    case 'null':
      return { kind: 'literal', type: NULL, value: null };
    case 'at':
      return readMoment('@', node.text) ?? broken(scope, problem('TL3042', node, { form: '@', found: node.text }));
    case 'name':
      return checkName(node.name, node, scope, expected);
    case 'field':
      return checkField({ node: node.of, term: check(node.of, scope) }, node.name, node.place, node, scope);
    case 'compare':
      return checkCompare(node, scope);
    case 'in': {
      const value = { node: node.value, term: check(node.value, scope) };
      return checkTests(() => value, node.tests, scope, check) ?? BROKEN;
    }
    case 'logic': {
      const alternatives = alternativesIn(node, scope);
      if (alternatives) return broken(scope, alternatives);
      const terms = node.terms.map((term) => checkCondition(term, scope));
      if (terms.some(isBroken)) return BROKEN;
      return { kind: 'logic', type: BOOLEAN, operator: node.operator, terms };
    }
    case 'arithmetic':
      return checkArithmetic(node, scope);
    case 'negate':
      return checkNegate(node, scope);
    case 'if':
      return checkIf(node, scope, expected);
    case 'list':
      return checkList(node, scope, expected);
    case 'quantified':
      return checkQuantified(node, node.iterators, scope);
    case 'call':
      return checkSpecialCall(node, scope, expected) ?? checkCall(node, scope, check);
    case 'broken':
      return BROKEN;
    default:
      return unreachable(node);
  }
};

/** `level = "a" or "b"`: values that were meant to be compared like the one before them. */
function alternativesIn(node: Syntax & { readonly kind: 'logic' }, scope: Scope): FeelProblem | undefined {
  const [first, ...others] = node.terms;
  const isSplit = first?.kind === 'compare' && first.operator === (node.operator === 'or' ? '=' : '!=');
  if (!isSplit || !isValue(first.right) || !others.every(isValue)) return undefined;
  const written = ({ start, end }: Syntax): string => scope.text.slice(start, end);
  const among = `${written(first.left)} in (${[first.right, ...others].map(written).join(', ')})`;
  const instead = node.operator === 'or' ? among : `not(${among})`;
  const [place = node] = others;
  const term = check(place, scope);
  return problem('TL3036', place, { of: named({ node: place, term }, scope), instead });
}

function isValue({ kind }: Syntax): boolean {
  return kind === 'text' || kind === 'number' || kind === 'at';
}

/** Checks a part that must be true or false. */
function checkCondition(node: Syntax, scope: Scope): Term {
  const term = check(node, scope, BOOLEAN);
  if (term.type.kind === 'boolean' || isBroken(term)) return term;
  if (term.type.kind === 'any') return readAs(term, BOOLEAN);
  return broken(scope, problem('TL3036', node, { of: named({ node, term }, scope) }));
}

/** Checks a part whose value goes where values of a type belong. */
export function checkResult(node: Syntax, scope: Scope, expected: FeelType): Term {
  if (expected.kind === 'boolean') return checkCondition(node, scope);
  const term = check(node, scope, expected);
  if (isAssignable(term.type, expected)) return readAs(term, expected);
  const params = { expected: typeWord(expected), values: valuesOf(expected), given: named({ node, term }, scope) };
  return broken(scope, problem('TL3039', node, params));
}

function checkText(node: Syntax & { readonly kind: 'text' }, scope: Scope, expected: FeelType | undefined): Term {
  const { value } = node;
  if (expected?.kind !== 'enum') return { kind: 'literal', type: TEXT, value };
  if (expected.values.includes(value)) return { kind: 'literal', type: expected, value };
  const near = nearest(value, expected.values);
  const isQuoted = scope.text.charAt(node.start) === '"';
  const instead = near !== undefined && isQuoted ? JSON.stringify(near) : near;
  return broken(scope, problem('TL3033', node, { value, values: [...expected.values], near }, instead));
}

function checkCompare(node: Syntax & { readonly kind: 'compare' }, scope: Scope): Term {
  const [left, right] = checkSides(node.left, node.right, scope);
  const found = findMismatch(
    node.operator,
    { node: node.left, term: left },
    { node: node.right, term: right },
    spanning(node.left, node.right),
    scope,
  );
  if (found) return broken(scope, found);
  if (isBroken(left) || isBroken(right)) return BROKEN;
  const sides = { type: BOOLEAN, left: readAs(left, right.type), right: readAs(right, left.type) };
  const { operator } = node;
  if (operator === '=' || operator === '!=') return { kind: 'equal', negated: operator === '!=', ...sides };
  return { kind: 'order', operator, ...sides };
}

/** The side that says more about the other is checked first: `"advanced" = level` is a choice on both sides. */
function checkSides(left: Syntax, right: Syntax, scope: Scope): readonly [Term, Term] {
  if (left.kind === 'text' || (left.kind === 'name' && !isVisible(left.name, scope))) {
    const second = check(right, scope);
    // Beside a literal a strange word is more likely a misspelt name than another literal.
    const hint = second.kind === 'literal' ? undefined : second.type;
    return [check(left, scope, hint), second];
  }
  const first = check(left, scope);
  return [first, check(right, scope, first.type)];
}

function isVisible(name: string, scope: Scope): boolean {
  return scope.locals.has(name) || Object.hasOwn(scope.names, name);
}

function checkArithmetic(node: Syntax & { readonly kind: 'arithmetic' }, scope: Scope): Term {
  const left: Operand = { node: node.left, term: check(node.left, scope) };
  const right: Operand = { node: node.right, term: check(node.right, scope) };
  if (isBroken(left.term) || isBroken(right.term)) return BROKEN;
  const [a, b] = settleOperands(left.term, right.term);
  const operation = operationFor(node.operator, kindOf(a), kindOf(b));
  const { operator } = node;
  if (operation)
    return { kind: 'arithmetic', type: operation.result, operator, apply: operation.apply, left: a, right: b };
  const params = { operator: node.operator, left: named(left, scope), right: named(right, scope) };
  return broken(scope, problem('TL3035', node, params));
}

/** A value of unknown type is taken for what the operator most likely wants beside the other operand. */
function settleOperands(left: Term, right: Term): readonly [Term, Term] {
  return [readAs(left, besides(right.type)), readAs(right, besides(left.type))];
}

function besides(type: FeelType): FeelType {
  switch (type.kind) {
    case 'any':
      return NUMBER;
    case 'date':
    case 'time':
    case 'datetime':
      return { kind: 'duration' };
    default:
      return type;
  }
}

/** A choice can be joined to a text like any text. */
function kindOf(term: Term): FeelType['kind'] {
  return term.type.kind === 'enum' ? 'text' : term.type.kind;
}

function checkNegate(node: Syntax & { readonly kind: 'negate' }, scope: Scope): Term {
  const term = readAs(check(node.of, scope), NUMBER);
  if (isBroken(term)) return BROKEN;
  const { type } = term;
  if (type.kind !== 'number' && type.kind !== 'duration' && type.kind !== 'period') {
    const params = { name: '-', expected: [{ kind: 'number' as const }], given: named({ node: node.of, term }, scope) };
    return broken(scope, problem('TL3038', node.of, params));
  }
  if (term.kind === 'literal') return { ...term, value: negate(term.value) };
  return { kind: 'negate', type: type.kind === 'number' ? NUMBER : type, of: term };
}

function checkIf(node: Syntax & { readonly kind: 'if' }, scope: Scope, expected: FeelType | undefined): Term {
  const condition = checkCondition(node.condition, scope);
  const whenTrue = check(node.whenTrue, scope, expected);
  const otherwise = check(node.otherwise, scope, expected);
  if ([condition, whenTrue, otherwise].some(isBroken)) return BROKEN;
  const type = commonTypeOf(whenTrue, otherwise);
  if (type) return { kind: 'if', type, condition, whenTrue, otherwise };
  const params = {
    first: named({ node: node.whenTrue, term: whenTrue }, scope),
    second: named({ node: node.otherwise, term: otherwise }, scope),
  };
  return broken(scope, problem('TL3037', spanning(node.whenTrue, node.otherwise), params));
}

function checkList(node: Syntax & { readonly kind: 'list' }, scope: Scope, expected: FeelType | undefined): Term {
  const wanted = expected?.kind === 'list' ? expected.of : undefined;
  const items = node.items.map((item) => ({ node: item, term: check(item, scope, wanted) }));
  if (items.some(({ term }) => isBroken(term))) return BROKEN;
  let of: FeelType = NULL;
  for (const item of items) {
    const common = commonTypeOf({ ...BROKEN, type: of }, item.term);
    if (!common) {
      const params = { expected: typeWord(of), given: named(item, scope) };
      return broken(scope, problem('TL3040', item.node, params));
    }
    of = common;
  }
  return { kind: 'list', type: { kind: 'list', of }, items: items.map(({ term }) => term) };
}

/** The type of what may be one or the other; a text that is one of a choice's values does not widen the choice. */
function commonTypeOf(a: Term, b: Term): FeelType | undefined {
  if (a.type.kind === 'enum' && isValueOf(b, a.type)) return a.type;
  if (b.type.kind === 'enum' && isValueOf(a, b.type)) return b.type;
  return commonType(a.type, b.type);
}

function isValueOf(term: Term, type: FeelType & { readonly kind: 'enum' }): boolean {
  return term.kind === 'literal' && typeof term.value === 'string' && type.values.includes(term.value);
}

function checkQuantified(
  node: Syntax & { readonly kind: 'quantified' },
  iterators: readonly Iterator[],
  scope: Scope,
): Term {
  const [iterator, ...more] = iterators;
  if (!iterator) return checkCondition(node.satisfies, scope);
  const list = check(iterator.list, scope);
  const isList = list.type.kind === 'list';
  if (!isList && list.type.kind !== 'any') {
    const params = { name: node.every ? 'every' : 'some', expected: [{ kind: 'list' as const }] };
    const given = named({ node: iterator.list, term: list }, scope);
    scope.problems.push(problem('TL3038', iterator.list, { ...params, given }));
  }
  const slot = scope.slots;
  const type = list.type.kind === 'list' ? list.type.of : ANY;
  const locals = new Map(scope.locals).set(iterator.name, { kind: 'local', type, slot });
  const satisfies = checkQuantified(node, more, { ...scope, locals, slots: slot + 1 });
  if (isBroken(list) || isBroken(satisfies)) return BROKEN;
  return { kind: 'quantified', type: BOOLEAN, every: node.every, slot, list, satisfies };
}

/** Functions that look at more than the values of their arguments. */
function checkSpecialCall(
  node: Syntax & { readonly kind: 'call' },
  scope: Scope,
  expected: FeelType | undefined,
): Term | undefined {
  const [first, second, ...more] = node.args;
  if (node.name === 'not' && first && !second) {
    const of = checkCondition(first, scope);
    return isBroken(of) ? BROKEN : { kind: 'not', type: BOOLEAN, of };
  }
  if (node.name === 'is defined' && first && !second) {
    const of = check(first, scope);
    return isBroken(of) ? BROKEN : { kind: 'defined', type: BOOLEAN, of };
  }
  if (node.name !== 'get or else' || !first || !second || more.length > 0) return undefined;
  const of = check(first, scope, expected);
  const otherwise = check(second, scope, expected);
  if (isBroken(of) || isBroken(otherwise)) return BROKEN;
  const type = commonTypeOf(of, otherwise);
  if (type) return { kind: 'else', type, of: readAs(of, otherwise.type), otherwise: readAs(otherwise, of.type) };
  const given = named({ node: second, term: otherwise }, scope);
  return broken(scope, problem('TL3038', second, { name: node.name, expected: [typeWord(of.type)], given }));
}
