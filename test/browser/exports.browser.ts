import { mkdirSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { exportBpmn } from '../../src/draw/bpmn/write-bpmn.ts';
import { everyExample } from '../support/examples.ts';
import { randomBlueprint } from '../support/random-blueprint.ts';
import { runs } from '../support/runs.ts';
import { BpmnBrowser, chromiumPath } from './open-bpmn.ts';

/** Where pictures at normal size are put, if anywhere. */
const pictures = process.env['BPMN_PICTURES'];

if (chromiumPath === undefined) {
  process.stdout.write('Not run: there is no Chromium. Name one with CHROMIUM=/path/to/chromium.\n');
}

describe.skipIf(chromiumPath === undefined)('in a viewer of BPMN', () => {
  let browser: BpmnBrowser;
  beforeAll(async () => {
    browser = await BpmnBrowser.start(chromiumPath ?? '');
    if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
  });
  afterAll(() => browser.stop());

  it.each(everyExample())(
    '%s opens without a warning, and every name has room in its shape',
    async (name, blueprint) => {
      for (const locale of ['en', 'zh-CN']) {
        const { xml } = await exportBpmn(blueprint, { locale });
        const picture = pictures === undefined ? undefined : `${pictures}/${name}.${locale}.png`;
        expect(await browser.open(xml, picture)).toMatchObject({ warnings: [], cut: [], hidden: [] });
      }
    },
  );

  it('so does any other blueprint', async () => {
    for (let seed = 1; seed <= runs(10); seed += 1) {
      const { xml } = await exportBpmn(randomBlueprint(seed).blueprint);
      expect([seed, await browser.open(xml)]).toMatchObject([seed, { warnings: [], cut: [], hidden: [] }]);
    }
  });
});
