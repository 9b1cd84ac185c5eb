import type { CompiledBlueprint, EscalationExplanation, StepOptions } from '../../src/index.ts';
import { describeEscalation, directoryOf, explainEscalation } from '../../src/index.ts';
import { ALERTING_DESK, STAFF } from './alerting-desk.ts';
import { DrivenCase, HOUR } from './driven-case.ts';
import { compiledWithModules } from './modules.ts';

/** A desk with the people of the alerting desk. */
export function deskOf(text: string): CompiledBlueprint {
  return compiledWithModules(text, { './staff.people.yaml': STAFF });
}

export const alertingDesk = deskOf(ALERTING_DESK);

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
