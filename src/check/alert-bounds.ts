import { modulesOf, type Blueprint } from '../blueprint/blueprint.ts';
import { mostAlerts, type EscalationTrigger } from '../blueprint/escalation.ts';
import type { Sla } from '../blueprint/sla.ts';
import { factOf } from '../flow/clock-moves.ts';
import { FactPlaces } from '../flow/fact-places.ts';
import { flowOf } from '../flow/graph.ts';
import { inlined } from '../flow/inlined.ts';

/** How many alerts an escalation can send. */
export interface AlertBound {
  /** Its id; one of a module has the id of the step before it, and `--`. */
  readonly escalation: string;
  /** The most in one run. */
  readonly perRun: number;
  /** How often it can run in one case: `many` where nothing bounds that. */
  readonly runs: 1 | 'many';
  /** The most in one case; absent where nothing bounds that. */
  readonly most?: number;
}

/** How many alerts one case can send. */
export interface AlertBounds {
  readonly escalations: readonly AlertBound[];
  /** The most of all escalations together; absent where one of them has no bound. */
  readonly most?: number;
}

/**
 * Works out how many alerts a case of a blueprint can send, its modules included. An escalation counts as running once only
 * where that is certain: what sets it off lies on no loop, and no reopening leads back before it.
 *
 * @param blueprint one without errors.
 */
export function alertBounds(blueprint: Blueprint): AlertBounds {
  const whole = inlined(blueprint);
  const modules = modulesOf(whole).map((module) => module.blueprint);
  const declared = modules.flatMap(({ escalations }) => [...escalations.values()]);
  if (declared.length === 0) return { escalations: [], most: 0 };
  const slas = new Map(modules.flatMap((module) => [...module.slas]));
  const runs = new Runs(new FactPlaces(flowOf(whole)), slas, whole.reopen !== undefined);
  const escalations = declared.map((escalation): AlertBound => {
    const perRun = mostAlerts(escalation);
    const isOnce = perRun === 0 || runs.isOnce(escalation.trigger);
    return { escalation: escalation.id, perRun, runs: isOnce ? 1 : 'many', ...(isOnce ? { most: perRun } : {}) };
  });
  const isBounded = escalations.every(({ most }) => most !== undefined);
  const most = escalations.reduce((sum, { most: own = 0 }) => sum + own, 0);
  return isBounded ? { escalations, most } : { escalations };
}

/** How often what sets escalations off happens to one case. */
class Runs {
  readonly #places: FactPlaces;
  readonly #slas: ReadonlyMap<string, Sla>;
  readonly #isReopened: boolean;

  constructor(places: FactPlaces, slas: ReadonlyMap<string, Sla>, isReopened: boolean) {
    this.#places = places;
    this.#slas = slas;
    this.#isReopened = isReopened;
  }

  isOnce(trigger: EscalationTrigger): boolean {
    if (trigger.kind === 'when') return false;
    if (trigger.kind === 'sla') return this.#runsOnce(this.#slas.get(trigger.sla.name));
    const { name } = trigger.event;
    const [kind, clock = '', event] = name.split('.');
    if (kind !== 'sla') return this.#happensOnce(name);
    const sla = this.#slas.get(clock);
    // A breach can be taken back, and come again.
    return this.#runsOnce(sla) && (event !== 'breached' || isFixed(sla));
  }

  /** True for a clock that has one run in the life of a case. */
  #runsOnce(sla: Sla | undefined): boolean {
    if (sla === undefined || sla.reset !== undefined || sla.repeat) return false;
    if (this.#isReopened && sla.onReopen === 'restart') return false;
    const fact = factOf(sla.start);
    return fact !== undefined && this.#happensOnce(fact);
  }

  #happensOnce(fact: string): boolean {
    // What others tell may be told any number of times.
    if (/^(?:customer|signal)\.|^case\.(?:cancels|reopens|merged)$/u.test(fact)) return false;
    return !this.#places.canRecur(fact);
  }
}

/** True where nothing that comes to be known later moves the end of the time. */
function isFixed(sla: Sla | undefined): boolean {
  if (sla === undefined || sla.target.kind !== 'deadline' || sla.target.deadline.kind !== 'duration') return false;
  const { tags, steps, when } = sla.pause;
  return tags.length + steps.length === 0 && when === undefined;
}
