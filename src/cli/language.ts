import type { Language } from '../text/catalogue/entry.ts';
import type { CliIo } from './io.ts';

/**
 * The language to speak: `--lang` wherever it stands, else the locale of the environment (`LC_ALL`, `LC_MESSAGES`, `LANG`,
 * POSIX 8.2), else the machine's. Chinese of any kind is zh-CN, everything else English.
 *
 * It is looked for before the arguments are parsed, because their mistakes are to be told in it too.
 */
export function languageOf(argv: readonly string[], { env, locale }: Pick<CliIo, 'env' | 'locale'>): Language {
  const asked = askedLanguage(argv);
  const known = asked === undefined ? undefined : languageNamed(asked);
  if (known !== undefined) return known;
  const set = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '');
  return isChinese(set ?? locale) ? 'zh-CN' : 'en';
}

/** The language that a value of `--lang` means; undefined when it is none that is spoken here. */
export function languageNamed(text: string): Language | undefined {
  if (isChinese(text)) return 'zh-CN';
  return /^en(?:[-_.]|$)/iu.test(text) ? 'en' : undefined;
}

function isChinese(locale: string): boolean {
  return /^zh(?:[-_.]|$)/iu.test(locale);
}

/** The last `--lang` counts, as it does when the arguments are parsed. */
function askedLanguage(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  const options = end < 0 ? argv : argv.slice(0, end);
  let asked: string | undefined;
  for (const [index, argument] of options.entries()) {
    if (argument === '--lang') asked = options[index + 1];
    else if (argument.startsWith('--lang=')) asked = argument.slice('--lang='.length);
  }
  return asked;
}
