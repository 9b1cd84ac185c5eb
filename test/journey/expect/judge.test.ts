import { describe, expect, test } from 'vitest';

import { judge } from '../../../src/journey/expect/judge.ts';
import { EXPECTATION_KEYS, type Expectation } from '../../../src/journey/expectation.ts';
import { compiledWithModules } from '../../support/modules.ts';
import { compiled } from '../support.ts';
import { after, FIXED, holding, LOOK, REPORT, SHOP, URGENT } from './support.ts';

const at = (time: string): number => Date.parse(`2026-01-05T${time}+08:00`);

/** The names of one kind of expectation that hold. */
function those(situation: ReturnType<typeof after>, key: Expectation['key'], names: string): string[] {
  return names.split(' ').filter((name) => judge(situation, { key, name }).holds);
}

const NOWHERE = after('- wait: 2d');
const PLACES = 'intake report resolution look both order-part open-up calls calm repair';

const CREDIT = `
throughline: 1
id: credit
version: "1.0.0"
roles: { agent: {} }
stages: { look: { kind: resolution, steps: { check: { do: Check it, by: agent, reach: first-response } } } }
ends: { checked: { outcome: solved } }
omits: { intake: No, confirmation: No, follow-up: No }
`;

const DESK = `
throughline: 1
id: desk
version: "1.0.0"
roles: { agent: {} }
stages:
  work: { kind: resolution, steps: { credit: { use: { module: ./credit.yaml } }, tell: { do: Tell, by: agent } } }
ends: { good: { outcome: solved } }
omits: { intake: No, confirmation: No, follow-up: No }
`;

describe('where a case is', () => {
  test('a case is in its stage, at every step at which it waits, and at the steps that hold those', () => {
    expect(those(after(URGENT), 'in', PLACES)).toEqual(['resolution', 'look']);
    expect(those(after(URGENT + LOOK), 'in', PLACES)).toEqual(['resolution', 'both', 'order-part', 'open-up']);
  });

  test('while an interrupt is dealt with, a case is there, and in its stage still', () => {
    const interrupted = after(`${URGENT}${LOOK}- { by: customer, event: customer.calls }`);
    expect(those(interrupted, 'in', PLACES)).toEqual(['resolution', 'calls', 'calm']);
  });

  test('a closed case is nowhere', () => {
    expect(those(NOWHERE, 'in', PLACES)).toEqual([]);
  });

  test('a case is in the stage of a module besides its own, while the module lasts', () => {
    const desk = compiledWithModules(DESK, { './credit.yaml': CREDIT });
    const places = 'work credit credit--look credit--check tell';
    const lines = ['', '- { by: agent, step: credit--check }'];
    expect(lines.map((line) => those(after(line, { blueprint: desk }), 'in', places))).toEqual([
      ['work', 'credit', 'credit--look', 'credit--check'],
      ['work', 'tell'],
    ]);
  });

  test('it waits for the customer, for a role, for a service: for whoever has the next word', () => {
    const who = 'customer agent engineer service system';
    expect([after(''), after(URGENT), after(URGENT + LOOK)].map((one) => those(one, 'waiting-for', who))).toEqual([
      ['customer'],
      ['agent'],
      ['engineer', 'service'],
    ]);
  });

  test('places are visited in order, whatever lies between them', () => {
    const visited = (...value: string[]): Expectation => ({ key: 'visited', value });
    expect(
      holding(
        after(REPORT + LOOK),
        visited('intake', 'look', 'repair'),
        visited('look', 'intake'),
        visited('report', 'both'),
      ),
    ).toEqual([true, false, false]);
  });
});

