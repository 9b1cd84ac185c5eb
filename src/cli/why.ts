import type { CompiledBlueprint } from '../compile/compile.ts';
import type { Journey } from '../journey/journey-file.ts';
import { playJourney, type JourneyResult } from '../journey/play-journey.ts';
import { startOf } from '../journey/start-of.ts';
import { wrapText } from '../story/wrap-text.ts';
import { compileBlueprint } from '../pipeline.ts';
import type { ClockExplanation } from '../run/why/clock-explanation.ts';
import { clockRows, describeClockState } from '../run/why/describe-clock.ts';
import { describeEscalationState, escalationRows, escalationsOfClockRows } from '../run/why/describe-escalation.ts';
import type { EscalationExplanation } from '../run/why/escalation-explanation.ts';
import { explainClock } from '../run/why/explain-clock.ts';
import { explainEscalation } from '../run/why/explain-escalation.ts';
import { escalationsUnder } from '../run/why/explain-ladders.ts';
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
import { escalationJson } from './why-escalation-json.ts';
import { explanationJson } from './why-json.ts';
import { whyWords } from './why-words.ts';

export interface WhyArguments {
  readonly file: string;
  /** A clock or an escalation; where both have it, the clock. Without one all are listed. */
  readonly id?: string;
  /** `FILE` with one journey, or `FILE#NAME`; without it the only one beside the blueprint. */
  readonly journey?: string;
  /** An instant, with its offset or on the clocks of the blueprint's zone. */
  readonly at?: string;
  readonly format: 'text' | 'json';
}

/**
 * `throughline why`: plays a journey and explains why its clocks stand as they do, and who was told in its escalations.
 *
 * @returns 0, or 1 when something has errors or the journey stopped: then it is explained as far as it went.
 * @throws UsageError when a file cannot be read, or there is no such journey, clock, escalation or instant.
 */
export async function runWhy(
  session: Session,
  { file, id, journey: asked, at, format }: WhyArguments,
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
  const known = knownIn(compiled);
  const ids = [...new Set([...known.clocks, ...known.escalations])];
  if (id !== undefined && !ids.includes(id)) throw noSuchId(session, id, known);
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
  const command = `throughline why ${visible(file)} ${ids[0] ?? ''}${asked === undefined ? '' : ` --journey ${visible(asked)}`}`;
  const explained = id === undefined ? explainAll(compiled, result, known) : explainOne(compiled, result, id, known);
  if (format === 'json') io.stdout.write(jsonText(id === undefined ? allJson(explained) : oneJson(explained)));
  else if (id === undefined) listExplained(session, explained, command);
  else printExplained(session, explained);
  return result.completed ? EXIT.ok : EXIT.errors;
}

/** The ids that can be asked for. */
export interface Known {
  readonly clocks: readonly string[];
  readonly escalations: readonly string[];
}

/** What is explained: a clock with its escalations, an escalation, or all of both. */
export interface Explained {
  readonly clocks: readonly ClockExplanation[];
  readonly escalations: readonly EscalationExplanation[];
}

/** The clocks and escalations of a blueprint. */
export function knownIn({ plan: { clocks, ladders } }: CompiledBlueprint): Known {
  return { clocks: idsOf(clocks?.all), escalations: idsOf(ladders?.all) };
}

function idsOf(all: readonly { readonly id: string }[] = []): string[] {
  return all.map(({ id }) => id);
}

function explainAll(
  compiled: CompiledBlueprint,
  { entries, end: at, snapshot, people }: JourneyResult,
  { clocks, escalations }: Known,
): Explained {
  return {
    clocks: clocks.flatMap((id) => explainClock(compiled, entries, id, { at, context: snapshot?.context }) ?? []),
    escalations: escalations.flatMap((id) => explainEscalation(compiled, entries, id, { at, snapshot, people }) ?? []),
  };
}

function explainOne(compiled: CompiledBlueprint, played: JourneyResult, id: string, { clocks }: Known): Explained {
  if (!clocks.includes(id)) return explainAll(compiled, played, { clocks: [], escalations: [id] });
  return explainAll(compiled, played, { clocks: [id], escalations: escalationsUnder(compiled, id) });
}

/** The same as plain JSON, one after another. */
export function allJson({ clocks, escalations }: Explained): object {
  return {
    clocks: clocks.map((clock) => explanationJson(clock)),
    escalations: escalations.map((escalation) => escalationJson(escalation)),
  };
}

/** The one that was asked for, as plain JSON. */
export function oneJson({ clocks: [clock], escalations }: Explained): object {
  const told = escalations.map((escalation) => escalationJson(escalation));
  if (clock === undefined) return told[0] ?? {};
  return told.length === 0 ? explanationJson(clock) : { ...explanationJson(clock), escalations: told };
}

/** There is no such clock or escalation in the blueprint. */
export function noSuchId({ language, words }: Session, id: string, { clocks, escalations }: Known): UsageError {
  const own = whyWords[language];
  const all = [...clocks, ...escalations];
  if (all.length === 0) return new UsageError(own.noSuchId(visible(id)), own.nothing);
  const near = nearest(id, all);
  return new UsageError(
    own.noSuchId(visible(id)),
    near === undefined ? own.idsAre(clocks, escalations) : words.didYouMean(near),
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

/** Explains one of them in full. */
export function printExplained(
  { io: { stdout }, language }: Session,
  { clocks: [clock], escalations }: Explained,
): void {
  const rows =
    clock === undefined
      ? escalations.flatMap((escalation) => escalationRows(escalation, language))
      : [...clockRows(clock, language), ...escalationsOfClockRows(escalations, language)];
  const width = widthOf(stdout);
  for (const { lead, text, heading } of rows) {
    const before = visible(lead);
    const room = Math.max(20, width - displayWidth(before));
    const [first = '', ...rest] = wrapText(visible(text), room);
    const row = (before + first).trimEnd();
    stdout.write(`${heading === true ? stdout.style('bold', row) : row}\n`);
    for (const part of rest) stdout.write(`${' '.repeat(displayWidth(before))}${part}\n`);
  }
}

/** Every clock and every escalation with how it stands, in columns. */
export function listExplained(
  { io: { stdout }, language }: Session,
  { clocks, escalations }: Explained,
  command: string,
): void {
  const own = whyWords[language];
  const rows = [
    clocks.map((clock) => [visible(clock.sla), describeClockState(clock, language)] as const),
    escalations.map((one) => [visible(one.escalation), describeEscalationState(one, language)] as const),
  ];
  if (rows.flat().length === 0) {
    stdout.write(`${own.nothing}\n`);
    return;
  }
  const column = Math.max(...rows.flat().map(([id]) => displayWidth(id))) + 2;
  const room = Math.max(20, widthOf(stdout) - column);
  for (const some of rows.filter(({ length }) => length > 0)) {
    for (const [id, state] of some) {
      const [first = '', ...rest] = wrapText(visible(state), room);
      stdout.write(`${id}${' '.repeat(column - displayWidth(id))}${first}\n`);
      for (const part of rest) stdout.write(`${' '.repeat(column)}${part}\n`);
    }
    stdout.write('\n');
  }
  stdout.write(`${own.explain(command)}\n`);
}
