import { isAlerting, recipientsOf } from '../../blueprint/escalation.ts';
import type { AlertEffect, Entry } from '../../compile/case.ts';
import type { LadderPlan, LevelPlan } from '../../compile/ladder-plan.ts';
import type { Untold } from '../../compile/recipients.ts';
import type { Situation } from '../expectation.ts';

/** Why a level of an escalation has not told somebody. Instants are epoch milliseconds. */
export interface UntoldLevel {
  readonly escalation: string;
  /** From 1 on; absent for the level behind the rounds. */
  readonly level?: number;
  readonly plan: LevelPlan;
  readonly why:
    | { readonly kind: 'not-set-off'; readonly by: string }
    | { readonly kind: 'held'; readonly until: number }
    | { readonly kind: 'ahead'; readonly next?: number }
    | { readonly kind: 'left-out' }
    | { readonly kind: 'nobody'; readonly untold: Untold }
    | { readonly kind: 'over'; readonly accepted: boolean };
}

/**
 * The level that comes nearest to telling a role or person: of the escalations that name them, one under way before one that
 * is over or was never set off. Undefined where no level would ever tell them.
 */
export function untoldLevel(situation: Situation, name: string): UntoldLevel | undefined {
  const found = (situation.compiled.plan.ladders?.all ?? []).flatMap((ladder) =>
    ladder.levels.flatMap((level, index) =>
      wouldTell(situation, level, name) ? [standingOf(situation, ladder, index)] : [],
    ),
  );
  return found.toSorted((a, b) => NEARNESS.indexOf(a.why.kind) - NEARNESS.indexOf(b.why.kind))[0];
}

const NEARNESS: readonly UntoldLevel['why']['kind'][] = ['nobody', 'held', 'left-out', 'ahead', 'over', 'not-set-off'];

/** A person may be found by any level of theirs; a role by those that name it, or that find people by way of others. */
function wouldTell({ compiled }: Situation, { level }: LevelPlan, name: string): boolean {
  if (!isAlerting(level)) return false;
  const { roles } = compiled.blueprint;
  const recipients = recipientsOf(level);
  if (!roles.has(name)) return recipients.some((one) => one.name === name || one.kind !== 'customer');
  return recipients.some(
    (one) => one.name === name || (one.kind === 'deputy-of' && roles.get(one.name)?.deputy?.name === name),
  );
}

function standingOf({ view, entries }: Situation, ladder: LadderPlan, index: number): UntoldLevel {
  const { id, escalation, clock, levels } = ladder;
  const number = index + 1;
  const isLast = escalation.last !== undefined && number === levels.length;
  const plan = levels[index]!;
  const told = { escalation: id, plan, ...(isLast ? {} : { level: number }) };
  const seen = view?.escalations.find((one) => one.escalation === id);
  if (seen === undefined) {
    const { trigger } = escalation;
    const by =
      trigger.kind === 'when' ? trigger.when.text : trigger.kind === 'event' ? trigger.event.name : (clock?.id ?? '');
    return { ...told, why: { kind: 'not-set-off', by } };
  }
  const last = entries.findLast((entry) => isOfLevel(entry, id, number));
  if (last?.type === 'effect.requested' && last.effect.kind === 'alert') {
    const untold = wantedBy(last.effect, plan);
    if (untold !== undefined) return { ...told, why: { kind: 'nobody', untold } };
  }
  if (last?.type === 'escalation.held' && seen.leavesAt !== undefined) {
    return { ...told, why: { kind: 'held', until: seen.leavesAt } };
  }
  if (last?.type === 'escalation.skipped' && last.because === 'when') return { ...told, why: { kind: 'left-out' } };
  if (seen.state === 'climbing') {
    return { ...told, why: { kind: 'ahead', ...(seen.nextAt === undefined ? {} : { next: seen.nextAt }) } };
  }
  return { ...told, why: { kind: 'over', accepted: seen.state === 'accepted' } };
}

/** The first whom an alert of this level was for and who was not found. */
function wantedBy({ untold }: AlertEffect, { level }: LevelPlan): Untold | undefined {
  const names = recipientsOf(level).map(({ name }) => name);
  return untold.find(({ wanted, why }) => names.includes(wanted.name) && why !== 'already-told');
}

function isOfLevel(entry: Entry, escalation: string, level: number): boolean {
  if (entry.type === 'effect.requested') {
    const { effect } = entry;
    return effect.kind === 'alert' && effect.escalation === escalation && effect.level === level;
  }
  return (
    (entry.type === 'escalation.held' || entry.type === 'escalation.skipped') &&
    entry.escalation === escalation &&
    entry.level === level
  );
}
