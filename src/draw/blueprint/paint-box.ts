import type { Bounds } from '../../blueprint/process.ts';
import type { OverlayMark } from '../overlay.ts';
import { BESIDE_TEXT, LINE } from '../layout/sizes.ts';
import { diamond } from '../svg/diamond.ts';
import { drawLabel, type Label } from '../svg/label.ts';
import { element, text, type Markup } from '../svg/markup.ts';
import { CLOCK_END, CLOCK_WORDS, FOOT, PAD, PART_GAP, shownChannels, type BoxText } from './boxes.ts';
import { channelIcon, clockIcon, verbSign } from './icons.ts';
import { marked, paintMark } from './paint-mark.ts';
import type { PlacedBox, PlacedLabel } from './placed.ts';
import type { PictureWords } from './picture-words.ts';
import type { SceneNode } from './scene.ts';

type Of<K extends PlacedBox['kind']> = Extract<PlacedBox, { kind: K }>;

/** Draws one box of the picture. */
export function paintBox(box: PlacedBox, words: PictureWords, mark: OverlayMark | undefined): Markup {
  switch (box.kind) {
    case 'node':
      return paintNode(box, mark);
    case 'cell':
      return paintCell(box);
    case 'end':
      return paintEnd(box, mark);
    case 'exit':
    case 'entry':
      return paintConnector(box, words);
    case 'start':
      return paintStart(box, words);
  }
}

function paintNode({ node, bounds, text: parts, label }: Of<'node'>, mark: OverlayMark | undefined): Markup {
  const shape =
    node.shape === 'gateway'
      ? paintGateway(node, bounds)
      : node.shape === 'event'
        ? paintEvent(node, bounds)
        : paintStep(node, bounds, parts);
  return element(
    'g',
    { class: 'step', 'data-step': node.id, ...marked(mark) },
    shape,
    label && besideLabel(label),
    mark && paintMark(mark, bounds, node.shape === 'gateway' ? 'diamond' : { radius: radiusOf(node, bounds) }),
    signs(node, bounds),
  );
}

function radiusOf({ shape }: SceneNode, { width, height }: Bounds): number {
  if (shape === 'event') return width / 2;
  return shape === 'wait' ? Math.min(22, height / 2) : 6;
}

/** Not so round that words of four lines would meet it. */
function endRadius({ height }: Bounds): number {
  return Math.min(20, height / 2);
}

function paintStep(node: SceneNode, bounds: Bounds, parts: BoxText): Markup[] {
  const { x, y, width, height } = bounds;
  const middle = x + width / 2;
  const drawn: Markup[] = [
    element('rect', {
      class: `fill-box ${node.isTouchpoint ? 'stroke-accent' : 'stroke-line'}`,
      x,
      y,
      width,
      height,
      rx: radiusOf(node, bounds),
      'stroke-width': node.isTouchpoint ? 1.8 : 1.2,
    }),
  ];
  if (node.shape === 'module') {
    drawn.push(
      element('rect', {
        class: 'line stroke-line',
        x: x + 3,
        y: y + 3,
        width: width - 6,
        height: height - 6,
        rx: 4,

        'stroke-width': 0.8,
      }),
    );
  }
  let at = y + PAD + Math.max(0, (height - 2 * PAD - contentHeight(parts)) / 2);
  const put = (part: Label | undefined, colour: string, bold = false): void => {
    if (part === undefined) return;
    drawn.push(drawLabel(part, { x: middle, y: at, anchor: 'middle', colour, bold }));
    at += part.height + PART_GAP;
  };
  put(parts.condition, 'fill-quiet');
  put(parts.name, 'fill-ink', true);
  put(parts.detail, 'fill-ink');
  put(parts.doer, 'fill-quiet');
  drawn.push(...paintFoot(node, parts, { x: x + PAD, y: y + height - parts.foot - PAD / 2 }));
  return drawn;
}

function contentHeight({ condition, name, detail, doer, foot }: BoxText): number {
  const parts = [condition, name, detail, doer].filter((part) => part !== undefined);
  return parts.reduce((sum, part) => sum + part.height + PART_GAP, 0) - PART_GAP + foot;
}

