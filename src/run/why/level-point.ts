import type { Deadline } from '../../blueprint/deadline.ts';
import { levelsOf, type Escalation } from '../../blueprint/escalation.ts';
import { printDuration } from '../../time/duration.ts';
import type { LevelPoint } from './escalation-explanation.ts';

/** When a level of an escalation comes, as the blueprint has it; `level` and `round` count from 1. */
export function levelPoint(
  escalation: Escalation,
  { level, round }: { readonly level: number; readonly round: number },
): LevelPoint {
  const { levels, rounds, trigger } = escalation;
  const { comes } = levelsOf(escalation)[level - 1] ?? { comes: undefined };
  if (comes?.kind === 'share') return { kind: 'share', percent: comes.percent };
  if (comes?.kind === 'left') return { kind: 'left', duration: printDuration(comes.duration) };
  if (comes?.kind === 'breach') {
    return { kind: 'breach', ...(comes.plus === undefined ? {} : { plus: printDuration(comes.plus) }) };
  }
  const own = textOf(comes?.after);
  const gap = textOf(rounds?.gap);
  if (level > levels.length) return { kind: 'after', from: 'round', ...after(own ?? gap) };
  if (level > 1) return { kind: 'after', from: 'level', ...after(own) };
  if (round === 1) return { kind: 'after', from: trigger.kind === 'sla' ? 'breach' : 'trigger', ...after(own) };
  return { kind: 'after', from: 'round', ...after(gap), ...(own === undefined ? {} : { plus: own }) };
}

/** As it is written; undefined for no time at all. */
function textOf(deadline: Deadline | undefined): string | undefined {
  if (deadline === undefined) return undefined;
  if (deadline.kind === 'name') return deadline.name;
  const { duration } = deadline;
  return duration.kind === 'elapsed' && duration.milliseconds === 0 ? undefined : printDuration(duration);
}

function after(text: string | undefined): { after?: string } {
  return text === undefined ? {} : { after: text };
}
