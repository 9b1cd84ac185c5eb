import type { Language } from '../text/catalogue/entry.ts';
import { han } from '../text/han.ts';

/** What `throughline why` says. */
export interface WhyWords {
  readonly help: {
    readonly summary: string;
    readonly about: string;
    readonly id: string;
    readonly journey: string;
    readonly at: string;
  };
  readonly id: string;
  readonly nothing: string;
  readonly noSuchId: (id: string) => string;
  readonly idsAre: (clocks: readonly string[], escalations: readonly string[]) => string;
  readonly whichJourney: string;
  readonly badAt: (value: string) => string;
  readonly badAtHint: string;
  readonly tooEarly: (start: string) => string;
  readonly stopped: (name: string, at: string) => string;
  readonly explain: (command: string) => string;
}

/** What `throughline why` says, by language. */
export const whyWords: Readonly<Record<Language, WhyWords>> = {
  en: {
    help: {
      summary: 'explain why a clock stands as it does, and whom an escalation told',
      about:
        'Plays a journey and explains one of its service clocks: what started, paused and moved it, and the sum that leads to its due time; or one of its escalations: who was told, when and why, and who comes next if nobody does anything. Without an id it lists all of them.',
      id: 'the service clock or escalation, by its id; a step or stage has a clock of the same name',
      journey: 'the journey (default: the one beside the blueprint)',
      at: 'look at the case then, such as "2026-01-05 14:00" (default: where the journey ends)',
    },
    id: 'id',
    nothing: 'The blueprint has no service clocks and no escalations.',
    noSuchId: (id) => `There is no clock or escalation "${id}".`,
    idsAre: (clocks, escalations) =>
      [
        ...(clocks.length === 0 ? [] : [`The clocks are: ${clocks.join(', ')}`]),
        ...(escalations.length === 0 ? [] : [`The escalations are: ${escalations.join(', ')}`]),
      ].join('. '),
    whichJourney: 'There are several journeys. Say which one.',
    badAt: (value) => `--at takes an instant, and "${value}" is none.`,
    badAtHint: 'Write it like this: 2026-01-05T09:00+08:00, or "2026-01-05 09:00" on the clocks of the blueprint.',
    tooEarly: (start) => `The case is not open then: the journey begins ${start}.`,
    stopped: (name, at) => `The journey "${name}" stops before its last line, so this is how things stand ${at}.`,
    explain: (command) => `More about one of them: ${command}`,
  },
  'zh-CN': {
    help: {
      summary: '解释服务时钟为什么是现在这样，或升级通知了谁',
      about:
        '走一遍旅程，解释其中一个服务时钟：它因何开始、暂停和变动，到期时间怎样算出来；或其中一个升级：何时通知了谁、为什么是他，若无人处理接下来轮到谁。不写名称则全部列出。',
      id: '服务时钟或升级的名称；步骤或阶段的时钟与它同名',
      journey: '旅程（默认：蓝图旁边唯一的那一条）',
      at: '看这个时刻的案例，例如 "2026-01-05 14:00"（默认旅程结束时）',
    },
    id: '名称',
    nothing: '蓝图里没有服务时钟，也没有升级。',
    noSuchId: (id) => `没有名为“${id}”的时钟或升级。`,
    idsAre: (clocks, escalations) =>
      [
        ...(clocks.length === 0 ? [] : [`时钟有：${clocks.join('、')}`]),
        ...(escalations.length === 0 ? [] : [`升级有：${escalations.join('、')}`]),
      ].join('；'),
    whichJourney: '有好几条旅程，请写明是哪一条。',
    badAt: (value) => `--at 要写时刻，“${value}”不是。`,
    badAtHint: '请这样写：2026-01-05T09:00+08:00；或按蓝图所在时区写 "2026-01-05 09:00"。',
    tooEarly: (start) => han`那时案例还没有开立：旅程从 ${start} 开始。`,
    stopped: (name, at) => han`旅程“${name}”没有走完，以下是 ${at} 的情况。`,
    explain: (command) => `查看其中一个：${command}`,
  },
};
