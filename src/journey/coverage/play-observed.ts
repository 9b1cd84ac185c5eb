import type { CompiledBlueprint } from '../../compile/compile.ts';
import { observe, type Noticed } from '../../compile/observe.ts';
import type { Journey } from '../journey-file.ts';
import { playJourney, type JourneyResult, type PlayOptions } from '../play-journey.ts';
import type { CoverageRun } from './coverage.ts';

/** A journey that was played, and what it shows. */
export interface ObservedPlay {
  readonly result: JourneyResult;
  readonly run: CoverageRun;
}

/** Plays journeys one after the other as `playJourney` does, and keeps what the blueprint did meanwhile. */
export function playObserved(
  compiled: CompiledBlueprint,
  journeys: readonly Journey[],
  options: PlayOptions = {},
): ObservedPlay[] {
  const play = observedPlayer(compiled);
  return journeys.map((journey) => play(journey, options));
}

/** The same for journeys that come one by one: the blueprint is observed once for all of them. */
export function observedPlayer(compiled: CompiledBlueprint): (journey: Journey, options?: PlayOptions) => ObservedPlay {
  let noticed: Noticed[] = [];
  const observed = observe(compiled, (one) => noticed.push(one));
  return (journey, options) => {
    noticed = [];
    const result = playJourney(observed, journey, options);
    return { result, run: { journey: journey.name, entries: result.entries, noticed } };
  };
}
