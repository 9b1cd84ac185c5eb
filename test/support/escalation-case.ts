import type { Entry } from '../../src/index.ts';
import { ClockCase, told } from './clock-case.ts';
import { compiledFrom } from './blueprints.ts';
import { said } from './driven-case.ts';
import { alertsOf, expectOrder } from './escalation-desk.ts';
import { shortDeskText } from './short-desk.ts';

/** A case with escalations, driven by hand; times are told as `dd HH:mm` in Shanghai, shortened where they are round. */
export class EscalationCase extends ClockCase {
  /** Who was told so far: `09:30 late 2.1: boss li`, by phone after a `☎`, and `(late from 08:00)` where it was kept. */
  get alerts(): string[] {
    expectOrder(this);
    return alertsOf(this.entries).map(({ at, escalation, round, level, repeat, to, untold, late }) => {
      const who = to.map(({ way, role, person }) => `${way === 'phone' ? '☎' : ''}${person ?? role}`);
      const nobody = untold.map(({ wanted, why }) => `${wanted.name} ${why}`);
      const again = `${round > 1 ? `round ${round} ` : ''}${level}${repeat > 0 ? `.${repeat}` : ''}`;
      const from = late === undefined ? '' : ` (late from ${told(late)})`;
      return `${told(at)} ${escalation} ${again}: ${[...who, ...nobody].join(', ')}${from}`;
    });
  }

  /** What the journal says of escalations and work, without the alerts themselves. */
  get climb(): string[] {
    const isTold = ({ type }: Entry): boolean => type.startsWith('escalation.') || type === 'work.reassigned';
    return this.entries.filter(isTold).map((entry) => `${told(entry.at)} ${said([entry])[0]}`);
  }

  /** What the region of an escalation shows. */
  shown(escalation: string): string {
    const { value } = this.last.snapshot;
    const regions = (value as { escalation: Record<string, string> }).escalation;
    return regions[`ladder-${escalation}`]?.replace(`-ladder-${escalation}`, '') ?? '';
  }
}

/** The roles, calendar, stages and ends that tests of escalations have in common; `rest` adds sections. */
export function escalationDesk(
  rest: string,
  input: { data?: Record<string, unknown>; locale?: string } = {},
): EscalationCase {
  return new EscalationCase(compiledFrom(shortDeskText(`${COMMON}${rest}`)), input);
}

const COMMON = `
calendars:
  office: { zone: Asia/Shanghai, open: { mon-fri: 09:00-18:00 } }
  early: { zone: Asia/Shanghai, open: { mon-fri: 06:00-10:00 } }
roles: { agent: { deputy: boss }, boss: {}, head: {} }
data: { priority: { type: enum, values: [low, high], default: low }, alerts_on: { type: boolean, default: true } }
events: { complains: {}, rates: { carries: { high: boolean } }, switches: { carries: { to: boolean } }, asks: {} }
stages:
  handling:
    kind: resolution
    on:
      customer.rates: { set: { priority: '=if event.high then "high" else "low"' } }
      customer.switches: { set: { alerts_on: '=event.to' } }
    steps:
      look: { do: Look, by: agent, outcomes: { done: next, unclear: enquire } }
      enquire: { ask: [priority], within: 5d, outcomes: { answered: next, no-answer: next } }
      reply: { do: Reply, by: agent, reach: first-response }
      close: { do: Close, by: agent }
ends: { solved: { outcome: solved, reach: resolved } }
reopen: { within: P7D, to: look }
`;
