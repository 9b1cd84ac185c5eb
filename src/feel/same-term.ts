import type { Read, Term, Test } from './term.ts';
import { termsIn } from './term.ts';
import { isTextual } from './types.ts';

/** Functions that have a value for all arguments, as long as these have one and are of a known type. */
const ALWAYS_VALUED: ReadonlySet<string> = new Set([
  'abs',
  'ceiling',
  'contains',
  'count',
  'date',
  'day of week',
  'ends with',
  'floor',
  'list contains',
  'lower case',
  'starts with',
  'string',
  'string length',
  'time',
  'upper case',
  'years and months duration',
]);

/** Functions that read a text as something else, and find nothing where it is no such thing. */
const READING: ReadonlySet<string> = new Set(['date', 'time', 'years and months duration', 'day of week']);

export function isRead(term: Term): term is Read {
  return term.kind === 'read';
}

/**
 * True when a part has a value as long as the fields it reads have one: nothing in it divides by a field or looks for
 * what may not be there.
 *
 * @param isPresent Whether a field is certain to have a value.
 */
export function isTotal(term: Term, isPresent: (term: Term) => boolean): boolean {
  if (term.type.kind === 'any' || term.type.kind === 'record') return false;
  switch (term.kind) {
    case 'literal':
      return term.value !== null;
    case 'read':
      return isPresent(term);
    case 'else':
      return isTotal(term.otherwise, isPresent);
    case 'defined':
      return true;
    case 'arithmetic':
      if (term.operator === '**' || (term.operator === '/' && !isNumberBesidesZero(term.right))) return false;
      break;
    case 'call':
      if (!ALWAYS_VALUED.has(term.name) || term.args.length > 2) return false;
      if (READING.has(term.name) && term.args.some(({ type }) => isTextual(type))) return false;
      break;
    case 'part':
    case 'not':
    case 'negate':
    case 'equal':
    case 'order':
    case 'in':
    case 'logic':
    case 'if':
    case 'list':
      break;
    default:
      return false;
  }
  return termsIn(term).every((inner) => isTotal(inner, isPresent));
}

function isNumberBesidesZero(term: Term): boolean {
  return term.kind === 'literal' && typeof term.value === 'number' && term.value !== 0;
}

/** A text that two parts share exactly when they are written alike, whatever their spaces and brackets. */
export function termKey(term: Term): string {
  switch (term.kind) {
    case 'literal':
      return `${term.type.kind === 'enum' ? 'text' : term.type.kind}:${JSON.stringify(term.value)}`;
    case 'read':
      return term.path.join('.');
    case 'in':
      return `in(${termKey(term.value)}; ${term.tests.map(testKey).join(', ')})`;
    default:
      return `${signOf(term)}(${termsIn(term).map(termKey).join(', ')})`;
  }
}

function signOf(term: Term): string {
  switch (term.kind) {
    case 'arithmetic':
    case 'order':
      return term.operator;
    case 'logic':
      return term.operator;
    case 'call':
      return term.name;
    case 'equal':
      return term.negated ? '!=' : '=';
    case 'part':
      return `.${term.part}`;
    case 'field':
      return `.${term.name}`;
    case 'as':
      return `as ${term.type.kind}`;
    case 'local':
      return `local ${term.slot}`;
    case 'quantified':
      return `${term.every ? 'every' : 'some'} ${term.slot}`;
    default:
      return term.kind;
  }
}

function testKey(test: Test): string {
  switch (test.kind) {
    case 'equal':
      return `${test.negated ? '!=' : '='} ${termKey(test.operand)}`;
    case 'order':
      return `${test.operator} ${termKey(test.operand)}`;
    case 'range':
      return `${test.lowOpen ? '(' : '['}${termKey(test.low)}..${termKey(test.high)}${test.highOpen ? ')' : ']'}`;
    case 'member':
      return `in ${termKey(test.list)}`;
  }
}
