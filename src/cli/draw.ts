import type { Blueprint } from '../blueprint/blueprint.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import type { Theme } from '../draw/svg/theme.ts';
import { compileBlueprint } from '../pipeline.ts';
import { visible } from '../text/safe-text.ts';
import { chooseJourneys, journeysBeside, type ChosenJourneys } from './choose-journeys.ts';
import { deliverNew } from './deliver.ts';
import { drawWords } from './draw-words.ts';
import { caseOfJourney, withKeptCase, type DrawnCase } from './drawn-case.ts';
import { coverageDrawn, differenceDrawn } from './drawn-overlays.ts';
import { playAll, type PlayedJourney } from './drawn-journeys.ts';
import { drawnBlueprint, drawnStatechart, drawnTimeline, type DrawFormat, type Drawing } from './drawings.ts';
import { EXIT } from './exit-code.ts';
import { loadChecked, mentionFindings } from './load-checked.ts';
import { Loader } from './loader.ts';
import { hasErrors, printFindings, reportOf } from './report.ts';
import type { Session } from './session.ts';
import { findJourneyFiles } from './test-files.ts';
import { UsageError } from './usage-error.ts';

export const DRAW_KINDS = ['blueprint', 'statechart', 'timeline'] as const;

export interface DrawArguments {
  /** A blueprint; absent where a kept case is drawn. */
  readonly file?: string;
  /** Default: the blueprint, or the timeline of a kept case. */
  readonly kind?: (typeof DRAW_KINDS)[number];
  readonly format: DrawFormat;
  readonly locale?: string;
  readonly theme?: Theme;
  /** `FILE` or `FILE#NAME`. */
  readonly journey?: string;
  /** Lay over a blueprint what its journeys show of it. */
  readonly coverage?: boolean;
  /** Lay over a blueprint what has changed since this one. */
  readonly diff?: string;
  readonly db?: string;
  readonly caseId?: string;
  readonly out?: string;
  readonly force: boolean;
}

/**
 * `throughline draw`: draws a blueprint, its state machine or one case, as SVG, as a page, or as a text for Mermaid.
 *
 * @returns 0, or 1 when the blueprint, the one that it is compared with or a journey has errors, which are printed to
 *   stderr; a journey that stops or fails is drawn as far as it went.
 * @throws UsageError when a file cannot be read or written, there is one already, or there is no such journey, case or locale.
 */
export async function runDraw(session: Session, given: DrawArguments): Promise<number> {
  const { io, words, language } = session;
  const own = drawWords[language];
  const { file, caseId, db, out, diff, kind = caseId === undefined ? 'blueprint' : 'timeline' } = given;
  refuseIdle(session, given, kind);
  if (caseId !== undefined) {
    return withKeptCase(session, { db, caseId }, async (drawn) => deliverCase(session, given, drawn));
  }
  if (file === undefined) throw new UsageError(own.needsFile, own.needsFileHint);
  const loader = new Loader(io, words);
  for (const read of [file, diff]) {
    if (out !== undefined && read !== undefined && loader.resolve(out) === loader.resolve(read)) {
      throw new UsageError(words.wouldOverwrite(visible(out)));
    }
  }
  const { blueprint, report } = await loadChecked(session, loader, file);
  if (blueprint === undefined) {
    printFindings(io.stderr, report);
    io.stderr.write(`${own.notDrawn}\n`);
    return EXIT.errors;
  }
  refuseLocale(session, blueprint, given.locale);
  const chosen = await journeysFor(session, loader, file, { ...given, kind });
  if (chosen === undefined) return EXIT.errors;
  const since = diff === undefined ? undefined : await differenceDrawn(session, loader, { file, before: diff });
  const compiled = compileBlueprint(blueprint);
  mentionFindings(session, report, file);
  if (kind === 'timeline') {
    const { drawn, completed } = caseOfJourney(session, compiled, chosen);
    const code = await deliverCase(session, given, drawn);
    return completed ? code : EXIT.errors;
  }
  const covered = given.coverage === true ? coverageDrawn(session, blueprint, compiled, chosen) : undefined;
  const journeys = covered?.played ?? playAll(compiled, chosen);
  const drawing = { ...drawingOf(given, compiled, journeys), overlay: covered?.overlay ?? since?.overlay };
  const text =
    kind === 'statechart' ? drawnStatechart(drawing) : drawnBlueprint(since?.blueprint ?? blueprint, drawing);
  await deliverNew(session, text, given, own);
  return covered?.isGood === false ? EXIT.errors : EXIT.ok;
}

