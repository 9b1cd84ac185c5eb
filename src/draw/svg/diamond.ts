import type { Bounds } from '../../blueprint/process.ts';

/** The outline of a diamond that fills a place: the `d` of a path. */
export function diamond({ x, y, width, height }: Bounds): string {
  const [cx, cy] = [x + width / 2, y + height / 2];
  return `M${cx} ${y}L${x + width} ${cy}L${cx} ${y + height}L${x} ${cy}Z`;
}
