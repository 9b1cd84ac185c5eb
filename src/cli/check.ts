import type { Preset } from '../check/presets.ts';
import { BPMN_FILE } from '../read/notation.ts';
import { visible } from '../text/safe-text.ts';
import { checkFiles, type Checked, type CheckSettings } from './checking.ts';
import { EXIT } from './exit-code.ts';
import { journeysBeside } from './choose-journeys.ts';
import { findFiles, type FoundFiles } from './find-files.ts';
import { fixableFiles, fixFiles } from './fix-files.ts';
import { Loader } from './loader.ts';
import { printChecked, type CheckFormat } from './print-checked.ts';
import { printDiff, printFixed } from './print-fixed.ts';
import { hasErrors } from './report.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';
import { watchChanges } from './watch.ts';

export interface CheckArguments {
  /** Files, folders and patterns, as they were given. */
  readonly files: readonly string[];
  readonly preset: Preset;
  readonly format: CheckFormat;
  /** Epoch milliseconds; the present instant unless told. */
  readonly now?: number;
  /** Mend what can be mended without asking. */
  readonly fix?: boolean;
  /** Show what that would change instead. */
  readonly diff?: boolean;
  /** Check again whenever a file changes. */
  readonly watch?: boolean;
}

/**
 * `throughline check`: holds blueprints and journeys against their laws and prints what was found.
 *
 * @returns 0 without errors, 1 with errors, 2 when something could not be read or written. After `fix` that is said of
 *   the files as they are now, and so it is with `diff`, which leaves them alone. `watch` ends with 0 on Ctrl-C.
 * @throws UsageError when options exclude each other.
 */
export async function runCheck(session: Session, given: CheckArguments): Promise<number> {
  const { words } = session;
  const { format, fix = false, diff = false, watch = false } = given;
  if (diff && fix) throw new UsageError(words.notTogether('--diff', '--fix'));
  if (diff && format !== 'text') throw new UsageError(words.notTogether('--diff', `--format ${format}`));
  if (watch && (fix || diff)) throw new UsageError(words.notTogether('--watch', fix ? '--fix' : '--diff'));
  if (!watch) return checkOnce(session, given);
  return watchChanges(session, (watched) => checkAgain(watched, given));
}

async function checkOnce(session: Session, given: CheckArguments): Promise<number> {
  const { io } = session;
  const { preset, format, now = io.now(), fix = false, diff = false } = given;
  const started = io.stopwatch();
  const found = await findFiles(session, given.files);
  const settings = { preset, now };
  const before = await checkFound(session, found, settings);
  const fixable = fixableFiles(found.paths, before);
  if (fix || diff) mentionDrawings(session, found, before);
  if (diff) {
    printDiff(session, await fixFiles(session, fixable, settings, false), before.unread);
    return exitCodeOf(before);
  }
  const checked = fix && fixable.length > 0 ? await fixAndCheck(session, found, fixable, settings, format) : before;
  printChecked(session, checked, format, io.stopwatch() - started);
  if (!fix && format === 'text') mentionFixes(session, found, checked);
  return exitCodeOf(checked);
}

/** Once more while somebody works on the files: with the time, and with the journeys that play through them. */
async function checkAgain(session: Session, given: CheckArguments): Promise<void> {
  const { io, words } = session;
  const { stdout, stderr } = io;
  const head = given.format === 'text' ? stdout : stderr;
  // The clock on the user's wall.
  const time = new Date(io.now()).toTimeString().slice(0, 8);
  head.write(`${head.style('bold', `── ${words.watch.checkedAt(time)} ──`)}\n\n`);
  const found = await findFiles(session, given.files);
  await checkOnce(session, { ...given, files: [...given.files, ...(await journeysBeside(session, found.paths))] });
  stderr.write(`${stderr.style('dim', words.watch.waiting)}\n`);
  head.write('\n');
}

async function fixAndCheck(
  session: Session,
  found: FoundFiles,
  fixable: readonly string[],
  settings: CheckSettings,
  format: CheckFormat,
): Promise<Checked> {
  const { io } = session;
  const fixed = await fixFiles(session, fixable, settings, true);
  printFixed(session, format === 'text' ? io.stdout : io.stderr, fixed);
  const checked = await checkFound(session, found, settings);
  return { ...checked, unread: [...checked.unread, ...fixed.unwritten] };
}

async function checkFound(session: Session, found: FoundFiles, settings: CheckSettings): Promise<Checked> {
  const checked = await checkFiles(session, new Loader(session.io, session.words), found.paths, settings);
  return { ...checked, unread: [...found.unread, ...checked.unread] };
}

/** Only files that were given are fixed, not modules and blueprints that others led to. */
function mentionFixes({ io: { stdout }, words }: Session, { paths }: FoundFiles, { report }: Checked): void {
  const count = report.findings.filter(({ file, fix }) => fix !== undefined && paths.includes(file)).length;
  if (count > 0) stdout.write(`${words.fix.possible(count)}\n`);
}

/** Fixes are for YAML; whoever asks for them is told which files stay as they are. */
function mentionDrawings({ io: { stderr }, words }: Session, { paths }: FoundFiles, { report }: Checked): void {
  const drawn = new Set(paths.filter((path) => BPMN_FILE.test(path)));
  for (const path of drawn) {
    if (report.findings.some(({ file }) => file === path)) stderr.write(`${words.fix.drawn(visible(path))}\n`);
  }
}

function exitCodeOf({ report, unread }: Checked): number {
  if (unread.length > 0) return EXIT.usage;
  return hasErrors(report.findings) ? EXIT.errors : EXIT.ok;
}
