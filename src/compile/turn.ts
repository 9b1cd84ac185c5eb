import type { Deadline } from '../blueprint/deadline.ts';
import {
  SYSTEM,
  type Actor,
  type CaseContext,
  type CaseEvent,
  type CaseInput,
  type ClockExtension,
  type Effect,
  type Entry,
  type Timer,
} from './case.ts';
import { effectiveAt } from './admit.ts';
import { againFact, INTERRUPTED } from './clock-plan.ts';
import { fieldProblem } from '../blueprint/field-value.ts';
import { calendarOf, dueIfKnown, dueOf, limitOf } from './due.ts';
import { environment } from './facts.ts';
import { CaseFault } from './fault.ts';
import { valueOf } from './decide.ts';
import type { AssignmentPlan, Plan } from './plan.ts';
import type { Directory } from './recipients.ts';

/** What an action of the machine asks XState to do, in order. */
export type Output =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'effect'; readonly effect: Effect }
  | { readonly kind: 'arm'; readonly id: string; readonly event: CaseEvent; readonly delay: number }
  | { readonly kind: 'disarm'; readonly id: string }
  | { readonly kind: 'fact'; readonly event: CaseEvent };

type Draft = { -readonly [K in keyof CaseContext]: CaseContext[K] };

/** An entry as actions write it: the instant and the actor are the turn's. */
type Happening = Entry extends infer E ? (E extends Entry ? Omit<E, 'at' | 'by'> : never) : never;

/** What concerns clocks without moving a single one of them. */
const HEARD_BY_ALL: readonly string[] = ['customer.writes', 'case.sealed', INTERRUPTED];

/** So many times may be over already when they are set before time goes on; an honest case comes nowhere near. */
const MOST_RUSH = 1000;

/** What a turn knows beside the case and the event. */
export interface Surroundings {
  readonly input?: CaseInput;
  readonly now?: number;
  readonly people?: Directory;
}

/**
 * One action of the machine at work: it changes a draft of the case and notes what shall leave the machine. The case
 * itself is not touched, so that a throw leaves it as it was.
 */
export class Turn {
  readonly plan: Plan;
  readonly event: CaseEvent;
  /** The instant of the event, in epoch milliseconds. */
  at: number;
  readonly by: Actor | undefined;
  /** What the case is opened with; only on its first event. */
  readonly input: CaseInput | undefined;
  /** The instant of the caller: later than that of the event where the host was away. */
  readonly now: number;
  /** Whom people can ask for; undefined where nobody has said who they are. */
  readonly people: Directory | undefined;
  /** Who does what this action does, where it is not who sent the event. */
  doer: Actor | undefined;
  readonly outputs: Output[] = [];
  /** The number under which the clocks hear of this action. */
  #action: number | undefined;
  /** The case as it stands within this turn. */
  draft: Draft;
  /** The case before it. */
  readonly before: CaseContext;

  constructor(plan: Plan, context: CaseContext, event: CaseEvent, { input, now, people }: Surroundings = {}) {
    this.plan = plan;
    this.event = event;
    this.at = effectiveAt(context, event);
    this.by = event.by;
    this.input = input;
    this.now = Math.max(now ?? this.at, this.at);
    this.people = people;
    this.before = context;
    this.draft = { ...context, at: this.at };
    if (this.draft.rush !== undefined && this.at > context.at) this.draft.rush = undefined;
  }

  note(happening: Happening): void {
    const by = this.by ?? undefined;
    const entry = (by === undefined ? { ...happening, at: this.at } : { ...happening, at: this.at, by }) as Entry;
    this.outputs.push({ kind: 'entry', entry });
    if (happening.type !== 'event.received') return;
    if (happening.event === 'customer.writes') this.#noteReply(this.event.at);
    this.hear(happening.event, this.event.at);
  }

  /** Asks the outside world for something, and says so in the journal. */
  request(effect: Effect): void {
    this.outputs.push({ kind: 'effect', effect });
    this.note({ type: 'effect.requested', effect });
  }

  /** Tells clocks and escalations; what none of them listens to is not kept. */
  hear(name: string, at = this.at, extension?: ClockExtension): void {
    const { clocks, ladders } = this.plan;
    if (clocks === undefined && ladders === undefined) return;
    const isHeard = clocks?.moves.has(name) === true || ladders?.hears.has(name) === true;
    if (!isHeard && !HEARD_BY_ALL.includes(name)) return;
    const told = this.draft.told ?? [];
    const action = this.#action ?? (told.at(-1)?.action ?? 0) + 1;
    this.#action = action;
    const fact = { name, at, role: (this.doer ?? this.by)?.role, action };
    this.draft.told = [...told, extension === undefined ? fact : { ...fact, extension }];
  }

