import { wrapText } from '../story/wrap-text.ts';
import { catalogue, type Code } from '../text/catalogue.ts';
import { displayWidth } from '../text/width.ts';
import { explainWords } from './explain-words.ts';
import type { Output } from './io.ts';
import { paintFor } from './paint.ts';
import { widthOf } from './report.ts';
import type { PagePart, RulePage } from './rule-page.ts';
import type { Session } from './session.ts';

const INDENT = '    ';

/** A page for a reader at a terminal: heading, prose in their language, the wrong and the right example. */
export function renderRulePage({ io: { stdout }, language }: Session, code: Code, page: RulePage): string {
  const words = explainWords[language];
  const { rule, severity } = catalogue[code];
  const examples = (parts: readonly PagePart[]): string[] =>
    parts.flatMap((part) => {
      if (part.kind === 'code') return [codeText(stdout, part)];
      return part.language === language ? [paragraphText(stdout, part.text)] : [];
    });
  const blocks = [
    `${stdout.style('bold', code)} · ${rule} · ${paintFor(stdout)(severity, words.severity[severity])}`,
    ...page.prose[language].map((paragraph) => paragraphText(stdout, paragraph)),
    stdout.style('red', words.wrong),
    ...examples(page.wrong),
    stdout.style('green', words.right),
    ...examples(page.right),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Marks of Markdown that say nothing to a reader at a terminal are left out; `code` keeps its quotes. */
function paragraphText(output: Output, text: string): string {
  const plain = text.replaceAll(/\*\*(.+?)\*\*/gu, '$1').replaceAll(/\[([^\]]+)\]\([^)]+\)/gu, '$1');
  const hanging = ' '.repeat(displayWidth(/^(?:- |\d+\. )/u.exec(plain)?.[0] ?? ''));
  const lines = wrapText(plain, Math.max(20, widthOf(output) - hanging.length));
  return lines.map((line) => line.replaceAll(/`[^`]+`/gu, (code) => output.style('cyan', code))).join(`\n${hanging}`);
}

/** Code is never wrapped: it is there to be copied. */
function codeText(output: Output, { language, text }: { readonly language: string; readonly text: string }): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : INDENT + (language === 'yaml' ? colouredYaml(output, line) : line)))
    .join('\n');
}

/** Comments are dim and keys stand out; enough for a reader to see the structure. */
function colouredYaml(output: Output, line: string): string {
  const comment = /(?:^|\s)# [^"']*$/u.exec(line);
  const code = comment === null ? line : line.slice(0, comment.index);
  const note = comment === null ? '' : output.style('dim', comment[0]);
  const coloured = code.replace(
    /^(\s*(?:- )*)([^\s"'#{}[\],:：]+)(?=:(?:\s|$))/u,
    (_match, before: string, key: string) => before + output.style('cyan', key),
  );
  return coloured + note;
}
