import { blueprintCalendarsCatalogue } from './blueprint-calendars.ts';
import { blueprintKeysCatalogue } from './blueprint-keys.ts';
import { blueprintNamesCatalogue } from './blueprint-names.ts';
import { blueprintEscalationsCatalogue } from './blueprint-escalations.ts';
import { blueprintPeopleCatalogue } from './blueprint-people.ts';
import { blueprintSlasCatalogue } from './blueprint-slas.ts';
import { blueprintStepsCatalogue } from './blueprint-steps.ts';
import { blueprintVerbsCatalogue } from './blueprint-verbs.ts';
import { blueprintValuesCatalogue } from './blueprint-values.ts';

/** The shape of a blueprint: keys, kinds of value, names, durations, steps. */
export const blueprintCatalogue = {
  ...blueprintKeysCatalogue,
  ...blueprintNamesCatalogue,
  ...blueprintValuesCatalogue,
  ...blueprintCalendarsCatalogue,
  ...blueprintStepsCatalogue,
  ...blueprintVerbsCatalogue,
  ...blueprintSlasCatalogue,
  ...blueprintEscalationsCatalogue,
  ...blueprintPeopleCatalogue,
};
