import type { LeadsTo } from '../journey/leads-to.ts';
import type { Language } from '../text/catalogue/entry.ts';

/** What `throughline play` says; names come in ready for people. */
export interface PlayWords {
  readonly aside: (text: string) => string;
  readonly keys: string;
  readonly noSuchChoice: (answer: string, names: readonly string[]) => string;
  readonly back: string;

  readonly title: (blueprint: string, version: string) => string;
  readonly clock: (instant: string) => string;
  readonly howBack: string;
  readonly speaks: (locale: string) => string;
  readonly cannotBegin: string;
  readonly notTaken: string;

  readonly now: string;
  readonly waitsFor: (who: string, step: string) => string;
  readonly waitsTime: (step: string) => string;
  readonly waitsEvent: (step: string, events: readonly string[]) => string;
  readonly waitsService: (service: string) => string;
  readonly since: (instant: string) => string;
  readonly due: (instant: string) => string;
  readonly until: (instant: string) => string;
  readonly clockRuns: (clock: string, due: string, left: string | undefined) => string;
  readonly clockOver: (clock: string, due: string, over: string | undefined) => string;
  readonly clockPaused: (clock: string, since: string) => string;
  readonly clockUndated: (clock: string) => string;
  readonly escalation: (name: string, parts: readonly string[]) => string;
  readonly noLevel: string;
  readonly level: (level: number, count: number) => string;
  readonly lastLevel: string;
  readonly round: (round: number, count: number) => string;
  readonly alertLeaves: (instant: string) => string;
  readonly nextLevel: (instant: string) => string;
  readonly notAccepted: string;
  readonly standsStill: (interrupt: string) => string;
  readonly closed: (end: string) => string;
  readonly closedOpenable: (end: string) => string;
  readonly sealed: (end: string) => string;

  readonly whatNow: string;
  readonly whatNowOver: string;
  readonly letPass: (instant: string, after: string | undefined, what: string) => string;
  readonly timePasses: string;
  readonly timeQuestion: string;
  readonly timeHint: string;
  readonly badTime: string;
  readonly past: (now: string) => string;
  readonly nothingHappened: string;
  /** Behind an outcome: where it leads. */
  readonly leadsTo: Readonly<Record<LeadsTo['kind'], (name: string) => string>>;
  readonly more: string;
  readonly moreQuestion: string;
  readonly message: string;
  readonly messageQuestion: string;
  readonly somebodyElse: (sentence: string) => string;
  readonly arrange: (service: string) => string;
  readonly arrangeQuestion: (service: string) => string;
  readonly arranged: { readonly fail: string; readonly slow: string };
  readonly willFail: (service: string) => string;
  readonly howSlow: string;
  readonly failInstead: (service: string) => string;

  readonly undo: (line: string) => string;
  readonly undoMore: string;
  readonly undoQuestion: string;
  readonly undoTo: (line: string, count: number) => string;
  readonly undone: (line: string) => string;
  readonly undoneAll: (count: number) => string;
  readonly redo: (line: string) => string;
  readonly story: string;
  readonly data: string;
  readonly noData: string;
  readonly milestones: string;
  readonly noMilestones: string;
  readonly dataHeading: string;
  readonly save: string;
  readonly leave: string;

  readonly goAhead: string;
  readonly go: (sentence: string) => string;
  readonly field: (label: string, value: string) => string;
  readonly open: string;
  readonly leaveOpen: string;
  readonly doneBy: (who: string) => string;
  readonly whoQuestion: string;
  readonly nameQuestion: (role: string) => string;
  readonly nameHint: string;
  readonly needed: string;
  readonly optionalHint: (hint: string) => string;
  readonly emptyHint: (hint: string) => string;
  readonly yes: string;
  readonly no: string;

  readonly nothingToSave: string;
  readonly titleQuestion: string;
  readonly titleHint: string;
  readonly titleNeeded: string;
  readonly fileQuestion: string;
  readonly fileHint: (exists: boolean) => string;
  readonly notJourneyFile: string;
  readonly nameOfJourney: string;
  readonly nameOfJourneyHint: string;
  readonly badName: string;
  readonly nameTaken: (name: string) => string;
  readonly hasErrors: (path: string) => string;
  readonly otherBlueprint: (path: string, written: string) => string;
  readonly otherStart: (path: string, theirs: string, ours: string) => string;
  readonly notUtf8: (path: string) => string;
  readonly notOurs: (path: string) => string;
  readonly saved: (path: string, name: string, isNew: boolean) => string;
  readonly runIt: (command: string) => string;

