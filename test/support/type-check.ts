import { resolve } from 'node:path';

import ts from 'typescript';

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * What the TypeScript compiler says of each file, by its name.
 *
 * @param sources texts of files that are nowhere, by the path at which they are thought to be.
 * @param types packages of types that the files may speak of, such as `node`; reading them takes seconds.
 */
export function diagnosticsOf(sources: ReadonlyMap<string, string>, types: string[] = []): Map<string, string[]> {
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    allowImportingTsExtensions: true,
    verbatimModuleSyntax: true,
    resolveJsonModule: true,
    skipLibCheck: true,
    noEmit: true,
    lib: ['lib.es2024.d.ts'],
    types,
    paths: {
      throughline: [resolve(ROOT, 'src/index.ts')],
      'throughline/handlers': [resolve(ROOT, 'src/handlers.ts')],
      'throughline/testing': [resolve(ROOT, 'src/testing.ts')],
      'throughline/vitest': [resolve(ROOT, 'src/vitest.ts')],
    },
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (path) => sources.has(path) || fileExists(path);
  host.readFile = (path) => sources.get(path) ?? readFile(path);
  host.getSourceFile = (path, ...rest) => {
    const text = sources.get(path);
    return text === undefined ? getSourceFile(path, ...rest) : ts.createSourceFile(path, text, ts.ScriptTarget.ES2024);
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  return new Map(
    [...sources.keys()].map((path) => {
      const file = program.getSourceFile(path);
      const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
      return [
        path,
        found.map(({ messageText, start }) => {
          const line = (sources.get(path) ?? '').slice(0, start).split('\n').length;
          return `${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
        }),
      ];
    }),
  );
}
