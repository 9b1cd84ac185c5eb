import type { Actor, Entry } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { PeopleDirectory } from '../../compile/people-directory.ts';
import { explainRefusal, type CaseRefusal } from '../../run/refusal.ts';
import { viewCase, type CaseView } from '../../run/view.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import { isError, wordingOf, type Finding } from '../../text/diagnostic.ts';
import { printInstant } from '../../time/instant.ts';
import { CasePlayer } from '../case-player.ts';
import { checkJourney } from '../check-journeys.ts';
import type { Situation } from '../expectation.ts';
import { explainTrouble, type Stopped } from '../explain-trouble.ts';
import { letHappen } from '../happening.ts';
import { situationOf } from '../hold-expectations.ts';
import type { Journey, WrittenJourney, WrittenLine } from '../journey-file.ts';
import { peopleOf, personsOf } from '../known-persons.ts';
import { journeyOfLines, type PlainJourney } from '../journey-of-lines.ts';
import { readJourneys } from '../read-journeys.ts';
import { writeJourneyFile } from '../write-journey.ts';
import { Claims, type TakenWork } from './claims.ts';
import { JourneyError, storyText } from './journey-error.ts';

/** With what a case is opened. Instants are epoch milliseconds. */
export interface CaseOpening {
  readonly id: string;
  readonly start: number;
  readonly data?: WrittenJourney['data'];
  readonly locale?: string;
  readonly people?: PeopleDirectory;
  readonly language: Language;
}

/** A journey has at least one line, also while nothing has happened yet. */
const NOTHING_YET: WrittenLine = { wait: '1m' };

/**
 * A case that a test drives, line by line. Each line is read and checked as if it stood in a journey file, so that a test
 * and a journey can say the same and mean the same, and so that the lines can be kept as a journey.
 */
export class PlayedCase {
  readonly compiled: CompiledBlueprint;
  readonly language: Language;
  readonly player: CasePlayer;
  readonly claims = new Claims();
  /** What happened so far, in the words of a journey file. */
  readonly lines: WrittenLine[] = [];
  readonly opening: CaseOpening;
  /** So much stood in the journal before the last line. */
  #entriesBefore = 0;
  #refusal: CaseRefusal | undefined;

  constructor(compiled: CompiledBlueprint, opening: CaseOpening) {
    this.compiled = compiled;
    this.opening = opening;
    this.language = opening.language;
    this.player = new CasePlayer(compiled, opening.start, opening.people ?? peopleOf(compiled));
    const { id, data, locale } = opening;
    const journey = this.#read({ data: plain(data), locale, steps: [NOTHING_YET] });
    this.#check({ ...journey, lines: [] });
    const trouble = this.player.open({ id, locale, data: journey.data });
    if (trouble !== undefined) throw this.#failed(journey, { trouble });
  }

  /** The case as it stands. */
  get view(): CaseView {
    const { snapshot } = this.player;
    if (snapshot === undefined) throw new Error('The case is not open.');
    return viewCase(this.compiled, snapshot);
  }

