import { readFileSync } from 'node:fs';

import { presets, type Preset } from '../../src/check/presets.ts';
import { parseRulePage, type PagePart, type RulePage } from '../../src/cli/rule-page.ts';
import {
  checkBlueprint,
  checkJourneys,
  compileBlueprint,
  playJourney,
  readBpmn,
  readJourneys,
  step,
  type CaseEvent,
  type CompiledBlueprint,
  type Finding,
} from '../../src/index.ts';
import { writtenProcess } from '../../src/flow/process-of.ts';
import { readOrThrow } from './blueprints.ts';
import { definitionsXml, processXml } from './bpmn-cells.ts';
import { findingsInCsv } from './csv-examples.ts';
import { compiledWithModules, moduleFiles, readWithModules, type ModuleTexts } from './modules.ts';

/** Where the rule pages lie, and what their examples are parts of. */
export const RULES = new URL('../../docs/rules/', import.meta.url);
const baseBlueprint = readFileSync(new URL('base.blueprint.yaml', RULES), 'utf8');
const baseJourney = readFileSync(new URL('base.journey.yaml', RULES), 'utf8');

/** When the cases that events are sent to open: Monday 5 January 2026, 9 o'clock in Amsterdam. */
const OPENED = Date.parse('2026-01-05T09:00:00+01:00');
const NOW = Date.parse('2026-02-05T09:00:00+01:00');

/** What an example has been found to be: codes of errors, and codes of all else. */
export interface Told {
  readonly errors: readonly string[];
  readonly others: readonly string[];
}

export function rulePage(code: string): RulePage {
  return parseRulePage(readFileSync(new URL(`${code}.md`, RULES), 'utf8'));
}

/**
 * What is told about the examples of one half of a page. About blueprints (TL1 to TL4) each block is an example of its
 * own, but for the modules that they use: a block whose first line is the comment `# name.blueprint.yaml` is the file of
 * that name beside them. Blocks of XML are processes. About journeys and running cases all blocks together are one.
 */
export async function toldAbout(code: string, parts: readonly PagePart[], signs: Signs = {}): Promise<Told[]> {
  const blocks = parts.flatMap((part) => (part.kind === 'code' ? [{ ...part, text: unsigned(part.text, signs) }] : []));
  const processes = blocks.filter(({ language }) => language === 'xml');
  if (processes.length > 0) return Promise.all(processes.map(async ({ text }) => told(await findingsInBpmn(text))));
  // A text beside journeys is no part of them.
  const isText = (language: string): boolean => language === 'text' && code.startsWith('TL5');
  const texts = blocks.filter(({ language }) => language !== 'json' && !isText(language)).map(({ text }) => text);
  const { modules, others: yaml } = moduleFiles(texts);
  if (code.startsWith('TL7')) return yaml.map((text) => told(findingsInCsv(text)));
  if (code.startsWith('TL5')) return [toldAboutJourneys(yaml, modules)];
  // What an export cannot say is found when a blueprint is exported.
  if (code.startsWith('TL810')) {
    return yaml.map((text) => {
      const whole = wholeOf(text, baseBlueprint);
      const { blueprint } = readWithModules(whole, modules);
      const exported = blueprint === undefined ? [] : writtenProcess(blueprint).findings;
      return told([...findingsInBlueprint(whole, modules), ...exported]);
    });
  }
  if (!code.startsWith('TL6'))
    return yaml.map((text) => told(findingsInBlueprint(wholeOf(text, baseBlueprint), modules)));
  const events = blocks.filter(({ language }) => language === 'json').map(({ text }) => JSON.parse(text) as CaseEvent);
  if (events.length === 0) return yaml.map((text) => told(findingsInBlueprint(wholeOf(text, baseBlueprint))));
  return [toldAboutEvents(compileBlueprint(readOrThrow(yaml.reduce(putInto, baseBlueprint))), events)];
}

/** Signs that stand on a page for characters that Markdown does not show. */
export type Signs = Readonly<Record<string, string>>;

function unsigned(text: string, signs: Signs): string {
  return Object.entries(signs).reduce((shown, [sign, meant]) => shown.replaceAll(sign, meant), text);
}

/** A document is itself; a fragment stands in for the sections of the same name of a base. */
export function wholeOf(text: string, base: string): string {
  if (isDocument(text)) return text;
  const names = new Set(sectionsOf(text).map(({ name }) => name));
  const kept = sectionsOf(base).filter(({ name }) => name === '' || !names.has(name));
  return kept.map((section) => section.text).join('') + text;
}

