import { modulesOf } from '../blueprint/blueprint.ts';
import { CUSTOMER } from '../blueprint/id.ts';
import type { Stage } from '../blueprint/stage.ts';
import type { Step } from '../blueprint/step.ts';
import type { Verb } from '../blueprint/verbs.ts';
import { SYSTEM, type Actor, type Entry } from '../compile/case.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import { carriedBy } from '../compile/carried.ts';
import { ordinaryOutcome } from '../flow/ways.ts';
import type { CaseView } from '../run/view.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { describeDuration, parseDuration } from '../time/duration.ts';
import { ActTeller } from './act-teller.ts';
import { ClockTeller } from './clock-teller.ts';
import { EscalationTeller } from './escalation-teller.ts';
import { RequestTeller } from './request-teller.ts';
import type { StoryKind, StoryLine, ToldLine } from './story-line.ts';
import { StoryNames } from './story-names.ts';
import { storyWords, type StoryWords } from './story-words.ts';

type Draft = { -readonly [K in keyof StoryLine]: StoryLine[K] };

type EntryOf<T extends Entry['type']> = Extract<Entry, { type: T }>;

/** Turns the journal of one case into lines, entry by entry. */
export class StoryTeller {
  readonly lines: Draft[] = [];
  readonly #compiled: CompiledBlueprint;
  readonly #language: Language;
  readonly #names: StoryNames;
  readonly #words: StoryWords;
  /** What the case knows so far. */
  #data: Readonly<Record<string, unknown>> = {};
  /** What a step sets and reaches is noted before the step is left: it is told with the line that explains it. */
  #pending: (EntryOf<'data.set'> | EntryOf<'milestone.reached'>)[] = [];
  #isClosed = false;
  /** What was said of the meeting that is being left. */
  #meeting: EntryOf<'meeting.held'> | undefined;
  readonly #requests: RequestTeller;
  readonly #clocks: ClockTeller;
  readonly #escalations: EscalationTeller;
  readonly #acts: ActTeller;
  /** The event that was told last, while what its handler set and reached may still follow. */
  #handled: string | undefined;

  constructor(compiled: CompiledBlueprint, language: Language, locale: string) {
    this.#compiled = compiled;
    this.#language = language;
    this.#names = new StoryNames(compiled, language, locale);
    this.#words = storyWords[language];
    this.#requests = new RequestTeller(compiled, language, this.#names);
    this.#clocks = new ClockTeller(compiled, language, this.#names);
    this.#escalations = new EscalationTeller(compiled, language, this.#names);
    this.#acts = new ActTeller(language, this.#names);
  }

  tell(entry: Entry): void {
    switch (entry.type) {
      case 'data.set':
      case 'milestone.reached':
        if (entry.type === 'data.set') this.#data = { ...this.#data, ...entry.data };
        this.#pending.push(entry);
        if (this.#isOfHandler(entry)) this.settle();
        return;
      case 'step.left':
        this.#tellLeft(entry);
        break;
      default:
        this.settle();
        this.#tellHappening(entry);
    }
    this.#handled = entry.type === 'event.received' ? entry.event : undefined;
  }

  /** Tells what was set and reached and belongs to no further line. */
  settle(): void {
    const data = this.#takeData();
    const [first] = this.#pending;
    const last = this.lines.at(-1);
    if (data.length > 0 && last !== undefined && (last.kind === 'sent' || last.kind === 'event')) {
      last.data = [...last.data, ...data];
    } else if (data.length > 0 && first !== undefined) {
      this.#say('data', first.at, this.#words.dataSet, { data });
    }
    this.#tellMilestones();
  }

  /** True for what the handler of the event just told has set or reached; an answer that follows is told by itself. */
  #isOfHandler(entry: EntryOf<'data.set'> | EntryOf<'milestone.reached'>): boolean {
    if (this.#handled === undefined) return false;
    const handlers = [...this.#compiled.plan.handlers.values()].filter(
      ({ handler }) => handler.event.name === this.#handled,
    );
    return handlers.some(({ set, reach }) =>
      entry.type === 'milestone.reached'
        ? reach.includes(entry.milestone)
        : set.length === Object.keys(entry.data).length && set.every(({ field }) => Object.hasOwn(entry.data, field)),
    );
  }

  /** Tells what an open case waits for. */
  tellWaiting({ status, waiting, at }: CaseView): void {
    if (status !== 'open') return;
    for (const { step, for: whom, person } of waiting) {
      const name = this.#names.step(step);
      const isTime = whom === SYSTEM.role || whom === 'service';
      this.#say(
        'waiting',
        at,
        isTime
          ? this.#words.waitsAt(name)
          : this.#words.waitsFor(this.#names.actor({ role: whom, person }, true), name),
      );
    }
  }

