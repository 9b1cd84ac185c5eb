import { describe } from 'vitest';
import { testMistakes } from './yaml-mistakes.ts';

describe('A YAML file as a whole', () => {
  testMistakes([
    {
      title: 'a file must say something',
      yaml: '# nothing but a comment\n\n',
      alone: true,
      told: [
        [
          '1:1-1:1 TL1006',
          'The file is empty, or holds nothing but comments. Write the content, or check that the file was saved and is the right one.',
          '文件是空的，或者只有注释。请写入内容，或者确认文件已经保存、没有选错。',
        ],
      ],
    },
    {
      title: 'a file with nothing at all says nothing',
      yaml: '',
      alone: true,
      told: [
        [
          '1:1-1:1 TL1006',
          'The file is empty, or holds nothing but comments. Write the content, or check that the file was saved and is the right one.',
          '文件是空的，或者只有注释。请写入内容，或者确认文件已经保存、没有选错。',
        ],
      ],
    },
    {
      title: 'a file holds one document',
      yaml: 'title: 接收\n---\ntitle: 处理\n---\ntitle: 回访\n',
      alone: true,
      told: [
        [
          '2:1-2:4 TL1007',
          'A second document begins here; a file holds exactly one. Delete the line "---" or "..." before it, or move the second document to a file of its own.',
          '这里开始了第二份文档，而一个文件只能有一份。请删除前面的“---”或“...”这一行，或者把第二份文档移到单独的文件里。',
        ],
      ],
    },
    {
      title: 'an instruction to the reader is refused',
      yaml: '%TAG ! x:\n---\ntitle: 接收\n',
      alone: true,
      told: [
        [
          '1:1-1:10 TL1008',
          'The line "%TAG ! x:" begins with "%", which makes it an instruction to the reading program; none is understood here. Delete the line, or put "#" before it if it is a comment.',
          '“%TAG ! x:”这一行以“%”开头，会被当成给读取程序的指令，这里不支持任何指令。请删除这一行；如果是注释，请在行首加“#”。',
        ],
      ],
    },
    {
      title: 'a control character is told',
      yaml: 'title: 接\u0007收\nby: \u0007\n',
      alone: true,
      told: [
        [
          '1:9-1:10 TL1005',
          'The text holds a character that cannot be shown (U+0007). Delete it. Such characters usually come along when text is copied from another program.',
          '文中有一个无法显示的字符（U+0007）。请删除它。这类字符多半是从别的软件复制文字时带进来的。',
        ],
      ],
      mended: 'title: 接收\nby: \n',
    },
    {
      title: 'half of a character is told like a control character',
      yaml: 'title: \ud83d\n',
      alone: true,
      told: [
        [
          '1:8-1:9 TL1005',
          'The text holds a character that cannot be shown (U+D83D). Delete it. Such characters usually come along when text is copied from another program.',
          '文中有一个无法显示的字符（U+D83D）。请删除它。这类字符多半是从别的软件复制文字时带进来的。',
        ],
      ],
      mended: 'title: \n',
    },
  ]);
});
