import type { Language, Severity } from './catalogue/entry.ts';
import { codeFrame } from './code-frame.ts';
import { wordingOf, type Finding, type RelatedPlace } from './diagnostic.ts';
import { paintNothing, type Paint } from './paint.ts';
import { visible } from './safe-text.ts';
import type { Source } from './source.ts';

/** How findings are printed. */
export interface RenderOptions {
  readonly language: Language;
  /** The text in which the finding stands; without it no code frame is printed. */
  readonly source?: Source;
  /** Colours; none unless given. */
  readonly paint?: Paint;
  /** The most cells that a line of the source may take in the frame; 100 unless told. */
  readonly width?: number;
}

/** What {@link renderSummary} says beside the counts. */
export interface SummaryOptions {
  readonly language: Language;
  /** How long the work took; left out when not given. */
  readonly milliseconds?: number;
  readonly paint?: Paint;
}

interface Words {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly help: string;
  readonly related: string;
  readonly count: Readonly<Record<Severity, (count: number) => string>>;
  readonly comma: string;
  readonly nothing: string;
  readonly took: (counts: string, milliseconds: number) => string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    severity: { error: 'error', warning: 'warning', info: 'info' },
    help: 'help: ',
    related: 'see also: ',
    count: {
      error: (count) => `${count} ${count === 1 ? 'error' : 'errors'}`,
      warning: (count) => `${count} ${count === 1 ? 'warning' : 'warnings'}`,
      info: (count) => `${count} ${count === 1 ? 'suggestion' : 'suggestions'}`,
    },
    comma: ', ',
    nothing: 'no problems found',
    took: (counts, milliseconds) =>
      `${counts} (${milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`})`,
  },
  'zh-CN': {
    severity: { error: '错误', warning: '警告', info: '提示' },
    help: '建议：',
    related: '另见：',
    count: {
      error: (count) => `${count} 个错误`,
      warning: (count) => `${count} 个警告`,
      info: (count) => `${count} 条提示`,
    },
    comma: '，',
    nothing: '没有发现问题',
    took: (counts, milliseconds) =>
      `${counts}（用时 ${milliseconds < 1000 ? `${Math.round(milliseconds)} 毫秒` : `${(milliseconds / 1000).toFixed(1)} 秒`}）`,
  },
};

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * A finding as text for a terminal, without a final line end: a place that terminals make clickable with severity, code
 * and sentence, the code frame, the next step, and the places that explain it. Hidden characters of the file name and
 * of what the author wrote are shown, not executed.
 */
export function renderFinding(found: Finding, options: RenderOptions): string {
  const { language, source, paint = paintNothing, width } = options;
  const say = words[language];
  const { message, hint } = wordingOf(found, language);
  const style = found.severity;
  const head = `${paint('place', placeText(found))}  ${paint(style, say.severity[style])} ${paint('code', found.code)}`;
  return [
    `${head}  ${visible(message)}`,
    ...(source === undefined ? [] : [codeFrame(source, found.span, { paint, style, width })]),
    ...(hint === '' ? [] : [paint('help', say.help) + visible(hint)]),
    ...found.related.map((place) => paint('help', say.related) + paint('place', placeText(place))),
  ].join('\n');
}

/** One line: how many errors, warnings and suggestions there are, and how long the work took. */
export function renderSummary(findings: readonly Finding[], options: SummaryOptions): string {
  const { language, milliseconds, paint = paintNothing } = options;
  const say = words[language];
  const counts = severities.flatMap((severity) => {
    const count = findings.filter((found) => found.severity === severity).length;
    return count === 0 ? [] : [paint(severity, say.count[severity](count))];
  });
  const text = counts.length === 0 ? say.nothing : counts.join(say.comma);
  return milliseconds === undefined ? text : say.took(text, milliseconds);
}

function placeText({ file, line, column }: RelatedPlace): string {
  return `${visible(file)}:${line}:${column}`;
}
