import type { FeelEnv } from '../feel/evaluate.ts';
import { SYSTEM, type CaseContext, type CaseEvent, type ClockFact } from './case.ts';
import { AT_REST, ClockRun } from './clock-run.ts';
import { environment } from './facts.ts';
import type { Plan } from './plan.ts';
import { Turn, type Output } from './turn.ts';

/**
 * All clocks look at what has happened since the last look. Every action that changes the case is followed by one look,
 * after the case has come to rest: what it was in between moves no clock.
 */
export function settleClocks(turn: Turn): void {
  // One look moves several regions; the first of them has settled all clocks.
  if (turn.draft.told === undefined) return;
  const { draft, outputs } = lookOf(turn);
  turn.draft = draft;
  turn.outputs.push(...outputs);
}

/** What one look comes to: which clocks show another state, and all that follows. */
interface Look {
  readonly event: CaseEvent;
  readonly moved: ReadonlyMap<string, string>;
  readonly draft: Turn['draft'];
  readonly outputs: readonly Output[];
}

// The guards of all regions ask for the same look, and the action after them.
const looks = new WeakMap<CaseContext, Look>();

/** The state that a clock shows after this look; undefined when it shows the same as before. */
export function movedTo(plan: Plan, context: CaseContext, event: CaseEvent, sla: string): string | undefined {
  const known = looks.get(context);
  const found = known?.event === event ? known : lookOf(new Turn(plan, context, event));
  return found.moved.get(sla);
}

function lookOf(turn: Turn): Look {
  const known = looks.get(turn.before);
  if (known?.event === turn.event) return known;
  const moved = look(turn);
  const found: Look = { event: turn.event, moved, draft: turn.draft, outputs: [...turn.outputs] };
  looks.set(turn.before, found);
  return found;
}

function look(turn: Turn): Map<string, string> {
  const { plan, draft } = turn;
  const moved = new Map<string, string>();
  const { clocks } = plan;
  if (clocks === undefined) return moved;
  const facts = draft.told ?? [];
  draft.told = undefined;
  if (clocks.hearsCustomer) noteReplies(turn, facts);
  let seen: FeelEnv | undefined;
  const env = (): FeelEnv => (seen ??= environment(plan, draft, draft.data, turn.at));
  for (const clock of clocks.all) {
    const before = draft.clocks?.[clock.id];
    const after = new ClockRun(turn, clock, before, env).settle(facts);
    if (after === before || after === AT_REST) continue;
    if (shownState(before ?? AT_REST) !== shownState(after)) moved.set(clock.id, shownState(after));
    draft.clocks = { ...draft.clocks, [clock.id]: after };
    seen = undefined;
  }
  if (facts.some(({ name }) => name === 'case.sealed')) {
    const sealed: CaseEvent = { type: 'fact.clocks.sealed', at: turn.at, by: turn.by ?? SYSTEM };
    turn.outputs.push({ kind: 'fact', event: sealed });
  }
  return moved;
}

/** The state of a clock's region: one that runs without a due time is shown apart. */
function shownState({ state, due }: NonNullable<CaseContext['clocks']>[string]): string {
  return state === 'running' && due === undefined ? 'undated' : state;
}

/** What the customer writes ends the waiting for the customer, until the step is entered again. */
function noteReplies({ draft, plan }: Turn, facts: readonly ClockFact[]): void {
  const waits = (step: string): boolean => plan.clocks?.all.some((clock) => clock.pausesForCustomer.has(step)) ?? false;
  // A step that was entered again since waits anew.
  const kept = (draft.replied ?? []).filter((step) => draft.active[step] !== undefined);
  const isWritten = facts.some(({ name }) => name === 'customer.writes');
  const writtenAt = facts.find(({ name }) => name === 'customer.writes')?.at ?? 0;
  const now = isWritten
    ? Object.entries(draft.active).flatMap(([step, since]) =>
        waits(step) && since < writtenAt && !kept.includes(step) ? [step] : [],
      )
    : [];
  const replied = [...kept, ...now];
  draft.replied = replied.length === 0 ? undefined : replied.length === draft.replied?.length ? draft.replied : replied;
}
