import omit from 'lodash/omit.js';

import { CUSTOMER } from '../blueprint/id.ts';
import { labelOf } from '../blueprint/verbs.ts';
import { ordinaryOutcome } from '../flow/ways.ts';
import { answersOf, refuseAnswers } from './admit.ts';
import type { CaseInput, Effect } from './case.ts';
import { decide, valueOf } from './decide.ts';
import { environment } from './facts.ts';
import { CaseFault } from './fault.ts';
import { renderMessage, sayIn } from './message.ts';
import { callService, tryAgain } from './calls.ts';
import type { AssignmentPlan, HandlerPlan, StepPlan, WayPlan } from './plan.ts';
import { isLive } from './races.ts';
import type { Turn } from './turn.ts';
import { openVotes, tally } from './votes.ts';

/** What the named actions of the machine do; their params are static, so that the machine is plain JSON. */
export const actions = {
  openCase(turn: Turn): void {
    openWith(turn, turn.input);
    turn.note({ type: 'case.opened', id: turn.draft.id, data: turn.draft.data });
    turn.fact('case.opened');
  },

  /** The stages of a module are kept beside the stage of the case. */
  enterInnerStage(turn: Turn, { stage, step }: { stage: string; step: string }): void {
    if (turn.draft.modules?.[step] === stage || !isLive(turn.plan, turn.draft, stepOf(turn, step))) return;
    leaveInnerStage(turn, step);
    turn.draft.modules = { ...turn.draft.modules, [step]: stage };
    turn.note({ type: 'stage.entered', stage });
    turn.fact(`stage.${stage}.entered`);
  },

  enterStage(turn: Turn, { stage }: { stage: string }): void {
    if (turn.draft.stage === stage) return;
    leaveStage(turn);
    turn.draft.stage = stage;
    turn.note({ type: 'stage.entered', stage });
    turn.fact(`stage.${stage}.entered`);
  },

  skipStage(turn: Turn, { stage }: { stage: string }): void {
    turn.note({ type: 'stage.skipped', stage });
  },

  enterStep(turn: Turn, { step }: { step: string }): void {
    const plan = stepOf(turn, step);
    // The event that brought the case here has also ended enough other branches: they are left in a moment.
    if (!isLive(turn.plan, turn.draft, plan)) return;
    const visit = (turn.draft.visits[step] ?? 0) + 1;
    turn.draft.visits = { ...turn.draft.visits, [step]: visit };
    turn.note({ type: 'step.entered', step, visit });
    turn.fact(`step.${step}.entered`);
    begin(turn, plan, visit);
  },

  skipStep(turn: Turn, { step }: { step: string }): void {
    turn.note({ type: 'step.skipped', step });
  },

  finishStep(turn: Turn, { step, way }: { step: string; way: string }): void {
    const plan = stepOf(turn, step);
    const taken = plan.ways.get(way);
    if (taken === undefined) throw new Error(`Step "${step}" has no way "${way}".`);
    const answers =
      taken.way.kind === 'end' ? givenBack(turn, plan) : bringsAnswers(plan, taken) ? answersOf(plan, turn.event) : {};
    leave(turn, plan);
    withdraw(turn, (other) => other.scope.includes(step));
    remember(turn, plan);
    if (taken.way.name === 'held' && plan.step.action.verb === 'meet') {
      const { present, lasted } = (turn.event.data ?? {}) as { present?: readonly string[]; lasted?: string };
      turn.note({ type: 'meeting.held', step, present, lasted });
    }
    turn.setData(answers, taken.set, step);
    turn.reach(taken.reach);
    turn.note({ type: 'step.left', step, outcome: outcomeName(plan, taken.way) });
    turn.fact(`step.${step}.${taken.way.name}`);
    turn.fact(`step.${step}.left`);
  },

  /** A vote that does not decide yet. */
  castVote(turn: Turn, { step }: { step: string }): void {
    const counted = tally(turn.plan, turn.draft, turn.event, stepOf(turn, step));
    if (!('vote' in counted)) throw new Error(`A vote at step "${step}" was not allowed.`);
    const { role, vote } = counted.vote;
    turn.draft.votes = { ...turn.draft.votes, [step]: [...(turn.draft.votes?.[step] ?? []), counted.vote] };
    turn.note({ type: 'vote.cast', step, role, vote });
  },

  endBranch(turn: Turn, { step, branch }: { step: string; branch: string }): void {
    const ended = turn.draft.branches?.[step] ?? [];
    turn.draft.branches = { ...turn.draft.branches, [step]: [...ended, branch] };
    turn.note({ type: 'branch.ended', step, branch });
  },

  tryAgain(turn: Turn, { step }: { step: string }): void {
    const plan = stepOf(turn, step);
    const visit = turn.draft.visits[step] ?? 1;
    tryAgain(turn, plan, effectBase(turn, plan, visit), turn.event.type === 'timer');
  },

  callAgain(turn: Turn, { step }: { step: string }): void {
    const plan = stepOf(turn, step);
    turn.disarm(`retry:${step}`);
    const failures = turn.draft.calls?.[step]?.failures ?? 0;
    callService(turn, plan, effectBase(turn, plan, turn.draft.visits[step] ?? 1), { failures });
  },

  remind(turn: Turn, { step }: { step: string }): void {
    const plan = stepOf(turn, step);
    const { remind } = plan.step;
    const id = `remind:${step}`;
    const timer = turn.draft.timers[id];
    if (remind === undefined || timer === undefined) return;
    const count = (timer.count ?? 0) + 1;
    const text = reminderText(turn, plan);
    const base = effectBase(turn, plan, turn.draft.visits[step] ?? 1);
    for (const to of remindedOf(turn, plan)) turn.request({ kind: 'reminder', to, text, count, ...base });
    turn.disarm(id);
    if (count < remind.times) turn.armReminder(id, remind.every, step, timer.due, count);
  },

  handle(turn: Turn, { handler }: { handler: string }): void {
    const plan = turn.plan.handlers.get(handler);
    if (plan === undefined) throw new Error(`There is no handler "${handler}".`);
    turn.note({ type: 'event.received', event: plan.handler.event.name, data: turn.event.data });
    turn.setData({}, plan.set, handler);
    turn.reach(plan.reach);
    if (plan.handler.to !== undefined) interruptSteps(turn, (step) => isLeft(step, plan));
  },

  /** An interrupt that leaves for good: the journey, or the module to which it belongs. */
  interrupt(turn: Turn, { step }: { step?: string } = {}): void {
    turn.note({ type: 'event.received', event: eventName(turn), data: turn.event.data });
    interruptSteps(turn, (plan) => (step === undefined ? plan.interrupt === undefined : plan.scope.includes(step)));
  },

  beginInterrupt(turn: Turn, { interrupt }: { interrupt: string }): void {
    turn.note({ type: 'event.received', event: eventName(turn), data: turn.event.data });
    turn.draft.interrupt = interrupt;
    turn.note({ type: 'interrupt.started', interrupt });
  },

  /** Back to where the case was: what fell due meanwhile fires now. */
  endInterrupt(turn: Turn, { interrupt }: { interrupt: string }): void {
    turn.draft.interrupt = undefined;
    turn.note({ type: 'interrupt.ended', interrupt });
    for (const [id, timer] of Object.entries(turn.draft.timers)) if (timer.due <= turn.at) turn.rearm(id, timer);
  },

  /** The steps of an interrupt are left because the case closes. */
  abandonInterrupt(turn: Turn, { interrupt }: { interrupt: string }): void {
    interruptSteps(turn, (plan) => plan.interrupt === interrupt);
    turn.draft.interrupt = undefined;
    turn.note({ type: 'interrupt.ended', interrupt });
  },

  closeCase(turn: Turn, { end }: { end: string }): void {
    const known = turn.plan.ends.get(end);
    // A branch that leads to an end takes the others with it.
    withdraw(turn, (plan) => plan.interrupt === undefined);
    turn.reach((known?.reach ?? []).map(({ name }) => name));
    leaveStage(turn);
    turn.draft.stage = undefined;
    turn.draft.closed = { end, at: turn.at };
    turn.note({ type: 'case.closed', end, outcome: known?.outcome ?? end });
    turn.fact('case.closed');
    tellInterrupt(turn, 'closed');
    const { reopen } = turn.plan.blueprint;
    if (known !== undefined && reopen?.from.some(({ name }) => name === end) === true) {
      turn.armLimit('reopen', reopen.within, end);
    } else {
      seal(turn);
    }
  },

  reopenCase(turn: Turn): void {
    turn.disarm('reopen');
    turn.draft.reached = {};
    turn.draft.visits = {};
    turn.draft.closed = undefined;
    turn.draft.reopened += 1;
    turn.note({ type: 'case.reopened', count: turn.draft.reopened });
    turn.fact('case.reopened');
  },

  sealCase(turn: Turn): void {
    turn.disarm('reopen');
    seal(turn);
  },

  /** What the customer writes is kept, whatever the case is doing. */
  receive(turn: Turn): void {
    turn.note({ type: 'event.received', event: turn.event.type, data: turn.event.data });
  },
} as const;

