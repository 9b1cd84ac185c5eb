import mapValues from 'lodash/mapValues.js';
import { createMachine, enqueueActions } from 'xstate';

import type { Expression } from '../blueprint/origin.ts';
import type { FeelEnv } from '../feel/evaluate.ts';
import type { FeelExpression } from '../feel/feel.ts';
import { TRUE } from '../feel/scope.ts';
import { FACT_ROOTS, termsIn, type Read, type Term } from '../feel/term.ts';
import type { UnaryTests } from '../feel/unary.ts';
import { decoderOf, encode, isRecord } from '../feel/values.ts';
import { expressionsOf, type Expressions, type ReadTable } from '../flow/expressions.ts';
import type { Path } from '../text/places.ts';
import type { CaseContext, CaseEvent } from './case.ts';
import type { CaseMachine, CompiledBlueprint } from './compile.ts';
import { implementationsOf, type CaseImplementations } from './implementations.ts';
import { machineTransitions, type MachineTransition } from './machine-transitions.ts';
import { planOf } from './make-plan.ts';
import type { Plan } from './plan.ts';
import type { CaseMachineConfig, StateConfig, TransitionConfig } from './state-config.ts';

/** What an observed case tells while it runs; instants are epoch milliseconds. */
export type Noticed =
  | { readonly kind: 'transition'; readonly transition: MachineTransition; readonly at: number }
  | NoticedCondition
  /** A row of a decision table that counted; `row` counts from 0. */
  | {
      readonly kind: 'row';
      readonly decision: string;
      readonly row: number;
      readonly path: Path;
      readonly at: number;
    }
  /** A sequence flow of a BPMN process that a token took. */
  | { readonly kind: 'flow'; readonly flow: string };

/** A condition that was looked at. */
export interface NoticedCondition {
  readonly kind: 'condition';
  /** The very expression of `compiled.blueprint`. */
  readonly expression: Expression;
  /** Where it is written. */
  readonly path: Path;
  readonly text: string;
  readonly holds: boolean;
  /** What it read, by name as it is written, in its JSON form; null where there is nothing. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly at: number;
}

/**
 * The same blueprint, whose machine tells what it does: which transitions it takes, which conditions it looks at and what
 * they give, which rows of its decision tables count, which flows its tokens take. It behaves as before: the same
 * entries, effects, timers and frozen cases. A blueprint that is not observed pays nothing.
 *
 * Only what the machine does is told, not what `viewCase()` or the reason of a refusal look at. Of what is refused, or
 * fails half-way, the conditions are told that were looked at, and nothing else has happened. A case goes on with the
 * machine with which it was opened; to change it, freeze and thaw it.
 *
 * @param notice is told in order, when the machine has come to rest.
 * @example
 * const seen: Noticed[] = [];
 * step(observe(compiled, (noticed) => seen.push(noticed)), null, { id: 'C-1', at }, at);
 */
export function observe(compiled: CompiledBlueprint, notice: (noticed: Noticed) => void): CompiledBlueprint {
  const moves = new Moves(notice);
  const plan = observedPlan(compiled, moves.notice);
  const transitions = machineTransitions(compiled.config);
  const config = withProbes(compiled.config, new Map(transitions.map(({ transition }, index) => [transition, index])));
  const made = implementationsOf(plan);
  const implementations = { ...made, actions: { ...made.actions, [PROBE]: probe(transitions, moves.notice) } };
  const machine = createMachine(config as never, implementations as never) as unknown as CaseMachine;
  return { ...compiled, machine: moves.watched(machine), config, implementations, plan };
}

/** What is noticed while the machine moves; what is looked at in between is nobody's move. */
class Moves {
  readonly #tell: (noticed: Noticed) => void;
  #noticed: Noticed[] | undefined;

  constructor(tell: (noticed: Noticed) => void) {
    this.#tell = tell;
  }

  readonly notice = (noticed: Noticed): void => {
    this.#noticed?.push(noticed);
  };

  watched(machine: CaseMachine): CaseMachine {
    const opening = machine.getInitialSnapshot.bind(machine);
    const moving = machine.transition.bind(machine);
    machine.getInitialSnapshot = (...args) => this.#during(() => opening(...args));
    machine.transition = (...args) => this.#during(() => moving(...args));
    return machine;
  }

  #during<T>(move: () => T): T {
    const noticed: Noticed[] = [];
    this.#noticed = noticed;
    let isDone = false;
    try {
      const result = move();
      isDone = true;
      return result;
    } finally {
      this.#noticed = undefined;
      for (const one of noticed) if (isDone || one.kind === 'condition') this.#tell(one);
    }
  }
}

