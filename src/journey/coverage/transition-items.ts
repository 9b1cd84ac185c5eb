import { modulesOf, type Blueprint } from '../../blueprint/blueprint.ts';
import type { Step } from '../../blueprint/step.ts';
import type { Text } from '../../blueprint/text.ts';
import { machineTransitions, type MachineTransition } from '../../compile/machine-transitions.ts';
import type { StepPlan } from '../../compile/plan.ts';
import type { Named } from '../../compile/state-config.ts';
import type { Path } from '../../text/places.ts';
import { bodiesOf, nameOfWay } from './conditions.ts';
import { ALWAYS_HOLDS, NEVER_HOLDS, TAKEN_BEFORE } from './proof.ts';
import { said, type Draft, type Writing } from './writing.ts';

/**
 * Every way in which a case can move that somebody wrote, from the transitions of its machine: by an outcome, a handler or
 * an interrupt, past a step or stage, by a time limit, by another try, by reopening. Not among them is what every case
 * can do whatever its blueprint says (be cancelled, be merged, keep what the customer writes), nor the entering of a
 * step or stage behind its condition: that is the step's own item. Clocks and escalations have kinds of their own. In a
 * process that moves by tokens it is the sequence flows and what it hears from outside.
 */
export function* transitionItems(writing: Writing): Generator<Draft> {
  const { config, plan, blueprint } = writing.compiled;
  const describing = new Describing(writing);
  for (const [number, transition] of machineTransitions(config).entries()) {
    const move = describing.moveOf(transition);
    if (move === undefined) continue;
    const { id, ...place } = move;
    const missing = said(`In no journey a case moves so: ${id}.`, `没有旅程这样走：${id}。`);
    yield { kind: 'transitions', id, ...place, missing, evidence: [`transition ${number}`] };
  }
  for (const { flow } of plan.tokens?.flows.values() ?? []) {
    const { id, from, to, path } = flow;
    yield {
      kind: 'transitions',
      id: `flow ${id}: ${from} -> ${to}`,
      group: from,
      body: blueprint,
      path,
      missing: said(
        `In no journey a token takes the flow "${id}" from "${from}" to "${to}".`,
        `没有旅程的令牌经过从“${from}”到“${to}”的顺序流“${id}”。`,
      ),
      evidence: [`flow ${id}`],
    };
  }
}

interface Move {
  readonly id: string;
  readonly group: string;
  readonly body: Blueprint;
  readonly path: Path;
  readonly cannot?: Text;
}

class Describing {
  readonly #writing: Writing;
  readonly #bodies: ReadonlyMap<string, Blueprint>;
  readonly #modules: readonly Blueprint[];

  constructor(writing: Writing) {
    const { blueprint } = writing.compiled;
    this.#writing = writing;
    this.#bodies = bodiesOf(blueprint);
    this.#modules = modulesOf(blueprint).map((module) => module.blueprint);
  }

  /** What a transition means for the blueprint; undefined for what nobody wrote. */
  moveOf({ state, on, transition }: MachineTransition): Move | undefined {
    const { guard, actions = [], target } = transition;
    const end = actions.find(({ type }) => type === 'leaveInterrupt')?.params?.['to'];
    const place = end === undefined ? target : `#${end}`;
    const to = place === undefined ? '' : ` -> ${placeNamed(place)}`;
    const timer = guard?.params?.['timer'] ?? '';
    for (const action of actions) {
      const move = this.#ofAction(action, { guard, to, timer, state, on });
      if (move !== undefined) return move;
    }
    if (guard?.type === 'isDue' && timer === 'reopen') return this.#ofEnd(state, 'sealed');
    return undefined;
  }

