import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { stepsOf, type Blueprint } from '../src/blueprint/blueprint.ts';
import { differencesOf } from '../src/flow/differences.ts';
import { waysOf } from '../src/flow/ways.ts';
import { checkBlueprint, compileBlueprint, loadBlueprint, playJourney, readJourneys } from '../src/index.ts';
import { coverageOf } from '../src/journey/coverage/coverage.ts';
import { playObserved } from '../src/journey/coverage/play-observed.ts';
import { call } from './cli/support.ts';

const LOCALES = ['zh-CN', 'en'];

/** The files under `examples/` whose names end so. */
function examples(ending: string): string[] {
  const files = readdirSync('examples', { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith(ending))
    .map((file) => join('examples', file))
    .toSorted();
}

async function blueprintIn(file: string): Promise<Blueprint> {
  const { blueprint, findings } = await loadBlueprint(file);
  expect(findings).toEqual([]);
  return blueprint!;
}

async function playAll(file: string) {
  const { file: journeyFile, findings } = readJourneys(readFileSync(file, 'utf8'), { file });
  expect(findings).toEqual([]);
  const blueprint = await blueprintIn(join(file, '..', journeyFile!.blueprint));
  const compiled = compileBlueprint(blueprint);
  const { journeys } = journeyFile!;
  const played = journeys.map((journey) => ({ journey, result: playJourney(compiled, journey) }));
  return { blueprint, compiled, file: journeyFile!, played, entries: played.flatMap(({ result }) => result.entries) };
}

describe.each(examples('.blueprint.yaml'))('%s', (file) => {
  test('has nothing wrong, not even what is only a warning', async () => {
    const blueprint = await blueprintIn(file);
    const findings = checkBlueprint(blueprint);
    expect(findings.map(({ line, code, message }) => `${line} ${code} ${message}`)).toEqual([]);
  });

  test('speaks Chinese and English', async () => {
    expect((await blueprintIn(file)).locales.toSorted()).toEqual(LOCALES.toSorted());
  });
});

describe.each(examples('.journey.yaml'))('%s', async (file) => {
  const text = readFileSync(file, 'utf8');
  const { blueprint, compiled, file: journeyFile, played, entries } = await playAll(file);

  test('every journey ends with what is expected of its case, and all of it is so', () => {
    const unsure = played.filter(({ journey: { lines } }) => lines.at(-1)?.kind !== 'expect');
    const unmet = played.filter(({ result }) => !result.passed);
    expect([...unsure, ...unmet].map(({ journey }) => journey.name)).toEqual([]);
  });

  test('together they go through all that can happen', () => {
    const runs = playObserved(compiled, journeyFile.journeys).map(({ run }) => run);
    const { missing, wrong } = coverageOf(compiled, runs, journeyFile.unreachable);
    expect([missing.map(({ id }) => id), wrong]).toEqual([[], []]);
  });

  test('every journey is played to its last line, and nothing in it is left over', () => {
    const stopped = played.flatMap(({ journey, result: { completed, findings } }) => [
      ...findings.map(({ line, message }) => `${journey.name} ${line}: ${message}`),
      ...(completed ? [] : [`${journey.name} stopped`]),
    ]);
    expect(stopped).toEqual([]);
  });

  test('every journey closes its case, but for those with which others begin', () => {
    const begins = new Set([...text.matchAll(/begins-with: ([^,\s}]+)/gu)].map(([, name]) => name));
    const open = played
      .filter(({ journey, result }) => result.view?.end === undefined && !begins.has(journey.name))
      .map(({ journey }) => journey.name);
    expect(open).toEqual([]);
  });

  test('every journey has a title in both languages', () => {
    const lacking = played.filter(({ journey: { title } }) => LOCALES.some((locale) => title?.[locale] === undefined));
    expect(lacking.map(({ journey }) => journey.name)).toEqual([]);
  });

  test('some journey closes by each end', () => {
    const closed = new Set(entries.flatMap((entry) => (entry.type === 'case.closed' ? [entry.end] : [])));
    expect(blueprint.ends.map(({ id }) => id).filter((id) => !closed.has(id))).toEqual([]);
  });

  test('some journey comes to each step, and leaves it by each of its outcomes', () => {
    const taken = new Set(
      entries.flatMap((entry) => (entry.type === 'step.left' ? [`${entry.step} ${entry.outcome}`] : [])),
    );
    const ways = stepsOf(blueprint).flatMap((step) => waysOf(step).map(({ name }) => `${step.id} ${name}`));
    expect(ways.filter((way) => !taken.has(way))).toEqual([]);
  });

  test('some journey hears each event for which a step, a stage or an interrupt listens', () => {
    const heard = new Set(entries.flatMap((entry) => (entry.type === 'event.received' ? [entry.event] : [])));
    const listeners = [...blueprint.stages, ...stepsOf(blueprint)].flatMap(({ on }) => on.map(({ event }) => event));
    const named = [...listeners, ...blueprint.interrupts.map(({ on }) => on)].map(({ name }) => name);
    const fromOutside = named.filter((name) => name.startsWith('customer.') || name.startsWith('signal.'));
    expect(fromOutside.filter((name) => !heard.has(name))).toEqual([]);
  });

  test('some journey begins each interrupt, reaches each milestone that is named, and comes back where that is allowed', () => {
    const interrupted = new Set(
      entries.flatMap((entry) => (entry.type === 'interrupt.started' ? [entry.interrupt] : [])),
    );
    const staying = blueprint.interrupts.filter(({ steps }) => steps.length > 0).map(({ id }) => id);
    expect(staying.filter((id) => !interrupted.has(id))).toEqual([]);

    const reached = new Set(entries.flatMap((entry) => (entry.type === 'milestone.reached' ? [entry.milestone] : [])));
    const named = stepsOf(blueprint).flatMap((step) => [...step.reach, ...waysOf(step).flatMap(({ reach }) => reach)]);
    expect(named.map(({ name }) => name).filter((name) => !reached.has(name))).toEqual([]);

    const reopened = entries.some(({ type }) => type === 'case.reopened');
    expect(reopened).toBe(blueprint.reopen !== undefined);
  });
});

