import type { Person } from '../blueprint/people.ts';
import type { Found, FoundPerson, Missed, Untold, Wanted } from './recipients.ts';
import type { Staff } from './staff.ts';

/** What a case asks: whom a level names, at which instant, and who has worked on the case last, by role. */
export interface Question {
  readonly wanted: Wanted;
  readonly at: number;
  readonly handledBy: Readonly<Record<string, string>>;
}

/**
 * Who is told. First those on duty are looked for, along all who may stand in; where there is nobody, in the same order
 * those who are off duty but not away.
 *
 * @param missing why a person is not there at the instant of the question.
 */
export function findPeople(
  staff: Staff,
  missing: (person: string) => Missed | undefined,
  { wanted, at, handledBy }: Question,
): Found {
  const { kind, name } = wanted;
  if (kind === 'customer') return { people: [{ role: name }] };
  const handler = staff.person(handledBy[name]);
  const look = (reach: Reach): Search => new Search(staff, missing, reach);
  switch (kind) {
    case 'role':
      return firstFound((reach) => look(reach).role(name), 'nobody-holds');
    case 'manager-of': {
      const holders = staff.holdersOf(name);
      const ofHandler = handler && firstFound((reach) => look(reach).managersOf([handler]), 'no-manager');
      if (ofHandler !== undefined && !isWhy(ofHandler, 'no-manager')) return ofHandler;
      const nobody = handler === undefined && holders.length === 0 ? 'nobody-holds' : 'no-manager';
      return firstFound((reach) => look(reach).managersOf(holders), nobody);
    }
    case 'deputy-of': {
      const persons = handler === undefined ? staff.holdersOf(name) : [handler];
      return firstFound((reach) => look(reach).deputiesOf(name, persons), 'no-deputy');
    }
    case 'on-call':
      return look('not-away').onCall(name, at);
  }
}

/** Whom a search takes: those on duty, or everybody who is not away. */
type Reach = 'on-duty' | 'not-away';

/** Who was found, and who was met on the way and could not be told. */
interface Looked {
  readonly people: readonly FoundPerson[];
  readonly missed: readonly Missed[];
}

/** Those on duty, else those who are not away, else why there is nobody; `nobody` where nobody was met at all. */
function firstFound(look: (reach: Reach) => Looked, nobody: Untold['why']): Found {
  let { people, missed } = look('on-duty');
  if (people.length === 0) ({ people, missed } = look('not-away'));
  if (people.length > 0) return { people };
  return missed.length === 0 ? { why: nobody } : { why: 'all-away', missed: eachOnce(missed) };
}

function isWhy(found: Found, why: Untold['why']): boolean {
  return 'why' in found && found.why === why;
}

function eachOnce(missed: readonly Missed[]): readonly Missed[] {
  return [...new Map(missed.map((one) => [one.person, one])).values()];
}

/** One way through the list of people. */
class Search {
  readonly #staff: Staff;
  readonly #missing: (person: string) => Missed | undefined;
  readonly #reach: Reach;
  /** Who is told, in the order in which they were found. */
  readonly #found = new Map<string, FoundPerson>();
  readonly #missed: Missed[] = [];

  constructor(staff: Staff, missing: (person: string) => Missed | undefined, reach: Reach) {
    this.#staff = staff;
    this.#missing = missing;
    this.#reach = reach;
  }

  /** All who hold a role and can be told, else those who stand in for them, else the same of the role's deputy. */
  role(name: string): Looked {
    return this.#alongRoles(this.#staff.standingIn(name));
  }

  /** The managers of persons, each once: whoever stands in for one who cannot be told, else the manager's manager. */
  managersOf(persons: readonly Person[]): Looked {
    for (const person of persons) this.#findManager(person);
    return this.#looked();
  }

