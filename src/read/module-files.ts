import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

import { Modules, type OpenModule } from './modules.ts';

/**
 * The modules of a blueprint file. Files, with symbolic links resolved, must lie under the nearest folder above the
 * blueprint that has a package.json or a .git, else under the blueprint's own folder.
 *
 * @param path where the blueprint is.
 * @param shown what findings call it.
 */
export function modulesBeside(path: string, shown: string): Modules {
  const id = realpath(resolve(path)) ?? resolve(path);
  const root = projectOf(id);
  const open: OpenModule = (written, from) => {
    const target = isAbsolute(written) ? written : join(dirname(from.id), written);
    const real = realpath(target);
    if (real === undefined) return { problem: 'missing' };
    const inside = relative(root, real);
    if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return { problem: 'outside' };
    try {
      return {
        id: real,
        file: isAbsolute(written) ? written : join(dirname(from.file), written),
        bytes: readFileSync(real),
      };
    } catch {
      return { problem: 'unreadable' };
    }
  };
  return new Modules(open, { id, file: shown });
}

function realpath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function projectOf(file: string): string {
  const own = dirname(file);
  for (let folder = own; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) || existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return own;
  }
}
