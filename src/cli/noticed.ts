import type { CliIo } from './io.ts';

/** Is told of every file that is read or looked for, and of every folder that is looked into, by the path that was used. */
export interface Notice {
  readonly file: (path: string) => void;
  readonly folder: (path: string) => void;
}

/** The same world, in which reading is noticed before it is done. */
export function noticed(io: CliIo, { file, folder }: Notice): CliIo {
  return {
    ...io,
    modules: {
      ...io.modules,
      realpath: (path) => (file(path), io.modules.realpath(path)),
      read: (path) => (file(path), io.modules.read(path)),
    },
    readFile: (path, most) => (file(path), io.readFile(path, most)),
    kindOf: (path) => (file(path), io.kindOf(path)),
    listFolder: (path) => (folder(path), io.listFolder(path)),
    listEntries: (path) => (folder(path), io.listEntries(path)),
  };
}