describe.each(examples('.bpmn').filter((file) => !file.endsWith('as-drawn.bpmn')))('%s', (file) => {
  test('has nothing wrong, not even what is only a warning', async () => {
    const findings = checkBlueprint(await blueprintIn(file));
    expect(findings.map(({ line, code, message }) => `${line} ${code} ${message}`)).toEqual([]);
  });

  test('says the same as the blueprint beside it', async () => {
    const written = file.replace(/\.bpmn$/u, '.blueprint.yaml');
    if (!examples('.blueprint.yaml').includes(written)) return;
    expect(differencesOf(await blueprintIn(written), await blueprintIn(file))).toEqual([]);
  });
});

// How the HTTP service is called is shown in its own test.
describe.each(examples('.md').filter((file) => !file.includes('http-service')))('%s', (file) => {
  const text = readFileSync(file, 'utf8');
  const fenced = [...text.matchAll(/^```([a-z]*)\n([\s\S]*?)\n```$/gmu)];
  const blocksOf = (...kinds: string[]): string[] =>
    fenced.flatMap(([, kind = '', inside = '']) => (kinds.includes(kind) ? [inside] : []));
  const blocks = blocksOf('', 'text');
  const written = ['.blueprint.yaml', '.bpmn', '.journey.yaml', '.calendar.yaml', '.people.yaml'].flatMap(examples);

  test('its commands work, and what it shows besides is what they print', async () => {
    const files = Object.fromEntries(written.map((path) => [path, readFileSync(path, 'utf8')]));
    const commandsIn = (all: readonly string[]): string[] =>
      all.filter((block) => block.startsWith('npx ')).flatMap((block) => block.split('\n'));
    // What finds something, as a command in a block of its own kind may, ends with 1.
    const finding = commandsIn(blocksOf('sh'));
    const called = [];
    for (const command of [...commandsIn(blocks), ...finding]) {
      const argv = command.replace(/^npx --no throughline /u, '').split(' ');
      called.push({ command, ...(await call(argv, { files })) });
    }
    expect(called.length).toBeGreaterThan(0);
    const codes = called.map(({ command, code }) => [command, code]);
    expect(codes).toEqual(called.map(({ command }) => [command, finding.includes(command) ? 1 : 0]));
    const printed = called.map(({ stdout }) => stdout);
    const shown = blocks.filter((block) => !block.startsWith('npx '));
    expect(shown.filter((block) => !printed.some((output) => output.includes(block)))).toEqual([]);
  });

  test('what it shows of a file stands there', () => {
    const sections = written.map((path) => readFileSync(path, 'utf8').replaceAll(/^ {2}/gmu, ''));
    expect(blocksOf('yaml').filter((block) => !sections.some((section) => section.includes(block)))).toEqual([]);
  });

  test('every step, table and journey that it names is there', () => {
    const beside = written.filter((path) => dirname(path) === dirname(file)).map((path) => readFileSync(path, 'utf8'));
    const ids = new Set(beside.flatMap((yaml) => yaml.match(/[a-z]+(?:-[a-z]+)+/gu) ?? []));
    const named = [...text.matchAll(/`([a-z]+(?:-[a-z]+)+)`/gu)].map(([, id = '']) => id);
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });
});
