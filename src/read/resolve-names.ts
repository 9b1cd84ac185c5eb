import type { WrittenBlueprint } from '../blueprint/blueprint.ts';
import { CUSTOMER, RESERVED_NAMES, RESERVED_TARGETS } from '../blueprint/id.ts';
import type { Path } from '../text/places.ts';
import { report, type Reading } from './reading.ts';

/** Senders that every case knows without their being declared: the customer, the case itself, a called service. */
const BUILT_IN_ROLES: readonly string[] = [CUSTOMER, 'system', 'service'];

/** `customer.writes` is built in. */
const BUILT_IN_EVENTS: readonly string[] = ['writes'];

/** Below this character none has another form. */
const COMBINING = /[\u0300-\uFFFF]/;

/** Names that mean something already are refused where they would be ambiguous. */
export function readReservedNames(reading: Reading, entry: WrittenBlueprint): void {
  const refuse = (paths: readonly Path[], words: readonly string[]): void => {
    for (const path of paths) {
      const word = String(path.at(-1));
      if (words.includes(word)) report(reading, 'TL2016', reading.places.key(path), { word });
    }
  };
  const keysOf = (section: 'data' | 'parameters' | 'roles' | 'events'): Path[] =>
    Object.keys(entry[section] ?? {}).map((name) => [section, name]);
  refuse(targetsOf(entry), RESERVED_TARGETS);
  refuse([...keysOf('data'), ...keysOf('parameters')], RESERVED_NAMES);
  refuse(keysOf('roles'), BUILT_IN_ROLES);
  refuse(keysOf('events'), BUILT_IN_EVENTS);
  const { text } = reading.source;
  if (COMBINING.test(text) && text !== text.normalize('NFC')) readForms(reading, entry);
}

/** Ids and names have one form: two words that look the same are the same (Unicode normalization form C). */
function readForms(reading: Reading, entry: WrittenBlueprint): void {
  const sections = ['data', 'parameters', 'channels', 'roles', 'decisions', 'messages', 'events', 'signals'] as const;
  const more = ['services', 'needs', 'milestones', 'interrupts'] as const;
  const declared: Path[] = [
    ...[...sections, ...more].flatMap((section) =>
      Object.keys(entry[section] ?? {}).map((name): Path => [section, name]),
    ),
    ...targetsOf(entry),
  ];
  for (const path of declared) {
    const word = String(path.at(-1));
    const suggestion = word.normalize('NFC');
    if (word === suggestion) continue;
    const span = reading.places.key(path);
    report(reading, 'TL2036', span, { name: word }, [{ ...span, newText: suggestion }]);
  }
}

/** Steps, alternatives, stages and ends: one namespace of targets. */
function targetsOf(entry: WrittenBlueprint): Path[] {
  return [
    ...Object.entries(entry.stages).flatMap(([stage, { steps, alternatives }]): Path[] => [
      ['stages', stage],
      ...Object.keys(steps).map((step) => ['stages', stage, 'steps', step]),
      ...Object.keys(alternatives ?? {}).map((step) => ['stages', stage, 'alternatives', step]),
    ]),
    ...Object.entries(entry.interrupts ?? {}).flatMap(([interrupt, { steps }]) =>
      Object.keys(steps ?? {}).map((step) => ['interrupts', interrupt, 'steps', step]),
    ),
    ...Object.keys(entry.ends).map((end) => ['ends', end]),
  ];
}
