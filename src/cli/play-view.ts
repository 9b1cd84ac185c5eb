import { isAcceptable } from '../compile/ladder-plan.ts';
import { renderStory } from '../story/render-story.ts';
import { tellStory } from '../story/story.ts';
import type { PlaySession } from '../journey/play-session.ts';
import { storyWords } from '../story/story-words.ts';
import { wrapText } from '../story/wrap-text.ts';
import { clockWords } from '../story/clock-words.ts';
import { timeBetween } from '../run/why/clock-measure.ts';
import type { ClockView } from '../run/clock-view.ts';
import type { EscalationView } from '../run/escalation-view.ts';
import type { CaseView, WaitingStep } from '../run/view.ts';
import { visible } from '../text/safe-text.ts';
import { displayWidth } from '../text/width.ts';
import { describeLength } from '../time/describe-length.ts';
import { paintFor } from './paint.ts';
import type { PlayTable } from './play-table.ts';
import { widthOf } from './report.ts';

/** Tells what has happened after `from` entries of the journal; `day` is the day that was printed last. */
export function tellFrom(
  { compiled, language, output }: PlayTable,
  { result }: PlaySession,
  from: number,
  day?: string,
): void {
  const before = tellStory(compiled, result.entries.slice(0, from), { language }).length;
  const lines = tellStory(compiled, result.entries, { language }).slice(before);
  if (lines.length === 0) return;
  output.write(`${renderStory(lines, { paint: paintFor(output), width: widthOf(output), day })}\n\n`);
}

/** In which words a case is told of. */
export type Telling = Pick<PlayTable, 'compiled' | 'names' | 'words' | 'language'>;

/** How a case stands at an instant: what it waits for, its clocks and its escalations, each in one line that is safe to print. */
export function presentRows(telling: Telling, view: CaseView, now: number): string[] {
  const { names, words } = telling;
  const rows = view.waiting.map((at) => waitingRow(telling, at, now));
  rows.push(...view.clocks.flatMap((clock) => clockRow(telling, clock, now)));
  rows.push(...view.escalations.flatMap((escalation) => escalationRow(telling, escalation, now)));
  if (view.interrupt !== undefined) rows.unshift(words.standsStill(visible(names.interrupt(view.interrupt))));
  if (view.end !== undefined) rows.unshift(closedRow(telling, view.end, view.status, view.accepts));
  return rows;
}

/** Tells where the case stands: the time, the stage, and what it waits for. */
export function tellPresent(table: PlayTable, { result }: PlaySession): void {
  const { names, words, output } = table;
  const { view, end } = result;
  if (view === undefined) return;
  const stage = view.stage === undefined ? '' : ` · ${visible(names.stage(view.stage))}`;
  const rows = presentRows(table, view, end);
  const head = `${words.now}  ${table.instant(end)}`;
  table.say(output.style('bold', head) + stage);
  const indent = ' '.repeat(displayWidth(words.now) + 2);
  const room = widthOf(output) - indent.length;
  for (const row of rows) for (const part of wrapText(row, room)) table.say(indent + part);
  table.say('');
}

function waitingRow({ compiled, names, words, language }: Telling, at: WaitingStep, now: number): string {
  const step = visible(names.step(at.step));
  const action = compiled.plan.steps.get(at.step)?.step.action;
  const remarks = [
    ...(at.since === now ? [] : [words.since(names.instant(at.since, now))]),
    ...(at.due === undefined
      ? []
      : [at.for === 'system' ? words.until(names.instant(at.due, now)) : words.due(names.instant(at.due, now))]),
  ];
  const aside = storyWords[language].aside(remarks);
  if (action?.verb === 'call') return words.waitsService(visible(names.service(action.service.name))) + aside;
  if (action?.verb === 'wait') {
    const arms =
      action.for.kind === 'event'
        ? [names.event(action.for.event.name)]
        : action.for.kind === 'first'
          ? action.for.arms.map(({ name, until }) => (until.kind === 'event' ? names.event(until.event.name) : name))
          : [];
    const named = arms.map((arm) => visible(arm));
    return (named.length === 0 ? words.waitsTime(step) : words.waitsEvent(step, named)) + aside;
  }
  return words.waitsFor(visible(names.actor({ role: at.for, person: at.person }, true)), step) + aside;
}

