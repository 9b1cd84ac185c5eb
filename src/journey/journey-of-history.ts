import type { Entry } from '../compile/case.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import { textIn } from '../blueprint/text.ts';
import { idSchema } from '../blueprint/id.ts';
import type { JournalRecord } from '../run/store/journal-record.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { isError, wordingOf, type Finding } from '../text/diagnostic.ts';
import { languageOf } from '../text/language-of.ts';
import { describeInstant, printInstant } from '../time/instant.ts';
import { courseOfCase, partingOf } from './history/course-of-case.ts';
import { expectedOf } from './history/expected-of.ts';
import { linesOf } from './history/history-lines.ts';
import { historyWords } from './history/history-words.ts';
import { replacePersonal, type ReplaceOptions } from './history/replaced-history.ts';
import { StaffNames } from './history/staff-names.ts';
import type { WrittenJourney } from './journey-file.ts';
import { playJourney } from './play-journey.ts';
import { readJourneys } from './read-journeys.ts';
import { recordedIn } from './replay/recorded.ts';
import { shortInstant, writeJourneyFile } from './write-journey.ts';

/** How a journey is made of a real case. */
export interface HistoryJourneyOptions {
  /** The name of the journey, an id; `real-case` unless told. */
  readonly name?: string;
  readonly title?: string;
  /** The path of the blueprint, seen from the journey file; `./<id>.blueprint.yaml` unless told. */
  readonly blueprint?: string;
  /**
   * Persons of staff whom the blueprint's people file does not name become `agent-1`, `agent-2`, …; with `keep` they stay.
   * Customers never do.
   */
  readonly staff?: 'replace' | 'keep';
  /** What customers wrote into text fields that are not marked as personal becomes `Text 1`, …; with `keep` it stays. */
  readonly texts?: 'replace' | 'keep';
  /** Of what is said of the journey, and of its comments; that of the blueprint's first locale unless told. */
  readonly language?: Language;
}

/** A journey that was made of a real case. */
export interface HistoryJourney {
  /** A whole journey file, in YAML. */
  readonly text: string;
  readonly name: string;
  /** True when the journey, played on the blueprint, goes the way of the case to the same end at the same instants. */
  readonly isSame: boolean;
  /** The fields of which a value was replaced. */
  readonly replaced: readonly string[];
  /** Replaced fields that decide which way the case goes, as far as one alone does: with its own value it goes the same. */
  readonly deciding: readonly string[];
  /** What is to be known of the journey, in sentences: what it leaves out, and where it goes another way. */
  readonly remarks: readonly string[];
}

/**
 * Makes a journey of a real case, to be kept as a test: what people and services did at its instants, and expectations of
 * the end, the way there and the clocks. Claims and what else was done from outside the blueprint is left in comments.
 *
 * Personal values are replaced ({@link isPersonal}): the same value always by the same stand-in of its type, so that what
 * was equal stays equal. Names become `Person 1` (`客户1` where the blueprint's first locale is Chinese), addresses of mail lie at
 * `example.org`, phone numbers begin with 555; numbers and dates keep their order, dates their year as well: they become its
 * first days, so that an age is about the same. What customers wrote is replaced too. The instants at which things happened
 * stay, because calendars and rosters hang on them. Values that were erased get stand-ins of their own.
 *
 * The journey is played before it is handed over: where a condition reads what was replaced, it may go another way, and
 * then `isSame` is false and the remarks say so.
 *
 * @param compiled the blueprint on which the case ran.
 * @param history the journal of the case from its opening on, as `host.history` gives it.
 * @throws TypeError when the history does not begin with an opening, or `name` is no id.
 * @example
 * const { text, remarks } = journeyOfHistory(compiled, await host.history('C-1'), { name: 'lost-parcel' });
 */
