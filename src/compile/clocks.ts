import type { FeelEnv } from '../feel/evaluate.ts';
import type { CaseContext } from './case.ts';
import { SYSTEM } from './case.ts';
import { AT_REST, ClockRun } from './clock-run.ts';
import { environment } from './facts.ts';
import type { Turn } from './turn.ts';

/**
 * All clocks look at what has happened since the last look. Every action that changes the case is followed by one look,
 * after the case has come to rest: what it was in between moves no clock.
 */
export function settleClocks(turn: Turn): void {
  const { plan, draft } = turn;
  const { clocks } = plan;
  if (clocks === undefined) return;
  const facts = draft.told ?? [];
  draft.told = undefined;
  forgetReplies(turn);
  let seen: FeelEnv | undefined;
  const env = (): FeelEnv => (seen ??= environment(plan, draft, draft.data, turn.at));
  const moved: string[] = [];
  for (const clock of clocks.all) {
    const before = draft.clocks?.[clock.id];
    const after = new ClockRun(turn, clock, before, env).settle(facts);
    if (after === before || after === AT_REST) continue;
    if (shownState(before ?? AT_REST) !== shownState(after)) moved.push(clock.id);
    draft.clocks = { ...draft.clocks, [clock.id]: after };
    seen = undefined;
  }
  if (moved.length > 0) tell(turn, 'clocks.moved', { moved });
  if (facts.some(({ name }) => name === 'case.sealed')) tell(turn, 'clocks.sealed');
  // What clocks tell may move clocks.
  if (draft.told !== undefined) turn.callForLook();
}

/** The state of a clock's region: one that runs without a due time is shown apart. */
export function shownState({ state, due }: NonNullable<CaseContext['clocks']>[string]): string {
  return state === 'running' && due === undefined ? 'undated' : state;
}

/** Steps that are left wait for nobody. */
function forgetReplies({ draft }: Turn): void {
  const kept = draft.replied?.filter((step) => draft.active[step] !== undefined);
  if (kept?.length !== draft.replied?.length) draft.replied = kept?.length === 0 ? undefined : kept;
}

function tell(turn: Turn, name: string, data?: Readonly<Record<string, unknown>>): void {
  turn.outputs.push({
    kind: 'fact',
    event: { type: `fact.${name}`, at: turn.at, by: turn.by ?? SYSTEM, ...(data === undefined ? {} : { data }) },
  });
}
