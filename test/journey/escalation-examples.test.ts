import { describe, expect, test } from 'vitest';

import { directoryOf, step, type CaseEvent, type Entry } from '../../src/index.ts';
import { mostAlerts } from '../../src/blueprint/escalation.ts';
import { DrivenCase } from '../support/driven-case.ts';
import { alertsOf } from '../support/escalation-desk.ts';
import { courseOf, playedExample } from '../support/played-examples.ts';

/**
 * Who is told in the examples, and when, against instants that were worked out by hand. A breach, and
 * whatever else comes because a time is up, is one millisecond after the last instant in time.
 */
async function alerts(example: string, journey: string, escalation: string): Promise<string[]> {
  const { results, local } = await playedExample(example);
  return alertsOf(results.get(journey)?.entries ?? [])
    .filter((alert) => alert.escalation === escalation)
    .map(({ at, round, level, to }) => {
      const who = to.map(({ way, person, role }) => `${way === 'phone' ? '☎ ' : ''}${person ?? role}`);
      return `${local(at).slice(5).replace('T', ' ')} ${round}.${level} ${who.join(', ')}`;
    });
}

/** The entries of one type in a journey of an example, each with its instant in local time. */
async function entriesOf<T extends Entry['type']>(example: string, journey: string, type: T) {
  const { results, local } = await playedExample(example);
  const entries = results.get(journey)?.entries ?? [];
  return entries
    .filter((entry): entry is Extract<Entry, { readonly type: T }> => entry.type === type)
    .map((entry) => ({ ...entry, local: local(entry.at) }));
}

/** Who ended an escalation by taking the matter, and when. */
async function acceptance(example: string, journey: string): Promise<string[]> {
  const entries = await entriesOf(example, journey, 'escalation.accepted');
  return entries.map(({ local, escalation, by }) => `${local.slice(5).replace('T', ' ')} ${escalation} ${by?.person}`);
}

/** The people of an example, as its file has them. */
async function peopleOf(example: string) {
  const { blueprint } = await playedExample(example);
  return directoryOf(blueprint.people!.people!, blueprint.roles);
}

