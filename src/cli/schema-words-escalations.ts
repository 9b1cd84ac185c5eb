/** The words of escalations in Chinese; see `schema-words.ts`. */
export const escalationsInChinese: Readonly<Record<string, string>> = {
  Escalations: '升级',
  'Who is told when a promise is in danger or something has happened, level by level.':
    '承诺有危险或发生某事时，逐级通知谁。',
  Escalation: '升级',
  'People are told level by level, until somebody has taken the matter or it is over.':
    '逐级通知有关人员，直到有人接手或事情结束。',
  'escalation of a clock': '时钟的升级',
  'The service clock by whose course people are told.': '按哪个服务时钟的进程通知。',
  'The event that sets it off.': '触发它的事件。',
  'Alone: sets it off when it becomes true. Beside `sla` or `on`: people are told only while it holds.':
    '单独写：变为真时触发。与 sla 或 on 同写：只有成立期间才通知。',
  'What ends it: a milestone, an event, or `accepted` when somebody who was told takes the matter. Default: the end of the clock.':
    '什么使它结束：里程碑、事件，或 accepted（被通知的人接手）。默认到时钟结束为止。',
  "The calendar for `bm bh bd`. Default: that of the clock, else the blueprint's.":
    'bm、bh、bd 按哪个日历计算。默认用时钟的日历，否则用蓝图的。',
  Hours: '送达时段',
  'The calendar in whose opening times alerts leave; what comes at night waits. Default: any time.':
    '只在这个日历的开放时间发出通知；夜里到来的会等待。默认任何时间。',
  Levels: '各级',
  'Who is told, one after the other.': '先后通知谁。',
  Level: '级',
  'When it comes, and who is told.': '何时到来，通知谁。',
  'at a point of the clock': '按时钟的时刻',
  'after the level before': '在上一级之后',
  At: '时刻',
  'When by the clock: `80%`, `-30m`, `breach`, `breach + 24h`.': '按时钟的哪个时刻：80%、-30m、breach、breach + 24h。',
  After: '之后',
  'How long after the level before it, or after what set the escalation off.': '上一级之后多久，或触发之后多久。',
  'The level is left out where this does not hold when it comes.': '到来时若不成立，这一级就略过。',
  Notify: '通知',
  'Who is told: a role, `customer`, `{ deputy-of: role }`, `{ manager-of: role }`, `{ on-call: schedule }`, or a list of these.':
    '通知谁：角色、customer、`{ deputy-of: 角色 }`、`{ manager-of: 角色 }`、`{ on-call: 值班表 }`，或它们的列表。',
  Phone: '打电话',
  'Who is called, in the same words as under `notify`.': '给谁打电话，写法与 notify 相同。',
  Reassign: '转派',
  'The role to which the work that is open then goes.': '届时未完成的工作转给哪个角色。',
  'The message that they get; without one they are told what the matter is.':
    '他们收到的消息；不写时自动说明是什么事。',
  'Told again so many times after the first, until the next level comes.': '第一次之后再通知这么多次，直到下一级到来。',
  'The time between two of them.': '两次之间的时间。',
  'How many times after the first.': '第一次之后再重复几次。',
  Rounds: '轮次',
  'Goes through all levels so many times; only where no level has an `at`.':
    '各级整体循环这么多次；仅当没有任何一级写 at 时可用。',
  'How many times all levels are gone through.': '各级整体循环几次。',
  Gap: '间隔',
  'The time between the last level and the next round.': '最后一级与下一轮之间的时间。',
  Finally: '最后',
  'After the last round. Default: after the gap between two rounds.': '最后一轮之后。默认再隔一个轮次间隔。',
  'Somebody who was told takes the matter.': '被通知的人接手。',
};
