import { textIn } from '../blueprint/text.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import { describeReplay } from '../journey/replay/describe-replay.ts';
import { personalHider } from '../journey/replay/hide-personal.ts';
import { replayOn, type ReplayResult } from '../journey/replay/replay-on.ts';
import { compileBlueprint } from '../pipeline.ts';
import { wrapText } from '../story/wrap-text.ts';
import { visible } from '../text/safe-text.ts';
import { displayWidth } from '../text/width.ts';
import { fileOf } from './cases/case-options.ts';
import { loadChecked } from './load-checked.ts';
import { Loader } from './loader.ts';
import { replayJson } from './replay-json.ts';
import { exportedCases, storedCases, type RecordedCase } from './replay-sources.ts';
import { replayCliWords } from './replay-words.ts';
import { jsonText, printFindings, widthOf } from './report.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

export interface ReplayArguments {
  /** The blueprint to replay on. */
  readonly on?: string;
  readonly db?: string;
  /** The id of the blueprint of which cases are replayed; that of the new one unless told. */
  readonly blueprint?: string;
  readonly limit?: string;
  /** Files of exported cases; then no store is opened. */
  readonly journals: readonly string[];
  /** Only these cases. */
  readonly cases: readonly string[];
  readonly format: 'text' | 'json';
}

/** What `throughline replay` answers to the shell, as other programs that compare do. */
const REPLAY_EXIT = { same: 0, different: 1, trouble: 2 } as const;

/** From so many cases on, whoever waits is told how far it is. */
const MANY = 50;

/** What the replay of a case came to, in words and for programs, without personal values. */
interface Replayed {
  readonly caseId: string;
  readonly kind: ReplayResult['kind'];
  readonly sentences: readonly string[];
  readonly json: object;
}

/**
 * `throughline replay`: which recorded cases would have gone differently on another blueprint.
 *
 * @returns 0 when none would have, 1 when one would have, 2 when the blueprint has errors.
 * @throws UsageError when a file cannot be read, or there is no such case.
 */
export async function runReplay(session: Session, given: ReplayArguments): Promise<number> {
  const { io, language } = session;
  const { on, db, journals, cases, format } = given;
  const words = replayCliWords[language];
  if (on === undefined) throw new UsageError(words.noOn, session.words.see('throughline replay'));
  const limit = limitOf(session, given.limit);
  const { blueprint, report } = await loadChecked(session, new Loader(io, session.words), on);
  if (blueprint === undefined) {
    printFindings(io.stderr, report);
    io.stderr.write(`${words.notUnderstood}\n`);
    return REPLAY_EXIT.trouble;
  }
  const compiled = compileBlueprint(blueprint);
  const id = given.blueprint ?? compiled.id;
  const file = fileOf(session, db === undefined ? {} : { db });
  const recorded =
    journals.length > 0
      ? exportedCases(session, journals, cases)
      : storedCases(session, file, { blueprint: id, cases, limit });
  const all: Replayed[] = [];
  for await (const { of, ...one } of recorded) {
    if (all.length >= limit) break;
    all.push(replayed(session, compiled, one));
    tellProgress(session, all.length, of);
  }
  if (format === 'json') printJson(session, compiled, all);
  else print(session, compiled, all, { ...given, blueprint: id });
  return all.every(({ kind }) => kind === 'same') ? REPLAY_EXIT.same : REPLAY_EXIT.different;
}

function replayed(
  { language }: Session,
  compiled: CompiledBlueprint,
  { caseId, history, before, until }: RecordedCase,
): Replayed {
  const result = replayOn(compiled, history, until === undefined ? {} : { until });
  const options = { language, ...(before && { before }) };
  const hide = personalHider([compiled, ...(before === undefined ? [] : [before])], history);
  return {
    caseId,
    kind: result.kind,
    sentences: describeReplay(compiled, result, options).map((sentence) => hide(sentence)),
    json: hide(replayJson(compiled, caseId, result, options)),
  };
}

function limitOf({ language }: Session, limit: string | undefined): number {
  if (limit === undefined) return Infinity;
  if (/^[1-9]\d{0,8}$/u.test(limit)) return Number(limit);
  throw new UsageError(replayCliWords[language].badLimit(visible(limit)));
}

/** On a terminal one line that changes. */
function tellProgress({ io: { stderr }, language }: Session, done: number, of: number): void {
  if (of < MANY || stderr.columns === undefined) return;
  if (done % 10 !== 0 && done !== of) return;
  stderr.write(`\r${replayCliWords[language].progress(done, of)}${done === of ? '\n' : ''}`);
}

type Totals = Record<ReplayResult['kind'], number>;

function totalsOf(all: readonly Replayed[]): Totals {
  const totals: Totals = { same: 0, different: 0, refused: 0, fault: 0 };
  for (const { kind } of all) totals[kind] += 1;
  return totals;
}

function printJson({ io }: Session, compiled: CompiledBlueprint, all: readonly Replayed[]): void {
  const { id, version, hash } = compiled;
  const cases = all.map(({ json }) => json);
  io.stdout.write(jsonText({ blueprint: { id, version, hash }, cases, totals: totalsOf(all) }));
}

/** Each case that goes differently with its first difference; one case alone, or those that were named, with all. */
function print(
  { io: { stdout }, language }: Session,
  compiled: CompiledBlueprint,
  all: readonly Replayed[],
  { blueprint, on = '', db, journals, cases }: ReplayArguments,
): void {
  const words = replayCliWords[language];
  if (all.length === 0) {
    stdout.write(`${words.nothing(visible(blueprint ?? ''))}\n`);
    return;
  }
  const isDetailed = cases.length > 0 || all.length === 1;
  const title = compiled.blueprint.title;
  const name = visible(title === undefined ? compiled.id : textIn(title, language));
  stdout.write(`${stdout.style('bold', words.heading(name, visible(compiled.version)))}\n\n`);
  const shown = all.filter(({ kind }) => isDetailed || kind !== 'same');
  const column = Math.max(0, ...shown.map(({ caseId }) => displayWidth(visible(caseId)))) + 2;
  const room = Math.max(20, widthOf(stdout) - column);
  for (const { caseId, kind, sentences } of shown) {
    const told = kind === 'same' ? [words.same] : isDetailed ? sentences : sentences.slice(0, 1);
    const rows = told.flatMap((sentence) => wrapText(visible(sentence), room));
    for (const [index, row] of rows.entries()) {
      const lead = index === 0 ? visible(caseId) : '';
      stdout.write(`${lead}${' '.repeat(column - displayWidth(lead))}${row}\n`);
    }
  }
  if (shown.length > 0) stdout.write('\n');
  stdout.write(`${words.totals(all.length, totalsOf(all))}\n`);
  const first = shown[0]?.caseId;
  if (isDetailed || first === undefined) return;
  const from =
    journals.length > 0 ? journals.map((path) => `--journal ${path}`) : db === undefined ? [] : [`--db ${db}`];
  stdout.write(`${words.more(visible(['throughline replay --on', on, ...from, first].join(' ')))}\n`);
}
