import { virtualClock, type CaseStore, type VirtualClock } from '../../../src/index.ts';
import { call, type Called } from '../support.ts';

/** Monday 5 January 2026, nine o'clock in Shanghai. */
export const START = Date.parse('2026-01-05T09:00+08:00');

/** Somebody asks for a sum and leaves a number; an agent decides, unless the sum fits no rule. */
export const REFUND = `throughline: 1
id: refund
version: "1.0.0"
locales: [en, zh-CN]
zone: Asia/Shanghai
title: { en: Refund, zh-CN: 退款 }
roles:
  agent: { title: { en: Agent, zh-CN: 客服 } }
data:
  phone: { type: phone, personal: true, title: { en: Phone, zh-CN: 电话 } }
  amount: { type: money }
  why: { type: enum, values: { broken: { en: Broken, zh-CN: 坏了 }, late: { en: Late, zh-CN: 太慢 } } }
  size: { type: integer }
  class: { type: enum, values: [small, large] }
slas:
  answer: { title: { en: Answer, zh-CN: 答复 }, start: case.opened, stop: first-response, target: 1d }
decisions:
  grade:
    hit: first
    inputs: [size]
    outputs: [class]
    rules:
      - { if: ["< 100"], then: [small] }
      - { if: ["[100..999]"], then: [large] }
omits: { confirmation: Nothing to confirm., follow-up: None. }
stages:
  intake:
    kind: intake
    steps:
      receive: { ask: [phone, amount, why, size] }
  resolution:
    kind: resolution
    steps:
      sort: { decide: grade }
      settle:
        do: { label: { en: Settle it, zh-CN: 处理退款 } }
        by: agent
        reach: first-response
        outcomes: { granted: closed-solved, refused: closed-refused }
ends:
  closed-solved: { outcome: solved, reach: resolved, title: { en: Paid back, zh-CN: 已退款 } }
  closed-refused: { outcome: refused, title: { en: Not paid back, zh-CN: 未退款 } }
`;

/** What the customer says at first. */
export const ANSWER = ['phone=13800138000', 'amount=12.50 CNY', 'why=Broken', 'size=5'] as const;

/** Kept cases in memory, on which commands are called one after another. */
export interface CasesDesk {
  readonly stores: Map<string, CaseStore>;
  readonly clock: VirtualClock;
  /** Calls `throughline …` in English, as words. */
  run(...argv: readonly string[]): Promise<Called>;
}

export function casesDesk({
  files = {},
  typed,
}: { readonly files?: Readonly<Record<string, string>>; readonly typed?: readonly string[] } = {}): CasesDesk {
  const stores = new Map<string, CaseStore>();
  const clock = virtualClock(START);
  const all = { 'refund.blueprint.yaml': REFUND, ...files };
  return { stores, clock, run: (...argv) => call(argv, { files: all, stores, clock, typed }) };
}

/** A desk at which the first case waits for an agent. */
export async function answeredDesk(): Promise<CasesDesk> {
  const desk = casesDesk();
  await desk.run('case', 'open', 'refund.blueprint.yaml');
  await desk.run('case', 'send', 'refund-000001', 'receive', ...ANSWER, '--by', 'customer');
  return desk;
}
