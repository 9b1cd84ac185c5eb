import { expect, it } from 'vitest';
import { readYaml } from '../../src/read/yaml.ts';
import { wordingOf, type Finding } from '../../src/text/diagnostic.ts';
import { createSource } from '../../src/text/source.ts';

/** What a reader is told: place and code, then message and hint in English and in Chinese. */
export type Told = readonly [placeAndCode: string, english: string, chinese: string];

/** A mistake in a few lines of YAML, and everything that is said about it. */
export interface Mistake {
  readonly title: string;
  readonly yaml: string;
  readonly told: readonly Told[];
  /** The text after the proposed mend; absent when none is proposed. */
  readonly mended?: string;
  /** The mistake is one of the whole file, so it cannot stand in the middle of another. */
  readonly alone?: boolean;
}

/** Tests each mistake by itself and in the middle of a long file: the same is said, and nothing else. */
export function testMistakes(mistakes: readonly Mistake[]): void {
  it.each(mistakes)('$title', ({ yaml, told, mended, alone = false }) => {
    const { findings } = read(yaml);
    expect(findings.map((found) => tell(found, 0))).toEqual(told);
    const fix = findings[0]?.fix;
    expect(fix && applyFix(yaml, fix)).toEqual(mended);
    if (mended !== undefined) expect(read(mended).findings.map(({ message }) => message)).toEqual([]);
    if (alone) return;
    const long = read(`${before}${yaml}${after}`);
    expect(long.findings.map((found) => tell(found, LINES_BEFORE))).toEqual(told);
  });
}

/** The text with all edits of a fix made. */
function applyFix(text: string, fix: NonNullable<Finding['fix']>): string {
  return fix
    .toSorted((a, b) => b.start - a.start)
    .reduce((mended, { start, end, newText }) => mended.slice(0, start) + newText + mended.slice(end), text);
}

function read(yaml: string) {
  return readYaml(createSource('desk.blueprint.yaml', yaml));
}

function tell(found: Finding, linesBefore: number): Told {
  const { line, column, endLine, endColumn, code, message, hint } = found;
  const chinese = wordingOf(found, 'zh-CN');
  const place = `${line - linesBefore}:${column}-${endLine - linesBefore}:${endColumn} ${code}`;
  const ownLines = (text: string) =>
    text.replaceAll(/(?<=line |第 )\d+/gu, (number) => String(Number(number) - linesBefore));
  return [place, ownLines(`${message} ${hint}`), ownLines(chinese.message + chinese.hint)];
}

const group = (index: number) => `group-${index}:
  title: { zh-CN: "第 ${index} 组：登记，分派", en: Group ${index} }
  steps:
    - { do: 核实（电话）, by: agent, outcomes: { done: next, failed: end } }
    - ask: [summary, contact]
      frontstage: 倾听，致歉，登记   # 礼貌用语
  note: |
    请先核实：姓名、电话。
    Then go on.
`;
const LINES_BEFORE = 135;
const before = Array.from({ length: 15 }, (_, index) => group(index)).join('');
const after = group(100) + group(101);
