import type { CompiledBlueprint, EscalationExplanation, StepOptions } from '../../src/index.ts';
import { describeEscalation, directoryOf, explainEscalation } from '../../src/index.ts';
import { ALERTING_DESK, STAFF } from './alerting-desk.ts';
import { DrivenCase, HOUR } from './driven-case.ts';
import { compiledWithModules } from './modules.ts';

export const alertingDesk = compiledWithModules(ALERTING_DESK, { './staff.people.yaml': STAFF });

/** Who works at a desk by its people file; nobody knows where it has none. */
export function peopleAt({ blueprint }: CompiledBlueprint): StepOptions['people'] {
  const { people } = blueprint.people ?? {};
  return people && directoryOf(people, blueprint.roles);
}

/** A case of the desk on a Monday at nine, whose customer has reported something. */
export class AlertingCase extends DrivenCase {
  constructor(compiled: CompiledBlueprint = alertingDesk, { people = peopleAt(compiled) }: StepOptions = {}) {
    super(compiled, {}, people === undefined ? {} : { people });
    this.send('step.receive.answered', 'customer', { matter: 'late' });
  }

  why(escalation: string): EscalationExplanation {
    const { compiled, entries, now: at, last, options } = this;
    const explanation = explainEscalation(compiled, entries, escalation, { at, snapshot: last.snapshot, ...options });
    if (explanation === undefined) throw new Error(`There is no escalation "${escalation}".`);
    return explanation;
  }

  /** What people read. */
  read(escalation: string, language: 'en' | 'zh-CN' = 'en'): string {
    return describeEscalation(this.why(escalation), language);
  }

  hours(hours: number, how: { away?: boolean } = {}): this {
    this.pass(hours * HOUR, how);
    return this;
  }
}
