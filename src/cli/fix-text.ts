import type { Edit, Finding } from '../text/diagnostic.ts';
import { applyEdits, areApart, offsetAfter } from '../text/edits.ts';
import { createSource, lineText, type Source } from '../text/source.ts';
import { isWorse, type Examined } from './examine.ts';

/** So often is a file gone over, since one fix may make another possible. ESLint stops there too. */
const MOST_ROUNDS = 10;

/** A text after its fixes. */
export interface FixedText {
  readonly text: string;
  /** What was fixed, with the places at which it stood when its turn came. */
  readonly fixed: readonly Finding[];
  /** What has a fix still, because it would make the file worse or mend nothing. */
  readonly refused: readonly Finding[];
}

type Fixable = Finding & { readonly fix: readonly Edit[] };

/**
 * Applies the fixes that findings bring along until there are none left. Those that overlap wait for the next round. After
 * each round the text is examined anew: a fix after which it has more errors, or is understood less far, is taken back.
 *
 * @param examine what is found in a text.
 */
export async function fixText(text: string, examine: (text: string) => Promise<Examined>): Promise<FixedText> {
  const fixed: Finding[] = [];
  const refused = new Set<string>();
  let state = await examine(text);
  for (let round = 0; round < MOST_ROUNDS + refused.size; round += 1) {
    const source = createSource('', state.text);
    const wanted = state.findings.filter(hasFix).filter((found) => !refused.has(keyOf(found, source)));
    const refuse = (found: Finding): void => void refused.add(keyOf(found, source));
    const done = await applyMost(state, withoutOverlap(wanted), examine, refuse);
    if (done === undefined) {
      if (wanted.every((found) => refused.has(keyOf(found, source)))) break;
      continue;
    }
    fixed.push(...done.applied);
    state = done.state;
  }
  return { text: state.text, fixed, refused: state.findings.filter(hasFix) };
}

interface Applied {
  readonly applied: readonly Fixable[];
  readonly state: Examined;
}

/** Applies all fixes or, where that does harm, as many of the first half or else of the second as do none. */
async function applyMost(
  before: Examined,
  wanted: readonly Fixable[],
  examine: (text: string) => Promise<Examined>,
  refuse: (found: Finding) => void,
): Promise<Applied | undefined> {
  const [first] = wanted;
  if (first === undefined) return undefined;
  const edits = wanted.flatMap(({ fix }) => fix);
  const after = await examine(applyEdits(before.text, edits));
  // Among many fixes one that does harm must not hide behind the others: each has to take its own error away.
  const others = wanted.slice(1).filter(({ severity }) => severity === 'error').length;
  if (
    !isWorse(after, { ...before, errors: before.errors - others }) &&
    !wanted.some((found) => isStillThere(found, after, edits))
  )
    return { applied: wanted, state: after };
  if (wanted.length === 1) {
    refuse(first);
    return undefined;
  }
  const half = Math.ceil(wanted.length / 2);
  return (
    (await applyMost(before, wanted.slice(0, half), examine, refuse)) ??
    (await applyMost(before, wanted.slice(half), examine, refuse))
  );
}

function isStillThere(found: Finding, after: Examined, edits: readonly Edit[]): boolean {
  const start = offsetAfter(found.span.start, edits);
  return after.findings.some(
    ({ code, message, span }) => code === found.code && message === found.message && span.start === start,
  );
}

function hasFix(found: Finding): found is Fixable {
  return found.fix !== undefined && found.fix.length > 0;
}

/** Fixes in the order of the text, each whole or not at all, that can be applied together. */
function withoutOverlap(wanted: readonly Fixable[]): Fixable[] {
  const chosen: Fixable[] = [];
  for (const found of wanted) if (chosen.every(({ fix }) => areApart(fix, found.fix))) chosen.push(found);
  return chosen;
}

/** The same finding in the next round, when lines before it may have come or gone. */
function keyOf({ code, line, column }: Finding, source: Source): string {
  return `${code} ${column} ${lineText(source, line)}`;
}
