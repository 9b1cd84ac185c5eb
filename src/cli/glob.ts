import { normalize, sep } from 'node:path';

/** True for a path with signs that stand for other characters: `*`, `?`, `{a,b}`, `[abc]`. */
export function isGlob(path: string): boolean {
  return /[*?[{]/u.test(path);
}

/** The folder from which a pattern has to be looked up: the parts before the first one with such a sign. */
export function globBase(path: string): string {
  const parts = partsOf(path);
  const first = parts.findIndex(isGlob);
  return parts.slice(0, first === parts.length - 1 ? -1 : first).join('/') || (path.startsWith('/') ? '/' : '.');
}

/**
 * What a whole path must look like, with `/` between its parts: `*` is any number of characters of one part, `?` one of
 * them, `**` as a part any number of parts, `{a,b}` one of the two, `[abc]` one of the characters.
 */
export function globPattern(path: string): RegExp {
  const parts = partsOf(path);
  const source = parts.map((part, index) => {
    const isLast = index === parts.length - 1;
    if (part === '**') return isLast ? '.*' : '(?:[^/]+/)*';
    return patternOfPart(part) + (isLast ? '' : '/');
  });
  return new RegExp(`^${source.join('')}$`, 'u');
}

function partsOf(path: string): string[] {
  return normalize(path).split(sep);
}

function patternOfPart(part: string): string {
  return part.replaceAll(
    /\*+|\?|\{([^{}]*)\}|\[([!^]?)([^\]/]+)\]|[\^$\\.+()|[\]{}/-]/gu,
    (sign: string, choices: string | undefined, not: string | undefined, set: string | undefined) => {
      if (sign.startsWith('*')) return '[^/]*';
      if (sign === '?') return '[^/]';
      if (choices !== undefined) return `(?:${choices.split(',').map(patternOfPart).join('|')})`;
      if (set !== undefined) return `[${not === '' ? '' : '^'}${set.replaceAll(/[\\^\]]/gu, String.raw`\$&`)}]`;
      return sign === '-' ? sign : `\\${sign}`;
    },
  );
}
