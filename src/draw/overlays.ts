import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Section } from '../flow/difference.ts';
import { differencesOf } from '../flow/differences.ts';
import { plain, ProcessNames } from '../flow/process-names.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { sceneOf } from './blueprint/scene-of-blueprint.ts';
import { overlayWords } from './overlay-words.ts';
import type { Overlay, OverlayMark } from './overlay.ts';

/** What journeys show of one thing of a blueprint; an item of `coverageOf` is one. */
export interface DrawnCoverage {
  readonly kind: string;
  /** Of a step its id; of an outcome `step > outcome`. */
  readonly id: string;
  /** The step to which it belongs. */
  readonly group: string;
  readonly covered: boolean;
  readonly hits: number;
  /** Present where it can never happen: then it does not count. */
  readonly cannot?: unknown;
  readonly declared?: unknown;
}

/** What journeys show of a blueprint, as marks on its picture: steps and ends, and the outcomes by which steps are left. */
export function coverageOverlay(blueprint: Blueprint, items: readonly DrawnCoverage[], locale?: string): Overlay {
  const language = languageOf(blueprint, locale);
  const words = overlayWords[language];
  const steps = new Map<string, OverlayMark>();
  const counted = items.filter(({ cannot, declared }) => cannot === undefined && declared === undefined);
  const groups = new Map<string, DrawnCoverage[]>();
  for (const item of counted) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  for (const { kind, id, covered, hits } of counted) {
    if (kind !== 'steps' && kind !== 'ends') continue;
    const name = kind === 'ends' ? id.replace(/^end /u, '') : id;
    const open = kind === 'ends' ? [] : (groups.get(id) ?? []).filter((item) => !item.covered);
    // A transition that nobody shows is told of by its outcome.
    const missing = open.some((item) => item.kind === 'outcomes')
      ? open.filter((item) => item.kind !== 'transitions')
      : open;
    const tone = covered ? (missing.length === 0 ? 'covered' : 'partly') : 'uncovered';
    steps.set(name, { tone, note: words.visits(hits, covered ? missing.map((item) => item.id) : []) });
  }
  const outcomes = counted.filter(({ kind }) => kind === 'outcomes');
  const ways = new Map<string, OverlayMark>();
  const scene = sceneOf(blueprint, locale ?? blueprint.locales[0] ?? 'en');
  const idOf = new Map([...scene.nodes, ...scene.ends].map(({ key, id }) => [key, id]));
  for (const { from, to, outcomes: names = [] } of scene.ways) {
    const [source, target] = [idOf.get(from), idOf.get(to)];
    if (source === undefined || target === undefined) continue;
    const own = outcomes.filter(({ id }) => names.some((name) => isOutcome(id, source, name)));
    const shown = own.filter(({ covered }) => covered).length;
    if (own.length === 0) continue;
    const hits = own.reduce((sum, item) => sum + item.hits, 0);
    const tone = shown === 0 ? 'uncovered' : shown === own.length ? 'covered' : 'partly';
    ways.set(`${source}>${target}`, { tone, note: words.taken(hits) });
  }
  const legend = (['covered', 'partly', 'uncovered'] as const).map((tone) => ({ tone, words: words.tones[tone] }));
  return { title: words.coverage, steps, ways, legend };
}

/** Two branches of a `choose` with one target are told apart by what stands behind the name. */
function isOutcome(id: string, step: string, name: string): boolean {
  return id === `${step} > ${name}` || id.startsWith(`${step} > ${name} `);
}

/** Sections whose things stand in the picture as steps or ends. */
const DRAWN: readonly Section[] = ['steps', 'nodes', 'ends'];

/**
 * What differs between two blueprints, as marks on the picture of the second: what is new and what is changed. What is gone
 * has no place in it any more and is listed below.
 */
export function differenceOverlay(before: Blueprint, after: Blueprint, locale?: string): Overlay {
  const language = languageOf(after, locale);
  const words = overlayWords[language];
  const names = new ProcessNames(after, locale ?? after.locales[0] ?? 'en');
  const differences = differencesOf(before, after).filter(({ change }) => change !== 'rewritten');
  const steps = new Map<string, OverlayMark>();
  const notes: string[] = [];
  for (const { section, change, after: now, before: then, within } of differences) {
    const [user] = within;
    const id = now?.id ?? then?.id ?? '';
    // What a module has in it has no place in the picture of its user: the step that uses it has changed.
    if (user !== undefined) {
      if (!steps.has(user.id)) steps.set(user.id, { tone: 'changed', note: words.changes.changed });
    } else if (DRAWN.includes(section) && now !== undefined) {
      const known = steps.get(id);
      const said = [known?.note, words.changes[change]].filter((one) => one !== undefined);
      const tone = change === 'added' || known?.tone === 'added' ? 'added' : 'changed';
      steps.set(id, { tone, note: [...new Set(said)].join(words.comma) });
    } else if (DRAWN.includes(section) && then !== undefined) {
      notes.push(words.gone(names.text(then.title) ?? plain(id)));
    }
  }
  const others = new Set(
    differences
      .filter(({ section, within }) => within.length === 0 && !DRAWN.includes(section))
      .map(({ section }) => section),
  );
  const tones = new Set([...steps.values()].map(({ tone }) => tone));
  return {
    title: words.difference,
    steps,
    ways: new Map(),
    legend: (['added', 'changed'] as const)
      .filter((tone) => tones.has(tone))
      .map((tone) => ({ tone, words: words.tones[tone] })),
    notes: [
      ...(differences.length === 0 ? [words.nothing] : []),
      ...notes,
      ...(others.size === 0 ? [] : [words.elsewhere([...others].map((section) => words.sections[section] ?? section))]),
    ],
  };
}

/** The steps that a case came to, in their order, as marks with how often it was there. */
export function journeyOverlay(
  blueprint: Blueprint,
  visited: readonly string[],
  { title, locale }: { readonly title: string; readonly locale?: string },
): Overlay {
  const words = overlayWords[languageOf(blueprint, locale)];
  const times = new Map<string, number>();
  for (const id of visited) times.set(id, (times.get(id) ?? 0) + 1);
  const steps = new Map(
    [...times].map(([id, count]): [string, OverlayMark] => [id, { tone: 'visited', note: words.visits(count, []) }]),
  );
  const ways = new Map<string, OverlayMark>();
  for (const [index, id] of visited.entries()) {
    const next = visited[index + 1];
    if (next !== undefined) ways.set(`${id}>${next}`, { tone: 'visited' });
  }
  return { title, steps, ways, legend: [{ tone: 'visited', words: words.tones.visited }] };
}

function languageOf({ locales }: Blueprint, locale = locales[0] ?? 'en'): Language {
  return locale.split('-')[0] === 'zh' ? 'zh-CN' : 'en';
}
