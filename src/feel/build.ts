import type { TreeNode } from './grammar.ts';
import { MOST_LEVELS } from './limits.ts';
import { problem, type FeelProblem } from './problem.ts';
import type { ArithmeticOperator, CompareOperator, Iterator, Syntax, TestSyntax } from './syntax.ts';
import { readText } from './text-literal.ts';
import type { Printed, Stretch } from './token.ts';

/** What turning a tree into syntax needs. */
export interface Draft {
  readonly printed: Printed;
  /** Offsets, as written, of the `=` that stand for `in`. */
  readonly inOperators: ReadonlySet<number>;
  /** Where problems are gathered. */
  readonly problems: FeelProblem[];
}

/**
 * Turns a tree without error nodes into syntax. This is the whitelist: each kind of node is accepted at the places
 * named here and nowhere else, because the grammar takes `a = = 2` and `x < y < z` for good FEEL.
 */
export function buildExpression(node: TreeNode, draft: Draft, level = 1): Syntax {
  const place = placeOf(node, draft);
  if (level > MOST_LEVELS) {
    // Every branch of a deep tree is too deep; the author needs to hear it once.
    const isKnown = draft.problems.some(({ code }) => code === 'TL3003');
    return refuse(isKnown ? undefined : problem('TL3003', place, { limit: MOST_LEVELS }), place, draft);
  }
  const build = builders[node.name];
  if (build) return build(node, place, draft, level);
  const construct = UNSUPPORTED[node.name];
  if (construct) return refuse(problem('TL3018', place, { construct }), place, draft);
  return refuse(problem('TL3004', place, { found: textOf(node, draft) }), place, draft);
}

/** Turns a list of tests (a cell, or what stands after `in`) into syntax. */
export function buildTests(list: TreeNode, draft: Draft, level = 1): readonly TestSyntax[] {
  const items = children(list).slice(1, -1);
  if (items.length === 0) draft.problems.push(missingIn(list, draft));
  return items.map((item) => buildTest(item, draft, level));
}

const UNSUPPORTED: Readonly<Record<string, 'for' | 'filter' | 'instance' | 'context' | 'function' | 'input'>> = {
  ForExpression: 'for',
  FilterExpression: 'filter',
  InstanceOfExpression: 'instance',
  Context: 'context',
  FunctionDefinition: 'function',
  '?': 'input',
};

type Build = (node: TreeNode, place: Stretch, draft: Draft, level: number) => Syntax;

const builders: Readonly<Record<string, Build>> = {
  NumericLiteral: buildNumber,
  StringLiteral: (node, place, draft) => ({ ...place, kind: 'text', value: readText(textOf(node, draft)) }),
  BooleanLiteral: (node, place, draft) => ({ ...place, kind: 'boolean', value: textOf(node, draft) === 'true' }),
  null: (_node, place) => ({ ...place, kind: 'null' }),
  DateTimeLiteral: buildDateTime,
  VariableName: (node, place, draft) => {
    const name = singleName(node, draft);
    return name === undefined ? refuseNode(node, draft) : { ...place, kind: 'name', name };
  },
  PathExpression: buildPath,
  FunctionInvocation: buildCall,
  ParenthesizedExpression: (node, place, draft, level) => {
    const [, inner] = children(node);
    // The brackets belong to the place of what they hold, so that a fix replaces both.
    return inner ? { ...buildExpression(inner, draft, level + 1), ...place } : refuseNode(node, draft);
  },
  Comparison: buildComparison,
  Conjunction: buildLogic,
  Disjunction: buildLogic,
  ArithmeticExpression: buildArithmetic,
  IfExpression: buildIf,
  QuantifiedExpression: buildQuantified,
  List: (node, place, draft, level) => ({
    ...place,
    kind: 'list',
    items: children(node)
      .slice(1, -1)
      .map((item) => buildExpression(item, draft, level + 1)),
  }),
  SimplePositiveUnaryTest: (node, place, draft) => {
    const [first] = children(node);
    if (first?.name === 'Interval') return refuse(problem('TL3025', place, {}), place, draft);
    return refuseNode(first ?? node, draft);
  },
};

function buildNumber(node: TreeNode, place: Stretch, draft: Draft): Syntax {
  const digits = textOf(node, draft).replaceAll(/\s/g, '');
  const value = Number(digits);
  // More digits than a number keeps would silently become another number.
  if (!Number.isFinite(value) || significantDigits(digits) > 15) {
    return refuse(problem('TL3041', place, { found: digits }), place, draft);
  }
  return { ...place, kind: 'number', value: value + 0 };
}