/** Fills an empty case from the input; fields with a default start with it. */
function openWith(turn: Turn, input: CaseInput | undefined): void {
  const { plan, draft } = turn;
  if (input === undefined || typeof input.id !== 'string' || !Number.isFinite(input.at)) {
    throw new TypeError('A case is opened with { id, at }: its id, and the instant in epoch milliseconds.');
  }
  const given = input.data ?? {};
  const asked = new Map([...plan.fields].map(([name, field]) => [name, { field, optional: true }]));
  const refusal = refuseAnswers(asked, given, {});
  if (refusal !== undefined) {
    throw new TypeError(`The data that the case is opened with does not fit: ${JSON.stringify(refusal.params)}.`);
  }
  const defaults = [...plan.fields].filter(([, field]) => field.default !== undefined);
  draft.id = input.id;
  draft.opened_at = input.at;
  draft.at = input.at;
  turn.at = input.at;
  draft.locale = nearestLocale(plan.blueprint.locales, input.locale);
  draft.data = { ...Object.fromEntries(defaults.map(([name, field]) => [name, field.default])), ...given };
}

/** The declared locale that comes nearest to the customer's: the same, else of the same language, else the first. */
function nearestLocale(locales: readonly string[], wanted: string | undefined): string {
  const [first = 'en'] = locales;
  if (wanted === undefined || locales.includes(wanted)) return wanted ?? first;
  const language = wanted.split('-')[0];
  return locales.find((locale) => locale.split('-')[0] === language) ?? first;
}

