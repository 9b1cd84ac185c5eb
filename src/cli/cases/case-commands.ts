import type { Command } from 'commander';

import { visible } from '../../text/safe-text.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { runCaseClaim, runCaseComplete, runCaseDelegate, runCaseRelease } from './case-act.ts';
import { runCaseErase } from './case-erase.ts';
import { runCaseExport } from './case-export.ts';
import { runCaseHistory } from './case-history.ts';
import { runCaseList } from './case-list.ts';
import { runCaseExtend, runCaseRetry } from './case-mend.ts';
import { runCaseOpen } from './case-open.ts';
import { runCaseSend } from './case-send.ts';
import { runCaseShow } from './case-show.ts';
import { runCaseWhy } from './case-why.ts';
import { caseWords, type CaseCommand } from './case-words.ts';
import { runCaseWork } from './case-work.ts';

/** How a command is added to the command line: in the reader's language, with mistakes told in plain sentences. */
export interface CommandTools {
  readonly session: Session;
  readonly add: (
    parent: Command,
    name: string,
    usage: string,
    help: { readonly summary: string; readonly about: string },
  ) => Command;
  readonly choice: <C extends string>(option: string, choices: readonly C[]) => (value: string) => C;
  readonly finish: (result: Promise<number>) => Promise<void>;
}

