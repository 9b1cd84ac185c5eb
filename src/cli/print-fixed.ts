import { wordingOf, type Finding } from '../text/diagnostic.ts';
import { visible } from '../text/safe-text.ts';
import { unifiedDiff } from '../text/unified-diff.ts';
import type { Unread } from './checking.ts';
import type { FixedFile, FixedFiles } from './fix-files.ts';
import type { Output } from './io.ts';
import { printUnread } from './print-checked.ts';
import type { Session } from './session.ts';

/** Says of each finding whether it was fixed, one line each, and how many were; nothing when nothing was fixable. */
export function printFixed({ language, words }: Session, output: Output, { files }: FixedFiles): void {
  const line = (style: 'green' | 'yellow', label: string, found: Finding): string => {
    const place = output.style('cyan', `${visible(found.file)}:${found.line}:${found.column}`);
    const { message } = wordingOf(found, language);
    return `${place}  ${output.style(style, label)} ${output.style('bold', found.code)}  ${visible(message)}\n`;
  };
  for (const { fixed, refused } of files) {
    for (const found of fixed) output.write(line('green', words.fix.fixed, found));
    for (const found of refused) {
      output.write(line('yellow', words.fix.refused, found));
      output.write(`${output.style('green', words.hint)}${words.fix.wouldHarm}\n`);
    }
  }
  const { fixes, changed } = sumsOf(files);
  if (fixes > 0) output.write(`${words.fix.sum(fixes, changed)}\n`);
  if (fixes > 0 || files.some(({ refused }) => refused.length > 0)) output.write('\n');
}

/** Prints what fixing would change: the diff to stdout, the sums to stderr. */
export function printDiff(session: Session, { files }: FixedFiles, unread: readonly Unread[]): void {
  const { io, words } = session;
  for (const { path, before, after } of files) {
    io.stdout.write(unifiedDiff(path.replaceAll('\\', '/').replace(/^(?:\.?\/)+/u, ''), before, after));
  }
  for (const one of unread) printUnread(session, one);
  const { fixes, changed } = sumsOf(files);
  io.stderr.write(`${fixes === 0 ? words.fix.nothing : words.fix.notWritten(fixes, changed)}\n`);
}

function sumsOf(files: readonly FixedFile[]): { readonly fixes: number; readonly changed: number } {
  return {
    fixes: files.reduce((sum, { fixed }) => sum + fixed.length, 0),
    changed: files.filter(({ before, after }) => before !== after).length,
  };
}
