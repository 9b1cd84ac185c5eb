import type { ModuleFolder } from '../read/module-files.ts';
import type { AuditReport } from '../run/store/journal-record.ts';
import type { CaseStore } from '../run/store/store.ts';
import type { Clock } from '../time/clock.ts';

/** What the command line needs of the world; tests bring their own. Paths are relative to {@link CliIo.cwd} or absolute. */
export interface CliIo {
  /** Data: findings, machines, stories, schemas, help that was asked for. */
  readonly stdout: Output;
  /** All else: wrong usage, progress, our own faults. */
  readonly stderr: Output;
  /** What is typed or piped in; absent where nobody can answer. */
  readonly stdin?: Input;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The machine's own locale, such as `zh-CN`; used when the environment names none. */
  readonly locale: string;
  readonly cwd: string;
  /** The present instant, in epoch milliseconds. */
  now(): number;
  /** A stopwatch in milliseconds that starts anywhere and never goes back. */
  stopwatch(): number;
  /** Where modules of blueprints are looked up: at once, because a blueprint is read in one go. */
  readonly modules: ModuleFolder;
  /** The bytes of a file, or its size alone when it has more than `most` bytes. Fails with a system error (`ENOENT`, …). */
  readFile(path: string, most: number): Promise<FileContent>;
  /** All that comes in through the standard input, or its size alone when it has more than `most` bytes. */
  readInput(most: number): Promise<FileContent>;
  /** Writes a text as UTF-8. Fails with a system error. */
  writeFile(path: string, text: string): Promise<void>;
  /** The names of what is in a folder, in any order. Fails with a system error. */
  listFolder(path: string): Promise<readonly string[]>;
  /** What is in a folder, in any order. Fails with a system error. */
  listEntries(path: string): Promise<readonly FolderEntry[]>;
  /** What is at a path, behind links; undefined when there is nothing, or it may not be known. */
  kindOf(path: string): Promise<'file' | 'folder' | undefined>;
  /**
   * Puts bytes in the place of a file's whole content: it has either the old or the new, whatever happens meanwhile. Its
   * permissions stay, and a link stays a link. Fails with a system error, also where the file may not be written.
   */
  replaceFile(path: string, bytes: Uint8Array): Promise<void>;
  /** Makes a new file, and the folders above it. Fails with a system error: `EEXIST` when something is there already. */
  createFile(path: string, text: string): Promise<void>;
  /**
   * Tells of whatever changes in a folder, by its name where the system says it. Throws a system error when the folder
   * cannot be watched.
   */
  watchFolder(path: string, changed: (name: string | undefined) => void): Watcher;
  /** Does something after so many milliseconds, unless the function that is returned is called before. */
  after(milliseconds: number, action: () => void): () => void;
  /** Does something instead of ending when the user wants to end (Ctrl-C); the function that is returned undoes that. */
  onInterrupt(action: () => void): () => void;
  readonly cases: CasesIo;
}

/** What commands for cases that outlive them need of the world. */
export interface CasesIo {
  /** The time in which cases live. */
  readonly clock: Clock;
  /**
   * Opens the store that is kept in a file; `create: false` refuses to make one. Rejects with a StoreError.
   *
   * @param file an absolute path.
   */
  openStore(file: string, options: { readonly create: boolean; readonly readOnly?: boolean }): Promise<CaseStore>;
  /** A store in a new file that nobody else sees; it is gone once it is closed. */
  temporaryStore(): Promise<CaseStore>;
  /** Copies a store into another file while others work on it; absolute paths. Rejects with a StoreError. */
  backup(file: string, target: string): Promise<void>;
  /** Makes a store of a backup that has proved to be whole; absolute paths. Rejects with a StoreError. */
  restore(
    backup: string,
    file: string,
    options: { readonly now: number; readonly progress?: (done: number, of: number) => void },
  ): Promise<AuditReport>;
  /** A text that nobody else has. */
  newId(): string;
}

/** Where text goes. */
export interface Output {
  write(text: string): void;
  /** The text in a colour or weight, or as it is where the reader does not want colours. */
  style(format: StyleFormat, text: string): string;
  /** How many cells a line of the terminal has; absent when there is no terminal. */
  readonly columns?: number;
}

/** What a file holds. */
export type FileContent =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large'; readonly size: number };

/** Watches until it is closed. */
export interface Watcher {
  close(): void;
}

/** Something in a folder; a link counts as a file. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** The colours and weights that are used, by their names in `util.styleText`. */
export type StyleFormat = 'red' | 'yellow' | 'blue' | 'cyan' | 'green' | 'dim' | 'bold';

/** Where answers come from. */
export interface Input {
  /** True when somebody sits at a terminal whose keys can be read and whose screen can be drawn on. */
  readonly isTerminal: boolean;
  /** True when the terminal itself shows what is typed. */
  readonly echoes: boolean;
  /** The lines, without their ends, as they come; to be asked for once. */
  lines(): AsyncIterator<string>;
}
