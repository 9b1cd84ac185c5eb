import { hostname } from 'node:os';
import path from 'node:path';

import { sealEntry } from '../journal-chain.ts';
import { StoreError } from '../store-error.ts';
import type { StoreNote } from '../journal-record.ts';
import type { OutboxItem } from '../outbox-item.ts';
import type { CaseReading, CaseStore, Decision, DueTimer, Hold, KeptBlueprint, WorkLease } from '../store.ts';
import { ApartTexts } from './apart-texts.ts';
import { CaseList } from './case-list.ts';
import { CaseRows } from './case-rows.ts';
import { changeCase, type CaseTables } from './change-case.ts';
import { storeError, type Database } from './database.ts';
import { PATIENCE } from './empty-log.ts';
import { GroupCommit, type Write } from './group-commit.ts';
import { JournalRows } from './journal-rows.ts';
import { LeaseRow } from './lease-row.ts';
import { openFile, type OpenOptions } from './open-file.ts';
import { OutboxRows, settlementTexts } from './outbox-rows.ts';
import { Pins } from './pins.ts';
import { Shelf } from './shelf.ts';
import { TimerRows } from './timer-rows.ts';
import { isAlive, takeWorkLease } from './work-lease.ts';
import { WorkRows } from './work-rows.ts';

export type SqliteOptions = OpenOptions;

/** A store in a file. */
export interface SqliteStore extends CaseStore {
  /** The whole path of the file. */
  readonly file: string;
  takeLease(signal: AbortSignal, waits?: () => void): Promise<WorkLease>;
  /** Calls back, within half a second or so, whenever another process has changed something. Ends that when called. */
  watch(changed: () => void): () => void;
}

/**
 * A store in a file of SQLite, for cases that outlive the process. What a promise of it has resolved is on the disk. Any
 * number of processes may read and write one file at the same time; the file, and what SQLite puts beside it, is for its
 * owner's eyes only (0600).
 *
 * @throws StoreError when the file cannot be opened: `missing`, `not-a-store`, `newer`, `corrupt`, `read-only`, `busy`.
 * @example
 * const store = sqliteStore('cases.db');
 * const host = createHost({ store, blueprints: [compiled], clock: systemClock() });
 */
export function sqliteStore(file: string, options: SqliteOptions = {}): SqliteStore {
  const whole = path.resolve(file);
  try {
    return storeOn(openFile(whole, options));
  } catch (error) {
    throw storeError(error, whole);
  }
}

/** A store on an open connection. An erasure waits for so many milliseconds for those who read an old state. */
export function storeOn(db: Database, patience = PATIENCE): SqliteStore {
  return new FileStore(db, patience);
}

/** So often another process's changes are looked for, in milliseconds. */
const WATCH_EVERY = 250;

class FileStore implements SqliteStore {
  readonly file: string;
  readonly #db: Database;
  readonly #writer: GroupCommit;
  readonly #tables: CaseTables;
  readonly #list: CaseList;
  readonly #shelf: Shelf;
  readonly #lease: LeaseRow;
  #isClosed = false;

  constructor(db: Database, patience: number) {
    this.file = db.file;
    this.#db = db;
    const pins = new Pins(db);
    const apart = new ApartTexts(db);
    const journal = new JournalRows(db);
    const cases = new CaseRows(db, { pins, apart, journal });
    const [timers, outbox, work] = [new TimerRows(db), new OutboxRows(db, apart), new WorkRows(db)];
    this.#tables = { pins, apart, journal, cases, timers, outbox, work };
    this.#list = new CaseList(db, pins, cases);
    this.#shelf = new Shelf(db);
    this.#lease = new LeaseRow(db, { pid: process.pid, host: hostname() }, isAlive);
    const undone = (): void => {
      journal.forget();
      pins.forget();
    };
    this.#writer = new GroupCommit(db, { begin: () => journal.forget(), undone }, patience);
  }