describe('what a case takes', () => {
  test('it offers steps, outcomes of steps and events', () => {
    const repair = after(REPORT + LOOK);
    expect(those(repair, 'offers', 'repair look customer.calls step.repair.fixed unanswered')).toEqual([
      'repair',
      'customer.calls',
      'step.repair.fixed',
    ]);
    const fixed: Expectation = { key: 'offers', name: 'repair', value: 'fixed' };
    expect(holding(repair, fixed, { ...fixed, value: 'timed-out' })).toEqual([true, false]);
  });

  test('it offers an escalation to those who were told, until one of them has accepted it', () => {
    const told = `${REPORT}${LOOK}- wait: 7h\n`;
    const accepted = `${told}- { by: team-lead, accept: unanswered }`;
    const offers: Expectation = { key: 'offers', name: 'unanswered' };
    expect([told, accepted].map((lines) => holding(after(lines), offers))).toEqual([[true], [false]]);
  });

  test('what was turned down is refused, for any reason or for the one that is named', () => {
    const refused: Expectation = { key: 'refused' };
    const codes = [refused, { ...refused, name: 'TL6001' }, { ...refused, name: 'TL6007' }];
    expect([after(FIXED), after(REPORT)].map((one) => holding(one, ...codes))).toEqual([
      [true, true, false],
      [false, false, false],
    ]);
  });
});

describe('what has happened', () => {
  test('a milestone is reached once somebody has reached it', () => {
    expect(those(after(REPORT + LOOK), 'reached', 'looked-at resolved acknowledged')).toEqual(['looked-at']);
  });

  test('a message is said by its id, or by words of what was sent', () => {
    const done = after(REPORT + LOOK + FIXED);
    expect(those(done, 'said', 'thanks goodbye lamp Thank')).toEqual(['thanks', 'goodbye', 'lamp', 'Thank']);
    expect(those(after(REPORT), 'said', 'goodbye bye lamp')).toEqual(['lamp']);
  });

  test('a reminder of a question says the message of the question again, unless it has its own', () => {
    const asked = 'ask: { fields: [what, severity], message: goodbye }';
    const reminding = (remind: string) =>
      after('- wait: 9h', {
        blueprint: compiled(
          SHOP.replace('ask: [what, severity]', `${asked}, remind: { every: 4h, times: 2${remind} }`),
        ),
      });
    const said = (situation: ReturnType<typeof after>, name: string, value: number) =>
      judge(situation, { key: 'said', name, value }).holds;
    expect(said(reminding(''), 'goodbye', 3)).toBe(true);
    const own = reminding(', message: thanks');
    expect([said(own, 'goodbye', 1), said(own, 'thanks', 2)]).toEqual([true, true]);
  });

  test('how often it was said counts exactly, where it is told', () => {
    const thanks: Expectation = { key: 'said', name: 'thanks' };
    const times = [0, 1, 2].map((value): Expectation => ({ ...thanks, value }));
    expect(holding(after(REPORT), ...times)).toEqual([false, true, false]);
  });

  test('a role is notified once an alert has left for it; nobody else is', () => {
    const late = after(`${REPORT}${LOOK}- wait: 9h`);
    const urgent = after(`${URGENT}${LOOK}- wait: 9h`);
    expect([late, urgent].map((one) => those(one, 'notified', 'team-lead head agent'))).toEqual([
      ['team-lead'],
      ['team-lead', 'head'],
    ]);
  });

  test('a field has the value that is expected, as JSON; nothing and null are alike', () => {
    const data = (name: string, value: unknown): Expectation => ({ key: 'data', name, value });
    const situation = after(
      `${URGENT}- { returns: ship, with: { price: { amount: "12.50", currency: CNY } } }\n${LOOK}`,
    );
    expect(
      holding(
        situation,
        data('severity', 5),
        data('severity', '5'),
        data('price', { amount: '12.5', currency: 'CNY' }),
        data('price', { amount: '12.5', currency: 'EUR' }),
        data('promised', null),
        data('what', null),
      ),
    ).toEqual([true, false, true, false, true, false]);
  });

  test('a case has ended by an end, by what the end means, or at all', () => {
    expect([holding(NOWHERE, { key: 'ended' }), those(NOWHERE, 'ended', 'lost withdrawn done solved')]).toEqual([
      [true],
      ['lost', 'withdrawn'],
    ]);
    expect(those(after('- { by: customer, event: case.cancels }'), 'ended', 'cancelled lost')).toEqual(['cancelled']);
    expect(holding(after(''), { key: 'ended' })).toEqual([false]);
  });
});