/** Channels in one line, then each clock in a line of its own. */
function paintFoot(node: SceneNode, { clocks }: BoxText, { x, y }: { x: number; y: number }): Markup[] {
  const shown = shownChannels(node);
  const names = node.channels.map(({ name }) => name).join(', ');
  const more = node.channels.length - shown.length;
  let at = y;
  const drawn: Markup[] = [];
  if (shown.length > 0) {
    drawn.push(
      element(
        'g',
        { class: 'channels' },
        element('title', {}, text(names)),
        shown.map(({ kind }, index) => channelIcon(kind, x + index * 21, at + 2)),
        more === 0
          ? undefined
          : element(
              'text',
              { class: 'fill-quiet', 'font-size': 10.5, x: x + shown.length * 21, y: at + 14 },
              text(`+${more}`),
            ),
      ),
    );
    at += FOOT;
  }
  for (const { label, levels, explained, height } of clocks) {
    drawn.push(
      element(
        'g',
        { class: 'clock' },
        element('title', {}, text(explained)),
        clockIcon(x, at + 2),
        drawLabel(label, { x: x - PAD + CLOCK_WORDS, y: at + 3, colour: 'fill-accent' }),
        levels === 0 ? undefined : levelCount(levels, x - PAD + CLOCK_END, at + 14),
      ),
    );
    at += height;
  }
  return drawn;
}

/** How many levels escalate a clock, up to where it ends. */
export function levelCount(levels: number, x: number, y: number): Markup {
  return element(
    'text',
    { class: 'fill-bad', 'font-size': 10.5, 'font-weight': 700, 'text-anchor': 'end', x, y },
    text(`▲${levels}`),
  );
}

function paintGateway({ sign }: SceneNode, bounds: Bounds): Markup[] {
  const { x, y, width, height } = bounds;
  return [
    element('path', {
      class: 'fill-box stroke-line',
      d: diamond(bounds),
      'stroke-width': 1.2,
      'stroke-linejoin': 'round',
    }),
    element(
      'text',
      { class: 'fill-ink', 'font-size': 22, 'text-anchor': 'middle', x: x + width / 2, y: y + height / 2 + 7.5 },
      text(sign ?? ''),
    ),
  ];
}

function paintEvent({ sign }: SceneNode, { x, y, width, height }: Bounds): Markup[] {
  const [cx, cy] = [x + width / 2, y + height / 2];
  return [
    element('circle', { class: 'fill-box stroke-line', cx, cy, r: width / 2, 'stroke-width': 1.2 }),
    element('circle', { class: 'line stroke-line', cx, cy, r: width / 2 - 3, 'stroke-width': 0.8 }),
    element(
      'text',
      { class: 'fill-ink', 'font-size': 16, 'text-anchor': 'middle', x: cx, y: cy + 5.5 },
      text(sign ?? ''),
    ),
  ];
}

/** On the upper edge: what kind of step it is, and the W and F of service blueprinting. */
function signs({ waits, fails, shape, verb }: SceneNode, { x, y, width }: Bounds): Markup[] {
  const isSmall = shape === 'gateway' || shape === 'event';
  let at = isSmall ? x + width + 2 : x + width - 12;
  const drawn: Markup[] = isSmall || verb === undefined ? [] : [verbSign(verb, x + 20, y)];
  const put = (letter: string, explained: string, tone: string): void => {
    drawn.push(
      element(
        'g',
        { class: letter === 'W' ? 'waits' : 'fails' },
        element('title', {}, text(explained)),
        element('circle', { class: `fill-${tone}Soft stroke-${tone}`, cx: at, cy: y, r: 7.5, 'stroke-width': 1.1 }),
        element(
          'text',
          { class: `fill-${tone}`, 'font-size': 9.5, 'font-weight': 700, 'text-anchor': 'middle', x: at, y: y + 3.5 },
          text(letter),
        ),
      ),
    );
    at -= 17;
  };
  if (fails !== undefined) put('F', fails, 'bad');
  if (waits !== undefined) put('W', waits, 'warn');
  return drawn;
}

