import { directoryOf } from '../../compile/people-directory.ts';
import type { CaseEvent, CaseInput } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { Directory } from '../../compile/recipients.ts';
import type { KeptError } from '../../run/store/parked.ts';
import type { CaseRefusal } from '../../run/refusal.ts';
import type { JournalRecord } from '../../run/store/journal-record.ts';
import { compareEntries, type ReplayDifference } from './compare-entries.ts';
import { fillErased } from '../history/fill-erased.ts';
import { recordedIn } from './recorded.ts';
import { recordedPeople } from './recorded-people.ts';
import { ReplayedCase, type Halt, type SeenEntry } from './replayed-case.ts';

/** What would have happened to a case. Instants are epoch milliseconds; `seq` is the record of the history. */
export type ReplayResult =
  /** Everything as it was: the same steps, values, messages, clocks and end at the same instants. */
  | { readonly kind: 'same' }
  /** The first difference, then the first one in each respect. */
  | (ReplayDifference & {
      readonly kind: 'different';
      /** In order of time, one for each respect in which the case goes differently. */
      readonly differences: readonly ReplayDifference[];
      /** Present where the case, having gone another way, did not take what was done then: nobody knows how it goes on. */
      readonly stopped?: ReplayStop;
    })
  /** All went the same up to something that the other blueprint does not take. */
  | (ReplayStop & { readonly kind: 'refused'; readonly refusal: CaseRefusal })
  /** All went the same up to something that the other blueprint cannot deal with. */
  | (ReplayStop & { readonly kind: 'fault'; readonly error: KeptError });

/** Where a case does not go on. */
export interface ReplayStop {
  readonly at: number;
  readonly seq: number;
  /** What was done; absent where the case stopped by itself. */
  readonly event?: CaseEvent;
  readonly refusal?: CaseRefusal;
  readonly error?: KeptError;
}

export interface ReplayOptions {
  /**
   * Time passes until then, in epoch milliseconds, so that limits run out that nobody noticed yet; the instant of the last
   * record unless told.
   */
  readonly until?: number;
  /** Who holds the roles where the history does not tell; those of the blueprint's people file unless told. */
  readonly people?: Directory;
}

/**
 * What would have happened to a case on another blueprint: its events are brought in at their instants, timers fire by the
 * rules of that blueprint, services answer what they answered after the time it took them, and people are found as they
 * were found. What was done from outside (claims, delegations) moves no case and is left out.
 *
 * Everything is the blueprint's doing: on the blueprint on which the history was recorded the answer is `same`. Where
 * personal values were erased, stand-ins take their place, and what they were is not compared.
 *
 * @param compiled the other blueprint, or another version.
 * @param history the journal of one case from its opening on, as `host.history` gives it.
 * @throws TypeError when the history does not begin with an opening.
 * @example
 * const replayed = replayOn(compileBlueprint(changed), await host.history('C-1'));
 * if (replayed.kind === 'different') console.log(describeReplay(compiled, replayed, { language: 'en' }).join('\n'));
 */
export function replayOn(
  compiled: CompiledBlueprint,
  history: readonly JournalRecord[],
  { until, people }: ReplayOptions = {},
): ReplayResult {
  const filled = fillErased(compiled, history);
  const recorded = recordedIn(filled);
  const { blueprint } = compiled;
  const { people: own } = blueprint.people ?? {};
  const known = people ?? (own === undefined ? undefined : directoryOf(own, blueprint.roles));
  const replayed = new ReplayedCase(compiled, recorded, recordedPeople(history, blueprint.roles, known));
  const stop = play(replayed, recorded.input, recorded.events, Math.max(until ?? recorded.end, recorded.end));
  const happened = history.flatMap(({ seq, entries }): SeenEntry[] =>
    stop === undefined || seq < stop.seq ? entries.map((entry) => ({ seq, entry })) : [],
  );
  const differences = compareEntries(happened, replayed.entries, recorded.isErased);
  const [first] = differences;
  if (first !== undefined) return { kind: 'different', ...first, differences, ...(stop && { stopped: stop }) };
  if (stop === undefined) return { kind: 'same' };
  const { refusal, error } = stop;
  if (refusal !== undefined) return { ...stop, kind: 'refused', refusal };
  if (error !== undefined) return { ...stop, kind: 'fault', error };
  throw new Error('A case stopped and nobody knows why.');
}

function play(
  replayed: ReplayedCase,
  input: CaseInput,
  events: ReturnType<typeof recordedIn>['events'],
  end: number,
): ReplayStop | undefined {
  const opening = replayed.open(input);
  if (opening !== undefined) return stopOf(opening, 1, input.at);
  for (const recorded of events) {
    const halt = replayed.take(recorded);
    if (halt !== undefined) return stopOf(halt, recorded.seq, replayed.at);
  }
  const halt = replayed.advanceTo(end);
  return halt && stopOf(halt, Infinity, replayed.at);
}

function stopOf(halt: Halt, seq: number, at: number): ReplayStop {
  return halt.kind === 'refused'
    ? { at: halt.event.at, seq, event: halt.event, refusal: halt.refusal }
    : { at, seq, error: halt.error };
}
