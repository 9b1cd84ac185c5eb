import { describe, expect, test } from 'vitest';

import { clockEntriesOf, courseOf as course, playedExample } from '../support/played-examples.ts';

// The desk is open 09:00-12:00 and 13:00-18:00, eight hours a day. Saturday 14 February 2026 is a working day in place of
// one of the holiday; from Sunday 15 to Monday 23 February it is closed; Tuesday the 24th is the first day after it.
describe('a lost parcel over the Spring Festival', () => {
  const parcel = (journey: string, sla: string) => course('lost-parcel', journey, sla);

  test('thirty minutes promised on Friday at 17:40 end on the working Saturday at 09:10', async () => {
    // Friday 17:40-18:00 is 20 minutes, Saturday 09:00-09:10 is 10.
    expect(await parcel('settled-after-spring-festival', 'first-answer')).toEqual({
      due: ['2026-02-14T09:10'],
      met: '2026-02-14T09:05',
    });
  });

  test('an answer in the last instant is in time', async () => {
    expect(await parcel('found-on-the-working-saturday', 'first-answer')).toEqual({
      due: ['2026-02-14T09:10'],
      met: '2026-02-14T09:10',
    });
  });

  test('an answer ten minutes later is late', async () => {
    expect(await parcel('late-over-spring-festival', 'first-answer')).toEqual({
      due: ['2026-02-14T09:10'],
      breached: ['2026-02-14T09:10'],
      late: '2026-02-14T09:20',
    });
  });

  test('waiting for the customer stops the clock, and what she writes starts it again before the answer is noted', async () => {
    // Eight hours from Friday 17:40: 20 minutes there, 7 h 40 on Saturday = 3 h before lunch, 4 h 40 after it: 17:40.
    // Used until Saturday 09:05: 25 minutes. From 14:00: 4 h on Saturday, so 4 h 25 in all; 3 h 35 are left on the 24th:
    // 3 h until noon, 35 minutes from 13:00. Half of it, 4 h, is used 25 minutes before the close of Saturday.
    expect(await parcel('settled-after-spring-festival', 'resolution')).toEqual({
      due: ['2026-02-14T17:40', '2026-02-24T13:35'],
      paused: ['2026-02-14T09:05'],
      resumed: ['2026-02-14T14:00'],
      warned: ['2026-02-14T17:35'],
      met: '2026-02-24T10:30',
    });
  });

  test('one hour before a due time after the holiday is half an hour before it begins', async () => {
    // Paused 09:20-10:10, 50 minutes: 20 until the close at 18:00, the other 30 on the 24th, 09:00-09:30. An hour of
    // service before that is 30 minutes on the 24th and 30 on Saturday, from 17:30. Used until 09:20: 40 minutes; the
    // other 3 h 20 of the first half: 10:10-12:00 and 13:00-14:30.
    expect(await parcel('late-over-spring-festival', 'resolution')).toEqual({
      due: ['2026-02-14T17:40', '2026-02-24T09:30'],
      paused: ['2026-02-14T09:20'],
      resumed: ['2026-02-14T10:10'],
      warned: ['2026-02-14T14:30', '2026-02-14T17:30'],
      breached: ['2026-02-24T09:30'],
      late: '2026-02-24T10:00',
    });
  });

  test('a closed case leaves no clock running', async () => {
    // Used until 09:00: 20 minutes. Answered while it is closed: 7 h 40 from the 24th at 09:00.
    expect(await parcel('turned-up-during-the-holiday', 'resolution')).toEqual({
      due: ['2026-02-14T17:40', '2026-02-24T17:40'],
      paused: ['2026-02-14T09:00'],
      resumed: ['2026-02-18T20:00'],
      cancelled: '2026-02-18T20:00',
    });
  });
});

