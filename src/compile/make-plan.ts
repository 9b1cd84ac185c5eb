import { personalFields } from '../blueprint/personal-fields.ts';
import { modulesOf, stepsOf, type Blueprint } from '../blueprint/blueprint.ts';
import { CUSTOMER } from '../blueprint/id.ts';
import type { Handler } from '../blueprint/step.ts';
import { readTemplate } from '../blueprint/template.ts';
import { expressionsOf, type Expressions } from '../flow/expressions.ts';
import { SERVICE, SYSTEM } from './case.ts';
import { assignments } from './assignment-plan.ts';
import { Calendars } from './calendars.ts';
import { carriedBy } from './carried.ts';
import { planDecisions } from './decision-plan.ts';
import { planModule } from './module-plan.ts';
import { handlerKey, isOutsideEvent, type HandlerPlan, type ModulePlan, type Plan, type StepPlan } from './plan.ts';
import { planStep } from './step-plan.ts';
import { planClocks } from './clock-plan.ts';
import { planLadders } from './ladder-plan.ts';
import { placesOf } from './step-place.ts';
import { planTokens } from './token-plan.ts';
import { atOnce } from './told-already.ts';

/**
 * Plans what the machine of a blueprint without errors looks up while it runs.
 *
 * @param expressions how each of its expressions was read; another reading of the same ones may tell what it is asked.
 */
export function planOf(blueprint: Blueprint, expressions: Expressions = expressionsOf(blueprint)): Plan {
  const steps = stepsOf(blueprint);
  const handlers = new Map<string, HandlerPlan>();
  const plannedHandlers = (
    owner: string,
    list: readonly Handler[],
    leaves: HandlerPlan['leaves'],
    interrupt?: string,
  ): HandlerPlan[] =>
    list.map((handler) => {
      const plan: HandlerPlan = {
        key: handlerKey(owner, handler.event.name),
        handler,
        interrupt,
        leaves,
        when: handler.when && expressions.of(handler.when),
        set: assignments(handler.set, expressions),
        reach: handler.reach.map(({ name }) => name),
        carries: carriedBy(blueprint, handler.event.name),
      };
      handlers.set(plan.key, plan);
      return plan;
    });
  const places = placesOf(steps);
  const modules = modulesOf(blueprint);
  const interrupts = modules.flatMap(({ blueprint: module }) => module.interrupts);
  const ofStage = new Map(
    modules.flatMap(({ blueprint: module, user }) =>
      module.stages.map((stage): [string, HandlerPlan[]] => {
        const interrupt = user && places.get(user.id)?.interrupt;
        return [stage.id, plannedHandlers(`stage-${stage.id}`, stage.on, { within: user?.id }, interrupt)];
      }),
    ),
  );
  const stepPlans = steps.map((step): [string, StepPlan] => {
    const place = places.get(step.id) ?? { scope: [], races: [], stages: [] };
    const own = plannedHandlers(`step-${step.id}`, step.on, { step: step.id }, place.interrupt);
    // Whoever holds the step listens too: the steps around it, and their stages.
    const around = place.stages.flatMap((stage) => ofStage.get(stage) ?? []);
    return [step.id, planStep(blueprint, expressions, step, place, [...own, ...around])];
  });
  const decisions = planDecisions(blueprint, expressions);
  const clocks = planClocks(blueprint, expressions, decisions);
  const ladders = planLadders(blueprint, expressions, clocks);
  const waited = steps.flatMap(({ action }) => {
    if (action.verb !== 'wait') return [];
    if (action.for.kind === 'event') return [action.for.event.name];
    return action.for.kind === 'first'
      ? action.for.arms.flatMap(({ until }) => (until.kind === 'event' ? [until.event.name] : []))
      : [];
  });
  const listened = [
    ...[...handlers.values()].flatMap(({ key, handler }) => [handler.event.name, atOnce(key)]),
    ...interrupts.map(({ on }) => on.name),
    ...waited,
  ];
  return {
    blueprint,
    zone: blueprint.zone,
    calendars: new Calendars(blueprint.calendars),
    fields: blueprint.data,
    hidesValues: personalFields(blueprint).length > 0,
    parameters:
      blueprint.parameters.size === 0
        ? undefined
        : Object.fromEntries([...blueprint.parameters].map(([name, { value }]) => [name, value ?? null])),
    milestones: [...blueprint.milestones.keys()],
    clocks,
    ladders,
    steps: new Map(stepPlans),
    tokens: planTokens(blueprint, expressions),
    handlers,
    interrupts: new Map(
      interrupts.map((interrupt) => [
        interrupt.id,
        {
          interrupt,
          when: interrupt.when && expressions.of(interrupt.when),
          notIn: new Set(interrupt.notIn.map(({ name }) => name)),
          carries: carriedBy(blueprint, interrupt.on.name),
        },
      ]),
    ),
    stages: new Map(
      modules
        .flatMap(({ blueprint: module }) => module.stages)
        .flatMap(({ id, when }) => (when === undefined ? [] : [[id, expressions.of(when)]])),
    ),
    awaited: new Map(waited.map((event) => [event, carriedBy(blueprint, event)])),
    ends: new Map(blueprint.ends.map((end) => [end.id, end])),
    decisions,
    messages: new Map(
      [...blueprint.messages].map(([id, { text }]) => [
        id,
        Object.fromEntries(Object.entries(text).map(([locale, words]) => [locale, readTemplate(words).parts])),
      ]),
    ),
    roles: new Set([CUSTOMER, SYSTEM.role, SERVICE, ...blueprint.roles.keys()]),
    heard: new Set(listened.filter((event) => !isOutsideEvent(event))),
    makers: new Set(
      steps.flatMap(({ action }) => (action.verb === 'approve' && action.maker ? [action.maker.name] : [])),
    ),
    asksWhoHandled: blueprint.reopen !== undefined || ladders !== undefined,
    modules: new Map(
      modules.flatMap(({ blueprint: module, user }): [string, ModulePlan][] =>
        user === undefined ? [] : [[user.id, planModule(user, module)]],
      ),
    ),
  };
}
