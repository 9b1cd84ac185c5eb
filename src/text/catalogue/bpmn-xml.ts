import { entry } from './entry.ts';

/** What no XML may hold. */
export type XmlFault =
  | 'cut'
  | 'close'
  | 'value'
  | 'quotes'
  | 'twice'
  | 'space'
  | 'prefix'
  | 'entity'
  | 'character'
  | 'tag'
  | 'outside'
  | 'roots'
  | 'declaration'
  | 'comment'
  | 'other';

/** What a file is that was given as BPMN. */
export type OtherFormat =
  | 'bpmn-1'
  | 'xpdl'
  | 'dmn'
  | 'cmmn'
  | 'bpel'
  | 'pnml'
  | 'xmi'
  | 'html'
  | 'svg'
  | 'drawing'
  | 'json'
  | 'yaml'
  | 'text'
  | 'archive'
  | 'namespace'
  | 'xml';

const FAULTS_EN: Readonly<Record<XmlFault, (name: string, open: string) => readonly [message: string, hint: string]>> =
  {
    cut: (name) => [
      `The file ends although <${name}> is not closed yet.`,
      'It was probably cut off while it was saved or sent: get it anew from the program that wrote it.',
    ],
    close: (name, open) =>
      open === ''
        ? [`</${name}> closes what was never opened.`, 'Delete it, or open the element before it.']
        : [
            `</${name}> stands where <${open}> is still open.`,
            `Write </${open}> before it, or correct its name: what was opened last is closed first.`,
          ],
    value: (name) => [`The attribute "${name}" has no value.`, 'Write it as name="value", or delete it.'],
    quotes: () => ['The value of an attribute stands without quotes.', 'Put straight quotes around it: name="value".'],
    twice: (name) => [`The attribute "${name}" is written twice in one element.`, 'Delete one of the two.'],
    space: () => ['A space is missing between two attributes.', 'Put a space behind the closing quote.'],
    prefix: (name) => [
      `The prefix "${name}" is not declared.`,
      `Add xmlns:${name}="…" to the first element, with the address of the tool that the prefix belongs to.`,
    ],
    entity: (name) => [
      name === '' ? 'A "&" stands alone here.' : `"&${name};" is not known.`,
      'XML knows &amp;, &lt;, &gt;, &quot; and &apos; only. Write &amp; where you mean the sign "&" itself.',
    ],
    character: (name) => [
      `This character cannot stand here${name === '' ? '' : ` (${name})`}.`,
      'Delete it; in a text or value write &lt; instead of the sign "<".',
    ],
    tag: () => ['A tag is not written as XML wants it.', 'Write <name attribute="value"> or <name/>.'],
    outside: () => ['Text stands outside of all elements.', 'Delete it, or put it inside the first element.'],
    roots: () => [
      'A second element stands behind the end of the first one.',
      'A file holds one element with all others inside it.',
    ],
    declaration: () => [
      'The line <?xml … ?> is not right, or not at the very beginning.',
      'Let the file begin with <?xml version="1.0" encoding="UTF-8"?>, with nothing before it.',
    ],
    comment: () => ['A comment is not written as XML wants it.', 'Write <!-- text -->, without "--" in the text.'],
    other: () => ['From here on the file is no XML.', 'Open it in the program that wrote it and save it anew.'],
  };

