import { stepsOf } from '../../blueprint/blueprint.ts';
import { feelName } from '../../blueprint/id.ts';
import { readTemplate } from '../../blueprint/template.ts';
import type { Path } from '../../text/places.ts';
import { readingsOf } from '../names-read.ts';
import type { Check, Rule } from '../rule.ts';
import { namedDeadlines, usesOf } from '../uses.ts';
import { heardEvents } from './events.ts';

/** What is declared serves some purpose: a declaration that nothing names is a leftover or a mistake. */
export const unused: Rule = {
  name: 'what-is-declared-is-used',
  phase: 4,
  principle: 'lean',
  check(check) {
    const { blueprint } = check;
    const used = usedNames(check);
    const heard = new Set(heardEvents(blueprint).map(({ name }) => name));
    const report = (kind: string, name: string, path: Path): void => check.atKey(path, 'TL4011', { kind, name });
    const sections = {
      role: blueprint.roles,
      channel: blueprint.channels,
      calendar: blueprint.calendars,
      message: blueprint.messages,
      decision: blueprint.decisions,
      service: blueprint.services,
      need: blueprint.needs,
      milestone: blueprint.milestones,
    };
    for (const [kind, section] of Object.entries(sections)) {
      for (const [name, { path }] of section) if (!used.has(`${kind}:${name}`)) report(kind, name, path);
    }
    for (const [name, { path }] of blueprint.data) if (!used.has(`field:${name}`)) report('field', name, path);
    for (const [name, { path }] of blueprint.parameters)
      if (!used.has(`field:${name}`)) report('parameter', name, path);
    for (const [id, { path }] of blueprint.events) if (!heard.has(`customer.${id}`)) report('event', id, path);
    for (const [id, { path }] of blueprint.signals) if (!heard.has(`signal.${id}`)) report('signal', id, path);
  },
};

/** Everything that is named anywhere, as `kind:name`. */
export function usedNames(check: Check): ReadonlySet<string> {
  const { blueprint } = check;
  const used = new Set<string>();
  for (const { kind, reference } of usesOf(blueprint)) {
    used.add(`${kind === 'role-or-customer' ? 'role' : kind}:${reference.name}`);
  }
  for (const { deadline } of namedDeadlines(blueprint)) used.add(`field:${deadline.name}`);
  for (const { text } of blueprint.messages.values()) {
    for (const words of Object.values(text)) {
      for (const part of readTemplate(words).parts) {
        if (part.kind === 'value') used.add(`field:${part.name.split('.')[0]}`);
      }
    }
  }
  const milestones = new Map([...blueprint.milestones.keys()].map((id) => [feelName(id), id]));
  for (const { reads } of readingsOf(check)) {
    for (const { path } of reads) {
      const [head = '', tail = ''] = path;
      used.add(`field:${head}`);
      const milestone = milestones.get(tail);
      if (head === 'reached' && milestone !== undefined) used.add(`milestone:${milestone}`);
    }
  }
  // A role that a stage names is used by the steps that inherit it, even when each of them names another.
  for (const { by, action } of stepsOf(blueprint)) {
    if (by !== undefined) used.add(`role:${by.name}`);
    // The roles of a module are played by those of the same name.
    if (action.verb === 'use') for (const role of action.module?.roles.keys() ?? []) used.add(`role:${role}`);
  }
  return used;
}
