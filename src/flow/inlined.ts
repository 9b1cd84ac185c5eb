import { stepsOf, type Blueprint } from '../blueprint/blueprint.ts';
import type { Interrupt } from '../blueprint/interrupt.ts';
import type { Stage } from '../blueprint/stage.ts';
import type { Step } from '../blueprint/step.ts';
import { givenFields } from '../blueprint/use.ts';
import type { Action } from '../blueprint/verbs.ts';
import { Prefixing } from './prefixing.ts';

const whole = new WeakMap<Blueprint, Blueprint>();

/**
 * A blueprint with its modules put in: each step that uses one holds the module's stages as its `body`, and what the module
 * declares stands among the blueprint's own declarations, under the name of the step. The same blueprint gives the same.
 */
export function inlined(blueprint: Blueprint): Blueprint {
  const known = whole.get(blueprint);
  if (known !== undefined) return known;
  const uses = stepsOf(blueprint).some(({ action }) => action.verb === 'use');
  const result = uses ? new Inlining(blueprint).result() : blueprint;
  whole.set(blueprint, result);
  whole.set(result, result);
  return result;
}

class Inlining {
  readonly #blueprint: Blueprint;
  readonly #bodies: Blueprint[] = [];

  constructor(blueprint: Blueprint) {
    this.#blueprint = blueprint;
  }

  result(): Blueprint {
    const blueprint = this.#blueprint;
    const stages = blueprint.stages.map((stage): Stage => this.#branch(stage));
    const interrupts = blueprint.interrupts.map((interrupt): Interrupt => ({
      ...interrupt,
      steps: interrupt.steps.map((step) => this.#step(step)),
    }));
    const merged = <K, V>(pick: (from: Blueprint) => ReadonlyMap<K, V>): ReadonlyMap<K, V> =>
      // What both have under one name is the blueprint's own.
      new Map([...this.#bodies.flatMap((body) => [...pick(body)]), ...pick(blueprint)]);
    return {
      ...blueprint,
      stages,
      interrupts,
      calendars: merged(({ calendars }) => calendars),
      channels: merged(({ channels }) => channels),
      // A module's fields begin when the module does, not with the case.
      data: new Map([
        ...blueprint.data,
        ...this.#bodies.flatMap((body) =>
          [...body.data].map(([name, field]) => [name, { ...field, default: undefined }] as const),
        ),
      ]),
      decisions: merged(({ decisions }) => decisions),
      messages: merged(({ messages }) => messages),
      events: merged(({ events }) => events),
      signals: merged(({ signals }) => signals),
      services: merged(({ services }) => services),
      parameters: merged(({ parameters }) => parameters),
      needs: merged(({ needs }) => needs),
      milestones: merged(({ milestones }) => milestones),
    };
  }

  #branch<T extends Pick<Stage, 'steps' | 'alternatives'>>(place: T): T {
    return {
      ...place,
      steps: place.steps.map((step) => this.#step(step)),
      alternatives: place.alternatives.map((step) => this.#step(step)),
    };
  }

  #step(step: Step): Step {
    const { action } = step;
    if (action.verb === 'parallel') {
      const branches = action.branches.map((branch) => this.#branch(branch));
      return { ...step, action: { ...action, branches } };
    }
    if (action.verb !== 'use' || action.module === undefined) return step;
    const module = inlined(action.module);
    const prefixing = new Prefixing(step, action, module);
    const body = prefixing.body();
    this.#bodies.push(body);
    const put: Action = {
      ...action,
      with: action.with.map((given) => ({ ...given, field: prefixing.field(given.field) })),
      gives: givenFields(action).map(({ field, output }) => ({ field, output: prefixing.field(output) })),
      module: { ...module, outputs: module.outputs.map((output) => prefixing.field(output)) },
      body,
    };
    return { ...step, action: put };
  }
}
