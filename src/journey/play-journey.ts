import type { Effect, Entry } from '../compile/case.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import type { PeopleDirectory } from '../compile/people-directory.ts';
import type { CaseRefusal } from '../run/refusal.ts';
import type { CaseSnapshot } from '../run/step.ts';
import { viewCase, type CaseView } from '../run/view.ts';
import { compareFindings, finding, isError, type Finding } from '../text/diagnostic.ts';
import { addDuration } from '../time/duration.ts';
import { CasePlayer, type Delivered, type Trouble } from './case-player.ts';
import { checkJourney } from './check-journeys.ts';
import { explainFailure } from './explain-failure.ts';
import { explainTrouble, placeOf, type Stopped } from './explain-trouble.ts';
import { letHappen } from './happening.ts';
import { holdExpectations, isRefusalExpected, type FailedExpectation } from './hold-expectations.ts';
import type { Journey, JourneyLine } from './journey-file.ts';
import { peopleOf, personsOf } from './known-persons.ts';
import { startOf } from './start-of.ts';

/** What became of a journey. Instants are epoch milliseconds. */
export interface JourneyResult {
  readonly journey: string;
  /** True when every line was taken; the case may still wait then. */
  readonly completed: boolean;
  /** True when besides all that was expected is so and nothing is wrong with the journey or its blueprint. */
  readonly passed: boolean;
  /** How many expectations were held against the case. */
  readonly expectations: number;
  /** What was not as expected, in order. */
  readonly failures: readonly FailedExpectation[];
  readonly start: number;
  /** The instant at which the journey ended or was stopped. */
  readonly end: number;
  /** When something would fall due by itself after the journey's last line: a time limit, a reminder, a slow service. */
  readonly nextDue?: number;
  /** The case at that instant; absent when it could not be opened. */
  readonly view?: CaseView;
  readonly snapshot?: CaseSnapshot;
  /** Who held the roles in the end, with all that the journey said of who was there; absent where nobody knows. */
  readonly people?: PeopleDirectory;
  /** The whole journal of the case, in order. */
  readonly entries: readonly Entry[];
  /** All that the case asked of the outside world, in order. */
  readonly effects: readonly Effect[];
  /** What was turned down and not expected to be; a journey stops there, so there is at most one. */
  readonly refusals: readonly CaseRefusal[];
  /** What is wrong with the journey or with its blueprint, each with its place in the journey. */
  readonly findings: readonly Finding[];
}

/** How a journey is played. */
export interface PlayOptions {
  /** The id of the case; `C-1` unless told. */
  readonly caseId?: string;
  /** The case is looked at then, in epoch milliseconds: time ends there, or goes on to it after the last line. */
  readonly until?: number;
  /** Who holds the roles; those of the blueprint's people file unless told. Without any, people are told by role alone. */
  readonly people?: PeopleDirectory;
}

/**
 * Plays a journey in virtual time: the same blueprint and journey give the same result, byte for byte.
 *
 * Time passes by `wait` and `until` only; what falls due on the way happens at its own instant, and before what the next
 * line does at that instant. What the journey says of a service is used up call by call, in order: `returns` and `fail`
 * answer the oldest call that waits, else the next one; `slow` holds the answer to the next call back. A service of which
 * nothing is said succeeds at once when it has no outputs, else its call waits. Without `by` an event comes from the
 * customer (`customer.*`, `case.reopens`) or from `system` (all others). From `absent` and
 * `present` on a person is away or there, whatever the people file says.
 *
 * A journey that does not fit its blueprint is not played ({@link checkJourney} says why). One that is refused a line
 * stops there with a finding: `TL5017` for what the case does not take, `TL5018` for a blueprint that cannot go on,
 * `TL5019` for a case that goes round in circles. What was said of a service and never needed is a warning, `TL5020`.
 * What is not as expected stops nothing: each expectation that fails is a finding, `TL5024`. A line that is followed by
 * `expect: { refused: … }` may be turned down.
 *
 * @example
 * const { view, entries, findings } = playJourney(compiled, journey);
 */
export function playJourney(compiled: CompiledBlueprint, journey: Journey, options: PlayOptions = {}): JourneyResult {
  return playLogged(compiled, journey, options).result;
}

