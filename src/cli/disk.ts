import { mkdir, open, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import { onDisk } from '../read/module-files.ts';
import type { CliIo, FileContent } from './io.ts';
import { replaceFile } from './replace-file.ts';

/** What of the world lies on the disk. */
export type Disk = Pick<
  CliIo,
  'modules' | 'readFile' | 'writeFile' | 'listFolder' | 'listEntries' | 'kindOf' | 'replaceFile' | 'createFile'
>;

/** The disk, seen from a folder. */
export function diskOf(cwd: string): Disk {
  return {
    modules: onDisk,
    readFile: (path, most) => readAtMost(resolve(cwd, path), most),
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
  };
}

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