// Business days are Monday to Friday, 09:00-17:00. The case comes in on Wednesday 25 March 2026 at 10:00; the clocks of
// England go forward on Sunday the 29th; Good Friday is 3 April, Easter Monday 6 April, the May holiday Monday 4 May.
describe('complaints in the United Kingdom', () => {
  const complaint = (journey: string, sla: string) => course('uk-complaints', journey, sla);

  test('the third business day after Wednesday closes on Monday at five, in summer time', async () => {
    // 26, 27 and 30 March.
    expect(await complaint('settled-on-the-third-day', 'three-days')).toEqual({
      due: ['2026-03-30T17:00'],
      met: '2026-03-30T17:00',
    });
    const entries = await clockEntriesOf('uk-complaints', 'settled-on-the-third-day', 'three-days');
    expect(entries.find(({ type }) => type === 'sla.started')).toHaveProperty('due', Date.parse('2026-03-30T16:00Z'));
  });

  test('what is settled by then ends with a summary, what is settled a day later with a final response', async () => {
    const ends = async (journey: string) => {
      const { results } = await playedExample('uk-complaints');
      return results.get(journey)?.view?.end;
    };
    expect(await ends('settled-on-the-third-day')).toBe('closed-summary');
    expect(await ends('settled-a-day-too-late-for-a-summary')).toBe('closed-final');
    expect(await complaint('settled-a-day-too-late-for-a-summary', 'three-days')).toEqual({
      due: ['2026-03-30T17:00'],
      breached: ['2026-03-30T17:00'],
      late: '2026-03-31T10:00',
    });
  });

  test('eight weeks end at the same time of day, an hour sooner by the sun', async () => {
    // 25 March + 56 days = 20 May. 80 % of those 1343 hours are 1074 h 24 min: 44 days and 18 h 24 min after 10:00 winter
    // time, which is 9 May 04:24 there and 05:24 in summer time. Forty hours of business before 20 May 10:00: one hour of
    // that day, eight each on 19, 18, 15 and 14 May, seven on the 13th, from 10:00.
    expect(await complaint('rejected-in-the-eighth-week', 'final-answer')).toEqual({
      due: ['2026-05-20T10:00'],
      warned: ['2026-05-09T05:24', '2026-05-13T10:00'],
      met: '2026-05-20T10:00',
    });
  });

  test('fifteen business days leave out Good Friday and Easter Monday', async () => {
    // 26 27 | 30 31 1 2 | 7 8 9 10 | 13 14 15 16 17: the fifteenth is 17 April. That is 7 h on the first day and 15 times
    // eight, 127 h; 80 % are 101 h 36 min: seven, eleven days of eight until 13 April, and 6 h 36 min of the 14th. Forty
    // hours before the close are the whole of 13 to 17 April.
    expect(await complaint('payment-answered-in-fifteen-days', 'final-answer')).toEqual({
      due: ['2026-04-17T17:00'],
      warned: ['2026-04-13T09:00', '2026-04-14T15:36'],
      met: '2026-04-17T17:00',
    });
  });

  test('a holding reply makes it thirty-five business days from the same start', async () => {
    // After 17 April, the fifteenth: 20-24 (20), 27-1 May (25), 5-8 (29), 11-15 (34), 18 May (35). 15 days were warned of;
    // of the 287 h of the new target 80 % are 229 h 36 min: seven, and 27 days of eight until 6 May, and 6 h 36 min.
    expect(await complaint('payment-held-to-thirty-five-days', 'final-answer')).toEqual({
      due: ['2026-04-17T17:00', '2026-05-18T17:00'],
      warned: ['2026-04-13T09:00', '2026-04-14T15:36'],
      met: '2026-05-18T11:00',
    });
  });

  test('what is late is told at the instant at which it becomes late', async () => {
    expect(await complaint('everything-late', 'prompt-acknowledgement')).toEqual({
      due: ['2026-03-26T17:00'],
      breached: ['2026-03-26T17:00'],
      late: '2026-03-27T09:30',
    });
    expect(await complaint('everything-late', 'final-answer')).toEqual({
      due: ['2026-04-17T17:00'],
      warned: ['2026-04-13T09:00', '2026-04-14T15:36'],
      breached: ['2026-04-17T17:00'],
      late: '2026-04-20T09:00',
    });
  });

  test('a complaint that is withdrawn owes no answer', async () => {
    expect(await complaint('withdrawn-by-the-customer', 'final-answer')).toEqual({
      due: ['2026-05-20T10:00'],
      cancelled: '2026-03-26T12:00',
    });
  });
});