  /** What the last line led to; the opening, where nothing has happened since. */
  get lastEntries(): readonly Entry[] {
    return this.player.entries.slice(this.#entriesBefore);
  }

  get situation(): Situation {
    return situationOf(this.compiled, this.player, this.#refusal);
  }

  /**
   * One line happens.
   *
   * @throws JourneyError when the line does not fit the blueprint, or when the case does not take it.
   */
  take(written: WrittenLine): void {
    this.#refusal = undefined;
    const line = this.#inPerson({ ...written, ...(written.with === undefined ? {} : { with: plain(written.with) }) });
    const journey = this.#read({ steps: [line] });
    this.#check(journey);
    const [read] = journey.lines;
    if (read === undefined) return;
    const isClaimed = read.kind === 'step' && this.claims.holder(read.step) !== undefined;
    const claimed = isClaimed ? this.claims.refuse(read.step, read.by, this.view) : undefined;
    if (claimed !== undefined) throw this.#taken(claimed);
    const before = this.player.entries.length;
    const trouble = letHappen(this.compiled, this.player, read);
    if (trouble !== undefined) throw this.#failed(journey, { trouble, line: read });
    this.#entriesBefore = before;
    this.lines.push(line);
    // Looking at a case takes a moment, and few tests claim work.
    if (this.claims.isAnything) this.claims.keep(this.view.waiting);
  }

  /**
   * Somebody takes the work of a step.
   *
   * @throws JourneyError when this work is not there for this role now.
   */
  claim(step: string, by: Actor): void {
    this.#refusal = undefined;
    const { compiled, player } = this;
    const outcome = [...(compiled.plan.steps.get(step)?.ways.keys() ?? [])][0];
    const journey = this.#read({ steps: [{ by: by.role, as: by.person, step, outcome }] });
    this.#check(journey);
    const [line] = journey.lines;
    const offered = this.view.accepts.filter((event) => event.step === step);
    const taken = this.claims.refuse(step, by, this.view);
    if (taken !== undefined) throw this.#taken(taken);
    if (player.snapshot !== undefined && !offered.some((event) => event.by.includes(by.role))) {
      const type = offered[0]?.type ?? `step.${step}.${outcome ?? 'done'}`;
      const event = { type, at: player.now, by };
      throw this.#refused(explainRefusal(compiled, player.snapshot, event, player.now), step, journey, { line });
    }
    this.claims.take(step, by, player.now);
  }

  /** The story so far. */
  story(language = this.language, locale?: string): string {
    const { snapshot, entries } = this.player;
    const view = snapshot && viewCase(this.compiled, snapshot);
    return entries.length === 0 ? '' : storyText(this.compiled, entries, { view, language, locale });
  }

  /** An error with the sentences of a finding. */
  error(found: Finding, refusal?: CaseRefusal): JourneyError {
    const { language } = this;
    const code = refusal?.code ?? found.code;
    return new JourneyError({ code, ...wordingOf(found, language), story: this.story(), refusal, language });
  }

  /** Whoever took the work does it, where no person is named. */
  #inPerson(line: WrittenLine): WrittenLine {
    if (line.step === undefined || line.by === undefined) return line;
    const { person } = this.claims.inPersonOf(line.step, { role: line.by, person: line.as });
    return person === undefined ? line : { ...line, as: person };
  }

  /** A journey of these lines that begins now. What is wrong with it is told as if it stood in a file. */
  #read(written: PlainJourney): Journey {
    const right = journeyOfLines('case', written, this.player.now);
    if (right !== undefined) return right;
    const { id, blueprint } = this.compiled;
    const head = { blueprint: id, start: printInstant(this.player.now, blueprint.zone) };
    const { file, findings } = readJourneys(writeJourneyFile(head, 'case', written), { file: `${id}.journey.yaml` });
    const [journey] = file?.journeys ?? [];
    const wrong = findings.find(isError);
    if (wrong !== undefined) throw this.error(wrong);
    if (journey === undefined) throw new Error('What a test says cannot be read.');
    return journey;
  }

  #check(journey: Journey): void {
    const persons = this.opening.people === undefined ? personsOf(this.compiled) : 'anybody';
    // A test may want to see anything turned down.
    const wrong = checkJourney(this.compiled, journey, persons, 'any').find(isError);
    if (wrong !== undefined) throw this.error(wrong);
  }

  #failed(journey: Journey, stopped: Stopped): JourneyError {
    const refusal = stopped.trouble.kind === 'refused' ? stopped.trouble.refusal : undefined;
    this.#refusal = refusal;
    return this.error(explainTrouble(this.compiled, journey, this.player.snapshot, stopped), refusal);
  }

  #taken({ refusal, words }: TakenWork): JourneyError {
    this.#refusal = refusal;
    const { language } = this;
    return new JourneyError({ code: refusal.code, ...words[language], story: this.story(), refusal, language });
  }

  #refused(refusal: CaseRefusal, step: string, journey: Journey, { line }: Pick<Stopped, 'line'>): JourneyError {
    const event = { type: `step.${step}.done`, at: this.player.now, by: { role: '' } };
    return this.#failed(journey, { trouble: { kind: 'refused', refusal, event }, line });
  }
}

/** In JSON form: what is undefined is left out, dates become texts. */
function plain<T extends object>(values: T | undefined): T | undefined {
  return values === undefined ? undefined : (JSON.parse(JSON.stringify(values)) as T);
}
