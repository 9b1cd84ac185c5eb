import { dirname, relative, resolve } from 'node:path';

import { journeyOfHistory } from '../../journey/journey-of-history.ts';
import { exportCase } from '../../run/store/exported-case.ts';
import { UnknownCase } from '../../run/host/host-errors.ts';
import { visible } from '../../text/safe-text.ts';
import { EXIT } from '../exit-code.ts';
import { writeText } from '../files.ts';
import { jsonText } from '../report.ts';
import type { Session } from '../session.ts';
import type { CaseOptions } from './case-options.ts';
import { caseOf, withCases, type KeptCases } from './kept-cases.ts';

export interface CaseExportArguments extends CaseOptions {
  readonly caseId: string;
  /** Write to this file instead of the terminal. */
  readonly out?: string;
  /** A journey that goes the way of the case, instead of its journal. */
  readonly asJourney?: boolean;
  /** With `asJourney`: where the blueprint is. */
  readonly blueprint?: string;
}

/**
 * `throughline case export`: the whole journal of a case as JSON, with the blueprint that it runs on; or a journey that goes
 * the same way, with personal values replaced.
 *
 * @throws UsageError
 */
export async function runCaseExport(session: Session, options: CaseExportArguments): Promise<number> {
  return withCases(session, options, { readOnly: true }, async (cases) => {
    const { out, asJourney } = options;
    const text = asJourney === true ? await journeyText(cases, options) : await journalText(cases, options);
    if (out === undefined) session.io.stdout.write(text);
    else {
      await writeText(session.io, session.words, out, text);
      session.io.stderr.write(`${session.words.wrote(visible(out))}\n`);
    }
    return EXIT.ok;
  });
}

async function journalText({ store }: KeptCases, { caseId }: CaseExportArguments): Promise<string> {
  const exported = await exportCase(store, caseId);
  if (exported === undefined) throw new UnknownCase(caseId);
  return jsonText(exported);
}

/** What is to be known of the journey is said beside it. */
async function journeyText(cases: KeptCases, { caseId, out, blueprint: path }: CaseExportArguments): Promise<string> {
  const { compiled } = await caseOf(cases, caseId);
  const { io, language } = cases.session;
  const history = await cases.host.history(caseId);
  const from = resolve(io.cwd, out === undefined ? '.' : dirname(out));
  const blueprint =
    path &&
    relative(from, resolve(io.cwd, path))
      .replaceAll('\\', '/')
      .replace(/^(?!\.\.?\/)/u, './');
  const { text, remarks } = journeyOfHistory(compiled, history, { language, ...(blueprint && { blueprint }) });
  for (const remark of remarks) io.stderr.write(`${visible(remark)}\n`);
  return text;
}
