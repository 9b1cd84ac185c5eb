import { existsSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Blueprint } from '../blueprint/blueprint.ts';
import { compile, type CompiledBlueprint } from '../compile/compile.ts';
import { checkBlueprint } from '../pipeline.ts';
import { loadBlueprint } from '../read/load.ts';
import type { Language } from '../text/catalogue/entry.ts';
import type { Finding } from '../text/diagnostic.ts';
import { renderFinding } from '../text/render.ts';
import { visible } from '../text/safe-text.ts';
import type { Source } from '../text/source.ts';

/** A blueprint that was read or compiled already, or where it is. */
export type BlueprintLike = string | URL | Blueprint | CompiledBlueprint;

/**
 * How a test comes to its blueprint: it is read and compiled at the first call, for all tests of the file.
 *
 * @returns gives the compiled blueprint, for the path of the test file. It throws one readable message where the blueprint is
 *   not found or has errors.
 */
export function blueprintForTest(
  blueprint: BlueprintLike,
  language: Language,
): (testFile: string) => Promise<CompiledBlueprint> {
  let ready: Promise<CompiledBlueprint> | undefined;
  return (testFile) => (ready ??= readied(blueprint, testFile, language));
}

async function readied(blueprint: BlueprintLike, testFile: string, language: Language): Promise<CompiledBlueprint> {
  if (typeof blueprint !== 'string' && !(blueprint instanceof URL)) {
    return 'machine' in blueprint ? blueprint : compiled(blueprint, [], language);
  }
  const path = placeOf(blueprint, testFile);
  if (path === undefined) throw new Error(WORDS[language].missing(visible(String(blueprint))));
  const { blueprint: read, findings } = await loadBlueprint(path);
  return compiled(read, findings, language);
}

function placeOf(blueprint: string | URL, testFile: string): string | undefined {
  const isUrl = blueprint instanceof URL || blueprint.startsWith('file:');
  const path = isUrl ? fileURLToPath(blueprint) : blueprint;
  const places = isAbsolute(path) ? [path] : [resolve(dirname(testFile), path), resolve(path)];
  return places.find((place) => existsSync(place));
}

function compiled(blueprint: Blueprint | undefined, found: readonly Finding[], language: Language): CompiledBlueprint {
  const findings = [...found, ...(blueprint === undefined ? [] : checkBlueprint(blueprint))];
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (blueprint !== undefined && errors.length === 0) return compile(blueprint);
  const texts = errors.map((error) => renderFinding(error, { language, source: sourceOf(blueprint, error) }));
  throw new Error([WORDS[language].wrong(errors.length), ...texts].join('\n\n'));
}

/** The text in which an error stands; that of a module is not at hand. */
function sourceOf(blueprint: Blueprint | undefined, { file }: Finding): Source | undefined {
  return blueprint?.source.file === file ? blueprint.source : undefined;
}

const WORDS: Readonly<
  Record<Language, { readonly missing: (path: string) => string; readonly wrong: (count: number) => string }>
> = {
  en: {
    missing: (path) => `There is no blueprint "${path}", neither beside the test file nor in the working directory.`,
    wrong: (count) => `The blueprint of this test cannot run: it has ${count} ${count === 1 ? 'error' : 'errors'}.`,
  },
  'zh-CN': {
    missing: (path) => `找不到蓝图“${path}”：测试文件旁和工作目录中都没有。`,
    wrong: (count) => `这个测试的蓝图无法运行：其中有 ${count} 个错误。`,
  },
};
