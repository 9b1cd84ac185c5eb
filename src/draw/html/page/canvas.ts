import { isCalm } from './dom.ts';

const SMALLEST = 0.1;
const LARGEST = 4;
const FACTOR = 1.25;

/** Letters are legible from this scale on, so no picture begins smaller. */
const LEGIBLE = 0.85;

/** So many pixels of dragging are still a click. */
const STEADY = 4;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The picture in its window: scrolled to move, made larger or smaller to zoom. */
export class Canvas {
  readonly #window: HTMLElement;
  readonly #fingers = new Map<number, Point>();
  #picture: SVGSVGElement;
  #size = { width: 1, height: 1 };
  #scale = 1;
  #from: Point | undefined;
  #dragged = false;

  constructor(window: HTMLElement, picture: SVGSVGElement) {
    this.#window = window;
    this.#picture = picture;
    this.show(picture);
    this.#scaleTo(Math.min(1, Math.max(LEGIBLE, this.#fitting())));
    window.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    window.addEventListener('pointerdown', (event) => this.#press(event));
    window.addEventListener('pointermove', (event) => this.#move(event));
    for (const type of ['pointerup', 'pointercancel', 'pointerleave'] as const) {
      window.addEventListener(type, (event) => this.#release(event));
    }
    // The end of a drag is no click.
    window.addEventListener(
      'click',
      (event) => {
        if (this.#dragged) event.stopPropagation();
        this.#dragged = false;
      },
      { capture: true },
    );
  }

  /** Another picture takes the place, at the same scale. */
  show(picture: SVGSVGElement): void {
    this.#picture = picture;
    const { width, height } = picture.viewBox.baseVal;
    this.#size = { width, height };
    this.#scaleTo(this.#scale);
  }

  zoomIn(): void {
    this.zoom(FACTOR);
  }

  zoomOut(): void {
    this.zoom(1 / FACTOR);
  }

  whole(): void {
    this.#scaleTo(Math.min(1, this.#fitting()));
  }

  /** Zooms about a point of the screen: what is there stays there. Default: the middle. */
  zoom(factor: number, about: Point = this.#middle()): void {
    const before = this.#picture.getBoundingClientRect();
    const at = { x: (about.x - before.left) / before.width, y: (about.y - before.top) / before.height };
    this.#scaleTo(this.#scale * factor);
    const after = this.#picture.getBoundingClientRect();
    this.#window.scrollLeft += after.left + at.x * after.width - about.x;
    this.#window.scrollTop += after.top + at.y * after.height - about.y;
  }

  moveBy(x: number, y: number): void {
    this.#window.scrollBy({ left: x, top: y });
  }

  /** Brings a part of the picture into view. */
  reveal(part: Element): void {
    const behavior = isCalm() ? 'auto' : 'smooth';
    const box = part.getBoundingClientRect();
    const room = this.#window.getBoundingClientRect();
    const left = box.left + box.width / 2 - (room.left + room.width / 2);
    const top = box.top + box.height / 2 - (room.top + room.height / 2);
    const isInside =
      box.left >= room.left && box.right <= room.right && box.top >= room.top && box.bottom <= room.bottom;
    if (!isInside) this.#window.scrollBy({ left, top, behavior });
  }

  #fitting(): number {
    const { clientWidth, clientHeight } = this.#window;
    return Math.min(clientWidth / this.#size.width, clientHeight / this.#size.height);
  }

  #scaleTo(scale: number): void {
    this.#scale = Math.min(LARGEST, Math.max(SMALLEST, scale));
    this.#picture.style.width = `${this.#size.width * this.#scale}px`;
    this.#picture.style.height = `${this.#size.height * this.#scale}px`;
  }

  #middle(): Point {
    const { left, top, width, height } = this.#window.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }

  /** Two fingers on a touchpad that move apart come as a wheel with Ctrl. */
  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const by = Math.max(-50, Math.min(50, event.deltaY * lines));
    this.zoom(Math.exp(-by / 100), { x: event.clientX, y: event.clientY });
  }

  #press(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.#dragged = false;
    this.#from = { x: event.clientX, y: event.clientY };
    this.#fingers.set(event.pointerId, this.#from);
  }

  #move(event: PointerEvent): void {
    const before = this.#fingers.get(event.pointerId);
    if (before === undefined || this.#from === undefined) return;
    const now = { x: event.clientX, y: event.clientY };
    if (!this.#dragged && distance(now, this.#from) < STEADY) return;
    if (!this.#dragged) this.#window.setPointerCapture(event.pointerId);
    this.#dragged = true;
    this.#window.classList.add('dragged');
    const [other] = [...this.#fingers].flatMap(([id, point]) => (id === event.pointerId ? [] : [point]));
    if (other === undefined) {
      this.moveBy(before.x - now.x, before.y - now.y);
    } else {
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
      this.zoom(distance(now, other) / (distance(before, other) || 1), middle);
      this.moveBy((before.x - now.x) / 2, (before.y - now.y) / 2);
    }
    this.#fingers.set(event.pointerId, now);
  }

  #release(event: PointerEvent): void {
    this.#fingers.delete(event.pointerId);
    if (this.#fingers.size === 0) this.#window.classList.remove('dragged');
  }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