const FAULTS_ZH: Readonly<Record<XmlFault, (name: string, open: string) => readonly [message: string, hint: string]>> =
  {
    cut: (name) => [
      `文件到这里就结束了，但 <${name}> 还没有关闭。`,
      '文件多半在保存或传送时被截断，请从原来的软件重新导出。',
    ],
    close: (name, open) =>
      open === ''
        ? [`</${name}> 关闭了从未打开的元素。`, '请删除它，或者在前面打开这个元素。']
        : [
            `这里写了 </${name}>，但 <${open}> 还没有关闭。`,
            `请在它前面写上 </${open}>，或者改正名称：后打开的元素要先关闭。`,
          ],
    value: (name) => [`属性“${name}”没有值。`, '请写成 name="值" 的形式，或者删除它。'],
    quotes: () => ['属性的值没有加引号。', '请用英文直引号括起来：name="值"。'],
    twice: (name) => [`同一个元素里属性“${name}”写了两次。`, '请删除其中一个。'],
    space: () => ['两个属性之间少了空格。', '请在前一个属性的引号后面加一个空格。'],
    prefix: (name) => [`前缀“${name}”没有声明。`, `请在第一个元素里加上 xmlns:${name}="…"，填写该前缀所属工具的网址。`],
    entity: (name) => [
      name === '' ? '这里有一个单独的“&”。' : `不认识“&${name};”。`,
      'XML 只认识 &amp;、&lt;、&gt;、&quot;、&apos; 这五个；如果要写“&”这个符号，请写成 &amp;。',
    ],
    character: (name) => [
      `这里不能出现这个字符${name === '' ? '' : `（${name}）`}。`,
      '请删除它；在文字或属性值里，“<”要写成 &lt;。',
    ],
    tag: () => ['标签的写法不符合 XML。', '请写成 <名称 属性="值"> 或 <名称/>。'],
    outside: () => ['有文字写在所有元素之外。', '请删除，或者移到第一个元素里面。'],
    roots: () => ['第一个元素结束之后又出现了一个元素。', '一个文件只有一个最外层元素，其他内容都在它里面。'],
    declaration: () => [
      '<?xml … ?> 这一行写得不对，或者不在文件的最开头。',
      '请让文件以 <?xml version="1.0" encoding="UTF-8"?> 开头，前面什么都不要有。',
    ],
    comment: () => ['注释的写法不符合 XML。', '请写成 <!-- 文字 -->，文字里不能有“--”。'],
    other: () => ['从这里起，文件已经不是 XML。', '请用原来的软件打开，再重新保存。'],
  };

const FORMATS: Readonly<Record<OtherFormat, readonly [en: string, zh: string]>> = {
  'bpmn-1': ['BPMN 1.x', 'BPMN 1.x'],
  xpdl: ['XPDL', 'XPDL'],
  dmn: ['DMN (decision tables)', 'DMN（决策表）'],
  cmmn: ['CMMN (case plans)', 'CMMN（案例计划）'],
  bpel: ['BPEL', 'BPEL'],
  pnml: ['PNML (a Petri net)', 'PNML（Petri 网）'],
  xmi: ['XMI (a UML model)', 'XMI（UML 模型）'],
  html: ['a web page', '网页'],
  svg: ['an SVG picture', 'SVG 图片'],
  drawing: ['a drawing of draw.io', 'draw.io 图纸'],
  json: ['JSON', 'JSON'],
  yaml: ['YAML', 'YAML'],
  text: ['plain text', '普通文字'],
  archive: ['an archive or office file', '压缩包或 Office 文件'],
  namespace: ['', ''],
  xml: ['other XML', '其他 XML'],
};

