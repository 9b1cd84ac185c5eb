const SVG = 'http://www.w3.org/2000/svg';

/** How far a ring stands off what it is around, in the units of the picture. */
const GAP = 3;

export type Mark = 'chosen' | 'visited' | 'current';

/** The steps, ends and arrows of a picture, found by id and marked. */
export class Parts {
  readonly picture: SVGSVGElement;
  readonly #steps = new Map<string, SVGGElement[]>();
  readonly #ways = new Map<string, SVGGElement[]>();

  constructor(picture: SVGSVGElement) {
    this.picture = picture;
    for (const step of picture.querySelectorAll<SVGGElement>('g[data-step]')) {
      add(this.#steps, step.dataset['step'] ?? '', step);
    }
    for (const way of picture.querySelectorAll<SVGGElement>('g.way')) {
      add(this.#ways, keyOf(way.dataset['from'] ?? '', way.dataset['to'] ?? ''), way);
    }
  }

  /** Every id with the elements that show it. */
  get steps(): ReadonlyMap<string, readonly SVGGElement[]> {
    return this.#steps;
  }

  /** The id that the picture shows for a step: that of the step which uses its module, where it shows no modules. */
  shown(id: string): string | undefined {
    for (let known = id; ;) {
      if (this.#steps.has(known)) return known;
      const cut = known.lastIndexOf('--');
      if (cut < 0) return undefined;
      known = known.slice(0, cut);
    }
  }

  first(id: string): SVGGElement | undefined {
    return this.#steps.get(id)?.[0];
  }

  hasWay(from: string, to: string): boolean {
    return this.#ways.has(keyOf(from, to));
  }

  markStep(id: string, mark: Mark): void {
    for (const step of this.#steps.get(id) ?? []) {
      step.classList.add(mark);
      if (step.querySelector(':scope > .ring') === null) step.append(ringAround(step));
    }
  }

  markWay(from: string, to: string, mark: Mark): void {
    for (const way of this.#ways.get(keyOf(from, to)) ?? []) way.classList.add(mark);
  }

  clear(mark: Mark): void {
    for (const marked of this.picture.querySelectorAll(`.${mark}`)) marked.classList.remove(mark);
  }
}

/** A border around whatever the picture draws for a step; its style tells what it means. */
function ringAround(step: SVGGElement): SVGRectElement {
  const { x, y, width, height } = step.getBBox();
  const ring = document.createElementNS(SVG, 'rect');
  const box = { x: x - GAP, y: y - GAP, width: width + 2 * GAP, height: height + 2 * GAP, rx: 8 };
  for (const [name, value] of Object.entries(box)) ring.setAttribute(name, String(value));
  ring.setAttribute('class', 'ring');
  ring.setAttribute('aria-hidden', 'true');
  return ring;
}

function add<V>(map: Map<string, V[]>, key: string, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

function keyOf(from: string, to: string): string {
  return `${from}>${to}`;
}
