/** Beginnings of the codes whose pages are still to be written. */
export const NOT_YET: readonly string[] = ['TL2', 'TL3', 'TL4', 'TL5'];
