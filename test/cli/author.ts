import { basename, dirname, resolve } from 'node:path';

import { expect } from 'vitest';

import type { CliIo } from '../../src/cli/io.ts';
import { runCli } from '../../src/cli/program.ts';
import { systemError, worldOf, type World } from './support.ts';

/** Somebody who works on files while they are watched. */
export class Author {
  readonly ended: Promise<number>;
  readonly #world: ReturnType<typeof worldOf>;
  readonly #io: CliIo;
  readonly #watchers = new Map<string, Set<(name: string | undefined) => void>>();
  readonly #timers = new Map<object, { readonly milliseconds: number; readonly action: () => void }>();
  #interrupt: (() => void) | undefined;
  #told = 0;

  constructor(argv: readonly string[], world: World, gone: ReadonlySet<string> = new Set()) {
    this.#world = worldOf(world);
    this.#io = {
      ...this.#world.io,
      watchFolder: (folder, changed) => {
        if (gone.has(folder)) throw systemError('ENOENT');
        const watchers = this.#watchers.get(folder) ?? new Set();
        this.#watchers.set(folder, watchers.add(changed));
        return { close: () => void watchers.delete(changed) };
      },
      after: (milliseconds, action) => {
        const key = {};
        this.#timers.set(key, { milliseconds, action });
        return () => void this.#timers.delete(key);
      },
      onInterrupt: (action) => {
        this.#interrupt = action;
        return () => (this.#interrupt = undefined);
      },
    };
    this.ended = runCli(argv, this.#io);
  }

  /** What was printed since the last time, once the command waits again. */
  async report(): Promise<string> {
    await this.#until(() => this.#outputs().waiting > this.#told);
    this.#told = this.#outputs().waiting;
    return (
      this.#outputs()
        .stdout.split(/── (?:Checked|Tested) at /u)
        .at(-1)
        ?.split('\n')
        .slice(2)
        .join('\n')
        .trimEnd() ?? ''
    );
  }

  async save(path: string, text: string): Promise<void> {
    await this.#io.writeFile(path, text);
    this.tell(path);
  }

  /** Tells the watchers of the folder, as the system does. */
  tell(path: string): void {
    const at = resolve('/desk', path);
    for (const changed of this.#watchers.get(dirname(at)) ?? []) changed(basename(at));
  }

  /** The pauses that are running, in milliseconds. */
  get pauses(): number[] {
    return [...this.#timers.values()].map(({ milliseconds }) => milliseconds);
  }

  /** Lets the pause go by. */
  wait(): void {
    const due = [...this.#timers.values()];
    this.#timers.clear();
    for (const { action } of due) action();
  }

  interrupt(): void {
    this.#interrupt?.();
  }

  get stderr(): string {
    return this.#world.result().stderr;
  }

  /** The folders that are watched, and whether Ctrl-C is listened to. */
  get left(): readonly [folders: string[], listens: boolean] {
    const folders = [...this.#watchers].flatMap(([folder, watchers]) => (watchers.size > 0 ? [folder] : []));
    return [folders.toSorted(), this.#interrupt !== undefined];
  }

  #outputs(): { readonly stdout: string; readonly waiting: number } {
    const { stdout, stderr } = this.#world.result();
    return { stdout, waiting: stderr.split('Waiting').length - 1 };
  }

  async #until(isSo: () => boolean): Promise<void> {
    for (let turn = 0; turn < 2000 && !isSo(); turn += 1) await new Promise((go) => setImmediate(go));
    expect(isSo()).toBe(true);
  }
}
