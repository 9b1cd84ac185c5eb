import type { ClockExtension, ClockFact } from './case.ts';
import { INTERRUPTED, MOVES, type ClockPlan, type ClocksPlan, type Move } from './clock-plan.ts';

/** What a fact or a date does to a clock, and when. */
export interface ClockMove {
  readonly move: Move;
  readonly at: number;
  /** What did it, as the journal names it. */
  readonly name: string;
  /** Only on `extend`. */
  readonly extension?: ClockExtension;
}

/** What the facts do to a clock, action by action; of what one action does the strongest wins. */
export function movesIn(clocks: ClocksPlan, { id, sla }: ClockPlan, facts: readonly ClockFact[]): ClockMove[] {
  const found: (ClockMove & { readonly action: number })[] = [];
  for (const [index, { name, at, role, action, extension }] of facts.entries()) {
    for (const { clock, move } of clocks.moves.get(name) ?? []) {
      if (clock !== id) continue;
      const isMet = sla.satisfiedBy === 'any' || (role !== undefined && clocks.people.has(role));
      if (move === 'stop' && !isMet) continue;
      // A stage that is left because something happened is not done.
      const isBroken =
        move === 'stop' &&
        sla.of?.kind === 'stage' &&
        facts.slice(0, index).some((earlier) => earlier.name === INTERRUPTED);
      found.push({ move: isBroken ? 'cancel' : move, at, name: name.replace(/^again:/, ''), action, extension });
    }
  }
  if (found.length < 2) return found;
  return found
    .toSorted((a, b) => a.action - b.action || strength(a) - strength(b))
    .filter(
      ({ move, action }, index, all) =>
        // Closing comes beside a stop; all else gives way to it.
        move === 'close' || !all.slice(0, index).some((other) => other.action === action && other.move !== 'close'),
    );
}

/** Of what happens at one moment the first of {@link MOVES} wins. */
export function strength({ move }: Pick<ClockMove, 'move'>): number {
  return MOVES.indexOf(move);
}