  /** What the customer writes ends the waiting for the customer, until the step is entered again. */
  #noteReply(at: number): void {
    const { all = [] } = this.plan.clocks ?? {};
    const { active, replied = [] } = this.draft;
    const now = Object.keys(active).filter(
      (step) =>
        (active[step] ?? at) <= at &&
        !replied.includes(step) &&
        all.some(({ pausesForCustomer }) => pausesForCustomer.has(step)),
    );
    if (now.length > 0) this.draft.replied = [...replied, ...now];
  }

  /** Clocks and escalations look at what has happened once the case has come to rest. */
  callForLook(): void {
    const { draft, before } = this;
    const isPlain = draft.told === undefined && draft.active === before.active;
    // Nothing that any clock looks at has changed.
    if (isPlain && this.plan.clocks?.watches !== true && this.plan.ladders?.watches !== true) return;
    draft.told ??= [];
    const event: CaseEvent = { type: 'fact.clocks.look', at: this.at, by: this.by ?? SYSTEM };
    this.outputs.push({ kind: 'fact', event });
  }

  /** Tells the other regions; a fact that nobody waits for is not raised. */
  fact(name: string): void {
    this.hear(name);
    if (!this.plan.heard.has(name)) return;
    const event: CaseEvent = { type: `fact.${name}`, at: this.at, by: this.by ?? SYSTEM };
    this.outputs.push({ kind: 'fact', event });
  }

  armLimit(id: string, limit: Deadline, step: string): void {
    this.#armIfKnown(id, step, limitOf(this.plan, this.draft, limit, this.at, step));
  }

  armWait(id: string, wait: Deadline, step: string, from = this.at, count?: number): void {
    this.arm(id, dueOf(this.plan, this.draft, wait, from, step), count);
  }

  /** A reminder is left out where its instant cannot be told. */
  armReminder(id: string, every: Deadline, step: string, from = this.at, count?: number): void {
    this.#armIfKnown(id, step, dueIfKnown(this.plan, this.draft, every, from, step), count);
  }

  /** A case goes on without a time that nobody can tell, and says so. */
  #armIfKnown(id: string, step: string, due: number | undefined, count?: number): void {
    if (due !== undefined) this.arm(id, due, count);
    else this.note({ type: 'limit.undated', timer: id, step, calendar: calendarOf(this.plan, step)?.name });
  }

  arm(id: string, due: number, count?: number): void {
    if (due <= this.at) this.#hurry(id);
    const generation = this.draft.generation + 1;
    this.draft.generation = generation;
    const timer: Timer = count === undefined ? { due, generation } : { due, generation, count };
    this.draft.timers = { ...this.draft.timers, [id]: timer };
    this.rearm(id, timer);
  }

  /** A case that goes round through times that are over would never come to rest. */
  #hurry(id: string): void {
    const rush = (this.draft.rush ?? 0) + 1;
    this.draft.rush = rush;
    if (rush <= MOST_RUSH) return;
    const step = id.split(':')[1] ?? id;
    const message = `The case goes round through step "${step}" without waiting: its time was over each time it was set.`;
    throw new CaseFault('goes-round', step, message);
  }

  /** A running timer does not fire until it is set again; the case keeps its instant. */
  suspend(id: string): void {
    this.outputs.push({ kind: 'disarm', id });
  }

  /** Sets a timer again that was suspended. */
  rearm(id: string, { due, generation }: Timer): void {
    const event: CaseEvent = { type: 'timer', timer: id, generation, at: due, by: SYSTEM };
    this.outputs.push({ kind: 'arm', id, event, delay: Math.max(0, due - this.at) });
  }

  disarm(id: string): void {
    if (this.draft.timers[id] === undefined) return;
    const { [id]: _gone, ...others } = this.draft.timers;
    this.draft.timers = others;
    this.outputs.push({ kind: 'disarm', id });
  }

  /** Puts values into the case's data, answers first, then settings one after the other. */
  setData(answers: Readonly<Record<string, unknown>>, set: readonly AssignmentPlan[], step = ''): void {
    const changed: Record<string, unknown> = { ...answers };
    let data: Record<string, unknown> = { ...this.draft.data, ...answers };
    for (const assignment of set) {
      const env = environment(this.plan, this.draft, data, this.at, this.event.data);
      const value = this.#fitting(assignment.field, valueOf(assignment, env), step);
      changed[assignment.field] = value;
      data = { ...data, [assignment.field]: value };
    }
    if (Object.keys(changed).length === 0) return;
    this.draft.data = data;
    this.note({ type: 'data.set', data: changed });
  }

  /** A value that was worked out must fit its field as one that was given; nothing empties the field. */
  #fitting(name: string, value: unknown, step: string): unknown {
    const field = this.plan.fields.get(name);
    if (field === undefined || value === null || fieldProblem(field, value) === undefined) return value;
    const shown = this.plan.hidesValues ? 'a value' : JSON.stringify(value);
    const message = `Step "${step}" sets "${name}" to ${shown}, which the field has no room for.`;
    throw new CaseFault('value-does-not-fit', step, message);
  }

  /** A milestone keeps the instant at which it was first reached. */
  reach(milestones: readonly string[]): void {
    for (const milestone of milestones) {
      if (Object.hasOwn(this.draft.reached, milestone)) {
        this.hear(againFact(milestone));
        continue;
      }
      this.draft.reached = { ...this.draft.reached, [milestone]: this.at };
      this.note({ type: 'milestone.reached', milestone });
      this.fact(`milestone.${milestone}`);
    }
  }
}
