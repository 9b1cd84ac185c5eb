import { enqueueActions, type MachineImplementationsSimplified } from 'xstate';

import { actions } from './actions.ts';
import {
  effectiveAt,
  refuseAcceptance,
  refuseCarried,
  refuseForClocks,
  refuseHandled,
  refuseInterrupt,
  refuseOutcome,
  refuseReopening,
  refuseSender,
  refuseTimer,
} from './admit.ts';
import { hasAnotherTry } from './calls.ts';
import { movedTo, takesTimer } from './clocks.ts';
import { isLadderDue } from './ladders.ts';
import { SYSTEM, type CaseContext, type CaseEvent, type CaseInput } from './case.ts';
import { refuseExtension } from './extend-clock.ts';
import { environment } from './facts.ts';
import type { InterruptPlan, Plan, StepPlan, WayPlan } from './plan.ts';
import { Turn, type Output, type Surroundings } from './turn.ts';
import { isJoined, isLive } from './races.ts';
import { isProcessTimer, refuseUncaught } from './token-admit.ts';
import { endOf } from './token-states.ts';
import { atOnce, isUntaken } from './told-already.ts';
import { tally } from './votes.ts';

/** The named actions and guards of a case machine: what `createMachine` takes beside the config. */
export type CaseImplementations = Required<
  Pick<MachineImplementationsSimplified<CaseContext, CaseEvent>, 'actions' | 'guards'>
>;

interface Params {
  readonly step: string;
  readonly stage: string;
  readonly way: string;
  readonly handler: string;
  readonly interrupt: string;
  readonly timer: string;
  readonly event: string;
  readonly end: string;
  readonly to: string;
  readonly branch: string;
  readonly sla: string;
  readonly state: string;
  readonly escalation: string;
}

type Guard = (turn: { context: CaseContext; event: CaseEvent }, params: Params) => boolean;

export function implementationsOf(plan: Plan): CaseImplementations {
  return {
    actions: Object.fromEntries(Object.entries(actions).map(([name, run]) => [name, implement(plan, name, run)])),
    guards: guardsOf(plan) as CaseImplementations['guards'],
  };
}

/** The names that a config may use; XState would pass a missing action over in silence. */
export function isImplemented(name: string, implementations: CaseImplementations): boolean {
  return Object.hasOwn(implementations.actions, name) || Object.hasOwn(implementations.guards, name);
}

type Run = (turn: Turn, params: Params) => void;

/** What takes in what has happened calls for no further look itself, nor does what is only half of a move. */
const UNWATCHED: readonly string[] = ['settleClocks', 'settleLadders', 'leaveInterrupt'];

function implement(plan: Plan, name: string, run: Run): CaseImplementations['actions'][string] {
  const isWatched = plan.clocks !== undefined || plan.ladders !== undefined;
  const act = ({ context, event, enqueue, system }: ActionScope, params: unknown): void => {
    const { now, people } = system;
    const turn = new Turn(plan, context, happened(context, event), { input: event.input, now, people });
    run(turn, params as Params);
    if (isWatched && context.told === undefined && !UNWATCHED.includes(name)) turn.callForLook();
    enqueue.assign(() => turn.draft);
    for (const output of turn.outputs) {
      if (system.collect !== undefined && output.kind !== 'fact') {
        system.collect(output);
        continue;
      }
      switch (output.kind) {
        case 'entry':
          enqueue.emit({ type: 'entry', entry: output.entry });
          break;
        case 'effect':
          enqueue.emit({ type: 'effect', effect: output.effect });
          break;
        case 'arm':
          // XState would let the timer that it takes the place of run on.
          if (context.timers[output.id] !== undefined) enqueue.cancel(output.id);
          enqueue.raise(output.event, { id: output.id, delay: output.delay });
          break;
        case 'disarm':
          enqueue.cancel(output.id);
          break;
        case 'fact':
          enqueue.raise(output.event);
          break;
      }
    }
  };
  // XState types the action for one machine; this one serves the machine of any blueprint.
  return enqueueActions(act as never) as unknown as CaseImplementations['actions'][string];
}