  readonly unsaved: (count: number) => string;
  readonly leaveQuestion: (count: number) => string;
  readonly saveFirst: string;
  readonly leaveAnyway: string;
  readonly goOn: string;
  readonly ended: string;
  readonly goodbye: string;

  readonly nobodyToAsk: string;
  readonly badStart: (value: string) => string;
  readonly badStartHint: string;
  readonly startAndResume: string;
  readonly whichJourney: (path: string) => string;
  readonly stopped: (name: string) => string;
}

const en: PlayWords = {
  aside: (text) => ` (${text})`,
  keys: '↑↓ or a number, then Enter · Ctrl-C: leave',
  noSuchChoice: (answer, names) =>
    `${answer === '' ? 'Please choose one' : `There is no choice "${answer}"`}: ${names.join(', ')}`,
  back: 'Back',

  title: (blueprint, version) => `${blueprint} ${version}, played by hand`,
  clock: (instant) => `The clock stands at ${instant} and moves only when you let time pass.`,
  howBack: 'At any question, < goes back.',
  speaks: (locale) => `The customer is written to in ${locale}.`,
  cannotBegin: 'The case cannot be opened.',
  notTaken: 'That does not work now.',

  now: 'Now',
  waitsFor: (who, step) => `waiting for ${who}: “${step}”`,
  waitsTime: (step) => `letting time pass: “${step}”`,
  waitsEvent: (step, events) => `“${step}”: waiting for ${events.map((event) => `“${event}”`).join(' or ')}`,
  waitsService: (service) => `waiting for service “${service}”`,
  since: (instant) => `since ${instant}`,
  due: (instant) => `due ${instant}`,
  until: (instant) => `until ${instant}`,
  clockRuns: (clock, due, left) => `clock “${clock}”: due ${due}${left === undefined ? '' : `, ${left} left`}`,
  clockOver: (clock, due, over) => `clock “${clock}”: it was due ${due}${over === undefined ? '' : `, ${over} over`}`,
  clockPaused: (clock, since) => `clock “${clock}”: paused since ${since}`,
  clockUndated: (clock) => `clock “${clock}”: running without a due time`,
  escalation: (name, parts) => `escalation “${name}”: ${parts.join(', ')}`,
  noLevel: 'nobody is told yet',
  level: (level, count) => (count === 1 ? 'level 1' : `level ${level} of ${count}`),
  lastLevel: 'the final level',
  round: (round, count) => `round ${round} of ${count}`,
  alertLeaves: (instant) => `the alert leaves ${instant}`,
  nextLevel: (instant) => `next at ${instant}`,
  notAccepted: 'not accepted yet',
  standsStill: (interrupt) => `The journey stands still while “${interrupt}” is dealt with.`,
  closed: (end) => `The case is closed: ${end}.`,
  closedOpenable: (end) => `The case is closed: ${end}. It can still be reopened.`,
  sealed: (end) => `The case is closed for good: ${end}.`,

  whatNow: 'What happens now?',
  whatNowOver: 'What would you like to do?',
  letPass: (instant, after, what) =>
    `Let time pass until ${instant}${after === undefined ? '' : ` (in ${after})`}: ${what}`,
  timePasses: 'Let time pass: so long, or until then…',
  timeQuestion: 'How long, or until when?',
  timeHint: '30m, 2h, 1d, P1M; or 14:00, 2026-01-06 14:00',
  badTime: 'That is neither a length of time such as 30m, 2h or 1d, nor a time such as 14:00 or 2026-01-06 14:00.',
  past: (now) => `That is past already: it is ${now}.`,
  nothingHappened: 'Time passes, and nothing happens.',
  leadsTo: {
    step: (name) => ` → “${name}”`,
    stage: (name) => ` → “${name}”`,
    end: (name) => ` → closed: ${name}`,
    resume: () => ' → back to where it was',
  },
  more: 'Something else…',
  moreQuestion: 'What else?',
  message: 'Customer writes a message…',
  messageQuestion: 'What does the customer write?',
  somebodyElse: (sentence) => `${sentence}, but by somebody else…`,
  arrange: (service) => `Service “${service}”: how it answers its next call…`,
  arrangeQuestion: (service) => `How does service “${service}” answer its next call?`,
  arranged: { fail: 'It fails', slow: 'It takes its time…' },
  willFail: (service) => `Service “${service}” will fail at its next call.`,
  howSlow: 'How long does it take?',
  failInstead: (service) => `Let service “${service}” fail instead`,

  undo: (line) => `Take back: ${line}`,
  undoMore: 'Take back more…',
  undoQuestion: 'Back to before what?',
  undoTo: (line, count) => `${line}${count === 1 ? '' : ` (and ${count - 1} more)`}`,
  undone: (line) => `Taken back: ${line}`,
  undoneAll: (count) => `Taken back: the last ${count} moves`,
  redo: (line) => `Do again: ${line}`,
  story: 'The story so far',
  data: 'Data and milestones',
  noData: 'The case has no data yet.',
  milestones: 'Milestones',
  noMilestones: 'No milestone is reached yet.',
  dataHeading: 'Data',
  save: 'Save as a journey…',
  leave: 'Leave',

  goAhead: 'Ready?',
  go: (sentence) => `Yes: ${sentence}`,
  field: (label, value) => `${label}: ${value}`,
  open: '(left open)',
  leaveOpen: '(leave open)',
  doneBy: (who) => `Done by: ${who}`,
  whoQuestion: 'Who does it?',
  nameQuestion: (role) => `Whose name? ${role}`,
  nameHint: 'Enter: nobody in particular',
  needed: 'This needs an answer.',
  optionalHint: (hint) => `${hint}; Enter leaves it open`,
  emptyHint: (hint) => `${hint}; Enter gives an empty text`,
  yes: 'yes',
  no: 'no',

  nothingToSave: 'Nothing has happened yet, so there is nothing to save.',
  titleQuestion: 'What does this journey show?',
  titleHint: 'its title, in one sentence',
  titleNeeded: 'A journey needs a title, so that others know what it shows.',
  fileQuestion: 'In which file?',
  fileHint: (exists) => (exists ? 'it exists: the journey is added, the rest stays as it is' : 'a new file'),
  notJourneyFile: 'The name of a journey file ends in .journey.yaml.',
  nameOfJourney: 'Under which name?',
  nameOfJourneyHint: 'letters and digits joined by hyphens',
  badName: 'A name begins with a letter and has letters and digits joined by hyphens, such as refused-twice.',
  nameTaken: (name) => `There is a journey "${name}" in this file already.`,
  hasErrors: (path) => `"${path}" has errors, so nothing is added to it. Mend it first, or name another file.`,
  otherBlueprint: (path, written) => `"${path}" is for the blueprint "${written}". Name another file.`,
  otherStart: (path, theirs, ours) =>
    `The journeys of "${path}" begin at ${theirs}, and this one at ${ours}. Name another file.`,
  notUtf8: (path) => `"${path}" is not written in UTF-8, so nothing is added to it. Name another file.`,
  notOurs: (path) => `A journey cannot be added to "${path}" without changing what is there. Name another file.`,
  saved: (path, name, isNew) => (isNew ? `Written: ${path} with the journey "${name}"` : `Added to ${path}: "${name}"`),
  runIt: (command) => `Play it again: ${command}`,

  unsaved: (count) => `Not saved: ${count} ${count === 1 ? 'move' : 'moves'}.`,
  leaveQuestion: (count) => `${count} ${count === 1 ? 'move is' : 'moves are'} not saved. Leave?`,
  saveFirst: 'Save as a journey, then leave',
  leaveAnyway: 'Leave without saving',
  goOn: 'Go on playing',
  ended: 'The input has ended.',
  goodbye: 'Goodbye.',

  nobodyToAsk: '"throughline play" asks what happens, and there is nobody to ask here.',
  badStart: (value) => `--start takes an instant, and "${value}" is none.`,
  badStartHint: 'Write it like this: 2026-01-05T09:00+08:00, or "2026-01-05 09:00" on the clocks of the blueprint.',
  startAndResume: 'A recorded journey begins when it began: give --start or --resume, not both.',
  whichJourney: (path) => `Which journey of "${path}"? Write --resume ${path}#NAME.`,
  stopped: (name) => `The journey "${name}" stops before its last line, so it cannot be gone on with.`,
};

