import type { Path, Places } from '../text/places.ts';
import type { Source, Span } from '../text/source.ts';
import type { OwnSections } from './process-sections.ts';

/** Where a value that stands in no blueprint comes from: an element of the process, or its attribute or text. */
interface Origin {
  readonly path: Path;
  /** How many characters of the text at that path stand before the value; undefined where the value has words of its own. */
  readonly shift?: number;
}

/** Remembers for every value that a blueprint takes from a process which part of the process it is. */
export class Origins {
  readonly #known = new Map<string, Origin>();

  add(path: Path, from: Path, shift?: number): void {
    this.#known.set(keyOf(path), { path: from, shift });
  }

  /** The nearest known ancestor of a path. */
  find(path: Path): { readonly origin: Origin; readonly isExact: boolean } | undefined {
    for (let length = path.length; length > 0; length -= 1) {
      const origin = this.#known.get(keyOf(path.slice(0, length)));
      if (origin !== undefined) return { origin, isExact: length === path.length };
    }
    return undefined;
  }

  /** The last part of each known path directly below a path. */
  below(path: Path): string[] {
    const before = path.length === 0 ? '' : `${keyOf(path)}\n`;
    return [...this.#known.keys()].flatMap((key) => {
      const rest = key.slice(before.length);
      return key.startsWith(before) && rest !== '' && !rest.includes('\n') ? [rest] : [];
    });
  }
}

function keyOf(path: Path): string {
  return path.join('\n');
}

/** The places of a blueprint that was made of a process: each leads to what it was made of in the file of the process. */
export class ProcessPlaces implements Places {
  readonly #origins: Origins;
  readonly #process: Places;
  readonly #sections?: OwnSections;

  /** @param sections what the process says in YAML beside its nodes. */
  constructor(origins: Origins, process: Places, sections?: OwnSections) {
    this.#origins = origins;
    this.#process = process;
    this.#sections = sections;
  }

  get source(): Source {
    return this.#process.source;
  }

  get comments(): readonly Span[] {
    return this.#process.comments;
  }

  value(path: Path): Span {
    const own = this.#sections?.at(path, 'value');
    return own ?? this.#process.value(this.#origins.find(path)?.origin.path ?? path);
  }

  key(path: Path): Span {
    const own = this.#sections?.at(path, 'key');
    return own ?? this.#process.key(this.#origins.find(path)?.origin.path ?? path);
  }

  within(path: Path, start: number, end: number): Span {
    if (this.#sections?.at(path, 'value') !== undefined) return this.#sections.within(path, start, end);
    const found = this.#origins.find(path);
    if (found === undefined) return this.#process.within(path, start, end);
    const { origin, isExact } = found;
    if (!isExact || origin.shift === undefined) return this.#process.value(origin.path);
    return this.#process.within(origin.path, start + origin.shift, end + origin.shift);
  }

  keys(path: Path): readonly string[] {
    const own = this.#sections?.keys(path) ?? [];
    const drawn = this.#drawnKeys(path);
    return own.length === 0 ? drawn : [...new Set([...drawn, ...own])];
  }

  #drawnKeys(path: Path): readonly string[] {
    return this.#origins.find(path)?.isExact === true || path.length === 0
      ? this.#origins.below(path)
      : this.#process.keys(path);
  }

  has(path: Path): boolean {
    if (this.#sections?.at(path, 'value') !== undefined) return true;
    return this.#origins.find(path)?.isExact ?? this.#process.has(path);
  }
}
