import type { CompiledBlueprint } from '../compile/compile.ts';
import { describeReplay, type DescribeReplayOptions } from '../journey/replay/describe-replay.ts';
import type { ReplayDifference } from '../journey/replay/compare-entries.ts';
import type { ReplayResult, ReplayStop } from '../journey/replay/replay-on.ts';
import { wordingOfRefusal } from '../run/refusal.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { printInstant } from '../time/instant.ts';

/** What a replay came to, as plain JSON; instants as ISO 8601 on the clocks of the blueprint's zone. */
export function replayJson(
  compiled: CompiledBlueprint,
  caseId: string,
  replayed: ReplayResult,
  options: DescribeReplayOptions,
): object {
  const { zone } = compiled.blueprint;
  const { language } = options;
  const words = describeReplay(compiled, replayed, options);
  switch (replayed.kind) {
    case 'same':
      return { caseId, kind: 'same' };
    case 'different': {
      const { differences, stopped } = replayed;
      return {
        caseId,
        kind: 'different',
        differences: differences.map((one, index) => ({ ...differenceJson(one, zone), words: words[index] })),
        ...(stopped === undefined ? {} : { stopped: { ...stopJson(stopped, zone, language), words: words.at(-1) } }),
      };
    }
    case 'refused':
    case 'fault':
      return { caseId, kind: replayed.kind, ...stopJson(replayed, zone, language), words: words[0] };
  }
}

function differenceJson({ aspect, at, seq, before, after }: ReplayDifference, zone: string): object {
  return {
    aspect,
    at: printInstant(at, zone),
    seq,
    ...(before === undefined ? {} : { before: entryJson(before, zone) }),
    ...(after === undefined ? {} : { after: entryJson(after, zone) }),
  };
}

function entryJson(entry: NonNullable<ReplayDifference['before']>, zone: string): object {
  return { ...entry, at: printInstant(entry.at, zone) };
}

function stopJson({ at, seq, event, refusal, error }: ReplayStop, zone: string, language: Language): object {
  return {
    at: printInstant(at, zone),
    // What comes after the last record has no number.
    ...(Number.isFinite(seq) ? { seq } : {}),
    ...(event === undefined ? {} : { event: event.type }),
    ...(refusal === undefined ? {} : { refusal: { code: refusal.code, ...wordingOfRefusal(refusal, language) } }),
    ...(error === undefined ? {} : { error: { name: error.name, message: error.message, reason: error.reason } }),
  };
}
