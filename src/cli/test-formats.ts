import { githubText } from './github.ts';
import { JunitReport } from './junit.ts';
import { printUnread } from './print-checked.ts';
import { TestedPrinter } from './print-tested.ts';
import type { Session } from './session.ts';
import { TestedJson } from './tested-json.ts';
import type { TestedFile } from './test-suite.ts';
import type { TestedOutput } from './tested-output.ts';

/** How the outcome of tests may be printed. */
export const TEST_FORMATS = ['text', 'json', 'junit', 'github'] as const;
export type TestFormat = (typeof TEST_FORMATS)[number];

export function testedOutput(session: Session, format: TestFormat): TestedOutput {
  switch (format) {
    case 'text':
      return new TestedPrinter(session);
    case 'json':
      return new TestedJson(session);
    case 'junit':
      return new JunitReport(session);
    case 'github':
      return { add: (file) => annotate(session, file), end() {} };
  }
}

/** All findings of a file beside the lines that they are about, in GitHub Actions. */
function annotate(session: Session, { report, unread, journeys }: TestedFile): void {
  const findings = [...report.findings, ...journeys.flatMap((tested) => tested.findings)];
  const unreads = unread === undefined ? [] : [unread];
  session.io.stdout.write(githubText({ report: { ...report, findings }, unread: unreads }, session.io));
  for (const one of unreads) printUnread(session, one);
}
