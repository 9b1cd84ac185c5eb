import type { Sla } from '../blueprint/sla.ts';
import type { Text } from '../blueprint/text.ts';
import type { CaseContext, ClockLedger } from '../compile/case.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import { stretchesOf } from '../compile/clock-time.ts';
import { printDuration } from '../time/duration.ts';
import { clockTitle } from './clock-title.ts';

/** A service clock that has begun, as it stands after the last event. Instants are epoch milliseconds. */
export interface ClockView {
  readonly sla: string;
  /** Its own, or that of the step or stage whose clock it is. */
  readonly title?: Text;
  /** The step or stage whose clock it is. */
  readonly of?: Sla['of'];
  readonly state: Exclude<ClockLedger['state'], 'off'>;
  /** Which run this is, from 1 on. */
  readonly cycle: number;
  /** From when it counts. */
  readonly startedAt?: number;
  /** The target in force: a duration in its shortest form (`8bh`; `1d` for 24 hours), a date or an instant. */
  readonly target?: string;
  /** How much time this run was given besides, as it was written: `4bh`, `P1D`. */
  readonly extended?: readonly string[];
  /** The last instant that is still in time; absent while it stands still or nothing can be said. */
  readonly due?: number;
  /** Present while it runs without a due time: its calendar does not know the days, or nothing gives a target. */
  readonly undated?: true;
  /** Present while it stands still. */
  readonly pausedSince?: number;
  /** Warnings that were given in this run, such as `warned-80`. */
  readonly warned: readonly string[];
  /** Present once it has run over: the instant that was the last in time. */
  readonly breachedAt?: number;
  /** Present once it was stopped, in time or not, or given up for good. */
  readonly stoppedAt?: number;
  /** The clock within whose time this one is to be met. */
  readonly outer?: string;
}

/** The clocks of a case that have begun; without the blueprint by their ids alone. */
export function viewClocks(
  compiled: Pick<CompiledBlueprint, 'plan'> | undefined,
  { clocks = {} }: Pick<CaseContext, 'clocks'>,
): ClockView[] {
  const slas = compiled?.plan.clocks?.all.map(({ sla }) => sla) ?? [];
  const ids = compiled === undefined ? Object.keys(clocks) : slas.map(({ id }) => id);
  return ids.flatMap((id) => {
    const ledger = clocks[id];
    if (ledger === undefined || ledger.state === 'off') return [];
    const sla = slas.find((one) => one.id === id);
    const { state, cycle, start, due, warned = [], breached, stop, extended } = ledger;
    const title = compiled && sla && clockTitle(compiled.plan, sla);
    const target = ledger.target ?? (sla && fixedTarget(sla));
    return [
      {
        sla: id,
        ...(title === undefined ? {} : { title }),
        ...(sla?.of === undefined ? {} : { of: sla.of }),
        state,
        cycle,
        ...(start === undefined ? {} : { startedAt: start }),
        ...(target === undefined ? {} : { target }),
        ...(extended === undefined ? {} : { extended }),
        ...(due === undefined ? {} : { due }),
        ...(state === 'running' && due === undefined ? { undated: true as const } : {}),
        ...(state === 'paused' ? { pausedSince: stretchesOf(ledger.pauses).at(-1)?.from } : {}),
        warned,
        ...(breached === undefined ? {} : { breachedAt: breached }),
        ...(stop === undefined ? {} : { stoppedAt: stop }),
        ...(sla?.outer === undefined ? {} : { outer: sla.outer.name }),
      },
    ];
  });
}

function fixedTarget({ target }: Sla): string | undefined {
  if (target.kind !== 'deadline' || target.deadline.kind !== 'duration') return undefined;
  return printDuration(target.deadline.duration);
}
