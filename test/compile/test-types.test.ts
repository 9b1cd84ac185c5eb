import { globSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, test } from 'vitest';

import { testTypesOf } from '../../src/compile/test-types.ts';
import { compileBlueprint, loadBlueprint, type CompiledBlueprint } from '../../src/index.ts';
import { compiledFrom } from '../support/blueprints.ts';
import { diagnosticsOf } from '../support/type-check.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Ids in Chinese, a meeting, and words that could break out of a comment or a quote. */
const ODD = `throughline: 1
id: 维修-2号
version: "1.0.0"
roles:
  客服: { title: "*/ evil(); /*" }
  班长: {}
data:
  金额: { type: money, title: "the */ end" }
  标签: { type: list, of: { type: enum, values: ["it's", 'say "hi"'] } }
services:
  仓库: { in: {}, out: { 有货: { type: boolean }, 备注: { type: text } }, idempotent: true }
signals:
  催-2: { carries: { 次数: { type: integer } } }
stages:
  接收:
    kind: intake
    steps:
      登记-1: { ask: ["金额", "标签?"], title: 登记 }
      查: { call: { service: 仓库 }, outcomes: { failed: 已撤 } }
  处理:
    kind: resolution
    by: 客服
    steps:
      会诊: { meet: { label: 会诊, required: [客服], lasts: 5m..2h }, by: 客服, outcomes: { held: next, not-held: 已撤 } }
      修: { do: 修理, by: 客服, next: 已解决 }
interrupts:
  催: { on: signal.催-2, to: 已撤 }
ends:
  已解决: { outcome: solved, reach: resolved }
  已撤: { outcome: withdrawn }
omits: { confirmation: 无, follow-up: 无 }
`;

