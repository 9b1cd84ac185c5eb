import { resolve } from 'node:path';

import { StoreError } from '../../run/store/store-error.ts';
import { visible } from '../../text/safe-text.ts';
import { EXIT } from '../exit-code.ts';
import { jsonText } from '../report.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { fileOf, type CaseOptions } from './case-options.ts';
import { caseWords } from './case-words.ts';
import { explainTrouble } from './explain-trouble.ts';
import { withStore } from './kept-cases.ts';
import { progressBar } from './progress-bar.ts';
import { serveWords } from './serve-words.ts';

/**
 * `throughline backup`: copies the cases in a file while others work on them.
 *
 * @throws UsageError
 */
export async function runBackup(session: Session, options: CaseOptions & { readonly target: string }): Promise<number> {
  const { io, language } = session;
  const { target, json } = options;
  // The target is what can be wrong from here on.
  return withStore(session, options, { readOnly: true }, async () => {
    const file = fileOf(session, options);
    await io.cases.backup(resolve(io.cwd, file), resolve(io.cwd, target)).catch(async (error: unknown) => {
      throw await explainTrouble(session, { db: target }, undefined, error);
    });
    const said = serveWords[language].backedUp(visible(file), visible(target));
    io.stdout.write(json === true ? jsonText({ file, target }) : `${said}\n`);
    return EXIT.ok;
  });
}

/**
 * `throughline restore`: makes a file of cases from a backup, once all of it has proved to be what was written.
 *
 * @throws UsageError
 */
export async function runRestore(
  session: Session,
  options: CaseOptions & { readonly backup: string },
): Promise<number> {
  const { io, language } = session;
  const { backup, json } = options;
  const words = serveWords[language];
  const file = fileOf(session, options);
  const bar = progressBar(io.stderr, words.auditing);
  const report = await io.cases
    .restore(resolve(io.cwd, backup), resolve(io.cwd, file), { progress: bar.show, now: io.cases.clock.now() })
    .catch(async (error: unknown) => {
      const reason = error instanceof StoreError ? error.reason : undefined;
      if (reason === 'missing')
        throw new UsageError(caseWords[language].store.missing[0](visible(backup)), words.backupLike);
      throw await explainTrouble(session, reason === 'exists' ? options : { db: backup }, undefined, error);
    })
    .finally(bar.clear);
  if (json === true) io.stdout.write(jsonText({ file, backup, ...report }));
  else io.stdout.write(`${words.restored(visible(file), report.entries)}\n${words.sentAgain}\n`);
  return EXIT.ok;
}
