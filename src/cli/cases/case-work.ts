import type { WorklistItem } from '../../run/host/worklist.ts';
import { visible } from '../../text/safe-text.ts';
import { describeInstant, printInstant } from '../../time/instant.ts';
import { columnsOf } from '../columns.ts';
import { EXIT } from '../exit-code.ts';
import { jsonText } from '../report.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { pageOf } from './case-list.ts';
import { commandOf, type CaseOptions } from './case-options.ts';
import { caseWords } from './case-words.ts';
import { tellingOf, withCases, type KeptCases } from './kept-cases.ts';

export interface CaseWorkArguments extends CaseOptions {
  /** Roles, or `customer`. */
  readonly for: readonly string[];
  readonly owner?: string;
  readonly unclaimed?: boolean;
  readonly blueprint?: string;
  readonly stage?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/**
 * `throughline case work`: the tasks of open cases, what is due first comes first.
 *
 * @throws UsageError
 */
export async function runCaseWork(session: Session, options: CaseWorkArguments): Promise<number> {
  const { language, words: all } = session;
  const { owner, unclaimed, blueprint, stage, limit, cursor } = options;
  if (owner !== undefined && unclaimed === true) throw new UsageError(all.notTogether('--owner', '--unclaimed'));
  return withCases(session, options, { readOnly: true }, async (cases) => {
    const filter = {
      ...(options.for.length === 0 ? {} : { for: options.for }),
      ...(owner === undefined ? {} : { owner }),
      ...(unclaimed === true ? { owner: null } : {}),
      ...(blueprint === undefined ? {} : { blueprint }),
      ...(stage === undefined ? {} : { stage }),
      ...(limit === undefined ? {} : { limit }),
      locale: language,
    };
    const page = await pageOf(session, cursor, () => cases.host.worklist(filter, cursor));
    const { stdout } = session.io;
    const words = caseWords[language];
    if (options.json === true) {
      stdout.write(jsonText({ work: page.items.map((item) => itemJson(cases, item)), cursor: page.cursor }));
      return EXIT.ok;
    }
    if (page.items.length === 0) {
      stdout.write(`${words.noWork}\n`);
      return EXIT.ok;
    }
    const [head = '', ...rows] = columnsOf(
      page.items.map((item) => rowOf(cases, item)),
      words.workColumns,
    );
    stdout.write(`${stdout.style('bold', head)}\n`);
    for (const row of rows) stdout.write(`${row}\n`);
    if (page.cursor !== undefined)
      stdout.write(`\n${words.more(commandOf(options, 'case', 'work', ...again(options), '--cursor', page.cursor))}\n`);
    return EXIT.ok;
  });
}

function again({ for: roles, owner, unclaimed, blueprint, stage, limit }: CaseWorkArguments): string[] {
  return [
    ...roles.flatMap((role) => ['--for', role]),
    ...(owner === undefined ? [] : ['--owner', owner]),
    ...(unclaimed === true ? ['--unclaimed'] : []),
    ...(blueprint === undefined ? [] : ['--blueprint', blueprint]),
    ...(stage === undefined ? [] : ['--stage', stage]),
    ...(limit === undefined ? [] : ['--limit', String(limit)]),
  ];
}

function rowOf({ session, blueprints, now }: KeptCases, item: WorklistItem): string[] {
  const { language } = session;
  // Any blueprint of that id calls its roles as the last one does, or very nearly.
  const compiled = blueprints.findLast(({ id }) => id === item.blueprint);
  const names = compiled && tellingOf(session, compiled).names;
  const zone = compiled?.blueprint.zone ?? 'UTC';
  const { due, owner, person } = item;
  const late = due !== undefined && due < now() ? caseWords[language].late : '';
  return [
    visible(item.caseId),
    item.step,
    item.label === item.step ? '' : visible(item.label),
    visible(names?.role(item.for) ?? item.for),
    visible(owner ?? person ?? ''),
    describeInstant(item.since, zone, language),
    due === undefined ? '' : `${describeInstant(due, zone, language)}${late}`,
  ];
}

function itemJson({ blueprints }: KeptCases, { since, due, fields, ...item }: WorklistItem): object {
  const zone = blueprints.findLast(({ id }) => id === item.blueprint)?.blueprint.zone ?? 'UTC';
  return {
    ...item,
    since: printInstant(since, zone),
    ...(due === undefined ? {} : { due: printInstant(due, zone) }),
    fields: fields.map(({ name, field, needed, known }) => ({ name, type: field.type, needed, known })),
  };
}
