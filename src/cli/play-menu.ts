import partition from 'lodash/partition.js';

import { ordinaryOutcome } from '../flow/ways.ts';
import type { WrittenLine } from '../journey/journey-file.ts';
import { describeAcceptance, describeVote } from '../journey/describe-line.ts';
import { leadsTo } from '../journey/leads-to.ts';
import { choicesOf, lineOf, nextByItself, type Choice } from '../journey/play-choices.ts';
import { undo, type PlaySession } from '../journey/play-session.ts';
import { tellStory } from '../story/story.ts';
import { visible } from '../text/safe-text.ts';
import { describeDuration } from '../time/duration.ts';
import type { Option } from './asker.ts';
import type { PlayTable } from './play-table.ts';

/** What whoever plays may want: something that happens, or something that only they see. */
export type Wish =
  | { readonly kind: 'happen'; readonly choice: Choice; readonly isElse?: boolean }
  | { readonly kind: 'line'; readonly line: WrittenLine }
  | { readonly kind: 'instead'; readonly service: string }
  | { readonly kind: 'arrange'; readonly service: string }
  | { readonly kind: 'time' | 'more' | 'undo' | 'undo-more' | 'redo' | 'story' | 'data' | 'save' | 'leave' | 'back' };

/** Events of the blueprint that stand in the first list; more of them go into the second. */
const MOST_EVENTS = 5;

/** The first list: what the case waits for, time, what else may happen; then what only whoever plays sees. */
export function firstList(table: PlayTable, play: PlaySession): Option<Wish>[] {
  const { words } = table;
  const choices = choicesOf(play);
  const [first, others] = partition(choices, (choice) => choice.kind !== 'message' && !isOutside(choice));
  const isOver = play.result.view?.status === 'sealed';
  const options: Option<Wish>[] = first.map((choice) => optionFor(table, choice));
  if (!isOver) {
    options.push(...byItself(table, play), ...insteads(table, play));
    options.push({ label: words.timePasses, value: { kind: 'time' } });
  }
  const own = others.filter((choice) => choice.kind === 'event' && !choice.event.startsWith('case.'));
  const shown = own.length > MOST_EVENTS ? [] : own;
  options.push(
    ...others
      .filter((choice) => isReopening(choice) || shown.includes(choice))
      .map((choice) => optionFor(table, choice)),
  );
  options.push(...others.filter(({ kind }) => kind === 'message').map((choice) => optionFor(table, choice)));
  if (secondList(table, play, choices).length > 0) options.push({ label: words.more, value: { kind: 'more' } });
  const aside = ownList(table, play);
  return [...options, ...(options.length === 0 ? aside : apart(aside))];
}

/** What only whoever plays sees. */
function ownList(table: PlayTable, play: PlaySession): Option<Wish>[] {
  const { words } = table;
  const { lines, undone } = play;
  const last = lines.at(-1);
  const [next] = undone;
  const options: Option<Wish>[] = [];
  if (last !== undefined) options.push({ label: words.undo(table.describe(last)), value: { kind: 'undo' }, key: 'u' });
  if (lines.length > 1) options.push({ label: words.undoMore, value: { kind: 'undo-more' }, key: 'b' });
  if (next !== undefined) options.push({ label: words.redo(table.describe(next)), value: { kind: 'redo' }, key: 'r' });
  options.push(
    { label: words.story, value: { kind: 'story' }, key: 's' },
    { label: words.data, value: { kind: 'data' }, key: 'd' },
    { label: words.save, value: { kind: 'save' }, key: 'w' },
    { label: words.leave, value: { kind: 'leave' }, key: 'q' },
  );
  return options;
}

/** The second list: how services answer later, what ends a case from outside, others who do a step. */
export function secondList(table: PlayTable, play: PlaySession, choices = choicesOf(play)): Option<Wish>[] {
  const { words, compiled, names } = table;
  const { view } = play.result;
  const outside = choices.filter((choice) => choice.kind === 'event' && !choice.awaited && !isReopening(choice));
  const own = outside.filter((choice) => choice.kind === 'event' && !choice.event.startsWith('case.'));
  const shown = own.length > MOST_EVENTS ? outside : outside.filter((choice) => !own.includes(choice));
  const services = view?.status === 'open' ? [...compiled.blueprint.services.keys()] : [];
  const steps = choices.filter((choice) => choice.kind === 'step');
  return [
    ...services.map((service): Option<Wish> => ({
      label: words.arrange(visible(names.service(service))),
      value: { kind: 'arrange', service },
    })),
    ...shown.map((choice) => optionFor(table, choice)),
    ...steps.map((choice): Option<Wish> => ({
      label: words.somebodyElse(table.describe(lineOf(choice))),
      value: { kind: 'happen', choice, isElse: true },
    })),
  ];
}

