import { textIn } from '../blueprint/text.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import type { ClockView } from '../run/clock-view.ts';
import type { EscalationView } from '../run/escalation-view.ts';
import type { CaseView } from '../run/view.ts';
import { findingJson } from '../text/finding-json.ts';
import { printInstant } from '../time/instant.ts';
import type { Journey } from './journey-file.ts';
import type { JourneyResult } from './play-journey.ts';
import type { StoryLine } from '../story/story-line.ts';
import { tellStory, type StoryOptions } from '../story/story.ts';

/** A story as plain JSON; instants are ISO 8601 with the offset of the blueprint's zone. */
export function storyJson({ blueprint }: CompiledBlueprint, lines: readonly StoryLine[]): object[] {
  return lines.map(({ kind, at, text, quote, data }) => ({
    at: printInstant(at, blueprint.zone),
    kind,
    text,
    ...(quote === undefined ? {} : { quote }),
    ...(data.length === 0 ? {} : { data }),
  }));
}

/**
 * What became of a journey as plain JSON: where the case stands, what was found, the story and the journal. Instants are
 * ISO 8601 with the offset of the blueprint's zone; the same result gives the same bytes.
 */
export function journeyJson(
  compiled: CompiledBlueprint,
  journey: Journey,
  result: JourneyResult,
  { language, locale }: Omit<StoryOptions, 'view'>,
): object {
  const { zone } = compiled.blueprint;
  const { view } = result;
  const instant = (at: number): string => printInstant(at, zone);
  return {
    journey: journey.name,
    ...(journey.title === undefined ? {} : { title: textIn(journey.title, locale ?? language) }),
    blueprint: compiled.id,
    version: compiled.version,
    completed: result.completed,
    passed: result.passed,
    expectations: result.expectations,
    start: instant(result.start),
    end: instant(result.end),
    ...(view === undefined ? {} : { case: caseJson(view, zone) }),
    findings: result.findings.map((found) => findingJson(found, language)),
    story: storyJson(compiled, tellStory(compiled, result.entries, { language, locale, view })),
    entries: result.entries.map((entry) => ({ ...entry, at: instant(entry.at) })),
  };
}

/** A case as it stands as plain JSON; instants are ISO 8601 with the offset of the zone. */
export function caseJson(view: CaseView, zone: string): object {
  const instant = (at: number): string => printInstant(at, zone);
  return {
    id: view.id,
    status: view.status,
    stage: view.stage,
    waiting: view.waiting.map(({ step, verb, for: whom, person, since, due }) => ({
      step,
      verb,
      for: whom,
      ...(person === undefined ? {} : { person }),
      since: instant(since),
      ...(due === undefined ? {} : { due: instant(due) }),
    })),
    ...(view.clocks.length === 0 ? {} : { clocks: view.clocks.map((clock) => clockJson(clock, instant)) }),
    ...(view.escalations.length === 0
      ? {}
      : { escalations: view.escalations.map((escalation) => escalationJson(escalation, instant)) }),
    end: view.end,
    data: view.data,
    reached: Object.fromEntries(Object.entries(view.reached).map(([id, at]) => [id, instant(at)])),
    reopened: view.reopened,
  };
}

function clockJson(
  { startedAt, due, pausedSince, breachedAt, stoppedAt, ...clock }: ClockView,
  instant: Print,
): object {
  const instants = Object.entries({ startedAt, due, pausedSince, breachedAt, stoppedAt });
  return {
    ...clock,
    ...Object.fromEntries(instants.flatMap(([key, at]) => (at === undefined ? [] : [[key, instant(at)]]))),
  };
}

function escalationJson({ nextAt, leavesAt, ...escalation }: EscalationView, instant: Print): object {
  return {
    ...escalation,
    ...(nextAt === undefined ? {} : { nextAt: instant(nextAt) }),
    ...(leavesAt === undefined ? {} : { leavesAt: instant(leavesAt) }),
  };
}

type Print = (at: number) => string;
