/** However long a word is, five mistakes in it make it another word. */
const LARGEST_LIMIT = 4;

/**
 * The candidate that was most likely meant by a misspelt word, or undefined when none is near.
 *
 * Nearness is the Damerau-Levenshtein distance over characters (a wrong, missing, extra or swapped neighbour counts
 * 1); letter case and full-width forms do not count. One mistake is allowed from two characters on, so that one
 * character of a two-character Chinese word may differ, and one more for every three characters. The word itself is
 * never proposed. Of equally near candidates the one that shares the longer beginning wins, then the first in UTF-16
 * order: the order of the candidates does not matter.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = fold(word);
  let limit = limitFor(countCharacters(wanted));
  let best: string | undefined;
  let bestPrefix = 0;
  for (const candidate of candidates) {
    if (candidate === word) continue;
    const offered = fold(candidate);
    const prefix = sharedPrefix(wanted, offered);
    const distance = distanceWithin(wanted, offered, prefix, limit);
    if (distance === undefined || !keepsACharacter(wanted, offered, distance)) continue;
    if (best === undefined || distance < limit || prefix > bestPrefix || (prefix === bestPrefix && candidate < best)) {
      best = candidate;
      bestPrefix = prefix;
    }
    limit = distance;
  }
  return best;
}

/**
 * The candidate that a word of the language stands for beyond doubt: the same but for case, width and joining signs, or
 * one slip in at least four letters that fits no other candidate. Names that authors give can differ by so little and
 * mean different things, so this is for closed sets of words only.
 */
export function certain(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = joined(word);
  const near = [...candidates].filter((candidate) => candidate !== word && isOneSlip(wanted, joined(candidate)));
  const same = near.find((candidate) => joined(candidate) === wanted);
  return same ?? (near.length === 1 && /^[a-z]{4,}$/.test(wanted) ? near[0] : undefined);
}

function joined(word: string): string {
  return fold(word).replaceAll(/[-_\s]/gu, '');
}

function isOneSlip(a: string, b: string): boolean {
  return distanceWithin(a, b, sharedPrefix(a, b), 1) !== undefined;
}

function limitFor(length: number): number {
  return length < 2 ? 0 : Math.min(LARGEST_LIMIT, Math.max(1, Math.floor(length / 3)));
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function countCharacters(text: string): number {
  return Array.from(text).length;
}

/** A word in which every character would have to change is another word. */
function keepsACharacter(a: string, b: string, distance: number): boolean {
  return distance === 0 || distance < Math.min(countCharacters(a), countCharacters(b));
}

function sharedPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}

function sharedSuffix(a: string, b: string, longest: number): number {
  let length = 0;
  while (length < longest && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length += 1;
  return length;
}

/** The distance when it is at most the limit. Ids mostly share their ends, so only what differs is laid out in a table. */
function distanceWithin(a: string, b: string, prefix: number, limit: number): number | undefined {
  const suffix = sharedSuffix(a, b, Math.min(a.length, b.length) - prefix);
  const left = a.length - prefix - suffix;
  const right = b.length - prefix - suffix;
  // A character has one or two units: with more than twice the limit left over no band can be narrow enough.
  if (left > 2 * limit + 2 * right || right > 2 * limit + 2 * left) return undefined;
  if (left === 0 && right === 0) return 0;
  return bandedDistance(Array.from(a.slice(prefix, prefix + left)), Array.from(b.slice(prefix, prefix + right)), limit);
}

/** Optimal string alignment, looking only at a band as wide as the limit. */
function bandedDistance(a: readonly string[], b: readonly string[], limit: number): number | undefined {
  if (Math.abs(a.length - b.length) > limit) return undefined;
  const tooFar = limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from(b, (_, column) => Math.min(column, tooFar));
  last.push(Math.min(b.length, tooFar));
  for (let row = 1; row <= a.length; row += 1) {
    const current = Array.from({ length: b.length + 1 }, () => tooFar);
    if (row <= limit) current[0] = row;
    let least = current[0] ?? tooFar;
    for (let column = Math.max(1, row - limit); column <= Math.min(b.length, row + limit); column += 1) {
      let value = Math.min(
        (last[column - 1] ?? tooFar) + (a[row - 1] === b[column - 1] ? 0 : 1),
        (last[column] ?? tooFar) + 1,
        (current[column - 1] ?? tooFar) + 1,
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        value = Math.min(value, (beforeLast[column - 2] ?? tooFar) + 1);
      }
      current[column] = value;
      least = Math.min(least, value);
    }
    if (least > limit) return undefined;
    [beforeLast, last] = [last, current];
  }
  const distance = last[b.length] ?? tooFar;
  return distance <= limit ? distance : undefined;
}
