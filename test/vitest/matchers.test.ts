import { describe, test } from 'vitest';

import { expect, journeyMatchers } from '../../src/vitest.ts';
import type { JourneyCase } from '../../src/journey/handle/journey-case.ts';
import type { Language } from '../../src/text/catalogue/entry.ts';
import { directoryOf, readPeople } from '../../src/index.ts';
import { shop } from '../journey/expect/support.ts';
import { openShop, printed } from './desk.ts';

const opened = (language: Language = 'en'): JourneyCase => openShop({ language, locale: language });
const reported = (language?: Language): JourneyCase =>
  opened(language).reply('report', { with: { what: 'lamp', severity: 2 } });
const looked = (language?: Language): JourneyCase => reported(language).as('agent').complete('look');
const mended = (language?: Language): JourneyCase =>
  looked(language).wait('9h').as('engineer').complete('repair', { outcome: 'fixed' });
const refused = (language?: Language): JourneyCase => opened(language).tries((one) => one.as('agent').complete('look'));
const cancelled = (language?: Language): JourneyCase => opened(language).cancel();

/** An expectation that is not met: of which case, and with what the matcher is called. */
interface Failing {
  readonly of: (language: Language) => JourneyCase;
  readonly not?: true;
  readonly told: readonly unknown[];
}

const FAILURES: Readonly<Record<keyof typeof journeyMatchers, readonly Failing[]>> = {
  toBeIn: [
    { of: opened, told: ['resolution'] },
    { of: cancelled, told: ['report'] },
    { of: opened, not: true, told: ['intake'] },
  ],
  toBeWaitingFor: [
    { of: reported, told: ['customer'] },
    { of: reported, not: true, told: ['agent'] },
  ],
  toOffer: [
    { of: opened, told: ['repair', 'fixed'] },
    { of: mended, told: ['customer.calls'] },
    { of: opened, not: true, told: ['report'] },
  ],
  toHaveReached: [
    { of: reported, told: ['looked-at'] },
    { of: looked, not: true, told: ['looked-at'] },
  ],
  toHaveVisitedInOrder: [
    { of: reported, told: ['look', 'report'] },
    { of: reported, not: true, told: ['report', 'look'] },
  ],
  toHaveSent: [
    { of: looked, told: ['goodbye'] },
    { of: mended, told: ['goodbye', { times: 2 }] },
    { of: mended, not: true, told: ['goodbye'] },
  ],
  toHaveEscalatedTo: [
    { of: mended, told: ['head'] },
    { of: mended, told: ['team-lead', { times: 2 }] },
    { of: mended, not: true, told: ['team-lead'] },
  ],
  toHaveMet: [
    { of: opened, told: ['answered'] },
    { of: looked, not: true, told: ['answered'] },
  ],
  toHaveBreached: [
    { of: looked, told: ['mended'] },
    { of: mended, not: true, told: ['mended'] },
  ],
  toBeRunning: [
    { of: reported, told: ['mended'] },
    { of: looked, not: true, told: ['mended'] },
  ],
  toBePaused: [
    { of: reported, told: ['answered'] },
    { of: opened, not: true, told: ['answered'] },
  ],
  toBeDue: [
    { of: opened, told: ['answered', '2026-01-05T15:00+08:00'] },
    { of: looked, told: ['mended', '2026-01-05T16:00+08:00'] },
    { of: looked, not: true, told: ['mended', '2026-01-05T15:00+08:00'] },
  ],
  toHaveData: [
    { of: reported, told: [{ what: 'chair', severity: 3, price: { amount: '3', currency: 'CNY' } }] },
    { of: reported, not: true, told: [{ what: 'lamp' }] },
  ],
  toHaveEnded: [
    { of: reported, told: ['done'] },
    { of: cancelled, not: true, told: [] },
  ],
  toHaveRefused: [
    { of: opened, told: [] },
    { of: refused, told: ['TL6003'] },
    { of: refused, not: true, told: [] },
  ],
};

const rows = (Object.keys(FAILURES) as (keyof typeof FAILURES)[]).flatMap((matcher) =>
  (['en', 'zh-CN'] as const).map((language) => ({ matcher, language })),
);