// The case is opened on Monday 5 January 2026 at 09:00. The department works 09:00-12:00 and 13:00-18:00.
describe('the complaint desk', () => {
  const desk = (journey: string, sla: string) => course('complaint-desk', journey, sla);

  test('the formal reply counts day and night: half of it is used at 21:00, four fifths at 04:12', async () => {
    expect(await desk('nobody-answers', 'formal-answer')).toEqual({
      due: ['2026-01-06T09:00'],
      warned: ['2026-01-05T21:00', '2026-01-06T04:12'],
      breached: ['2026-01-06T09:00'],
      late: '2026-01-08T10:01',
    });
  });

  test('waiting for the customer pauses no formal reply: one in the last instant is in time', async () => {
    expect(await desk('unsatisfied-then-overturned', 'formal-answer')).toEqual({
      due: ['2026-01-06T09:00'],
      warned: ['2026-01-05T21:00', '2026-01-06T04:12'],
      met: '2026-01-06T09:00',
    });
  });

  test('the level is known at 09:06, and the fifteen minutes count from 09:00 all the same', async () => {
    const entries = await clockEntriesOf('complaint-desk', 'urgent-and-in-time', 'urgent-answer');
    expect(entries[0]).toMatchObject({
      type: 'sla.started',
      at: Date.parse('2026-01-05T09:06+08:00'),
      from: Date.parse('2026-01-05T09:00+08:00'),
    });
    expect(await desk('urgent-and-in-time', 'urgent-answer')).toEqual({
      due: ['2026-01-05T09:15'],
      met: '2026-01-05T09:12',
    });
  });

  test('an ordinary complaint has no clock of fifteen minutes', async () => {
    expect(await desk('upheld-and-satisfied', 'urgent-answer')).toEqual({ due: [] });
  });

  test('the department has until the close of the next working day; a step that times out is cancelled, not met', async () => {
    // Asked on Monday and on Tuesday at 10:00.
    expect(await desk('unsatisfied-then-overturned', 'consult')).toEqual({
      due: ['2026-01-06T18:00'],
      met: '2026-01-06T09:00',
    });
    expect(await desk('nobody-answers', 'consult')).toEqual({
      due: ['2026-01-07T18:00'],
      breached: ['2026-01-07T18:00'],
      cancelled: '2026-01-08T10:00:00.001',
    });
  });

  test('a complaint that is withdrawn owes no formal reply', async () => {
    expect(await desk('withdrawn-by-the-customer', 'formal-answer')).toEqual({
      due: ['2026-01-06T09:00'],
      cancelled: '2026-01-05T18:00',
    });
  });
});

// Agents answer from 08:00 to 22:00. The customer writes on Monday 2 March 2026 at 10:00.
describe('the online shop', () => {
  const shop = (journey: string, sla: string) => course('online-shop', journey, sla);

  test('an urgent matter is warned of after twelve of its fifteen minutes', async () => {
    expect(await shop('complaint-made-good', 'urgent-solution')).toEqual({
      due: ['2026-03-02T10:15'],
      warned: ['2026-03-02T10:12'],
      met: '2026-03-02T10:13',
    });
  });

  test('four hours of service from 21:55 end at 11:55 the next morning; fifteen minutes do not wait', async () => {
    // Five minutes until 22:00, 3 h 55 from 08:00.
    expect(await shop('complaint-late-in-the-evening', 'answers')).toEqual({
      due: ['2026-03-03T11:55'],
      met: '2026-03-03T08:30',
    });
    expect(await shop('complaint-late-in-the-evening', 'urgent-solution')).toEqual({
      due: ['2026-03-02T10:15'],
      warned: ['2026-03-02T10:12'],
      breached: ['2026-03-02T10:15'],
      late: '2026-03-03T08:30',
    });
  });

  test('a stage that is entered again has its time anew', async () => {
    const { due } = await shop('complaint-made-good', 'answers');
    expect(due).toEqual(['2026-03-02T14:00', '2026-03-05T14:13']);
  });
});

