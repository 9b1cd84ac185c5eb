import { nearest } from '../text/did-you-mean.ts';
import { problem, type FeelProblem } from './problem.ts';
import type { Token } from './token.ts';
import { type FeelNames, type FeelType, lookUp } from './types.ts';
import type { Mended } from './set-words-right.ts';

/**
 * Mends ids of the blueprint that were written with their hyphen, such as `reached.first-response`: FEEL takes a
 * hyphen for a minus sign, so inside expressions ids are written with `_`.
 */
export function mendIds(written: readonly Token[], names: FeelNames): Mended {
  const tokens: Token[] = [];
  const problems: FeelProblem[] = [];
  let fields: FeelNames | undefined = names;
  let at = 0;
  while (at < written.length) {
    const token = written[at];
    if (!token) break;
    if (token.kind === 'word') {
      const parts = hyphenated(written, at);
      const mended: Mend | undefined = fields && mendHyphens(parts, fields);
      const settled: Token = mended?.token ?? token;
      if (mended) problems.push(mended.problem);
      tokens.push(settled);
      fields = fieldsOf(fields && lookUp(fields, settled.text));
      at += mended ? parts.length : 1;
      continue;
    }
    // Only a dot leads from a record to its fields; after anything else a name begins anew.
    if (token.kind !== 'dot') fields = names;
    tokens.push(token);
    at += 1;
  }
  return { tokens, problems, readable: true };
}

function fieldsOf(type: FeelType | undefined): FeelNames | undefined {
  return type?.kind === 'record' ? type.fields : undefined;
}

/** Nobody writes a longer id; a longer row of minus signs is a calculation. */
const MOST_PIECES = 24;

/** The tokens of `first-response`, hyphens included; a minus sign with a space beside it is a minus sign. */
function hyphenated(written: readonly Token[], at: number): readonly Token[] {
  let end = at + 1;
  while (end - at < MOST_PIECES) {
    const sign = written[end];
    const part = written[end + 1];
    if (sign?.text !== '-' || sign.spaced || !part || part.spaced) break;
    if (part.kind !== 'word' && part.kind !== 'number') break;
    end += 2;
    // `2b` is a number and a word to the scanner.
    while (written[end]?.kind === 'word' && written[end]?.spaced === false) end += 1;
  }
  return written.slice(at, end);
}

interface Mend {
  readonly token: Token;
  readonly problem: FeelProblem;
}

/** The id with underscores, unless what stands before the first hyphen is a name of its own. */
function mendHyphens(parts: readonly Token[], fields: FeelNames): Mend | undefined {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last || parts.length < 3 || lookUp(fields, first.text) !== undefined) return undefined;
  const found = parts.map((part) => part.text).join('');
  const joined = found.replaceAll('-', '_');
  const instead = lookUp(fields, joined) === undefined ? nearest(joined, Object.keys(fields)) : joined;
  if (instead === undefined) return undefined;
  const place = { start: first.start, end: last.end };
  return {
    token: { ...first, text: instead, end: last.end },
    problem: problem('TL3016', place, { found, instead }, instead),
  };
}
