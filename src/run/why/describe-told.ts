import type { WayOfTelling } from '../../blueprint/escalation.ts';
import type { Text } from '../../blueprint/text.ts';
import type { ExplainedMissed, ExplainedTold, ExplainedUntold, ExplainedWanted } from './escalation-explanation.ts';
import type { LadderWords } from './escalation-explanation-words.ts';

/** What it takes to say who was told. */
export interface TellingWords {
  readonly words: LadderWords;
  readonly role: (title: Text | undefined, id: string) => string;
  readonly until: (instant: number) => string;
  /** Names alone: why it is they has been told before. */
  readonly isBrief: boolean;
}

/** Who is told and why it is they, and for whom there is nobody. */
export function describeTold(
  to: readonly ExplainedTold[],
  untold: readonly ExplainedUntold[],
  telling: TellingWords,
): { readonly people: string; readonly missing: readonly string[] } {
  const { words } = telling;
  const said = (way: WayOfTelling, names: (people: string) => string): string[] => {
    const there = to.filter((told) => told.way === way);
    return there.length === 0 ? [] : [names(words.and(there.map((told) => describeOne(told, telling))))];
  };
  const ways = [...said('notify', words.notified), ...said('phone', words.phoned)];
  return { people: words.ways(ways), missing: untold.map((one) => describeMissing(one, telling)) };
}

function describeOne(
  { wanted, role, roleTitle, person, name, instead, offDuty }: ExplainedTold,
  telling: TellingWords,
): string {
  const { words, isBrief } = telling;
  const own = role === undefined ? undefined : telling.role(roleTitle, role);
  const related = relationOf(wanted, telling);
  const isOwn = wanted.kind === 'role' && wanted.name === role;
  const notes = [
    // The role as which somebody is told, unless it stands there already.
    ...(person !== undefined && own !== undefined && (isOwn || related === undefined) ? [own] : []),
    ...(isOwn || related === undefined ? [] : [related]),
    ...(instead === undefined || instead.length === 0 ? [] : [words.instead(missedList(instead, telling))]),
    ...(offDuty === true ? [words.offDuty] : []),
  ];
  return words.notes(name ?? person ?? own ?? '', isBrief ? [] : notes);
}

/** How somebody comes to be told who does not hold the role that the blueprint names. */
function relationOf({ kind, name, title }: ExplainedWanted, { words, role }: TellingWords): string | undefined {
  switch (kind) {
    case 'customer':
      return undefined;
    case 'role':
    case 'deputy-of':
      return words.deputyOf(role(title, name));
    case 'manager-of':
      return words.managerOf(role(title, name));
    case 'on-call':
      return words.onCall(name);
  }
}

function describeMissing({ wanted: whom, why, missed = [] }: ExplainedUntold, telling: TellingWords): string {
  const { words, role } = telling;
  const { kind, name: id, title } = whom;
  const name = kind === 'on-call' ? id : role(title, id);
  const wanted = kind === 'role' || kind === 'customer' ? name : words.wanted[kind](name);
  return why === 'all-away'
    ? words.allAway({ wanted, name }, missedList(missed, telling))
    : words.why[why]({ wanted, name });
}

function missedList(missed: readonly ExplainedMissed[], { words, until }: TellingWords): string {
  return words.and(
    missed.map((one) =>
      words.missed[one.why](one.name ?? one.person, one.until === undefined ? undefined : until(one.until)),
    ),
  );
}
