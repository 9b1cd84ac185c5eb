import type { Directory, Missed, Wanted } from '../../src/index.ts';

/**
 * A desk that answers complaints: one promise with a ladder of three levels, a call at night that goes round until somebody
 * accepts, and a ladder of its own when the customer is angry.
 */
export const ALERTING_DESK = `
throughline: 1
id: complaint-desk
version: "1.0.0"
locales: [en, zh-CN]
zone: Asia/Shanghai
calendars:
  office: { zone: Asia/Shanghai, open: { mon-fri: ['09:00-18:00'] }, days: cn }
roles:
  agent: { title: { en: Agent, zh-CN: 客服 }, deputy: senior }
  senior: { title: { en: Senior agent, zh-CN: 资深客服 }, deputy: head }
  head: { title: { en: Head of the centre, zh-CN: 中心主任 } }
  guard: { title: { en: Night guard, zh-CN: 夜班 } }
data:
  matter: { type: text, title: { en: Matter, zh-CN: 事由 } }
  amount: { type: integer, title: { en: Amount, zh-CN: 金额 }, default: 100 }
  score: { type: integer, min: 1, max: 5, title: { en: Score, zh-CN: 评分 }, default: 5 }
events:
  storms: { title: { en: The customer storms, zh-CN: 客户发火 } }
  calms: { title: { en: The customer calms down, zh-CN: 客户消气 } }
  rates: { title: { en: The customer rates, zh-CN: 客户评分 }, carries: { stars: integer } }
slas:
  answer:
    title: { en: Formal answer, zh-CN: 正式答复 }
    start: step.receive.answered
    stop: formal-reply
    target: 10h
    pause: waiting-customer
escalations:
  late-answer:
    title: { en: Late answer, zh-CN: 答复延误 }
    sla: answer
    hours: office
    levels:
      - { at: 80%, notify: agent }
      - { at: breach, notify: [senior, customer], reassign: head }
      - { after: 30m, notify: { manager-of: agent }, phone: head, repeat: { every: 1h, times: 3 } }
  storm:
    title: { en: A storm, zh-CN: 客户发火 }
    on: customer.storms
    until: accepted
    levels:
      - { phone: { on-call: night-watch } }
      - { after: 10m, when: amount > 1000, phone: senior }
      - { after: 10m, phone: senior }
    rounds: { times: 3, gap: 10m }
    finally: { phone: head }
  unhappy:
    title: { en: Unhappy, zh-CN: 不满意 }
    when: score <= 2
    until: customer.calms
    levels:
      - { after: 1h, notify: senior }
      - { after: 1h, notify: { deputy-of: agent } }
messages: { reply: { en: This is our answer., zh-CN: 这是我们的答复。 } }
stages:
  intake:
    kind: intake
    steps:
      receive: { ask: [matter, amount?], title: { en: Report the matter, zh-CN: 反映情况 } }
  work:
    kind: resolution
    on: { customer.rates: { set: { score: '=event.stars' } } }
    steps:
      look: { do: { en: Look into it, zh-CN: 调查 }, by: agent, within: 3d, outcomes: { done: answer, unclear: next, timed-out: given-up } }
      details: { ask: [matter], title: { en: More details, zh-CN: 补充详情 }, next: look }
    alternatives:
      answer: { say: reply, reach: formal-reply, next: answered }
omits: { confirmation: The report is enough, follow-up: The answer is the follow-up }
ends:
  answered: { outcome: solved, reach: resolved, title: { en: Answered, zh-CN: 已答复 } }
  given-up: { outcome: no-answer, title: { en: Given up, zh-CN: 放弃 } }
reopen: { within: 7d, to: look }
`;

/** Somebody on the list: roles, a name, and until when they are away or off duty. */
export interface Listed {
  readonly name?: string;
  readonly roles: readonly string[];
  readonly missing?: Omit<Missed, 'person'>;
}

/** A list of people in a few words; nobody stands in for anybody but the one who is named for a role. */
export function listOf(
  people: Readonly<Record<string, Listed>>,
  { managers = {}, deputies = {}, onCall = {} }: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): Directory {
  const missing = (person: string): Missed | undefined => {
    const { missing: why } = people[person] ?? {};
    return why === undefined ? undefined : { person, ...why };
  };
  const holders = (role: string): string[] =>
    Object.entries(people).flatMap(([id, { roles }]) => (roles.includes(role) ? [id] : []));
  const one = (person: string | undefined, why: 'no-manager' | 'no-deputy' | 'nobody-on-call') =>
    person === undefined ? { why } : { people: [{ person, role: people[person]?.roles[0] }] };
  return {
    missing,
    nameOf: (person) => people[person]?.name,
    find({ kind, name }: Wanted) {
      if (kind === 'on-call') return one(onCall[name], 'nobody-on-call');
      if (kind === 'manager-of') return one(managers[name], 'no-manager');
      if (kind === 'deputy-of') return one(deputies[name], 'no-deputy');
      const all = holders(name);
      if (all.length === 0) return { why: 'nobody-holds' };
      const there = all.filter((id) => missing(id) === undefined);
      if (there.length > 0) return { people: there.map((person) => ({ role: name, person })) };
      const missed = all.flatMap((id) => missing(id) ?? []);
      const deputy = deputies[name];
      if (deputy !== undefined)
        return { people: [{ role: people[deputy]?.roles[0], person: deputy, instead: missed }] };
      const late = all.filter((id) => missing(id)?.why === 'off-duty');
      if (late.length > 0) return { people: late.map((person) => ({ role: name, person, offDuty: true as const })) };
      return { why: 'all-away', missed };
    },
  };
}
