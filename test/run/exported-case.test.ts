import { describe, expect, test } from 'vitest';

import { exportCase, readExportedCase } from '../../src/run/store/exported-case.ts';
import { parcelDesk, parcels, PARCEL_DESK, solvedCase } from '../support/parcel-desk.ts';

describe('an exported case', () => {
  test('is its journal and the text of its blueprint, and is read back as it was', async () => {
    const desk = await parcels();
    const history = await solvedCase(desk, 'C-1');
    const exported = await exportCase(desk.store, 'C-1');
    expect(await exportCase(desk.store, 'C-2')).toBeUndefined();
    await desk.stop();
    expect(exported).toMatchObject({
      blueprint: {
        id: 'parcel-desk',
        version: '1.0.0',
        hash: parcelDesk.hash,
        files: [{ file: 'parcel-desk.blueprint.yaml', text: PARCEL_DESK }],
      },
      records: history,
    });
    expect(readExportedCase(JSON.stringify(exported))).toEqual({ exported: JSON.parse(JSON.stringify(exported)) });
  });

  const opened = {
    caseId: 'C-1',
    seq: 1,
    recordedAt: 0,
    cause: { kind: 'opened', input: { id: 'C-1', at: 0 } },
    entries: [],
  };
  const blueprint = { id: 'desk', version: '1.0.0', hash: '', files: [] };

  test.each([
    ['no JSON', '{', ''],
    ['something else', '{}', 'blueprint'],
    ['without records', JSON.stringify({ blueprint, records: [] }), 'records'],
    ['without a cause', JSON.stringify({ blueprint, records: [{ ...opened, cause: {} }] }), 'records[0].cause.kind'],
    ['a later part only', JSON.stringify({ blueprint, records: [{ ...opened, seq: 2 }] }), 'records[0].seq'],
    ['opened twice', JSON.stringify({ blueprint, records: [opened, { ...opened, seq: 2 }] }), 'records[1].cause'],
    [
      'of two cases',
      JSON.stringify({ blueprint, records: [opened, { ...opened, caseId: 'C-2' }] }),
      'records[1].caseId',
    ],
  ])('is refused with the place of what is wrong: %s', (_what, text, where) => {
    const { exported, problems = [] } = readExportedCase(text);
    expect(exported).toBeUndefined();
    expect(problems[0]?.where).toBe(where);
    expect(problems[0]?.words.en).toMatch(/\.$/u);
    expect(problems[0]?.words['zh-CN']).toMatch(/。$/u);
  });
});