function called(c: JourneyCase, matcher: keyof typeof FAILURES, { not, told }: Failing): void {
  const expected = not === true ? expect(c).not : expect(c);
  (expected[matcher] as (...given: readonly unknown[]) => void)(...told);
}

describe('every word of expectations is a matcher, both ways round', () => {
  test('of where a case is and what it waits for', () => {
    const c = looked();
    expect(c).toBeIn('resolution');
    expect(c).not.toBeIn('intake');
    expect(c).toBeWaitingFor('engineer');
    expect(c).not.toBeWaitingFor('customer');
    expect(c).toOffer('repair', 'fixed');
    expect(c).toOffer('customer.calls');
    expect(c).not.toOffer('look');
    expect(c).toHaveVisitedInOrder('report', 'look', 'repair');
    expect(c).not.toHaveVisitedInOrder('repair', 'report');
  });

  test('of what has happened', () => {
    const c = mended();
    expect(c).toHaveReached('resolved');
    expect(looked()).not.toHaveReached('resolved');
    expect(c).toHaveSent('goodbye');
    expect(c).toHaveSent('Thank you: lamp', { times: 1 });
    expect(looked()).not.toHaveSent('goodbye');
    expect(c).toHaveEscalatedTo('team-lead', { times: 1 });
    expect(c).not.toHaveEscalatedTo('head');
    expect(c).toHaveData({ what: 'lamp', severity: 2 });
    expect(c).not.toHaveData({ severity: 3 });
    expect(c).toHaveEnded();
    expect(c).toHaveEnded('solved');
    expect(c).not.toHaveEnded('lost');
  });

  test('of clocks', () => {
    const c = mended();
    expect(c).toHaveMet('answered');
    expect(c).not.toHaveMet('mended');
    expect(c).toHaveBreached('mended');
    expect(c).not.toHaveBreached('answered');
    expect(looked()).toBeRunning('mended');
    expect(c).not.toBeRunning('mended');
    expect(openShop()).toBePaused('answered');
    expect(looked()).not.toBePaused('mended');
    expect(looked()).toBeDue('mended', '2026-01-05T15:00+08:00');
    expect(looked()).toBeDue('repair', new Date('2026-01-07T09:00+08:00'));
    expect(looked()).not.toBeDue('mended', Date.parse('2026-01-05T16:00+08:00'));
  });

  test('of what was turned down', () => {
    const c = openShop().tries((one) => one.as('agent').complete('look'));
    expect(c).toHaveRefused();
    expect(c).toHaveRefused('TL6001');
    expect(reported()).not.toHaveRefused();
  });
});

describe('what a failing expectation prints, whole, in English and in Chinese', () => {
  test.each(rows)('$matcher ($language)', async ({ matcher, language }) => {
    const failures = FAILURES[matcher].map((failing) => {
      const { of, not, told } = failing;
      const c = of(language);
      const call = `expect(c)${not === true ? '.not' : ''}.${matcher}(${told.map((one) => JSON.stringify(one)).join(', ')})`;
      return `${call}\n\n${printed(() => called(c, matcher, failing))}\n`;
    });
    await expect(failures.join(`\n${'='.repeat(100)}\n\n`)).toMatchFileSnapshot(`golden/${matcher}.${language}.txt`);
  });

  test('each matcher fails there in both ways', () => {
    const ways = Object.values(FAILURES).map((failing) => new Set(failing.map(({ not = false }) => not)).size);
    expect(ways).toEqual(Object.keys(journeyMatchers).map(() => 2));
  });
});

