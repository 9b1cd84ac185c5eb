import { describe, expect, test } from 'vitest';

import { calendar } from '../../src/index.ts';
import { DAY, HOUR, MINUTE } from '../support/driven-case.ts';
import { at, clockDesk, told, type ClockCase } from '../support/clock-case.ts';

/** Work that may wait for the customer or a vendor, and clocks over it. */
function desk(slas: string, more = ''): ClockCase {
  return clockDesk(`
calendars:
  office: { zone: Asia/Shanghai, open: { mon-fri: [09:00-12:00, 13:00-18:00] } }
roles: { agent: {}, robot: { automatic: true }, vendor: { external: true } }
data:
  priority: { type: enum, values: [normal, urgent], default: normal }
  since: { type: datetime }
messages: { received: { en: Received., zh-CN: 已收到。 } }
decisions:
  promise:
    hit: first
    inputs: [priority]
    outputs: [{ answer: duration }]
    rules: [{ if: [urgent], then: [2h] }, { if: [any], then: [8h] }]
events:
  reports: { title: Reports a fault }
  rates: { carries: { urgent: boolean } }
slas:
  ${slas}
stages:
  handling:
    kind: resolution
    on: { customer.rates: { set: { priority: '=if event.urgent then "urgent" else "normal"' } } }
    steps:
      look: { do: { label: Look, form: [since?] }, by: agent }
      enquire: { ask: [since?] }
      repair: { do: Repair, by: vendor }
      reply: { do: Reply, by: agent, reach: first-response, next: solved }
ends: { solved: { outcome: solved, reach: resolved }, dropped: { outcome: withdrawn } }
reopen: { within: P60D, to: look }
${more}
`);
}

const answered = (desk: ClockCase): void => {
  desk.send('step.look.done', 'agent');
  desk.send('step.enquire.answered', 'customer', {});
  desk.send('step.repair.done', 'vendor');
  desk.send('step.reply.done', 'agent');
};