/** The text of a BPMN file as XML, and whether it is BPMN at all. */
export const bpmnXmlCatalogue = {
  TL8001: entry<{ fault: XmlFault; name: string; open: string }>({
    rule: 'bpmn-files-are-xml',
    severity: 'error',
    en: ({ fault, name, open }) => {
      const [message, hint] = FAULTS_EN[fault](name, open);
      return { message, hint };
    },
    'zh-CN': ({ fault, name, open }) => {
      const [message, hint] = FAULTS_ZH[fault](name, open);
      return { message, hint };
    },
  }),
  TL8002: entry({
    rule: 'no-document-type',
    severity: 'error',
    en: () => ({
      message:
        'The file declares a document type (<!DOCTYPE>), which may bring in other files and endless repetitions.',
      hint: 'Delete the declaration; BPMN needs none. If the file did not come from a modelling tool, do not trust it.',
    }),
    'zh-CN': () => ({
      message: '文件里有文档类型声明（<!DOCTYPE>），它可能引入别的文件或无穷的重复内容。',
      hint: '请删除这个声明，BPMN 不需要它；如果文件不是建模工具导出的，请不要信任它。',
    }),
  }),
  TL8003: entry<{ found: OtherFormat; name: string; namespace: string }>({
    rule: 'bpmn-files-hold-bpmn-2',
    severity: 'error',
    en: ({ found, name, namespace }) => ({
      message:
        found === 'namespace'
          ? `<${name}> is not in the namespace of BPMN 2.0${namespace === '' ? '' : `, but in "${namespace}"`}.`
          : `This is not BPMN 2.0, but ${FORMATS[found][0]}${found === 'xml' ? ` (it begins with <${name}>)` : ''}.`,
      hint:
        found === 'namespace'
          ? 'Write xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" in it.'
          : found === 'yaml'
            ? 'If it is a blueprint, give the file the ending .blueprint.yaml; otherwise export the process as BPMN 2.0.'
            : 'Export the process as BPMN 2.0 (.bpmn) from your modelling tool.',
    }),
    'zh-CN': ({ found, name, namespace }) => ({
      message:
        found === 'namespace'
          ? `<${name}> 不在 BPMN 2.0 的命名空间里${namespace === '' ? '' : `，而在“${namespace}”里`}。`
          : `这不是 BPMN 2.0，而是${spaced(FORMATS[found][1])}${found === 'xml' ? `（以 <${name}> 开头）` : ''}。`,
      hint:
        found === 'namespace'
          ? '请在里面写上 xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"。'
          : found === 'yaml'
            ? '如果它是蓝图，请把文件后缀改成 .blueprint.yaml；否则请把流程导出为 BPMN 2.0。'
            : '请在建模工具里把流程导出为 BPMN 2.0（.bpmn）。',
    }),
  }),
  TL8004: entry<{ limit: number }>({
    rule: 'elements-are-not-nested-too-deep',
    severity: 'error',
    en: ({ limit }) => ({
      message: `More than ${limit} elements stand inside each other here.`,
      hint: 'No process that people draw is nested so deep: check that the file is what you think it is.',
    }),
    'zh-CN': ({ limit }) => ({
      message: `这里嵌套的元素超过 ${limit} 层。`,
      hint: '人画的流程不会嵌套这么深，请确认文件没有拿错。',
    }),
  }),
  TL8005: entry<{ held: 'choreography' | 'pools' | 'nothing' }>({
    rule: 'a-bpmn-file-holds-a-process',
    severity: 'error',
    en: ({ held }) => ({
      message:
        held === 'choreography'
          ? 'The file holds a choreography: messages between parties, but no process of any of them.'
          : held === 'pools'
            ? 'The file holds pools, but none of them has a process inside.'
            : 'The file holds no process.',
      hint: 'Draw the steps of the service in a process or in a pool, and export the file again.',
    }),
    'zh-CN': ({ held }) => ({
      message:
        held === 'choreography'
          ? '文件里只有编排图：它写的是各方之间的消息，没有任何一方的流程。'
          : held === 'pools'
            ? '文件里有泳池，但里面都没有流程。'
            : '文件里没有流程。',
      hint: '请在流程或泳池里画出服务的步骤，再重新导出。',
    }),
  }),
  TL8006: entry<{ declared: string; read: string }>({
    rule: 'declared-encoding-is-true',
    severity: 'warning',
    en: ({ declared, read }) => ({
      message: `The file says that it is written as ${declared}, but it is ${read}.`,
      hint: `It was read as ${read}. Save it again as UTF-8 and write encoding="UTF-8".`,
    }),
    'zh-CN': ({ declared, read }) => ({
      message: `文件声明的编码是 ${declared}，实际却是 ${read}。`,
      hint: `已按 ${read} 读取。请另存为 UTF-8，并写上 encoding="UTF-8"。`,
    }),
  }),
  TL8007: entry<{ declared: string }>({
    rule: 'encoding-is-known',
    severity: 'error',
    en: ({ declared }) => ({
      message: `The file is written as "${declared}", which cannot be read here.`,
      hint: 'Save it as UTF-8. UTF-16 and GB18030 (GBK, GB2312) can be read too.',
    }),
    'zh-CN': ({ declared }) => ({
      message: `文件的编码是“${declared}”，这里读不了。`,
      hint: '请另存为 UTF-8；UTF-16 和 GB18030（GBK、GB2312）也可以读取。',
    }),
  }),
};

/** Chinese stands apart from Latin letters. */
function spaced(words: string): string {
  return /^[A-Za-z]/u.test(words) ? ` ${words}` : words;
}
