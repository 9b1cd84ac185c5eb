import type { Language } from '../text/catalogue/entry.ts';
import type { ExistsWords } from './deliver.ts';

/** What `throughline draw` says. */
export interface DrawWords extends ExistsWords {
  readonly help: {
    readonly summary: string;
    readonly about: string;
    readonly file: string;
    readonly kind: string;
    readonly format: string;
    readonly locale: string;
    readonly theme: string;
    readonly journey: string;
    readonly coverage: string;
    readonly diff: string;
    readonly db: string;
    readonly caseId: string;
    readonly out: string;
    readonly force: string;
  };
  readonly notDrawn: string;
  readonly needsFile: string;
  readonly needsFileHint: string;
  readonly caseHasBlueprint: string;
  readonly caseHasBlueprintHint: string;
  readonly onlyTimeline: string;
  readonly onlyTimelineHint: string;
  readonly eitherJourneyOrCase: string;
  readonly needsCase: string;
  readonly journeyForNothing: string;
  readonly journeyForNothingHint: string;
  readonly whichJourney: string;
  /** Mermaid has no themes of ours. */
  readonly noTheme: string;
  readonly stopped: (journey: string) => string;
  /** Of what is laid over a blueprint. */
  readonly onlyBlueprint: (option: string) => string;
  readonly onlyBlueprintHint: string;
  readonly notInMermaid: (option: string) => string;
  readonly notInMermaidHint: string;
  readonly twoPictures: string;
  readonly failed: (failed: number, journeys: number) => string;
  readonly nothingChanged: (before: string) => string;
}

