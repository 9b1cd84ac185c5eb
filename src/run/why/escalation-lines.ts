import { levelsOf } from '../../blueprint/escalation.ts';
import type { AlertEffect, Entry } from '../../compile/case.ts';
import type { LadderPlan } from '../../compile/ladder-plan.ts';
import type { Plan } from '../../compile/plan.ts';
import { stepTitle } from '../clock-title.ts';
import type { EscalationLine } from './escalation-explanation.ts';
import type { EscalationNames } from './escalation-names.ts';
import { levelPoint } from './level-point.ts';

/** A line of an explanation, and the run to which it belongs. */
export interface NumberedLine {
  readonly cycle: number;
  readonly line: EscalationLine;
}

/**
 * What the journal of a case says of one of its escalations, entry by entry. Entries must be given in order: an alert is
 * told with the instant at which its level came.
 */
export class EscalationLines {
  readonly #plan: Plan;
  readonly #ladder: LadderPlan;
  readonly #names: EscalationNames;
  /** When each level of the present run came. */
  readonly #raised = new Map<string, number>();
  #cycle = 0;
  /** When and how its clock came to its end last. */
  #ended: { readonly at: number; readonly because: string } | undefined;

  constructor(plan: Plan, ladder: LadderPlan, names: EscalationNames) {
    this.#plan = plan;
    this.#ladder = ladder;
    this.#names = names;
  }

  /** The line of an entry; undefined for one of something else. */
  read(entry: Entry): NumberedLine | undefined {
    const { escalation, clock } = this.#ladder;
    const names = this.#names;
    const { at } = entry;
    if (entry.type === 'sla.started' && entry.sla === clock?.id) {
      // A run of its clock is a run of the escalation.
      if (entry.cycle === this.#cycle) return undefined;
      const because = { kind: 'clock', ...names.clock(clock.id), came: 'started' } as const;
      return this.#begin(entry.cycle, { kind: 'triggered', at, because, again: false, ...dueOf(entry) });
    }
    if ((entry.type === 'sla.met' || entry.type === 'sla.stopped') && entry.sla === clock?.id) {
      this.#ended = { at, because: entry.type };
    }
    if (entry.type === 'effect.requested') {
      const { effect } = entry;
      return effect.kind === 'alert' && effect.escalation === escalation.id ? this.#told(at, effect) : undefined;
    }
    if (!('escalation' in entry) || entry.escalation !== escalation.id) return undefined;
    if (entry.type === 'work.reassigned') {
      const { step, from, to, person } = entry;
      const title = stepTitle(this.#plan, step);
      const line = { kind: 'reassigned', at, step, ...(title === undefined ? {} : { title }) } as const;
      return this.#line({ ...line, from: names.who({ role: from }), to: names.who({ role: to, person }) });
    }
    if (entry.cycle !== this.#cycle) this.#begin(entry.cycle);
    switch (entry.type) {
      case 'escalation.triggered':
        return this.#line({
          kind: 'triggered',
          at,
          because: names.cause(escalation, entry.because),
          again: entry.again === true,
        });
      case 'escalation.raised': {
        const { level, round } = entry;
        this.#raised.set(`${round}.${level}`, at);
        return this.#line({ kind: 'raised', at, level, round, point: levelPoint(escalation, entry), ...dueOf(entry) });
      }
      case 'escalation.held': {
        const { level, round, repeat, because, until } = entry;
        return this.#line({ kind: 'held', at, level, round, repeat, because, until });
      }
      case 'escalation.skipped': {
        const { level, round, repeat, because } = entry;
        const when = because === 'when' ? levelsOf(escalation)[level - 1]?.when?.text : undefined;
        const line = { kind: 'skipped', at, level, round, repeat, because } as const;
        return this.#line(when === undefined ? line : { ...line, when });
      }
      case 'escalation.accepted':
        return this.#line({ kind: 'accepted', at, level: entry.level, by: names.who(entry.by ?? {}) });
      case 'escalation.stopped': {
        // A case that closes as its promise is kept: the promise is why nobody else is told.
        const ended = entry.because === 'case.closed' && this.#ended?.at === at ? this.#ended : entry;
        const because = names.cause(escalation, ended.because);
        return this.#line({ kind: 'stopped', at, level: entry.level, because });
      }
      case 'escalation.exhausted':
        return this.#line({ kind: 'exhausted', at, level: entry.level });
      case 'escalation.undated':
        return this.#line({ kind: 'undated', at, level: entry.level, ...this.#whyUndated(entry.level) });
    }
  }

  #whyUndated(level: number): Pick<Extract<EscalationLine, { kind: 'undated' }>, 'field' | 'calendar'> {
    const { escalation } = this.#ladder;
    const comes = levelsOf(escalation)[level - 1]?.comes;
    if (comes?.kind !== 'after' || comes.after === undefined) return {};
    if (comes.after.kind === 'name') {
      const { name: id } = comes.after;
      const title = this.#plan.blueprint.data.get(id)?.title;
      return { field: title === undefined ? { id } : { id, title } };
    }
    return escalation.calendar === undefined ? {} : { calendar: escalation.calendar.name };
  }

  #begin(cycle: number, line?: EscalationLine): NumberedLine | undefined {
    this.#cycle = cycle;
    this.#raised.clear();
    return line && this.#line(line);
  }

  #line(line: EscalationLine): NumberedLine {
    return { cycle: this.#cycle, line };
  }

  #told(at: number, alert: AlertEffect): NumberedLine {
    const { cycle, round, level, repeat, to, untold, text, late } = alert;
    if (cycle !== this.#cycle) this.#begin(cycle);
    const raised = this.#raised.get(`${round}.${level}`);
    return this.#line({
      kind: 'told',
      at,
      level,
      round,
      repeat,
      times: levelsOf(this.#ladder.escalation)[level - 1]?.repeat?.times ?? 0,
      ...(raised === undefined ? {} : { raised }),
      to: to.map((told) => this.#names.told(told)),
      untold: untold.map((missed) => this.#names.untold(missed)),
      text,
      ...(late === undefined ? {} : { late }),
    });
  }
}

function dueOf({ due }: { readonly due?: number }): { due?: number } {
  return due === undefined ? {} : { due };
}
