import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { BpmnModdle } from 'bpmn-moddle';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';

import { exportBpmn } from '../../src/draw/bpmn/write-bpmn.ts';
import { everyExample } from '../support/examples.ts';
import { randomBlueprint } from '../support/random-blueprint.ts';
import { runs } from '../support/runs.ts';

const require = createRequire(import.meta.url);

const XSD = 'node_modules/bpmn-moddle/resources/bpmn/xsd';
const schema = (name: string): { fileName: string; contents: string } => ({
  fileName: name,
  contents: readFileSync(`${XSD}/${name}`, 'utf8'),
});

/** What the standard's schema finds wrong in files. */
async function invalid(files: readonly { name: string; xml: string }[]): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: files.map(({ name, xml }) => ({ fileName: name, contents: xml })),
    schema: [schema('BPMN20.xsd')],
    preload: ['BPMNDI.xsd', 'DC.xsd', 'DI.xsd', 'Semantic.xsd'].map(schema),
  });
  return errors.map(({ message, loc }) => `${loc?.fileName}:${loc?.lineNumber} ${message}`);
}

interface Linter {
  lint(root: unknown): Promise<Record<string, readonly { id: string; message: string }[]>>;
}

function recommendedLinter(): Linter {
  const { Linter } = require('bpmnlint') as { Linter: new (options: unknown) => Linter };
  const NodeResolver = require('bpmnlint/lib/resolver/node-resolver') as new () => unknown;
  return new Linter({ config: { extends: 'bpmnlint:recommended' }, resolver: new NodeResolver() });
}

async function lint(xml: string): Promise<string[]> {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
  const found = await recommendedLinter().lint(rootElement);
  const reports = Object.entries(found).flatMap(([rule, all]) =>
    all.map(({ id, message }) => `${rule} ${id}: ${message}`),
  );
  return [...warnings.map(({ message }) => message), ...reports];
}

describe('what is exported as BPMN', () => {
  it('every example is valid by the schema of the standard, in Chinese and in English', async () => {
    const files = [];
    for (const [name, blueprint] of everyExample()) {
      for (const locale of ['en', 'zh-CN']) {
        files.push({ name: `${name}.${locale}.bpmn`, xml: (await exportBpmn(blueprint, { locale })).xml });
      }
    }
    expect(await invalid(files)).toEqual([]);
  });

  it('so is any other blueprint, and a linter of BPMN finds nothing in it', async () => {
    const files = [];
    for (let seed = 1; seed <= runs(6); seed += 1) {
      const { xml } = await exportBpmn(randomBlueprint(seed).blueprint);
      expect([seed, ...(await lint(xml))]).toEqual([seed]);
      files.push({ name: `${seed}.bpmn`, xml });
    }
    expect(await invalid(files)).toEqual([]);
  });

  it.each(everyExample())('a linter of BPMN finds nothing in %s', async (_, blueprint) => {
    expect(await lint((await exportBpmn(blueprint)).xml)).toEqual([]);
  });

  it('the schema and the linter would find a mistake', async () => {
    const [, blueprint] = everyExample()[0]!;
    const { xml } = await exportBpmn(blueprint);
    expect(
      await invalid([{ name: 'wrong.bpmn', xml: xml.replace('<bpmn:startEvent', '<bpmn:startHere') }]),
    ).not.toEqual([]);
    const nameless = xml.replace(/(<bpmn:exclusiveGateway id="[^"]*") name="[^"]*"/u, '$1');
    expect(await lint(nameless)).toEqual([expect.stringContaining('label-required')]);
  });
});
