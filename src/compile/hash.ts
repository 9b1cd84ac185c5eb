import { createHash } from 'node:crypto';

/**
 * The content hash of a blueprint: of what it says, not of how it is laid out. Comments, quotes and blank lines do not
 * change it; the order of entries does, because order is meaning.
 *
 * @returns 64 hexadecimal digits (SHA-256).
 */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** Grows when the same blueprint compiles to a machine that behaves differently; running cases are pinned to it. */
export const COMPILER_REVISION = 1;