describe('the fifteen traps of service clocks', () => {
  test('a promise that is changed keeps the pauses already taken', () => {
    const c = desk(
      'answer: { start: case.opened, stop: first-response, target: { decide: promise.answer }, pause: waiting-customer }',
    );
    c.send('step.look.done', 'agent');
    c.pass(40 * MINUTE);
    c.send('step.enquire.answered', 'customer', {});
    expect(c.due('answer')).toBe('17:40');
    c.send('customer.rates', 'customer', { urgent: true });
    expect(c.due('answer')).toBe('11:40');
  });

  test('a fault whose beginning is reported late counts from there, and so do the pauses since', () => {
    const c = desk('answer: { start: customer.reports, stop: first-response, target: 8h, pause: waiting-customer }');
    c.send('step.look.done', 'agent');
    c.until('09:30');
    c.send('step.enquire.answered', 'customer', {});
    c.until('11:00');
    c.send('customer.reports', 'customer', undefined, { at: at('09:10') });
    expect(c.course).toEqual(['09:30 answer started due 17:30']);
    expect(c.last.snapshot.context.clocks?.['answer']).toMatchObject({ start: at('09:10') });
  });

  test('a start condition that excludes its own pause must not end the clock: what it waits for only pauses it', () => {
    const c = desk(
      'answer: { start: case.opened, stop: first-response, target: 4h, pause: visits.enquire > 0 and visits.repair = 0 }',
    );
    c.pass(HOUR);
    c.send('step.look.done', 'agent');
    expect(c.state('answer')).toBe('paused');
    c.pass(HOUR);
    c.send('step.enquire.answered', 'customer', {});
    expect([c.state('answer'), c.due('answer')]).toEqual(['running', '14:00']);
  });

  test('when a clock is stopped, paused and started in one moment, stop wins over pause and pause over start', () => {
    const stopped = clockDesk(`
roles: { agent: {} }
data: { note: { type: text } }
slas: { answer: { start: first-response, stop: step.reply.left, target: 1h, pause: waiting-customer } }
stages:
  handling:
    kind: resolution
    steps:
      reply: { do: Reply, by: agent, reach: first-response }
      wait: { ask: [note], next: solved }
ends: { solved: { outcome: solved } }
`);
    stopped.send('step.reply.done', 'agent');
    expect(stopped.state('answer')).toBe('off');
    const paused = clockDesk(`
roles: { agent: {} }
data: { note: { type: text } }
slas: { answer: { start: first-response, stop: resolved, target: 1h, pause: waiting-customer } }
stages:
  handling:
    kind: resolution
    steps:
      reply: { do: Reply, by: agent, reach: first-response }
      wait: { ask: [note], next: solved }
ends: { solved: { outcome: solved, reach: resolved } }
`);
    paused.send('step.reply.done', 'agent');
    expect(paused.course).toEqual(['09:00 answer started', '09:00 answer paused']);
  });

  test("the customer's reply while the clock is paused lets it run on, although nobody has read it yet", () => {
    const c = desk('answer: { start: case.opened, stop: first-response, target: 4h, pause: waiting-customer }');
    c.send('step.look.done', 'agent');
    c.pass(HOUR);
    c.send('customer.writes', 'customer', { text: 'Here it is.' });
    expect([c.at, c.state('answer'), c.due('answer')]).toEqual([['enquire'], 'running', '14:00']);
  });

  test('a case that is reopened after weeks does not breach at once: the time it was closed does not count', () => {
    const c = desk(`resolution: { start: case.opened, stop: resolved, target: 8h }
  again: { start: case.opened, stop: resolved, target: 8h, on-reopen: restart }
  once: { start: case.opened, stop: resolved, target: 8h, on-reopen: none }`);
    c.pass(3 * HOUR);
    answered(c);
    c.pass(20 * DAY);
    c.send('case.reopens', 'customer');
    expect(['resolution', 'again', 'once'].map((sla) => [c.state(sla), c.due(sla)])).toEqual([
      ['running', '01-25 17:00'],
      ['running', '01-25 20:00'],
      ['met', '17:00'],
    ]);
  });

  test('what a robot or an automatic mail does is no first response; what a person does is', () => {
    const automatic = (by: string): ClockCase =>
      clockDesk(`
roles: { agent: {}, robot: { automatic: true } }
messages: { received: { en: Received., zh-CN: 已收到。 } }
milestones: { touched: {} }
slas:
  person: { start: case.opened, stop: touched, target: 4h, satisfied-by: human }
  anybody: { start: case.opened, stop: touched, target: 4h }
stages:
  handling:
    kind: resolution
    steps:
      begin: { do: Begin, by: agent }
      ${by}
      rest: { do: The rest, by: agent, next: solved }
ends: { solved: { outcome: solved } }
`);
    const after = (by: string, ...sent: [string, string][]): string[] => {
      const c = automatic(by);
      c.send('step.begin.done', 'agent');
      for (const [event, role] of sent) c.send(event, role);
      return [c.state('person'), c.state('anybody')];
    };
    expect(after('tell: { say: received, reach: touched }')).toEqual(['running', 'met']);
    expect(after('tell: { say: received, by: robot, reach: touched }')).toEqual(['running', 'met']);
    expect(after('tell: { say: received, by: agent, reach: touched }')).toEqual(['met', 'met']);
    expect(after('work: { do: Work, by: robot, reach: touched }', ['step.work.done', 'robot'])).toEqual([
      'running',
      'met',
    ]);
    expect(after('work: { do: Work, by: agent, reach: touched }', ['step.work.done', 'agent'])).toEqual(['met', 'met']);
  });

  test('"two working hours before it is due" lies in working time, not at night after a closed weekend', () => {
    const c = desk('answer: { start: case.opened, stop: first-response, target: 33bh, calendar: office, warn: -2bh }');
    // Monday to Thursday are 32 hours: it is due on Friday at ten, and two hours before that is Thursday at five.
    expect(c.due('answer')).toBe('01-09 10:00');
    c.pass(5 * DAY);
    expect(c.course.slice(1)).toEqual([
      '01-08 17:00 answer warned-2bh-left due 01-09 10:00',
      '01-09 10:00:00.001 answer breached due 01-09 10:00',
    ]);
  });

  test('a warning and a breach are told once in a run, and nothing is told after the case is closed or merged', () => {
    const c = desk(
      'answer: { start: case.opened, stop: first-response, target: { decide: promise.answer }, warn: [50%, 80%] }',
    );
    c.pass(HOUR);
    for (const urgent of [true, false, true, false, true]) c.send('customer.rates', 'customer', { urgent });
    c.pass(10 * HOUR);
    const warnings = c.entries.flatMap((entry) => (entry.type === 'sla.warned' ? [entry.warning] : []));
    expect(warnings).toEqual(['warned-50', 'warned-80']);
    expect(c.entries.filter(({ type }) => type === 'sla.breached')).toHaveLength(1);
    const merged = desk('answer: { start: case.opened, stop: first-response, target: 4h, warn: [50%, 80%] }');
    merged.pass(HOUR);
    merged.send('case.merged', 'agent');
    expect(merged.pass(30 * DAY)).toEqual([]);
    expect(merged.course.at(-1)).toBe('10:00 answer cancelled');
  });

  test('a promise in working time neither warns nor breaches at midnight, but when the office is open', () => {
    const c = desk('answer: { start: case.opened, stop: first-response, target: 10bh, calendar: office, warn: 90% }');
    c.pass(3 * DAY);
    expect(c.course.slice(1)).toEqual([
      '01-06 10:00 answer warned-90 due 01-06 11:00',
      '01-06 11:00:00.001 answer breached due 01-06 11:00',
    ]);
  });

  test('clocks do not wait for an hourly sweep, and pauses count to the millisecond', () => {
    const c = desk('answer: { start: case.opened, stop: first-response, target: 4h, pause: waiting-customer }');
    c.pass(61_001);
    c.send('step.look.done', 'agent');
    c.pass(59_999);
    c.send('step.enquire.answered', 'customer', {});
    expect(c.due('answer')).toBe('13:00:59.999');
    c.pass(4 * HOUR);
    expect(c.course.at(-1)).toBe('13:01 answer breached due 13:00:59.999');
  });

  test('a calendar without working time is refused when it is written, not counted for ever', () => {
    expect(() => calendar({ zone: 'Asia/Shanghai', open: {} })).toThrow(
      'open: the calendar has no working time at all.',
    );
    expect(() =>
      clockDesk(`
calendars: { never: { zone: Asia/Shanghai, open: {} } }
roles: { agent: {} }
slas: { answer: { start: case.opened, stop: first-response, target: 8bh, calendar: never } }
stages: { handling: { kind: resolution, steps: { work: { do: Work, by: agent, reach: first-response, next: solved } } } }
ends: { solved: { outcome: solved } }
`),
    ).toThrow();
  });

  test('"1 day" is said in three ways: 24 hours, a working day, a day of the calendar', () => {
    const c = clockDesk(
      `
calendars: { office: { zone: Europe/Amsterdam, open: { mon-fri: 09:00-17:00 } } }
roles: { agent: {} }
data: { since: { type: datetime } }
slas:
  hours: { start: since, stop: first-response, target: 1d }
  working: { start: since, stop: first-response, target: 1bd, calendar: office }
  calendar: { start: since, stop: first-response, target: P1D }
stages:
  handling: { kind: resolution, steps: { work: { do: { label: Work, form: [since?] }, by: agent, outcomes: { on: work, done: solved }, reach: first-response } } }
ends: { solved: { outcome: solved } }
`,
      { data: { since: '2025-10-25T12:00:00+02:00' } },
    );
    const due = (sla: string): string | undefined => {
      const instant = c.last.snapshot.context.clocks?.[sla]?.due;
      return instant === undefined ? undefined : new Date(instant).toISOString();
    };
    // The clocks went back in the night to Sunday the 26th; the desk itself is in Shanghai, where they did not.
    expect(['hours', 'working', 'calendar'].map(due)).toEqual([
      '2025-10-26T10:00:00.000Z',
      '2025-10-27T16:00:00.000Z',
      '2025-10-26T10:00:00.000Z',
    ]);
  });

  test('a rule that is edited changes no case that runs already: a case stays with the version it was opened under', () => {
    const before = 'answer: { start: case.opened, stop: first-response, target: 8h }';
    const c = desk(before);
    expect(c.due('answer')).toBe('17:00');
    expect(desk(before.replace('8h', '2h')).compiled.hash).not.toBe(c.compiled.hash);
    c.pass(HOUR);
    c.send('step.look.done', 'agent');
    expect(c.due('answer')).toBe('17:00');
  });

  test('make-up working days count as worked, holidays do not, and beyond the known days nothing is guessed', () => {
    const shanghai = calendar({
      zone: 'Asia/Shanghai',
      open: { 'mon-fri': ['09:00-12:00', '13:00-18:00'] },
      days: 'cn',
    });
    const saturday = Date.parse('2026-02-14T16:30+08:00');
    // Saturday 14 February is worked in place of a day of the Spring Festival, which lasts until the 23rd.
    expect(shanghai.isOpen(saturday)).toBe(true);
    expect(told(shanghai.add(saturday, '8bh'))).toBe('02-24 16:30');
    expect(() => shanghai.add(Date.parse('2026-12-31T16:30+08:00'), '8bh')).toThrow();
  });
});
