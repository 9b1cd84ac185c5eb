import { basename } from 'node:path';

import type { Language } from '../text/catalogue/entry.ts';
import { createSource, type Source, type Span } from '../text/source.ts';
import { JOURNEY_FILE } from './files.ts';
import { languageNamed } from './language.ts';

/** The stories that were accepted for the journeys of a file, as they are kept beside it. */
export interface KeptStories {
  readonly source: Source;
  /** The language that they are told in, whoever plays the journeys. */
  readonly language: Language;
  /** By the name of the journey, in written order. */
  readonly stories: ReadonlyMap<string, KeptStory>;
}

export interface KeptStory {
  readonly text: string;
  /** The heading. */
  readonly span: Span;
}

/** How wide stories are told that are kept, whatever the terminal. */
export const KEPT_WIDTH = 100;

const FIRST_LINE = /^throughline-stories 1 · (en|zh-CN)(?: · .*)?$/u;

const HEADING = /^═══ (\S+) ═══$/u;

/** How it is written anew: the first line says it, for whoever comes upon the file. */
const SAYS: Readonly<Record<Language, (command: string) => string>> = {
  en: (command) => `written anew by: ${command}`,
  'zh-CN': (command) => `重新写入：${command}`,
};

/** Where the stories of a journey file are kept: `desk.stories.txt` beside `desk.journey.yaml`. */
export function storiesPath(path: string): string {
  return `${path.replace(JOURNEY_FILE, '').replace(/\.ya?ml$/iu, '')}.stories.txt`;
}

/**
 * Stories as they are kept; undefined for a text that does not begin as one of them. Line ends may have become those of
 * Windows, and white space at the end of lines does not count.
 */
export function readStories(path: string, text: string): KeptStories | undefined {
  const source = createSource(path, text);
  const lines = source.text.split('\n');
  const language = FIRST_LINE.exec(lines[0]?.trimEnd() ?? '')?.[1];
  const known = language === undefined ? undefined : languageNamed(language);
  if (known === undefined) return undefined;
  const stories = new Map<string, { readonly lines: string[]; readonly span: Span }>();
  let current: string[] = [];
  let start = 0;
  for (const line of lines) {
    const heading = line.trimEnd();
    const name = HEADING.exec(heading)?.[1];
    if (name === undefined) current.push(line);
    else {
      current = [];
      stories.set(name, { lines: current, span: { start, end: start + heading.length } });
    }
    start += line.length + 1;
  }
  return {
    source,
    language: known,
    stories: new Map(
      [...stories].map(([name, story]) => [name, { text: tidy(story.lines.join('\n')), span: story.span }]),
    ),
  };
}

/**
 * Stories as they are to be kept: the same stories give the same bytes.
 *
 * ```text
 * throughline-stories 1 · en · written anew by: throughline test desk.journey.yaml --update
 *
 * ═══ rung-back ═══
 *
 * Mon 5 Jan 2026
 *
 * 09:00  ◉ Case C-1 is opened
 * ```
 */
export function writeStories(path: string, language: Language, stories: ReadonlyMap<string, string>): string {
  const command = `throughline test ${basename(path)} --update`;
  const sections = [...stories].map(([name, text]) => `\n═══ ${name} ═══\n\n${text}\n`);
  return `throughline-stories 1 · ${language} · ${SAYS[language](command)}\n${sections.join('')}`;
}

/** A story as it is kept and compared. */
export function tidy(story: string): string {
  return story
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/^\n+|\n+$/gu, '');
}
