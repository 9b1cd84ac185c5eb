import type { Bounds, Waypoint } from '../../src/blueprint/process.ts';
import type { BlueprintLayout, PlacedBox, PlacedPage, PlacedWay } from '../../src/draw/blueprint/placed.ts';

/** What the picture of a blueprint does wrong, in words. */
export function pictureFaults(layout: BlueprintLayout): string[] {
  return [...missing(layout), ...layout.pages.flatMap((page) => pageFaults(page, layout))];
}

function missing({ scene, pages }: BlueprintLayout): string[] {
  const boxes = new Set(pages.flatMap((page) => page.boxes.map(({ key }) => key)));
  const ways = new Set(pages.flatMap((page) => page.ways.map(({ way }) => way.id)));
  return [
    ...scene.nodes.filter(({ key }) => !boxes.has(key)).map(({ key }) => `${key} is not drawn`),
    ...scene.ends.filter(({ key }) => !boxes.has(key)).map(({ key }) => `${key} is not drawn`),
    ...scene.ways.filter(({ id }) => !ways.has(id)).map(({ id }) => `${id} is not drawn`),
  ];
}

function pageFaults(page: PlacedPage, { size }: BlueprintLayout): string[] {
  const picture = { x: 0, y: 0, ...size };
  const labels = labelsOf(page);
  const solid = [...page.boxes.map((box) => ({ name: box.key, bounds: box.bounds })), ...labels];
  return [
    ...solid.flatMap((one, index) =>
      solid
        .slice(index + 1)
        .flatMap((other) => (overlap(one.bounds, other.bounds) ? [`${one.name} lies on ${other.name}`] : [])),
    ),
    ...solid.flatMap(({ name, bounds }) => (isInside(bounds, picture) ? [] : [`${name} is cut off`])),
    ...page.boxes.flatMap(textFaults),
    ...page.boxes.flatMap((box) => rowFaults(box, page)),
    ...page.ways.flatMap((way) => wayFaults(way, page)),
    ...lyingOn(page),
    ...sharedNames(page),
  ];
}

function labelsOf(page: PlacedPage): { name: string; bounds: Bounds }[] {
  return [
    ...page.boxes.flatMap((box) =>
      'label' in box && box.label !== undefined ? { name: `name of ${box.key}`, bounds: box.label.bounds } : [],
    ),
    ...page.ways.flatMap(({ way, label }) =>
      label === undefined ? [] : { name: `name of ${way.id}`, bounds: label.bounds },
    ),
  ];
}

/** What is written in a box has room in it. */
function textFaults(box: PlacedBox): string[] {
  const { width, height } = box.bounds;
  const parts =
    box.kind === 'cell'
      ? [box.text]
      : box.kind === 'end'
        ? [box.text.name, ...(box.text.outcome === undefined ? [] : [box.text.outcome])]
        : box.kind === 'node' && (box.node.shape === 'step' || box.node.shape === 'wait' || box.node.shape === 'module')
          ? [box.text.condition, box.text.name, box.text.detail, box.text.doer].filter((part) => part !== undefined)
          : [];
  const foot = box.kind === 'node' ? box.text.foot : 0;
  const high = parts.reduce((sum, part) => sum + part.height, 0) + (parts.length === 0 ? 0 : foot);
  return [
    ...parts
      .filter((part) => part.width > width - 4)
      .map((part) => `"${part.lines.join(' ')}" is too wide for ${box.key}`),
    ...(high > height ? [`what stands in ${box.key} is too high`] : []),
  ];
}

/** Steps and what belongs to them stand in their row; ends and connectors stand in none. */
function rowFaults({ key, kind, row, bounds }: PlacedBox, { rows }: PlacedPage): string[] {
  const band = rows.find((one) => one.row === row)?.bounds;
  if (kind !== 'node' && kind !== 'cell') return [];
  return band !== undefined && bounds.y >= band.y && bounds.y + bounds.height <= band.y + band.height
    ? []
    : [`${key} leaves its row`];
}