/** A text that names its language version, or has all else that a blueprint needs, or says nothing at all. */
function isDocument(text: string): boolean {
  if (/^throughline(?:-journey)?:/mu.test(text) || !/^[^\s#]/mu.test(text)) return true;
  return [/^id:/mu, /^stages:/mu, /^ends:/mu].every((section) => section.test(text));
}

/** A text cut before each line that begins a section: its name is the word that the line begins with. */
function sectionsOf(text: string): { readonly name: string; readonly text: string }[] {
  return text.split(/^(?=[^\s#])/mu).map((section) => ({ name: /^[\w-]+/u.exec(section)?.[0] ?? '', text: section }));
}

/** The presets that are not part of another. */
const widest = (Object.keys(presets) as Preset[]).filter((name) =>
  (Object.keys(presets) as Preset[]).every((other) => other === name || !isWithin(name, other)),
);

function isWithin(one: Preset, other: Preset): boolean {
  const rules: readonly unknown[] = presets[other];
  return presets[one].length < rules.length && presets[one].every((rule) => rules.includes(rule));
}

function findingsInBlueprint(text: string, modules: ModuleTexts = {}): readonly Finding[] {
  const { blueprint, findings } = readWithModules(text, modules, 'example.blueprint.yaml');
  if (blueprint === undefined) return findings;
  return [...findings, ...widest.flatMap((preset) => checkBlueprint(blueprint, { preset, now: NOW }))];
}

/** A file stands as it is; elements of the root are put into one, and those of a process into a process. */
async function findingsInBpmn(text: string): Promise<readonly Finding[]> {
  const isFile = /^\s*<(?:[?!]|definitions\b)/u.test(text);
  const isAtRoot = /^<(?:process|collaboration)\b/mu.test(text);
  const xml = isFile ? text : isAtRoot ? definitionsXml(text) : processXml(text);
  const { blueprint, findings } = await readBpmn(xml, { file: 'example.bpmn' });
  if (blueprint === undefined) return findings;
  return [...findings, ...widest.flatMap((preset) => checkBlueprint(blueprint, { preset, now: NOW }))];
}

/** Fragments of blueprints and of journeys may stand side by side; both have their base. */
function toldAboutJourneys(texts: readonly string[], modules: ModuleTexts): Told {
  const blueprintText = texts.filter((text) => !isJourney(text)).reduce(putInto, baseBlueprint);
  const findings = [...findingsInBlueprint(blueprintText, modules)];
  const read = readJourneys(texts.filter(isJourney).reduce(putInto, baseJourney), { file: 'example.journey.yaml' });
  findings.push(...read.findings);
  if (read.file !== undefined && !findings.some(({ severity }) => severity === 'error')) {
    const compiled = compiledWithModules(blueprintText, modules);
    findings.push(...checkJourneys(compiled, read.file));
    if (!findings.some(({ severity }) => severity === 'error')) {
      findings.push(...read.file.journeys.flatMap((journey) => playJourney(compiled, journey).findings));
    }
  }
  return told(findings);
}

function isJourney(text: string): boolean {
  return /^(?:throughline-journey|blueprint|start|journeys)\b/mu.test(text);
}

function putInto(base: string, text: string): string {
  return wholeOf(text, base);
}

/** Sends events to a new case, each a single one or a list; all but the last must be taken. */
function toldAboutEvents(compiled: CompiledBlueprint, sent: readonly (CaseEvent | CaseEvent[])[]): Told {
  const events = sent.flat();
  let { snapshot } = step(compiled, null, { id: 'C-1', at: OPENED }, OPENED);
  const refused: string[] = [];
  for (const [index, event] of events.entries()) {
    const result = step(compiled, snapshot, event, NOW);
    ({ snapshot } = result);
    if (result.refused === undefined) continue;
    if (index < events.length - 1) throw new Error(`Event ${index + 1} is refused: ${result.refused.code}`);
    refused.push(result.refused.code);
  }
  return { errors: refused, others: [] };
}

function told(findings: readonly Finding[]): Told {
  const codesOf = (isError: boolean): string[] => [
    ...new Set(findings.filter(({ severity }) => (severity === 'error') === isError).map(({ code }) => code)),
  ];
  return { errors: codesOf(true), others: codesOf(false) };
}
