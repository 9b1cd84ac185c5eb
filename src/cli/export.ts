import { exportBpmn } from '../draw/bpmn/write-bpmn.ts';
import { wordingOf, type Finding } from '../text/diagnostic.ts';
import { visible } from '../text/safe-text.ts';
import { deliverNew } from './deliver.ts';
import { EXIT } from './exit-code.ts';
import { exportWords } from './export-words.ts';
import { loadChecked } from './load-checked.ts';
import { Loader } from './loader.ts';
import { printFindings } from './report.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

export interface ExportArguments {
  readonly file: string;
  readonly locale?: string;
  readonly out?: string;
  readonly force: boolean;
}

/**
 * `throughline export`: writes a blueprint as BPMN 2.0 with its diagram, and names what other tools take otherwise.
 *
 * @returns 0, or 1 when the blueprint has errors; they are printed to stderr, and nothing is written.
 * @throws UsageError when a file cannot be read or written, there is one already, or the blueprint has no such locale.
 */
export async function runExport(session: Session, { file, locale, out, force }: ExportArguments): Promise<number> {
  const { io, words, language } = session;
  const own = exportWords[language];
  const loader = new Loader(io, words);
  if (out !== undefined && loader.resolve(out) === loader.resolve(file)) {
    throw new UsageError(words.wouldOverwrite(visible(out)));
  }
  const { blueprint, report } = await loadChecked(session, loader, file);
  if (blueprint === undefined) {
    printFindings(io.stderr, report);
    io.stderr.write(`${own.notExported}\n`);
    return EXIT.errors;
  }
  const { locales } = blueprint;
  if (locale !== undefined && !locales.includes(locale)) {
    throw new UsageError(words.badChoice('--locale', visible(locale), locales));
  }
  const { xml, findings } = await exportBpmn(blueprint, { locale });
  await deliverNew(session, xml, { out, force }, own);
  sayKept(session, findings);
  return EXIT.ok;
}

/** One line for each; the pages of the codes say more. */
function sayKept({ io, language }: Session, findings: readonly Finding[]): void {
  const [first] = findings;
  if (first === undefined) return;
  const own = exportWords[language];
  io.stderr.write(`${own.kept(findings.length)}\n`);
  for (const found of findings) {
    const place = `${visible(found.file)}:${found.line}:${found.column}`;
    io.stderr.write(`  ${place}  ${found.code} ${visible(wordingOf(found, language).message)}\n`);
  }
  io.stderr.write(`${own.explain(first.code)}\n`);
}
