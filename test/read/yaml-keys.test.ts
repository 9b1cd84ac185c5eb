import { describe } from 'vitest';
import { testMistakes } from './yaml-mistakes.ts';

describe('Keys, references and nesting in YAML', () => {
  testMistakes([
    {
      title: 'a key may be written only once in its group',
      yaml: 'channels:\n  hotline: { kind: phone }\n  portal: { kind: web }\n  hotline: { kind: phone }\n',
      told: [
        [
          '4:3-4:10 TL1011',
          '"hotline" is written twice here; the first one is in line 2. Delete one of the two, or give one of them another name.',
          '“hotline”在这里重复了，第一次写在第 2 行。请删除其中一个，或者给其中一个换个名字。',
        ],
      ],
    },
    {
      title: 'several repeated keys in a row are one mistake, such as a lost line between two groups',
      yaml: 'slas:\n  first:\n    start: case.opened\n    target: 24h\n    start: case.opened\n    target: 15m\n',
      told: [
        [
          '5:5-5:10 TL1011',
          '"start" is written twice here; the first one is in line 3. Delete one of the two, or give one of them another name.',
          '“start”在这里重复了，第一次写在第 3 行。请删除其中一个，或者给其中一个换个名字。',
        ],
      ],
    },
    {
      title: 'inside braces, too, a key may be written only once',
      yaml: 'step: { do: 核实, by: agent, do: 处理 }\n',
      told: [
        [
          '1:28-1:30 TL1011',
          '"do" is written twice here; the first one is in line 1. Delete one of the two, or give one of them another name.',
          '“do”在这里重复了，第一次写在第 1 行。请删除其中一个，或者给其中一个换个名字。',
        ],
      ],
    },
    {
      title: 'a number is no key',
      yaml: 'values:\n  1: 一般\n  two: 严重\n',
      told: [
        [
          '2:3-2:4 TL1012',
          '"1" is a number, and a key must be text. Write a name that begins with a letter, or put the key in quotes.',
          '“1”是数字，而键必须是文字。请改用以字母或汉字开头的名称，或者给这个键加上引号。',
        ],
      ],
      mended: 'values:\n  "1": 一般\n  two: 严重\n',
    },
    {
      title: 'true is no key',
      yaml: 'values: { true: 是, other: 否 }\n',
      told: [
        [
          '1:11-1:15 TL1012',
          '"true" is a yes-or-no value, and a key must be text. Write a name that begins with a letter, or put the key in quotes.',
          '“true”是真假值，而键必须是文字。请改用以字母或汉字开头的名称，或者给这个键加上引号。',
        ],
      ],
      mended: 'values: { "true": 是, other: 否 }\n',
    },
    {
      title: 'null is no key',
      yaml: 'values:\n  null: 无\n',
      told: [
        [
          '2:3-2:7 TL1012',
          '"null" is a word for "nothing", and a key must be text. Write a name that begins with a letter, or put the key in quotes.',
          '“null”是表示“空”的词，而键必须是文字。请改用以字母或汉字开头的名称，或者给这个键加上引号。',
        ],
      ],
      mended: 'values:\n  "null": 无\n',
    },
    {
      title: 'a list is no key',
      yaml: 'values:\n  [a, b]: 无\n',
      told: [
        [
          '2:3-2:9 TL1012',
          '"[a, b]" is a list, and a key must be text. Write a name that begins with a letter, or put the key in quotes.',
          '“[a, b]”是列表，而键必须是文字。请改用以字母或汉字开头的名称，或者给这个键加上引号。',
        ],
      ],
    },
    {
      title: 'a reference is no key',
      yaml: 'name: &n agent\nroles:\n  *n : 客服\n',
      told: [
        [
          '3:3-3:5 TL1012',
          '"*n" is a reference, and a key must be text. Write a name that begins with a letter, or put the key in quotes.',
          '“*n”是引用，而键必须是文字。请改用以字母或汉字开头的名称，或者给这个键加上引号。',
        ],
      ],
    },
    {
      title: 'a colon needs a key before it',
      yaml: 'receive:\n  : 接收\n',
      told: [
        [
          '2:3-2:4 TL1012',
          'Nothing that could be a key stands before ":". Write the key before the colon, or put the text in quotes if the colon belongs to it.',
          '“:”前面没有可以作为键的文字。请在冒号前写上键；如果冒号属于文字，请给整段文字加上引号。',
        ],
      ],
    },
    {
      title: 'entries are not copied with <<',
      yaml: 'base: &base { by: agent }\nstep:\n  <<: *base\n',
      told: [
        [
          '3:3-3:5 TL1013',
          '"<<" would copy entries from elsewhere, which is not possible here. Write the entries out, so that each stands where it counts.',
          '“<<”是从别处合并内容的写法，这里不支持。请把这些内容直接写出来，让每一项都写在它生效的地方。',
        ],
      ],
    },
    {
      title: 'a mark for a type is refused',
      yaml: 'within: !duration 4h\n',
      told: [
        [
          '1:9-1:18 TL1014',
          '"!duration" is read as a mark for a type, and no such marks are used here. Delete "!duration". If it belongs to a text, put the whole text in quotes.',
          '“!duration”会被当成类型标记，而这里不使用类型标记。请删除“!duration”；如果它属于文字，请给整段文字加上引号。',
        ],
      ],
    },
    {
      title: 'a reference needs a value that is marked so',
      yaml: 'step: &step1 { do: 核实 }\nothers: [*step1, *step2]\n',
      told: [
        [
          '2:18-2:24 TL1015',
          '"*step2" repeats a value marked "&step2", but none is marked so before it. Did you mean "*step1"?',
          '“*step2”会重复使用标有“&step2”的内容，但前面没有这样的标记。您是不是想写“*step1”？',
        ],
      ],
    },
    {
      title: 'a reference may not stand inside its own value',
      yaml: 'step: &loop { next: [*loop] }\n',
      told: [
        [
          '1:22-1:27 TL1016',
          '"*loop" stands inside the very value that it repeats, so it would never end. Write out what is meant here.',
          '“*loop”就写在它要重复的内容里面，会没完没了。请在这里直接写出想要的内容。',
        ],
      ],
    },
    {
      title: 'few lines of references may not stand for thousands of values',
      yaml: 'a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\n',
      told: [
        [
          '4:36-4:38 TL1017',
          'Too much is repeated by reference: at most 100 references, and 10000 values repeated by them, are allowed in a file. Write the values out, and check where this file comes from: such nesting is also a known attack.',
          '引用重复的内容太多：一个文件最多 100 处引用，由引用重复出来的值最多 10000 个。请把内容直接写出来，并确认文件来源：这种层层引用也是一种已知的攻击手法。',
        ],
      ],
    },
    {
      title: 'a name that nothing refers to was probably meant as text',
      yaml: 'title: &重要 请核实\n',
      told: [
        [
          '1:8-1:11 TL1019',
          '"&重要" is read as a name for what follows, not as text, and nothing refers to it. Delete it. If it belongs to the text, put the whole text in quotes.',
          '“&重要”会被当成后面内容的名称，而不是文字，并且没有任何地方引用它。请删除它；如果它属于文字，请给整段文字加上引号。',
        ],
      ],
    },
    {
      title: 'more than 64 levels are refused',
      yaml: 'deep: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n',
      told: [
        [
          '1:70-1:71 TL1018',
          'More than 64 levels stand inside each other here. Check the brackets and the indentation: so many levels are never needed.',
          '这里的层级超过了 64 层。请检查括号和缩进；正常的内容用不到这么多层。',
        ],
      ],
    },
  ]);
});
