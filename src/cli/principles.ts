import type { PrincipleSection, PrinciplesReport } from '../check/principles.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { visible } from '../text/safe-text.ts';
import { displayWidth } from '../text/width.ts';
import type { Output } from './io.ts';

interface PrincipleWords {
  readonly heading: (file: string) => string;
  readonly titles: Readonly<Record<PrincipleSection['principle'], string>>;
  readonly passed: string;
  readonly failed: string;
  readonly laws: (count: number) => string;
  /** What follows the number of laws. */
  readonly findings: (count: number, places: readonly string[]) => string;
}

const words: Readonly<Record<Language, PrincipleWords>> = {
  en: {
    heading: (file) => `${file} and the five principles of service design:`,
    titles: {
      'customer-first': 'Customer first',
      lean: 'Lean and efficient',
      flexible: 'Flexible',
      improving: 'Continuously improved',
      secure: 'Secure and accountable',
    },
    passed: 'passed',
    failed: 'failed',
    laws: (count) => `${count} ${count === 1 ? 'law' : 'laws'} looked at`,
    findings: (count, places) => `, ${count} ${count === 1 ? 'finding' : 'findings'}: ${places.join(', ')}`,
  },
  'zh-CN': {
    heading: (file) => `${file} 对照服务设计五项原则：`,
    titles: {
      'customer-first': '以客户为中心',
      lean: '简洁高效',
      flexible: '灵活适应',
      improving: '持续优化',
      secure: '安全保密、责任到人',
    },
    passed: '通过',
    failed: '未通过',
    laws: (count) => `检查了 ${count} 条规则`,
    findings: (count, places) => `，${count} 处问题：${places.join('、')}`,
  },
};

/** How many places a line names; the findings themselves stand above. */
const PLACES = 4;

/** Prints the five sections of a blueprint's report: passed or failed, how many laws were looked at, and what they found. */
export function printPrinciples(
  output: Output,
  language: Language,
  file: string,
  { sections }: PrinciplesReport,
): void {
  const { heading, titles, passed, failed, laws, findings } = words[language];
  output.write(`${heading(visible(file))}\n`);
  const width = Math.max(...Object.values(titles).map(displayWidth));
  for (const [index, section] of sections.entries()) {
    const title = titles[section.principle];
    const gap = ' '.repeat(width - displayWidth(title));
    const verdict = section.passed ? output.style('green', passed) : output.style('red', failed);
    const places = section.findings.slice(0, PLACES).map(({ line, column, code }) => `${line}:${column} ${code}`);
    if (section.findings.length > PLACES) places.push('…');
    const found = section.passed ? '' : findings(section.findings.length, places);
    output.write(`  ${index + 1}  ${title}${gap}  ${verdict}  ${laws(section.rules.length)}${found}\n`);
  }
  output.write('\n');
}

/** The same as plain JSON; the findings are told by code and place. */
export function principlesJson(file: string, { sections }: PrinciplesReport): object {
  return {
    file,
    sections: sections.map(({ principle, passed, rules, findings }) => ({
      principle,
      passed,
      rules,
      findings: findings.map(({ code, line, column }) => ({ code, line, column })),
    })),
  };
}
