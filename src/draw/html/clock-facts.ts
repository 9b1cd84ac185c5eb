import { levelsOf, type Coming, type Escalation, type Level, type Recipient } from '../../blueprint/escalation.ts';
import type { Sla, Trigger } from '../../blueprint/sla.ts';
import type { Step } from '../../blueprint/step.ts';
import { plain } from '../../flow/process-names.ts';
import { describeDuration } from '../../time/duration.ts';
import type { Fact, FactLine } from './page-data.ts';
import { factOf, type Telling } from './telling.ts';

/** The times a step has to keep: its limit, the clocks that it moves, and who is told when they run out. */
export function clockFacts(telling: Telling, step: Step): readonly Fact[] {
  const { blueprint, names, words } = telling;
  const { within, remind } = step;
  const clocks: FactLine[] = [];
  const own = new Set<string>();
  for (const sla of blueprint.slas.values()) {
    const said = `${clockName(telling, sla)} · ${promiseOf(telling, sla)}`;
    const isOwn = sla.of?.kind === 'step' && sla.of.id === step.id;
    const isOfStage = sla.of?.kind === 'stage' && sla.of.id === step.stage;
    const begins = sla.of === undefined && happensAt(step, sla.start);
    const stops = sla.of === undefined && happensAt(step, sla.stop);
    if (isOwn) clocks.push({ text: said });
    if (isOfStage) clocks.push({ text: words.ofStage(said) });
    if (begins) clocks.push({ text: words.begins(said) });
    if (stops) clocks.push({ text: words.stops(said) });
    if (isOwn || isOfStage || begins || stops) own.add(sla.id);
  }
  const escalations = [...blueprint.escalations.values()].filter(({ trigger }) =>
    trigger.kind === 'sla'
      ? own.has(trigger.sla.name)
      : trigger.kind === 'event' && trigger.event.name.startsWith(`step.${step.id}.`),
  );
  return [
    ...factOf(words.limit, within && words.within(names.deadline(within))),
    ...factOf(words.reminder, remind && words.every(names.deadline(remind.every), remind.times)),
    ...factOf(words.clocks, ...clocks),
    ...factOf(words.escalations, ...escalations.flatMap((one) => ladder(telling, one))),
  ];
}

function clockName({ blueprint, names }: Telling, { id, title, of }: Sla): string {
  const own = names.text(title);
  if (own !== undefined || of?.kind !== 'stage') return own ?? plain(id);
  const stage = blueprint.stages.find((one) => one.id === of.id);
  return stage === undefined ? plain(id) : names.stage(stage);
}

function promiseOf({ blueprint, names, words }: Telling, { target }: Sla): string {
  if (target.kind === 'deadline') return words.within(names.deadline(target.deadline));
  const { name } = target.decision;
  return words.byTable(names.text(blueprint.decisions.get(name)?.title) ?? plain(name));
}

/** True where what the step does moves the clock. */
function happensAt({ id, reach, outcomes }: Step, { kind, name }: Trigger): boolean {
  if (kind === 'event') return name.startsWith(`step.${id}.`);
  if (kind !== 'milestone') return false;
  return [...reach, ...outcomes.flatMap((outcome) => outcome.reach)].some((milestone) => milestone.name === name);
}

/** A line for the escalation, and one for each of its levels. */
function ladder(telling: Telling, escalation: Escalation): FactLine[] {
  const { names } = telling;
  return [
    { text: names.text(escalation.title) ?? plain(escalation.id) },
    ...levelsOf(escalation).map((level, index) => ({ text: `${index + 1}. ${levelText(telling, level)}` })),
  ];
}

function levelText(telling: Telling, level: Level): string {
  const { names, words } = telling;
  const { comes, notify, phone, reassign, when } = level;
  const list = (all: readonly Recipient[]): string => all.map((one) => recipient(telling, one)).join(words.and);
  return [
    comingText(telling, comes),
    ...(when === undefined ? [] : [words.onlyWhen(names.condition(when))]),
    ...(notify.length === 0 ? [] : [words.tells(list(notify))]),
    ...(phone.length === 0 ? [] : [words.phones(list(phone))]),
    ...(reassign === undefined ? [] : [words.reassigns(names.role(reassign.name))]),
  ].join(words.comma);
}

function comingText({ names, words, language }: Telling, comes: Coming): string {
  const time = (duration: Parameters<typeof describeDuration>[0]): string => describeDuration(duration, language);
  switch (comes.kind) {
    case 'share':
      return words.atShare(comes.percent);
    case 'left':
      return words.left(time(comes.duration));
    case 'breach':
      return comes.plus === undefined ? words.breach : words.breachPlus(time(comes.plus));
    case 'after':
      return comes.after === undefined ? words.atOnce : words.after(names.deadline(comes.after));
  }
}

function recipient({ names, words }: Telling, { kind, name }: Recipient): string {
  switch (kind) {
    case 'role':
    case 'customer':
      return names.role(name);
    case 'deputy-of':
      return words.deputyOf(names.role(name));
    case 'manager-of':
      return words.managerOf(names.role(name));
    case 'on-call':
      return words.onCall(name);
  }
}
