/** Where a page ended, as text that the caller hands back. */
export function cursorOf(key: readonly (string | number | null)[]): string {
  return JSON.stringify(key);
}

/**
 * Reads a cursor: one text or number for each given kind; where `null` is a kind, so is it a value.
 *
 * @throws TypeError when it is not of this list.
 */
export function readCursor(cursor: string, kinds: readonly ('string' | 'number' | 'number or null')[]): unknown[] {
  let key: unknown;
  try {
    key = JSON.parse(cursor);
  } catch {
    key = undefined;
  }
  if (!Array.isArray(key) || key.length !== kinds.length || !kinds.every((kind, place) => fits(key[place], kind))) {
    throw new TypeError(`"${cursor}" is not a cursor of this list. Hand back the cursor of the page before.`);
  }
  return key;
}

function fits(value: unknown, kind: string): boolean {
  return kind === 'number or null' ? value === null || typeof value === 'number' : typeof value === kind;
}
