import { describe, expect, test } from 'vitest';

import { advanceHost, createHost, memoryStore, virtualClock, type AlertEffect } from '../../../src/index.ts';
import { compiledFrom } from '../../support/blueprints.ts';
import { keyOf } from '../../support/escalation-desk.ts';
import { shortDeskText } from '../../support/short-desk.ts';
import { HOUR, MINUTE, START } from '../host-support.ts';
import { runs } from '../../support/runs.ts';

const DESK = compiledFrom(
  shortDeskText(`
calendars: { office: { zone: Asia/Shanghai, open: { mon-fri: [09:00-12:00, 13:00-18:00] } } }
roles: { agent: {}, boss: {}, head: {} }
slas: { answer: { start: case.opened, stop: first-response, target: 4h } }
escalations:
  late:
    sla: answer
    hours: office
    levels:
      - { at: 25%, notify: agent, repeat: { every: 30m, times: 3 } }
      - { at: 75%, notify: boss }
      - { at: breach, phone: head, repeat: { every: 1h, times: 3 } }
  silent:
    on: case.opened
    levels: [{ after: 1h, notify: agent }, { after: 1h, notify: boss }, { after: 1h, notify: head }]
stages:
  handling: { kind: resolution, steps: { reply: { do: Reply, by: agent, reach: first-response, next: solved } } }
ends: { solved: { outcome: solved, reach: resolved } }
`),
);

describe('a host that was off for eight hours', () => {
  test(
    'tells of 1,000 cases once each and escalation, in working hours, and of none that was settled before',
    async () => {
      const count = runs(1000);
      const store = memoryStore();
      const clock = virtualClock(START);
      const told: (AlertEffect & { readonly caseId: string; readonly at: number })[] = [];
      const host = (): ReturnType<typeof createHost> =>
        createHost({
          store,
          blueprints: [DESK],
          clock,
          handlers: { alert: (effect, { caseId }) => void told.push({ ...effect, caseId, at: clock.now() }) },
        });
      const first = host();
      for (let index = 0; index < count; index += 1) {
        const at = START - 20 * MINUTE * (index % 9);
        await first.start(`C-${index}`, { blueprint: 'desk', requestId: `${index}`, input: { at } });
      }
      // Some are settled before anybody is to be told of them.
      for (let index = 0; index < count; index += 90) {
        await first.send(
          `C-${index}`,
          { type: 'step.reply.done', by: { role: 'agent' } },
          { eventId: `done-${index}` },
        );
      }
      // Nothing runs until five in the afternoon; then the host comes back for an hour.
      clock.advance(8 * HOUR);
      const second = host();
      const stop = new AbortController();
      const running = second.run(stop.signal);
      await second.settled();
      const atOnce = [...told];
      const names = atOnce.map(({ caseId, escalation }) => `${caseId} ${escalation}`);
      expect(new Set(names).size).toBe(names.length);
      expect(atOnce.every(({ late, at }) => at === clock.now() && late !== undefined)).toBe(true);
      expect(new Set(atOnce.map(({ escalation, level }) => `${escalation} ${level}`))).toEqual(
        new Set(['late 3', 'silent 3']),
      );
      await advanceHost(second, clock, clock.now() + 20 * HOUR);
      stop.abort();
      await running;
      const keys = told.map((alert) => `${alert.caseId} ${keyOf(alert)}`);
      expect(new Set(keys).size).toBe(keys.length);
      const office = DESK.plan.calendars.get('office');
      expect(told.filter(({ escalation, at }) => escalation === 'late' && office?.isOpen(at) !== true)).toEqual([]);
      expect(told.some(({ caseId }) => Number(caseId.slice(2)) % 90 === 0)).toBe(false);
    },
    runs(60_000),
  );
});
