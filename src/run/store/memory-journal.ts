import {
  Audit,
  chainHash,
  NO_HEAD,
  openNote,
  openRecord,
  recordedAtOf,
  sealEntry,
  type ChainedEntry,
} from './journal-chain.ts';
import type { AuditOptions, AuditReport, JournalRecord, Personal, StoreNote } from './journal-record.ts';

/** What was written, in its place in the whole journal. */
type Kept = { -readonly [K in keyof ChainedEntry]: ChainedEntry[K] };

/** The journal of a store in memory: one chain for all cases, each entry as text. */
export class MemoryJournal {
  readonly #chain: Kept[] = [];
  readonly #ofCase = new Map<string, Kept[]>();
  readonly #notes: Kept[] = [];

  /** A record as it will be kept; nothing is kept yet, so that a failure leaves nothing behind. */
  prepare(record: JournalRecord | StoreNote, personal?: Personal): ReturnType<typeof sealEntry> {
    return sealEntry(record, personal);
  }

  append(caseId: string | undefined, sealed: ReturnType<typeof sealEntry>): void {
    const hash = chainHash(this.#chain.at(-1)?.hash ?? NO_HEAD, sealed.body);
    const kept: Kept = { ...sealed, entry: this.#chain.length + 1, hash };
    this.#chain.push(kept);
    if (caseId === undefined) {
      this.#notes.push(kept);
      return;
    }
    const known = this.#ofCase.get(caseId);
    if (known === undefined) this.#ofCase.set(caseId, [kept]);
    else known.push(kept);
  }

  history(caseId: string, fromSeq: number): JournalRecord[] {
    const kept = this.#ofCase.get(caseId) ?? [];
    return kept.slice(Math.max(0, fromSeq - 1)).map((entry) => openRecord(entry));
  }

  notes(): StoreNote[] {
    return this.#notes.map((entry) => openNote(entry));
  }

  latest(): number | undefined {
    const last = this.#chain.at(-1);
    return last === undefined ? undefined : recordedAtOf(last.body);
  }

  hasSecrets(caseId: string): boolean {
    return this.#ofCase.get(caseId)?.some(({ secrets }) => secrets !== undefined) ?? false;
  }

  /** Forgets the personal values of a case. */
  erase(caseId: string): void {
    for (const kept of this.#ofCase.get(caseId) ?? []) kept.secrets = undefined;
  }

  audit(options: AuditOptions = {}): AuditReport {
    const audit = new Audit(options);
    for (const kept of this.#chain) {
      options.signal?.throwIfAborted();
      audit.take(kept);
    }
    options.progress?.(this.#chain.length, this.#chain.length);
    return audit.report();
  }
}
