import { stepsOf, type Blueprint } from '../blueprint/blueprint.ts';
import type { Channel } from '../blueprint/channel.ts';
import type { Reference } from '../blueprint/origin.ts';
import { sampleValue } from '../blueprint/sample-value.ts';
import type { Step } from '../blueprint/step.ts';
import { smsLength, type SmsLength } from '../text/sms-length.ts';
import { startOfDate } from '../time/instant.ts';
import type { CaseContext } from './case.ts';
import type { CompiledBlueprint } from './compile.ts';
import { renderMessage } from './message.ts';

/** A message as people get it. */
export interface MessagePreview {
  readonly id: string;
  readonly uses: readonly MessageUse[];
  readonly texts: readonly MessageText[];
}

/** A step that sends a message. */
export interface MessageUse {
  readonly step: string;
  /** As what: its own words, or those of its reminder. */
  readonly as: 'say' | 'ask' | 'remind' | 'other';
  readonly channels: readonly Pick<Channel, 'id' | 'kind'>[];
}

export interface MessageText {
  readonly locale: string;
  /** In a locale in which the message was not written, the words of another are sent: those of `from`. */
  readonly from: string;
  readonly text: string;
  /** Without placeholders that are not filled. */
  readonly characters: number;
  /** Present when some step sends it as SMS. */
  readonly sms?: SmsLength;
}

/** The id of the case in samples. */
const SAMPLE_ID = 'C-1024';

const HOUR = 3_600_000;

/**
 * The messages of a blueprint in each locale, with where they are sent and how long they are.
 *
 * @param options `sample`: placeholders are filled with sample data, formatted as at run time; otherwise they stay
 *   `{name}`. `locales`: only these; all that the blueprint declares unless given.
 */
export function previewMessages(
  { blueprint, plan }: CompiledBlueprint,
  { sample, locales = blueprint.locales }: { readonly sample: boolean; readonly locales?: readonly string[] },
): MessagePreview[] {
  const uses = usesOf(blueprint);
  return [...blueprint.messages].map(([id, message]) => {
    const usedBy = uses.get(id) ?? [];
    const isSms = usedBy.some(({ channels }) => channels.some(({ kind }) => kind === 'sms'));
    const texts = locales.map((locale): MessageText => {
      const from = Object.hasOwn(message.text, locale) ? locale : (Object.keys(message.text)[0] ?? locale);
      const parts = plan.messages.get(id)?.[from] ?? [];
      const fixed = parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
      const open = parts.map((part) => (part.kind === 'text' ? part.text : `{${part.name}}`)).join('');
      const filled = sample ? renderMessage(plan, sampleCase(blueprint, locale), id, sampleTime(blueprint, 10)) : fixed;
      return {
        locale,
        from,
        text: sample ? filled : open,
        characters: Array.from(filled).length,
        ...(isSms ? { sms: smsLength(filled) } : {}),
      };
    });
    return { id, uses: usedBy, texts };
  });
}

function usesOf(blueprint: Blueprint): Map<string, MessageUse[]> {
  const uses = new Map<string, MessageUse[]>();
  const add = (message: Reference | undefined, use: MessageUse): void => {
    if (message === undefined) return;
    uses.set(message.name, [...(uses.get(message.name) ?? []), use]);
  };
  for (const step of stepsOf(blueprint)) {
    const { action, id, remind } = step;
    const channels = channelsOf(blueprint, step);
    if ('message' in action) {
      const { verb } = action;
      add(action.message, { step: id, as: verb === 'say' || verb === 'ask' ? verb : 'other', channels });
    }
    add(remind?.message, { step: id, as: 'remind', channels });
  }
  return uses;
}

function channelsOf({ channels }: Blueprint, { via, action }: Step): Pick<Channel, 'id' | 'kind'>[] {
  const names = [...via, ...(action.verb === 'say' ? action.fallback : [])].map(({ name }) => name);
  return [...new Set(names)].flatMap((name) => {
    const channel = channels.get(name);
    return channel === undefined ? [] : [{ id: channel.id, kind: channel.kind }];
  });
}

/** A case of which everything is known that a message can speak of. */
function sampleCase(blueprint: Blueprint, locale: string): CaseContext {
  const unset = [...blueprint.parameters.values()].filter(({ value }) => value === undefined);
  const fields = [...blueprint.data.values(), ...unset.map(({ name, type }) => ({ ...type, name }))];
  const known: Pick<CaseContext, 'id' | 'locale' | 'opened_at' | 'reopened' | 'data'> = {
    id: SAMPLE_ID,
    locale,
    opened_at: sampleTime(blueprint, 9),
    reopened: 0,
    data: Object.fromEntries(fields.map((field) => [field.name, sampleValue(field, locale)])),
  };
  // Messages read nothing else of a case.
  return known as CaseContext;
}

/** An hour of the sample day, where the blueprint is at home. */
function sampleTime({ zone }: Blueprint, hour: number): number {
  return startOfDate('2026-01-05', zone) + hour * HOUR;
}
