import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Blueprint, CompiledBlueprint, Entry, JourneyResult } from '../../src/index.ts';
import { compileBlueprint, loadBlueprint, playJourney, readJourneys } from '../../src/index.ts';
import { printInstant } from '../../src/time/instant.ts';

/** An example whose journeys were played, by their names. */
export interface PlayedExample {
  readonly blueprint: Blueprint;
  readonly compiled: CompiledBlueprint;
  readonly results: ReadonlyMap<string, JourneyResult>;
  /** An instant in the local time of the blueprint without its offset: `2026-02-14T09:10`. */
  local(instant: number): string;
}

const played = new Map<string, Promise<PlayedExample>>();

/** An example by its name; its journeys are played once. */
export async function playedExample(example: string): Promise<PlayedExample> {
  const playing = played.get(example) ?? playAll(example);
  played.set(example, playing);
  return playing;
}

async function playAll(example: string): Promise<PlayedExample> {
  const file = `examples/${example}/${example}.journey.yaml`;
  const { file: journeyFile } = readJourneys(readFileSync(file, 'utf8'), { file });
  const { blueprint } = await loadBlueprint(join(file, '..', journeyFile!.blueprint));
  const compiled = compileBlueprint(blueprint!);
  const { zone } = blueprint!;
  return {
    blueprint: blueprint!,
    compiled,
    results: new Map(journeyFile!.journeys.map((journey) => [journey.name, playJourney(compiled, journey)])),
    local: (instant) => printInstant(instant, zone).replace(/(?::00)?[+-]\d\d:\d\d$/u, ''),
  };
}

/**
 * What a clock does in a journey, to be held against instants that were worked out by hand: how they come about stands in
 * the comments, with the days and opening hours that count.
 */
export interface Course {
  /** The last instant in time as it was told: at the start, after each pause and each change of the target. */
  readonly due: readonly string[];
  readonly paused?: readonly string[];
  readonly resumed?: readonly string[];
  readonly warned?: readonly string[];
  readonly breached?: readonly string[];
  readonly met?: string;
  /** Stopped, but too late. */
  readonly late?: string;
  readonly cancelled?: string;
}

type ClockEntry = Extract<Entry, { readonly sla: string }>;

/** What the journal of a journey says of one clock; nothing where there is no such journey. */
export async function clockEntriesOf(example: string, journey: string, sla: string) {
  const { results } = await playedExample(example);
  const entries = results.get(journey)?.entries.filter((entry): entry is ClockEntry & Entry => 'sla' in entry);
  return entries?.filter((entry) => entry.sla === sla) ?? [];
}

/** What became of one clock in a journey of an example. */
export async function courseOf(example: string, journey: string, sla: string): Promise<Course> {
  const { local } = await playedExample(example);
  const entries = await clockEntriesOf(example, journey, sla);
  const at = (type: ClockEntry['type']): string[] =>
    entries.filter((entry) => entry.type === type).map((entry) => local(entry.at));
  const due = entries.flatMap((entry) =>
    (entry.type === 'sla.started' || entry.type === 'sla.resumed' || entry.type === 'sla.retargeted') &&
    entry.due !== undefined
      ? [local(entry.due)]
      : [],
  );
  // A promise is broken one millisecond after its last instant.
  const breached = entries.flatMap((entry) => (entry.type === 'sla.breached' ? [local(entry.at - 1)] : []));
  const lists = { paused: at('sla.paused'), resumed: at('sla.resumed'), warned: at('sla.warned'), breached };
  const [met] = at('sla.met');
  const [late] = at('sla.stopped');
  const [cancelled] = at('sla.cancelled');
  return {
    due,
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    ...Object.fromEntries(Object.entries({ met, late, cancelled }).filter(([, instant]) => instant !== undefined)),
  };
}
