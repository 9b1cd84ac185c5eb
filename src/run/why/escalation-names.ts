import { CUSTOMER } from '../../blueprint/id.ts';
import type { Text } from '../../blueprint/text.ts';
import type { Escalation } from '../../blueprint/escalation.ts';
import type { Plan } from '../../compile/plan.ts';
import type { Directory, Missed, Told, Untold, Wanted } from '../../compile/recipients.ts';
import { causeOf } from './clock-cause.ts';
import { clockTitle } from '../clock-title.ts';
import type {
  EscalationCause,
  EscalationTriggered,
  ExplainedMissed,
  ExplainedTold,
  ExplainedUntold,
  ExplainedWanted,
  Who,
} from './escalation-explanation.ts';

/** What people call those whom an escalation names, and what moves it. */
export class EscalationNames {
  readonly #plan: Plan;
  readonly #people: Directory | undefined;

  constructor(plan: Plan, people: Directory | undefined) {
    this.#plan = plan;
    this.#people = people;
  }

  /** The one place where a person gets a name. */
  #name(person: string): { name?: string } {
    const name = this.#people?.nameOf?.(person);
    return name === undefined ? {} : { name };
  }

  who({ role, person }: { readonly role?: string; readonly person?: string }): Who {
    const title = role === undefined ? undefined : this.#plan.blueprint.roles.get(role)?.title;
    return {
      ...(role === undefined ? {} : { role }),
      ...(title === undefined ? {} : { roleTitle: title }),
      ...(person === undefined ? {} : { person, ...this.#name(person) }),
    };
  }

  told({ way, wanted, instead, offDuty, ...who }: Told): ExplainedTold {
    return {
      ...this.who(who),
      way,
      wanted: this.#wanted(wanted),
      ...(instead === undefined ? {} : { instead: this.#missed(instead) }),
      ...(offDuty === undefined ? {} : { offDuty }),
    };
  }

  untold({ way, wanted, why, missed }: Untold): ExplainedUntold {
    return {
      way,
      wanted: this.#wanted(wanted),
      why,
      ...(missed === undefined ? {} : { missed: this.#missed(missed) }),
    };
  }

  #wanted({ kind, name }: Wanted): ExplainedWanted {
    const isRole = kind !== 'on-call' && name !== CUSTOMER;
    return { kind, name, ...titled(isRole ? this.#plan.blueprint.roles.get(name)?.title : undefined) };
  }

  #missed(missed: readonly Missed[]): ExplainedMissed[] {
    return missed.map((one) => ({ ...one, ...this.#name(one.person) }));
  }

  clock(id: string): { readonly id: string; readonly title?: Text } {
    const sla = this.#plan.clocks?.all.find((clock) => clock.id === id)?.sla;
    return { id, ...titled(sla === undefined ? undefined : clockTitle(this.#plan, sla)) };
  }

  trigger({ trigger }: Escalation): EscalationTriggered {
    switch (trigger.kind) {
      case 'sla':
        return { kind: 'clock', ...this.clock(trigger.sla.name) };
      case 'event':
        return { kind: 'event', because: this.cause({ trigger }, trigger.event.name) };
      case 'when':
        return { kind: 'when', text: trigger.when.text };
    }
  }

  /** The cause behind a name in the journal of an escalation. */
  cause({ trigger, when }: Pick<Escalation, 'trigger' | 'when'>, because: string): EscalationCause {
    if (trigger.kind === 'sla') {
      // A clock that does not apply any more has been given up.
      const [, ended] = /^sla\.(met|stopped|cancelled)$/u.exec(because) ?? [];
      const came = because === 'when' && when === undefined ? 'cancelled' : ended;
      if (came === 'met' || came === 'stopped' || came === 'cancelled') {
        return { kind: 'clock', ...this.clock(trigger.sla.name), came };
      }
    }
    const [, id, came] = /^sla\.(.+)\.(met|breached|warned)(?:-.+)?$/u.exec(because) ?? [];
    if (id !== undefined) return { kind: 'clock', ...this.clock(id), came: came as 'met' | 'breached' | 'warned' };
    return causeOf(this.#plan, { when: trigger.kind === 'when' ? trigger.when : when }, because);
  }
}

function titled(title: Text | undefined): { title?: Text } {
  return title === undefined ? {} : { title };
}
