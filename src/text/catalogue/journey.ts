import { journeyCheckCatalogue } from './journey-check.ts';
import { journeyPlayCatalogue } from './journey-play.ts';
import { journeyReadCatalogue } from './journey-read.ts';
import { journeyStoriesCatalogue } from './journey-stories.ts';

/** Codes of journeys: reading them, holding them against their blueprint, playing them, keeping their stories. */
export const journeyCatalogue = {
  ...journeyReadCatalogue,
  ...journeyCheckCatalogue,
  ...journeyPlayCatalogue,
  ...journeyStoriesCatalogue,
};
