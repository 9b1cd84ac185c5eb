import { parseDuration as parseWrittenDuration } from '../time/duration.ts';
import { formatNumber } from './decimal.ts';
import {
  formatDate,
  formatDateTime,
  formatDuration,
  formatPeriod,
  formatTime,
  parseDate,
  parseDateTime,
  parseDuration,
  parsePeriod,
  parseTime,
} from './iso.ts';
import { type FeelType, isTemporal } from './types.ts';
import { isInstant } from './zone.ts';

/**
 * A value while an expression runs. Its type is known beforehand, so that everything temporal is one number: dates are
 * days since 1970-01-01, times milliseconds since midnight, datetimes epoch milliseconds, durations milliseconds,
 * periods months. Records, and values of a type nobody declared, stay as they were given.
 */
export type Value = string | number | boolean | null | readonly unknown[] | Readonly<Record<string, unknown>>;

/** Reads the JSON form of a value; what is no value of the type is null. */
export type Decode = (raw: unknown, zone: string) => Value;

/**
 * The reader of a type's JSON forms. A datetime may be ISO text or epoch milliseconds, a duration ISO text,
 * the language's own `10d` or milliseconds, a number a JSON number or a decimal text such as the amount of money.
 */
export function decoderOf(type: FeelType): Decode {
  if (type.kind !== 'list') return decoders[type.kind];
  const decode = decoderOf(type.of);
  return (raw, zone) => (Array.isArray(raw) ? raw.map((item) => decode(item, zone)) : null);
}

const decoders: Readonly<Record<Exclude<FeelType['kind'], 'list'>, Decode>> = {
  any: (raw) => (raw === undefined || typeof raw === 'function' ? null : (raw as Value)),
  null: () => null,
  boolean: (raw) => (typeof raw === 'boolean' ? raw : null),
  number: (raw) => (typeof raw === 'number' ? finite(raw) : typeof raw === 'string' ? parseNumber(raw) : null),
  text: decodeText,
  enum: decodeText,
  date: (raw) => (typeof raw === 'string' ? parseDate(raw) : null),
  time: (raw) => (typeof raw === 'string' ? parseTime(raw) : null),
  datetime: (raw, zone) =>
    typeof raw === 'string' ? parseDateTime(raw, zone) : typeof raw === 'number' && isInstant(raw) ? raw + 0 : null,
  duration: (raw) => (typeof raw === 'string' ? decodeDuration(raw) : typeof raw === 'number' ? finite(raw) : null),
  period: (raw) => (typeof raw === 'string' ? parsePeriod(raw) : null),
  record: (raw) => (isRecord(raw) ? raw : null),
};

/** Data carry durations as blueprints write them: `10d` beside the ISO text that expressions know. */
function decodeDuration(raw: string): number | null {
  const iso = parseDuration(raw);
  if (iso !== null) return iso;
  const written = parseWrittenDuration(raw);
  return written.ok && written.duration.kind === 'elapsed' ? written.duration.milliseconds : null;
}

function decodeText(raw: unknown): Value {
  return typeof raw === 'string' ? raw : null;
}

/** The JSON form of a value of a known type. Datetimes carry the zone's offset; what has no JSON form is null. */
export function encode(type: FeelType, value: Value, zone: string): unknown {
  if (value === null) return null;
  if (type.kind === 'list') {
    return Array.isArray(value) ? value.map((item: Value) => encode(type.of, item, zone)) : null;
  }
  return isTemporal(type) ? formatValue(type, value, zone) : value;
}

/** The text of a value, as `string(…)` gives it; null for records and lists. */
export function formatValue(type: FeelType, value: Value, zone: string): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'number') return null;
  switch (type.kind) {
    case 'date':
      return formatDate(value);
    case 'time':
      return formatTime(value);
    case 'datetime':
      return formatDateTime(value, zone);
    case 'duration':
      return formatDuration(value);
    case 'period':
      return formatPeriod(value);
    default:
      return formatNumber(value);
  }
}

/** A decimal number such as `12.50` or `-3e2`; null for anything else. */
export function parseNumber(text: string): number | null {
  return text.length <= 100 && /^-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? finite(Number(text)) : null;
}

/** True for a JSON object. */
export function isRecord(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value + 0 : null;
}
