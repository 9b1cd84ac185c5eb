import { createReadStream } from 'node:fs';
import { appendFile, open } from 'node:fs/promises';
import { createInterface } from 'node:readline';

import type { HandlerContext, TellingHandlers } from '../handlers.ts';
import type { TellingEffect } from './effect-text.ts';

export interface FileOptions {
  /** Where lines are added; made where there is none, readable for its owner alone. */
  readonly file: string;
  /** True writes one line for each effect, however often it comes: lines that are there already count. Default false. */
  readonly once?: boolean;
}

/** One line of the file. */
export interface FiledEffect {
  /** The idempotency key of the effect: whoever reads the file knows a repetition by it. */
  readonly key: string;
  readonly caseId: string;
  readonly kind: TellingEffect['kind'];
  readonly effect: TellingEffect;
}

/**
 * Adds each effect to a file as one line of JSON ({@link FiledEffect}); the line is on the disk before the effect counts as
 * carried out. The file has everything that was said, personal values included. Calls are not handled.
 *
 * An effect may come twice, after a crash for one; `once` leaves the second line out.
 */
export function fileHandlers({ file, once = false }: FileOptions): TellingHandlers {
  const lines = new EffectFile(file, once);
  const add = async (effect: TellingEffect, { id, caseId, signal }: HandlerContext): Promise<void> => {
    signal.throwIfAborted();
    await lines.add({ key: id, caseId, kind: effect.kind, effect });
  };
  return { message: add, ask: add, survey: add, reminder: add, alert: add };
}

/** Adds lines to a file, one after another. */
class EffectFile {
  readonly #file: string;
  /** Which keys the file has, once it was read; absent where one may have two lines. */
  #keys: Set<string> | undefined;
  readonly #once: boolean;
  #last: Promise<void> = Promise.resolve();
  /** True when the file is known to end in a whole line. */
  #isWhole = false;

  constructor(file: string, once: boolean) {
    this.#file = file;
    this.#once = once;
  }

  async add(line: FiledEffect): Promise<void> {
    const written = this.#last.then(async () => this.#write(line));
    this.#last = written.catch(() => undefined);
    await written;
  }

  async #write(line: FiledEffect): Promise<void> {
    if (this.#once) {
      this.#keys ??= await readKeys(this.#file);
      if (this.#keys.has(line.key)) return;
    }
    // After a crash the file may end in half a line, which the next one must not become part of.
    const isWhole = this.#isWhole || (await endsInLine(this.#file));
    this.#isWhole = false;
    const text = `${isWhole ? '' : '\n'}${JSON.stringify(line)}\n`;
    await appendFile(this.#file, text, { mode: 0o600, flush: true });
    this.#isWhole = true;
    this.#keys?.add(line.key);
  }
}

async function endsInLine(file: string): Promise<boolean> {
  const handle = await open(file).catch(ignoreMissing);
  if (handle === undefined) return true;
  try {
    const { size } = await handle.stat();
    if (size === 0) return true;
    const { buffer } = await handle.read({ buffer: Buffer.alloc(1), position: size - 1 });
    return buffer.toString() === '\n';
  } finally {
    await handle.close();
  }
}

/** The keys of the lines that are there; half a line has none. */
async function readKeys(file: string): Promise<Set<string>> {
  const keys = new Set<string>();
  const handle = await open(file).catch(ignoreMissing);
  if (handle === undefined) return keys;
  await handle.close();
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const key = keyOf(line);
    if (key !== undefined) keys.add(key);
  }
  return keys;
}

function keyOf(line: string): string | undefined {
  try {
    return (JSON.parse(line) as Partial<FiledEffect> | null)?.key;
  } catch {
    return undefined;
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
