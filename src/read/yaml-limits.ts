/** The largest file that is read, in bytes. */
export const MAX_BYTES = 2 * 1024 * 1024;

/** How many maps and lists may stand inside each other. */
export const MAX_DEPTH = 64;

/** How long a key may be, in UTF-16 units: what YAML 1.2 (section 7.4.2) allows before the colon. */
export const MAX_KEY_LENGTH = 1024;

/** How many references (`*name`) one file may hold. */
export const MAX_REFERENCES = 100;

/** How many values all references together may repeat: a few lines could otherwise grow into billions of values. */
export const MAX_REPEATED_VALUES = 10_000;

/** The size of a text in bytes as UTF-8, counted only where it could matter. */
export function bytesOf(text: string): number {
  return text.length * 3 <= MAX_BYTES || text.length > MAX_BYTES ? text.length : new TextEncoder().encode(text).length;
}
