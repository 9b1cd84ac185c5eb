import { basename, dirname, join } from 'node:path';

import { decodeText, type DecodedText } from '../read/decode.ts';
import { BPMN_FILE } from '../read/notation.ts';
import { MAX_BYTES } from '../read/yaml-limits.ts';
import { compareText, finding } from '../text/diagnostic.ts';
import { nearest } from '../text/did-you-mean.ts';
import { visible } from '../text/safe-text.ts';
import { createSource } from '../text/source.ts';
import type { CliIo, FileContent } from './io.ts';
import { UsageError } from './usage-error.ts';
import type { FileTrouble, Words } from './words.ts';

/** Names of files that hold journeys, blueprints, the days of a calendar or people. */
export const JOURNEY_FILE = /\.journey\.ya?ml$/iu;
export const BLUEPRINT_FILE = /\.blueprint\.ya?ml$/iu;
export const CALENDAR_FILE = /\.calendar\.ya?ml$/iu;
export const PEOPLE_FILE = /\.people\.ya?ml$/iu;

/** What stands for the standard input where a file may be named. */
export const INPUT = '-';

/**
 * Reads a file as text; what is wrong with its bytes comes back as findings.
 *
 * @throws UsageError when there is no such file, or it may not be read.
 */
export async function readText(io: CliIo, words: Words, path: string): Promise<DecodedText> {
  return decodeContent(await readContent(io, words, path), path);
}

/**
 * The bytes of a file.
 *
 * @throws UsageError when there is no such file, or it may not be read.
 */
export async function readContent(io: CliIo, words: Words, path: string): Promise<FileContent> {
  return await io.readFile(path, MAX_BYTES).catch(async (error: unknown) => {
    const trouble = troubleOf(error);
    throw new UsageError(words.cannotRead(visible(path), trouble), await hintFor(io, words, path, trouble));
  });
}

/** Bytes as text; what is wrong with them comes back as findings. */
export function decodeContent(content: FileContent, path: string): DecodedText {
  if (content.kind === 'bytes') return decodeText(content.bytes, path);
  const nowhere = { source: createSource(path, ''), span: { start: 0, end: 0 } };
  return { findings: [finding('TL1001', nowhere, { bytes: content.size, limit: MAX_BYTES })] };
}

/**
 * Writes a text file.
 *
 * @throws UsageError when it cannot be written.
 */
export async function writeText(io: CliIo, words: Words, path: string, text: string): Promise<void> {
  await io.writeFile(path, text).catch((error: unknown) => {
    throw new UsageError(words.cannotWrite(visible(path), troubleOf(error)));
  });
}

/**
 * Puts a text in the place of a file's content, at once and as a whole.
 *
 * @throws UsageError when it cannot be written.
 */
export async function replaceText(io: CliIo, words: Words, path: string, text: string): Promise<void> {
  await io.replaceFile(path, new TextEncoder().encode(text)).catch((error: unknown) => {
    throw new UsageError(words.cannotWrite(visible(path), troubleOf(error)));
  });
}

/**
 * Makes a new file with the folders above it.
 *
 * @returns false when there is one already, which stays as it is.
 * @throws UsageError when it cannot be made.
 */
export async function makeText(io: CliIo, words: Words, path: string, text: string): Promise<boolean> {
  try {
    await io.createFile(path, text);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw new UsageError(words.cannotWrite(visible(path), troubleOf(error)));
  }
}

/** The names in a folder; none when it cannot be looked into. */
export async function namesIn(io: CliIo, folder: string): Promise<readonly string[]> {
  const names = await io.listFolder(folder).catch(() => []);
  return names.toSorted(compareText);
}

async function hintFor(io: CliIo, words: Words, path: string, trouble: FileTrouble): Promise<string> {
  if (trouble === 'missing') {
    const near = nearest(basename(path), await namesIn(io, dirname(path)));
    return near === undefined ? '' : words.didYouMean(visible(sibling(path, near)));
  }
  if (trouble !== 'folder') return '';
  const names = await namesIn(io, path);
  const fitting = names.filter((name) => BLUEPRINT_FILE.test(name) || BPMN_FILE.test(name)).slice(0, 3);
  return words.inFolder(fitting.map((name) => visible(join(path, name))));
}

/** A file beside another, written as that one was. */
export function sibling(path: string, name: string): string {
  return path.slice(0, path.length - basename(path).length) + name;
}

/** What a system error means; anything else is our own fault and is thrown on. */
export function troubleOf(error: unknown): FileTrouble {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  switch (code) {
    case undefined:
      throw error;
    case 'ENOENT':
      return 'missing';
    case 'ENOTDIR':
      return 'no-folder';
    case 'EISDIR':
      return 'folder';
    case 'EACCES':
    case 'EPERM':
      return 'forbidden';
    case 'ENOSPC':
      return 'no-room';
    default:
      return { code };
  }
}
