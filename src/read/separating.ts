import type { Edit } from '../text/diagnostic.ts';
import type { Path, Places } from '../text/places.ts';
import { fullWidthIn } from './full-width.ts';
import { halving } from './yaml-quotes.ts';

/** The mend of several items of a list in brackets that full-width commas make one; whole, or not at all. */
export function separating({ places }: { readonly places: Places }, path: Path): Edit[] | undefined {
  const { text } = places.source;
  const isInBrackets = text.charAt(places.value(path.slice(0, -1)).start) === '[';
  const span = places.value(path);
  const raw = text.slice(span.start, span.end);
  const isPlain = fullWidthIn(raw).every(({ ascii }) => ascii === ',') && !/^["']|\s/u.test(raw);
  return typeof path.at(-1) === 'number' && isInBrackets && isPlain ? halving(raw, span.start) : undefined;
}
