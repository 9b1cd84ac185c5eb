import type { Language } from '../text/catalogue/entry.ts';
import { fmtWords, type FmtWords } from './fmt-words.ts';
import { initWords, type InitWords } from './init-words.ts';
import { messagesWords, type MessagesWords } from './messages-words.ts';
import { calendarWords, type CalendarWords } from './calendar-words.ts';
import { tableWords, type TableWords } from './table-words.ts';

/** Why a file could not be read or written. */
export type FileTrouble = 'missing' | 'folder' | 'no-folder' | 'forbidden' | 'no-room' | { readonly code: string };

/** Everything that the command line itself says; findings have their own catalogue in `text/`. */
export interface Words {
  readonly help: {
    /** The headings of help, by commander's own. */
    readonly headings: Readonly<Record<string, string>>;
    readonly options: string;
    readonly command: string;
    readonly file: string;
    readonly folder: string;
    readonly name: string;
    readonly place: string;
    readonly about: string;
    readonly helpOption: string;
    readonly helpCommand: string;
    readonly version: string;
    readonly lang: string;
    readonly format: string;
    readonly examples: string;
    readonly check: {
      readonly summary: string;
      readonly about: string;
      readonly files: string;
      readonly format: string;
      readonly fix: string;
      readonly diff: string;
      readonly watch: string;
      readonly preset: string;
      readonly now: string;
    };
    readonly compile: {
      readonly summary: string;
      readonly about: string;
      readonly file: string;
      readonly format: string;
      readonly out: string;
    };
    readonly run: { readonly summary: string; readonly about: string; readonly file: string; readonly journey: string };
    readonly play: {
      readonly summary: string;
      readonly about: string;
      readonly file: string;
      readonly start: string;
      readonly resume: string;
    };
    readonly instant: string;
    readonly schema: { readonly summary: string; readonly about: string; readonly file: string; readonly kind: string };
  };
  readonly error: string;
  readonly hint: string;
  readonly see: (command: string) => string;
  readonly didYouMean: (near: string) => string;
  readonly unknownCommand: (name: string) => string;
  readonly unknownOption: (option: string) => string;
  readonly noFile: (command: string) => string;
  readonly noValue: (option: string) => string;
  readonly tooMany: (command: string) => string;
  readonly badChoice: (option: string, value: string, choices: readonly string[]) => string;
  readonly badInstant: (value: string) => string;
  readonly writeInstant: (suggestion: string | undefined) => string;
  readonly cannotRead: (path: string, trouble: FileTrouble) => string;
  readonly cannotWrite: (path: string, trouble: FileTrouble) => string;
  readonly cannotPrint: (code: string) => string;
  readonly inFolder: (paths: readonly string[]) => string;
  readonly wouldOverwrite: (path: string) => string;
  readonly journeyGiven: (path: string) => string;
  readonly calendarGiven: (path: string) => string;
  readonly peopleGiven: (path: string) => string;
  readonly blueprintOfJourney: (journey: string, written: string) => string;
  readonly otherBlueprint: (journey: string, written: string, used: string) => string;
  readonly noJourneyHere: (path: string) => string;
  readonly noJourneyHereHint: string;
  readonly noSuchJourney: (name: string, path: string) => string;
  readonly journeysAre: (names: readonly string[]) => string;
  readonly files: (count: number) => string;
  readonly more: (counts: string, command: string) => string;
  readonly wrote: (path: string) => string;
  readonly notCompiled: string;
  readonly notPlayed: string;
  readonly played: (count: number, completed: number) => string;
  /** Follows that. */
  readonly unmet: (count: number) => string;
  readonly fmt: FmtWords;
  readonly init: InitWords;
  readonly messages: MessagesWords;
  readonly table: TableWords;
  readonly calendar: CalendarWords;
  readonly nothingToCheck: (folder: string) => string;
  readonly nothingFits: (pattern: string) => string;
  readonly cannotLookInto: (folder: string, trouble: FileTrouble) => string;
  /** Where a code is explained at length. */
  readonly explained: (code: string) => string;
  readonly alsoHere: string;
  readonly workingFolder: string;
  readonly fix: {
    /** Before a finding that is mended, or is not for the reason that follows. */
    readonly fixed: string;
    readonly refused: string;
    readonly wouldHarm: string;
    readonly sum: (fixes: number, files: number) => string;
    /** For a BPMN file. */
    readonly drawn: (path: string) => string;
    readonly nothing: string;
    readonly notWritten: (fixes: number, files: number) => string;
    /** How many of the findings that are shown `--fix` would mend. */
    readonly possible: (count: number) => string;
    readonly changedMeanwhile: (path: string) => string;
    readonly cannotEncode: (path: string) => string;
    readonly cannotEncodeHint: string;
  };
  readonly notTogether: (one: string, other: string) => string;
  readonly watch: {
    readonly checkedAt: (time: string) => string;
    readonly waiting: string;
    readonly cannot: (folder: string, trouble: FileTrouble) => string;
  };
  readonly fault: (message: string) => string;
  readonly faultHint: string;
  readonly start: {
    readonly read: string;
    readonly check: string;
    readonly compile: string;
    readonly run: string;
    readonly size: (stages: number, steps: number) => string;
    /** How many entries the journal of the kept case has. */
    readonly kept: (entries: number) => string;
    readonly machine: (states: number, events: number, hash: string) => string;
    readonly others: string;
    readonly next: string;
    readonly places: (folder: string) => readonly (readonly [place: string, what: string])[];
  };
}

