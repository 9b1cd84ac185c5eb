import type { Entry } from '../../compile/case.ts';
import { userOf } from '../../story/module-names.ts';
import type { Situation } from '../expectation.ts';

/** The places at which a case is: its stage, the steps at which it waits with those that hold them, and its interrupt. */
export function placesOf({ compiled, view, entries }: Situation): ReadonlySet<string> {
  if (view === undefined || view.end !== undefined) return new Set();
  const waiting = view.waiting.flatMap(({ step }) => [step, ...(compiled.plan.steps.get(step)?.scope ?? [])]);
  const held = new Set(waiting);
  const ofModules = [...openStages(entries)].filter((stage) => held.has(userOf(stage) ?? ''));
  const whole = [view.stage, view.interrupt].filter((place) => place !== undefined);
  return new Set([...whole, ...ofModules, ...waiting]);
}

/** The stages that were entered and not left; those of modules are among them. */
function openStages(entries: readonly Entry[]): ReadonlySet<string> {
  const open = new Set<string>();
  for (const entry of entries) {
    if (entry.type === 'stage.entered') open.add(entry.stage);
    if (entry.type === 'stage.left') open.delete(entry.stage);
  }
  return open;
}

/** The place that an entry of the journal comes to; an event of a BPMN process that is passed is one too. */
export function placeEntered(entry: Entry): string | undefined {
  switch (entry.type) {
    case 'stage.entered':
      return entry.stage;
    case 'step.entered':
      return entry.step;
    case 'event.passed':
      return entry.node;
    case 'interrupt.started':
      return entry.interrupt;
    default:
      return undefined;
  }
}

/** The place that an entry of the journal leaves. */
export function placeLeft(entry: Entry): string | undefined {
  switch (entry.type) {
    case 'stage.left':
      return entry.stage;
    case 'step.left':
    case 'step.interrupted':
    case 'step.withdrawn':
      return entry.step;
    case 'interrupt.ended':
      return entry.interrupt;
    default:
      return undefined;
  }
}

/** The entry that brought a case where it is: the last one that came to a place, or that closed it. */
export function arrivalOf(entries: readonly Entry[]): number | undefined {
  const index = entries.findLastIndex((entry) => placeEntered(entry) !== undefined || entry.type === 'case.closed');
  return index < 0 ? undefined : index;
}
