import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, describe, expect, test } from 'vitest';

import { filesOf } from '../src/blueprint/kept-file.ts';
import { stepsOf } from '../src/blueprint/blueprint.ts';
import { compile, type CompiledBlueprint } from '../src/compile/compile.ts';
import { COMPILER_REVISION } from '../src/compile/hash.ts';
import {
  createHost,
  loadBlueprint,
  memoryStore,
  readKept,
  storedBlueprints,
  UnreadableBlueprint,
  virtualClock,
  type KeptBlueprint,
} from '../src/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'throughline-'));
afterAll(() => rmSync(scratch, { recursive: true }));

let count = 0;
/** A folder of its own with files in it. */
function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(scratch, `p${(count += 1)}`);
  for (const [name, content] of Object.entries({ 'package.json': '{}', ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

async function compiledAt(path: string): Promise<CompiledBlueprint> {
  const { blueprint, findings } = await loadBlueprint(path);
  if (blueprint === undefined) throw new Error(JSON.stringify(findings));
  return compile(blueprint);
}

/** What a store keeps of a blueprint. */
function keptOf({ id, version, hash, blueprint }: CompiledBlueprint): KeptBlueprint {
  // A store gives back what JSON can say.
  const files = JSON.parse(JSON.stringify(filesOf(blueprint))) as KeptBlueprint['files'];
  return { blueprint: id, version, hash, revision: COMPILER_REVISION, files };
}

const MODULE = `
throughline: 1
id: part
version: "1.0.0"
roles: { agent: {} }
stages: { work: { kind: resolution, steps: { do-it: { do: Do it, by: agent } } } }
ends: { done: { outcome: solved } }
omits: { intake: No, confirmation: No, follow-up: No }
`;
const using = (id: string, ...paths: readonly string[]): string =>
  MODULE.replace('id: part', `id: ${id}`).replace(
    '{ do-it: { do: Do it, by: agent } }',
    `{ ${paths.map((path, index) => `use-${index}: { use: { module: ${JSON.stringify(path)} } }`).join(', ')} }`,
  );

describe('what a blueprint was read from is enough to read it again', () => {
  const patterns = ['examples/*/*.blueprint.yaml', 'examples/*/*.bpmn'];
  const all = [
    ...globSync(patterns, { cwd: root }),
    ...globSync('test/correct/*.{blueprint.yaml,bpmn}', { cwd: root }).filter((_, index) => index % 20 === 0),
    'test/correct/modules/fraud-inquiry.blueprint.yaml',
  ];

  test.each(all)('%s', async (path) => {
    const { blueprint } = await loadBlueprint(join(root, path));
    if (blueprint === undefined) throw new Error('It has errors.');
    const original = compile(blueprint);
    const again = await readKept(keptOf(original));
    expect(again.hash).toBe(original.hash);
    expect(again.config).toEqual(original.config);
    expect(again.events).toEqual(original.events);
    // Once more from what was read back.
    expect(keptOf(again)).toEqual(keptOf(original));
  });

  test('modules of modules and the days of calendars are among it, people are not', async () => {
    const folder = folderOf({
      'desk/user.yaml': `people: staff.people.yaml\n${using('user', '../shared/middle.yaml', 'own.yaml')}`,
      'desk/own.yaml': MODULE,
      'desk/staff.people.yaml': 'throughline-people: 1\npeople: { ann: { roles: [agent] } }\n',
      'shared/middle.yaml': using('middle', './deep/inner.yaml'),
      'shared/deep/inner.yaml': MODULE.replace('id: part', 'id: inner').replace(
        'roles:',
        'calendars: { office: { open: { mon-fri: "09:00-17:00" }, days: ../days.calendar.yaml } }\nroles:',
      ),
      'shared/days.calendar.yaml':
        'throughline-calendar: 1\nvalid-from: 2026-01-01\nvalid-until: 2026-12-31\ndays: { 2026-05-01: { closed: true } }\n',
    });
    const original = await compiledAt(join(folder, 'desk/user.yaml'));
    const kept = keptOf(original);
    expect(kept.files.map(({ file }) => file)).toEqual([
      'user.yaml',
      '../shared/middle.yaml',
      '../shared/deep/inner.yaml',
      '../shared/days.calendar.yaml',
      'own.yaml',
    ]);
    const again = await readKept(kept);
    expect(again.hash).toBe(original.hash);
    expect(stepsOf(again.blueprint).map(({ id }) => id)).toEqual(stepsOf(original.blueprint).map(({ id }) => id));
  });

  test('a module that is reached through a link, or by its whole path, is found again', async () => {
    const folder = folderOf({
      'desk/user.yaml': '',
      'shared/middle.yaml': using('middle', 'inner.yaml'),
      'shared/inner.yaml': MODULE,
    });
    const whole = join(folder, 'shared/middle.yaml');
    writeFileSync(join(folder, 'desk/user.yaml'), using('user', 'linked/middle.yaml', whole, '../shared/middle.yaml'));
    symlinkSync('../shared', join(folder, 'desk/linked'));
    const original = await compiledAt(join(folder, 'desk/user.yaml'));
    const kept = keptOf(original);
    rmSync(folder, { recursive: true });
    expect((await readKept(kept)).hash).toBe(original.hash);
  });

  test('a file in another encoding is kept as the text that it is', async () => {
    const text = MODULE.replace('Do it', '处理');
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
    const folder = folderOf({ 'user.yaml': using('user', 'part.yaml'), 'part.yaml': utf16 });
    const original = await compiledAt(join(folder, 'user.yaml'));
    const kept = keptOf(original);
    expect(kept.files[1]).toEqual({ file: 'part.yaml', text });
    expect((await readKept(kept)).hash).toBe(original.hash);
  });
});

describe('what was kept is the same blueprint, or it is refused', () => {
  test('a text that says something else', async () => {
    const folder = folderOf({ 'user.yaml': using('user', 'part.yaml'), 'part.yaml': MODULE });
    const kept = keptOf(await compiledAt(join(folder, 'user.yaml')));
    const [own, part] = kept.files;
    if (own === undefined || part === undefined) throw new Error('Two files are kept.');
    const changed = { ...kept, files: [own, { ...part, text: part.text.replace('Do it', 'Do that') }] };
    await expect(readKept(changed)).rejects.toMatchObject({ name: 'UnreadableBlueprint', problem: 'changed' });
    const commented = { ...kept, files: [own, { ...part, text: `# A remark.\n${part.text}` }] };
    await expect(readKept(commented)).resolves.toMatchObject({ hash: kept.hash });
    await expect(readKept({ ...kept, files: [own] })).rejects.toMatchObject({ problem: 'errors' });
    await expect(readKept({ ...kept, files: [] })).rejects.toMatchObject({ problem: 'errors' });
    const later = readKept({ ...kept, revision: COMPILER_REVISION + 1 });
    await expect(later).rejects.toBeInstanceOf(UnreadableBlueprint);
    await expect(later).rejects.toMatchObject({ problem: 'revision', retryable: false });
  });

  test('the files of a folder that lies beside are not taken for those that were kept', async () => {
    const folder = folderOf({ 'user.yaml': using('user', 'part.yaml'), 'part.yaml': MODULE });
    const kept = keptOf(await compiledAt(join(folder, 'user.yaml')));
    const files = [{ file: relative(process.cwd(), join(folder, 'user.yaml')), text: kept.files[0]?.text ?? '' }];
    await expect(readKept({ ...kept, files })).rejects.toMatchObject({ problem: 'errors' });
  });
});

test('a host goes on with its cases when the files are gone that they were opened with', async () => {
  const folder = join(scratch, 'uk');
  cpSync(join(root, 'examples/uk-complaints'), folder, { recursive: true });
  const compiled = await compiledAt(join(folder, 'uk-complaints.blueprint.yaml'));
  const store = memoryStore();
  const clock = virtualClock(Date.parse('2026-01-05T09:00:00Z'));
  await createHost({ store, blueprints: [compiled], clock }).start('C-1', {
    blueprint: compiled.id,
    requestId: 'call-1',
  });
  rmSync(folder, { recursive: true });
  const blueprints = await storedBlueprints(store);
  expect(blueprints.map(({ hash }) => hash)).toEqual([compiled.hash]);
  const { view } = await createHost({ store, blueprints, clock }).read('C-1');
  expect(view.accepts.map(({ type }) => type)).not.toEqual([]);
});

test('a blueprint that nothing runs on any more stands in nobody’s way', async () => {
  const folder = folderOf({ 'part.yaml': MODULE });
  const compiled = await compiledAt(join(folder, 'part.yaml'));
  const kept = { ...keptOf(compiled), revision: COMPILER_REVISION + 1 };
  const store = memoryStore();
  await store.keepBlueprint(kept);
  await expect(storedBlueprints(store)).resolves.toEqual([]);
  const { caseId, count: cases } = { caseId: 'C-1', count: 1 };
  const pinned = {
    ...store,
    blueprints: () => store.blueprints(),
    pinned: async () => [{ ...kept, caseId, count: cases }],
  };
  await expect(storedBlueprints(pinned)).rejects.toBeInstanceOf(UnreadableBlueprint);
});
