import { refuseSender } from '../compile/admit.ts';
import type { CaseEvent, Effect, Entry } from '../compile/case.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import { languageOf } from '../text/language-of.ts';
import type { CaseSnapshot } from './step.ts';

/**
 * What the customer writes to a case that is over for good: nothing happens to the case, but the words are kept in its
 * journal, and the customer is told that nobody will act on them there. Undefined for everything else.
 */
export function takeSealedMessage(
  { plan }: CompiledBlueprint,
  { status, context }: CaseSnapshot,
  event: CaseEvent,
): { readonly entries: readonly Entry[]; readonly effects: readonly Effect[] } | undefined {
  if (status !== 'done' || event.type !== 'customer.writes') return undefined;
  if (refuseSender(plan, context, event) !== undefined) return undefined;
  const { at, by, data } = event;
  const { id, locale } = context;
  const text = WORDS[languageOf(locale)](id);
  const effect: Effect = {
    kind: 'message',
    message: 'case.sealed',
    to: 'customer',
    text,
    fallback: [],
    step: 'sealed',
    visit: 1,
    locale,
    channels: [],
  };
  return {
    entries: [
      { type: 'event.received', at, by, event: event.type, data },
      { type: 'effect.requested', at, by, effect },
    ],
    effects: [effect],
  };
}

const WORDS = {
  en: (id: string) =>
    `Case ${id} is closed for good, so nobody works on it any more. What you wrote is kept with it. Please contact us again if there is something to be done.`,
  'zh-CN': (id: string) =>
    `案例 ${id} 已经最终关闭，不再有人处理。您写的内容已随案例保存。如仍有需要，请重新与我们联系。`,
} as const;