/** What tests may write with these types, and what they may not. */
const USAGE = `
import { openJourney, type Blueprint } from 'throughline/testing';
import { expect, journeyTest } from 'throughline/vitest';
import type { EquipmentRepair } from './equipment-repair.ts';
import type { RefundApproval } from './refund-approval.ts';
import type { 维修2号 } from './odd.ts';

export function repair(blueprint: Blueprint): void {
  const c = openJourney<EquipmentRepair>(blueprint, { data: { area: 'north' } });
  c.returns('owner-register', { warranty_until: '2027-03-31' }).wait('12m').reply('read-back', { outcome: 'confirmed' });
  c.as('engineer', 'Liu Yang').complete('visit', { outcome: 'repaired', with: { work_done: 'Pump replaced', part_serial: '6901234567892' } });
  c.event('customer.asks-progress').signal('appliance-alarm', { serial: 'BX24', alarm: 'E2' }).runUntil('working-again');
  c.event('customer.withdraws', undefined, { role: 'agent' }).runUntil('end');
  // @ts-expect-error a step that there is not
  c.reply('read-bakc', { outcome: 'confirmed' });
  // @ts-expect-error a role that there is not
  c.as('enginer');
  // @ts-expect-error the engineer does not price the repair
  c.as('engineer').complete('estimate', { with: { quote: 460 } });
  // @ts-expect-error nobody does what a service does
  c.as('coordinator').complete('reserve-part');
  // @ts-expect-error an outcome that there is not
  c.reply('read-back', { outcome: 'confirmd' });
  // @ts-expect-error an outcome must be picked
  c.reply('read-back');
  // @ts-expect-error a number is no text
  c.as('coordinator').complete('estimate', { with: { quote: '460' } });
  // @ts-expect-error a field that is not asked for
  c.as('coordinator').complete('estimate', { with: { quote: 460, prize: 1 } });
  // @ts-expect-error a field is missing
  c.as('coordinator').complete('estimate', { with: {} });
  // @ts-expect-error a service that there is not
  c.fail('owner-registry');
  // @ts-expect-error what it returns is missing
  c.returns('owner-register');
  // @ts-expect-error a signal carries what it carries
  c.signal('appliance-alarm', { serial: 'BX24' });
  // @ts-expect-error an event that there is not
  c.event('customer.withdrawn');
  // @ts-expect-error a place that there is not
  c.runUntil('repaired');
  // @ts-expect-error a field of the case that there is not
  openJourney<EquipmentRepair>(blueprint, { data: { region: 'north' } });
}

export function refund(blueprint: Blueprint): void {
  const c = openJourney<RefundApproval>(blueprint);
  c.as('finance', 'luo-min').approve('approval').absent('tang-wei').as('manager').accept('decision-due');
  // @ts-expect-error somebody who does not work here
  c.as('finance', 'luo-ming');
  // @ts-expect-error the agent has no vote
  c.as('agent').approve('approval');
  // @ts-expect-error nobody votes at this step
  c.as('agent').approve('check-order');
}

export function odd(blueprint: Blueprint): void {
  const c = openJourney<维修2号>(blueprint);
  c.reply('登记-1', { with: { 金额: { amount: '12.50', currency: 'CNY' }, 标签: ["it's", 'say "hi"'] } }).returns('仓库');
  c.as('客服').complete('会诊', { outcome: 'held', with: { present: ['客服'], lasted: '30m' } });
  c.as('客服').complete('会诊', { outcome: 'not-held' }).signal('催-2', { 次数: 2 });
  // @ts-expect-error of a meeting that was not held there is nothing to say
  c.as('客服').complete('会诊', { outcome: 'not-held', with: { lasted: '30m' } });
  // @ts-expect-error an amount is no number
  c.reply('登记-1', { with: { 金额: 12.5 } });
  // @ts-expect-error another role
  c.as('班长').complete('修');
}

export function expectedOfRepair(blueprint: Blueprint): void {
  const c = openJourney<EquipmentRepair>(blueprint);
  expect(c).toBeIn('diagnosis');
  expect(c).toBeIn('read-back');
  expect(c.wait('5m')).not.toBeIn('gas-smell');
  expect(c).toBeWaitingFor('coordinator');
  expect(c).toBeWaitingFor('service');
  expect(c).toOffer('read-back', 'confirmed');
  expect(c).toOffer('reserve-part', 'failed');
  expect(c).toOffer('signal.appliance-alarm');
  expect(c).toHaveReached('working-again');
  expect(c).toHaveVisitedInOrder('intake', 'read-back', 'repair');
  expect(c).toHaveSent('shut-off');
  expect(c).toHaveSent('Any words of a message', { times: 1 });
  expect(c).toHaveEscalatedTo('service-manager', { times: 2 });
  expect(c).toBeRunning('part-delivery');
  expect(c).toBeDue('visit', '2026-01-05T09:00+08:00');
  expect(c).toHaveData({ area: 'north' });
  expect(c).toHaveEnded();
  expect(c).toHaveEnded('closed-repaired');
  expect(c).toHaveEnded('solved');
  expect(c).toHaveRefused('TL6003');
  // @ts-expect-error a place that there is not
  expect(c).toBeIn('nowhere');
  // @ts-expect-error an end is no place where a case is
  expect(c).not.toBeIn('closed-repaired');
  // @ts-expect-error a step that there is not
  expect(c).toOffer('read-bakc');
  // @ts-expect-error an outcome that the step does not have
  expect(c).toOffer('read-back', 'confirmd');
  // @ts-expect-error an event has no outcome
  expect(c).toOffer('signal.appliance-alarm', 'confirmed');
  // @ts-expect-error a milestone that there is not
  expect(c).not.toHaveReached('workin-again');
  // @ts-expect-error a place that there is not
  expect(c).toHaveVisitedInOrder('intake', 'repare');
  // @ts-expect-error clocks that there are not
  expect(c).toHaveMet('urgnt-solution');
  // @ts-expect-error
  expect(c).toHaveBreached('urgnt-solution');
  // @ts-expect-error
  expect(c).toBeRunning('urgnt-solution');
  // @ts-expect-error
  expect(c).not.toBePaused('urgnt-solution');
  // @ts-expect-error neither a clock nor a step
  expect(c).toBeDue('visti', '2026-01-05T09:00+08:00');
  // @ts-expect-error a value that the field cannot have
  expect(c).not.toHaveData({ area: 'nroth' });
  // @ts-expect-error a field that there is not
  expect(c).toHaveData({ region: 'north' });
  // @ts-expect-error neither an end nor an outcome of one
  expect(c).toHaveEnded('closed');
}

export function expectedOfRefund(): void {
  const test = journeyTest<RefundApproval>('./refund-approval.blueprint.yaml');
  test('whom', async ({ open }) => {
    const c = await open();
    expect(c).toBeWaitingFor('luo-min');
    expect(c).toBeWaitingFor('finance');
    expect(c).toHaveEscalatedTo('tang-wei');
    expect(c).toOffer('decision-due');
    // @ts-expect-error somebody who does not work here
    expect(c).toBeWaitingFor('luo-ming');
    // @ts-expect-error a role that there is not
    expect(c).toHaveEscalatedTo('manger');
    // @ts-expect-error an escalation that there is not
    expect(c).not.toOffer('decision-deu');
  });
}

/** Without types every name is a text. */
export function untyped(blueprint: Blueprint): void {
  const c = openJourney(blueprint, { data: { anything: 1 } });
  c.reply('receive', { outcome: 'x', with: { any: 'thing' } }).returns('stock', { left: 5 }).returns('mail').signal('s');
  c.as('agent', 'Li Na').claim('x').as('agent').complete('x').as('lead').approve('y').event('customer.z', { a: 1 });
  expect(c).toBeIn('anywhere');
  expect(c).toBeWaitingFor('Li Na');
  expect(c).toOffer('x', 'any-outcome');
  expect(c).toHaveVisitedInOrder('x', 'y');
  expect(c).not.toHaveData({ any: 'thing' });
  expect(c).toHaveEnded('anyhow');
  const anything: unknown = c;
  expect(anything).toBeIn('anywhere');
}
`;

