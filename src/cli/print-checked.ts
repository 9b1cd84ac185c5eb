import { findingJson } from '../text/finding-json.ts';
import type { Checked, Unread } from './checking.ts';
import { githubText } from './github.ts';
import { printAlertBounds } from './print-alert-bounds.ts';
import { countsJson, jsonText, printFindings, printSummary, printWhereToLearnMore } from './report.ts';
import { principlesJson, printPrinciples } from './principles.ts';
import { sarifLog } from './sarif.ts';
import type { Session } from './session.ts';

/** How the findings of a check may be printed. */
export const CHECK_FORMATS = ['text', 'json', 'github', 'sarif'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

/**
 * Prints what a check found: findings to stdout, files that could not be read to stderr, and in the formats for programs
 * among the data too.
 *
 * @param milliseconds how long it took.
 */
export function printChecked(session: Session, checked: Checked, format: CheckFormat, milliseconds: number): void {
  const { io, language } = session;
  const { report, principles, alerts, files, unread } = checked;
  for (const one of unread) printUnread(session, one);
  switch (format) {
    case 'text':
      printFindings(io.stdout, report);
      for (const [file, told] of principles) printPrinciples(io.stdout, language, file, told);
      if (files > 0) printSummary(io.stdout, report, files, milliseconds);
      printAlertBounds(io.stdout, language, alerts);
      printWhereToLearnMore(io.stdout, report);
      break;
    case 'json':
      io.stdout.write(
        jsonText({
          findings: report.findings.map((found) => findingJson(found, language)),
          ...(principles.size === 0
            ? {}
            : { principles: [...principles].map(([file, told]) => principlesJson(file, told)) }),
          ...(alerts.length === 0 ? {} : { alerts: alerts.map(({ bounds, ...of }) => ({ ...of, ...bounds })) }),
          ...(unread.length === 0 ? {} : { unread }),
          summary: { ...countsJson(report.findings), files },
        }),
      );
      break;
    case 'github':
      io.stdout.write(githubText(checked, io));
      break;
    case 'sarif':
      io.stdout.write(jsonText(sarifLog(session, checked)));
      break;
  }
}

export function printUnread({ io: { stderr }, words }: Session, { message, hint }: Omit<Unread, 'path'>): void {
  stderr.write(`${stderr.style('red', words.error)}${message}\n`);
  if (hint !== '') stderr.write(`${stderr.style('green', words.hint)}${hint}\n`);
}
