import { drawLabel, fitLabel } from '../svg/label.ts';
import { element, type Markup } from '../svg/markup.ts';
import { GUTTER } from './layout-blueprint.ts';
import type { PictureWords } from './picture-words.ts';
import type { PlacedPage } from './placed.ts';

/** The bands of the rows with their names, and the three lines between them with theirs. */
export function paintRows({ rows }: PlacedPage, words: PictureWords): Markup[] {
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
