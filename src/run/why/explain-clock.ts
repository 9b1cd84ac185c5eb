import type { Sla, Warning } from '../../blueprint/sla.ts';
import type { Text } from '../../blueprint/text.ts';
import type { Actor, CaseContext, Entry } from '../../compile/case.ts';
import { countOf } from '../../compile/clock-target.ts';
import { pausesOf } from '../../compile/clock-pauses.ts';
import type { Stretch } from '../../compile/clock-time.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { printDuration } from '../../time/duration.ts';
import { causeOf, pauseCauseOf } from './clock-cause.ts';
import type { ClockExplanation, ClockLine, ClockPromise, ExplainedRun, ExplainedStretch } from './clock-explanation.ts';
import { clockMeasure } from './clock-measure.ts';
import { runsOf, withLedger, type ClockNote, type ClockRunFacts } from './clock-runs.ts';
import { sumUp, type ClockStretch } from './clock-sum.ts';
import type { Who } from './escalation-explanation.ts';
import { clockTitle } from '../clock-title.ts';

/** What an explanation goes by. */
export interface ExplainOptions {
  /** The instant for which it is said, in epoch milliseconds; not before the last entry. */
  readonly at: number;
  /** The case at that instant: it knows pauses that the journal does not tell of, such as those after a breach. */
  readonly context?: Pick<CaseContext, 'clocks'>;
}

/**
 * Explains a clock of a case from the journal, for people: what started, paused, resumed and moved it, and the sum that
 * leads to its due time. The lengths of the sum that count add up to the target, and its last instant is the due time.
 *
 * @param entries the whole journal of the case, in order.
 * @returns undefined when the blueprint has no such clock.
 * @example
 * const { entries, snapshot, end } = playJourney(compiled, journey);
 * const why = explainClock(compiled, entries, 'formal-answer', { at: end, context: snapshot?.context });
 * if (why !== undefined) console.log(describeClock(why, 'en'));
 */
export function explainClock(
  { plan }: Pick<CompiledBlueprint, 'plan'>,
  entries: readonly Entry[],
  sla: string,
  { at, context }: ExplainOptions,
): ClockExplanation | undefined {
  const clock = plan.clocks?.all.find(({ id }) => id === sla);
  if (clock === undefined) return undefined;
  const found = clock.sla;
  const data = dataIn(entries);
  const ledger = context?.clocks?.[sla];
  const facts = runsOf(entries, sla);
  const last = facts.at(-1);
  if (last !== undefined && ledger !== undefined)
    facts.splice(-1, 1, withLedger(last, ledger, pausesOf(plan, clock, { data }, ledger)));
  const present = facts.at(-1);
  const state = ledger?.state ?? present?.state ?? 'off';
  const due = present?.state === 'cancelled' || state === 'off' ? undefined : present?.due;
  const undated = present?.notes.findLast(({ type }) => type === 'sla.undated');
  const isUndated = state === 'running' && due === undefined && undated?.type === 'sla.undated';
  const title = clockTitle(plan, found);
  return {
    sla,
    ...(title === undefined ? {} : { title }),
    zone: plan.zone,
    at,
    state,
    ...(due === undefined ? {} : { due }),
    ...(isUndated ? { undated: undated.because } : {}),
    promise: promiseOf(plan, found, present),
    runs: facts.map((run) => explainRun(plan, found, run, at, data)),
  };
}

type Plan = CompiledBlueprint['plan'];

function promiseOf(plan: Plan, sla: Sla, run: ClockRunFacts | undefined): ClockPromise {
  const { target, calendar } = sla;
  const written = targetText(sla, run?.target);
  const opening = plan.calendars.get(calendar?.name);
  const counted = clockMeasure({ plan }, sla, written);
  // Before the first run nobody knows what a decision will say.
  const isBusiness = counted === undefined ? opening !== undefined : counted.calendar !== undefined;
  const { blueprint } = plan;
  const from: ClockPromise['from'] =
    target.kind === 'decision'
      ? { kind: 'decision', id: target.decision.name, ...titled(blueprint.decisions.get(target.decision.name)?.title) }
      : target.deadline.kind === 'name'
        ? { kind: 'name', id: target.deadline.name, ...titled(blueprint.data.get(target.deadline.name)?.title) }
        : undefined;
  return {
    ...(written === undefined ? {} : { target: written }),
    ...(from === undefined ? {} : { from }),
    ...(run?.extended === undefined ? {} : { extended: run.extended }),
    ...(calendar === undefined || opening === undefined || !isBusiness
      ? {}
      : {
          calendar: {
            id: calendar.name,
            zone: opening.zone,
            ...(opening.validUntil === undefined ? {} : { validUntil: opening.validUntil }),
          },
        }),
  };
}

function targetText({ target }: Sla, told: string | undefined): string | undefined {
  if (told !== undefined || target.kind !== 'deadline' || target.deadline.kind !== 'duration') return told;
  return printDuration(target.deadline.duration);
}

/** The data of a case as its journal tells it. */
function dataIn(entries: readonly Entry[]): CaseContext['data'] {
  return Object.assign(
    {},
    ...entries.map((entry) => (entry.type === 'case.opened' || entry.type === 'data.set' ? entry.data : {})),
  ) as CaseContext['data'];
}

