import { readFileSync } from 'node:fs';

import mergeWith from 'lodash/mergeWith.js';
import { parse, stringify } from 'yaml';

import type { Entry } from '../../src/compile/case.ts';
import { playJourney, readJourneys } from '../../src/index.ts';
import { displayWidth } from '../../src/text/width.ts';
import { describeInstant } from '../../src/time/instant.ts';
import { compiledWithModules, findingsWithModules } from './modules.ts';

type Language = 'en' | 'zh-CN';
type ClockEntry = Extract<Entry, { readonly sla: string }> & Entry;

/**
 * The desk on which the clocks of the page run. A customer writes, a robot says hello, an agent deals with it (`handle`):
 * asks the customer (`details`), orders something (`order`), tells how far it is (`progress`), finds that it is
 * urgent, or writes the formal reply, which closes the case. The office is open on weekdays from 09:00 to 17:00.
 */
export const DESK = `
throughline: 1
id: desk
version: "1.0.0"
zone: Europe/Amsterdam
calendar: office
calendars: { office: { open: { mon-fri: 09:00-17:00 }, days: ./office.calendar.yaml } }
channels: { chat: { kind: chat, open: office } }
roles:
  agent: { deputy: head }
  head: {}
  robot: { automatic: true, deputy: agent }
  supplier: { external: true }
data:
  level: { type: enum, values: [normal, urgent], default: normal }
  note: { type: text }
messages: { received: We have it., so-far: This is how far we are., reply: This is our reply. }
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
      greet: { do: Say hello, by: robot, via: [chat], customer: Reads it, reach: first-response }
      handle:
        do: Deal with it
        outcomes:
          ask: details
          order: order
          report: progress
          urgent: { to: handle, set: { level: urgent } }
          normal: { to: handle, set: { level: normal } }
          answered: next
      reply: { say: reply, via: [chat], reach: formal-reply, next: closed-solved }
    alternatives:
      details: { ask: [note?], via: [chat], next: handle }
      order: { do: Order the part, by: supplier, within: 20bd, outcomes: { done: handle, timed-out: handle } }
      progress: { say: so-far, via: [chat], next: handle }
events: { calls: { title: The customer calls } }
interrupts: { called: { on: customer.calls, steps: { listen: { do: Listen, by: agent } } } }
ends: { closed-solved: { outcome: solved, reach: resolved } }
reopen: { within: P14D, to: handle }
omits: { confirmation: Nothing to confirm, follow-up: Nothing to follow }
`;

/** The days of its office: Thursday 8 January 2026 is closed, Saturday the 10th is a working day instead. */
const DAYS = `throughline-calendar: 1
valid-from: 2026-01-01
valid-until: 2026-01-31
days:
  2026-01-08: { closed: Moving house }
  2026-01-10: { open-as: thu }
`;

/** A part of a blueprint on the page, and the timelines under it. */
export interface Shown {
  readonly line: number;
  readonly yaml: string;
  readonly timelines: readonly { readonly line: number; readonly journey: string; readonly text: string }[];
}

/** What the page shows: a comment \`plays:\` before a timeline has the lines of its journey. */
export function shownOn(file: string): Shown[] {
  const page = readFileSync(file, 'utf8');
  const lineAt = (index: number): number => page.slice(0, index).split('\n').length;
  const snippets = [...page.matchAll(/```yaml\n([\s\S]*?)```/gu)];
  return snippets.map((snippet, index) => {
    const from = snippet.index + snippet[0].length;
    const under = page.slice(from, snippets[index + 1]?.index);
    const timelines = [...under.matchAll(/<!-- plays:\n([\s\S]*?)\n-->\n```text\n([\s\S]*?)\n?```/gu)].map((found) => ({
      line: lineAt(from + found.index),
      journey: found[1] ?? '',
      text: found[2] ?? '',
    }));
    return { line: lineAt(snippet.index), yaml: snippet[1] ?? '', timelines };
  });
}

/** The desk with a part of a blueprint in it; lists and texts are replaced, all else is added. */
export function deskWith(yaml: string): string {
  const merged: unknown = mergeWith(parse(DESK), parse(yaml), (_old: unknown, added: unknown) =>
    Array.isArray(added) ? added : undefined,
  );
  return stringify(merged);
}

const FILES = { './office.calendar.yaml': DAYS };

/** What the checker finds in the desk with a part of a blueprint in it. */
export function findingsOnDesk(yaml: string): string[] {
  return findingsWithModules(deskWith(yaml), FILES);
}

