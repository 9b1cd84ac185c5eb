import { Command } from 'commander';

import packageJson from '../../package.json' with { type: 'json' };
import { visible } from '../text/safe-text.ts';
import { THEMES } from '../draw/svg/theme.ts';
import { parseInstant } from '../time/instant.ts';
import { addCaseCommands } from './cases/case-commands.ts';
import { addFileCommands } from './cases/file-commands.ts';
import { serveWords } from './cases/serve-words.ts';
import { runCalendarAdd } from './calendar-add.ts';
import { runCheck } from './check.ts';
import { COMPILE_FORMATS, runCompile } from './compile.ts';
import { DIFF_FORMATS, runDiff } from './diff.ts';
import { diffWords } from './diff-words.ts';
import { DRAW_KINDS, runDraw } from './draw.ts';
import { drawWords } from './draw-words.ts';
import { DRAW_FORMATS } from './drawings.ts';
import { runExplain } from './explain.ts';
import { explainUsage, unknownCommand } from './explain-usage.ts';
import { runExport } from './export.ts';
import { exportWords } from './export-words.ts';
import { runFmt } from './fmt.ts';
import { explainWords } from './explain-words.ts';
import { helpOf } from './help.ts';
import { runImport } from './import.ts';
import { importWords } from './import-words.ts';
import { runInit } from './init.ts';
import { languageNamed } from './language.ts';
import { runMessages } from './messages.ts';
import { CHECK_FORMATS } from './print-checked.ts';
import { runPlay } from './play.ts';
import { runReplay } from './replay.ts';
import { replayCliWords } from './replay-words.ts';
import { runRun } from './run.ts';
import { runSchema } from './schema.ts';
import type { Session } from './session.ts';
import { runTable } from './table.ts';
import { runTest } from './test.ts';
import { TEST_FORMATS } from './test-formats.ts';
import { testWords } from './test-words.ts';
import { UsageError } from './usage-error.ts';
import { whyWords } from './why-words.ts';
import { runWhy } from './why.ts';

