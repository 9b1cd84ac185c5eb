import type { Language } from '../text/catalogue/entry.ts';
import { han } from '../text/han.ts';

/** What `throughline why` says. */
export interface WhyWords {
  readonly help: {
    readonly summary: string;
    readonly about: string;
    readonly clock: string;
    readonly journey: string;
    readonly at: string;
  };
  readonly clock: string;
  readonly noClocks: string;
  readonly noSuchClock: (sla: string) => string;
  readonly clocksAre: (ids: readonly string[]) => string;
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
      summary: 'explain why a service clock stands as it does',
      about:
        'Plays a journey and explains one of its service clocks: what started, paused and moved it, and the sum that leads to its due time. Without a clock it lists all of them.',
      clock: 'the service clock, by its id; a step or stage has a clock of the same name',
      journey: 'the journey (default: the one beside the blueprint)',
      at: 'look at the case then, such as "2026-01-05 14:00" (default: where the journey ends)',
    },
    clock: 'clock',
    noClocks: 'The blueprint has no service clocks.',
    noSuchClock: (sla) => `There is no clock "${sla}".`,
    clocksAre: (ids) => `The clocks are: ${ids.join(', ')}`,
    whichJourney: 'There are several journeys. Say which one.',
    badAt: (value) => `--at takes an instant, and "${value}" is none.`,
    badAtHint: 'Write it like this: 2026-01-05T09:00+08:00, or "2026-01-05 09:00" on the clocks of the blueprint.',
    tooEarly: (start) => `The case is not open then: the journey begins ${start}.`,
    stopped: (name, at) => `The journey "${name}" stops before its last line, so this is how the clock stands ${at}.`,
    explain: (command) => `More about one of them: ${command}`,
  },
  'zh-CN': {
    help: {
      summary: '解释服务时钟为什么是现在这样',
      about: '走一遍旅程，解释其中一个服务时钟：它因何开始、暂停和变动，到期时间怎样算出来。不写时钟名则列出全部时钟。',
      clock: '服务时钟的名称；步骤或阶段的时钟与它同名',
      journey: '旅程（默认：蓝图旁边唯一的那一条）',
      at: '看这个时刻的案例，例如 "2026-01-05 14:00"（默认旅程结束时）',
    },
    clock: '时钟',
    noClocks: '蓝图里没有服务时钟。',
    noSuchClock: (sla) => `没有名为“${sla}”的时钟。`,
    clocksAre: (ids) => `时钟有：${ids.join('、')}`,
    whichJourney: '有好几条旅程，请写明是哪一条。',
    badAt: (value) => `--at 要写时刻，“${value}”不是。`,
    badAtHint: '请这样写：2026-01-05T09:00+08:00；或按蓝图所在时区写 "2026-01-05 09:00"。',
    tooEarly: (start) => han`那时案例还没有开立：旅程从 ${start} 开始。`,
    stopped: (name, at) => han`旅程“${name}”没有走完，以下是时钟在 ${at} 的情况。`,
    explain: (command) => `查看其中一个：${command}`,
  },
};
