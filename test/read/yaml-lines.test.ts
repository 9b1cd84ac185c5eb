import { describe } from 'vitest';
import { testMistakes } from './yaml-mistakes.ts';

describe('Lines, indentation and colons in YAML', () => {
  testMistakes([
    {
      title: 'a line that is indented between two levels belongs to none',
      yaml: 'receive:\n    title: 接收\n  by: agent\n',
      told: [
        [
          '3:3-3:12 TL1029',
          '"by: agent" does not line up with the lines around it. Indent it by exactly as many spaces as its neighbours. Items of a list begin with "- ".',
          '“by: agent”与上下各行没有对齐。请让它的缩进空格数与同级的行完全一样；列表的每一项以“- ”开头。',
        ],
      ],
    },
    {
      title: 'a line under a text may not be indented deeper',
      yaml: 'title: 接收\n  by: agent\n',
      told: [
        [
          '2:3-2:12 TL1029',
          '"by: agent" does not line up with the lines around it. Indent it by exactly as many spaces as its neighbours. Items of a list begin with "- ".',
          '“by: agent”与上下各行没有对齐。请让它的缩进空格数与同级的行完全一样；列表的每一项以“- ”开头。',
        ],
      ],
    },
    {
      title: 'a line under a value in braces may not be indented deeper',
      yaml: 'data: { type: text }\n  by: agent\n',
      told: [
        [
          '2:3-2:12 TL1029',
          '"by: agent" does not line up with the lines around it. Indent it by exactly as many spaces as its neighbours. Items of a list begin with "- ".',
          '“by: agent”与上下各行没有对齐。请让它的缩进空格数与同级的行完全一样；列表的每一项以“- ”开头。',
        ],
      ],
    },
    {
      title: 'the items of a list line up',
      yaml: 'rules:\n  - if: a\n - if: b\n',
      told: [
        [
          '3:2-3:9 TL1029',
          '"- if: b" does not line up with the lines around it. Indent it by exactly as many spaces as its neighbours. Items of a list begin with "- ".',
          '“- if: b”与上下各行没有对齐。请让它的缩进空格数与同级的行完全一样；列表的每一项以“- ”开头。',
        ],
      ],
    },
    {
      title: 'among the items of a list there is no bare key',
      yaml: 'rules:\n  - if: a\n  then: b\n',
      told: [
        [
          '3:3-3:10 TL1029',
          '"then: b" does not line up with the lines around it. Indent it by exactly as many spaces as its neighbours. Items of a list begin with "- ".',
          '“then: b”与上下各行没有对齐。请让它的缩进空格数与同级的行完全一样；列表的每一项以“- ”开头。',
        ],
      ],
    },
    {
      title: 'keys of a list item line up',
      yaml: 'rules:\n  - if: a\n    then: b\n     else: c\n',
      told: [
        [
          '4:6-4:13 TL1029',
          '"else: c" does not line up with the lines around it. Indent it by exactly as many spaces as its neighbours. Items of a list begin with "- ".',
          '“else: c”与上下各行没有对齐。请让它的缩进空格数与同级的行完全一样；列表的每一项以“- ”开头。',
        ],
      ],
    },
    {
      title: 'lines are not indented with tabs',
      yaml: 'receive:\n\ttitle: 接收\n\tby: agent\n',
      told: [
        [
          '2:1-2:2 TL1030',
          'This line is indented with a tab, and so are others (2 in all). Indent with ordinary spaces only, two for each level.',
          '这一行用制表符（Tab）缩进，这样的行共有 2 行。缩进只能用普通的半角空格，每级两个。',
        ],
      ],
      mended: 'receive:\n  title: 接收\n  by: agent\n',
    },
    {
      title: 'one tab among spaces is told, without a mend that could be wrong',
      yaml: 'receive:\n  title: 接收\n\tby: agent\n  via: x\n',
      told: [
        [
          '3:1-3:2 TL1030',
          'This line is indented with a tab. Indent with ordinary spaces only, two for each level.',
          '这一行用制表符（Tab）缩进。缩进只能用普通的半角空格，每级两个。',
        ],
      ],
    },
    {
      title: 'a tab may not stand between a dash and a group',
      yaml: 'rules:\n  -\tif: a\n',
      told: [
        [
          '2:4-2:5 TL1030',
          'This line is indented with a tab. Indent with ordinary spaces only, two for each level.',
          '这一行用制表符（Tab）缩进。缩进只能用普通的半角空格，每级两个。',
        ],
      ],
      mended: 'rules:\n  - if: a\n',
    },
    {
      title: 'a tab may not begin a line of a text in brackets',
      yaml: 'via: [hotline,\n\tportal]\n',
      told: [
        [
          '2:1-2:2 TL1030',
          'This line is indented with a tab. Indent with ordinary spaces only, two for each level.',
          '这一行用制表符（Tab）缩进。缩进只能用普通的半角空格，每级两个。',
        ],
      ],
      mended: 'via: [hotline,\n  portal]\n',
    },
    {
      title: 'a tab may not begin a line of a block of text',
      yaml: 'note: |\n  一\n\t二\nby: agent\n',
      told: [
        [
          '3:1-3:2 TL1030',
          'This line is indented with a tab. Indent with ordinary spaces only, two for each level.',
          '这一行用制表符（Tab）缩进。缩进只能用普通的半角空格，每级两个。',
        ],
      ],
    },
    {
      title: 'lines are not indented with full-width spaces',
      yaml: 'receive:\n\u3000title: 接收\n\u3000by: agent\n',
      told: [
        [
          '2:1-2:2 TL1030',
          'This line is indented with full-width spaces, and so are others (2 in all). Indent with ordinary spaces only, two for each level.',
          '这一行用全角空格缩进，这样的行共有 2 行。缩进只能用普通的半角空格，每级两个。',
        ],
      ],
      mended: 'receive:\n  title: 接收\n  by: agent\n',
    },
    {
      title: 'lines are not indented with non-breaking spaces',
      yaml: 'receive:\n\u00a0\u00a0title: 接收\n',
      told: [
        [
          '2:1-2:3 TL1030',
          'This line is indented with non-breaking spaces. Indent with ordinary spaces only, two for each level.',
          '这一行用不间断空格缩进。缩进只能用普通的半角空格，每级两个。',
        ],
      ],
      mended: 'receive:\n  title: 接收\n',
    },
    {
      title: 'a line without a colon is no entry',
      yaml: 'receive:\n  title: 接收\n  倾听并致歉\n  by: agent\n',
      told: [
        [
          '3:3-3:8 TL1031',
          '"倾听并致歉" stands where a key belongs, but has no ": " and no value. Write "key: value". If it belongs to a text, indent it deeper than the key of that text, or put the text in quotes.',
          '“倾听并致歉”写在键的位置上，却没有“: ”和值。请写成“键: 值”；如果它属于某段文字，请比那段文字的键缩进更深，或者给文字加上引号。',
        ],
      ],
    },
    {
      title: 'a lost colon does not make the list below look wrong',
      yaml: 'grade:\n  rules\n    - { if: [any], then: [advanced] }\n    - { if: [any], then: [ordinary] }\n',
      told: [
        [
          '2:3-2:8 TL1031',
          '"rules" stands where a key belongs, but has no ": " and no value. Write "key: value". If it belongs to a text, indent it deeper than the key of that text, or put the text in quotes.',
          '“rules”写在键的位置上，却没有“: ”和值。请写成“键: 值”；如果它属于某段文字，请比那段文字的键缩进更深，或者给文字加上引号。',
        ],
      ],
    },
    {
      title: 'a word in braces without a value is no entry',
      yaml: 'messages:\n  received: {contact}\n',
      told: [
        [
          '2:14-2:21 TL1031',
          '"contact" stands where a key belongs, but has no ": " and no value. Write "key: value". If it belongs to a text, indent it deeper than the key of that text, or put the text in quotes.',
          '“contact”写在键的位置上，却没有“: ”和值。请写成“键: 值”；如果它属于某段文字，请比那段文字的键缩进更深，或者给文字加上引号。',
        ],
      ],
    },
    {
      title: 'a colon needs a space behind it',
      yaml: 'receive:\n  title:接收\n  by: agent\n',
      told: [
        [
          '2:3-2:9 TL1032',
          'A space is missing after the colon of "title:". Write "key: value", with a space after the colon.',
          '“title:”的冒号后面缺少空格。请写成“键: 值”，冒号后面空一格。',
        ],
      ],
      mended: 'receive:\n  title: 接收\n  by: agent\n',
    },
    {
      title: 'inside braces, too, a colon needs a space behind it',
      yaml: 'step: { do:核实, by: agent }\n',
      told: [
        [
          '1:9-1:12 TL1032',
          'A space is missing after the colon of "do:". Write "key: value", with a space after the colon.',
          '“do:”的冒号后面缺少空格。请写成“键: 值”，冒号后面空一格。',
        ],
      ],
      mended: 'step: { do: 核实, by: agent }\n',
    },
    {
      title: 'a full-width space behind the colon is no space',
      yaml: 'title:\u3000接收\nby: agent\n',
      told: [
        [
          '1:1-1:7 TL1032',
          'A space is missing after the colon of "title:". Write "key: value", with a space after the colon.',
          '“title:”的冒号后面缺少空格。请写成“键: 值”，冒号后面空一格。',
        ],
      ],
      mended: 'title: 接收\nby: agent\n',
    },
    {
      title: 'the lines of a block are indented evenly',
      yaml: 'note: |\n      \n  一\nby: agent\n',
      told: [
        [
          '3:3-3:4 TL1034',
          'The lines of this block of text are not indented evenly. Indent all its lines by the same number of spaces, deeper than the key above.',
          '这段多行文字各行的缩进不一致。请让每一行缩进同样多的空格，并且比上面的键更深。',
        ],
      ],
    },
    {
      title: 'a comment behind a quote needs a space',
      yaml: 'title: "接收"#注释\n',
      told: [
        [
          '1:12-1:15 TL1035',
          'A space is missing before "#". Put a space before "#" if a comment begins here; if it belongs to the text, put the text in quotes.',
          '“#”前面缺少空格。如果这里开始注释，请在“#”前空一格；如果它属于文字，请给整段文字加上引号。',
        ],
      ],
      mended: 'title: "接收" #注释\n',
    },
    {
      title: 'what has no meaning is told as it stands',
      yaml: 'step: { do: : 核实 }\n',
      told: [
        [
          '1:13-1:17 TL1036',
          '": 核实" cannot be understood here. Compare it with the lines around it. If it belongs to a text, put the whole text in quotes.',
          '无法理解这里的“: 核实”。请对照上下各行检查；如果它属于文字，请给整段文字加上引号。',
        ],
      ],
    },
  ]);
});
