import { CHANNEL_KINDS } from '../../blueprint/channel.ts';
import type { OverlayMark, Overlay } from '../overlay.ts';
import { drawArrow } from '../svg/arrow.ts';
import { svgDocument } from '../svg/document.ts';
import { drawLabel, fitLabel } from '../svg/label.ts';
import { element, text, type Markup } from '../svg/markup.ts';
import type { Theme } from '../svg/theme.ts';
import { channelIcon, clockIcon } from './icons.ts';
import {
  GUTTER,
  LEGEND,
  MARGIN,
  type BlueprintLayout,
  type PlacedPage,
  type PlacedRow,
  type PlacedWay,
} from './layout-blueprint.ts';
import { besideLabel, paintBox, toneOf } from './paint-box.ts';
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
    page.ways.map((way) => paintWay(way, overlay?.ways.get(wayKey(way, page)))),
    page.boxes.map((box) => paintBox(box, words, markOf(overlay, box))),
    page.ways.map(
      ({ label, points }) => label && besideLabel(label, bandAt(page.rows, points[0]?.y ?? 0, label.bounds.y)),
    ),
  );
}

function markOf(overlay: Overlay | undefined, box: PlacedPage['boxes'][number]): OverlayMark | undefined {
  if (overlay === undefined) return undefined;
  // A join stands for nothing of its own.
  if (box.kind === 'node') return box.node.key.startsWith('join-') ? undefined : overlay.steps.get(box.node.id);
  return box.kind === 'end' ? overlay.steps.get(box.end.id) : undefined;
}

/** How an overlay names a way: by the ids of the step it comes from and of the step or end it leads to. */
function wayKey({ way }: PlacedWay, { boxes }: PlacedPage): string {
  const idOf = (key: string): string => {
    const box = boxes.find((one) => one.key === key);
    if (box?.kind === 'node') return box.node.id;
    if (box?.kind === 'end') return box.end.id;
    return box?.kind === 'exit' || box?.kind === 'entry' ? box.connector.to.id : key;
  };
  return `${idOf(way.from)}>${idOf(way.to)}`;
}

function bandAt(rows: readonly PlacedRow[], ...ys: readonly number[]): string {
  const y = ys.at(-1) ?? 0;
  const index = rows.findIndex(({ bounds }) => y >= bounds.y && y < bounds.y + bounds.height);
  return index % 2 === 0 ? 'band' : 'bandAlt';
}

/** The bands of the rows with their names, and the three lines between them with theirs. */
function paintRows({ rows }: PlacedPage, words: PictureWords): Markup[] {
  const lines = new Map([
    ['customer', words.interaction],
    ['frontstage', words.visibility],
    ['backstage', words.internal],
  ]);
  const bands = rows.map(({ row, bounds: { x, y, width, height } }, index) => {
    const name = fitLabel(words.rows[row], { size: 12.5, width: GUTTER - 22, lines: 2 });
    return element(
      'g',
      { class: `row ${row}` },
      element('rect', { class: index % 2 === 0 ? 'fill-band' : 'fill-bandAlt', x, y, width, height }),
      drawLabel(name, { x: x + 8, y: y + 10, bold: true }),
    );
  });
  const drawn = rows.flatMap(({ row, bounds: { x, y, width, height } }) => {
    const name = lines.get(row);
    if (name === undefined) {
      return row === 'evidence'
        ? [element('path', { class: 'stroke-hair', d: `M${x} ${y + height}H${x + width}`, fill: 'none' })]
        : [];
    }
    const label = fitLabel(name, { size: 9.5, width: GUTTER - 14, lines: 2 });
    return [
      element('path', {
        class: `stroke-line${row === 'customer' ? '' : row === 'frontstage' ? ' dashed' : ' dotted'}`,
        d: `M${x} ${y + height}H${x + width}`,
        fill: 'none',
        'stroke-width': 1.5,
      }),
      drawLabel(label, { x: x + 8, y: y + height - label.height - 3, colour: 'fill-quiet' }),
    ];
  });
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return bands;
  const bottom = last.bounds.y + last.bounds.height;
  const frame = element('rect', {
    class: 'stroke-hair',
    x: first.bounds.x,
    y: first.bounds.y,
    width: first.bounds.width,
    height: bottom - first.bounds.y,
    fill: 'none',
  });
  return [...bands, frame, ...drawn];
}

function paintBar({
  bar,
  bounds: { x, y, width, height },
  text: label,
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
    drawLabel(label, { x: x + 24, y: y + 2 }),
    bar.levels === 0
      ? undefined
      : element(
          'text',
          {
            class: 'fill-bad',
            'font-size': 10.5,
            'font-weight': 700,
            'text-anchor': 'end',
            x: x + width - 7,
            y: y + 13,
          },
          text(`▲${bar.levels}`),
        ),
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

/** What the signs mean that are used in this picture. */
function paintLegend({ scene, size }: BlueprintLayout, { words, overlay }: Painting): Markup {
  const y = size.height - LEGEND;
  let x = MARGIN;
  const drawn: Markup[] = [
    element('path', { class: 'stroke-hair', d: `M${MARGIN} ${y - 8}H${size.width - MARGIN}`, fill: 'none' }),
  ];
  let line = 0;
  const put = (sign: (x: number, y: number) => Markup, said: string): void => {
    const label = fitLabel(said, { size: 10.5, width: 200, lines: 1 });
    if (x + 22 + label.width > size.width - MARGIN) [x, line] = [MARGIN, line + 1];
    const top = y + line * 20;
    drawn.push(sign(x, top), drawLabel(label, { x: x + 20, y: top + 2, colour: 'fill-quiet' }));
    x += 20 + label.width + 18;
  };
  const letter = (sign: string, tone: string) => (left: number, top: number) =>
    element(
      'g',
      {},
      element('circle', {
        class: `fill-${tone}Soft stroke-${tone}`,
        cx: left + 8,
        cy: top + 9,
        r: 7.5,
        'stroke-width': 1.1,
      }),
      element(
        'text',
        {
          class: `fill-${tone}`,
          'font-size': 9.5,
          'font-weight': 700,
          'text-anchor': 'middle',
          x: left + 8,
          y: top + 12.5,
        },
        text(sign),
      ),
    );
  for (const { tone, words: said } of overlay?.legend ?? []) put(letter(toneOf(tone).sign, toneOf(tone).colour), said);
  if (scene.nodes.some(({ waits }) => waits !== undefined)) put(letter('W', 'warn'), words.legend.waits);
  if (scene.nodes.some(({ fails }) => fails !== undefined)) put(letter('F', 'bad'), words.legend.fails);
  const hasClock = scene.bars.length > 0 || scene.nodes.some(({ clocks }) => clocks.length > 0);
  if (hasClock) put((left, top) => clockIcon(left, top + 1), words.legend.clock);
  if (scene.bars.some(({ levels }) => levels > 0)) {
    put(
      (left, top) => element('text', { class: 'fill-bad', 'font-size': 11, x: left + 3, y: top + 13 }, text('▲')),
      words.legend.levels,
    );
  }
  for (const kind of CHANNEL_KINDS) {
    const found = scene.nodes.flatMap(({ channels }) => channels).filter((channel) => channel.kind === kind);
    const names = [...new Set(found.map(({ name }) => name))];
    if (names.length > 0) put((left, top) => channelIcon(kind, left, top + 1), names.join(words.comma));
  }
  return element('g', { class: 'legend' }, drawn);
}
