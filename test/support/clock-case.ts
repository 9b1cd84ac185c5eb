import { expect } from 'vitest';

import type { CaseSnapshot, CompiledBlueprint, Entry } from '../../src/index.ts';
import { pausesOf } from '../../src/compile/clock-pauses.ts';
import { stretchesOf } from '../../src/compile/clock-time.ts';
import { foldClocks, type FoldedClock } from '../../src/compile/fold-clocks.ts';
import { compiledFrom } from './blueprints.ts';
import { DrivenCase, START } from './driven-case.ts';
import { shortDeskText } from './short-desk.ts';

/** A case with clocks, driven by hand; times are told as `dd HH:mm:ss.SSS` in Shanghai, shortened where they are round. */
export class ClockCase extends DrivenCase {
  /** The state of a clock, as its region shows it too. */
  state(sla: string): string {
    const { value, context } = this.last.snapshot;
    const shown = (value as { sla?: Record<string, string> }).sla?.[`clock-${sla}`]?.replace(`-clock-${sla}`, '');
    const { state = 'off', due } = context.clocks?.[sla] ?? {};
    expect(shown).toBe(shown === 'ended' ? 'ended' : state === 'running' && due === undefined ? 'undated' : state);
    return shown ?? '';
  }

  /** The last instant in time. */
  due(sla: string): string | undefined {
    return told(this.last.snapshot.context.clocks?.[sla]?.due);
  }

  /** What the clocks have told so far: `09:00 answer started due 13:00`. */
  get course(): string[] {
    expectFolded(this.compiled, this.last.snapshot, this.entries);
    return this.entries.flatMap((entry) => {
      if (!('sla' in entry)) return [];
      const what = entry.type === 'sla.warned' ? entry.warning : entry.type.slice('sla.'.length);
      const due = 'due' in entry && entry.due !== undefined ? ` due ${told(entry.due)}` : '';
      return [`${told(entry.at)} ${entry.sla} ${what}${due}`];
    });
  }

  /** The course of one clock, without its name. */
  courseOf(sla: string): string[] {
    return this.course.flatMap((line) => (line.includes(` ${sla} `) ? [line.replace(` ${sla} `, ' ')] : []));
  }

  /** Lets time pass until an instant: `10:30`, or `07 10:30`. */
  until(time: string): string[] {
    return this.pass(at(time) - this.now);
  }
}

/** A case of a short desk that has clocks. */
export function clockDesk(rest: string, input: { data?: Record<string, unknown> } = {}): ClockCase {
  return new ClockCase(compiledFrom(shortDeskText(rest)), input);
}

/** An instant of January 2026 in Shanghai: `10:30` on Monday the 5th, `07 10:30` on the 7th. */
export function at(time: string): number {
  const [, day = '05', clock = ''] = /^(?:(\d\d) )?(\S+)$/.exec(time) ?? [];
  return Date.parse(`2026-01-${day}T${clock}+08:00`);
}

/** An instant in Shanghai in few characters, the day only where it is not that of the start. */
export function told(instant: number | undefined): string | undefined {
  if (instant === undefined) return undefined;
  const text = new Date(instant + 8 * 3_600_000).toISOString();
  const day = text.slice(0, 10) === new Date(START).toISOString().slice(0, 10) ? '' : `${text.slice(5, 10)} `;
  return day + text.slice(11, 23).replace(/(?::00)?\.000$/, '');
}

/** The journal alone says of every clock what the case knows of it. */
export function expectFolded(compiled: CompiledBlueprint, { context }: CaseSnapshot, journal: readonly Entry[]): void {
  const folded = foldClocks(journal);
  for (const clock of compiled.plan.clocks?.all ?? []) {
    const ledger = context.clocks?.[clock.id] ?? { state: 'off' as const, cycle: 0 };
    const counted = pausesOf(compiled.plan, clock, context, ledger);
    // When a pause will have lasted as long as it may is known before it is told.
    const pauses = counted.flatMap(({ from, to = Infinity }) => [from, to > context.at ? Infinity : to]);
    const known = comparable({ ...ledger, pauses });
    const said = folded.get(clock.id) ?? { state: 'off', cycle: 0 };
    expect(comparable(said), `clock "${clock.id}" by the journal`).toEqual(known);
  }
}

/** What a ledger and a journal both know: nothing of a run that never applied, no pauses after the breach or once it is over. */
function comparable(clock: FoldedClock): object {
  const { state, cycle, start, stop, target, due, warned, breached } = clock;
  if (state === 'off') return { state };
  if (state === 'cancelled') return { state, cycle };
  if (stop !== undefined) return { state, cycle, start, stop, target, due, warned, breached };
  const pauses: [number, number][] = [];
  for (const { from, to = Infinity } of stretchesOf(clock.pauses)) {
    const over = Math.min(to, breached ?? Infinity);
    const last = pauses.at(-1);
    if (from >= over) continue;
    if (last?.[1] === from) last[1] = over;
    else pauses.push([from, over]);
  }
  return { state, cycle, start, stop, target, due, warned, breached, pauses };
}
