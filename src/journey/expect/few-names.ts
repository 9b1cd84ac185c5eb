/** Of more names than these a reader takes in nothing. */
const MOST_NAMES = 12;

/** So many names as a reader takes in. */
export function few(names: readonly string[]): readonly string[] {
  return names.length <= MOST_NAMES ? names : [...names.slice(0, MOST_NAMES), '…'];
}
