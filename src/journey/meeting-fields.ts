import { CUSTOMER } from '../blueprint/id.ts';
import type { Text } from '../blueprint/text.ts';
import type { Meet } from '../blueprint/verbs.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { describeDuration, printDuration } from '../time/duration.ts';
import type { ChoiceField } from './play-choices.ts';
import { storyWords } from '../story/story-words.ts';

/** What whoever reports a meeting is asked, in words: who was there, by the names of the roles, and how long it took. */
export function meetingFields(
  { plan }: CompiledBlueprint,
  { required, lasts }: Meet,
  fields: readonly ChoiceField[],
): ChoiceField[] {
  return fields.map((asked): ChoiceField => {
    const { field } = asked;
    if (field.name === 'present') {
      const first = required.map(({ name }) => name);
      const roles = new Set([...first, ...plan.blueprint.roles.keys(), CUSTOMER]);
      const values = new Map([...roles].map((role) => [role, titleOf(plan.blueprint.roles.get(role)?.title, role)]));
      const of = { name: 'present', path: [], type: 'enum', values } as const;
      return {
        ...asked,
        field: { ...field, title: { en: 'Who was there', 'zh-CN': '出席的角色' }, of },
        ...(first.length > 0 && { usual: first }),
      };
    }
    if (field.name !== 'lasted') return asked;
    const usual = lasts && printDuration({ kind: 'elapsed', milliseconds: lasts.from });
    return { ...asked, field: { ...field, title: lengthTitle(lasts) }, ...(usual !== undefined && { usual }) };
  });
}

function titleOf(title: Text | undefined, role: string): Text | undefined {
  if (role !== CUSTOMER) return title;
  return { en: storyWords.en.customer[0], 'zh-CN': storyWords['zh-CN'].customer[0] };
}

/** The question for the length, with the lengths at which the meeting counts as held. */
function lengthTitle(lasts: Meet['lasts']): Text {
  if (lasts === undefined) return { en: 'How long it took', 'zh-CN': '实际时长' };
  const [en, zh] = [said(lasts.from, 'en'), said(lasts.from, 'zh-CN')];
  if (lasts.to === undefined) return { en: `How long it took: ${en} or more`, 'zh-CN': `实际时长：${zh}以上` };
  const [most, mostZh] = [said(lasts.to, 'en'), said(lasts.to, 'zh-CN')];
  return { en: `How long it took: ${en} to ${most}`, 'zh-CN': `实际时长：${zh}到 ${mostZh}` };
}

function said(milliseconds: number, language: Language): string {
  return describeDuration({ kind: 'elapsed', milliseconds }, language);
}
