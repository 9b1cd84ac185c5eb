import type { Path } from '../text/places.ts';

/**
 * Where a value of the model came from. `written`: the author wrote it at this path; `inherited`: it stands at this path
 * on an owner (a stage's `by` on its steps); `defaulted`: the language supplies it, the path is that of the owner.
 */
export interface Origin {
  readonly how: 'written' | 'inherited' | 'defaulted';
  readonly path: Path;
}

/** A name that points at something declared elsewhere. */
export interface Reference extends Origin {
  readonly name: string;
}

/** A FEEL expression as it was written. */
export interface Expression {
  readonly text: string;
  readonly path: Path;
  /** How many characters stand before the expression in the written text: 1 for a leading `=`. */
  readonly offset: number;
}

/** A reference that the author wrote at a path. */
export function written(name: string, path: Path): Reference {
  return { name, path, how: 'written' };
}
