import type { Effect, Entry } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { Situation } from '../expectation.ts';

/** Where in the journal something was sent. */
export interface Sent {
  readonly index: number;
  readonly at: number;
}

/**
 * What went to the customer or to staff under the id of a message, or with words in it. A message that the blueprint
 * declares is meant by its id; anything else is looked for in the text.
 */
export function messagesSent({ compiled, entries }: Situation, name: string): readonly Sent[] {
  const isId = compiled.plan.messages.has(name);
  return effectsIn(entries, (effect) =>
    isId ? messageOf(compiled, effect) === name : wordsOf(effect).some((text) => text.includes(name)),
  );
}

/** Alerts of escalations that left for a role or a person. */
export function alertsTo({ entries }: Situation, name: string): readonly Sent[] {
  return effectsIn(
    entries,
    (effect) => effect.kind === 'alert' && effect.to.some(({ role, person }) => role === name || person === name),
  );
}

/** All that was asked of the outside world, in order. */
export function effectsOut(entries: readonly Entry[]): Effect[] {
  return entries.flatMap((entry) => (entry.type === 'effect.requested' ? [entry.effect] : []));
}

function effectsIn(entries: readonly Entry[], wanted: (effect: Effect) => boolean): Sent[] {
  return entries.flatMap((entry, index) =>
    entry.type === 'effect.requested' && wanted(entry.effect) ? [{ index, at: entry.at }] : [],
  );
}

/** Which message of the blueprint goes out. */
export function messageOf({ plan }: CompiledBlueprint, effect: Effect): string | undefined {
  switch (effect.kind) {
    case 'message':
    case 'ask':
    case 'alert':
      return effect.message;
    case 'reminder': {
      const step = plan.steps.get(effect.step)?.step;
      // Without a message of its own a reminder says again what the step has asked.
      return step?.remind?.message?.name ?? (step?.action.verb === 'ask' ? step.action.message?.name : undefined);
    }
    case 'survey':
    case 'call':
      return undefined;
  }
}

function wordsOf(effect: Effect): string[] {
  switch (effect.kind) {
    case 'message':
    case 'alert':
      return [effect.text];
    case 'ask':
    case 'reminder':
      return effect.text === undefined ? [] : [effect.text];
    case 'survey':
      return effect.questions.flatMap(({ text }) => (text === undefined ? [] : [text]));
    case 'call':
      return [];
  }
}