  async commit<T>(caseId: string, decide: (reading: CaseReading) => Decision<T>): Promise<T> {
    const { cases } = this.#tables;
    return this.#write(() => {
      const kept = cases.find(caseId);
      const { change, result } = decide(cases.reading(caseId, kept));
      const write = change && changeCase(this.#tables, caseId, kept, change);
      const run = (): T => {
        write?.();
        return result;
      };
      return { run, erases: change?.erase };
    });
  }

  async load(...[caseId]: Parameters<CaseStore['load']>): ReturnType<CaseStore['load']> {
    return this.#read(() => this.#tables.cases.load(caseId));
  }

  async history(...[caseId, fromSeq = 1]: Parameters<CaseStore['history']>): ReturnType<CaseStore['history']> {
    return this.#read(() => this.#tables.journal.history(caseId, fromSeq));
  }

  async list(...[filter, cursor]: Parameters<CaseStore['list']>): ReturnType<CaseStore['list']> {
    return this.#read(() => this.#list.page(filter, cursor));
  }

  async work(...[filter, cursor]: Parameters<CaseStore['work']>): ReturnType<CaseStore['work']> {
    return this.#read(() => this.#tables.work.page(filter, cursor));
  }

  async outbox(...[filter, cursor]: Parameters<CaseStore['outbox']>): ReturnType<CaseStore['outbox']> {
    return this.#read(() => this.#tables.outbox.page(filter, cursor));
  }

  claim(kind: 'timer', now: number, limit: number, leaseMs: number): Promise<DueTimer[]>;
  claim(
    kind: 'effect',
    now: number,
    limit: number,
    leaseMs: number,
    topics: readonly string[],
    inOrder?: boolean,
  ): Promise<OutboxItem[]>;
  async claim(
    kind: 'timer' | 'effect',
    now: number,
    limit: number,
    leaseMs: number,
    topics: readonly string[] = [],
    inOrder = false,
  ): Promise<DueTimer[] | OutboxItem[]> {
    const { timers, outbox } = this.#tables;
    return this.#write<DueTimer[] | OutboxItem[]>(() => ({
      run: () =>
        kind === 'timer' ? timers.claim(now, limit, leaseMs) : outbox.claim({ now, limit, leaseMs }, topics, inOrder),
    }));
  }

  async nextDue(
    kind: 'timer' | 'effect',
    topics: readonly string[] = [],
    inOrder = false,
  ): Promise<number | undefined> {
    const { timers, outbox } = this.#tables;
    return this.#read(() => (kind === 'timer' ? timers.nextDue() : outbox.nextDue(topics, inOrder)));
  }

  async settle(...[item, settlement]: Parameters<CaseStore['settle']>): Promise<boolean> {
    const { cases, outbox } = this.#tables;
    const texts = settlementTexts(settlement);
    return this.#write(() => ({
      run: () => outbox.settle(item, settlement, texts, (no, { seq, isParked }) => cases.isAt(no, seq, isParked)),
    }));
  }

  async pinned(): ReturnType<CaseStore['pinned']> {
    return this.#read(() => this.#tables.pins.live());
  }

  async keepBlueprint(kept: KeptBlueprint): Promise<void> {
    const files = JSON.stringify(kept.files);
    if (await this.#read(() => this.#shelf.has(kept))) return;
    await this.#write(() => ({ run: () => this.#shelf.keep(kept, files) }));
  }

  async blueprints(): Promise<KeptBlueprint[]> {
    return this.#read(() => this.#shelf.all());
  }

  async hold(topic: string, hold: Hold | null, note: StoreNote): Promise<void> {
    const text = hold === null ? null : JSON.stringify(hold);
    const sealed = sealEntry(note);
    await this.#write(() => ({
      run: () => {
        this.#shelf.hold(topic, text);
        this.#tables.journal.append(sealed, null, null);
      },
    }));
  }

  async holds(): Promise<ReadonlyMap<string, Hold>> {
    return this.#read(() => this.#shelf.holds());
  }

  async note(note: StoreNote): Promise<void> {
    const sealed = sealEntry(note);
    await this.#write(() => ({ run: () => this.#tables.journal.append(sealed, null, null) }));
  }

  async notes(): Promise<StoreNote[]> {
    return this.#read(() => this.#tables.journal.notes());
  }

  async latest(): Promise<number | undefined> {
    return this.#read(() => this.#tables.journal.latest());
  }

  async audit(...[options = {}]: Parameters<CaseStore['audit']>): ReturnType<CaseStore['audit']> {
    return this.#read(async () => this.#tables.journal.audit(options));
  }

  async takeLease(signal: AbortSignal, waits?: () => void): Promise<WorkLease> {
    return takeWorkLease(
      {
        take: async (owner, now, ms) => this.#write(() => ({ run: () => this.#lease.take(owner, now, ms) })),
        end: async (owner) => this.#write(() => ({ run: () => this.#lease.end(owner) })),
      },
      { signal, waits },
    );
  }

  watch(changed: () => void): () => void {
    this.#requireOpen();
    let seen = this.#db.pragma('data_version');
    const timer = setInterval(() => {
      const now = this.#isClosed ? seen : this.#versionOr(seen);
      if (now === seen) return;
      seen = now;
      changed();
    }, WATCH_EVERY);
    timer.unref();
    return () => clearInterval(timer);
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#writer.flush();
    this.#isClosed = true;
    await this.#writer.idle();
    this.#db.close();
  }

  /** A file that cannot be read now says so to the next one who asks it something. */
  #versionOr(known: unknown): unknown {
    try {
      return this.#db.pragma('data_version');
    } catch {
      return known;
    }
  }

  async #read<T>(read: () => T | Promise<T>): Promise<T> {
    this.#requireOpen();
    try {
      return await read();
    } catch (error) {
      throw storeError(error, this.file);
    }
  }

  async #write<T>(prepare: () => Write<T>): Promise<T> {
    this.#requireOpen();
    return this.#writer.run(prepare);
  }

  #requireOpen(): void {
    if (this.#isClosed) throw new StoreError('closed', this.file);
  }
}