describe('what clocks are', () => {
  const clocks = (lines: string, key: Expectation['key']): string[] => those(after(lines), key, 'answered mended');

  test('a clock is paused while the case waits for the customer, and runs once the answer is there', () => {
    expect([clocks('', 'paused'), clocks('', 'running'), clocks(REPORT, 'paused'), clocks(REPORT, 'running')]).toEqual([
      ['answered'],
      [],
      [],
      ['answered'],
    ]);
  });

  test('a clock that has run over is breached, even if it was stopped later; only one that was stopped in time is met', () => {
    const [soon, late] = [REPORT + LOOK + FIXED, `${REPORT}${LOOK}- wait: 7h\n${FIXED}`];
    expect([clocks(soon, 'met'), clocks(soon, 'breached')]).toEqual([['answered', 'mended'], []]);
    expect([clocks(late, 'met'), clocks(late, 'breached')]).toEqual([['answered'], ['mended']]);
  });

  test('a clock that was given up is none of it', () => {
    const keys = ['met', 'breached', 'running', 'paused'] as const;
    expect(keys.map((key) => clocks('- wait: 2d', key))).toEqual([[], [], [], []]);
  });

  test('a clock that begins again whenever it is stopped is met by the run that was stopped last', () => {
    const updates = compiled(`
throughline: 1
id: updates
version: "1.0.0"
roles: { agent: {} }
milestones: { told: {} }
slas: { update: { start: case.opened, stop: told, target: 1h, repeat: true } }
stages:
  intake: { kind: intake, steps: { tell: { do: Tell, by: agent, reach: told, outcomes: { again: tell, enough: done } } } }
ends: { done: { outcome: solved, reach: resolved } }
`);
    const told = '- { by: agent, step: tell, outcome: again }\n';
    const states = [told, `- wait: 2h\n${told}`, `- wait: 2h\n${told}- wait: 5m\n${told}`].map((lines) =>
      ['met', 'breached', 'running'].filter(
        (key) => judge(after(lines, { blueprint: updates }), { key: key as 'met', name: 'update' }).holds,
      ),
    );
    expect(states).toEqual([
      ['met', 'running'],
      ['breached', 'running'],
      ['met', 'breached', 'running'],
    ]);
  });

  test('the last instant in time is due, of a clock as of the limit of a step', () => {
    const due = (name: string, value: number): Expectation => ({ key: 'due', name, value });
    const day = 24 * 60 * 60_000;
    const [asked, looked] = [after(''), after(`${REPORT}${LOOK}`)];
    expect(holding(asked, due('report', at('09:00') + day), due('report', at('09:00')), due('answered', 0))).toEqual([
      true,
      false,
      false,
    ]);
    expect(holding(looked, due('mended', at('15:00')), due('mended', at('15:01')))).toEqual([true, false]);
  });
});

describe('the other way round', () => {
  test('what must not be so holds exactly where it is not so', () => {
    const situation = after(REPORT);
    const expectations: Expectation[] = EXPECTATION_KEYS.map((key) => ({ key, name: 'thanks', value: 1 }));
    const turned = holding(situation, ...expectations.map((one): Expectation => ({ ...one, negated: true })));
    expect(turned).toEqual(holding(situation, ...expectations).map((holds) => !holds));
  });

  test('the moment that decided is the entry of the journal by which it came about', () => {
    const late = after(`${REPORT}${LOOK}- wait: 7h\n${FIXED}`);
    const moments = (
      [
        { key: 'in', name: 'repair' },
        { key: 'said', name: 'goodbye' },
        { key: 'met', name: 'mended' },
        { key: 'breached', name: 'mended' },
        { key: 'notified', name: 'team-lead' },
        { key: 'ended' },
        { key: 'reached', name: 'acknowledged' },
      ] satisfies Expectation[]
    ).map((expectation) => late.entries[judge(late, expectation).moment ?? -1]?.type);
    expect(moments).toEqual([
      'step.left',
      'effect.requested',
      'sla.breached',
      'sla.breached',
      'effect.requested',
      'case.closed',
      undefined,
    ]);
  });

  test('a case that could not be opened is as nobody expected', () => {
    const { view: _, ...unopened } = after('');
    const found = judge(unopened, { key: 'in', name: 'intake', negated: true });
    expect(found).toEqual({ holds: false, found: { kind: 'unopened' } });
  });
});
