import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Step } from '../blueprint/step.ts';
import { SECTIONS, type Difference, type Section, type Thing } from './difference.ts';
import { compareParts } from './difference-compare.ts';
import { moves, neighbours, type StepThing } from './difference-course.ts';
import { match, type Matched } from './difference-match.ts';
import { word } from './difference-parts.ts';
import { Renames, type Pair } from './difference-renames.ts';
import { sectionOf } from './difference-section.ts';
import { writingDifferences } from './difference-writing.ts';

/** What others refer to comes first, so that its new names are known when they are looked at. */
const IN_ORDER_OF_NAMES: readonly Section[] = [
  ...(['blueprint', 'roles', 'channels', 'calendars', 'data', 'parameters', 'needs', 'milestones'] as const),
  ...([
    'events',
    'signals',
    'services',
    'messages',
    'ends',
    'stages',
    'interrupts',
    'steps',
    'nodes',
    'flows',
  ] as const),
  ...(['decisions', 'clocks', 'escalations', 'reopen', 'omits'] as const),
];

/** A section as both blueprints have it. */
interface Sides {
  readonly before: readonly Thing[];
  readonly after: readonly Thing[];
}

/**
 * What differs between two blueprints, section by section. Things are known again by their id, else by what they say; a
 * name that only follows its thing is no difference. People are not looked at, only which file names them. Where nothing
 * differs in meaning, what is written in another way is named: two blueprints without differences have the same content
 * hash, unless one is written in YAML and the other in BPMN.
 */
export function differencesOf(
  before: Blueprint,
  after: Blueprint,
  within: readonly Thing[] = [],
): readonly Difference[] {
  const renames = new Renames([before.locales[0] ?? '', after.locales[0] ?? '']);
  const sides = new Map<Section, Sides>();
  const matched = new Map<Section, Matched>();
  const areDrawn = before.process !== undefined && after.process !== undefined;
  for (const section of IN_ORDER_OF_NAMES) {
    // One that is drawn has nothing to be compared with in one that is not.
    if (!areDrawn && (section === 'nodes' || section === 'flows')) continue;
    const side = { before: sectionOf(before, section), after: sectionOf(after, section) };
    const found = match(side.before, side.after, nowCalled(section, side, renames), renames);
    if (section !== 'blueprint') for (const pair of found.pairs) renames.add(section, pair);
    sides.set(section, side);
    matched.set(section, found);
  }
  const named = SECTIONS.flatMap((section) => {
    const side = sides.get(section);
    const found = matched.get(section);
    return side === undefined || found === undefined ? [] : compareSection(section, side, found, renames, within);
  });
  const all = [...courseDifferences(before, after, within), ...named];
  const inModules = (matched.get('steps')?.pairs ?? []).flatMap((pair) => moduleDifferences(pair, within));
  return [...all, ...inModules, ...writingDifferences(before, after, all, renames, within)];
}

/** The id that a thing has now, if it follows something else: what is compared is one blueprint, whatever it is called. */
function nowCalled(section: Section, { after }: Sides, renames: Renames): (thing: Thing) => string {
  return ({ id, path }) => {
    if (section === 'blueprint') return after[0]?.id ?? id;
    // A clock of a step or stage has its name, and a step that is drawn that of its node.
    if (section === 'nodes') return renames.now(id, ['steps']);
    return section === 'clocks' && path[0] !== 'slas' ? renames.now(id, ['steps', 'stages']) : id;
  };
}

function isToldHere({ isToldElsewhere }: Thing): boolean {
  return isToldElsewhere !== true;
}

function compareSection(
  section: Section,
  sides: Sides,
  { pairs, removed, added }: Matched,
  renames: Renames,
  within: readonly Thing[],
): Difference[] {
  const { before, after } = sides;
  const isInOrder = section === 'stages' || section === 'steps';
  const behind = neighbours(after);
  const called = nowCalled(section, sides, renames);
  // The id of a flow is the drawing tool's own.
  const isRenamed = (pair: Pair): boolean => section !== 'flows' && called(pair.before) !== pair.after.id;
  return [
    ...pairs.flatMap((pair) => comparePair(section, pair, isRenamed(pair), renames, within)),
    ...(isInOrder ? moves(section, pairs, before, after, renames, within) : []),
    ...removed.filter(isToldHere).map((thing): Difference => ({ section, change: 'removed', before: thing, within })),
    ...added.filter(isToldHere).map((thing): Difference => {
      const place = isInOrder ? { behind: { after: behind.get(thing) } } : {};
      return { section, change: 'added', after: thing, within, ...place };
    }),
  ];
}

function comparePair(
  section: Section,
  pair: Pair,
  isRenamed: boolean,
  renames: Renames,
  within: readonly Thing[],
): Difference[] {
  const { before, after } = pair;
  const parts = compareParts(before.parts, after.parts, renames).filter(
    ({ part }) => !(section === 'steps' && part[0]?.key === 'by' && bothInherit(before, after)),
  );
  return [
    ...(isRenamed ? [{ section, change: 'renamed' as const, before, after, within }] : []),
    ...parts.map((part): Difference => ({ section, change: 'changed', before, after, within, ...part })),
  ];
}

/** Who does a step was not said at the step: it is told where it is said. */
function bothInherit(before: Thing, after: Thing): boolean {
  return [before, after].every((thing) => stepOf(thing)?.by?.how === 'inherited');
}

function stepOf(thing: Thing): Step | undefined {
  return 'step' in thing ? (thing as StepThing).step : undefined;
}

/** Tokens move through the one, and the steps of the other lead to each other. */
function courseDifferences(before: Blueprint, after: Blueprint, within: readonly Thing[]): Difference[] {
  const [from, to] = [before, after].map(({ process }) => word(process === undefined ? 'by-steps' : 'by-process'));
  if ((before.process === undefined) === (after.process === undefined)) return [];
  const [one, other] = [before, after].map((blueprint) => sectionOf(blueprint, 'blueprint')[0]);
  return [
    { section: 'blueprint', change: 'changed', before: one, after: other, part: [{ key: 'course' }], from, to, within },
  ];
}

/** What changed in the module that a step uses. */
function moduleDifferences({ before, after }: Pair, within: readonly Thing[]): readonly Difference[] {
  const [one, other] = [stepOf(before)?.action, stepOf(after)?.action];
  if (one?.verb !== 'use' || other?.verb !== 'use') return [];
  if (one.module === undefined || other.module === undefined) return [];
  return differencesOf(one.module, other.module, [...within, after]);
}
