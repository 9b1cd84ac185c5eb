import { describe } from 'vitest';
import { testMistakes } from './yaml-mistakes.ts';

describe('Full-width marks where YAML means syntax', () => {
  testMistakes([
    {
      title: 'a full-width colon makes no key',
      yaml: 'receive:\n  title：接收\n  by: agent\n',
      told: [
        [
          '2:8-2:9 TL1041',
          'The full-width "：" stands where ":" is needed. Write the half-width ":", with a space after it. Full-width marks are right only inside texts.',
          '这里需要半角的“:”，写成了全角的“：”。请改成半角的“:”，后面空一格；全角标点只能用在文字内容里。',
        ],
      ],
      mended: 'receive:\n  title: 接收\n  by: agent\n',
    },
    {
      title: 'a full-width colon on the last line of a group is told on that line',
      yaml: 'receive:\n  by: agent\n  title：接收\nowner: x\n',
      told: [
        [
          '3:8-3:9 TL1041',
          'The full-width "：" stands where ":" is needed. Write the half-width ":", with a space after it. Full-width marks are right only inside texts.',
          '这里需要半角的“:”，写成了全角的“：”。请改成半角的“:”，后面空一格；全角标点只能用在文字内容里。',
        ],
      ],
      mended: 'receive:\n  by: agent\n  title: 接收\nowner: x\n',
    },
    {
      title: 'a full-width colon behind a key is told once, however long the group below it',
      yaml: 'stages：\n  intake:\n    kind: intake\n  plan:\n    kind: plan\n',
      told: [
        [
          '1:7-1:8 TL1041',
          'The full-width "：" stands where ":" is needed. Write the half-width ":", with a space after it. Full-width marks are right only inside texts.',
          '这里需要半角的“:”，写成了全角的“：”。请改成半角的“:”，后面空一格；全角标点只能用在文字内容里。',
        ],
      ],
      mended: 'stages:\n  intake:\n    kind: intake\n  plan:\n    kind: plan\n',
    },
    {
      title: 'a full-width colon inside braces makes no entry',
      yaml: 'step: { title：接收, by: agent }\n',
      told: [
        [
          '1:14-1:15 TL1041',
          'The full-width "：" stands where ":" is needed. Write the half-width ":", with a space after it. Full-width marks are right only inside texts.',
          '这里需要半角的“:”，写成了全角的“：”。请改成半角的“:”，后面空一格；全角标点只能用在文字内容里。',
        ],
      ],
      mended: 'step: { title: 接收, by: agent }\n',
    },
    {
      title: 'a full-width colon and comma inside braces are mended together',
      yaml: 'step: { title：接收， by: agent }\n',
      told: [
        [
          '1:14-1:15 TL1041',
          'The full-width "：" stands where ":" is needed. Write the half-width ":", with a space after it. Full-width marks are right only inside texts.',
          '这里需要半角的“:”，写成了全角的“：”。请改成半角的“:”，后面空一格；全角标点只能用在文字内容里。',
        ],
      ],
      mended: 'step: { title: 接收, by: agent }\n',
    },
    {
      title: 'a full-width comma inside braces separates nothing',
      yaml: 'step: { title: 接收， by: agent }\n',
      told: [
        [
          '1:18-1:19 TL1041',
          'The full-width "，" stands where "," is needed. Write the half-width ",", with a space after it. Full-width marks are right only inside texts.',
          '这里需要半角的“,”，写成了全角的“，”。请改成半角的“,”，后面空一格；全角标点只能用在文字内容里。',
        ],
      ],
      mended: 'step: { title: 接收, by: agent }\n',
    },
    {
      title: 'a full-width colon before braces makes no key',
      yaml: 'title：{ zh-CN: 接收 }\n',
      told: [
        [
          '1:6-1:7 TL1041',
          'The full-width "：" stands where ":" is needed. Write the half-width ":", with a space after it. Full-width marks are right only inside texts.',
          '这里需要半角的“:”，写成了全角的“：”。请改成半角的“:”，后面空一格；全角标点只能用在文字内容里。',
        ],
      ],
      mended: 'title: { zh-CN: 接收 }\n',
    },
    {
      title: 'full-width commas between the names of a list separate nothing',
      yaml: 'via: [hotline，portal、mail]\n',
      told: [
        [
          '1:14-1:15 TL1041',
          'The full-width "，" stands where "," is needed. Write the half-width ",", with a space after it. Full-width marks are right only inside texts.',
          '这里需要半角的“,”，写成了全角的“，”。请改成半角的“,”，后面空一格；全角标点只能用在文字内容里。',
        ],
      ],
      mended: 'via: [hotline, portal, mail]\n',
    },
    {
      title: 'full-width braces hold no entries',
      yaml: 'receive: ｛ title: 接收 ｝\n',
      told: [
        [
          '1:10-1:11 TL1041',
          'The full-width "｛" stands where "{" is needed. Write the half-width "{". Full-width marks are right only inside texts.',
          '这里需要半角的“{”，写成了全角的“｛”。请改成半角的“{”；全角标点只能用在文字内容里。',
        ],
      ],
      mended: 'receive: { title: 接收 }\n',
    },
    {
      title: 'full-width brackets around names are no list',
      yaml: 'ask: ［summary, contact］\n',
      told: [
        [
          '1:6-1:7 TL1041',
          'The full-width "［" stands where "[" is needed. Write the half-width "[". Full-width marks are right only inside texts.',
          '这里需要半角的“[”，写成了全角的“［”。请改成半角的“[”；全角标点只能用在文字内容里。',
        ],
      ],
      mended: 'ask: [summary, contact]\n',
    },
    {
      title: 'the brackets that a Chinese input method gives are no list',
      yaml: 'ask: 【summary，contact】\n',
      told: [
        [
          '1:6-1:7 TL1041',
          'The full-width "【" stands where "[" is needed. Write the half-width "[". Full-width marks are right only inside texts.',
          '这里需要半角的“[”，写成了全角的“【”。请改成半角的“[”；全角标点只能用在文字内容里。',
        ],
      ],
      mended: 'ask: [summary, contact]\n',
    },
    {
      title: 'a full-width number sign begins no comment',
      yaml: 'receive:\n  ＃ 注释\n  title: 接收\n',
      told: [
        [
          '2:3-2:4 TL1041',
          'The full-width "＃" stands where "#" is needed. Write the half-width "#". Full-width marks are right only inside texts.',
          '这里需要半角的“#”，写成了全角的“＃”。请改成半角的“#”；全角标点只能用在文字内容里。',
        ],
      ],
      mended: 'receive:\n  # 注释\n  title: 接收\n',
    },
    {
      title: 'curly quotes do not hold a text with a colon together',
      yaml: 'title: “提示: 请稍候”\n',
      told: [
        [
          '1:8-1:9 TL1041',
          'A curly quote “ stands where the straight " is needed. Write " at both ends. Curly quotes are right only inside texts.',
          '这里需要直引号 "，写成了弯引号 “。请把两端都改成 "；弯引号只能用在文字内容里。',
        ],
      ],
      mended: 'title: "提示: 请稍候"\n',
    },
  ]);
});
