import { HostError } from '../host/host-errors.ts';

/** What is the matter with a store. */
export type StoreFault =
  /** There is no room left on the disk. */
  | 'full'
  /** It may be read but not written. */
  | 'read-only'
  /** Bytes of it are not what was written. */
  | 'corrupt'
  /** A later release has written it. */
  | 'newer'
  /** Another process holds it for too long. */
  | 'busy'
  /** There is no such file, or no such folder. */
  | 'missing'
  /** There is one already, and it is not written over. */
  | 'exists'
  /** It is a file of something else. */
  | 'not-a-store'
  /** It was closed before. */
  | 'closed'
  /** The disk or the system failed in some other way. */
  | 'failed';

/** The store could not do what it was asked; nothing of it was kept. `retryable` says whether the same may succeed later. */
export class StoreError extends HostError {
  override readonly name = 'StoreError';
  readonly retryable: boolean;
  readonly reason: StoreFault;
  /** The file that the store is kept in. */
  readonly file: string;

  constructor(reason: StoreFault, file: string, { says, cause }: { says?: string; cause?: unknown } = {}) {
    super(says ?? SENTENCES[reason](file), { cause });
    this.reason = reason;
    this.file = file;
    this.retryable = reason === 'full' || reason === 'busy';
  }
}

const SENTENCES: Readonly<Record<StoreFault, (file: string) => string>> = {
  full: (file) =>
    `The disk under "${file}" is full; nothing of this was kept. Make room: the store goes on by itself then.`,
  'read-only': (file) =>
    `"${file}" may only be read. Give this user the right to write the file and its folder, or open it elsewhere.`,
  corrupt: (file) =>
    `"${file}" is damaged: some of its bytes are not what was written. Restore the latest backup with restoreStore().`,
  newer: (file) => `"${file}" was written by a later release of Throughline. Update Throughline to open it.`,
  busy: (file) =>
    `Another process held "${file}" for too long; nothing of this was kept. Try again, or end that process.`,
  missing: (file) => `There is no file "${file}". Look at its path, or let the store be created.`,
  exists: (file) => `"${file}" is there already and is not written over. Name a file that is not there yet.`,
  'not-a-store': (file) => `"${file}" is not a store of Throughline. Name another file.`,
  closed: (file) => `The store "${file}" was closed. Open it again.`,
  failed: (file) => `"${file}" could not be read or written. Look at the disk and at the cause of this error.`,
};
