import type { SmsLength } from '../text/sms-length.ts';
import type { Language } from '../text/catalogue/entry.ts';

/** What `throughline messages` says. */
export interface MessagesWords {
  readonly help: {
    readonly summary: string;
    readonly about: string;
    readonly file: string;
    readonly sample: string;
    readonly locale: string;
  };
  readonly none: string;
  readonly unused: string;
  /** By how a step sends a message. */
  readonly uses: Readonly<Record<'say' | 'ask' | 'remind' | 'other', (step: string) => string>>;
  readonly via: (channels: readonly string[]) => string;
  /** One channel with its kind. */
  readonly channel: (id: string, kind: string) => string;
  readonly length: (characters: number, atLeast: boolean) => string;
  readonly sms: (sms: SmsLength, atLeast: boolean) => string;
  readonly missing: (from: string) => string;
}

export const messagesWords: Readonly<Record<Language, MessagesWords>> = {
  en: {
    help: {
      summary: 'show the messages of a blueprint as people get them',
      about: 'Shows every message in each language, which steps send it, and how long it is.',
      file: 'the blueprint',
      sample: 'fill placeholders with sample data',
      locale: 'only this language of the blueprint, such as zh-CN',
    },
    none: 'The blueprint has no messages.',
    unused: 'No step sends it.',
    uses: {
      say: (step) => `sent by ${step}`,
      ask: (step) => `asked with by ${step}`,
      remind: (step) => `reminder of ${step}`,
      other: (step) => `used by ${step}`,
    },
    via: (channels) => ` via ${channels.join(', ')}`,
    channel: (id, kind) => (id === kind ? id : `${id} (${kind})`),
    length: (characters, atLeast) =>
      `${characters} ${characters === 1 ? 'character' : 'characters'}${atLeast ? ' without what is filled in' : ''}`,
    sms: ({ parts, encoding }, atLeast) => `${atLeast ? 'at least ' : ''}${parts} SMS (${encoding})`,
    missing: (from) => `(not written in this language; the words in ${from} are sent)`,
  },
  'zh-CN': {
    help: {
      summary: '预览蓝图里的消息',
      about: '列出每条消息在各种语言下的内容、由哪些步骤发送，以及长度。',
      file: '蓝图文件',
      sample: '用示例数据填入占位符',
      locale: '只看蓝图的这一种语言，例如 zh-CN',
    },
    none: '蓝图里没有消息。',
    unused: '没有步骤发送它。',
    uses: {
      say: (step) => `由 ${step} 发送`,
      ask: (step) => `${step} 询问时使用`,
      remind: (step) => `${step} 的提醒`,
      other: (step) => `用于 ${step}`,
    },
    via: (channels) => `，渠道：${channels.join('、')}`,
    channel: (id, kind) => (id === kind ? id : `${id}（${kind}）`),
    length: (characters, atLeast) => `${characters} 个字符${atLeast ? '（不含要填入的内容）' : ''}`,
    sms: ({ parts, encoding }, atLeast) => `${atLeast ? '至少 ' : ''}${parts} 条短信（${encoding}）`,
    missing: (from) => `（没有写这种语言，实际发送 ${from} 的文字）`,
  },
};
