import groupBy from 'lodash/groupBy.js';

import { wrapText } from '../story/wrap-text.ts';
import { catalogue, type Code } from '../text/catalogue.ts';
import { visible } from '../text/safe-text.ts';
import { displayWidth } from '../text/width.ts';
import { EXIT } from './exit-code.ts';
import { explainWords } from './explain-words.ts';
import { allCodes, nearestRule, rulesNamed } from './find-rules.ts';
import { paintFor } from './paint.ts';
import { renderRulePage } from './render-rule-page.ts';
import { jsonText, widthOf } from './report.ts';
import type { PagePart, RulePage } from './rule-page.ts';
import { readRulePage } from './rule-pages.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

export interface ExplainArguments {
  /** Codes, or names of laws; none lists all codes. */
  readonly codes: readonly string[];
  readonly format: 'text' | 'json';
}

/**
 * `throughline explain`: what a code means, with an example wrong and right. A law that several codes stand for, and no
 * code at all, list codes.
 *
 * @returns 0.
 * @throws UsageError when there is no such code or law.
 */
export async function runExplain(session: Session, { codes, format }: ExplainArguments): Promise<number> {
  const { stdout } = session.io;
  const asked = codes.map((name) => ({ name, found: found(session, name) }));
  if (asked.length === 0) {
    if (format === 'json') stdout.write(jsonText({ rules: allCodes.map(ruleJson) }));
    else printAll(session);
    return EXIT.ok;
  }
  const pages = new Map<Code, RulePage>();
  for (const code of asked.flatMap((one) => one.found)) pages.set(code, await pageOf(session, code));
  if (format === 'json') {
    const rules = [...pages].map(([code, page]) => ({ ...ruleJson(code), ...pageJson(session, page) }));
    stdout.write(jsonText({ rules }));
    return EXIT.ok;
  }
  const texts = asked.map(({ name, found }) => {
    const [code, ...others] = found;
    const page = code && pages.get(code);
    if (code === undefined || page === undefined || others.length > 0) return sharedLaw(session, name, found, pages);
    return renderRulePage(session, code, page);
  });
  stdout.write(texts.join('\n'));
  return EXIT.ok;
}

function found({ language }: Session, name: string): readonly Code[] {
  const codes = rulesNamed(name);
  if (codes.length > 0) return codes;
  const { unknown, hint } = explainWords[language];
  throw new UsageError(unknown(visible(name)), hint(nearestRule(name)));
}

async function pageOf({ language }: Session, code: Code): Promise<RulePage> {
  const page = await readRulePage(code);
  if (page !== undefined) return page;
  const { noPage, installAgain } = explainWords[language];
  throw new UsageError(noPage(code), installAgain);
}

function printAll(session: Session): void {
  const { stdout } = session.io;
  const words = explainWords[session.language];
  const groups = groupBy(allCodes, (code) => code.slice(2, 3));
  for (const [room, codes] of Object.entries(groups)) {
    stdout.write(`${stdout.style('bold', words.groups[room] ?? `TL${room}`)}\n\n`);
    for (const code of codes) stdout.write(row(session, code, catalogue[code].rule));
    stdout.write('\n');
  }
  stdout.write(`${words.tellsMore(allCodes[0] ?? '')}\n`);
}

/** Codes of one law differ in what their pages begin with. */
function sharedLaw(session: Session, name: string, codes: readonly Code[], pages: ReadonlyMap<Code, RulePage>): string {
  const words = explainWords[session.language];
  const rows = codes.map((code) =>
    row(session, code, firstSentence(pages.get(code)?.prose[session.language][0] ?? '')),
  );
  return `${words.sharedLaw(visible(name))}\n\n${rows.join('')}\n${words.tellsMore(codes[0] ?? '')}\n`;
}

/** `  TL4002  error    text`, the text wrapped under itself. */
function row({ io: { stdout }, language }: Session, code: Code, text: string): string {
  const { severity } = catalogue[code];
  const names = explainWords[language].severity;
  const widest = Math.max(...Object.values(names).map(displayWidth));
  const name = names[severity];
  const before = code.length + widest + 6;
  const lines = wrapText(text, Math.max(20, widthOf(stdout) - before)).join(`\n${' '.repeat(before)}`);
  const gap = ' '.repeat(widest - displayWidth(name) + 2);
  return `  ${stdout.style('bold', code)}  ${paintFor(stdout)(severity, name)}${gap}${lines}\n`;
}

function firstSentence(text: string): string {
  return /^.+?(?:[.?!](?= |$)|[。？！])/u.exec(text)?.[0] ?? text;
}

function ruleJson(code: Code): { code: Code; rule: string; severity: string } {
  const { rule, severity } = catalogue[code];
  return { code, rule, severity };
}

function pageJson({ language }: Session, { prose, wrong, right }: RulePage): object {
  const partsJson = (parts: readonly PagePart[]): object[] =>
    parts.flatMap<object>((part) => {
      if (part.kind === 'code') return [{ language: part.language, code: part.text }];
      return part.language === language ? [{ text: part.text }] : [];
    });
  return { text: prose[language].join('\n\n'), wrong: partsJson(wrong), right: partsJson(right) };
}
