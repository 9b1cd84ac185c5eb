import { CASE_OUTCOMES } from '../../blueprint/step.ts';
import { BUILT_IN_ENDS, SYSTEM, type Actor } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { acceptedBy } from '../../compile/ladder-plan.ts';
import { ordinaryOutcome } from '../../flow/ways.ts';
import { acceptedEvents, type AcceptedEvent } from '../../run/accepted.ts';
import type { CaseSnapshot } from '../../run/step.ts';
import { waitsFor } from '../../run/view.ts';
import { ownField } from '../../story/module-names.ts';
import type { CasePlayer } from '../case-player.ts';
import { usualSender } from '../happening.ts';
import type { WrittenLine } from '../journey-file.ts';
import { meetingFields } from '../meeting-fields.ts';
import { COST } from './cost.ts';
import { failForGood } from './failing.ts';
import { FieldSets } from './field-sets.ts';
import type { SearchValues } from './search-values.ts';

/** One thing that may happen next. Of its lines the first that the case takes is meant: the later ones name a person. */
export interface SearchMove {
  readonly lines: readonly WrittenLine[];
  /** What is said right after it. */
  readonly also?: readonly WrittenLine[];
  /** Steps whose service is called again after a while: so long time passes. */
  readonly retries?: readonly string[];
  readonly cost: number;
  /** How many fields have another value than the usual one. */
  readonly changes: number;
  /** 0 ordinary, 1 something breaks in or an escalation is accepted, 2 the case is called off or reopened. */
  readonly level: 0 | 1 | 2;
}

/** Who has taken the work of a step. */
export type Holder = (step: string) => Actor | undefined;

/** What is known before the search begins. */
export interface SearchKnowledge {
  readonly values: SearchValues;
  /** Fields on which the destination hangs, with how many rests lie between. */
  readonly relevant: ReadonlyMap<string, number>;
  readonly holder: Holder;
  /** True where the case is to be called off. */
  readonly isOff: boolean;
}

/** Every move that a case offers, time that passes excepted. */
export class Moves {
  readonly #compiled: CompiledBlueprint;
  readonly #sets: FieldSets;
  readonly #holder: Holder;
  readonly #isOff: boolean;

  constructor(compiled: CompiledBlueprint, { values, relevant, holder, isOff }: SearchKnowledge) {
    this.#compiled = compiled;
    this.#sets = new FieldSets(values, relevant);
    this.#isOff = isOff;
    this.#holder = holder;
  }

  of(player: CasePlayer): SearchMove[] {
    const { snapshot } = player;
    if (snapshot === undefined) return [];
    return acceptedEvents(this.#compiled, snapshot).flatMap((event) =>
      event.step === undefined ? this.#outside(event, player, snapshot) : this.#ofStep(event, player, snapshot),
    );
  }

