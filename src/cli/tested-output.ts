import type { TestedFile } from './test-suite.ts';
import type { TestCounts } from './test-words.ts';
import type { TestedCoverage } from './tested-coverage.ts';

/** Where the outcome of tests goes: file by file as they are played, so that nobody waits for what is known already. */
export interface TestedOutput {
  add(file: TestedFile): void;
  /** @param coverage where it was asked for. */
  end(counts: TestCounts, coverage?: TestedCoverage): void;
}
