import { CST, isScalar, Schema, type ScalarTag } from 'yaml';
import type { YamlReport } from './yaml-report.ts';

/** Plain words that are no text in the core schema of YAML 1.2: numbers, `true`, `false`, `null` and nothing at all. */
const typed = new Schema({ schema: 'core', resolveKnownTags: false }).tags.filter(
  (tag): tag is ScalarTag & { test: RegExp } => 'test' in tag && tag.test !== undefined,
);

/** No plain word that begins with another character is typed. */
const TYPED_START = /^(?:[-+.~\dntfNTF]|$)/u;

const NO_OPTIONS = { intAsBigInt: false };

/** The value of a plain word in the core schema of YAML 1.2; the text itself when it is no number or the like. */
export function resolvePlain(text: string): unknown {
  if (!TYPED_START.test(text)) return text;
  const tag = typed.find(({ test }) => test.test(text));
  const value = tag === undefined ? text : tag.resolve(text, () => undefined, NO_OPTIONS);
  return isScalar(value) ? value.value : value;
}

/** The value of a scalar; escapes and blocks that are wrong are reported, and read as far as they go. */
export function resolveScalar(token: CST.FlowScalar | CST.BlockScalar, report: YamlReport): unknown {
  const { type, source } = token;
  if (type === 'scalar') return source.includes('\n') ? unfold(token, report) : resolvePlain(source);
  const simple = type !== 'block-scalar' && !/[\n\\]|''/u.test(source);
  return simple ? source.slice(1, -1) : unfold(token, report);
}

function unfold(token: CST.FlowScalar | CST.BlockScalar, report: YamlReport): string {
  let uneven = false;
  const { value } = CST.resolveAsScalar(token, true, (offset, code) => {
    if (code === 'BAD_DQ_ESCAPE') sayEscape(offset, report);
    else if (code === 'BAD_INDENT' || (token.type === 'block-scalar' && code === 'MISSING_CHAR')) {
      if (!uneven) report.refuse('TL1034', { start: offset, end: offset + 1 }, {});
      uneven = true;
    }
  });
  return value;
}

function sayEscape(start: number, report: YamlReport): void {
  const [escape = '\\'] =
    /^\\(?:x[\dA-Fa-f]{0,2}|u[\dA-Fa-f]{0,4}|U[\dA-Fa-f]{0,8}|.?)/u.exec(report.text.slice(start, start + 12)) ?? [];
  const fix = [{ start, end: start, newText: '\\' }];
  report.say('TL1026', { start, end: start + escape.length }, { escape }, { fix });
}
