import { han } from '../../text/han.ts';
import type { Language } from '../../text/catalogue/entry.ts';

/** What the commands on the file of cases say: serve, audit, backup, restore. */
export interface ServeWords {
  readonly serve: {
    readonly summary: string;
    readonly about: string;
    readonly people: string;
    readonly effects: string;
    readonly log: string;
  };
  readonly audit: {
    readonly summary: string;
    readonly about: string;
    readonly head: string;
    readonly headName: string;
  };
  readonly backup: {
    readonly summary: string;
    readonly about: string;
    readonly target: string;
    readonly targetName: string;
  };
  readonly restore: {
    readonly summary: string;
    readonly about: string;
    readonly backup: string;
    readonly backupName: string;
  };
  readonly noSuchEffects: (name: string) => string;
  readonly effectsLike: string;
  readonly noSecret: (variable: string) => string;
  readonly secretLike: (variable: string) => string;
  readonly badUrl: (url: string, why: string) => string;
  readonly notPeople: (file: string) => string;
  readonly serving: (file: string) => string;
  readonly runs: (blueprint: string, cases: number) => string;
  readonly runsNothing: string;
  readonly effectsBy: (names: readonly string[]) => string;
  readonly callsWait: string;
  readonly waiting: string;
  readonly draining: string;
  readonly stopped: string;
  readonly auditing: (done: number, of: number) => string;
  readonly whole: (entries: number, erased: number) => string;
  readonly head: (hash: string) => string;
  readonly keepHead: string;
  readonly broken: (entry: number, of: string, problem: 'altered' | 'missing' | 'value' | 'lost') => string;
  readonly ofCase: (caseId: string, seq: number | undefined) => string;
  readonly ofStore: string;
  readonly brokenHint: string;
  readonly badHead: (text: string) => string;
  readonly headLike: string;
  readonly backedUp: (file: string, target: string) => string;
  readonly restored: (file: string, entries: number) => string;
  readonly sentAgain: string;
  readonly backupLike: string;
  readonly realTime: (caseId: string) => string;
  readonly otherFile: string;
  readonly interrupted: (events: number, of: number, command: string) => string;
  readonly needsCase: string;
  readonly needsOneJourney: string;
  readonly runDb: string;
  readonly runCase: string;
}

