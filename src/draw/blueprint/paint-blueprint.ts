import type { OverlayMark, Overlay } from '../overlay.ts';
import { drawArrow } from '../svg/arrow.ts';
import { svgDocument } from '../svg/document.ts';
import { drawLabel, fitLabel } from '../svg/label.ts';
import { element, onLines, text, type Markup } from '../svg/markup.ts';
import type { Theme } from '../svg/theme.ts';
import { clockIcon } from './icons.ts';
import { MARGIN } from './layout-blueprint.ts';
import { besideLabel, levelCount, paintBox } from './paint-box.ts';
import { paintLegend } from './paint-legend.ts';
import { together, toneOf } from './paint-mark.ts';
import { paintRows } from './paint-rows.ts';
import type { BlueprintLayout, PlacedPage, PlacedRow, PlacedWay } from './placed.ts';
import type { PictureWords } from './picture-words.ts';
import type { Aside } from './scene.ts';

/** How a laid out blueprint is painted. */
export interface Painting {
  readonly theme: Theme;
  readonly words: PictureWords;
  readonly overlay?: Overlay;
}

/** The SVG of a laid out blueprint. */
export function paintBlueprint(layout: BlueprintLayout, painting: Painting): string {
  const { scene, size } = layout;
  const { overlay, words, theme } = painting;
  const title = overlay === undefined ? scene.title : `${scene.title} · ${overlay.title}`;
  return svgDocument(
    { ...size, title, description: scene.description, locale: scene.locale, theme, kind: 'blueprint' },
    drawLabel(fitLabel(title, { size: 20, width: size.width - 2 * MARGIN, lines: 1 }), {
      x: MARGIN,
      y: MARGIN,
      bold: true,
    }),
    layout.pages.map((page) => paintPage(page, painting, layout.pages.length)),
    paintAsides(layout, words),
    paintLegend(layout, painting),
  );
}

function paintPage(page: PlacedPage, { words, overlay }: Painting, pages: number): Markup {
  return element(
    'g',
    { class: 'page' },
    onLines(
      pages === 1
        ? undefined
        : element(
            'text',
            { class: 'fill-quiet', 'font-size': 12, x: page.bounds.x, y: page.bounds.y + 16 },
            text(words.page(page.number)),
          ),
      paintRows(page, words),
      page.stages.map(({ bounds: { x, y, width, height }, name, kind, stage }) =>
        element(
          'g',
          { class: 'stage', 'data-stage': stage.id },
          element('path', {
            class: 'fill-accentSoft stroke-accent',
            d: `M${x} ${y}H${x + width - 10}L${x + width} ${y + height / 2}L${x + width - 10} ${y + height}H${x}Z`,
            'stroke-width': 1.1,
            'stroke-linejoin': 'round',
          }),
          drawLabel(name, { x: x + 10, y: y + 2, bold: true }),
          drawLabel(kind, { x: x + 10, y: y + 19, colour: 'fill-accent' }),
        ),
      ),
      page.stages.slice(1).map(({ bounds }) => {
        const bottom = page.bounds.y + page.bounds.height;
        return element('path', {
          class: 'stroke-hair dotted',
          d: `M${bounds.x - 9} ${bounds.y}V${bottom}`,
          fill: 'none',
          'stroke-width': 1.2,
        });
      }),
      page.bars.map((bar) => paintBar(bar)),
      page.links.map(({ points, isExchange }) =>
        isExchange
          ? drawArrow(points, { colour: 'accent', width: 1.1, both: true })
          : element('path', {
              class: 'stroke-line dotted',
              d: `M${points[0].x} ${points[0].y}V${points[1].y}`,
              fill: 'none',
              'stroke-width': 1.3,
            }),
      ),
      page.ways.map((way) => paintWay(way, overlay && markOfWay(overlay, way, page, words))),
      page.ways.map(
        ({ label, points }) => label && besideLabel(label, bandAt(page.rows, points[0]?.y ?? 0, label.bounds.y)),
      ),
      page.boxes.map((box) => paintBox(box, words, markOf(overlay, box))),
    ),
  );
}

function markOf(overlay: Overlay | undefined, box: PlacedPage['boxes'][number]): OverlayMark | undefined {
  if (overlay === undefined) return undefined;
  // A join stands for nothing of its own.
  if (box.kind === 'node') return box.node.key.startsWith('join-') ? undefined : overlay.steps.get(box.node.id);
  return box.kind === 'end' ? overlay.steps.get(box.end.id) : undefined;
}

