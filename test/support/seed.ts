import fc from 'fast-check';

// `npm test` tries the same inputs for everybody, so that a change is judged by what it changed; `npm run test:long` looks
// for new ones. What fast-check prints with a failure is set here to see it again.
const seed =
  process.env['THROUGHLINE_SEED'] ?? (process.env['THROUGHLINE_RUNS'] === undefined ? '20260101' : undefined);
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
