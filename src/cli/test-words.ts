import type { Language } from '../text/catalogue/entry.ts';

/** How many journeys, and what became of them. */
export interface TestCounts {
  readonly journeys: number;
  readonly passed: number;
  readonly failed: number;
  readonly expectations: number;
  /** Files of which nothing could be played. */
  readonly unplayed: number;
}

/** What `throughline test` says. */
export interface TestWords {
  readonly help: {
    readonly summary: string;
    readonly about: string;
    readonly paths: string;
    readonly path: string;
    readonly text: string;
    readonly filter: string;
    readonly format: string;
    readonly update: string;
    readonly watch: string;
    readonly coverage: string;
    readonly propose: string;
    readonly threshold: string;
    readonly percent: string;
  };
  readonly nothingIn: (folder: string) => string;
  readonly nothingBeside: (blueprint: string) => string;
  readonly writeOne: (folder: string) => string;
  readonly noJourney: string;
  readonly noJourneyHint: string;
  readonly nothingFits: (text: string) => string;
  readonly nothingFitsHint: string;
  readonly needsCoverage: (option: string) => string;
  readonly addCoverage: string;
  readonly badThreshold: (value: string) => string;
  readonly proposed: (blueprint: string, count: number) => string;
  readonly nothingProposed: (blueprint: string) => string;
  /** What a proposed journey shows, `more` things besides. */
  readonly shows: (ids: readonly string[], more: number) => string;
  readonly tooLittle: (blueprint: string, percent: number, least: number) => string;
  readonly expectations: (count: number) => string;
  /** What stands in brackets behind a journey. */
  readonly inBrackets: (parts: readonly string[]) => string;
  readonly blueprintHasErrors: (blueprint: string) => string;
  readonly unplayed: string;
  readonly summary: (counts: TestCounts) => string;
  readonly took: (sum: string, milliseconds: number) => string;
  readonly storyKept: (count: number, path: string) => string;
  readonly storiesMade: (count: number, path: string) => string;
  readonly storiesAsKept: (path: string) => string;
  readonly newStory: (name: string) => string;
  readonly goneStory: (name: string) => string;
  readonly changedStory: (name: string) => string;
  readonly notKept: (name: string) => string;
  readonly testedAt: (time: string) => string;
}

