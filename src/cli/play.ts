import type { CompiledBlueprint } from '../compile/compile.ts';
import { openSession, type PlayOpening, type PlaySession } from '../journey/play-session.ts';
import { startOf } from '../journey/start-of.ts';
import { writtenJourney } from '../journey/written-line.ts';
import { playJourney } from '../journey/play-journey.ts';
import { compileBlueprint } from '../pipeline.ts';
import { textIn } from '../blueprint/text.ts';
import { visible } from '../text/safe-text.ts';
import { readInstant } from '../time/read-instant.ts';
import type { Asker } from './asker.ts';
import { LineAsker } from './ask-lines.ts';
import { chooseJourneys } from './choose-journeys.ts';
import { EXIT } from './exit-code.ts';
import { loadChecked, mentionFindings } from './load-checked.ts';
import { Loader } from './loader.ts';
import { PlayLoop } from './play-loop.ts';
import { PlayTable } from './play-table.ts';
import { playWords } from './play-words.ts';
import { hasErrors, printFindings, reportOf } from './report.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

export interface PlayArguments {
  readonly file: string;
  /** An instant, with its offset or on the clocks of the blueprint's zone. */
  readonly start?: string;
  /** `FILE#NAME`: a journey that is gone on with. */
  readonly resume?: string;
}

/**
 * `throughline play`: plays one case by hand. Whoever plays says what people, services and time do; what was played can
 * be taken back step by step, and saved as a journey. On a terminal the arrow keys choose; otherwise numbers are read
 * from stdin, line by line.
 *
 * @returns 0 when whoever plays leaves, 1 when the blueprint has errors or the journey to go on with stops.
 * @throws UsageError when a file cannot be read, there is no such journey or instant, or nobody to ask.
 */
export async function runPlay(session: Session, { file, start, resume }: PlayArguments): Promise<number> {
  const { io, language } = session;
  const words = playWords[language];
  if (io.stdin === undefined) throw new UsageError(words.nobodyToAsk);
  if (start !== undefined && resume !== undefined) throw new UsageError(words.startAndResume);
  const loader = new Loader(io, session.words);
  const { blueprint, report } = await loadChecked(session, loader, file);
  if (blueprint === undefined) {
    printFindings(io.stdout, report);
    io.stderr.write(`${session.words.notPlayed}\n`);
    return EXIT.errors;
  }
  mentionFindings(session, report, file);
  const compiled = compileBlueprint(blueprint);
  const opening =
    resume === undefined
      ? beginning(session, compiled, start)
      : await recorded(session, loader, compiled, file, resume);
  if (opening === undefined) return EXIT.errors;
  const move = openSession(compiled, opening);
  if (!move.ok) {
    const { message, hint } = move.wording(language);
    io.stderr.write(`${words.cannotBegin} ${visible(message)}\n${visible(hint)}\n`);
    return EXIT.errors;
  }
  const asker = await askerFor(session);
  const table = new PlayTable(compiled, language, words, io.stdout, asker);
  greet(table, move.session);
  try {
    await new PlayLoop(session, table, move.session, file, opening.home).run();
  } finally {
    asker.close();
  }
  return EXIT.ok;
}

/** With what a play begins, and the journey file it came from. */
type Beginning = PlayOpening & { readonly home?: string };

/** A new case, whose customer reads the language of whoever plays where the blueprint has it. */
function beginning({ language }: Session, { blueprint }: CompiledBlueprint, start: string | undefined): Beginning {
  const locale = blueprint.locales.find((one) => one === language);
  const isFirst = locale === blueprint.locales[0];
  const words = playWords[language];
  const instant = start === undefined ? undefined : readInstant(start, blueprint.zone, startOf({}, blueprint.zone));
  if (start !== undefined && instant === undefined) {
    throw new UsageError(words.badStart(visible(start)), words.badStartHint);
  }
  return { start: instant, ...(locale === undefined || isFirst ? {} : { locale }) };
}

/** A journey as far as it goes; undefined when it cannot be understood or stops, which is told. */
async function recorded(
  session: Session,
  loader: Loader,
  compiled: CompiledBlueprint,
  blueprint: string,
  asked: string,
): Promise<Beginning | undefined> {
  const { io, language } = session;
  const words = playWords[language];
  const [chosen] = await chooseJourneys(session, loader, blueprint, [asked]);
  if (chosen === undefined) return undefined;
  const { loaded, journeys } = chosen;
  const report = reportOf(language, [loaded]);
  if (hasErrors(report.findings)) {
    printFindings(io.stdout, report);
    io.stderr.write(`${session.words.notPlayed}\n`);
    return undefined;
  }
  const [journey] = journeys;
  if (journey === undefined || journeys.length > 1) {
    const names = journeys.map(({ name }) => name);
    throw new UsageError(words.whichJourney(visible(loaded.path)), session.words.journeysAre(names));
  }
  const { completed, findings, start } = playJourney(compiled, journey);
  if (!completed) {
    printFindings(io.stdout, { ...report, findings });
    io.stderr.write(`${words.stopped(journey.name)}\n`);
    return undefined;
  }
  return { start, home: loaded.path, ...writtenJourney(journey, compiled.blueprint.zone) };
}

async function askerFor({ io, language }: Session): Promise<Asker> {
  const words = playWords[language];
  if (io.stdin === undefined) throw new UsageError(words.nobodyToAsk);
  if (!io.stdin.isTerminal) return new LineAsker(io.stdin, io.stdout, words);
  // Only a terminal needs it, and every other command starts sooner without it.
  const { PromptAsker } = await import('./ask-prompts.ts');
  return new PromptAsker(io.stdout, words);
}

function greet(table: PlayTable, { result, locale }: PlaySession): void {
  const { compiled, words, output, language } = table;
  const { blueprint } = compiled;
  const title = blueprint.title === undefined ? blueprint.id : textIn(blueprint.title, language);
  table.say(output.style('bold', words.title(visible(title), visible(compiled.version))));
  table.say(words.clock(table.instant(result.end)));
  table.say(words.howBack);
  if (locale !== undefined) {
    const name = new Intl.DisplayNames([language], { type: 'language' }).of(locale);
    table.say(words.speaks(visible(name ?? locale)));
  }
  table.say('');
}
