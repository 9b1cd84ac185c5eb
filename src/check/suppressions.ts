import { catalogue, isCode, type Code, type ParamsOf } from '../text/catalogue.ts';
import { nearest } from '../text/did-you-mean.ts';
import { finding, type Edit, type Finding } from '../text/diagnostic.ts';
import type { Source, Span } from '../text/source.ts';
import { speaksOf, type SuppressedCode, type Suppression } from '../text/suppression.ts';

/** What is needed in order to judge suppressions. */
export interface SuppressionUse {
  readonly source: Source;
  readonly suppressions: readonly Suppression[];
  /** What suppressions have silenced, in reading and in checking. */
  readonly silenced: readonly Finding[];
  /** What the suppressions could silence under any preset; undefined when errors kept most laws from being looked at. */
  readonly everything: () => readonly Finding[] | undefined;
}

/**
 * The law of suppressions: each names codes of findings that are there and no errors, and says why they are taken as they
 * are. One that silences nothing hides the next finding of its line.
 */
export function checkSuppressions(use: SuppressionUse): readonly Finding[] {
  const { source, suppressions, silenced, everything } = use;
  const findings: Finding[] = [];
  for (const suppression of suppressions) {
    const { span, codes, reason, colonMissingAt } = suppression;
    const say = <C extends Code>(code: C, at: Span, params: ParamsOf<C>, fix?: readonly Edit[]): void => {
      findings.push(finding(code, { source, span: at }, params, fix && fix.length > 0 ? { fix } : {}));
    };
    if (suppression.misspelt !== undefined) {
      const fix = [{ ...suppression.misspelt, newText: '# throughline-ignore ' }];
      say('TL4094', suppression.misspelt, { codes: codes.map(({ text }) => text), reason, misspelt: true }, fix);
      continue;
    }
    if (codes.length === 0 || colonMissingAt !== undefined) {
      const start = colonMissingAt ?? span.start;
      const fix = colonMissingAt === undefined ? [] : [{ start, end: start, newText: ':' }];
      say('TL4094', span, { codes: codes.map(({ text }) => text), reason }, fix);
      if (codes.length === 0) continue;
    }
    if (reason === '') say('TL4090', span, { codes: codes.map(({ text }) => text) });
    for (const { text, span: at } of codes) {
      if (isCode(text)) continue;
      const upper = text.normalize('NFKC').toUpperCase();
      const near = isCode(upper) ? upper : nearCode(text);
      say('TL4091', at, { text, near }, isCode(upper) ? [{ ...at, newText: upper }] : []);
    }
    const errors = codes.filter(({ text }) => isCode(text) && catalogue[text].severity === 'error');
    const unused = codes.filter(
      (code) => isCode(code.text) && !errors.includes(code) && isUnused(suppression, code, silenced, everything),
    );
    const all = errors.length + unused.length === codes.length;
    // Where nothing is left of a suppression, the first finding takes it away and the other has nothing to mend.
    const fixOf = (useless: readonly SuppressedCode[]): Edit[] =>
      all ? [removal(source, suppression)] : useless.map((code) => removalOf(source, codes, code));
    if (errors.length > 0) say('TL4092', around(errors), { codes: errors.map(({ text }) => text) }, fixOf(errors));
    if (unused.length > 0) {
      const fix = all && errors.length > 0 ? [] : fixOf(unused);
      say('TL4093', around(unused), { codes: unused.map(({ text }) => text), line: suppression.line }, fix);
    }
  }
  return findings;
}

function isUnused(
  suppression: Suppression,
  { text }: SuppressedCode,
  silenced: readonly Finding[],
  everything: SuppressionUse['everything'],
): boolean {
  const isMeant = (found: Finding): boolean => found.code === text && speaksOf(suppression, found);
  if (silenced.some(isMeant)) return false;
  const all = everything();
  return all !== undefined && !all.some(isMeant);
}

/** The code that a word stands for: one that is nearly it, or the one whose law has that name. */
function nearCode(text: string): string | undefined {
  const codes = Object.keys(catalogue);
  return codes.find((code) => isCode(code) && catalogue[code].rule === text) ?? nearest(text, codes);
}

function around(codes: readonly SuppressedCode[]): Span {
  return { start: codes[0]?.span.start ?? 0, end: codes.at(-1)?.span.end ?? 0 };
}

/** A comment on its own goes with its line, one behind something with the blanks before it. */
function removal({ text, lineStarts }: Source, { span, alone }: Suppression): Edit {
  let { start } = span;
  while (start > 0 && ' \t'.includes(text.charAt(start - 1))) start -= 1;
  if (!alone) return { start, end: span.end, newText: '' };
  const next = lineStarts.find((lineStart) => lineStart > span.end) ?? text.length;
  return { start, end: next, newText: '' };
}

/** One code of several goes with what joins it to the next, the last with what joins it to the one before. */
function removalOf({ text }: Source, codes: readonly SuppressedCode[], code: SuppressedCode): Edit {
  const index = codes.indexOf(code);
  const next = codes[index + 1];
  if (next !== undefined) return { start: code.span.start, end: next.span.start, newText: '' };
  let { start } = code.span;
  while (/[\s,，、]/u.test(text.charAt(start - 1))) start -= 1;
  return { start, end: code.span.end, newText: '' };
}
