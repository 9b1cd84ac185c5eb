import type { TestedFile } from './test-suite.ts';
import type { TestCounts } from './test-words.ts';

/** Where the outcome of tests goes: file by file as they are played, so that nobody waits for what is known already. */
export interface TestedOutput {
  add(file: TestedFile): void;
  end(counts: TestCounts): void;
}
