import type { Rule } from './rule.ts';
import { approvals } from './rules/approvals.ts';
import { askedFields } from './rules/asked-fields.ts';
import { blankMessages } from './rules/blank-messages.ts';
import { branches } from './rules/branches.ts';
import { endingDays, idleCalendars } from './rules/calendars.ts';
import { channels } from './rules/channels.ts';
import { clockCircles, clockNesting } from './rules/clock-nesting.ts';
import { clockPauses } from './rules/clock-pauses.ts';
import { clockReach } from './rules/clock-reach.ts';
import { clockSettings } from './rules/clock-settings.ts';
import { clockStops } from './rules/clock-stops.ts';
import { clockSums } from './rules/clock-sums.ts';
import { clockTargets } from './rules/clock-targets.ts';
import { clockTriggers } from './rules/clock-triggers.ts';
import { clockWarnings } from './rules/clock-warnings.ts';
import { coverage } from './rules/coverage.ts';
import { dataFlow } from './rules/data-flow.ts';
import { deadlines } from './rules/deadlines.ts';
import { decisionTables } from './rules/decision-tables.ts';
import { deputies } from './rules/deputies.ts';
import { escalationDeputies, toldDeputies } from './rules/escalation-deputies.ts';
import { escalationLevels } from './rules/escalation-levels.ts';
import { escalationOrder } from './rules/escalation-order.ts';
import { escalationPeople } from './rules/escalation-people.ts';
import { escalationReach } from './rules/escalation-reach.ts';
import { escalationRepeats } from './rules/escalation-repeats.ts';
import { escalationSettings } from './rules/escalation-settings.ts';
import { escalationTriggers } from './rules/escalation-triggers.ts';
import { escalationWork } from './rules/escalation-work.ts';
import { events } from './rules/events.ts';
import { expressions } from './rules/expressions.ts';
import { idleStages } from './rules/idle-stages.ts';
import { foreignPlaceholders } from './rules/foreign-placeholders.ts';
import { idleColumns, idleSettings } from './rules/idle-settings.ts';
import { impossible } from './rules/impossible.ts';
import { lateTimes } from './rules/late-times.ts';
import { literals } from './rules/literals.ts';
import { lowScores } from './rules/low-scores.ts';
import { messages } from './rules/messages.ts';
import { modules } from './rules/modules.ts';
import { outcomes } from './rules/outcomes.ts';
import { expressionNames, parameters } from './rules/parameters.ts';
import { people } from './rules/people.ts';
import { personalCopies } from './rules/personal-copies.ts';
import { persons } from './rules/persons.ts';
import { promises } from './rules/promises.ts';
import { purpose } from './rules/purpose.ts';
import { deadEnds, reachability, waitlessLoops } from './rules/reachability.ts';
import { references } from './rules/references.ts';
import { servedNeeds } from './rules/served-needs.ts';
import { services } from './rules/services.ts';
import { sharedOutcomes } from './rules/shared-outcomes.ts';
import { shownTouchpoints } from './rules/shown-touchpoints.ts';
import { silentApprovals } from './rules/silent-approvals.ts';
import { heardEvents, matchedEvents, properCompletion, soundness, waitlessCircles } from './rules/soundness.ts';
import { builtInMilestones, stageKinds } from './rules/stage-kinds.ts';
import { surveys } from './rules/surveys.ts';
import { targets, uniqueTargets } from './rules/targets.ts';
import { unused } from './rules/unused.ts';
import { waitingCustomers } from './rules/waiting-customers.ts';
import { workRoles } from './rules/work-roles.ts';

/** Without these nothing can run. */
const needed: readonly Rule[] = [
  references,
  uniqueTargets,
  expressionNames,
  targets,
  events,
  clockTriggers,
  clockTargets,
  clockCircles,
  escalationTriggers,
  outcomes,
  services,
  approvals,
  modules,
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
  soundness,
  waitlessCircles,
  matchedEvents,
  dataFlow,
];

/** What most likely is a mistake or was forgotten. */
const likely: readonly Rule[] = [
  parameters,
  blankMessages,
  stageKinds,
  builtInMilestones,
  reachability,
  properCompletion,
  heardEvents,
  unused,
  branches,
  persons,
  lowScores,
  promises,
  sharedOutcomes,
  idleStages,
  impossible,
  lateTimes,
  silentApprovals,
  idleSettings,
  foreignPlaceholders,
  idleCalendars,
  endingDays,
  people,
  clockStops,
  clockSums,
  clockPauses,
  clockWarnings,
  clockNesting,
  clockReach,
  clockSettings,
  escalationReach,
  escalationOrder,
  escalationLevels,
  escalationRepeats,
  escalationWork,
  escalationSettings,
  toldDeputies,
  escalationPeople,
  personalCopies,
];

/** What a finished service design states, and a draft may leave open. */
const thorough: readonly Rule[] = [
  shownTouchpoints,
  channels,
  askedFields,
  purpose,
  servedNeeds,
  workRoles,
  idleColumns,
  waitingCustomers,
  escalationDeputies,
];

/** Every law there is. */
export const everyRule: readonly Rule[] = [...needed, ...likely, ...thorough];

/** Named sets of laws. */
export const presets = {
  /** What a blueprint needs in order to run. */
  minimal: needed,
  /** That, and what most likely is a mistake or was forgotten. */
  recommended: [...needed, ...likely],
  /** That, and all that a finished service design states. */
  strict: everyRule,
  /** What it needs to run, and the laws that serve one of the five design principles. */
  principles: everyRule.filter((rule) => needed.includes(rule) || rule.principle !== undefined),
} as const satisfies Record<string, readonly Rule[]>;

export type Preset = keyof typeof presets;
