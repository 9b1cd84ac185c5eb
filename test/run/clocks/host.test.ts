import { describe, expect, test } from 'vitest';

import { advanceHost } from '../../../src/run/host/advance-host.ts';
import { virtualClock } from '../../../src/index.ts';
import { memoryStore } from '../../../src/run/store/memory-store.ts';
import { foldClocks } from '../../../src/compile/fold-clocks.ts';
import { shortDeskText } from '../../support/short-desk.ts';
import { compiled, customer, desk, HOUR, MINUTE, START, type Desk } from '../host-support.ts';

const PROMISES = compiled(
  shortDeskText(`
roles: { agent: {} }
data: { note: { type: text } }
slas:
  late: { start: case.opened, stop: resolved, target: 5h, warn: 50% }
  soon: { start: case.opened, stop: resolved, target: 1h }
  between: { start: case.opened, stop: resolved, target: 3h }
  patient: { start: case.opened, stop: resolved, target: 2h, pause: waiting-customer }
stages:
  handling:
    kind: resolution
    steps:
      enquire: { ask: [note?] }
      work: { do: Work, by: agent, next: solved }
ends: { solved: { outcome: solved, reach: resolved } }
`),
);

/** What the clocks of a case have told, in order, by the host's own journal. */
async function course({ host }: Desk, caseId: string): Promise<string[]> {
  const history = await host.history(caseId);
  return history.flatMap(({ entries }) =>
    entries.flatMap((entry) => {
      if (!('sla' in entry) || entry.type === 'sla.started') return [];
      const what = entry.type === 'sla.warned' ? entry.warning : entry.type.slice('sla.'.length);
      return [`${(entry.at - START) / HOUR} ${entry.sla} ${what}`];
    }),
  );
}

const open = async (host: Desk['host'], caseId: string): Promise<unknown> =>
  host.start(caseId, { blueprint: 'desk', requestId: `open-${caseId}`, input: { by: customer } });

describe('clocks on a host', () => {
  test('breaches that fell due while nothing ran are told in due order when the host starts again', async () => {
    const store = memoryStore();
    const clock = virtualClock(START);
    const before = desk({}, { store, clock, blueprints: [PROMISES] });
    await open(before.host, 'C-1');
    clock.advance(4 * HOUR);
    const after = desk({}, { store, clock, blueprints: [PROMISES] });
    await after.run();
    const second = 1 / HOUR;
    expect(await course(after, 'C-1')).toEqual([
      '0 patient paused',
      `${1 + second} soon breached`,
      '2.5 late warned-50',
      `${3 + second} between breached`,
    ]);
    await after.stop();
  });

  test('a case is thawed with its clocks: pauses, due times and warnings as they were', async () => {
    const store = memoryStore();
    const clock = virtualClock(START);
    const before = desk({}, { store, clock, blueprints: [PROMISES] });
    await before.run();
    await open(before.host, 'C-1');
    await advanceHost(before.host, clock, START + 30 * MINUTE);
    await before.stop();
    const after = desk({}, { store, clock, blueprints: [PROMISES] });
    await after.run();
    await after.send('C-1', { type: 'step.enquire.answered', by: customer, data: {} });
    const history = await after.host.history('C-1');
    const folded = foldClocks(history.flatMap(({ entries }) => entries));
    expect(folded.get('patient')).toMatchObject({
      state: 'running',
      pauses: [START, START + 30 * MINUTE],
      due: START + 2.5 * HOUR,
    });
    expect(folded.get('late')).toMatchObject({ state: 'running', due: START + 5 * HOUR });
    await advanceHost(after.host, clock, START + 2.5 * HOUR + 1);
    expect((await course(after, 'C-1')).at(-1)).toBe(`${2.5 + 1 / HOUR} patient breached`);
    await after.stop();
  });

  test('nothing of a closed case is told any more, however long the host runs', async () => {
    const own = desk({}, { blueprints: [PROMISES] });
    await own.run();
    await open(own.host, 'C-1');
    expect(own.clock.nextDue()).toBe(START + HOUR + 1);
    await own.send('C-1', { type: 'case.cancels', by: customer });
    const { length } = await own.host.history('C-1');
    await advanceHost(own.host, own.clock, START + 100 * HOUR);
    expect(await own.host.history('C-1')).toHaveLength(length);
    expect(own.clock.pending()).toBe(0);
    await own.stop();
  });

  test('a clock that somebody extends at the desk breaches later, and asking twice gives no more than once', async () => {
    const own = desk({}, { blueprints: [PROMISES] });
    await own.run();
    await open(own.host, 'C-1');
    const agent = own.host.as({ role: 'agent', person: 'mei' });
    const extension = { amount: '30m', reason: 'The part is late', eventId: 'e-1' };
    const { view } = await agent.extend('C-1', 'soon', extension);
    expect(view.clocks.find(({ sla }) => sla === 'soon')).toMatchObject({ extended: ['30m'], due: START + 1.5 * HOUR });
    await agent.extend('C-1', 'soon', extension);
    const { refused } = await agent.extend('C-1', 'soon', { ...extension, amount: '1bh', eventId: 'e-2' });
    expect(refused?.code).toBe('TL6017');
    await advanceHost(own.host, own.clock, START + 1.6 * HOUR);
    const told = (await course(own, 'C-1')).filter((line) => line.includes(' soon '));
    expect(told).toEqual(['0 soon extended', `${1.5 + 1 / HOUR} soon breached`]);
    await own.stop();
  });
});
