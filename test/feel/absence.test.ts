import { describe, expect, it } from 'vitest';
import { readFeel } from '../../src/feel/feel.ts';
import { NAMES } from './sample.ts';

/** The expression with `?` after every read whose absence it handles and `!` after every other. */
function marked(text: string): string {
  const { reads, problems } = readFeel(text, NAMES);
  expect(problems).toEqual([]);
  let result = '';
  let at = 0;
  for (const { path, start, end, handlesAbsence } of reads) {
    expect(text.slice(start, end)).toBe(path.join('.'));
    result += text.slice(at, end) + (handlesAbsence ? '?' : '!');
    at = end;
  }
  return result + text.slice(at);
}

describe('an expression tells every field and fact it reads, and which of them may be absent', () => {
  it.each([
    // Plain reads
    'csat! > 3',
    'case.age! > elapsed!',
    'refund.amount! * 2',
    'born!.year + 1',
    'some x in scores! satisfies x > csat!',
    // Asked for
    'csat? = null',
    'null != csat?',
    'is defined(csat?)',
    'get or else(csat?, 3) > 2',
    'get or else(csat?, amount!) > 2',
    'csat? in (null, 3)',
    'csat! in (1, 3)',
    'csat! + 1 = null',
    // Guarded by and
    'csat? != null and csat? > 3',
    'csat? > 3 and csat? != null',
    'csat? != null and vip! and csat? > 3',
    'is defined(csat?) and csat? > amount!',
    'not(csat? = null) and csat? > 3',
    'csat? = null and csat! > 3',
    'refund? != null and refund.amount? > 3',
    'refund.amount? != null and refund.amount? > 3',
    // Guarded by or
    'csat? = null or csat? > 3',
    'not(is defined(csat?)) or csat? > 3',
    'csat? != null or csat! > 3',
    'vip! or csat! > 3',
    // Guarded by if
    'if csat? = null then 0 else csat?',
    'if csat? != null then csat? else 0',
    'if csat? != null then 0 else csat!',
    'if csat? != null and vip! then csat? else 0',
    'if csat? = null or amount? = null then 0 else csat? + amount?',
    'if csat? = null and amount? = null then 0 else csat! + amount!',
    'if not(csat? != null) then 0 else csat?',
    'if vip! then csat! else 0',
    'if csat? != null and vip! then 0 else csat!',
    'not(csat? != null and vip!) or csat? > 3',
    // A guard that may be passed over
    '(csat? != null or vip!) and csat! > 3',
    '(csat? != null and vip! or csat? != null) and csat? > 3',
    'not(csat? = null and vip!) and csat! > 3',
    'not(csat? = null or vip!) and csat? > 3',
  ])('%s', (expected) => {
    expect(marked(expected.replaceAll(/[?!](?!=)/gu, ''))).toBe(expected);
  });
});
