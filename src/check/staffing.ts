import type { Blueprint } from '../blueprint/blueprint.ts';
import { definitionOf, type OpeningHours } from '../blueprint/calendar.ts';
import type { Recipient } from '../blueprint/escalation.ts';
import { holdersOf, type People, type Person } from '../blueprint/people.ts';
import { standingIn } from '../blueprint/role.ts';
import { MILLISECONDS } from '../time/duration.ts';
import { openTimeOf } from '../time/open-time.ts';
import { scheduleOf } from '../time/schedule.ts';

/** A week in winter and one in summer, looked at every five minutes: the hours of two zones drift by the change between. */
const WEEKS = [Date.UTC(2026, 0, 5), Date.UTC(2026, 6, 6)];
const STEP = 5 * MILLISECONDS.m;

/** Who of a people file may be told by way of whom, and when they are there in an ordinary week. */
export class Staffing {
  readonly #people: People;
  readonly #roles: Blueprint['roles'];
  readonly #hours = new Map<string, ReadonlySet<number>>();

  constructor(people: People, roles: Blueprint['roles']) {
    this.#people = people;
    this.#roles = roles;
  }

  holdersOf(role: string): readonly Person[] {
    return holdersOf(this.#people, role);
  }

  /** A role, and those that stand in for it one after the other. */
  standingIn(role: string): readonly string[] {
    return standingIn(this.#roles, role);
  }

  /** Everybody who may be told where a level names this recipient; undefined for the customer and for schedules. */
  reachedBy({ kind, name }: Pick<Recipient, 'kind' | 'name'>): readonly Person[] | undefined {
    switch (kind) {
      case 'customer':
      case 'on-call':
        return undefined;
      case 'role':
        return this.#withDeputies(this.standingIn(name).flatMap((role) => this.holdersOf(role)));
      case 'manager-of':
        return this.#withDeputies(this.holdersOf(name).flatMap((person) => this.#managersOf(person)));
      case 'deputy-of': {
        const own = this.holdersOf(name).flatMap(({ deputies }) => this.#known(deputies));
        const others = this.standingIn(name).slice(1);
        return this.#withDeputies([...own, ...others.flatMap((role) => this.holdersOf(role))]);
      }
    }
  }

  /** The instants of two sample weeks at which a calendar is open. */
  openAt(hours: OpeningHours): ReadonlySet<number> {
    const { zone, open } = definitionOf(hours);
    const key = JSON.stringify([zone, open]);
    const known = this.#hours.get(key);
    if (known !== undefined) return known;
    const time = openTimeOf(scheduleOf({ zone, open }));
    const instants = new Set(instantsLookedAt().filter((at) => time.isOpen(at) === true));
    this.#hours.set(key, instants);
    return instants;
  }

  /** When one of some persons at least is at work, among the instants looked at; undefined where one always is. */
  presence(persons: readonly Person[]): ReadonlySet<number> | undefined {
    const instants = new Set<number>();
    for (const { hours } of persons) {
      const calendar = this.#people.calendars.get(hours?.name ?? '');
      if (calendar === undefined) return undefined;
      for (const at of this.openAt(calendar)) instants.add(at);
    }
    return instants.size === instantsLookedAt().length ? undefined : instants;
  }

  #managersOf(person: Person): Person[] {
    const above: Person[] = [];
    for (let [next] = this.#known([person.manager]); next !== undefined && !above.includes(next);) {
      above.push(next);
      [next] = this.#known([next.manager]);
    }
    return above;
  }

  #withDeputies(persons: readonly Person[]): readonly Person[] {
    const all = new Set(persons);
    // A set goes on to what is added while it is gone through.
    for (const { deputies } of all) for (const deputy of this.#known(deputies)) all.add(deputy);
    return [...all];
  }

  #known(references: readonly ({ readonly name: string } | undefined)[]): Person[] {
    return references.flatMap((reference) => this.#people.people.get(reference?.name ?? '') ?? []);
  }
}

let looked: readonly number[] | undefined;

function instantsLookedAt(): readonly number[] {
  const count = MILLISECONDS.w / STEP;
  return (looked ??= WEEKS.flatMap((week) => Array.from({ length: count }, (_, index) => week + index * STEP)));
}
