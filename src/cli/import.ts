import { resolve } from 'node:path';

import type { Process, ProcessModel, ProcessNode } from '../blueprint/process.ts';
import { readBpmnSource } from '../read/bpmn.ts';
import { modulesBeside } from '../read/module-files.ts';
import { importProcess } from '../read/process-import.ts';
import type { Left } from '../read/process-left.ts';
import { compareFindings } from '../text/diagnostic.ts';
import { visible } from '../text/safe-text.ts';
import { splitCharacters } from '../text/width.ts';
import { positionAt } from '../text/source.ts';
import { deliverNew } from './deliver.ts';
import { EXIT } from './exit-code.ts';
import { readText } from './files.ts';
import { importWords } from './import-words.ts';
import { mentionFindings } from './load-checked.ts';
import { hasErrors, printFindings, reportOf } from './report.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

export interface ImportArguments {
  readonly file: string;
  readonly out?: string;
  readonly force: boolean;
}

/**
 * `throughline import`: writes a BPMN process as a blueprint in YAML, and names what stays in the file of the process.
 *
 * @returns 0, or 1 when the file has errors or its flow cannot be said in YAML; then nothing is written.
 * @throws UsageError when a file cannot be read or written, or there is one already where the blueprint would go.
 */
export async function runImport(session: Session, { file, out, force }: ImportArguments): Promise<number> {
  const { io, language } = session;
  const words = importWords[language];
  if (out !== undefined && resolve(io.cwd, out) === resolve(io.cwd, file)) {
    throw new UsageError(session.words.wouldOverwrite(visible(out)));
  }
  const { source, findings: before } = await readText(io, session.words, file);
  const beside = modulesBeside(resolve(io.cwd, file), file, io.modules);
  const read = source === undefined ? undefined : await readBpmnSource(source, beside);
  const findings = [...before, ...(read?.findings ?? [])].toSorted(compareFindings);
  if (source === undefined || read === undefined || hasErrors(findings)) {
    printFindings(io.stderr, reportOf(language, [{ path: file, source, findings }]));
    io.stderr.write(`${words.notImported(visible(file))}\n`);
    return EXIT.errors;
  }
  const imported = importProcess(read.flow, words.remarks, beside);
  if (imported.kind !== 'imported') {
    io.stderr.write(`${words.hindered(visible(file))}\n`);
    const places = imported.kind === 'hindered' ? [...imported.hindrances] : [];
    places.sort(([{ path: a }], [{ path: b }]) => startOf(read.flow, a) - startOf(read.flow, b));
    for (const [what, why] of places) {
      io.stderr.write(`  ${placeOf(read.flow, what)}  ${nameOf(what)}: ${words.hindrances[why]}\n`);
    }
    io.stderr.write(`${words.hinderedHint(visible(file))}\n`);
    return EXIT.errors;
  }
  await deliverNew(session, imported.yaml, { out, force }, words);
  sayLeft(session, read.flow, imported.left);
  const told = findings.filter(({ severity }) => severity !== 'info');
  mentionFindings(session, reportOf(language, [{ path: file, source, findings: told }]), file);
  if (out !== undefined) io.stderr.write(`${words.next(visible(out))}\n`);
  return EXIT.ok;
}

/** What the blueprint does not say, in the order of the file. */
function sayLeft({ io, language }: Session, flow: ProcessModel, left: readonly Left[]): void {
  if (left.length === 0) return;
  const words = importWords[language];
  io.stderr.write(`${words.stays(visible(flow.source.file), left.length)}\n`);
  const inOrder = left.toSorted((a, b) => startOf(flow, a.path) - startOf(flow, b.path));
  for (const { kind, words: own, path } of inOrder) {
    const name = kind === 'diagram' ? words.left.diagram : `${words.left[kind]} "${visible(short(own))}"`;
    io.stderr.write(`  ${positionOf(flow, path)}  ${name}\n`);
  }
}

function nameOf({ id, name }: ProcessNode | Process): string {
  const flat = name?.replaceAll(/\s+/gu, ' ').trim() ?? '';
  return flat === '' ? visible(id) : `"${visible(flat)}" (${visible(id)})`;
}

function placeOf(flow: ProcessModel, { path }: ProcessNode | Process): string {
  return positionOf(flow, path);
}

function startOf({ places }: ProcessModel, path: Left['path']): number {
  return places.value(path).start;
}

function positionOf({ source, places }: ProcessModel, path: Left['path']): string {
  const { line, column } = positionAt(source, places.value(path).start);
  return `${visible(source.file)}:${line}:${column}`;
}

/** The longest part of a text that is shown of what stays. */
const LONGEST = 60;

function short(text: string): string {
  const letters = splitCharacters(text);
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : text;
}
