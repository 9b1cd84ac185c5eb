import { CST, Lexer, Parser } from 'yaml';
import type { Span } from '../text/source.ts';
import { MAX_DEPTH } from './yaml-limits.ts';

/** What a text consists of, before it means anything. */
export interface YamlTokens {
  /** Documents, directives and whatever stands between them, in order. */
  readonly top: readonly CST.Token[];
  readonly comments: readonly Span[];
  /** Tabs at the beginning of lines where indentation counts. */
  readonly tabs: readonly Span[];
  /** Where more brackets or levels are open than anyone needs; then there is nothing but this. */
  readonly tooDeepAt?: number;
}

/**
 * Splits a text into tokens with the `yaml` package's lexer and parser; its composer is left out, since it says the
 * consequences of a mistake as often as the mistake. Depth is counted on the way, because the parser climbs out of
 * nested blocks by recursion. A lone CR, which YAML counts as a line end and the package does not, is read as LF.
 */
export function tokenize(text: string): YamlTokens {
  const source = text.includes('\r') ? text.replaceAll(/\r(?!\n)/gu, '\n') : text;
  const parser = new Parser();
  const top: CST.Token[] = [];
  const comments: Span[] = [];
  const tabs: Span[] = [];
  const levels = new Levels();
  let offset = 0;
  let scalarFollows = false;
  let tab: Span | undefined;
  for (const lexeme of new Lexer().lex(source)) {
    if (scalarFollows) {
      scalarFollows = false;
      if (tab !== undefined && levels.flow === 0) tabs.push(tab);
      tab = undefined;
      if (!levels.content(lexeme, offset)) return { top: [], comments, tabs, tooDeepAt: offset };
      offset += lexeme.length;
      // A block of text ends where a line begins with a tab, and takes the tab with it.
      const blank = /[ \t]$/u.test(lexeme) ? (/(?:^|(?<=\n)) *\t[ \t]*$/u.exec(lexeme)?.[0].length ?? 0) : 0;
      if (blank > 0) tab = { start: offset - blank, end: offset };
    } else if (lexeme === CST.SCALAR) {
      scalarFollows = true;
    } else if (lexeme === CST.DOCUMENT) {
      levels.document();
    } else if (lexeme === CST.FLOW_END) {
      levels.flow = 0;
    } else {
      const first = lexeme.charCodeAt(0);
      if (first === 0x0a || first === 0x0d) {
        levels.newline(offset + lexeme.length);
        tab = undefined;
      } else if (first === 0x20 || first === 0x09) {
        if (levels.indenting && lexeme.includes('\t')) {
          tab = { start: offset, end: offset + lexeme.length };
        }
      } else if (first === 0x23) {
        comments.push({ start: offset, end: offset + lexeme.length });
        tab = undefined;
      } else {
        if (tab !== undefined && levels.flow === 0) tabs.push(tab);
        tab = undefined;
        if (!levels.content(lexeme, offset)) return { top: [], comments, tabs, tooDeepAt: offset };
      }
      offset += lexeme.length;
    }
    for (const token of parser.next(lexeme)) top.push(token);
  }
  for (const token of parser.end()) top.push(token);
  return { top, comments, tabs };
}

/** Counts how many brackets are open and how many columns of indentation are in use. */
class Levels {
  flow = 0;
  /** Only spaces have been seen on this line. */
  indenting = true;
  private lineStart = 0;
  /** Only spaces and the signs `-`, `?` and `:` have been seen on this line. */
  private leading = true;
  private columns: number[] = [];

  document(): void {
    this.columns = [];
    this.flow = 0;
  }

  newline(next: number): void {
    this.lineStart = next;
    this.indenting = true;
    this.leading = true;
  }

  /** Takes note of what is neither space nor comment; false when it lies too deep. */
  content(lexeme: string, offset: number): boolean {
    const sign = lexeme.length === 1 ? lexeme : '';
    if (this.flow === 0 && this.leading) this.indent(offset - this.lineStart);
    if (sign === '[' || sign === '{') this.flow += 1;
    else if ((sign === ']' || sign === '}') && this.flow > 0) this.flow -= 1;
    this.indenting = false;
    if (sign !== '-' && sign !== '?' && sign !== ':') this.leading = false;
    if (lexeme.length > 1) this.skipLines(lexeme, offset);
    return this.columns.length + this.flow <= MAX_DEPTH + 1;
  }

  private indent(column: number): void {
    while ((this.columns.at(-1) ?? -1) > column) this.columns.pop();
    if (this.columns.at(-1) !== column) this.columns.push(column);
  }

  private skipLines(lexeme: string, offset: number): void {
    const last = lexeme.lastIndexOf('\n') + 1;
    if (last === 0) return;
    this.newline(offset + last);
    if (last < lexeme.length) {
      this.indenting = false;
      this.leading = false;
    }
  }
}
