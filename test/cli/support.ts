import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { CliIo, Input, Output } from '../../src/cli/io.ts';
import { runCli } from '../../src/cli/program.ts';
import { memoryStore, virtualClock, type CaseStore, type VirtualClock } from '../../src/index.ts';
import { StoreError } from '../../src/run/store/store-error.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A file of the repository as text. */
export function repositoryFile(path: string): string {
  return readFileSync(`${root}${path}`, 'utf8');
}

export const COMPLAINT_DESK = repositoryFile('examples/complaint-desk/complaint-desk.blueprint.yaml');
export const COMPLAINT_JOURNEYS = repositoryFile('examples/complaint-desk/complaint-desk.journey.yaml');

/** The smallest blueprint that has nothing to complain of. */
export const CALL_BACK = `throughline: 1
id: call-back
version: "1.0.0"
roles:
  agent: {}
data:
  number: { type: phone }
stages:
  intake:
    kind: intake
    steps:
      receive: { ask: [number] }
  resolution:
    kind: resolution
    steps:
      ring: { do: Ring the customer, by: agent }
ends:
  closed-solved: { outcome: solved, reach: resolved }
omits: { confirmation: Nothing to confirm., follow-up: The call is the follow-up. }
`;

/** What a call of the command line did. */
export interface Called {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Every file there is afterwards, by its path seen from the working folder. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
}

/** Ids are never given twice, whichever command asks for one. */
let ids = 0;

/** A world in memory: files by their path, an English terminal of unknown width, a clock that stands still. */
export interface World {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly locale?: string;
  readonly columns?: number;
  /** The working folder; `/desk` unless told. */
  readonly cwd?: string;
  /** What comes in through the standard input. */
  readonly input?: string | Uint8Array;
  /** The lines that are piped in; without them nobody can be asked. */
  readonly typed?: readonly string[];
  /** Kept cases by their file, seen from the working folder; commands add to them. */
  readonly stores?: Map<string, CaseStore>;
  /** The time in which cases live; it stands still unless told. */
  readonly clock?: VirtualClock;
  /** The system error that reading a path gives. */
  readonly broken?: Readonly<Record<string, Error>>;
}

/** Calls the command line as a shell would; no process is started and nothing on the disk is touched. */
export async function call(argv: readonly string[], world: World = {}): Promise<Called> {
  const { io, result } = worldOf(world);
  return { code: await runCli(argv, io), ...result() };
}

/** The world as the command line sees it, and what became of it. */
export function worldOf({
  files = {},
  env = {},
  locale = 'en-US',
  columns,
  cwd = '/desk',
  input = '',
  typed,
  broken = {},
  stores = new Map(),
  clock = virtualClock(Date.parse('2026-01-05T09:00:00+08:00')),
}: World): {
  readonly io: CliIo;
  readonly result: () => Omit<Called, 'code'>;
} {
  const disk = new Map(Object.entries(files).map(([path, content]) => [resolve(cwd, path), content]));
  const isFolder = (path: string): boolean => [...disk.keys()].some((file) => file.startsWith(`${path}/`));
  const printed = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr'): Output => ({
    columns,
    write(text) {
      printed[name] += text;
    },
    style: (_format, text) => text,
  });
  const io: CliIo = {
    stdout: output('stdout'),
    stderr: output('stderr'),
    ...(typed === undefined ? {} : { stdin: inputOf(typed) }),
    env,
    locale,
    cwd,
    now: () => Date.parse('2026-01-05T09:00:00+08:00'),
    stopwatch: () => 0,
    modules: {
      realpath: (path) => (disk.has(path) || isFolder(path) ? path : undefined),
      exists: (path) => disk.has(path),
      read(path) {
        const content = disk.get(path);
        if (content === undefined) throw systemError('EISDIR');
        return typeof content === 'string' ? new TextEncoder().encode(content) : content;
      },
    },
    async readFile(path, most) {
      const problem = broken[path];
      if (problem !== undefined) throw problem;
      const content = disk.get(resolve(cwd, path));
      if (content === undefined) throw systemError(isFolder(resolve(cwd, path)) ? 'EISDIR' : 'ENOENT');
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      return bytes.length > most ? { kind: 'too-large', size: bytes.length } : { kind: 'bytes', bytes };
    },
    async readInput(most) {
      const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
      return bytes.length > most ? { kind: 'too-large', size: bytes.length } : { kind: 'bytes', bytes };
    },
    async writeFile(path, text) {
      const problem = broken[path];
      if (problem !== undefined) throw problem;
      if (isFolder(resolve(cwd, path))) throw systemError('EISDIR');
      if (!isFolder(dirname(resolve(cwd, path)))) throw systemError('ENOENT');
      disk.set(resolve(cwd, path), text);
    },
    async replaceFile(path, bytes) {
      const problem = broken[path];
      if (problem !== undefined) throw problem;
      if (!disk.has(resolve(cwd, path))) throw systemError('ENOENT');
      disk.set(resolve(cwd, path), bytes);
    },
    async createFile(path, text) {
      const problem = broken[path];
      if (problem !== undefined) throw problem;
      const place = resolve(cwd, path);
      if (disk.has(place) || isFolder(place)) throw systemError('EEXIST');
      if (disk.has(dirname(place))) throw systemError('ENOTDIR');
      disk.set(place, text);
    },
    watchFolder: () => ({ close() {} }),
    after: () => () => {},
    onInterrupt: () => () => {},
    cases: {
      clock,
      async openStore(file, { create }) {
        const name = relative(cwd, file);
        const found = stores.get(name) ?? (create ? memoryStore() : undefined);
        if (found === undefined) throw new StoreError('missing', file);
        stores.set(name, found);
        return found;
      },
      temporaryStore: async () => memoryStore(),
      backup: () => Promise.reject(new Error('Nothing is kept in a file here.')),
      restore: () => Promise.reject(new Error('Nothing is kept in a file here.')),
      newId: () => `id-${(ids += 1)}`,
    },
    async kindOf(path) {
      return disk.has(resolve(cwd, path)) ? 'file' : isFolder(resolve(cwd, path)) ? 'folder' : undefined;
    },
    async listEntries(path) {
      const problem = broken[path];
      if (problem !== undefined) throw problem;
      return [...new Set(await this.listFolder(path))].map((name) => ({
        name,
        isFolder: isFolder(resolve(cwd, path, name)),
      }));
    },
    async listFolder(path) {
      const folder = `${resolve(cwd, path)}/`;
      return [...disk.keys()].flatMap((file) =>
        file.startsWith(folder) ? (file.slice(folder.length).split('/')[0] ?? []) : [],
      );
    },
  };
  const result = (): Omit<Called, 'code'> => ({
    ...printed,
    files: new Map([...disk].map(([path, content]) => [relative(cwd, path), content])),
  });
  return { io, result };
}

function inputOf(lines: readonly string[]): Input {
  return {
    isTerminal: false,
    echoes: false,
    async *lines() {
      yield* lines;
    },
  };
}

export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}
