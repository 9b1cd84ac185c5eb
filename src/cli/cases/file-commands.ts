import type { Command } from 'commander';

import { runAudit } from './audit.ts';
import { runBackup, runRestore } from './backup.ts';
import type { CommandTools } from './case-commands.ts';
import { caseWords } from './case-words.ts';
import { runServe } from './serve.ts';
import { serveWords } from './serve-words.ts';

/** `throughline serve`, `audit`, `backup` and `restore`: the commands on the whole file of cases. */
export function addFileCommands(program: Command, { session, add, choice, finish }: CommandTools): void {
  const words = serveWords[session.language];
  const { help } = caseWords[session.language];
  const list = [(value: string, before: readonly string[]) => [...before, value], [] as readonly string[]] as const;
  const db = [`--db <${help.names.db}>`, help.db] as const;
  const json = ['--json', help.json] as const;
  const { serve, audit, backup, restore } = words;
  add(program, 'serve', '', serve)
    .option(...db)
    .option(`--people <${help.names.db}>`, serve.people)
    .option('--effects <console|file:PATH|http:URL>', serve.effects, ...list)
    .option('--log <json|text>', serve.log, choice('--log', ['json', 'text']), 'json')
    .action((options) => finish(runServe(session, options)));
  add(program, 'audit', '', audit)
    .option(...db)
    .option(`--head <${audit.headName}>`, audit.head)
    .option(...json)
    .action((options) => finish(runAudit(session, options)));
  const target = `<${backup.targetName}>`;
  add(program, 'backup', target, backup)
    .argument(target, backup.target)
    .option(...db)
    .option(...json)
    .action((path: string, options) => finish(runBackup(session, { target: path, ...options })));
  const source = `<${restore.backupName}>`;
  add(program, 'restore', source, restore)
    .argument(source, restore.backup)
    .option(...db)
    .option(...json)
    .action((path: string, options) => finish(runRestore(session, { backup: path, ...options })));
}
