import { personalFields } from '../../blueprint/personal-fields.ts';
import { CaseNotClosed } from '../../run/host/host-errors.ts';
import { visible } from '../../text/safe-text.ts';
import { EXIT } from '../exit-code.ts';
import { jsonText } from '../report.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { OPERATOR } from './case-mend.ts';
import { actorOf, commandOf, type CaseOptions } from './case-options.ts';
import { caseWords } from './case-words.ts';
import { caseOf, tellingOf, withCases, type KeptCases } from './kept-cases.ts';

export interface CaseEraseArguments extends CaseOptions {
  readonly caseIds: readonly string[];
  readonly reason: string;
  readonly by?: string;
  /** Do it without asking. */
  readonly yes?: boolean;
}

/** What will be erased from a case: its personal fields that hold something, by name. */
interface Erasing {
  readonly caseId: string;
  readonly fields: readonly string[];
  readonly labels: readonly string[];
}

/**
 * `throughline case erase`: erases the personal values of cases that are over, for good. It says before which ones these are.
 *
 * @returns 0, or 1 when whoever was asked says no, or a case is open.
 * @throws UsageError
 */
export async function runCaseErase(session: Session, options: CaseEraseArguments): Promise<number> {
  const { caseIds, reason, json } = options;
  const words = caseWords[session.language];
  const { stdout, stderr } = session.io;
  if (reason.trim() === '') throw new UsageError(words.noReason('erase'), words.reasonLike);
  const by = actorOf(session, options.by ?? OPERATOR);
  return withCases(session, options, {}, async (cases) => {
    const all: Erasing[] = [];
    for (const caseId of new Set(caseIds)) all.push(await erasingOf(cases, caseId));
    const out = json === true ? stderr : stdout;
    for (const { caseId, labels } of all)
      out.write(
        `${words.willErase(
          visible(caseId),
          labels.map((one) => visible(one)),
        )}\n`,
      );
    if (options.yes !== true && !(await isAgreed(session, options, all.length))) {
      stderr.write(`${words.notErased}\n`);
      return EXIT.errors;
    }
    const desk = cases.host.as(by);
    const erased: { caseId: string; fields: readonly string[]; changed: boolean }[] = [];
    for (const { caseId, fields } of all) {
      const { changed } = await desk.erase(caseId, { reason });
      erased.push({ caseId, fields, changed });
      if (json !== true) stdout.write(`${(changed ? words.erased : words.nothingToErase)(visible(caseId))}\n`);
    }
    if (json === true) stdout.write(jsonText({ erased }));
    return EXIT.ok;
  });
}

async function erasingOf(cases: KeptCases, caseId: string): Promise<Erasing> {
  const { compiled } = await caseOf(cases, caseId);
  const { view } = await cases.host.read(caseId);
  // Before the first is erased: otherwise some would be, and others not.
  if (view.status === 'open') throw new CaseNotClosed(caseId);
  const fields = personalFields(compiled.blueprint).filter((name) => (view.data[name] ?? null) !== null);
  const { names } = tellingOf(cases.session, compiled);
  return { caseId, fields, labels: fields.map((name) => names.field(name)) };
}

/** Asks whoever sits there. @throws UsageError when nobody does */
async function isAgreed({ io, language }: Session, options: CaseEraseArguments, count: number): Promise<boolean> {
  const words = caseWords[language];
  const { stdin } = io;
  if (stdin === undefined || !(stdin.isTerminal || stdin.echoes)) {
    const { caseIds, reason } = options;
    throw new UsageError(
      words.askYes,
      words.run(commandOf(options, 'case', 'erase', ...caseIds, '--reason', reason, '--yes')),
    );
  }
  io.stderr.write(`${words.eraseQuestion(count)} `);
  const { value } = await stdin.lines().next();
  return /^\s*(?:y|yes|是|好)\s*$/iu.test(String(value ?? ''));
}
