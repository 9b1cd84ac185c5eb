import { checkBlueprint, compileBlueprint, type CompiledBlueprint } from '../../src/index.ts';
import { readBlueprintSource, type ReadResult } from '../../src/read/blueprint.ts';
import { modulesBeside } from '../../src/read/module-files.ts';
import { Modules, type OpenModule } from '../../src/read/modules.ts';
import { createSource } from '../../src/text/source.ts';

/** Modules as texts, by the path that blueprints name them with. */
export type ModuleTexts = ReadonlyMap<string, string> | Readonly<Record<string, string>>;

/** Reads a blueprint whose modules are texts by name. */
export function readWithModules(text: string, modules: ModuleTexts, file = 'test.blueprint.yaml'): ReadResult {
  const files = modules instanceof Map ? modules : new Map(Object.entries(modules));
  const open: OpenModule = (path) => {
    const module: unknown = files.get(path);
    return typeof module === 'string'
      ? { id: path, file: path, bytes: new TextEncoder().encode(module) }
      : { problem: 'missing' };
  };
  return readBlueprintSource(createSource(file, text), new Modules(open, { id: file, file }));
}

/** Of some texts, those that others use: their first line is the comment `# name.blueprint.yaml`, `# name.calendar.yaml` or
 * `# name.people.yaml`. */
export function moduleFiles(texts: readonly string[]): {
  readonly modules: ReadonlyMap<string, string>;
  readonly others: readonly string[];
} {
  const named = texts.map(
    (text) => [/^# (\S+\.(?:blueprint|calendar|people)\.yaml)\n/u.exec(text)?.[1], text] as const,
  );
  return {
    modules: new Map(named.flatMap(([name, text]) => (name === undefined ? [] : [[`./${name}`, text]]))),
    others: named.flatMap(([name, text]) => (name === undefined ? [text] : [])),
  };
}

/** All that reading and checking find in a blueprint and its modules, as `file:line:column code`. */
export function findingsWithModules(text: string, modules: ModuleTexts): string[] {
  const { blueprint, findings } = readWithModules(text, modules);
  const all = [...findings, ...(blueprint === undefined ? [] : checkBlueprint(blueprint))];
  return all.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`);
}

/** The compiled blueprint of a text and its modules, which must have no errors. */
export function compiledWithModules(text: string, modules: ModuleTexts): CompiledBlueprint {
  const { blueprint, findings } = readWithModules(text, modules);
  if (blueprint === undefined) {
    throw new Error(findings.map(({ file, line, code, message }) => `${file}:${line} ${code} ${message}`).join('\n'));
  }
  return compileBlueprint(blueprint);
}

/** Reads a text as if it were a file of a folder, with the modules that lie there. */
export function readBeside(folder: string, file: string, text: string): ReadResult {
  const source = createSource(file, text.startsWith('\uFEFF') ? text.slice(1) : text);
  return readBlueprintSource(source, modulesBeside(`${folder}/${file}`, file));
}
