import fc from 'fast-check';
import { expect, test } from 'vitest';

import { readBpmnBytes } from '../../src/read/bpmn.ts';
import { wordingOf } from '../../src/text/diagnostic.ts';
import { mutatedXml } from '../support/mutated-xml.ts';
import { runs } from '../support/runs.ts';

test(
  'a damaged or hostile process file is answered with findings, each at its place and in whole sentences, and never runs on',
  { timeout: 600_000 },
  async () => {
    const property = fc.asyncProperty(mutatedXml, async ({ bytes, isBroken, what }) => {
      const begin = performance.now();
      const { blueprint, findings, flow } = await readBpmnBytes(bytes, 'damaged.bpmn');
      const isQuick = performance.now() - begin < 5000;
      const hasError = findings.some(({ severity }) => severity === 'error');
      expect({ what, isQuick, isRun: blueprint !== undefined }).toEqual({ what, isQuick: true, isRun: !hasError });
      if (isBroken) expect({ what, hasError }).toEqual({ what, hasError: true });
      // Bytes that are no text have no text to compare with.
      const length = flow.source.text.length || Infinity;
      const misplaced = findings.filter(
        ({ line, column, span: { start, end } }) => line < 1 || column < 1 || start < 0 || end < start || end > length,
      );
      expect({ what, misplaced }).toEqual({ what, misplaced: [] });
      const said = findings.flatMap((found) => [wordingOf(found, 'en'), wordingOf(found, 'zh-CN')]);
      const words = said.map(({ message, hint }) => `${message} ${hint}`);
      const senseless = words.filter((one) => /undefined|\[object|NaN|\$\{(?!x\})|root:x:/u.test(one));
      expect({ what, senseless }).toEqual({ what, senseless: [] });
    });
    await fc.assert(property, { numRuns: runs(300), seed: 20260105 });
  },
);