export const serveWords: Readonly<Record<Language, ServeWords>> = {
  en: {
    serve: {
      summary: 'fire timers and carry effects out until stopped',
      about:
        'Works on the cases in a file until it is stopped: timers fire, and messages, questions, alerts and calls leave. Ctrl-C lets what is under way end; a second one ends at once. Of several processes on one file one works, and another takes over when it dies.',
      people: 'who works here, as a *.people.yaml; read anew when it changes',
      effects:
        'who carries effects out: console, file:PATH or http:URL (signed with the secret in THROUGHLINE_WEBHOOK_SECRET); may be given several times (default: console)',
      log: 'json or text, on stderr (default: json)',
    },
    audit: {
      summary: 'check that nothing in the journal was altered',
      about:
        'Works through the whole journal of a file and names the first entry that is not what was written. Prints the head hash: kept elsewhere, it proves later that nothing before it was altered.',
      head: 'the head hash of an earlier audit: the journal must still have it',
      headName: 'hash',
    },
    backup: {
      summary: 'copy the file of cases while others work on it',
      about: 'Copies the cases in a file as they are at one instant, while others go on writing.',
      target: 'the new file',
      targetName: 'target',
    },
    restore: {
      summary: 'make a file of cases from a backup',
      about:
        'Makes a file of cases from a backup, once the whole backup has proved to be what was written. Effects that left since leave once more, under the same ids.',
      backup: 'the backup',
      backupName: 'backup',
    },
    noSuchEffects: (name) => `Nothing carries effects out that is called "${name}".`,
    effectsLike: 'Write console, file:PATH, or http:URL such as http:https://desk.example.com/effects',
    noSecret: (variable) => `What is posted is signed, and the environment has no ${variable}.`,
    secretLike: (variable) => `Set ${variable} to a secret such as whsec_… before the start.`,
    badUrl: (url, why) => `Effects cannot be posted to "${url}": ${why}`,
    notPeople: (file) => `"${file}" has errors or does not hold people.`,
    serving: (file) => `Serving ${file}. Ctrl-C ends.`,
    runs: (blueprint, cases) => `${blueprint}: ${cases} ${cases === 1 ? 'case' : 'cases'} that can still move`,
    runsNothing: 'no case that can still move',
    effectsBy: (names) => `Effects: ${names.join(', ')}`,
    callsWait: 'Calls of services wait: nothing answers them. Name --effects http:URL.',
    waiting: 'Another process serves this file. This one takes over when that one ends.',
    draining: 'Ending: what is under way is finished first. Ctrl-C again ends at once.',
    stopped: 'Stopped.',
    auditing: (done, of) => `Auditing ${done} of ${of}`,
    whole: (entries, erased) =>
      `${entries} ${entries === 1 ? 'entry' : 'entries'}, all as ${entries === 1 ? 'it was' : 'they were'} written${erased === 0 ? '' : `; personal values erased in ${erased}`}.`,
    head: (hash) => `Head  ${hash}`,
    keepHead: 'Keep it elsewhere: throughline audit --head … proves later that nothing before it was altered.',
    broken: (entry, of, problem) =>
      `Entry ${entry} (${of}) ${{ altered: 'is not what was written', missing: 'is missing', value: 'has a personal value beside it that is not what was written', lost: 'has lost a personal value that was not erased' }[problem]}.`,
    ofCase: (caseId, seq) => `case ${caseId}${seq === undefined ? '' : `, number ${seq}`}`,
    ofStore: 'of the file itself',
    brokenHint: 'Everything before it is whole. Compare with a backup made before it was altered.',
    badHead: (text) => `"${text}" is no head hash.`,
    headLike: 'It has 64 hexadecimal digits, as throughline audit prints it.',
    backedUp: (file, target) => `Copied ${file} to ${target}.`,
    restored: (file, entries) =>
      `Restored ${file}: ${entries === 1 ? '1 entry, as it was' : `${entries} entries, all as they were`} written.`,
    sentAgain: 'Effects that left after the backup was made will leave once more, under the same ids.',
    backupLike: 'Name a file that throughline backup has written.',
    realTime: (caseId) =>
      `The case "${caseId}" of this file lives in real time, and a journey is played in virtual time.`,
    otherFile: 'Name another file with --db: a new one is made.',
    interrupted: (events, of, command) => `Stopped after ${events} of ${of} events. To go on: ${command}`,
    needsCase: '--db and --case belong together: the file, and the number of the case in it.',
    needsOneJourney: 'A kept case is played by one journey.',
    runDb: 'keep the case in this file; stopped and run again, it goes on with the same story',
    runCase: 'the number of the case in that file',
  },
  'zh-CN': {
    serve: {
      summary: '触发定时器、执行对外动作，直到停止',
      about:
        '持续处理文件里的案例，直到停止：触发定时器，发出消息、询问、通知和调用。按 Ctrl-C 会等正在进行的事项完成，再按一次立即结束。同一文件上有多个进程时只有一个工作，它结束后由另一个接替。',
      people: '人员文件（*.people.yaml），有变化时重新读取',
      effects:
        '由谁执行对外动作：console、file:路径 或 http:网址（用环境变量 THROUGHLINE_WEBHOOK_SECRET 里的密钥签名）；可以写多次（默认 console）',
      log: 'json 或 text，写到 stderr（默认 json）',
    },
    audit: {
      summary: '检查日志有没有被改动',
      about:
        '检查文件里的全部日志，指出第一条与当初写入不符的记录，并显示末端哈希。把它存放在别处，日后可以证明在它之前没有任何改动。',
      head: '先前审计得到的末端哈希，日志中必须仍有它',
      headName: '哈希',
    },
    backup: {
      summary: '在他人使用时备份案例文件',
      about: '把文件里的案例照某一时刻的样子复制一份，期间他人可以继续写入。',
      target: '新文件',
      targetName: '目标',
    },
    restore: {
      summary: '从备份恢复案例文件',
      about: '确认整个备份与当初写入一致后，由它恢复成案例文件。备份之后发出的对外动作会用同一编号再发一次。',
      backup: '备份文件',
      backupName: '备份',
    },
    noSuchEffects: (name) => `没有名为“${name}”的执行方式。`,
    effectsLike: '请写 console、file:路径，或 http:网址，例如 http:https://desk.example.com/effects',
    noSecret: (variable) => han`发送的内容需要签名，而环境变量 ${variable} 没有设置。`,
    secretLike: (variable) => han`请先把 ${variable} 设为密钥，例如 whsec_…`,
    badUrl: (url, why) => `不能把对外动作发送到“${url}”：${why}`,
    notPeople: (file) => `“${file}”有错误，或不是人员文件。`,
    serving: (file) => han`正在处理 ${file}，按 Ctrl-C 结束。`,
    runs: (blueprint, cases) => `${blueprint}：${cases} 个案例仍可推进`,
    runsNothing: '没有仍可推进的案例',
    effectsBy: (names) => `对外动作：${names.join('、')}`,
    callsWait: '服务调用在等待：没有人应答。请写明 --effects http:网址。',
    waiting: '另一个进程正在处理这个文件，它结束后由本进程接替。',
    draining: '正在结束：先完成正在进行的事项。再按一次 Ctrl-C 立即结束。',
    stopped: '已停止。',
    auditing: (done, of) => han`已检查 ${String(done)} / ${String(of)}`,
    whole: (entries, erased) =>
      `共 ${entries} 条记录，均与当初写入一致${erased === 0 ? '' : `；其中 ${erased} 条的个人信息已抹去`}。`,
    head: (hash) => `末端  ${hash}`,
    keepHead: '请存放在别处：日后用 throughline audit --head … 可以证明在它之前没有任何改动。',
    broken: (entry, of, problem) =>
      `第 ${entry} 条记录（${of}）${{ altered: '与当初写入不符', missing: '缺失', value: '旁边的个人信息与当初写入不符', lost: '的个人信息未经抹去就丢失了' }[problem]}。`,
    ofCase: (caseId, seq) => han`案例 ${caseId}${seq === undefined ? '' : `，序号 ${seq}`}`,
    ofStore: '文件本身',
    brokenHint: '在它之前的记录都完好。请与改动之前的备份比较。',
    badHead: (text) => `“${text}”不是末端哈希。`,
    headLike: '它是 64 位十六进制数字，由 throughline audit 显示。',
    backedUp: (file, target) => han`已将 ${file} 复制到 ${target}。`,
    restored: (file, entries) => han`已恢复 ${file}：${String(entries)} 条记录，均与当初写入一致。`,
    sentAgain: '备份之后发出的对外动作会用同一编号再发一次。',
    backupLike: '请写由 throughline backup 写出的文件。',
    realTime: (caseId) => `这个文件里的案例“${caseId}”按真实时间运行，而旅程在虚拟时间里进行。`,
    otherFile: '请用 --db 指定另一个文件，没有时会新建。',
    interrupted: (events, of, command) => `已停止，完成 ${events} / ${of} 个事件。继续请运行：${command}`,
    needsCase: '--db 和 --case 要一起写：文件，以及案例在其中的编号。',
    needsOneJourney: '保存的案例只能由一条旅程来走。',
    runDb: '把案例保存在这个文件里；停止后再次运行会接着讲同一个故事',
    runCase: '案例在该文件里的编号',
  },
};
