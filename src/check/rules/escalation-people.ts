import {
  isAlerting,
  levelsOf,
  recipientsOf,
  slaOf,
  type Escalation,
  type Level,
  type Recipient,
} from '../../blueprint/escalation.ts';
import type { Reference } from '../../blueprint/origin.ts';
import type { People } from '../../blueprint/people.ts';
import { nearest } from '../../text/did-you-mean.ts';
import { knownPromises } from '../level-times.ts';
import { Repeats } from '../repeats.ts';
import type { Check, Rule } from '../rule.ts';
import { Staffing } from '../staffing.ts';

/** Whoever is to be told can be found among the people, and at work. */
export const escalationPeople: Rule = {
  name: 'whoever-is-told-can-be-found',
  phase: 4,
  check(check) {
    const { people: file, escalations, roles } = check.blueprint;
    if (escalations.size === 0) return;
    if (file === undefined) return checkFile(check);
    // What is wrong with the file is told there.
    if (file.people === undefined) return undefined;
    const staffing = new Staffing(file.people, roles);
    checkFound(check, file.people, staffing);
    for (const escalation of escalations.values()) checkHours(check, escalation, staffing);
    return undefined;
  },
};

/** Managers and schedules stand in the people file alone. */
function checkFile(check: Check): void {
  const unknown = new Repeats('TL4162');
  for (const { kind, name, path } of allRecipients(check)) {
    if (kind !== 'on-call' && kind !== 'manager-of') continue;
    unknown.add('people', check.blueprint.places.value(path), { kind, name, others: 0 });
  }
  unknown.report(check);
}

function checkFound(check: Check, { people, schedules }: People, staffing: Staffing): void {
  const { places, escalations } = check.blueprint;
  const unheld = new Repeats('TL4164');
  const nobody = (name: string, path: Reference['path']): void =>
    unheld.add(name, places.value(path), { role: name, roles: rolesHeld(people), others: 0 });
  const isHeld = (role: string): boolean => staffing.holdersOf(role).length > 0;
  for (const { kind, name, path } of allRecipients(check)) {
    switch (kind) {
      case 'on-call':
        if (!schedules.has(name))
          check.atValue(path, 'TL4163', {
            schedule: name,
            near: nearest(name, schedules.keys()),
            schedules: [...schedules.keys()],
          });
        break;
      case 'role':
        if (!staffing.standingIn(name).some(isHeld)) nobody(name, path);
        break;
      case 'deputy-of': {
        const [, ...deputies] = staffing.standingIn(name);
        // A role that has none at all is told for that.
        const found = staffing.reachedBy({ kind, name }) ?? [];
        if (found.length === 0 && deputies.length > 0) nobody(deputies[0] ?? name, path);
        break;
      }
      case 'manager-of':
        if (!isHeld(name)) nobody(name, path);
        else if (staffing.reachedBy({ kind, name })?.length === 0) check.atValue(path, 'TL4165', { role: name });
        break;
      case 'customer':
    }
  }
  for (const escalation of escalations.values()) {
    for (const { reassign } of levelsOf(escalation)) {
      if (reassign !== undefined && !staffing.standingIn(reassign.name).some(isHeld))
        nobody(reassign.name, reassign.path);
    }
  }
  unheld.report(check);
}

function rolesHeld(people: People['people']): readonly string[] {
  return [...new Set([...people.values()].flatMap(({ roles }) => roles.map(({ name }) => name)))];
}

function allRecipients({ blueprint }: Check): readonly Recipient[] {
  return [...blueprint.escalations.values()].flatMap((escalation) => levelsOf(escalation).flatMap(recipientsOf));
}

/** Alerts leave while somebody is at work who is told; each escalation is told once. */
function checkHours(check: Check, escalation: Escalation, staffing: Staffing): void {
  const { id, hours, path } = escalation;
  const { calendars, places } = check.blueprint;
  const alerting = levelsOf(escalation).filter(isAlerting);
  const calendar = calendars.get(hours?.name ?? '');
  if (hours !== undefined && calendar !== undefined) {
    const open = staffing.openAt(calendar);
    const level = alerting.find((one) => {
      const there = presenceAt(one, staffing);
      return there !== undefined && open.isDisjointFrom(there);
    });
    if (level === undefined) return;
    const related = [places.key(level.path)];
    check.atValue(hours.path, 'TL4166', { escalation: id, hours: hours.name, who: namesOf(level) }, { related });
    return;
  }
  if (hours !== undefined || !countsAtNight(check, escalation)) return;
  const level = alerting.find((one) => presenceAt(one, staffing) !== undefined);
  if (level !== undefined) check.atKey(path, 'TL4166', { escalation: id, who: namesOf(level) });
}

/** When somebody is at work whom a level tells; undefined where somebody always is, or who it is cannot be told. */
function presenceAt(level: Level, staffing: Staffing): ReadonlySet<number> | undefined {
  const told = recipientsOf(level).map((recipient) => staffing.reachedBy(recipient));
  if (told.some((persons) => persons === undefined)) return undefined;
  const persons = told.flatMap((some) => some ?? []);
  return persons.length === 0 ? undefined : staffing.presence(persons);
}

function namesOf(level: Level): readonly string[] {
  return [...new Set(recipientsOf(level).map(({ name }) => name))];
}

/** A clock that counts every hour, so that its time may be up at any. */
function countsAtNight({ blueprint }: Check, escalation: Escalation): boolean {
  return knownPromises(blueprint, slaOf(blueprint, escalation)).some(({ kind }) => kind !== 'business');
}