// Repairs are done Monday to Saturday, 08:00-18:00, ten hours a day; the supplier works Monday to Friday until 17:30. The
// case is opened on Monday 5 January 2026 at 09:00.
describe('the repair', () => {
  const repair = (journey: string, sla: string) => course('equipment-repair', journey, sla);

  test('sixty hours of repair move with each wait for the customer; the wait for the supplier does not move them', async () => {
    // 9 h on Monday, 50 until Saturday the 10th, one more on Monday the 12th: 09:00. Pauses of 1 h (self-help), 5 h (the
    // price) and 2 h (the appointment): 17:00. Half of it, 30 h: 9 - 1 on the 5th, 10 - 5 on the 6th, 10 on the 7th are 23;
    // seven more on the 8th from 08:00, with two of pause: 17:00.
    expect(await repair('paid-by-the-customer', 'repair')).toEqual({
      due: ['2026-01-12T09:00', '2026-01-12T09:00', '2026-01-12T10:00', '2026-01-12T15:00', '2026-01-12T17:00'],
      paused: ['2026-01-05T09:00', '2026-01-05T09:00', '2026-01-06T11:00', '2026-01-08T09:20'],
      resumed: ['2026-01-05T09:00', '2026-01-05T10:00', '2026-01-06T16:00', '2026-01-08T11:20'],
      warned: ['2026-01-08T17:00', '2026-01-12T13:00'],
      breached: ['2026-01-12T17:00'],
      late: '2026-01-26T10:30',
    });
  });

  test('the supplier has three working days of its own', async () => {
    // Ordered on Friday the 9th at 20:00: Monday, Tuesday, Wednesday.
    expect(await repair('paid-by-the-customer', 'part-delivery')).toEqual({
      due: ['2026-01-14T17:30'],
      breached: ['2026-01-14T17:30'],
      late: '2026-01-24T20:00',
    });
    // Ordered on Monday the 5th at 09:06: Tuesday, Wednesday, Thursday.
    expect(await repair('replacement-not-decided-in-time', 'part-delivery')).toEqual({
      due: ['2026-01-08T17:30'],
      met: '2026-01-06T09:06',
    });
  });

  test('a customer who is silent for a week stops the repair for fifty hours, and no longer', async () => {
    // From Monday 10:16: 7 h 44, four days of ten until Friday, 2 h 16 on Saturday the 10th: 10:16. Used 1 h 16 of forty, so
    // 38 h 44 are left: 7 h 44 on Saturday, thirty until Wednesday the 14th, one on the 15th: 09:00.
    expect(await repair('nobody-answers-the-emergency-call', 'repair')).toEqual({
      due: ['2026-01-09T09:00', '2026-01-15T09:00'],
      paused: ['2026-01-05T10:16'],
      resumed: ['2026-01-10T10:16'],
      cancelled: '2026-01-12T10:16:00.001',
    });
  });

  test('a smell of gas makes it urgent: forty hours instead of sixty, from the same start', async () => {
    // 9 h on Monday, thirty until Thursday, one on Friday the 9th.
    const { due } = await repair('broken-again-after-the-repair', 'repair');
    expect(due[0]).toBe('2026-01-12T09:00');
    expect(due.at(-1)).toBe('2026-01-09T09:00');
  });

  test('where there is danger, somebody answers in fifteen minutes or a warning comes five before', async () => {
    expect(await repair('smell-of-gas-visit-at-once', 'urgent-solution')).toEqual({
      due: ['2026-01-05T09:15'],
      met: '2026-01-05T09:06',
    });
    expect(await repair('nobody-answers-the-emergency-call', 'urgent-solution')).toEqual({
      due: ['2026-01-05T09:15'],
      warned: ['2026-01-05T09:10'],
      breached: ['2026-01-05T09:15'],
      cancelled: '2026-01-12T10:16:00.001',
    });
  });
});
