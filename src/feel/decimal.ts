import { unreachable } from './unreachable.ts';

// FEEL numbers are decimals (DMN 1.5, clause 10.3.2.3.1); here they are IEEE doubles that behave like decimals of 15
// significant digits. A sum or difference is rounded to the decimal places of its operands, which is exact as long as
// the result has at most 15 digits: 0.1 + 0.2 = 0.3 and 1000000.1 - 1000000 = 0.1. Products, quotients and powers are
// rounded to 15 significant digits. Whatever is no finite number is null.

/** a + b. */
export function add(a: number, b: number): number | null {
  return settle(a, b, a + b);
}

/** a - b. */
export function subtract(a: number, b: number): number | null {
  return settle(a, b, a - b);
}

/** a * b. */
export function multiply(a: number, b: number): number | null {
  return round15(a * b);
}

/** a / b; null when b is 0. */
export function divide(a: number, b: number): number | null {
  return round15(a / b);
}

/** a to the power of b; null when there is no real result. */
export function power(a: number, b: number): number | null {
  return round15(a ** b);
}

/** The remainder with the sign of the divisor (DMN 1.5, `modulo`); null when the divisor is 0. */
export function modulo(a: number, b: number): number | null {
  const quotient = divide(a, b);
  if (quotient === null) return null;
  const whole = multiply(b, Math.floor(quotient));
  return whole === null ? null : subtract(a, whole);
}

/** Ways to round (DMN 1.5, tables 74 and 75); `half even` is that of `decimal`. */
export type Rounding = 'floor' | 'ceiling' | 'up' | 'down' | 'half up' | 'half down' | 'half even';

/** Rounds to a number of decimal places, which may be negative; null when that is no whole number. */
export function roundTo(value: number, places: number, rounding: Rounding): number | null {
  if (!Number.isInteger(places)) return null;
  if (places > 300 || decimalPlaces(value) <= places) return value;
  if (places < -308) return 0;
  return finite(shift(roundWhole(shift(value, places), rounding), -places));
}

/** The decimal digits of a number, without exponent: `0.0000001`. */
export function formatNumber(value: number): string {
  const text = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const [, sign = '', first = '', rest = '', exponent = '0'] = match;
  const digits = first + rest;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}

function settle(a: number, b: number, result: number): number | null {
  if (Number.isSafeInteger(result) && Number.isSafeInteger(a)) return result + 0;
  if (!Number.isFinite(result)) return null;
  const places = Math.max(decimalPlaces(a), decimalPlaces(b));
  return places > 100 || Math.abs(result) >= 1e21 ? result : Number(result.toFixed(places)) + 0;
}

function round15(value: number): number | null {
  if (Number.isSafeInteger(value)) return value + 0;
  return Number.isFinite(value) ? Number(value.toPrecision(15)) + 0 : null;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value + 0 : null;
}

/** Digits after the point in the shortest decimal form; negative for 1e21 and the like. */
function decimalPlaces(value: number): number {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return 0;
  const text = String(value);
  const mark = text.indexOf('e');
  const mantissa = mark < 0 ? text : text.slice(0, mark);
  const exponent = mark < 0 ? 0 : Number(text.slice(mark + 1));
  const point = mantissa.indexOf('.');
  return (point < 0 ? 0 : mantissa.length - point - 1) - exponent;
}

/** Moves the decimal point in the text of the number, where nothing is lost. */
function shift(value: number, places: number): number {
  const text = String(value);
  const mark = text.indexOf('e');
  const mantissa = mark < 0 ? text : text.slice(0, mark);
  const exponent = mark < 0 ? 0 : Number(text.slice(mark + 1));
  return Number(`${mantissa}e${exponent + places}`);
}

function roundWhole(value: number, rounding: Rounding): number {
  const size = Math.abs(value);
  const low = Math.floor(size);
  const rest = size - low;
  switch (rounding) {
    case 'floor':
      return Math.floor(value);
    case 'ceiling':
      return Math.ceil(value);
    case 'up':
      return Math.sign(value) * Math.ceil(size);
    case 'down':
      return Math.sign(value) * low;
    case 'half up':
      return Math.sign(value) * (rest >= 0.5 ? low + 1 : low);
    case 'half down':
      return Math.sign(value) * (rest > 0.5 ? low + 1 : low);
    case 'half even':
      return Math.sign(value) * (rest > 0.5 || (rest === 0.5 && low % 2 === 1) ? low + 1 : low);
    default:
      return unreachable(rounding);
  }
}
