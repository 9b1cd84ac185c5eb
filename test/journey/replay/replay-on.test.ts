import { describe, expect, test } from 'vitest';

import type { JournalRecord } from '../../../src/index.ts';
import { describeReplay } from '../../../src/journey/replay/describe-replay.ts';
import { replayOn } from '../../../src/journey/replay/replay-on.ts';
import { compiled, PARCEL_DESK, parcelDesk, parcels, solvedCase, HOUR, START } from '../../support/parcel-desk.ts';

let solved: Promise<JournalRecord[]> | undefined;

/** One case for all tests here: replaying changes nothing. */
const history = async (): Promise<JournalRecord[]> => {
  solved ??= (async () => {
    const desk = await parcels();
    const recorded = await solvedCase(desk, 'C-1');
    await desk.stop();
    return recorded;
  })();
  return solved;
};

/** The parcel desk with one thing changed. */
const changed = (from: string, to: string) => {
  if (!PARCEL_DESK.includes(from)) throw new Error(`There is no ${from} to change.`);
  return compiled(PARCEL_DESK.replace(from, to));
};

const replayed = async (from: string, to: string, language: 'en' | 'zh-CN' = 'en') => {
  const blueprint = changed(from, to);
  const result = replayOn(blueprint, await history());
  return { result, told: describeReplay(blueprint, result, { language, before: parcelDesk }) };
};

describe('a case replayed on another blueprint', () => {
  test('goes as it went where nothing of it is changed', async () => {
    const { result, told } = await replayed('the receiver calls it off'.replace('the', 'The'), 'It is called off');
    expect(result).toEqual({ kind: 'same' });
    expect(told).toEqual(['everything as it was']);
  });

  test('runs into a limit that is shorter now, at the instant of the new limit', async () => {
    const { result, told } = await replayed('by: agent, within: 1d', 'by: agent, within: 12h');
    expect(result).toMatchObject({
      kind: 'different',
      aspect: 'steps',
      at: START + 17 * HOUR + 1,
      after: { type: 'step.left', step: 'inspect', outcome: 'timed-out' },
      stopped: { refusal: { code: 'TL6001' }, seq: 5 },
    });
    expect(told).toEqual([
      'Tue 6 Jan 2026 02:00: steps: [“Look for it” was not done within 12 hours] in addition',
      'Tue 6 Jan 2026 08:00: then "step.inspect.done" (entry 5) is not taken: The case does not wait for "step.inspect.done" now.',
    ]);
  });

  test('takes another way at a decision', async () => {
    const { told } = await replayed('worth > 100', 'worth > 300');
    expect(told[0]).toBe(
      'Mon 5 Jan 2026 14:00: steps: [On to “Pay for it”] instead of [On to “Look for it” because worth > 100]',
    );
  });

  test('says other words', async () => {
    const { result, told } = await replayed('has been found', 'was found', 'zh-CN');
    expect(result).toMatchObject({ kind: 'different', aspect: 'messages', seq: 6 });
    expect(told).toEqual([
      '2026年1月6日 周二 09:00：消息：【发给客户的消息（渠道：chat） · Your parcel was found.】，而不是【发给客户的消息（渠道：chat） · Your parcel has been found.】',
    ]);
  });

  test('is promised an answer sooner', async () => {
    const { told } = await replayed('target: 3d', 'target: 4h');
    expect(told).toEqual([
      'Mon 5 Jan 2026 09:00: clocks: [Clock “Answer”: due 13:00] instead of [Clock “Answer”: due Thu 8 Jan 09:00]',
    ]);
  });

  test('is told where it does not take what was done', async () => {
    const { result, told } = await replayed('max: 5000', 'max: 200');
    expect(result).toMatchObject({ kind: 'refused', seq: 2, refusal: { code: 'TL6006' } });
    expect(told).toEqual([
      'Mon 5 Jan 2026 12:00: "step.report.answered" (entry 2) is not taken: The value for "worth" is too large or too long.',
    ]);
  });

  test('cannot go on where no row of a table fits', async () => {
    const decisions = `decisions:
  level: { hit: first, inputs: [worth], outputs: [place], rules: [{ if: ["> 1000"], then: [unknown] }] }
messages:
`;
    const blueprint = compiled(
      PARCEL_DESK.replace('messages:\n', decisions).replace(
        '      which:',
        '      grade: { decide: level }\n      which:',
      ),
    );
    const result = replayOn(blueprint, await history());
    expect(result).toMatchObject({ kind: 'fault', error: { name: 'CaseFault', reason: 'no-rule-matches' } });
  });

  test('hears the service as late as it was, also where it is asked later', async () => {
    const { result } = await replayed('      look:\n', '      pause: { wait: 1h }\n      look:\n');
    const { differences } = result as Extract<typeof result, { kind: 'different' }>;
    expect(differences.find(({ aspect }) => aspect === 'data')).toMatchObject({
      before: { at: START + 5 * HOUR },
      after: { at: START + 6 * HOUR },
    });
  });

  test('shows a limit that runs out while nobody has done anything yet, when it is looked at later', async () => {
    const open = (await history()).slice(0, 2);
    const blueprint = changed('by: agent, within: 1d', 'by: agent, within: 12h');
    expect(replayOn(blueprint, open)).toEqual({ kind: 'same' });
    const later = replayOn(blueprint, open, { until: START + 40 * HOUR });
    // The depot was never heard of in this journal, so nobody waits for the agent.
    expect(later).toEqual({ kind: 'same' });
  });

  test('is replayed also when its personal values were erased, which are not compared', async () => {
    const desk = await parcels();
    await solvedCase(desk, 'C-1');
    await desk.host.as({ role: 'agent', person: 'uta' }).erase('C-1', { reason: 'She asked for it.' });
    const erased = await desk.history('C-1');
    await desk.stop();
    expect(JSON.stringify(erased)).not.toContain('Erika Mustermann');
    expect(replayOn(parcelDesk, erased)).toEqual({ kind: 'same' });
    expect(replayOn(changed('target: 3d', 'target: 4h'), erased)).toMatchObject({
      kind: 'different',
      aspect: 'clocks',
    });
  });

  test('begins with its opening', async () => {
    const recorded = await history();
    expect(() => replayOn(parcelDesk, recorded.slice(1))).toThrow(TypeError);
  });
});
