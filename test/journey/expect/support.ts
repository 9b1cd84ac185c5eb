import type { CompiledBlueprint } from '../../../src/compile/compile.ts';
import { judge } from '../../../src/journey/expect/judge.ts';
import type { ConditionSeen, Expectation, Situation } from '../../../src/journey/expectation.ts';
import { compiled, play } from '../support.ts';

/** A repair shop with everything that can be expected of a case in it. */
export const SHOP = `
throughline: 1
id: repairs
version: "1.0.0"
locales: [en, zh-CN]
zone: Asia/Shanghai
roles:
  agent: { title: { en: Agent, zh-CN: 客服 }, deputy: team-lead }
  engineer: { title: { en: Engineer, zh-CN: 工程师 }, deputy: team-lead }
  team-lead: { title: { en: Team lead, zh-CN: 组长 }, deputy: head }
  head: { title: { en: Head, zh-CN: 主管 } }
data:
  what: { type: text }
  severity: { type: integer, min: 1, max: 5 }
  price: { type: money }
  promised: { type: datetime }
services: { ship: { in: { part: text }, out: { price: money } } }
events: { calls: { title: { en: Calls again, zh-CN: 再次来电 } } }
messages:
  thanks: { en: "Thank you: {what}.", zh-CN: "谢谢：{what}。" }
  goodbye: { en: Good bye., zh-CN: 再见。 }
milestones: { looked-at: {} }
slas:
  answered: { start: case.opened, stop: looked-at, target: 4h, pause: waiting-customer }
  mended: { start: looked-at, stop: resolved, target: 6h }
escalations:
  unanswered:
    sla: mended
    until: accepted
    levels: [{ at: breach, notify: team-lead }, { after: 2h, when: severity > 3, notify: head }]
stages:
  intake:
    kind: intake
    steps:
      report: { ask: [what, severity], within: 1d, outcomes: { no-answer: lost } }
      thank: { say: thanks }
  resolution:
    kind: resolution
    steps:
      look: { do: Have a look, by: agent, reach: looked-at }
      urgent: { choose: [{ when: severity > 3, to: both }, { else: repair }] }
    alternatives:
      both:
        parallel:
          branches:
            order: { steps: { order-part: { call: { service: ship, with: { part: =what }, into: { price: price } } } } }
            open: { steps: { open-up: { do: Open it up, by: engineer } } }
        next: repair
      repair: { do: Repair, by: engineer, within: 2d, outcomes: { fixed: bye, lost: lost, timed-out: lost } }
      bye: { say: goodbye, next: done }
interrupts: { calls: { on: customer.calls, steps: { calm: { do: Calm down, by: agent } } } }
ends:
  done: { outcome: solved, reach: resolved }
  lost: { outcome: withdrawn }
omits: { confirmation: Not needed here, follow-up: Not needed here }
`;

export const shop: CompiledBlueprint = compiled(SHOP);

export const REPORT = '- { by: customer, step: report, with: { what: lamp, severity: 2 } }\n';
export const URGENT = '- { by: customer, step: report, with: { what: lamp, severity: 5 } }\n';
export const LOOK = '- { by: agent, step: look }\n';
export const FIXED = '- { by: engineer, step: repair, outcome: fixed }\n';

/** The case after some lines of a journey that begins at 9 o'clock on Monday 5 January 2026. */
export function after(
  lines: string,
  { blueprint = shop, conditions = [] }: { blueprint?: CompiledBlueprint; conditions?: readonly ConditionSeen[] } = {},
): Situation {
  const { end, view, entries, refusals } = play(blueprint, lines === '' ? '- wait: 1s' : lines);
  return { compiled: blueprint, now: end, view, entries, refusal: refusals[0], conditions: () => conditions };
}

/** Which of several expectations hold. */
export function holding(situation: Situation, ...expectations: readonly Expectation[]): boolean[] {
  return expectations.map((expectation) => judge(situation, expectation).holds);
}

/** The condition of an expression of the blueprint, as it was looked at at 9 o'clock. */
export function seen(text: string, holds: boolean, values: Readonly<Record<string, unknown>>): ConditionSeen[] {
  const { plan } = shop;
  const ways = [...plan.steps.values()].flatMap(({ ways: own }) => [...own.values()].map(({ way }) => way.when));
  const levels = (plan.ladders?.all ?? []).flatMap(({ levels: all }) => all.map(({ level }) => level.when));
  const written = [...ways, ...levels].filter((when) => when?.text === text);
  const at = Date.parse('2026-01-05T09:00+08:00');
  return written.flatMap((when) => (when === undefined ? [] : [{ path: when.path, text, holds, at, values }]));
}
