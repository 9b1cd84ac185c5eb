import { textIn, type Text } from '../blueprint/text.ts';
import { languageOf } from '../text/language-of.ts';
import { describeInstant } from '../time/instant.ts';
import type { CaseContext } from './case.ts';
import { isAcceptable, type LadderPlan } from './ladder-plan.ts';
import type { Plan } from './plan.ts';

/** What people are told where the blueprint names no message: which case, and what the matter is. */
export function alertText(
  plan: Plan,
  context: CaseContext,
  ladder: LadderPlan,
  { level, at }: { readonly level: number; readonly at: number },
): string {
  const { id, locale, clocks } = context;
  const language = languageOf(locale);
  const words = WORDS[language];
  const { escalation, clock } = ladder;
  const named = (title: Text | undefined, name: string): string => (title === undefined ? name : textIn(title, locale));
  const asked = isAcceptable(escalation) ? words.asked : '';
  if (clock === undefined) {
    const { trigger } = escalation;
    const { events, signals } = plan.blueprint;
    const name = trigger.kind === 'event' ? trigger.event.name : escalation.id;
    const declared = events.get(name.split('.')[1] ?? '') ?? signals.get(name.split('.')[1] ?? '');
    return words.happened(id, named(escalation.title ?? declared?.title, name), level) + asked;
  }
  const { due } = clocks?.[clock.id] ?? {};
  // The clock is called what is promised, the escalation often what has gone wrong.
  const promise = named(clock.sla.title ?? escalation.title, clock.id);
  const instant = due === undefined ? undefined : describeInstant(due, plan.zone, language);
  const text = due !== undefined && at > due ? words.late(id, promise, instant) : words.due(id, promise, instant);
  return text + asked;
}

interface AlertWords {
  readonly due: (id: string, promise: string, due: string | undefined) => string;
  readonly late: (id: string, promise: string, due: string | undefined) => string;
  readonly happened: (id: string, what: string, level: number) => string;
  readonly asked: string;
}

const WORDS: Readonly<Record<'en' | 'zh-CN', AlertWords>> = {
  en: {
    due: (id, promise, due) =>
      due === undefined ? `Case ${id}: “${promise}” is running.` : `Case ${id}: “${promise}” is due ${due}.`,
    late: (id, promise, due) => `Case ${id}: “${promise}” was due ${due ?? ''} and is late.`,
    happened: (id, what, level) =>
      level === 1 ? `Case ${id}: ${what}.` : `Case ${id}: ${what}. Nobody has dealt with it yet.`,
    asked: ' Please accept it if you take it.',
  },
  'zh-CN': {
    due: (id, promise, due) =>
      due === undefined ? `案例 ${id}：“${promise}”正在计时。` : `案例 ${id}：“${promise}”应在 ${due} 前完成。`,
    late: (id, promise, due) => `案例 ${id}：“${promise}”应在 ${due ?? ''} 前完成，已经超时。`,
    happened: (id, what, level) => (level === 1 ? `案例 ${id}：${what}。` : `案例 ${id}：${what}，尚未有人处理。`),
    asked: '如果由您处理，请确认接手。',
  },
};