// Every call comes in on Monday 9 March 2026 at 21:14 in Hong Kong.
describe('card fraud at a private bank', () => {
  const fraud = 'card-fraud';

  test('a call that is answered in the twentieth second is answered in time, a card frozen at 4:59 as well', async () => {
    expect(await courseOf(fraud, 'frozen-in-time', 'answered')).toEqual({
      due: ['2026-03-09T21:14:20'],
      met: '2026-03-09T21:14:20',
    });
    expect(await courseOf(fraud, 'frozen-in-time', 'frozen')).toEqual({
      due: ['2026-03-09T21:19'],
      met: '2026-03-09T21:18:59',
    });
  });

  test('once whoever is on call has taken the alarm, nobody else is phoned', async () => {
    expect(await alerts(fraud, 'frozen-in-time', 'fraud-alarm')).toEqual(['03-09 21:15:20 1.1 ☎ wong-iris']);
    expect(await acceptance(fraud, 'frozen-in-time')).toEqual(['03-09 21:19:30 fraud-alarm wong-iris']);
  });

  test('an alarm that nobody takes rings in three rounds, at night as well, and then with the duty manager', async () => {
    // Ten minutes to the second level, five to the next round.
    expect(await alerts(fraud, 'nobody-takes-it', 'fraud-alarm')).toEqual([
      '03-09 21:15 1.1 ☎ wong-iris',
      '03-09 21:25 1.2 ☎ cheung-ray',
      '03-09 21:30 2.1 ☎ wong-iris',
      '03-09 21:40 2.2 ☎ cheung-ray',
      '03-09 21:45 3.1 ☎ wong-iris',
      '03-09 21:55 3.2 ☎ cheung-ray',
      '03-09 22:00 3.3 ☎ fong-helen',
    ]);
    expect(await acceptance(fraud, 'nobody-takes-it')).toEqual(['03-09 22:02 fraud-alarm fong-helen']);
  });

  test('that is as many alerts as check has promised', async () => {
    const { escalations } = (await playedExample(fraud)).blueprint;
    const told = await alerts(fraud, 'nobody-takes-it', 'fraud-alarm');
    expect(mostAlerts(escalations.get('fraud-alarm')!)).toBe(told.length);
  });

  test('where whoever is on call is away and the deputy too, whoever has the week is phoned', async () => {
    const { results } = await playedExample(fraud);
    const [alert] = alertsOf(results.get('night-watch-away')?.entries ?? []);
    expect(alert?.to.map(({ person, instead }) => [person, instead?.map((missed) => missed.person)])).toEqual([
      ['lam-grace', ['wong-iris', 'tse-victor']],
    ]);
  });

  test('both promises are broken: the team lead hears of it a minute before, the duty manager when it is too late', async () => {
    const journey = 'both-promises-broken';
    expect(await courseOf(fraud, journey, 'answered')).toEqual({
      due: ['2026-03-09T21:14:20'],
      breached: ['2026-03-09T21:14:20'],
      late: '2026-03-09T21:14:35',
    });
    expect(await courseOf(fraud, journey, 'frozen')).toEqual({
      due: ['2026-03-09T21:19'],
      breached: ['2026-03-09T21:19'],
      late: '2026-03-09T21:20:30',
    });
    expect(await alerts(fraud, journey, 'still-open')).toEqual([
      '03-09 21:18 1.1 cheung-ray',
      '03-09 21:19:00.001 1.2 ☎ fong-helen',
    ]);
  });

  test('by day the three take turns by the week, by night the two; the week changes on Monday morning, the nights in the evening', async () => {
    const people = await peopleOf(fraud);
    const onCall = (local: string): string | undefined => {
      const found = people.find({ kind: 'on-call', name: 'fraud-desk' }, Date.parse(`${local}+08:00`));
      return 'people' in found ? found.people[0]?.person : undefined;
    };
    // Monday 2 March is the first day of Kenny Ho's week, in the evening the first of Victor Tse's.
    expect(
      ['03-02T08:00', '03-02T19:59', '03-02T20:00', '03-09T07:59', '03-09T08:00', '03-09T20:00', '03-16T12:00'].map(
        (local) => onCall(`2026-${local}`),
      ),
    ).toEqual(['ho-kenny', 'ho-kenny', 'tse-victor', 'tse-victor', 'lam-grace', 'wong-iris', 'yip-dora']);
  });
});

