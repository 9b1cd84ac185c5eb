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
  TL2043: entry<{ text: string; problem: 'unreadable' | 'reversed' }>({
    rule: 'a-meeting-lasts-a-length-of-time',
    severity: 'error',
    en: ({ text, problem }) => ({
      message:
        problem === 'reversed'
          ? `In "${text}" the longest time is shorter than the shortest.`
          : `"${text}" does not say how long the meeting takes.`,
      hint: 'Write a length of time such as "1h", or the shortest and the longest such as "2h..4h".',
    }),
    'zh-CN': ({ text, problem }) => ({
      message: problem === 'reversed' ? `“${text}”里最长的时间比最短的还短。` : `“${text}”没有说明会议开多久。`,
      hint: '请写一段时间，例如“1h”；或写最短和最长的时间，例如“2h..4h”。',
    }),
  }),
};