/** The commands with their arguments; `finish` gets the exit code of the one that is called. */
export function commandsOf(session: Session, finish: (result: Promise<number>) => Promise<void>): Command {
  const { io, words } = session;
  const { help } = words;
  const program = prepare(session, new Command('throughline'), `${help.options} ${help.command}`, help.about)
    .version(packageJson.version, '-v, --version', help.version)
    .helpCommand(false)
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError() {},
    })
    .addHelpText('after', examplesOf(session));
  const addTo = (
    parent: Command,
    name: string,
    usage: string,
    { summary, about }: { readonly summary: string; readonly about: string },
  ): Command => prepare(session, parent.command(name).summary(summary), `${help.options} ${usage}`.trimEnd(), about);
  const add = (name: string, usage: string, texts: { summary: string; about: string }): Command =>
    addTo(program, name, usage, texts);
  const file = `<${help.file}>`;
  const format = [
    '--format <text|json>',
    help.format,
    choiceOf(session, '--format', ['text', 'json']),
    'text',
  ] as const;

  add('check', `${file}...`, help.check)
    .argument(`<${help.file}...>`, help.check.files)
    .option(
      '--preset <name>',
      help.check.preset,
      choiceOf(session, '--preset', ['recommended', 'minimal', 'strict', 'principles']),
      'recommended',
    )
    .option('--format <format>', help.check.format, choiceOf(session, '--format', CHECK_FORMATS), 'text')
    .option('--fix', help.check.fix)
    .option('--diff', help.check.diff)
    .option('-w, --watch', help.check.watch)
    .option('--now <instant>', help.check.now, (value) => instantOf(session, value))
    .action((files, options) => finish(runCheck(session, { files, ...options })));

  add('compile', file, help.compile)
    .argument(file, help.compile.file)
    .option('--format <json|ts|types|viz>', help.compile.format, choiceOf(session, '--format', COMPILE_FORMATS), 'json')
    .option(`-o, --out <${help.place}>`, help.compile.out)
    .action((path, { format, out }) => finish(runCompile(session, { file: path, format, out })));

  add('run', file, help.run)
    .argument(file, help.run.file)
    .option(
      `-j, --journey <${help.file}#${help.name}>`,
      help.run.journey,
      (value, before: readonly string[]) => [...before, value],
      [],
    )
    .option(`--db <${help.file}>`, serveWords[session.language].runDb)
    .option('--case <id>', serveWords[session.language].runCase)
    .option(...format)
    .action((path, { journey, format, db, case: caseId }) =>
      finish(runRun(session, { file: path, journeys: journey, format, db, caseId })),
    );

  add('play', file, help.play)
    .argument(file, help.play.file)
    .option(`--start <${help.instant}>`, help.play.start)
    .option(`--resume <${help.file}#${help.name}>`, help.play.resume)
    .action((path, { start, resume }) => finish(runPlay(session, { file: path, start, resume })));

  const test = testWords[session.language].help;
  add('test', `[${test.path}...]`, test)
    .argument(`[${test.path}...]`, test.paths)
    .option(`--filter <${test.text}>`, test.filter)
    .option('--format <format>', test.format, choiceOf(session, '--format', TEST_FORMATS), 'text')
    .option('--update', test.update)
    .option('-w, --watch', test.watch)
    .option('--coverage', test.coverage)
    .option('--propose', test.propose)
    .option(`--threshold <${test.percent}>`, test.threshold, (value) => percentOf(session, value))
    .action((paths, options) => finish(runTest(session, { paths, ...options })));

  const why = whyWords[session.language];
  add('why', `${file} [${why.id}]`, why.help)
    .argument(file, help.run.file)
    .argument(`[${why.id}]`, why.help.id)
    .option(`-j, --journey <${help.file}#${help.name}>`, why.help.journey)
    .option(`--at <${help.instant}>`, why.help.at)
    .option(...format)
    .action((path, id: string | undefined, { journey, at, format }) =>
      finish(runWhy(session, { file: path, id, journey, at, format })),
    );

  add('schema', `[${help.file}]`, help.schema)
    .argument(`[${help.file}]`, help.schema.file)
    .option(
      '--kind <kind>',
      help.schema.kind,
      choiceOf(session, '--kind', ['blueprint', 'journey', 'calendar', 'people']),
      'blueprint',
    )
    .option(`-o, --out <${help.place}>`, help.compile.out)
    .action((path, { kind, out }) => finish(runSchema(session, { file: path, kind, out })));

  add('fmt', `${file}...`, words.fmt.help)
    .argument(`<${help.file}...>`, words.fmt.help.files)
    .option('--check', words.fmt.help.check)
    .action((files, { check }) => finish(runFmt(session, { files, check: check === true })));

  add('init', `[${help.folder}]`, words.init.help)
    .argument(`[${help.folder}]`, words.init.help.folder)
    .action((folder: string | undefined) => finish(runInit(session, folder ?? '.')));

  add('messages', file, words.messages.help)
    .argument(file, words.messages.help.file)
    .option('--sample', words.messages.help.sample)
    .option('--locale <locale>', words.messages.help.locale)
    .option(...format)
    .action((path, { sample, locale, format }) =>
      finish(runMessages(session, { file: path, sample: sample === true, locale, format })),
    );

  const { table } = words;
  add('table', `${file} [${table.help.decisionName}]`, table.help)
    .argument(file, table.help.file)
    .argument(`[${table.help.decisionName}]`, table.help.decision)
    .option(`--from <${help.file}>`, table.help.from)
    .option('--write', table.help.write)
    .option('--bom', table.help.bom)
    .option(`-o, --out <${help.place}>`, table.help.out)
    .action((path, decision: string | undefined, { from, write, bom, out }) =>
      finish(runTable(session, { file: path, decision, from, write: write === true, bom: bom === true, out })),
    );
  const calendar = words.calendar.help;
  add('calendar', `add <${calendar.country}> <${calendar.years}>`, calendar)
    .argument('<add>', calendar.action, choiceOf(session, 'calendar', ['add']))
    .argument(`<${calendar.country}>`, calendar.countryArgument)
    .argument(`<${calendar.years}>`, calendar.yearsArgument)
    .option(`-o, --out <${help.place}>`, calendar.out)
    .option('--force', calendar.force)
    .action((_add, country: string, years: string, { out, force }) =>
      finish(runCalendarAdd(session, { country, years, out, force: force === true })),
    );
  const diff = diffWords[session.language].help;
  add('diff', `<${diff.beforeName}> <${diff.afterName}>`, diff)
    .argument(`<${diff.beforeName}>`, diff.before)
    .argument(`<${diff.afterName}>`, diff.after)
    .option('--format <text|markdown|json>', diff.format, choiceOf(session, '--format', DIFF_FORMATS), 'text')
    .option(`--beside <${help.file}>`, diff.beside)
    .action((before: string, after: string, { format, beside }) =>
      finish(runDiff(session, { before, after, format, beside })),
    );

  const own = importWords[session.language].help;
  add('import', `<${own.model}>`, own)
    .argument(`<${own.model}>`, own.file)
    .option(`-o, --out <${help.file}>`, own.out)
    .option('--force', own.force)
    .action((path: string, { out, force }) => finish(runImport(session, { file: path, out, force: force === true })));

  const exported = exportWords[session.language].help;
  add('export', file, exported)
    .argument(file, exported.file)
    .option('--locale <locale>', exported.locale)
    .option(`-o, --out <${help.file}>`, exported.out)
    .option('--force', exported.force)
    .action((path: string, { locale, out, force }) =>
      finish(runExport(session, { file: path, locale, out, force: force === true })),
    );

  const drawn = drawWords[session.language].help;
  add('draw', `[${help.file}]`, drawn)
    .argument(`[${help.file}]`, drawn.file)
    .option('--kind <kind>', drawn.kind, choiceOf(session, '--kind', DRAW_KINDS))
    .option('--format <svg|html|mermaid>', drawn.format, choiceOf(session, '--format', DRAW_FORMATS), 'svg')
    .option('--locale <locale>', drawn.locale)
    .option('--theme <theme>', drawn.theme, choiceOf(session, '--theme', THEMES))
    .option(`-j, --journey <${help.file}#${help.name}>`, drawn.journey)
    .option('--coverage', drawn.coverage)
    .option(`--diff <${diff.beforeName}>`, drawn.diff)
    .option(`--db <${help.file}>`, drawn.db)
    .option('--case <id>', drawn.caseId)
    .option(`-o, --out <${help.file}>`, drawn.out)
    .option('--force', drawn.force)
    .action((path: string | undefined, { case: caseId, coverage, force, ...options }) =>
      finish(runDraw(session, { ...options, file: path, caseId, coverage: coverage === true, force: force === true })),
    );

  const replay = replayCliWords[session.language].help;
  add('replay', `[${replay.caseName}...]`, replay)
    .argument(`[${replay.caseName}...]`, replay.cases)
    .option(`--on <${help.file}>`, replay.on)
    .option(`--db <${help.file}>`, replay.db)
    .option(`--blueprint <${replay.id}>`, replay.blueprint)
    .option(`--limit <${replay.number}>`, replay.limit)
    .option(`--journal <${help.file}>`, replay.journal, (value, before: readonly string[]) => [...before, value], [])
    .option(...format)
    .action((cases: string[], { journal: journals, ...options }) =>
      finish(runReplay(session, { ...options, cases, journals })),
    );

  const explain = explainWords[session.language];
  add('explain', `[${explain.code}...]`, explain)
    .argument(`[${explain.code}...]`, explain.codeArgument)
    .option(...format)
    .action((codes, { format }) => finish(runExplain(session, { codes, format })));

  const choice = <C extends string>(option: string, choices: readonly C[]): ((value: string) => C) =>
    choiceOf(session, option, choices);
  addCaseCommands(program, { session, add: addTo, choice, finish });
  addFileCommands(program, { session, add: addTo, choice, finish });

  // Commander's own help command would answer a misspelt name with the general help.
  program
    .command('help')
    .summary(help.helpCommand)
    .argument('[command]')
    .allowExcessArguments()
    .action((name: string | undefined) => {
      const command = program.commands.find((one) => one.name() === name);
      if (name !== undefined && command === undefined) throw unknownCommand(session, program, name);
      (command ?? program).outputHelp();
    });
  for (const command of withInner(program)) addLanguage(session, command);
  return program;
}

