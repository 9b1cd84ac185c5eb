/** Beginnings of the codes whose pages are still to be written. */
export const NOT_YET: readonly string[] = ['TL2044', 'TL2045', 'TL406'];
