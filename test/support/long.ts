// The same tests with larger counts: every property reads its number of runs from one variable.
import { spawnSync } from 'node:child_process';

const factor = process.argv[2] ?? '25';
const { status } = spawnSync('vitest', ['run', '--testTimeout', '3600000', ...process.argv.slice(3)], {
  stdio: 'inherit',
  env: { ...process.env, THROUGHLINE_RUNS: factor },
});
process.exitCode = status ?? 1;
