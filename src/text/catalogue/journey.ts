import { journeyCheckCatalogue } from './journey-check.ts';
import { journeyPlayCatalogue } from './journey-play.ts';
import { journeyReadCatalogue } from './journey-read.ts';

/** Codes of journeys: reading them, holding them against their blueprint, playing them. */
export const journeyCatalogue = {
  ...journeyReadCatalogue,
  ...journeyCheckCatalogue,
  ...journeyPlayCatalogue,
};
