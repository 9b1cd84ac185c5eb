import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  compileBlueprint,
  loadBlueprint,
  readJourneys,
  step,
  type CaseEvent,
  type CaseInput,
  type CaseSnapshot,
  type CompiledBlueprint,
  type Entry,
} from '../../src/index.ts';
import { filesOf, type KeptFile } from '../../src/blueprint/kept-file.ts';
import { COMPILER_REVISION } from '../../src/compile/hash.ts';
import type { Directory } from '../../src/compile/recipients.ts';
import { CasePlayer } from '../../src/journey/case-player.ts';
import { letHappen } from '../../src/journey/happening.ts';
import { peopleOf } from '../../src/journey/known-persons.ts';
import { startOf } from '../../src/journey/start-of.ts';

/** The journals of one example, with everything that is needed to play them again without its files. */
export interface RecordedExample {
  readonly blueprint: string;
  readonly version: string;
  readonly hash: string;
  readonly revision: number;
  readonly files: readonly KeptFile[];
  readonly cases: readonly RecordedJournal[];
}

/** What happened to one case, event by event; the first is its opening. */
export interface RecordedJournal {
  readonly journey: string;
  readonly events: readonly RecordedTurn[];
}

export interface RecordedTurn {
  readonly now: number;
  readonly event: CaseInput | CaseEvent;
  /** What the list of people answered, in the order of asking; `null` for nothing. */
  readonly answers?: readonly unknown[];
  readonly entries: readonly Entry[];
  /** The code, where the event was refused. */
  readonly refused?: string;
}

/** Plays the journeys of an example and keeps what happened. */
export async function recordExample(example: string): Promise<RecordedExample> {
  const file = `examples/${example}/${example}.journey.yaml`;
  const { file: read } = readJourneys(readFileSync(file, 'utf8'), { file });
  const { blueprint } = await loadBlueprint(join(file, '..', read!.blueprint));
  const compiled = compileBlueprint(blueprint!);
  const cases = read!.journeys.map((journey): RecordedJournal => {
    const player = new CasePlayer(compiled, startOf(journey, compiled.blueprint.zone), peopleOf(compiled));
    player.open({ id: journey.name, locale: journey.locale, data: journey.data });
    for (const line of journey.lines) if (line.kind !== 'expect') letHappen(compiled, player, line);
    let snapshot: CaseSnapshot | null = null;
    const events = player.log.map((delivered): RecordedTurn => {
      const answers: unknown[] = [];
      const people = delivered.people && asked(delivered.people, answers);
      const event = delivered.kind === 'input' ? delivered.input : delivered.event;
      const turn = turnOf(compiled, snapshot, { event, now: delivered.at, people });
      ({ snapshot } = turn);
      return { now: delivered.at, event, ...(answers.length === 0 ? {} : { answers }), ...turn.said };
    });
    return { journey: journey.name, events };
  });
  const { id, version, hash } = compiled;
  return { blueprint: id, version, hash, revision: COMPILER_REVISION, files: filesOf(blueprint!), cases };
}

/** What the events of a journal come to now. */
export function replayJournal(compiled: CompiledBlueprint, { events }: RecordedJournal): unknown[] {
  let snapshot: CaseSnapshot | null = null;
  return events.map(({ event, now, answers }) => {
    const people = answers && answering(answers);
    const turn = turnOf(compiled, snapshot, { event, now, people });
    ({ snapshot } = turn);
    return turn.said;
  });
}

/** What is kept of a turn, and what is compared. */
export function saidIn({ entries, refused }: RecordedTurn): Pick<RecordedTurn, 'entries' | 'refused'> {
  return { entries, ...(refused === undefined ? {} : { refused }) };
}

function turnOf(
  compiled: CompiledBlueprint,
  snapshot: CaseSnapshot | null,
  { event, now, people }: { readonly event: CaseInput | CaseEvent; readonly now: number; readonly people?: Directory },
): { readonly snapshot: CaseSnapshot; readonly said: Pick<RecordedTurn, 'entries' | 'refused'> } {
  const options = people === undefined ? {} : { people };
  const result =
    snapshot === null
      ? step(compiled, null, event as CaseInput, now, options)
      : step(compiled, snapshot, event as CaseEvent, now, options);
  const entries = JSON.parse(JSON.stringify(result.entries)) as Entry[];
  return {
    snapshot: result.snapshot,
    said: { entries, ...(result.refused === undefined ? {} : { refused: result.refused.code }) },
  };
}

/** A list of people whose answers are written down. */
function asked(people: Directory, answers: unknown[]): Directory {
  const noted = <T>(answer: T): T => {
    answers.push(answer ?? null);
    return answer;
  };
  return {
    find: (...question) => noted(people.find(...question)),
    missing: (...question) => noted(people.missing(...question)),
  };
}

/** A list of people that answers what was written down, and nothing more. */
function answering(answers: readonly unknown[]): Directory {
  const left = [...answers];
  const next = (): unknown => {
    if (left.length === 0) throw new Error('The list of people is asked more than it was.');
    return left.shift();
  };
  return {
    find: () => next() as ReturnType<Directory['find']>,
    missing: () => (next() ?? undefined) as ReturnType<Directory['missing']>,
  };
}
