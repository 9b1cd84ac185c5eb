import { readFileSync } from 'node:fs';

import mergeWith from 'lodash/mergeWith.js';
import { parse, stringify } from 'yaml';

import { explainEscalation, playJourney, readJourneys } from '../../src/index.ts';
import { wrapText } from '../../src/story/wrap-text.ts';
import type { ExplanationRow } from '../../src/run/why/explanation-text.ts';
import { escalationRows } from '../../src/run/why/describe-escalation.ts';
import { displayWidth } from '../../src/text/width.ts';
import { compiledWithModules, findingsWithModules } from './modules.ts';

type Language = 'en' | 'zh-CN';

const WORDS = {
  en: {
    agent: 'Agent',
    senior: 'Senior agent',
    head: 'Head of the desk',
    handle: 'Deal with it',
    names: ['Li Na', 'Wang Fang', 'Sun Hao', 'Chen Bo'],
  },
  'zh-CN': {
    agent: '客服',
    senior: '资深客服',
    head: '主管',
    handle: '处理',
    names: ['李娜', '王芳', '孙昊', '陈博'],
  },
} as const;

/** The desk on which the escalations of the page run: a customer writes, an agent deals with it, the reply closes the case. */
function deskIn(language: Language): string {
  const { agent, senior, head, handle } = WORDS[language];
  return `
throughline: 1
id: desk
version: "1.0.0"
locales: [${language}]
zone: Asia/Shanghai
people: ./staff.people.yaml
calendars: { office: { open: { mon-fri: '09:00-18:00' }, days: cn } }
channels: { chat: { kind: chat, open: office } }
roles:
  agent: { title: ${agent}, deputy: senior }
  senior: { title: ${senior}, deputy: head }
  head: { title: ${head} }
data:
  note: { type: text }
  amount: { type: integer, default: 100 }
messages: { received: We have it., reply: This is our reply. }
stages:
  intake:
    kind: intake
    steps:
      receive: { ask: [note?], via: [chat] }
      receipt: { say: received, via: [chat], reach: acknowledged }
  work:
    kind: resolution
    by: agent
    steps:
      handle:
        do: { label: ${handle}, form: [amount?] }
        outcomes: { ask: details, answered: next }
      reply: { say: reply, via: [chat], reach: formal-reply, next: closed-solved }
    alternatives:
      details: { ask: [note?], via: [chat], next: handle }
ends: { closed-solved: { outcome: solved, reach: resolved } }
reopen: { within: P14D, to: handle }
omits: { confirmation: Nothing to confirm, follow-up: Nothing to follow }
`;
}

/** Who works there: the agent is away until the twelfth, the two seniors take turns at night. */
function staffIn(language: Language): string {
  const [agent, senior, other, head] = WORDS[language].names;
  return `throughline-people: 1
zone: Asia/Shanghai
calendars: { office: { open: { mon-fri: '09:00-18:00' }, days: cn } }
people:
  li-na: { name: ${agent}, roles: [agent], manager: chen-bo, deputy: wang-fang, away: 2026-01-05..2026-01-11 }
  wang-fang: { name: ${senior}, roles: [senior], manager: chen-bo }
  sun-hao: { name: ${other}, roles: [senior], manager: chen-bo }
  chen-bo: { name: ${head}, roles: [head] }
on-call:
  night-watch: { layers: [{ people: [wang-fang, sun-hao], from: 2026-01-05T09:00, hand-over: daily 09:00 }] }
`;
}

/** What of an explanation is shown: all of it, what has happened, or what comes. */
type Part = 'why' | 'course' | 'ahead';

/** A part of a blueprint on the page, and what is shown under it of journeys. */
export interface ShownEscalation {
  readonly line: number;
  readonly yaml: string;
  readonly shows: readonly Show[];
}

export interface Show {
  readonly line: number;
  readonly part: Part;
  readonly escalation: string;
  /** So many hours later, without anybody having looked after the case. */
  readonly later: number;
  readonly journey: string;
  readonly text: string;
}

