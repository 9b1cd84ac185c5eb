import type { Moment } from '../flow/expressions.ts';
import { knownData, type KnownData } from '../flow/known-data.ts';
import { stepKey } from '../flow/keys.ts';
import type { Check } from './rule.ts';

const flows = new WeakMap<Check, KnownData>();

/** Whether a field certainly has a value at a moment; worked out once for all rules of a check. */
export class Known {
  readonly #check: Check;

  constructor(check: Check) {
    this.#check = check;
  }

  has(field: string, moment: Moment): boolean {
    if (moment.also.includes(field)) return true;
    const flow = this.#flow();
    switch (moment.kind) {
      case 'arriving':
        return flow.before(stepKey(moment.step), field);
      case 'entering':
        return flow.entered(stepKey(moment.step), field);
      case 'answered':
        return flow.answered(stepKey(moment.step), field);
      case 'during':
        return moment.scope.every((key) => flow.entered(key, field));
    }
  }

  /** At a node of the flow, such as an end. */
  at(key: string, field: string): boolean {
    return this.#flow().before(key, field);
  }

  #flow(): KnownData {
    let flow = flows.get(this.#check);
    if (flow === undefined) flows.set(this.#check, (flow = knownData(this.#check.flow, this.#check.expressions)));
    return flow;
  }
}