  #ofStep(event: AcceptedEvent, player: CasePlayer, { context }: CaseSnapshot): SearchMove[] {
    const { step: id = '', outcome = '', service } = event;
    const planned = this.#compiled.plan.steps.get(id);
    if (planned === undefined) return [];
    const { step } = planned;
    const { action } = step;
    if (action.verb === 'call') {
      // An answer that was said already is on its way.
      if (service === undefined || !player.isAwaited(id)) return [];
      if (outcome === 'failed') return this.#failures(id, service, context);
      const into = new Map(action.into.map(({ field, output }) => [output.name, field.name]));
      return this.#sets
        .of(event.fields, player.now, context.locale, (name) => into.get(name) ?? '')
        .map((filled) => ({
          lines: [{ returns: service, ...carrying(filled.data) }],
          cost: COST.act + filled.cost,
          changes: filled.changes,
          level: 0,
        }));
    }
    if (CASE_OUTCOMES.includes(outcome)) return [];
    const ordinary = ordinaryOutcome(action.verb);
    const picked = [...planned.ways.values()].filter(({ way }) => way.kind === 'picked' || way.kind === 'vote');
    const place = outcome === ordinary ? 0 : picked.findIndex(({ way }) => way.name === outcome);
    const fields = action.verb === 'meet' ? meetingFields(this.#compiled, action, event.fields) : event.fields;
    const isSaid = outcome !== ordinary || action.verb === 'approve' || action.verb === 'meet';
    return this.#sets.of(fields, player.now, context.locale).map(({ data, cost, changes }) => {
      const own = Object.fromEntries(Object.entries(data).map(([name, value]) => [ownField(name), value]));
      const line = { step: id, ...(isSaid ? { outcome } : {}), ...carrying(own) };
      return {
        lines: this.#actors(event, player, step).map(({ role, person }) => ({
          by: role,
          ...(person === undefined ? {} : { as: person }),
          ...line,
        })),
        cost: COST.act + Math.min(Math.max(place, 0), 3) * COST.outcome + cost,
        changes,
        level: 0,
      };
    });
  }

  /** A service fails for good; where another one is in reserve, with that one or without. */
  #failures(id: string, service: string, { calls }: CaseSnapshot['context']): SearchMove[] {
    const { failures = 0, fallback = false } = calls?.[id] ?? {};
    const [line = { fail: service }, ...also] = failForGood(this.#compiled, id, fallback ? undefined : failures);
    const alone = { lines: [line], retries: [id], cost: COST.failure, changes: 0, level: 0 } as const;
    return also.length === 0 ? [alone] : [{ ...alone, also }, alone];
  }

  /** Who may do it, the likeliest first: whoever took the work, the role itself, then persons in it, known or made up. */
  #actors({ by, step: id = '' }: AcceptedEvent, player: CasePlayer, step: Parameters<typeof waitsFor>[0]): Actor[] {
    const holder = this.#holder(id);
    if (holder !== undefined) return [holder];
    const likely = player.snapshot?.context.reassigned?.[id]?.role ?? waitsFor(step);
    const [role = ''] = by.includes(likely) ? [likely] : by;
    if (step.action.verb !== 'approve') return [{ role }];
    const roles = [role, ...by.filter((other) => other !== role)];
    return [
      { role },
      ...roles.flatMap((one) => {
        const found = player.people?.find({ kind: 'role', name: one }, player.now);
        const persons =
          found !== undefined && 'people' in found ? found.people.flatMap(({ person }) => person ?? []) : [];
        const made = player.people === undefined ? [`${one} 1`, `${one} 2`, `${one} 3`] : persons;
        return made.map((person) => ({ role: one, person }));
      }),
    ];
  }

  #outside({ type, fields, by }: AcceptedEvent, player: CasePlayer, { context }: CaseSnapshot): SearchMove[] {
    const escalation = acceptedBy(type);
    if (escalation !== undefined) {
      const told = context.ladders?.[escalation]?.told ?? [];
      const known = told.flatMap(({ role, person }) =>
        role === undefined || !by.includes(role) ? [] : [{ by: role, ...(person === undefined ? {} : { as: person }) }],
      );
      const actors = known.length > 0 ? known : by.slice(0, 1).map((role) => ({ by: role }));
      const lines = actors.map((actor) => ({ accept: escalation, ...actor }));
      return [{ lines, cost: COST.event, changes: 0, level: 1 }];
    }
    if (type === 'customer.writes') return [{ lines: [{ message: '…' }], cost: COST.event, changes: 0, level: 1 }];
    const isDrastic = Object.hasOwn(BUILT_IN_ENDS, type) || type === 'case.reopens';
    const usual = usualSender(type).role;
    const sender = by.includes(usual) || by[0] === undefined ? {} : { by: by[0] };
    const isAwaited = Object.keys(context.active).some((id) => this.#awaits(id, type));
    return this.#sets.of(fields, player.now, context.locale).map(({ data, cost, changes }) => ({
      lines: [{ event: type, ...sender, ...carrying(data) }],
      cost: (isDrastic ? (this.#isOff ? 0 : COST.drastic) : isAwaited ? COST.act : COST.event) + cost,
      changes,
      level: isDrastic ? 2 : isAwaited ? 0 : 1,
    }));
  }

  #awaits(id: string, type: string): boolean {
    const action = this.#compiled.plan.steps.get(id)?.step.action;
    if (action?.verb !== 'wait') return false;
    if (action.for.kind === 'event') return action.for.event.name === type;
    if (action.for.kind !== 'first') return false;
    return action.for.arms.some(({ until }) => until.kind === 'event' && until.event.name === type);
  }
}

/** True where time itself is what the case waits for, or where a service is called again after a while. */
export function waitsForTime({ plan }: CompiledBlueprint, { context }: CaseSnapshot): boolean {
  if (Object.keys(context.timers).some((timer) => timer.startsWith('retry:'))) return true;
  return Object.keys(context.active).some((id) => {
    const step = plan.steps.get(id)?.step;
    return step !== undefined && waitsFor(step) === SYSTEM.role;
  });
}

function carrying(data: Readonly<Record<string, unknown>>): WrittenLine {
  return Object.keys(data).length === 0 ? {} : { with: { ...data } };
}
