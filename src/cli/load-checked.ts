import type { Blueprint } from '../blueprint/blueprint.ts';
import { checkBlueprint } from '../pipeline.ts';
import { renderSummary } from '../text/render.ts';
import { visible } from '../text/safe-text.ts';
import type { Loader } from './loader.ts';
import { paintFor } from './paint.ts';
import { hasErrors, reportOf, type Report } from './report.ts';
import type { Session } from './session.ts';

/** A blueprint that can run, or the report of why it cannot. */
export type Checked =
  | { readonly blueprint: Blueprint; readonly report: Report }
  | { readonly blueprint?: undefined; readonly report: Report };

/**
 * Reads and checks the blueprint of a command that needs it to run.
 *
 * @throws UsageError when the file cannot be read.
 */
export async function loadChecked({ language }: Session, loader: Loader, path: string): Promise<Checked> {
  const loaded = await loader.loadBlueprint(path);
  const { blueprint } = loaded;
  const report = reportOf(language, [loaded], blueprint === undefined ? [] : checkBlueprint(blueprint));
  return blueprint === undefined || hasErrors(report.findings) ? { report } : { blueprint, report };
}

/** Says on stderr, in one line, that there are warnings: whoever wants to run a blueprint did not ask for a review. */
export function mentionFindings({ io, language, words }: Session, { findings }: Report, path: string): void {
  if (findings.length === 0) return;
  const counts = renderSummary(findings, { language, paint: paintFor(io.stderr) });
  io.stderr.write(`${words.more(counts, `throughline check ${visible(path)}`)}\n`);
}
