import type { Command, CommanderError } from 'commander';

import { nearest } from '../text/did-you-mean.ts';
import { visible } from '../text/safe-text.ts';
import { caseWords } from './cases/case-words.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

/**
 * What commander found wrong with the arguments, in the reader's language; what is no mistake (help and version were
 * printed) is given back as it is.
 */
export function explainUsage(session: Session, command: Command, error: CommanderError): CommanderError | UsageError {
  const { words } = session;
  const name = fullName(command);
  // Commander says only in its English sentence what it speaks of; the name stands between the outermost quotes.
  const [, quoted = ''] = /'(.*)'/su.exec(error.message.split('\n(Did you mean')[0] ?? '') ?? [];
  switch (error.code) {
    case 'commander.unknownCommand':
      return unknownCommand(session, command, quoted);
    case 'commander.unknownOption': {
      const near = nearest(quoted, optionsOf(command));
      return new UsageError(
        words.unknownOption(visible(quoted)),
        near === undefined ? words.see(name) : words.didYouMean(near),
      );
    }
    case 'commander.missingArgument':
      if (command.name() === 'calendar') return new UsageError(words.calendar.missing, words.calendar.writeAll);
      if (isOnCases(command)) return new UsageError(caseWords[session.language].missingArgument, words.see(name));
      return new UsageError(words.noFile(name), words.see(name));
    case 'commander.missingMandatoryOptionValue':
      return new UsageError(caseWords[session.language].missingOption(quoted), words.see(name));
    case 'commander.optionMissingArgument':
      return new UsageError(words.noValue(quoted), words.see(name));
    case 'commander.excessArguments':
      return new UsageError(words.tooMany(name), words.see(name));
    default:
      return error;
  }
}

/** A command that does not exist, with the one that was most likely meant. */
export function unknownCommand({ words }: Session, program: Command, given: string): UsageError {
  const name = fullName(program);
  const near = nearest(
    given,
    program.commands.map((command) => command.name()),
  );
  // Whoever gives a file right away most likely wants it checked.
  const meant = /\.ya?ml$/iu.test(given) ? `${name} check ${visible(given)}` : near && `${name} ${near}`;
  return new UsageError(
    words.unknownCommand(visible(given)),
    meant === undefined ? words.see(name) : words.didYouMean(meant),
  );
}

function fullName(command: Command): string {
  return command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`;
}

function isOnCases(command: Command): boolean {
  const { parent } = command;
  const name = command.name();
  return parent?.name() === 'case' || ['backup', 'restore'].includes(name);
}

function optionsOf(command: Command): string[] {
  return [...command.options.flatMap(({ long }) => long ?? []), '--help'];
}