export const testWords: Readonly<Record<Language, TestWords>> = {
  en: {
    help: {
      summary: 'play journeys as tests: what they expect must be so',
      about:
        'Plays journeys in virtual time and holds the case against all that they expect. A journey that is refused a line, whose expectation does not hold or whose kept story changes has failed.',
      paths:
        'journey files, FILE#NAME for one journey of a file, blueprints (for the journeys beside them), or folders (default: this folder)',
      path: 'path',
      text: 'text',
      filter: 'only journeys with this text in the path of their file, their name or their title',
      format:
        'text for people, json for programs, junit for build servers, github for annotations in GitHub Actions (default: text)',
      update:
        'keep the stories as they are now in NAME.stories.txt beside NAME.journey.yaml, and show what changes; from then on a story that changes fails its journey',
      watch: 'play again whenever a file changes, until Ctrl-C',
      coverage: 'tell how much of each blueprint the journeys go through',
      propose: 'print journeys, ready to paste, for what is not covered; needs --coverage',
      threshold: 'fail below this percentage of coverage; needs --coverage',
      percent: 'percent',
    },
    nothingIn: (folder) => `There is no *.journey.yaml in "${folder}" or below.`,
    nothingBeside: (blueprint) => `There is no *.journey.yaml for "${blueprint}" beside it.`,
    writeOne: (folder) =>
      `Play a case and save it as a journey (throughline play), begin with an example (throughline init), or name another folder than "${folder}".`,
    noJourney: 'The files have no journeys yet.',
    noJourneyHint: 'Write one under "journeys", or play a case and save it as a journey (throughline play).',
    nothingFits: (text) => `No journey has "${text}" in the path of its file, its name or its title.`,
    nothingFitsHint: 'Leave out --filter to see them all.',
    needsCoverage: (option) => `${option} is about coverage, which was not asked for.`,
    addCoverage: 'Add --coverage.',
    badThreshold: (value) => `--threshold takes a percentage from 0 to 100, not "${value}".`,
    proposed: (blueprint, count) =>
      `${count === 1 ? 'One journey' : `${count} journeys`} for what is not covered of ${blueprint}, to be pasted under "journeys:"`,
    nothingProposed: (blueprint) =>
      `No journey was found for what is not covered of ${blueprint}; it may be reachable all the same.`,
    shows: (ids, more) => `Shows ${ids.join(', ')}${more === 0 ? '' : ` and ${more} more`}`,
    tooLittle: (blueprint, percent, least) =>
      `Of ${blueprint} ${percent} % is covered, less than the ${least} % that were asked for.`,
    expectations: (count) => `${count} ${count === 1 ? 'expectation' : 'expectations'}`,
    inBrackets: (parts) => ` (${parts.join(', ')})`,
    blueprintHasErrors: (blueprint) => `not played: "${blueprint}" has errors`,
    unplayed: 'not played',
    summary: ({ journeys, passed, failed, expectations, unplayed }) =>
      [
        `${journeys} ${journeys === 1 ? 'journey' : 'journeys'}`,
        `${passed} passed`,
        ...(failed > 0 ? [`${failed} failed`] : []),
        `${expectations} ${expectations === 1 ? 'expectation' : 'expectations'}`,
        ...(unplayed > 0 ? [`${unplayed} ${unplayed === 1 ? 'file' : 'files'} not played`] : []),
      ].join(', '),
    took: (sum, milliseconds) =>
      `${sum} (${milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`})`,
    storyKept: (count, path) => `Kept ${count === 1 ? '1 change' : `${count} changes`} in ${path}`,
    storiesMade: (count, path) =>
      `Kept ${count === 1 ? '1 story' : `${count} stories`} in the new file ${path}; from now on a story that changes fails its journey`,
    storiesAsKept: (path) => `Nothing changes in ${path}`,
    newStory: (name) => `New story: ${name}`,
    goneStory: (name) => `Story without a journey, taken out: ${name}`,
    changedStory: (name) => `Changed story: ${name}`,
    notKept: (name) => `Not kept, because the journey failed: ${name}`,
    testedAt: (time) => `Tested at ${time}`,
  },
  'zh-CN': {
    help: {
      summary: '把旅程当作测试来走：预期必须成立',
      about: '在虚拟时间里走完旅程，并检查其中写明的预期。某一行被拒绝、预期不成立、或保存的经过有变化，旅程就算失败。',
      paths: '旅程文件、“文件#名称”（只走其中一条）、蓝图（走它旁边的旅程）或文件夹（默认当前文件夹）',
      path: '路径',
      text: '文字',
      filter: '只走文件路径、名称或标题中含有这段文字的旅程',
      format: 'text 给人看，json 给程序用，junit 供构建服务器读取，github 供 GitHub Actions 标注（默认 text）',
      update:
        '把现在的经过保存到 NAME.journey.yaml 旁边的 NAME.stories.txt，并显示有何变化；此后经过一有变化，旅程就算失败',
      watch: '文件一有变化就重新走一遍，按 Ctrl-C 结束',
      coverage: '说明旅程覆盖了每份蓝图的多少',
      propose: '为没有覆盖的部分给出可以直接粘贴的旅程；要与 --coverage 一起写',
      threshold: '覆盖率低于这个百分比就算失败；要与 --coverage 一起写',
      percent: '百分比',
    },
    nothingIn: (folder) => `“${folder}”及其下级文件夹里没有 *.journey.yaml。`,
    nothingBeside: (blueprint) => `“${blueprint}”旁边没有对应它的 *.journey.yaml。`,
    writeOne: (folder) =>
      `可以演练一个案例并保存为旅程（throughline play），也可以从示例开始（throughline init），或者指定“${folder}”以外的文件夹。`,
    noJourney: '这些文件里还没有旅程。',
    noJourneyHint: '请在 journeys 下写一条，或者演练一个案例并保存为旅程（throughline play）。',
    nothingFits: (text) => `没有旅程的文件路径、名称或标题中含有“${text}”。`,
    nothingFitsHint: '去掉 --filter 可以看到全部旅程。',
    needsCoverage: (option) => `${option} 针对覆盖率，但没有要求计算覆盖率。`,
    addCoverage: '请加上 --coverage。',
    badThreshold: (value) => `--threshold 要写 0 到 100 的百分比，“${value}”不是。`,
    proposed: (blueprint, count) => `${blueprint} 没有覆盖的部分可以用这 ${count} 条旅程补上，请粘贴到 journeys 下`,
    nothingProposed: (blueprint) => `没有找到能覆盖 ${blueprint} 其余部分的旅程，但它们仍可能走得到。`,
    shows: (ids, more) => `覆盖 ${ids.join('、')}${more === 0 ? '' : ` 等，另有 ${more} 项`}`,
    tooLittle: (blueprint, percent, least) => `${blueprint} 的覆盖率是 ${percent} %，低于要求的 ${least} %。`,
    expectations: (count) => `${count} 项预期`,
    inBrackets: (parts) => `（${parts.join('，')}）`,
    blueprintHasErrors: (blueprint) => `没有走：“${blueprint}”有错误`,
    unplayed: '没有走',
    summary: ({ journeys, passed, failed, expectations, unplayed }) =>
      [
        `${journeys} 条旅程`,
        `${passed} 条通过`,
        ...(failed > 0 ? [`${failed} 条失败`] : []),
        `${expectations} 项预期`,
        ...(unplayed > 0 ? [`${unplayed} 个文件没有走`] : []),
      ].join('，'),
    took: (sum, milliseconds) =>
      `${sum}（用时 ${milliseconds < 1000 ? `${Math.round(milliseconds)} 毫秒` : `${(milliseconds / 1000).toFixed(1)} 秒`}）`,
    storyKept: (count, path) => `已在 ${path} 中保存 ${count} 处变化`,
    storiesMade: (count, path) => `已把 ${count} 条经过保存到新文件 ${path}；此后经过一有变化，旅程就算失败`,
    storiesAsKept: (path) => `${path} 没有变化`,
    newStory: (name) => `新的经过：${name}`,
    goneStory: (name) => `没有对应的旅程，已删除经过：${name}`,
    changedStory: (name) => `有变化的经过：${name}`,
    notKept: (name) => `旅程失败，没有保存：${name}`,
    testedAt: (time) => `${time} 测试结果`,
  },
};
