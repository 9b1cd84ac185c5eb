import type { Blueprint } from '../blueprint/blueprint.ts';
import {
  holdersOf,
  onCallDefinitionOf,
  zoneOf,
  type OnCallSchedule,
  type People,
  type Person,
} from '../blueprint/people.ts';
import { standingIn } from '../blueprint/role.ts';
import { dateOf } from '../time/date-key.ts';
import { startOfDate } from '../time/instant.ts';
import { onCall, type OnCall } from '../time/on-call.ts';
import { localDay } from '../time/wall-clock.ts';
import type { Missed } from './recipients.ts';
import { workingHoursOf, type WorkingHours } from './working-hours.ts';

/** A people file to be asked, its calendars and schedules compiled when somebody asks for them. Instants are epoch milliseconds. */
export class Staff {
  readonly #people: People;
  readonly #roles: Blueprint['roles'];
  readonly #hours = new Map<string, WorkingHours>();
  readonly #schedules = new Map<string, OnCall>();
  readonly #holders = new Map<string, readonly Person[]>();

  constructor(people: People, roles: Blueprint['roles']) {
    this.#people = people;
    this.#roles = roles;
  }

  person(id: string | undefined): Person | undefined {
    return id === undefined ? undefined : this.#people.people.get(id);
  }

  /** Who holds a role, in the order of the file. */
  holdersOf(role: string): readonly Person[] {
    let holders = this.#holders.get(role);
    if (holders === undefined) {
      holders = holdersOf(this.#people, role);
      this.#holders.set(role, holders);
    }
    return holders;
  }

  /** A role, the one that stands in for it, the one that stands in for that, each once. */
  standingIn(role: string): readonly string[] {
    return standingIn(this.#roles, role);
  }

  /** The role in which somebody is told who was not found by way of one. */
  ownRoleOf({ roles }: Person): string | undefined {
    return roles.find(({ name }) => this.#roles.has(name))?.name;
  }

  schedule(id: string): OnCall | undefined {
    const written: OnCallSchedule | undefined = this.#people.schedules.get(id);
    if (written === undefined) return undefined;
    let compiled = this.#schedules.get(id);
    if (compiled === undefined) this.#schedules.set(id, (compiled = onCall(onCallDefinitionOf(written))));
    return compiled;
  }

  /** Why somebody is not there; undefined for somebody who is, and for whom the file does not know. */
  missing(id: string, at: number): Missed | undefined {
    const person = this.person(id);
    if (person === undefined) return undefined;
    const back = this.#awayUntil(person, at);
    if (back !== undefined) return { person: id, why: 'away', until: back };
    const hours = this.#hoursOf(person);
    if (hours === undefined || hours.isOpen(at)) return undefined;
    const until = hours.nextOpen(at);
    return { person: id, why: 'off-duty', ...(until === undefined ? {} : { until }) };
  }

  /** When somebody is back who is away at an instant; absences that follow one another are one. */
  #awayUntil(person: Person, at: number): number | undefined {
    const zone = zoneOf(this.#people, person);
    const today = localDay(at, zone);
    let day = today;
    for (;;) {
      const absence = person.away.find(({ first, last }) => day >= first && day <= last);
      if (absence === undefined) break;
      day = absence.last + 1;
    }
    return day === today ? undefined : startOfDate(dateOf(day), zone);
  }

  /** The working hours of a person; undefined for somebody who is on duty at any time. */
  #hoursOf({ hours }: Person): WorkingHours | undefined {
    const declared = this.#people.calendars.get(hours?.name ?? '');
    if (declared === undefined) return undefined;
    let compiled = this.#hours.get(declared.id);
    if (compiled === undefined) this.#hours.set(declared.id, (compiled = workingHoursOf(declared)));
    return compiled;
  }
}
