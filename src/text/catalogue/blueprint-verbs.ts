import { entry } from './entry.ts';

/** The own settings of single verbs. */
export const blueprintVerbsCatalogue = {
  TL2040: entry<{ step: string; branches: number; needed: number | undefined }>({
    rule: 'a-parallel-has-branches-to-join',
    severity: 'error',
    en: ({ step, branches, needed }) => ({
      message:
        needed === undefined
          ? `Step "${step}" has ${branches === 1 ? 'only one branch' : 'no branches'}, so nothing runs at the same time.`
          : `Step "${step}" waits for ${needed} branches but has only ${branches}.`,
      hint:
        needed === undefined
          ? 'Write at least two branches, or put the steps straight into the stage.'
          : `Write a number up to ${branches}, "all" or "any".`,
    }),
    'zh-CN': ({ step, branches, needed }) => ({
      message:
        needed === undefined
          ? `步骤“${step}”${branches === 1 ? '只有一个分支' : '没有分支'}，没有可以同时进行的事情。`
          : `步骤“${step}”要等 ${needed} 个分支完成，但只有 ${branches} 个分支。`,
      hint:
        needed === undefined
          ? '请至少写两个分支，或者把这些步骤直接写在阶段里。'
          : `请写不超过 ${branches} 的数字，或写 all（全部）、any（任一）。`,
    }),
  }),
  TL2041: entry<{ kind: string; lacks: string | undefined; stray: string | undefined }>({
    rule: 'a-survey-says-what-it-asks',
    severity: 'error',
    en: ({ kind, lacks, stray }) => ({
      message:
        stray === undefined
          ? `A survey of the kind "${kind}" needs "${lacks ?? ''}".`
          : `"${stray}" does not belong to a survey of the kind "${kind}".`,
      hint:
        kind === 'questions'
          ? 'List the questions: "questions: { field: What the customer is asked }".'
          : 'Write "into" with the field that takes the score, and "question" with what the customer is asked.',
    }),
    'zh-CN': ({ kind, lacks, stray }) => ({
      message:
        stray === undefined ? `${kind} 类型的调查需要写 ${lacks ?? ''}。` : `${stray} 不能用在 ${kind} 类型的调查里。`,
      hint:
        kind === 'questions'
          ? '请列出问题：questions: { 字段: 向客户提出的问题 }。'
          : '请用 into 写明存放分数的字段，用 question 写明向客户提出的问题。',
    }),
  }),
  TL2042: entry<{ needed: number; voters: number }>({
    rule: 'votes-can-be-reached',
    severity: 'error',
    en: ({ needed, voters }) => ({
      message: `${needed} approvals are needed, but only ${voters} can vote.`,
      hint: 'Lower "n", or name more voters; a role that is named twice has two votes, of two people.',
    }),
    'zh-CN': ({ needed, voters }) => ({
      message: `需要 ${needed} 票同意，但只有 ${voters} 票可投。`,
      hint: '请减小 n，或增加投票角色；同一角色写两次表示由两个人各投一票。',
    }),
  }),
  TL2043: entry<{ text: string; problem: 'unreadable' | 'reversed'; meant?: string }>({
    rule: 'a-meeting-lasts-a-length-of-time',
    severity: 'error',
    en: ({ text, problem, meant }) => ({
      message:
        problem === 'reversed'
          ? `In "${text}" the longest time is shorter than the shortest.`
          : `"${text}" does not say how long the meeting takes.`,
      hint:
        meant === undefined
          ? 'Write a length of time such as "1h", or the shortest and the longest such as "2h..4h".'
          : `Write "${meant}".`,
    }),
    'zh-CN': ({ text, problem, meant }) => ({
      message: problem === 'reversed' ? `“${text}”里最长的时间比最短的还短。` : `“${text}”没有说明会议开多久。`,
      hint: meant === undefined ? '请写一段时间，例如“1h”；或写最短和最长的时间，例如“2h..4h”。' : `请写“${meant}”。`,
    }),
  }),
  TL2044: entry<{ text: string }>({
    rule: 'versions-of-modules-are-ranges',
    severity: 'error',
    en: ({ text }) => ({
      message: `"${text}" says nothing about versions.`,
      hint: 'Write a version, or a range such as "^1", "1.2 - 1.4" or ">=2 <4".',
    }),
    'zh-CN': ({ text }) => ({
      message: `“${text}”不是版本范围。`,
      hint: '请写版本号，或写范围，例如“^1”“1.2 - 1.4”“>=2 <4”。',
    }),
  }),
  TL2045: entry<{ file: string; problem: 'missing' | 'unreadable' | 'outside' | 'no-files' | 'cycle' }>({
    rule: 'modules-can-be-read',
    severity: 'error',
    en: ({ file, problem }) => ({
      message: MODULE_EN[problem](file),
      hint:
        problem === 'cycle'
          ? 'Move what both need into a third blueprint.'
          : problem === 'no-files'
            ? 'Save the blueprint beside its modules and read it from there ("loadBlueprint" in a program).'
            : problem === 'outside'
              ? 'Move the module into the project, or copy it there.'
              : 'Write its path as seen from this file, such as "./credit-check.blueprint.yaml".',
    }),
    'zh-CN': ({ file, problem }) => ({
      message: MODULE_ZH[problem](file),
      hint:
        problem === 'cycle'
          ? '请把双方都需要的部分移到第三份蓝图里。'
          : problem === 'no-files'
            ? '请把蓝图和模块保存在一起，再从文件读取（程序里用 loadBlueprint）。'
            : problem === 'outside'
              ? '请把模块移到项目里，或复制一份过来。'
              : '请写相对于本文件的路径，例如“./credit-check.blueprint.yaml”。',
    }),
  }),
};

const MODULE_EN = {
  missing: (file: string) => `There is no file "${file}".`,
  unreadable: (file: string) => `The file "${file}" cannot be opened.`,
  outside: (file: string) => `"${file}" lies outside the project, and other machines will not have it.`,
  'no-files': (file: string) => `"${file}" cannot be looked up: this text was not read from a file.`,
  cycle: (file: string) => `"${file}" uses this blueprint itself, so it would never end.`,
} as const;

const MODULE_ZH = {
  missing: (file: string) => `找不到文件“${file}”。`,
  unreadable: (file: string) => `无法打开文件“${file}”。`,
  outside: (file: string) => `“${file}”在项目之外，别的电脑上不会有它。`,
  'no-files': (file: string) => `无法查找“${file}”：这段文字不是从文件读取的。`,
  cycle: (file: string) => `“${file}”又用到了本蓝图，会无穷无尽。`,
} as const;
