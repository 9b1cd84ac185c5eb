import { problem, type FeelProblem } from './problem.ts';
import { momentLiteral } from './moments.ts';
import { isNull, named, type Operand, type Scope } from './scope.ts';
import type { CompareOperator, Syntax } from './syntax.ts';
import type { Stretch } from './token.ts';
import { areComparable, isOrdered, isTemporal, typeWord } from './types.ts';
import { parseNumber } from './values.ts';

/** A side of a comparison; the value that a cell tests has no syntax of its own. */
export interface Side extends Operand {
  readonly node: Syntax | (Stretch & { readonly kind?: undefined });
}

/** Why two sides cannot be compared, or undefined when they can; `place` is where a problem of both belongs. */
export function findMismatch(
  operator: CompareOperator,
  left: Side,
  right: Side,
  place: Stretch,
  scope: Scope,
): FeelProblem | undefined {
  if ([left, right].some(({ term }) => term.kind === 'broken')) return undefined;
  const isEquality = operator === '=' || operator === '!=';
  if ([left, right].some(({ term }) => isNull(term))) {
    return isEquality ? undefined : problem('TL3047', place, { operator });
  }
  if ([left, right].some(({ term }) => term.type.kind === 'any')) return undefined;
  const record = [left, right].find(({ term }) => term.type.kind === 'record');
  if (record) return recordProblem(record, scope);
  const [list, ...lists] = [left, right].filter(({ term }) => term.type.kind === 'list');
  if (list && lists.length === 0) {
    const item = list === left ? right : left;
    return problem('TL3044', place, { list: named(list, scope), item: named(item, scope) });
  }
  if (!areComparable(left.term.type, right.term.type)) return mismatch(left, right, place, scope);
  if (isEquality) return sharesNoValue(left, right, place, scope);
  const unordered = [left, right].find(({ term }) => !isOrdered(term.type));
  return unordered && problem('TL3034', place, { operator, operand: named(unordered, scope) });
}

/** A record where one value is needed; the finding names fields it has. */
function recordProblem(record: Operand, scope: Scope): FeelProblem {
  const type = record.term.type;
  const fields = type.kind === 'record' ? Object.keys(type.fields) : [];
  return problem('TL3031', record.node, { of: named(record, scope), fields });
}

function mismatch(left: Side, right: Side, place: Stretch, scope: Scope): FeelProblem {
  const params = { left: named(left, scope), right: named(right, scope) };
  return quotedLiteral(left, right) ?? quotedLiteral(right, left) ?? problem('TL3032', place, params);
}

/** `elapsed > "PT15M"`, `csat > "4"`: the right value in the wrong quotes. */
function quotedLiteral(side: Side, other: Side): FeelProblem | undefined {
  if (side.node.kind !== 'text') return undefined;
  const { value } = side.node;
  const { type } = other.term;
  const instead = isTemporal(type)
    ? (momentLiteral(type, value) ?? shortDuration(type.kind, value))
    : plainLiteral(type.kind, value);
  const found = JSON.stringify(value);
  return instead === undefined
    ? undefined
    : problem('TL3043', side.node, { found, instead, type: typeWord(type) }, instead);
}

/** `"24h"` as time limits are written elsewhere in a blueprint. */
function shortDuration(kind: string, value: string): string | undefined {
  const [, count, unit = ''] = /^(\d{1,6})\s*([smhdw])$/u.exec(value) ?? [];
  if (kind !== 'duration' || count === undefined) return undefined;
  if (unit === 'w') return `@"P${Number(count) * 7}D"`;
  return unit === 'd' ? `@"P${count}D"` : `@"PT${count}${unit.toUpperCase()}"`;
}

function plainLiteral(kind: string, value: string): string | undefined {
  if (kind === 'number' && parseNumber(value) !== null) return value;
  return kind === 'boolean' && (value === 'true' || value === 'false') ? value : undefined;
}

/** Two choices that have no value in common are never equal. */
function sharesNoValue(left: Side, right: Side, place: Stretch, scope: Scope): FeelProblem | undefined {
  const [a, b] = [left.term.type, right.term.type];
  if (a.kind !== 'enum' || b.kind !== 'enum' || a.values.some((value) => b.values.includes(value))) return undefined;
  return problem('TL3046', place, { left: named(left, scope), right: named(right, scope) });
}
