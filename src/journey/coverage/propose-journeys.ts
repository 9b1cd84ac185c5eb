import type { CompiledBlueprint } from '../../compile/compile.ts';
import { peopleOf } from '../known-persons.ts';
import { printInstant } from '../../time/instant.ts';
import type { Journey, WrittenJourney, WrittenLine } from '../journey-file.ts';
import { readJourneys } from '../read-journeys.ts';
import { explore } from '../search/explore.ts';
import { startOf } from '../start-of.ts';
import { writeJourneyFile, type JourneyFileHead } from '../write-journey.ts';
import type { Coverage, CoveredItem } from './coverage.ts';
import { evidenceOf } from './evidence.ts';
import { observedPlayer, type ObservedPlay } from './play-observed.ts';

/** A journey that shows something which no journey shows so far. */
export interface ProposedJourney {
  readonly journey: WrittenJourney;
  /** The ids of what it covers and nothing covered before. */
  readonly covers: readonly string[];
}

/** So many moves are tried unless told otherwise. */
const MOST_TRIES = 4000;

/**
 * Short journeys for what is not covered, those first that show most of it. Found by trying what a case offers, within
 * bounds: where nothing is proposed for an item, it may still be reachable. Each was played as it is written, and covers
 * what it says.
 *
 * @param limit how many journeys at most.
 * @param most how many moves are tried.
 * @param start epoch milliseconds; the start that journeys have of themselves, unless told.
 */
export function proposeJourneys(
  compiled: CompiledBlueprint,
  coverage: Coverage,
  limit: number,
  most: number = MOST_TRIES,
  start: number = startOf({}, compiled.blueprint.zone),
): ProposedJourney[] {
  const wanted = new Set(coverage.missing.map(({ id }) => id));
  const asked = new Map<string, string[]>();
  for (const { id, evidence } of coverage.missing) {
    for (const name of evidence) asked.set(name, [...(asked.get(name) ?? []), id]);
  }
  const seen = new Set<string>();
  const ways = new Map<string, readonly WrittenLine[]>();
  const isNews = (found: Parameters<Parameters<typeof explore>[1]['isNews']>[0]): boolean => {
    let isNew = false;
    for (const name of evidenceOf(compiled, found).keys()) {
      if (seen.has(name)) continue;
      seen.add(name);
      isNew = true;
      for (const id of asked.get(name) ?? []) if (!ways.has(id)) ways.set(id, found.lines);
    }
    return isNew;
  };
  const people = peopleOf(compiled);
  explore(compiled, { start, most, people, isNews, isDone: () => ways.size === wanted.size });
  return chosen(compiled, [...new Set(ways.values())], coverage.missing, start, limit);
}

/** Of the ways that were found those that together show most, each held against what it really covers. */
function chosen(
  compiled: CompiledBlueprint,
  ways: readonly (readonly WrittenLine[])[],
  missing: readonly CoveredItem[],
  start: number,
  limit: number,
): ProposedJourney[] {
  const left = new Set(missing.map(({ id }) => id));
  const play = observedPlayer(compiled);
  const head = { blueprint: compiled.id, start: printInstant(start, compiled.blueprint.zone) };
  const played = ways.flatMap((lines) => {
    const journey = lines.length === 0 ? undefined : readBack(head, lines);
    const covers = journey === undefined ? [] : coveredBy(compiled, play(journey), missing);
    return covers.length === 0 ? [] : [{ lines, covers }];
  });
  const proposed: ProposedJourney[] = [];
  while (proposed.length < limit) {
    const found = played
      .map(({ lines, covers }) => ({ lines, covers: covers.filter((id) => left.has(id)) }))
      .toSorted((a, b) => b.covers.length - a.covers.length || a.lines.length - b.lines.length);
    const [best] = found;
    if (best === undefined || best.covers.length === 0) break;
    proposed.push({ journey: { steps: [...best.lines] }, covers: best.covers });
    for (const id of best.covers) left.delete(id);
  }
  return proposed;
}

/** A journey as it is read from what is proposed. */
function readBack(head: JourneyFileHead, steps: readonly WrittenLine[]): Journey | undefined {
  const text = writeJourneyFile(head, 'proposed', { steps: [...steps] });
  return readJourneys(text, { file: 'proposed.journey.yaml' }).file?.journeys[0];
}

/** What a journey that was played covers of what is missing; nothing where it did not come to its end. */
function coveredBy(
  compiled: CompiledBlueprint,
  { result, run }: ObservedPlay,
  missing: readonly CoveredItem[],
): string[] {
  if (!result.completed) return [];
  const seen = evidenceOf(compiled, run);
  return missing.flatMap(({ id, evidence }) => (evidence.some((name) => seen.has(name)) ? [id] : []));
}
