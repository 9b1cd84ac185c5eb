import { basename } from 'node:path';

import type { CompiledBlueprint } from '../compile/compile.ts';
import { placeOf } from '../journey/explain-trouble.ts';
import type { Journey, JourneyFile } from '../journey/journey-file.ts';
import type { JourneyResult } from '../journey/play-journey.ts';
import { renderStory } from '../story/render-story.ts';
import { tellStory } from '../story/story.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { finding, type Finding } from '../text/diagnostic.ts';
import { nearest } from '../text/did-you-mean.ts';
import { visible } from '../text/safe-text.ts';
import { readText } from './files.ts';
import type { Loaded } from './loader.ts';
import type { Session } from './session.ts';
import { KEPT_WIDTH, readStories, storiesPath, tidy, writeStories, type KeptStories } from './stories-file.ts';
import { differenceOf, type StoryDifference } from './story-difference.ts';

/** A story that will be kept otherwise than it is. */
export interface StoryChange {
  readonly journey: string;
  /** `failed` is not kept, because its journey failed for another reason. */
  readonly kind: 'new' | 'changed' | 'gone' | 'failed';
  readonly difference?: StoryDifference;
}

/** What is to be said of a story that is not the one that is kept. */
export interface Compared {
  readonly found: Finding;
  /** Absent where none was kept. */
  readonly difference?: StoryDifference;
}

/** The stories that are kept for the journeys of a file, held against those that are told now. */
export class JourneyStories {
  readonly path: string;
  /** The file of the stories with what is wrong in it. */
  readonly loaded: Loaded;
  readonly #kept: KeptStories | undefined;
  readonly #file: JourneyFile;
  readonly #language: Language;
  readonly #isUpdating: boolean;
  /** Those of this run that may be kept. */
  readonly #told = new Map<string, string>();
  readonly #changes: StoryChange[] = [];
  readonly #compared = new Set<string>();

  private constructor(
    path: string,
    loaded: Loaded,
    kept: KeptStories | undefined,
    file: JourneyFile,
    language: Language,
    isUpdating: boolean,
  ) {
    this.path = path;
    this.loaded = loaded;
    this.#kept = kept;
    this.#file = file;
    this.#language = language;
    this.#isUpdating = isUpdating;
  }

  /** The stories beside a journey file; undefined when none are kept and none shall be. */
  static async beside(
    session: Session,
    journeys: string,
    file: JourneyFile,
    isUpdating: boolean,
  ): Promise<JourneyStories | undefined> {
    const path = storiesPath(journeys);
    const { io, words, language } = session;
    if ((await io.kindOf(path)) === undefined) {
      if (!isUpdating) return undefined;
      return new JourneyStories(path, { path, findings: [] }, undefined, file, language, true);
    }
    const { source, findings } = await readText(io, words, path);
    const kept = source === undefined ? undefined : readStories(path, source.text);
    if (source === undefined || kept === undefined) {
      const end = source?.text.indexOf('\n') ?? 0;
      const span = { start: 0, end: end < 0 ? (source?.text.length ?? 0) : end };
      const unknown = source === undefined ? [] : [finding('TL5032', { source, span }, { file: basename(journeys) })];
      const loaded = { path, source, findings: [...findings, ...unknown] };
      return new JourneyStories(path, loaded, undefined, file, language, false);
    }
    const orphans = isUpdating ? [] : orphansOf(kept, file, basename(journeys));
    const loaded = { path, source: kept.source, findings: [...findings, ...orphans] };
    return new JourneyStories(path, loaded, kept, file, kept.language, isUpdating);
  }

  /**
   * Holds the story of a journey that was played against the one that is kept. Of a journey that failed in playing it is
   * known already that its story is not the one that is wanted.
   */
  compare(compiled: CompiledBlueprint, journey: Journey, result: JourneyResult): Compared | undefined {
    const { name } = journey;
    const { passed } = result;
    this.#compared.add(name);
    if (!passed && this.#isUpdating) this.#changes.push({ journey: name, kind: 'failed' });
    if (!passed || (this.#kept === undefined && !this.#isUpdating)) return undefined;
    const story = this.#tell(compiled, result);
    const kept = this.#kept?.stories.get(name);
    if (kept?.text === story) return undefined;
    const difference = kept === undefined ? undefined : differenceOf(kept.text, story);
    if (this.#isUpdating) {
      this.#told.set(name, story);
      this.#changes.push({ journey: name, kind: kept === undefined ? 'new' : 'changed', difference });
      return undefined;
    }
    const changed = difference && { gone: difference.gone, added: difference.added };
    const params = { journey: name, stories: basename(this.path), file: visible(journey.source.file), changed };
    return { found: finding('TL5030', placeOf(journey, undefined), params), difference };
  }

  /** What keeping the stories of this run changes. */
  get changes(): readonly StoryChange[] {
    const names = new Set(this.#file.journeys.map(({ name }) => name));
    const gone = [...(this.#kept?.stories.keys() ?? [])].filter((name) => this.#isWhole && !names.has(name));
    return [...this.#changes, ...gone.map((journey) => ({ journey, kind: 'gone' as const }))];
  }

  /** The text to keep, in the order of the journeys. */
  get text(): string {
    const kept = this.#kept?.stories ?? new Map<string, never>();
    const names = this.#file.journeys.map(({ name }) => name);
    const others = this.#isWhole ? [] : [...kept.keys()].filter((name) => !names.includes(name));
    const stories = [...names, ...others].flatMap((name) => {
      const story = this.#told.get(name) ?? kept.get(name)?.text;
      return story === undefined ? [] : [[name, story] as const];
    });
    return writeStories(this.#file.source.file, this.#language, new Map(stories));
  }

  get isNew(): boolean {
    return this.#kept === undefined;
  }

  /** False for a file that is something else: it is left alone. */
  get mayBeWritten(): boolean {
    return this.#isUpdating;
  }

  /** All journeys of the file were played, so that a story without a journey can go. */
  get #isWhole(): boolean {
    return this.#file.journeys.every(({ name }) => this.#compared.has(name));
  }

  #tell(compiled: CompiledBlueprint, { entries, view }: JourneyResult): string {
    const lines = tellStory(compiled, entries, { language: this.#language, view });
    return tidy(renderStory(lines, { width: KEPT_WIDTH }));
  }
}

function orphansOf({ source, stories }: KeptStories, { journeys }: JourneyFile, file: string): Finding[] {
  const names = journeys.map(({ name }) => name);
  return [...stories].flatMap(([journey, { span }]) =>
    names.includes(journey)
      ? []
      : [finding('TL5031', { source, span }, { journey, file, near: nearest(journey, names) })],
  );
}
