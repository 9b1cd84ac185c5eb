import type { AlertEffect } from '../../../compile/case.ts';
import type { Language } from '../../../text/catalogue/entry.ts';
import { visible } from '../../../text/safe-text.ts';
import type { EffectOf, HandlerContext, TellingHandlers } from '../handlers.ts';
import { textOf, type TellingEffect } from './effect-text.ts';

export interface ConsoleOptions {
  /** Takes each line, with its line end; default the standard output. */
  readonly write?: (line: string) => void;
  /** The language of the lines; default English. */
  readonly locale?: Language;
  /** True shows what is said and to which persons too: personal values then stand on the screen and in its log. */
  readonly showText?: boolean;
}

/**
 * Prints one line for each effect and sends nothing: to try a blueprint out. Lines name the effect, its case, its step, the
 * role it is for and its channels; nothing that was said, and nobody by name, unless asked for. Calls are not handled: a
 * service must answer.
 *
 * @example createHost({ …, handlers: { ...consoleHandlers(), call: { stock: askStock } } });
 */
export function consoleHandlers({
  write = (line) => void process.stdout.write(line),
  locale = 'en',
  showText = false,
}: ConsoleOptions = {}): TellingHandlers {
  const print = async (effect: TellingEffect, context: HandlerContext): Promise<void> => {
    context.signal.throwIfAborted();
    write(`${visible(lineOf(effect, context, locale, showText))}\n`);
  };
  return { message: print, ask: print, survey: print, reminder: print, alert: print };
}

function lineOf(effect: TellingEffect, { id, caseId }: HandlerContext, locale: Language, showText: boolean): string {
  const words = WORDS[locale];
  const parts = [
    `${words.kind[effect.kind]} ${id}`,
    words.of(caseId),
    ...(effect.kind === 'alert' ? alertParts(effect, locale, showText) : stepParts(effect, locale)),
  ];
  const text = showText ? textOf(effect) : undefined;
  return parts.join(words.comma) + (text === undefined ? '' : `${words.colon}${text}`);
}

function stepParts(effect: Exclude<TellingEffect, AlertEffect>, locale: Language): string[] {
  const words = WORDS[locale];
  const to = recipientOf(effect);
  const via = effect.channels.length === 0 ? [] : [words.via(effect.channels.join(words.and))];
  return [words.step(effect.step), words.to(to), ...via];
}

function alertParts({ escalation, level, to, untold }: AlertEffect, locale: Language, showText: boolean): string[] {
  const words = WORDS[locale];
  const told = to.map(({ way, role, wanted, person }) => {
    const who = role ?? wanted.name;
    return words.toBy(showText && person !== undefined ? `${who} ${person}` : who, words.way[way]);
  });
  const missed = untold.map(({ wanted }) => wanted.name);
  return [
    words.level(escalation, level),
    ...told,
    ...(missed.length === 0 ? [] : [words.untold(missed.join(words.and))]),
  ];
}

/** A message and a reminder say to whom; what is asked is asked of the customer. */
function recipientOf(effect: EffectOf<'message' | 'reminder' | 'ask' | 'survey'>): string {
  return 'to' in effect ? effect.to : 'customer';
}

const WORDS = {
  en: {
    kind: { message: 'message', ask: 'ask', survey: 'survey', reminder: 'reminder', alert: 'alert' },
    of: (id: string) => `case ${id}`,
    step: (id: string) => `step ${id}`,
    to: (who: string) => `to ${who}`,
    toBy: (who: string, way: string) => `to ${who} (${way})`,
    way: { notify: 'notify', phone: 'phone' },
    via: (channels: string) => `via ${channels}`,
    level: (id: string, level: number) => `escalation ${id}, level ${level}`,
    untold: (who: string) => `nobody found for ${who}`,
    comma: ', ',
    and: ', ',
    colon: ': ',
  },
  'zh-CN': {
    kind: { message: '消息', ask: '询问', survey: '调查', reminder: '提醒', alert: '告警' },
    of: (id: string) => `案例 ${id}`,
    step: (id: string) => `步骤 ${id}`,
    to: (who: string) => `发给 ${who}`,
    toBy: (who: string, way: string) => `发给 ${who}（${way}）`,
    way: { notify: '通知', phone: '电话' },
    via: (channels: string) => `通过 ${channels}`,
    level: (id: string, level: number) => `升级 ${id}，第 ${level} 级`,
    untold: (who: string) => `${who} 找不到人`,
    comma: '，',
    and: '、',
    colon: '：',
  },
} as const satisfies Record<Language, unknown>;
