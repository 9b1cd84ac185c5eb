import type { Escalation, Level } from '../../blueprint/escalation.ts';
import { recipientsOf } from '../../blueprint/escalation.ts';
import type { Interrupt } from '../../blueprint/interrupt.ts';
import type { Reference } from '../../blueprint/origin.ts';
import type { Stage } from '../../blueprint/stage.ts';
import { stepsOf } from '../../blueprint/blueprint.ts';
import { plain } from '../../flow/process-names.ts';
import { clockName } from './clock-badges.ts';
import type { PictureWords } from './picture-words.ts';
import type { Telling } from './scene-node.ts';
import type { Aside } from './scene.ts';

/** What can happen at any time, in the order of writing: interrupts, handlers of stages, ladders that follow no clock, reopening. */
export function asidesOf(telling: Telling): Aside[] {
  const { blueprint } = telling;
  return [
    ...blueprint.interrupts.map((interrupt) => interruptAside(telling, interrupt)),
    ...blueprint.stages.flatMap((stage) => handlerAsides(telling, stage)),
    ...[...blueprint.escalations.values()]
      .filter(({ trigger, inside }) => trigger.kind !== 'sla' && inside === undefined)
      .map((escalation) => escalationAside(telling, escalation)),
    ...reopenAside(telling),
  ];
}

function interruptAside(telling: Telling, { id, title, on, when, notIn, to, steps }: Interrupt): Aside {
  const { names, words } = telling;
  const [first] = steps;
  const goal = to === undefined ? (first === undefined ? words.staying : names.step(first)) : targetName(telling, to);
  const limits = [
    ...(when === undefined ? [] : [words.when(names.condition(when))]),
    ...(notIn.length === 0 ? [] : [words.except(notIn.map((stage) => targetName(telling, stage)).join(words.comma))]),
  ];
  const heard = names.text(title) ?? eventName(telling, on.name);
  return { id, kind: 'interrupt', text: `${limited(words, heard, limits)} → ${goal}` };
}

function handlerAsides(telling: Telling, stage: Stage): Aside[] {
  const { names, words } = telling;
  return stage.on.map(({ event, to, when }, index): Aside => {
    const limits = [names.stage(stage), ...(when === undefined ? [] : [words.when(names.condition(when))])];
    const goal = to === undefined ? words.staying : targetName(telling, to);
    return {
      id: `${stage.id} ${index}`,
      kind: 'handler',
      text: `${limited(words, eventName(telling, event.name), limits)} → ${goal}`,
    };
  });
}

function escalationAside(telling: Telling, { id, title, trigger, when, levels }: Escalation): Aside {
  const { names, words } = telling;
  const name = names.text(title) ?? plain(id);
  const cause =
    trigger.kind === 'event'
      ? eventName(telling, trigger.event.name)
      : trigger.kind === 'when'
        ? words.when(names.condition(trigger.when))
        : '';
  const happening = limited(words, cause, when === undefined ? [] : [words.when(names.condition(when))]);
  const who = levels.map((level) => toldBy(telling, level)).filter((one) => one !== '');
  return { id, kind: 'escalation', text: words.escalates(name, happening, who.join(' → ')) };
}

function toldBy({ names, words }: Telling, level: Level): string {
  const told = recipientsOf(level).map(({ kind, name }) =>
    kind === 'customer' ? words.rows.customer : names.role(name),
  );
  const all = [...told, ...(level.reassign === undefined ? [] : [names.role(level.reassign.name)])];
  return all.length === 0 ? '' : words.told([...new Set(all)].join(words.comma));
}

function reopenAside(telling: Telling): Aside[] {
  const { blueprint, names, words } = telling;
  const { reopen } = blueprint;
  if (reopen === undefined) return [];
  return [
    {
      id: 'reopen',
      kind: 'reopen',
      text: words.reopens(names.deadline(reopen.within), targetName(telling, reopen.to)),
    },
  ];
}

/** What is heard, in words: `step.<id>.<outcome>`, `sla.<id>.<state>` and the like by the names of what they are about. */
function eventName(telling: Telling, name: string): string {
  const { blueprint, names, words } = telling;
  const [kind = '', id = '', ...rest] = name.split('.');
  const what = rest.join('.');
  if (kind === 'case' && id in words.caseEvents) return words.caseEvents[id] ?? name;
  const step = kind === 'step' ? stepsOf(blueprint).find((one) => one.id === id) : undefined;
  if (step !== undefined) return words.happens(names.step(step), words.states[what] ?? names.outcome(what));
  const stage = kind === 'stage' ? blueprint.stages.find((one) => one.id === id) : undefined;
  if (stage !== undefined) return words.happens(names.stage(stage), words.states[what] ?? plain(what));
  const sla = kind === 'sla' ? blueprint.slas.get(id) : undefined;
  if (sla !== undefined)
    return words.happens(clockName(sla, names), words.states[what.replace(/-.*/u, '')] ?? plain(what));
  return names.event(name);
}

/** The name of a step, stage or end. */
function targetName({ blueprint, names }: Telling, { name }: Reference): string {
  const stage = blueprint.stages.find(({ id }) => id === name);
  if (stage !== undefined) return names.stage(stage);
  const step = stepsOf(blueprint).find(({ id }) => id === name);
  if (step !== undefined) return names.step(step);
  return names.text(blueprint.ends.find(({ id }) => id === name)?.title) ?? plain(name);
}

function limited(words: PictureWords, what: string, limits: readonly string[]): string {
  return limits.length === 0 ? what : words.limited(what, limits);
}
