import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

import once from 'lodash/once.js';

import { Modules, type OpenModule } from './modules.ts';

/** What is wanted of the file system, at once; paths are absolute. */
export interface ModuleFolder {
  /** The path behind links; undefined when there is nothing. */
  realpath(path: string): string | undefined;
  exists(path: string): boolean;
  /** Throws when the file cannot be read. */
  read(path: string): Uint8Array;
}

/** The file system itself. */
export const onDisk: ModuleFolder = {
  realpath(path) {
    try {
      return realpathSync(path);
    } catch {
      return undefined;
    }
  },
  exists: existsSync,
  read: (path) => readFileSync(path),
};

/**
 * The modules of a blueprint file. Files, with symbolic links resolved, must lie under the nearest folder above the
 * blueprint that has a package.json or a .git, else under the blueprint's own folder.
 *
 * @param path where the blueprint is.
 * @param shown what findings call it.
 * @param disk where files are looked up.
 */
export function modulesBeside(path: string, shown: string, disk: ModuleFolder = onDisk): Modules {
  const id = disk.realpath(resolve(path)) ?? resolve(path);
  const project = once(() => projectOf(id, disk));
  const open: OpenModule = (written, from) => {
    const target = isAbsolute(written) ? written : join(dirname(from.id), written);
    const real = disk.realpath(target);
    if (real === undefined) return { problem: 'missing' };
    const inside = relative(project(), real);
    if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return { problem: 'outside' };
    try {
      return {
        id: real,
        file: isAbsolute(written) ? written : join(dirname(from.file), written),
        bytes: disk.read(real),
      };
    } catch {
      return { problem: 'unreadable' };
    }
  };
  return new Modules(open, { id, file: shown });
}

function projectOf(file: string, disk: ModuleFolder): string {
  const own = dirname(file);
  for (let folder = own; ; folder = dirname(folder)) {
    if (['package.json', '.git'].some((name) => disk.exists(join(folder, name)))) return folder;
    if (dirname(folder) === folder) return own;
  }
}
