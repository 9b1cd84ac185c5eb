import type { Actor } from '../../compile/case.ts';
import type { CaseRefusal } from '../../run/refusal.ts';
import type { CaseView } from '../../run/view.ts';
import { catalogue } from '../../text/catalogue.ts';
import type { Language, Wording } from '../../text/catalogue/entry.ts';

/** Work that somebody else has taken, and how that is said. */
export interface TakenWork {
  readonly refusal: CaseRefusal;
  readonly words: Readonly<Record<Language, Wording>>;
}

/** Who has taken which work: kept beside the case, which itself gives work to roles. */
export class Claims {
  readonly #taken = new Map<string, Actor & { readonly since: number }>();

  /** True where some work has been taken. */
  get isAnything(): boolean {
    return this.#taken.size > 0;
  }

  /** Somebody takes the work of a step, in place of whoever had taken it before. */
  take(step: string, by: Actor, since: number): void {
    this.#taken.set(step, { ...by, since });
  }

  /** Whoever has taken the work of a step. */
  holder(step: string): Actor | undefined {
    return this.#taken.get(step);
  }

  /** What is done at a step without naming a person is done by the one who took it, where the role is the same. */
  inPersonOf(step: string, by: Actor): Actor {
    const holder = this.#taken.get(step);
    return by.person !== undefined || holder?.person === undefined || holder.role !== by.role
      ? by
      : { role: by.role, person: holder.person };
  }

  /** Turns down somebody else than the one who took the work. */
  refuse(step: string, by: Actor, { accepts }: CaseView): TakenWork | undefined {
    const holder = this.#taken.get(step);
    if (holder === undefined || isSame(holder, by)) return undefined;
    const [other, taker] = [nameOf(by), nameOf(holder)];
    const refused = { code: 'TL6003', params: { role: other, allowed: [taker] } } as const;
    const words: TakenWork['words'] = {
      en: {
        message: `Step "${step}" is taken by "${taker}": "${other}" may not do it.`,
        hint: 'Let whoever took it do it, or take it as somebody else from the beginning.',
      },
      'zh-CN': {
        message: `步骤“${step}”已由“${taker}”领取，“${other}”不能办理。`,
        hint: '请让领取的人办理，或者一开始就由别人领取。',
      },
    };
    const { rule } = catalogue[refused.code];
    return { refusal: { ...refused, ...words.en, rule, accepted: accepts }, words };
  }

  /** Forgets the work that is over: of steps that were left, or come to again since. */
  keep(waiting: CaseView['waiting']): void {
    for (const [step, { since }] of this.#taken) {
      if (!waiting.some((at) => at.step === step && at.since <= since)) this.#taken.delete(step);
    }
  }
}

function nameOf({ role, person }: Actor): string {
  return person ?? role;
}

/** Where a person has taken it, only that person is the same, in whatever role. */
function isSame(holder: Actor, by: Actor): boolean {
  return holder.person === undefined ? holder.role === by.role : holder.person === by.person;
}