/** What an overlay says of a way; one that comes from other pages has what is said of all those that it goes on with. */
function markOfWay(
  overlay: Overlay,
  { way }: PlacedWay,
  page: PlacedPage,
  words: PictureWords,
): OverlayMark | undefined {
  const from = page.boxes.find(({ key }) => key === way.from);
  const to = idOf(way.to, page);
  if (from?.kind !== 'entry') return overlay.ways.get(`${idOf(way.from, page)}>${to}`);
  const marks = from.connector.sources.flatMap(({ id, name }) => {
    const mark = overlay.ways.get(`${id}>${to}`);
    return mark === undefined ? [] : [{ name, mark }];
  });
  return together(marks, words);
}

/** How an overlay names what stands at an end of a way. */
function idOf(key: string, { boxes }: PlacedPage): string {
  const box = boxes.find((one) => one.key === key);
  if (box?.kind === 'node') return box.node.id;
  if (box?.kind === 'end') return box.end.id;
  return box?.kind === 'exit' ? box.connector.to.id : key;
}

function bandAt(rows: readonly PlacedRow[], ...ys: readonly number[]): string {
  const y = ys.at(-1) ?? 0;
  const index = rows.findIndex(({ bounds }) => y >= bounds.y && y < bounds.y + bounds.height);
  return index % 2 === 0 ? 'band' : 'bandAlt';
}

function paintBar({
  bar,
  bounds: { x, y, width, height },
  text: label,
  words,
  begins,
  ends,
}: PlacedPage['bars'][number]): Markup {
  const left = begins ? 6 : 0;
  const right = ends ? 6 : 0;
  return element(
    'g',
    { class: 'clock-bar', 'data-sla': bar.id },
    element('title', {}, text(bar.explained)),
    element('path', {
      class: `fill-goodSoft stroke-good${bar.isSure ? '' : ' dashed'}`,
      d: `M${x + left} ${y}H${x + width - right}${ends ? `Q${x + width} ${y} ${x + width} ${y + 6}V${y + height - 6}Q${x + width} ${y + height} ${x + width - right} ${y + height}` : `V${y + height}`}H${x + left}${begins ? `Q${x} ${y + height} ${x} ${y + height - 6}V${y + 6}Q${x} ${y} ${x + left} ${y}` : 'Z'}`,
      'stroke-width': 1,
    }),
    clockIcon(x + 5, y + 1),
    drawLabel(label, {
      x: words === 'inside' ? x + 24 : words === 'behind' ? x + width + 6 : x - 6,
      y: y + 2,
      anchor: words === 'before' ? 'end' : 'start',
    }),
    bar.levels === 0 ? undefined : levelCount(bar.levels, x + width - 7, y + 13),
  );
}

function paintWay({ way, points }: PlacedWay, mark: OverlayMark | undefined): Markup {
  const tone = mark && toneOf(mark.tone);
  return element(
    'g',
    { class: `way ${way.kind}`, 'data-from': idOfKey(way.from), 'data-to': idOfKey(way.to), 'data-tone': mark?.tone },
    mark?.note === undefined ? undefined : element('title', {}, text(mark.note)),
    drawArrow(points, {
      colour: tone?.colour ?? (way.kind === 'exception' ? 'bad' : 'arrow'),
      dashed: tone?.dashed ?? way.kind !== 'way',
      width: tone === undefined ? 1.4 : 2.4,
    }),
  );
}

/** The id in a key: what stands behind the word for its kind. */
function idOfKey(key: string): string {
  return key.replace(/^(?:exit \d+ |entry )?(?:step|end|join|stage|resume|node)-/u, '');
}

const ASIDE_SIGNS: Readonly<Record<Aside['kind'], string>> = {
  interrupt: '⚡',
  handler: '⚡',
  escalation: '▲',
  reopen: '↺',
  note: '•',
};

function paintAsides({ asides, footY }: BlueprintLayout, words: PictureWords): Markup[] {
  if (asides.length === 0) return [];
  return [
    element(
      'text',
      { class: 'fill-ink', 'font-size': 13, 'font-weight': 600, x: MARGIN, y: footY + 8 },
      text(words.anyTime),
    ),
    ...asides.map(({ kind, id, text: label, bounds }) =>
      element(
        'g',
        { class: `aside ${kind}`, 'data-aside': id },
        element(
          'text',
          {
            class: kind === 'escalation' ? 'fill-bad' : 'fill-accent',
            'font-size': 13,
            'text-anchor': 'middle',
            x: bounds.x + 9,
            y: bounds.y + 13,
          },
          text(ASIDE_SIGNS[kind]),
        ),
        drawLabel(label, { x: bounds.x + 24, y: bounds.y }),
      ),
    ),
  ];
}
