import { resolve } from 'node:path';

import { COMPILER_REVISION } from '../compile/hash.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import { readKept } from '../kept-blueprints.ts';
import { readExportedCase } from '../run/store/exported-case.ts';
import { UnreadableBlueprint } from '../run/host/host-errors.ts';
import { StoreError } from '../run/store/store-error.ts';
import type { JournalRecord } from '../run/store/journal-record.ts';
import type { CaseStore, KeptBlueprint } from '../run/store/store.ts';
import { visible } from '../text/safe-text.ts';
import { caseWords } from './cases/case-words.ts';
import { troubleOf } from './files.ts';
import { replayCliWords } from './replay-words.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

/** A recorded case. */
export interface RecordedCase {
  readonly caseId: string;
  readonly history: readonly JournalRecord[];
  /** The blueprint on which it ran, where it can still be read. */
  readonly before?: CompiledBlueprint;
  /** Until then nothing has happened to it, in epoch milliseconds. */
  readonly until?: number;
}

/** Which cases of a store are meant. */
export interface WantedCases {
  readonly blueprint: string;
  /** All of the blueprint when there are none. */
  readonly cases: readonly string[];
  readonly limit: number;
}

/** The largest file of an exported case that is read. */
const MOST_MEGABYTES = 64;

/** So many cases are asked for at a time. */
const PAGE = 100;

/** Recorded cases one after another, each with how many there will be. @throws UsageError */
export type RecordedCases = AsyncGenerator<RecordedCase & { readonly of: number }>;

/** Cases from files that hold one each. @throws UsageError */
export async function* exportedCases(
  session: Session,
  paths: readonly string[],
  cases: readonly string[],
): RecordedCases {
  const words = replayCliWords[session.language];
  const found = new Set<string>();
  for (const path of paths) {
    const shown = visible(path);
    const { exported, problems } = readExportedCase(await textOf(session, path));
    if (exported === undefined) {
      const [first] = problems;
      const why = first?.words[session.language] ?? '';
      throw new UsageError(words.badJournal(shown, first?.where ?? '', why), words.journalHint);
    }
    const { blueprint, records } = exported;
    const caseId = records[0]?.caseId ?? '';
    found.add(caseId);
    if (cases.length > 0 && !cases.includes(caseId)) continue;
    const { id, revision = COMPILER_REVISION, ...rest } = blueprint;
    const before = await readOrNothing({ ...rest, blueprint: id, revision });
    yield { caseId, history: records, of: paths.length, ...(before && { before }) };
  }
  const missing = cases.find((one) => !found.has(one));
  if (missing !== undefined) throw new UsageError(words.noCase(visible(missing)));
}

async function textOf({ io, language, words }: Session, path: string): Promise<string> {
  const content = await io.readFile(path, MOST_MEGABYTES * 1024 * 1024).catch((error: unknown) => {
    throw new UsageError(words.cannotRead(visible(path), troubleOf(error)));
  });
  if (content.kind === 'bytes') return new TextDecoder().decode(content.bytes);
  throw new UsageError(replayCliWords[language].tooLarge(visible(path), MOST_MEGABYTES));
}

/** Cases of a store. @throws UsageError */
export async function* storedCases(session: Session, file: string, wanted: WantedCases): RecordedCases {
  const { cwd, cases } = session.io;
  const store = await cases.openStore(resolve(cwd, file), { create: false, readOnly: true }).catch((error: unknown) => {
    throw inWords(session, file, error);
  });
  try {
    const before = new BlueprintsBefore(store);
    const ids = wanted.cases.length > 0 ? wanted.cases : await idsOf(store, wanted);
    for (const caseId of ids) {
      const record = await store.load(caseId);
      if (record === undefined) throw new UsageError(replayCliWords[session.language].noCase(visible(caseId)));
      const history = await store.history(caseId);
      const until = untilOf(session.io.now(), record);
      const ran = await before.of(record.frozen.hash);
      yield { caseId, history, of: ids.length, until, ...(ran && { before: ran }) };
    }
  } catch (error) {
    throw inWords(session, file, error);
  } finally {
    await store.close();
  }
}

async function idsOf(store: CaseStore, { blueprint, limit }: WantedCases): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await store.list({ blueprint, limit: Math.min(PAGE, limit - ids.length) }, cursor);
    ids.push(...page.items.map(({ caseId }) => caseId));
    cursor = page.cursor;
    if (cursor === undefined || ids.length >= limit) return ids;
  }
}

/** An open case has gone on waiting since its last record, but no longer than until the first of its timers is due. */
function untilOf(now: number, { frozen }: NonNullable<Awaited<ReturnType<CaseStore['load']>>>): number {
  const dues = Object.values(frozen.context.timers).map(({ due }) => due);
  return Math.min(now, ...dues.map((due) => due - 1));
}

/** The blueprints that are kept with the cases, each read once. */
class BlueprintsBefore {
  readonly #store: CaseStore;
  #kept: Promise<readonly KeptBlueprint[]> | undefined;
  readonly #read = new Map<string, Promise<CompiledBlueprint | undefined>>();

  constructor(store: CaseStore) {
    this.#store = store;
  }

  async of(hash: string): Promise<CompiledBlueprint | undefined> {
    this.#kept ??= this.#store.blueprints();
    const kept = (await this.#kept).find((one) => one.hash === hash);
    if (kept === undefined) return undefined;
    const reading = this.#read.get(hash) ?? readOrNothing(kept);
    this.#read.set(hash, reading);
    return reading;
  }
}

/** Only names are wanted of it: where it cannot be read any more, ids will do. */
async function readOrNothing(kept: KeptBlueprint): Promise<CompiledBlueprint | undefined> {
  try {
    return await readKept(kept);
  } catch (error) {
    if (error instanceof UnreadableBlueprint) return undefined;
    throw error;
  }
}

function inWords({ language }: Session, file: string, error: unknown): unknown {
  if (!(error instanceof StoreError)) return error;
  const [message, hint] = caseWords[language].store[error.reason];
  return new UsageError(message(visible(file)), hint);
}
