import { findMismatch, type Side } from './check-comparison.ts';
import { problem } from './problem.ts';
import { type Check, named, readAs, readItemsAs, type Scope } from './scope.ts';
import type { CompareOperator, Syntax, TestSyntax } from './syntax.ts';
import type { Term, Test } from './term.ts';
import { BOOLEAN, type FeelType } from './types.ts';
import { unreachable } from './unreachable.ts';

/** Makes the side of the tested value for one test; a cell has no text for it. */
export type ValueSide = (test: TestSyntax) => Side;

/**
 * Checks the tests of a value: those after `in`, those of a cell, `between`. Undefined when one of them is wrong.
 * A test that is a list asks whether the value is one of its items (DMN 1.5, table 55).
 */
export function checkTests(
  side: ValueSide,
  tests: readonly TestSyntax[],
  scope: Scope,
  check: Check,
): Term | undefined {
  const checked = tests.map((test) => checkTest(side(test), test, scope, check));
  const sound = checked.filter((test) => test !== undefined);
  const [first] = tests;
  return first && sound.length === tests.length ? inTests(settleValue(side(first).term, sound), sound) : undefined;
}

function checkTest(value: Side, test: TestSyntax, scope: Scope, check: Check): Test | undefined {
  switch (test.kind) {
    case 'equal':
      return checkEqual(value, test.operand, scope, check);
    case 'compare': {
      const { operator } = test;
      const operand = checkOperand(operator, value, test.operand, scope, check);
      if (!operand) return undefined;
      if (operator === '=' || operator === '!=') return { kind: 'equal', negated: operator === '!=', operand };
      return { kind: 'order', operator, operand };
    }
    case 'range':
      return checkRange(value, test, scope, check);
    case 'broken':
      return undefined;
    default:
      return unreachable(test);
  }
}

function checkEqual(value: Side, node: Syntax, scope: Scope, check: Check): Test | undefined {
  const { type } = value.term;
  if (node.kind === 'call' && node.name === 'not' && type.kind !== 'boolean' && type.kind !== 'any') {
    scope.problems.push(problem('TL3049', node, {}));
    return undefined;
  }
  const expected: FeelType = node.kind === 'list' && type.kind !== 'list' ? { kind: 'list', of: type } : type;
  const term = check(node, scope, expected);
  // A cell that names its own column: `severity > 3` for `> 3`.
  if (node.kind === 'compare' && node.left.kind === 'name' && value.node.kind === undefined && isOther(type)) {
    const instead = `${node.operator} ${scope.text.slice(node.right.start, node.right.end)}`;
    const params = { left: named(value, scope), right: named({ node, term }, scope), instead };
    if (term.kind !== 'broken') scope.problems.push(problem('TL3032', node, params));
    return undefined;
  }
  if (term.type.kind !== 'list' || type.kind === 'list' || type.kind === 'any') {
    const operand = settleOperand('=', value, { node, term }, scope);
    return operand && { kind: 'equal', negated: false, operand };
  }
  const item: Side = { node, term: { kind: 'literal', type: term.type.of, value: null } };
  return settleOperand('=', value, item, scope) && { kind: 'member', list: readItemsAs(term, type) };
}

function isOther({ kind }: FeelType): boolean {
  return kind !== 'boolean' && kind !== 'any';
}

function checkRange(
  value: Side,
  test: TestSyntax & { readonly kind: 'range' },
  scope: Scope,
  check: Check,
): Test | undefined {
  const low = checkOperand(test.lowOpen ? '>' : '>=', value, test.low, scope, check);
  const high = checkOperand(test.highOpen ? '<' : '<=', value, test.high, scope, check);
  if (!low || !high) return undefined;
  if (isEmptyRange(low, high, test.lowOpen || test.highOpen)) {
    const [lowest, highest] = [test.low, test.high].map(({ start, end }) => scope.text.slice(start, end));
    scope.problems.push(problem('TL3026', test, { low: lowest ?? '', high: highest ?? '' }));
    return undefined;
  }
  return { kind: 'range', low, high, lowOpen: test.lowOpen, highOpen: test.highOpen };
}

function isEmptyRange(low: Term, high: Term, isOpen: boolean): boolean {
  if (low.kind !== 'literal' || high.kind !== 'literal') return false;
  if (typeof low.value !== 'number' || typeof high.value !== 'number') return false;
  return low.value > high.value || (isOpen && low.value === high.value);
}

function checkOperand(
  operator: CompareOperator,
  value: Side,
  node: Syntax,
  scope: Scope,
  check: Check,
): Term | undefined {
  return settleOperand(operator, value, { node, term: check(node, scope, value.term.type) }, scope);
}

function settleOperand(operator: CompareOperator, value: Side, operand: Side, scope: Scope): Term | undefined {
  const found = findMismatch(operator, value, operand, operand.node, scope);
  if (found) scope.problems.push(found);
  const isSound = !found && operand.term.kind !== 'broken' && value.term.kind !== 'broken';
  return isSound ? readAs(operand.term, value.term.type) : undefined;
}

function inTests(value: Term, tests: readonly Test[]): Term {
  return { kind: 'in', type: BOOLEAN, value, tests };
}

/** A value of unknown type is read as what it is compared with. */
function settleValue(value: Term, tests: readonly Test[]): Term {
  const types = tests.map((test) => {
    switch (test.kind) {
      case 'range':
        return test.low.type;
      case 'member':
        return test.list.type;
      case 'equal':
      case 'order':
        return test.operand.type;
      default:
        return unreachable(test);
    }
  });
  const known = types.find(({ kind }) => kind !== 'any' && kind !== 'null');
  return known ? readAs(value, known) : value;
}
