import { EXIT } from '../exit-code.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { parseDuration } from '../../time/duration.ts';
import { visible } from '../../text/safe-text.ts';
import { knownIn, noSuchId } from '../why.ts';
import { tellDone } from './case-act.ts';
import { actorOf, type CaseOptions } from './case-options.ts';
import { caseWords } from './case-words.ts';
import { caseOf, withCases } from './kept-cases.ts';
import { printCaseJson, tellStanding } from './tell-case.ts';
import { tellRefusal } from './tell-refusal.ts';

/** Who mends a case unless told: whoever may use the file. */
export const OPERATOR = 'operator';

export interface CaseRetryArguments extends CaseOptions {
  readonly caseId: string;
  /** Lay the event that made the case fail aside. */
  readonly skip?: boolean;
  readonly reason?: string;
  readonly by?: string;
}

/**
 * `throughline case retry`: has what failed tried again, or lays it aside.
 *
 * @returns 0, or 1 when the case fails again, or does not take the event any more.
 * @throws UsageError
 */
export async function runCaseRetry(session: Session, options: CaseRetryArguments): Promise<number> {
  const { caseId, skip, reason } = options;
  const words = caseWords[session.language];
  const by = actorOf(session, options.by ?? OPERATOR);
  if (skip === true && isBlank(reason)) throw new UsageError(words.noReason('--skip'), words.reasonLike);
  return withCases(session, options, {}, async (cases) => {
    const { compiled } = await caseOf(cases, caseId);
    const desk = cases.host.as(by);
    if (skip === true) {
      tellDone(cases, compiled, await desk.skip(caseId, { reason: reason ?? '' }));
      return EXIT.ok;
    }
    const retried = await desk.retry(caseId, reason === undefined ? {} : { reason });
    if (retried.refused !== undefined) return tellRefusal(cases, retried.view, retried.refused);
    tellDone(cases, compiled, retried);
    return EXIT.ok;
  });
}

export interface CaseExtendArguments extends CaseOptions {
  readonly caseId: string;
  readonly clock: string;
  /** A duration, such as `4bh`. */
  readonly amount: string;
  readonly reason?: string;
  readonly by?: string;
  readonly eventId?: string;
}

/**
 * `throughline case extend`: gives a clock of a case more time.
 *
 * @returns 0, or 1 when the case does not take it.
 * @throws UsageError
 */
export async function runCaseExtend(session: Session, options: CaseExtendArguments): Promise<number> {
  const { caseId, clock, amount, reason } = options;
  const words = caseWords[session.language];
  if (isBlank(reason)) throw new UsageError(words.noReason('extend'), words.reasonLike);
  const parsed = parseDuration(amount);
  if (!parsed.ok) {
    const hint = parsed.suggestion === undefined ? words.amountLike : words.didYouMean(parsed.suggestion);
    throw new UsageError(words.badAmount(visible(amount)), hint);
  }
  return withCases(session, options, {}, async (cases) => {
    const { compiled } = await caseOf(cases, caseId);
    const { clocks } = knownIn(compiled);
    if (!clocks.includes(clock)) throw noSuchId(session, clock, { clocks, escalations: [] });
    const { view: before } = await cases.host.read(caseId);
    const may = before.accepts.find(({ type }) => type === `sla.${clock}.extended`)?.by ?? [];
    const by = actorOf(session, options.by ?? may[0] ?? OPERATOR);
    const eventId = options.eventId ?? session.io.cases.newId();
    const sent = await cases.host.as(by).extend(caseId, clock, { amount, reason: reason ?? '', eventId });
    if (sent.refused !== undefined) return tellRefusal(cases, sent.view, sent.refused);
    const { seq, duplicate, view } = sent;
    if (options.json === true) printCaseJson(cases, compiled, view, { caseId, seq, eventId, duplicate });
    else {
      session.io.stdout.write(`${duplicate ? words.unchanged : words.done(seq)}\n`);
      tellStanding(cases, compiled, view);
    }
    return EXIT.ok;
  });
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
