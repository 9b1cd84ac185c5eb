import type { FeelEnv } from '../feel/evaluate.ts';
import { SYSTEM, type CaseContext, type CaseEvent, type LadderLedger } from './case.ts';
import { environment } from './facts.ts';
import { IDLE, LadderRun } from './ladder-run.ts';
import type { Turn } from './turn.ts';

/** All escalations look at what has happened since the last look, after the clocks have. */
export function settleLadders(turn: Turn): void {
  const { plan, draft, event } = turn;
  const { ladders } = plan;
  if (ladders === undefined) return;
  if (event.type === 'timer') turn.disarm(event.timer ?? '');
  const facts = event.facts ?? [];
  let seen: FeelEnv | undefined;
  const env = (): FeelEnv => (seen ??= environment(plan, draft, draft.data, turn.at));
  for (const ladder of ladders.all) {
    const before = draft.ladders?.[ladder.id];
    const heard = facts.flatMap((fact) =>
      (ladders.hears.get(fact.name) ?? []).flatMap(({ ladder: id, move }) =>
        id === ladder.id ? [{ fact, move }] : [],
      ),
    );
    const after = new LadderRun(turn, ladder, before, env).settle(heard);
    if (after.state === 'idle' && before === undefined) continue;
    draft.ladders = { ...draft.ladders, [ladder.id]: withoutGaps(after) };
    moveRegion(turn, ladder.id, before, after);
  }
  if (facts.some(({ name }) => name === 'case.sealed')) {
    turn.outputs.push({ kind: 'fact', event: factEvent(turn, 'ladders.sealed') });
  }
}

/** The region of an escalation follows what it has come to. */
export function moveRegion(turn: Turn, id: string, before: LadderLedger | undefined, after: LadderLedger): void {
  const levels = turn.plan.ladders?.all.find((ladder) => ladder.id === id)?.escalation.levels.length ?? 0;
  const shown = shownLadder(after, levels);
  if (shown === shownLadder(before ?? IDLE, levels)) return;
  turn.outputs.push({ kind: 'fact', event: factEvent(turn, `ladder.${id}.${shown}`) });
}

/** What the region of an escalation shows. */
export function shownLadder({ state, level }: LadderLedger, levels: number): string {
  switch (state) {
    case 'idle':
      return 'quiet';
    case 'climbing':
    case 'stopped':
      if (level === 0) return 'quiet';
      if (state === 'stopped') return 'stopped';
      return level > levels ? 'finally' : `level-${level}`;
    case 'accepted':
    case 'exhausted':
      return state;
  }
}

/** True when the timer of an escalation fires that still runs. */
export function isLadderDue({ timers }: CaseContext, { timer = '', generation }: CaseEvent): boolean {
  return timer.startsWith('ladder:') && timers[timer]?.generation === generation;
}

function factEvent(turn: Turn, name: string): CaseEvent {
  return { type: `fact.${name}`, at: turn.at, by: turn.by ?? SYSTEM };
}

/** What is not there is left out, so that a ledger is the same before and after it was stored. */
function withoutGaps(ledger: LadderLedger): LadderLedger {
  return Object.fromEntries(
    Object.entries(ledger).filter(([, value]) => value !== undefined),
  ) as unknown as LadderLedger;
}
