import type { Language } from '../text/catalogue/entry.ts';
import { processCases } from './cases/cases-io.ts';
import { diskOf } from './disk.ts';
import type { CliIo, Output } from './io.ts';
import { languageOf } from './language.ts';
import type { Session } from './session.ts';
import { words } from './words.ts';

/**
 * The disk without a terminal, for those who play journeys inside another program: nothing is printed and nobody is asked.
 *
 * @param cwd the folder from which paths are seen.
 * @param language unless told, that of the machine.
 */
export function quietSession(cwd: string, language?: Language): Session {
  const { env } = process;
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  const spoken = language ?? languageOf([], { env, locale });
  const io: CliIo = {
    ...diskOf(cwd),
    stdout: nowhere,
    stderr: nowhere,
    env,
    locale,
    cwd,
    now: () => Date.now(),
    stopwatch: () => performance.now(),
    readInput: () => Promise.resolve({ kind: 'bytes', bytes: new Uint8Array() }),
    watchFolder: () => ({ close() {} }),
    after: () => () => {},
    onInterrupt: () => () => {},
    cases: processCases,
  };
  return { io, language: spoken, words: words[spoken] };
}

const nowhere: Output = { write() {}, style: (_format, text) => text };
