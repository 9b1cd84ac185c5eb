import { SERVICE, type CaseEvent, type CaseInput, type Effect } from '../../compile/case.ts';
import type { JournalRecord } from '../../run/store/journal-record.ts';

/** Something that somebody or some service did, as it was recorded. */
export interface RecordedEvent {
  readonly seq: number;
  readonly recordedAt: number;
  readonly event: CaseEvent;
  /** True for what was told late: it happened before what the case knew by then. */
  readonly isLate: boolean;
  /** Until when the clock had gone on before it came: timers that were due by then had fired. */
  readonly horizon: number;
  /** The call that it answers, where a service sent it. */
  readonly call?: RecordedCall;
}

/** A call of a service, and what was answered. */
export interface RecordedCall {
  readonly seq: number;
  /** When the service was called. */
  readonly at: number;
  readonly step: string;
  readonly service: string;
  readonly run: number;
  answer?: { readonly seq: number; readonly at: number; readonly event: CaseEvent };
}

/** The journal of one case, taken apart. Instants are epoch milliseconds. */
export interface Recorded {
  readonly input: CaseInput;
  readonly events: readonly RecordedEvent[];
  readonly calls: readonly RecordedCall[];
  /** When each timer was recorded as fired, by {@link timerKey}. */
  readonly firedAt: ReadonlyMap<string, number>;
  /** The last instant at which something was recorded. */
  readonly end: number;
  /** True where personal values were erased: what they were is known to nobody any more. */
  readonly isErased: boolean;
}

/** The same timer in two runs of a case. */
export function timerKey(id: string, due: number): string {
  return `${due} ${id}`;
}

/**
 * What a journal says of a case.
 *
 * @throws TypeError when it does not begin with the opening of a case.
 */
export function recordedIn(history: readonly JournalRecord[]): Recorded {
  const [opening] = history;
  if (opening?.cause.kind !== 'opened') throw new TypeError('A history begins with the opening of a case.');
  const calls: RecordedCall[] = [];
  const events: RecordedEvent[] = [];
  const firedAt = new Map<string, number>();
  const dues = duesBehind(history);
  let known = opening.cause.input.at;
  for (const [index, { seq, recordedAt, cause, entries }] of history.entries()) {
    if (cause.kind === 'event') {
      const { event } = cause;
      if (event.timer === undefined) {
        const call = answeredBy(calls, event);
        if (call !== undefined) call.answer = { seq, at: event.at, event };
        const unfired = dues[index] ?? Infinity;
        const horizon = Math.max(event.at, Math.min(recordedAt, unfired - 1));
        events.push({ seq, recordedAt, event, isLate: event.at < known, horizon, call });
      } else firedAt.set(timerKey(event.timer, event.at), recordedAt);
      known = Math.max(known, event.at);
    }
    for (const entry of entries) {
      if (entry.type === 'effect.requested' && entry.effect.kind === 'call')
        calls.push(callOf(seq, entry.at, entry.effect));
    }
  }
  return {
    input: opening.cause.input,
    events,
    calls,
    firedAt,
    end: Math.max(...history.map(({ recordedAt }) => recordedAt)),
    isErased: history.some(({ entries }) => entries.some(({ type }) => type === 'case.erased')),
  };
}

/** For each record, when the first of the timers was due that fired behind it. */
function duesBehind(history: readonly JournalRecord[]): number[] {
  let first = Infinity;
  const dues: number[] = [];
  for (const [index, { cause }] of [...history.entries()].toReversed()) {
    dues[index] = first;
    if (cause.kind === 'event' && cause.event.timer !== undefined) first = Math.min(first, cause.event.at);
  }
  return dues;
}

function callOf(seq: number, at: number, { service, step, run }: Extract<Effect, { kind: 'call' }>): RecordedCall {
  return { seq, at, step, service, run };
}

/** The call that an event answers; the newest of its step where it does not say which. */
function answeredBy(calls: readonly RecordedCall[], { type, by, run }: CaseEvent): RecordedCall | undefined {
  const [, step] = /^step\.(.+)\.[^.]+$/u.exec(type) ?? [];
  if (by.role !== SERVICE || step === undefined) return undefined;
  return calls.findLast(
    (call) => call.step === step && call.answer === undefined && (run === undefined || call.run === run),
  );
}