const en: Words = {
  help: {
    headings: {},
    options: '[options]',
    command: '[command]',
    file: 'file',
    folder: 'folder',
    name: 'name',
    place: 'path',
    about: 'Checks service blueprints, turns them into XState machines and plays cases through them.',
    helpOption: 'show this help',
    helpCommand: 'show the help of a command',
    version: 'show the version',
    lang: 'language of the output: en or zh-CN (default: the locale)',
    format: 'text for people, json for programs (default: text)',
    examples: 'Examples:',
    check: {
      summary: 'say what is wrong with blueprints and journeys',
      about: 'Checks blueprints and journeys, and says what is wrong, where, and what to do about it.',
      files: 'blueprints (*.blueprint.yaml, *.bpmn) or journeys (*.journey.yaml), folders with such files, or patterns',
      format:
        'text for people, json for programs, github for annotations in GitHub Actions, sarif for code scanning (default: text)',
      preset:
        'what to hold it against: minimal (what it needs to run), recommended, strict (what a finished design states) or principles (the five principles of service design, a section each) (default: recommended)',
      fix: 'mend what can be mended without asking, and say what remains',
      watch: 'check again whenever a file changes, journeys beside the blueprint included, until Ctrl-C',
      diff: 'show what --fix would change as a unified diff, and write nothing',
      now: 'the instant to check at, such as 2026-01-05T09:00+08:00 (default: now)',
    },
    compile: {
      summary: 'print the XState machine of a blueprint',
      about:
        'Compiles a blueprint to the configuration of its XState machine, as JSON; or to its TypeScript types, or to a text that drawing tools such as Stately take.',
      file: 'the blueprint',
      format:
        "json for the machine, ts for the types of the blueprint's events and data, types for tests, viz for drawing tools (default: json)",
      out: 'write to this file instead of the terminal',
    },
    run: {
      summary: 'play journeys through a blueprint and tell their story',
      about: 'Plays journeys in virtual time and tells what happens to the case, line by line.',
      file: 'the blueprint',
      journey:
        'a journey file, or one journey of it as file#name; may be given several times (default: every *.journey.yaml beside the blueprint that is for it)',
    },
    play: {
      summary: 'play a case by hand and save it as a journey',
      about:
        'Plays one case: you say what people, services and time do. Moves can be taken back, and what was played is saved as a journey. On a terminal the arrow keys choose; otherwise numbers are read, line by line.',
      file: 'the blueprint',
      start:
        "when the case begins, such as 2026-03-02T08:00+08:00 (default: Monday 2026-01-05, 9 o'clock in the blueprint's zone)",
      resume: 'a journey to go on with',
    },
    instant: 'instant',
    schema: {
      summary: 'print the JSON Schema that editors complete and check with',
      about:
        'Prints the JSON Schema of blueprints or journeys. With a blueprint, editors offer its own steps, roles, fields and so on.',
      file: 'a blueprint whose ids are offered',
      kind: 'blueprint, journey, calendar or people (default: blueprint)',
    },
  },
  error: 'error: ',
  hint: 'help: ',
  see: (command) => `Run: ${command} --help`,
  didYouMean: (near) => `Did you mean "${near}"?`,
  unknownCommand: (name) => `There is no command "${name}".`,
  unknownOption: (option) => `There is no option "${option}" here.`,
  noFile: (command) => `"${command}" needs to know which file.`,
  noValue: (option) => `The option ${option} needs a value.`,
  tooMany: (command) => `"${command}" takes one file only.`,
  badChoice: (option, value, choices) => `${option} can be ${either(choices, ', ', ' or ')}, not "${value}".`,
  badInstant: (value) => `--now takes an instant with its offset, and "${value}" is none.`,
  writeInstant: (suggestion) => `Write it like this: ${suggestion ?? '2026-01-05T09:00+08:00'}`,
  cannotRead: (path, trouble) => {
    if (trouble === 'missing' || trouble === 'no-folder') return `There is no file "${path}".`;
    if (trouble === 'folder') return `"${path}" is a folder, not a file.`;
    if (trouble === 'forbidden') return `The file "${path}" may not be read: permission denied.`;
    return `The file "${path}" could not be read (${codeOf(trouble)}).`;
  },
  cannotWrite: (path, trouble) => {
    if (trouble === 'folder') return `"${path}" is a folder, so no file can be written there.`;
    if (trouble === 'missing' || trouble === 'no-folder')
      return `"${path}" cannot be written: its folder does not exist.`;
    if (trouble === 'forbidden') return `The file "${path}" may not be written: permission denied.`;
    if (trouble === 'no-room') return `The file "${path}" could not be written: the disk is full.`;
    return `The file "${path}" could not be written (${codeOf(trouble)}).`;
  },
  cannotPrint: (code) => `The output could not be written (${code}).`,
  inFolder: (paths) => (paths.length === 0 ? 'Name a file in it.' : `Name a file in it: ${paths.join(', ')}`),
  wouldOverwrite: (path) => `"${path}" is the blueprint itself and would be lost. Name another file.`,
  journeyGiven: (path) => `"${path}" holds journeys; a blueprint is needed here.`,
  calendarGiven: (path) => `"${path}" holds the days of a calendar; a blueprint is needed here.`,
  peopleGiven: (path) => `"${path}" holds people; a blueprint is needed here.`,
  blueprintOfJourney: (journey, written) => `"${journey}" is for the blueprint "${written}".`,
  otherBlueprint: (journey, written, used) => `"${journey}" was written for "${written}"; it is played on "${used}".`,
  noJourneyHere: (path) => `There is no *.journey.yaml for this blueprint in "${path}".`,
  noJourneyHereHint: 'Name one with --journey, or write one beside the blueprint.',
  noSuchJourney: (name, path) => `There is no journey "${name}" in "${path}".`,
  journeysAre: (names) => `It has: ${names.join(', ')}`,
  files: (count) => (count === 1 ? '1 file: ' : `${count} files: `),
  more: (counts, command) => `${counts}; see: ${command}`,
  wrote: (path) => `Written: ${path}`,
  notCompiled: 'Not compiled: the blueprint has errors.',
  notPlayed: 'Nothing was played: there are errors.',
  played: (count, completed) =>
    `${count} ${count === 1 ? 'journey' : 'journeys'} played, ${completed === count ? 'all' : completed} to the last line`,
  unmet: (count) => `; ${count} ${count === 1 ? 'expectation was' : 'expectations were'} not met`,
  fmt: fmtWords.en,
  init: initWords.en,
  messages: messagesWords.en,
  table: tableWords.en,
  calendar: calendarWords.en,
  nothingToCheck: (folder) =>
    `There is no *.blueprint.yaml, *.bpmn, *.journey.yaml, *.calendar.yaml or *.people.yaml in "${folder}".`,
  nothingFits: (pattern) => `No file fits "${pattern}".`,
  cannotLookInto: (folder, trouble) =>
    trouble === 'forbidden'
      ? `The folder "${folder}" may not be looked into: permission denied.`
      : `The folder "${folder}" could not be looked into (${codeOf(trouble)}).`,
  explained: (code) => `Run: throughline explain ${code}`,
  alsoHere: 'See also here.',
  workingFolder: 'The folder in which the command was run.',
  fix: {
    fixed: 'fixed',
    refused: 'not fixed',
    wouldHarm: 'Its fix was taken back: the file would have more errors.',
    sum: (fixes, files) => `${counted(fixes, 'mistake')} fixed in ${counted(files, 'file')}`,
    drawn: (path) =>
      `"${path}" was left as it is: only YAML is mended. Change the drawing in the tool that you draw with.`,
    nothing: 'Nothing to fix.',
    notWritten: (fixes, files) =>
      `${counted(fixes, 'mistake')} in ${counted(files, 'file')} can be fixed; nothing was written.`,
    possible: (count) => `${count === 1 ? 'One of them' : `${count} of them`} can be mended with --fix.`,
    changedMeanwhile: (path) => `"${path}" was changed by somebody else meanwhile and was left as it is.`,
    cannotEncode: (path) => `"${path}" was left as it is: it cannot be written back in its own encoding.`,
    cannotEncodeHint: 'Save it as UTF-8.',
  },
  notTogether: (one, other) => `${one} and ${other} cannot be used together.`,
  watch: {
    checkedAt: (time) => `Checked at ${time}`,
    waiting: 'Waiting for changes. Ctrl-C ends.',
    cannot: (folder, trouble) => {
      const why = trouble === 'no-room' ? 'the system allows no more to be watched' : codeOf(trouble);
      return `Changes in "${folder}" cannot be noticed: ${trouble === 'forbidden' ? 'permission denied' : why}.`;
    },
  },
  fault: (message) => `Something went wrong inside throughline itself; your files are not to blame. (${message})`,
  faultHint: 'Please report it with the command and the files. THROUGHLINE_DEBUG=1 shows where it happened.',
  start: {
    read: 'Read',
    check: 'Check',
    compile: 'Compile',
    run: 'Run',
    size: (stages, steps) => `${stages} stages, ${steps} steps`,
    machine: (states, events, hash) =>
      `an XState machine of ${states} states that hears ${events} events · content ${hash}`,
    kept: (entries) => `as a case in a SQLite file, in virtual time: ${entries} journal entries, audited`,
    others: 'The other journeys and how they end',
    next: 'Where to look next',
    places: (folder) => [
      [`${folder}/complaint-desk.blueprint.yaml`, 'the service, written down: change a line and run npm start again'],
      [`${folder}/complaint-desk.journey.yaml`, 'the journeys that were just played'],
      ['README.md', 'your own blueprint, and how to drive real cases'],
    ],
  },
};