describe('the reason that a failing expectation gives', () => {
  test('is the condition that was false, with what it read', () => {
    expect(printed(() => expect(looked('en')).toBeIn('both'))).toMatchInlineSnapshot(`
      "Expected the case to be at step "both", but it is in stage "resolution": it has been waiting for "engineer" at "repair" since 09:00, until Wed 7 Jan 09:00 at the latest.
      The case did not come to "both", because \`severity > 3\` does not hold: severity = 2.

      The case so far:

      Mon 5 Jan 2026

      09:00  ◉ Case C-1 is opened

             ── intake ──
             › “report”: customer is asked for what and severity (by Tue 6 Jan 09:00)
             ◷ Clock “answered” is paused
             ✓ Customer answers “report”
                 what      lamp
                 severity  2
             ✉ Message to customer
               “Thank you: lamp.”

             ── resolution ──
             › Work for Agent: “Have a look”
             ◷ Clock “answered” runs on: due 13:00
             ✓ Agent finishes “Have a look”
             ⚑ Milestone: looked-at
             ↳ On to “Repair”
             › Work for Engineer: “Repair” (by Wed 7 Jan 09:00)
               ◄ this decided it
             ◷ Clock “answered” is met, 4 h left
             ◷ Clock “mended”: due 15:00
             ► Expected the case to be at step "both", but it is in stage "resolution": it has been
               waiting for "engineer" at "repair" since 09:00, until Wed 7 Jan 09:00 at the latest.

             › Still waiting for Engineer at “Repair”"
    `);
    expect(printed(() => expect(looked('zh-CN')).toBeIn('both'))).toMatchInlineSnapshot(`
      "预期案例在步骤“both”，但它在阶段“resolution”，从 09:00 起一直在“repair”等待“engineer”（最迟到 1月7日 周三 09:00）。
      案例没有到“both”，因为 \`severity > 3\` 不成立：severity = 2。

      案例至此的经过：

      2026年1月5日 周一

      09:00  ◉ 案例 C-1 开立

             ── 受理 ──
             › “report”：请客户提供 what、severity（最迟 1月6日 周二 09:00）
             ◷ 时钟“answered”暂停
             ✓ 客户答复“report”
                 what      lamp
                 severity  2
             ✉ 发给客户的消息
               “谢谢：lamp。”

             ── 解决 ──
             › 客服待办：“Have a look”
             ◷ 时钟“answered”继续走：最迟 13:00
             ✓ 客服完成“Have a look”
             ⚑ 里程碑：looked-at
             ↳ 转到“Repair”
             › 工程师待办：“Repair”（最迟 1月7日 周三 09:00）
               ◄ 由此决定
             ◷ 时钟“answered”达标，还剩 4 小时
             ◷ 时钟“mended”：最迟 15:00
             ► 预期案例在步骤“both”，但它在阶段“resolution”，从 09:00 起一直在“repair”等待“engineer”（最迟
               到 1月7日 周三 09:00）。

             › 仍在“Repair”等待工程师"
    `);
  });

  test('is that the clock has been standing still, since when and why', () => {
    const atNoon = (language: Language) => openShop({ language, locale: language, start: '2026-01-05T12:00+08:00' });
    expect(printed(() => expect(atNoon('en').wait('1h')).toBeRunning('answered'))).toMatchInlineSnapshot(`
      "Expected clock "answered" to be running, but it has been paused since 12:00.
      It stands still while the case waits at "report".

      The case so far:

      Mon 5 Jan 2026

      12:00  ◉ Case C-1 is opened

             ── intake ──
             › “report”: customer is asked for what and severity (by Tue 6 Jan 12:00)
             ◷ Clock “answered” is paused
               ◄ this decided it
      13:00  ► Expected clock "answered" to be running, but it has been paused since 12:00.

             › Still waiting for customer at “report”"
    `);
    expect(printed(() => expect(atNoon('zh-CN').wait('1h')).toBeRunning('answered'))).toMatchInlineSnapshot(`
      "预期时钟“answered”正在走，但它从 12:00 起一直暂停。
      案例在“report”等待期间，它暂停。

      案例至此的经过：

      2026年1月5日 周一

      12:00  ◉ 案例 C-1 开立

             ── 受理 ──
             › “report”：请客户提供 what、severity（最迟 1月6日 周二 12:00）
             ◷ 时钟“answered”暂停
               ◄ 由此决定
      13:00  ► 预期时钟“answered”正在走，但它从 12:00 起一直暂停。

             › 仍在“report”等待客户"
    `);
  });
});

