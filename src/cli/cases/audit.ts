import { visible } from '../../text/safe-text.ts';
import { EXIT } from '../exit-code.ts';
import { jsonText } from '../report.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import type { AuditReport } from '../../run/store/journal-record.ts';
import type { CaseOptions } from './case-options.ts';
import { withStore } from './kept-cases.ts';
import { progressBar } from './progress-bar.ts';
import { serveWords } from './serve-words.ts';

export interface AuditArguments extends CaseOptions {
  /** The head hash of an earlier audit. */
  readonly head?: string;
}

/**
 * `throughline audit`: works through the whole journal of a file.
 *
 * @returns 0 when it is whole, 1 when an entry is not what was written.
 * @throws UsageError
 */
export async function runAudit(session: Session, options: AuditArguments): Promise<number> {
  const { io, language, words: all } = session;
  const words = serveWords[language];
  const head = options.head?.trim().toLowerCase();
  if (head !== undefined && !/^[0-9a-f]{64}$/u.test(head))
    throw new UsageError(words.badHead(visible(head)), words.headLike);
  return withStore(session, options, { readOnly: true }, async (store) => {
    const bar = progressBar(io.stderr, words.auditing);
    const report = await store
      .audit({ progress: bar.show, ...(head === undefined ? {} : { head }) })
      .finally(bar.clear);
    const { broken } = report;
    if (options.json === true) io.stdout.write(jsonText(report));
    else if (broken === undefined) {
      io.stdout.write(`${words.whole(report.entries, report.erased)}\n${words.head(report.head)}\n`);
      io.stdout.write(`${words.keepHead}\n`);
    } else {
      io.stderr.write(`${io.stderr.style('red', all.error)}${brokenIn(session, broken)}\n`);
      io.stderr.write(`${io.stderr.style('green', all.hint)}${words.brokenHint}\n`);
    }
    return broken === undefined ? EXIT.ok : EXIT.errors;
  });
}

function brokenIn({ language }: Session, { entry, caseId, seq, problem }: NonNullable<AuditReport['broken']>): string {
  const words = serveWords[language];
  return words.broken(entry, caseId === undefined ? words.ofStore : words.ofCase(visible(caseId), seq), problem);
}
