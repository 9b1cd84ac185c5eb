import type { Text } from '../blueprint/text.ts';
import type { CaseContext, LadderLedger } from '../compile/case.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import type { Told } from '../compile/recipients.ts';

/** An escalation that has been set off, as it stands after the last event. Instants are epoch milliseconds. */
export interface EscalationView {
  readonly escalation: string;
  readonly title?: Text;
  /** The clock by whose course it climbs. */
  readonly sla?: string;
  readonly state: Exclude<LadderLedger['state'], 'idle'>;
  /** Which run this is; of a clock's escalation the number of the clock's run. */
  readonly cycle: number;
  /** From 1 on. */
  readonly round: number;
  /** The level that came last; 0 while none has come. */
  readonly level: number;
  /** Who was told in this run, each once. */
  readonly told: readonly Pick<Told, 'role' | 'person'>[];
  /** When something is next to happen to it; absent where nothing will by itself. */
  readonly nextAt?: number;
  /** Present while an alert waits for its hours or for the case to catch up: when it leaves. */
  readonly leavesAt?: number;
}

/** The escalations of a case that have been set off, in the order of the blueprint. */
export function viewEscalations(
  { plan }: Pick<CompiledBlueprint, 'plan'>,
  { ladders = {}, timers }: Pick<CaseContext, 'ladders' | 'timers'>,
): EscalationView[] {
  return (plan.ladders?.all ?? []).flatMap(({ id, escalation, clock, timer }): EscalationView[] => {
    const ledger = ladders[id];
    if (ledger === undefined || ledger.state === 'idle') return [];
    const { state, cycle, round, level, told = [], pending } = ledger;
    const next = timers[timer]?.due;
    return [
      {
        escalation: id,
        ...(escalation.title === undefined ? {} : { title: escalation.title }),
        ...(clock === undefined ? {} : { sla: clock.id }),
        state,
        cycle,
        round,
        level,
        told,
        ...(next === undefined ? {} : { nextAt: next }),
        ...(pending === undefined ? {} : { leavesAt: pending.leaves }),
      },
    ];
  });
}