/** `throughline case …`: the commands on cases that are kept. */
export function addCaseCommands(program: Command, { session, add, choice, finish }: CommandTools): void {
  const words = caseWords[session.language];
  const { help } = words;
  const { names } = help;
  const [caseId, step, values] = [`<${names.caseId}>`, `<${names.step}>`, `[${names.values}...]`];
  const group = add(program, 'case', session.words.help.command, help).helpCommand(false);
  const command = (name: CaseCommand, usage: string): Command =>
    add(group, name, usage, help.commands[name]).option(`--db <${names.db}>`, help.db).option('--json', help.json);
  const list = [(value: string, before: readonly string[]) => [...before, value], [] as readonly string[]] as const;
  const role = `<${names.role}>`;
  const by = [`--by <${names.role}[:${names.person}]>`, help.by] as const;
  const byNeeded = [`--by <${names.role}:${names.person}>`, help.byPerson] as const;
  const reason = [`--reason <${names.text}>`, help.reason] as const;
  const limit = [`--limit <${names.number}>`, help.limit, (value: string) => limitOf(session, value)] as const;
  const cursor = [`--cursor <${names.text}>`, help.cursor] as const;
  const eventId = [`--event-id <${names.id}>`, help.eventId] as const;

  command('open', `<${session.words.help.file}>`)
    .argument(`<${session.words.help.file}>`, help.file)
    .option(`--id <${names.caseId}>`, help.newId)
    .option(`--data <${names.values}>`, help.data, ...list)
    .option(...by)
    .option('--locale <locale>', help.locale)
    .action((file: string, options) => finish(runCaseOpen(session, { file, ...options })));
  command('send', `${caseId} <${names.event}> ${values}`)
    .argument(caseId, help.caseId)
    .argument(`<${names.event}>`, help.event)
    .argument(values, help.values)
    .option(...by)
    .option(...eventId)
    .action((id: string, event: string, data: string[], options) =>
      finish(runCaseSend(session, { caseId: id, event, data, ...options })),
    );
  command('show', caseId)
    .argument(caseId, help.caseId)
    .action((id: string, options) => finish(runCaseShow(session, { caseId: id, ...options })));
  command('list', '')
    .option('--parked', help.parked)
    .option('--overdue', help.overdue)
    .option('--stuck', help.stuck)
    .option('--status <status>', help.status, choice('--status', ['open', 'closed', 'sealed']))
    .option(`--blueprint <${names.id}>`, help.blueprint)
    .option(`--stage <${names.id}>`, help.stage)
    .option(`--where <${names.values}>`, help.where, ...list)
    .option(...limit)
    .option(...cursor)
    .action((options) => finish(runCaseList(session, options)));
  command('work', '')
    .option(`--for ${role}`, help.for, ...list)
    .option(`--owner <${names.person}>`, help.owner)
    .option('--unclaimed', help.unclaimed)
    .option(`--blueprint <${names.id}>`, help.blueprint)
    .option(`--stage <${names.id}>`, help.stage)
    .option(...limit)
    .option(...cursor)
    .action((options) => finish(runCaseWork(session, options)));
  command('claim', `${caseId} ${step}`)
    .argument(caseId, help.caseId)
    .argument(step, help.step)
    .requiredOption(...byNeeded)
    .action((id: string, at: string, options) => finish(runCaseClaim(session, { caseId: id, step: at, ...options })));
  command('release', `${caseId} ${step}`)
    .argument(caseId, help.caseId)
    .argument(step, help.step)
    .requiredOption(...by)
    .action((id: string, at: string, options) => finish(runCaseRelease(session, { caseId: id, step: at, ...options })));
  command('delegate', `${caseId} ${step} <${names.person}>`)
    .argument(caseId, help.caseId)
    .argument(step, help.step)
    .argument(`<${names.person}>`, help.person)
    .requiredOption(...by)
    .option(...reason)
    .action((id: string, at: string, person: string, options) =>
      finish(runCaseDelegate(session, { caseId: id, step: at, person, ...options })),
    );
  command('complete', `${caseId} ${step} ${values}`)
    .argument(caseId, help.caseId)
    .argument(step, help.step)
    .argument(values, help.values)
    .option(`--outcome <${names.id}>`, help.outcome)
    .requiredOption(...by)
    .option(...eventId)
    .action((id: string, at: string, data: string[], options) =>
      finish(runCaseComplete(session, { caseId: id, step: at, data, ...options })),
    );
  command('history', caseId)
    .argument(caseId, help.caseId)
    .option('--raw', help.raw)
    .action((id: string, options) => finish(runCaseHistory(session, { caseId: id, ...options })));
  command('why', `${caseId} [${names.id}]`)
    .argument(caseId, help.caseId)
    .argument(`[${names.id}]`, help.whyId)
    .action((id: string, what: string | undefined, options) =>
      finish(runCaseWhy(session, { caseId: id, id: what, ...options })),
    );
  command('retry', caseId)
    .argument(caseId, help.caseId)
    .option('--skip', help.skip)
    .option(...reason)
    .option(...by)
    .action((id: string, options) => finish(runCaseRetry(session, { caseId: id, ...options })));
  command('extend', `${caseId} <${names.clock}> <${names.amount}>`)
    .argument(caseId, help.caseId)
    .argument(`<${names.clock}>`, help.clock)
    .argument(`<${names.amount}>`, help.amount)
    .requiredOption(...reason)
    .option(...by)
    .option(...eventId)
    .action((id: string, clock: string, amount: string, options) =>
      finish(runCaseExtend(session, { caseId: id, clock, amount, ...options })),
    );
  command('erase', `<${names.caseId}>...`)
    .argument(`<${names.caseId}...>`, help.caseId)
    .requiredOption(...reason)
    .option(...by)
    .option('--yes', help.yes)
    .action((caseIds: string[], options) => finish(runCaseErase(session, { caseIds, ...options })));
  command('export', caseId)
    .argument(caseId, help.caseId)
    .option(`-o, --out <${names.db}>`, help.out)
    .option('--as-journey', help.asJourney)
    .option(`--blueprint <${names.db}>`, help.blueprintFile)
    .action((id: string, options) => finish(runCaseExport(session, { caseId: id, ...options })));
}

function limitOf({ language }: Session, value: string): number {
  if (/^[1-9]\d{0,5}$/u.test(value)) return Number(value);
  throw new UsageError(caseWords[language].badLimit(visible(value)));
}