function paintCell({ of, bounds, text: label, row }: Of<'cell'>): Markup {
  const { x, y, width, height } = bounds;
  const isEvidence = row === 'evidence';
  return element(
    'g',
    { class: `cell ${row}`, 'data-of': of.id },
    element('rect', {
      class: 'fill-soft stroke-hair',
      x,
      y,
      width,
      height,
      rx: isEvidence ? 0 : 6,
      'stroke-width': 1,
    }),
    isEvidence ? element('path', { class: 'fill-hair', d: `M${x + width - 10} ${y}h10v10Z` }) : undefined,
    drawLabel(label, { x: x + width / 2, y: y + (height - label.height) / 2, anchor: 'middle' }),
  );
}

function paintEnd({ end, bounds, text: parts }: Of<'end'>, mark: OverlayMark | undefined): Markup {
  const { x, y, width, height } = bounds;
  const cy = y + height / 2;
  const tone = end.isSolved ? 'good' : 'line';
  const top = y + (height - parts.name.height - (parts.outcome?.height ?? 0)) / 2;
  return element(
    'g',
    { class: 'end', 'data-step': end.id, ...marked(mark) },
    element('rect', {
      class: `fill-${end.isSolved ? 'goodSoft' : 'box'} stroke-${tone}`,
      x,
      y,
      width,
      height,
      rx: endRadius(bounds),
      'stroke-width': 1.2,
    }),
    element('circle', { class: `stroke-${tone}`, cx: x + 17, cy, r: 7, fill: 'none', 'stroke-width': 3 }),
    drawLabel(parts.name, { x: x + 30, y: top, colour: 'fill-ink' }),
    parts.outcome &&
      drawLabel(parts.outcome, {
        x: x + 30,
        y: top + parts.name.height,
        colour: `fill-${end.isSolved ? 'good' : 'quiet'}`,
      }),
    mark && paintMark(mark, bounds, { radius: endRadius(bounds) }),
  );
}

/** A way that goes on elsewhere: the same letter stands at both ends. */
function paintConnector({ kind, connector, bounds }: Of<'exit' | 'entry'>, words: PictureWords): Markup {
  const { x, y, width, height } = bounds;
  const [cx, cy] = [x + width / 2, y + height / 2];
  const pages = connector.pages.map((page) => words.page(page)).join(words.comma);
  return element(
    'g',
    { class: `connector ${kind}`, 'data-to': connector.to.id },
    element('title', {}, text(`${connector.letter}: ${connector.to.name} (${pages})`)),
    element('circle', { class: 'fill-accentSoft stroke-accent', cx, cy, r: width / 2, 'stroke-width': 1.2 }),
    element(
      'text',
      { class: 'fill-accent', 'font-size': 12, 'font-weight': 700, 'text-anchor': 'middle', x: cx, y: cy + 4.2 },
      text(connector.letter),
    ),
    element(
      'text',
      { class: 'fill-quiet', 'font-size': 9.5, 'text-anchor': 'middle', x: cx, y: cy + height / 2 + 11 },
      text(pages),
    ),
  );
}

function paintStart({ bounds }: Of<'start'>, words: PictureWords): Markup {
  const { x, y, width, height } = bounds;
  return element(
    'g',
    { class: 'start' },
    element('title', {}, text(words.start)),
    element('circle', {
      class: 'fill-goodSoft stroke-good',
      cx: x + width / 2,
      cy: y + height / 2,
      r: width / 2,
      'stroke-width': 1.8,
    }),
  );
}

/** Words beside a gateway, event or way, on a ground of their own. */
export function besideLabel({ bounds, lines, full }: PlacedLabel, ground?: string): Markup {
  const [first = '', ...rest] = lines;
  const { x, y, width, height } = bounds;
  return element(
    'g',
    { class: 'label' },
    full === undefined ? undefined : element('title', {}, text(full)),
    ground === undefined
      ? undefined
      : element('rect', { class: `fill-${ground}`, x: x - 1, y, width: width + 1, height, rx: 2 }),
    element(
      'text',
      { class: 'fill-ink mid', 'font-size': BESIDE_TEXT, x: x + width / 2, y: y + 10.5 },
      text(first),
      rest.map((line, index) => element('tspan', { x: x + width / 2, y: y + 10.5 + (index + 1) * LINE }, text(line))),
    ),
  );
}
