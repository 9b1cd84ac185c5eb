import { checkBlueprint, readBlueprint, wordingOf, type Finding } from '../../src/index.ts';

/** The parts of a small blueprint that a test writes itself, as YAML; what it leaves out is sound. */
export interface Parts {
  /** Lines of `data`, besides `score` (1 to 5), `note` (text) and `late` (date) which nothing sets. */
  readonly data?: string;
  /** Whole sections, such as `events: { pays: {} }`. */
  readonly sections?: string;
  /** Steps of the stage `work`, before its last step `close`; each line as it stands inside `steps:`. */
  readonly steps?: string;
  readonly alternatives?: string;
  /** Further keys of the stage. */
  readonly stage?: string;
  readonly interrupts?: string;
  readonly ends?: string;
}

/** A blueprint of one stage, with parts of one's own. */
export function smallBlueprint({
  data = '',
  sections = '',
  steps = '',
  alternatives,
  stage = '',
  interrupts,
  ends,
}: Parts): string {
  const section = (name: string, lines: string | undefined, depth: number): string[] =>
    lines === undefined ? [] : [`${' '.repeat(depth - 2)}${name}:`, ...indented(lines, depth)];
  return [
    'throughline: 1',
    'id: small',
    'version: "1.0.0"',
    'omits: { intake: No, confirmation: No, follow-up: No }',
    'channels: { hotline: { kind: phone } }',
    'roles: { agent: {}, boss: {} }',
    'messages: { hello: "Hello {case.id}." }',
    ...(sections === '' ? [] : sections.trim().split('\n')),
    ...section(
      'data',
      `score: { type: integer, min: 1, max: 5 }\nnote: { type: text }\nlate: { type: date }\n${data}`,
      2,
    ),
    'stages:',
    '  work:',
    '    kind: resolution',
    '    by: agent',
    ...indented(stage, 4),
    ...section(
      'steps',
      `begin: { ask: ["score?", "note?", "late?"], via: [hotline] }\n${steps}\nclose: { say: hello, by: boss, next: done }`,
      6,
    ),
    ...section('alternatives', alternatives, 6),
    ...section('interrupts', interrupts, 2),
    ...section('ends', ends ?? 'done: { outcome: solved }', 2),
    '',
  ].join('\n');
}

/** All that is found, each as `CODE text at its place`. */
export function told(text: string): string[] {
  return findingsOf(text).map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`);
}

/** All that is found, in both languages. */
export function said(text: string): { en: string; 'zh-CN': string }[] {
  return findingsOf(text).map((finding) => {
    const [en, zh] = [wordingOf(finding, 'en'), wordingOf(finding, 'zh-CN')];
    return { en: `${en.message} ${en.hint}`, 'zh-CN': `${zh.message}${zh.hint}` };
  });
}

/** The text after all fixes that findings offer. */
export function fixed(text: string): string {
  const edits = findingsOf(text).flatMap(({ fix }) => fix ?? []);
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((mended, { start, end, newText }) => mended.slice(0, start) + newText + mended.slice(end), text);
}

/** What reading and, where there is a blueprint, checking find. */
export function findingsOf(text: string): readonly Finding[] {
  const { blueprint, findings } = readBlueprint(text, { file: 'small.blueprint.yaml' });
  return [...findings, ...(blueprint === undefined ? [] : checkBlueprint(blueprint))];
}

function indented(lines: string, depth: number): string[] {
  return lines.split('\n').flatMap((line) => (line.trim() === '' ? [] : [' '.repeat(depth) + line]));
}
