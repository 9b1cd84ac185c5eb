import { dirname, join, relative, resolve } from 'node:path';

import { visible } from '../text/safe-text.ts';
import { displayWidth } from '../text/width.ts';
import { EXIT } from './exit-code.ts';
import {
  freshSettings,
  linesToAdd,
  mergeSettings,
  recommended,
  schemaSettings,
  type Wanted,
} from './editor-settings.ts';
import { makeText, readText, replaceText } from './files.ts';
import type { CliIo } from './io.ts';
import type { Session } from './session.ts';
import { starter, STARTER_ID } from './starter.ts';
import { UsageError } from './usage-error.ts';

/**
 * `throughline init`: writes a small blueprint, journeys through it and settings for VS Code, in the reader's language, and
 * says what to run next. What is there already is never overwritten; settings are extended where that is safe.
 *
 * @param folder where to write; made when it is missing.
 * @returns 0.
 * @throws UsageError when something cannot be written.
 */
export async function runInit(session: Session, folder: string): Promise<number> {
  const { io, language, words } = session;
  if ((await io.kindOf(folder)) === 'file') throw new UsageError(words.init.notAFolder(visible(folder)));
  const home = await projectOf(io, folder);
  const schemas = `${slashed(relative(resolve(io.cwd, folder), home)) || '.'}/node_modules/throughline/schemas`;
  const { blueprint, journey } = starter(language, schemas);
  const files = [join(folder, `${STARTER_ID}.blueprint.yaml`), join(folder, `${STARTER_ID}.journey.yaml`)] as const;
  await make(session, files[0], blueprint);
  await make(session, files[1], journey);
  await settle(session, join(folder, '.vscode', 'settings.json'), schemaSettings(schemas, language));
  await settle(session, join(folder, '.vscode', 'extensions.json'), recommended);
  const isInstalled = (await io.kindOf(join(home, 'node_modules', 'throughline'))) === 'folder';
  if (!isInstalled) io.stdout.write(`\n${words.init.install}\n`);
  sayNext(session, files);
  return EXIT.ok;
}

/** The nearest folder upwards that is a project of npm: packages are installed there. Else the folder itself. */
async function projectOf(io: CliIo, folder: string): Promise<string> {
  const start = resolve(io.cwd, folder);
  for (let at = start; ; at = dirname(at)) {
    if ((await io.kindOf(join(at, 'package.json'))) === 'file') return at;
    if (dirname(at) === at) return start;
  }
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}

/** Writes a file unless there is one. */
async function make({ io, words }: Session, path: string, text: string): Promise<void> {
  const made = await makeText(io, words, path, text);
  io.stdout.write(`${made ? words.wrote(visible(path)) : words.init.kept(visible(path))}\n`);
}

async function settle(session: Session, path: string, wanted: Wanted): Promise<void> {
  const { io, words } = session;
  if ((await io.kindOf(path)) !== 'file') return await make(session, path, freshSettings(wanted));
  const { source } = await readText(io, words, path);
  const merged = source === undefined ? { kind: 'by-hand' as const } : mergeSettings(source.text, wanted);
  if (merged.kind === 'complete') io.stdout.write(`${words.init.kept(visible(path))}\n`);
  else if (merged.kind === 'extended') {
    await replaceText(io, words, path, merged.text);
    io.stdout.write(`${words.init.extended(visible(path))}\n`);
  } else {
    const lines = linesToAdd(wanted).split('\n');
    io.stdout.write(`${words.init.addByHand(visible(path))}\n${lines.map((line) => `    ${line}\n`).join('')}`);
  }
}

function sayNext({ io, words: { init } }: Session, [blueprint, journey]: readonly [string, string]): void {
  const commands = [
    [`throughline check ${quoted(blueprint)} ${quoted(journey)}`, init.nextCheck],
    [`throughline run ${quoted(blueprint)}`, init.nextRun],
    [`throughline test ${quoted(journey)}`, init.nextTest],
    [`throughline messages ${quoted(blueprint)} --sample`, init.nextMessages],
  ] as const;
  const width = Math.max(...commands.map(([command]) => displayWidth(command)));
  const lines = commands.map(([command, what]) => {
    const gap = ' '.repeat(width - displayWidth(command) + 2);
    return `  ${command}${io.stdout.style('dim', `${gap}${what}`)}\n`;
  });
  io.stdout.write(`\n${init.next}\n${lines.join('')}`);
}

/** A path as a shell takes it. */
function quoted(path: string): string {
  return /^[\p{L}\p{N}_./\\:-]+$/u.test(path) ? path : `"${visible(path)}"`;
}
