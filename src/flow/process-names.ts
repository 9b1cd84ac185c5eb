import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Deadline } from '../blueprint/deadline.ts';
import { CUSTOMER } from '../blueprint/id.ts';
import type { Expression } from '../blueprint/origin.ts';
import type { Stage } from '../blueprint/stage.ts';
import type { Step } from '../blueprint/step.ts';
import { textIn, type Text } from '../blueprint/text.ts';
import { labelOf } from '../blueprint/verbs.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { describeDuration } from '../time/duration.ts';
import { declaredEvent } from './names.ts';
import { processWords, type ProcessWords } from './process-words.ts';

/** What a reader of the diagram finds written on its shapes, in one language. */
export class ProcessNames {
  readonly words: ProcessWords;
  readonly #blueprint: Blueprint;
  readonly #locale: string;
  readonly #language: Language;

  constructor(blueprint: Blueprint, locale: string) {
    this.#blueprint = blueprint;
    this.#locale = locale;
    this.#language = locale.split('-')[0] === 'zh' ? 'zh-CN' : 'en';
    this.words = processWords[this.#language];
  }

  text(text: Text | undefined): string | undefined {
    const found = text === undefined ? '' : textIn(text, this.#locale);
    return found.trim() === '' ? undefined : found;
  }

  step(step: Step): string {
    const { action } = step;
    return this.text(step.title) ?? this.text(labelOf(action)) ?? this.#subject(step) ?? plain(step.id);
  }

  stage({ id, title }: Stage): string {
    return this.text(title) ?? plain(id);
  }

  role(id: string): string {
    if (id === CUSTOMER) return this.words.customer;
    return this.text(this.#blueprint.roles.get(id)?.title) ?? plain(id);
  }

  outcome(name: string): string {
    return this.words.outcomes[name] ?? (name === 'else' ? this.words.otherwise : plain(name));
  }

  event(name: string): string {
    return this.text(declaredEvent(this.#blueprint, name)?.title) ?? this.words.events[name] ?? plain(name);
  }

  message(id: string): string {
    return plain(id);
  }

  deadline(deadline: Deadline): string {
    if (deadline.kind === 'duration') {
      const words = describeDuration(deadline.duration, this.#language);
      // Viewers break lines at spaces first, which would tear a number from its unit.
      return this.#language === 'en' ? words : words.replaceAll(' ', '');
    }
    const { data, parameters } = this.#blueprint;
    return (
      this.text(data.get(deadline.name)?.title) ?? this.text(parameters.get(deadline.name)?.title) ?? deadline.name
    );
  }

  /** A condition in the words of its fields and their values where it is short enough to be read on an arrow. */
  condition({ text }: Expression): string {
    const written = text.replace(/\s+/gu, ' ').trim();
    const enums = new Map<string, string>();
    const named = written.replace(
      /([\p{L}_][\p{L}\p{M}\p{N}_]*)\s*(=|!=)\s*"([^"]*)"/gu,
      (whole: string, name: string, sign: string, value: string) => {
        const field = this.#blueprint.data.get(name);
        const label = this.text(field?.values?.get(value));
        const title = this.text(field?.title);
        if (title === undefined) return whole;
        const mark = `\u0001${enums.size}\u0001`;
        enums.set(mark, `${title} ${sign === '=' ? '=' : '≠'} ${label ?? value}`);
        return mark;
      },
    );
    const titled = named.replace(/"[^"]*"|[\p{L}_][\p{L}\p{M}\p{N}_.]*/gu, (word) => this.#fieldTitle(word) ?? word);
    return [...enums].reduce((text, [mark, words]) => text.replace(mark, () => words), titled);
  }

  #fieldTitle(word: string): string | undefined {
    const { data, parameters } = this.#blueprint;
    return this.text(data.get(word)?.title) ?? this.text(parameters.get(word)?.title);
  }

  #subject({ action }: Step): string | undefined {
    const { services, decisions, data } = this.#blueprint;
    switch (action.verb) {
      case 'call':
        return this.text(services.get(action.service.name)?.title);
      case 'decide':
        return action.decision && this.text(decisions.get(action.decision.name)?.title);
      case 'ask': {
        const titles = action.fields.map(({ name }) => this.text(data.get(name)?.title));
        return titles.every((title) => title !== undefined) && titles.length > 0 && titles.length <= 3
          ? titles.join(this.#language === 'en' ? ', ' : '、')
          : undefined;
      }
      case 'wait': {
        const { for: awaited } = action;
        if (awaited.kind === 'event') return this.event(awaited.event.name);
        return awaited.kind === 'first' ? undefined : this.deadline(awaited);
      }
      case 'use':
        return this.text(action.module?.title);
      default:
        return undefined;
    }
  }
}

/** An id as words. */
export function plain(id: string): string {
  return id.replace(/[-_]+/gu, ' ');
}
