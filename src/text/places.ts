import type { Source, Span } from './source.ts';

/** The way to a value inside a document: map keys and list indexes from the root. */
export type Path = readonly (string | number)[];

/**
 * Where each value of a document was written. A path that does not exist answers with its nearest existing ancestor,
 * so that every finding has a place.
 */
export interface Places {
  readonly source: Source;
  /** Comments from their sign to the end of the line, in the order of the text. */
  readonly comments: readonly Span[];
  /** The value at a path, without its key. */
  value(path: Path): Span;
  /** The key that leads to a path; the value itself for a list item or the root. */
  key(path: Path): Span;
  /**
   * Part of a text value, by offsets in the text after YAML has unquoted and unfolded it: exact in plain, quoted,
   * escaped and block scalars.
   */
  within(path: Path, start: number, end: number): Span;
  /** The keys of the map at a path in written order; empty when there is no map. */
  keys(path: Path): readonly string[];
  /** True when the author wrote something at exactly this path. */
  has(path: Path): boolean;
}
