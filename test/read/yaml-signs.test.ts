import { describe } from 'vitest';
import { testMistakes } from './yaml-mistakes.ts';

describe('Texts in YAML that begin with a sign of its own meaning', () => {
  testMistakes([
    {
      title: 'a comparison needs quotes',
      yaml: 'step:\n  when: >= 4\n  do: 核实\n',
      told: [
        [
          '2:9-2:13 TL1045',
          'A text that begins with ">" must stand in quotes: at the beginning ">" has a meaning of its own. Put the whole text in quotes.',
          '以“>”开头的文字必须加引号，因为“>”在开头有特殊含义。请给整段文字加上引号。',
        ],
      ],
      mended: 'step:\n  when: ">= 4"\n  do: 核实\n',
    },
    {
      title: 'a comparison inside brackets needs quotes',
      yaml: 'if: [any, >= 4]\n',
      told: [
        [
          '1:11-1:15 TL1045',
          'A text that begins with ">" must stand in quotes: at the beginning ">" has a meaning of its own. Put the whole text in quotes.',
          '以“>”开头的文字必须加引号，因为“>”在开头有特殊含义。请给整段文字加上引号。',
        ],
      ],
      mended: 'if: [any, ">= 4"]\n',
    },
    {
      title: 'a text needs quotes when it begins with an upright line',
      yaml: 'title: | 接收 |\nby: agent\n',
      told: [
        [
          '1:8-1:14 TL1045',
          'A text that begins with "|" must stand in quotes: at the beginning "|" has a meaning of its own. Put the whole text in quotes.',
          '以“|”开头的文字必须加引号，因为“|”在开头有特殊含义。请给整段文字加上引号。',
        ],
      ],
      mended: 'title: "| 接收 |"\nby: agent\n',
    },
    {
      title: 'a text needs quotes when it begins with a dash',
      yaml: 'step:\n  title: - 接收\n  by: agent\n',
      told: [
        [
          '2:10-2:14 TL1045',
          'A text that begins with "-" must stand in quotes: at the beginning "-" has a meaning of its own. Put the whole text in quotes. If a list is meant, begin it on the next line.',
          '以“-”开头的文字必须加引号，因为“-”在开头有特殊含义。请给整段文字加上引号；如果想写列表，请另起一行。',
        ],
      ],
      mended: 'step:\n  title: "- 接收"\n  by: agent\n',
    },
    {
      title: 'a text inside braces needs quotes when it begins with a dash',
      yaml: 'step: { title: - 接收, by: agent }\n',
      told: [
        [
          '1:16-1:20 TL1045',
          'A text that begins with "-" must stand in quotes: at the beginning "-" has a meaning of its own. Put the whole text in quotes. If a list is meant, begin it on the next line.',
          '以“-”开头的文字必须加引号，因为“-”在开头有特殊含义。请给整段文字加上引号；如果想写列表，请另起一行。',
        ],
      ],
      mended: 'step: { title: "- 接收", by: agent }\n',
    },
    {
      title: 'a text needs quotes when it begins with a word in brackets',
      yaml: 'title: [重要] 请先核实\n',
      told: [
        [
          '1:8-1:17 TL1045',
          'A text that begins with "[" must stand in quotes: at the beginning "[" has a meaning of its own. Put the whole text in quotes.',
          '以“[”开头的文字必须加引号，因为“[”在开头有特殊含义。请给整段文字加上引号。',
        ],
      ],
      mended: 'title: "[重要] 请先核实"\n',
    },
    {
      title: 'a text needs quotes when it begins with a field in braces',
      yaml: 'message: {contact}，您好\n',
      told: [
        [
          '1:10-1:22 TL1045',
          'A text that begins with "{" must stand in quotes: at the beginning "{" has a meaning of its own. Put the whole text in quotes.',
          '以“{”开头的文字必须加引号，因为“{”在开头有特殊含义。请给整段文字加上引号。',
        ],
      ],
      mended: 'message: "{contact}，您好"\n',
    },
    {
      title: 'a text inside braces needs quotes when it begins with a word in brackets',
      yaml: 'step: { title: [重要] 请先核实, by: agent }\n',
      told: [
        [
          '1:16-1:25 TL1045',
          'A text that begins with "[" must stand in quotes: at the beginning "[" has a meaning of its own. Put the whole text in quotes.',
          '以“[”开头的文字必须加引号，因为“[”在开头有特殊含义。请给整段文字加上引号。',
        ],
      ],
      mended: 'step: { title: "[重要] 请先核实", by: agent }\n',
    },
    {
      title: 'a text needs quotes when it begins with an exclamation mark',
      yaml: 'title: !重要 请核实\n',
      told: [
        [
          '1:8-1:15 TL1045',
          'A text that begins with "!" must stand in quotes: at the beginning "!" has a meaning of its own. Put the whole text in quotes.',
          '以“!”开头的文字必须加引号，因为“!”在开头有特殊含义。请给整段文字加上引号。',
        ],
      ],
      mended: 'title: "!重要 请核实"\n',
    },
    {
      title: 'a text needs quotes when it begins with an exclamation mark and a space',
      yaml: 'title: ! 请核实\n',
      told: [
        [
          '1:8-1:13 TL1045',
          'A text that begins with "!" must stand in quotes: at the beginning "!" has a meaning of its own. Put the whole text in quotes.',
          '以“!”开头的文字必须加引号，因为“!”在开头有特殊含义。请给整段文字加上引号。',
        ],
      ],
      mended: 'title: "! 请核实"\n',
    },
    {
      title: 'a text needs quotes when it begins with an at sign',
      yaml: 'title: @张三 处理\n',
      told: [
        [
          '1:8-1:14 TL1045',
          'A text that begins with "@" must stand in quotes: at the beginning "@" has a meaning of its own. Put the whole text in quotes.',
          '以“@”开头的文字必须加引号，因为“@”在开头有特殊含义。请给整段文字加上引号。',
        ],
      ],
      mended: 'title: "@张三 处理"\n',
    },
    {
      title: 'a text needs quotes when it begins with a percent sign',
      yaml: 'title: %50 折扣\n',
      told: [
        [
          '1:8-1:14 TL1045',
          'A text that begins with "%" must stand in quotes: at the beginning "%" has a meaning of its own. Put the whole text in quotes.',
          '以“%”开头的文字必须加引号，因为“%”在开头有特殊含义。请给整段文字加上引号。',
        ],
      ],
      mended: 'title: "%50 折扣"\n',
    },
    {
      title: 'a text needs quotes when it begins with an ampersand and a space',
      yaml: 'title: & 处理\n',
      told: [
        [
          '1:8-1:12 TL1045',
          'A text that begins with "&" must stand in quotes: at the beginning "&" has a meaning of its own. Put the whole text in quotes.',
          '以“&”开头的文字必须加引号，因为“&”在开头有特殊含义。请给整段文字加上引号。',
        ],
      ],
      mended: 'title: "& 处理"\n',
    },
    {
      title: 'an asterisk alone needs quotes',
      yaml: 'if: [*, any]\n',
      told: [
        [
          '1:6-1:7 TL1045',
          'A text that begins with "*" must stand in quotes: at the beginning "*" has a meaning of its own. Put the whole text in quotes.',
          '以“*”开头的文字必须加引号，因为“*”在开头有特殊含义。请给整段文字加上引号。',
        ],
      ],
      mended: 'if: ["*", any]\n',
    },
    {
      title: 'a text needs quotes when it begins with an asterisk',
      yaml: 'title: *重要* 请核实\n',
      told: [
        [
          '1:8-1:16 TL1045',
          'A text that begins with "*" must stand in quotes: at the beginning "*" has a meaning of its own. Put the whole text in quotes.',
          '以“*”开头的文字必须加引号，因为“*”在开头有特殊含义。请给整段文字加上引号。',
        ],
      ],
      mended: 'title: "*重要* 请核实"\n',
    },
    {
      title: 'a text needs quotes when it begins with a backtick',
      yaml: 'title: `x` 处理\n',
      told: [
        [
          '1:8-1:14 TL1045',
          'A text that begins with "`" must stand in quotes: at the beginning "`" has a meaning of its own. Put the whole text in quotes.',
          '以“`”开头的文字必须加引号，因为“`”在开头有特殊含义。请给整段文字加上引号。',
        ],
      ],
      mended: 'title: "`x` 处理"\n',
    },
    {
      title: 'a text needs quotes when it begins with a question mark',
      yaml: 'title: ? 接收\n',
      told: [
        [
          '1:8-1:12 TL1045',
          'A text that begins with "?" must stand in quotes: at the beginning "?" has a meaning of its own. Put the whole text in quotes.',
          '以“?”开头的文字必须加引号，因为“?”在开头有特殊含义。请给整段文字加上引号。',
        ],
      ],
      mended: 'title: "? 接收"\n',
    },
    {
      title: 'a text needs quotes when it begins with a comma',
      yaml: 'title: ,接收\n',
      told: [
        [
          '1:8-1:11 TL1045',
          'A text that begins with "," must stand in quotes: at the beginning "," has a meaning of its own. Put the whole text in quotes.',
          '以“,”开头的文字必须加引号，因为“,”在开头有特殊含义。请给整段文字加上引号。',
        ],
      ],
      mended: 'title: ",接收"\n',
    },
  ]);
});
