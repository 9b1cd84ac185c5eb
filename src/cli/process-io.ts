import { resolve } from 'node:path';
import { watch } from 'node:fs';
import { createInterface } from 'node:readline';
import { styleText } from 'node:util';
import type { WriteStream } from 'node:tty';

import { processCases } from './cases/cases-io.ts';
import { diskOf } from './disk.ts';
import { EXIT } from './exit-code.ts';
import type { CliIo, FileContent, Input, Output } from './io.ts';
import { languageOf } from './language.ts';
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
    ...diskOf(cwd),
    readInput: (most) => readStream(process.stdin, most),
    watchFolder(path, changed) {
      const watcher = watch(resolve(cwd, path), (_event, name) => changed(name ?? undefined));
      // Some systems say so when the folder is removed.
      watcher.on('error', () => changed(undefined));
      return watcher;
    },
    cases: processCases,
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
