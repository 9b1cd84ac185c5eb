import type { Blueprint } from '../../blueprint/blueprint.ts';
import { CUSTOMER } from '../../blueprint/id.ts';
import { ROWS, type Row, type Step } from '../../blueprint/step.ts';
import { isTouchpoint } from '../../blueprint/touchpoint.ts';
import { waitingTag } from '../../blueprint/waiting.ts';
import { plain, type ProcessNames } from '../../flow/process-names.ts';
import { waits, waysOf } from '../../flow/ways.ts';
import { clockBadge } from './clock-badges.ts';
import type { PictureWords } from './picture-words.ts';
import type { Badge, SceneNode } from './scene.ts';

/** What the words of a picture are taken from. */
export interface Telling {
  readonly blueprint: Blueprint;
  readonly names: ProcessNames;
  readonly words: PictureWords;
}

/** A step as the picture shows it. */
export function nodeOfStep(telling: Telling, step: Step, place: Pick<SceneNode, 'key' | 'row' | 'stage'>): SceneNode {
  const { blueprint, names, words } = telling;
  const { verb } = step.action;
  return {
    ...place,
    id: step.id,
    ...shapeOf(step),
    verb,
    name: names.step(step),
    doer: doerOf(telling, step),
    condition: step.when && words.unless(names.condition(step.when)),
    channels: step.via.flatMap(({ name }) => {
      const channel = blueprint.channels.get(name);
      return channel === undefined ? [] : { kind: channel.kind, name: names.text(channel.title) ?? plain(name) };
    }),
    clocks: clocksOf(telling, step),
    waits: waitingOf(telling, step),
    fails: failingOf(telling, step),
    detail: names.text(step.rows[place.row]),
    cells: cellsOf(telling, step, place.row),
    isTouchpoint: isTouchpoint(step),
  };
}

function shapeOf({ action }: Step): Pick<SceneNode, 'shape' | 'sign'> {
  switch (action.verb) {
    case 'choose':
      return { shape: 'gateway', sign: '×' };
    case 'parallel':
      return { shape: 'gateway', sign: '+' };
    case 'wait':
      return { shape: 'wait' };
    case 'use':
      return { shape: 'module' };
    default:
      return { shape: 'step' };
  }
}

function doerOf({ names, words }: Telling, { by, action }: Step): string | undefined {
  const roles =
    by !== undefined
      ? [by]
      : action.verb === 'approve'
        ? (action.votes?.roles ?? [])
        : action.verb === 'meet'
          ? action.required
          : [];
  return roles.length === 0 ? undefined : [...new Set(roles.map(({ name }) => names.role(name)))].join(words.comma);
}

function clocksOf({ blueprint, names, words }: Telling, { sla, within }: Step): Badge[] {
  const limit = within === undefined ? undefined : names.deadline(within);
  return [
    ...(sla === undefined ? [] : [clockBadge(blueprint, sla, names, words)]),
    ...(limit === undefined ? [] : [{ text: `≤ ${limit}`, levels: 0, explained: words.within(limit) }]),
  ];
}

/** A case can rest here: for whom. */
function waitingOf({ blueprint, words }: Telling, step: Step): string | undefined {
  const { verb } = step.action;
  if (!waits(step) || verb === 'parallel' || verb === 'use') return undefined;
  const tag = waitingTag(blueprint, step);
  const known = Object.entries(words.waitsFor).find(([key]) => key === tag);
  return known?.[1] ?? words.waitsFor.time;
}

/** Where things are known to go wrong: a way out by failure or time-out, or a promise that can be broken. */
function failingOf({ names, words }: Telling, step: Step): string | undefined {
  const ways = waysOf(step)
    .filter(({ kind }) => kind === 'failure' || kind === 'time-out')
    .map(({ name }) => names.outcome(name));
  const late = step.sla === undefined ? [] : [words.late];
  return ways.length + late.length === 0 ? undefined : words.fails([...ways, ...late].join(words.comma));
}

/** What stands in the other rows of the step's column. Who is asked, told or rated has a part in it, written or not. */
function cellsOf({ names, words }: Telling, step: Step, home: Row): SceneNode['cells'] {
  const texts = new Map<Row, string>();
  for (const row of ROWS) {
    const text = row === home ? undefined : names.text(step.rows[row]);
    if (text !== undefined) texts.set(row, text);
  }
  const { action } = step;
  if (home !== 'customer' && !texts.has('customer')) {
    if (action.verb === 'ask') texts.set('customer', words.answers);
    if (action.verb === 'say' && action.to.name === CUSTOMER) texts.set('customer', words.isTold);
    if (action.verb === 'survey') texts.set('customer', words.rates);
  }
  return ROWS.flatMap((row) => {
    const text = texts.get(row);
    return text === undefined ? [] : { row, text };
  });
}
