import type { StageKind } from '../blueprint/stage.ts';

/**
 * Words by which people call what belongs to a kind of stage, in both languages. A kind further down wins: "confirm that
 * it is solved" belongs to following up, not to confirming.
 */
const WORDS: readonly (readonly [StageKind, RegExp])[] = [
  [
    'intake',
    /\b(?:intake|receive[ds]?|receipt of|register(?:ed|s)?|log(?:ged)? (?:the |a )?(?:call|case|request|complaint|ticket|fault)|take (?:the )?(?:order|call|details)|record (?:the )?(?:complaint|request|call|fault)|submit|request received)\b|受理|登记|接收|接单|接听|来电|报修|报案|提交申请|收到|录入/iu,
  ],
  [
    'plan',
    /\b(?:plan|schedule|dispatch|assign|triage|allocate|make (?:an )?appointment|prioriti[sz]e)\b|计划|安排|派单|分派|派工|排期|预约|分级|分配/iu,
  ],
  [
    'confirmation',
    /\b(?:confirm|verify|validate|clarify|read back|check (?:the )?(?:details|request|data|identity|order|warranty))\b|确认|核实|核对|复述|验证|审核资料|澄清/iu,
  ],
  [
    'execution',
    /\b(?:process|execute|perform|repair|fix|install|prepare|produce|pack|ship|deliver|investigate|diagnose|inspect|carry out|work on)\b|处理|执行|办理|维修|修理|安装|配送|发货|打包|制作|调查|诊断|检测|上门/iu,
  ],
  [
    'resolution',
    /\b(?:resolve|resolution|solve|settle|reply|answer|refund|compensate|pay out|reject|decide|send (?:the )?(?:reply|answer|decision|invoice))\b|解决|答复|回复|赔付|赔偿|退款|理赔|结案|反馈结果/iu,
  ],
  [
    'follow-up',
    /\b(?:follow[ -]?up|call back|survey|satisfaction|feedback|aftercare|confirm (?:that )?(?:it is |the )?sol(?:ved|ution))\b|回访|满意度|跟踪|跟进|评价|售后关怀/iu,
  ],
  [
    'improve',
    /\b(?:improve|improvement|lessons learned|retrospective|root cause|corrective action)\b|改进|改善|复盘|整改|根因|优化/iu,
  ],
];

/** Names that are a stage's own, and nothing else. */
const NAMES: readonly (readonly [StageKind, RegExp])[] = [
  ['intake', /^(?:intake|reception|registration|(?:客户)?(?:受理|登记|接收|受理与登记|接收与分级|受理登记))$/iu],
  ['confirmation', /^(?:confirmation|verification|validation|确认|核实|需求确认|核实确认|确认需求)$/iu],
  ['plan', /^(?:plan|planning|scheduling|计划|派单|安排|方案|方案制定)$/iu],
  ['execution', /^(?:execution|processing|fulfil+ment|执行|处理|办理|实施|维修)$/iu],
  ['resolution', /^(?:resolution|closing|closure|解决|答复|解决与答复|结案|办结)$/iu],
  ['follow-up', /^(?:follow[ -]?up|aftercare|回访|跟踪|跟进|回访与跟踪)$/iu],
  ['improve', /^(?:improve|improvement|改进|改善|复盘|持续改进)$/iu],
];

/** The kind of stage to which work of this name belongs, as far as its words tell. */
export function kindOfWork(name: string): StageKind | undefined {
  return WORDS.findLast(([, words]) => words.test(name))?.[0];
}

/** The kind of stage that a group, lane or sub-process of this name is; `Intake`, `受理阶段`. */
export function kindOfStage(name: string): StageKind | undefined {
  const bare = name
    .trim()
    .replace(/^(?:stage|phase)\s*\d*\s*[:：.-]?\s*/iu, '')
    .replace(/^(?:第?[一二三四五六七八九十\d]+[、.．)）:：]?\s*(?:阶段)?[:：]?\s*)/u, '')
    .replace(/\s*(?:stage|phase)$|(?:阶段|环节)$/iu, '')
    .trim();
  return NAMES.find(([, words]) => words.test(bare))?.[0];
}

/** True for a name that says that it is a stage, whatever its kind. */
export function saysStage(name: string): boolean {
  return /(?:\bstage\b|\bphase\b|阶段|环节)/iu.test(name);
}
