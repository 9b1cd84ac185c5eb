import { MILLISECONDS } from './duration-kinds.ts';

const units = {
  en: { d: 'd', h: 'h', m: 'min', s: 's' },
  'zh-CN': { d: '天', h: '小时', m: '分', s: '秒' },
} as const;

/**
 * So many milliseconds as people write them in a sum: `2 h 05 min`, `45 min`, `1 h 30 s`, in Chinese `2 小时 05 分`.
 * Nothing is rounded, so that what is added up on paper comes out. `days` counts days of 24 hours from two days on, which
 * business time has none of.
 */
export function describeLength(
  milliseconds: number,
  language: 'en' | 'zh-CN',
  { days = false }: { readonly days?: boolean } = {},
): string {
  const words = units[language];
  const whole = Math.abs(milliseconds);
  const d = days && whole >= 2 * MILLISECONDS.d ? Math.floor(whole / MILLISECONDS.d) : 0;
  const rest = whole - d * MILLISECONDS.d;
  const h = Math.floor(rest / MILLISECONDS.h);
  const m = Math.floor((rest % MILLISECONDS.h) / MILLISECONDS.m);
  const s = (rest % MILLISECONDS.m) / MILLISECONDS.s;
  const parts = [
    ...(d > 0 ? [`${d} ${words.d}`] : []),
    ...(h > 0 ? [`${h} ${words.h}`] : []),
    ...(m > 0 ? [`${d + h > 0 ? String(m).padStart(2, '0') : m} ${words.m}`] : []),
    ...(s > 0 ? [`${s} ${words.s}`] : []),
  ];
  return parts.length === 0 ? `0 ${words.m}` : parts.join(' ');
}
