import { describe, expect, test } from 'vitest';

import { CALL_BACK, call } from './support.ts';

const USER = CALL_BACK.replace('ring: { do: Ring the customer, by: agent }', 'ring: { use: ./ring.blueprint.yaml }');
const PART = CALL_BACK.replace('id: call-back', 'id: ring');
const files = { 'desk.blueprint.yaml': USER, 'ring.blueprint.yaml': PART };

async function schema(kind: string): Promise<string> {
  return (await call(['schema', 'desk.blueprint.yaml', '--kind', kind], { files })).stdout;
}

describe('check of a blueprint that uses another', () => {
  test('finds nothing in good ones', async () => {
    expect(await call(['check', 'desk.blueprint.yaml'], { files })).toMatchObject({
      code: 0,
      stdout: '1 file: no problems found (0 ms)\n',
    });
  });

  test('shows the line of the module in which something is wrong', async () => {
    const wrong = { ...files, 'ring.blueprint.yaml': PART.replace('by: agent', 'by: agnet') };
    const { code, stdout } = await call(['check', 'desk.blueprint.yaml'], { files: wrong });
    expect(code).toBe(1);
    expect(stdout).toContain(
      [
        'ring.blueprint.yaml:16:42  error TL4001  There is no role "agnet".',
        '  15 |     steps:',
        '  16 |       ring: { do: Ring the customer, by: agnet }',
        '     |                                          ^^^^^',
      ].join('\n'),
    );
  });

  test('tells what is wrong in a module once, also when it is given itself', async () => {
    const wrong = { ...files, 'ring.blueprint.yaml': PART.replace('by: agent', 'by: agnet') };
    const { stdout } = await call(['check', '.'], { files: wrong });
    expect(stdout.split('TL4001  ')).toHaveLength(2);
    expect(stdout).toContain('2 files: 1 error');
  });

  test('offers to mend what is in the files that were given, not what is in their modules', async () => {
    const wrong = { ...files, 'ring.blueprint.yaml': PART.replace('kind: intake', 'kind： intake') };
    const offered = async (file: string): Promise<string> => (await call(['check', file], { files: wrong })).stdout;
    expect(await offered('ring.blueprint.yaml')).toContain('--fix');
    expect(await offered('desk.blueprint.yaml')).toContain('TL1041');
    expect(await offered('desk.blueprint.yaml')).not.toContain('--fix');
  });
});

describe('schema of a blueprint that uses another', () => {
  test('offers the ends of the module as outcomes', async () => {
    const { definitions } = JSON.parse(await schema('blueprint')) as {
      definitions: { outcomes: { properties: object } };
    };
    expect(Object.keys(definitions.outcomes.properties)).toContain('closed-solved');
  });

  test('offers the steps of the module to journeys, and its fields by their own names', async () => {
    const text = await schema('journey');
    expect(text).toContain('"ring--receive"');
    expect(text).not.toContain('ring__number');
  });
});