// The office is open 09:00-12:00 and 13:00-18:00. Every request comes in on Friday 6 March 2026 at 17:00.
describe('refunds that need approval', () => {
  const refund = 'refund-approval';

  test('four working hours from Friday 17:10 end on Monday at 13:10, after the weekend and a lunch break', async () => {
    // 50 minutes on Friday, three hours on Monday morning, ten minutes after lunch.
    expect(await courseOf(refund, 'approved-by-one-of-two', 'decision')).toEqual({
      due: ['2026-03-09T13:10'],
      met: '2026-03-09T09:40',
    });
  });

  test('approved by one of two before half of the time is over, nobody is reminded', async () => {
    expect(await alerts(refund, 'approved-by-one-of-two', 'decision-due')).toEqual([]);
  });

  test('both approvers are reminded at half time and an hour before the end; then the manager is phoned, and decides', async () => {
    const journey = 'nobody-decides-so-the-manager-does';
    // Half of four hours: 50 minutes on Friday, 1 h 10 on Monday. One left: 50 minutes, 2 h 10.
    expect(await alerts(refund, journey, 'decision-due')).toEqual([
      '03-09 10:10 1.1 he-jie, luo-min',
      '03-09 11:10 1.2 he-jie, luo-min',
      '03-09 13:10:00.001 1.3 ☎ tang-wei',
    ]);
    expect(await courseOf(refund, journey, 'decision')).toEqual({
      due: ['2026-03-09T13:10'],
      breached: ['2026-03-09T13:10'],
      late: '2026-03-09T13:25',
    });
    const { results, local } = await playedExample(refund);
    const waiting = results
      .get(journey)
      ?.entries.find((entry) => entry.type === 'step.entered' && entry.step === 'manager-decides');
    expect(local(waiting!.at)).toBe('2026-03-09T13:10:00.001');
  });

  test('where the time is up at noon, the manager is phoned after lunch', async () => {
    // One hour on Friday, three on Monday morning.
    expect(await alerts(refund, 'rejected-then-granted-on-appeal', 'decision-due')).toEqual([
      '03-09 10:00 1.1 he-jie, luo-min',
      '03-09 11:00 1.2 he-jie, luo-min',
      '03-09 13:00 1.3 ☎ tang-wei',
    ]);
  });

  test('whoever asked for the refund cannot approve it, as an approver or as anybody else; somebody else can', async () => {
    const { compiled } = await playedExample(refund);
    const c = new DrivenCase(compiled, {}, { people: await peopleOf(refund) });
    const by = (role: string, person: string): Partial<CaseEvent> => ({ by: { role, person } });
    const data = { order_number: 'A2603069999', amount: 5000, reason: 'Leaks' };
    c.send('step.ask-refund.answered', 'customer', data);
    c.send('step.check-order.done', 'agent', { checked: 'Seen' }, by('agent', 'he-jie'));
    expect(c.at).toEqual(['approval', 'approval']);
    const vote = (role: string, person: string) => c.send('step.approval.approved', role, undefined, by(role, person));
    expect([vote('shift-lead', 'he-jie'), vote('finance', 'he-jie')]).toEqual(['TL6015', 'TL6015']);
    expect(vote('finance', 'luo-min')).toContain('left approval: approved');
  });

  test('nor can the manager whose decision it is be the one who asked for it', async () => {
    const { compiled } = await playedExample(refund);
    const c = new DrivenCase(compiled, {}, { people: await peopleOf(refund) });
    c.send('step.ask-refund.answered', 'customer', { order_number: 'A2603069998', amount: 5000, reason: 'Leaks' });
    c.send('step.check-order.done', 'agent', { checked: 'Seen' }, { by: { role: 'agent', person: 'tang-wei' } });
    c.pass(5 * 24 * 3_600_000);
    expect(c.at).toEqual(['manager-decides']);
    const decide = (role: string, person: string) =>
      c.send('step.manager-decides.approved', role, undefined, { by: { role, person } });
    expect(decide('manager', 'tang-wei')).toBe('TL6015');
    expect(decide('director', 'fan-li')).toContain('left manager-decides: approved');
  });

  test('a refusal can be appealed for three days, and somebody who has not decided before decides', async () => {
    const left = await entriesOf(refund, 'rejected-then-granted-on-appeal', 'step.left');
    const decisions = left.filter(({ step: id }) =>
      ['manager-decides', 'hear-objection', 'decide-appeal'].includes(id),
    );
    expect(
      decisions.map(({ local, step: id, outcome, by }) => `${local} ${id} ${outcome} ${by?.person ?? by?.role}`),
    ).toEqual([
      '2026-03-09T13:20 manager-decides rejected tang-wei',
      '2026-03-10T20:15 hear-objection appealed customer',
      '2026-03-11T10:30 decide-appeal approved shen-qing',
    ]);
    // Refused on Monday at 11:30, nothing heard until Thursday at 11:30.
    const closed = await entriesOf(refund, 'rejected-without-an-appeal', 'case.closed');
    expect(closed.map(({ local, end }) => `${local} ${end}`)).toEqual(['2026-03-12T11:30:00.001 closed-refused']);
  });

  test('a small amount is paid without approval, and nobody is told', async () => {
    const { results } = await playedExample(refund);
    const { entries } = results.get('small-amount')!;
    expect(entries.some((entry) => entry.type === 'step.entered' && entry.step === 'approval')).toBe(false);
    expect(alertsOf(entries)).toEqual([]);
  });
});

