import { stepsOf } from '../../blueprint/blueprint.ts';
import { CUSTOMER } from '../../blueprint/id.ts';
import type { Step } from '../../blueprint/step.ts';
import { SERVICE, SYSTEM, type Entry } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { ProcessLanes, type Band } from '../../flow/process-lanes.ts';
import { waitsFor } from '../../run/view.ts';
import type { Moments } from './moments.ts';
import type { Moment, TimelineItem, TimelineRow } from './timeline-model.ts';
import type { TimelineNames } from './timeline-names.ts';

/** Steps that only hold others, or choose between them at once, or say something that is drawn as a message. */
const NOT_DRAWN: ReadonlySet<string> = new Set(['parallel', 'use', 'choose', 'say']);

/** Outcomes that nobody brought about. */
const MISSED: ReadonlySet<string> = new Set(['no-answer', 'timed-out', 'failed', 'not-held']);

const BAND_ORDER = ['customer', 'frontstage', 'backstage', 'support', 'interrupts'] as const;

/** A step that is under way. */
interface Running {
  readonly step: Step;
  from: Moment;
  role: string;
  readonly visit: number;
  readonly notes: string[];
}

/** Turns what the journal says of steps into bars, in the row of whoever did them. */
export class StepReader {
  readonly #compiled: CompiledBlueprint;
  readonly #names: TimelineNames;
  readonly #moments: Moments;
  readonly #running = new Map<string, Running>();
  readonly #items = new Map<string, TimelineItem[]>();
  readonly #bands = new Map<string, Band>();

  constructor(compiled: CompiledBlueprint, names: TimelineNames, moments: Moments) {
    this.#compiled = compiled;
    this.#names = names;
    this.#moments = moments;
    const lanes = new ProcessLanes(compiled.blueprint, compiled.blueprint.roles);
    for (const step of stepsOf(compiled.blueprint)) {
      const lane = lanes.laneOf(step, '');
      const cut = lane.indexOf(':');
      const role = lane.slice(cut + 1);
      if (role !== '') this.#bands.set(role, lane.slice(0, cut) as Band);
    }
  }

  read(entry: Entry, moment: Moment): void {
    switch (entry.type) {
      case 'step.entered': {
        const step = this.#compiled.plan.steps.get(entry.step)?.step;
        if (step === undefined || NOT_DRAWN.has(step.action.verb)) return;
        const { visit } = entry;
        this.#running.set(step.id, { step, from: moment, role: doerOf(step), visit, notes: [] });
        return;
      }
      case 'step.left': {
        const running = this.#take(entry.step);
        if (running === undefined) return;
        const { by, outcome } = entry;
        const isDeclared = by !== undefined && this.#compiled.blueprint.roles.has(by.role);
        // Whoever writes down what the customer answered has not given the answer.
        if (isDeclared && !isPassive(running.step)) running.role = by.role;
        const said = this.#names.of.outcome(outcome);
        if (by !== undefined && by.role !== SYSTEM.role)
          running.notes.push(this.#names.words.doneBy(this.#names.actor(by)));
        if (outcome !== 'done') running.notes.push(this.#names.words.outcome(said));
        this.#draw(running, moment, MISSED.has(outcome) ? 'missed' : undefined);
        return;
      }
      case 'step.interrupted':
      case 'step.withdrawn': {
        const running = this.#take(entry.step);
        if (running === undefined) return;
        running.notes.push(this.#names.words.brokenOff);
        this.#draw(running, moment, 'given-up');
        return;
      }
      case 'work.reassigned': {
        const running = this.#running.get(entry.step);
        if (running === undefined || running.role === entry.to) return;
        running.notes.push(this.#names.words.told.reassigned(this.#names.role(entry.from), this.#names.role(entry.to)));
        this.#draw(running, moment, undefined);
        running.from = moment;
        running.role = entry.to;
        return;
      }
      case 'work.claimed':
      case 'work.delegated':
      case 'work.released': {
        const { words } = this.#names;
        const said = entry.type === 'work.released' ? words.released : words.claimed;
        const note = said(this.#names.person(entry.person), this.#names.instant(entry.at));
        this.#running.get(entry.step)?.notes.push(note);
        return;
      }
      default:
    }
  }

  /** The rows in which somebody did something; what is under way lasts until an instant. */
  rows(until: number): TimelineRow[] {
    for (const running of this.#running.values()) this.#draw(running, this.#moments.after(until), 'open');
    this.#running.clear();
    const roles = [CUSTOMER, ...this.#compiled.blueprint.roles.keys()];
    return [...this.#items]
      .map(([role, items]): TimelineRow => ({
        id: `steps ${role}`,
        kind: 'steps',
        name: this.#names.role(role),
        band: this.#bandOf(role),
        items,
        clocks: [],
      }))
      .toSorted(
        (a, b) =>
          place(BAND_ORDER, a.band ?? '') - place(BAND_ORDER, b.band ?? '') || order(roles, a) - order(roles, b),
      );
  }

  #take(id: string): Running | undefined {
    const running = this.#running.get(id);
    this.#running.delete(id);
    return running;
  }

  #draw({ step, from, role, visit, notes }: Running, to: Moment, end: TimelineItem['end']): void {
    const names = this.#names;
    const { words } = names;
    const label = names.of.step(step);
    const time =
      end === 'open'
        ? words.since(names.instant(from.at))
        : from.at === to.at
          ? names.instant(from.at)
          : words.lasted(names.instant(from.at), names.instant(to.at), names.length(to.at - from.at));
    const lines = [label, time, ...(visit > 1 ? [words.visit(visit)] : []), ...notes];
    const tone = end === 'missed' ? 'bad' : end === 'given-up' ? 'quiet' : isPassive(step) ? 'plain' : 'accent';
    const item: TimelineItem = { from, to, label, lines, tone, ...(end === undefined ? {} : { end }) };
    const known = this.#items.get(role);
    if (known === undefined) this.#items.set(role, [item]);
    else known.push(item);
    notes.length = 0;
  }

  #bandOf(role: string): 'customer' | Band {
    if (role === CUSTOMER) return 'customer';
    if (role === SERVICE || role === SYSTEM.role) return 'support';
    const declared = this.#compiled.blueprint.roles.get(role);
    if (declared?.external === true || declared?.automatic === true) return 'support';
    return this.#bands.get(role) ?? 'backstage';
  }
}

/** Who has the step to do; of several who vote, the first. */
function doerOf(step: Step): string {
  const { action, by } = step;
  return action.verb === 'approve' ? (by?.name ?? action.votes?.roles[0]?.name ?? waitsFor(step)) : waitsFor(step);
}

/** True where the case waits for somebody outside, or for time. */
function isPassive({ action: { verb } }: Step): boolean {
  return verb === 'ask' || verb === 'survey' || verb === 'call' || verb === 'wait' || verb === 'decide';
}

function order(roles: readonly string[], { id }: TimelineRow): number {
  return place(roles, id.slice('steps '.length));
}

function place(all: readonly string[], one: string): number {
  const index = all.indexOf(one);
  return index === -1 ? all.length : index;
}
