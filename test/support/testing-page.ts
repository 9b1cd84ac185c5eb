import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { call } from '../cli/support.ts';

type Language = 'en' | 'zh-CN';
type Files = Readonly<Record<string, string | Uint8Array>>;

const ROOT = resolve(import.meta.dirname, '../..');

/** What was printed under a command, and what the page shows there. */
export interface ShownCommand {
  readonly line: number;
  readonly command: string;
  readonly shown: string;
  readonly printed: string;
}

/** A page walked through from top to bottom: its files as they are in the end, and what its commands print on the way. */
export interface WalkedPage {
  readonly files: Files;
  readonly commands: readonly ShownCommand[];
}

const CHANGE = /<!-- change: (?<changed>\S+): (?<from>.*?) => (?<to>.*?) -->/u;
const FILE = /<!-- file: (?<file>\S+) -->\n```\w+\n(?<content>[\s\S]*?)```/u;
const COMMAND = /```\n(?<program>throughline|node) (?<command>[^\n]+)\n```\n\n```\w+\n(?<shown>[\s\S]*?)\n```/u;
const PARTS = new RegExp([CHANGE, FILE, COMMAND].map(({ source }) => source).join('|'), 'gu');

/**
 * Writes down the files of a page, changes them and runs its commands, in the order of the page.
 *
 * @param given files that are there before.
 */
export async function walk(page: string, language: Language, given: Files = {}): Promise<WalkedPage> {
  const text = readFileSync(page, 'utf8');
  let files = given;
  const commands: ShownCommand[] = [];
  for (const { index, groups = {} } of text.matchAll(PARTS)) {
    const { changed, from = '', to = '', file, content = '', program, command = '', shown = '' } = groups;
    if (changed !== undefined) {
      const before = String(files[changed]);
      if (!before.includes(from)) throw new Error(`"${changed}" has no "${from}" to change.`);
      files = { ...files, [changed]: before.replace(from, to) };
    } else if (file !== undefined) files = { ...files, [file]: content };
    else {
      const line = text.slice(0, index).split('\n').length;
      if (program === 'node') {
        const printed = execFileSync('node', [command], { cwd: onDisk(files), encoding: 'utf8' });
        commands.push({ line, command: `node ${command}`, shown, printed: printed.trimEnd() });
        continue;
      }
      const called = await call([...command.split(' '), '--lang', language], { files });
      files = Object.fromEntries(called.files);
      // What a command writes to a file is told on the standard error.
      const printed = command.includes(' -o ') ? called.stderr : called.stdout;
      commands.push({ line, command, shown, printed: printed.trimEnd() });
    }
  }
  return { files, commands };
}

const folders: string[] = [];

/** Removes all that was written to the disk. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
}

/** The files in a folder of their own, in which the package is the sources of this one. */
export function onDisk(files: Files): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-')));
  folders.push(folder);
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const [name, content] of Object.entries(files)) {
    const written = name.endsWith('.ts') ? fromSources(String(content)) : content;
    writeFileSync(join(folder, name), written);
  }
  return folder;
}

function fromSources(text: string): string {
  return text.replaceAll(/'throughline(?:\/([\w-]+))?'/gu, (_, entry = 'index') =>
    JSON.stringify(join(ROOT, `src/${entry}.ts`)),
  );
}
