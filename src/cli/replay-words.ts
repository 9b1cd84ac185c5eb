import type { Language } from '../text/catalogue/entry.ts';
import { han } from '../text/han.ts';

/** What `throughline replay` says. */
export interface ReplayCliWords {
  readonly help: {
    readonly summary: string;
    readonly about: string;
    readonly caseName: string;
    readonly cases: string;
    readonly on: string;
    readonly db: string;
    readonly blueprint: string;
    readonly limit: string;
    readonly journal: string;
    readonly id: string;
    readonly number: string;
  };
  readonly noOn: string;
  readonly notUnderstood: string;
  readonly noCase: (caseId: string) => string;
  readonly badLimit: (value: string) => string;
  readonly tooLarge: (path: string, megabytes: number) => string;
  readonly badJournal: (path: string, where: string, why: string) => string;
  readonly journalHint: string;
  readonly heading: (name: string, version: string) => string;
  readonly same: string;
  readonly nothing: (blueprint: string) => string;
  readonly totals: (
    count: number,
    kinds: Readonly<Record<'same' | 'different' | 'refused' | 'fault', number>>,
  ) => string;
  readonly progress: (done: number, of: number) => string;
  readonly more: (command: string) => string;
}

export const replayCliWords: Readonly<Record<Language, ReplayCliWords>> = {
  en: {
    help: {
      summary: 'tell which recorded cases would have gone differently on another blueprint',
      about:
        'Replays recorded cases on another blueprint: what people and services did comes at its instants, and time limits, clocks and escalations follow the new rules. Tells which cases would have gone differently, and where first. Answers 0 when none would have, 1 when one would have.',
      caseName: 'case',
      cases: 'cases by id (default: all of the blueprint)',
      on: 'the blueprint to replay on',
      db: 'the file in which cases are kept (default: THROUGHLINE_DB, else throughline.db)',
      blueprint: 'cases of the blueprint with this id (default: that of the file)',
      limit: 'at most so many cases',
      journal: 'a case from a file that "case export" wrote, instead of --db; may be given several times',
      id: 'id',
      number: 'number',
    },
    noOn: '"replay" needs to know on which blueprint: --on NEW.blueprint.yaml.',
    notUnderstood: 'Nothing was replayed: the blueprint has errors.',
    noCase: (caseId) => `There is no case "${caseId}".`,
    badLimit: (value) => `--limit takes a whole number from 1 on, not "${value}".`,
    tooLarge: (path, megabytes) => `"${path}" is larger than ${megabytes} MB.`,
    badJournal: (path, where, why) => `"${path}" is no exported case${where === '' ? '' : ` (${where})`}: ${why}`,
    journalHint: 'Write one with: throughline case export CASE',
    heading: (name, version) => `Replayed on ${name} ${version}`,
    same: 'as it went',
    nothing: (blueprint) => `There are no cases of "${blueprint}".`,
    totals: (count, { same, different, refused, fault }) =>
      [
        `${count} ${count === 1 ? 'case' : 'cases'}`,
        `${same} as ${same === 1 ? 'it' : 'they'} went`,
        ...(different > 0 ? [`${different} differently`] : []),
        ...(refused > 0 ? [`${refused} with an event that is not taken`] : []),
        ...(fault > 0 ? [`${fault} that cannot go on`] : []),
      ].join(', '),
    progress: (done, of) => `${done} of ${of} cases replayed`,
    more: (command) => `All differences of one case: ${command}`,
  },
  'zh-CN': {
    help: {
      summary: '找出哪些已记录的案例在另一份蓝图上会有不同的走向',
      about:
        '在另一份蓝图上重放已记录的案例：人和服务做过的事按原来的时刻发生，时限、时钟和升级按新规则。指出哪些案例会有不同的走向、最先在哪里不同。都不会时返回 0，有一个会时返回 1。',
      caseName: '案例',
      cases: '案例编号（默认该蓝图的全部案例）',
      on: '用来重放的蓝图文件',
      db: '保存案例的文件（默认 THROUGHLINE_DB，否则 throughline.db）',
      blueprint: '只看这个蓝图名称的案例（默认与文件中的相同）',
      limit: '最多多少个案例',
      journal: '“case export”写出的案例文件，用来代替 --db；可以写多次',
      id: '名称',
      number: '数量',
    },
    noOn: '“replay”需要知道在哪份蓝图上重放：--on NEW.blueprint.yaml。',
    notUnderstood: '没有重放：蓝图有错误。',
    noCase: (caseId) => `没有编号为“${caseId}”的案例。`,
    badLimit: (value) => `--limit 要写从 1 开始的整数，不能是“${value}”。`,
    tooLarge: (path, megabytes) => `“${path}”超过 ${megabytes} MB。`,
    badJournal: (path, where, why) => `“${path}”不是导出的案例${where === '' ? '' : `（${where}）`}：${why}`,
    journalHint: '请用这个命令导出：throughline case export CASE',
    heading: (name, version) => han`在 ${name} ${version} 上重放`,
    same: '与当时一样',
    nothing: (blueprint) => `没有“${blueprint}”的案例。`,
    totals: (count, { same, different, refused, fault }) =>
      [
        `共 ${count} 个案例`,
        `${same} 个与当时一样`,
        ...(different > 0 ? [`${different} 个走向不同`] : []),
        ...(refused > 0 ? [`${refused} 个有事件不被接受`] : []),
        ...(fault > 0 ? [`${fault} 个无法继续`] : []),
      ].join('，'),
    progress: (done, of) => `已重放 ${done} / ${of} 个案例`,
    more: (command) => `查看一个案例的全部不同：${command}`,
  },
};
