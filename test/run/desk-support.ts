import type { Actor } from '../../src/index.ts';
import type { Desk } from '../../src/run/host/desk.ts';
import type { CaseHost } from '../../src/run/host/host.ts';
import { compiled } from './host-support.ts';

/**
 * Something is looked into, agreed to by two roles, and answered; the customer may ask in between. Who the customer is, is
 * personal.
 */
export const claimsDesk = compiled(`
throughline: 1
id: claims-desk
version: "1.0.0"
locales: [en]
zone: Asia/Shanghai
roles:
  agent: { title: Agent, deputy: stand-in }
  stand-in: { title: Stand-in }
  head: { title: Head }
  legal: { title: Legal }
data:
  name: { type: text, personal: true, default: "" }
  phone: { type: text, personal: true }
  subject: { type: text }
  note: { type: text, personal: true }
  sum: { type: integer, default: 5 }
  class: { type: enum, values: [small, large] }
services:
  bank: { in: { name: { type: text, personal: true } }, out: { sum: integer } }
events:
  asks: { title: Asks a question, carries: { note: { type: text, personal: true } } }
decisions:
  weigh:
    hit: first
    inputs: [sum]
    outputs: [class]
    rules:
      - { if: ["< 100"], then: [small] }
      - { if: ["[100..999]"], then: [large] }
messages:
  answer: { en: "Dear {name}, you are right." }
omits: { confirmation: Nothing to confirm }
stages:
  work:
    kind: resolution
    steps:
      look: { do: { label: Look into it, form: [sum?] }, by: agent, within: 2d, outcomes: { again: look, done: next, timed-out: hurry } }
      weigh: { decide: weigh }
      agree:
        approve: { label: Agree, votes: { all: [head, legal] } }
        outcomes: { rejected: look, disputed: look }
      tell: { say: answer, reach: resolved }
      rest: { do: File it, by: agent }
    alternatives:
      hurry: { do: Look into it today, by: agent, next: agree }
interrupts:
  question: { on: customer.asks, steps: { reply: { do: Answer the question, by: head } } }
ends: { solved: { outcome: solved } }
reopen: { within: P7D, to: look, from: [solved] }
`);

export const customer = { role: 'customer', person: 'Chen Wei' } as const;
export const li = { role: 'agent', person: 'Li' } as const;
export const wang = { role: 'agent', person: 'Wang' } as const;
export const deputy = { role: 'stand-in', person: 'Zhou' } as const;
export const head = { role: 'head', person: 'Zhao' } as const;
export const legal = { role: 'legal', person: 'Sun' } as const;

/** Opens a case of the claims desk at which `look` waits. */
export async function openClaim(host: CaseHost, caseId = 'C-1'): Promise<void> {
  const data = { name: 'Chen Wei', phone: '13812345678', subject: 'a bill' };
  await host.as(customer).start(caseId, { blueprint: 'claims-desk', requestId: `open-${caseId}`, input: { data } });
}

/** Who has what waits at a case: `look (agent) Li`. */
export async function owners(host: CaseHost, caseId = 'C-1'): Promise<string[]> {
  const { items } = await host.worklist();
  return items
    .filter((item) => item.caseId === caseId)
    .map((item) => `${item.step} (${item.for}) ${item.owner ?? '-'}`)
    .toSorted();
}

let sent = 0;

/** Completes a step under an id of its own; gives the code where it is refused. */
export async function complete(
  host: CaseHost,
  by: Actor,
  step: string,
  given: Partial<Parameters<Desk['complete']>[2]> = {},
): Promise<string> {
  const { refused } = await host.as(by).complete('C-1', step, { eventId: `sent-${(sent += 1)}`, ...given });
  return refused?.code ?? 'taken';
}