/**
 * What the page shows: a comment before a block of text has the lines of its journey, `why late:`, `course of late:`,
 * `ahead of late:`, or `ahead of late after 8h:` for a case that nobody has looked after for eight hours.
 */
export function escalationsOn(file: string): ShownEscalation[] {
  const page = readFileSync(file, 'utf8');
  const lineAt = (index: number): number => page.slice(0, index).split('\n').length;
  const snippets = [...page.matchAll(/```yaml\n([\s\S]*?)```/gu)];
  return snippets.map((snippet, index) => {
    const from = snippet.index + snippet[0].length;
    const under = page.slice(from, snippets[index + 1]?.index);
    const shown =
      /<!-- (why|course of|ahead of) ([\w-]+)(?: after (\d+)h)?:\n([\s\S]*?)\n-->\n```text\n([\s\S]*?)\n?```/gu;
    const shows = [...under.matchAll(shown)].map(
      ([, part = '', escalation = '', hours = '0', journey = '', text = ''], at) => ({
        line: lineAt(from + (under.matchAll(shown).toArray()[at]?.index ?? 0)),
        part: part.split(' ')[0] as Part,
        escalation,
        later: Number(hours),
        journey,
        text,
      }),
    );
    return { line: lineAt(snippet.index), yaml: snippet[1] ?? '', shows };
  });
}

/** The desk with a part of a blueprint in it; lists and texts are replaced, all else is added. */
function deskWith(yaml: string, language: Language): string {
  const merged: unknown = mergeWith(parse(deskIn(language)), parse(yaml), (_old: unknown, added: unknown) =>
    Array.isArray(added) ? added : undefined,
  );
  return stringify(merged);
}

const filesIn = (language: Language): Readonly<Record<string, string>> => ({
  './staff.people.yaml': staffIn(language),
});

/** What the checker finds in the desk with a part of a blueprint in it. */
export function findingsOnEscalationDesk(yaml: string, language: Language): string[] {
  return findingsWithModules(deskWith(yaml, language), filesIn(language));
}

/** What a show shows, as the page has it. */
export function shownText(yaml: string, { part, escalation, later, journey }: Show, language: Language): string {
  const compiled = compiledWithModules(deskWith(yaml, language), filesIn(language));
  const lines = journey.replaceAll(/^(?=.)/gmu, '      ');
  const text = `throughline-journey: 1\nblueprint: ./desk.blueprint.yaml\nstart: 2026-01-05T09:00+08:00\njourneys:\n  shown:\n    steps:\n${lines}\n`;
  const { file, findings } = readJourneys(text, { file: 'desk.journey.yaml' });
  const [shown] = file?.journeys ?? [];
  if (shown === undefined) throw new Error(findings.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  const { entries, end, snapshot, people, findings: left } = playJourney(compiled, shown);
  if (left.length > 0) throw new Error(left.map(({ line, message }) => `${line - 6}: ${message}`).join('\n'));
  const at = end + later * 3_600_000;
  const why = explainEscalation(compiled, entries, escalation, { at, snapshot, people });
  if (why === undefined) throw new Error(`There is no escalation "${escalation}".`);
  const rows = escalationRows(why, language);
  const blanks = rows.flatMap(({ lead, text: said }, index) => (lead + said === '' ? [index] : []));
  const coming = blanks.at(-1) ?? rows.length;
  const some =
    part === 'why' ? rows : part === 'course' ? rows.slice((blanks[0] ?? 0) + 1, coming) : rows.slice(coming + 1);
  return some.map(wrapped).join('\n');
}

const WIDTH = 112;

function wrapped({ lead, text }: ExplanationRow): string {
  const margin = ' '.repeat(displayWidth(lead));
  return wrapText(text, WIDTH - displayWidth(lead))
    .map((part, index) => ((index === 0 ? lead : margin) + part).trimEnd())
    .join('\n');
}
