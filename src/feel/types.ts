/**
 * What a value may be, as far as an expression cares (DMN 1.5, clause 10.3.2).
 * Phone, email and url are texts; money is a record of `amount` (number) and `currency` (text).
 */
export type FeelType =
  | { readonly kind: 'any' }
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'number'; readonly integer?: boolean; readonly min?: number; readonly max?: number }
  | { readonly kind: 'text' }
  | { readonly kind: 'enum'; readonly name?: string; readonly values: readonly string[] }
  | { readonly kind: 'date' }
  | { readonly kind: 'time' }
  | { readonly kind: 'datetime' }
  /** Days and time: an exact number of milliseconds. */
  | { readonly kind: 'duration' }
  /** Years and months: a whole number of months. */
  | { readonly kind: 'period' }
  | { readonly kind: 'list'; readonly of: FeelType }
  | { readonly kind: 'record'; readonly fields: Readonly<Record<string, FeelType>>; readonly what: string };

/** The names an expression can see, with their types. `case`, `reached`, `visits` and the like are records. */
export type FeelNames = Readonly<Record<string, FeelType>>;

/** A type in a form that the catalogue of findings can put into words. */
export interface TypeWord {
  readonly kind: FeelType['kind'];
  /** Of a list: what it holds. */
  readonly of?: TypeWord;
  /** Of a record: what it is, such as `case facts`. */
  readonly what?: string;
}

export const ANY: FeelType = { kind: 'any' };
export const NULL: FeelType = { kind: 'null' };
export const BOOLEAN: FeelType = { kind: 'boolean' };
export const NUMBER: FeelType = { kind: 'number' };
export const INTEGER: FeelType = { kind: 'number', integer: true };
export const TEXT: FeelType = { kind: 'text' };
export const DATE: FeelType = { kind: 'date' };
export const TIME: FeelType = { kind: 'time' };
export const DATETIME: FeelType = { kind: 'datetime' };
export const DURATION: FeelType = { kind: 'duration' };
export const PERIOD: FeelType = { kind: 'period' };

/** The result of `day of week` (DMN 1.5, table 79). */
export const WEEKDAY: FeelType = {
  kind: 'enum',
  name: 'day of week',
  values: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

/** The type as the catalogue names it. */
export function typeWord(type: FeelType): TypeWord {
  if (type.kind === 'list') return { kind: 'list', of: typeWord(type.of) };
  if (type.kind === 'record') return { kind: 'record', what: type.what };
  return { kind: type.kind };
}

/** Looks a name up without finding what every JavaScript object inherits. */
export function lookUp(names: FeelNames, name: string): FeelType | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}

/** True for kinds with an order: numbers, texts and everything temporal. A choice has none. */
export function isOrdered(type: FeelType): boolean {
  return ['number', 'text', 'date', 'time', 'datetime', 'duration', 'period', 'any'].includes(type.kind);
}

/** True for kinds whose values are kept as one number while an expression runs. */
export function isTemporal(type: FeelType): boolean {
  return ['date', 'time', 'datetime', 'duration', 'period'].includes(type.kind);
}

/** True when a value of one type may equal a value of the other: the same kind, or a text and a choice. */
export function areComparable(a: FeelType, b: FeelType): boolean {
  return commonType(a, b) !== undefined;
}

/**
 * The narrowest type that holds the values of both, or undefined when they have nothing in common.
 * `null` joins every type; `any` swallows every type.
 */
export function commonType(a: FeelType, b: FeelType): FeelType | undefined {
  if (a.kind === 'any' || b.kind === 'any') return ANY;
  if (a.kind === 'null') return b;
  if (b.kind === 'null') return a;
  if (a.kind === 'enum' && b.kind === 'enum') {
    return a.values === b.values ? a : { kind: 'enum', values: [...new Set([...a.values, ...b.values])] };
  }
  if (isTextual(a) && isTextual(b)) return TEXT;
  if (a.kind === 'number' && b.kind === 'number') return a.integer && b.integer ? INTEGER : NUMBER;
  if (a.kind === 'list' && b.kind === 'list') {
    const of = commonType(a.of, b.of);
    return of && { kind: 'list', of };
  }
  if (a.kind === 'record' || b.kind === 'record') return a === b ? a : undefined;
  return a.kind === b.kind ? a : undefined;
}

/** True when every value of one type may stand where the other is wanted; null may stand everywhere. */
export function isAssignable(from: FeelType, to: FeelType): boolean {
  if (from.kind === 'any' || to.kind === 'any' || from.kind === 'null') return true;
  if (from.kind === 'enum' && to.kind === 'enum') return from.values.every((value) => to.values.includes(value));
  if (from.kind === 'enum') return to.kind === 'text';
  if (from.kind === 'list' && to.kind === 'list') return isAssignable(from.of, to.of);
  if (from.kind === 'record' && to.kind === 'record') {
    return Object.entries(to.fields).every(([name, wanted]) => {
      const given = lookUp(from.fields, name);
      return given !== undefined && isAssignable(given, wanted);
    });
  }
  return from.kind === to.kind;
}

/** True for texts and choices, whose values are texts. */
export function isTextual(type: FeelType): boolean {
  return type.kind === 'text' || type.kind === 'enum';
}

/** The values of a choice; none for other types. */
export function valuesOf(type: FeelType): readonly string[] {
  return type.kind === 'enum' ? type.values : [];
}