/** The names of the machine's actions. */
export type ActionName = keyof typeof actions;

function begin(turn: Turn, plan: StepPlan, visit: number): void {
  const { step } = plan;
  const { action } = step;
  const base = effectBase(turn, plan, visit);
  const locale = turn.draft.locale;
  switch (action.verb) {
    case 'say':
      turn.request({
        kind: 'message',
        message: action.message.name,
        to: action.to.name,
        text: renderMessage(turn.plan, turn.draft, action.message.name, turn.at),
        by: step.by?.name,
        fallback: action.fallback.map(({ name }) => name),
        ...base,
      });
      return;
    case 'choose':
      return;
    case 'decide':
      turn.setData({}, literals(decided(turn, plan)), step.id);
      return;
    case 'ask': {
      const message = action.message?.name;
      turn.request({
        kind: 'ask',
        fields: action.fields.map(({ name }) => name),
        message,
        text: message === undefined ? undefined : renderMessage(turn.plan, turn.draft, message, turn.at),
        ...base,
      });
      break;
    }
    case 'survey':
      turn.request({
        kind: 'survey',
        survey: action.kind,
        questions: action.questions.map(({ name, text }) => ({ field: name, text: sayIn(text, locale) })),
        ...base,
      });
      break;
    case 'call':
      callService(turn, plan, base, { failures: 0 });
      break;
    case 'parallel':
      turn.draft.branches = { ...turn.draft.branches, [step.id]: [] };
      break;
    case 'use':
      beginModule(turn, plan);
      break;
    case 'wait':
      if (action.for.kind === 'first') {
        for (const { name, until } of action.for.arms) {
          if (until.kind !== 'event') turn.armWait(`wait:${step.id}:${name}`, until, step.id);
        }
      } else if (action.for.kind !== 'event') {
        turn.armWait(`wait:${step.id}`, action.for, step.id);
      }
      break;
    case 'do':
    case 'meet':
    case 'approve':
      break;
  }
  turn.draft.active = { ...turn.draft.active, [step.id]: turn.at };
  if (step.within !== undefined) turn.armLimit(`within:${step.id}`, step.within, step.id);
  if (step.remind !== undefined) turn.armReminder(`remind:${step.id}`, step.remind.every, step.id);
}