  /** Who stands in for persons, else those of the role's deputy. */
  deputiesOf(role: string, persons: readonly Person[]): Looked {
    for (const person of persons) this.#standIn(person, role, [], new Set([person.id]));
    if (this.#found.size > 0) return this.#looked();
    return this.#alongRoles(this.#staff.standingIn(role).slice(1));
  }

  /** Whoever is on call in the first layer that has somebody who is not away, or stands in for one who is. */
  onCall(id: string, at: number): Found {
    const schedule = this.#staff.schedule(id);
    if (schedule === undefined) return { why: 'no-schedule' };
    for (const layer of schedule.layers) {
      const person = this.#staff.person(layer.personAt(at));
      if (person === undefined) continue;
      const passed = [...this.#missed];
      const why = this.#unreachable(person.id);
      // Whoever is on call is so at night as well.
      if (why === undefined) {
        this.#take(person, this.#staff.ownRoleOf(person), passed, true);
        break;
      }
      this.#missed.push(why);
      this.#standIn(person, undefined, [...passed, why], new Set([person.id]));
      if (this.#found.size > 0) break;
    }
    const { people, missed } = this.#looked();
    if (people.length > 0) return { people };
    return missed.length === 0 ? { why: 'nobody-on-call' } : { why: 'all-away', missed: eachOnce(missed) };
  }

  #alongRoles(roles: readonly string[]): Looked {
    for (const role of roles) {
      const passed = [...this.#missed];
      const holders = this.#staff.holdersOf(role);
      for (const person of holders) {
        const why = this.#unreachable(person.id);
        if (why === undefined) this.#take(person, role, passed);
        else this.#missed.push(why);
      }
      if (this.#found.size > 0) break;
      for (const person of holders) {
        const why = this.#unreachable(person.id);
        if (why !== undefined) this.#standIn(person, role, [...passed, why], new Set([person.id]));
      }
      if (this.#found.size > 0) break;
    }
    return this.#looked();
  }

  #findManager(person: Person): void {
    // Nobody is told in a manager's place of what is their own affair.
    const above = new Set([person.id]);
    const passed: Missed[] = [];
    for (let next = this.#staff.person(person.manager?.name); next !== undefined && !above.has(next.id);) {
      const manager = next;
      above.add(manager.id);
      const why = this.#unreachable(manager.id);
      if (why === undefined) {
        this.#take(manager, this.#staff.ownRoleOf(manager), passed);
        return;
      }
      passed.push(why);
      this.#missed.push(why);
      if (this.#standIn(manager, undefined, passed, new Set(above))) return;
      next = this.#staff.person(manager.manager?.name);
    }
  }

  /**
   * Takes the first deputy of a person who can be told, those of their deputies after their own, without going round.
   *
   * @param role in which they are told; their own where the person was not found by way of one.
   * @param passed who could not be told before them; gains those who cannot be told here.
   * @param seen whom not to ask (again).
   */
  #standIn(person: Person, role: string | undefined, passed: Missed[], seen: Set<string>): boolean {
    const queue = [...person.deputies];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const deputy = this.#staff.person(next.name);
      if (deputy === undefined || seen.has(deputy.id)) continue;
      seen.add(deputy.id);
      const why = this.#unreachable(deputy.id);
      if (why === undefined) {
        this.#take(deputy, role ?? this.#staff.ownRoleOf(deputy), passed);
        return true;
      }
      passed.push(why);
      this.#missed.push(why);
      queue.push(...deputy.deputies);
    }
    return false;
  }

  /** Why a person cannot be told; those who are off duty can where the search reaches so far. */
  #unreachable(id: string): Missed | undefined {
    const why = this.#missing(id);
    return why?.why === 'off-duty' && this.#reach === 'not-away' ? undefined : why;
  }

  #take(person: Person, role: string | undefined, instead: readonly Missed[], isOnCall = false): void {
    const { id } = person;
    const before = this.#found.get(id);
    const all = eachOnce([...(before?.instead ?? []), ...instead]);
    const isOff = !isOnCall && this.#missing(id) !== undefined;
    this.#found.set(id, {
      ...(role === undefined ? {} : { role }),
      person: id,
      ...(all.length === 0 ? {} : { instead: all }),
      ...(isOff ? { offDuty: true as const } : {}),
    });
  }

  #looked(): Looked {
    return { people: [...this.#found.values()], missed: this.#missed };
  }
}
