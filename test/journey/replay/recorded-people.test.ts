import { expect, test } from 'vitest';

import {
  advanceHost,
  compileBlueprint,
  createHost,
  directoryOf,
  memoryStore,
  readPeople,
  virtualClock,
} from '../../../src/index.ts';
import { journeyOfHistory } from '../../../src/journey/journey-of-history.ts';
import { replayOn } from '../../../src/journey/replay/replay-on.ts';
import { readWithModules } from '../../support/modules.ts';

const DESK = `throughline: 1
id: late-desk
version: "1.0.0"
zone: Asia/Shanghai
people: ./staff.people.yaml
roles: { agent: { title: Agent }, lead: { title: Lead } }
slas:
  answer: { start: case.opened, stop: resolved, target: 1h }
escalations:
  late: { sla: answer, until: accepted, levels: [{ at: breach, notify: lead }] }
omits: { intake: none, confirmation: none, follow-up: none }
stages:
  work:
    kind: resolution
    steps:
      answer-it: { do: Answer it, by: agent, next: done }
ends: { done: { outcome: solved, reach: resolved } }
`;
const STAFF = `throughline-people: 1
zone: Asia/Shanghai
people:
  li-na: { name: Li Na, roles: [agent] }
  chen-bo: { name: Chen Bo, roles: [lead] }
  sun-hao: { name: Sun Hao, roles: [lead] }
`;

test('who was away then is away in the journey too, and a replay tells those who were told then', async () => {
  const { blueprint } = readWithModules(DESK, { './staff.people.yaml': STAFF });
  const compiled = compileBlueprint(blueprint!);
  const { people } = readPeople(STAFF, { file: 'staff.people.yaml' });
  const clock = virtualClock(Date.parse('2026-01-05T09:00+08:00'));
  const directory = directoryOf(people!, compiled.blueprint.roles).withPresence({ 'chen-bo': false });
  const host = createHost({ store: memoryStore(), blueprints: [compiled], clock, people: directory });
  const stopping = new AbortController();
  const running = host.run(stopping.signal);
  await host.start('C-1', { blueprint: 'late-desk', requestId: 'open' });
  await advanceHost(host, clock, clock.now() + 2 * 3_600_000);
  await host.send(
    'C-1',
    { type: 'escalation.late.accepted', by: { role: 'lead', person: 'sun-hao' } },
    { eventId: 'a' },
  );
  await host.send('C-1', { type: 'step.answer-it.done', by: { role: 'agent', person: 'li-na' } }, { eventId: 'b' });
  const history = await host.history('C-1');
  stopping.abort();
  await running;

  const { text, isSame, remarks } = journeyOfHistory(compiled, history);
  expect({ isSame, remarks }).toEqual({ isSame: true, remarks: [] });
  expect(text).toContain('- absent: chen-bo\n');
  expect(text).toContain('- { accept: late, by: lead, as: sun-hao }');
  expect(text).toContain('breached: [answer]');
  // The people file of today says that Chen Bo is there.
  expect(replayOn(compiled, history)).toEqual({ kind: 'same' });
});
