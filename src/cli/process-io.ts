import { mkdir, open, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { watch } from 'node:fs';
import { createInterface } from 'node:readline';
import { styleText } from 'node:util';
import type { WriteStream } from 'node:tty';

import { onDisk } from '../read/module-files.ts';
import { EXIT } from './exit-code.ts';
import type { CliIo, FileContent, Input, Output } from './io.ts';
import { languageOf } from './language.ts';
import { replaceFile } from './replace-file.ts';
import { words } from './words.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** The world as this process sees it. A reader that goes away (`| head`) ends the process quietly. */
export function processIo(): CliIo {
  const cwd = process.cwd();
  const { env } = process;
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  const { error, cannotPrint } = words[languageOf(process.argv.slice(2), { env, locale })];
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
      if (code === 'EPIPE') process.exit();
      if (stream === process.stdout) process.stderr.write(`${error}${cannotPrint(code)}\n`);
      process.exit(EXIT.usage);
    });
  }
  return {
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    stdin: processInput,
    env,
    locale,
    cwd,
    now: () => Date.now(),
    stopwatch: () => performance.now(),
    modules: onDisk,
    readFile: (path, most) => readAtMost(resolve(cwd, path), most),
    readInput: (most) => readStream(process.stdin, most),
    writeFile: (path, text) => writeFile(resolve(cwd, path), text),
    listFolder: (path) => readdir(resolve(cwd, path)),
    async listEntries(path) {
      const entries = await readdir(resolve(cwd, path), { withFileTypes: true });
      return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
    },
    async kindOf(path) {
      const found = await stat(resolve(cwd, path)).catch(() => undefined);
      return found === undefined ? undefined : found.isDirectory() ? 'folder' : 'file';
    },
    replaceFile: (path, bytes) => replaceFile(resolve(cwd, path), bytes),
    async createFile(path, text) {
      await mkdir(dirname(resolve(cwd, path)), { recursive: true });
      await writeFile(resolve(cwd, path), text, { flag: 'wx' });
    },
    watchFolder(path, changed) {
      const watcher = watch(resolve(cwd, path), (_event, name) => changed(name ?? undefined));
      // Some systems say so when the folder is removed.
      watcher.on('error', () => changed(undefined));
      return watcher;
    },
    after(milliseconds, action) {
      const timer = setTimeout(action, milliseconds);
      return () => clearTimeout(timer);
    },
    onInterrupt(action) {
      for (const signal of SIGNALS) process.on(signal, action);
      return () => {
        for (const signal of SIGNALS) process.off(signal, action);
      };
    },
  };
}

function outputOf(stream: WriteStream): Output {
  return {
    write: (text) => void stream.write(text),
    // It knows NO_COLOR, FORCE_COLOR and whether the stream is a terminal.
    style: (format, text) => styleText(format, text, { stream }),
    get columns() {
      return stream.isTTY ? stream.columns : undefined;
    },
  };
}

/** Looked at only when somebody is asked: an input that is opened keeps the process waiting. */
const processInput: Input = {
  get isTerminal() {
    return process.stdin.isTTY && process.stdout.isTTY && process.env['TERM'] !== 'dumb';
  },
  get echoes() {
    return process.stdin.isTTY;
  },
  lines: () => createInterface({ input: process.stdin, crlfDelay: Infinity })[Symbol.asyncIterator](),
};

/** Reads piece by piece, because a pipe or a device does not say how much will come. */
async function readAtMost(path: string, most: number): Promise<FileContent> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > most) return { kind: 'too-large', size };
    const pieces: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      const { buffer, bytesRead } = await file.read({ buffer: new Uint8Array(64 * 1024) });
      if (bytesRead === 0) return { kind: 'bytes', bytes: Buffer.concat(pieces) };
      pieces.push(buffer.subarray(0, bytesRead));
      length += bytesRead;
      if (length > most) return { kind: 'too-large', size: length };
    }
  } finally {
    await file.close();
  }
}

async function readStream(stream: NodeJS.ReadableStream, most: number): Promise<FileContent> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of stream) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    pieces.push(bytes);
    length += bytes.length;
    if (length > most) return { kind: 'too-large', size: length };
  }
  return { kind: 'bytes', bytes: Buffer.concat(pieces) };
}
