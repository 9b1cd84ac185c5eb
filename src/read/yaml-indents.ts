import type { Edit } from '../text/diagnostic.ts';
import type { Span } from '../text/source.ts';
import type { YamlReport } from './yaml-report.ts';

/**
 * Tabs where indentation counts: one finding for all, and nothing is told about what comes after the first, since the
 * structure is unknown from there. The mend is safe where the whole file is indented with tabs.
 */
export function sayTabs(report: YamlReport, tabs: readonly Span[]): void {
  const [first] = tabs;
  if (first === undefined) return;
  const mixed = /^ +\S/mu.test(report.text);
  const fix = mixed ? [] : tabs.map((tab) => widen(report.text, tab));
  report.refuse('TL1030', first, { char: 'tab', lines: tabs.length }, { fix });
  report.muteFrom(first.start);
}

/** Reports a line that is indented with spaces that are no ASCII spaces; false when the text does not begin with one. */
export function sayOddIndent(report: YamlReport, source: string, offset: number): boolean {
  const [indent = '', char] = /^[\u3000\u00a0]*([\u3000\u00a0])/u.exec(source) ?? [];
  if (char === undefined) return false;
  const lines = Array.from(
    report.text.matchAll(/^[ \t]*([\u3000\u00a0][ \u3000\u00a0]*)/gmu),
    ({ 0: all, 1: odd = '', index }) => {
      const start = index + all.length - odd.length;
      return { start, end: start + odd.length };
    },
  );
  report.refuse(
    'TL1030',
    { start: offset, end: offset + indent.length },
    { char: char === '\u3000' ? 'full-width' : 'non-breaking', lines: lines.length },
    { fix: lines.map((line) => widen(report.text, line)) },
  );
  report.muteFrom(offset);
  return true;
}

/** Replaces each tab and each full-width space, which is two columns wide, by two spaces. */
function widen(text: string, span: Span): Edit {
  const newText = text
    .slice(span.start, span.end)
    .replaceAll(/[\t\u3000]/gu, '  ')
    .replaceAll('\u00a0', ' ');
  return { ...span, newText };
}
