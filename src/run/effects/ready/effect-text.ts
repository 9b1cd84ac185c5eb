import type { Effect } from '../../../compile/case.ts';

/** What people are told or asked: every effect but the call of a service. */
export type TellingEffect = Exclude<Effect, { readonly kind: 'call' }>;

/** The words of an effect; undefined where the blueprint gives it none. The questions of a survey stand one to a line. */
export function textOf(effect: TellingEffect): string | undefined {
  if (effect.kind !== 'survey') return effect.text;
  const questions = effect.questions.flatMap(({ text }) => text ?? []);
  return questions.length === 0 ? undefined : questions.join('\n');
}
