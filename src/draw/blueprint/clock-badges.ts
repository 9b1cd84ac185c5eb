import type { Blueprint } from '../../blueprint/blueprint.ts';
import { levelsOf } from '../../blueprint/escalation.ts';
import type { Sla } from '../../blueprint/sla.ts';
import type { ProcessNames } from '../../flow/process-names.ts';
import { plain } from '../../flow/process-names.ts';
import type { PictureWords } from './picture-words.ts';
import type { Badge } from './scene.ts';

/** What a clock promises, in a few words. */
export function targetWords({ target }: Sla, names: ProcessNames, words: PictureWords): string {
  return target.kind === 'deadline' ? names.deadline(target.deadline) : words.byDecision;
}

export function clockName({ id, title }: Sla, names: ProcessNames): string {
  return names.text(title) ?? plain(id);
}

/** How many levels of ladders escalate a clock. */
export function levelsOn({ escalations }: Blueprint, sla: Sla): number {
  let count = 0;
  for (const escalation of escalations.values()) {
    const { trigger } = escalation;
    if (trigger.kind === 'sla' && trigger.sla.name === sla.id) count += levelsOf(escalation).length;
  }
  return count;
}

/** The badge of a clock that a step or stage has of its own. */
export function clockBadge(blueprint: Blueprint, sla: Sla, names: ProcessNames, words: PictureWords): Badge {
  const target = targetWords(sla, names, words);
  const levels = levelsOn(blueprint, sla);
  const explained = words.clock(clockName(sla, names), target);
  return {
    text: target,
    levels,
    explained: levels === 0 ? explained : `${explained}${words.comma}${words.levels(levels)}`,
  };
}
