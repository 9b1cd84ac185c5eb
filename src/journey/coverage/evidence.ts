import type { Expression } from '../../blueprint/origin.ts';
import type { Entry } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { machineTransitions } from '../../compile/machine-transitions.ts';
import type { Noticed } from '../../compile/observe.ts';
import type { TransitionConfig } from '../../compile/state-config.ts';
import { conditionsIn } from './conditions.ts';

/** What happened in a case: its journal, and what its observed machine told. */
export interface ObservedCase {
  readonly entries: readonly Entry[];
  readonly noticed: readonly Noticed[];
}

/** How often each piece of evidence was found. */
export type Evidence = ReadonlyMap<string, number>;

/** What the evidence of transitions and conditions is called: they have no names that stay. */
interface Numbers {
  readonly transitions: ReadonlyMap<TransitionConfig, number>;
  readonly conditions: ReadonlyMap<Expression, number>;
}

const known = new WeakMap<CompiledBlueprint, Numbers>();

export function numbersOf(compiled: CompiledBlueprint): Numbers {
  const before = known.get(compiled);
  if (before !== undefined) return before;
  const numbers: Numbers = {
    transitions: new Map(machineTransitions(compiled.config).map(({ transition }, index) => [transition, index])),
    conditions: new Map([...conditionsIn(compiled)].map(({ expression }, index) => [expression, index])),
  };
  known.set(compiled, numbers);
  return numbers;
}

/** Counts what happened in a case, each thing under the name by which items ask for it. */
export function evidenceOf(compiled: CompiledBlueprint, { entries, noticed }: ObservedCase): Evidence {
  const found = new Map<string, number>();
  const add = (name: string | undefined): void => {
    if (name !== undefined) found.set(name, (found.get(name) ?? 0) + 1);
  };
  for (const entry of entries) for (const name of inEntry(compiled, entry)) add(name);
  for (const one of noticed) for (const name of inNotice(compiled, one)) add(name);
  return found;
}

function inEntry({ plan }: CompiledBlueprint, entry: Entry): string[] {
  switch (entry.type) {
    case 'step.entered':
      return [`entered ${entry.step}`];
    case 'step.left':
      return [`left ${entry.step} ${entry.outcome}`];
    case 'case.closed':
      return [`end ${entry.end}`];
    case 'sla.met':
    case 'sla.breached':
    case 'sla.cancelled':
      return [`clock ${entry.sla} ${entry.type.slice('sla.'.length)}`];
    case 'sla.warned':
      return [`clock ${entry.sla} ${entry.warning}`];
    case 'escalation.raised':
      return [`level ${entry.escalation} ${entry.level}`];
    case 'escalation.accepted':
    case 'escalation.exhausted':
      return [`${entry.type} ${entry.escalation}`];
    case 'effect.requested': {
      const { effect } = entry;
      if (effect.kind === 'reminder') {
        const step = plan.steps.get(effect.step)?.step;
        const asked = step?.action.verb === 'ask' ? step.action.message : undefined;
        const message = step?.remind?.message ?? asked;
        return message === undefined ? [] : [`message ${message.name}`];
      }
      return 'message' in effect && effect.message !== undefined ? [`message ${effect.message}`] : [];
    }
    default:
      return [];
  }
}

function inNotice(compiled: CompiledBlueprint, noticed: Noticed): string[] {
  const { transitions, conditions } = numbersOf(compiled);
  switch (noticed.kind) {
    case 'transition': {
      const { transition } = noticed.transition;
      const { guard } = transition;
      const { sla, state } = guard?.type === 'clockMoves' ? (guard.params ?? {}) : {};
      // What a clock begins and ends in one moment stands in the journal; nobody ever saw it running or paused.
      const shown = state === 'undated' ? 'running' : state;
      const isSeen = shown === 'running' || shown === 'paused';
      return [`transition ${transitions.get(transition)}`, ...(isSeen ? [`clock ${sla} ${shown}`] : [])];
    }
    case 'condition':
      return [`${noticed.holds ? 'holds' : 'fails'} ${conditions.get(noticed.expression)}`];
    case 'row':
      return [`row ${noticed.decision} ${noticed.row}`];
    case 'flow':
      return [`flow ${noticed.flow}`];
  }
}