const zh: Words = {
  help: {
    headings: { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' },
    options: '[选项]',
    command: '[命令]',
    file: '文件',
    folder: '文件夹',
    name: '名称',
    place: '路径',
    about: '检查服务蓝图，把它编译成 XState 状态机，并让案例照着它走一遍。',
    helpOption: '显示帮助',
    helpCommand: '显示某个命令的帮助',
    version: '显示版本号',
    lang: '输出语言：en 或 zh-CN（默认跟随系统语言）',
    format: 'text 给人看，json 给程序用（默认 text）',
    examples: '示例：',
    check: {
      summary: '检查蓝图和旅程，指出问题',
      about: '检查蓝图和旅程，说明哪里有问题、是什么问题、该怎么改。',
      files: '蓝图文件（*.blueprint.yaml、*.bpmn）或旅程文件（*.journey.yaml）、装有它们的文件夹，或通配符',
      format: 'text 给人看，json 给程序用，github 供 GitHub Actions 标注，sarif 供代码扫描（默认 text）',
      preset:
        '检查标准：minimal（只查能不能运行）、recommended（推荐）、strict（完整设计应写明的内容）或 principles（服务设计五项原则，每项一节）（默认 recommended）',
      fix: '自动修复不需要确认的问题，并列出剩下的问题',
      watch: '文件（包括蓝图旁边属于它的旅程）一有变化就重新检查，按 Ctrl-C 结束',
      diff: '以 unified diff 显示 --fix 会改动什么，不写入任何文件',
      now: '按哪个时刻检查，例如 2026-01-05T09:00+08:00（默认现在）',
    },
    compile: {
      summary: '输出蓝图的 XState 状态机',
      about:
        '把蓝图编译成 XState 状态机的配置，以 JSON 输出；也可以输出 TypeScript 类型，或 Stately 等画图工具能导入的文本。',
      file: '蓝图文件',
      format: 'json 状态机，ts 蓝图事件和数据的类型，types 供测试用的类型，viz 供画图工具导入（默认 json）',
      out: '写入这个文件，而不是显示在终端',
    },
    run: {
      summary: '让旅程走一遍蓝图，讲出经过',
      about: '在虚拟时间里把旅程走一遍，逐行讲出案例的经过。',
      file: '蓝图文件',
      journey: '旅程文件，或“文件#名称”只走其中一条；可以写多次（默认：蓝图旁边所有属于它的 *.journey.yaml）',
    },
    play: {
      summary: '手动演练一个案例，并保存为旅程',
      about:
        '手动演练一个案例：由您决定人、服务和时间做什么。每一步都可以撤销，演练过的内容可以保存为旅程。在终端里用方向键选择；否则逐行读取编号。',
      file: '蓝图文件',
      start: '案例从什么时候开始，例如 2026-03-02T08:00+08:00（默认蓝图所在时区的 2026-01-05 周一 9 点）',
      resume: '接着走的旅程',
    },
    instant: '时刻',
    schema: {
      summary: '输出 JSON Schema，供编辑器补全和校验',
      about: '输出蓝图或旅程的 JSON Schema。指定蓝图文件后，编辑器会补全该蓝图自己的步骤、角色、字段等名称。',
      file: '要补全其名称的蓝图文件',
      kind: 'blueprint（蓝图）、journey（旅程）、calendar（日历）或 people（人员）（默认 blueprint）',
    },
  },
  error: '错误：',
  hint: '建议：',
  see: (command) => `请运行：${command} --help`,
  didYouMean: (near) => `您是不是想写“${near}”？`,
  unknownCommand: (name) => `没有“${name}”这个命令。`,
  unknownOption: (option) => `这里没有“${option}”这个选项。`,
  noFile: (command) => `“${command}”后面要写文件名。`,
  noValue: (option) => `选项 ${option} 后面要写值。`,
  tooMany: (command) => `“${command}”一次只能处理一个文件。`,
  badChoice: (option, value, choices) => `${option} 只能是 ${either(choices, '、', ' 或 ')}，不能是“${value}”。`,
  badInstant: (value) => `--now 要写带时差的时刻，“${value}”不是。`,
  writeInstant: (suggestion) => `请这样写：${suggestion ?? '2026-01-05T09:00+08:00'}`,
  cannotRead: (path, trouble) => {
    if (trouble === 'missing' || trouble === 'no-folder') return `没有“${path}”这个文件。`;
    if (trouble === 'folder') return `“${path}”是文件夹，不是文件。`;
    if (trouble === 'forbidden') return `没有权限读取文件“${path}”。`;
    return `无法读取文件“${path}”（${codeOf(trouble)}）。`;
  },
  cannotWrite: (path, trouble) => {
    if (trouble === 'folder') return `“${path}”是文件夹，不能当成文件写入。`;
    if (trouble === 'missing' || trouble === 'no-folder') return `无法写入“${path}”：它所在的文件夹不存在。`;
    if (trouble === 'forbidden') return `没有权限写入文件“${path}”。`;
    if (trouble === 'no-room') return `无法写入文件“${path}”：磁盘已满。`;
    return `无法写入文件“${path}”（${codeOf(trouble)}）。`;
  },
  cannotPrint: (code) => `无法写出结果（${code}）。`,
  inFolder: (paths) => (paths.length === 0 ? '请写明其中的文件。' : `请写明其中的文件：${paths.join('、')}`),
  wouldOverwrite: (path) => `“${path}”就是蓝图本身，写入会把它覆盖掉，请换一个文件名。`,
  journeyGiven: (path) => `“${path}”是旅程文件，这里需要的是蓝图文件。`,
  calendarGiven: (path) => `“${path}”是日历文件，这里需要的是蓝图文件。`,
  peopleGiven: (path) => `“${path}”是人员文件，这里需要的是蓝图文件。`,
  blueprintOfJourney: (journey, written) => `“${journey}”对应的蓝图是“${written}”。`,
  otherBlueprint: (journey, written, used) => `“${journey}”原本对应“${written}”，现在用在“${used}”上。`,
  noJourneyHere: (path) => `“${path}”里没有对应这份蓝图的 *.journey.yaml。`,
  noJourneyHereHint: '请用 --journey 指定旅程文件，或者在蓝图旁边写一份。',
  noSuchJourney: (name, path) => `“${path}”里没有名为“${name}”的旅程。`,
  journeysAre: (names) => `其中有：${names.join('、')}`,
  files: (count) => `${count} 个文件：`,
  more: (counts, command) => `${counts}，详情请运行：${command}`,
  wrote: (path) => `已写入：${path}`,
  notCompiled: '没有编译：蓝图有错误。',
  notPlayed: '没有运行旅程：存在错误。',
  played: (count, completed) => `共 ${count} 条旅程，${completed === count ? '全部走完' : `${completed} 条走完`}`,
  unmet: (count) => `；${count} 项预期不符`,
  fmt: fmtWords['zh-CN'],
  init: initWords['zh-CN'],
  messages: messagesWords['zh-CN'],
  table: tableWords['zh-CN'],
  calendar: calendarWords['zh-CN'],
  nothingToCheck: (folder) =>
    `“${folder}”里没有 *.blueprint.yaml、*.bpmn、*.journey.yaml、*.calendar.yaml 或 *.people.yaml。`,
  nothingFits: (pattern) => `没有符合“${pattern}”的文件。`,
  cannotLookInto: (folder, trouble) =>
    trouble === 'forbidden' ? `没有权限查看文件夹“${folder}”。` : `无法查看文件夹“${folder}”（${codeOf(trouble)}）。`,
  explained: (code) => `请运行：throughline explain ${code}`,
  alsoHere: '另见此处。',
  workingFolder: '运行命令时所在的文件夹。',
  fix: {
    fixed: '已修复',
    refused: '未修复',
    wouldHarm: '修复后错误反而更多，已撤回。',
    sum: (fixes, files) => `已在 ${files} 个文件中修复 ${fixes} 处`,
    drawn: (path) => `“${path}”没有改动：只能自动修复 YAML，流程图请在绘图工具中修改。`,
    nothing: '没有可以自动修复的问题。',
    notWritten: (fixes, files) => `${files} 个文件中有 ${fixes} 处可以自动修复；没有写入任何文件。`,
    possible: (count) => `其中 ${count} 处可以用 --fix 自动修复。`,
    changedMeanwhile: (path) => `“${path}”在此期间被别人改动过，没有写入。`,
    cannotEncode: (path) => `“${path}”无法按原来的编码写回，没有改动。`,
    cannotEncodeHint: '请另存为 UTF-8 编码。',
  },
  notTogether: (one, other) => `${one} 和 ${other} 不能同时使用。`,
  watch: {
    checkedAt: (time) => `${time} 检查结果`,
    waiting: '正在等待文件变化，按 Ctrl-C 结束。',
    cannot: (folder, trouble) => {
      const why = trouble === 'no-room' ? '系统允许监视的数量已满' : codeOf(trouble);
      return `无法察觉“${folder}”里的变化（${trouble === 'forbidden' ? '没有权限' : why}）。`;
    },
  },
  fault: (message) => `throughline 自身出了故障，与您的文件无关。（${message}）`,
  faultHint: '请带上所用的命令和文件反馈给我们。设置 THROUGHLINE_DEBUG=1 可以看到出错位置。',
  start: {
    read: '读取',
    check: '检查',
    compile: '编译',
    run: '运行',
    size: (stages, steps) => `${stages} 个阶段，${steps} 个步骤`,
    machine: (states, events, hash) => `一台 XState 状态机：${states} 个状态，接收 ${events} 种事件 · 内容指纹 ${hash}`,
    kept: (entries) => `作为案例存入 SQLite 文件，在虚拟时间里进行：${entries} 条日志，已审计`,
    others: '其余旅程及其结局',
    next: '接下来看什么',
    places: (folder) => [
      [`${folder}/complaint-desk.blueprint.yaml`, '写下来的服务蓝图：改一行，再运行 npm start 看看'],
      [`${folder}/complaint-desk.journey.yaml`, '刚才走过的旅程'],
      ['README.zh-CN.md', '怎样写自己的蓝图、驱动真实的案例'],
    ],
  },
};

function codeOf(trouble: FileTrouble): string {
  return typeof trouble === 'string' ? trouble : trouble.code;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function either(choices: readonly string[], comma: string, or: string): string {
  return [choices.slice(0, -1).join(comma), ...choices.slice(-1)].filter((part) => part !== '').join(or);
}

/** The words of the command line in each language. */
export const words: Readonly<Record<Language, Words>> = { en, 'zh-CN': zh };
