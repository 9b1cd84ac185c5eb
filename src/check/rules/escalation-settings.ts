import { ALWAYS } from '../../blueprint/calendar.ts';
import { isAlerting, levelsOf, slaOf, type Escalation } from '../../blueprint/escalation.ts';
import type { Check, Rule } from '../rule.ts';

/** What is written on an escalation changes something: when its alerts leave, and what ends it. */
export const escalationSettings: Rule = {
  name: 'settings-of-escalations-change-something',
  phase: 4,
  principle: 'lean',
  check(check) {
    for (const escalation of check.blueprint.escalations.values()) {
      checkHours(check, escalation);
      checkUntil(check, escalation);
    }
  },
};

function checkHours(check: Check, escalation: Escalation): void {
  const { id, hours } = escalation;
  if (hours === undefined) return;
  const isSilent = !levelsOf(escalation).some(isAlerting);
  const isAlways = check.blueprint.calendars.get(hours.name)?.open === ALWAYS;
  if (!isSilent && !isAlways) return;
  const why = isSilent ? 'silent' : 'always';
  check.atKey(hours.path, 'TL4159', { escalation: id, key: 'hours', value: hours.name, why });
}

/** Closing the case ends every escalation, and so does the end of its clock. */
function checkUntil(check: Check, escalation: Escalation): void {
  const { id, until } = escalation;
  if (until?.kind !== 'event') return;
  const sla = slaOf(check.blueprint, escalation);
  const ending = ['case.closed', 'case.sealed', ...(sla === undefined ? [] : [`sla.${sla.id}.met`])];
  if (!ending.includes(until.name)) return;
  check.atKey(until.path, 'TL4159', { escalation: id, key: 'until', value: until.name, why: 'ends' });
}