function explainRun(plan: Plan, sla: Sla, run: ClockRunFacts, now: number, data: CaseContext['data']): ExplainedRun {
  const { cycle, start, stop, base, due, ended, target, extended, notes } = run;
  const counted = clockMeasure({ plan }, sla, target);
  const calendar = plan.calendars.get(sla.calendar?.name);
  const count = counted && countOf(plan, counted.target, base, calendar, extended);
  const pauses =
    run.counted ??
    pausesOf(plan, { sla }, { data }, { start, stop, pauses: flat(run.pauses), closed: flat(run.closed) });
  const until = Math.max(base, ended ?? now);
  const sum = count && sumUp({ measure: count.measure, calendar: counted.calendar, base, pauses, due, until });
  const written = targetText(sla, target);
  return {
    cycle,
    lines: linesOf(plan, sla, notes),
    from: base,
    ...(written === undefined ? {} : { target: written }),
    business: counted?.calendar !== undefined,
    ...(due === undefined ? {} : { due }),
    ...(ended === undefined ? {} : { ended }),
    ...(count === undefined || sum === undefined ? {} : { used: sum.used, total: count.amount }),
    ...(sum?.over === undefined ? {} : { over: sum.over }),
    sum: sum === undefined ? [] : sum.stretches.map((stretch) => withCause(plan, stretch, notes)),
  };
}

/** As a ledger keeps stretches: from, to, from, to, …. */
function flat(stretches: readonly Stretch[]): number[] {
  return stretches.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]));
}

/** A stretch that stands still is explained by the pause that began last before its end. */
function withCause(plan: Plan, stretch: ClockStretch, notes: readonly ClockNote[]): ExplainedStretch {
  if (stretch.kind !== 'paused') return stretch;
  const began = notes.findLast(
    (note) =>
      (note.type === 'sla.paused' && note.from <= stretch.from) ||
      (note.type === 'sla.cancelled' && note.because === 'case.closed' && note.at <= stretch.from),
  );
  if (began?.type === 'sla.cancelled') return { ...stretch, because: [{ kind: 'closed' }] };
  if (began?.type !== 'sla.paused') return stretch;
  return { ...stretch, because: began.because.map((because) => pauseCauseOf(plan, because)) };
}

function linesOf(plan: Plan, sla: Sla, notes: readonly ClockNote[]): ClockLine[] {
  let target: string | undefined;
  return notes.map((note, index): ClockLine => {
    const before = target;
    if (note.type === 'sla.started' || note.type === 'sla.retargeted') target = note.target;
    const line = lineOf(plan, sla, note, { before, again: index > 0 });
    return line.at < note.at ? { ...line, told: note.at } : line;
  });
}

function lineOf(
  plan: Plan,
  sla: Sla,
  note: ClockNote,
  { before, again }: { readonly before?: string; readonly again: boolean },
): ClockLine {
  const due = 'due' in note && note.due !== undefined ? { due: note.due } : {};
  const { at } = note;
  switch (note.type) {
    case 'sla.started': {
      const target = targetText(sla, note.target);
      const because = causeOf(plan, sla, note.because);
      return { kind: 'started', at: note.from, because, again, ...(target === undefined ? {} : { target }), ...due };
    }
    case 'sla.paused':
      return { kind: 'paused', at: note.from, because: note.because.map((because) => pauseCauseOf(plan, because)) };
    case 'sla.resumed':
      return { kind: 'resumed', at: note.from, because: causeOf(plan, sla, note.because), ...due };
    case 'sla.retargeted': {
      const { target, from } = note;
      return {
        kind: 'retargeted',
        at,
        ...(before === undefined ? {} : { before }),
        ...(target === undefined ? {} : { target }),
        from,
        ...due,
      };
    }
    case 'sla.extended': {
      const { amount, reason, by } = note;
      return { kind: 'extended', at, amount, reason, ...(by === undefined ? {} : { by: whoOf(plan, by) }), ...due };
    }
    case 'sla.warned':
      return { kind: 'warned', at, warning: note.warning, ...shareOf(sla, note.warning), ...due };
    case 'sla.breached':
      return { kind: 'breached', at, ...due };
    case 'sla.withdrawn':
      return { kind: 'withdrawn', at, ...due };
    case 'sla.met':
      return { kind: 'met', at: note.stop, because: causeOf(plan, sla, note.because), ...due };
    case 'sla.stopped':
      return { kind: 'stopped', at: note.stop, because: causeOf(plan, sla, note.because), ...due };
    case 'sla.cancelled':
      return { kind: 'cancelled', at, because: causeOf(plan, sla, note.because) };
    case 'sla.undated':
      return { kind: 'undated', at, because: note.because };
  }
}

function shareOf({ warn }: Sla, event: string): { share?: number; left?: string } {
  const warning: Warning | undefined = warn.find((one) => one.event === event);
  if (warning === undefined) return {};
  return warning.kind === 'share' ? { share: warning.percent } : { left: printDuration(warning.duration) };
}

function whoOf({ blueprint }: Plan, { role, person }: Actor): Who {
  const title = blueprint.roles.get(role)?.title;
  return { role, ...(title === undefined ? {} : { roleTitle: title }), ...(person === undefined ? {} : { person }) };
}

function titled(title: Text | undefined): { title?: Text } {
  return title === undefined ? {} : { title };
}
