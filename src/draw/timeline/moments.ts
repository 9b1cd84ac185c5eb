import type { Entry } from '../../compile/case.ts';
import type { Moment } from './timeline-model.ts';

/** What takes a place of its own on the axis; what else is told at that instant shares the place before it. */
const OWN_PLACE: ReadonlySet<Entry['type']> = new Set([
  'case.opened',
  'case.closed',
  'case.reopened',
  'case.erased',
  'step.entered',
  'event.received',
  'event.passed',
  'event.skipped',
  'effects.revived',
  'milestone.reached',
  'effect.requested',
  'call.failed',
  'limit.undated',
  'vote.cast',
  'sla.warned',
  'sla.breached',
  'escalation.accepted',
  'escalation.exhausted',
  'work.reassigned',
]);

/** Where on the axis each entry of a journal stands. */
export class Moments {
  /** How many places each instant has. */
  readonly instants = new Map<number, number>();
  readonly #places: Moment[] = [];
  readonly #known = new Map<string, Moment>();

  constructor(entries: readonly Entry[]) {
    for (const entry of entries) {
      const { at, type } = entry;
      const before = this.instants.get(at);
      const slot = before === undefined ? 0 : OWN_PLACE.has(type) ? before : before - 1;
      this.instants.set(at, Math.max(before ?? 1, slot + 1));
      const place = { at, slot };
      this.#places.push(place);
      const key = keyOf(entry);
      if (key !== undefined && !this.#known.has(key)) this.#known.set(key, place);
    }
  }

  /** The place of an entry by its index. */
  of(index: number): Moment {
    return this.#places[index] ?? { at: 0, slot: 0 };
  }

  /** The place of what a clock or an escalation did at an instant; that of the instant itself where no entry tells of it. */
  ofNote(owner: string, type: string, at: number): Moment {
    return this.#known.get(`${owner} ${type} ${at}`) ?? this.at(at);
  }

  /** An instant from outside the journal, which gets a place by it. */
  at(at: number): Moment {
    if (!this.instants.has(at)) this.instants.set(at, 1);
    return { at, slot: 0 };
  }

  /** The last place of an instant. */
  after(at: number): Moment {
    return { at, slot: (this.instants.get(at) ?? 1) - 1 };
  }
}

function keyOf(entry: Entry): string | undefined {
  if ('sla' in entry) return `${entry.sla} ${entry.type} ${entry.at}`;
  if (entry.type === 'effect.requested') {
    return entry.effect.kind === 'alert' ? `${entry.effect.escalation} told ${entry.at}` : undefined;
  }
  return 'escalation' in entry && entry.escalation !== undefined
    ? `${entry.escalation} ${entry.type} ${entry.at}`
    : undefined;
}