describe('a slip is no failed expectation', () => {
  test('a name that the blueprint does not have is told as such, both ways round, with what was probably meant', () => {
    expect(printed(() => expect(openShop()).toBeIn('resolutoin'))).toBe(
      'The blueprint has no stage, step or interrupt "resolutoin". Did you mean "resolution"?',
    );
    expect(printed(() => expect(openShop()).not.toHaveMet('delivered'))).toBe(
      'The blueprint has no clock "delivered". There are: answered, mended.',
    );
    expect(printed(() => expect(openShop({ language: 'zh-CN' })).toHaveEscalatedTo('teamlead'))).toBe(
      '蓝图中没有角色或人员“teamlead”。您是不是想写“team-lead”？',
    );
    expect(printed(() => expect(openShop({ language: 'zh-CN' })).toBePaused('delivered'))).toBe(
      '蓝图中没有时钟“delivered”。可用的有：answered、mended。',
    );
    expect(printed(() => expect(openShop()).toHaveRefused('TL9999'))).toContain('No refusal has the code "TL9999".');
  });

  test('every word proposes the name that is nearest to a misspelt one, in both languages', () => {
    const slips: readonly [matcher: keyof typeof FAILURES, meant: string, ...told: unknown[]][] = [
      ['toBeIn', 'report', 'reprot'],
      ['toBeWaitingFor', 'engineer', 'enginer'],
      ['toOffer', 'repair', 'repare'],
      ['toOffer', 'fixed', 'repair', 'fixd'],
      ['toOffer', 'unanswered', 'unanswerd'],
      ['toHaveReached', 'looked-at', 'lookd-at'],
      ['toHaveVisitedInOrder', 'look', 'report', 'lok'],
      ['toHaveSent', 'goodbye', 'godbye'],
      ['toHaveEscalatedTo', 'team-lead', 'team-led'],
      ['toHaveMet', 'mended', 'mendet'],
      ['toHaveBreached', 'mended', 'mendde'],
      ['toBeRunning', 'answered', 'anwsered'],
      ['toBePaused', 'answered', 'answerd'],
      ['toBeDue', 'answered', 'anserwed', 0],
      ['toHaveData', 'severity', { severty: 2 }],
      ['toHaveEnded', 'solved', 'sloved'],
      ['toHaveRefused', 'TL6003', 'TL-6003'],
    ];
    const proposals = (language: Language): string[] =>
      slips.flatMap(([matcher, , ...told]) =>
        [{}, { not: true as const }].map((way) => {
          const said = printed(() => called(opened(language), matcher, { of: opened, told, ...way }));
          return said.replace(/^[^.。]*[.。] ?/u, '');
        }),
      );
    const twice = slips.flatMap(([, meant]) => [meant, meant]);
    expect(proposals('en')).toEqual(twice.map((meant) => `Did you mean "${meant}"?`));
    expect(proposals('zh-CN')).toEqual(twice.map((meant) => `您是不是想写“${meant}”？`));
  });

  test('a person is known by the people that a test brings, and by the people file otherwise', () => {
    const staff =
      'throughline-people: 1\nzone: Asia/Shanghai\npeople: { li-na: { name: Li Na, roles: [team-lead] } }\n';
    const { people } = readPeople(staff, { file: 'staff.people.yaml' });
    const late = openShop({ people: directoryOf(people!, shop.blueprint.roles) })
      .reply('report', { with: { what: 'lamp', severity: 2 } })
      .as('agent')
      .complete('look')
      .wait('7h');
    expect(late).toHaveEscalatedTo('li-na');
    expect(late).not.toHaveEscalatedTo('wang-fang');
    expect(printed(() => expect(openShop()).not.toHaveEscalatedTo('li-na'))).toContain(
      'The blueprint has no role or person "li-na".',
    );
  });

  test('an instant that is none is told as such', () => {
    expect(printed(() => expect(openShop()).toBeDue('report', 'tomorrow'))).toMatchInlineSnapshot(
      `""tomorrow" is not an instant. Write date, time and offset, such as 2026-01-05T09:00+08:00."`,
    );
  });

  test('only a case can be expected to be somewhere', () => {
    expect(printed(() => expect('resolution').toBeIn('resolution'))).toBe(
      'Only a case can be held against this expectation: what openJourney gave, or "open" of a journeyTest.',
    );
  });
});
