import uniq from 'lodash/uniq.js';

import { nearest } from '../text/did-you-mean.ts';
import type { Path } from '../text/places.ts';
import type { Journey, JourneyLine } from './journey-file.ts';

/** A journey with its own lines alone, and the name of the journey with which it begins. */
export interface OwnJourney extends Journey {
  readonly beginsWith?: string;
}

/** What is wrong with a beginning; `path` is that of `begins-with`. */
export type ReportBeginning = (
  code: 'TL5026',
  path: Path,
  params: {
    readonly name: string;
    readonly circle?: readonly string[];
    readonly near?: string;
    readonly known: readonly string[];
  },
) => void;

/**
 * Journeys with the lines of those they begin with, without what these expect: that is held against them where they are
 * played themselves. What a case is opened with and the instant are those of the beginning, unless a journey says otherwise.
 *
 * @param start of the file, in epoch milliseconds.
 */
export function whole(journeys: readonly OwnJourney[], start: number | undefined, report: ReportBeginning): Journey[] {
  const byName = new Map(journeys.map((journey) => [journey.name, journey]));
  const told = new Set<string>();
  const complete = ({ beginsWith, ...journey }: OwnJourney, before: readonly string[]): Journey => {
    if (beginsWith === undefined) return journey;
    const path = [...journey.path, 'begins-with'];
    const tell = (params: Parameters<ReportBeginning>[2]): Journey => {
      // The rows of a table have one place, and a circle is one mistake whichever journey it is entered by.
      const mistake = JSON.stringify(params.circle === undefined ? path : uniq(params.circle).toSorted());
      if (!told.has(mistake)) report('TL5026', path, params);
      told.add(mistake);
      return journey;
    };
    const names = [...byName.keys()].filter((name) => name !== journey.name);
    const found = byName.get(beginsWith);
    if (found === undefined) {
      return tell({ name: beginsWith, near: nearest(beginsWith, names), known: names });
    }
    if (before.includes(beginsWith) || beginsWith === journey.name) {
      return tell({ name: beginsWith, circle: circleOf([...before, journey.name], beginsWith), known: names });
    }
    const beginning = complete(found, [...before, journey.name]);
    return {
      ...journey,
      start: journey.start ?? beginning.start,
      data: { ...beginning.data, ...journey.data },
      locale: journey.locale ?? beginning.locale,
      lines: [...beginning.lines.filter(isHappening), ...journey.lines],
    };
  };
  return journeys.map((journey) => {
    const { start: own, ...rest } = complete(journey, []);
    return { ...rest, start: own ?? start };
  });
}

/** Where one comes back to a name, without the journeys that only lead there. */
function circleOf(names: readonly string[], again: string): string[] {
  return [...names.slice(names.indexOf(again)), again];
}

function isHappening({ kind }: JourneyLine): boolean {
  return kind !== 'expect';
}
