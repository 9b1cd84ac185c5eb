import { normalize } from 'node:path';

import uniqBy from 'lodash/uniqBy.js';

import { isBpmn } from '../read/notation.ts';
import type { Language, Severity } from '../text/catalogue/entry.ts';
import { compareFindings, isError, type Finding } from '../text/diagnostic.ts';
import { renderFinding, renderSummary } from '../text/render.ts';
import type { Source } from '../text/source.ts';
import { explainWords } from './explain-words.ts';
import type { Output } from './io.ts';
import type { Loaded } from './loader.ts';
import { paintFor } from './paint.ts';
import { words } from './words.ts';

/** What a frame needs beside the line of source: its number and the bar. */
const GUTTER = 8;

/** Findings with the texts they are about, for one reader. */
export interface Report {
  readonly language: Language;
  readonly findings: readonly Finding[];
  readonly sources: ReadonlyMap<string, Source>;
}

/** What reading files and checking them found, by file and place; a file that is given twice counts once. */
export function reportOf(language: Language, loaded: readonly Loaded[], more: readonly Finding[] = []): Report {
  const files = new Set(loaded);
  const sources = new Map<string, Source>();
  for (const loaded of files) {
    for (const source of loaded.modules ?? []) sources.set(source.file, source);
  }
  for (const { path, source } of files) if (source !== undefined) sources.set(path, source);
  const all = [...[...files].flatMap((file) => file.findings), ...more];
  const findings = uniqBy(all, keyOf)
    .map((found) => withoutFix(found, sources.get(found.file)))
    .toSorted(compareFindings);
  return { language, findings, sources };
}

/** A fix is an edit of YAML; a drawing is changed where it is drawn. */
function withoutFix(found: Finding, source: Source | undefined): Finding {
  if (found.fix === undefined || source === undefined || !isBpmn(source)) return found;
  const { fix: _fix, ...rest } = found;
  return rest;
}

/** What is wrong in a module is found wherever it is used, and in the module itself. */
function keyOf({ code, file, span, message }: Finding): string {
  return JSON.stringify([code, normalize(file), span.start, span.end, message]);
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(isError);
}

/** Prints each finding with its code frame and an empty line after it. */
export function printFindings(output: Output, { language, findings, sources }: Report): void {
  const width = widthOf(output, GUTTER);
  const paint = paintFor(output);
  for (const found of findings) {
    const text = renderFinding(found, { language, source: sources.get(found.file), paint, width });
    output.write(`${text}\n\n`);
  }
}

/** Prints one line with how many files, errors, warnings and suggestions there are, and how long it took. */
export function printSummary(
  output: Output,
  { language, findings }: Report,
  files: number,
  milliseconds: number,
): void {
  const summary = renderSummary(findings, { language, milliseconds, paint: paintFor(output) });
  output.write(`${words[language].files(files)}${summary}\n`);
}

/** Prints which command explains the gravest of the findings, as an example for all of them. */
export function printWhereToLearnMore(output: Output, { language, findings }: Report): void {
  const [first] = findings.filter(({ severity }) => severity === 'error').concat(findings);
  if (first !== undefined) output.write(`${explainWords[language].tellsMore(first.code)}\n`);
}

/** How many findings there are of each severity. */
export function countsJson(findings: readonly Finding[]): { errors: number; warnings: number; infos: number } {
  const count = (severity: Severity): number => findings.filter((found) => found.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}

/** Data for programs: two spaces, one final line end. */
export function jsonText(data: unknown): string {
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

/** The cells that a line may take: the terminal's, at most 100. */
export function widthOf({ columns }: Output, taken = 0): number {
  return Math.min(100, (columns ?? 100 + taken) - taken);
}