  /** Tells what was expected of the case at this place and was not so, at an instant in epoch milliseconds. */
  tellUnmet(text: string, at: number): void {
    this.settle();
    this.#say('unmet', at, text);
  }

  #tellHappening(entry: Exclude<Entry, { type: 'data.set' | 'milestone.reached' | 'step.left' }>): void {
    const words = this.#words;
    const names = this.#names;
    const { at } = entry;
    switch (entry.type) {
      case 'case.opened': {
        const title = names.blueprint();
        this.#data = entry.data;
        const text = words.opened(entry.id) + words.aside(title === undefined ? [] : [title]);
        return this.#say('case', at, text, { data: names.values(entry.data) });
      }
      case 'case.closed':
        this.#isClosed = true;
        return this.#say('case', at, this.#closed(entry));
      case 'case.reopened':
        this.#isClosed = false;
        return this.#say('case', at, words.reopened(this.#who(entry.by, true)));
      case 'case.sealed': {
        const last = this.lines.findLast(({ kind }) => kind !== 'clock' && kind !== 'escalation');
        // A case that cannot come back is sealed as it closes.
        return last?.kind === 'case' && last.at === at ? undefined : this.#say('case', at, words.sealed);
      }
      case 'stage.entered':
        return this.#say('stage', at, this.#heading(entry.stage));
      case 'stage.left':
        return undefined;
      case 'sla.started':
      case 'sla.paused':
      case 'sla.resumed':
      case 'sla.retargeted':
      case 'sla.extended':
      case 'sla.warned':
      case 'sla.breached':
      case 'sla.withdrawn':
      case 'sla.met':
      case 'sla.stopped':
      case 'sla.cancelled':
      case 'sla.undated': {
        const text = this.#clocks.line(entry);
        const more = entry.type === 'sla.extended' ? { quote: entry.reason } : {};
        return text === undefined ? undefined : this.#say(CLOCK_KINDS[entry.type] ?? 'clock', at, text, more);
      }
      case 'escalation.exhausted': {
        const last = this.lines.at(-1);
        if (last !== undefined) last.text = this.#escalations.asLast(last.text) ?? last.text;
        return undefined;
      }
      case 'escalation.triggered':
      case 'escalation.raised':
      case 'escalation.held':
      case 'escalation.skipped':
      case 'escalation.accepted':
      case 'escalation.stopped':
      case 'escalation.undated':
        return this.#sayLine(at, this.#escalations.line(entry));
      case 'work.reassigned':
        return this.#sayLine(at, this.#escalations.reassigned(entry));
      case 'work.claimed':
      case 'work.released':
      case 'work.delegated':
      case 'event.skipped':
      case 'effects.revived':
      case 'case.erased':
        return this.#sayLine(at, this.#acts.line(entry));
      case 'stage.skipped': {
        const stage = this.#stage(entry.stage);
        return this.#say('skipped', at, words.skipped(names.stage(entry.stage), names.condition(stage?.when?.text)));
      }
      case 'step.entered':
        return this.#sayLine(at, this.#requests.begun(entry, this.#data));
      case 'step.skipped': {
        const when = this.#compiled.plan.steps.get(entry.step)?.step.when;
        return this.#say('skipped', at, words.skipped(names.step(entry.step), names.condition(when?.text)));
      }
      case 'event.passed': {
        const name = names.processEvent(entry.node);
        return name === undefined ? undefined : this.#say('done', at, words.happens(name));
      }
      case 'step.interrupted':
        return this.#say('interrupt', at, words.brokenOff(names.step(entry.step)));
      case 'step.withdrawn':
        return this.#isHolder(entry.step)
          ? undefined
          : this.#say('interrupt', at, words.withdrawn(names.step(entry.step)));
      case 'branch.ended':
        return this.#say('done', at, words.branchEnds(names.step(entry.step), names.branch(entry.step, entry.branch)));
      case 'vote.cast': {
        // Whoever decides alone is told of with the decision.
        if (!this.#isPolled(entry.step)) return undefined;
        const said = words.voted[entry.vote] ?? entry.vote;
        return this.#say(
          'done',
          at,
          words.votes(names.actor(entry.by ?? { role: entry.role }), names.step(entry.step), said),
        );
      }
      case 'meeting.held': {
        this.#meeting = entry;
        return undefined;
      }
      case 'call.failed':
        return this.#say('missed', at, this.#callFailed(entry));
      case 'limit.undated': {
        const [kind = ''] = entry.timer.split(':');
        return this.#say('missed', at, words.undated(kind, names.step(entry.step), entry.calendar));
      }
      case 'interrupt.started':
        return this.#say('interrupt', at, words.interrupted(names.interrupt(entry.interrupt)));
      case 'interrupt.ended': {
        const text = this.#isClosed ? words.interruptOver(names.interrupt(entry.interrupt)) : words.resumed;
        return this.#say('interrupt', at, text);
      }
      case 'event.received':
        return this.#tellEvent(entry);
      case 'effect.requested':
        return this.#sayLine(
          at,
          entry.effect.kind === 'alert'
            ? this.#escalations.alert(entry.effect, at)
            : this.#requests.request(entry.effect, at, this.#data),
        );
    }
  }

  /** True where several vote. */
  #isPolled(id: string): boolean {
    const action = this.#compiled.plan.steps.get(id)?.step.action;
    return action?.verb === 'approve' && action.votes !== undefined;
  }

  /** A step that only holds others says nothing of itself when it is given up. */
  #isHolder(id: string): boolean {
    const verb = this.#compiled.plan.steps.get(id)?.step.action.verb;
    return verb === 'parallel' || verb === 'use';
  }

  #tellEvent({ event, data = {}, by, at }: EntryOf<'event.received'>): void {
    const words = this.#words;
    const who = this.#who(by);
    if (event === 'customer.writes') {
      const text = words.writes(this.#names.actor(by ?? { role: CUSTOMER }));
      return this.#say('event', at, text, { quote: typeof data['text'] === 'string' ? data['text'] : '' });
    }
    if (event === 'case.cancels') return this.#say('event', at, words.cancelled(this.#who(by, true)));
    if (event === 'case.merged') return this.#say('event', at, words.merged);
    const title = this.#names.event(event);
    const isOutside = /^(?:customer|signal)\./.test(event);
    const carried = this.#names.values(data, carriedBy(this.#compiled.blueprint, event));
    return this.#say('event', at, isOutside ? words.event(who, title) : words.handled(title), { data: carried });
  }

  #tellLeft({ step: id, outcome, by, at }: EntryOf<'step.left'>): void {
    const step = this.#compiled.plan.steps.get(id)?.step;
    if (step === undefined || step.action.verb === 'say') return this.settle();
    const data = this.#takeData();
    switch (step.action.verb) {
      case 'decide': {
        const { decision } = step.action;
        const titled = step.title !== undefined || decision === undefined;
        const name = titled ? this.#names.step(id) : this.#names.decision(decision.name);
        this.#say('decision', at, this.#words.decided(name), { data });
        break;
      }
      case 'choose':
        this.#say('decision', at, this.#chosen(step, outcome), { data });
        break;
      default: {
        const missed = this.#missedText(step, outcome, by ?? SYSTEM);
        if (missed === undefined) this.#say('done', at, this.#doneText(step, outcome, by ?? SYSTEM), { data });
        else this.#say('missed', at, missed, { data });
      }
    }
    this.#tellMilestones();
  }

  #callFailed({ step: id, service, late, failures }: EntryOf<'call.failed'>): string {
    const action = this.#compiled.plan.steps.get(id)?.step.action;
    const name = this.#names.service(service);
    if (action?.verb !== 'call' || action.fallback === undefined || failures <= (action.retry?.times ?? 0)) {
      return this.#words.triedAgain(name, late);
    }
    return this.#words.replaced(name, late, this.#names.service(action.fallback.name));
  }

  /** Why a step was left without what it waited for; undefined when it came. */
  #missedText({ id, action, within }: Step, outcome: string, by: Actor): string | undefined {
    if (outcome === 'failed' && action.verb === 'call') {
      // Nobody says that a service is too slow: the clock does.
      return this.#words.serviceFails(this.#requests.askedLast(id, action.service.name), by.role === SYSTEM.role);
    }
    if (outcome !== 'no-answer' && outcome !== 'timed-out') return undefined;
    return this.#words.missed(
      MISSED[action.verb] ?? 'answer',
      this.#names.step(id),
      within && this.#names.duration(within, this.#data),
    );
  }

  #doneText({ id, action }: Step, outcome: string, by: Actor): string {
    const words = this.#words;
    const names = this.#names;
    const who = names.actor(by);
    const suffixed = (text: string): string => {
      if (outcome === ordinaryOutcome(action.verb)) return text;
      return words.outcome(text, outcome === 'else' ? words.otherwise : outcome);
    };
    switch (action.verb) {
      case 'ask':
      case 'survey': {
        const text = by.role === CUSTOMER ? words.answers(who, names.step(id)) : words.records(who, names.step(id));
        return suffixed(text);
      }
      case 'call':
        return suffixed(words.serviceAnswers(this.#requests.askedLast(id, action.service.name)));
      case 'wait': {
        if (action.for.kind === 'event') return words.arrives(names.event(action.for.event.name));
        if (action.for.kind !== 'first') return words.waited;
        const until = action.for.arms.find(({ name }) => name === outcome)?.until;
        return words.comesFirst(until?.kind === 'event' ? names.event(until.event.name) : outcome);
      }
      case 'approve':
        return action.votes === undefined
          ? words.decides(who, names.step(id), words.voted[outcome] ?? outcome)
          : words.votedOn(names.step(id), words.voted[outcome] ?? outcome);
      case 'meet': {
        const { present = [], lasted } = this.#meeting ?? {};
        this.#meeting = undefined;
        const length = parseDuration(lasted ?? '');
        const remarks = [
          ...(present.length === 0 ? [] : [words.present(present.map((role) => names.role(role)))]),
          ...(length.ok ? [words.lasted(describeDuration(length.duration, this.#language))] : []),
        ];
        return words.outcome(names.step(id), words.voted[outcome] ?? outcome) + words.aside(remarks);
      }
      case 'parallel':
        return words.together(names.step(id));
      case 'use':
        return words.moduleEnds(names.step(id), names.endOf(action, outcome));
      default:
        return suffixed(words.finishes(who, names.step(id)));
    }
  }

  /** The journal knows a branch by its target; why it was taken can be said where only one branch leads there. */
  #chosen({ action }: Step, target: string): string {
    const branches = action.verb === 'choose' ? action.branches.filter(({ to }) => to.name === target) : [];
    const why = branches.length === 1 ? this.#names.condition(branches[0]?.when?.text) : undefined;
    return target === 'next' ? this.#words.goesOn(why) : this.#words.goesTo(this.#names.target(target), why);
  }

  /** The outcome, and the end's own name where it adds something. */
  #closed({ end, outcome }: EntryOf<'case.closed'>): string {
    const words = this.#words;
    const meaning = words.outcomes[outcome] ?? outcome;
    const name = this.#names.end(end);
    return words.closed(meaning) + words.aside(isSame(name, meaning) ? [] : [name]);
  }

  /** A stage of the blueprint or of a module. */
  #stage(id: string): Stage | undefined {
    return modulesOf(this.#compiled.blueprint)
      .flatMap(({ blueprint }) => blueprint.stages)
      .find((stage) => stage.id === id);
  }

  #heading(id: string): string {
    const kind = this.#stage(id)?.kind ?? '';
    const words = this.#words.kinds[kind] ?? kind;
    const title = this.#names.stage(id);
    return isSame(title, words) ? title : `${title} · ${words}`;
  }

  #who(by: Actor | undefined, inside = false): string | undefined {
    return by === undefined || by.role === SYSTEM.role ? undefined : this.#names.actor(by, inside);
  }

  #takeData(): StoryLine['data'] {
    const set = this.#pending.filter((entry) => entry.type === 'data.set');
    const values = Object.assign({}, ...set.map(({ data }) => data)) as Record<string, unknown>;
    return this.#names.values(values);
  }

  #tellMilestones(): void {
    for (const entry of this.#pending) {
      if (entry.type !== 'milestone.reached') continue;
      this.#say('milestone', entry.at, this.#words.milestone(this.#names.milestone(entry.milestone)));
    }
    this.#pending = [];
  }

  #sayLine(at: number, line: ToldLine | undefined): void {
    if (line !== undefined) this.#say(line.kind, at, line.text, line);
  }

  #say(kind: StoryKind, at: number, text: string, more: { quote?: string; data?: StoryLine['data'] } = {}): void {
    const { quote, data = [] } = more;
    const line: Draft = { kind, at, ...this.#names.clock(at), text, data };
    if (quote !== undefined) line.quote = quote;
    this.lines.push(line);
  }
}

/** What is not as it should be; all else that a clock does is told as such. */
const CLOCK_KINDS: Readonly<Partial<Record<Entry['type'], StoryKind>>> = { 'sla.breached': 'missed' };

/** What is missing when the time of a step runs out; an answer where nothing else is said. */
const MISSED: Readonly<Partial<Record<Verb, 'work' | 'wait' | 'meeting' | 'decision'>>> = {
  do: 'work',
  wait: 'wait',
  meet: 'meeting',
  approve: 'decision',
  parallel: 'work',
  use: 'work',
};

/** True for names that a reader takes for the same. */
function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
