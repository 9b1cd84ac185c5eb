import type { HostFilter } from '../../run/host/host.ts';
import type { CaseSummary } from '../../run/store/case-lists.ts';
import type { CaseStatus } from '../../run/step.ts';
import { nearest } from '../../text/did-you-mean.ts';
import { visible } from '../../text/safe-text.ts';
import { describeInstant, printInstant } from '../../time/instant.ts';
import { columnsOf } from '../columns.ts';
import { EXIT } from '../exit-code.ts';
import { jsonText } from '../report.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { commandOf, type CaseOptions } from './case-options.ts';
import { caseWords } from './case-words.ts';
import { givenValues } from './given-values.ts';
import { blueprintOf, tellingOf, withCases, type KeptCases } from './kept-cases.ts';

export interface CaseListArguments extends CaseOptions {
  readonly parked?: boolean;
  readonly overdue?: boolean;
  readonly stuck?: boolean;
  readonly status?: CaseStatus;
  readonly blueprint?: string;
  readonly stage?: string;
  /** `field=value` */
  readonly where: readonly string[];
  readonly limit?: number;
  readonly cursor?: string;
}

/**
 * `throughline case list`: the cases that are kept, in the order of their opening.
 *
 * @throws UsageError
 */
export async function runCaseList(session: Session, options: CaseListArguments): Promise<number> {
  return withCases(session, options, { readOnly: true }, async (cases) => {
    const { parked, overdue, stuck, status, blueprint, stage, limit, cursor } = options;
    refuseUnknown(cases, blueprint);
    const data = await whereOf(cases, options);
    const filter: HostFilter = {
      ...(parked === true ? { parked } : {}),
      ...(overdue === true ? { overdue } : {}),
      ...(stuck === true ? { stuck } : {}),
      ...(status === undefined ? {} : { status }),
      ...(blueprint === undefined ? {} : { blueprint }),
      ...(stage === undefined ? {} : { stage }),
      ...(data === undefined ? {} : { data }),
      ...(limit === undefined ? {} : { limit }),
    };
    const page = await pageOf(session, cursor, () => cases.host.list(filter, cursor));
    const { stdout } = session.io;
    const words = caseWords[session.language];
    if (options.json === true) {
      stdout.write(jsonText({ cases: page.items.map((item) => summaryJson(cases, item)), cursor: page.cursor }));
      return EXIT.ok;
    }
    if (page.items.length === 0) {
      stdout.write(`${words.noCases}\n`);
      return EXIT.ok;
    }
    const [head = '', ...rows] = columnsOf(
      page.items.map((item) => rowOf(cases, item)),
      words.caseColumns,
    );
    stdout.write(`${stdout.style('bold', head)}\n`);
    for (const row of rows) stdout.write(`${row}\n`);
    if (page.cursor !== undefined)
      stdout.write(`\n${words.more(commandOf(options, 'case', 'list', ...again(options), '--cursor', page.cursor))}\n`);
    return EXIT.ok;
  });
}

/** A page, where the cursor is one. @throws UsageError */
export async function pageOf<T>({ language }: Session, cursor: string | undefined, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof TypeError) || cursor === undefined) throw error;
    throw new UsageError(caseWords[language].badCursor, caseWords[language].cursorLike);
  }
}

/** The other options of a list, as they were given. */
function again({ parked, overdue, stuck, status, blueprint, stage, where, limit }: CaseListArguments): string[] {
  return [
    ...(parked === true ? ['--parked'] : []),
    ...(overdue === true ? ['--overdue'] : []),
    ...(stuck === true ? ['--stuck'] : []),
    ...(status === undefined ? [] : ['--status', status]),
    ...(blueprint === undefined ? [] : ['--blueprint', blueprint]),
    ...(stage === undefined ? [] : ['--stage', stage]),
    ...where.flatMap((one) => ['--where', one]),
    ...(limit === undefined ? [] : ['--limit', String(limit)]),
  ];
}

function refuseUnknown({ session: { language }, blueprints }: KeptCases, id: string | undefined): void {
  const ids = [...new Set(blueprints.map((one) => one.id))];
  if (id === undefined || ids.includes(id)) return;
  const words = caseWords[language];
  const near = nearest(id, ids);
  throw new UsageError(
    words.noSuchBlueprint(visible(id)),
    near === undefined ? words.nameOneOf(ids) : words.didYouMean(near),
  );
}

/** What fields are to hold, by the types that the blueprints give them. */
async function whereOf(
  { session, blueprints, now }: KeptCases,
  { blueprint, where }: CaseListArguments,
): Promise<HostFilter['data']> {
  if (where.length === 0) return undefined;
  const asked = blueprints.filter(({ id }) => blueprint === undefined || blueprint === id);
  const fields = new Map(asked.flatMap((one) => [...one.blueprint.data]));
  const clocks = { zone: asked.at(-1)?.blueprint.zone ?? 'UTC', now: now() };
  const values = await givenValues(session, where, { fields, clocks });
  const words = caseWords[session.language];
  const plain = Object.entries(values).map(([name, value]): [string, string | number | boolean] => {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [name, value];
    throw new UsageError(words.notCompared(visible(name)), '');
  });
  return Object.fromEntries(plain);
}

function rowOf(cases: KeptCases, item: CaseSummary): string[] {
  const { session } = cases;
  const { language } = session;
  const compiled = blueprintOf(cases.blueprints, item.hash);
  const names = compiled && tellingOf(session, compiled).names;
  const zone = compiled?.blueprint.zone ?? 'UTC';
  const { stage, end, parked, status, due } = item;
  const where = end === undefined ? stage && (names?.stage(stage) ?? stage) : (names?.end(end) ?? end);
  const words = caseWords[language];
  const isLate = due !== undefined && status === 'open' && due < cases.now();
  return [
    visible(item.caseId),
    visible(item.blueprint),
    words.status[parked === undefined ? status : 'parked'],
    visible(where ?? ''),
    describeInstant(item.at, zone, language),
    due === undefined ? '' : `${describeInstant(due, zone, language)}${isLate ? words.late : ''}`,
  ];
}

function summaryJson(cases: KeptCases, { openedAt, at, closedAt, due, parked, ...item }: CaseSummary): object {
  const zone = blueprintOf(cases.blueprints, item.hash)?.blueprint.zone ?? 'UTC';
  const instant = (time: number | undefined): string | undefined =>
    time === undefined ? undefined : printInstant(time, zone);
  return {
    ...item,
    openedAt: instant(openedAt),
    at: instant(at),
    closedAt: instant(closedAt),
    due: instant(due),
    ...(parked === undefined ? {} : { parked: { ...parked, at: instant(parked.at) } }),
  };
}
