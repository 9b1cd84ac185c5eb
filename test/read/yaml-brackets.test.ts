import { describe } from 'vitest';
import { testMistakes } from './yaml-mistakes.ts';

describe('Brackets, quotes and commas in YAML', () => {
  testMistakes([
    {
      title: 'a brace must be closed',
      yaml: 'steps:\n  receive: { say: received\n  grade: { decide: grade }\n',
      told: [
        [
          '2:12-2:13 TL1021',
          'The "{" that opens here is never closed. Write "}" where it ends. If the "{" belongs to a text, put the text in quotes.',
          '这里的“{”没有配对的“}”。请在结束处写上“}”；如果“{”属于文字，请给这段文字加上引号。',
        ],
      ],
    },
    {
      title: 'a bracket must be closed',
      yaml: 'via: [hotline, portal\nby: agent\n',
      told: [
        [
          '1:6-1:7 TL1021',
          'The "[" that opens here is never closed. Write "]" where it ends. If the "[" belongs to a text, put the text in quotes.',
          '这里的“[”没有配对的“]”。请在结束处写上“]”；如果“[”属于文字，请给这段文字加上引号。',
        ],
      ],
    },
    {
      title: 'a list must be closed by its own bracket',
      yaml: 'step: { ask: [summary, contact }\n',
      told: [
        [
          '1:32-1:33 TL1022',
          '"}" stands where the "[" of line 1 must be closed by "]". Write "]" before it, or delete the bracket that is too many.',
          '第 1 行的“[”应当用“]”结束，这里却是“}”。请在它前面补上“]”，或者删除多余的括号。',
        ],
      ],
    },
    {
      title: 'braces must be closed by a brace',
      yaml: 'step: { do: 核实], by: agent }\n',
      told: [
        [
          '1:15-1:16 TL1022',
          '"]" stands where the "{" of line 1 must be closed by "}". Write "}" before it, or delete the bracket that is too many.',
          '第 1 行的“{”应当用“}”结束，这里却是“]”。请在它前面补上“}”，或者删除多余的括号。',
        ],
      ],
    },
    {
      title: 'a closing bracket too many is told where it stands',
      yaml: 'step: { do: 核实 }}\n',
      told: [
        [
          '1:17-1:18 TL1023',
          '"}" closes nothing: no bracket is open here. Delete it, or write the opening bracket that is missing before it.',
          '这里多了一个“}”：前面没有需要它来结束的括号。请删除它，或者在前面补上缺少的左括号。',
        ],
      ],
    },
    {
      title: 'a closing bracket on a line of its own needs an opening one',
      yaml: 'step: 1\n}\n',
      told: [
        [
          '2:1-2:2 TL1023',
          '"}" closes nothing: no bracket is open here. Delete it, or write the opening bracket that is missing before it.',
          '这里多了一个“}”：前面没有需要它来结束的括号。请删除它，或者在前面补上缺少的左括号。',
        ],
      ],
    },
    {
      title: 'lines inside brackets are indented deeper than the line where the brackets open',
      yaml: 'steps:\n  receive: { say: received,\n  by: agent }\n',
      told: [
        [
          '3:3-3:14 TL1029',
          '"by: agent }" does not line up with the lines around it. Between brackets, indent each line deeper than the line on which they open.',
          '“by: agent }”与上下各行没有对齐。括号里的每一行都要比左括号所在的行缩进更深。',
        ],
      ],
    },
    {
      title: 'a text that begins with a quote ends with one',
      yaml: 'receive:\n  title: "接收\n  by: agent\n  evidence: "受理编号"\n',
      told: [
        [
          '2:10-2:11 TL1024',
          'The text that begins with " here has no closing ". Write " at the end of the text.',
          '这里以 " 开头的文字没有结束的 "。请在文字末尾写上 "。',
        ],
      ],
      mended: 'receive:\n  title: "接收"\n  by: agent\n  evidence: "受理编号"\n',
    },
    {
      title: 'a text in single quotes ends with one',
      yaml: "title: 'tis the season\n",
      told: [
        [
          '1:8-1:9 TL1024',
          "The text that begins with ' here has no closing '. Write ' at the end of the text.",
          "这里以 ' 开头的文字没有结束的 '。请在文字末尾写上 '。",
        ],
      ],
    },
    {
      title: 'inside braces, too, a quote must be closed',
      yaml: 'receive:\n  say: { title: "接收, by: agent }\n  by: agent\n',
      told: [
        [
          '2:17-2:18 TL1024',
          'The text that begins with " here has no closing ". Write " at the end of the text.',
          '这里以 " 开头的文字没有结束的 "。请在文字末尾写上 "。',
        ],
      ],
    },
    {
      title: 'a quote at the beginning of a line is no key',
      yaml: 'receive:\n  "title: 接收\n  by: agent\n',
      told: [
        [
          '2:3-2:4 TL1024',
          'The text that begins with " here has no closing ". Write " at the end of the text.',
          '这里以 " 开头的文字没有结束的 "。请在文字末尾写上 "。',
        ],
      ],
    },
    {
      title: 'nothing may follow the closing quote',
      yaml: 'title: "紧急" 处理\n',
      told: [
        [
          '1:13-1:15 TL1025',
          'The text ends with the quotes of "紧急", so "处理" after it is too much. Put the whole text in quotes of the other kind. If a new entry begins here, put a comma before it.',
          '文字到 "紧急" 的引号就结束了，后面的“处理”是多余的。请用另一种引号把整段文字括起来；如果这里是新的一项，请在前面加逗号。',
        ],
      ],
      mended: `title: '"紧急" 处理'\n`,
    },
    {
      title: 'an apostrophe ends a text in single quotes',
      yaml: "title: 'It's broken'\n",
      told: [
        [
          '1:12-1:21 TL1025',
          `The text ends with the quotes of 'It', so "s broken'" after it is too much. Put the whole text in quotes of the other kind. If a new entry begins here, put a comma before it.`,
          "文字到 'It' 的引号就结束了，后面的“s broken'”是多余的。请用另一种引号把整段文字括起来；如果这里是新的一项，请在前面加逗号。",
        ],
      ],
      mended: "title: 'It''s broken'\n",
    },
    {
      title: 'nothing may follow the closing quote inside braces',
      yaml: 'step: { do: "紧急" 处理, by: agent }\n',
      told: [
        [
          '1:18-1:20 TL1025',
          'The text ends with the quotes of "紧急", so "处理" after it is too much. Put the whole text in quotes of the other kind. If a new entry begins here, put a comma before it.',
          '文字到 "紧急" 的引号就结束了，后面的“处理”是多余的。请用另一种引号把整段文字括起来；如果这里是新的一项，请在前面加逗号。',
        ],
      ],
      mended: `step: { do: '"紧急" 处理', by: agent }\n`,
    },
    {
      title: 'a quoted text with a colon behind it is no text',
      yaml: 'title: "提示": 请稍候\n',
      told: [
        [
          '1:12-1:17 TL1025',
          'The text ends with the quotes of "提示", so ": 请稍候" after it is too much. Put the whole text in quotes of the other kind. If a new entry begins here, put a comma before it.',
          '文字到 "提示" 的引号就结束了，后面的“: 请稍候”是多余的。请用另一种引号把整段文字括起来；如果这里是新的一项，请在前面加逗号。',
        ],
      ],
      mended: `title: '"提示": 请稍候'\n`,
    },
    {
      title: 'a key in quotes with text behind it is no key',
      yaml: 'step:\n  "do" 核实: x\n',
      told: [
        [
          '2:8-2:13 TL1025',
          'The text ends with the quotes of "do", so "核实: x" after it is too much. Put the whole text in quotes of the other kind. If a new entry begins here, put a comma before it.',
          '文字到 "do" 的引号就结束了，后面的“核实: x”是多余的。请用另一种引号把整段文字括起来；如果这里是新的一项，请在前面加逗号。',
        ],
      ],
    },
    {
      title: 'a backslash between double quotes must begin a known sign',
      yaml: 'path: "C:\\data"\n',
      told: [
        [
          '1:10-1:12 TL1026',
          '"\\d" has no meaning between double quotes: there the backslash begins a special sign. Write the backslash twice (\\\\), or put the text in single quotes.',
          '双引号里的“\\d”没有意义：反斜杠在那里用来引出特殊符号。请把反斜杠写两遍（\\\\），或者改用单引号。',
        ],
      ],
      mended: 'path: "C:\\\\data"\n',
    },
    {
      title: 'entries in braces are separated by commas',
      yaml: 'step: { do: "核实" by: agent, sla: x }\n',
      told: [
        [
          '1:18-1:20 TL1027',
          'A comma is missing before this entry. Inside { } and [ ] put a comma between two entries.',
          '这一项前面缺少逗号。在 { } 和 [ ] 里，各项之间要用半角逗号隔开。',
        ],
      ],
      mended: 'step: { do: "核实", by: agent, sla: x }\n',
    },
    {
      title: 'lists in a list are separated by commas',
      yaml: 'rules: [[safety, any] [any, any]]\n',
      told: [
        [
          '1:23-1:24 TL1027',
          'A comma is missing before this entry. Inside { } and [ ] put a comma between two entries.',
          '这一项前面缺少逗号。在 { } 和 [ ] 里，各项之间要用半角逗号隔开。',
        ],
      ],
      mended: 'rules: [[safety, any], [any, any]]\n',
    },
    {
      title: 'entries on lines of their own need commas inside braces',
      yaml: 'step: {\n  do: 核实\n  by: agent,\n  sla: x\n}\n',
      told: [
        [
          '3:3-3:5 TL1027',
          'A comma is missing before this entry. Inside { } and [ ] put a comma between two entries.',
          '这一项前面缺少逗号。在 { } 和 [ ] 里，各项之间要用半角逗号隔开。',
        ],
      ],
      mended: 'step: {\n  do: 核实,\n  by: agent,\n  sla: x\n}\n',
    },
    {
      title: 'a comma needs an entry before it',
      yaml: 'via: [hotline,, portal]\n',
      told: [
        [
          '1:15-1:16 TL1028',
          'Nothing stands before this comma. Delete the comma, or write the entry that is missing before it.',
          '这个逗号前面没有内容。请删除这个逗号，或者补上前面缺少的一项。',
        ],
      ],
    },
    {
      title: 'the first entry has no comma before it',
      yaml: 'via: [, portal]\n',
      told: [
        [
          '1:7-1:8 TL1028',
          'Nothing stands before this comma. Delete the comma, or write the entry that is missing before it.',
          '这个逗号前面没有内容。请删除这个逗号，或者补上前面缺少的一项。',
        ],
      ],
    },
  ]);
});