interface ActionScope {
  readonly context: CaseContext;
  readonly event: CaseEvent & { readonly input?: CaseInput };
  /** Whoever runs the machine without an actor may take what it asks for directly; it then passes XState by. */
  readonly system: { readonly collect?: (output: Output) => void } & Omit<Surroundings, 'input'>;
  readonly enqueue: {
    assign(change: () => CaseContext): void;
    emit(event: object): void;
    raise(event: CaseEvent, options?: { id: string; delay: number }): void;
    cancel(id: string): void;
  };
}

/** XState's own first event carries the input and no instant: it stands for the opening of the case. */
function happened(context: CaseContext, event: ActionScope['event']): CaseEvent {
  return event.type.startsWith('xstate.')
    ? { type: 'case.opened', at: context.at, by: event.input?.by ?? SYSTEM }
    : event;
}

function guardsOf(plan: Plan): Record<string, Guard> {
  const stepPlan = (id: string): StepPlan => known(plan.steps.get(id), id);
  const wayPlan = (params: Params): WayPlan => known(stepPlan(params.step).ways.get(params.way), params.way);
  return {
    maySend: ({ context, event }, params) =>
      refuseOutcome(plan, context, event, stepPlan(params.step), wayPlan(params)) === undefined,
    isAwaited: ({ context, event }, params) => {
      const { interrupt } = stepPlan(params.step);
      const carries = known(plan.awaited.get(params.event), params.event);
      return (
        context.interrupt === interrupt &&
        refuseCarried(plan, context, event, carries) === undefined &&
        wayHolds(plan, context, event, wayPlan(params))
      );
    },
    isDue: ({ context, event }, params) => {
      const interrupt = params.step === undefined ? undefined : plan.steps.get(params.step)?.interrupt;
      if (refuseTimer(context, event, params.timer, interrupt) !== undefined) return false;
      return params.way === undefined || wayHolds(plan, context, event, wayPlan(params));
    },
    isHandled: ({ context, event }, { handler }) => {
      const handled = known(plan.handlers.get(handler), handler);
      const isAtOnce = event.type === `fact.${atOnce(handler)}`;
      if (isAtOnce && !isUntaken(context, handled.handler.event.name, handler)) return false;
      return refuseHandled(plan, context, event, handled) === undefined;
    },
    mayInterrupt: ({ context, event }, { interrupt }) =>
      mayInterrupt(plan, context, event, known(plan.interrupts.get(interrupt), interrupt)),
    mayClose: ({ context, event }) => context.closed === undefined && refuseSender(plan, context, event) === undefined,
    // An interrupt that listens to what the customer writes notes it itself.
    isKept: ({ context, event }) =>
      refuseSender(plan, context, event) === undefined &&
      ![...plan.interrupts.values()].some(
        (planned) =>
          planned.interrupt.on.name === 'customer.writes' &&
          planned.interrupt.to === undefined &&
          mayInterrupt(plan, context, event, planned),
      ),
    mayReopen: ({ context, event }) => refuseReopening(plan, context, event) === undefined,
    stepApplies: ({ context, event }, { step }) =>
      isLive(plan, context, stepPlan(step)) && holds(plan, context, event, stepPlan(step).when),
    isLive: ({ context }, { step }) => isLive(plan, context, stepPlan(step)),
    isJoined: ({ context }, { step }) => isJoined(plan, context, step) && isLive(plan, context, stepPlan(step)),
    votesComeTo: ({ context, event }, { step, way }) => {
      const counted = tally(plan, context, event, stepPlan(step));
      return 'vote' in counted && counted.outcome === way;
    },
    mayVote: ({ context, event }, { step }) => {
      const counted = tally(plan, context, event, stepPlan(step));
      return 'vote' in counted && counted.outcome === undefined;
    },
    // A service that failed is called again, or its fallback, before the step counts as failed.
    mayTryAgain: ({ context, event }, params) =>
      refuseOutcome(plan, context, event, stepPlan(params.step), wayPlan(params)) === undefined &&
      hasAnotherTry(context, stepPlan(params.step)),
    isLate: ({ context, event }, params) =>
      refuseTimer(context, event, params.timer, stepPlan(params.step).interrupt) === undefined &&
      hasAnotherTry(context, stepPlan(params.step)),
    clockMoves: ({ context, event }, { sla, state }) => movedTo(plan, context, event, sla) === state,
    isLadderDue: ({ context, event }) => isLadderDue(context, event),
    mayAccept: ({ context, event }, { escalation }) => refuseAcceptance(plan, context, event, escalation) === undefined,
    mayExtend: ({ context, event }, { sla }) => refuseExtension(plan, context, event, sla) === undefined,
    isClockDue: ({ context, event }) => takesTimer(plan, context, event),
    clocksHear: ({ context, event }, params) => refuseForClocks(plan, context, event, params.event) === undefined,
    maySendHere: ({ context, event }, params) =>
      context.active[params.step] !== undefined &&
      refuseOutcome(plan, context, event, stepPlan(params.step), wayPlan(params)) === undefined,
    isCaught: ({ context, event }, params) => refuseUncaught(plan, context, event, params.event) === undefined,
    isProcessTimer: ({ context, event }) => isProcessTimer(context, event),
    isOver: ({ context }, { end }) =>
      context.tokens?.over !== undefined && endOf(plan.blueprint, context.tokens.over) === end,
    stageApplies: ({ context, event }, { stage }) => holds(plan, context, event, plan.stages.get(stage)),
    branchHolds: ({ context, event }, params) =>
      isLive(plan, context, stepPlan(params.step)) && wayHolds(plan, context, event, wayPlan(params)),
  };
}