function significantDigits(digits: string): number {
  const mantissa = digits.replace(/[eE].*$/, '').replaceAll(/[-.]/g, '');
  return mantissa.replace(/^0+/, '').replace(/0+$/, '').length;
}

function buildDateTime(node: TreeNode, place: Stretch, draft: Draft, level: number): Syntax {
  const [first] = children(node);
  if (first?.name === 'AtLiteral') return { ...place, kind: 'at', text: readText(textOf(first, draft).slice(1)) };
  return first ? callOf(first, node, place, draft, level) : refuseNode(node, draft);
}

function buildPath(node: TreeNode, place: Stretch, draft: Draft, level: number): Syntax {
  const [of, , field] = children(node);
  const name = field?.name === 'PathName' ? singleName(field, draft) : undefined;
  if (!of || !field || name === undefined) return refuseNode(field ?? node, draft);
  return { ...place, kind: 'field', of: buildExpression(of, draft, level + 1), name, place: placeOf(field, draft) };
}

function buildCall(node: TreeNode, place: Stretch, draft: Draft, level: number): Syntax {
  const [head] = children(node);
  return head ? callOf(head, node, place, draft, level) : refuseNode(node, draft);
}

function callOf(head: TreeNode, node: TreeNode, place: Stretch, draft: Draft, level: number): Syntax {
  const parameters = children(node).find(({ name }) => name === 'PositionalParameters');
  const name = ['VariableName', 'DateTimeConstructor'].includes(head.name) ? textOf(head, draft) : undefined;
  if (name === undefined) return refuseNode(head, draft);
  if (!parameters) return refuse(problem('TL3018', place, { construct: 'named' }), place, draft);
  const args = children(parameters).map((argument) => buildExpression(argument, draft, level + 1));
  return { ...place, kind: 'call', name: name.replaceAll('·', ' '), place: placeOf(head, draft), args };
}

const COMPARE: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=']);

function buildComparison(node: TreeNode, place: Stretch, draft: Draft, level: number): Syntax {
  const [left, sign, right, , high] = children(node);
  if (!left || !sign || !right) return refuseNode(node, draft);
  if (left.name === 'Comparison') return refuse(problem('TL3017', place, {}), place, draft);
  const value = buildExpression(left, draft, level + 1);
  if (sign.name === 'between' && high) {
    const [lowest, highest] = [buildExpression(right, draft, level + 1), buildExpression(high, draft, level + 1)];
    const range = { start: lowest.start, end: highest.end, kind: 'range', low: lowest, high: highest } as const;
    return { ...place, kind: 'in', value, tests: [{ ...range, lowOpen: false, highOpen: false }] };
  }
  const operator = textOf(sign, draft);
  if (sign.name !== 'CompareOp' || !COMPARE.has(operator)) return refuseNode(sign, draft);
  if (draft.inOperators.has(placeOf(sign, draft).start)) {
    return { ...place, kind: 'in', value, tests: buildTests(right, draft, level + 1) };
  }
  return {
    ...place,
    kind: 'compare',
    operator: operator as CompareOperator,
    left: value,
    right: buildExpression(right, draft, level + 1),
  };
}

function buildLogic(node: TreeNode, place: Stretch, draft: Draft, level: number): Syntax {
  const operator = node.name === 'Conjunction' ? 'and' : 'or';
  const terms: Syntax[] = [];
  // `a and b and c` leans to the left: walk down that side instead of descending into it.
  let spine: TreeNode | undefined = node;
  while (spine?.name === node.name) {
    const [left, , right]: readonly TreeNode[] = children(spine);
    if (right) terms.unshift(buildExpression(right, draft, level + 1));
    spine = left;
  }
  if (spine) terms.unshift(buildExpression(spine, draft, level + 1));
  return { ...place, kind: 'logic', operator, terms };
}

function buildArithmetic(node: TreeNode, place: Stretch, draft: Draft, level: number): Syntax {
  const [first, second, third] = children(node);
  if (first?.name === 'ArithOp' && second) {
    if (textOf(first, draft) !== '-') return refuseNode(first, draft);
    return { ...place, kind: 'negate', of: buildExpression(second, draft, level + 1) };
  }
  if (!first || !second || !third) return refuseNode(node, draft);
  return {
    ...place,
    kind: 'arithmetic',
    operator: textOf(second, draft) as ArithmeticOperator,
    left: buildExpression(first, draft, level + 1),
    right: buildExpression(third, draft, level + 1),
  };
}

