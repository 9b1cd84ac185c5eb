import { freezeCase, step, type CaseSnapshot, type CompiledBlueprint, type Effect } from '../../src/index.ts';
import type { TimerRequest } from '../../src/run/scope.ts';
import type { JournalRecord } from '../../src/run/store/journal-record.ts';

/** What a case must be by its journal alone. */
export interface Replayed {
  readonly seq: number;
  readonly status: string;
  readonly snapshot: CaseSnapshot;
  readonly frozen: unknown;
  /** By due instant, then by the order of setting. */
  readonly timers: readonly TimerRequest[];
  /** All that it ever asked for, by id. */
  readonly effects: ReadonlyMap<string, Effect>;
}

type Running = TimerRequest & { readonly order: number };

/**
 * Plays the journal of a case again with nothing but `step()`: a model of what a host must do, without host and store.
 *
 * @throws where the journal is not what these events give: other entries, a timer that fired before it was due, twice or out
 *   of turn, an event that was taken before a timer that had to come first, a number that is missing.
 */
export function replayCase(compiled: CompiledBlueprint, history: readonly JournalRecord[]): Replayed {
  const effects = new Map<string, Effect>();
  let snapshot: CaseSnapshot | undefined;
  let status = '';
  let running: Running[] = [];
  let order = 0;

  const first = (): Running | undefined => running.toSorted((a, b) => a.due - b.due || a.order - b.order)[0];
  for (const [index, { caseId, seq, recordedAt: now, cause, entries }] of history.entries()) {
    const fail = (why: string): never => {
      throw new Error(`${caseId}, entry ${seq}: ${why}`);
    };
    if (seq !== index + 1) fail(`it stands at place ${index + 1}.`);
    if (cause.kind === 'act') continue;
    if (cause.kind === 'event') {
      const { event } = cause;
      const timer = first();
      if (event.type !== 'timer') {
        if (timer !== undefined && timer.due <= event.at) fail(`${timer.id} had to fire before it, at ${timer.due}.`);
      } else {
        if (timer?.id !== event.timer || timer?.event.generation !== event.generation)
          fail(`${event.timer} did not run.`);
        if ((timer?.due ?? Infinity) > now) fail(`${event.timer} has fired before it was due.`);
      }
    }
    const result =
      cause.kind === 'opened'
        ? step(compiled, null, cause.input, cause.input.at)
        : step(compiled, snapshot!, cause.event, now);
    if (result.refused !== undefined) fail(`it is refused: ${result.refused.message}`);
    if (textOf(result.entries) !== textOf(entries)) fail(`${textOf(entries)} is not ${textOf(result.entries)}`);
    ({ snapshot, status } = result);
    const fired = cause.kind === 'event' ? cause.event.timer : undefined;
    const gone = new Set([fired, ...result.cancelTimers, ...result.setTimers.map(({ id }) => id)]);
    running = running.filter(({ id }) => !gone.has(id));
    for (const timer of result.setTimers)
      running.push({ ...timer, due: Math.max(timer.due, snapshot.context.at), order: (order += 1) });
    if (status === 'sealed') running = [];
    for (const [place, effect] of result.effects.entries()) effects.set(`${caseId}:${seq}:${place + 1}`, effect);
  }
  if (snapshot === undefined) throw new Error('There is nothing to replay.');
  const frozen = JSON.parse(textOf(freezeCase(compiled, snapshot))) as unknown;
  const timers = running
    .toSorted((a, b) => a.due - b.due || a.order - b.order)
    .map(({ order: _order, ...timer }) => timer);
  return { seq: history.length, status, snapshot, frozen, timers, effects };
}

function textOf(value: unknown): string {
  return JSON.stringify(value);
}
