import { stepsOf, type Blueprint } from '../../blueprint/blueprint.ts';
import type { End } from '../../blueprint/end.ts';
import type { Reference } from '../../blueprint/origin.ts';
import { ROWS, type Handler, type Step } from '../../blueprint/step.ts';
import { plain, ProcessNames } from '../../flow/process-names.ts';
import { Targets, type Target } from '../../flow/targets.ts';
import { flowOf } from '../../flow/graph.ts';
import { waysOf } from '../../flow/ways.ts';
import { milestoneNames } from '../../run/why/milestone-names.ts';
import { languageOf } from '../../text/language-of.ts';
import { actionFacts } from './action-facts.ts';
import { clockFacts } from './clock-facts.ts';
import type { FactLine, StepDetails } from './page-data.ts';
import { detailWords } from './page-words.ts';
import { factOf, type Telling } from './telling.ts';

/** Every step and end of a blueprint as it is explained beside the picture, in one locale, by its id. */
export function detailsOf(blueprint: Blueprint, locale: string): Record<string, StepDetails> {
  const language = languageOf(locale);
  const telling: Telling = {
    blueprint,
    names: new ProcessNames(blueprint, locale),
    words: detailWords[language],
    targets: new Targets(blueprint),
    language,
  };
  return Object.fromEntries([
    ...stepsOf(blueprint).map((step) => [step.id, stepDetails(telling, step)] as const),
    ...blueprint.ends.map((end) => [end.id, endDetails(telling, end)] as const),
  ]);
}

/** What an end is called. */
export function endTitle(names: ProcessNames, { id, title }: End): string {
  return names.text(title) ?? plain(id);
}

function stepDetails(telling: Telling, step: Step): StepDetails {
  const { names, words, blueprint } = telling;
  const stage = blueprint.stages.find(({ id }) => id === step.stage);
  const interrupt = blueprint.interrupts.find(({ id }) => id === step.interrupt);
  const channel = (id: string): string => names.text(blueprint.channels.get(id)?.title) ?? plain(id);
  return {
    title: names.step(step),
    kind: words.verbs[step.action.verb],
    facts: [
      ...factOf(words.stage, stage && words.ofKind(names.stage(stage), words.kinds[stage.kind])),
      ...factOf(words.interrupt, interrupt && (names.text(interrupt.title) ?? names.event(interrupt.on.name))),
      ...factOf(words.role, step.by && names.role(step.by.name)),
      ...factOf(words.channels, ...step.via.map(({ name }) => channel(name))),
      ...actionFacts(telling, step),
      ...factOf(words.condition, step.when && names.condition(step.when)),
      ...ROWS.flatMap((row) => factOf(words.rows[row], names.text(step.rows[row]))),
      ...factOf(words.outcomes, ...waysOut(telling, step)),
      ...factOf(words.events, ...[...step.on, ...(stage?.on ?? [])].map((on) => eventLine(telling, step, on))),
      ...clockFacts(telling, step),
      ...factOf(words.milestones, ...step.reach.map(({ name }) => milestone(telling, name))),
      ...factOf(words.notes, names.text(step.notes)),
    ],
  };
}

function endDetails(telling: Telling, end: End): StepDetails {
  const { names, words } = telling;
  return {
    title: endTitle(names, end),
    kind: words.end,
    facts: [
      ...factOf(words.outcome, words.ends[end.outcome]),
      ...factOf(words.milestones, ...end.reach.map(({ name }) => milestone(telling, name))),
    ],
  };
}

function waysOut(telling: Telling, step: Step): FactLine[] {
  const { names, words, targets } = telling;
  return waysOf(step).map(({ name, kind, when, to }) => {
    const target = targetOf(telling, targets.from(step, to), to);
    const lead = kind === 'branch' ? undefined : names.outcome(name);
    const condition = when === undefined ? undefined : words.onlyWhen(names.condition(when));
    const otherwise = kind === 'branch' && when === undefined ? names.words.otherwise : undefined;
    const said = [lead, condition, otherwise].filter((part) => part !== undefined).join(words.comma);
    return { text: `${said} → ${target.text}`, to: target.to };
  });
}

function eventLine(telling: Telling, step: Step, { event, to, when }: Handler): FactLine {
  const { names, words, targets } = telling;
  const condition = when === undefined ? '' : `${words.comma}${words.onlyWhen(names.condition(when))}`;
  const said = `${names.event(event.name)}${condition}`;
  if (to === undefined) return { text: `${said} → ${words.stays}` };
  const target = targetOf(telling, targets.from(step, to), to);
  return { text: `${said} → ${target.text}`, to: target.to };
}

/** Where a way leads: the name of the step or end, and its id where the picture shows it. */
function targetOf({ blueprint, names }: Telling, found: Target, { name }: Reference): FactLine {
  const node = 'key' in found ? flowOf(blueprint).nodes.get(found.key) : undefined;
  switch (node?.kind) {
    case 'step':
      return { text: names.step(node.step), to: node.step.id };
    case 'end':
      return { text: endTitle(names, node.end), to: node.end.id };
    case 'stage':
      return { text: names.stage(node.stage), to: node.stage.steps[0]?.id };
    case 'resume':
      return { text: names.words.resumed };
    case 'branch-end':
      return { text: names.words.branchDone };
    case 'join':
      return { text: names.step(node.step), to: node.step.id };
    case 'exit':
      return { text: names.words.moduleDone, to: node.step.id };
    case undefined:
      return { text: plain(name) };
  }
}

function milestone({ blueprint, names, language }: Telling, id: string): string {
  return names.text(blueprint.milestones.get(id)?.title) ?? milestoneNames[language][id] ?? plain(id);
}
