import { describe, expect, test } from 'vitest';

import { CALL_BACK, call } from './support.ts';

const STAFF = `throughline-people: 1
zone: Asia/Shanghai
people:
  li-na: { name: 李娜, roles: [agent], deputy: chen-bo }
  chen-bo: { name: 陈博 }
`;
const NAMED = CALL_BACK.replace('\nroles:', '\npeople: ./staff.people.yaml\nroles:');

describe('a people file', () => {
  test('is checked by itself', async () => {
    expect(await call(['check', 'staff.people.yaml'], { files: { 'staff.people.yaml': STAFF } })).toMatchObject({
      code: 0,
      stdout: '1 file: no problems found (0 ms)\n',
    });
    const files = { 'staff.people.yaml': STAFF.replace('deputy: chen-bo', 'deputy: chen-bao') };
    expect(await call(['check', 'staff.people.yaml'], { files })).toMatchObject({
      code: 1,
      stdout: `staff.people.yaml:4:46  error TL2071  Nobody called "chen-bao" works here, so they cannot stand in.
   3 | people:
   4 |   li-na: { name: 李娜, roles: [agent], deputy: chen-bao }
     |                                                ^^^^^^^^
help: Did you mean "chen-bo"?

1 file: 1 error (0 ms)
More about a code: throughline explain TL2071
`,
    });
  });

  test('is known by what it says where its name does not tell', async () => {
    const files = { 'staff.yaml': STAFF.replace('roles: [agent]', 'roles: []') };
    const { code, stdout } = await call(['check', 'staff.yaml', '--lang', 'zh-CN'], { files });
    expect([code, stdout.split('\n')[0]]).toEqual([1, 'staff.yaml:4:29  错误 TL2008  这个列表是空的。']);
  });

  test('is checked with a blueprint that names it, and what is wrong is told once', async () => {
    expect(CALL_BACK).not.toBe(NAMED);
    const files = {
      'desk.blueprint.yaml': NAMED,
      'staff.people.yaml': STAFF.replace('deputy: chen-bo', 'away: 2026-01-05..2036-01-05'),
    };
    const alone = await call(['check', 'desk.blueprint.yaml'], { files });
    const both = await call(['check', 'desk.blueprint.yaml', 'staff.people.yaml'], { files });
    expect([alone.code, both.code]).toEqual([0, 0]);
    expect(alone.stdout.split('\n')[0]).toBe(
      'staff.people.yaml:4:44  warning TL4191  "li-na" is away until 2036-01-05, for more than two years.',
    );
    expect([alone, both].map(({ stdout }) => stdout.split('\n').at(-3))).toEqual([
      '1 file: 1 warning (0 ms)',
      '2 files: 1 warning (0 ms)',
    ]);
  });

  test('is found in a folder', async () => {
    const files = { 'desk/desk.blueprint.yaml': NAMED, 'desk/staff.people.yaml': STAFF };
    const { stdout } = await call(['check', 'desk'], { files });
    expect(stdout.split('\n').at(-2)).toBe('2 files: no problems found (0 ms)');
  });

  test('is mended where only one thing can be meant', async () => {
    const files = { 'staff.people.yaml': STAFF.replace('deputy: chen-bo', 'away: 2026/1/5 - 2026/1/9') };
    const fixed = await call(['check', '--fix', 'staff.people.yaml'], { files });
    expect(fixed.code).toBe(0);
    expect(new TextDecoder().decode(fixed.files.get('staff.people.yaml') as Uint8Array)).toBe(
      STAFF.replace('deputy: chen-bo', 'away: 2026-01-05..2026-01-09'),
    );
  });

  test.each([
    ['compile', 'error: "staff.people.yaml" holds people; a blueprint is needed here.\n'],
    ['run', 'error: "staff.people.yaml" holds people; a blueprint is needed here.\n'],
  ])('is no blueprint that one could %s', async (command, stderr) => {
    const files = { 'staff.people.yaml': STAFF };
    expect(await call([command, 'staff.people.yaml'], { files })).toMatchObject({ code: 2, stdout: '', stderr });
  });
});
