import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { blueprintSchema } from '../src/blueprint/blueprint.ts';
import { calendarFileSchema, calendarSchema } from '../src/blueprint/calendar.ts';
import { CHANNEL_KINDS } from '../src/blueprint/channel.ts';
import { decisionSchema, HIT_POLICIES } from '../src/blueprint/decision.ts';
import { BUILT_IN_MILESTONES } from '../src/blueprint/declared.ts';
import { END_OUTCOMES, endSchema, reopenSchema } from '../src/blueprint/end.ts';
import { escalationSchema, levelSchema, RECIPIENT_KINDS } from '../src/blueprint/escalation.ts';
import { eventSchema } from '../src/blueprint/event.ts';
import { FIELD_TYPES, fieldSchema } from '../src/blueprint/field.ts';
import { RESERVED_TARGETS } from '../src/blueprint/id.ts';
import { interruptSchema } from '../src/blueprint/interrupt.ts';
import { roleSchema } from '../src/blueprint/role.ts';
import { serviceSchema } from '../src/blueprint/service.ts';
import { STAGE_KINDS, stageSchema } from '../src/blueprint/stage.ts';
import { CASE_OUTCOMES, stepSchema } from '../src/blueprint/step.ts';
import { SURVEY_KINDS } from '../src/blueprint/verbs.ts';
import { builtins } from '../src/feel/builtins.ts';
import { compileBlueprint, playJourney, readJourneys } from '../src/index.ts';
import { readCalendarSource } from '../src/read/calendar-file.ts';
import { createSource } from '../src/text/source.ts';
import { expectSchema } from '../src/journey/expect-schema.ts';
import { journeyFileSchema, journeySchema, lineSchema } from '../src/journey/journey-file.ts';
import { findingsIn, readOrThrow } from './support/blueprints.ts';
import { findingsWithModules, moduleFiles } from './support/modules.ts';

const PAGES = [
  ['docs/language.md', 'en'],
  ['docs/language.zh-CN.md', 'zh-CN'],
] as const;

/**
 * A block of YAML on a page. A part of a blueprint says in a comment before it where it stands, `in: stages.work.steps`
 * (`in: .` for the blueprint itself), and what else it takes there: `also:`, a part of a blueprint too. A block that begins
 * with the comment `# name.blueprint.yaml` is the file of a module.
 */
interface Snippet {
  readonly line: number;
  readonly yaml: string;
  readonly place?: readonly string[];
  readonly also: string;
}

/** In which the parts are put: nothing is wrong with it, everything that it declares is used. */
const base = (locale: string): string => `
throughline: 1
id: base
version: "1.0.0"
locales: [${locale}]
zone: Europe/Amsterdam
channels:
  chat:
    kind: chat
roles:
  fixer:
    title: Fixer
  lead:
    title: Lead
data:
  fault:
    type: text
  severity:
    type: integer
    min: 1
    max: 5
  category:
    type: enum
    values: [lamp, screen, battery]
stages:
  intake:
    kind: intake
    steps:
      receive: { ask: [fault, severity, category], via: [chat] }
  work:
    kind: resolution
    by: fixer
    steps:
      mend: { do: Mend it, outcomes: { done: next, given-up: withdrawn } }
  after:
    kind: follow-up
    steps:
      look-back: { do: Look back, by: lead, next: solved }
ends:
  solved:
    outcome: solved
  withdrawn:
    outcome: withdrawn
omits:
  confirmation: Nothing to confirm
`;

function snippetsOf(file: string): Snippet[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:<!-- in: (\S+)\n?(?:also:\n([\s\S]*?))?\s*-->\n+)?```yaml\n([\s\S]*?)```/g)].map(
    (match) => {
      const [all, place, also = '', yaml = ''] = match;
      const line = text.slice(0, match.index + all.indexOf('```yaml')).split('\n').length;
      return { line, yaml, place: place?.split('.').filter((key) => key !== ''), also: also.replaceAll(/^ {2}/gm, '') };
    },
  );
}

const indent = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ');

/** A part under the keys of its place. */
const under = (place: readonly string[], yaml: string): string =>
  place.toReversed().reduce((inner, key) => `${key}:\n${indent(inner)}`, yaml);

