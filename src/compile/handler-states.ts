import type { Interrupt } from '../blueprint/interrupt.ts';
import type { MachineFlow } from './machine-flow.ts';
import { listen, type StateConfig, type TransitionConfig } from './state-config.ts';

/** A handler answers, and leads elsewhere where it says so. */
export function handling(handler: string, target: string | undefined): TransitionConfig {
  return {
    guard: { type: 'isHandled', params: { handler } },
    ...(target === undefined ? {} : { target }),
    actions: [{ type: 'handle', params: { handler } }],
  };
}

/** Interrupts that leave for good. */
export function leaveOn(
  flow: MachineFlow,
  config: StateConfig,
  interrupts: readonly Interrupt[],
  params: { step?: string },
): void {
  for (const interrupt of interrupts) {
    if (interrupt.to === undefined) continue;
    listen(config, interrupt.on.name, {
      guard: { type: 'mayInterrupt', params: { interrupt: interrupt.id } },
      target: flow.breakTarget(interrupt),
      actions: [{ type: 'interrupt', ...(params.step === undefined ? {} : { params: { step: params.step } }) }],
    });
  }
}