/** The action by which a transition tells that it is taken. */
const PROBE = 'noticeTransition';

function withProbes(config: CaseMachineConfig, order: ReadonlyMap<TransitionConfig, number>): CaseMachineConfig {
  const probed = (transition: TransitionConfig): TransitionConfig => {
    const params = { transition: String(order.get(transition)) };
    return { ...transition, actions: [{ type: PROBE, params }, ...(transition.actions ?? [])] };
  };
  const within = <S extends StateConfig>(state: S): S => ({
    ...state,
    ...(state.on === undefined ? {} : { on: mapValues(state.on, (list) => list.map(probed)) }),
    ...(state.always === undefined ? {} : { always: state.always.map(probed) }),
    ...(state.states === undefined ? {} : { states: mapValues(state.states, within) }),
  });
  return within(config);
}

function probe(
  transitions: readonly MachineTransition[],
  notice: (noticed: Noticed) => void,
): CaseImplementations['actions'][string] {
  const act = ({ context, event }: { context: CaseContext; event: CaseEvent }, params: unknown): void => {
    const transition = transitions[Number((params as { readonly transition: string }).transition)];
    if (transition !== undefined) notice({ kind: 'transition', transition, at: event.at ?? context.at });
  };
  return enqueueActions(act as never) as unknown as CaseImplementations['actions'][string];
}

function observedPlan({ blueprint }: CompiledBlueprint, notice: (noticed: Noticed) => void): Plan {
  const plan = planOf(blueprint, observedExpressions(expressionsOf(blueprint), notice));
  const { tokens } = plan;
  if (tokens === undefined) return plan;
  return { ...plan, tokens: { ...tokens, taken: (flow) => notice({ kind: 'flow', flow }) } };
}

function observedExpressions(expressions: Expressions, notice: (noticed: Noticed) => void): Expressions {
  return {
    ...expressions,
    of: (expression) => observedCondition(expression, expressions.of(expression), notice),
    tables: new Map([...expressions.tables].map(([id, table]) => [id, observedTable(id, table, notice)])),
  };
}

function observedCondition(
  expression: Expression,
  feel: FeelExpression,
  notice: (noticed: Noticed) => void,
): FeelExpression {
  const reads = readsIn(feel.term);
  return {
    ...feel,
    test(env) {
      const holds = feel.test(env);
      const { path, text } = expression;
      const values = Object.fromEntries(reads.map((read) => [read.path.join('.'), valueOf(read, env)]));
      notice({ kind: 'condition', expression, path, text, holds, values, at: instantOf(env) });
      return holds;
    },
  };
}

function readsIn(term: Term): Read[] {
  return [...(term.kind === 'read' ? [term] : []), ...termsIn(term).flatMap(readsIn)];
}

/** The value as the expression takes it. */
function valueOf({ path: [root = '', ...fields], type }: Read, env: FeelEnv): unknown {
  let value: unknown = FACT_ROOTS.has(root) ? env.facts[root] : own(env.data, root);
  for (const field of fields) value = own(value, field);
  return encode(type, decoderOf(type)(value, env.zone), env.zone);
}

function own(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function instantOf({ facts }: FeelEnv): number {
  return Number(facts['now']);
}

/** Rows are tried in their order, the cells of each until one does not fit: what fits to its end counts. */
function observedTable(id: string, table: ReadTable, notice: (noticed: Noticed) => void): ReadTable {
  const { decision } = table;
  let isDecided = false;
  const rows = table.rows.map((row, index) => {
    const path = decision.rules[index]?.path ?? decision.path;
    const passed = (kind: 'begins' | 'fits', env: FeelEnv): true => {
      if (kind === 'begins') isDecided = false;
      else if (decision.hit !== 'first' || !isDecided) {
        isDecided = true;
        notice({ kind: 'row', decision: id, row: index, path, at: instantOf(env) });
      }
      return true;
    };
    const [first] = row.tests;
    const begun = index > 0 || first === undefined ? row.tests : [beginning(first, passed), ...row.tests.slice(1)];
    const end = { cell: { path, value: null }, tests: marking((env) => passed('fits', env)) };
    return { ...row, tests: [...begun, end] };
  });
  return { ...table, rows };
}

type Cell = ReadTable['rows'][number]['tests'][number];

function beginning({ cell, tests }: Cell, passed: (kind: 'begins', env: FeelEnv) => true): Cell {
  return { cell, tests: { ...tests, test: (env, value) => passed('begins', env) && tests.test(env, value) } };
}

/** A cell behind the last one, which every value passes. */
function marking(test: (env: FeelEnv) => boolean): UnaryTests {
  return { text: 'any', input: { kind: 'any' }, problems: [], reads: [], term: TRUE, test };
}