/** The timelines of some journeys on the desk, as the page shows them: what all its clocks do, a line each. */
export function timelineOf(yaml: string, journey: string, language: Language): string {
  const lines = journey.replaceAll(/^(?=.)/gmu, '      ');
  const text = `throughline-journey: 1\nblueprint: ./desk.blueprint.yaml\nstart: 2026-01-05T09:00+01:00\njourneys:\n  shown:\n    steps:\n${lines}\n`;
  const { file, findings } = readJourneys(text, { file: 'desk.journey.yaml' });
  const [played] = file?.journeys ?? [];
  if (played === undefined) throw new Error(findings.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  const { entries, findings: left } = playJourney(compiledWithModules(deskWith(yaml), FILES), played);
  if (left.length > 0) throw new Error(left.map(({ line, message }) => `${line - 6}: ${message}`).join('\n'));
  const told = entries.filter((entry): entry is ClockEntry => 'sla' in entry);
  const several = new Set(told.map(({ sla }) => sla)).size > 1;
  const rows = told.map((entry) => [
    momentOf(entry.type === 'sla.breached' ? entry.at - 1 : entry.at, language),
    ...(several ? [entry.sla] : []),
    WORDS[language][entry.type],
    remarkOf(entry, language),
  ]);
  return rows.map((row) => laidOut(row, rows)).join('\n');
}

/** What a clock does, in a word. */
const WORDS = {
  en: {
    'sla.started': 'runs',
    'sla.paused': 'paused',
    'sla.resumed': 'runs on',
    'sla.retargeted': 'new target',
    'sla.extended': 'extended',
    'sla.warned': 'warns',
    'sla.breached': 'breached',
    'sla.withdrawn': 'not breached',
    'sla.met': 'met',
    'sla.stopped': 'stopped late',
    'sla.cancelled': 'cancelled',
    'sla.undated': 'without a due time',
  },
  'zh-CN': {
    'sla.started': '计时',
    'sla.paused': '暂停',
    'sla.resumed': '继续走',
    'sla.retargeted': '新目标',
    'sla.extended': '延长',
    'sla.warned': '预警',
    'sla.breached': '超时',
    'sla.withdrawn': '不算超时',
    'sla.met': '达标',
    'sla.stopped': '超时后停止',
    'sla.cancelled': '取消',
    'sla.undated': '没有最迟时间',
  },
} as const;

/** From when it counts, until when it is in time, and what moved it. */
function remarkOf(entry: ClockEntry, language: Language): string {
  const isEnglish = language === 'en';
  const parts: string[] = [];
  if (entry.type === 'sla.warned') {
    const [, share, left] = /^warned-(?:(\d+)|(.+)-left)$/u.exec(entry.warning) ?? [];
    if (share !== undefined) parts.push(`${share}%`);
    else if (left !== undefined) parts.push(isEnglish ? `${left} left` : `还剩 ${left}`);
  }
  if (entry.type === 'sla.retargeted' && entry.target !== undefined) parts.push(entry.target);
  if (entry.type === 'sla.extended') parts.push(entry.amount);
  const isCounted =
    (entry.type === 'sla.started' && entry.from !== entry.at) ||
    (entry.type === 'sla.retargeted' && entry.from === entry.at);
  if (isCounted) {
    const from = momentOf(entry.from, language);
    parts.push(isEnglish ? `counted from ${from}` : `从 ${from} 算起`);
  }
  const isDue = ['sla.started', 'sla.resumed', 'sla.retargeted', 'sla.extended'].includes(entry.type);
  if (isDue && 'due' in entry && entry.due !== undefined) {
    const due = momentOf(entry.due, language);
    parts.push(isEnglish ? `due ${due}` : `最迟 ${due}`);
  }
  const cause = causeOf(entry);
  if (cause !== undefined) parts.push(isEnglish ? `(${cause})` : `（${cause}）`);
  return parts
    .join(isEnglish ? ', ' : '，')
    .replaceAll(', (', ' (')
    .replaceAll('，（', '（');
}

function causeOf(entry: ClockEntry): string | undefined {
  if (!('because' in entry)) return undefined;
  const because = typeof entry.because === 'string' ? [entry.because] : entry.because;
  const named = because.map((cause) => cause.replace(/^(?:milestone|field)\.|^(?:done|broken):/u, ''));
  return entry.type === 'sla.undated' || ['pause', 'when'].includes(named.join()) ? undefined : named.join(' ');
}

/** `Mon 5 Jan 09:00`: the year is always 2026. */
function momentOf(instant: number, language: Language): string {
  return describeInstant(instant, 'Europe/Amsterdam', language).replace(/ 2026(?= )|^2026年/u, '');
}

function laidOut(row: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = row.map((cell, index) => {
    const most = Math.max(...rows.map((other) => displayWidth(other[index] ?? '')));
    return cell + ' '.repeat(most - displayWidth(cell));
  });
  return cells.join('  ').trimEnd();
}
