import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Text } from '../blueprint/text.ts';
import { SECTIONS, type Section } from './difference.ts';
import { sectionOf } from './difference-section.ts';

/** What things are called in a blueprint; undefined where they have no title. */
export type Titles = (id: string, of: readonly Section[]) => Text | undefined;

/** What people call the things of a blueprint, by their ids. */
export function titlesOf(blueprint: Blueprint): Titles {
  const titles = new Map(
    SECTIONS.map((section) => [section, new Map(sectionOf(blueprint, section).map(({ id, title }) => [id, title]))]),
  );
  return (id, of) => of.map((section) => titles.get(section)?.get(id)).find((title) => title !== undefined);
}
