import { parseExpression } from './parse.ts';
import type { Stretch } from './token.ts';
import type { Syntax } from './syntax.ts';

/** A value that an expression hands on: `['phone']`, `['event', 'phone']`; with its place in the text. */
export interface PassedOn extends Stretch {
  readonly path: readonly string[];
}

/**
 * What the value of an expression is made of: the names whose own value, or a text with it, can come out. What is only
 * asked (`phone != null`), counted or measured is not handed on; neither is a part such as the year of a date.
 *
 * @returns in written order; none where the text cannot be read.
 */
export function passedOn(text: string): readonly PassedOn[] {
  const { syntax } = parseExpression(text, {});
  return syntax === undefined ? [] : passes(syntax);
}

/** Functions that give back what they are given, or a text made of it. */
const KEEPING: readonly string[] = [
  ...(['get or else', 'string', 'upper case', 'lower case', 'substring', 'number'] as const),
  ...(['date', 'time', 'date and time', 'min', 'max'] as const),
];

function passes(node: Syntax): PassedOn[] {
  switch (node.kind) {
    case 'name':
      return [{ path: [node.name], start: node.start, end: node.end }];
    case 'field':
      return node.of.kind === 'name' && node.of.name === 'event'
        ? [{ path: ['event', node.name], start: node.start, end: node.end }]
        : [];
    case 'arithmetic':
      return node.operator === '+' ? [node.left, node.right].flatMap(passes) : [];
    case 'if':
      return [node.whenTrue, node.otherwise].flatMap(passes);
    case 'list':
      return node.items.flatMap(passes);
    case 'call':
      return KEEPING.includes(node.name) ? node.args.flatMap(passes) : [];
    case 'compare':
    case 'in':
    case 'logic':
    case 'negate':
    case 'quantified':
    case 'number':
    case 'text':
    case 'boolean':
    case 'null':
    case 'at':
    case 'broken':
      return [];
  }
}
