import isEqualWith from 'lodash/isEqualWith.js';
import isPlainObject from 'lodash/isPlainObject.js';
import omitBy from 'lodash/omitBy.js';

import type { Field } from '../../blueprint/field.ts';
import { parseDuration, printDuration } from '../../time/duration.ts';
import { parseInstant } from '../../time/instant.ts';

/**
 * True when two values in JSON form say the same: a value that is null is as good as none, an instant is the same in every
 * zone, `12.5` CNY are `12.50` CNY, and a duration is the same in its short form.
 */
export function isSameValue(field: Field | undefined, one: unknown, other: unknown): boolean {
  if (isNothing(one) || isNothing(other)) return isNothing(one) && isNothing(other);
  if (field?.of !== undefined && Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSameValue(field.of, item, other[index]));
  }
  return isEqualWith(plain(field, one), plain(field, other), (a: unknown, b: unknown) =>
    isNothing(a) && isNothing(b) ? true : undefined,
  );
}

const isNothing = (value: unknown): boolean => value === undefined || value === null;

/** One form for what can be written in several. */
function plain(field: Field | undefined, value: unknown): unknown {
  if (isPlainObject(value)) {
    const known = omitBy(value as Record<string, unknown>, isNothing);
    return field?.type === 'money' ? { ...known, amount: Number(known['amount']) } : known;
  }
  if (typeof value !== 'string') return value;
  if (field?.type === 'datetime') {
    const parsed = parseInstant(value);
    return parsed.ok ? parsed.instant : value;
  }
  if (field?.type === 'duration') {
    const parsed = parseDuration(value);
    return parsed.ok ? printDuration(parsed.duration) : value;
  }
  return value;
}