export const drawWords: Readonly<Record<Language, DrawWords>> = {
  en: {
    help: {
      summary: 'draw a blueprint, its state machine, or what happened to a case',
      about:
        'Draws a blueprint as service blueprints are drawn, its machine as a statechart, or one case as a timeline. An HTML page is one file that asks nothing of any network: steps are explained when they are chosen, journeys followed, languages changed.',
      file: 'the blueprint, in YAML or BPMN; a kept case needs none',
      kind: 'what is drawn: blueprint, statechart or timeline (default: blueprint)',
      format: 'svg, html or mermaid (default: svg)',
      locale: 'the language of the picture, such as zh-CN; of a page, the one shown first',
      theme: 'its colours: auto, light, dark or print; auto follows the screen of the reader (default: auto)',
      journey:
        'the journey of a timeline, of --coverage, or one that can be followed in a page (default: those beside the blueprint)',
      coverage: 'mark on a blueprint what its journeys show of it, and what nobody has tried',
      diff: 'mark on a blueprint what has changed since this one, in YAML or BPMN, or - for the standard input',
      db: 'the file in which the case is kept',
      caseId: 'draw this kept case as a timeline',
      out: 'write to this file instead of printing',
      force: 'overwrite the file that is there',
    },
    exists: (path) => `There is already a file ${path}.`,
    existsHint: 'Give another name with -o, or add --force to overwrite it.',
    notDrawn: 'Nothing was drawn, because there are errors.',
    needsFile: 'There is nothing to draw.',
    needsFileHint: 'Name a blueprint, or a kept case with --case.',
    caseHasBlueprint: 'A kept case is drawn with the blueprint that it runs on.',
    caseHasBlueprintHint: 'Leave the file out.',
    onlyTimeline: 'A case can only be drawn as a timeline.',
    onlyTimelineHint: 'Add --kind timeline.',
    eitherJourneyOrCase: 'A timeline shows either a journey or a kept case, not both.',
    needsCase: '--db needs --case: say which case.',
    journeyForNothing: '--journey has no effect on this picture.',
    journeyForNothingHint:
      'Journeys are drawn with --kind timeline, followed in a blueprint with --format html, and counted with --coverage.',
    whichJourney: 'There are several journeys. Say which one.',
    noTheme: '--theme has no effect on Mermaid: whoever shows the diagram chooses its colours.',
    stopped: (journey) => `The journey "${journey}" stops before its last line; it is drawn as far as it went.`,
    onlyBlueprint: (option) => `${option} can only be laid over the picture of a blueprint.`,
    onlyBlueprintHint: 'Name a blueprint, and leave --kind and --case out.',
    notInMermaid: (option) => `${option} has no place in Mermaid.`,
    notInMermaidHint: 'Add --format svg or --format html.',
    twoPictures: 'Draw two pictures, one with each.',
    failed: (failed, journeys) =>
      `${failed} of ${journeys === 1 ? '1 journey' : `${journeys} journeys`} failed; what is drawn is what they showed until then.`,
    nothingChanged: (before) => `Nothing has changed since "${before}".`,
  },
  'zh-CN': {
    help: {
      summary: '画出蓝图、它的状态机，或一个案例的经过',
      about:
        '按服务蓝图的画法画出蓝图，或把状态机画成状态图，或把一个案例画成时间线。HTML 页面是单个文件，不访问任何网络：点选步骤可看详情，可跟随旅程，可切换语言。',
      file: '蓝图文件，YAML 或 BPMN；画保存的案例时不需要',
      kind: '画什么：blueprint 蓝图、statechart 状态图、timeline 时间线（默认 blueprint）',
      format: 'svg、html 或 mermaid（默认 svg）',
      locale: '图中使用的语言，例如 zh-CN；页面则为最先显示的语言',
      theme: '配色：auto、light 浅色、dark 深色或 print 打印；auto 跟随读者的屏幕（默认 auto）',
      journey: '时间线画的旅程、--coverage 计入的旅程，或页面里可跟随的旅程（默认蓝图旁边的旅程）',
      coverage: '在蓝图上标出它的旅程覆盖了什么，哪些还没有人试过',
      diff: '在蓝图上标出与这份蓝图（YAML 或 BPMN，- 表示标准输入）相比有何改动',
      db: '保存案例的文件',
      caseId: '把这个保存的案例画成时间线',
      out: '写入这个文件，不打印到屏幕',
      force: '覆盖已有的文件',
    },
    exists: (path) => `文件 ${path} 已经存在。`,
    existsHint: '请用 -o 另取名称，或加 --force 覆盖。',
    notDrawn: '有错误，没有画出任何内容。',
    needsFile: '没有可画的内容。',
    needsFileHint: '请写明蓝图文件，或用 --case 写明保存的案例。',
    caseHasBlueprint: '保存的案例按它自己所用的蓝图来画。',
    caseHasBlueprintHint: '请去掉文件名。',
    onlyTimeline: '案例只能画成时间线。',
    onlyTimelineHint: '请加 --kind timeline。',
    eitherJourneyOrCase: '时间线要么画旅程，要么画保存的案例，不能两者都要。',
    needsCase: '--db 需要 --case：请写明是哪个案例。',
    journeyForNothing: '--journey 对这张图没有作用。',
    journeyForNothingHint: '用 --kind timeline 画旅程；用 --format html 可在蓝图中跟随旅程；用 --coverage 可计入旅程。',
    whichJourney: '有好几条旅程，请写明是哪一条。',
    noTheme: '--theme 对 Mermaid 没有作用：配色由展示它的工具决定。',
    stopped: (journey) => `旅程“${journey}”没有走完，只画到停下的地方。`,
    onlyBlueprint: (option) => `${option} 只能叠加在蓝图的图上。`,
    onlyBlueprintHint: '请写明蓝图文件，并去掉 --kind 和 --case。',
    notInMermaid: (option) => `${option} 在 Mermaid 里没有位置。`,
    notInMermaidHint: '请加 --format svg 或 --format html。',
    twoPictures: '请分别画成两张图。',
    failed: (failed, journeys) => `${journeys} 条旅程中有 ${failed} 条失败；图中画的是它们在此之前覆盖的内容。`,
    nothingChanged: (before) => `与“${before}”相比没有改动。`,
  },
};
