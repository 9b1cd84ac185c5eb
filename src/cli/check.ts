import type { Preset } from '../check/presets.ts';
import { checkFiles, type Checked } from './checking.ts';
import { EXIT } from './exit-code.ts';
import { findFiles } from './find-files.ts';
import { Loader } from './loader.ts';
import { printChecked, type CheckFormat } from './print-checked.ts';
import { hasErrors } from './report.ts';
import type { Session } from './session.ts';

export interface CheckArguments {
  /** Files, folders and patterns, as they were given. */
  readonly files: readonly string[];
  readonly preset: Preset;
  readonly format: CheckFormat;
  /** Epoch milliseconds; the present instant unless told. */
  readonly now?: number;
}

/**
 * `throughline check`: holds blueprints and journeys against their laws and prints what was found.
 *
 * @returns 0 without errors, 1 with errors, 2 when something could not be read.
 */
export async function runCheck(session: Session, { files, preset, format, now }: CheckArguments): Promise<number> {
  const { io, words } = session;
  const started = io.stopwatch();
  const found = await findFiles(session, files);
  const settings = { preset, now: now ?? io.now() };
  const checked = await checkFiles(session, new Loader(io, words), found.paths, settings);
  const all = { ...checked, unread: [...found.unread, ...checked.unread] };
  printChecked(session, all, format, io.stopwatch() - started);
  return exitCodeOf(all);
}

function exitCodeOf({ report, unread }: Checked): number {
  if (unread.length > 0) return EXIT.usage;
  return hasErrors(report.findings) ? EXIT.errors : EXIT.ok;
}