/** A command with all those inside it. */
function withInner(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withInner)];
}

/** Takes one of a few values. */
function choiceOf<C extends string>({ words }: Session, option: string, choices: readonly C[]): (value: string) => C {
  return (value) => {
    const found = choices.find((known) => known === value);
    if (found === undefined) throw new UsageError(words.badChoice(option, visible(value), choices));
    return found;
  };
}

function percentOf({ language }: Session, value: string): number {
  const percent = /^\d+(?:\.\d+)?$/u.test(value) ? Number(value) : Number.NaN;
  if (percent <= 100) return percent;
  throw new UsageError(testWords[language].badThreshold(visible(value)));
}

function instantOf({ words }: Session, value: string): number {
  const parsed = parseInstant(value);
  if (parsed.ok) return parsed.instant;
  throw new UsageError(words.badInstant(visible(value)), words.writeInstant(parsed.suggestion));
}

/** What every command has: its help in the reader's language, and mistakes told in plain sentences. */
function prepare(session: Session, command: Command, usage: string, about: string): Command {
  return command
    .usage(usage)
    .description(about)
    .configureHelp(helpOf(session))
    .helpOption('-h, --help', session.words.help.helpOption)
    .exitOverride((error) => {
      throw explainUsage(session, command, error);
    });
}

/** `--lang` may stand anywhere; it has its effect before the arguments are parsed, and here its value is checked. */
function addLanguage({ words: { help, badChoice } }: Session, command: Command): void {
  command.option('--lang <en|zh-CN>', help.lang, (value) => {
    const language = languageNamed(value);
    if (language === undefined) throw new UsageError(badChoice('--lang', visible(value), ['en', 'zh-CN']));
    return language;
  });
}

function examplesOf({ words: { help } }: Session): string {
  return [
    '',
    help.examples,
    '  throughline check complaint-desk.blueprint.yaml',
    '  throughline run complaint-desk.blueprint.yaml --journey complaint-desk.journey.yaml#reopened',
  ].join('\n');
}