export function journeyOfHistory(
  compiled: CompiledBlueprint,
  history: readonly JournalRecord[],
  options: HistoryJourneyOptions = {},
): HistoryJourney {
  const { name = 'real-case', texts = 'replace', language = ownLanguage(compiled) } = options;
  if (!idSchema.safeParse(name).success)
    throw new TypeError(`A journey needs an id as its name, and "${name}" is none.`);
  const words = historyWords[language];
  const entries = history.flatMap((record) => record.entries);
  const play = (kept?: ReadonlySet<string>, unsure?: readonly string[]): Tried => {
    const made = make(compiled, history, { texts, ...(kept && { kept }) }, options, unsure);
    return { made, parting: partsAt(compiled, entries, made.text) };
  };
  let { made, parting } = play();
  const { fields } = made;
  const remarks = [...made.remarks];
  let deciding: string[] = [];
  if (parting !== undefined) {
    const goesWith = (kept: readonly string[]): boolean => play(new Set(kept)).parting === undefined;
    deciding = fields.filter((field) => goesWith([field]));
    if (deciding.length > 0 || (fields.length > 0 && goesWith(fields))) {
      remarks.push(words.decides(deciding.length > 0 ? deciding : fields));
    } else if (parting.clocks.length > 0 && parting.at === undefined) {
      // A journey does not say who opened a case, nor when something was known: clocks may ask for either.
      remarks.push(words.clocks(parting.clocks));
      ({ made, parting } = play(undefined, parting.clocks));
    }
  }
  if (parting !== undefined) {
    const { problem, at = history.at(-1)?.recordedAt ?? 0 } = parting;
    if (problem !== undefined) remarks.push(words.notPlayed(wordingOf(problem, language).message));
    remarks.push(words.otherWay(describeInstant(at, compiled.blueprint.zone, language)));
  }
  return { text: made.text, name, isSame: parting === undefined, replaced: fields, deciding, remarks };
}

/** A journey that was made, and where it parts from its case. */
interface Tried {
  readonly made: Made;
  readonly parting: Parting | undefined;
}

function ownLanguage({ blueprint }: CompiledBlueprint): Language {
  return languageOf(blueprint.locales[0] ?? 'en');
}

interface Made {
  readonly text: string;
  readonly fields: readonly string[];
  readonly remarks: readonly string[];
}

function make(
  compiled: CompiledBlueprint,
  history: readonly JournalRecord[],
  replace: ReplaceOptions,
  { name = 'real-case', title, blueprint: path, staff, language = ownLanguage(compiled) }: HistoryJourneyOptions,
  unsure: readonly string[] = [],
): Made {
  const { blueprint, id } = compiled;
  const words = historyWords[language];
  const replaced = replacePersonal(compiled, history, replace);
  const { input } = recordedIn(replaced.history);
  const { lines, comments, remarks } = linesOf(
    compiled,
    replaced.history,
    new StaffNames(compiled, staff === 'keep'),
    words,
  );
  const expected = expectedOf(
    compiled,
    history.flatMap((record) => record.entries),
    unsure,
  );
  const locale = localeOf(compiled, input.locale);
  const data = Object.fromEntries(Object.entries(input.data ?? {}).filter(([, value]) => value !== null));
  const journey: WrittenJourney = {
    title: title ?? words.title(blueprint.title === undefined ? id : textIn(blueprint.title, language)),
    ...(locale === undefined ? {} : { locale }),
    ...(Object.keys(data).length === 0 ? {} : { data }),
    steps: [...lines, { expect: expected }],
  };
  const head = {
    blueprint: path ?? `./${id}.blueprint.yaml`,
    start: shortInstant(printInstant(input.at, blueprint.zone)),
  };
  return { text: writeJourneyFile(head, name, journey, comments), fields: replaced.fields, remarks };
}

/** A locale that the journey may name: what the blueprint does not speak at all falls back to its first one anyway. */
function localeOf({ blueprint }: CompiledBlueprint, locale: string | undefined): string | undefined {
  return blueprint.locales.some((known) => known.split('-')[0] === locale?.split('-')[0]) ? locale : undefined;
}

/** What is not in a journey as it was in its case. */
interface Parting {
  /** Where it goes another way; absent where it does not. */
  readonly at?: number;
  /** Why it could not be played, or what is not as expected. */
  readonly problem?: Finding;
  /** Clocks that stand otherwise than expected. */
  readonly clocks: readonly string[];
}

/** How a journey, played, parts from its case; undefined where all is the same. */
function partsAt(compiled: CompiledBlueprint, entries: readonly Entry[], text: string): Parting | undefined {
  const { file, findings } = readJourneys(text, { file: 'case.journey.yaml' });
  const [journey] = file?.journeys ?? [];
  if (journey === undefined) {
    const problem = findings.find(isError);
    return { at: entries[0]?.at ?? 0, clocks: [], ...(problem === undefined ? {} : { problem }) };
  }
  const result = playJourney(compiled, journey);
  const at = partingOf(courseOfCase(compiled, entries), courseOfCase(compiled, result.entries));
  const problem = [...findings, ...result.findings].find(isError);
  if (at === undefined && problem === undefined) return undefined;
  const clocks = result.failures.flatMap(({ expected: { expectation } }) =>
    expectation.key === 'met' || expectation.key === 'breached' ? (expectation.name ?? []) : [],
  );
  return {
    clocks: [...new Set(clocks)],
    ...(at === undefined ? {} : { at }),
    ...(problem === undefined ? {} : { problem }),
  };
}
