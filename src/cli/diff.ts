import type { Blueprint } from '../blueprint/blueprint.ts';
import { textIn } from '../blueprint/text.ts';
import { differencesOf } from '../flow/differences.ts';
import { isXml } from '../flow/difference-writing.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { asCompared, loadSide, NOTHING, requireBlueprint } from './compared.ts';
import { diffJson } from './diff-json.ts';
import { diffMarkdown, MARKDOWN_STYLE } from './diff-markdown.ts';
import { DiffTeller } from './diff-teller.ts';
import { diffText, TEXT_STYLE } from './diff-text.ts';
import { diffWords } from './diff-words.ts';
import { INPUT } from './files.ts';
import { Loader } from './loader.ts';
import { jsonText } from './report.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

export const DIFF_FORMATS = ['text', 'markdown', 'json'] as const;

export interface DiffArguments {
  /** A blueprint in YAML or BPMN; `-` for the standard input. */
  readonly before: string;
  readonly after: string;
  readonly format: (typeof DIFF_FORMATS)[number];
  /** Where the files that they name are looked up, as though they lay beside this one. */
  readonly beside?: string;
}

/** What `throughline diff` answers to the shell, as other programs that compare files do. */
const DIFF_EXIT = { equal: 0, different: 1, trouble: 2 } as const;

/**
 * `throughline diff`: says in words what differs between two blueprints.
 *
 * @returns 0 when nothing does, 1 when something does, 2 when one of them has errors; these are printed to stderr.
 * @throws UsageError when a file cannot be read.
 */
export async function runDiff(session: Session, { before, after, format, beside }: DiffArguments): Promise<number> {
  const { io, language } = session;
  const words = diffWords[language];
  if (before === INPUT && after === INPUT) throw new UsageError(words.bothInput);
  const loader = new Loader(io, session.words);
  const one = before === NOTHING ? undefined : await loadSide(loader, before, after, beside);
  const other = after === NOTHING ? undefined : await loadSide(loader, after, before, beside);
  if (one !== undefined) requireBlueprint(session, one);
  if (other !== undefined) requireBlueprint(session, other);
  if (one !== undefined && other !== undefined) {
    const compared = asCompared(one, other);
    return print(session, format, compared.before, compared.after);
  }
  const only = one?.blueprint ?? other?.blueprint;
  if (only === undefined) throw new UsageError(words.notUnderstood(NOTHING));
  const said = one === undefined ? words.isNew(nameOf(only, language)) : words.isGone(nameOf(only, language));
  io.stdout.write(
    format === 'json' ? jsonText(diffJson(undefined, one?.blueprint, other?.blueprint, [])) : `${said}\n`,
  );
  return DIFF_EXIT.different;
}

function nameOf({ id, title }: Blueprint, language: Language): string {
  return title === undefined ? TEXT_STYLE.code(id) : TEXT_STYLE.words(textIn(title, language));
}

function print(
  { io, language }: Session,
  format: DiffArguments['format'],
  before: Blueprint,
  after: Blueprint,
): number {
  const { stdout } = io;
  const words = diffWords[language];
  const differences = differencesOf(before, after);
  const code = differences.length === 0 ? DIFF_EXIT.equal : DIFF_EXIT.different;
  const style = format === 'markdown' ? MARKDOWN_STYLE : TEXT_STYLE;
  const teller = new DiffTeller(language, before, after, style);
  if (format === 'json') {
    stdout.write(jsonText(diffJson(teller, before, after, differences)));
    return code;
  }
  const files = [before, after].map(({ source }) => style.code(source.file));
  const notation = isXml(before) === isXml(after) ? '' : `\n${words.sameNotation}`;
  if (differences.length === 0) {
    stdout.write(`${words.same(files[0] ?? '', files[1] ?? '')}${notation}\n`);
    return code;
  }
  const title = after.title === undefined ? style.code(after.id) : style.words(textIn(after.title, language));
  const heading = words.heading(title, style.code(before.version), style.code(after.version));
  const count = words.number(differences.length);
  const things = teller.tell(differences);
  stdout.write(
    format === 'markdown'
      ? `### ${heading}\n\n${count}\n\n${diffMarkdown(words, things)}`
      : `${stdout.style('bold', heading)}${words.colon}${count}\n\n${diffText(stdout, words, things)}`,
  );
  return code;
}
