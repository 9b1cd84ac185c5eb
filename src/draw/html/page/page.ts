import type { PageData, PageLocale, PageWords } from '../page-data.ts';
import { Canvas } from './canvas.ts';
import { showDetails } from './details.ts';
import { byId, make, onPress } from './dom.ts';
import { BEAT, clearJourney, markJourney } from './journey.ts';
import { Parts } from './parts.ts';

/** How far an arrow key moves the picture, in pixels. */
const STRIDE = 80;

/** The page: what its reader does, and what is shown then. */
class Page {
  readonly #data = JSON.parse(byId('data').textContent ?? '') as PageData;
  readonly #sheet = byId('sheet');
  readonly #panel = document.getElementById('panel');
  readonly #journeys = document.getElementById('journeys') as HTMLSelectElement | null;
  readonly #canvas: Canvas;
  readonly #pictures = new Map<string, SVGSVGElement>();
  #locale: PageLocale;
  #parts: Parts;
  #chosen: string | undefined;
  #visit = 0;
  #playing: ReturnType<typeof setInterval> | undefined;

  constructor() {
    const [first] = this.#data.locales;
    const picture = this.#sheet.querySelector('svg');
    if (first === undefined || picture === null) throw new Error('The page has no picture.');
    this.#locale = first;
    this.#pictures.set(first.locale, picture);
    for (const { dataset, content } of document.querySelectorAll<HTMLTemplateElement>('template[data-locale]')) {
      const other = content.querySelector('svg');
      if (other !== null) this.#pictures.set(dataset['locale'] ?? '', document.importNode(other, true));
    }
    this.#canvas = new Canvas(byId('window'), picture);
    this.#parts = this.#open(picture);
    this.#listen();
    this.#tell();
  }

  /** Makes the steps of a picture reachable and readable for everyone. */
  #open(picture: SVGSVGElement): Parts {
    const parts = new Parts(picture);
    parts.clear('chosen');
    clearJourney(parts);
    if (this.#panel === null) return parts;
    // As one image it would hide its steps from screen readers.
    picture.setAttribute('role', 'group');
    for (const [id, elements] of parts.steps) {
      const { title, kind } = this.#locale.details[id] ?? { title: id, kind: '' };
      for (const element of elements) {
        element.setAttribute('tabindex', '0');
        element.setAttribute('role', 'button');
        element.setAttribute('aria-label', kind === '' ? title : `${title}, ${kind}`);
      }
    }
    return parts;
  }

