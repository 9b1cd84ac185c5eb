import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import {
  checkBlueprint,
  compileBlueprint,
  loadBlueprint,
  playJourney,
  readJourneys,
  type CompiledBlueprint,
} from '../../src/index.ts';
import { plantedFaults } from '../support/planted-faults.ts';

const COUNT = 20;
const ENOUGH = 18;

const root = mkdtempSync(join(tmpdir(), 'faults-'));
cpSync('examples', root, { recursive: true });
afterAll(() => rmSync(root, { recursive: true }));

const examples = readdirSync('examples').filter((name) => existsSync(join('examples', name, `${name}.journey.yaml`)));

/** The file of an example's blueprint: written where there is one, else drawn. */
function blueprintOf(name: string): string {
  const files = readdirSync(join('examples', name));
  return files.includes(`${name}.blueprint.yaml`) ? `${name}.blueprint.yaml` : `${name}.bpmn`;
}

/** The blueprint of an example with another text; undefined when it has errors. */
async function compiledAs(name: string, text: string): Promise<CompiledBlueprint | undefined> {
  const file = join(root, name, `changed-${blueprintOf(name)}`);
  writeFileSync(file, text);
  const { blueprint } = await loadBlueprint(file);
  const isSound = blueprint !== undefined && !checkBlueprint(blueprint).some(({ severity }) => severity === 'error');
  return isSound ? compileBlueprint(blueprint) : undefined;
}

/** Tells whether some journey no longer passes; those that noticed something last are asked first. */
function noticing(name: string): (compiled: CompiledBlueprint) => boolean {
  const file = join('examples', name, `${name}.journey.yaml`);
  const journeys = [...(readJourneys(readFileSync(file, 'utf8'), { file }).file?.journeys ?? [])];
  return (compiled) => {
    const index = journeys.findIndex((journey) => !playJourney(compiled, journey).passed);
    if (index > 0) journeys.unshift(...journeys.splice(index, 1));
    return index >= 0;
  };
}

describe.each(examples)('the journeys of %s', (name) => {
  test(`notice at least ${ENOUGH} of ${COUNT} small mistakes in their blueprint`, async () => {
    const text = readFileSync(join('examples', name, blueprintOf(name)), 'utf8');
    const faults = await plantedFaults(text, COUNT, (changed) => compiledAs(name, changed));
    expect(faults).toHaveLength(COUNT);
    const isNoticed = noticing(name);
    const missed = faults.filter(({ compiled }) => !isNoticed(compiled)).map((fault) => fault.name);
    expect(missed.slice(0, Math.max(0, missed.length - (COUNT - ENOUGH)))).toEqual([]);
  });
});
