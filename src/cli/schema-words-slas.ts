/** The words of service clocks in Chinese; see `schema-words.ts`. */
export const slasInChinese: Readonly<Record<string, string>> = {
  Automatic: '自动角色',
  'A machine, such as a bot, and no person. Default: false.': '是机器（例如机器人），不是人。默认 false。',
  Clock: '时钟',
  clock: '时钟',
  'A service clock from entering to leaving; its name is that of the step or stage.':
    '从进入到离开的服务时钟；与所在步骤或阶段同名。',
  'Service clock': '服务时钟',
  'A promise of time, from one thing to another.': '一项时间承诺：从一件事到另一件事。',
  'Service clocks': '服务时钟',
  'Promises of time (service level agreements): from `start` to `stop`, within `target`.':
    '时间承诺（服务水平协议）：从 start 到 stop，不超过 target。',
  'Watched: becoming true arms the clock from its start, becoming false cancels it.':
    '持续观察的条件：变为真时，时钟从它的起点开始计；变为假时取消。',
  Target: '目标时间',
  'The time promised: a duration, or `{ decide: table.output }`. Its last instant is still in time.':
    '承诺的时间：一个时长，或 `{ decide: 决策表.输出 }`。最后一刻仍算按时。',
  'a duration': '时长',
  'by a decision table': '由决策表决定',
  "The calendar for `bm bh bd`. Default: the blueprint's.": '计算 bm、bh、bd 所用的日历。默认用蓝图的日历。',
  Pause: '暂停',
  'When the clock stands still: `never`, `waiting-customer`, `waiting-third-party`, steps, or a FEEL condition. Default: never.':
    '时钟何时停走：never、waiting-customer、waiting-third-party、步骤，或 FEEL 条件。默认 never。',
  'Pause at most': '最长暂停',
  'The longest that all pauses of one run may last together.': '一次计时中所有暂停合计最长多久。',
  Reset: '重置',
  'An event, a milestone or a date field that sets the clock to zero.': '让时钟归零的事件、里程碑或日期字段。',
  Cancel: '取消',
  'An event, a milestone or a date field that gives the clock up.': '让时钟作废的事件、里程碑或日期字段。',
  Warn: '预警',
  'Warnings before the breach, by share of the time used or by time left: `80%`, `-30m`.':
    '超时前的预警，按已用时间的百分比或剩余时间：80%、-30m。',
  'On retarget': '目标改变时',
  'Whether a new target counts from the start or from now. Default: keep-start.':
    '新目标从起点算起还是从现在算起。默认 keep-start。',
  'On reopen': '重新打开时',
  'Whether reopening lets the clock run on, starts it anew or leaves it. Default: continue.':
    '案例重新打开时，时钟继续走、重新开始，还是保持不动。默认 continue。',
  'Satisfied by': '由谁满足',
  'Whether only people can stop the clock. Default: any.': '是否只有人能让时钟停止。默认 any。',
  Repeat: '循环',
  'A periodic update: stopping the clock begins its next run.': '定期更新：停止后马上开始下一次计时。',
  Inside: '属于',
  'The clock within whose time this one is to be met.': '这个时钟应当在哪个时钟的时间之内完成。',
  Start: '起点',
  'The event, milestone or date field from which the clock counts.': '时钟从哪个事件、里程碑或日期字段算起。',
  Stop: '终点',
  'The event, milestone or date field that meets the promise.': '兑现承诺的事件、里程碑或日期字段。',
  'The clock always runs.': '时钟始终运行。',
  'While the case waits for the customer.': '案例等待客户期间。',
  'While the case waits for a partner outside.': '案例等待外部合作方期间。',
};
