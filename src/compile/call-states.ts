import type { Step } from '../blueprint/step.ts';
import type { Call } from '../blueprint/verbs.ts';
import type { Way } from '../flow/ways.ts';
import type { MachineFlow } from './machine-flow.ts';
import { listen, type Named, type StateConfig, type TransitionConfig } from './state-config.ts';

/** A call that fails or takes too long is made again, as long as there are tries left. */
export function addTries(
  flow: MachineFlow,
  config: StateConfig,
  step: Step,
  action: Call,
  ways: readonly { way: Way; to: string }[],
): void {
  const again: Named = { type: 'tryAgain', params: { step: step.id } };
  const failure = ways.find(({ way }) => way.kind === 'failure');
  const params = { step: step.id, way: 'failed' };
  if (action.retry !== undefined || action.fallback !== undefined) {
    const type = `step.${step.id}.failed`;
    const trying: TransitionConfig = { guard: { type: 'mayTryAgain', params }, actions: [again] };
    config.on = { ...config.on, [type]: [trying, ...(config.on?.[type] ?? [])] };
  }
  if (action.timeout !== undefined) {
    const timer = `timeout:${step.id}`;
    listen(config, 'timer', { guard: { type: 'isLate', params: { step: step.id, timer } }, actions: [again] });
    listen(config, 'timer', {
      guard: { type: 'isDue', params: { ...params, timer } },
      ...(failure === undefined ? {} : { target: flow.target(failure.to), reenter: true as const }),
      actions: [{ type: 'finishStep', params }],
    });
  }
  if (action.retry?.every !== undefined) {
    const timer = `retry:${step.id}`;
    listen(config, 'timer', {
      guard: { type: 'isDue', params: { step: step.id, timer } },
      actions: [{ type: 'callAgain', params: { step: step.id } }],
    });
  }
}
