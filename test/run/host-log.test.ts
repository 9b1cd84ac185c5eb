import { expect, test } from 'vitest';

import { advanceHost, createHost, memoryStore, virtualClock } from '../../src/index.ts';
import type { LogRecord } from '../../src/run/effects/log.ts';
import { agent, answered, customer, HOUR, repairDesk, START } from './host-support.ts';

test('A host tells its log what it opens, takes, refuses, fires, carries out and parks, and never a value of a case', async () => {
  const records: LogRecord[] = [];
  const clock = virtualClock(START);
  let calls = 0;
  const host = createHost({
    store: memoryStore(),
    blueprints: [repairDesk],
    clock,
    log: (record) => void records.push(record),
    effects: { jitter: 0, attempts: 1 },
    handlers: {
      ask: () => undefined,
      message() {
        throw new Error('No such number: 138 0013 8000');
      },
      reminder: () => undefined,
      call() {
        calls += 1;
        return { price: 40 };
      },
    },
  });
  const stopping = new AbortController();
  const ended = host.run(stopping.signal);
  await host.settled();
  await host.start('C-1', { blueprint: 'repair-desk', requestId: 'r' });
  await host.send('C-1', { type: 'my secret', by: customer }, { eventId: '0' });
  await advanceHost(host, clock, START + 4 * HOUR);
  await host.send('C-1', { ...answered, data: { item: 'a secret lamp' } }, { eventId: '1' });
  await host.settled();
  await host.send('C-1', { ...answered, data: { item: 'a secret lamp' } }, { eventId: '1' });
  await host.as(agent).claim('C-1', 'repair');
  stopping.abort();
  await ended;
  expect(calls).toBe(1);
  expect(records.map(({ at: _at, level, event, ...rest }) => `${level} ${event} ${JSON.stringify(rest)}`))
    .toMatchInlineSnapshot(`
    [
      "info host.started {}",
      "info case.opened {"caseId":"C-1","blueprint":"repair-desk","version":"1.0.0","ms":0}",
      "info effect.done {"caseId":"C-1","effect":"C-1:1:1","topic":"ask","attempt":1,"ms":0}",
      "info case.event {"caseId":"C-1","seq":1,"result":"refused","code":"TL6002","ms":0}",
      "debug timer.fired {"caseId":"C-1","timer":"remind:receive","late":0}",
      "info effect.done {"caseId":"C-1","effect":"C-1:2:1","topic":"reminder","attempt":1,"ms":0}",
      "info case.event {"caseId":"C-1","seq":3,"type":"step.receive.answered","result":"taken","ms":0}",
      "error effect.dead {"caseId":"C-1","effect":"C-1:3:1","topic":"message","attempt":1,"ms":0,"error":{"name":"Error","retryable":true}}",
      "info case.event {"caseId":"C-1","seq":4,"type":"step.look-up.done","result":"taken","ms":0}",
      "info effect.done {"caseId":"C-1","effect":"C-1:3:2","topic":"call:stock","attempt":1,"ms":0}",
      "info case.event {"caseId":"C-1","seq":3,"result":"duplicate","ms":0}",
      "info case.act {"caseId":"C-1","seq":5,"act":"claim"}",
      "info host.stopped {}",
    ]
  `);
  expect(JSON.stringify(records)).not.toContain('secret');
  expect(JSON.stringify(records)).not.toContain('138');
});
