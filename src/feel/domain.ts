/** Reasoning about all values at once: do conditions cover every case, does a table leave a gap? */
export { coverage, type Coverage, neverHolds, neverTogether } from './condition-coverage.ts';
export { MOST_OVERLAPS, tableCoverage, type TableCoverage } from './table-coverage.ts';
