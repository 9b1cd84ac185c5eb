import type { Theme } from './svg/theme.ts';

/** What every picture can be asked for. */
export interface DrawOptions {
  /** The locale of its words, a BCP 47 tag; default: the first of the blueprint. */
  readonly locale?: string | undefined;
  /** Default: `auto`. */
  readonly theme?: Theme | undefined;
}
