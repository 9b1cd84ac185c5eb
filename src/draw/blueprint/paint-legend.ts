import { CHANNEL_KINDS } from '../../blueprint/channel.ts';
import { drawLabel, fitLabel } from '../svg/label.ts';
import { element, text, type Markup } from '../svg/markup.ts';
import { channelIcon, clockIcon } from './icons.ts';
import { LEGEND, MARGIN } from './layout-blueprint.ts';
import type { Painting } from './paint-blueprint.ts';
import { toneOf } from './paint-mark.ts';
import type { BlueprintLayout } from './placed.ts';

/** What the signs mean that are used in this picture. */
export function paintLegend({ scene, size }: BlueprintLayout, { words, overlay }: Painting): Markup {
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
  for (const { tone, words: said } of overlay?.legend ?? []) put(letter(toneOf(tone).sign, toneOf(tone).colour), said);
  if (scene.nodes.some(({ waits }) => waits !== undefined)) put(letter('W', 'warn'), words.legend.waits);
  if (scene.nodes.some(({ fails }) => fails !== undefined)) put(letter('F', 'bad'), words.legend.fails);
  const clocks = [
    ...scene.bars,
    ...scene.stages.flatMap((stage) => stage.clocks),
    ...scene.nodes.flatMap((node) => node.clocks),
  ];
  if (clocks.length > 0) put((left, top) => clockIcon(left, top + 1), words.legend.clock);
  if (clocks.some(({ levels }) => levels > 0)) {
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

/** A letter in a disc of a tone. */
function letter(sign: string, tone: string): (x: number, y: number) => Markup {
  return (x, y) =>
    element(
      'g',
      {},
      element('circle', {
        class: `fill-${tone}Soft stroke-${tone}`,
        cx: x + 8,
        cy: y + 9,
        r: 7.5,
        'stroke-width': 1.1,
      }),
      element(
        'text',
        { class: `fill-${tone} mid`, 'font-size': 9.5, 'font-weight': 700, x: x + 8, y: y + 12.5 },
        text(sign),
      ),
    );
}
