import type { Language } from '../text/catalogue/entry.ts';

/**
 * One page of `docs/rules`: what a code means in both languages, and the same blueprint wrong and right. Its form:
 * a heading `# CODE · law`, prose, `## 中文`, prose, `## Wrong · 错误`, examples, `## Right · 正确`, examples.
 */
export interface RulePage {
  readonly code: string;
  readonly rule: string;
  readonly prose: Readonly<Record<Language, readonly string[]>>;
  readonly wrong: readonly PagePart[];
  readonly right: readonly PagePart[];
}

/** A block of code as it is written, or a paragraph on one line, in the language it is written in. */
export type PagePart =
  | { readonly kind: 'code'; readonly language: string; readonly text: string }
  | { readonly kind: 'prose'; readonly language: Language; readonly text: string };

const HEADING = /^# (TL\d{4}) · (\S+)\n/u;
const SECTIONS = ['## 中文', '## Wrong · 错误', '## Right · 正确'];

/**
 * Reads a page.
 *
 * @throws Error when the page does not have the form of one; the tests see to it that ours have.
 */
export function parseRulePage(text: string): RulePage {
  const page = text.replaceAll('\r\n', '\n');
  const [heading = '', code, rule] = HEADING.exec(page) ?? [];
  if (code === undefined || rule === undefined) throw new Error('The page does not begin with "# CODE · law".');
  const parts: string[] = [];
  let rest = page.slice(heading.length);
  for (const section of SECTIONS) {
    const at = rest.indexOf(`\n${section}\n`);
    if (at < 0) throw new Error(`The page of ${code} has no section "${section}", or not in its place.`);
    parts.push(rest.slice(0, at));
    rest = rest.slice(at + section.length + 2);
  }
  const [en = '', zh = '', wrong = ''] = parts;
  return {
    code,
    rule,
    prose: { en: paragraphs(en), 'zh-CN': paragraphs(zh) },
    wrong: partsOf(wrong),
    right: partsOf(rest),
  };
}

function partsOf(text: string): PagePart[] {
  const parts: PagePart[] = [];
  let from = 0;
  const addProse = (prose: string): void => {
    for (const paragraph of paragraphs(prose)) {
      parts.push({ kind: 'prose', language: isChinese(paragraph) ? 'zh-CN' : 'en', text: paragraph });
    }
  };
  for (const match of text.matchAll(/^(`{3,})(\w+)\n(.*?)^\1$/gmsu)) {
    const [whole, , language = '', code = ''] = match;
    addProse(text.slice(from, match.index));
    parts.push({ kind: 'code', language, text: code });
    from = match.index + whole.length;
  }
  addProse(text.slice(from));
  return parts;
}

/** Paragraphs stand between empty lines; each item of a list is one. Their lines become one. */
function paragraphs(text: string): string[] {
  return text
    .split(/\n{2,}|\n(?=- )/u)
    .map((paragraph) => paragraph.trim().replaceAll(/(.) *\n *(?=(.))/gu, joinLines))
    .filter((paragraph) => paragraph !== '');
}

/** Between two Chinese characters a line end is no space. */
function joinLines(_match: string, before: string, after: string): string {
  return isWide(before) && isWide(after) ? before : `${before} `;
}

function isWide(character: string): boolean {
  return /[\p{sc=Han}\u3000-\u303F\uFF00-\uFFEF]/u.test(character);
}

/** Chinese words inside `code` do not make an English paragraph Chinese. */
function isChinese(paragraph: string): boolean {
  return /\p{sc=Han}/u.test(paragraph.replaceAll(/`[^`]*`/gu, ''));
}