  #listen(): void {
    onPress('zoom-in', () => this.#canvas.zoomIn());
    onPress('zoom-out', () => this.#canvas.zoomOut());
    onPress('whole', () => this.#canvas.whole());
    onPress('theme', () => this.#turnTheme());
    onPress('previous', () => this.#stepBy(-1));
    onPress('next', () => this.#stepBy(1));
    onPress('play', () => this.#turnPlaying());
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#tell());
    document.getElementById('locale')?.addEventListener('change', (event) => {
      this.#speak((event.target as HTMLSelectElement).value);
    });
    this.#journeys?.addEventListener('change', () => {
      this.#stop();
      this.#visit = 0;
      this.#follow();
    });
    this.#sheet.addEventListener('click', ({ target }) => {
      const id = stepAt(target);
      if (id !== undefined) this.#choose(id);
    });
    this.#sheet.addEventListener('focusin', ({ target }) => {
      if (target instanceof Element && target.matches(':focus-visible')) this.#canvas.reveal(target);
    });
    this.#panel?.addEventListener('click', ({ target }) => {
      if (target instanceof HTMLElement && target.dataset['close'] !== undefined) this.#close();
    });
    document.addEventListener('keydown', (event) => this.#key(event));
  }

  #key(event: KeyboardEvent): void {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (target instanceof HTMLSelectElement) return;
    const isInPanel = target instanceof Node && this.#panel?.contains(target) === true;
    const keys: Readonly<Record<string, () => void>> = {
      '+': () => this.#canvas.zoomIn(),
      '=': () => this.#canvas.zoomIn(),
      '-': () => this.#canvas.zoomOut(),
      '0': () => this.#canvas.whole(),
      Escape: () => this.#close(),
      ...(isInPanel
        ? {}
        : {
            ArrowLeft: () => this.#canvas.moveBy(-STRIDE, 0),
            ArrowRight: () => this.#canvas.moveBy(STRIDE, 0),
            ArrowUp: () => this.#canvas.moveBy(0, -STRIDE),
            ArrowDown: () => this.#canvas.moveBy(0, STRIDE),
          }),
    };
    const id = stepAt(target);
    const act = id !== undefined && (key === 'Enter' || key === ' ') ? () => this.#choose(id) : keys[key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  #choose(id: string): void {
    if (this.#panel === null) return;
    const shown = this.#parts.shown(id);
    this.#chosen = id;
    this.#parts.clear('chosen');
    if (shown !== undefined) this.#parts.markStep(shown, 'chosen');
    const element = shown === undefined ? undefined : this.#parts.first(shown);
    if (element !== undefined) this.#canvas.reveal(element);
    showDetails(this.#panel, this.#data, this.#locale, id, (to) => this.#choose(to));
  }

  #close(): void {
    const before = this.#chosen;
    this.#chosen = undefined;
    this.#parts.clear('chosen');
    if (this.#panel === null) return;
    const hadFocus = this.#panel.contains(document.activeElement);
    showDetails(this.#panel, this.#data, this.#locale, undefined, () => undefined);
    const shown = before === undefined ? undefined : this.#parts.shown(before);
    if (hadFocus && shown !== undefined) this.#parts.first(shown)?.focus({ preventScroll: true });
  }

  #speak(locale: string): void {
    const found = this.#data.locales.find((one) => one.locale === locale);
    const picture = this.#pictures.get(locale);
    if (found === undefined || picture === undefined) return;
    this.#locale = found;
    this.#sheet.replaceChildren(picture);
    this.#canvas.show(picture);
    this.#parts = this.#open(picture);
    this.#tell();
    if (this.#chosen !== undefined) this.#choose(this.#chosen);
    this.#follow(false);
  }

  /** Writes every word of the page in its language. */
  #tell(): void {
    const { locale, title, words, journeys } = this.#locale;
    document.documentElement.lang = locale;
    document.title = title;
    byId('title').textContent = title;
    for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) {
      const word = words[element.dataset['label'] as keyof PageWords];
      element.setAttribute('aria-label', word);
      if (element instanceof HTMLButtonElement) element.title = word;
    }
    for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
      element.textContent = words[element.dataset['text'] as keyof PageWords];
    }
    byId('theme').textContent = this.#isDark() ? words.light : words.dark;
    for (const [index, { title: name }] of journeys.entries()) {
      const option = this.#journeys?.options[index + 1];
      if (option !== undefined) option.textContent = name;
    }
    this.#tellPlaying();
    if (this.#panel !== null && this.#chosen === undefined) this.#close();
  }

  #isDark(): boolean {
    const { theme } = document.documentElement.dataset;
    return theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
  }

  #turnTheme(): void {
    document.documentElement.dataset['theme'] = this.#isDark() ? 'light' : 'dark';
    this.#tell();
  }

  /** Shows the journey that was chosen up to where it stands; `opens` tells of the step it came to. */
  #follow(opens = true): void {
    const journey = this.#locale.journeys[Number(this.#journeys?.value ?? -1)];
    const isFollowing = journey !== undefined && journey.visits.length > 0;
    byId('stepping').hidden = !isFollowing;
    if (!isFollowing) {
      clearJourney(this.#parts);
      return;
    }
    const { visits } = journey;
    this.#visit = Math.max(0, Math.min(this.#visit, visits.length - 1));
    markJourney(this.#parts, journey, this.#visit);
    const { words } = this.#locale;
    const visit = visits[this.#visit];
    const count = words.progress.replace('{now}', String(this.#visit + 1)).replace('{all}', String(visits.length));
    byId('progress').replaceChildren(
      make('span', 'count', count),
      make('span', 'visit', visit?.title ?? ''),
      make('span', 'at', visit?.at ?? ''),
    );
    byId('previous').toggleAttribute('disabled', this.#visit === 0);
    byId('next').toggleAttribute('disabled', this.#visit === visits.length - 1);
    if (this.#visit === visits.length - 1) this.#stop();
    if (opens && visit !== undefined) this.#choose(visit.step);
  }

  #stepBy(by: number): void {
    this.#stop();
    this.#visit += by;
    this.#follow();
  }

  #turnPlaying(): void {
    if (this.#playing !== undefined) {
      this.#stop();
      return;
    }
    const { visits } = this.#locale.journeys[Number(this.#journeys?.value ?? -1)] ?? { visits: [] };
    // Played to its end, it begins anew.
    this.#visit = this.#visit >= visits.length - 1 ? 0 : this.#visit + 1;
    this.#playing = setInterval(() => {
      this.#visit += 1;
      this.#follow();
    }, BEAT);
    this.#tellPlaying();
    this.#follow();
  }

  #stop(): void {
    clearInterval(this.#playing);
    this.#playing = undefined;
    this.#tellPlaying();
  }

  #tellPlaying(): void {
    const play = document.getElementById('play');
    const { words } = this.#locale;
    if (play !== null) play.textContent = this.#playing === undefined ? words.play : words.pause;
  }
}

/** The step or end on which something happened. */
function stepAt(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<SVGGElement>('g[data-step]')?.dataset['step'];
}

void new Page();