function wayFaults({ way, points, label }: PlacedWay, { boxes }: PlacedPage): string[] {
  const [source, target] = [way.from, way.to].map((key) => boxes.find((box) => box.key === key)?.bounds);
  const [first, last] = [points[0], points.at(-1)];
  if (source === undefined || target === undefined || first === undefined || last === undefined)
    return [`${way.id} leads nowhere`];
  const pieces = points.slice(1).map((to, index) => [points[index] ?? to, to] as const);
  return [
    ...(onBorder(first, source) ? [] : [`${way.id} does not begin at its step`]),
    ...(onBorder(last, target) ? [] : [`${way.id} does not end at its step`]),
    ...pieces.filter(([a, b]) => a.x !== b.x && a.y !== b.y).map(() => `${way.id} goes askew`),
    // A way back to a narrow step has less room than its name, which then stands on a ground of its own.
    ...(label !== undefined && way.from !== way.to && pieces.some((piece) => crosses(piece, label.bounds))
      ? [`${way.id} goes through its own name`]
      : []),
    ...boxes.flatMap(({ key, bounds }) =>
      pieces.some((piece) => crosses(piece, bounds)) ? [`${way.id} goes through ${key}`] : [],
    ),
  ];
}

/** Two ways may cross, share the way to one step, and from one gateway; otherwise no line lies on another. */
function lyingOn({ ways, boxes }: PlacedPage): string[] {
  const found: string[] = [];
  for (const [index, one] of ways.entries()) {
    for (const other of ways.slice(index + 1)) {
      if (one.way.to === other.way.to || (one.way.from === other.way.from && !hasPorts(one, boxes))) continue;
      if (piecesOf(one).some((a) => piecesOf(other).some((b) => shared(a, b))))
        found.push(`${one.way.id} lies on ${other.way.id}`);
    }
  }
  return found;
}

/** A name stands on a piece that no other way shares, so that it is clear what it names. */
function sharedNames({ ways }: PlacedPage): string[] {
  return ways.flatMap((one) => {
    const bounds = one.label?.bounds;
    if (bounds === undefined || one.way.from === one.way.to) return [];
    const under = piecesOf(one).filter((piece) => isUnder(piece, bounds));
    return ways
      .filter(
        (other) => other !== one && piecesOf(other).some((a) => under.some((b) => isUnder(a, bounds) && shared(a, b))),
      )
      .map((other) => `the name of ${one.way.id} stands on ${other.way.id} too`);
  });
}

/** A level piece just below a name. */
function isUnder([a, b]: readonly [Waypoint, Waypoint], { x, y, width, height }: Bounds): boolean {
  const gap = a.y - y - height;
  return a.y === b.y && gap >= 0 && gap < 8 && Math.max(a.x, b.x) > x && Math.min(a.x, b.x) < x + width;
}

/** A step has a port for each way out of it. */
function hasPorts({ way }: PlacedWay, boxes: readonly PlacedBox[]): boolean {
  const source = boxes.find(({ key }) => key === way.from);
  return source?.kind === 'node' && (source.node.shape === 'step' || source.node.shape === 'module');
}

function piecesOf({ points }: PlacedWay): (readonly [Waypoint, Waypoint])[] {
  return points.slice(1).map((to, index) => [points[index] ?? to, to] as const);
}

function shared([a, b]: readonly [Waypoint, Waypoint], [c, d]: readonly [Waypoint, Waypoint]): boolean {
  const upright = a.x === b.x && c.x === d.x && a.x === c.x;
  const level = a.y === b.y && c.y === d.y && a.y === c.y;
  if (upright)
    return Math.min(Math.max(a.y, b.y), Math.max(c.y, d.y)) - Math.max(Math.min(a.y, b.y), Math.min(c.y, d.y)) > 1;
  return (
    level && Math.min(Math.max(a.x, b.x), Math.max(c.x, d.x)) - Math.max(Math.min(a.x, b.x), Math.min(c.x, d.x)) > 1
  );
}

function overlap(a: Bounds, b: Bounds): boolean {
  return (
    a.x + a.width > b.x + 0.5 && b.x + b.width > a.x + 0.5 && a.y + a.height > b.y + 0.5 && b.y + b.height > a.y + 0.5
  );
}

function isInside(inner: Bounds, outer: Bounds): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function onBorder({ x, y }: Waypoint, bounds: Bounds): boolean {
  const right = bounds.x + bounds.width;
  const bottom = bounds.y + bounds.height;
  const isWithin = x >= bounds.x - 0.5 && x <= right + 0.5 && y >= bounds.y - 0.5 && y <= bottom + 0.5;
  const isAtEdge = [x - bounds.x, right - x, y - bounds.y, bottom - y].some((gap) => Math.abs(gap) < 0.5);
  return isWithin && isAtEdge;
}

function crosses([a, b]: readonly [Waypoint, Waypoint], { x, y, width, height }: Bounds): boolean {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
  return right > x + 0.5 && left < x + width - 0.5 && bottom > y + 0.5 && top < y + height - 0.5;
}
