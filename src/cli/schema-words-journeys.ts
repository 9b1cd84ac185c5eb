/** The words of what journeys expect, begin with and try in rows, in Chinese; see `schema-words.ts`. */
export const journeysInChinese: Readonly<Record<string, string>> = {
  // A journey as a test.
  'Begins with': '开头沿用',
  'The journey of this file whose lines come first; what it expects is not held against this one.':
    '先走本文件里这条旅程的各行，再走自己的；那条旅程里的预期在这里不再核对。',
  "When this journey begins, with its offset. Default: the file's.":
    '这条旅程何时开始，要带时差。默认用文件开头写的时间。',
  Examples: '示例表',
  'A table: for each row the journey is played once, with `<column>` standing for the value.':
    '一张表：每一行走一遍旅程，各处的 `<列名>` 换成这一行的值。',
  'A value of the table of examples: `<column>`.': '示例表里的值：`<列名>`。',
  Unreachable: '走不到',
  'What the coverage names and can never happen, with the reason; it is not counted as missing.':
    '覆盖率列出、实际上不可能发生的事，并写明理由；不算漏测。',
  'One thing that happens: a step, an event, a message, somebody who accepts, comes or goes, a service, time that passes, or what is expected.':
    '发生的一件事：步骤、事件、消息，有人接手、到岗或离岗，系统答复或失败，时间过去；或者写此刻预期的情形。',

  // Expectations.
  Expect: '预期',
  'What is to be so at this point; nothing happens by it.': '此刻应当是怎样的；写它并不会使任何事发生。',
  In: '位于',
  'The stage in which the case is, a step at which it waits, or the interrupt that is dealt with.':
    '案例所在的阶段、正在等待的步骤，或正在处理的中断。',
  'Waiting for': '在等谁',
  'For whom the case waits: a role, `customer`, `service`, `system` (time or an event), or a person.':
    '案例在等谁：角色、`customer`（客户）、`service`（系统服务）、`system`（时间或事件），或具体的人。',
  Offers: '可以做',
  'What can be done now: a step, one of its outcomes (`visit.repaired`), an event, or an escalation to accept.':
    '现在可以做什么：步骤、步骤的某个结果（`visit.repaired`）、事件，或可以接手的升级。',
  Reached: '已达成',
  'Milestones that have been reached.': '已经达成的里程碑。',
  Visited: '先后走过',
  'Stages and steps to which the case came in this order; others may lie between.':
    '案例按这个先后到过的阶段和步骤；中间可以隔着别的。',
  Said: '已发送',
  'Messages that went out, by id or by some of their words; `{ goodbye: 1 }` says how often.':
    '已经发出的消息，写标识或其中的一段文字；`{ goodbye: 1 }` 表示发了几次。',
  Notified: '已通知',
  'Roles or persons whom an escalation told; `{ team-lead: 2 }` says how often.':
    '升级通知过的角色或人；`{ team-lead: 2 }` 表示通知了几次。',
  Met: '按时完成',
  'Service clocks that were met in time.': '按时完成的服务时钟。',
  Breached: '已超时',
  'Service clocks that ran over, whether or not they were stopped afterwards.':
    '超过时限的服务时钟，不论后来是否停下。',
  Running: '正在计时',
  'Service clocks that run now.': '此刻正在计时的服务时钟。',
  Paused: '已暂停',
  'Service clocks that stand still now.': '此刻暂停的服务时钟。',
  Due: '截止于',
  'The last instant in time of a clock, or of the step at which the case waits, with its offset.':
    '服务时钟，或正在等待的步骤，不算超时的最后时刻，要带时差。',
  'Fields with the values that the case knows.': '案例此刻各字段的值。',
  Ended: '已结束',
  'The end by which the case closed, or its outcome; `true` for any, `false` for a case that is open.':
    '案例关闭时的结束，或它的结局；`true` 表示任何一种，`false` 表示仍未关闭。',
  Refused: '被拒',
  'The line before was turned down: `true`, or the code of the reason.': '上一行被拒绝：写 `true`，或写原因的代码。',
  Not: '不应如此',
  'What must not be so: the same words as above.': '不应出现的情形，用同样的词来写。',
  'where the case is': '案例走到哪里',
  'how it ended': '怎样结束',
  'what was sent': '发出了什么',
  'who was told': '通知了谁',
  'what must not be so': '不应如此',
  'something is expected': '写出预期',

  // Whom a case waits for, and what it ends with.
  'A service that was called.': '被调用的系统服务。',
  'Time or an event.': '时间或事件。',
  'The case was cancelled.': '案例被取消。',
  'The case was merged into another.': '案例并入了另一个案例。',
};
