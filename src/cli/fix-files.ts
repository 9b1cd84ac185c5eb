import { decodeText } from '../read/decode.ts';
import { encodeText } from '../read/encode.ts';
import { MAX_BYTES } from '../read/yaml-limits.ts';
import type { Finding } from '../text/diagnostic.ts';
import { visible } from '../text/safe-text.ts';
import type { Checked, CheckSettings, Unread } from './checking.ts';
import { examine } from './examine.ts';
import { JOURNEY_FILE, troubleOf } from './files.ts';
import { fixText } from './fix-text.ts';
import type { CliIo } from './io.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

/** A file with what became of its fixes. */
export interface FixedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly fixed: readonly Finding[];
  /** Taken back, because the file would have more errors. */
  readonly refused: readonly Finding[];
}

export interface FixedFiles {
  readonly files: readonly FixedFile[];
  /** Those that could not be written. */
  readonly unwritten: readonly Unread[];
}

/**
 * Fixes files. A file is written in the encoding in which it
 * was, with its line ends, and only when it is still as it was read; what is too large to be read is left to the check.
 *
 * @param write false to work out only what would change.
 */
export async function fixFiles(
  session: Session,
  paths: readonly string[],
  settings: CheckSettings,
  write: boolean,
): Promise<FixedFiles> {
  const files: FixedFile[] = [];
  const unwritten: Unread[] = [];
  for (const path of paths) {
    try {
      const file = await fixFile(session, path, settings, write);
      if (file !== undefined) files.push(file);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      unwritten.push({ path, message: error.message, hint: error.hint });
    }
  }
  return { files, unwritten };
}

/** Of the files that were given, those in which a check found something to fix; blueprints first. */
export function fixableFiles(paths: readonly string[], { report }: Checked): readonly string[] {
  const fixable = new Set(report.findings.flatMap(({ file, fix }) => (fix === undefined ? [] : [file])));
  const files = [...new Set(paths)].filter((path) => fixable.has(path));
  return [...files.filter((path) => !JOURNEY_FILE.test(path)), ...files.filter((path) => JOURNEY_FILE.test(path))];
}

async function fixFile(
  session: Session,
  path: string,
  settings: CheckSettings,
  write: boolean,
): Promise<FixedFile | undefined> {
  const { io, words } = session;
  const bytes = await bytesOf(io, path);
  if (bytes === undefined) return undefined;
  const { source, encoding } = decodeText(bytes, path);
  if (source === undefined || encoding === undefined) return undefined;
  const { text, fixed, refused } = await fixText(source.text, (changed) => examine(session, path, changed, settings));
  const file = { path, before: source.text, after: text, fixed, refused };
  if (!write || text === source.text) return file;
  const again = encodeText(source.text, encoding);
  const fresh = encodeText(text, encoding);
  if (again === undefined || fresh === undefined || Buffer.compare(again, bytes) !== 0) {
    throw new UsageError(words.fix.cannotEncode(visible(path)), words.fix.cannotEncodeHint);
  }
  const now = await bytesOf(io, path);
  if (now === undefined || Buffer.compare(now, bytes) !== 0) {
    throw new UsageError(words.fix.changedMeanwhile(visible(path)));
  }
  await io.replaceFile(path, fresh).catch((error: unknown) => {
    throw new UsageError(words.cannotWrite(visible(path), troubleOf(error)));
  });
  return file;
}

/** Undefined where the check tells that the file is too large. */
async function bytesOf(io: CliIo, path: string): Promise<Uint8Array | undefined> {
  const content = await io.readFile(path, MAX_BYTES);
  return content.kind === 'bytes' ? content.bytes : undefined;
}
