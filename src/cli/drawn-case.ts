import type { CompiledBlueprint } from '../compile/compile.ts';
import type { TimelineOptions } from '../draw/timeline/timeline-options.ts';
import type { Entry } from '../compile/case.ts';
import { playJourney } from '../journey/play-journey.ts';
import { visible } from '../text/safe-text.ts';
import { caseOf, withCases } from './cases/kept-cases.ts';
import type { ChosenJourneys } from './choose-journeys.ts';
import { drawWords } from './draw-words.ts';
import { printFindings } from './report.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

/** A case with all that its timeline is drawn from. */
export interface DrawnCase extends Pick<TimelineOptions, 'until' | 'context' | 'people' | 'title'> {
  readonly compiled: CompiledBlueprint;
  readonly entries: readonly Entry[];
}

/**
 * The case of the only journey that was chosen, as far as it went.
 *
 * @throws UsageError when there are several.
 */
export function caseOfJourney(
  session: Session,
  compiled: CompiledBlueprint,
  chosen: readonly ChosenJourneys[],
): { readonly drawn: DrawnCase; readonly completed: boolean } {
  const own = drawWords[session.language];
  const all = chosen.flatMap(({ loaded, journeys }) => journeys.map((journey) => ({ path: loaded.path, journey })));
  const [first] = all;
  if (first === undefined || all.length > 1) {
    const names = all.map(({ path, journey }) => `--journey ${visible(path)}#${visible(journey.name)}`);
    throw new UsageError(own.whichJourney, names.join('\n      '));
  }
  const { journey } = first;
  const { entries, end, snapshot, people, completed, findings } = playJourney(compiled, journey);
  const { io, language } = session;
  printFindings(io.stderr, { language, findings, sources: new Map([[journey.source.file, journey.source]]) });
  if (!completed) io.stderr.write(`${own.stopped(visible(journey.name))}\n`);
  return { drawn: { compiled, entries, until: end, context: snapshot?.context, people }, completed };
}

/**
 * Does something with a kept case.
 *
 * @throws UsageError where there is no such file or case.
 */
export async function withKeptCase(
  session: Session,
  { db, caseId }: { readonly db?: string; readonly caseId: string },
  work: (drawn: DrawnCase) => Promise<number>,
): Promise<number> {
  return withCases(session, { db }, { readOnly: true }, async (cases) => {
    const { record, compiled } = await caseOf(cases, caseId);
    const records = await cases.host.history(caseId);
    const entries = records.flatMap((one) => one.entries);
    return work({ compiled, entries, until: cases.now(), context: record.frozen.context });
  });
}
