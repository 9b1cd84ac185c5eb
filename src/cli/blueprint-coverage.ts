import type { Text } from '../blueprint/text.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import { coverageOf, type Coverage, type CoverageRun } from '../journey/coverage/coverage.ts';
import type { Journey, JourneyFile } from '../journey/journey-file.ts';
import { observedPlayer } from '../journey/coverage/play-observed.ts';
import type { JourneyResult } from '../journey/play-journey.ts';
import { finding, type Finding } from '../text/diagnostic.ts';
import { nearest } from '../text/did-you-mean.ts';

/** Plays the journeys of a blueprint and keeps what they show of it. */
export class BlueprintCoverage {
  readonly compiled: CompiledBlueprint;
  readonly #play: ReturnType<typeof observedPlayer>;
  readonly #runs: CoverageRun[] = [];
  readonly #files = new Set<JourneyFile>();

  constructor(compiled: CompiledBlueprint) {
    this.compiled = compiled;
    this.#play = observedPlayer(compiled);
  }

  play(file: JourneyFile, journey: Journey): JourneyResult {
    this.#files.add(file);
    const { result, run } = this.#play(journey);
    this.#runs.push({ ...run, journey: `${file.source.file}#${journey.name}` });
    return result;
  }

  /** When its journeys begin, as the first file says it, in epoch milliseconds. */
  get start(): number | undefined {
    return [...this.#files][0]?.journeys[0]?.start;
  }

  /** What all journeys that were played show together. */
  coverage(): Coverage {
    const declared = new Map<string, Text>([...this.#files].flatMap(({ unreachable }) => [...unreachable]));
    return coverageOf(this.compiled, this.#runs, declared);
  }

  /** What the journey files say can never happen, and does, or is no part of the blueprint. */
  wrongIn({ wrong, items }: Coverage): Finding[] {
    return wrong.flatMap((one) => {
      const file = [...this.#files].find(({ unreachable }) => unreachable.has(one.id));
      if (file === undefined) return [];
      const place = { source: file.source, span: file.places.key(['unreachable', one.id]) };
      const near =
        one.kind === 'unknown'
          ? nearest(
              one.id,
              items.map(({ id }) => id),
            )
          : undefined;
      const by = one.kind === 'reached' ? one.by[0] : undefined;
      return [finding('TL5033', place, { id: one.id, by, near })];
    });
  }
}
