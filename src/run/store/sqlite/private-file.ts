import { closeSync, openSync } from 'node:fs';
import path from 'node:path';

import { StoreError, type StoreFault } from '../store-error.ts';

/** For its owner's eyes only. */
const PRIVATE = 0o600;

/**
 * Makes an empty file that nobody else can read; SQLite gives what it puts beside it the same rights.
 *
 * @throws StoreError `exists`, `missing`, `read-only` or `full`.
 */
export function createPrivately(file: string): void {
  try {
    closeSync(openSync(file, 'wx', PRIVATE));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StoreError(REASONS[code ?? ''] ?? 'failed', file, { says: sentenceOf(code, file), cause: error });
  }
}

const REASONS: Readonly<Record<string, StoreFault>> = {
  EEXIST: 'exists',
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
  ENOSPC: 'full',
};

function sentenceOf(code: string | undefined, file: string): string | undefined {
  if (code !== 'ENOENT' && code !== 'ENOTDIR') return undefined;
  return `There is no folder "${path.dirname(file)}" for the store "${path.basename(file)}". Create it first.`;
}
