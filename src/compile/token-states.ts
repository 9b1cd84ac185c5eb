import type { Blueprint } from '../blueprint/blueprint.ts';
import { stepIdOf } from '../blueprint/process-names.ts';
import type { Verb } from '../blueprint/verbs.ts';
import { endKey } from '../flow/keys.ts';
import type { StepPlan } from './plan.ts';
import { listen, type StateConfig } from './state-config.ts';
import { COMPLETED } from './token-board.ts';
import type { TokenPlan } from './token-plan.ts';

/** The end of the blueprint for the end event that a process reached last. */
export function endOf({ ends }: Pick<Blueprint, 'ends'>, event: string): string {
  const id = stepIdOf({ id: event });
  return ends.some((end) => end.id === id) ? id : COMPLETED;
}

const NOT_REPORTED: readonly Verb[] = ['say', 'decide', 'choose', 'wait'];

/**
 * The state of a case that moves by tokens: one state, whose place in the process is the multiset of tokens in the
 * context.
 */
export function runningState(
  blueprint: Blueprint,
  tokens: TokenPlan,
  steps: ReadonlyMap<string, StepPlan>,
): StateConfig {
  const running: StateConfig = { id: 'running', entry: [{ type: 'openProcess' }] };
  for (const [id, plan] of steps) {
    // What is done at once, or waits for events and time, nobody reports.
    if (NOT_REPORTED.includes(plan.step.action.verb)) continue;
    for (const [name, { way }] of plan.ways) {
      if (way.kind === 'time-out') continue;
      const params = { step: id, way: name };
      ((running.on ??= {})[`step.${id}.${name}`] ??= []).push({
        guard: { type: 'maySendHere', params },
        actions: [{ type: 'finishNode', params }],
      });
    }
  }
  for (const event of tokens.events) {
    listen(running, event, {
      guard: { type: 'isCaught', params: { event } },
      actions: [{ type: 'hearEvent', params: { event } }],
    });
  }
  listen(running, 'timer', { guard: { type: 'isProcessTimer' }, actions: [{ type: 'ringTimer' }] });
  const over = new Set([...blueprint.ends.map(({ id }) => id), COMPLETED]);
  running.always = [...over].map((end) => ({ guard: { type: 'isOver', params: { end } }, target: `#${endKey(end)}` }));
  return running;
}
