import type { FeelEnv } from '../feel/evaluate.ts';
import { SYSTEM, type CaseContext, type CaseEvent, type ClockFact } from './case.ts';
import type { ClockPlan } from './clock-plan.ts';
import { AT_REST, ClockRun } from './clock-run.ts';
import { environment } from './facts.ts';
import type { Plan } from './plan.ts';
import { Turn, type Output } from './turn.ts';

/**
 * All clocks look at what has happened since the last look. Every action that changes the case is followed by one look,
 * after the case has come to rest: what it was in between moves no clock.
 */
export function settleClocks(turn: Turn): void {
  const found = lookOf(turn);
  // One look moves several regions; the first of them has settled all clocks.
  if (found.isTaken) return;
  found.isTaken = true;
  turn.draft = found.draft;
  turn.outputs.push(...found.outputs);
}

/** What one look comes to: which clocks show another state, and all that follows. */
interface Look {
  isTaken: boolean;
  readonly moved: ReadonlyMap<string, string>;
  readonly draft: Turn['draft'];
  readonly outputs: readonly Output[];
}

// The guards of all regions ask for the same look, and the action after them.
const looks = new WeakMap<CaseEvent, Look>();

/** The state that a clock shows after this look; undefined when it shows the same as before. */
export function movedTo(plan: Plan, context: CaseContext, event: CaseEvent, sla: string): string | undefined {
  return (looks.get(event) ?? lookOf(new Turn(plan, context, event))).moved.get(sla);
}

function lookOf(turn: Turn): Look {
  const known = looks.get(turn.event);
  if (known !== undefined) return known;
  const { plan, before, event } = turn;
  const looking = new Turn(plan, before, event);
  const found: Look = { isTaken: false, moved: look(looking), draft: looking.draft, outputs: looking.outputs };
  looks.set(event, found);
  return found;
}

function look(turn: Turn): Map<string, string> {
  const { plan, draft } = turn;
  const moved = new Map<string, string>();
  const { clocks } = plan;
  if (clocks === undefined) return moved;
  const facts = draft.told ?? [];
  draft.told = undefined;
  forgetReplies(turn);
  let seen: FeelEnv | undefined;
  const env = (): FeelEnv => (seen ??= environment(plan, draft, draft.data, turn.at));
  const settle = (all: readonly ClockPlan[], news: readonly ClockFact[]): void => {
    for (const clock of all) {
      const before = draft.clocks?.[clock.id];
      const after = new ClockRun(turn, clock, before, env).settle(news);
      if (after === before || after === AT_REST) continue;
      draft.clocks = { ...draft.clocks, [clock.id]: after };
      seen = undefined;
    }
  };
  const known = draft.clocks;
  settle(clocks.all, facts);
  // Clocks that look at clocks see all of them as they have become, in whatever order they are written.
  if (draft.clocks !== known) settle(clocks.watching, []);
  for (const { id } of clocks.all) {
    const shown = shownState(draft.clocks?.[id] ?? AT_REST);
    if (shown !== shownState(known?.[id] ?? AT_REST)) moved.set(id, shown);
  }
  if (facts.some(({ name }) => name === 'case.sealed')) {
    const sealed: CaseEvent = { type: 'fact.clocks.sealed', at: turn.at, by: turn.by ?? SYSTEM };
    turn.outputs.push({ kind: 'fact', event: sealed });
  }
  // What clocks tell may move clocks.
  if (draft.told !== undefined) turn.callForLook();
  return moved;
}

/** The state of a clock's region: one that runs without a due time is shown apart. */
function shownState({ state, due }: NonNullable<CaseContext['clocks']>[string]): string {
  return state === 'running' && due === undefined ? 'undated' : state;
}

/** Steps that are left wait for nobody. */
function forgetReplies({ draft }: Turn): void {
  const kept = draft.replied?.filter((step) => draft.active[step] !== undefined);
  if (kept?.length !== draft.replied?.length) draft.replied = kept?.length === 0 ? undefined : kept;
}
