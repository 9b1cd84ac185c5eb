import { sealEntry, type SealedEntry } from '../journal-chain.ts';
import { summaryOf } from '../case-lists.ts';
import { type JournalRecord } from '../journal-record.ts';
import { type CaseChange, type NextState } from '../store.ts';
import type { ApartTexts, KeptText } from './apart-texts.ts';
import type { CaseColumns, CaseRows, KeptCase } from './case-rows.ts';
import type { JournalRows } from './journal-rows.ts';
import { newEffects, type NewEffects, type OutboxRows } from './outbox-rows.ts';
import type { Pins } from './pins.ts';
import { changeTimers, type TimerRows } from './timer-rows.ts';
import { workOf, workText, type WorkRows } from './work-rows.ts';

/** The tables that a change of a case may touch. */
export interface CaseTables {
  readonly cases: CaseRows;
  readonly pins: Pins;
  readonly apart: ApartTexts;
  readonly journal: JournalRows;
  readonly timers: TimerRows;
  readonly outbox: OutboxRows;
  readonly work: WorkRows;
}

/** All that a next state writes, as text. */
interface NextTexts {
  readonly seq: number;
  readonly record: SealedEntry;
  readonly effects: NewEffects;
  readonly frozen: string;
  readonly work: string | null;
}

/**
 * Works out all that a change of a case writes; whatever can go wrong with the change goes wrong here. What it gives
 * writes it, and only the database can fail then.
 */
export function changeCase(
  tables: CaseTables,
  caseId: string,
  kept: KeptCase | undefined,
  change: CaseChange,
): () => void {
  const { now, next, parked, releaseHeld, revive, erase } = change;
  if (kept === undefined && next === undefined) throw new Error(`There is no case "${caseId}" to change.`);
  const { apart, cases, journal, outbox } = tables;
  const parkedText = parked == null ? null : JSON.stringify(parked);
  const wasShown = kept?.parked == null;
  const isShown = parked === undefined ? wasShown : parked === null;
  // Where a blueprint has personal fields, what may hold their values stands where it can be wiped out.
  const isApart = next === undefined ? kept?.state != null : next.personal !== undefined;
  const texts = next && textsOf(caseId, (kept?.seq ?? 0) + 1, now, next);
  const timers = changeTimers(kept?.timers, change, () => journal.next);

  const keepText = (text: string | null, isApart: boolean, before: KeptText | null = null): KeptText | null => {
    if (text !== null && isApart) return apart.keep(text, before);
    apart.drop(before);
    return text;
  };

  return () => {
    const entry = journal.next;
    const isReleasing = releaseHeld === true && (kept?.held ?? 0) > 0;
    const columns: CaseColumns = {};
    if (next !== undefined && texts !== undefined) {
      setNext(columns, tables, kept, next, texts);
      columns.frozen = keepText(texts.frozen, isApart, kept?.state);
    }
    if (timers !== undefined) columns.timers = timers.text;
    if (parked !== undefined) columns.parked = keepText(parkedText, isApart, kept?.parked);
    if (isReleasing || erase === true || kept === undefined) columns.held = 0;
    const no = cases.write(caseId, kept, columns);
    if (timers !== undefined) tables.timers.write(no, timers, isShown);
    if (parked !== undefined)
      tables.timers.show(timers === undefined ? (kept?.timers.text ?? null) : timers.text, isShown);
    showWork(tables, caseId, kept, next, [wasShown, isShown]);
    if (texts !== undefined) {
      journal.append(texts.record, no, texts.seq);
      outbox.add(texts.effects, isApart, { no, seq: texts.seq, entry, now });
      if (next?.seen !== undefined) cases.remember(no, next.seen.key, { seq: texts.seq, digest: next.seen.digest });
    }
    if (isReleasing) outbox.releaseHeld(no, now);
    if (revive === true) outbox.revive(no, now);
    if (erase === true) {
      journal.erase(no);
      outbox.erase(no);
      cases.eraseSeen(no);
    }
  };
}

function textsOf(caseId: string, seq: number, now: number, next: NextState): NextTexts {
  const { cause, entries, personal, frozen } = next;
  const record: JournalRecord = { caseId, seq, recordedAt: now, cause, entries };
  return {
    seq,
    record: sealEntry(record, personal),
    effects: newEffects(next.effects),
    frozen: JSON.stringify(frozen),
    work: workText(next.work),
  };
}

/** What a list can be asked for is set only where it is another than before: each index costs. */
function setNext(
  columns: CaseColumns,
  { pins }: CaseTables,
  kept: KeptCase | undefined,
  next: NextState,
  texts: NextTexts,
): void {
  const { seq } = texts;
  const { openedAt, at, stage, end, closedAt } = summaryOf({
    caseId: '',
    seq,
    status: next.status,
    frozen: next.frozen,
  });
  const pin = pins.numberOf(next.frozen);
  const due = next.due ?? null;
  columns.seq = seq;
  columns.at = at;
  columns.stage = stage ?? null;
  columns.ended = end ?? null;
  columns.closed_at = closedAt ?? null;
  if (kept?.status !== next.status) columns.status = next.status;
  if (kept?.pin !== pin) columns.pin = pin;
  if (kept?.openedAt !== openedAt) columns.opened_at = openedAt;
  if (kept?.due !== due) columns.due = due;
  if (kept?.work !== texts.work) columns.work = texts.work;
}

/** Work of a parked case is not found. */
function showWork(
  { work, pins }: CaseTables,
  caseId: string,
  kept: KeptCase | undefined,
  next: NextState | undefined,
  [wasShown, isShown]: readonly [boolean, boolean],
): void {
  if (next === undefined && wasShown === isShown) return;
  const before = workOf(kept?.work ?? null);
  const blueprint = next?.frozen.blueprint ?? (kept === undefined ? '' : pins.get(kept.pin).blueprint);
  work.replace(caseId, blueprint, wasShown ? before : [], isShown ? (next?.work ?? before) : []);
}
