import { proposeJourneys, type ProposedJourney } from '../journey/coverage/propose-journeys.ts';
import { writeJourney } from '../journey/write-journey.ts';
import { visible } from '../text/safe-text.ts';
import type { BlueprintCoverage } from './blueprint-coverage.ts';
import type { Coverage } from '../journey/coverage/coverage.ts';
import type { Output } from './io.ts';
import type { Session } from './session.ts';
import { testWords } from './test-words.ts';

/** So many journeys are proposed for one blueprint. */
const MOST = 12;

/** So many things are named of those that a journey shows. */
const MOST_NAMED = 4;

/** A journey that shows what none shows so far, with a name that no journey of the blueprint has. */
export interface NamedProposal extends ProposedJourney {
  readonly name: string;
}

/** Journeys for what is not covered, those first that show most of it. */
export function proposalsFor(blueprint: BlueprintCoverage, coverage: Coverage): NamedProposal[] {
  const taken = new Set(coverage.journeys.map((journey) => journey.slice(journey.indexOf('#') + 1)));
  let number = 0;
  return proposeJourneys(blueprint.compiled, coverage, MOST, undefined, blueprint.start).map((proposed) => {
    do number += 1;
    while (taken.has(`proposed-${number}`));
    return { ...proposed, name: `proposed-${number}` };
  });
}

/** Prints journeys as they may be pasted into a journey file, under `journeys:`. */
export function printProposals(
  { language }: Session,
  output: Output,
  coverage: Coverage,
  proposals: readonly NamedProposal[],
): void {
  const words = testWords[language];
  if (coverage.missing.length === 0) return;
  const blueprint = visible(coverage.blueprint);
  if (proposals.length === 0) {
    output.write(`\n${words.nothingProposed(blueprint)}\n`);
    return;
  }
  const rows = proposals.flatMap(({ name, journey, covers }) => {
    const more = covers.length - MOST_NAMED;
    const named = covers.slice(0, MOST_NAMED).map((id) => visible(id));
    return [`  # ${words.shows(named, Math.max(more, 0))}`, ...writeJourney(name, journey)];
  });
  output.write(`\n${words.proposed(blueprint, proposals.length)}\n\n${rows.join('\n')}\n`);
}
