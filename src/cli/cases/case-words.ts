import type { CaseStatus } from '../../run/step.ts';
import type { StoreFault } from '../../run/store/store-error.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import { caseWordsEn } from './case-words-en.ts';
import { caseWordsZh } from './case-words-zh.ts';

interface Help {
  readonly summary: string;
  readonly about: string;
}

/** The commands on a kept case. */
export type CaseCommand =
  | 'open'
  | 'send'
  | 'show'
  | 'list'
  | 'work'
  | 'claim'
  | 'release'
  | 'delegate'
  | 'complete'
  | 'history'
  | 'why'
  | 'retry'
  | 'extend'
  | 'erase'
  | 'export';

/** What the commands on kept cases say. */
export interface CaseWords {
  readonly help: Help & {
    readonly commands: Readonly<Record<CaseCommand, Help>>;
    readonly names: Readonly<
      Record<
        | 'caseId'
        | 'event'
        | 'values'
        | 'step'
        | 'person'
        | 'clock'
        | 'amount'
        | 'role'
        | 'db'
        | 'text'
        | 'number'
        | 'id',
        string
      >
    >;
    readonly caseId: string;
    readonly file: string;
    readonly event: string;
    readonly values: string;
    readonly step: string;
    readonly person: string;
    readonly clock: string;
    readonly amount: string;
    readonly db: string;
    readonly json: string;
    readonly newId: string;
    readonly data: string;
    readonly by: string;
    readonly byPerson: string;
    readonly locale: string;
    readonly eventId: string;
    readonly parked: string;
    readonly overdue: string;
    readonly stuck: string;
    readonly status: string;
    readonly blueprint: string;
    readonly stage: string;
    readonly where: string;
    readonly limit: string;
    readonly cursor: string;
    readonly for: string;
    readonly owner: string;
    readonly unclaimed: string;
    readonly reason: string;
    readonly outcome: string;
    readonly raw: string;
    readonly whyId: string;
    readonly skip: string;
    readonly yes: string;
    readonly out: string;
    readonly asJourney: string;
    readonly blueprintFile: string;
  };
  readonly run: (command: string) => string;
  readonly didYouMean: (near: string) => string;
  readonly nameOneOf: (all: readonly string[]) => string;
  readonly rolePlace: string;
  readonly personPlace: string;
  readonly missingArgument: string;
  readonly missingOption: (option: string) => string;
  readonly badBy: (text: string) => string;
  readonly byLike: string;
  readonly badLimit: (text: string) => string;
  readonly noSuchCase: (id: string) => string;
  readonly parked: (id: string, since: string, event: string, error: string) => string;
  readonly claimed: (step: string, owner: string) => string;
  readonly notClosed: (id: string) => string;
  readonly idReused: (eventId: string, id: string) => string;
  readonly otherId: string;
  readonly cannotOpen: (error: string) => string;
  readonly unreadable: (blueprint: string, version: string) => string;
  readonly olderRelease: string;
  readonly store: Readonly<Record<StoreFault, readonly [message: (file: string) => string, hint: string]>>;
  readonly noSuchEvent: (given: string) => string;
  readonly severalEvents: (given: string) => string;
  readonly eventsAre: (events: readonly string[]) => string;
  readonly whoSends: (event: string) => string;
  readonly noPair: (text: string) => string;
  readonly pairsLike: string;
  readonly noJson: (file: string) => string;
  readonly jsonLike: string;
  readonly noSuchField: (name: string) => string;
  readonly fieldsAre: (fields: readonly string[]) => string;
  readonly writeLike: (hint: string) => string;
  readonly notOpened: string;
  readonly isThere: (id: string) => string;
  readonly opened: (id: string) => string;
  readonly now: string;
  readonly next: string;
  readonly taken: (event: string, seq: number) => string;
  readonly duplicate: (event: string, seq: number) => string;
  readonly wouldTake: string;
  readonly done: (seq: number) => string;
  readonly unchanged: string;
  readonly status: Readonly<Record<CaseStatus | 'parked', string>>;
  readonly openedAt: string;
  readonly closedAt: string;
  readonly stage: string;
  readonly parkedAt: string;
  readonly failed: string;
  readonly noCases: string;
  readonly caseColumns: readonly string[];
  readonly workColumns: readonly string[];
  readonly recordColumns: readonly string[];
  readonly late: string;
  readonly more: (command: string) => string;
  readonly badCursor: string;
  readonly cursorLike: string;
  readonly noSuchBlueprint: (id: string) => string;
  readonly notCompared: (field: string) => string;
  readonly noWork: string;
  readonly noWorkAt: (step: string) => string;
  readonly waitsAre: (all: readonly string[]) => string;
  readonly nothingWaits: string;
  readonly whichOutcome: (step: string) => string;
  readonly noPerson: string;
  readonly noReason: (what: string) => string;
  readonly reasonLike: string;
  readonly badAmount: (text: string) => string;
  readonly amountLike: string;
  readonly willErase: (id: string, fields: readonly string[]) => string;
  readonly eraseQuestion: (count: number) => string;
  readonly askYes: string;
  readonly notErased: string;
  readonly erased: (id: string) => string;
  readonly nothingToErase: (id: string) => string;
}

/** What the commands on kept cases say, by language. */
export const caseWords: Readonly<Record<Language, CaseWords>> = { en: caseWordsEn, 'zh-CN': caseWordsZh };