async function deliverCase(session: Session, given: DrawArguments, drawn: DrawnCase): Promise<number> {
  refuseLocale(session, drawn.compiled.blueprint, given.locale);
  await deliverNew(session, drawnTimeline(drawn, drawingOf(given, drawn.compiled)), given, drawWords[session.language]);
  return EXIT.ok;
}

function drawingOf(
  { format, locale, theme }: DrawArguments,
  compiled: CompiledBlueprint,
  journeys: readonly PlayedJourney[] = [],
): Drawing {
  return { compiled, format, locale, theme, journeys };
}

/** Options that would have no effect are mistakes: whoever gave them expects another picture. */
function refuseIdle(session: Session, given: DrawArguments, kind: (typeof DRAW_KINDS)[number]): void {
  const { file, format, theme, journey, coverage = false, db, caseId } = given;
  const own = drawWords[session.language];
  refuseOverlay(session, given, kind);
  if (db !== undefined && caseId === undefined) throw new UsageError(own.needsCase);
  if (caseId !== undefined && journey !== undefined) throw new UsageError(own.eitherJourneyOrCase);
  if (caseId !== undefined && kind !== 'timeline') throw new UsageError(own.onlyTimeline, own.onlyTimelineHint);
  if (caseId !== undefined && file !== undefined) {
    throw new UsageError(own.caseHasBlueprint, own.caseHasBlueprintHint);
  }
  const takesJourney = kind === 'timeline' || (kind === 'blueprint' && (format === 'html' || coverage));
  if (journey !== undefined && !takesJourney) throw new UsageError(own.journeyForNothing, own.journeyForNothingHint);
  if (theme !== undefined && format === 'mermaid') throw new UsageError(own.noTheme);
}

/** Of what can be laid over a blueprint there is one at a time, and only where signs and colours can be seen. */
function refuseOverlay(
  { language, words }: Session,
  { format, coverage = false, diff }: DrawArguments,
  kind: (typeof DRAW_KINDS)[number],
): void {
  const own = drawWords[language];
  if (!coverage && diff === undefined) return;
  const option = coverage ? '--coverage' : '--diff';
  if (coverage && diff !== undefined) throw new UsageError(words.notTogether('--coverage', '--diff'), own.twoPictures);
  if (kind !== 'blueprint') throw new UsageError(own.onlyBlueprint(option), own.onlyBlueprintHint);
  if (format === 'mermaid') throw new UsageError(own.notInMermaid(option), own.notInMermaidHint);
}

function refuseLocale({ words }: Session, { locales }: Blueprint, locale: string | undefined): void {
  if (locale !== undefined && !locales.includes(locale)) {
    throw new UsageError(words.badChoice('--locale', visible(locale), locales));
  }
}

/**
 * The journeys that are drawn, counted or can be followed; undefined where one of those that are needed has errors, which
 * are printed.
 */
async function journeysFor(
  session: Session,
  loader: Loader,
  file: string,
  { kind, format, journey, coverage = false }: Pick<DrawArguments, 'kind' | 'format' | 'journey' | 'coverage'>,
): Promise<readonly ChosenJourneys[] | undefined> {
  if (kind === 'statechart' || (kind === 'blueprint' && format !== 'html' && !coverage)) return [];
  const isNeeded = kind === 'timeline' || journey !== undefined || coverage;
  const asked =
    journey !== undefined
      ? [journey]
      : coverage
        ? (await findJourneyFiles(session, loader, [file])).map(({ path }) => path)
        : isNeeded
          ? []
          : await journeysBeside(session, [file]);
  if (!isNeeded && asked.length === 0) return [];
  const chosen = await chooseJourneys(session, loader, file, asked);
  const sound: ChosenJourneys[] = [];
  for (const one of chosen) {
    const report = reportOf(session.language, [one.loaded]);
    if (!hasErrors(report.findings)) sound.push(one);
    else if (isNeeded) printFindings(session.io.stderr, report);
    // A page can do without its journeys.
    else mentionFindings(session, report, one.loaded.path);
  }
  if (!isNeeded || sound.length === chosen.length) return sound;
  session.io.stderr.write(`${drawWords[session.language].notDrawn}\n`);
  return undefined;
}
