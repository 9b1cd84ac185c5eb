import type { Code, ParamsOf } from '../text/catalogue.ts';
import { finding, type Edit, type Finding, type Place } from '../text/diagnostic.ts';
import { positionAt, type Source, type Span } from '../text/source.ts';
import { nextLine } from './yaml-lines.ts';

/** A collection while it is read. */
export interface Scope {
  /** It has already said what is wrong with it. */
  told: boolean;
  /** It stands between brackets. */
  readonly inFlow: boolean;
}

/** Further things to say beside a finding's place. */
export interface More {
  readonly related?: readonly Span[];
  readonly fix?: readonly Edit[];
  /** Where reading can be trusted again; the next line when not given. */
  readonly quietUntil?: number;
}

/**
 * Gathers findings while a document is read, and keeps one mistake from being told twice: a broken collection speaks
 * once, and what the broken syntax confuses further on is passed over.
 */
export class YamlReport {
  readonly source: Source;
  readonly text: string;
  readonly findings: Finding[] = [];
  /** The data cannot be trusted any more. */
  broken = false;
  /** The first error that was passed over: it is told after all when nothing else explains why the data is broken. */
  private unsaid: Finding | undefined;
  private quietUntil = 0;
  private quietFrom = Infinity;
  private muted = 0;
  private mistrusted: Span = { start: -1, end: -1 };

  constructor(source: Source) {
    this.source = source;
    this.text = source.text;
  }

  /** A mistake that stands for itself. */
  say<C extends Code>(code: C, span: Span, params: ParamsOf<C>, more: More = {}): void {
    const listens = this.listensAt(span.start);
    if (!listens && this.unsaid !== undefined) return;
    const found = finding(code, this.at(span), params, {
      ...(more.related ? { related: more.related.map((other) => this.at(other)) } : {}),
      ...(more.fix && more.fix.length > 0 ? { fix: more.fix } : {}),
    });
    if (listens) this.findings.push(found);
    else if (found.severity === 'error') this.unsaid = found;
  }

  /** Whatever breaks the data is told at least once. */
  settle(): void {
    const isTold = this.findings.some(({ severity }) => severity === 'error');
    if (this.broken && !isTold && this.unsaid !== undefined) this.findings.push(this.unsaid);
  }

  /** A mistake after which the data means nothing. */
  refuse<C extends Code>(code: C, span: Span, params: ParamsOf<C>, more: More = {}): void {
    this.broken = true;
    this.say(code, span, params, more);
  }

  /** A mistake in the syntax of a collection: only its first one is told, and what follows on the line is passed over. */
  fault<C extends Code>(scope: Scope, code: C, span: Span, params: ParamsOf<C>, more: More = {}): void {
    this.broken = true;
    if (scope.told) return;
    scope.told = true;
    const listens = this.listensAt(span.start);
    this.say(code, span, params, more);
    if (listens) this.passOver(more.quietUntil ?? nextLine(this.text, span.start));
  }

  /** Takes back the last finding if it has this code: it turned out to be part of a graver one. */
  takeBack(code: Code): void {
    if (this.findings.at(-1)?.code === code) this.findings.pop();
  }

  /** False where a finding would not be told anyway, so that nobody needs to look for its words. */
  listensAt(offset: number): boolean {
    return this.muted === 0 && offset >= this.quietUntil && offset < this.quietFrom;
  }

  /** Nothing that begins before the offset is told any more. */
  passOver(until: number): void {
    this.quietUntil = Math.max(this.quietUntil, until);
  }

  /** Whether an offset lies on the line right behind what was passed over: a mistake there may be its consequence. */
  follows(offset: number): boolean {
    return this.quietUntil > 0 && offset >= this.quietUntil && offset < nextLine(this.text, this.quietUntil);
  }

  /** The line that begins here may have swallowed the next one, if it ends with a plain text. */
  mistrust(lineStart: number): void {
    this.mistrusted = { start: lineStart, end: nextLine(this.text, lineStart) };
  }

  /**
   * A plain text of several lines: begun where nothing is told, or on a line that cannot be trusted, it may have
   * swallowed lines that it should not, so nothing is told up to its end.
   */
  passOverLongText(start: number, end: number): void {
    const { mistrusted } = this;
    if (start >= this.quietUntil && (start < mistrusted.start || start >= mistrusted.end)) return;
    this.passOver(nextLine(this.text, end));
  }

  /** Nothing that begins at the offset or later is told any more: from there on the structure is unknown. */
  muteFrom(offset: number): void {
    this.quietFrom = Math.min(this.quietFrom, offset);
  }

  /** The 1-based line of an offset. */
  lineOf(offset: number): number {
    return positionAt(this.source, offset).line;
  }

  /** Does something whose findings would only repeat one that was told. */
  quietly<T>(action: () => T): T {
    this.muted += 1;
    try {
      return action();
    } finally {
      this.muted -= 1;
    }
  }

  private at(span: Span): Place {
    return { source: this.source, span };
  }
}
