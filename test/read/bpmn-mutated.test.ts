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
      expect(performance.now() - begin, what).toBeLessThan(5000);
      const hasError = findings.some(({ severity }) => severity === 'error');
      if (isBroken) expect(hasError, what).toBe(true);
      expect(blueprint === undefined, what).toBe(hasError);
      for (const found of findings) {
        expect(found.line).toBeGreaterThanOrEqual(1);
        expect(found.column).toBeGreaterThanOrEqual(1);
        expect(found.span.start).toBeGreaterThanOrEqual(0);
        expect(found.span.end, what).toBeGreaterThanOrEqual(found.span.start);
        // Bytes that are no text have no text to compare with.
        const { length } = flow.source.text;
        if (length > 0) expect(found.span.end, what).toBeLessThanOrEqual(length);
        for (const language of ['en', 'zh-CN'] as const) {
          const { message, hint } = wordingOf(found, language);
          expect(`${message} ${hint}`, what).not.toMatch(/undefined|\[object|NaN|\$\{(?!x\})|root:x:/);
        }
      }
    });
    await fc.assert(property, { numRuns: runs(300), seed: 20260105 });
  },
);