function mayInterrupt(plan: Plan, context: CaseContext, event: CaseEvent, planned: InterruptPlan): boolean {
  if (refuseInterrupt(plan, context, event, planned) !== undefined) return false;
  // A returning interrupt lives in a region of its own: it gives way to whoever in the journey takes the event.
  return planned.interrupt.to !== undefined || !isTaken(plan, context, event, planned.interrupt.id);
}

/** True when a step, its stage or an interrupt written earlier takes the event. */
function isTaken(plan: Plan, context: CaseContext, event: CaseEvent, interrupt: string): boolean {
  const name = event.type.startsWith('fact.') ? event.type.slice('fact.'.length) : event.type;
  for (const active of Object.keys(context.active)) {
    const step = plan.steps.get(active);
    const takes = step?.handlers.some(
      (handled) => handled.handler.event.name === name && refuseHandled(plan, context, event, handled) === undefined,
    );
    if (takes === true) return true;
    const waited = step?.step.action;
    if (waited?.verb !== 'wait') continue;
    if (waited.for.kind === 'event' && waited.for.event.name === name) return true;
    const arms = waited.for.kind === 'first' ? waited.for.arms : [];
    if (arms.some(({ until }) => until.kind === 'event' && until.event.name === name)) return true;
  }
  for (const [id, other] of plan.interrupts) {
    if (other.interrupt.to === undefined) {
      if (id === interrupt) return false;
    } else if (other.interrupt.on.name === name && refuseInterrupt(plan, context, event, other) === undefined) {
      return true;
    }
  }
  return false;
}

function wayHolds(plan: Plan, context: CaseContext, event: CaseEvent, way: WayPlan): boolean {
  return holds(plan, context, event, way.when);
}

function holds(plan: Plan, context: CaseContext, event: CaseEvent, when: WayPlan['when']): boolean {
  return (
    when === undefined || when.test(environment(plan, context, context.data, effectiveAt(context, event), event.data))
  );
}

function known<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`The machine names "${name}", which its blueprint does not have.`);
  return value;
}
