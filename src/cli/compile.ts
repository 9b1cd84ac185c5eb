import type { CompiledBlueprint } from '../compile/compile.ts';
import { testTypesOf } from '../compile/test-types.ts';
import { typesOf } from '../compile/types.ts';
import { vizOf } from '../compile/viz.ts';
import { compileBlueprint } from '../pipeline.ts';
import { visible } from '../text/safe-text.ts';
import { deliver } from './deliver.ts';
import { EXIT } from './exit-code.ts';
import { Loader } from './loader.ts';
import { loadChecked, mentionFindings } from './load-checked.ts';
import { jsonText, printFindings } from './report.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

/** What can be had of a blueprint: its machine as data, its types for a host or for tests, or a text that draws it. */
export const COMPILE_FORMATS = ['json', 'ts', 'types', 'viz'] as const;

export type CompileFormat = (typeof COMPILE_FORMATS)[number];

export interface CompileArguments {
  readonly file: string;
  readonly format: CompileFormat;
  readonly out?: string;
}

/**
 * `throughline compile`: prints the machine's configuration as JSON, the blueprint's types or a text for drawing tools, or
 * writes it to a file. The same blueprint gives the same bytes.
 *
 * @returns 0, or 1 when the blueprint has errors; they are printed to stderr.
 * @throws UsageError when the file cannot be read or written.
 */
export async function runCompile(session: Session, { file, format, out }: CompileArguments): Promise<number> {
  const { io, words } = session;
  const loader = new Loader(io, words);
  if (out !== undefined && loader.resolve(out) === loader.resolve(file)) {
    throw new UsageError(words.wouldOverwrite(visible(out)));
  }
  const { blueprint, report } = await loadChecked(session, loader, file);
  if (blueprint === undefined) {
    printFindings(io.stderr, report);
    io.stderr.write(`${words.notCompiled}\n`);
    return EXIT.errors;
  }
  const text = printed[format](compileBlueprint(blueprint));
  mentionFindings(session, report, file);
  await deliver(session, text, out);
  return EXIT.ok;
}

const printed: Readonly<Record<CompileFormat, (compiled: CompiledBlueprint) => string>> = {
  json: ({ config }) => jsonText(config),
  ts: typesOf,
  types: testTypesOf,
  viz: vizOf,
};
