import type { CST } from 'yaml';
import { compareFindings, type Finding } from '../text/diagnostic.ts';
import type { Path, Places } from '../text/places.ts';
import type { Source, Span } from '../text/source.ts';
import { YamlComposer } from './yaml-composer.ts';
import { sayTabs } from './yaml-indents.ts';
import { excerpt } from './yaml-lines.ts';
import { bytesOf, MAX_BYTES, MAX_DEPTH } from './yaml-limits.ts';
import type { YamlNode } from './yaml-nodes.ts';
import { YamlPlaces } from './yaml-places.ts';
import { YamlReport } from './yaml-report.ts';
import { tokenize } from './yaml-tokens.ts';

export { fullWidthIn, type FullWidthChar } from './full-width.ts';

/** A document as plain data, with the place of everything in it. */
export interface YamlDocument {
  readonly source: Source;
  /**
   * Maps are objects without prototype, lists are arrays; a value that is repeated by reference is one object. Undefined
   * when something is so wrong that the data would mean nothing.
   */
  readonly data: unknown;
  readonly places: Places;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
}

/**
 * Reads YAML 1.2 (core schema) and remembers where everything was written. Never throws on bad input: all that is wrong
 * comes back as findings, `TL1001` to `TL1048`, each with its place. Of a document over 2 MB nothing is read.
 */
export function readYaml(source: Source): YamlDocument {
  const report = new YamlReport(source);
  const { root, comments } = compose(source, report);
  report.settle();
  return {
    source,
    data: report.broken || !root ? undefined : root.data,
    places: new YamlPlaces(source, root, comments),
    findings: report.findings.sort(compareFindings),
  };
}

/** A value as it was written, with its quotes: `1.10` and `007` are no longer themselves once they are numbers. */
export function writtenText(document: YamlDocument, path: Path): string {
  const { start, end } = document.places.value(path);
  return document.source.text.slice(start, end);
}

function compose(source: Source, report: YamlReport): { root?: YamlNode; comments: readonly Span[] } {
  const { text } = source;
  const bytes = bytesOf(text);
  if (bytes > MAX_BYTES) {
    report.refuse('TL1001', { start: 0, end: 0 }, { bytes, limit: MAX_BYTES });
    return { comments: [] };
  }
  const hidden = hiddenIn(text);
  const [first] = hidden;
  if (first) {
    const fix = hidden.map((span) => ({ ...span, newText: '' }));
    report.refuse('TL1005', first, { code: text.charCodeAt(first.start) }, { fix });
    return { comments: [] };
  }
  const { top, comments, tabs, tooDeepAt } = tokenize(text);
  if (tooDeepAt !== undefined) {
    report.refuse('TL1018', { start: tooDeepAt, end: tooDeepAt + 1 }, { limit: MAX_DEPTH });
    return { comments: [] };
  }
  sayTabs(report, tabs);
  return { root: composeDocument(top, new YamlComposer(report, comments), report), comments };
}

/** The one document of a file; what stands before and behind it is reported. */
function composeDocument(top: readonly CST.Token[], composer: YamlComposer, report: YamlReport): YamlNode | undefined {
  const documents = top.filter((token) => token.type === 'document');
  for (const token of top) if (token.type === 'directive') sayDirective(report, token);
  const [first, second] = documents;
  const root = first && composer.document(first);
  if (second) sayDocument(report, second);
  const stray = top.find((token) => token.type === 'error');
  if (stray) sayStray(report, stray);
  if (!first?.value && !report.broken) report.refuse('TL1006', { start: 0, end: 0 }, {});
  if (!report.broken) composer.references.sayUnused();
  return first?.value ? root : undefined;
}

function sayDirective(report: YamlReport, { source, offset }: CST.Directive): void {
  if (/^%YAML[ \t]+1\.2[ \t]*$/u.test(source)) return;
  report.refuse('TL1008', { start: offset, end: offset + source.length }, { text: excerpt(source) });
}

function sayDocument(report: YamlReport, { offset, start }: CST.Document): void {
  const line = start.find(({ type }) => type === 'doc-start') ?? { offset, source: ' ' };
  report.refuse('TL1007', { start: line.offset, end: line.offset + line.source.length }, {});
  report.muteFrom(0);
}

/** The first thing outside the document; everything after it is lost to the parser. */
function sayStray(report: YamlReport, { offset, source }: CST.ErrorToken): void {
  const span = { start: offset, end: offset + source.length };
  if (source === '}' || source === ']') report.refuse('TL1023', span, { char: source });
  else report.refuse('TL1036', span, { text: excerpt(source) });
}

/** Characters that YAML does not allow in a text (YAML 1.2, section 5.1). */
// oxlint-disable-next-line no-control-regex
const HIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/u;
const HIDDEN_OR_HALF = new RegExp(String.raw`${HIDDEN.source}|\p{Surrogate}`, 'gu');

/** All that a text may not hold, halves of surrogate pairs included. */
function hiddenIn(text: string): Span[] {
  // Most texts hold nothing of the kind, and this is the quicker way to know.
  if (text.isWellFormed() && !HIDDEN.test(text)) return [];
  return Array.from(text.matchAll(HIDDEN_OR_HALF), ({ index }) => ({ start: index, end: index + 1 }));
}
