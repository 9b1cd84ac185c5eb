import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { stepsOf } from '../blueprint/blueprint.ts';
import { textIn } from '../blueprint/text.ts';
import type { StateConfig } from '../compile/state-config.ts';
import { keepJourney, type KeptJourney, type KeptSoFar } from '../journey/keep-journey.ts';
import { playJourney, playLogged } from '../journey/play-journey.ts';
import { compileBlueprint } from '../pipeline.ts';
import { renderSummary } from '../text/render.ts';
import { displayWidth } from '../text/width.ts';
import { EXIT } from './exit-code.ts';
import type { CliIo, Output } from './io.ts';
import { languageOf } from './language.ts';
import { loadChecked } from './load-checked.ts';
import { Loader } from './loader.ts';
import { paintFor } from './paint.ts';
import { printFindings } from './report.ts';
import { storyText, titleOf } from './run.ts';
import { words } from './words.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/complaint-desk/complaint-desk', import.meta.url));

/**
 * `npm start`: reads, checks, compiles and runs the complaint desk, tells the story of its first journey and how the others
 * end, in the reader's language (`--lang`, else the locale).
 *
 * @returns 0, or 1 when the example has errors.
 */
export async function tellExample(argv: readonly string[], io: CliIo): Promise<number> {
  const { stdout } = io;
  const language = languageOf(argv, io);
  const session = { io, language, words: words[language] };
  const { start } = session.words;
  const seen = (path: string): string => relative(io.cwd, path).replaceAll('\\', '/');
  const file = seen(`${EXAMPLE}.blueprint.yaml`);
  const loader = new Loader(io, session.words);

  const { blueprint, report } = await loadChecked(session, loader, file);
  if (blueprint === undefined) {
    printFindings(stdout, report);
    return EXIT.errors;
  }
  const compiled = compileBlueprint(blueprint);
  const { config, events, hash, plan } = compiled;
  const { file: found } = await loader.loadJourneys(seen(`${EXAMPLE}.journey.yaml`));
  const [first, ...others] = found?.journeys ?? [];
  if (first === undefined) throw new Error('The example has no journeys.');
  const { result, log } = playLogged(compiled, first);
  const kept = { compiled, caseId: 'C-1', name: first.name, log, end: result.end };
  const { history, view, entries } = await keptIn(io, kept);
  const story = { ...result, entries: history.flatMap((record) => record.entries), view };
  const summary = renderSummary(report.findings, { language, paint: paintFor(stdout) });
  printTable(stdout, '', [
    [`1 ${start.read}`, file],
    ['', start.size(blueprint.stages.length, stepsOf(blueprint).length)],
    [`2 ${start.check}`, summary],
    [`3 ${start.compile}`, start.machine(countStates(config), events.length, hash.slice(0, 12))],
    [`4 ${start.run}`, titleOf(first, language)],
    ['', start.kept(entries)],
  ]);
  stdout.write(`\n${storyText(stdout, compiled, story, language)}\n`);

  const endOf = (id: string | undefined): string => {
    const title = plan.ends.get(id ?? '')?.title;
    return title === undefined ? (id ?? '') : textIn(title, language);
  };
  printTable(
    stdout,
    start.others,
    others.map((journey) => [titleOf(journey, language), `→ ${endOf(playJourney(compiled, journey).view?.end)}`]),
  );
  printTable(stdout, start.next, start.places(dirname(file)));
  return EXIT.ok;
}

/** Plays a journey as a case in a file of SQLite, and audits what is there then: so many entries. */
async function keptIn(io: CliIo, kept: KeptJourney): Promise<KeptSoFar & { readonly entries: number }> {
  const store = await io.cases.temporaryStore();
  try {
    const played = await keepJourney(store, [], kept, new AbortController().signal);
    const { broken, entries } = await store.audit();
    if (broken !== undefined) throw new Error(`Entry ${broken.entry} of the example is ${broken.problem}.`);
    return { ...played, entries };
  } finally {
    await store.close();
  }
}

/** Rows of two columns; with a heading they stand apart and are indented. */
function printTable(output: Output, heading: string, rows: readonly (readonly [left: string, right: string])[]): void {
  if (heading !== '') output.write(`\n${output.style('bold', heading)}\n`);
  const width = Math.max(...rows.map(([left]) => displayWidth(left)));
  for (const [left, right] of rows) {
    const name = heading === '' ? output.style('bold', left) : left;
    output.write(`${heading === '' ? '' : '  '}${name}${' '.repeat(width - displayWidth(left) + 2)}${right}\n`);
  }
}

function countStates({ states = {} }: StateConfig): number {
  return Object.values(states).reduce((count, state) => count + 1 + countStates(state), 0);
}
