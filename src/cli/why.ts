import type { CompiledBlueprint } from '../compile/compile.ts';
import type { Journey } from '../journey/journey-file.ts';
import { playJourney, type JourneyResult } from '../journey/play-journey.ts';
import { startOf } from '../journey/start-of.ts';
import { wrapText } from '../journey/wrap-text.ts';
import { compileBlueprint } from '../pipeline.ts';
import type { ClockExplanation } from '../run/clock-explanation.ts';
import { clockRows, describeClockState } from '../run/describe-clock.ts';
import { explainClock } from '../run/explain-clock.ts';
import { nearest } from '../text/did-you-mean.ts';
import { visible } from '../text/safe-text.ts';
import { displayWidth } from '../text/width.ts';
import { describeInstant } from '../time/instant.ts';
import { readInstant } from '../time/read-instant.ts';
import { chooseJourneys } from './choose-journeys.ts';
import { EXIT } from './exit-code.ts';
import { loadChecked, mentionFindings } from './load-checked.ts';
import { Loader } from './loader.ts';
import { hasErrors, jsonText, printFindings, reportOf, widthOf } from './report.ts';
import { refuseJourneys } from './run.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';
import { explanationJson } from './why-json.ts';
import { whyWords } from './why-words.ts';

export interface WhyArguments {
  readonly file: string;
  /** The clock; without it all are listed. */
  readonly sla?: string;
  /** `FILE` with one journey, or `FILE#NAME`; without it the only one beside the blueprint. */
  readonly journey?: string;
  /** An instant, with its offset or on the clocks of the blueprint's zone. */
  readonly at?: string;
  readonly format: 'text' | 'json';
}

/**
 * `throughline why`: plays a journey and explains why its clocks stand as they do.
 *
 * @returns 0, or 1 when something has errors or the journey stopped: then it is explained as far as it went.
 * @throws UsageError when a file cannot be read, or there is no such journey, clock or instant.
 */
export async function runWhy(
  session: Session,
  { file, sla, journey: asked, at, format }: WhyArguments,
): Promise<number> {
  const { io, language, words } = session;
  const own = whyWords[language];
  const loader = new Loader(io, words);
  await refuseJourneys(session, loader, file, 'why');
  const { blueprint, report } = await loadChecked(session, loader, file);
  if (blueprint === undefined) {
    printFindings(io.stderr, report);
    io.stderr.write(`${words.notPlayed}\n`);
    return EXIT.errors;
  }
  const compiled = compileBlueprint(blueprint);
  const ids = compiled.plan.clocks?.all.map(({ id }) => id) ?? [];
  if (sla !== undefined && !ids.includes(sla)) throw noSuchClock(session, sla, ids);
  const chosen = await chooseJourneys(session, loader, file, asked === undefined ? [] : [asked]);
  const files = reportOf(
    language,
    chosen.map(({ loaded }) => loaded),
  );
  if (hasErrors(files.findings)) {
    printFindings(io.stderr, files);
    io.stderr.write(`${words.notPlayed}\n`);
    return EXIT.errors;
  }
  const journey = onlyOne(session, chosen);
  const until = instantOf(session, compiled, journey, at);
  mentionFindings(session, report, file);
  const result = playJourney(compiled, journey, { until });
  const sources = new Map([[journey.source.file, journey.source]]);
  printFindings(io.stderr, { language, findings: result.findings, sources });
  if (!result.completed && result.view !== undefined) {
    const end = describeInstant(result.end, compiled.blueprint.zone, language);
    io.stderr.write(`${own.stopped(visible(journey.name), end)}\n`);
  }
  const wanted = sla === undefined ? ids : [sla];
  const explained = wanted.flatMap((id) => explainOne(compiled, result, id) ?? []);
  if (format === 'json') {
    const clocks = explained.map((explanation) => explanationJson(explanation));
    io.stdout.write(jsonText(sla === undefined ? { clocks } : (clocks[0] ?? {})));
  } else if (sla === undefined) {
    list(
      session,
      explained,
      `throughline why ${visible(file)} ${ids[0] ?? ''}${asked === undefined ? '' : ` --journey ${visible(asked)}`}`,
    );
  } else {
    for (const explanation of explained) print(session, explanation);
  }
  return result.completed ? EXIT.ok : EXIT.errors;
}

function explainOne(
  compiled: CompiledBlueprint,
  { entries, end, snapshot }: JourneyResult,
  id: string,
): ClockExplanation | undefined {
  return explainClock(compiled, entries, id, { at: end, context: snapshot?.context });
}

function noSuchClock({ language, words }: Session, sla: string, ids: readonly string[]): UsageError {
  const own = whyWords[language];
  if (ids.length === 0) return new UsageError(own.noSuchClock(visible(sla)), own.noClocks);
  const near = nearest(sla, ids);
  return new UsageError(
    own.noSuchClock(visible(sla)),
    near === undefined ? own.clocksAre(ids) : words.didYouMean(near),
  );
}

function onlyOne({ language }: Session, chosen: Awaited<ReturnType<typeof chooseJourneys>>): Journey {
  const all = chosen.flatMap(({ loaded, journeys }) => journeys.map((journey) => ({ path: loaded.path, journey })));
  const [first] = all;
  const own = whyWords[language];
  if (first === undefined || all.length > 1) {
    const names = all.map(({ path, journey }) => `--journey ${visible(path)}#${visible(journey.name)}`);
    throw new UsageError(own.whichJourney, names.join('\n      '));
  }
  return first.journey;
}

function instantOf(
  { language }: Session,
  { blueprint }: CompiledBlueprint,
  journey: Journey,
  at: string | undefined,
): number | undefined {
  if (at === undefined) return undefined;
  const own = whyWords[language];
  const start = startOf(journey, blueprint.zone);
  // A time alone is the first such time from the beginning on.
  const instant = readInstant(at, blueprint.zone, start - 1);
  if (instant === undefined) throw new UsageError(own.badAt(visible(at)), own.badAtHint);
  if (instant < start) throw new UsageError(own.tooEarly(describeInstant(start, blueprint.zone, language)));
  return instant;
}

function print({ io: { stdout }, language }: Session, explanation: ClockExplanation): void {
  const width = widthOf(stdout);
  for (const { lead, text, heading } of clockRows(explanation, language)) {
    const before = visible(lead);
    const room = Math.max(20, width - displayWidth(before));
    const [first = '', ...rest] = wrapText(visible(text), room);
    const row = (before + first).trimEnd();
    stdout.write(`${heading === true ? stdout.style('bold', row) : row}\n`);
    for (const part of rest) stdout.write(`${' '.repeat(displayWidth(before))}${part}\n`);
  }
}

/** Every clock with how it stands, in columns. */
function list({ io: { stdout }, language }: Session, explained: readonly ClockExplanation[], command: string): void {
  const own = whyWords[language];
  if (explained.length === 0) {
    stdout.write(`${own.noClocks}\n`);
    return;
  }
  const column = Math.max(...explained.map(({ sla }) => displayWidth(visible(sla)))) + 2;
  const room = Math.max(20, widthOf(stdout) - column);
  for (const explanation of explained) {
    const id = visible(explanation.sla);
    const [first = '', ...rest] = wrapText(visible(describeClockState(explanation, language)), room);
    stdout.write(`${id}${' '.repeat(column - displayWidth(id))}${first}\n`);
    for (const part of rest) stdout.write(`${' '.repeat(column)}${part}\n`);
  }
  stdout.write(`\n${own.explain(command)}\n`);
}