function decided(turn: Turn, plan: StepPlan): Record<string, unknown> {
  const { step } = plan;
  const { action } = step;
  const env = environment(turn.plan, turn.draft, turn.draft.data, turn.at);
  if (action.verb === 'decide' && action.decision !== undefined) {
    const decision = turn.plan.decisions.get(action.decision.name);
    if (decision === undefined) throw new Error(`There is no decision "${action.decision.name}".`);
    return decide(decision, env, step.id);
  }
  const branch = plan.branches.find(({ when }) => when === undefined || when.test(env));
  if (branch === undefined) {
    throw new CaseFault('no-rule-matches', step.id, `No condition of the decision at step "${step.id}" holds.`);
  }
  let data: Record<string, unknown> = {};
  for (const assignment of branch.set) {
    const seen = environment(turn.plan, turn.draft, { ...turn.draft.data, ...data }, turn.at);
    data = { ...data, [assignment.field]: valueOf(assignment, seen) };
  }
  return data;
}

function literals(values: Readonly<Record<string, unknown>>): AssignmentPlan[] {
  return Object.entries(values).map(([field, literal]) => ({ field, literal }));
}

function effectBase(
  turn: Turn,
  { step }: StepPlan,
  visit: number,
): Pick<Effect, 'step' | 'visit' | 'locale' | 'channels'> {
  return { step: step.id, visit, locale: turn.draft.locale, channels: step.via.map(({ name }) => name) };
}

function reminderText(turn: Turn, { step }: StepPlan): string | undefined {
  const { action, remind } = step;
  const message = remind?.message?.name ?? (action.verb === 'ask' ? action.message?.name : undefined);
  if (message !== undefined) return renderMessage(turn.plan, turn.draft, message, turn.at);
  return sayIn(labelOf(action) ?? step.title, turn.draft.locale);
}

/** A step that is left waits no more, and its timers end. */
function leave(turn: Turn, plan: StepPlan): void {
  const { id } = plan.step;
  if (turn.draft.active[id] === undefined) return;
  const { [id]: _since, ...others } = turn.draft.active;
  turn.draft.active = others;
  turn.draft.calls = without(turn.draft.calls, id);
  turn.draft.votes = without(turn.draft.votes, id);
  turn.draft.branches = without(turn.draft.branches, id);
  if (turn.draft.modules?.[id] !== undefined) {
    leaveInnerStage(turn, id);
    turn.draft.modules = without(turn.draft.modules, id);
  }
  for (const timer of plan.timers) turn.disarm(timer);
}

/** An entry taken out; undefined when nothing is left, so that a case holds nothing empty. */
function without<T>(
  record: Readonly<Record<string, T>> | undefined,
  id: string,
): Readonly<Record<string, T>> | undefined {
  if (record?.[id] === undefined) return record;
  const { [id]: _gone, ...others } = record;
  return Object.keys(others).length === 0 ? undefined : others;
}

/** Something takes the case out of some of its steps. */
function interruptSteps(turn: Turn, isMeant: (plan: StepPlan) => boolean): void {
  giveUp(turn, 'step.interrupted', isMeant);
}

/** Steps are given up because the case has gone on without them; their work is withdrawn. */
function withdraw(turn: Turn, isMeant: (plan: StepPlan) => boolean): void {
  giveUp(turn, 'step.withdrawn', isMeant);
}

/** Steps that others hold are left before those that hold them. */
function giveUp(turn: Turn, type: 'step.interrupted' | 'step.withdrawn', isMeant: (plan: StepPlan) => boolean): void {
  for (const id of Object.keys(turn.draft.active).toReversed()) {
    const plan = stepOf(turn, id);
    if (!isMeant(plan)) continue;
    leave(turn, plan);
    turn.note({ type, step: id });
    turn.fact(`step.${id}.left`);
  }
}

/** What a handler leaves: its step with all that it holds, or all that its stage or module holds. */
function isLeft({ step, scope, interrupt }: StepPlan, { leaves, interrupt: own }: HandlerPlan): boolean {
  if (leaves.step !== undefined) return step.id === leaves.step || scope.includes(leaves.step);
  return leaves.within === undefined ? interrupt === own : scope.includes(leaves.within);
}

