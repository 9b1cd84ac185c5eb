import { visible } from '../text/safe-text.ts';
import { writeText } from './files.ts';
import type { Session } from './session.ts';

/**
 * Prints a text, or writes it to a file and says so on stderr.
 *
 * @throws UsageError when the file cannot be written.
 */
export async function deliver({ io, words }: Session, text: string, out: string | undefined): Promise<void> {
  if (out === undefined) {
    io.stdout.write(text);
    return;
  }
  await writeText(io, words, out, text);
  io.stderr.write(`${words.wrote(visible(out))}\n`);
}
