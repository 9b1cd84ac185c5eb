import { globSync } from 'node:fs';
import { resolve } from 'node:path';

import ts from 'typescript';
import { describe, expect, test } from 'vitest';

import { typesOf } from '../../src/compile/types.ts';
import { vizOf } from '../../src/compile/viz.ts';
import { typeName } from '../../src/compile/typescript.ts';
import { compileBlueprint, loadBlueprint, type CompiledBlueprint } from '../../src/index.ts';
import { compiledFrom } from '../support/blueprints.ts';
import { diagnosticsOf } from '../support/type-check.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Ids in Chinese and with digits, every type of field, and words that could break out of a comment or a quote. */
const ODD = `throughline: 1
id: 维修-2号-b2b
version: "1.0.0"
roles:
  客服: { title: "*/ evil(); /*" }
data:
  金额: { type: money, title: "the *\\/ end */ of it" }
  照片: { type: file }
  标签: { type: list, of: { type: enum, values: ["it's", 'say "hi"', 'back\\slash'] } }
  急: { type: boolean }
  日: { type: date }
  备注: { type: text, max: 20 }
  期限: { type: duration, default: P1D }
events:
  催-2: { title: 客户催办, carries: { 次数: { type: integer, min: 1 } } }
stages:
  接收:
    kind: intake
    steps:
      登记-1: { ask: ["金额", "照片?", "标签", "急", "日", "备注?"], title: 登记 }
      read-2nd: { ask: ["金额", "期限"], outcomes: { 好-1: next, 不好: next } }
  处理:
    kind: resolution
    steps:
      修-2: { do: 修理, by: 客服, next: 已解决 }
interrupts:
  催: { on: customer.催-2, to: 已撤 }
ends:
  已解决: { outcome: solved, reach: resolved }
  已撤: { outcome: withdrawn }
omits: { confirmation: 无, follow-up: 无 }
`;

