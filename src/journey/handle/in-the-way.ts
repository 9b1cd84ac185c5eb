import { wordingOfRefusal } from '../../run/refusal.ts';
import { catalogue } from '../../text/catalogue.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { Destination } from '../search/destination.ts';
import type { FoundWay } from '../search/find-way.ts';
import { gatesOf, isOpen } from '../search/gates.ts';

/**
 * What kept a case from its destination where it came nearest, in sentences: the conditions that do not hold, with what
 * they read; who was not found; where the blueprint has no answer.
 */
export function inTheWay(
  compiled: CompiledBlueprint,
  destination: Destination,
  { nearest, nobody, fault }: Extract<FoundWay, { ok: false }>,
  language: Language,
): string[] {
  const { snapshot } = nearest;
  const shut =
    snapshot === undefined ? [] : gatesOf(compiled, destination).filter((gate) => !isOpen(compiled, gate, snapshot));
  const conditions = shut.map(({ feel }) => {
    const names = new Set(feel.reads.flatMap(({ path }) => (path.length === 1 ? path : [])));
    const data: Readonly<Record<string, unknown>> = { ...compiled.plan.parameters, ...snapshot?.context.data };
    const values = [...names].map((name) => `${name}: ${JSON.stringify(data[name] ?? null)}`);
    return WORDS[language].shut(feel.text, values);
  });
  return [
    ...conditions,
    ...(nobody === undefined ? [] : [wordingOfRefusal(nobody, language).message]),
    ...(fault === undefined ? [] : [catalogue.TL5018[language](fault).message]),
  ];
}

const WORDS: Readonly<Record<Language, { readonly shut: (text: string, values: readonly string[]) => string }>> = {
  en: {
    shut: (text, values) =>
      `Its condition ${text} does not hold there${values.length === 0 ? '' : ` (${values.join(', ')})`}.`,
  },
  'zh-CN': {
    shut: (text, values) => `它的条件 ${text} 在那里不成立${values.length === 0 ? '' : `（${values.join('，')}）`}。`,
  },
};
