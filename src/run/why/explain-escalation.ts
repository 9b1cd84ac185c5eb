import type { Entry, LadderLedger } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { LadderPlan } from '../../compile/ladder-plan.ts';
import type { Plan } from '../../compile/plan.ts';
import type { Directory } from '../../compile/recipients.ts';
import { aheadOf, type Ahead } from './ahead.ts';
import type {
  EscalationAhead,
  EscalationExplanation,
  EscalationLine,
  EscalationRun,
  Who,
} from './escalation-explanation.ts';
import { EscalationLines, type NumberedLine } from './escalation-lines.ts';
import { EscalationNames } from './escalation-names.ts';
import type { CaseSnapshot } from '../step.ts';

/** What an explanation of an escalation goes by. */
export interface ExplainEscalationOptions {
  /** The instant for which it is said, in epoch milliseconds; not before the last entry. */
  readonly at: number;
  /**
   * The case at that instant. It knows what the journal does not tell, such as the end of an escalation that had told
   * nobody anything, and only with it is it said what comes next.
   */
  readonly snapshot?: CaseSnapshot;
  /** Who holds the roles; without it people are told by role alone. */
  readonly people?: Directory;
}

/**
 * Explains an escalation of a case from the journal, for people: what set it off, who was told when and why, who accepted
 * it, and who is told next if nobody does anything.
 *
 * @param entries the whole journal of the case, in order.
 * @returns undefined when the blueprint has no such escalation.
 * @example
 * const { entries, snapshot, end } = playJourney(compiled, journey);
 * const why = explainEscalation(compiled, entries, 'late-answer', { at: end, snapshot });
 * if (why !== undefined) console.log(describeEscalation(why, 'en'));
 */
export function explainEscalation(
  compiled: CompiledBlueprint,
  entries: readonly Entry[],
  escalation: string,
  { at, snapshot, people }: ExplainEscalationOptions,
): EscalationExplanation | undefined {
  const { plan } = compiled;
  const ladder = plan.ladders?.all.find(({ id }) => id === escalation);
  if (ladder === undefined) return undefined;
  const names = new EscalationNames(plan, people);
  const lines = new EscalationLines(plan, ladder, names);
  const past = entries.flatMap((entry) => lines.read(entry) ?? []);
  const ledger = snapshot?.context.ladders?.[escalation];
  const runs = runsOf(past, ledger);
  const ahead = snapshot && aheadOf(compiled, snapshot, { now: at, people, escalation });
  const { title, when, until, hours, levels, rounds, last } = ladder.escalation;
  const zone = plan.calendars.get(hours?.name)?.zone;
  return {
    escalation,
    ...(title === undefined ? {} : { title }),
    zone: plan.zone,
    at,
    state: snapshot === undefined ? (runs.at(-1)?.state ?? 'idle') : (ledger?.state ?? 'idle'),
    trigger: names.trigger(ladder.escalation),
    ...(when === undefined ? {} : { when: when.text }),
    ...(until === undefined ? {} : { until: untilOf(names, ladder, until) }),
    ...(hours === undefined || zone === undefined ? {} : { hours: { id: hours.name, zone } }),
    levels: levels.length,
    rounds: rounds?.times ?? 1,
    last: last !== undefined,
    runs,
    ...(ahead === undefined
      ? {}
      : { ahead: explainAhead(plan, ladder, lines, { ahead, isClimbing: ledger?.state === 'climbing' }) }),
  };
}

type Until = NonNullable<LadderPlan['escalation']['until']>;

function untilOf(
  names: EscalationNames,
  { escalation }: LadderPlan,
  { kind, name }: Until,
): EscalationExplanation['until'] {
  if (kind === 'accepted') return { kind };
  return names.cause(escalation, kind === 'milestone' ? `milestone.${name}` : name);
}

/** The runs that have a story, and the present one. */
function runsOf(lines: readonly NumberedLine[], ledger: LadderLedger | undefined): EscalationRun[] {
  const byCycle = new Map<number, EscalationLine[]>();
  for (const { cycle, line } of lines) {
    const known = byCycle.get(cycle);
    if (known === undefined) byCycle.set(cycle, [line]);
    else known.push(line);
  }
  const last = ledger === undefined || ledger.state === 'idle' ? [...byCycle.keys()].at(-1) : ledger.cycle;
  return [...byCycle].flatMap(([cycle, told]): EscalationRun[] => {
    // A clock that kept its promise sets nothing off.
    if (cycle !== last && told.every(({ kind }) => kind === 'triggered')) return [];
    return [runOf(cycle, told, cycle === last ? ledger : undefined, cycle === last)];
  });
}

