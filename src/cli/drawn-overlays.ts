import type { Blueprint } from '../blueprint/blueprint.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import type { Overlay } from '../draw/overlay.ts';
import { coverageOverlay, differenceOverlay } from '../draw/overlays.ts';
import { differencesOf } from '../flow/differences.ts';
import { visible } from '../text/safe-text.ts';
import { BlueprintCoverage } from './blueprint-coverage.ts';
import type { ChosenJourneys } from './choose-journeys.ts';
import { asCompared, loadSide, requireBlueprint } from './compared.ts';
import { diffWords } from './diff-words.ts';
import { drawWords } from './draw-words.ts';
import type { PlayedJourney } from './drawn-journeys.ts';
import { EXIT } from './exit-code.ts';
import { INPUT } from './files.ts';
import type { Loader } from './loader.ts';
import { printFindings } from './report.ts';
import type { Session } from './session.ts';
import { testWords } from './test-words.ts';
import { UsageError } from './usage-error.ts';

/** What is laid over the picture of a blueprint, in the language of the picture. */
export type OverlayIn = (locale: string | undefined) => Overlay;

/**
 * Plays journeys and lays over the picture what they show. What is wrong with them is printed to stderr; one that fails
 * counts as far as it went.
 *
 * @throws UsageError when there is none.
 */
export function coverageDrawn(
  { io, language }: Session,
  blueprint: Blueprint,
  compiled: CompiledBlueprint,
  chosen: readonly ChosenJourneys[],
): { readonly overlay: OverlayIn; readonly played: readonly PlayedJourney[]; readonly isGood: boolean } {
  const own = drawWords[language];
  const covering = new BlueprintCoverage(compiled);
  const results = chosen.flatMap(({ loaded: { file }, journeys }) =>
    file === undefined ? [] : journeys.map((journey) => ({ journey, result: covering.play(file, journey) })),
  );
  if (results.length === 0) throw new UsageError(testWords[language].noJourney, testWords[language].noJourneyHint);
  const coverage = covering.coverage();
  const wrong = covering.wrongIn(coverage);
  const findings = [...results.flatMap(({ result }) => result.findings), ...wrong];
  const sources = new Map(
    chosen.flatMap(({ loaded: { path, source } }) => (source === undefined ? [] : [[path, source] as const])),
  );
  printFindings(io.stderr, { language, findings, sources });
  const failed = results.filter(({ result }) => !result.passed).length;
  if (failed > 0) io.stderr.write(`${own.failed(failed, results.length)}\n`);
  return {
    overlay: (locale) => coverageOverlay(blueprint, coverage.items, locale),
    played: results.map(({ journey, result: { entries } }) => ({ journey, entries })),
    isGood: failed === 0 && wrong.length === 0,
  };
}

/**
 * What has changed since a blueprint, and the blueprint on whose picture that is laid.
 *
 * @throws UsageError when the earlier one cannot be read or has errors, which are printed to stderr.
 */
export async function differenceDrawn(
  session: Session,
  loader: Loader,
  { file, before: path }: { readonly file: string; readonly before: string },
): Promise<{ readonly overlay: OverlayIn; readonly blueprint: Blueprint }> {
  const { io, language } = session;
  if (file === INPUT && path === INPUT) throw new UsageError(diffWords[language].bothInput);
  const earlier = await loadSide(loader, path, file);
  const later = await loader.loadBlueprint(file);
  requireBlueprint(session, earlier, EXIT.errors);
  requireBlueprint(session, later, EXIT.errors);
  const { before, after } = asCompared(earlier, later);
  if (differencesOf(before, after).every(({ change }) => change === 'rewritten')) {
    io.stderr.write(`${drawWords[language].nothingChanged(visible(path))}\n`);
  }
  return { overlay: (locale) => differenceOverlay(before, after, locale), blueprint: after };
}