/** A module begins with what it is given and with its own defaults, whatever an earlier run of it has left behind. */
function beginModule(turn: Turn, plan: StepPlan): void {
  const { draft } = turn;
  const module = turn.plan.modules.get(plan.step.id);
  if (module === undefined) throw new Error(`The module of step "${plan.step.id}" was not put in.`);
  const env = environment(turn.plan, draft, draft.data, turn.at);
  const given = Object.fromEntries(plan.with.map((input) => [input.field, valueOf(input, env)]));
  draft.data = omit(draft.data, [...module.fields]);
  draft.visits = omit(draft.visits, [...module.steps]);
  draft.reached = omit(draft.reached, [...module.milestones]);
  turn.setData({ ...module.defaults, ...given }, [], plan.step.id);
}

/** The fields of the case that take something from a module. */
function givenBack(turn: Turn, { step }: StepPlan): Record<string, unknown> {
  const gives = turn.plan.modules.get(step.id)?.gives ?? [];
  return Object.fromEntries(gives.map(({ field, from }) => [field, turn.draft.data[from] ?? null]));
}

/** Who did a step is kept where it decides who may vote. */
function remember(turn: Turn, { step }: StepPlan): void {
  const { role, person } = turn.by ?? {};
  if (role === undefined || person === undefined || !turn.plan.makers.has(role)) return;
  const known = turn.draft.makers?.[role] ?? [];
  if (step.action.verb === 'approve' || known.includes(person)) return;
  turn.draft.makers = { ...turn.draft.makers, [role]: [...known, person] };
}

/** Whom a reminder goes to: who works, who has not voted yet, else the customer. */
function remindedOf(turn: Turn, plan: StepPlan): readonly string[] {
  const { verb } = plan.step.action;
  if (verb === 'approve') return [...new Set(openVotes(plan, turn.draft))];
  return [verb === 'do' ? (plan.step.by?.name ?? '') : CUSTOMER];
}

/** Outcomes that somebody sends bring answers; time, failures, conditions alone and what a wait hears do not. */
function bringsAnswers({ step }: StepPlan, { way }: WayPlan): boolean {
  const { verb } = step.action;
  const sent = verb === 'ask' || verb === 'do' || verb === 'survey' || verb === 'call' || verb === 'meet';
  return sent && way.kind !== 'failure' && way.kind !== 'time-out';
}

/** A computed outcome is journalled by its own name, a branch by its target. */
function outcomeName({ step }: StepPlan, way: { readonly name: string; readonly kind: string }): string {
  return way.kind === 'ordinary' ? ordinaryOutcome(step.action.verb) : way.name;
}

/** From here on nothing can happen to the case. */
function seal(turn: Turn): void {
  turn.note({ type: 'case.sealed' });
  turn.fact('case.sealed');
  tellInterrupt(turn, 'sealed');
}

function leaveInnerStage(turn: Turn, step: string): void {
  const stage = turn.draft.modules?.[step];
  if (stage === undefined) return;
  turn.note({ type: 'stage.left', stage });
  turn.fact(`stage.${stage}.left`);
}

function leaveStage(turn: Turn): void {
  const { stage } = turn.draft;
  if (stage === undefined) return;
  turn.note({ type: 'stage.left', stage });
  turn.fact(`stage.${stage}.left`);
}

/** The interrupt region follows the case when it closes; it is told only where there is one. */
function tellInterrupt(turn: Turn, state: 'closed' | 'sealed'): void {
  if (![...turn.plan.interrupts.values()].some(({ interrupt }) => interrupt.steps.length > 0)) return;
  turn.outputs.push({
    kind: 'fact',
    event: { type: `fact.journey.${state}`, at: turn.at, by: turn.by ?? { role: 'system' } },
  });
}

function eventName({ event }: Turn): string {
  return event.type.startsWith('fact.') ? event.type.slice('fact.'.length) : event.type;
}

function stepOf(turn: Turn, id: string): StepPlan {
  const plan = turn.plan.steps.get(id);
  if (plan === undefined) throw new Error(`There is no step "${id}".`);
  return plan;
}