const zh: PlayWords = {
  aside: (text) => `（${text}）`,
  keys: '按 ↑↓ 或输入编号，回车确认 · Ctrl-C 离开',
  noSuchChoice: (answer, names) =>
    `${answer === '' ? '请选择其中一项' : `没有“${answer}”这一项，可选`}：${names.join('、')}`,
  back: '返回',

  title: (blueprint, version) => `手动演练：${blueprint} ${version}`,
  clock: (instant) => `时钟停在 ${instant}，只有您让时间过去，它才会走。`,
  howBack: '回答任何问题时，输入 < 返回。',
  speaks: (locale) => `写给客户的文字使用${locale}。`,
  cannotBegin: '案例无法开立。',
  notTaken: '此刻行不通。',

  now: '现在',
  waitsFor: (who, step) => `等待${who}：“${step}”`,
  waitsTime: (step) => `等待时间过去：“${step}”`,
  waitsEvent: (step, events) => `“${step}”：等待${events.map((event) => `“${event}”`).join('或')}`,
  waitsService: (service) => `等待服务“${service}”答复`,
  since: (instant) => `${instant} 起`,
  due: (instant) => `期限 ${instant}`,
  until: (instant) => `到 ${instant}`,
  clockRuns: (clock, due, left) => `时钟“${clock}”：最迟 ${due}${left === undefined ? '' : `，还剩 ${left}`}`,
  clockOver: (clock, due, over) => `时钟“${clock}”：应不晚于 ${due}${over === undefined ? '' : `，已超过 ${over}`}`,
  clockPaused: (clock, since) => `时钟“${clock}”：${since} 起暂停`,
  clockUndated: (clock) => `时钟“${clock}”：正在走，没有到期时间`,
  escalation: (name, parts) => `升级“${name}”：${parts.join('，')}`,
  noLevel: '还没有通知任何人',
  level: (level, count) => (count === 1 ? '第 1 级' : `第 ${level}/${count} 级`),
  lastLevel: '最后一级',
  round: (round, count) => `第 ${round}/${count} 轮`,
  alertLeaves: (instant) => `通知将在 ${instant} 发出`,
  nextLevel: (instant) => `下一步 ${instant}`,
  notAccepted: '还没有人接手',
  standsStill: (interrupt) => `正在处理“${interrupt}”，旅程暂停推进。`,
  closed: (end) => `案例已关闭：${end}。`,
  closedOpenable: (end) => `案例已关闭：${end}。仍可重新打开。`,
  sealed: (end) => `案例已最终关闭：${end}。`,

  whatNow: '接下来发生什么？',
  whatNowOver: '接下来做什么？',
  letPass: (instant, after, what) => `让时间过到 ${instant}${after === undefined ? '' : `（${after}后）`}：${what}`,
  timePasses: '让时间过去：一段时间，或到某个时刻…',
  timeQuestion: '过多久，或到什么时候？',
  timeHint: '如 30m、2h、1d、P1M，或 14:00、2026-01-06 14:00',
  badTime: '这既不是时长（如 30m、2h、1d），也不是时刻（如 14:00、2026-01-06 14:00）。',
  past: (now) => `这个时刻已经过去，现在是 ${now}。`,
  nothingHappened: '时间过去了，没有发生任何事。',
  leadsTo: {
    step: (name) => ` → “${name}”`,
    stage: (name) => ` → “${name}”`,
    end: (name) => ` → 关闭：${name}`,
    resume: () => ' → 回到原处',
  },
  more: '其他情况…',
  moreQuestion: '还有什么情况？',
  message: '客户留言…',
  messageQuestion: '客户写了什么？',
  somebodyElse: (sentence) => `${sentence}，但由别人来做…`,
  arrange: (service) => `安排服务“${service}”下一次的答复…`,
  arrangeQuestion: (service) => `服务“${service}”下一次怎样答复？`,
  arranged: { fail: '调用失败', slow: '隔一段时间才答复…' },
  willFail: (service) => `服务“${service}”下一次调用将失败。`,
  howSlow: '要等多久？',
  failInstead: (service) => `改为服务“${service}”调用失败`,

  undo: (line) => `撤销：${line}`,
  undoMore: '撤销更多…',
  undoQuestion: '退回到哪一步之前？',
  undoTo: (line, count) => `${line}${count === 1 ? '' : `（连同之后 ${count - 1} 步）`}`,
  undone: (line) => `已撤销：${line}`,
  undoneAll: (count) => `已撤销最后 ${count} 步`,
  redo: (line) => `重做：${line}`,
  story: '查看到目前为止的经过',
  data: '查看数据和里程碑',
  noData: '案例还没有数据。',
  milestones: '里程碑',
  noMilestones: '还没有达到任何里程碑。',
  dataHeading: '数据',
  save: '保存为旅程…',
  leave: '离开',

  goAhead: '可以了吗？',
  go: (sentence) => `是：${sentence}`,
  field: (label, value) => `${label}：${value}`,
  open: '（未填）',
  leaveOpen: '（不填）',
  doneBy: (who) => `由谁来做：${who}`,
  whoQuestion: '由谁来做？',
  nameQuestion: (role) => `${role}的姓名？`,
  nameHint: '直接回车表示不指定',
  needed: '这一项必须填写。',
  optionalHint: (hint) => `${hint}；直接回车表示不填`,
  emptyHint: (hint) => `${hint}；直接回车表示空文字`,
  yes: '是',
  no: '否',

  nothingToSave: '还没有发生任何事，没有可保存的内容。',
  titleQuestion: '这条旅程说明什么？',
  titleHint: '用一句话作为标题',
  titleNeeded: '旅程需要标题，别人才知道它说明什么。',
  fileQuestion: '保存到哪个文件？',
  fileHint: (exists) => (exists ? '文件已存在：旅程会加在后面，原有内容不变' : '新文件'),
  notJourneyFile: '旅程文件名要以 .journey.yaml 结尾。',
  nameOfJourney: '旅程的名称？',
  nameOfJourneyHint: '文字和数字，用连字符连接',
  badName: '名称以文字开头，由文字和数字组成，用连字符连接，例如 两次驳回、refused-twice。',
  nameTaken: (name) => `这个文件里已经有名为“${name}”的旅程。`,
  hasErrors: (path) => `“${path}”有错误，没有加入任何内容。请先改正，或换一个文件。`,
  otherBlueprint: (path, written) => `“${path}”对应的蓝图是“${written}”，请换一个文件。`,
  otherStart: (path, theirs, ours) => `“${path}”里的旅程从 ${theirs} 开始，而这一条从 ${ours} 开始，请换一个文件。`,
  notUtf8: (path) => `“${path}”不是 UTF-8 编码，没有加入任何内容，请换一个文件。`,
  notOurs: (path) => `无法在不改动原有内容的情况下加入“${path}”，请换一个文件。`,
  saved: (path, name, isNew) => (isNew ? `已写入：${path}，旅程“${name}”` : `已加入 ${path}：“${name}”`),
  runIt: (command) => `再走一遍：${command}`,

  unsaved: (count) => `没有保存：${count} 步。`,
  leaveQuestion: (count) => `有 ${count} 步没有保存，要离开吗？`,
  saveFirst: '保存为旅程，然后离开',
  leaveAnyway: '不保存，直接离开',
  goOn: '继续演练',
  ended: '输入已结束。',
  goodbye: '再见。',

  nobodyToAsk: '“throughline play”要问接下来发生什么，这里却无人可问。',
  badStart: (value) => `--start 要写时刻，“${value}”不是。`,
  badStartHint: '请这样写：2026-01-05T09:00+08:00；或按蓝图所在时区写 "2026-01-05 09:00"。',
  startAndResume: '录制好的旅程有自己的开始时间：--start 和 --resume 只能写一个。',
  whichJourney: (path) => `要接着走“${path}”里的哪一条旅程？请写 --resume ${path}#名称。`,
  stopped: (name) => `旅程“${name}”没有走到最后一行，无法接着走。`,
};

/** The words of `throughline play` in each language. */
export const playWords: Readonly<Record<Language, PlayWords>> = { en, 'zh-CN': zh };