/** What programs may write with the types of the complaint desk and of the odd blueprint, and what they may not. */
const USAGE = `
import { createHost, memoryStore, systemClock } from 'throughline';
import type { ComplaintDeskEvent, ComplaintDeskEventOf, ComplaintDeskHost, ComplaintDeskData, ComplaintDeskEnd,
  ComplaintDeskFields, ComplaintDeskMilestone, ComplaintDeskServices, ComplaintDeskView } from './complaint-desk.ts';
import type { 维修2号B2bEvent, 维修2号B2bFields } from './odd.ts';
import type { EquipmentRepairEvent } from './equipment-repair.ts';

const host: ComplaintDeskHost = createHost({ store: memoryStore(), blueprints: [], clock: systemClock() });
void host.start('C-1', { blueprint: 'complaint-desk', requestId: 'r', input: { data: { category: 'network' } } });
// @ts-expect-error the blueprint is another one
void host.start('C-1', { blueprint: 'complaints', requestId: 'r' });
// @ts-expect-error a category that there is not
void host.start('C-1', { blueprint: 'complaint-desk', requestId: 'r', input: { data: { category: 'netwrk' } } });

const customer = { role: 'customer' } as const;
const answered: ComplaintDeskEvent = { type: 'step.receive.answered', by: customer,
  data: { category: 'network', severity: 3, summary: 'no line', contact: '13800000000' } };
void host.send('C-1', answered, { eventId: 'e-1' });
void host.send('C-1', { type: 'customer.withdraws', by: customer }, { eventId: 'e-2' });
void host.send('C-1', { type: 'case.reopens', by: { role: 'agent', person: 'Li Na' }, at: 0 }, { eventId: 'e-3' });
// who was at a meeting is told when it was held, and only then
const held: EquipmentRepairEvent = { type: 'step.case-conference.held', by: { role: 'remote-expert' },
  data: { present: ['remote-expert', 'developer'], lasted: '40m' } };
// @ts-expect-error nobody was there
const unsaid: EquipmentRepairEvent = { type: 'step.case-conference.held', by: { role: 'remote-expert' }, data: { lasted: '40m' } };
// @ts-expect-error it was not held
const empty: EquipmentRepairEvent = { type: 'step.case-conference.not-held', by: { role: 'remote-expert' }, data: { lasted: '40m' } };
void [held, unsaid, empty];
// what every way to the step has set may be left out
void host.send('C-1', { type: 'step.read-back.confirmed', by: customer }, { eventId: 'e-4' });
void host.send('C-1', { type: 'step.read-back.confirmed', by: customer, data: { summary: 'none' } }, { eventId: 'e-5' });
void host.send('C-1', { type: 'step.remedy.done', by: { role: 'agent' }, data: { finding: 'modem' } }, { eventId: 'e' });
// more time for a clock is given by the staff, for a reason
void host.send('C-1', { type: 'sla.formal-answer.extended', by: { role: 'agent' }, data: { amount: '4h', reason: 'x' } }, { eventId: 'e' });
// @ts-expect-error not by the customer
const begged: ComplaintDeskEvent = { type: 'sla.formal-answer.extended', by: customer, data: { amount: '4h', reason: 'x' } };
// @ts-expect-error not without a reason
const idle: ComplaintDeskEvent = { type: 'sla.formal-answer.extended', by: { role: 'agent' }, data: { amount: '4h' } };
void [begged, idle];

// @ts-expect-error an event that there is not
const misspelt: ComplaintDeskEvent = { type: 'customer.withdrew', by: customer };
// @ts-expect-error an outcome that the step does not have
const outcome: ComplaintDeskEvent = { type: 'step.investigate.done', by: { role: 'agent' } };
// @ts-expect-error without the contact
const missing: ComplaintDeskEvent = { type: 'step.receive.answered', by: customer, data: { category: 'network', severity: 3, summary: '' } };
// @ts-expect-error without any data
const empty: ComplaintDeskEvent = { type: 'step.receive.answered', by: customer };
// @ts-expect-error a role that may not do it
const stranger: ComplaintDeskEvent = { type: 'step.remedy.done', by: { role: 'liaison' }, data: { finding: 'x' } };
// @ts-expect-error by nobody
const nobody: ComplaintDeskEvent = { type: 'customer.withdraws' };
// @ts-expect-error a field that is not asked for
const more: ComplaintDeskEvent = { type: 'step.remedy.done', by: { role: 'agent' }, data: { finding: 'x', csat: 5 } };
// @ts-expect-error a number is no text
const wrong: ComplaintDeskEvent = { type: 'step.confirm-solved.answered', by: customer, data: { csat: '5' } };
// @ts-expect-error an event that carries nothing
const nothing: ComplaintDeskEvent = { type: 'customer.withdraws', by: customer, data: { why: 'solved' } };
// @ts-expect-error an end that there is not
const end: ComplaintDeskEnd = 'closed';

/** Events are told apart by their type. */
export function severityOf(event: ComplaintDeskEvent): number {
  switch (event.type) {
    case 'step.receive.answered': return event.data.severity;
    // @ts-expect-error this one brings no severity
    case 'step.confirm-solved.answered': return event.data.severity;
    default: return 0;
  }
}
export function levelOf(data: ComplaintDeskData): 'ordinary' | 'advanced' | undefined {
  return data.level ?? undefined;
}
export const given: ComplaintDeskServices['customer-file']['in'] = { phone: '13800000000' };
export const returned: ComplaintDeskServices['customer-file']['out'] = { class: 'gold' };
export const milestone: ComplaintDeskMilestone = 'formal-reply';
export const finished = (view: ComplaintDeskView): boolean => view.end === 'closed-solved';
export type Answer = ComplaintDeskEventOf<'step.receive.answered'>['data']['category'];
export const category: Answer & ComplaintDeskFields['category'] = 'safety';

const tags: 维修2号B2bFields['标签'] = ["it's", 'say "hi"', 'back\\\\slash'];
export const odd: 维修2号B2bEvent[] = [
  { type: 'step.登记-1.answered', by: { role: '客服' },
    data: { 金额: { amount: '12.50', currency: 'CNY' }, 标签: tags, 急: true, 日: '2026-01-05', 照片: { name: 'a', uri: 'b' } } },
  // the amount is known by then, and the time limit has a default
  { type: 'step.read-2nd.好-1', by: customer },
  { type: 'step.修-2.done', by: { role: '客服' } },
  { type: 'customer.催-2', by: customer, data: { 次数: 2 } },
  // @ts-expect-error an amount is no number
  { type: 'step.read-2nd.不好', by: customer, data: { 金额: 12.5 } },
  // @ts-expect-error it carries how often
  { type: 'customer.催-2', by: customer },
];
export { misspelt, outcome, missing, empty, stranger, nobody, more, wrong, nothing, end };
`;