/** A clock that has not come to its end, with the time that is left; nothing for all others. */
function clockRow({ compiled, names, words, language }: Telling, clock: ClockView, now: number): string[] {
  const name = visible(names.sla(clock.sla));
  const { state, due, pausedSince, stoppedAt } = clock;
  if (stoppedAt !== undefined) return [];
  if (state === 'paused') return [words.clockPaused(name, names.instant(pausedSince ?? now, now))];
  if (state !== 'running' && state !== 'breached') return [];
  if (due === undefined) return [words.clockUndated(name)];
  const length = timeBetween(compiled, clock, Math.min(now, due), Math.max(now, due));
  const isOver = now > due;
  const said = length && describeLength(roughly(length.amount), language, { days: !length.business });
  const whole = length?.business === true && said !== undefined ? clockWords[language].business(said) : said;
  return [(isOver ? words.clockOver : words.clockRuns)(name, names.instant(due, now), whole)];
}

/** Of hours nobody wants to know the seconds, and of minutes not their fractions. */
function roughly(milliseconds: number): number {
  const grain = milliseconds >= 3_600_000 ? 60_000 : 1000;
  return milliseconds < 1000 ? milliseconds : Math.floor(milliseconds / grain) * grain;
}

/** An escalation that climbs, or that has told everybody and waits to be accepted; nothing for all others. */
function escalationRow(
  { compiled, names, words }: Telling,
  { escalation, state, level, round, told, nextAt, leavesAt }: EscalationView,
  now: number,
): string[] {
  const plan = compiled.plan.ladders?.all.find(({ id }) => id === escalation)?.escalation;
  if (plan === undefined || (state !== 'climbing' && state !== 'exhausted')) return [];
  const isOpen = isAcceptable(plan) && told.length > 0;
  if (state === 'exhausted' && !isOpen) return [];
  const { levels, rounds } = plan;
  const where =
    level === 0
      ? [words.noLevel]
      : level > levels.length
        ? [words.lastLevel]
        : [words.level(level, levels.length), ...(rounds === undefined ? [] : [words.round(round, rounds.times)])];
  const parts = [
    ...where,
    ...(leavesAt === undefined ? [] : [words.alertLeaves(names.instant(leavesAt, now))]),
    ...(nextAt === undefined || nextAt === leavesAt ? [] : [words.nextLevel(names.instant(nextAt, now))]),
    ...(isOpen ? [words.notAccepted] : []),
  ];
  return [words.escalation(visible(names.escalation(escalation)), parts)];
}

function closedRow(
  { compiled, names, words, language }: Telling,
  end: string,
  status: string,
  accepts: readonly { readonly type: string }[],
): string {
  const { outcome = end, title } = compiled.plan.ends.get(end) ?? {};
  const { outcomes, aside } = storyWords[language];
  const meaning = outcomes[outcome] ?? outcome;
  const name = names.end(end);
  const isNamed = title !== undefined && name.toLowerCase() !== meaning.toLowerCase();
  const said = meaning + aside(isNamed ? [visible(name)] : []);
  if (status === 'sealed') return words.sealed(said);
  return accepts.some(({ type }) => type === 'case.reopens') ? words.closedOpenable(said) : words.closed(said);
}

/** The whole story, as `throughline run` tells it. */
export function tellWhole(table: PlayTable, session: PlaySession): void {
  table.say('');
  tellFrom(table, session, 0);
}

/** All that the case knows, and the milestones it has reached. */
export function tellData(table: PlayTable, { result }: PlaySession): void {
  const { names, words, output } = table;
  const { view, end } = result;
  const { data = {}, reached = {} } = view ?? {};
  const values = names.values(data).filter(({ text }) => text !== '–');
  table.say('');
  tellRows(
    table,
    words.dataHeading,
    values.map(({ label, text }) => [label, text]),
    words.noData,
  );
  const milestones = Object.entries(reached).toSorted(([, a], [, b]) => a - b);
  tellRows(
    table,
    words.milestones,
    milestones.map(([id, at]) => [names.milestone(id), names.instant(at, end)]),
    words.noMilestones,
  );
  output.write('\n');
}

function tellRows(
  table: PlayTable,
  heading: string,
  rows: readonly (readonly [label: string, value: string])[],
  none: string,
): void {
  if (rows.length === 0) {
    table.say(none);
    return;
  }
  table.say(table.output.style('bold', heading));
  const safe = rows.map(([label, value]) => [visible(label), visible(value)] as const);
  const width = Math.max(...safe.map(([label]) => displayWidth(label)));
  for (const [label, value] of safe) {
    const [first = '', ...rest] = wrapText(value, Math.max(20, widthOf(table.output) - width - 4));
    table.say(`  ${label}${' '.repeat(width - displayWidth(label))}  ${first}`);
    for (const part of rest) table.say(' '.repeat(width + 4) + part);
  }
}
