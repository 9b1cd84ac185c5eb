import { describe, expect, test } from 'vitest';

import { journeyOfHistory } from '../../src/journey/journey-of-history.ts';
import { playJourney } from '../../src/journey/play-journey.ts';
import { readJourneys } from '../../src/journey/read-journeys.ts';
import { compiled, PARCEL_DESK, parcelDesk, parcels, REPORT, solvedCase } from '../support/parcel-desk.ts';

const played = (text: string, blueprint = parcelDesk) => {
  const { file } = readJourneys(text, { file: 'case.journey.yaml' });
  return playJourney(blueprint, file!.journeys[0]!);
};

describe('a real case becomes a test', () => {
  test('with what was done at its instants, stand-ins for personal values, and expectations of its end', async () => {
    const desk = await parcels();
    const history = await solvedCase(desk, 'C-1');
    await desk.stop();
    const { text, isSame, remarks, replaced } = journeyOfHistory(parcelDesk, history, { name: 'lost' });
    expect(text).toBe(`throughline-journey: 1
blueprint: ./parcel-desk.blueprint.yaml
start: 2026-01-05T09:00+01:00
journeys:
  lost:
    title: "A real case of Lost parcels, with stand-ins for personal values"
    steps:
      - until: 2026-01-05T12:00+01:00
      - by: customer
        as: customer-1
        step: report
        with:
          full_name: Person 1
          mail: "person1@example.org"
          phone: 555-0101
          born: 1964-01-01
          worth: 250
          story: Text 1
      - until: 2026-01-05T14:00+01:00
      - { returns: depot, with: { place: depot } }
      # Left out: agent-1 claims the work of "inspect"
      - until: 2026-01-06T08:00+01:00
      - { by: agent, as: agent-1, step: inspect, with: { note: Person 1 was rung up. } }
      - until: 2026-01-06T09:00+01:00
      - { by: agent, as: agent-2, step: settle }
      - expect:
          ended: solved
          visited: [intake, report, thank, search, look, which, inspect, settle, tell]
          met: [answer]
`);
    expect({ isSame, remarks, replaced }).toEqual({
      isSame: true,
      remarks: [],
      replaced: ['full_name', 'mail', 'phone', 'born', 'story', 'note'],
    });
    expect(played(text)).toMatchObject({ passed: true, expectations: 3 });
  });

  test('with nothing in it of what the customer is called, was or wrote', async () => {
    const desk = await parcels();
    const history = await solvedCase(desk, 'C-1');
    await desk.stop();
    const { text } = journeyOfHistory(parcelDesk, history);
    for (const value of ['Erika', 'Mustermann', '1234567', '08-12', 'Kurt', 'jens', 'uta'])
      expect(text).not.toContain(value);
  });

  test('that speaks the language of the blueprint', async () => {
    const chinese = compiled(
      PARCEL_DESK.replace('locales: [en]', 'locales: [zh-CN]').replace('title: Lost parcels', 'title: 包裹'),
    );
    const desk = await parcels(chinese);
    const history = await solvedCase(desk, 'C-1');
    await desk.stop();
    const { text } = journeyOfHistory(chinese, history);
    expect(text).toContain('full_name: 客户1');
    expect(text).toContain('# 略去：agent-1领取任务“inspect”');
  });

  test('and says so when a personal value decides which way it goes', async () => {
    const nosy = compiled(PARCEL_DESK.replace('worth > 100', 'full_name = "Erika Mustermann"'));
    const desk = await parcels(nosy);
    const history = await solvedCase(desk, 'C-1');
    await desk.stop();
    const { isSame, deciding, remarks } = journeyOfHistory(nosy, history);
    expect({ isSame, deciding }).toEqual({ isSame: false, deciding: ['full_name'] });
    expect(remarks[0]).toBe(
      'With stand-ins the journey goes another way: a condition reads "full_name". Write a value into the journey that leads the same way.',
    );
    expect(remarks.join(' ')).not.toContain('Erika');
  });

  test('in which equal values stay equal, and another stays another', async () => {
    const twins = compiled(PARCEL_DESK.replace('worth > 100', 'full_name = story'));
    const desk = await parcels(twins);
    const history = await solvedCase(desk, 'C-1', { ...REPORT, story: REPORT.full_name });
    await desk.stop();
    expect(journeyOfHistory(twins, history)).toMatchObject({ isSame: true });
  });

  test('also after the personal values were erased', async () => {
    const desk = await parcels();
    await solvedCase(desk, 'C-1');
    await desk.host.as({ role: 'agent', person: 'uta' }).erase('C-1', { reason: 'She asked for it.' });
    const history = await desk.history('C-1');
    await desk.stop();
    const { text, isSame } = journeyOfHistory(parcelDesk, history);
    expect(text).toContain('full_name: Person 1');
    expect(text).toContain('mail: "person1@example.org"');
    expect(isSame).toBe(true);
  });

  test('in which a service fails as it did', async () => {
    const desk = await parcels(parcelDesk, { answers: ['fails'], after: 0 });
    const history = await solvedCase(desk, 'C-1');
    await desk.stop();
    const { text, isSame } = journeyOfHistory(parcelDesk, history);
    expect(text).toContain('- { fail: depot }');
    expect(isSame).toBe(true);
  });

  test('and needs a name that a journey can have', async () => {
    const desk = await parcels();
    const history = await solvedCase(desk, 'C-1');
    await desk.stop();
    expect(() => journeyOfHistory(parcelDesk, history, { name: 'two words' })).toThrow(TypeError);
    expect(() => journeyOfHistory(parcelDesk, history.slice(1))).toThrow(/begins with the opening/u);
  });
});
