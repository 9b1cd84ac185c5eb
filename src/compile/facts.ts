import { ALWAYS } from '../blueprint/calendar.ts';
import { BUILT_IN_MILESTONES } from '../blueprint/declared.ts';
import { feelName } from '../blueprint/id.ts';
import type { FeelEnv } from '../feel/evaluate.ts';
import { OutsideCalendar, type Calendar } from '../time/calendar.ts';
import type { CaseContext } from './case.ts';
import type { Plan } from './plan.ts';

/**
 * What expressions see of a case: its data and parameters bare, its facts behind their roots.
 *
 * @param at the instant of the event, in epoch milliseconds: `now` in expressions.
 * @param carried what the event brings: `event` in expressions.
 */
export function environment(
  plan: Plan,
  context: CaseContext,
  data: Readonly<Record<string, unknown>>,
  at: number,
  carried?: Readonly<Record<string, unknown>>,
): FeelEnv {
  return {
    data: plan.parameters === undefined ? data : { ...plan.parameters, ...data },
    facts: new Facts(plan, context, at, carried),
    zone: plan.zone,
  };
}

/** Facts are worked out only when an expression asks for them: most ask for none. */
class Facts implements Readonly<Record<string, unknown>> {
  [name: string]: unknown;
  readonly #plan: Plan;
  readonly #context: CaseContext;
  readonly now: number;
  readonly event: Readonly<Record<string, unknown>>;

  constructor(plan: Plan, context: CaseContext, at: number, carried: Readonly<Record<string, unknown>> = {}) {
    this.#plan = plan;
    this.#context = context;
    this.now = at;
    this.event = carried;
  }

  get case(): unknown {
    const { id, opened_at, reopened, locale } = this.#context;
    return { id, opened_at, reopened, locale, age: this.now - opened_at };
  }

  get reached(): unknown {
    const { reached } = this.#context;
    return Object.fromEntries(
      [...BUILT_IN_MILESTONES, ...this.#plan.milestones].map((id) => [feelName(id), Object.hasOwn(reached, id)]),
    );
  }

  get open(): unknown {
    const { blueprint, calendars } = this.#plan;
    return Object.fromEntries(
      [...blueprint.channels.values()].flatMap(({ id, open }): [string, boolean | null][] => {
        if (open === undefined) return [];
        return [[feelName(id), open === ALWAYS || isOpen(calendars.get(open.name), this.now)]];
      }),
    );
  }

  get visits(): unknown {
    const { visits } = this.#context;
    return Object.fromEntries([...this.#plan.steps.keys()].map((id) => [feelName(id), visits[id] ?? 0]));
  }
}

/** Whether a calendar is open; nothing where it does not know the day. */
function isOpen(calendar: Calendar | undefined, at: number): boolean | null {
  try {
    return calendar?.isOpen(at) ?? null;
  } catch (error) {
    if (error instanceof OutsideCalendar) return null;
    throw error;
  }
}