// Repairs are done every day 08:00-20:00; calls back in office hours, Monday to Friday 09:00-12:00 and 13:00-18:00. Every
// fault is reported on Monday 2 March 2026 at 09:00.
describe('after a broadband repair', () => {
  const care = 'after-care';
  const returned = async (journey: string): Promise<string[]> => {
    const moves = await entriesOf(care, journey, 'work.reassigned');
    return moves.map(({ local, step: id, person, missed }) => {
      const who = person ?? `anybody, as ${missed?.person} is ${missed?.why}`;
      return `${local.slice(5).replace('T', ' ')} ${id}: ${who}`;
    });
  };

  test('what breaks again on day 3 goes back to the same engineer, its clock starts anew, and the team lead is told', async () => {
    const journey = 'back-to-the-same-engineer';
    // Closed on Tuesday the 3rd, reopened on Friday the 6th.
    expect(await returned(journey)).toEqual(['03-06 10:00 repair: zhou-jun']);
    expect(await courseOf(care, journey, 'repaired')).toEqual({
      due: ['2026-03-02T17:00', '2026-03-06T18:00'],
      met: '2026-03-02T14:00',
    });
    expect(await alerts(care, journey, 'comes-back')).toEqual(['03-06 10:00 1.1 hu-bin']);
  });

  test('where that engineer is away, it is for every engineer who is there', async () => {
    expect(await returned('engineer-away')).toEqual(['03-06 10:00 repair: anybody, as zhou-jun is away']);
  });

  test('whoever gives one of five is called back within four office hours, or the manager of the team lead hears of it', async () => {
    // Given on Monday at 16:30: 1 h 30 on Monday, 2 h 30 on Tuesday.
    expect(await courseOf(care, 'back-to-the-same-engineer', 'call-back')).toEqual({
      due: ['2026-03-03T11:30'],
      met: '2026-03-03T09:30',
    });
    expect(await alerts(care, 'back-to-the-same-engineer', 'unhappy-and-not-called')).toEqual([]);
    expect(await alerts(care, 'engineer-away', 'unhappy-and-not-called')).toEqual([
      '03-03 10:30 1.1 hu-bin',
      '03-03 11:30:00.001 1.2 ren-fei',
    ]);
  });

  test('what is still broken at the call is repaired within four hours from then', async () => {
    expect(await courseOf(care, 'day-eight', 'repaired-after-call')).toEqual({
      due: ['2026-03-02T17:30'],
      met: '2026-03-02T17:00',
    });
  });

  test('only when it comes back for the third time, second-level support is told as well', async () => {
    expect(await alerts(care, 'third-time', 'comes-back')).toEqual([
      '03-04 09:00 1.1 hu-bin',
      '03-06 09:00 1.1 hu-bin',
      '03-09 09:00 1.1 hu-bin',
      '03-09 09:00 1.2 gu-yan',
    ]);
    expect(await returned('third-time')).toEqual([
      '03-04 09:00 repair: zhou-jun',
      '03-06 09:00 repair: zhou-jun',
      '03-09 09:00 repair: zhou-jun',
    ]);
  });

  test('on day 8 the case is closed for good: what the customer writes is kept and answered, and nothing else happens', async () => {
    const { results, compiled, local } = await playedExample(care);
    const { entries, snapshot } = results.get('day-eight')!;
    const sealed = entries.findIndex(({ type }) => type === 'case.sealed');
    // Closed on Monday the 2nd at 18:00.
    expect(local(entries[sealed]!.at)).toBe('2026-03-09T18:00:00.001');
    const after = entries
      .slice(sealed + 1)
      .map((entry) => [
        local(entry.at),
        entry.type === 'event.received' && entry.data?.text,
        entry.type === 'effect.requested' && entry.effect.kind === 'message' && entry.effect.message,
      ]);
    expect(after).toEqual([
      ['2026-03-10T10:00', 'It has been slow again since last night, could you have another look?', false],
      ['2026-03-10T10:00', false, 'case.sealed'],
    ]);
    const at = Date.parse('2026-03-10T10:05:00+08:00');
    const reopening = { type: 'case.reopens', at, by: { role: 'customer' } };
    expect(step(compiled, snapshot!, reopening, at).refused?.code).toBe('TL6011');
  });
});
