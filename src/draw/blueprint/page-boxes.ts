import type { Size } from '../layout/sizes.ts';
import { splitCharacters } from '../../text/width.ts';
import { boxText, cellSize, cellText, CONNECTOR, endSize, endText, nodeSize } from './boxes.ts';
import type { Page } from './pages.ts';
import type { BoxContent } from './placed.ts';
import type { Scene } from './scene.ts';

/** A box with its size and its column in the grid of its page. */
export interface DraftBox {
  readonly content: BoxContent;
  readonly size: Size;
  readonly column: number;
}

/** The key of the sign at which a case begins. */
export const START = 'start';

const START_SIZE: Size = { width: 22, height: 22 };

/** Every box of a page; column 0 is for what comes in, the last for what goes out. */
export function boxesOf(scene: Scene, { nodes, ends, exits, entries }: Page): DraftBox[] {
  const boxes: DraftBox[] = [];
  const put = (content: BoxContent, size: Size, column: number): void => {
    boxes.push({ content, size, column });
  };
  const first = nodes.find(({ key }) => key === scene.start);
  if (first !== undefined) put({ key: START, kind: 'start', row: first.row }, START_SIZE, 0);
  for (const connector of entries) {
    put({ key: connector.key, kind: 'entry', connector, row: connector.near.row }, CONNECTOR, 0);
  }
  for (const [index, node] of nodes.entries()) {
    const text = boxText(node);
    put({ key: node.key, kind: 'node', node, text, row: node.row }, nodeSize(node, text), index + 1);
    for (const { row, text: words } of node.cells) {
      const label = cellText(words);
      put({ key: `${node.key} ${row}`, kind: 'cell', of: node, text: label, row }, cellSize(label), index + 1);
    }
  }
  const last = nodes.length + 1;
  for (const connector of exits) {
    put({ key: connector.key, kind: 'exit', connector, row: connector.near.row }, CONNECTOR, last);
  }
  for (const key of ends) {
    const end = scene.ends.find((one) => one.key === key);
    if (end === undefined) continue;
    const text = endText(end);
    put({ key, kind: 'end', end, text, row: 'customer' }, endSize(text), last);
  }
  return boxes;
}

/** The name that stands above a gateway or below an event. */
export function besideName(content: BoxContent): string | undefined {
  if (content.kind !== 'node') return undefined;
  const { shape, name } = content.node;
  return shape === 'gateway' || shape === 'event' ? short(name, 60) : undefined;
}

/** The beginning of a text that stands beside an arrow, where there is no room for more. */
export function short(words: string, most: number): string {
  const characters = splitCharacters(words.slice(0, 4 * most));
  return characters.length <= most && words.length <= 4 * most ? words : `${characters.slice(0, most - 1).join('')}…`;
}
