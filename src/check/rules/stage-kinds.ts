import { BUILT_IN_MILESTONES } from '../../blueprint/declared.ts';
import { EXPECTED_KINDS } from '../../blueprint/stage.ts';
import type { Rule } from '../rule.ts';

/** Intake, confirmation, resolution and follow-up: a service that leaves one out says why. */
export const stageKinds: Rule = {
  name: 'every-service-has-the-four-stages',
  phase: 1,
  principle: 'improving',
  check(check) {
    const { blueprint } = check;
    const present = new Set(blueprint.stages.map(({ kind }) => kind));
    const missing = EXPECTED_KINDS.filter((kind) => !present.has(kind) && !blueprint.omits.has(kind));
    if (missing.length > 0) check.atKey(['stages'], 'TL4012', { kinds: missing });
    for (const kind of blueprint.omits.keys()) {
      if (present.has(kind)) check.atKey(['omits', kind], 'TL4031', { kind });
    }
  },
};

/** The five built-in milestones need no declaration. */
export const builtInMilestones: Rule = {
  name: 'built-in-milestones-are-not-declared',
  phase: 1,
  check(check) {
    for (const { id, path } of check.blueprint.milestones.values()) {
      if (BUILT_IN_MILESTONES.includes(id)) check.atKey(path, 'TL4032', { milestone: id });
    }
  },
};
