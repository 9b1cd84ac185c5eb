import { CUSTOMER } from '../../blueprint/id.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { Situation } from '../expectation.ts';
import { effectsOut, messageOf } from './sent.ts';

/** A message of the blueprint that went out. */
interface Outgoing {
  readonly message: string;
  /** In which of the declared languages its words went out. */
  readonly locale: string;
  readonly toCustomer: boolean;
}

/** Words that stand in another language's text of a message than the one in which it went out. */
export interface OtherLanguage extends Outgoing {
  /** The language that has the words. */
  readonly has: string;
}

/** Of more messages than these only the latest are named. */
export const MOST_MESSAGES = 6;

/** The messages that went out so far by their ids, each once, the latest last. */
export function messagesOut(situation: Situation): readonly string[] {
  const latestFirst = outgoing(situation).toReversed();
  return [...new Set(latestFirst.map(({ message }) => message))].toReversed();
}

/** The latest message that went out and has the words in another language. */
export function inOtherLanguage(situation: Situation, words: string): OtherLanguage | undefined {
  const { messages } = situation.compiled.plan;
  const found = outgoing(situation).flatMap((one): OtherLanguage[] => {
    const texts = Object.entries(messages.get(one.message) ?? {});
    const has = texts.find(
      ([locale, parts]) =>
        locale !== one.locale && parts.some((part) => part.kind === 'text' && part.text.includes(words)),
    )?.[0];
    return has === undefined ? [] : [{ ...one, has }];
  });
  return found.at(-1);
}

/** The message that a step sends when the case comes to it. */
export function messageOfStep({ plan }: CompiledBlueprint, step: string): string | undefined {
  const action = plan.steps.get(step)?.step.action;
  return action?.verb === 'say' || action?.verb === 'ask' ? action.message?.name : undefined;
}

function outgoing({ compiled, entries }: Situation): Outgoing[] {
  return effectsOut(entries).flatMap((effect) => {
    const message = messageOf(compiled, effect);
    const texts = compiled.plan.messages.get(message ?? '');
    if (message === undefined || texts === undefined) return [];
    // A message without a text in the language of the case goes out in its first.
    const locale = Object.hasOwn(texts, effect.locale) ? effect.locale : Object.keys(texts)[0];
    const to = effect.kind === 'message' || effect.kind === 'reminder' ? effect.to : CUSTOMER;
    const toCustomer = effect.kind !== 'alert' && to === CUSTOMER;
    return locale === undefined ? [] : [{ message, locale, toCustomer }];
  });
}
