import type { Deadline } from '../../blueprint/deadline.ts';
import type { Expression } from '../../blueprint/origin.ts';
import type { Step } from '../../blueprint/step.ts';
import type { TransitionConfig } from '../../compile/state-config.ts';
import type { StateNames } from './state-names.ts';

/** More fields than these are counted, not named, on an arrow. */
const MOST_FIELDS = 2;

/** Says transitions as `event [guard] / action`, short, in the language of the picture. */
export class TransitionWords {
  readonly #names: StateNames;

  constructor(names: StateNames) {
    this.#names = names;
  }

  /**
   * @param on the event; absent where it happens by itself.
   * @param isAlone false where the state has other transitions that happen by themselves.
   * @returns empty words for a transition that goes without saying, undefined for one that says what another says already.
   */
  of(on: string | undefined, transition: TransitionConfig, isAlone: boolean): string | undefined {
    if (on?.startsWith('fact.at-once.') === true) return undefined;
    const { guard } = transition;
    const params = guard?.params ?? {};
    const step = this.#step(params['step']);
    switch (guard?.type) {
      case 'votesComeTo':
      case 'maySend':
      case 'maySendHere':
        return this.#way(step, params['way'] ?? '');
      case 'isAwaited':
        return this.#joined(this.#names.event(params['event'] ?? on ?? ''), undefined, this.#done(params));
      case 'mayVote':
        return this.#names.words.vote;
      case 'mayTryAgain':
        return this.#retry(step);
      case 'isLate':
        return this.#names.words.late(this.#callTime(step) ?? '');
      case 'isDue':
        return this.#timer(step, params);
      case 'branchHolds':
        return this.#joined('', this.#wayWhen(params), this.#done(params)) || this.#names.names.words.otherwise;
      case 'stepApplies':
        return this.#joined('', step?.when, undefined);
      case 'stageApplies':
        return this.#joined('', this.#names.stages.get(params['stage'] ?? '')?.when, undefined);
      case 'isJoined':
        return this.#branches(step);
      case 'isHandled':
        return this.#handler(on ?? '', params['handler'] ?? '');
      case 'mayInterrupt': {
        const when = this.#names.interrupts.get(params['interrupt'] ?? '')?.when;
        return this.#joined(this.#names.event(on ?? ''), when, undefined);
      }
      case 'isKept':
        return this.#names.words.kept;
      case 'isOver':
        return `[${this.#names.words.over}]`;
      default:
        if (on !== undefined) return this.#event(on);
        return isAlone ? '' : this.#names.names.words.otherwise;
    }
  }

  /** A length of time, or the name of the field that holds a time. */
  deadline(deadline: Deadline): string {
    return this.#names.names.deadline(deadline);
  }

  #step(id: string | undefined): Step | undefined {
    return id === undefined ? undefined : this.#names.compiled.plan.steps.get(id)?.step;
  }

  #event(on: string): string {
    return this.#names.event(on);
  }

  #way(step: Step | undefined, way: string): string {
    const params = { step: step?.id ?? '', way };
    return this.#joined(this.#names.names.outcome(way), this.#wayWhen(params), this.#done(params));
  }

  #wayWhen({ step, way }: Readonly<Record<string, string>>): Expression | undefined {
    return this.#names.compiled.plan.steps.get(step ?? '')?.ways.get(way ?? '')?.way.when;
  }

  /** What happens on a way out of a step. */
  #done({ step, way }: Readonly<Record<string, string>>): string | undefined {
    const plan = this.#names.compiled.plan.steps.get(step ?? '')?.ways.get(way ?? '');
    if (plan === undefined) return undefined;
    return this.#actions(
      plan.set.map(({ field }) => field),
      plan.reach,
    );
  }

  #actions(fields: readonly string[], milestones: readonly string[]): string | undefined {
    const { words, names, compiled } = this.#names;
    const titles = [...new Set(fields)].map((field) => names.text(compiled.blueprint.data.get(field)?.title) ?? field);
    const shown = titles.slice(0, MOST_FIELDS);
    if (titles.length > shown.length) shown.push(words.more(titles.length - shown.length));
    const parts = [
      ...(milestones.length > 0 ? [words.reaches(milestones.map((id) => this.#names.milestone(id)))] : []),
      ...(shown.length > 0 ? [words.sets(shown)] : []),
    ];
    return parts.length === 0 ? undefined : parts.join('; ');
  }

  #handler(on: string, key: string): string {
    const plan = this.#names.compiled.plan.handlers.get(key);
    const done =
      plan &&
      this.#actions(
        plan.set.map(({ field }) => field),
        plan.reach,
      );
    return this.#joined(this.#event(on), plan?.handler.when, done);
  }

  #joined(event: string, when: Expression | undefined, action: string | undefined): string {
    const guard = when === undefined ? '' : `[${this.#names.names.condition(when)}]`;
    return [event, guard, action === undefined ? '' : `/ ${action}`].filter((part) => part !== '').join(' ');
  }

  #timer(step: Step | undefined, params: Readonly<Record<string, string>>): string {
    const { words, names, compiled } = this.#names;
    const [kind = '', , arm] = (params['timer'] ?? '').split(':');
    const done = this.#done(params);
    if (kind === 'within') return this.#joined(this.#time(step?.within), undefined, done);
    if (kind === 'remind' && step?.remind !== undefined) {
      return words.remind(this.deadline(step.remind.every), step.remind.times);
    }
    if (kind === 'timeout') return this.#joined(this.#callTime(step, true) ?? '', undefined, done);
    if (kind === 'retry') return this.#retry(step);
    if (kind === 'reopen') {
      const within = compiled.blueprint.reopen?.within;
      return within === undefined ? '' : words.after(names.deadline(within));
    }
    if (kind === 'wait' && step?.action.verb === 'wait') {
      const { for: awaited } = step.action;
      const until = awaited.kind === 'first' ? awaited.arms.find(({ name }) => name === arm)?.until : awaited;
      if (until !== undefined && until.kind !== 'event') {
        return this.#joined(this.#time(until), undefined, done);
      }
    }
    return this.#joined(names.outcome(params['way'] ?? kind), undefined, done);
  }

  #time(deadline: Deadline | undefined): string {
    if (deadline === undefined) return '';
    const { words } = this.#names;
    const said = this.deadline(deadline);
    return deadline.kind === 'duration' ? words.after(said) : words.until(said);
  }

  #callTime(step: Step | undefined, isSentence = false): string | undefined {
    if (step?.action.verb !== 'call' || step.action.timeout === undefined) return undefined;
    return isSentence ? this.#time(step.action.timeout) : this.deadline(step.action.timeout);
  }

  #retry(step: Step | undefined): string {
    const retry = step?.action.verb === 'call' ? step.action.retry : undefined;
    return this.#names.words.retry(retry?.every && this.deadline(retry.every), retry?.times ?? 0);
  }

  #branches(step: Step | undefined): string {
    if (step?.action.verb !== 'parallel') return '';
    return `[${this.#names.words.joined(step.action.needed, step.action.branches.length)}]`;
  }
}
