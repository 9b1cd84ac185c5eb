import type { Effect } from '../compile/case.ts';
import type { EffectOf } from '../run/effects/handlers.ts';

const BASE = { step: 'tell', visit: 1, locale: 'en', channels: ['email'] } as const;
const CHINESE = { ...BASE, locale: 'zh-CN' } as const;

function message(text: string, base: typeof BASE | typeof CHINESE = BASE): EffectOf<'message'> {
  return { kind: 'message', message: 'ready', to: 'customer', text, fallback: [], ...base };
}

function alert(text: string, locale: string): EffectOf<'alert'> {
  return {
    kind: 'alert',
    escalation: 'late-answer',
    cycle: 1,
    round: 1,
    level: 1,
    repeat: 0,
    to: [{ way: 'notify', wanted: { kind: 'role', name: 'lead' }, role: 'lead', person: 'li-na' }],
    untold: [],
    text,
    locale,
  };
}

/** An ordinary effect of each kind, in two languages: a handler must carry these out. */
export const ORDINARY_EFFECTS: readonly Effect[] = [
  message('Your lamp is ready.'),
  message('您的台灯修好了。', CHINESE),
  { kind: 'ask', fields: ['item'], message: 'which', text: 'Which item is it?', ...BASE },
  { kind: 'ask', fields: ['item'], message: 'which', text: '是哪一件？', ...CHINESE },
  { kind: 'survey', survey: 'csat', questions: [{ field: 'score', text: 'How was it?' }], ...BASE },
  { kind: 'survey', survey: 'csat', questions: [{ field: 'score', text: '您满意吗？' }], ...CHINESE },
  { kind: 'reminder', to: 'customer', text: 'We still need your answer.', count: 1, ...BASE },
  { kind: 'reminder', to: 'customer', text: '请您答复。', count: 2, ...CHINESE },
  alert('Case C-1 waits too long.', 'en'),
  alert('案例 C-1 等待太久。', 'zh-CN'),
];

/** The call of a service, as a handler may get it. */
export function sampleCall(service: string, value = 'lamp'): EffectOf<'call'> {
  return { kind: 'call', service, with: { item: value }, idempotent: true, run: 1, ...BASE };
}

/** Texts that are not ordinary, each with what it is. A handler may refuse them, but for good and not by breaking down. */
export const UNUSUAL_TEXTS: readonly (readonly [name: string, text: string])[] = [
  ['emoji', 'Ready 👍🏽 👨‍👩‍👧 🇨🇳'],
  ['line ends', 'Dear Li,\r\nit is ready.\r\n.\r\nBcc: eve@example.com\nThe desk'],
  ['signs that mean something elsewhere', `<b>"'&</b> {item} \${x} %s \\ \u0000 \u001B[31m \u2028`],
  ['a text of a hundred thousand characters', '很长的文字'.repeat(20_000)],
];

/** The same effect with another text in it. */
export function withText(effect: Effect, text: string): Effect {
  if (effect.kind === 'call') return { ...effect, with: { ...effect.with, item: text } };
  if (effect.kind === 'survey') return { ...effect, questions: effect.questions.map((one) => ({ ...one, text })) };
  return { ...effect, text };
}