/** The entries of a block of keys, each with the lines under it. */
function entriesOf(yaml: string): Map<string, string> {
  const entries = yaml.split(/^(?=[^\s#])/m).filter((entry) => entry.trim() !== '');
  return new Map(entries.map((entry) => [entry.slice(0, entry.indexOf(':')), entry]));
}

/** What stands under a key in lines of its own; undefined for what stands beside it, and for lists. */
const inside = (entry: string): string | undefined =>
  /^\S+:\n(?! *- )([\s\S]+)$/.exec(entry)?.[1]?.replaceAll(/^ {2}/gm, '');

/** Two blocks of keys as one, as text: what is written stays as it is written. The second replaces what it names again. */
function merge(one: string, other: string): string {
  const entries = entriesOf(one);
  for (const [key, added] of entriesOf(other)) {
    const [old, fresh] = [inside(entries.get(key) ?? ''), inside(added)];
    entries.set(key, old === undefined || fresh === undefined ? added : `${key}:\n${indent(merge(old, fresh))}`);
  }
  return [...entries.values()].map((entry) => `${entry.trimEnd()}\n`).join('');
}

/** What is wrong with journeys that are played through a blueprint. */
function findingsInJourneys(blueprint: string, journeys: string): string[] {
  const { file, findings } = readJourneys(journeys, { file: 'test.journey.yaml' });
  const compiled = compileBlueprint(readOrThrow(blueprint));
  const results = (file?.journeys ?? []).map((journey) => playJourney(compiled, journey));
  return [...findings, ...results.flatMap((result) => result.findings)].map(
    ({ line, column, code, message }) => `${line}:${column} ${code} ${message}`,
  );
}

function findingsOf(snippet: Snippet, snippets: readonly Snippet[], locale: string): string[] {
  const { yaml, place, also } = snippet;
  if (yaml.startsWith('throughline: 1\n')) return findingsIn(yaml);
  if (yaml.startsWith('throughline-journey: 1\n')) {
    return findingsInJourneys(snippets.find((other) => other.yaml.startsWith('throughline: 1\n'))?.yaml ?? '', yaml);
  }
  const { modules } = moduleFiles(snippets.map((other) => other.yaml));
  const own = moduleFiles([yaml]).modules;
  if (own.size > 0) {
    return [...own].flatMap(([name, text]) =>
      name.endsWith('.calendar.yaml')
        ? readCalendarSource(createSource(name, text)).findings.map(({ code }) => code)
        : findingsIn(text),
    );
  }
  if (place === undefined) return ['The page does not say where it stands.'];
  const blueprint = merge(base(locale), also);
  if (place[0] === 'journeys') {
    const journeys = `throughline-journey: 1\nblueprint: ./base.blueprint.yaml\n${under(place, yaml)}`;
    return [...findingsIn(blueprint), ...findingsInJourneys(blueprint, journeys)];
  }
  return findingsWithModules(merge(blueprint, under(place, yaml)), modules).map((line) =>
    line.replace(/^test\.blueprint\.yaml:/, ''),
  );
}

/** Every key and fixed word of the language. */
const WORDS: readonly string[] = [
  ...[blueprintSchema, stageSchema, stepSchema, fieldSchema, roleSchema, serviceSchema, eventSchema].flatMap((schema) =>
    Object.keys(schema.shape),
  ),
  ...[decisionSchema, endSchema, reopenSchema, interruptSchema].flatMap((schema) => Object.keys(schema.shape)),
  ...[escalationSchema, levelSchema].flatMap((schema) => Object.keys(schema.shape)),
  ...[calendarSchema, calendarFileSchema].flatMap((schema) => Object.keys(schema.shape)),
  ...[journeyFileSchema, journeySchema, lineSchema, expectSchema].flatMap((schema) => Object.keys(schema.shape)),
  ...[FIELD_TYPES, CHANNEL_KINDS, STAGE_KINDS, END_OUTCOMES, SURVEY_KINDS, HIT_POLICIES].flat(),
  ...RECIPIENT_KINDS.filter((kind) => kind !== 'role'),
  ...[BUILT_IN_MILESTONES, CASE_OUTCOMES, RESERVED_TARGETS, [...builtins.keys()]].flat(),
];

describe.each(PAGES)('%s', (file, locale) => {
  const snippets = snippetsOf(file);
  const text = readFileSync(file, 'utf8');

  test('shows nothing of which the checker has something to say', () => {
    const found = snippets.flatMap((snippet) =>
      findingsOf(snippet, snippets, locale).map((finding) => `line ${snippet.line}: ${finding}`),
    );
    expect(found).toEqual([]);
  });

  test('shows a whole blueprint and whole journeys through it', () => {
    expect(snippets.map(({ yaml }) => yaml.split('\n')[0])).toEqual(
      expect.arrayContaining(['throughline: 1', 'throughline-journey: 1']),
    );
  });

  test('leaves no key and no fixed word of the language out', () => {
    const code = [...text.matchAll(/```yaml\n[\s\S]*?```|`[^`\n]+`/g)].map(([found]) => found).join('\n');
    const missing = WORDS.filter((word) => !new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(code));
    expect(missing).toEqual([]);
  });

  test('leads to headings that it has', () => {
    const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    );
    const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
    expect(links.filter((anchor) => !headings.includes(anchor ?? ''))).toEqual([]);
  });
});

test('both pages say the same, section by section', () => {
  const outlines = PAGES.map(([file]) => {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(/^(#+) |^(```yaml)|^(\|)|^(-) |^<!-- (in: \S+)/gm)].map((found) =>
      found.slice(1).join(''),
    );
  });
  expect(outlines[1]).toEqual(outlines[0]);
});

test('a snippet that goes wrong is found', () => {
  const wrong: Snippet = { line: 1, yaml: 'tell: { say: nothing }\n', place: ['stages', 'work', 'steps'], also: '' };
  expect(findingsOf(wrong, [], 'en')).toEqual(['34:20 TL4001']);
});
