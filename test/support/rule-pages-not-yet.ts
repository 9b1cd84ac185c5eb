/** Beginnings of the codes whose pages are still to be written. */
export const NOT_YET: readonly string[] = ['TL2040', 'TL2041', 'TL2042', 'TL2043', 'TL405', 'TL6014', 'TL6015'];
