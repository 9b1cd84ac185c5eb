import { SERVICE, type CaseEvent, type Entry } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { CaseFault } from '../../compile/fault.ts';
import { ordinaryOutcome } from '../../flow/ways.ts';
import type { Directory } from '../../compile/recipients.ts';
import type { TimerRequest } from '../../run/scope.ts';
import { step, type CaseSnapshot, type StepResult } from '../../run/step.ts';
import type { WrittenLine } from '../journey-file.ts';

/** A case as far as it was tried out: a value, from which several ways can be gone on. */
export interface TriedCase {
  readonly snapshot: CaseSnapshot;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly timers: readonly TimerRequest[];
  readonly lines: readonly WrittenLine[];
  /** What the last line led to. */
  readonly entries: readonly Entry[];
}

/** So many things at most follow from one line. */
const MOST_IN_A_ROW = 200;

/** Opens a case and lets happen what follows at once; undefined where the blueprint has no answer. */
export function openTried(compiled: CompiledBlueprint, start: number, people?: Directory): TriedCase | undefined {
  const opening = attempt(() => step(compiled, null, { id: 'C-1', at: start }, start, { people }));
  return (
    opening && settled(compiled, taken({ now: start, timers: [], lines: [], entries: [] }, opening), start, people)
  );
}

/** One more line: what happens, or the time to which it is let pass; undefined where the case does not take it. */
export function goOn(
  compiled: CompiledBlueprint,
  before: TriedCase,
  line: WrittenLine,
  happening: Omit<CaseEvent, 'at'> | { readonly until: number },
  people?: Directory,
): TriedCase | undefined {
  const lines = [...before.lines, line];
  if ('until' in happening) {
    return settled(compiled, { ...before, lines, entries: [] }, happening.until, people);
  }
  const { now, snapshot } = before;
  const result = attempt(() => step(compiled, snapshot, { ...happening, at: now }, now, { people }));
  if (result === undefined || result.refused !== undefined) return undefined;
  return settled(compiled, taken({ ...before, lines, entries: [] }, result), now, people);
}

/** Timers that are due by then fire; services that give nothing back succeed at once, as in a journey. */
function settled(
  compiled: CompiledBlueprint,
  from: TriedCase,
  until: number,
  people: Directory | undefined,
): TriedCase | undefined {
  let tried = from;
  for (let moves = 0; moves < MOST_IN_A_ROW; moves += 1) {
    const answer = answerAtOnce(compiled, tried);
    const [next] = tried.timers.filter(({ due }) => due <= until).toSorted((a, b) => a.due - b.due);
    const event = answer ?? next?.event;
    if (event === undefined) return { ...tried, now: Math.max(tried.now, until) };
    const now = answer === undefined ? Math.max(tried.now, next?.due ?? tried.now) : tried.now;
    const rest = answer === undefined ? tried.timers.filter((timer) => timer !== next) : tried.timers;
    const { snapshot } = tried;
    const result = attempt(() =>
      step(compiled, snapshot, { ...event, at: answer === undefined ? event.at : now }, now, { people }),
    );
    if (result === undefined || (answer !== undefined && result.refused !== undefined)) return undefined;
    tried =
      result.refused === undefined ? taken({ ...tried, now, timers: rest }, result) : { ...tried, now, timers: rest };
  }
  return undefined;
}

function answerAtOnce({ plan, blueprint }: CompiledBlueprint, { snapshot }: TriedCase): CaseEvent | undefined {
  const { calls = {}, active, interrupt } = snapshot.context;
  for (const [id, { run }] of Object.entries(calls)) {
    const stepPlan = plan.steps.get(id);
    const action = stepPlan?.step.action;
    if (active[id] === undefined || run === undefined || action?.verb !== 'call' || stepPlan?.interrupt !== interrupt)
      continue;
    if ((blueprint.services.get(action.service.name)?.out.size ?? 0) > 0) continue;
    return { type: `step.${id}.${ordinaryOutcome('call')}`, at: 0, by: { role: SERVICE }, data: {}, run };
  }
  return undefined;
}

function taken(
  before: Omit<TriedCase, 'snapshot'>,
  { snapshot, entries, setTimers, cancelTimers }: StepResult,
): TriedCase {
  const gone = new Set([...cancelTimers, ...setTimers.map(({ id }) => id)]);
  const timers = [...before.timers.filter(({ id }) => !gone.has(id)), ...setTimers];
  return { ...before, snapshot, timers, entries: [...before.entries, ...entries] };
}

function attempt(run: () => StepResult): StepResult | undefined {
  try {
    return run();
  } catch (fault) {
    if (fault instanceof CaseFault) return undefined;
    throw fault;
  }
}
