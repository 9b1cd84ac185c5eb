import { CommanderError } from 'commander';

import { visible } from '../text/safe-text.ts';
import { commandsOf } from './commands.ts';
import { EXIT } from './exit-code.ts';
import type { CliIo } from './io.ts';
import { languageOf } from './language.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';
import { words } from './words.ts';

/**
 * The command line, from its arguments (without `node` and the script) to its exit code: 0 no errors, 1 errors, 2 wrong
 * usage, 70 our own fault. Never throws.
 */
export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  const language = languageOf(argv, io);
  const session: Session = { io, language, words: words[language] };
  try {
    let code: number = EXIT.ok;
    const program = commandsOf(session, async (result) => {
      code = await result;
    });
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof UsageError) return sayUsage(session, error);
    // Help or the version was asked for and has been printed; without a command, help tells what to do.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    return sayFault(session, error);
  }
}

function sayUsage({ io: { stderr }, words }: Session, { message, hint, exit }: UsageError): number {
  stderr.write(`${stderr.style('red', words.error)}${message}\n`);
  if (hint !== '') stderr.write(`${stderr.style('green', words.hint)}${hint}\n`);
  return exit;
}

/** A stack trace tells its reader nothing, unless they ask for it. */
function sayFault({ io: { env, stderr }, words }: Session, error: unknown): number {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  stderr.write(`${stderr.style('red', words.error)}${words.fault(visible(message))}\n`);
  stderr.write(`${stderr.style('green', words.hint)}${words.faultHint}\n`);
  if (env['THROUGHLINE_DEBUG'] === '1' && error instanceof Error) stderr.write(`${error.stack ?? ''}\n`);
  return EXIT.fault;
}