  #ofAction(
    { type, params = {} }: Named,
    { guard, to, timer, state, on }: { guard?: Named; to: string; timer: string; state: string; on?: string },
  ): Move | undefined {
    const { step = '' } = params;
    switch (type) {
      case 'finishStep': {
        const plan = this.#step(step);
        const way = plan?.ways.get(params['way'] ?? '')?.way;
        if (plan === undefined || way === undefined) return undefined;
        const ways = [...plan.ways.values()].map((planned) => planned.way);
        const late = timer.startsWith('timeout:') ? ', too late' : '';
        const row = ways.filter(({ kind }) => kind === 'branch' || kind === 'computed');
        const before = row.slice(0, Math.max(0, row.indexOf(way))).map(({ when }) => when);
        const { proof } = this.#writing;
        const never = proof.constantOf(way.when) === false ? NEVER_HOLDS : undefined;
        const cannot = proof.isTaken(before) ? TAKEN_BEFORE : never;
        return this.#ofStep(plan.step, ` > ${nameOfWay(ways, way)}${late}${to}`, way.path, cannot);
      }
      case 'skipStep': {
        const plan = this.#step(step);
        const isNeeded = this.#writing.proof.constantOf(plan?.step.when) === true;
        if (plan === undefined) return undefined;
        const { path } = plan.step;
        const move = this.#ofStep(plan.step, ` skipped${to}`, [...path, 'when'], isNeeded ? ALWAYS_HOLDS : undefined);
        // A step whose condition never holds is skipped all the same.
        return { ...move, cannot: move.cannot === NEVER_HOLDS ? undefined : move.cannot };
      }
      case 'skipStage': {
        const id = params['stage'] ?? '';
        const body = this.#modules.find(({ stages }) => stages.some((stage) => stage.id === id));
        const stage = body?.stages.find((one) => one.id === id);
        if (body === undefined || stage === undefined) return undefined;
        const isNeeded = this.#writing.proof.constantOf(stage.when) === true;
        const place = { group: `stage ${id}`, body, path: [...stage.path, 'when'] };
        return { id: `stage ${id} skipped${to}`, ...place, ...(isNeeded ? { cannot: ALWAYS_HOLDS } : {}) };
      }
      case 'handle':
        return this.#ofHandler(params['handler'] ?? '', to);
      case 'interrupt':
        // Cancelling and merging lead where no author has written it.
        return guard?.type === 'mayInterrupt' ? this.#ofInterrupt(guard.params?.['interrupt'] ?? '', to) : undefined;
      case 'beginInterrupt':
        return this.#ofInterrupt(params['interrupt'] ?? '', ' begins');
      case 'endInterrupt':
        return this.#ofInterrupt(params['interrupt'] ?? '', ' ends');
      case 'reopenCase':
        return this.#ofEnd(state, `reopened${to}`);
      case 'remind':
        return this.#named(step, ' reminds', 'remind');
      case 'tryAgain':
        return timer === '' || this.#triesAgain(step)
          ? this.#named(step, ` tries again${timer === '' ? '' : ', too late'}`)
          : undefined;
      case 'callAgain':
        return this.#named(step, ' calls again after a pause');
      case 'castVote': {
        const isKept = guard?.type === 'mayVote' && (this.#step(step)?.voters.length ?? 0) > 1;
        return isKept && this.#mayWait(step) ? this.#named(step, ' waits for further votes') : undefined;
      }
      case 'hearEvent': {
        const { blueprint } = this.#writing.compiled;
        return { id: `hears ${params['event']}`, group: on ?? '', body: blueprint, path: [] };
      }
      default:
        return undefined;
    }
  }

  #triesAgain(step: string): boolean {
    const action = this.#step(step)?.step.action;
    return action?.verb === 'call' && (action.retry !== undefined || action.fallback !== undefined);
  }

  /** With `any` the first vote decides. */
  #mayWait(step: string): boolean {
    const action = this.#step(step)?.step.action;
    return action?.verb === 'approve' && action.votes !== undefined && action.votes.kind !== 'any';
  }

  #step(id: string): StepPlan | undefined {
    return this.#writing.compiled.plan.steps.get(id);
  }

  #named(id: string, words: string, key?: string): Move | undefined {
    const step = this.#step(id)?.step;
    return step && this.#ofStep(step, words, key === undefined ? step.path : [...step.path, key]);
  }

  #ofStep(step: Step, words: string, path: Path, cannot?: Text): Move {
    const body = this.#bodies.get(step.id) ?? this.#writing.compiled.blueprint;
    const reason = this.#writing.proof.noWayTo(step) ?? cannot;
    return {
      id: `${step.id}${words}`,
      group: step.id,
      body,
      path,
      ...(reason === undefined ? {} : { cannot: reason }),
    };
  }

  #ofHandler(key: string, to: string): Move | undefined {
    const planned = this.#writing.compiled.plan.handlers.get(key);
    if (planned === undefined) return undefined;
    const { handler } = planned;
    const event = handler.event.name;
    const owner = key.slice(0, -event.length - 1);
    const cannot = this.#writing.proof.constantOf(handler.when) === false ? NEVER_HOLDS : undefined;
    const step = this.#step(owner.replace(/^step-/u, ''))?.step;
    if (owner.startsWith('step-') && step !== undefined)
      return this.#ofStep(step, ` on ${event}${to}`, handler.path, cannot);
    const stage = owner.replace(/^stage-/u, '');
    const body = this.#modules.find(({ stages }) => stages.some(({ id }) => id === stage));
    if (body === undefined) return undefined;
    const place = { group: `stage ${stage}`, body, path: handler.path };
    return { id: `stage ${stage} on ${event}${to}`, ...place, ...(cannot === undefined ? {} : { cannot }) };
  }

  #ofInterrupt(id: string, words: string): Move | undefined {
    const body = this.#modules.find(({ interrupts }) => interrupts.some((one) => one.id === id));
    const interrupt = body?.interrupts.find((one) => one.id === id);
    if (body === undefined || interrupt === undefined) return undefined;
    const isNever = this.#writing.proof.constantOf(interrupt.when) === false;
    const place = { group: `interrupt ${id}`, body, path: interrupt.path };
    return { id: `interrupt ${id}${words}`, ...place, ...(isNever ? { cannot: NEVER_HOLDS } : {}) };
  }

  #ofEnd(state: string, words: string): Move | undefined {
    const { blueprint } = this.#writing.compiled;
    const id = state.replace(/^end-/u, '');
    const path = blueprint.reopen?.path ?? blueprint.ends.find((end) => end.id === id)?.path ?? [];
    return { id: `end ${id} ${words}`, group: `end ${id}`, body: blueprint, path };
  }
}

/** A state as its author calls it: `#gate-visit` is the way to step `visit`. */
function placeNamed(target: string): string {
  const branch = /^#done-.+--(.+)$/u.exec(target);
  if (branch !== null) return `end of branch ${branch[1]}`;
  if (target.startsWith('#resume-')) return 'back';
  return target.replace(/^#(?:step|gate|stage|door|end)-/u, '');
}
