import { expect, test } from 'vitest';

import { languageOf } from '../../src/cli/language.ts';

test.each([
  ['--lang before all', ['--lang', 'zh-CN', 'check'], { LC_ALL: 'en_US.UTF-8' }, 'en-US', 'zh-CN'],
  ['--lang=… anywhere', ['check', 'x.yaml', '--lang=en'], { LC_ALL: 'zh_CN.UTF-8' }, 'zh-CN', 'en'],
  ['the last --lang', ['--lang', 'en', '--lang', 'zh'], {}, 'en-US', 'zh-CN'],
  ['no --lang that is a file name', ['check', '--', '--lang', 'zh'], {}, 'en-US', 'en'],
  ['a --lang that is not spoken leaves the environment', ['--lang', 'fr'], { LANG: 'zh_TW' }, 'en-US', 'zh-CN'],
  ['LC_ALL before LC_MESSAGES', [], { LC_ALL: 'zh_CN.GB18030', LC_MESSAGES: 'en_GB' }, 'en-US', 'zh-CN'],
  ['LC_MESSAGES before LANG', [], { LC_MESSAGES: 'en_GB', LANG: 'zh_CN' }, 'zh-CN', 'en'],
  ['an empty variable is not set', [], { LC_ALL: '', LANG: 'zh_CN.UTF-8' }, 'en-US', 'zh-CN'],
  ['LANG=C is English', [], { LANG: 'C.UTF-8' }, 'zh-CN', 'en'],
  ['the machine where the environment says nothing', [], {}, 'zh-Hans-CN', 'zh-CN'],
  ['English for every other language', [], {}, 'zha-CN', 'en'],
])('the language is that of %s', (_case, argv, env, locale, expected) => {
  expect(languageOf(argv, { env, locale })).toBe(expected);
});
