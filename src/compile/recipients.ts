import type { Blueprint } from '../blueprint/blueprint.ts';
import type { RecipientKind, WayOfTelling } from '../blueprint/escalation.ts';
import { CUSTOMER } from '../blueprint/id.ts';

/** Whom a level names: a role, the customer, or somebody found by way of a role or an on-call schedule. */
export interface Wanted {
  readonly kind: RecipientKind;
  /** The role or schedule; `customer` for the customer. */
  readonly name: string;
}

/** Somebody who is told. Without a list of people only the role is known. */
export interface Told {
  readonly way: WayOfTelling;
  readonly wanted: Wanted;
  /** In which role: the one that was wanted, or the one that stands in for it. */
  readonly role?: string;
  readonly person?: string;
  /** Present where somebody is told in the place of others: those who could not be, and why. */
  readonly instead?: readonly Missed[];
  /** True for somebody outside working hours, told because nobody who is at work could be. */
  readonly offDuty?: true;
}

/** Somebody who would have been told and could not be. `until`: epoch milliseconds, where it is known. */
export interface Missed {
  readonly person: string;
  readonly why: 'away' | 'off-duty';
  readonly until?: number;
}

/** A recipient for whom nobody was found, and why. */
export interface Untold {
  readonly way: WayOfTelling;
  readonly wanted: Wanted;
  readonly why:
    | 'no-people'
    | 'nobody-holds'
    | 'all-away'
    | 'no-manager'
    | 'no-deputy'
    | 'no-schedule'
    | 'nobody-on-call'
    | 'already-told';
  readonly missed?: readonly Missed[];
}

/** Who was found for one recipient. */
export type FoundPerson = Pick<Told, 'role' | 'person' | 'instead' | 'offDuty'>;
export type Found =
  | { readonly people: readonly FoundPerson[] }
  | { readonly why: Untold['why']; readonly missed?: readonly Missed[] };

/** What a case asks of the list of people. Both answers depend on nothing but their arguments. */
export interface Directory {
  /**
   * Who is to be told at an instant (epoch milliseconds), in the order in which they are to be tried.
   *
   * @param handledBy persons who have worked on the case, the last one by role.
   */
  find(wanted: Wanted, at: number, handledBy?: Readonly<Record<string, string>>): Found;
  /** Why a person cannot be told at an instant; undefined for somebody who is there. */
  missing(person: string, at: number): Missed | undefined;
  /** What people call a person; undefined, as the method itself may be, where nothing but the id is known. */
  nameOf?(person: string): string | undefined;
}

/** Who is to be told. Without a list of people it is the role itself, as far as the blueprint alone can say. */
export function findRecipients(
  roles: Blueprint['roles'],
  people: Directory | undefined,
  wanted: Wanted,
  at: number,
  handledBy?: Readonly<Record<string, string>>,
): Found {
  const { kind, name } = wanted;
  if (kind === 'customer') return { people: [{ role: CUSTOMER }] };
  if (people !== undefined) return people.find(wanted, at, handledBy);
  if (kind === 'role') return { people: [{ role: name }] };
  if (kind !== 'deputy-of') return { why: 'no-people' };
  const deputy = roles.get(name)?.deputy;
  return deputy === undefined ? { why: 'no-deputy' } : { people: [{ role: deputy.name }] };
}
