import type { Deadline } from '../blueprint/deadline.ts';
import type { Wait } from '../blueprint/verbs.ts';
import { chairOf } from '../compile/chair.ts';
import type { CaseContext, Entry, StepEffect } from '../compile/case.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import type { Language } from '../text/catalogue/entry.ts';
import type { ToldLine } from './story-line.ts';
import type { StoryNames } from './story-names.ts';
import { storyWords, type StoryWords } from './story-words.ts';

/** What the case knows, by field. */
type Data = CaseContext['data'];

/** Tells what a step asks for when the case comes to it: work, an answer, a service, time. */
export class RequestTeller {
  readonly #compiled: CompiledBlueprint;
  readonly #names: StoryNames;
  readonly #words: StoryWords;
  /** The service that each call step asked last. */
  readonly #services = new Map<string, string>();

  constructor(compiled: CompiledBlueprint, language: Language, names: StoryNames) {
    this.#compiled = compiled;
    this.#names = names;
    this.#words = storyWords[language];
  }

  /** Work and waits leave no request behind: they are told when they begin. */
  begun({ step: id, visit, at }: Extract<Entry, { type: 'step.entered' }>, data: Data): ToldLine | undefined {
    const step = this.#compiled.plan.steps.get(id)?.step;
    if (step?.action.verb === 'do') {
      const text = this.#words.work(this.#names.role(step.by?.name ?? ''), this.#names.step(id));
      const remarks = [
        ...this.#via(step.via.map(({ name }) => name)),
        ...this.#dueBy(step, at, data),
        ...this.#again(visit),
      ];
      return asked(text + this.#words.aside(remarks));
    }
    if (step?.action.verb === 'approve') {
      const roles = (step.action.votes?.roles ?? (step.by === undefined ? [] : [step.by])).map(({ name }) => name);
      const text = this.#words.approval(
        roles.map((role, index) => this.#names.role(role, index > 0)),
        this.#names.step(id),
      );
      const { votes } = step.action;
      const remarks = [
        ...(votes === undefined ? [] : [this.#words.voting[votes.kind](votes.needed)]),
        ...this.#dueBy(step, at, data),
        ...this.#again(visit),
      ];
      return asked(text + this.#words.aside(remarks));
    }
    if (step?.action.verb === 'meet') {
      const { required } = step.action;
      const who = this.#names.role(chairOf(step)?.name ?? '', true);
      const roles = required.map(({ name }) => this.#names.role(name));
      const remarks = [
        ...(roles.length === 0 ? [] : [this.#words.takesPart(roles)]),
        this.#words.reportedBy(who),
        ...this.#dueBy(step, at, data),
        ...this.#again(visit),
      ];
      return asked(this.#words.meeting(this.#names.step(id)) + this.#words.aside(remarks));
    }
    if (step?.action.verb === 'parallel') {
      const branches = step.action.branches.map(({ name }) => `“${this.#names.branch(id, name)}”`);
      const text = this.#words.sideBySide(this.#names.step(id), branches);
      return asked(text + this.#words.aside([...this.#dueBy(step, at, data), ...this.#again(visit)]));
    }
    if (step?.action.verb === 'use') {
      const remarks = [...this.#dueBy(step, at, data), ...this.#again(visit)];
      return asked(this.#words.moduleBegins(this.#names.step(id)) + this.#words.aside(remarks));
    }
    if (step?.action.verb === 'wait') {
      const { text, remarks } = this.#waitText(id, step.action.for, at, data);
      return asked(text + this.#words.aside([...remarks, ...this.#dueBy(step, at, data), ...this.#again(visit)]));
    }
    return undefined;
  }

  #waitText(
    step: string,
    wait: Wait['for'],
    at: number,
    data: Data,
  ): { readonly text: string; readonly remarks: readonly string[] } {
    const words = this.#words;
    const names = this.#names;
    switch (wait.kind) {
      case 'event':
        return { text: words.waitingForEvent(names.event(wait.event.name)), remarks: [] };
      case 'first': {
        const arms = wait.arms.map(({ name, until }) =>
          until.kind === 'event' ? names.event(until.event.name) : name,
        );
        return { text: words.waitingForFirst(arms), remarks: [] };
      }
      case 'duration':
      case 'name': {
        const until = names.waitEnd(step, wait, at, data);
        const duration = names.duration(wait, data);
        if (duration !== undefined) {
          return { text: words.waiting(duration), remarks: until === undefined ? [] : [words.until(until)] };
        }
        return { text: words.waitingUntil(until ?? (wait.kind === 'name' ? names.field(wait.name) : '')), remarks: [] };
      }
    }
  }

  /** What a step asks of the outside world. */
  request(effect: StepEffect, at: number, data: Data): ToldLine {
    const words = this.#words;
    const names = this.#names;
    const step = this.#compiled.plan.steps.get(effect.step)?.step;
    const via = this.#via(effect.channels);
    const limits = step === undefined ? [] : [...this.#dueBy(step, at, data), ...this.#again(effect.visit)];
    switch (effect.kind) {
      case 'ask': {
        const text = words.asked(
          names.step(effect.step),
          effect.fields.map((name) => names.field(name)),
        );
        return asked(text + words.aside([...via, ...limits]), { quote: effect.text });
      }
      case 'survey': {
        const { questions } = effect;
        if (effect.survey === 'questions') {
          const fields = questions.map(({ field }) => names.field(field));
          const quote = questions.flatMap((question) => question.text ?? []).join('\n');
          const text = words.questions(names.step(effect.step), fields) + words.aside([...via, ...limits]);
          return asked(text, { quote });
        }
        const text =
          words.surveyed(names.step(effect.step)) + words.aside([effect.survey.toUpperCase(), ...via, ...limits]);
        return asked(text, { quote: questions[0]?.text });
      }
      case 'call': {
        const service = this.#compiled.blueprint.services.get(effect.service);
        const given = names.values(effect.with, service?.in);
        this.#services.set(effect.step, effect.service);
        return asked(words.called(names.service(effect.service)) + words.aside(limits), { data: given });
      }
      case 'message': {
        const signed = effect.by === undefined ? [] : [words.signed(names.role(effect.by, true))];
        const text = words.message(names.role(effect.to, true)) + words.aside([...via, ...signed]);
        return { kind: 'sent', text: text, quote: effect.text };
      }
      case 'reminder': {
        const text = words.reminder(effect.count, names.role(effect.to, true));
        return { kind: 'sent', text: text + words.aside(via), quote: effect.text };
      }
    }
  }

  /** The service that a step asked last: its fallback, where the first one has failed for good. */
  askedLast(step: string, service: string): string {
    return this.#names.service(this.#services.get(step) ?? service);
  }

  #via(channels: readonly string[]): string[] {
    return channels.length === 0 ? [] : [this.#words.via(channels.map((id) => this.#names.channel(id)))];
  }

  #dueBy({ id, within }: { readonly id: string; readonly within?: Deadline }, at: number, data: Data): string[] {
    const instant = within && this.#names.limit(id, within, at, data);
    return instant === undefined ? [] : [this.#words.dueBy(instant)];
  }

  #again(visit: number): string[] {
    return visit > 1 ? [this.#words.visit(visit)] : [];
  }
}

function asked(text: string, more: Pick<ToldLine, 'quote' | 'data'> = {}): ToldLine {
  return { kind: 'asked', text, ...more };
}
