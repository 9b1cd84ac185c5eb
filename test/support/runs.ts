/**
 * How often a property is tried: `n` times in `npm test`, more in `npm run test:long`, which sets one variable for all.
 */
export const runs = (n: number): number => Math.ceil(n * Number(process.env['THROUGHLINE_RUNS'] ?? 1));