/** The same, with what was delivered to the case. */
export function playLogged(
  compiled: CompiledBlueprint,
  journey: Journey,
  { caseId = 'C-1', until, people }: PlayOptions = {},
): { readonly result: JourneyResult; readonly log: readonly Delivered[] } {
  const start = startOf(journey, compiled.blueprint.zone);
  // Whom other people of the host's choice are is known to nobody here.
  const checked = checkJourney(compiled, journey, people === undefined ? personsOf(compiled) : 'anybody');
  if (checked.some(isError)) {
    const nothing = { entries: [], effects: [], refusals: [], expectations: 0, failures: [] };
    const unplayed = { completed: false, passed: false, start, end: start, findings: checked };
    return { result: { journey: journey.name, ...nothing, ...unplayed }, log: [] };
  }
  const player = new CasePlayer(compiled, start, people ?? peopleOf(compiled));
  const { stopped, expectations, failures } = playLines(compiled, journey, player, { id: caseId, until });
  const { snapshot } = player;
  const refused = stopped?.trouble.kind === 'refused' ? [stopped.trouble.refusal] : [];
  const isCut = until !== undefined && until <= player.now;
  const trouble =
    stopped === undefined
      ? isCut
        ? []
        : leftovers(journey, player)
      : [explainTrouble(compiled, journey, player.snapshot, stopped)];
  const findings = [...checked, ...failures.map((failed) => explainFailure(journey, failed)), ...trouble];
  const result: JourneyResult = {
    journey: journey.name,
    completed: stopped === undefined,
    passed: stopped === undefined && !findings.some(isError),
    expectations,
    failures,
    start,
    end: player.now,
    nextDue: player.nextDue,
    view: snapshot && viewCase(compiled, snapshot),
    snapshot,
    ...(player.people === undefined ? {} : { people: player.people }),
    entries: player.entries,
    effects: player.effects,
    refusals: refused,
    findings,
  };
  return { result, log: player.log };
}

/** How far a journey came. */
interface Played {
  readonly stopped?: Stopped;
  readonly expectations: number;
  readonly failures: readonly FailedExpectation[];
}

function playLines(
  compiled: CompiledBlueprint,
  { data, locale, lines }: Journey,
  player: CasePlayer,
  { id, until }: { readonly id: string; readonly until?: number },
): Played {
  let expectations = 0;
  const failures: FailedExpectation[] = [];
  const played = (trouble?: Trouble, line?: JourneyLine): Played => ({
    ...(trouble === undefined ? {} : { stopped: { trouble, line } }),
    expectations,
    failures,
  });
  const opening = player.open({ id, locale, data });
  if (opening !== undefined) return played(opening);
  let refusal: CaseRefusal | undefined;
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'expect') {
      expectations += line.expected.length;
      failures.push(...holdExpectations(compiled, player, line.expected, refusal));
      continue;
    }
    // Time does not go beyond the instant at which the case is looked at, so nothing that comes later is played.
    const isBeyond = until !== undefined && (timeOf(compiled, player, line) ?? until) > until;
    const trouble = isBeyond ? player.advanceTo(until) : letHappen(compiled, player, line);
    refusal = trouble?.kind === 'refused' ? trouble.refusal : undefined;
    if (trouble !== undefined && (refusal === undefined || !isRefusalExpected(lines[index + 1]))) {
      return played(trouble, line);
    }
    if (isBeyond) return played();
  }
  return played(until === undefined ? undefined : player.advanceTo(until));
}

/** The instant to which a line lets time pass; undefined for one that takes no time. */
function timeOf({ blueprint }: CompiledBlueprint, { now }: CasePlayer, line: JourneyLine): number | undefined {
  if (line.kind === 'wait') return addDuration(now, line.duration, blueprint.zone);
  return line.kind === 'until' ? line.instant : undefined;
}

function leftovers(journey: Journey, player: CasePlayer): Finding[] {
  return player
    .leftovers()
    .map(({ kind, service, path, count }) => {
      const line = journey.lines.find((candidate) => candidate.path === path);
      return finding('TL5020', placeOf(journey, line), { kind, service, count });
    })
    .toSorted(compareFindings);
}
