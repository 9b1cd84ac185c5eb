import { describe, test as plain } from 'vitest';

import { loadBlueprint } from '../../src/read/load.ts';
import { expect, journeyTest } from '../../src/vitest.ts';
import { blueprintForTest } from '../../src/testing/blueprint-for-test.ts';

const START = { start: '2026-01-05T09:00+08:00' } as const;

const test = journeyTest('./desks/repair.blueprint.yaml', START);

// Nothing is waited for; whoever awaits nevertheless writes the same test.
/* oxlint-disable typescript/await-thenable */
describe('a test of a blueprint reads like what it is about', () => {
  test('an unconfirmed urgent case escalates to the team lead, then recovers', async ({ open }) => {
    const c = await open({ priority: 'urgent', tier: 'A' });
    await c.wait('14m');
    expect(c).toBeIn('intake');
    await c.wait('1m');
    expect(c).toHaveEscalatedTo('team-lead');
    await c.as('engineer').complete('repair', { outcome: 'fixed' });
    await c.runUntil('follow-up');
    expect(c).toHaveMet('resolution');
  });

  test('an ordinary case is not read back', async ({ open }) => {
    const c = await open();
    expect(c).toBeWaitingFor('engineer');
    expect(c).not.toHaveVisitedInOrder('confirm');
  });

  test('every case of a test is one of its own, and may be opened otherwise', async ({ open }) => {
    const [first, second] = [await open(), await open({}, { start: '2026-02-01T12:00Z', id: 'C-2' })];
    first.as('engineer').complete('repair', { outcome: 'fixed' });
    expect([first.view.id, second.view.id, second.now]).toEqual(['C-1', 'C-2', Date.parse('2026-02-01T12:00Z')]);
    expect(second).toBeIn('repair');
  });
});

describe('what a condition read is told with the expectation that failed', () => {
  test('the nearest condition is the reason', async ({ open }) => {
    const c = await open({ priority: 'normal' });
    expect(() => {
      expect(c).toBeIn('confirm');
    }).toThrow('The case did not come to "confirm", because `priority = "urgent"` does not hold: priority = "normal".');
  });
});

describe('a process drawn in BPMN is tested with the same words', () => {
  const drawn = journeyTest('../bpmn/drawn/repair-with-pools.bpmn', { language: 'zh-CN' });

  drawn('a report that is not urgent is mended on the bench', async ({ open }) => {
    const c = await open();
    c.event('customer.Message_report');
    c.as('service-desk').complete('Check', { with: { urgent: false, age: 3, parts: ['motor'], mended: true } });
    expect(c).toBeWaitingFor('bench');
    expect(c).toHaveVisitedInOrder('Start_report', 'Check', 'Mend');
    expect(() => {
      expect(c).toBeIn('Visit');
    }).toThrow('案例没有到“Visit”，因为 `${urgent == true && age < 10}` 不成立：urgent = false，age = 3。');
  });
});

describe('a blueprint is found where one looks for it', () => {
  const here = import.meta.filename;

  plain('beside the test file, in the working directory, by a file URL, or at hand already', async () => {
    const beside = await blueprintForTest('./desks/repair.blueprint.yaml', 'en')(here);
    const below = await blueprintForTest('test/vitest/desks/repair.blueprint.yaml', 'en')(here);
    const byUrl = await blueprintForTest(new URL('desks/repair.blueprint.yaml', import.meta.url), 'en')(here);
    const { blueprint } = await loadBlueprint('test/vitest/desks/repair.blueprint.yaml');
    const atHand = await blueprintForTest(blueprint!, 'en')(here);
    expect([below.hash, byUrl.hash, atHand.hash]).toEqual([beside.hash, beside.hash, beside.hash]);
    expect(await blueprintForTest(beside, 'en')(here)).toBe(beside);
  });

  plain('one that is not there is told in a sentence', async () => {
    const missing = (language: 'en' | 'zh-CN') => blueprintForTest('./desks/none.yaml', language)(here);
    await expect(missing('en')).rejects.toThrow(
      'There is no blueprint "./desks/none.yaml", neither beside the test file nor in the working directory.',
    );
    await expect(missing('zh-CN')).rejects.toThrow('找不到蓝图“./desks/none.yaml”：测试文件旁和工作目录中都没有。');
  });

  plain('one with errors says what is wrong with it, as the checker does', async () => {
    const path = 'desks/wrong.blueprint.yaml';
    const said = async (language: 'en' | 'zh-CN'): Promise<string> => {
      const error: unknown = await blueprintForTest(path, language)(here).catch((reason: unknown) => reason);
      return error instanceof Error ? error.message.replaceAll(import.meta.dirname, '…') : '';
    };
    expect(await said('en')).toMatchInlineSnapshot(`
      "The blueprint of this test cannot run: it has 1 error.

      …/desks/wrong.blueprint.yaml:27:91  error TL4002  "nowhere" leads nowhere: no step, stage or end has that name.
        26 |     steps:
        27 | …   repair: { do: Repair it, by: engineer, outcomes: { fixed: follow-up, beyond-repair: nowhere } }
           |                                                                                         ^^^^^^^
      help: Correct the name, or write "next" to go on with the following step."
    `);
    expect(await said('zh-CN')).toMatchInlineSnapshot(`
      "这个测试的蓝图无法运行：其中有 1 个错误。

      …/desks/wrong.blueprint.yaml:27:91  错误 TL4002  找不到“nowhere”：没有同名的步骤、阶段或结束。
        26 |     steps:
        27 | …   repair: { do: Repair it, by: engineer, outcomes: { fixed: follow-up, beyond-repair: nowhere } }
           |                                                                                         ^^^^^^^
      建议：请改正名称；如果要继续下一步，请写 next。"
    `);
  });
});
