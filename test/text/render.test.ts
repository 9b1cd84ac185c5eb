import { describe, expect, test, vi } from 'vitest';
import { entry, type Severity } from '../../src/text/catalogue/entry.ts';
import { finding, type Finding } from '../../src/text/diagnostic.ts';
import type { Paint } from '../../src/text/paint.ts';
import { renderFinding, renderSummary } from '../../src/text/render.ts';
import { createSource } from '../../src/text/source.ts';

// Sentences of its own, so that rewording a real one does not change what is said here about printing.
vi.mock('../../src/text/catalogue.ts', () => {
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- a mock is hoisted above what stands outside it
  const sentence = (severity: Severity) =>
    entry<{ key: string; hint: string }>({
      rule: 'every-key-is-known',
      severity,
      en: ({ key, hint }) => ({ message: `The key "${key}" is unknown.`, hint }),
      'zh-CN': ({ key }) => ({ message: `不认识的键“${key}”。`, hint: '请改为“负责人”。' }),
    });
  return { catalogue: { TL9001: sentence('error'), TL9002: sentence('warning'), TL9003: sentence('info') } };
});

const source = createSource('desks/投诉.blueprint.yaml', 'owner: a\nsteps:\n  接收: { 负责: 客服 }\n');

function unknownKey(code: string, key = '负责', hint = 'Write "by".'): Finding {
  const start = source.text.indexOf('负责');
  return finding(
    code as never,
    { source, span: { start, end: start + 2 } },
    { key, hint },
    {
      related: [{ source, span: { start: 0, end: 5 } }],
    },
  );
}

const paint: Paint = (style, text) => `<${style}>${text}</>`;

describe('a finding on a terminal', () => {
  test('says where, how grave, what, and what to do about it', () => {
    expect(renderFinding(unknownKey('TL9001'), { language: 'en', source }).split('\n')).toEqual([
      'desks/投诉.blueprint.yaml:3:9  error TL9001  The key "负责" is unknown.',
      '   2 | steps:',
      '   3 |   接收: { 负责: 客服 }',
      '     |           ^^^^',
      'help: Write "by".',
      'see also: desks/投诉.blueprint.yaml:1:1',
    ]);
  });

  test('says the same in Chinese', () => {
    expect(renderFinding(unknownKey('TL9002'), { language: 'zh-CN', source }).split('\n')).toEqual([
      'desks/投诉.blueprint.yaml:3:9  警告 TL9002  不认识的键“负责”。',
      '   2 | steps:',
      '   3 |   接收: { 负责: 客服 }',
      '     |           ^^^^',
      '建议：请改为“负责人”。',
      '另见：desks/投诉.blueprint.yaml:1:1',
    ]);
  });

  test('has no frame when the text is not at hand, and no help line when there is nothing to add', () => {
    expect(renderFinding({ ...unknownKey('TL9003', 'x', ''), related: [] }, { language: 'en' })).toBe(
      'desks/投诉.blueprint.yaml:3:9  info TL9003  The key "x" is unknown.',
    );
  });

  test('never passes a control character of the author or of the file name on to the terminal', () => {
    const found = { ...unknownKey('TL9001', '\u001B[2J\u202E', '\u0007'), file: 'a\nb.yaml', related: [] };
    expect(renderFinding(found, { language: 'en' }).split('\n')).toEqual([
      'a␊b.yaml:3:9  error TL9001  The key "␛[2J‹U+202E›" is unknown.',
      'help: ␇',
    ]);
  });

  test('is coloured by whoever prints it', () => {
    expect(renderFinding(unknownKey('TL9002'), { language: 'en', source, paint }).split('\n')).toEqual([
      '<place>desks/投诉.blueprint.yaml:3:9</>  <warning>warning</> <code>TL9002</>  The key "负责" is unknown.',
      '<gutter>   2 |</> steps:',
      '<gutter>   3 |</>   接收: { 负责: 客服 }',
      '<gutter>     |</>           <warning>^^^^</>',
      '<help>help: </>Write "by".',
      '<help>see also: </><place>desks/投诉.blueprint.yaml:1:1</>',
    ]);
  });
});

describe('the summary line', () => {
  const some = ['TL9001', 'TL9001', 'TL9002', 'TL9003'].map((code) => unknownKey(code));

  test('counts by gravity, the gravest first', () => {
    expect(renderSummary(some, { language: 'en' })).toBe('2 errors, 1 warning, 1 suggestion');
    expect(renderSummary(some, { language: 'zh-CN' })).toBe('2 个错误，1 个警告，1 条提示');
    expect(renderSummary(some.slice(2, 3), { language: 'en' })).toBe('1 warning');
  });

  test('says so when there is nothing to report', () => {
    expect(renderSummary([], { language: 'en' })).toBe('no problems found');
    expect(renderSummary([], { language: 'zh-CN' })).toBe('没有发现问题');
  });

  test('ends with the time taken when that is known', () => {
    expect(renderSummary([], { language: 'en', milliseconds: 34.4 })).toBe('no problems found (34 ms)');
    expect(renderSummary(some, { language: 'zh-CN', milliseconds: 1234 })).toBe(
      '2 个错误，1 个警告，1 条提示（用时 1.2 秒）',
    );
  });
});
