import { readdirSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { checkBlueprint, readBpmn } from '../../src/index.ts';
import { writeBpmn } from '../../src/draw/bpmn/write-bpmn.ts';
import { loadBlueprint } from '../../src/read/load.ts';
import { readOrThrow } from '../support/blueprints.ts';

const EXAMPLES = new URL('../../examples/', import.meta.url).pathname;

const examples = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.blueprint.yaml'))
  .toSorted();

const DESK = `throughline: 1
id: desk
version: "1.0.0"
roles:
  clerk: { title: Clerk }
data:
  found: { type: text }
messages:
  solved: It is mended, "{found}" < & >.
slas:
  quick: { start: case.opened, stop: resolved, target: 4h }
stages:
  intake:
    kind: intake
    steps:
      look: { do: { label: Look, form: [found] }, by: clerk, when: visits.look = 0 }
      tell: { say: solved }
ends:
  closed: { outcome: solved, reach: resolved }
omits: { confirmation: No need., resolution: No need., follow-up: No need. }
`;

describe('a blueprint that was exported comes back whole', () => {
  test.each(examples)('%s', async (file) => {
    const { blueprint } = await loadBlueprint(join(EXAMPLES, file));
    if (blueprint === undefined) throw new Error('The example cannot be read.');
    const folder = await mkdtemp(join(tmpdir(), 'own-'));
    try {
      await cp(join(EXAMPLES, dirname(file)), folder, { recursive: true });
      const copy = join(folder, 'exported.bpmn');
      await writeFile(copy, await writeBpmn(blueprint));
      const back = await loadBlueprint(copy);
      expect(back.findings).toEqual([]);
      expect(back.blueprint?.content).toEqual(blueprint.content);
      expect(back.blueprint?.process).toBeUndefined();
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('what check finds has its place in the exported file: steps where they are drawn, all else in the words', async () => {
    const broken = DESK.replace('when: visits.look = 0', 'when: visits.look = "x"').replace('{found}', '{fond}');
    const xml = await writeBpmn(readOrThrow(broken));
    const { blueprint, findings } = await readBpmn(xml, { file: 'desk.bpmn' });
    expect(findings).toEqual([]);
    const lines = xml.split('\n');
    const errors = (blueprint === undefined ? [] : checkBlueprint(blueprint)).filter(
      ({ severity }) => severity === 'error',
    );
    expect(errors.length).toBeGreaterThan(0);
    for (const { line, column, endColumn } of errors) {
      expect(lines[line - 1]?.slice(column - 1, endColumn - 1)).toMatch(/fond|"x"|visits|look/);
    }
  });
});

describe('a drawing that was changed counts', () => {
  test('it is said, and what is drawn is what runs', async () => {
    const xml = await writeBpmn(readOrThrow(DESK));
    const changed = xml.replace('name="Look"', 'name="Look closely"');
    const { blueprint, findings } = await readBpmn(changed, { file: 'desk.bpmn' });
    expect(findings.map(({ code }) => code)).toContain('TL8060');
    const titles = blueprint?.stages
      .flatMap(({ steps }) => steps)
      .map(({ action }) => (action.verb === 'do' ? action.label : {}));
    expect(titles).toContainEqual({ en: 'Look closely' });
  });

  test('a file that the blueprint names and that is missing is told', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'own-'));
    try {
      const { blueprint } = await loadBlueprint(join(EXAMPLES, 'uk-complaints/uk-complaints.blueprint.yaml'));
      if (blueprint === undefined) throw new Error('The example cannot be read.');
      await writeFile(join(folder, 'x.bpmn'), await writeBpmn(blueprint));
      const { findings } = await loadBlueprint(join(folder, 'x.bpmn'));
      expect(findings.find(({ code }) => code === 'TL8060')?.message).toContain('a file that it names is missing');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
