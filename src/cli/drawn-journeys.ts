import { textIn } from '../blueprint/text.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import type { PageJourney, PageVisit } from '../draw/html/page-data.ts';
import { plain, ProcessNames } from '../flow/process-names.ts';
import type { Journey } from '../journey/journey-file.ts';
import { playJourney, type JourneyResult } from '../journey/play-journey.ts';
import { languageOf } from '../text/language-of.ts';
import { describeInstant } from '../time/instant.ts';
import type { ChosenJourneys } from './choose-journeys.ts';

/** A journey with what became of it. */
export interface PlayedJourney {
  readonly journey: Journey;
  readonly entries: JourneyResult['entries'];
}

export function playAll(compiled: CompiledBlueprint, chosen: readonly ChosenJourneys[]): PlayedJourney[] {
  const journeys = chosen.flatMap((one) => one.journeys);
  return journeys.map((journey) => ({ journey, entries: playJourney(compiled, journey).entries }));
}

/** The way of each journey through a blueprint, as a page follows it: every step it came to, and its end. */
export function pageJourneys(
  compiled: CompiledBlueprint,
  played: readonly PlayedJourney[],
  locale: string,
): PageJourney[] {
  const { blueprint, plan } = compiled;
  const names = new ProcessNames(blueprint, locale);
  const titleOf = (id: string): string => {
    const step = plan.steps.get(id)?.step;
    if (step !== undefined) return names.step(step);
    return names.text(plan.ends.get(id)?.title) ?? plan.tokens?.nodes.get(id)?.node.name ?? plain(id);
  };
  return played.flatMap(({ journey, entries }): PageJourney[] => {
    const visits = entries.flatMap((entry): PageVisit[] => {
      const id =
        entry.type === 'step.entered'
          ? entry.step
          : entry.type === 'event.passed'
            ? entry.node
            : entry.type === 'case.closed'
              ? entry.end
              : undefined;
      if (id === undefined) return [];
      return [{ step: id, at: describeInstant(entry.at, blueprint.zone, languageOf(locale)), title: titleOf(id) }];
    });
    const title = journey.title === undefined ? journey.name : textIn(journey.title, locale) || journey.name;
    return visits.length === 0 ? [] : [{ title, visits }];
  });
}
