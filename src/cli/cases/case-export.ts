import { writeText } from '../files.ts';
import { EXIT } from '../exit-code.ts';
import { jsonText } from '../report.ts';
import type { Session } from '../session.ts';
import type { CaseOptions } from './case-options.ts';
import { caseOf, withCases } from './kept-cases.ts';

export interface CaseExportArguments extends CaseOptions {
  readonly caseId: string;
  /** Write to this file instead of the terminal. */
  readonly out?: string;
}

/**
 * `throughline case export`: the whole journal of a case as JSON, with what the case is pinned to. Instants are epoch
 * milliseconds, as they were recorded.
 *
 * @throws UsageError
 */
export async function runCaseExport(session: Session, options: CaseExportArguments): Promise<number> {
  return withCases(session, options, { readOnly: true }, async (cases) => {
    const { caseId, out } = options;
    const { record } = await caseOf(cases, caseId);
    const { blueprint, version, hash, revision } = record.frozen;
    const { seq, status } = record;
    const records = (await cases.host.history(caseId)).filter((one) => one.seq <= seq);
    const text = jsonText({ caseId, blueprint, version, hash, revision, status, seq, records });
    if (out === undefined) session.io.stdout.write(text);
    else {
      await writeText(session.io, session.words, out, text);
      session.io.stderr.write(`${session.words.wrote(out)}\n`);
    }
    return EXIT.ok;
  });
}
