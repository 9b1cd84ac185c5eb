import { definitionOf, type OpeningHours } from '../blueprint/calendar.ts';
import { calendar, OutsideCalendar, type Calendar } from '../time/calendar.ts';

/** The calendars of a blueprint, each made ready when it is first counted by. */
export class Calendars {
  readonly #declared: ReadonlyMap<string, OpeningHours>;
  readonly #ready = new Map<string, Calendar>();

  constructor(declared: ReadonlyMap<string, OpeningHours>) {
    this.#declared = declared;
  }

  /** The calendar of a name; undefined where there is none. */
  get(name: string | undefined): Calendar | undefined {
    const hours = name === undefined ? undefined : this.#declared.get(name);
    if (name === undefined || hours === undefined) return undefined;
    let ready = this.#ready.get(name);
    if (ready === undefined) this.#ready.set(name, (ready = calendar(definitionOf(hours))));
    return ready;
  }
}

/** The first instant from another on at which a calendar is open; undefined without one, or where it does not know the day. */
export function openingFrom(calendar: Calendar | undefined, at: number): number | undefined {
  try {
    return calendar?.nextOpen(at);
  } catch (error) {
    if (error instanceof OutsideCalendar) return undefined;
    throw error;
  }
}
