import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { tellExample } from '../../src/cli/example.ts';
import { COMPLAINT_DESK, COMPLAINT_JOURNEYS, worldOf } from './support.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const example = `${root}/examples/complaint-desk/complaint-desk`;

test.each(['en', 'zh-CN'])('npm start reads, checks, compiles and runs the complaint desk (%s)', async (lang) => {
  const files = { [`${example}.blueprint.yaml`]: COMPLAINT_DESK, [`${example}.journey.yaml`]: COMPLAINT_JOURNEYS };
  const { io, result } = worldOf({ files, cwd: root });
  expect(await tellExample(['--lang', lang], io)).toBe(0);
  const { stdout, stderr } = result();
  expect(stderr).toBe('');
  await expect(stdout).toMatchFileSnapshot(`golden/start.${lang}.txt`);
});

test('npm start on an example that somebody has broken shows what is wrong', async () => {
  const files = { [`${example}.blueprint.yaml`]: COMPLAINT_DESK.replace('kind: intake', 'kind: intak') };
  const { io, result } = worldOf({ files, cwd: root });
  expect(await tellExample([], io)).toBe(1);
  expect(result().stdout).toMatch(
    /^examples\/complaint-desk\/complaint-desk\.blueprint\.yaml:\d+:\d+ {2}error TL2005 /u,
  );
});
