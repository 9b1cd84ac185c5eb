import { CaseFault } from '../../compile/fault.ts';
import {
  AlreadyClaimed,
  CaseNotClosed,
  CaseParked,
  EventIdReused,
  MissingBlueprint,
  UnknownCase,
  UnreadableBlueprint,
} from '../../run/host/host-errors.ts';
import type { CaseStore } from '../../run/store/store.ts';
import { StoreError } from '../../run/store/store-error.ts';
import { nearest } from '../../text/did-you-mean.ts';
import { visible } from '../../text/safe-text.ts';
import { describeInstant } from '../../time/instant.ts';
import { EXIT } from '../exit-code.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { commandOf, fileOf, type CaseOptions } from './case-options.ts';
import { caseWords, type CaseWords } from './case-words.ts';

/**
 * What a host or a store could not do, in the reader's language and with the next step; anything else is given back as it is.
 *
 * @param store absent where it could not be opened.
 */
export async function explainTrouble(
  session: Session,
  options: CaseOptions,
  store: CaseStore | undefined,
  error: unknown,
): Promise<unknown> {
  const { language } = session;
  const words = caseWords[language];
  const command = (...parts: readonly string[]): string => words.run(commandOf(options, 'case', ...parts));
  if (error instanceof StoreError) return storeTrouble(words, visible(fileOf(session, options)), error);
  if (error instanceof UnknownCase) {
    const near = store === undefined ? undefined : await nearestCase(store, error.caseId);
    const hint = near === undefined ? command('list') : words.didYouMean(visible(near));
    return new UsageError(words.noSuchCase(visible(error.caseId)), hint);
  }
  if (error instanceof CaseParked) {
    const { at, event, error: kept } = error.parked;
    // The zone of the blueprint may be the very thing that is missing: instants of faults are shown in UTC.
    const since = describeInstant(at, 'UTC', language);
    return new UsageError(
      words.parked(visible(error.caseId), `${since} UTC`, visible(event.type), visible(kept.message)),
      command('retry', error.caseId),
      EXIT.errors,
    );
  }
  if (error instanceof AlreadyClaimed) {
    const { step, owner, caseId } = error;
    const next = command('delegate', caseId, step, words.personPlace, '--by', words.rolePlace);
    return new UsageError(words.claimed(visible(step), visible(owner)), next, EXIT.errors);
  }
  if (error instanceof CaseNotClosed) {
    return new UsageError(words.notClosed(visible(error.caseId)), command('show', error.caseId), EXIT.errors);
  }
  if (error instanceof EventIdReused) {
    return new UsageError(words.idReused(visible(error.eventId), visible(error.caseId)), words.otherId, EXIT.errors);
  }
  if (error instanceof CaseFault) return new UsageError(words.cannotOpen(visible(error.message)), '', EXIT.errors);
  if (error instanceof UnreadableBlueprint) {
    const { blueprint, version } = error.pinned;
    return new UsageError(words.unreadable(visible(blueprint), visible(version)), words.olderRelease, EXIT.errors);
  }
  if (error instanceof MissingBlueprint) {
    return new UsageError(
      words.unreadable(visible(error.blueprint), visible(error.version)),
      words.olderRelease,
      EXIT.errors,
    );
  }
  return error;
}

function storeTrouble(words: CaseWords, file: string, { reason }: StoreError): UsageError {
  const [message, hint] = words.store[reason];
  return new UsageError(message(file), hint);
}

/** So many cases are looked through for the one that was meant. */
const LOOKED_THROUGH = 1000;

async function nearestCase(store: CaseStore, caseId: string): Promise<string | undefined> {
  const { items } = await store.list({ limit: LOOKED_THROUGH });
  return nearest(
    caseId,
    items.map((item) => item.caseId),
  );
}
