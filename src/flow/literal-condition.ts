import type { Expression } from '../blueprint/origin.ts';

/** What a condition says where it is literally true or false. */
export function literallyIs(condition: Expression | undefined): boolean | undefined {
  const text = condition?.text
    .trim()
    .replace(/^(?:=|[$#]\{(?=.*\}$))\s*/u, '')
    .replace(/\}$/u, '')
    .trim();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** True for a flow whose condition never holds. */
export function isNeverTaken({ condition }: { readonly condition?: Expression }): boolean {
  return literallyIs(condition) === false;
}
