import { MOST_LEVELS } from './limits.ts';

/** An expression of the unified expression language (JUEL, `${…}`) in FEEL, or the part of it that FEEL cannot say. */
export type FromJuel =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly start: number; readonly end: number; readonly part: string };

/**
 * Translates what stands inside `${…}` or `#{…}` where FEEL says the same: comparisons, `and`, `or`, `not`, arithmetic,
 * choices by `? :`, tests for null and `empty`. Calls of methods, indexes and remainders are left to the author.
 *
 * @param text what stands between the braces; offsets of a refusal count in it.
 * @example
 * fromJuel("amount >= 1000 && status == 'new'"); // { ok: true, text: 'amount >= 1000 and status = "new"' }
 */
export function fromJuel(text: string): FromJuel {
  try {
    const parser = new JuelParser(tokensOf(text), text.length);
    return { ok: true, text: parser.whole() };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { start, end } = error;
    return { ok: false, start, end, part: text.slice(start, end).trim() };
  }
}

class Refused extends Error {
  readonly start: number;
  readonly end: number;

  constructor(start: number, end: number) {
    super('This part has no twin in FEEL.');
    this.start = start;
    this.end = end;
  }
}

interface JuelToken {
  readonly kind: 'number' | 'text' | 'name' | 'sign';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?|\.\d+)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([\p{L}_$][\p{L}\p{M}\p{N}_$]*)|(&&|\|\||[=!<>]=|[^\s]))/uy;

function tokensOf(text: string): JuelToken[] {
  const tokens: JuelToken[] = [];
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(text); found !== null; found = TOKEN.exec(text)) {
    const [whole, number, quoted, name] = found;
    const end = found.index + whole.length;
    const trimmed = whole.trimStart();
    const kind = number !== undefined ? 'number' : quoted !== undefined ? 'text' : name !== undefined ? 'name' : 'sign';
    tokens.push({ kind, text: trimmed, start: end - trimmed.length, end });
  }
  return tokens;
}

/** Words that stand for signs. */
const SIGNS: Readonly<Record<string, string>> = {
  '==': '=',
  eq: '=',
  '!=': '!=',
  ne: '!=',
  '<': '<',
  lt: '<',
  '>': '>',
  gt: '>',
  '<=': '<=',
  le: '<=',
  '>=': '>=',
  ge: '>=',
  '&&': 'and',
  and: 'and',
  '||': 'or',
  or: 'or',
  div: '/',
};

/** A part in FEEL, and how tightly it binds: looser parts get brackets. */
interface Part {
  readonly text: string;
  readonly level: number;
}

/** From loose to tight, as JUEL binds. */
const LEVELS: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '>', '<=', '>='],
  ['+', '-'],
  ['*', '/'],
];
const CHOICE = -1;
const UNARY = LEVELS.length;
const ATOM = UNARY + 1;

class JuelParser {
  readonly #tokens: readonly JuelToken[];
  readonly #end: number;
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly JuelToken[], end: number) {
    this.#tokens = tokens;
    this.#end = end;
  }

  whole(): string {
    const { text } = this.#choice();
    const rest = this.#tokens[this.#at];
    if (rest !== undefined) throw new Refused(rest.start, this.#end);
    return text;
  }

  #choice(): Part {
    const start = this.#at;
    const condition = this.#binary(0);
    if (this.#tokens[this.#at]?.text !== '?') return condition;
    this.#at += 1;
    const whenTrue = this.#nested();
    if (this.#tokens[this.#at]?.text !== ':') this.#refuse(start);
    this.#at += 1;
    const otherwise = this.#nested();
    return { text: `if ${condition.text} then ${whenTrue.text} else ${otherwise.text}`, level: CHOICE };
  }

  #nested(): Part {
    this.#depth += 1;
    if (this.#depth > MOST_LEVELS) this.#refuse(this.#at);
    const part = this.#choice();
    this.#depth -= 1;
    return part;
  }

  #binary(level: number): Part {
    const signs = LEVELS[level];
    if (signs === undefined) return this.#unary();
    let left = this.#binary(level + 1);
    for (let sign = this.#sign(); sign !== undefined && signs.includes(sign); sign = this.#sign()) {
      this.#at += 1;
      const right = this.#binary(level + 1);
      // FEEL compares once: what is compared again stands in brackets.
      const own = signs.includes('=') || signs.includes('<') ? level + 1 : level;
      left = { text: `${bracketed(left, own)} ${sign} ${bracketed(right, level + 1)}`, level };
    }
    return left;
  }

  #sign(): string | undefined {
    const token = this.#tokens[this.#at];
    if (token === undefined || token.kind === 'text' || token.kind === 'number') return undefined;
    return Object.hasOwn(SIGNS, token.text) ? SIGNS[token.text] : token.kind === 'sign' ? token.text : undefined;
  }

  #unary(): Part {
    this.#depth += 1;
    // Deeper than anybody writes; the reading of FEEL has such a bound too.
    if (this.#depth > MOST_LEVELS) this.#refuse(this.#at);
    const part = this.#signed();
    this.#depth -= 1;
    return part;
  }

  #signed(): Part {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new Refused(0, this.#end);
    switch (token.kind === 'text' ? undefined : token.text) {
      case '!':
      case 'not':
        this.#at += 1;
        return { text: `not(${this.#unary().text})`, level: ATOM };
      case '-':
        this.#at += 1;
        return { text: `-${bracketed(this.#unary(), ATOM)}`, level: UNARY };
      case 'empty': {
        this.#at += 1;
        const of = bracketed(this.#unary(), LEVELS.length);
        return { text: `(${of} = null or ${of} = "")`, level: ATOM };
      }
      default:
        return this.#atom(token);
    }
  }

  #atom(token: JuelToken): Part {
    this.#at += 1;
    const { kind, text } = token;
    if (kind === 'number') return { text: text.startsWith('.') ? `0${text}` : text, level: ATOM };
    if (kind === 'text') return { text: JSON.stringify(text.slice(1, -1).replaceAll(/\\(.)/gu, '$1')), level: ATOM };
    if (text === '(') {
      const inner = this.#nested();
      if (this.#tokens[this.#at]?.text !== ')') throw new Refused(token.start, this.#end);
      this.#at += 1;
      return { text: `(${inner.text})`, level: ATOM };
    }
    if (kind !== 'name' || Object.hasOwn(SIGNS, text) || text === 'mod' || text === 'instanceof') {
      throw new Refused(token.start, token.end);
    }
    const next = this.#tokens[this.#at];
    // `a.b`, `a[0]`, `f(x)`: what they give depends on classes that only the engine knows.
    if (next?.kind === 'sign' && ['.', '[', '('].includes(next.text)) throw new Refused(token.start, this.#endOfCall());
    return { text, level: ATOM };
  }

  /** The end of a path of names, indexes and calls that begins before the current token. */
  #endOfCall(): number {
    let end = this.#end;
    let open = 0;
    for (let at = this.#at; at < this.#tokens.length; at += 1) {
      const token = this.#tokens[at];
      if (token === undefined) break;
      const { text, kind } = token;
      if (kind === 'sign' && (text === '(' || text === '[')) open += 1;
      else if (kind === 'sign' && (text === ')' || text === ']')) {
        if (open === 0) break;
        open -= 1;
      } else if (open === 0 && text !== '.' && this.#tokens[at - 1]?.text !== '.') break;
      end = token.end;
    }
    return end;
  }

  #refuse(from: number): never {
    throw new Refused(this.#tokens[from]?.start ?? 0, this.#end);
  }
}

function bracketed({ text, level }: Part, needed: number): string {
  return level < needed ? `(${text})` : text;
}
