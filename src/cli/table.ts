import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Decision } from '../blueprint/decision.ts';
import { checkBlueprint } from '../pipeline.ts';
import { readBlueprint } from '../read/blueprint.ts';
import { isBpmn } from '../read/notation.ts';
import { replaceRules } from '../read/replace-rules.ts';
import { tableFromCsv, tableToCsv } from '../read/table-csv.ts';
import { nearest } from '../text/did-you-mean.ts';
import { visible } from '../text/safe-text.ts';
import { deliver } from './deliver.ts';
import { EXIT } from './exit-code.ts';
import { readContent, readText, replaceText } from './files.ts';
import { mentionFindings } from './load-checked.ts';
import { Loader } from './loader.ts';
import { printFindings, reportOf } from './report.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

export interface TableArguments {
  readonly file: string;
  /** May be left out where there is one table only. */
  readonly decision?: string;
  /** A CSV file whose rows the table is to have. */
  readonly from?: string;
  readonly write: boolean;
  readonly bom: boolean;
  readonly out?: string;
}

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * `throughline table`: prints a decision table as CSV, or the blueprint with the rows of a CSV in it.
 *
 * @returns 0, or 1 when the blueprint cannot be read or the CSV has errors; they are printed to stderr.
 * @throws UsageError when a file cannot be read or written, or there is no such table.
 */
export async function runTable(session: Session, given: TableArguments): Promise<number> {
  const { io, language, words } = session;
  const { file, from, write, bom, out } = given;
  if (write && from === undefined) throw new UsageError(words.table.writeNeedsFrom);
  if (write && out !== undefined) throw new UsageError(words.table.writeOrOut);
  const loader = new Loader(io, words);
  if (
    out !== undefined &&
    [file, from].some((path) => path !== undefined && loader.resolve(path) === loader.resolve(out))
  )
    throw new UsageError(words.wouldOverwrite(visible(out)));
  const loaded = await loader.loadBlueprint(file);
  const { blueprint, source } = loaded;
  if (from !== undefined && source !== undefined && isBpmn(source))
    throw new UsageError(words.table.drawn(visible(file)));
  if (blueprint === undefined) {
    printFindings(io.stderr, reportOf(language, [loaded]));
    return EXIT.errors;
  }
  const decision = tableNamed(session, blueprint, file, given.decision);
  if (from !== undefined) return await fromCsv(session, given, from, blueprint, decision);
  await deliver(session, `${bom ? BYTE_ORDER_MARK : ''}${tableToCsv(decision, blueprint.data)}`, out);
  return EXIT.ok;
}

function tableNamed({ words }: Session, { decisions }: Blueprint, file: string, name: string | undefined): Decision {
  const names = [...decisions.keys()];
  if (names.length === 0) throw new UsageError(words.table.noTables(visible(file)));
  const found = decisions.get(name ?? (names.length === 1 ? (names[0] ?? '') : ''));
  if (found !== undefined) return found;
  if (name === undefined) throw new UsageError(words.table.whichTable, words.table.tablesAre(names));
  const near = nearest(name, names);
  throw new UsageError(
    words.table.noSuchTable(visible(name)),
    near === undefined ? words.table.tablesAre(names) : words.didYouMean(near),
  );
}

async function fromCsv(
  session: Session,
  { file, write, out }: TableArguments,
  from: string,
  blueprint: Blueprint,
  decision: Decision,
): Promise<number> {
  const { io, language, words } = session;
  const csv = await readText(io, words, from);
  // Spreadsheets of Chinese offices write GBK: that is as good here.
  const found = csv.findings.filter(({ code }) => code !== 'TL1004');
  const read = csv.source === undefined ? undefined : tableFromCsv(csv.source, decision, blueprint);
  const loaded = { path: from, source: csv.source, findings: [...found, ...(read?.findings ?? [])] };
  printFindings(io.stderr, reportOf(language, [loaded]));
  if (read?.rows === undefined) {
    io.stderr.write(`${words.table.notRead}\n`);
    return EXIT.errors;
  }
  const text = replaceRules(blueprint, decision, read.rows);
  if (text === undefined) throw new UsageError(words.table.unsure(visible(file)));
  if (!write) await deliver(session, text, out);
  else if (text === blueprint.source.text) {
    io.stderr.write(`${words.table.same(visible(file))}\n`);
    return EXIT.ok;
  } else {
    await replaceText(io, words, file, (await hasMark(session, file)) ? BYTE_ORDER_MARK + text : text);
    io.stderr.write(`${words.wrote(visible(file))}\n${words.table.rows(read.rows.length)}\n`);
    mentionNew(session, file, blueprint, text);
  }
  return EXIT.ok;
}

/** A file that begins with a mark of byte order keeps it. */
async function hasMark({ io, words }: Session, file: string): Promise<boolean> {
  const content = await readContent(io, words, file);
  const [a, b, c] = content.kind === 'bytes' ? content.bytes : [];
  return a === 0xef && b === 0xbb && c === 0xbf;
}

/** Rows may fit their columns and still leave a gap, or overlap: what was not to be found before is mentioned. */
function mentionNew(session: Session, file: string, before: Blueprint, text: string): void {
  const { blueprint: after, findings } = readBlueprint(text, { file });
  const known = new Set(checkBlueprint(before).map(({ message }) => message));
  const all = [...findings, ...(after === undefined ? [] : checkBlueprint(after))];
  const fresh = all.filter(({ message }) => !known.has(message));
  mentionFindings(session, { language: session.language, findings: fresh, sources: new Map() }, file);
}
