import isEqual from 'lodash/isEqual.js';

import { formatYaml, type Formatted } from '../read/format-yaml.ts';
import { isBpmn } from '../read/notation.ts';
import { MAX_BYTES } from '../read/yaml-limits.ts';
import { visible } from '../text/safe-text.ts';
import { EXIT } from './exit-code.ts';
import { decodeContent, INPUT, readContent, replaceText } from './files.ts';
import type { FileContent } from './io.ts';
import type { Loaded } from './loader.ts';
import { printFindings, reportOf } from './report.ts';
import type { Session } from './session.ts';

export interface FmtArguments {
  /** `-` is the standard input. */
  readonly files: readonly string[];
  /** Only say which files are laid out otherwise. */
  readonly check: boolean;
}

/** A file as it is and as it should be. */
interface Work {
  readonly path: string;
  readonly result: Formatted;
  readonly loaded: Loaded;
  /** The bytes would be others: the layout, the line ends, the encoding or its mark. */
  readonly changes: boolean;
  /** True for BPMN. */
  readonly isDrawn?: true;
}

/**
 * `throughline fmt`: lays blueprints and journeys out in the canonical way. A file that cannot be read is reported and
 * left alone. All files are read before the first is written.
 *
 * @returns 0; 1 when a file cannot be read, or `check` is set and a file is laid out otherwise; 70 when a file would have
 *   changed its meaning.
 * @throws UsageError when a file cannot be opened or written.
 */
export async function runFmt(session: Session, { files, check }: FmtArguments): Promise<number> {
  const { io, words } = session;
  const works: Work[] = [];
  for (const path of new Set(files)) works.push(await workOn(session, path));
  const report = reportOf(
    session.language,
    works.filter(({ result }) => result.kind === 'unreadable').map(({ loaded }) => loaded),
  );
  printFindings(io.stderr, report);
  const toDo = works.filter(({ changes }) => changes);
  for (const { path, result, isDrawn } of works) {
    if (isDrawn === true) io.stderr.write(`${words.fmt.drawn(visible(path))}\n`);
    else if (result.kind === 'unreadable') io.stderr.write(`${words.fmt.leftAlone(visible(path))}\n`);
    else if (result.kind === 'unsure') io.stderr.write(`${words.fmt.unsure(visible(path))}\n`);
  }
  if (check) sayToDo(session, works, toDo);
  else await write(session, works);
  if (works.some(({ result }) => result.kind === 'unsure')) return EXIT.fault;
  const failed = works.some(({ result }) => result.kind === 'unreadable') || (check && toDo.length > 0);
  return failed ? EXIT.errors : EXIT.ok;
}

async function workOn({ io, words }: Session, path: string): Promise<Work> {
  const content = path === INPUT ? await io.readInput(MAX_BYTES) : await readContent(io, words, path);
  const { source, findings } = decodeContent(content, path);
  if (source === undefined) {
    return { path, result: { kind: 'unreadable', findings }, loaded: { path, findings }, changes: false };
  }
  if (isBpmn(source)) {
    return {
      path,
      result: { kind: 'unreadable', findings: [] },
      loaded: { path, findings: [] },
      changes: false,
      isDrawn: true,
    };
  }
  const result = formatYaml(source);
  const found = result.kind === 'unreadable' ? result.findings : [];
  const changes = result.kind === 'formatted' && !isSame(content, result.text);
  return { path, result, loaded: { path, source, findings: found }, changes };
}

function isSame(content: FileContent, text: string): boolean {
  return content.kind === 'bytes' && isEqual(new Uint8Array(content.bytes), new TextEncoder().encode(text));
}

/** The list is for programs, and goes to stdout alone; what to do about it is for people. */
function sayToDo({ io, words }: Session, works: readonly Work[], toDo: readonly Work[]): void {
  for (const { path } of toDo) io.stdout.write(`${visible(path)}\n`);
  if (toDo.length > 0) {
    const paths = toDo.map(({ path }) => visible(path));
    io.stderr.write(`${words.fmt.toDo(toDo.length)}\n`);
    io.stderr.write(`${io.stderr.style('green', words.hint)}${words.fmt.toDoHint(paths)}\n`);
  } else sayInOrder({ io, words }, works);
}

async function write({ io, words }: Session, works: readonly Work[]): Promise<void> {
  let written = 0;
  for (const { path, result, changes } of works) {
    if (result.kind !== 'formatted') continue;
    if (path === INPUT) {
      io.stdout.write(result.text);
      written += 1;
    } else if (changes) {
      await replaceText(io, words, path, result.text);
      io.stderr.write(`${words.fmt.formatted(visible(path))}\n`);
      written += 1;
    }
  }
  if (written === 0) sayInOrder({ io, words }, works);
}

function sayInOrder({ io, words }: Pick<Session, 'io' | 'words'>, works: readonly Work[]): void {
  if (works.every(({ result }) => result.kind === 'formatted')) {
    io.stderr.write(`${words.fmt.inOrder(works.length)}\n`);
  }
}
