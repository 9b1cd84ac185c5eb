import type { Blueprint } from './blueprint/blueprint.ts';
import { alertBounds } from './check/alert-bounds.ts';
import { check, type CheckOptions } from './check/checker.ts';
import { checkPrinciples } from './check/principles.ts';
import { compile, type CompiledBlueprint } from './compile/compile.ts';
import type { Finding } from './text/diagnostic.ts';

// A blueprint's way through the house:
//   1. read     text -> blueprint           (read/: readBlueprint, loadBlueprint)
//   2. check    blueprint -> findings       (check/)
//   3. compile  blueprint -> machine        (compile/)
//   4. run      machine + events -> cases   (run/: step, createHost)

/** A blueprint with errors was to be compiled; {@link BlueprintError.findings} says what is wrong. Retrying does not help. */
export class BlueprintError extends Error {
  readonly findings: readonly Finding[];
  readonly retryable = false;

  constructor(blueprint: Blueprint, findings: readonly Finding[]) {
    const errors = findings.filter(({ severity }) => severity === 'error');
    const [first] = errors;
    const place =
      first === undefined ? '' : ` First: ${first.file}:${first.line}:${first.column} ${first.code} ${first.message}`;
    super(`The blueprint "${blueprint.id}" has ${errors.length} error${errors.length === 1 ? '' : 's'}.${place}`);
    this.name = 'BlueprintError';
    this.findings = findings;
  }
}

/**
 * Holds a blueprint against its laws.
 *
 * @param blueprint what `readBlueprint` or `loadBlueprint` gave.
 * @param options `preset` names the set of laws (default `recommended`); `now`, in epoch milliseconds, is for laws about
 *   dates.
 * @returns all that was found (codes `TL3…` for expressions, `TL4…` for the whole), in the order of the text.
 */
export function checkBlueprint(blueprint: Blueprint, options: CheckOptions = {}): readonly Finding[] {
  if (options.preset !== undefined || options.now !== undefined) return check(blueprint, options);
  let findings = checked.get(blueprint);
  if (findings === undefined) checked.set(blueprint, (findings = check(blueprint)));
  return findings;
}

export { alertBounds, checkPrinciples };

/** Checking and compiling the same blueprint checks it once. */
const checked = new WeakMap<Blueprint, readonly Finding[]>();

/**
 * Compiles a blueprint to an XState v5 machine that drives one case.
 *
 * @returns the machine; its `config` as plain JSON with the `implementations` to run it anywhere; id, version and content
 *   hash; and the closed set of events from outside.
 * @throws BlueprintError when the blueprint has errors.
 * @example
 * const { machine } = compileBlueprint(blueprint);
 * const actor = createActor(machine, { input: { id: 'C-1', at: Date.now() } }).start();
 */
export function compileBlueprint(blueprint: Blueprint): CompiledBlueprint {
  const findings = checkBlueprint(blueprint);
  if (findings.some(({ severity }) => severity === 'error')) throw new BlueprintError(blueprint, findings);
  return compile(blueprint);
}
