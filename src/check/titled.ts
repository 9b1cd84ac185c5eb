import { stepsOf, type Blueprint } from '../blueprint/blueprint.ts';
import type { Text } from '../blueprint/text.ts';
import { labelOf } from '../blueprint/verbs.ts';
import type { UsedKind } from './uses.ts';

/** What people read, by the id or name that a blueprint uses for it. */
type Titles = Iterable<readonly [name: string, title: Text | undefined]>;

/** The declared thing that people read as this title, in any language: authors write what they see on the page. */
export function idTitled(blueprint: Blueprint, kind: UsedKind, title: string): string | undefined {
  return titled(titlesOf(blueprint, kind), title);
}

/** The field or parameter that has this title. */
export function valueTitled({ data, parameters }: Blueprint, title: string): string | undefined {
  return titled([...named(data), ...named(parameters)], title);
}

/** The step, stage or end that has this title, among the words that may stand as a target. */
export function targetTitled(blueprint: Blueprint, title: string, among: readonly string[]): string | undefined {
  const steps = stepsOf(blueprint).map(({ id, title, action }) => [id, title ?? labelOf(action)] as const);
  const places = [...blueprint.stages, ...blueprint.ends].map((place) => [place.id, place.title] as const);
  return titled(
    [...steps, ...places].filter(([id]) => among.includes(id)),
    title,
  );
}

/** Nobody is named where several have the same title. */
function titled(titles: Titles, title: string): string | undefined {
  const [found, ...others] = [...titles].filter(([, text]) => Object.values(text ?? {}).includes(title));
  return others.length === 0 ? found?.[0] : undefined;
}

function named(things: ReadonlyMap<string, { readonly title?: Text }>): [string, Text | undefined][] {
  return [...things].map(([name, { title }]) => [name, title]);
}

function titlesOf(blueprint: Blueprint, kind: UsedKind): Titles {
  switch (kind) {
    case 'role':
    case 'role-or-customer':
      return named(blueprint.roles);
    case 'calendar':
      return named(blueprint.calendars);
    case 'channel':
      return named(blueprint.channels);
    case 'field':
      return named(blueprint.data);
    case 'message':
      return [...blueprint.messages].map(([id, { text }]) => [id, text]);
    case 'service':
      return named(blueprint.services);
    case 'milestone':
      return named(blueprint.milestones);
    case 'need':
      return named(blueprint.needs);
    case 'stage':
      return blueprint.stages.map(({ id, title }) => [id, title]);
    case 'end':
      return blueprint.ends.map(({ id, title }) => [id, title]);
    case 'decision':
      return named(blueprint.decisions);
  }
}
