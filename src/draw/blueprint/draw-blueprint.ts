import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { DrawOptions } from '../options.ts';
import type { Overlay } from '../overlay.ts';
import { layoutScene } from './layout-blueprint.ts';
import type { BlueprintLayout } from './placed.ts';
import { paintBlueprint } from './paint-blueprint.ts';
import { pictureWords } from './picture-words.ts';
import { sceneOf } from './scene-of-blueprint.ts';

export interface BlueprintDrawOptions extends DrawOptions {
  /** How many steps stand beside one another before the picture goes on below; default 8, at least 2. */
  readonly columns?: number | undefined;
  /** What is said about its steps and ways, by colours and signs. */
  readonly overlay?: Overlay | undefined;
}

const COLUMNS = 8;

/** Where everything stands in the picture of a blueprint. */
export function layoutBlueprint(
  blueprint: Blueprint,
  { locale, columns = COLUMNS, overlay }: BlueprintDrawOptions = {},
): BlueprintLayout {
  const scene = sceneOf(blueprint, locale ?? blueprint.locales[0] ?? 'en');
  const notes = (overlay?.notes ?? []).map((text, index) => ({ id: `note ${index + 1}`, kind: 'note' as const, text }));
  return layoutScene({ ...scene, asides: [...scene.asides, ...notes] }, Math.max(2, Math.floor(columns)));
}

/**
 * Draws a blueprint as service blueprints are drawn (Shostack 1984; Bitner, Ostrom & Morgan 2008): evidence, customer
 * actions, frontstage, backstage and support as rows with the lines between them, stages across, a column for each step.
 *
 * @returns an SVG document: no scripts, nothing from outside, the same text on every machine.
 */
export function drawBlueprint(blueprint: Blueprint, options: BlueprintDrawOptions = {}): string {
  const layout = layoutBlueprint(blueprint, options);
  const words = pictureWords[layout.scene.locale.split('-')[0] === 'zh' ? 'zh-CN' : 'en'];
  return paintBlueprint(layout, {
    theme: options.theme ?? 'auto',
    words,
    ...(options.overlay && { overlay: options.overlay }),
  });
}
