/**
 * Lengths of time as the language writes them (`15m`, `P2D`, `1bd`): one door to reading, printing, describing and adding
 * them. Each has a file of its own.
 */
export { addDuration } from './add-duration.ts';
export { describeDuration } from './describe-duration.ts';
export { isTooLong, MILLISECONDS } from './duration-kinds.ts';
export type { BusinessDuration, BusinessUnit, CalendarDuration, Duration, ElapsedDuration } from './duration-kinds.ts';
export { parseDuration } from './parse-duration.ts';
export type { DurationProblem, ParsedDuration } from './parse-duration.ts';
export { printDuration } from './print-duration.ts';
