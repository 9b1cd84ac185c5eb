import type { ClockEntry, Entry } from '../../compile/case.ts';
import type { ClockView } from '../../run/clock-view.ts';
import type { Situation } from '../expectation.ts';

/** What a service clock has come to, with the entries of the journal that say so. */
export interface ClockCourse {
  readonly view?: ClockView;
  /** `off` before it begins. */
  readonly state: ClockView['state'] | 'off';
  /** The last entry that moved it. */
  readonly last?: number;
  /** Present where its last run that is over was stopped in time. */
  readonly met?: number;
  /** Present where a run has run over, and nothing that came to be known later put the due time off. */
  readonly breached?: number;
  /** The last entry that told its due time, or that it has none now. */
  readonly dueTold?: number;
}

type Told = ClockEntry & Pick<Entry, 'at'>;

/**
 * The course of a clock. Of one that begins again whenever it is stopped, the run that was stopped last tells whether it was
 * met; of any other the present run does.
 */
export function courseOf({ compiled, view, entries }: Situation, sla: string): ClockCourse {
  const found = view?.clocks.find((clock) => clock.sla === sla);
  const repeats = compiled.plan.clocks?.all.find(({ id }) => id === sla)?.sla.repeat === true;
  let met: number | undefined;
  let breached: number | undefined;
  let ofThisRun: number | undefined;
  let last: number | undefined;
  let dueTold: number | undefined;
  for (const [index, entry] of entries.entries()) {
    if (!isOf(entry, sla)) continue;
    last = index;
    if (DUE.has(entry.type)) dueTold = index;
    switch (entry.type) {
      case 'sla.started':
        breached = ofThisRun ?? breached;
        ofThisRun = undefined;
        if (!repeats) met = undefined;
        break;
      case 'sla.met':
        met = index;
        break;
      case 'sla.stopped':
      case 'sla.resumed':
        met = undefined;
        break;
      case 'sla.breached':
        ofThisRun ??= index;
        break;
      case 'sla.withdrawn':
        ofThisRun = undefined;
        break;
      default:
    }
  }
  return { view: found, state: found?.state ?? 'off', last, met, breached: ofThisRun ?? breached, dueTold };
}

const DUE: ReadonlySet<Told['type']> = new Set([
  'sla.started',
  'sla.paused',
  'sla.resumed',
  'sla.retargeted',
  'sla.extended',
  'sla.withdrawn',
  'sla.cancelled',
  'sla.undated',
]);

function isOf(entry: Entry, sla: string): entry is Entry & Told {
  return 'sla' in entry && entry.sla === sla;
}
