import type { Step } from '../blueprint/step.ts';
import { VOTES } from '../blueprint/verbs.ts';
import { ordinaryOutcome, type Way } from '../flow/ways.ts';
import type { MachineFlow } from './machine-flow.ts';
import { wayName } from './plan.ts';
import { listen, type Named, type StateConfig, type TransitionConfig } from './state-config.ts';

/** A step listens for what takes one of its ways: an outcome, an event, a time, or nothing at all. */
export function listenFor(
  flow: MachineFlow,
  config: StateConfig,
  step: Step,
  way: Way,
  index: number,
  target: string,
): void {
  const { action } = step;
  const params = {
    step: step.id,
    way: wayName(way, index),
    ...(way.when === undefined ? {} : { when: way.when.text }),
  };
  const taken: TransitionConfig = {
    target,
    reenter: true,
    actions: [{ type: 'finishStep', params: { step: step.id, way: params.way } }],
  };
  const onTimer = (timer: string): void =>
    listen(config, 'timer', { ...taken, guard: { type: 'isDue', params: { ...params, timer } } });
  const onEvent = (event: string): void =>
    listen(config, event, { ...taken, guard: { type: 'isAwaited', params: { ...params, event } } });
  const onOutcome = (name: string): void => {
    const transition: TransitionConfig = { ...taken, guard: { type: 'maySend', params } };
    (config.on ??= {})[`step.${step.id}.${name}`] = [...(config.on[`step.${step.id}.${name}`] ?? []), transition];
  };
  if (way.kind === 'time-out') return onTimer(`within:${step.id}`);
  if (way.kind === 'failure') return onOutcome('failed');
  switch (action.verb) {
    case 'say':
    case 'decide': {
      config.always = [{ ...flow.ifLive(step), target, actions: taken.actions }];
      return undefined;
    }
    case 'choose': {
      const guard: Named = { type: 'branchHolds', params };
      const needsGuard = way.when !== undefined || flow.isInRace(step);
      (config.always ??= []).push({ target, ...(needsGuard ? { guard } : {}), actions: taken.actions });
      return undefined;
    }
    case 'wait': {
      if (action.for.kind === 'event') return onEvent(action.for.event.name);
      if (action.for.kind !== 'first') return onTimer(`wait:${step.id}`);
      const until = action.for.arms.find(({ name }) => name === way.name)?.until;
      return until?.kind === 'event' ? onEvent(until.event.name) : onTimer(`wait:${step.id}:${way.name}`);
    }
    case 'approve':
      return listenForVotes(config, step, way, taken);
    case 'parallel':
    case 'use':
      return undefined;
    default:
      return onOutcome(way.kind === 'picked' ? way.name : ordinaryOutcome(action.verb));
  }
}

/** Every vote may decide, by any of the outcomes; one that does not decide is kept. */
export function listenForVotes(config: StateConfig, step: Step, way: Way, taken: TransitionConfig): void {
  const cast: Named = { type: 'castVote', params: { step: step.id } };
  const said = VOTES.filter((vote) => vote === 'approved' || step.outcomes.some(({ name }) => name === vote));
  for (const vote of said) {
    const type = `step.${step.id}.${vote}`;
    const open: TransitionConfig = { guard: { type: 'mayVote', params: { step: step.id } }, actions: [cast] };
    const decided: TransitionConfig = {
      ...taken,
      guard: { type: 'votesComeTo', params: { step: step.id, way: way.name } },
      actions: [cast, ...(taken.actions ?? [])],
    };
    const before = config.on?.[type] ?? [open];
    config.on = { ...config.on, [type]: [...before.slice(0, -1), decided, open] };
  }
}
