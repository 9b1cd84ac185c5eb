import type { Blueprint } from '../blueprint/blueprint.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import { drawBlueprint } from '../draw/blueprint/draw-blueprint.ts';
import { drawPage, type PagePicture } from '../draw/html/draw-page.ts';
import { mermaidBlueprint } from '../draw/mermaid/mermaid-blueprint.ts';
import { mermaidStatechart } from '../draw/mermaid/mermaid-statechart.ts';
import { mermaidTimeline } from '../draw/mermaid/mermaid-timeline.ts';
import { drawStatechart } from '../draw/statechart/draw-statechart.ts';
import type { Theme } from '../draw/svg/theme.ts';
import { drawTimeline } from '../draw/timeline/draw-timeline.ts';
import { plain, ProcessNames } from '../flow/process-names.ts';
import type { DrawnCase } from './drawn-case.ts';
import { pageJourneys, type PlayedJourney } from './drawn-journeys.ts';
import type { OverlayIn } from './drawn-overlays.ts';

export const DRAW_FORMATS = ['svg', 'html', 'mermaid'] as const;

export type DrawFormat = (typeof DRAW_FORMATS)[number];

/** How something is drawn. */
export interface Drawing {
  readonly compiled: CompiledBlueprint;
  readonly format: DrawFormat;
  /** The language of a picture, and the first of a page; default: the first of the blueprint. */
  readonly locale?: string;
  readonly theme?: Theme;
  /** Those that can be followed in a page. */
  readonly journeys: readonly PlayedJourney[];
  /** What is laid over a blueprint. */
  readonly overlay?: OverlayIn;
}

/** A blueprint as service blueprints are drawn; a page of it explains its steps. */
export function drawnBlueprint(blueprint: Blueprint, drawing: Drawing): string {
  const { compiled, format, locale, theme, journeys, overlay } = drawing;
  const draw = (one: string | undefined): string =>
    drawBlueprint(blueprint, { locale: one, theme, overlay: overlay?.(one) });
  if (format === 'mermaid') return mermaidBlueprint(blueprint, { locale });
  if (format === 'svg') return draw(locale);
  const pictures = picturesOf(drawing, draw);
  return drawPage(
    pictures.map((picture) => ({ ...picture, journeys: pageJourneys(compiled, journeys, picture.locale) })),
    { blueprint, theme },
  );
}

export function drawnStatechart(drawing: Drawing): string {
  const { compiled, format, locale, theme } = drawing;
  if (format === 'mermaid') return mermaidStatechart(compiled, { locale });
  if (format === 'svg') return drawStatechart(compiled, { locale, theme });
  return drawPage(
    picturesOf(drawing, (one) => drawStatechart(compiled, { locale: one, theme })),
    { theme },
  );
}

export function drawnTimeline({ entries, ...telling }: DrawnCase, drawing: Drawing): string {
  const { format, locale, theme } = drawing;
  if (format === 'mermaid') return mermaidTimeline(entries, { ...telling, locale });
  if (format === 'svg') return drawTimeline(entries, { ...telling, locale, theme });
  return drawPage(
    picturesOf(drawing, (one) => drawTimeline(entries, { ...telling, locale: one, theme })),
    { theme },
  );
}

/** The picture in every language of the blueprint, beginning with the one that was asked for. */
function picturesOf({ compiled, locale: first, overlay }: Drawing, draw: (locale: string) => string): PagePicture[] {
  const { blueprint } = compiled;
  const locales = first === undefined ? blueprint.locales : [first, ...blueprint.locales];
  return [...new Set(locales)].map((locale) => {
    const title = new ProcessNames(blueprint, locale).text(blueprint.title) ?? plain(blueprint.id);
    const over = overlay?.(locale).title;
    return { locale, title: over === undefined ? title : `${title} · ${over}`, svg: draw(locale) };
  });
}
