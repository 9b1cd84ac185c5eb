import type { Field } from '../blueprint/field.ts';
import { resolvePlain } from './yaml-scalars.ts';

/** What a cell of a decision table may hold. */
export type CellValue = string | number | boolean | null;

/** A cell under `if`: nothing written is `any`; spreadsheets write truth values in capitals. */
export function readTest(text: string, isTruth: boolean): CellValue {
  const trimmed = text.trim();
  if (trimmed === '') return 'any';
  const written = isTruth && /^(?:true|false)$/iu.test(trimmed) ? trimmed.toLowerCase() : trimmed;
  const value = resolvePlain(written);
  const isPlain = typeof value === 'number' || typeof value === 'boolean';
  return isPlain && String(value) === written ? value : written;
}

/** A test as a cell. */
export function writeTest(value: CellValue): string {
  return value === null ? 'any' : String(value);
}

/**
 * A cell under `then`: an expression after `=`, `null`, a text between quotes, or a literal of the field's type.
 *
 * @returns undefined for an empty cell.
 */
export function readResult(text: string, field: Field | undefined): CellValue | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (trimmed.startsWith('=')) return trimmed;
  if (trimmed === 'null') return null;
  const value = resolvePlain(trimmed);
  switch (field?.type) {
    case 'integer':
    case 'number':
      return typeof value === 'number' ? value : trimmed;
    case 'boolean':
      return typeof value === 'boolean' ? value : trimmed;
    default:
      return unquoted(trimmed) ?? trimmed;
  }
}

/** A result as a cell that is read back as the same value; quotes stand only where they are needed for that. */
export function writeResult(value: CellValue, field: Field | undefined): string {
  if (typeof value !== 'string') return String(value);
  return readResult(value, field) === value ? value : JSON.stringify(value);
}

function unquoted(text: string): string | undefined {
  if (!/^".*"$/su.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
