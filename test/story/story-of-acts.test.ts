import { describe, expect, test } from 'vitest';

import type { Actor, Entry } from '../../src/index.ts';
import { renderStory } from '../../src/story/render-story.ts';
import { tellStory } from '../../src/story/story.ts';
import type { ActEntry } from '../../src/compile/case.ts';
import { CARD_STAFF, cardDesk } from '../support/card-desk.ts';

const desk = cardDesk(CARD_STAFF);
const AT = Date.parse('2026-01-05T09:00+08:00');
const LI_NA: Actor = { role: 'agent', person: 'li-na' };
const CHEN_BO: Actor = { role: 'senior', person: 'chen-bo' };

/** A line of a story, with what is quoted under it. */
function told(language: 'en' | 'zh-CN', entry: ActEntry, by?: Actor): string {
  const at = { at: AT, ...(by === undefined ? {} : { by }) };
  const opened: Entry = { type: 'case.opened', id: 'C-1', data: {}, ...at };
  const story = renderStory(tellStory(desk, [opened, { ...entry, ...at }], { language }));
  return story
    .split('\n')
    .slice(3)
    .map((row) => row.trim())
    .join(' ');
}

describe('a story tells what somebody did with the case from outside its blueprint, who and why', () => {
  test.each<[ActEntry, Actor | undefined, string, string]>([
    [
      { type: 'work.claimed', step: 'look', person: 'li-na' },
      LI_NA,
      '› Agent (Li Na) takes on “Look into it”',
      '› 客服（Li Na）领取“核查”',
    ],
    [
      { type: 'work.released', step: 'look', person: 'li-na' },
      LI_NA,
      '› Agent (Li Na) gives “Look into it” back',
      '› 客服（Li Na）退回“核查”',
    ],
    [
      { type: 'work.released', step: 'look', person: 'li-na' },
      CHEN_BO,
      '› “Look into it” is taken back from Li Na by Senior (Chen Bo)',
      '› 高级专员（Chen Bo）收回“核查”，原由 Li Na 处理',
    ],
    [
      { type: 'work.delegated', step: 'look', person: 'wang-fang', from: 'li-na', reason: 'Speaks Dutch' },
      CHEN_BO,
      '› “Look into it” goes from Li Na to Wang Fang, as Senior (Chen Bo) decides “Speaks Dutch”',
      '› 高级专员（Chen Bo）把“核查”交给 Wang Fang，原由 Li Na 处理 “Speaks Dutch”',
    ],
    [
      { type: 'work.delegated', step: 'look', person: 'wang-fang' },
      undefined,
      '› “Look into it” goes to Wang Fang',
      '› “核查”交给 Wang Fang',
    ],
    [
      { type: 'event.skipped', event: 'step.look.done', reason: 'Sent by mistake' },
      CHEN_BO,
      '! “Look into it: done” could not be dealt with and is laid aside by Senior (Chen Bo) “Sent by mistake”',
      '! “核查：done”无法处理，由高级专员（Chen Bo）搁置 “Sent by mistake”',
    ],
    [
      { type: 'event.skipped', event: 'customer.complains' },
      undefined,
      '! “Complains” could not be dealt with and is laid aside',
      '! “投诉”无法处理，已搁置',
    ],
    [
      { type: 'event.skipped', event: 'timer' },
      undefined,
      '! “timer” could not be dealt with and is laid aside',
      '! “计时器”无法处理，已搁置',
    ],
    [
      { type: 'effects.revived', reason: 'The mail server is back' },
      CHEN_BO,
      '✉ What could not be delivered is tried again, asked for by Senior (Chen Bo) “The mail server is back”',
      '✉ 应高级专员（Chen Bo）要求，没有送达的内容再次发送 “The mail server is back”',
    ],
    [
      { type: 'effects.revived' },
      undefined,
      '✉ What could not be delivered is tried again',
      '✉ 没有送达的内容再次发送',
    ],
    [
      { type: 'case.erased', fields: ['amount', 'angry'], reason: 'Asked for by the customer' },
      CHEN_BO,
      '◉ Personal values are erased by Senior (Chen Bo): Amount, Angry “Asked for by the customer”',
      '◉ 高级专员（Chen Bo）清除个人信息：金额、愤怒 “Asked for by the customer”',
    ],
    [{ type: 'case.erased', fields: [] }, undefined, '◉ Personal values are erased', '◉ 个人信息已清除'],
  ])('%j', (entry, by, en, zh) => {
    expect([told('en', entry, by), told('zh-CN', entry, by)]).toEqual([en, zh]);
  });
});
