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
  const { plan, before, event } = turn;
  // Without clocks no guard has asked for the look.
  const found = plan.clocks === undefined ? lookAt(plan, before, event) : looks.get(before);
  // One look moves several regions; the first of them has settled all clocks, and the case is another since.
  if (found?.event !== turn.event) return;
  turn.draft = found.draft;
  turn.outputs.push(...found.outputs);
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
  if (event.type === 'timer' && !isClockDue(context, event)) return undefined;
  return lookAt(plan, context, event).moved.get(sla);
}

/** True when a timer of a clock fires that still runs: the look at it is taken. */
export function takesTimer(plan: Plan, context: CaseContext, event: CaseEvent): boolean {
  if (!isClockDue(context, event)) return false;
  lookAt(plan, context, event);
  return true;
}

function isClockDue({ timers }: CaseContext, { timer = '', generation }: CaseEvent): boolean {
  return timer.startsWith('sla:') && timers[timer]?.generation === generation;
}

function lookAt(plan: Plan, context: CaseContext, event: CaseEvent): Look {
  const known = looks.get(context);
  if (known?.event === event) return known;
  const turn = new Turn(plan, context, event);
  if (event.type === 'timer') turn.disarm(event.timer ?? '');
  const found: Look = { event, moved: look(turn), draft: turn.draft, outputs: turn.outputs };
  looks.set(context, found);
  return found;
}

function look(turn: Turn): Map<string, string> {
  const { plan, draft } = turn;
  const moved = new Map<string, string>();
  const { clocks } = plan;
  const facts = draft.told ?? [];
  draft.told = undefined;
  if (clocks === undefined) {
    callLadders(turn, facts);
    return moved;
  }
  forgetReplies(turn);
  let seen: FeelEnv | undefined;
  const env = (): FeelEnv => (seen ??= environment(plan, draft, draft.data, turn.at));
  const settle = (all: readonly ClockPlan[], news: readonly ClockFact[]): void => {
    const told = new Set(news.flatMap(({ name }) => clocks.moves.get(name)?.map(({ clock }) => clock) ?? []));
    for (const clock of all) {
      if (!told.has(clock.id) && isAtRest(turn, clock)) continue;
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
  callLadders(turn, facts, draft.clocks !== known);
  // What clocks tell may move clocks.
  if (draft.told !== undefined) turn.callForLook();
  return moved;
}

/** Escalations look after the clocks, where something concerns them. */
function callLadders(
  { plan, at, by = SYSTEM, outputs }: Turn,
  facts: readonly ClockFact[],
  haveClocksMoved = false,
): void {
  const { ladders } = plan;
  if (ladders === undefined) return;
  const heard = facts.filter(({ name }) => ladders.hears.has(name) || name === 'case.sealed');
  if (heard.length === 0 && !haveClocksMoved && !ladders.watches) return;
  outputs.push({ kind: 'fact', event: { type: 'fact.ladders.look', at, by, facts: heard } });
}

/** True for a clock that nothing can have moved: only facts and its own timer do, and neither came. */
function isAtRest({ draft, event, at }: Turn, { isFixed, canPause, timer }: ClockPlan): boolean {
  if (!isFixed || canPause || event.timer === timer) return false;
  const running = draft.timers[timer];
  return running === undefined || running.due > at;
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
