import isUndefined from 'lodash/isUndefined.js';
import omitBy from 'lodash/omitBy.js';

import type { FeelEnv } from '../feel/evaluate.ts';
import { SYSTEM, type CaseContext, type CaseEvent, type LadderLedger } from './case.ts';
import { environment } from './facts.ts';
import type { LadderPlan } from './ladder-plan.ts';
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
    if (after.state !== 'idle' || before !== undefined) keep(turn, ladder, after);
  }
  if (facts.some(({ name }) => name === 'case.sealed')) {
    turn.outputs.push({ kind: 'fact', event: factEvent(turn, 'ladders.sealed') });
  }
}

/** Somebody takes the matter of an escalation. */
export function acceptLadder(turn: Turn, id: string): void {
  const { plan, draft } = turn;
  const ladder = plan.ladders?.all.find((one) => one.id === id);
  if (ladder === undefined) throw new Error(`There is no escalation "${id}".`);
  const env = (): FeelEnv => environment(plan, draft, draft.data, turn.at);
  keep(turn, ladder, new LadderRun(turn, ladder, draft.ladders?.[id], env).accept());
}

/** The case knows what an escalation has come to, and its region follows. */
function keep(turn: Turn, { id, escalation }: LadderPlan, after: LadderLedger): void {
  const { draft } = turn;
  const levels = escalation.levels.length;
  const before = shownLadder(draft.ladders?.[id] ?? IDLE, levels);
  // What is not there is left out, so that a ledger is the same before and after it was stored.
  draft.ladders = { ...draft.ladders, [id]: omitBy(after, isUndefined) as unknown as LadderLedger };
  const shown = shownLadder(after, levels);
  if (shown !== before) turn.outputs.push({ kind: 'fact', event: factEvent(turn, `ladder.${id}.${shown}`) });
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
