import type { Rule } from './rule.ts';
import { approvals } from './rules/approvals.ts';
import { blankMessages } from './rules/blank-messages.ts';
import { branches } from './rules/branches.ts';
import { coverage } from './rules/coverage.ts';
import { dataFlow } from './rules/data-flow.ts';
import { deadlines } from './rules/deadlines.ts';
import { decisionTables } from './rules/decision-tables.ts';
import { deputies } from './rules/deputies.ts';
import { events } from './rules/events.ts';
import { expressions } from './rules/expressions.ts';
import { literals } from './rules/literals.ts';
import { messages } from './rules/messages.ts';
import { outcomes } from './rules/outcomes.ts';
import { expressionNames, parameters } from './rules/parameters.ts';
import { deadEnds, reachability, waitlessLoops } from './rules/reachability.ts';
import { references } from './rules/references.ts';
import { services } from './rules/services.ts';
import { builtInMilestones, stageKinds } from './rules/stage-kinds.ts';
import { surveys } from './rules/surveys.ts';
import { targets, uniqueTargets } from './rules/targets.ts';
import { unused } from './rules/unused.ts';

/** Without these nothing can run. */
const needed: readonly Rule[] = [
  references,
  uniqueTargets,
  expressionNames,
  targets,
  events,
  outcomes,
  services,
  approvals,
  deputies,
  expressions,
  literals,
  deadlines,
  surveys,
  messages,
  decisionTables,
  coverage,
  deadEnds,
  waitlessLoops,
  dataFlow,
];

/** What most likely is a mistake or was forgotten. */
const likely: readonly Rule[] = [parameters, blankMessages, stageKinds, builtInMilestones, reachability, unused, branches];

/** Every law there is. */
export const everyRule: readonly Rule[] = [...needed, ...likely];

/** Named sets of laws. */
export const presets = {
  /** What a blueprint needs in order to run. */
  minimal: needed,
  /** That, and what most likely is a mistake or was forgotten. */
  recommended: [...needed, ...likely],
} as const satisfies Record<string, readonly Rule[]>;

export type Preset = keyof typeof presets;
