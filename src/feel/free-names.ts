import { parseExpression } from './parse.ts';
import type { Syntax, TestSyntax } from './syntax.ts';

/** What a name that nobody declares is used as, as far as the expression tells. */
export type UsedAs = 'boolean' | 'number' | 'text' | 'date' | 'datetime' | 'time' | 'duration' | 'list';

/** A name that an expression reads and that it does not bring in itself. */
export interface FreeName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Undefined where it could be anything. */
  readonly as?: UsedAs;
}

/** The bare names of an expression, in written order; none where it cannot be read. */
export function freeNames(text: string, expects?: UsedAs): readonly FreeName[] {
  const { syntax } = parseExpression(text, {});
  const found: FreeName[] = [];
  if (syntax !== undefined) walk(syntax, expects, new Set(), found);
  return found;
}

function walk(node: Syntax, as: UsedAs | undefined, locals: ReadonlySet<string>, found: FreeName[]): void {
  const each = (nodes: readonly Syntax[], used?: UsedAs): void => {
    for (const inner of nodes) walk(inner, used, locals, found);
  };
  switch (node.kind) {
    case 'name':
      if (!locals.has(node.name)) found.push({ name: node.name, start: node.start, end: node.end, as });
      return;
    case 'field':
      // A part of a date, or a record: the name itself stays open.
      return each([node.of]);
    case 'call':
      return each(node.args, ARGUMENTS[node.name]);
    case 'compare': {
      const type = kindOf(node.left) ?? kindOf(node.right);
      return each([node.left, node.right], type ?? (['=', '!='].includes(node.operator) ? undefined : 'number'));
    }
    case 'in': {
      const operands = node.tests.flatMap(operandsOf);
      // A list is one of which the value is an item.
      const items = operands.flatMap((operand) => (operand.kind === 'list' ? operand.items : [operand]));
      const type = [node.value, ...items].map(kindOf).find((kind) => kind !== undefined);
      return each([node.value, ...items], type);
    }
    case 'logic':
      return each(node.terms, 'boolean');
    case 'arithmetic': {
      const type = kindOf(node.left) ?? kindOf(node.right);
      return each([node.left, node.right], type === 'text' ? 'text' : 'number');
    }
    case 'negate':
      return each([node.of], 'number');
    case 'if':
      walk(node.condition, 'boolean', locals, found);
      return each([node.whenTrue, node.otherwise], as);
    case 'list':
      return each(node.items);
    case 'quantified': {
      for (const { list } of node.iterators) walk(list, 'list', locals, found);
      const inner = new Set([...locals, ...node.iterators.map(({ name }) => name)]);
      return walk(node.satisfies, 'boolean', inner, found);
    }
    case 'number':
    case 'text':
    case 'boolean':
    case 'null':
    case 'at':
    case 'broken':
  }
}

/** What functions take that take one kind of thing. */
const ARGUMENTS: Readonly<Record<string, UsedAs>> = {
  not: 'boolean',
  count: 'list',
  sum: 'list',
  mean: 'list',
  abs: 'number',
  floor: 'number',
  ceiling: 'number',
  round: 'number',
  modulo: 'number',
  'string length': 'text',
  'upper case': 'text',
  'lower case': 'text',
  contains: 'text',
  'starts with': 'text',
  'ends with': 'text',
  matches: 'text',
};

function operandsOf(test: TestSyntax): Syntax[] {
  switch (test.kind) {
    case 'equal':
    case 'compare':
      return [test.operand];
    case 'range':
      return [test.low, test.high];
    case 'broken':
      return [];
  }
}

/** The kind of a literal. */
function kindOf(node: Syntax): UsedAs | undefined {
  switch (node.kind) {
    case 'number':
    case 'negate':
      return 'number';
    case 'text':
      return 'text';
    case 'boolean':
      return 'boolean';
    case 'list':
      return 'list';
    case 'arithmetic':
      return kindOf(node.left) ?? kindOf(node.right);
    case 'at':
      return node.text.startsWith('P') || node.text.startsWith('-P')
        ? 'duration'
        : node.text.includes('T')
          ? 'datetime'
          : node.text.includes('-')
            ? 'date'
            : 'time';
    case 'call':
      return TEMPORAL[node.name];
    default:
      return undefined;
  }
}

const TEMPORAL: Readonly<Record<string, UsedAs>> = {
  date: 'date',
  time: 'time',
  'date and time': 'datetime',
  duration: 'duration',
  count: 'number',
  'string length': 'number',
};
