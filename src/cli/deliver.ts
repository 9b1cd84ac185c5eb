import { visible } from '../text/safe-text.ts';
import { makeText, replaceText, writeText } from './files.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

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

/** What is said where a file is there already. */
export interface ExistsWords {
  readonly exists: (path: string) => string;
  readonly existsHint: string;
}

/**
 * The same for a file that is new; one that is there already is overwritten only by force.
 *
 * @throws UsageError when the file is there already, or cannot be written.
 */
export async function deliverNew(
  session: Session,
  text: string,
  { out, force }: { readonly out?: string; readonly force: boolean },
  own: ExistsWords,
): Promise<void> {
  const { io, words } = session;
  if (out === undefined) return deliver(session, text, out);
  const made = await makeText(io, words, out, text);
  if (!made && !force) throw new UsageError(own.exists(visible(out)), own.existsHint);
  if (!made) await replaceText(io, words, out, text);
  io.stderr.write(`${words.wrote(visible(out))}\n`);
}
