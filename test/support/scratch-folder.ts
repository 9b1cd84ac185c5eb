import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * A new folder for files of one test file, which removes it in the end. It is in memory where there is such a place: what
 * outlives a process is the same there, and a slow disk does not make tests slow.
 */
export function scratchFolder(): string {
  return mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'throughline-'));
}
