import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Deadline } from '../blueprint/deadline.ts';
import type { EventDefinition, ProcessTimer } from '../blueprint/process.ts';
import type { Duration } from '../time/duration.ts';
import { printIso } from '../time/print-duration.ts';

/** The timer of a deadline: ISO 8601 for lengths of time, an expression for fields and parameters. */
export function timerOf(blueprint: Blueprint, deadline: Deadline): ProcessTimer {
  const { path } = deadline;
  if (deadline.kind === 'duration') {
    return { kind: 'duration', path, value: { text: isoOf(deadline.duration), path, offset: 0 } };
  }
  const type = blueprint.data.get(deadline.name)?.type ?? blueprint.parameters.get(deadline.name)?.type.type;
  const kind = type === 'duration' ? 'duration' : 'date';
  return { kind, path, value: { text: deadline.name, path, offset: 1 } };
}

/** The timer of something that comes again, a bounded number of times. */
export function cycleOf(blueprint: Blueprint, every: Deadline, times: number): ProcessTimer {
  const { value, path } = timerOf(blueprint, every);
  const text = value.offset === 0 ? `R${times}/${value.text}` : `"R${times}/" + string(${value.text})`;
  return { kind: 'cycle', path, value: { ...value, text } };
}

export function timerDefinition(timer: ProcessTimer): EventDefinition {
  return { kind: 'timer', path: timer.path, timer };
}

/**
 * BPMN knows no time of business: an hour in which a calendar is open counts as an hour, a working day as a day. The
 * length as it was written stands in our extension.
 */
function isoOf(duration: Duration): string {
  if (duration.kind !== 'business') return printIso(duration);
  const { amount, unit } = duration;
  return { bm: `PT${amount}M`, bh: `PT${amount}H`, bd: `P${amount}D` }[unit];
}

/** True when the time of a deadline counts only while a calendar is open. */
export function isBusiness(blueprint: Blueprint, deadline: Deadline): boolean {
  if (deadline.kind === 'duration') return deadline.duration.kind === 'business';
  const value = blueprint.parameters.get(deadline.name)?.value;
  return typeof value === 'string' && /^\d+b[mhd]$/u.test(value);
}