/** A blueprint with the modules and people that stand beside it. */
async function compiledAt(path: string): Promise<[string, CompiledBlueprint]> {
  const { blueprint } = await loadBlueprint(resolve(ROOT, path));
  return [path, compileBlueprint(blueprint!)];
}

const paths = globSync('examples/**/*.blueprint.yaml', { cwd: ROOT }).toSorted();
const modules = new Map([...(await Promise.all(paths.map(compiledAt))), ['odd', compiledFrom(ODD)]]);
const sources = new Map<string, string>([
  ...[...modules].map(([path, compiled]): [string, string] => [fileOf(path), testTypesOf(compiled)]),
  [fileOf('usage'), USAGE],
]);

function fileOf(path: string): string {
  const name = path.split('/').at(-1)?.replace('.blueprint.yaml', '') ?? path;
  return resolve(ROOT, `test/compile/${name}.ts`);
}

describe('what tests may know of a blueprint', () => {
  test('a wrong step, role, outcome, field or place is an error of the compiler, for every example', () => {
    const found = diagnosticsOf(sources);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries([...sources.keys()].map((path) => [path, []])));
  });

  test('is the same bytes for the same blueprint, and says which blueprint it is of', async () => {
    const [compiled] = [...modules.values()];
    const text = testTypesOf(compiled!);
    expect(text).toContain(`// version: ${compiled!.version}\n// hash: ${compiled!.hash}\n`);
    const [, again] = await compiledAt(paths[0]!);
    expect(testTypesOf(again)).toBe(text);
  });

  test('speaks of steps in the words of the blueprint, and of who does them', () => {
    expect(testTypesOf(modules.get('odd')!)).toContain(`    /** 登记 */
    readonly '登记-1': {
      readonly by: 'customer' | '客服' | '班长';
      readonly takes: {
        readonly outcome?: 'answered';
        readonly with: {
          /**
           * the *\\/ end
           * { amount: "12.50", currency: "CNY" }
           */
          readonly 金额: { readonly amount: string; readonly currency: string };
          readonly 标签?: readonly ('it\\'s' | 'say "hi"')[];
        };
      };
      readonly outcomes: 'answered';
    };
`);
  });
});
