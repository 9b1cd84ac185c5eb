import { describe } from 'vitest';
import { testMistakes } from './yaml-mistakes.ts';

describe('What means something else in YAML than it looks', () => {
  testMistakes([
    {
      title: 'a comma in a text inside braces makes a key without value',
      yaml: 'step: { title: 倾听, 致歉, 登记, by: agent }\n',
      told: [
        [
          '1:20-1:22 TL1042',
          'The comma ends "倾听", so "致歉" is read as a key without a value. Put the whole text in quotes, or write ": " and a value behind the key.',
          '半角逗号会让“倾听”到此结束，后面的“致歉”就成了没有值的键。请给整段文字加上引号，或改用全角逗号“，”；如果它确实是键，请补上“: ”和值。',
        ],
      ],
      mended: 'step: { title: "倾听, 致歉, 登记", by: agent }\n',
    },
    {
      title: 'a hash sign with a space before it cuts a text',
      yaml: 'title: 订单 #12 处理\n',
      told: [
        [
          '1:11-1:17 TL1043',
          'The text ends at "订单": "#12 处理" is read as a comment. Put the whole text in quotes. If it is a comment, put a space after "#".',
          '文字到“订单”就结束了，“#12 处理”会被当成注释。请给整段文字加上引号；如果是注释，请在“#”后空一格。',
        ],
      ],
      mended: 'title: "订单 #12 处理"\n',
    },
    {
      title: 'a hash sign at the beginning leaves no text',
      yaml: 'title: #12 处理\n',
      told: [
        [
          '1:8-1:14 TL1043',
          '"#12 处理" is read as a comment, so nothing is left as value. Put the whole text in quotes. If it is a comment, put a space after "#".',
          '“#12 处理”会被当成注释，这里就没有值了。请给整段文字加上引号；如果是注释，请在“#”后空一格。',
        ],
      ],
      mended: 'title: "#12 处理"\n',
    },
    {
      title: 'a comment that touches its sign looks like a text cut short',
      yaml: 'by: agent #责任客服\n',
      told: [
        [
          '1:11-1:16 TL1043',
          'The text ends at "agent": "#责任客服" is read as a comment. Put the whole text in quotes. If it is a comment, put a space after "#".',
          '文字到“agent”就结束了，“#责任客服”会被当成注释。请给整段文字加上引号；如果是注释，请在“#”后空一格。',
        ],
      ],
    },
    {
      title: 'a hash sign inside braces swallows the closing brace',
      yaml: 'step: { title: 订单 #12, by: agent }\nby: agent\n',
      told: [
        [
          '1:19-1:35 TL1044',
          'Everything from "#" to the end of the line is a comment, so "#12, by: agent }" is not read and what follows cannot be understood. Put the text with "#" in quotes, or move the comment to a line of its own.',
          '从“#”到行尾都会被当成注释，“#12, by: agent }”没有读取，后面的内容因此无法理解。请给含有“#”的文字加上引号，或者把注释移到单独一行。',
        ],
      ],
    },
    {
      title: 'a hash sign cuts a text from its next line',
      yaml: 'title: 订单 #12\n  处理\nby: agent\n',
      told: [
        [
          '1:11-1:14 TL1044',
          'Everything from "#" to the end of the line is a comment, so "#12" is not read and what follows cannot be understood. Put the text with "#" in quotes, or move the comment to a line of its own.',
          '从“#”到行尾都会被当成注释，“#12”没有读取，后面的内容因此无法理解。请给含有“#”的文字加上引号，或者把注释移到单独一行。',
        ],
      ],
    },
    {
      title: 'a text needs quotes when it holds a colon and a space',
      yaml: 'title: 提示: 请稍候\nby: agent\n',
      told: [
        [
          '1:8-1:15 TL1046',
          'A second ": " stands on this line, so "提示: 请稍候" is not read as a text. Put the whole text in quotes. If a new entry is meant, give it a line or a comma of its own.',
          '这一行有第二个“: ”，所以“提示: 请稍候”不会被当作一段文字。请给整段文字加上引号，或改用全角冒号“：”；如果是新的一项，请另起一行或用半角逗号隔开。',
        ],
      ],
      mended: 'title: "提示: 请稍候"\nby: agent\n',
    },
    {
      title: 'a text inside braces needs quotes when it holds a colon and a space',
      yaml: 'step: { title: 提示: 请稍候, by: agent }\n',
      told: [
        [
          '1:16-1:23 TL1046',
          'A second ": " stands on this line, so "提示: 请稍候" is not read as a text. Put the whole text in quotes. If a new entry is meant, give it a line or a comma of its own.',
          '这一行有第二个“: ”，所以“提示: 请稍候”不会被当作一段文字。请给整段文字加上引号，或改用全角冒号“：”；如果是新的一项，请另起一行或用半角逗号隔开。',
        ],
      ],
      mended: 'step: { title: "提示: 请稍候", by: agent }\n',
    },
    {
      title: 'a line with a dash that is indented too far continues the text above',
      yaml: 'rules:\n  - 核实\n   - 处理\n',
      told: [
        [
          '3:4-3:8 TL1047',
          '"- 处理" looks like an item of a list, but is read as part of the text in the line before. Line it up with the other items. If it is text, put the whole text in quotes.',
          '“- 处理”看起来是列表的一项，却会接在上一行的文字后面。请让它与列表的其他项对齐；如果它就是文字，请给整段文字加上引号。',
        ],
      ],
    },
    {
      title: 'a text inside braces needs quotes when it holds a field in braces',
      yaml: 'received: { en: Hello {case.id}, zh-CN: 您好 }\n',
      told: [
        [
          '1:23-1:24 TL1048',
          'Inside { } and [ ] a text without quotes ends before "{", here after "Hello". Put the whole text in quotes.',
          '在 { } 和 [ ] 里，没有引号的文字遇到“{”就会结束，这里只剩“Hello”。请给整段文字加上引号。',
        ],
      ],
      mended: 'received: { en: "Hello {case.id}", zh-CN: 您好 }\n',
    },
    {
      title: 'a field in braces in the middle of a text does not make the whole map a text',
      yaml: 'received: { zh-CN: 您好，{room} 已登记, en: Noted }\n',
      told: [
        [
          '1:23-1:24 TL1048',
          'Inside { } and [ ] a text without quotes ends before "{", here after "您好，". Put the whole text in quotes.',
          '在 { } 和 [ ] 里，没有引号的文字遇到“{”就会结束，这里只剩“您好，”。请给整段文字加上引号。',
        ],
      ],
      mended: 'received: { zh-CN: "您好，{room} 已登记", en: Noted }\n',
    },
  ]);
});
