import type { ExistsWords } from './deliver.ts';
import type { ImportRemarks } from '../read/process-import.ts';
import type { LeftKind } from '../read/process-left.ts';
import type { Hindrance } from '../read/process-routes.ts';
import type { Language } from '../text/catalogue/entry.ts';

/** What `throughline import` says. */
export interface ImportWords extends ExistsWords {
  readonly help: {
    readonly summary: string;
    readonly about: string;
    readonly model: string;
    readonly file: string;
    readonly out: string;
    readonly force: string;
  };
  /** Comments in the blueprint. */
  readonly remarks: ImportRemarks;
  readonly notImported: (path: string) => string;
  readonly hindered: (path: string) => string;
  readonly hinderedHint: (path: string) => string;
  readonly hindrances: Readonly<Record<Hindrance, string>>;
  readonly stays: (path: string, count: number) => string;
  readonly left: Readonly<Record<LeftKind, string>>;
  readonly next: (path: string) => string;
}

export const importWords: Readonly<Record<Language, ImportWords>> = {
  en: {
    help: {
      summary: 'write a BPMN process as a blueprint in YAML',
      about:
        'Writes a BPMN process as a blueprint in YAML that means the same, and names all that stays in the .bpmn file. A process whose flow YAML cannot say is not written: check, compile and run take the .bpmn file itself.',
      model: 'model.bpmn',
      file: 'the BPMN file',
      out: 'write to this file instead of printing',
      force: 'overwrite the file that is there',
    },
    remarks: {
      from: (file) => `Imported from ${file}.`,
      stages: 'Proposed from the names in the process: move steps where they belong.',
      field: 'Proposed: a condition reads it, and nothing in the process declares it.',
      inputs: 'A case brings these along: nothing in the process finds them out.',
      outcome: 'Proposed from the name of the end.',
      staff: 'Proposed: the process does not say who does the work.',
      byHand: 'Proposed: the process does not say what happens when the service fails.',
    },
    exists: (path) => `There is already a file ${path}.`,
    existsHint: 'Give another name with -o, or add --force to overwrite it.',
    notImported: (path) => `Nothing was written: ${path} has errors.`,
    hindered: (path) => `Nothing was written: YAML cannot say the flow of ${path} as it is drawn.`,
    hinderedHint: (path) => `Redraw these places, or keep the file as it is: throughline check ${path}`,
    hindrances: {
      processes: 'a second process that runs beside the first',
      starts: 'it has no beginning, or several',
      start: 'an event that begins it while the case is under way',
      loop: 'it runs several times by a loop marker; draw the loop with a gateway instead',
      scope: 'a transaction, an ad-hoc sub-process or compensation',
      'event-sub-process': 'an event sub-process',
      boundary: 'an event on its border that has no twin in YAML',
      'non-interrupting': 'it does not interrupt: the work and what follows the event go on side by side',
      'several-boundaries': 'several events of the same sort on one border',
      timer: 'a time that is no plain length such as PT4H',
      condition: 'it waits for a condition',
      'several-events': 'an event of several kinds at once, or none that can be waited for here',
      throw: 'it throws a signal, an escalation or an error inside the case',
      end: 'an end that throws something, or ends only part of the case',
      inclusive: 'an inclusive gateway: any number of its ways at once',
      complex: 'a complex gateway',
      'no-block': 'parallel ways that do not meet again in one gateway of their own',
      'end-in-branch': 'an end inside one of several parallel ways',
      split: 'several flows leave it at once, without a gateway',
      'one-message':
        'another node may wait for the same message at the same time, and only one of them gets it; give each a message of its own',
      'no-default': 'none of its conditions may hold; draw a default flow',
      failure: 'nothing says what happens when the service fails; draw an error event on its border',
      call: 'it calls a process that is called elsewhere too, or calls itself',
      'empty-loop': 'a loop in which nothing ever happens',
      message: 'a message between two processes of the file',
      missing: 'no flow leads to it',
      data: 'it reads a field that nothing before it sets on every way',
      size: 'more than 2,500 elements',
    },
    stays: (path, count) => `${count === 1 ? 'One thing stays' : `${count} things stay`} in ${path}:`,
    left: {
      diagram: 'the drawing: shapes with their positions',
      pool: 'pool',
      'message-flow': 'message flow',
      annotation: 'annotation',
      data: 'data object or store',
      group: 'group',
      name: 'name',
      documentation: 'documentation',
      extension: 'extension',
      renamed: 'spelling of the field',
    },
    next: (path) => `Now: throughline check ${path}`,
  },
  'zh-CN': {
    help: {
      summary: '把 BPMN 流程写成 YAML 蓝图',
      about:
        '把 BPMN 流程写成含义相同的 YAML 蓝图，并逐一说明哪些内容仍留在 .bpmn 文件里。YAML 无法表达的流程不会写出：check、compile 和 run 可以直接使用 .bpmn 文件。',
      model: '模型.bpmn',
      file: 'BPMN 文件',
      out: '写入这个文件，不在终端显示',
      force: '覆盖已有的文件',
    },
    remarks: {
      from: (file) => `由 ${file} 导入。`,
      stages: '按流程中的名称推定：请把步骤移到合适的阶段。',
      field: '推定：条件用到它，但流程里没有声明。',
      inputs: '案例开始时就要带上：流程里没有哪一步得出它们。',
      outcome: '按结束事件的名称推定。',
      staff: '推定：流程没有写明由谁来做。',
      byHand: '推定：流程没有说明服务失败时怎么办。',
    },
    exists: (path) => `已有文件 ${path}。`,
    existsHint: '请用 -o 换一个文件名，或加上 --force 覆盖它。',
    notImported: (path) => `没有写出任何内容：${path} 有错误。`,
    hindered: (path) => `没有写出任何内容：YAML 无法表达 ${path} 里画出的流程。`,
    hinderedHint: (path) => `请改画下列位置，或保留原文件直接使用：throughline check ${path}`,
    hindrances: {
      processes: '与主流程并行的另一个流程',
      starts: '没有开始，或有多个开始',
      start: '案例进行中才触发的开始事件',
      loop: '用循环标记重复执行；请改用网关画出循环',
      scope: '事务、临时子流程或补偿',
      'event-sub-process': '事件子流程',
      boundary: '边界事件在 YAML 里没有对应的写法',
      'non-interrupting': '不中断：原来的工作与事件之后的流程并行',
      'several-boundaries': '同一边界上有多个同类事件',
      timer: '不是 PT4H 这样的固定时长',
      condition: '等待某个条件成立',
      'several-events': '同时等待多种事件，或这里无法等待该事件',
      throw: '在案例内部抛出信号、升级或错误',
      end: '结束时抛出事件，或只结束一部分',
      inclusive: '包容网关：可同时走任意几条路',
      complex: '复杂网关',
      'no-block': '并行的几条路没有汇合到自己的同一个网关',
      'end-in-branch': '并行的某条路上有结束事件',
      split: '没有网关就同时分出几条路',
      'one-message': '另一个节点可能同时等待同一条消息，而消息只会到达其中一个；请给它们各自的消息',
      'no-default': '可能所有条件都不成立；请画出默认流',
      failure: '没有说明服务失败时怎么办；请在边界上画错误事件',
      call: '它调用的流程也在别处被调用，或调用了自己',
      'empty-loop': '循环里什么都不发生',
      message: '文件内两个流程之间的消息',
      missing: '没有任何路通向它',
      data: '它读取的字段并非每条路上都已设置',
      size: '元素超过 2,500 个',
    },
    stays: (path, count) => `以下 ${count} 项仍留在 ${path} 里：`,
    left: {
      diagram: '图形：各元素的位置',
      pool: '泳池',
      'message-flow': '消息流',
      annotation: '注释',
      data: '数据对象或数据存储',
      group: '组',
      name: '名称',
      documentation: '文档说明',
      extension: '扩展',
      renamed: '字段名的写法',
    },
    next: (path) => `接下来：throughline check ${path}`,
  },
};