function runOf(
  cycle: number,
  lines: readonly EscalationLine[],
  ledger: LadderLedger | undefined,
  isPresent: boolean,
): EscalationRun {
  const raised = lines.findLast(
    (line) => line.kind === 'raised' || (line.kind === 'skipped' && line.because === 'when'),
  );
  const reached = raised !== undefined && 'round' in raised ? raised : { level: 0, round: 1 };
  const accepted = lines.findLast((line) => line.kind === 'accepted');
  const { level, round } = ledger ?? reached;
  const leaves = ledger?.pending?.leaves;
  const known = ledger?.state === 'idle' ? undefined : ledger?.state;
  return {
    cycle,
    state: known ?? stateOf(lines, isPresent),
    level,
    round,
    told: everybodyTold(lines),
    ...(accepted?.kind === 'accepted' ? { accepted: accepted.by } : {}),
    ...(leaves === undefined ? {} : { leaves }),
    lines,
  };
}

/** What became of a run by its lines: one that another followed is over, even if nothing says so. */
function stateOf(lines: readonly EscalationLine[], isPresent: boolean): EscalationRun['state'] {
  const end = lines.findLast(({ kind }) => kind === 'accepted' || kind === 'exhausted' || kind === 'stopped');
  if (end?.kind === 'accepted' || end?.kind === 'exhausted') return end.kind;
  return end === undefined && isPresent ? 'climbing' : 'stopped';
}

function everybodyTold(lines: readonly EscalationLine[]): Who[] {
  const all = new Map<string, Who>();
  for (const line of lines) {
    if (line.kind !== 'told') continue;
    for (const { role, roleTitle, person, name } of line.to) {
      const key = person === undefined ? `role ${role ?? ''}` : `person ${person}`;
      if (all.has(key)) continue;
      all.set(key, {
        ...(role === undefined ? {} : { role }),
        ...(roleTitle === undefined ? {} : { roleTitle }),
        ...(person === undefined ? {} : { person }),
        ...(name === undefined ? {} : { name }),
      });
    }
  }
  return [...all.values()];
}

function explainAhead(
  plan: Plan,
  ladder: LadderPlan,
  lines: EscalationLines,
  { ahead, isClimbing }: { readonly ahead: Ahead; readonly isClimbing: boolean },
): EscalationAhead {
  const all = ahead.entries.flatMap((entry): EscalationLine[] => {
    if (entry.type === 'case.closed') {
      const title = plan.blueprint.ends.find((end) => end.id === entry.end)?.title;
      return [{ kind: 'closed', at: entry.at, end: entry.end, ...(title === undefined ? {} : { title }) }];
    }
    const line = lines.read(entry)?.line;
    return line === undefined ? [] : [line];
  });
  const closed = all.find(({ kind }) => kind === 'closed');
  // Where the case closes, that is why it ends.
  const told = all.filter((line) => closed === undefined || line.at < closed.at || line.kind !== 'stopped');
  // Nobody waits for a case to close that has nobody left to tell.
  const isOver = !isClimbing && told.every(({ kind }) => kind === 'closed');
  return {
    lines: isOver ? [] : told,
    then: thenOf(ladder, ahead),
    ...(ahead.fault === undefined ? {} : { at: ahead.fault.at }),
  };
}

function thenOf({ id, clock }: LadderPlan, { ends, snapshot }: Ahead): EscalationAhead['then'] {
  const { ladders, clocks } = snapshot.context;
  switch (ends) {
    case 'over':
    case 'closed':
      return 'nothing';
    case 'rest':
      if (ladders?.[id]?.state !== 'climbing') return 'nothing';
      return clocks?.[clock?.id ?? '']?.state === 'paused' ? 'paused' : 'waiting';
    case 'limit':
      return 'more';
    case 'fault':
      return 'fault';
  }
}