/** A blueprint with the modules that stand beside it. */
async function compiledAt(path: string): Promise<[string, CompiledBlueprint]> {
  const { blueprint } = await loadBlueprint(resolve(ROOT, path));
  return [path, compileBlueprint(blueprint!)];
}

const paths = globSync(['examples/**/*.blueprint.yaml', 'test/fixtures/**/*.blueprint.yaml'], { cwd: ROOT }).toSorted();
const modules = new Map([...(await Promise.all(paths.map(compiledAt))), ['odd', compiledFrom(ODD)]]);
/** The modules and the program that uses them, as files that are nowhere. */
const sources = new Map<string, string>([
  ...[...modules].map(([path, compiled]): [string, string] => [fileOf(path), typesOf(compiled)]),
  [resolve(ROOT, 'test/compile/usage.ts'), USAGE],
  ...[...modules].slice(0, 1).map(([path, compiled]): [string, string] => [`${fileOf(path)}.viz.ts`, vizOf(compiled)]),
]);

function fileOf(path: string): string {
  const name = path.split('/').at(-1)?.replace('.blueprint.yaml', '') ?? path;
  return resolve(ROOT, `test/compile/${path === 'odd' || path.startsWith('examples/') ? '' : 'fixture-'}${name}.ts`);
}

/** The keys of the object type of one name in a module. */
function keysOf(text: string, type: string): string[] {
  const file = ts.createSourceFile('types.ts', text, ts.ScriptTarget.ES2024);
  const found = file.statements.filter(ts.isTypeAliasDeclaration).find(({ name }) => name.text === type);
  if (found === undefined || !ts.isTypeLiteralNode(found.type)) return [];
  return found.type.members.flatMap(({ name }) => (name !== undefined && 'text' in name ? [name.text] : []));
}

describe('the types of a blueprint', () => {
  test('hold under the strictest TypeScript, for every example; wrong events and missing answers are errors', () => {
    const found = diagnosticsOf(sources);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries([...sources.keys()].map((path) => [path, []])));
  });

  test.each([...modules])('of %s name every event from outside, every field and nothing else', (_path, compiled) => {
    const text = typesOf(compiled);
    const name = typeName(compiled.id);
    expect(keysOf(text, `${name}Events`)).toEqual(compiled.events);
    expect(keysOf(text, `${name}Fields`)).toEqual([...compiled.blueprint.data.keys()]);
  });

  test('say which blueprint they are of, and are the same bytes for the same blueprint', async () => {
    const [compiled] = [...modules.values()];
    const text = typesOf(compiled!);
    expect(text).toContain(`// version: ${compiled!.version}\n// hash: ${compiled!.hash}\n`);
    const [, again] = await compiledAt(paths[0]!);
    expect(typesOf(again)).toBe(text);
  });

  test('bring no code into a program', () => {
    for (const compiled of modules.values()) {
      expect(
        ts.transpileModule(typesOf(compiled), { compilerOptions: { target: ts.ScriptTarget.ES2024 } }).outputText,
      ).toMatch(/^(?:\/\/[^\n]*\n|\/\*\*[^\n]*\*\/\n|\s)*export \{\};\s*$/u);
    }
  });

  test.each([
    ['complaint-desk', 'ComplaintDesk'],
    ['desk-2-b2b', 'Desk2B2b'],
    ['维修-2号', '维修2号'],
    ['é-ß', 'ÉSS'],
    ['a²', 'A_'],
  ])('of %s begin with %s', (id, name) => {
    expect(typeName(id)).toBe(name);
  });
});