function buildIf(node: TreeNode, place: Stretch, draft: Draft, level: number): Syntax {
  const [, condition, , whenTrue, , otherwise] = children(node);
  if (!condition || !whenTrue || !otherwise) return refuseNode(node, draft);
  return {
    ...place,
    kind: 'if',
    condition: buildExpression(condition, draft, level + 1),
    whenTrue: buildExpression(whenTrue, draft, level + 1),
    otherwise: buildExpression(otherwise, draft, level + 1),
  };
}

function buildQuantified(node: TreeNode, place: Stretch, draft: Draft, level: number): Syntax {
  const [quantifier, heads, , satisfies] = children(node);
  if (!quantifier || !heads || !satisfies) return refuseNode(node, draft);
  const iterators = children(heads).map((head) => buildIterator(head, draft, level + 1));
  const kind = { kind: 'quantified', every: quantifier.name === 'every', iterators } as const;
  return { ...place, ...kind, satisfies: buildExpression(satisfies, draft, level + 1) };
}

function buildIterator(head: TreeNode, draft: Draft, level: number): Iterator {
  const [name, , context] = children(head);
  const [list, range] = context ? children(context) : [];
  const place = placeOf(context ?? head, draft);
  const isList = list !== undefined && range === undefined;
  return {
    name: (name && singleName(name, draft)) ?? '',
    list: isList ? buildExpression(list, draft, level) : refuse(problem('TL3025', place, {}), place, draft),
  };
}

function buildTest(node: TreeNode, draft: Draft, level: number): TestSyntax {
  const place = placeOf(node, draft);
  const [first, second] = children(node);
  // `in ((1..2))`: brackets around one test mean nothing.
  if (node.name === 'ParenthesizedExpression' && second?.name === 'SimplePositiveUnaryTest') {
    return buildTest(second, draft, level);
  }
  const isComparison = node.name === 'SimplePositiveUnaryTest';
  const joined = [node, isComparison ? second : undefined].find((part) => part && builders[part.name] === buildLogic);
  if (joined) {
    draft.problems.push(problem('TL3048', place, { word: joined.name === 'Conjunction' ? 'and' : 'or' }));
    return { ...place, kind: 'broken' };
  }
  if (!isComparison) {
    return { ...place, kind: 'equal', operand: buildExpression(node, draft, level + 1) };
  }
  if (first?.name === 'Interval') return buildRange(first, place, draft, level);
  const operator = first ? textOf(first, draft) : '';
  if (!second || !COMPARE.has(operator)) return { ...place, kind: 'broken' };
  const operand = buildExpression(second, draft, level + 1);
  return { ...place, kind: 'compare', operator: operator as CompareOperator, operand };
}

function buildRange(interval: TreeNode, place: Stretch, draft: Draft, level: number): TestSyntax {
  const [open, low, , high, close] = children(interval);
  if (!open || !low || !high || !close) return { ...place, kind: 'broken' };
  return {
    ...place,
    kind: 'range',
    low: buildExpression(low, draft, level + 1),
    high: buildExpression(high, draft, level + 1),
    lowOpen: textOf(open, draft) !== '[',
    highOpen: textOf(close, draft) !== ']',
  };
}

/** The one word of a name; undefined for the names of several words that the grammar allows. */
function singleName(node: TreeNode, draft: Draft): string | undefined {
  let name = node;
  while (name.firstChild && name.name !== 'Identifier') {
    if (name.firstChild.nextSibling) return undefined;
    name = name.firstChild;
  }
  // A keyword that names a field carries a mark that no author can have written.
  return textOf(name, draft).replace(/·$/u, '');
}

function missingIn(list: TreeNode, draft: Draft): FeelProblem {
  const open = list.firstChild ?? list;
  const place = placeOf(open, draft);
  return problem('TL3005', place, { after: '(' });
}

function refuseNode(node: TreeNode, draft: Draft): Syntax {
  const place = placeOf(node, draft);
  return refuse(problem('TL3004', place, { found: textOf(node, draft) }), place, draft);
}

function refuse(found: FeelProblem | undefined, place: Stretch, draft: Draft): Syntax {
  if (found) draft.problems.push(found);
  return { ...place, kind: 'broken' };
}

function children(node: TreeNode): readonly TreeNode[] {
  const found: TreeNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}

function textOf(node: TreeNode, draft: Draft): string {
  return draft.printed.text.slice(node.from, node.to);
}

function placeOf(node: TreeNode, draft: Draft): Stretch {
  return draft.printed.toWritten(node.from, node.to);
}
