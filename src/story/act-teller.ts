import { SYSTEM, type ActEntry, type Entry } from '../compile/case.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { actWords, type ActWords } from './act-words.ts';
import type { ToldLine } from './story-line.ts';
import type { StoryNames } from './story-names.ts';

/** Tells what somebody did with a case from outside its blueprint, a short line each. */
export class ActTeller {
  readonly #names: StoryNames;
  readonly #words: ActWords;

  constructor(language: Language, names: StoryNames) {
    this.#names = names;
    this.#words = actWords[language];
  }

  line(entry: ActEntry & Pick<Entry, 'by'>): ToldLine {
    const words = this.#words;
    const names = this.#names;
    const { by } = entry;
    const quote = 'reason' in entry && entry.reason !== undefined ? { quote: entry.reason } : {};
    switch (entry.type) {
      case 'work.claimed': {
        const who = names.actor({ role: by?.role ?? '', person: entry.person });
        return { kind: 'asked', text: words.claimed(who, names.step(entry.step)) };
      }
      case 'work.released': {
        const { step, person } = entry;
        const isOwn = by?.person === person;
        const text = isOwn
          ? words.released(names.actor(by), names.step(step))
          : words.takenBack(this.#who(by), names.step(step), names.personName(person));
        return { kind: 'asked', text };
      }
      case 'work.delegated': {
        const { step, person, from } = entry;
        const before = from === undefined ? undefined : names.personName(from);
        const text = words.delegated(this.#who(by), names.step(step), names.personName(person), before);
        return { kind: 'asked', text, ...quote };
      }
      case 'event.skipped':
        return { kind: 'interrupt', text: words.skipped(this.#who(by), this.#event(entry.event)), ...quote };
      case 'effects.revived':
        return { kind: 'sent', text: words.revived(this.#who(by)), ...quote };
      case 'case.erased': {
        const fields = entry.fields.map((field) => names.field(field));
        return { kind: 'case', text: words.erased(this.#who(by), fields), ...quote };
      }
    }
  }

  #who(by: Entry['by']): string | undefined {
    return by === undefined || by.role === SYSTEM.role ? undefined : this.#names.actor(by, true);
  }

  #event(event: string): string {
    const [, step, outcome = ''] = /^step\.([^.]+)\.(.+)$/.exec(event) ?? [];
    if (step !== undefined) return this.#words.outcome(this.#names.step(step), outcome);
    return event === 'timer' ? this.#words.timer : this.#names.event(event);
  }
}
