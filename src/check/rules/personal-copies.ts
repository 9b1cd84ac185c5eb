import { stepsOf } from '../../blueprint/blueprint.ts';
import type { Field } from '../../blueprint/field.ts';
import type { Expression, Reference } from '../../blueprint/origin.ts';
import { isPersonal } from '../../blueprint/personal-fields.ts';
import type { Assignment, Handler, Step } from '../../blueprint/step.ts';
import type { Intake } from '../../blueprint/verbs.ts';
import { passedOn } from '../../feel/passed-on.ts';
import { declaredEvent } from '../../flow/names.ts';
import type { Span } from '../../text/source.ts';
import { Repeats } from '../repeats.ts';
import type { Check, Rule } from '../rule.ts';

type Fields = ReadonlyMap<string, Field>;

const NONE: Fields = new Map();

/**
 * A personal value stays marked wherever the case keeps it: a copy in a field that is not marked would outlive the erasure
 * of the person. (GDPR, article 17; PIPL, article 47.)
 */
export const personalCopies: Rule = {
  name: 'copies-of-personal-data-are-marked',
  phase: 4,
  principle: 'secure',
  check(check) {
    const copies = new Copies(check);
    for (const { on } of check.blueprint.stages) for (const handler of on) copies.handled(handler);
    for (const step of stepsOf(check.blueprint)) copies.step(step);
    for (const { decision, rows } of check.expressions.tables.values()) {
      for (const { values } of rows) {
        for (const [column, { expression }] of values.entries()) {
          const output = decision.outputs[column];
          const field = output?.own ?? check.blueprint.data.get(output?.name ?? '');
          if (expression !== undefined) copies.computed(expression, field);
        }
      }
    }
    copies.report();
  },
};

class Copies {
  readonly #check: Check;
  readonly #data: Fields;
  readonly #found = new Repeats('TL4056');

  constructor(check: Check) {
    this.#check = check;
    this.#data = check.blueprint.data;
  }

  report(): void {
    this.#found.report(this.#check);
  }

  handled({ event, set }: Handler): void {
    this.#assigned(set, event);
  }

  step(step: Step): void {
    const { action } = step;
    const { services } = this.#check.blueprint;
    this.#assigned(step.set, eventOf(step));
    for (const outcome of step.outcomes) this.#assigned(outcome.set, eventOf(step, outcome.name));
    for (const handler of step.on) this.handled(handler);
    if (action.verb === 'decide') for (const branch of action.branches) this.#assigned(branch.set);
    if (action.verb === 'call') this.#taken(action.into, services.get(action.service.name)?.out ?? NONE);
    if (action.verb === 'use' && action.module !== undefined) {
      const { data } = action.module;
      for (const { field, value } of action.with) {
        if (value.kind === 'feel') this.computed(value.feel, data.get(field.name), undefined, action.file.name);
      }
      this.#taken(action.gives, data);
    }
  }

  computed(expression: Expression, into: Field | undefined, event?: Reference, module?: string): void {
    if (into === undefined || isPersonal(into)) return;
    const carried = event === undefined ? NONE : (declaredEvent(this.#check.blueprint, event.name)?.carries ?? NONE);
    for (const { path, start, end } of passedOn(expression.text)) {
      const [first = '', second = ''] = path;
      const from = first === 'event' ? carried.get(second) : this.#data.get(first);
      if (from === undefined || !isPersonal(from)) continue;
      const { places } = this.#check.blueprint;
      const span = places.within(expression.path, expression.offset + start, expression.offset + end);
      this.#tell(path.join('.'), into, span, module);
    }
  }

  #assigned(set: readonly Assignment[], event?: Reference): void {
    for (const { field, value } of set) {
      if (value.kind === 'feel') this.computed(value.feel, this.#data.get(field.name), event);
    }
  }

  /** Results of a service, or of a module. */
  #taken(intakes: readonly Intake[], results: Fields): void {
    for (const { field, output } of intakes) {
      const [from, into] = [results.get(output.name), this.#data.get(field.name)];
      if (from === undefined || into === undefined || !isPersonal(from) || isPersonal(into)) continue;
      this.#tell(output.name, into, this.#check.blueprint.places.value(output.path));
    }
  }

  #tell(from: string, into: Field, span: Span, module?: string): void {
    const params = { from, into: into.name, module, others: 0 };
    this.#found.add(`${from} ${module ?? ''} ${into.name}`, span, params);
  }
}

/** The event whose values a step or one of its outcomes sees. */
function eventOf({ action }: Step, outcome?: string): Reference | undefined {
  if (action.verb !== 'wait') return undefined;
  if (action.for.kind === 'event') return action.for.event;
  const arms = action.for.kind === 'first' ? action.for.arms : [];
  const until = arms.find(({ name }) => name === outcome)?.until;
  return until?.kind === 'event' ? until.event : undefined;
}