function optionFor(table: PlayTable, choice: Choice): Option<Wish> {
  const { words } = table;
  const fields = 'fields' in choice ? choice.fields : [];
  const label = choice.kind === 'message' ? words.message : sentenceFor(table, choice) + leading(table, choice);
  const isAsking = fields.length > 0 || (choice.kind === 'accept' && choice.by.length > 1);
  return { label: isAsking ? `${label}…` : label, value: { kind: 'happen', choice } };
}

/** A choice in one sentence; who votes is asked afterwards where several may. */
function sentenceFor(table: PlayTable, choice: Choice): string {
  if (choice.kind === 'accept' && choice.by.length > 1) {
    return visible(describeAcceptance(table.names, choice, table.language));
  }
  const isOpen = choice.kind === 'step' && choice.verb === 'approve' && choice.by.length > 1;
  if (!isOpen || choice.outcome === undefined) return table.describe(lineOf(choice));
  return visible(describeVote(table.names, { ...choice, outcome: choice.outcome }, table.language));
}

/** Where an outcome leads: its id alone tells little. */
function leading({ compiled, names, words }: PlayTable, choice: Choice): string {
  if (choice.kind !== 'step' || choice.outcome === undefined) return '';
  const to = leadsTo(compiled, choice.step, choice.outcome);
  if (to === undefined) return '';
  const name = visible(to.kind === 'end' ? names.end(to.id) : names.target(to.id));
  return words.leadsTo[to.kind](name);
}

/** The next thing that happens when nobody does anything, in the words of the story. */
function byItself(table: PlayTable, play: PlaySession): Option<Wish>[] {
  const { words, names, compiled, language } = table;
  const next = nextByItself(play);
  if (next === undefined) return [];
  const { entries, end } = play.result;
  const { result } = next.after;
  const before = tellStory(compiled, entries, { language }).length;
  const [first] = tellStory(compiled, result.entries, { language }).slice(before);
  const isToday = names.clock(end).day === names.clock(result.end).day;
  const after = isToday ? describeDuration({ kind: 'elapsed', milliseconds: result.end - end }, language) : undefined;
  // Remarks in brackets are for the story; here they would make the list too wide. Who is told by name is no remark.
  const remark = first?.kind === 'escalation' ? '' : /\s?[(（][^()（）]*[)）]$/u;
  const what = visible(first?.text ?? '').replace(remark, '');
  const label = words.letPass(names.instant(result.end, end), after, what);
  return [{ label, value: { kind: 'line', line: next.line } }];
}

/** Services that answered by themselves in the last line, because they have nothing to say but "done". */
function insteads(table: PlayTable, play: PlaySession): Option<Wish>[] {
  const { words, names, compiled } = table;
  if (play.lines.length === 0) return [];
  const before = undo(play).result.entries.length;
  const services = play.result.entries.slice(before).flatMap((entry) => {
    if (entry.type !== 'step.left') return [];
    const action = compiled.plan.steps.get(entry.step)?.step.action;
    if (action?.verb !== 'call' || entry.outcome !== ordinaryOutcome('call')) return [];
    const { name } = action.service;
    return compiled.blueprint.services.get(name)?.out.size === 0 ? [name] : [];
  });
  return [...new Set(services)].map((service) => ({
    label: words.failInstead(visible(names.service(service))),
    value: { kind: 'instead', service },
  }));
}

/** True for what comes from outside and no step waits for. */
function isOutside(choice: Choice): boolean {
  return choice.kind === 'event' && !choice.awaited;
}

/** Reopening is what one does with a closed case. */
function isReopening(choice: Choice): boolean {
  return choice.kind === 'event' && choice.event === 'case.reopens';
}

function apart<T>(options: readonly Option<T>[]): Option<T>[] {
  return options.map((option, index) => (index === 0 ? { ...option, apart: true } : option));
}
