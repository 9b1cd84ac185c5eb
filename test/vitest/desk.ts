import { shop } from '../journey/expect/support.ts';
import { openJourney, type OpenJourneyOptions } from '../../src/journey/handle/open-journey.ts';
import type { JourneyCase } from '../../src/journey/handle/journey-case.ts';

/** A case of the repair shop, opened at 9 o'clock on Monday 5 January 2026. */
export function openShop(options: OpenJourneyOptions = {}): JourneyCase {
  return openJourney(shop, options);
}

/** What a failing expectation prints. */
export function printed(expectation: () => unknown): string {
  try {
    expectation();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'nothing: the expectation is met';
}
