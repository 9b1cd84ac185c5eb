import { entry } from './entry.ts';
import { han } from '../han.ts';

/** What a BPMN file cannot say or show of a blueprint: it stands there for us to read, and other tools pass it by. */
export const bpmnExportCatalogue = {
  TL8100: entry<{ step: string }>({
    rule: 'what-no-case-reaches-is-not-drawn',
    severity: 'warning',
    en: ({ step }) => ({
      message: `No case ever comes to the step "${step}", so it is left out of the diagram.`,
      hint: 'Lead a way to it, or take it out of the blueprint.',
    }),
    'zh-CN': ({ step }) => ({
      message: `没有案例会走到步骤“${step}”，所以图里不画它。`,
      hint: '请让某条路通向它，或从蓝图中删去。',
    }),
  }),
  TL8101: entry<{ what: string }>({
    rule: 'bpmn-hears-an-event-everywhere',
    severity: 'warning',
    en: ({ what }) => ({
      message: `In BPMN "${what}" is heard during the whole process; in which stages it counts stands in an extension of Throughline only.`,
      hint: 'Throughline keeps to it when it reads the file again. In other engines, add a condition.',
    }),
    'zh-CN': ({ what }) => ({
      message: `在 BPMN 里，“${what}”在整个流程中都会被响应；它在哪些阶段有效，只写在 Throughline 的扩展里。`,
      hint: '重新读入时 Throughline 会照此执行。用其他引擎时请加上条件。',
    }),
  }),
  TL8102: entry<{ text: string }>({
    rule: 'bpmn-timers-know-no-working-time',
    severity: 'warning',
    en: ({ text }) => ({
      message: `BPMN timers know no opening hours: "${text}" is written as plain time, and as it is in an extension of Throughline.`,
      hint: 'Throughline counts working time when it reads the file again. Other engines count around the clock.',
    }),
    'zh-CN': ({ text }) => ({
      message: han`BPMN 的定时器不懂工作时间：“${text}”按自然时间写入，原来的写法保留在 Throughline 的扩展里。`,
      hint: '重新读入时 Throughline 仍按工作时间计算；其他引擎会按全天计算。',
    }),
  }),
  TL8103: entry<{ what: string }>({
    rule: 'bpmn-does-not-hold-a-case',
    severity: 'info',
    en: ({ what }) => ({
      message: `After "${what}" a case waits until the steps of the interrupt are done. BPMN has no such pause: in other engines the case goes on meanwhile.`,
      hint: 'It is drawn as an event sub-process that interrupts nothing.',
    }),
    'zh-CN': ({ what }) => ({
      message: `“${what}”发生后，案例会等插入的步骤做完再继续。BPMN 没有这种暂停：其他引擎会同时往下走。`,
      hint: '图中画成不中断的事件子流程。',
    }),
  }),
  TL8104: entry<{ event: string }>({
    rule: 'bpmn-events-have-no-condition',
    severity: 'warning',
    en: ({ event }) => ({
      message: `"${event}" counts only under a condition. BPMN has no place for it; it stands in an extension of Throughline.`,
      hint: 'Other engines take the event always. Throughline keeps to the condition when it reads the file again.',
    }),
    'zh-CN': ({ event }) => ({
      message: `“${event}”只在满足条件时有效。BPMN 没有地方写这个条件，它保留在 Throughline 的扩展里。`,
      hint: '其他引擎总是响应这个事件；重新读入时 Throughline 仍按条件处理。',
    }),
  }),
  TL8105: entry<{ event: string }>({
    rule: 'bpmn-hears-events-at-activities',
    severity: 'warning',
    en: ({ event }) => ({
      message: `"${event}" cannot be drawn here: BPMN puts no event on a gateway or a waiting event. It stands in an extension of Throughline.`,
      hint: 'Put the handler on the step before or after, or on the stage.',
    }),
    'zh-CN': ({ event }) => ({
      message: `这里画不出“${event}”：BPMN 不允许在网关或等待事件上附加事件。它保留在 Throughline 的扩展里。`,
      hint: '可以把它写在前后的步骤上，或写在阶段上。',
    }),
  }),
  TL8106: entry<{ step: string }>({
    rule: 'bpmn-cannot-count-branches',
    severity: 'warning',
    en: ({ step }) => ({
      message: `"${step}" goes on after some of its branches. The condition that counts them is Throughline's own; other engines need a variable for it.`,
      hint: 'With join: all or join: any the diagram says everything.',
    }),
    'zh-CN': ({ step }) => ({
      message: `“${step}”在部分分支完成后就往下走。计数的条件是 Throughline 自己的写法，其他引擎需要另设变量。`,
      hint: '用 join: all 或 join: any 时，图中就能完整表达。',
    }),
  }),
  TL8107: entry<{ step: string }>({
    rule: 'bpmn-does-not-count-votes',
    severity: 'info',
    en: ({ step }) => ({
      message: `"${step}" is drawn as a task for several people. Who votes, and when it is enough, stands in an extension of Throughline.`,
      hint: 'Nothing is lost: Throughline reads it again.',
    }),
    'zh-CN': ({ step }) => ({
      message: `“${step}”画成多人任务。由谁表决、多少票算通过，写在 Throughline 的扩展里。`,
      hint: '没有丢失：Throughline 会重新读入。',
    }),
  }),
  TL8108: entry<Record<never, never>>({
    rule: 'bpmn-does-not-reopen',
    severity: 'info',
    en: () => ({
      message:
        'A BPMN process that has ended cannot come back. Reopening is drawn as a second start; what the case keeps then stands in an extension of Throughline.',
      hint: 'Nothing is lost: Throughline reads it again.',
    }),
    'zh-CN': () => ({
      message: 'BPMN 流程结束后不能再回来。重新打开画成另一个开始事件，其余写在 Throughline 的扩展里。',
      hint: '没有丢失：Throughline 会重新读入。',
    }),
  }),
};
