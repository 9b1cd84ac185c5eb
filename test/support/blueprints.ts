import {
  checkBlueprint,
  compileBlueprint,
  readBlueprint,
  type Blueprint,
  type CompiledBlueprint,
} from '../../src/index.ts';

/** The blueprint of a YAML text, which must be readable. */
export function readOrThrow(text: string): Blueprint {
  const { blueprint, findings } = readBlueprint(text, { file: 'test.blueprint.yaml' });
  if (blueprint !== undefined) return blueprint;
  throw new Error(findings.map(({ line, column, code, message }) => `${line}:${column} ${code} ${message}`).join('\n'));
}

/** The compiled blueprint of a YAML text, which must have no errors. */
export function compiledFrom(text: string): CompiledBlueprint {
  return compileBlueprint(readOrThrow(text));
}

/** All that reading and checking find in a YAML text, as `line:column code`. */
export function findingsIn(text: string): string[] {
  const { blueprint, findings } = readBlueprint(text, { file: 'test.blueprint.yaml' });
  const all = [...findings, ...(blueprint === undefined ? [] : checkBlueprint(blueprint))];
  return all.map(({ line, column, code }) => `${line}:${column} ${code}`);
}
