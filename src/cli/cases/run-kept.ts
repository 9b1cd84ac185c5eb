import { isOfJourney, keepJourney, type KeptSoFar } from '../../journey/keep-journey.ts';
import type { Journey } from '../../journey/journey-file.ts';
import { playLogged } from '../../journey/play-journey.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { renderStory } from '../../story/render-story.ts';
import { storyJson } from '../../journey/journey-json.ts';
import { tellStory } from '../../story/story.ts';
import { visible } from '../../text/safe-text.ts';
import { EXIT } from '../exit-code.ts';
import { paintFor } from '../paint.ts';
import { jsonText, printFindings, widthOf } from '../report.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { quoted, type CaseOptions } from './case-options.ts';
import { serveWords } from './serve-words.ts';
import { withCases } from './kept-cases.ts';

export interface RunKeptArguments extends CaseOptions {
  readonly caseId: string;
  readonly json: boolean;
  /** The command as it is to be given once more. */
  readonly again: readonly string[];
}

/**
 * Plays a journey as a case that is kept in a file, in virtual time. Stopped at any moment and begun again it goes on with the
 * same story.
 *
 * @returns 0 when it was played to its last line and all was as expected, 1 otherwise.
 * @throws UsageError
 */
export async function runKept(
  session: Session,
  compiled: CompiledBlueprint,
  journey: Journey,
  options: RunKeptArguments,
): Promise<number> {
  const { io, language } = session;
  const { caseId } = options;
  const words = serveWords[language];
  const { result, log } = playLogged(compiled, journey, { caseId });
  const stopping = new AbortController();
  return withCases(session, options, { blueprint: compiled, create: true }, async ({ store, blueprints }) => {
    // In virtual time a year is over at once: cases that live in real time would be late for all they wait for.
    const { items } = await store.list({ status: 'open' });
    for (const { caseId: other } of items) {
      if (!(await isOfJourney(store, other))) throw new UsageError(words.realTime(visible(other)), words.otherFile);
    }
    const undo = io.onInterrupt(() => {
      undo();
      stopping.abort();
    });
    let kept: KeptSoFar | undefined;
    try {
      const played = { compiled, caseId, name: journey.name, log, end: result.end };
      kept = log.length === 0 ? undefined : await keepJourney(store, blueprints, played, stopping.signal);
    } finally {
      undo();
    }
    const isWhole = kept !== undefined && kept.events === kept.of && !stopping.signal.aborted;
    const story =
      kept &&
      tellStory(
        compiled,
        kept.history.flatMap((record) => record.entries),
        { language, view: kept.view },
      );
    if (options.json) {
      const { events, of } = kept ?? { events: 0, of: 0 };
      io.stdout.write(
        jsonText({
          caseId,
          journey: journey.name,
          events,
          of,
          passed: isWhole && result.passed,
          story: story && storyJson(compiled, story),
        }),
      );
    } else if (story !== undefined) {
      io.stdout.write(`${renderStory(story, { paint: paintFor(io.stdout), width: widthOf(io.stdout) })}\n`);
    }
    const sources = new Map([[journey.source.file, journey.source]]);
    if (isWhole || kept === undefined) printFindings(io.stderr, { language, findings: result.findings, sources });
    else {
      const command = visible(['throughline', ...options.again].map(quoted).join(' '));
      io.stderr.write(`${words.interrupted(kept.events, kept.of, command)}\n`);
    }
    return isWhole && result.passed ? EXIT.ok : EXIT.errors;
  });
}
